"""What every source of jobs holds: the queue of a run's threads, and the runs of one project."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.render.base import Job, Outcome
from storyboard_cli.render.comfy.faults import Fault, RetryDecision
from storyboard_cli.render.comfy.journal import JobRecord
from storyboard_cli.render.comfy.pipelines import open_pipeline
from storyboard_cli.render.comfy.pool import Pool
from storyboard_cli.render.comfy.task import Finished, Task, Timing
from storyboard_cli.render.job_source import JobSource
from storyboard_cli.rendering.project_jobs import ProjectJobs
from storyboard_cli.store.run_claims import RunClaims
from tests.render.comfy.worlds import jobs as some_jobs
from tests.render.comfy.worlds import write_flat_pipeline

WORKERS = ("http://one:8188", "http://two:8188")


class Queue:
    """The queue of the threads of one run."""

    def __init__(self, root: Path) -> None:
        write_flat_pipeline(root)
        self.pipeline = open_pipeline(root, "flat@1")
        self.pool = Pool(WORKERS, Timing())
        self.pool.open()
        self.source: JobSource[Task, Finished, Fault] = self.pool
        self.other: JobSource[Task, Finished, Fault] = self.pool  # another worker of the same run

    def job(self, job: Job) -> Task:
        record = JobRecord(job.job_id, job.subject, "queued", 1, "flat@1", "")
        return Task(job, self.pipeline, record, ("flat",))

    def id_of(self, job: Task) -> str:
        return job.job.job_id

    def result(self, job: Task) -> Finished:
        return Finished(Outcome(job.job), job.record)

    def fault(self) -> Fault:
        return Fault(RetryDecision.invalid, "broken", "it cannot be done")

    def close(self) -> None:
        self.pool.cancel()


class Runs:
    """Two runs on one project."""

    def __init__(self, root: Path) -> None:
        self.claims = [RunClaims(root / "runs", f"run {number}") for number in (1, 2)]
        self.source, self.other = (ProjectJobs(claims) for claims in self.claims)

    def job(self, job: Job) -> Job:
        return job

    def id_of(self, job: Job) -> str:
        return job.job_id

    def result(self, job: Job) -> Outcome:
        return Outcome(job)

    def fault(self) -> SbError:
        return SbError(Kind.partial, "broken", "it cannot be done")

    def close(self) -> None:
        for claims in self.claims:
            claims.close()


@pytest.fixture(params=[Queue, Runs])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    found = request.param(tmp_path)
    yield found
    found.close()


def drain(world: Any, source: Any, worker: str = WORKERS[0]) -> list[str]:
    return [world.id_of(job) for job in iter(lambda: source.claim(worker), None)]


def test_jobs_come_in_the_order_in_which_they_were_offered(world: Any) -> None:
    jobs = [world.job(job) for job in some_jobs(4)]
    world.source.offer(jobs)
    assert drain(world, world.source) == [world.id_of(job) for job in jobs]
    assert world.source.claim(WORKERS[0], 0.01) is None


def test_what_is_offered_twice_is_given_once(world: Any) -> None:
    for _ in range(2):
        world.source.offer([world.job(job) for job in some_jobs(3)])
    claimed = drain(world, world.source)
    world.source.offer([world.job(job) for job in some_jobs(3)])
    assert len(claimed) == 3 and drain(world, world.source) == []


def test_one_job_goes_to_one_worker(world: Any) -> None:
    world.source.offer([world.job(job) for job in some_jobs(2)])
    mine = world.source.claim(WORKERS[0])
    world.other.offer([world.job(job) for job in some_jobs(2)])
    others = drain(world, world.other, WORKERS[1])
    assert mine is not None and world.id_of(mine) not in others
    world.source.extend(WORKERS[0])
    assert world.other.claim(WORKERS[1], 0.01) is None or world.other is world.source


def test_many_threads_claim_each_job_once(world: Any) -> None:
    world.source.offer([world.job(job) for job in some_jobs(40)])
    claimed: list[str] = []
    threads = [
        threading.Thread(target=lambda w=worker: claimed.extend(drain(world, world.source, w)))
        for worker in WORKERS * 2
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(claimed) == sorted(job.job_id for job in some_jobs(40))


def test_what_is_given_back_is_given_out_again(world: Any) -> None:
    world.source.offer([world.job(job) for job in some_jobs(2)])
    first = world.source.claim(WORKERS[0])
    world.source.give_back(first)
    assert sorted(drain(world, world.source)) == sorted(job.job_id for job in some_jobs(2))


@pytest.mark.parametrize("ends", ["done", "failed"])
def test_what_has_ended_is_not_given_out_again(world: Any, ends: str) -> None:
    world.source.offer([world.job(job) for job in some_jobs(1)])
    job = world.source.claim(WORKERS[0])
    if ends == "done":
        world.source.done(world.result(job))
    else:
        world.source.failed(job, world.fault())
    world.source.offer([world.job(job) for job in some_jobs(1)])
    assert world.source.claim(WORKERS[0], 0.01) is None


def test_a_cancel_returns_what_nobody_began_and_gives_out_nothing_more(world: Any) -> None:
    world.source.offer([world.job(job) for job in some_jobs(3)])
    begun = world.source.claim(WORKERS[0])
    rest = world.source.cancel()
    assert {world.id_of(job) for job in [begun, *rest]} == {job.job_id for job in some_jobs(3)}
    assert world.source.claim(WORKERS[0], 0.01) is None


# --- among the runs of a project ----------------------------------------------------------------------------


def runs(folder: Path, count: int = 2) -> list[ProjectJobs]:
    return [ProjectJobs(RunClaims(folder, f"run {number}")) for number in range(count)]


def test_another_run_is_told_who_has_a_frame(tmp_path: Path) -> None:
    one, two = runs(tmp_path)
    one.offer(some_jobs(2))
    two.offer(some_jobs(3))
    assert set(two.elsewhere) == {"FR_S01_000", "FR_S01_001"}
    assert all(
        holder.startswith("run 0, process ") and str(os.getpid()) in holder
        for holder in two.elsewhere.values()
    )
    assert [job.subject for job in iter(lambda: two.claim("w"), None)] == ["FR_S01_002"]


def test_another_picture_of_the_same_frame_waits_too(tmp_path: Path) -> None:
    one, two = runs(tmp_path)
    job = some_jobs(1)[0]
    one.offer([job])
    two.offer([replace(job, job_id="another")])
    assert two.claim("w") is None and list(two.elsewhere) == [job.subject]
    draft = replace(job, job_id="draft", recipe=job.recipe.model_copy(update={"draft": True}))
    two.offer([draft])
    assert two.claim("w") == draft


def test_what_a_run_finished_is_free(tmp_path: Path) -> None:
    one, two = runs(tmp_path)
    one.offer(some_jobs(1))
    two.offer(some_jobs(1))
    job = one.claim("w")
    assert job is not None and two.claim("w") is None
    one.done(Outcome(job))
    assert two.claim("w", 1.0) == job and two.elsewhere == {}


def test_a_run_waits_for_another_to_end(tmp_path: Path) -> None:
    claims = RunClaims(tmp_path, "first")
    ProjectJobs(claims).offer(some_jobs(1))
    [waiting] = runs(tmp_path, 1)
    waiting.offer(some_jobs(1))
    threading.Timer(0.2, claims.close).start()
    assert waiting.claim("w", 5.0) is not None


HOLDING = """
import sys, time
from pathlib import Path
from storyboard_cli.store.run_claims import RunClaims
claims = RunClaims(Path(sys.argv[1]), "killed")
print(claims.claim(["FR_S01_000"]), flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX signals")
def test_what_a_killed_run_had_is_free_at_once(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as held:
        assert held.stdout is not None and held.stdout.readline() == "{}\n"
        [one] = runs(tmp_path, 1)
        one.offer(some_jobs(1))
        assert one.elsewhere["FR_S01_000"] == f"killed, process {held.pid}"
        held.send_signal(signal.SIGKILL)
        held.wait(10)
        assert one.claim("w", 1.0) is not None
    assert len(list(tmp_path.glob("*.run"))) == 1


def test_no_two_of_many_runs_have_the_same_frame(tmp_path: Path) -> None:
    found: list[str] = []

    def work(source: ProjectJobs) -> None:
        source.offer(some_jobs(20))
        for job in iter(lambda: source.claim("w"), None):
            found.append(job.subject)
            time.sleep(0.001)

    sources = runs(tmp_path, 6)
    threads = [threading.Thread(target=work, args=[source]) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(found) == sorted({job.subject for job in some_jobs(20)})
