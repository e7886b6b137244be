"""The newest event is known at once, whoever wrote it, and whichever file the ledger is by now."""

from __future__ import annotations

import threading
from pathlib import Path

from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.newest import Newest
from storyboard_cli.ledger.opening import open_ledger
from storyboard_cli.ledger.replacing import replace_ledger

AT, ACTOR = "2026-02-19T09:00:00.000000Z", "Asha Rao"


def event(number: int) -> NewEvent:
    return NewEvent("something.happened", f"S{number:02}", {"number": number})


def test_every_event_is_seen_as_soon_as_it_is_written(tmp_path: Path) -> None:
    newest = Newest(tmp_path / "ledger.db")
    assert newest.ask() is None
    ledger = open_ledger(tmp_path / "ledger.db", "PRJ_001")
    assert newest.ask() == 0
    for number in range(1, 50):
        ledger.log.append([event(number)], at=AT, actor=ACTOR)
        assert newest.ask() == number
    ledger.close()
    assert newest.ask() == 49
    newest.close()


def test_any_thread_may_ask(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger.db", "PRJ_001")
    ledger.log.append([event(1)], at=AT, actor=ACTOR)
    newest = Newest(tmp_path / "ledger.db")
    assert newest.ask() == 1
    found: list[int | None] = []
    threads = [threading.Thread(target=lambda: found.append(newest.ask())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 8
    newest.close()
    ledger.close()


def test_a_ledger_that_was_put_in_its_place_counts_anew(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    ledger = open_ledger(path, "PRJ_001")
    ledger.log.append([event(n) for n in range(5)], at=AT, actor=ACTOR)
    ledger.close()
    newest = Newest(path)
    assert (newest.ask(), newest.replaced) == (5, 0)
    newest.close()  # Windows lets nobody rename a file that is open
    replace_ledger(path, "PRJ_001", [event(1)], at=AT, actor=ACTOR, stamp="20260219T090000Z")
    assert (newest.ask(), newest.replaced) == (1, 1)
    assert (newest.ask(), newest.replaced) == (1, 1)
    newest.close()


def test_what_is_no_ledger_is_none(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_bytes(b"no database at all" * 100)
    newest = Newest(tmp_path / "ledger.db")
    assert newest.ask() is None
    newest.close()
