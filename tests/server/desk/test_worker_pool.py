"""Jobs are done by processes beside the service: kept warm, stopped, and survived."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from storyboard_cli.core.caller import Caller, Cancel
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.served import Openings
from storyboard_cli.server.desk.job import Guard
from storyboard_cli.server.desk.progress import Progress
from storyboard_cli.server.desk.worker import Task
from storyboard_cli.server.desk.worker_pool import NOBODY, Hears, WorkerFault, WorkerPool
from storyboard_cli.server.logs import relative, start_log
from tests.ops.conftest import FILES, lock_film
from tests.server.served import own_process

SOON = 60.0


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lock_film(tmp_path_factory.mktemp("locked") / "film", FILES)


@pytest.fixture
def root(locked: Path, tmp_path: Path) -> Path:
    """A film of four frames, of which none is rendered."""
    return Path(shutil.copytree(locked, tmp_path / "film"))


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    found = WorkerPool()
    yield found
    found.close()


def rendering(root: Path, **ask: object) -> Task:
    return Task(0, root, Settings(jobs=1), "render", {"force": True, **ask}, "Ann Rao <ann@example.org>")


def after(path: str, act: Callable[[], None]) -> Hears:
    """Does something as soon as a file like that is there."""
    return Hears(lambda _: None, lambda name, tag: act() if path in name and tag else None)


def is_alive(pid: int) -> bool:
    """Is it there, and not only waiting to be buried?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children(pid: int) -> set[int]:
    """The processes that it started and that run."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return {int(child) for task in tasks for child in (task / "children").read_text().split()}


def test_it_says_what_it_does_and_what_it_wrote(pool: WorkerPool, root: Path) -> None:
    said: list[Progress] = []
    wrote: dict[str, str | None] = {}
    done = pool.do(rendering(root), Cancel(), Hears(said.append, wrote.__setitem__))

    assert len(done.plain()["rendered"]) == 4
    assert done.failure is None
    assert (said[-1].title, said[-1].done, said[-1].total) == ("Rendering", 4, 4)
    pictures = {path.relative_to(root).as_posix() for path in root.glob("scenes/*/*.png")}
    assert len(pictures) == 4
    assert pictures <= wrote.keys()
    openings = Openings.of(root, Settings())
    with openings.open(Caller("Ann")) as workspace:
        assert {path: wrote[path] for path in pictures} == {
            path: found.tag for path in pictures if (found := workspace.files.files.stat(path)) is not None
        }
    for path, tag in wrote.items():
        openings.note(path, tag)
    assert openings.of_others(pictures) == set()


def test_the_process_is_kept_for_the_next_job_and_ended_when_there_is_none(root: Path) -> None:
    pool = WorkerPool(idle_s=0.0)
    pool.do(rendering(root, selectors=["S01/1"]), Cancel(), NOBODY)
    kept = pool.processes
    pool.do(rendering(root, selectors=["S01/2"]), Cancel(), NOBODY)
    assert len(kept) == 1
    assert pool.processes == kept
    assert os.getpid() not in kept
    pool.end_idle()
    assert pool.processes == []
    pool.close()


def test_a_wish_to_stop_reaches_it_and_what_is_drawn_is_kept(pool: WorkerPool, root: Path) -> None:
    cancel = Cancel()
    with pytest.raises(SbError) as stopped:
        pool.do(rendering(root), cancel, after("scenes/S01/frame_", cancel.ask))
    assert stopped.value.kind is Kind.interrupted
    assert "of 4 frames" in stopped.value.message
    assert 1 <= len(list(root.glob("scenes/*/*.png"))) < 4
    assert len(pool.do(rendering(root), Cancel(), NOBODY).plain()["rendered"]) == 4


def test_a_refusal_comes_home_with_its_hint(pool: WorkerPool, root: Path) -> None:
    with pytest.raises(SbError) as refused:
        pool.do(rendering(root, selectors=["S99"]), Cancel(), NOBODY)
    assert refused.value.kind is Kind.missing
    assert refused.value.hint


def test_a_mistake_of_the_program_brings_its_trace(pool: WorkerPool, root: Path) -> None:
    with pytest.raises(WorkerFault, match=r"KeyError: 'no.such.operation'"):
        pool.do(replace(rendering(root), operation="no.such.operation"), Cancel(), NOBODY)


def test_a_trace_in_the_log_is_one_line_and_counts_paths_from_the_project(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_log("json")
    try:
        try:
            raise OSError(f"no place at {root}{os.sep}scenes")
        except OSError as error:
            trace = relative(str(error), root)
            logging.getLogger("sb.server.jobs").exception("fault", extra={"job": "J1"})
    finally:
        start_log("off")
    assert trace == "no place at scenes"
    [line] = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert (told["event"], told["job"]) == ("fault", "J1")
    assert "Traceback" in told["fault"]
    assert str(Path(__file__).parents[3]) not in told["fault"]


def test_a_job_looks_at_what_guards_it_when_it_decides(pool: WorkerPool, root: Path) -> None:
    with Openings.of(root, Settings()).open(Caller("Ann")) as workspace:
        head = workspace.log.head[0]
    ask = {"selectors": ["FR_S01_001"], "note": "darker"}
    noting = replace(
        rendering(root), operation="comment", ask=ask, guard=Guard("decisions", head), request="job_1"
    )
    mine, another = frozenset({"job_1"}), frozenset({"job_2"})
    assert pool.do(replace(noting, own=mine), Cancel(), NOBODY).failure is None
    with pytest.raises(SbError) as refused:  # somebody else decided since, under the same name
        pool.do(replace(noting, own=another), Cancel(), NOBODY)
    assert refused.value.code == "stale"
    assert pool.do(replace(noting, own=mine), Cancel(), NOBODY).failure is None  # it goes on after a kill


def test_a_retry_of_a_forced_render_draws_what_the_first_had_not(pool: WorkerPool, root: Path) -> None:
    first = replace(rendering(root, selectors=["S01"]), request="job_1", own=frozenset({"job_1"}))
    drawn = len(pool.do(first, Cancel(), NOBODY).plain()["rendered"])
    again = replace(rendering(root), request="job_2", own=frozenset({"job_2", "job_1"}))
    told = pool.do(again, Cancel(), NOBODY).plain()["rendered"]
    assert {row["render_version"] for row in told} == {1}
    assert [row["earlier"] for row in told].count(True) == drawn < len(told) == 4


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_a_process_that_is_killed_takes_one_job_along_and_no_more(pool: WorkerPool, root: Path) -> None:
    def kill() -> None:
        for pid in pool.processes:
            os.kill(pid, signal.SIGKILL)

    with pytest.raises(SbError) as lost:
        pool.do(rendering(root), Cancel(), after("scenes/S01/frame_", kill))
    assert (lost.value.kind, lost.value.code) == (Kind.unreachable, "worker-ended")
    assert "signal 9" in lost.value.message
    done = pool.do(rendering(root), Cancel(), NOBODY)
    assert len(done.plain()["rendered"]) == 4
    kill()  # while it has nothing to do
    assert pool.do(rendering(root), Cancel(), NOBODY).failure is None


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_a_task_whose_process_is_killed_once_is_done_all_the_same(pool: WorkerPool, root: Path) -> None:
    killed: list[int] = []

    def kill() -> None:
        if not killed:
            killed.extend(pool.processes)
            os.kill(killed[0], signal.SIGKILL)

    done = pool.do(rendering(root), Cancel(), after("scenes/S01/frame_", kill))
    assert done.failure is None and len(killed) == 1
    assert len(list(root.glob("scenes/S01/frame_*.png"))) == 4


def test_a_pool_that_is_closed_ends_what_runs_as_stopped(root: Path) -> None:
    pool = WorkerPool()
    with pytest.raises(SbError) as stopped:
        pool.do(rendering(root), Cancel(), after("scenes/S01/frame_", pool.close))
    assert stopped.value.kind is Kind.interrupted
    assert pool.processes == []
    with pytest.raises(SbError):
        pool.do(rendering(root), Cancel(), NOBODY)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc")
def test_no_process_outlives_a_service_that_was_killed(root: Path) -> None:
    with own_process(root) as served:
        served.client.post("/renders", {"force": True}, headers={"prefer": "wait=60"})
        found = children(served.process.pid)
        assert found
        served.client.post("/renders", {"force": True})
        served.kill()
        end = monotonic() + SOON
        while any(map(is_alive, found)) and monotonic() < end:
            sleep(0.01)
        assert [pid for pid in found if is_alive(pid)] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc")
def test_what_looks_at_a_whole_film_is_done_by_a_process_too(root: Path) -> None:
    with own_process(root) as served:
        assert served.client.get("/frames").status_code == 200
        assert children(served.process.pid) == set()
        assert served.client.post(":plan").status_code == 200
        first = children(served.process.pid)
        refused = served.client.post(":plan", {"selectors": ["S99"]})
        assert (refused.status_code, bool(refused.json()["hint"])) == (404, True)
        assert children(served.process.pid) == first != set()
