"""The example: whole, current, all its frames pass, and a build of it leaves nothing for git to see."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageFile

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import build, check, compile, validate, verify
from storyboard_cli.plan import planning
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.project import ProjectSpec
from tests.callers import calling
from tests.golden.draw_pages import page_errors

EXAMPLE = Path(__file__).resolve().parents[1] / "example_project"


class Counted:
    """How often each scene was planned and each frame's picture was decoded, in this process."""

    def __init__(self) -> None:
        self.planned: Counter[str] = Counter()
        self.decoded: Counter[str] = Counter()


@pytest.fixture(scope="module")
def counted() -> Iterator[Counted]:
    """Counts what happens while the example is built; everything is done as ever."""
    found = Counted()
    plan, load = planning.plan_scene, ImageFile.ImageFile.load

    def counting_plan(project: ProjectSpec, scene: Scene, *more: Any, **named: Any) -> Any:
        found.planned[scene.scene_id] += 1
        return plan(project, scene, *more, **named)

    def counting_load(image: ImageFile.ImageFile) -> Any:
        if image.tile and "sb:recipe" in image.info:  # its pixels are not there yet
            found.decoded[json.loads(image.info["sb:recipe"]).get("frame_id")] += 1
        return load(image)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "plan_scene", counting_plan)
        patch.setattr(ImageFile.ImageFile, "load", counting_load)
        yield found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, counted: Counted) -> Iterator[Workspace]:
    """A clone of the example, built once."""
    root = tmp_path_factory.mktemp("example") / "college_silence"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".sb", "exports", "frame_*.png"))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", "as committed")
    with Workspace.open(root, Settings(jobs=2), calling("Test Person <test@example.org>")) as workspace:
        done = build.build(workspace, build.BuildAsk(), calling())
        assert done.failure is None, done
        yield workspace


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def test_every_frame_passes_its_check(built: Workspace) -> None:
    states = frame_states(built)
    assert len(states) >= 20
    assert {s.verdict for s in states} == {"passed"}


def test_a_build_plans_a_scene_once_and_decodes_a_new_picture_once(
    built: Workspace, counted: Counted
) -> None:
    scenes = [s for s in built.scenes if not s.omitted]
    assert len(scenes) == 6 and counted.planned == {s.scene_id: 1 for s in scenes}
    frames = [f.frame_id for s in scenes for f in s.live_frames]
    assert {name: counted.decoded[name] for name in frames} == dict.fromkeys(frames, 1)


def test_a_build_leaves_git_clean(built: Workspace) -> None:
    assert git(built.root, "status", "--porcelain") == ""


def test_compiled_scenes_are_current(built: Workspace) -> None:
    done = compile.compile(built, compile.CompileAsk(check=True), calling())
    assert not done.out_of_date and not done.unresolved


def test_validates_without_a_warning(built: Workspace) -> None:
    assert validate.validate(built, validate.ValidateAsk(strict=True), calling()).problems == []


def test_verifies(built: Workspace) -> None:
    assert verify.verify(built, verify.VerifyAsk(), calling()).failure is None


def test_its_board_looks_as_it_was_kept(built: Workspace) -> None:
    (pdf,) = (built.root / "exports").rglob("*.pdf")
    assert page_errors(pdf, "college_silence") == {}


def test_building_again_has_nothing_to_do(built: Workspace) -> None:
    built.forget()
    done = build.build(built, build.BuildAsk(), calling())
    outcomes = {step.name: step.outcome for step in done.steps}
    assert outcomes == {
        "compile": "nothing to do",
        "validate": "done",
        "render": "nothing to do",
        "check": "nothing to do",
        "print": "nothing to do",
    }


def test_holds_what_the_readme_promises(built: Workspace) -> None:
    kinds = [spec.asset_type.value for spec in built.registry.specs.values()]
    assert kinds.count("character") >= 2 and kinds.count("environment") >= 3
    assert {"nature", "prop", "style"} <= set(kinds)
    assert sum(bool(spec.variants) for spec in built.registry.specs.values()) >= 5
    assert 4 <= len(built.scenes) <= 6


def test_checking_judges_again_the_same_way(built: Workspace) -> None:
    again = check.check(built, check.CheckAsk(all=True, dry_run=True), calling())
    assert again.quarantined == 0


def test_init_copies_the_example(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "storyboard_cli", "init", str(tmp_path / "copy"), "--example"],
        capture_output=True,
        text=True,
        cwd=EXAMPLE.parent,
    )
    assert done.returncode == 0, done.stderr
    copied = {
        p.relative_to(tmp_path / "copy").as_posix() for p in (tmp_path / "copy").rglob("*") if p.is_file()
    }
    assert "project.yaml" in copied and "assets/CHAR_001/v1/lock.yaml" in copied
    made = [p for p in copied if p.startswith((".sb/", "exports/")) or "/frame_" in p]
    assert all(p.startswith(".sb/schemas/") for p in made), made
