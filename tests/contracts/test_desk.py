"""What every implementation of `DeskPort` promises."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.desk.job import DEAD_AFTER, Guard, Job, JobState, NewJob, Outcome
from storyboard_cli.server.desk.port import DeskPort, Enqueued
from storyboard_cli.server.desk.progress import Progress
from storyboard_cli.server.desk.request import Answered, Fresh, Other, Reply, Running, Unknown
from storyboard_cli.server.desk.store import Desk
from tests.doubles.desk_asks import WHO, accepted, new_job, request

DESKS = ("sqlite file",)
DONE = Outcome(JobState.done, {"rendered": 3})
STOPPED = Outcome(JobState.cancelled, problem={"code": "interrupted"})
NOTHING = Progress()


class Clock:
    """A clock that a test sets forward."""

    def __init__(self) -> None:
        self.now = datetime(2026, 2, 19, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


OpenDesk = Callable[[str], DeskPort]
"""Opens the one desk for a server of that name."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=DESKS)
def open_desk(tmp_path: Path, clock: Clock) -> Iterator[OpenDesk]:
    made: list[DeskPort] = []

    def open_it(server: str = "first") -> DeskPort:
        found = Desk(tmp_path / "server.db", server=server, clock=clock)
        made.append(found)
        return found

    yield open_it
    for desk in made:
        desk.close()


@pytest.fixture
def desk(open_desk: OpenDesk) -> DeskPort:
    return open_desk("first")


def test_a_job_that_was_read_is_at_hand_until_something_is_written(open_desk: OpenDesk):
    desk, other = open_desk("first"), open_desk("first")
    job = put(desk, new_job())
    assert desk.job_at_hand(job.job_id) is None
    assert desk.job(job.job_id) == desk.job_at_hand(job.job_id) == job
    taken = other.take(per_project=1)
    assert taken is not None and desk.job_at_hand(job.job_id) is None
    assert desk.job(job.job_id) == desk.job_at_hand(job.job_id) == taken
    desk.finish(job.job_id, DONE, NOTHING)
    assert desk.job_at_hand(job.job_id) is None
    assert desk.job(job.job_id).state is JobState.done


def put(desk: DeskPort, new: NewJob) -> Job:
    found = desk.enqueue(new)
    assert isinstance(found, Enqueued)
    return found.job


def taken(desk: DeskPort, per_project: int = 2) -> str | None:
    job = desk.take(per_project=per_project)
    return None if job is None else job.job_id


# --- requests -------------------------------------------------------------------------------------------


def test_a_request_is_fresh_then_running_then_answered(desk: DeskPort) -> None:
    assert desk.begin(request()) == Fresh()
    assert desk.begin(request()) == Running()
    reply = Reply(200, {"ETag": '"7"', "Content-Type": "application/json"}, b'{"a": "\xc3\xa4"}')
    desk.answer(request(), reply)

    assert desk.begin(request()) == Answered(reply)


def test_a_key_is_of_one_request(desk: DeskPort) -> None:
    desk.begin(request())
    other = request(body="b")
    assert desk.begin(other) == Other(request().target)
    assert desk.begin(request(target="POST /v1/other")) == Other(request().target)
    assert desk.enqueue(new_job(), other, accepted()) == Other(request().target)
    assert desk.jobs() == []


def test_what_was_answered_is_known_and_what_was_only_begun_is_not(desk: DeskPort) -> None:
    assert desk.answered(request()) is None
    desk.begin(request())
    assert desk.answered(request()) is None
    desk.answer(request(), accepted())
    assert desk.answered(request()) == Answered(accepted())
    assert desk.answered(request(body="b")) == Other(request().target)


def test_what_guards_a_job_stays_with_it_and_with_the_one_that_does_it_again(desk: DeskPort) -> None:
    guard = Guard("asset:CHAR_001", 17)
    put(desk, replace(new_job(), guard=guard))
    job = desk.take(per_project=1)
    assert job is not None and job.guard == guard
    desk.cancel(job.job_id)
    ended = desk.finish(job.job_id, STOPPED, NOTHING)
    assert put(desk, ended.again("job_2", actor=WHO, principal="user:ann", role="artist")).guard == guard
    assert put(desk, new_job("job_3")).guard is None


def test_a_key_is_of_one_person_and_one_project(desk: DeskPort) -> None:
    desk.begin(request())
    assert desk.begin(request(principal="user:ben")) == Fresh()
    assert desk.begin(request(project_id="PRJ_002")) == Fresh()
    assert desk.begin(request(project_id="")) == Fresh()


def test_what_was_dropped_comes_again_and_an_answer_is_never_dropped(desk: DeskPort) -> None:
    desk.begin(request())
    desk.drop(request())
    assert desk.begin(request()) == Fresh()
    desk.answer(request(), accepted())
    desk.drop(request())
    assert desk.begin(request()) == Answered(accepted())


def test_what_was_lost_is_unknown_until_somebody_decides(desk: DeskPort) -> None:
    desk.begin(request(), (41, "aa"))
    desk.lose(request())
    assert desk.begin(request(), (43, "bb")) == Unknown((41, "aa"))
    assert desk.begin_again(request(), (43, "bb")) == Fresh()
    assert desk.begin(request()) == Running()


def test_what_an_ended_server_began_is_unknown_until_somebody_decides(open_desk: OpenDesk) -> None:
    open_desk("first").begin(request(), (41, "aa"))
    second = open_desk("second")

    assert second.begin(request(), (43, "bb")) == Unknown((41, "aa"))
    assert second.begin(request(body="b")) == Other(request().target)
    assert second.begin_again(request(), (43, "bb")) == Fresh()
    assert second.begin(request()) == Running()
    assert second.begin_again(request(), (43, "bb")) == Running()  # another one was quicker
    second.answer(request(), accepted())
    assert second.begin(request()) == Answered(accepted())


def test_an_answer_is_given_again_for_a_day(desk: DeskPort, clock: Clock) -> None:
    desk.begin(request())
    desk.answer(request(), accepted())
    clock.now += timedelta(hours=23)
    assert desk.begin(request()) == Answered(accepted())
    assert desk.sweep() == 0
    clock.now += timedelta(hours=2)
    assert desk.begin(request(body="b")) == Fresh()
    desk.answer(request(body="b"), accepted())
    assert desk.sweep() == 0
    clock.now += timedelta(hours=25)
    assert desk.sweep() == 1


def test_what_is_being_worked_on_is_not_swept(desk: DeskPort, clock: Clock) -> None:
    desk.begin(request())
    put(desk, new_job("long"))
    put(desk, new_job("old"))
    assert taken(desk) == "long"
    desk.cancel("old")
    clock.now += timedelta(days=31)

    assert desk.sweep() == 1
    assert desk.begin(request()) == Running()
    assert [job.job_id for job in desk.jobs()] == ["long"]


def test_of_many_that_begin_at_once_one_is_fresh(desk: DeskPort) -> None:
    start = threading.Barrier(12)

    def begin(_: int) -> object:
        start.wait(10)
        return desk.begin(request())

    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(begin, range(12)))
    assert sorted(type(one).__name__ for one in found) == ["Fresh"] + ["Running"] * 11


# --- jobs -----------------------------------------------------------------------------------------------


def test_a_job_is_kept_as_it_was_asked_for(desk: DeskPort) -> None:
    ask = {"selectors": ["S01"], "name": "मौन \udcff"}
    job = put(desk, NewJob("job_1", "PRJ_001", "render", ask, WHO, "user:ann", "artist"))

    assert (job.state, job.attempt, job.created_at) == (JobState.queued, 0, "2026-02-19T09:00:00.000000Z")
    assert (job.ask, job.actor, job.principal, job.role, job.lane) == (
        ask, WHO, "user:ann", "artist", "render",
    )  # fmt: skip
    assert desk.job("job_1") == job
    with pytest.raises(SbError) as caught:
        desk.job("job_2")
    assert (caught.value.kind, caught.value.code) == (Kind.missing, "no-such-job")


def test_a_job_and_its_answer_come_in_one_step(desk: DeskPort) -> None:
    first = desk.enqueue(new_job("job_1"), request(), accepted("job_1"))
    again = desk.enqueue(new_job("job_2"), request(), accepted("job_2"))

    assert isinstance(first, Enqueued)
    assert again == Answered(accepted("job_1"))
    assert [job.job_id for job in desk.jobs()] == ["job_1"]
    assert desk.begin(request()) == Answered(accepted("job_1"))


def test_twelve_racing_requests_with_one_key_make_one_job(desk: DeskPort) -> None:
    start = threading.Barrier(12)

    def ask(number: int) -> Reply:
        start.wait(10)
        mine = accepted(f"job_{number}")
        found = desk.enqueue(new_job(f"job_{number}"), request(), mine)
        assert isinstance(found, Enqueued | Answered)
        return mine if isinstance(found, Enqueued) else found.reply

    with ThreadPoolExecutor(12) as pool:
        replies = list(pool.map(ask, range(12)))
    [job] = desk.jobs()
    assert replies == [accepted(job.job_id)] * 12


def test_jobs_run_oldest_first_and_no_more_of_a_project_than_it_may(desk: DeskPort) -> None:
    for number in range(4):
        put(desk, new_job(f"job_{number}"))
    assert [taken(desk), taken(desk), taken(desk)] == ["job_0", "job_1", None]
    job = desk.finish("job_0", DONE, Progress("drawing", done=3, total=3))

    assert (job.state, job.answer, job.progress.percent) == (JobState.done, {"rendered": 3}, 100.0)
    assert taken(desk) == "job_2"
    assert desk.counts() == {
        JobState.queued: 1, JobState.running: 2, JobState.done: 1, JobState.failed: 0, JobState.cancelled: 0,
    }  # fmt: skip


def test_of_one_lane_one_job_runs_and_others_go_ahead(desk: DeskPort) -> None:
    for number, operation in enumerate(("compile", "compile", "check")):
        put(desk, NewJob(f"job_{number}", "PRJ_001", operation, {}, WHO, "user:ann", "artist"))
    put(desk, NewJob("job_3", "PRJ_002", "compile", {}, WHO, "user:ann", "artist"))

    assert {taken(desk, 3), taken(desk, 3), taken(desk, 3)} == {"job_0", "job_2", "job_3"}
    assert taken(desk, 3) is None
    desk.finish("job_0", DONE, NOTHING)
    assert taken(desk, 3) == "job_1"


def test_two_that_take_at_once_get_two_jobs(desk: DeskPort) -> None:
    for number in range(40):
        put(desk, new_job(f"job_{number:02}", f"PRJ_{number:03}"))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: taken(desk), range(41)))
    assert sorted(one for one in found if one) == [f"job_{number:02}" for number in range(40)]


@pytest.mark.parametrize(("waiting", "workers", "last"), [(1_960, 2, 80), (300, 1, 90), (300, 4, 80)])
def test_a_small_project_is_done_beside_a_big_one(
    desk: DeskPort, waiting: int, workers: int, last: int
) -> None:
    """40 jobs come after those of another project, and end with its first ones."""
    for number in range(waiting):
        put(desk, new_job(f"big_{number}", "PRJ_Big"))
    for number in range(40):
        put(desk, new_job(f"small_{number}", "PRJ_Small"))

    order, running = [], []
    while [one for one in order if one.startswith("small")] != [f"small_{n}" for n in range(40)]:
        while len(running) < workers and (job_id := taken(desk)):
            running.append(job_id)
            order.append(job_id)
        desk.finish(running.pop(0), DONE, NOTHING)
    assert len(order) <= last
    assert [one for one in order if one.startswith("big")] == [f"big_{n}" for n in range(len(order) - 40)]


# --- how jobs end ---------------------------------------------------------------------------------------


def test_a_job_that_waits_is_cancelled_at_once(desk: DeskPort) -> None:
    put(desk, new_job())
    job = desk.cancel("job_1")

    assert (job.state, job.finished_at) == (JobState.cancelled, "2026-02-19T09:00:00.000000Z")
    assert job.problem is not None
    assert job.problem["message"] == "cancelled before it began; nothing was done"
    assert taken(desk) is None
    assert desk.cancel("job_1") == job


def test_a_job_that_runs_is_asked_to_stop(desk: DeskPort) -> None:
    put(desk, new_job())
    taken(desk)
    assert desk.cancel("job_1").stop_wanted
    assert desk.finish("job_1", STOPPED, NOTHING).state is JobState.cancelled


def test_a_job_that_was_done_before_it_could_stop_is_done(desk: DeskPort) -> None:
    put(desk, new_job())
    taken(desk)
    desk.cancel("job_1")
    assert desk.finish("job_1", DONE, NOTHING).state is JobState.done
    with pytest.raises(SbError) as caught:
        desk.cancel("job_1")
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "job-ended")


def test_an_end_is_written_once(desk: DeskPort) -> None:
    put(desk, new_job())
    taken(desk)
    desk.finish("job_1", DONE, NOTHING)
    assert desk.finish("job_1", STOPPED, NOTHING).state is JobState.done
    assert desk.put_back("job_1", STOPPED, NOTHING).state is JobState.done


def test_what_failed_or_was_cancelled_is_retried_once_at_a_time(desk: DeskPort) -> None:
    put(desk, new_job(frames=3))
    old = desk.cancel("job_1")
    again = old.again("job_2", actor="Ben <ben@example.org>", principal="user:ben", role="owner")
    job = put(desk, again)

    assert (job.retry_of, job.ask, job.actor) == ("job_1", {"frames": 3}, "Ben <ben@example.org>")
    with pytest.raises(SbError, match="as job_2"):
        put(desk, old.again("job_3", actor=WHO, principal="user:ann", role="artist"))
    with pytest.raises(SbError) as caught:
        put(desk, job.again("job_3", actor=WHO, principal="user:ann", role="artist"))
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "job-not-retryable")
    desk.cancel("job_2")
    assert (
        put(desk, old.again("job_3", actor=WHO, principal="user:ann", role="artist")).state is JobState.queued
    )


def test_a_refused_retry_leaves_no_answer(desk: DeskPort) -> None:
    put(desk, new_job())
    again = desk.job("job_1").again("job_2", actor=WHO, principal="user:ann", role="artist")
    with pytest.raises(SbError):
        desk.enqueue(again, request(), accepted("job_2"))
    assert desk.begin(request()) == Fresh()


# --- servers that end -----------------------------------------------------------------------------------


def test_what_a_dead_server_ran_waits_again_in_its_old_place(open_desk: OpenDesk) -> None:
    first = open_desk("first")
    for number in range(3):
        put(first, new_job(f"job_{number}"))
    taken(first)
    second = open_desk("second")
    recovered = second.recover()

    assert [job.job_id for job in recovered.queued] == ["job_0"]
    assert recovered.ended == ()
    job = second.take(per_project=2)
    assert job is not None
    assert (job.job_id, job.attempt, job.deaths) == ("job_0", 2, 1)
    assert second.recover().queued == ()  # what it runs itself is not left


def test_a_job_that_takes_its_server_along_again_and_again_is_dead(open_desk: OpenDesk) -> None:
    put(open_desk("0"), new_job())
    for number in range(DEAD_AFTER):
        assert taken(open_desk(str(number))) == "job_1"
        recovered = open_desk(str(number + 1)).recover()
    desk = open_desk("last")

    [job] = recovered.ended
    assert (job.state, job.is_dead, job.attempt) == (JobState.failed, True, DEAD_AFTER)
    assert job.problem is not None
    assert job.problem["code"] == "job-died"
    assert desk.jobs(dead=True) == [job]
    assert put(desk, job.again("job_2", actor=WHO, principal="user:ann", role="artist")).deaths == 0


def test_a_cancelled_job_stays_cancelled_when_its_server_dies(open_desk: OpenDesk) -> None:
    first = open_desk("first")
    put(first, new_job())
    taken(first)
    first.cancel("job_1")
    [job] = open_desk("second").recover().ended
    assert job.state is JobState.cancelled


def test_a_job_that_was_put_back_waits_and_did_not_die(open_desk: OpenDesk) -> None:
    first = open_desk("first")
    put(first, new_job())
    taken(first)
    assert first.put_back("job_1", STOPPED, NOTHING).state is JobState.queued
    second = open_desk("second")
    assert second.recover().queued == ()
    assert taken(second) == "job_1"
    assert second.job("job_1").deaths == 0
    # The first server's thread comes to its end late: the job is another's by now.
    assert first.finish("job_1", DONE, NOTHING).state is JobState.running


def test_a_cancelled_job_is_not_put_back(desk: DeskPort) -> None:
    put(desk, new_job())
    taken(desk)
    desk.cancel("job_1")
    job = desk.put_back("job_1", STOPPED, NOTHING)
    assert (job.state, job.problem) == (JobState.cancelled, {"code": "interrupted"})


# --- lists ----------------------------------------------------------------------------------------------


def test_jobs_are_listed_newest_first_by_project_state_and_page(desk: DeskPort) -> None:
    for number in range(5):
        put(desk, new_job(f"job_{number}"))
    put(desk, new_job("other", "PRJ_002"))
    desk.cancel("job_3")

    def listed(**asked: object) -> list[str]:
        return [job.job_id for job in desk.jobs("PRJ_001", **asked)]  # type: ignore[arg-type]

    assert listed() == ["job_4", "job_3", "job_2", "job_1", "job_0"]
    assert listed(limit=2) == ["job_4", "job_3"]
    assert listed(limit=2, before=desk.job("job_3").number) == ["job_2", "job_1"]
    assert listed(states=[JobState.cancelled]) == ["job_3"]
    assert len(desk.jobs()) == 6
