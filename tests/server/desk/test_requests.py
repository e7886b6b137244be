"""What becomes of a request whose server ended, or whose answer could not be kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.desk.request import Answered, Fresh, Reply, Running, Unknown, resolved
from storyboard_cli.server.desk.store import Desk
from tests.doubles.desk_asks import accepted, new_job, request


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "server.db")
    yield made
    made.close()


def test_where_nothing_happened_a_request_runs_anew() -> None:
    assert resolved(Unknown(41), lambda seq: []) == Fresh()
    assert resolved(Unknown(0), lambda seq: []) == Fresh()


def test_where_something_happened_its_events_are_named() -> None:
    asked: list[int] = []

    def happened(seq: int) -> list[int]:
        asked.append(seq)
        return [43, 44]

    error = resolved(Unknown(41), happened)
    assert isinstance(error, SbError)
    assert asked == [41]
    assert (error.kind, error.code) == (Kind.conflict, "outcome-unknown")
    assert "you recorded events 43, 44" in error.message
    one = resolved(Unknown(41), lambda seq: [42])
    assert isinstance(one, SbError)
    assert one.message.endswith("you recorded event 42")
    many = resolved(Unknown(0), lambda seq: range(1, 1000))
    assert isinstance(many, SbError)
    assert many.message.endswith("19, 20, …")


def test_what_records_nothing_runs_anew_without_being_asked_about() -> None:
    def happened(seq: int) -> list[int]:
        raise AssertionError("there is no ledger to ask")

    assert resolved(Unknown(None), happened) == Fresh()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_an_answer_that_the_disk_refused_is_unknown_and_not_running_for_ever(desk: Desk) -> None:
    import resource

    desk.begin(request(), 7)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    try:
        with pytest.raises(SbError) as caught:
            desk.answer(request(), Reply(200, {}, b"x" * 1_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert caught.value.kind is Kind.storage
    assert desk.begin(request()) == Unknown(7)
    assert desk.begin_again(request(), 9) == Fresh()
    assert desk.begin(request()) == Running()
    desk.answer(request(), accepted())
    assert desk.begin(request()) == Answered(accepted())


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_on_a_full_disk_there_is_neither_a_job_nor_its_answer(desk: Desk) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    try:
        with pytest.raises(SbError) as caught:
            desk.enqueue(new_job(picture="x" * 1_000_000), request(), accepted())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert caught.value.kind is Kind.storage
    assert desk.jobs() == []
    assert desk.begin(request()) == Fresh()
