"""Threads do jobs: they report, stop when they are asked to, and end once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from storyboard_cli.core.asking import Answer
from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.server.desk.job import Job, JobState
from storyboard_cli.server.desk.port import Enqueued
from storyboard_cli.server.desk.runner import Run, Runner
from storyboard_cli.server.desk.store import Desk
from tests.doubles.desk_asks import WHO, accepted, new_job, request

SOON = 20.0  # seconds; reached only where something is broken


class Frames(Answer):
    """What these jobs answer."""

    rendered: int


class Bench:
    """A desk with a runner, and what its listeners heard."""

    def __init__(self, path: Path) -> None:
        self.desk = Desk(path)
        self.heard: Queue[Job] = Queue()
        self.progress: Queue[Job] = Queue()
        self.runners: list[Runner] = []

    def started(self, run: Run, workers: int = 2, per_project: int = 2) -> Runner:
        runner = Runner(
            self.desk,
            run,
            workers=workers,
            per_project=per_project,
            on_change=[self.heard.put],
            on_progress=[self.progress.put],
        )
        self.runners.append(runner)
        runner.start()
        return runner

    def until(self, job_id: str, state: JobState) -> Job:
        """The job, as listeners hear of it in that state."""
        while True:
            job = self.heard.get(timeout=SOON)
            if (job.job_id, job.state) == (job_id, state):
                return job

    def ended(self, job_id: str) -> Job:
        """The job, when listeners hear that it ended."""
        while True:
            job = self.heard.get(timeout=SOON)
            if job.job_id == job_id and not job.is_open:
                assert self.desk.job(job_id) == job  # it was written before
                return job

    def close(self) -> None:
        for runner in self.runners:
            assert runner.stop(SOON)
        self.desk.close()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path / "server.db")
    yield made
    made.close()


def draws(job: Job, caller: Caller) -> Answer:
    """Three frames, at once."""
    with caller.task("rendering", 3) as task:
        for number in range(3):
            task.advance(note=f"FR_S01_00{number + 1}")
    return Frames(rendered=3)


class Gate:
    """Work that waits until a test lets it go on, and that looks at the wish to stop."""

    def __init__(self) -> None:
        self.began = threading.Semaphore(0)
        self.go = threading.Event()

    def __call__(self, job: Job, caller: Caller) -> Answer:
        with caller.task("rendering", 10) as task:
            task.advance(note="FR_S01_001")
            self.began.release()
            while not self.go.wait(0.005):
                caller.check()
        return Frames(rendered=1)

    def reached(self) -> None:
        assert self.began.acquire(timeout=SOON)


def test_a_job_is_done_and_its_answer_kept(bench: Bench) -> None:
    runner = bench.started(draws)
    runner.submit(new_job("job_1", selectors=["S01"]), request(), accepted())
    job = bench.ended("job_1")

    assert (job.state, job.answer, job.failure, job.problem) == (JobState.done, {"rendered": 3}, None, None)
    assert (job.progress.title, job.progress.note, job.progress.percent) == ("rendering", "FR_S01_003", 100.0)
    assert job.attempt == 1
    assert job.started_at is not None
    assert job.finished_at is not None
    assert runner.running == []


def test_listeners_hear_of_each_state_in_order(bench: Bench) -> None:
    runner = bench.started(draws, workers=1)
    runner.submit(new_job())
    states = [bench.heard.get(timeout=SOON).state for _ in range(3)]
    assert states == [JobState.queued, JobState.running, JobState.done]


def test_who_asked_signs_what_their_job_does(bench: Bench) -> None:
    callers: list[Caller] = []

    def run(job: Job, caller: Caller) -> Answer:
        callers.append(caller)
        return Frames(rendered=0)

    bench.started(run).submit(new_job())
    bench.ended("job_1")
    [caller] = callers
    assert caller.actor == WHO
    assert not caller.is_here


def test_a_bad_result_keeps_its_answer(bench: Bench) -> None:
    bench.started(lambda job, caller: Frames(rendered=2, failure=Kind.partial)).submit(new_job())
    job = bench.ended("job_1")
    assert (job.state, job.answer, job.failure) == (JobState.failed, {"rendered": 2}, "partial")
    assert job.plain()["failure"] == "partial"


def test_a_refusal_is_kept_with_its_hint(bench: Bench) -> None:
    error = SbError(
        Kind.blocked, "not-locked", "CHAR_001 is not locked", hint=Mend("lock", {"assets": ["CHAR_001"]})
    )

    def run(job: Job, caller: Caller) -> Answer:
        raise error

    bench.started(run).submit(new_job())
    job = bench.ended("job_1")
    assert (job.state, job.problem, job.answer) == (JobState.failed, error.plain(), None)


def test_a_mistake_of_the_program_is_logged_and_shows_nothing_of_itself(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    class Panic(BaseException):
        """As libraries in Rust end."""

    def run(job: Job, caller: Caller) -> Answer:
        raise Panic(secret) if job.job_id == "job_1" else ValueError(secret)

    secret = "/home/ann/" + "secret"

    runner = bench.started(run, workers=1)
    with caplog.at_level(logging.ERROR):
        for job_id in ("job_1", "job_2"):
            runner.submit(new_job(job_id))
            job = bench.ended(job_id)
            assert job.state is JobState.failed
            assert job.problem is not None
            assert (job.problem["kind"], job.problem["code"]) == ("internal", "internal")
            assert secret not in str(job.plain())
            assert job_id in str(job.problem["hint"])
    assert caplog.text.count(secret) == 2


def test_a_listener_that_fails_stops_nobody(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    def fails(job: Job) -> None:
        raise ValueError("I am deaf")

    runner = Runner(bench.desk, draws, on_change=[fails, bench.heard.put])
    bench.runners.append(runner)
    runner.start()
    runner.submit(new_job())
    assert bench.ended("job_1").state is JobState.done
    assert "I am deaf" in caplog.text


# --- how far they are -----------------------------------------------------------------------------------


def test_how_far_a_job_is_comes_from_memory(bench: Bench) -> None:
    gate = Gate()
    runner = bench.started(gate)
    runner.submit(new_job())
    gate.reached()

    job = runner.job("job_1")
    assert (job.state, job.progress.percent, job.progress.note) == (JobState.running, 10.0, "FR_S01_001")
    [same] = runner.with_progress(bench.desk.jobs())
    assert (same.job_id, same.progress.done, same.progress.note) == ("job_1", 1.0, "FR_S01_001")
    assert same.progress.seconds > job.progress.seconds > 0
    assert bench.desk.job("job_1").progress.plain()["percent"] is None  # nothing is written meanwhile
    assert bench.progress.get(timeout=SOON).progress.percent == 10.0
    gate.go.set()
    bench.ended("job_1")


def test_what_was_said_on_the_way_is_kept(bench: Bench) -> None:
    def run(job: Job, caller: Caller) -> Answer:
        caller.say("two servers answer")
        caller.warn("one has no model", Mend("models.list"))
        return Frames(rendered=0)

    bench.started(run).submit(new_job())
    said, warned = bench.ended("job_1").progress.messages
    assert said == {"level": "said", "text": "two servers answer", "hint": None}
    assert (warned["level"], warned["hint"]["steps"][0]["operation"]) == ("warning", "models.list")


# --- stopping -------------------------------------------------------------------------------------------


def test_a_running_job_is_cancelled_with_what_it_says_of_that(bench: Bench) -> None:
    def run(job: Job, caller: Caller) -> Answer:
        with caller.stopping(lambda: Cancelled("stopped after 1 of 10 frames")):
            return gate(job, caller)

    gate = Gate()
    runner = bench.started(run)
    runner.submit(new_job())
    gate.reached()
    assert runner.cancel("job_1").stop_wanted

    job = bench.ended("job_1")
    assert job.state is JobState.cancelled
    assert job.problem is not None
    assert job.problem["message"] == "stopped after 1 of 10 frames"
    assert job.progress.note == "FR_S01_001"


def test_a_job_that_nobody_may_ask_for_any_more_says_so(bench: Bench) -> None:
    gate = Gate()
    runner = bench.started(gate, workers=1)
    runner.submit(new_job("job_1"))
    gate.reached()
    runner.submit(new_job("job_2"))
    for job_id in ("job_2", "job_1"):
        runner.cancel(job_id, "Bo was let out")
    said = {job_id: bench.ended(job_id).problem or {} for job_id in ("job_2", "job_1")}
    assert said["job_1"]["message"].endswith("; Bo was let out")
    assert said["job_2"]["message"] == "cancelled before it began: Bo was let out; nothing was done"


def test_a_waiting_job_is_cancelled_at_once_and_never_begins(bench: Bench) -> None:
    gate = Gate()
    runner = bench.started(gate, workers=1)
    runner.submit(new_job("job_1"))
    gate.reached()
    runner.submit(new_job("job_2"))
    assert runner.cancel("job_2").state is JobState.cancelled
    gate.go.set()
    bench.ended("job_1")
    assert bench.desk.job("job_2").attempt == 0


def test_who_cancels_as_a_job_begins_is_heard(bench: Bench) -> None:
    """The wish comes after the job was taken and before any thread has it in hand."""
    gate = Gate()

    class Between(Desk):
        def take(self, *, per_project: int) -> Job | None:
            job = super().take(per_project=per_project)
            if job is not None:
                self.cancel(job.job_id)
            return job

    desk = Between(bench.desk.path, server=bench.desk.server)
    runner = Runner(desk, gate, on_change=[bench.heard.put])
    bench.runners.append(runner)
    runner.start()
    runner.submit(new_job())
    assert bench.ended("job_1").state is JobState.cancelled
    desk.close()


def test_a_job_goes_on_with_the_next_server(bench: Bench) -> None:
    gate = Gate()
    first = bench.started(gate, workers=1)
    first.submit(new_job("job_1"))
    first.submit(new_job("job_2"))
    gate.reached()
    assert first.stop(SOON)

    assert {job.job_id: job.state for job in bench.desk.jobs()} == {
        "job_1": JobState.queued,
        "job_2": JobState.queued,
    }
    bench.started(draws, workers=1)
    assert bench.ended("job_1").attempt == 2
    assert bench.ended("job_2").attempt == 1
    assert not bench.desk.job("job_1").deaths


def test_a_cancelled_job_does_not_come_back_with_the_next_server(bench: Bench) -> None:
    gate = Gate()

    def slow(job: Job, caller: Caller) -> Answer:
        gate.began.release()
        assert gate.go.wait(SOON)
        caller.check()
        raise AssertionError("it was asked to stop")

    first = bench.started(slow)
    first.submit(new_job())
    gate.reached()
    first.cancel("job_1")
    stopping = threading.Thread(target=first.stop, args=(SOON,))
    stopping.start()
    gate.go.set()
    assert bench.ended("job_1").state is JobState.cancelled
    stopping.join()


def test_work_that_does_not_stop_in_time_is_left_to_the_next_server(bench: Bench) -> None:
    """Its thread comes to an end some time, and changes nothing any more."""
    gate = Gate()

    def deaf(job: Job, caller: Caller) -> Answer:
        gate.began.release()
        assert gate.go.wait(SOON)
        return Frames(rendered=99)

    first = bench.started(deaf)
    first.submit(new_job())
    gate.reached()
    assert not first.stop(0.05)
    assert bench.desk.job("job_1").state is JobState.queued

    second = Desk(bench.desk.path)
    runner = Runner(second, draws, on_change=[bench.heard.put])
    runner.start()
    job = bench.ended("job_1")
    gate.go.set()
    assert first.stop(SOON)
    assert (bench.desk.job("job_1"), job.answer, job.deaths) == (job, {"rendered": 3}, 0)
    assert runner.stop(SOON)
    second.close()


# --- many -----------------------------------------------------------------------------------------------


def test_of_one_project_as_many_jobs_run_as_it_may(bench: Bench) -> None:
    gate = Gate()
    runner = bench.started(gate, workers=4)
    for number in range(3):
        runner.submit(new_job(f"a_{number}", "PRJ_A"))
    gate.reached()
    gate.reached()
    runner.submit(new_job("b_0", "PRJ_B"))
    gate.reached()
    assert runner.running == ["a_0", "a_1", "b_0"]
    gate.go.set()
    assert bench.ended("a_2").state is JobState.done


def test_forty_jobs_of_a_second_project_end_beside_hundreds(bench: Bench) -> None:
    order: list[str] = []
    for number in range(300):
        bench.desk.enqueue(new_job(f"big_{number}", "PRJ_Big"))
    for number in range(40):
        bench.desk.enqueue(new_job(f"small_{number}", "PRJ_Small"))
    all_small = threading.Event()

    def run(job: Job, caller: Caller) -> Answer:
        order.append(job.project_id)
        if order.count("PRJ_Small") == 40:
            all_small.set()
        return Frames(rendered=0)

    bench.started(run, workers=4)
    assert all_small.wait(SOON)
    # At worst the first 25 of the big one come first, then each 25 take turns; four are in hand.
    last = max(index for index, name in enumerate(order) if name == "PRJ_Small")
    assert last <= 100


def test_of_racing_requests_with_one_key_one_job_is_done(bench: Bench) -> None:
    runner = bench.started(draws)
    start = threading.Barrier(12)
    kinds: list[str] = []

    def ask(number: int) -> None:
        start.wait(SOON)
        found = runner.submit(new_job(f"job_{number}"), request(), accepted(f"job_{number}"))
        kinds.append(type(found).__name__)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON)
    [job] = bench.desk.jobs()
    bench.ended(job.job_id)
    assert sorted(kinds) == ["Answered"] * 11 + ["Enqueued"]


def test_a_retry_does_the_same_work_again(bench: Bench) -> None:
    fails = [True]

    def run(job: Job, caller: Caller) -> Answer:
        if fails.pop() if fails else False:
            raise SbError(Kind.unreachable, "no-server", "no server answers")
        return Frames(rendered=len(job.ask["selectors"]))

    runner = bench.started(run)
    runner.submit(new_job(selectors=["S01"]))
    failed = bench.ended("job_1")
    found = runner.submit(failed.again("job_2", actor=WHO, principal="user:ann", role="artist"))
    assert isinstance(found, Enqueued)
    assert bench.ended("job_2").answer == {"rendered": 1}
    assert bench.desk.job("job_1").state is JobState.failed


def full_once(desk: Desk, method: str, times: int) -> Callable[..., object]:
    """The method of a desk whose disk is full that many times, and then has room again."""
    real: Callable[..., object] = getattr(desk, method)
    left = [times]

    def call(*given: object, **more: object) -> object:
        if left[0]:
            left[0] -= 1
            raise SbError(Kind.storage, "disk-full", "the disk is full")
        return real(*given, **more)

    return call


@pytest.mark.parametrize("method", ["take", "finish"])
def test_what_a_full_disk_refuses_is_done_when_it_has_room(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr("storyboard_cli.server.desk.runner.AGAIN_S", 0.01)
    monkeypatch.setattr(bench.desk, method, full_once(bench.desk, method, 3))
    bench.started(draws, workers=1).submit(new_job())
    assert bench.ended("job_1").state is JobState.done
