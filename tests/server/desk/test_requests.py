"""What becomes of a request whose server ended, or whose answer could not be kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.desk.request import Answered, Fresh, Reply, Running, Unknown
from storyboard_cli.server.desk.store import Desk
from tests.doubles.desk_asks import accepted, new_job, request


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "server.db")
    yield made
    made.close()


def test_a_request_is_known_by_who_asks_where_and_under_which_key_and_does_not_tell_the_key() -> None:
    known = request().identity
    assert known == request(body="b", target="POST /v1/other").identity
    others = [request("key-2"), request(principal="user:ben"), request(project_id="PRJ_002")]
    assert len({known, *(other.identity for other in others)}) == 4
    assert len(known) == 32
    assert "key" not in known


def test_a_desk_of_the_shape_before_says_of_a_request_which_event_it_began_with(tmp_path: Path) -> None:
    from storyboard_cli.core.database import Database
    from storyboard_cli.server.desk.shape import STEPS

    asked = request()
    older = Database(tmp_path / "server.db", STEPS[:1])
    with older.writing() as connection:
        connection.execute(
            "INSERT INTO requests (project_id, principal, key, target, body_sha256, state, server, "
            "head_before, at) VALUES (?, ?, ?, ?, ?, 'started', 'older', 41, '2999-01-01T00:00:00Z')",
            (asked.project_id, asked.principal, asked.key, asked.target, asked.body_sha256),
        )
    older.close()
    desk = Desk(tmp_path / "server.db")
    assert desk.begin(asked) == Unknown((41, ""))
    desk.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_an_answer_that_the_disk_refused_is_unknown_and_not_running_for_ever(desk: Desk) -> None:
    import resource

    desk.begin(request(), (7, "aa"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    try:
        with pytest.raises(SbError) as caught:
            desk.answer(request(), Reply(200, {}, b"x" * 1_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert caught.value.kind is Kind.storage
    assert desk.begin(request()) == Unknown((7, "aa"))
    assert desk.begin_again(request(), (9, "bb")) == Fresh()
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
