"""A film judged by a model with weights: every picture is looked at once, and nothing of it is lost."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from storyboard_cli.ops import check, render, search
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.store.local_files import LocalFiles
from tests.callers import calling
from tests.ops.check.clip_door import SIDE, TINY, Door
from tests.ops.check.conftest import opened, sent
from tests.ops.projects import Project

pytestmark = pytest.mark.measuring

FRAMES = "render_frame_embeddings"


def checked(project: Project, *selectors: str, **options: object) -> check.CheckAnswer:
    with opened(project) as workspace:
        return check.check(workspace, check.CheckAsk(selectors=list(selectors), **options), calling())


def rows(project: Project) -> list:
    """Everything that is kept of frames' crops, whole pictures aside."""
    with opened(project) as workspace:
        model = workspace.embedder(TINY).embedder_id
        return [r for r in workspace.vectors.read(FRAMES, model)[0] if r.facts["region"] != "whole"]


def draw_anew(project: Project, scene: str, frame: str, change: str) -> None:
    """Direct one frame otherwise and render it."""
    text = f"schema: 1\nscene_id: {scene}\nframes:\n  '{frame}': {change}\n"
    project.write(f"direction/{scene}.yaml", text)
    with opened(project) as workspace:
        compile_op.compile(workspace, compile_op.CompileAsk(), calling())
        workspace.forget()
        render.render(workspace, render.RenderAsk(), calling())


def test_a_second_look_at_everything_embeds_nothing_again(clip_project: Project, door: Door) -> None:
    first = checked(clip_project)
    assert first.judged == len(first.frames) == 3 and door.pictures > 0
    door.clear()
    again = checked(clip_project, all=True)
    assert again.judged == 3 and door.pictures == 0
    assert [f.findings for f in again.frames] == [f.findings for f in first.frames]


def test_a_frame_that_is_drawn_anew_is_the_only_one_that_is_looked_at(looked_at: Project, door: Door) -> None:
    before = rows(looked_at)
    assert {r.version for r in before} == {1}
    draw_anew(looked_at, "S01", "2", "{size: FS}")
    door.clear()
    done = checked(looked_at, all=True)
    assert {f.frame_id: f.render_version for f in done.frames}["FR_S01_002"] == 2
    after = rows(looked_at)
    redrawn = [r for r in after if r.facts["frame_id"] == "FR_S01_002"]
    assert 0 < door.pictures == len(redrawn)
    assert {r.version for r in redrawn} == {2} and {r.facts["path"][-6:] for r in redrawn} == {"v2.png"}
    assert {r.key for r in before if r not in redrawn and r.facts["frame_id"] != "FR_S01_002"} == {
        r.key for r in after if r not in redrawn
    }


def test_a_frame_that_shows_nobody_any_more_keeps_no_crop_of_before(looked_at: Project) -> None:
    assert any(r.facts["asset_id"].startswith("CHAR_") and r.facts["frame_id"] == "FR_S02_001"
               for r in rows(looked_at))  # fmt: skip
    looked_at.edit("scripts/coats.fountain", "RAVI stands at the door.", "Nobody stands at the door.")
    draw_anew(looked_at, "S02", "1", "{mood: calm}")
    done = checked(looked_at, "S02")
    assert [f.render_version for f in done.frames] == [2]
    assert not [r for r in rows(looked_at) if r.facts["frame_id"] == "FR_S02_001"
                and (r.version == 1 or r.facts["asset_id"].startswith("CHAR_"))]  # fmt: skip


def test_a_dry_run_keeps_nothing(clip_project: Project, door: Door) -> None:
    before = clip_project.contents()
    assert checked(clip_project, dry_run=True).judged == 3
    assert clip_project.contents() == before and rows(clip_project) == []
    with opened(clip_project) as workspace:
        assert list(workspace.log.read(kinds=["check.judged"])) == []
    seen = door.pictures
    door.clear()
    checked(clip_project, dry_run=True)
    assert 0 < door.pictures < seen  # the references are known; frames and limits are looked at again
    checked(clip_project)
    assert clip_project.exists("assets/CHAR_001/v1/calibration") and rows(clip_project)


def _check_all(root: str) -> None:
    with opened(Project(Path(root), LocalFiles(Path(root)))) as workspace:
        workspace.settings = replace(workspace.settings, lock_wait_s=60.0)
        done = check.check(workspace, check.CheckAsk(all=True), calling())
        assert done.judged == 3


@pytest.mark.folder("two processes of sb")
def test_two_checks_at_once_lose_nothing(clip_project: Project, door: Door) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_check_all, args=(str(clip_project.root),)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(180)
    assert [p.exitcode for p in both] == [0, 0]
    with opened(clip_project) as workspace:
        assert len(list(workspace.log.read(kinds=["check.judged"]))) == 6
    keys = [r.key for r in rows(clip_project)]
    assert len(keys) == len(set(keys)) and {r.facts["frame_id"] for r in rows(clip_project)} == {
        "FR_S01_001", "FR_S01_002", "FR_S02_001",
    }  # fmt: skip
    door.clear()
    assert checked(clip_project).judged == 0
    checked(clip_project, all=True)
    assert door.pictures == 0


def test_crops_are_as_large_as_the_model_sees_and_not_stretched(looked_at: Project, door: Door) -> None:
    for path in (looked_at.state / "vectors").glob(f"{FRAMES}*"):
        shutil.rmtree(path)
    door.clear()
    done = checked(looked_at, all=True)
    crops = [s for s in door.sizes if s != (640, 360)]
    assert len(door.sizes) - len(crops) == 3  # each whole picture once, as a style
    assert all(max(size) <= SIDE for size in crops) and any(max(size) == SIDE for size in crops)
    boxes = [f.box for frame in done.frames for f in frame.findings if f.rule == "drift.identity" and f.box]
    assert boxes
    for left, top, right, bottom in boxes:
        scale = min(1.0, SIDE / max(right - left, bottom - top))
        assert (round((right - left) * scale), round((bottom - top) * scale)) in crops
    assert (64, 36) in crops  # the place, as wide as the picture is


def test_the_place_is_looked_at_too(clip_project: Project) -> None:
    done = checked(clip_project)
    places = {f.frame_id: x for f in done.frames for x in f.findings if x.rule == "drift.place"}
    assert {f: x.asset for f, x in places.items()} == {"FR_S01_001": "ENV_Street", "FR_S01_002": "ENV_Street",
                                                       "FR_S02_001": "ENV_Room"}  # fmt: skip
    kept = {(r.facts["frame_id"], r.facts["asset_id"]) for r in rows(clip_project)
            if r.facts["region"].startswith("background/")}  # fmt: skip
    assert kept == {(f, x.asset) for f, x in places.items()}
    assert all(x.score is not None and -1 <= x.score <= 1 and x.reference for x in places.values())


@pytest.mark.folder("a process of sb")
def test_a_run_with_nothing_to_judge_opens_no_model(clip_project: Project) -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from tests.ops.check.test_models import checked\n"
        "from tests.ops.projects import Project\n"
        "from storyboard_cli.store.local_files import LocalFiles\n"
        f"root = Path({str(clip_project.root)!r})\n"
        "done = checked(Project(root, LocalFiles(root)))\n"
        "print(done.judged, *sorted({'torch', 'open_clip', 'timm', 'lancedb', 'PIL'} & sys.modules.keys()))\n"
    )

    def run() -> list[str]:
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                               env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})  # fmt: skip
        return found.stdout.split()

    first = run()
    assert first[0] == "3" and {"torch", "open_clip", "lancedb"} <= set(first)
    assert run() == ["0"]


def test_search_finds_frames_without_another_look(looked_at: Project, door: Door) -> None:
    with opened(looked_at) as workspace:
        newest = frame_states(workspace)[0].newest
        assert newest is not None
        door.clear()
        found = search.search(
            workspace, search.SearchAsk(like=sent(looked_at, newest.path), limit=3), calling()
        )
        locked = sum(len(workspace.registry.current(a).pictures) for a in workspace.registry.asset_ids)
    assert door.pictures == locked + 1  # the bundles' whole pictures and the question, no frame
    assert any(a.picture == newest.path and a.likeness > 0.999 for a in found.alike_frames)
