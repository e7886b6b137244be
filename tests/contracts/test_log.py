"""What every implementation of `Log` promises."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.chain import breaks
from storyboard_cli.ledger.opening import Ledger
from tests.doubles.events import AT, WHO, lock, one_of_each, record, render

from .conftest import Open

NOTE = NewEvent("note.made", "PRJ_001", {})


def test_an_empty_log_has_no_head(ledger: Ledger) -> None:
    assert ledger.log.head == (0, "")
    assert list(ledger.log.read()) == []
    assert ledger.log.last("render.stored") is None


def test_what_is_appended_is_read_back_in_order(ledger: Ledger) -> None:
    recorded = ledger.log.append(one_of_each(), at=AT, actor=WHO)

    assert list(ledger.log.read()) == recorded
    assert [(e.kind, e.subject, e.body) for e in recorded] == [
        (e.kind, e.subject, e.body) for e in one_of_each()
    ]
    assert {(e.project_id, e.at, e.actor) for e in recorded} == {("PRJ_001", AT, WHO)}
    assert ledger.log.head == (recorded[-1].seq, recorded[-1].hash)


def test_the_chain_is_unbroken_and_names_its_project(ledger: Ledger) -> None:
    record(ledger.log, *one_of_each())

    assert list(breaks(ledger.log.read(), "PRJ_001")) == []
    assert next(iter(breaks(ledger.log.read(), "PRJ_002")))[1].startswith("belongs to the project PRJ_001")


def test_an_event_keeps_the_request_that_it_was_recorded_for(ledger: Ledger) -> None:
    asked = NewEvent("note.made", "PRJ_001", {"text": "a"}, request="5e1f")
    recorded = ledger.log.append([asked, NOTE], at=AT, actor=WHO)

    assert [event.request for event in recorded] == ["5e1f", ""]
    assert list(ledger.log.read()) == recorded
    assert ledger.log.last("note.made") == recorded[-1]
    assert list(breaks(ledger.log.read(), "PRJ_001")) == []


def test_the_chain_covers_the_request_and_events_without_one_hash_as_ever(open_one: Open) -> None:
    [asked] = open_one("PRJ_001").log.append([replace(NOTE, request="5e1f")], at=AT, actor=WHO)
    assert [said for _, said in breaks([replace(asked, request="")], "PRJ_001")] == [
        "was changed after it was recorded: its hash does not fit its content"
    ]
    [plain] = open_one("PRJ_002").log.append([NOTE], at=AT, actor=WHO)
    fields = {"seq": 1, "project_id": "PRJ_002", "at": AT, "actor": WHO, "prev_hash": ""}
    assert plain.hash == sha256_json(fields | {"kind": NOTE.kind, "subject": NOTE.subject, "body": {}})


def test_two_projects_with_the_same_history_have_different_hashes(open_one: Open) -> None:
    first, second = open_one("PRJ_001"), open_one("PRJ_002")
    record(first.log, NOTE)
    record(second.log, NOTE)

    assert first.log.head[1] != second.log.head[1]


def test_the_expected_head_is_a_condition(ledger: Ledger) -> None:
    ledger.log.append([render()], at=AT, actor=WHO, expected_head=0)
    with pytest.raises(SbError) as caught:
        ledger.log.append([render(version=2)], at=AT, actor=WHO, expected_head=0)

    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "ledger-moved")
    assert ledger.log.head[0] == 1


def test_one_event_that_cannot_be_read_and_none_is_recorded(ledger: Ledger) -> None:
    with pytest.raises(SbError, match="render_version") as caught:
        record(ledger.log, render(), NewEvent("render.stored", "FR_S03_003", {"path": "no version"}))

    assert caught.value.code == "event-unreadable"
    assert ledger.log.head == (0, "")
    assert ledger.views.renders() == []


def test_reading_filters_by_kind_subject_and_position(ledger: Ledger) -> None:
    record(ledger.log, render(), lock(1), lock(2))

    assert [e.seq for e in ledger.log.read(1)] == [2, 3]
    assert [e.kind for e in ledger.log.read(kinds=["render.stored"])] == ["render.stored"]
    assert [e.seq for e in ledger.log.read(kinds=["render.stored", "asset.locked"])] == [1, 2, 3]
    assert [e.seq for e in ledger.log.read(subject="CHAR_001@v2")] == [3]


def test_the_last_event_of_some_kinds_is_found(ledger: Ledger) -> None:
    record(ledger.log, lock(1), render(), lock(2), NOTE)

    last = ledger.log.last("asset.locked", "render.stored")
    assert last is not None
    assert (last.seq, last.subject) == (3, "CHAR_001@v2")
    assert [e.seq for e in ledger.log.newest(2, "asset.locked", "render.stored")] == [3, 2]
    assert [e.seq for e in ledger.log.newest(9, "asset.locked")] == [3, 1]


def test_a_long_log_is_read_to_its_end_while_it_grows(ledger: Ledger) -> None:
    record(ledger.log, *[NOTE] * 2_500)

    seen = 0
    for event in ledger.log.read():
        seen += 1
        if event.seq == 1:
            record(ledger.log, NOTE)
    assert seen == 2_501


def test_text_in_any_script_and_broken_file_names_survive(ledger: Ledger) -> None:
    body = {"name": "मौन — Ünïcode 😶", "path": "scripts/\udcff.fountain", "seconds": 0.1}
    record(ledger.log, NewEvent("note.made", "PRJ_001", body))

    assert next(iter(ledger.log.read())).body == body
    assert list(breaks(ledger.log.read(), "PRJ_001")) == []


def test_waiting_ends_at_once_where_there_is_more_and_after_its_time_where_not(ledger: Ledger) -> None:
    record(ledger.log, NOTE)

    assert ledger.log.wait(0, timeout=0)
    began = time.monotonic()
    assert not ledger.log.wait(1, timeout=0.1)
    assert 0.09 <= time.monotonic() - began < 5


def test_waiting_sees_what_another_appends(open_shared: Open) -> None:
    waiting = open_shared("PRJ_001")
    started = threading.Event()

    def append() -> None:
        other = open_shared("PRJ_001", closes_it=True)
        started.wait(5)
        other.log.append([NOTE], at=AT, actor=WHO)
        other.close()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(append)
        started.set()
        assert waiting.log.wait(0, timeout=10)
        done.result()


def test_of_many_that_append_to_one_head_one_wins(open_shared: Open) -> None:
    start = threading.Barrier(6)

    def try_it(number: int) -> bool:
        mine = open_shared("PRJ_001", closes_it=True)
        try:
            start.wait(10)
            mine.log.append([NOTE], at=AT, actor=f"{number}", expected_head=0)
        except SbError as error:
            assert error.code == "ledger-moved"
            return False
        finally:
            mine.close()
        return True

    with ThreadPoolExecutor(6) as pool:
        won = list(pool.map(try_it, range(6)))
    assert won.count(True) == 1
    assert open_shared("PRJ_001").log.head[0] == 1
