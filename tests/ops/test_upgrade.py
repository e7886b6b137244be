"""A project that an older sb compiled, drew and approved goes on: nothing is outdated by sb itself."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from storyboard_cli.ops import check, render, validate
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import plan as plan_op
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.targets import frame_target
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard

from .conftest import asha, opened
from .projects import Project

ARCHIVE = Path(__file__).resolve().parents[1] / "fixtures" / "upgrade" / "project_10ea939.tar.xz"
NO_PICTURES = {"FR_S04_002"}
"""`INTERCUT - INT. SEDAN / EXT. HARBOUR ROAD` had a panel of its own; it says where the next ones play."""
LEFT_OPEN = {"S05": "waiting", "FR_S03_002": "retake"}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("upgrade") / "film"
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(root, filter="data")
    return root


@pytest.fixture(scope="module")
def compiled(unpacked: Path) -> tuple[Path, compile_op.CompileAnswer]:
    with opened(unpacked) as old:
        drawn = old.views.renders_of("FR_S01_001")[0].renderer
        if frame_target(old).renderer != drawn:
            pytest.skip(f"its pictures are by {drawn}")
        done = compile_op.compile(old, compile_op.CompileAsk(), Heard())
    return unpacked, done


@pytest.fixture
def film(
    compiled: tuple[Path, compile_op.CompileAnswer], new_project: Callable[..., Project]
) -> Iterator[Workspace]:
    """The film after its first compile by this sb."""
    with new_project("film", compiled[0]).open(asha()) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    """uid of every live frame by its name, as the older sb left them."""
    found: dict[str, str] = {}
    with tarfile.open(ARCHIVE) as archive:
        for name in archive.getnames():
            if name.endswith("/scene.yaml"):
                file = archive.extractfile(name)
                assert file is not None
                lines = [line.strip("- \n") for line in file.read().decode().splitlines()]
                pairs = pairwise(lines)
                found |= {a[10:]: b[5:] for a, b in pairs if a.startswith("frame_id: ")}
    return found


def left_open(state: FrameState) -> str | None:
    return LEFT_OPEN.get(state.scene.scene_id) or LEFT_OPEN.get(state.frame.frame_id)


def test_frames_keep_their_names(film: Workspace, before: dict[str, str]) -> None:
    assert len(before) == 37
    after = {f.frame_id: f.uid for s in film.scenes for f in s.live_frames}
    assert {name: after.get(name) for name in before if name not in NO_PICTURES} == {
        name: uid for name, uid in before.items() if name not in NO_PICTURES
    }


def test_no_picture_is_stale_and_no_approval_outdated(film: Workspace, before: dict[str, str]) -> None:
    states = [s for s in frame_states(film) if s.frame.frame_id in before]
    assert len(states) == len(before) - len(NO_PICTURES)
    assert {s.frame.frame_id: s.render_state.value for s in states if s.renders} == {
        s.frame.frame_id: s.render_state.value if s.render_state in ("fresh", "superseded") else "not stale"
        for s in states
    }
    assert {s.frame.frame_id: s.review.value for s in states} == {
        s.frame.frame_id: left_open(s) or "approved" for s in states
    }


def test_the_compile_says_once_what_it_reads(
    compiled: tuple[Path, compile_op.CompileAnswer], film: Workspace
) -> None:
    done = compiled[1]
    assert done.reads_more is not None
    assert [c.frame_id for c in done.changes if c.approval == "outdated"] == []
    again = compile_op.compile(film, compile_op.CompileAsk(), Heard())
    assert (again.reads_more, again.written, again.changes, again.approvals_touched) == (None, [], [], 0)


def test_what_was_drawn_is_not_drawn_again_by_itself(film: Workspace, before: dict[str, str]) -> None:
    rows = plan_op.plan(film, plan_op.PlanAsk(), Heard()).rows
    assert [r.frame_id for r in rows if r.frame_id in before] == []


def test_superseded_frames_are_drawn_on_request(film: Workspace) -> None:
    asked = [s.frame.frame_id for s in frame_states(film) if s.render_state == "superseded"]
    drawable = [name for name in asked if not frame_states(film, [name])[0].plan.blockers][:1]
    done = render.render(
        film, render.RenderAsk(selectors=drawable or ["FR_S05_001"], superseded=True), Heard()
    )
    assert [r.frame_id for r in done.rendered] == drawable
    film.forget()
    assert [s.render_state.value for s in frame_states(film, drawable or ["FR_S05_001"])] == ["fresh"]


def test_the_project_is_valid_and_checks_pass(film: Workspace, before: dict[str, str]) -> None:
    found = validate.validate(film, validate.ValidateAsk(), Heard())
    assert [p for p in found.problems if p.is_error] == []
    film.forget()
    checked = check.check(film, check.CheckAsk(), Heard())
    quarantined = {f.frame_id: f.findings for f in checked.frames if f.verdict == "quarantined"}
    assert {n: v for n, v in quarantined.items() if n in before} == {}
