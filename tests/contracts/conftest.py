"""The ledgers that every contract of `Log` and `Views` is tried on; a further one is one more name here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storyboard_cli.ledger.opening import Ledger, memory_ledger, open_ledger

SHARED = ("sqlite file",)  # two may open the ledger of one project
LEDGERS = (*SHARED, "memory")

Open = Callable[..., Ledger]


def opening(kind: str, folder: Path) -> Iterator[Open]:
    """Opens ledgers by project, and closes them after the test; a thread closes its own (`closes_it`)."""
    made: list[Ledger] = []

    def open_it(project_id: str = "PRJ_001", *, closes_it: bool = False) -> Ledger:
        if kind == "memory":
            found = memory_ledger(project_id)
        else:
            found = open_ledger(folder / f"{project_id}.db", project_id)
        made.extend([] if closes_it else [found])
        return found

    yield open_it
    for ledger in made:
        ledger.close()


@pytest.fixture(params=LEDGERS)
def open_one(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens ledgers of every kind by project."""
    yield from opening(request.param, tmp_path)


@pytest.fixture(params=SHARED)
def open_shared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens ledgers that are the same for all who open them."""
    yield from opening(request.param, tmp_path)


@pytest.fixture
def ledger(open_one: Open) -> Ledger:
    return open_one()
