"""Jobs that render a film: stopped, retried, and gone on with after the server was killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from storyboard_cli.core.asking import Answer
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.desk.home import hold
from storyboard_cli.server.desk.job import Job, JobState
from storyboard_cli.server.desk.runner import Run, Runner
from storyboard_cli.server.desk.store import Desk
from tests.doubles.desk_asks import WHO, new_job
from tests.ops.conftest import FILES, lock_film

REPOSITORY = Path(__file__).resolve().parents[3]
SOON = 60.0


def in_project(root: Path) -> Run:
    """Calls the job's operation in the project."""

    def run(job: Job, caller: Caller) -> Answer:
        operation = CATALOGUE[job.operation]
        with Workspace.open(root, Settings(jobs=1), caller) as workspace:
            answer: Answer = operation.function(
                workspace, operation.ask.model_validate(dict(job.ask)), caller
            )
        return answer

    return run


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lock_film(tmp_path_factory.mktemp("locked") / "film", FILES)


@pytest.fixture
def root(locked: Path, tmp_path: Path) -> Path:
    """A film of four frames, of which none is rendered."""
    return Path(shutil.copytree(locked, tmp_path / "film"))


@pytest.fixture
def desk(root: Path) -> Iterator[Desk]:
    made = Desk(root / ".sb" / "server.db")
    yield made
    made.close()


def ended(heard: Queue[Job], job_id: str) -> Job:
    while True:
        job = heard.get(timeout=SOON)
        if job.job_id == job_id and not job.is_open:
            return job


def versions(root: Path) -> list[str]:
    return sorted(path.name for path in root.glob("scenes/*/frame_*.png"))


def number_of(name: str) -> int:
    """The version in a picture's name."""
    return int(name.rpartition("_v")[2].removesuffix(".png"))


def test_a_render_that_was_cancelled_is_retried_and_draws_the_rest(root: Path, desk: Desk) -> None:
    heard: Queue[Job] = Queue()
    render = in_project(root)

    def run(job: Job, caller: Caller) -> Answer:
        if job.job_id == "job_1":  # somebody has enough as soon as there is a first picture
            take = Workspace.record

            def record(workspace: Workspace, *facts: object, **more: object) -> object:
                recorded = take(workspace, *facts, **more)  # type: ignore[arg-type]
                if versions(root):
                    runner.cancel("job_1")
                return recorded

            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(Workspace, "record", record)
                return render(job, caller)
        return render(job, caller)

    runner = Runner(desk, run, on_change=[heard.put])
    runner.start()
    runner.submit(new_job("job_1"))
    stopped = ended(heard, "job_1")

    assert stopped.state is JobState.cancelled
    assert stopped.problem is not None
    assert "1 of 4 frames" in str(stopped.problem["message"])
    runner.submit(stopped.again("job_2", actor=WHO, principal="user:ann", role="artist"))
    done = ended(heard, "job_2")
    assert (done.state, done.retry_of) == (JobState.done, "job_1")
    assert len(versions(root)) == 4
    assert {number_of(name) for name in versions(root)} == {1}
    assert runner.stop(SOON)


_SERVES_AND_DIES = """
import os, signal, sys
from pathlib import Path
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.desk.runner import Runner
from tests.doubles.desk_asks import new_job
from tests.server.desk.test_film_jobs import Desk, hold, in_project, versions
root = Path(sys.argv[1])
record = Workspace.record
def dying(workspace, *facts, **more):
    if len(versions(root)) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return record(workspace, *facts, **more)
Workspace.record = dying
held = hold(root / ".sb", "http://127.0.0.1:8400")
runner = Runner(Desk(root / ".sb" / "server.db"), in_project(root))
runner.start()
runner.submit(new_job(**({"force": True} if "force" in sys.argv else {})))
signal.pause()
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("how", ["", "force"])
def test_after_a_kill_the_next_server_goes_on_and_draws_nothing_twice(
    root: Path, desk: Desk, how: str
) -> None:
    died = subprocess.run(
        [sys.executable, "-c", _SERVES_AND_DIES, str(root), how],
        cwd=REPOSITORY,
        capture_output=True,
        timeout=SOON * 2,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert len(versions(root)) == 2  # the second one's event was never written
    assert desk.job("job_1").state is JobState.running

    heard: Queue[Job] = Queue()
    with hold(root / ".sb", "http://127.0.0.1:8401"):
        runner = Runner(desk, in_project(root), on_change=[heard.put])
        runner.start()
        job = ended(heard, "job_1")
        assert runner.stop(SOON)
    assert (job.state, job.attempt, job.deaths) == (JobState.done, 2, 1)
    assert len(versions(root)) == 4
    assert {number_of(name) for name in versions(root)} == {1}
    caller = Caller(WHO)
    with Workspace.open(root, Settings(jobs=1), caller) as workspace:
        operation = CATALOGUE["verify"]
        assert operation.function(workspace, operation.ask(), caller).failure is None
        assert len(list(workspace.log.read(kinds=["render.stored"]))) == 4
