"""A small film that was compiled, locked and rendered once; every test gets a copy of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.reporter import Recording
from storyboard_cli.core.settings import Settings
from storyboard_cli.ledger.events.checks import CheckJudged
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import generate, lock, render
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.local_files import LocalFiles
from tests.callers import Heard, calling
from tests.ops.projects import Project, placed

PROJECT = """\
schema: 1
project_id: PRJ_001
name: Rain
style_anchor_prompt: soft contrast
negative_prompt: text
seed: 7
size: {width: 160, height: 96}
"""
SCRIPT = """\
Title: Rain

INT. ROOM - DAY

ASHA stands at the window.

She turns around.

ASHA
Is it raining?

She opens the door.

INT. ROOM - NIGHT

ASHA sleeps.
"""
CHARACTER = """\
schema: 1
asset_id: CHAR_001
asset_type: character
name: Asha
canonical_prompt: young woman, green coat
aliases: [ASHA]
views: [front]
"""
PLACE = """\
schema: 1
asset_id: ENV_Room
asset_type: environment
name: Room
canonical_prompt: small room with a window
aliases: [ROOM]
views: [wide]
"""


class Ticking:
    """A clock that moves one second at every look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 2, 19, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def opened(root: Path, actor: str = "Asha Rao <asha@example.org>") -> Workspace:
    return Workspace.open(root, Settings(jobs=1, lock_wait_s=1.0), calling(actor, clock=Ticking()))


FILES = {
    "project.yaml": PROJECT,
    "scripts/rain.fountain": SCRIPT,
    "assets/CHAR_001/asset.yaml": CHARACTER,
    "assets/ENV_Room/asset.yaml": PLACE,
    ".gitignore": ".sb/\nexports/\nscenes/*/frame_*.png\n",
}


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("made") / "film", FILES)


def make_film(root: Path, files: Mapping[str, str]) -> Path:
    """Write a project, compile it, and generate, lock and render everything in it."""
    make(Project(root, LocalFiles(root)), files)
    return root


def make(project: Project, files: Mapping[str, str]) -> None:
    """As `make_film`, wherever the project's files lie."""
    make_locked(project, files)
    with project.open(asha()) as workspace:
        render.render(workspace, render.RenderAsk(), Heard())


def lock_film(root: Path, files: Mapping[str, str]) -> Path:
    """As `make_film`, with nothing drawn yet."""
    make_locked(Project(root, LocalFiles(root)), files)
    return root


def make_locked(project: Project, files: Mapping[str, str]) -> None:
    project.write_all(files)
    report = Heard()
    with project.open(asha()) as workspace:
        compile_op.compile(workspace, compile_op.CompileAsk(), report)
        workspace.forget()
        generate.generate(workspace, generate.GenerateAsk(all=True), report)
        workspace.forget()
        lock.lock(workspace, lock.LockAsk(all=True), report)


def in_memory(request: pytest.FixtureRequest) -> bool:
    """Are the tests of verbs run on files in memory?"""
    return bool(request.config.getoption("--files") == "memory")


@pytest.fixture
def new_project(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Project]]:
    """Makes projects: `new_project("name")` is one without a file."""
    with ExitStack() as stack:

        def make(name: str = "film", made: Path | None = None) -> Project:
            place = placed(tmp_path / "projects" / name, in_memory=in_memory(request), made=made)
            return stack.enter_context(place)

        yield make


@pytest.fixture
def project(_made: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Project]:
    """The film's files, this test's own copy."""
    with placed(tmp_path / "film", in_memory=in_memory(request), made=_made) as made:
        yield made


@pytest.fixture
def root(project: Project) -> Path:
    """The film's folder, for a test that is marked `folder`."""
    if not project.in_folder:
        pytest.fail("a test that needs the project's folder is marked `folder`, with the reason")
    return project.root


@pytest.fixture
def film(project: Project) -> Iterator[Workspace]:
    """The film, opened."""
    with project.open(asha()) as workspace:
        yield workspace


def asha() -> Caller:
    return calling("Asha Rao <asha@example.org>", clock=Ticking())


@pytest.fixture
def report() -> Recording:
    return Heard()


@pytest.fixture
def state_of(film: Workspace) -> Callable[[str], FrameState]:
    """One frame as it stands now."""

    def look(name: str) -> FrameState:
        film.forget()
        return frame_states(film, [name])[0]

    return look


@pytest.fixture
def judged(film: Workspace) -> Callable[..., None]:
    """Records what a check would have said about a frame's newest picture."""

    def record(name: str, verdict: str, *failed: str) -> None:
        state = frame_states(film, [name])[0]
        assert state.newest is not None
        findings = [{"rule": rule, "outcome": "failed", "message": f"{rule} differs"} for rule in failed]
        said = CheckJudged(
            frame_id=state.frame.frame_id,
            uid=state.frame.uid,
            render_version=state.newest.version,
            pixel_sha256=state.newest.pixel_sha256,
            verdict=verdict,
            embedder="basic-v1",
            findings=findings or [{"rule": "count", "outcome": "passed", "message": "one person"}],
        )
        film.record(said)

    return record


@pytest.fixture
def again(film: Workspace, report: Recording) -> Callable[..., None]:
    """Renders frames once more, by force or because something changed."""

    def draw(*names: str, force: bool = True) -> None:
        film.forget()
        render.render(film, render.RenderAsk(selectors=list(names), force=force), report)
        film.forget()

    return draw


@pytest.fixture
def darker(film: Workspace) -> Callable[..., None]:
    """Changes an input of a frame: its light, in `direction/`."""

    def change(name: str, lighting: str) -> None:
        scene, index = name.split("/")
        frame = f"FR_{scene}_{int(index):03d}"
        text = f"schema: 1\nscene_id: {scene}\nframes:\n  {frame}:\n    lighting: {lighting}\n"
        film.files.put(f"direction/{scene}.yaml", text.encode("utf-8"))
        film.forget()
        compile_op.compile(film, compile_op.CompileAsk(), Heard())
        film.forget()

    return change


@pytest.fixture
def git(root: Path) -> Callable[..., str]:
    """Runs git in the film's folder."""

    def run(*words: str, ok: bool = True) -> str:
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(
            ["git", *identity, *words], cwd=root, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0 or not ok, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run
