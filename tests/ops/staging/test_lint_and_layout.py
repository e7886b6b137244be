"""`sb lint` and `sb layout` on a small compiled project."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from PIL import Image
from rich.console import Console

from storyboard_cli.cli.formats import Format
from storyboard_cli.cli.layout import show as show_layout
from storyboard_cli.cli.lines import worded
from storyboard_cli.cli.lint import show as show_lint
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import Problem
from storyboard_cli.ops import allow, check, layout, lint
from storyboard_cli.ops import compile as compile_op
from tests.callers import calling, made_at
from tests.ops.projects import Project

SCRIPT = """\
Title: Rain

INT. ROOM - DAY

[[SHOT: FS]]
ASHA and BELA stand in the room.

[[SHOT: FS high]]
Asha laughs.

[[SHOT: MS]]
Bela sits down on the chair.
"""
PERSON = """\
schema: 1
asset_id: {id}
asset_type: character
name: {name}
canonical_prompt: young woman, green coat
aliases: [{alias}]
"""
DIRECTION = """\
schema: 1
scene_id: S01
frames:
  "2":
    lighting: %s
  "3":
    characters:
      CHAR_002: {pose: %s}
"""


@pytest.fixture
def project(new_project: Callable[..., Project]) -> Project:
    """Three frames of two people; the second is lit as if it were night."""
    made: Project = new_project("rain")
    made.write(
        "project.yaml", "schema: 1\nproject_id: PRJ_001\nname: Rain\nsize: {width: 320, height: 192}\n"
    )
    made.write("scripts/rain.fountain", SCRIPT)
    for number, name in ((1, "Asha"), (2, "Bela")):
        text = PERSON.format(id=f"CHAR_00{number}", name=name, alias=name.upper())
        made.write(f"assets/CHAR_00{number}/asset.yaml", text)
    direct(made, "sit")
    return made


def direct(project: Project, pose: str, light: str = "night, one lamp") -> None:
    project.write("direction/S01.yaml", DIRECTION % (light, pose))
    with project.open() as workspace:
        compile_op.compile(workspace, compile_op.CompileAsk(), calling())


def linted(project: Project, *selectors: str, strict: bool = False) -> lint.LintAnswer:
    with project.open() as workspace:
        return lint.lint(workspace, lint.LintAsk(selectors=list(selectors), strict=strict), calling())


def test_lint_names_frames_rule_line_and_what_mends_it(project: Project) -> None:
    answer = linted(project)
    time = next(p for p in answer.problems if p.code == "continuity.time")
    assert "FR_S01_001 → FR_S01_002" in time.message
    assert time.where is not None and time.where.path == "scenes/S01/scene.yaml"
    line = project.text(time.where.path).splitlines()[time.where.line - 1]
    assert "FR_S01_002" in line
    assert "direction/S01.yaml" in worded(
        time.hint or ""
    ) and "sb allow FR_S01_002 continuity.time" in worded(time.hint or "")
    assert answer.failure is None, "a break may be meant"


def test_strict_lint_fails_and_selectors_narrow(project: Project) -> None:
    assert linted(project, strict=True).failure is Kind.blocked
    assert linted(project, "S01/1", strict=True).failure is None


def test_an_allowed_break_is_no_longer_told(project: Project) -> None:
    before = linted(project)
    with project.open() as workspace:
        for code in {p.code for p in before.problems}:
            ask = allow.AllowAsk(
                selector="S01/2", rule=code, reason="the lights fail in this scene", scope="scene"
            )
            allow.allow(workspace, ask, calling())
    after = linted(project, strict=True)
    assert (after.warnings, after.allowed) == (0, len(before.problems))


def test_an_unknown_pose_is_a_mistake_with_did_you_mean(project: Project) -> None:
    direct(project, "knel")
    answer = linted(project)
    found = next(p for p in answer.problems if p.code == "unknown-pose")
    assert found.is_error and found.hint == "did you mean kneel?"
    assert answer.failure is Kind.blocked


@pytest.mark.parametrize("form", list(Format))
def test_lint_shows_its_findings_in_every_form(project: Project, form: Format) -> None:
    console = Console(file=StringIO(), width=120, no_color=True)
    show_lint(linted(project), console, form)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "continuity.time" in text


def test_layout_writes_pictures_and_a_document_that_agree(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "layout"
    with project.open() as workspace:
        answer = layout.layout(workspace, layout.LayoutAsk(selectors=["S01/1"], out=made_at(out)), calling())
    folder = out / "FR_S01_001"
    assert sorted(p.name for p in folder.iterdir()) == sorted(answer.frames[0].files)
    document = json.loads((folder / "layout.json").read_text(encoding="utf-8"))
    assert {f["asset"] for f in document["figures"]} == {"CHAR_001", "CHAR_002"}
    for figure in document["figures"]:
        with Image.open(BytesIO((folder / figure["mask"]).read_bytes())) as mask:
            assert mask.size == (320, 192)
            box = mask.getbbox()
        assert box == pytest.approx(tuple(figure["box"]), abs=1.0)
        assert len(figure["keypoints"]) == 18


def test_layout_writes_nothing_in_a_dry_run_and_only_the_asked_kinds(
    project: Project, tmp_path: Path
) -> None:
    out = tmp_path / "layout"
    with project.open() as workspace:
        dry = layout.layout(workspace, layout.LayoutAsk(out=made_at(out), dry_run=True), calling())
        assert len(dry.frames) == 3 and not out.exists()
        only = layout.layout(
            workspace,
            layout.LayoutAsk(selectors=["S01/1"], out=made_at(out), kinds=["pose"]),
            calling(),
        )
    assert only.frames[0].files == ["pose.png", "layout.json"]
    console = Console(file=StringIO(), width=120, no_color=True)
    show_layout(dry, console)
    assert "3 layouts would be written" in console.file.getvalue()  # type: ignore[attr-defined]


def test_layout_refuses_an_unknown_kind(project: Project) -> None:
    with (
        project.open() as workspace,
        pytest.raises(SbError, match="normal map"),
    ):
        layout.layout(workspace, layout.LayoutAsk(kinds=["normal map"]), calling())


def checked_cuts(project: Project) -> list[Problem]:
    with project.open() as workspace:
        return check.check(workspace, check.CheckAsk(), calling()).cuts


def warnings(project: Project) -> list[Problem]:
    return [p for p in linted(project).problems if not p.is_error]


def test_sb_check_says_what_sb_lint_says_of_cuts(project: Project) -> None:
    assert warnings(project) and checked_cuts(project) == warnings(project)
    assert checked_cuts(project) == warnings(project), "what was remembered says the same"


def test_sb_check_sees_that_a_cut_was_mended(project: Project) -> None:
    assert "continuity.time" in {p.code for p in checked_cuts(project)}
    direct(project, "sit", light="day")
    assert "continuity.time" not in {p.code for p in checked_cuts(project)}
    assert checked_cuts(project) == warnings(project)


def test_breaks_are_told_again_until_what_makes_them_changes(project: Project) -> None:
    first = linted(project)
    assert linted(project) == first
    direct(project, "sit", light="day")
    assert "continuity.time" not in {p.code for p in linted(project).problems}
    direct(project, "sit")
    assert linted(project) == first


def test_places_in_a_long_scene_are_looked_for_once(project: Project) -> None:
    """Thousands of problems in a scene of thousands of lines took seconds: every line for every problem."""
    names = [f"FR_S01_{number:05}" for number in range(20_000)]
    with project.open() as workspace:
        scene = workspace.scenes[0]
    project.write("scenes/S01/scene.yaml", "".join(f"  - frame_id: {name}\n" for name in names))
    with project.open() as workspace:
        lines = lint._Lines(workspace, scene)
        began = time.process_time()
        found = [lines.where(name) for name in names]
        assert time.process_time() - began < 3
    assert [(place.line, place.column) for place in found] == [(n, 5) for n in range(1, 20_001)]
    assert str(lines.where("FR_S01_002")) == "scenes/S01/scene.yaml"
