"""The ledgers that every contract of `Log` and `Views` is tried on; a further one is one more name here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storyboard_cli.ledger.opening import Ledger, memory_ledger, open_ledger

LEDGERS = ("sqlite file", "memory")

Open = Callable[..., Ledger]  # (project_id) → a ledger; the same project again is the same place, if shared


@pytest.fixture(params=LEDGERS)
def open_one(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens ledgers by project, and closes them after the test; a thread closes its own (`closes_it`)."""
    made: list[Ledger] = []

    def open_it(project_id: str = "PRJ_001", *, closes_it: bool = False) -> Ledger:
        if request.param == "memory":
            found = memory_ledger(project_id)
        else:
            found = open_ledger(tmp_path / f"{project_id}.db", project_id)
        made.extend([] if closes_it else [found])
        return found

    yield open_it
    for ledger in made:
        ledger.close()


@pytest.fixture
def ledger(open_one: Open) -> Ledger:
    return open_one()


@pytest.fixture
def is_shared(open_one: Open) -> bool:
    """Can two open the same project's ledger?"""
    first, second = open_one("PRJ_shared"), open_one("PRJ_shared")
    first.views.set_note("here", "yes")
    return second.views.note("here") == "yes"
