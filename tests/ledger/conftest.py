"""A ledger in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storyboard_cli.ledger.opening import Ledger, open_ledger


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Ledger]]:
    """Opens ledgers and closes every one of them after the test."""
    open_now: list[Ledger] = []

    def open_one(name: str = "ledger.db", project_id: str = "PRJ_001") -> Ledger:
        open_now.append(open_ledger(tmp_path / name, project_id))
        return open_now[-1]

    yield open_one
    for ledger in open_now:
        ledger.close()


@pytest.fixture
def ledger(opened: Callable[..., Ledger]) -> Ledger:
    return opened()
