"""Calibration files: made again when they are not this lock's any more, and believed when they are."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from storyboard_cli.checking import session
from storyboard_cli.drift.calibration import METHOD
from storyboard_cli.drift.regions import CUT_VERSION
from storyboard_cli.ops import check
from tests.ops.check.clip_door import Door
from tests.ops.check.conftest import opened
from tests.ops.check.test_check import blue_coat, repaint
from tests.ops.check.test_models import checked
from tests.ops.projects import Project

pytestmark = pytest.mark.measuring

FILE = "assets/CHAR_001/v1/calibration/basic-v1.yaml"


def identities(done: check.CheckAnswer, asset: str) -> list:
    return [x for f in done.frames for x in f.findings if x.rule == "drift.identity" and x.asset == asset]


def calibrations(project: Project) -> dict[str, bytes]:
    return {path: data for path, data in project.contents("assets").items() if "/calibration/" in path}


DAMAGED: dict[str, Callable[[str], str]] = {
    "of another method": lambda t: t.replace(f"method: {METHOD}\n", f"method: {METHOD - 1}\n"),
    "of another cut": lambda t: t.replace(f"cut: {CUT_VERSION}\n", f"cut: {CUT_VERSION - 1}\n"),
    "of another lock": lambda t: re.sub(r"lock_hash: sha256:....", "lock_hash: sha256:0000", t),
    "of another embedder": lambda t: t.replace("embedder: basic-v1", "embedder: basic-v0"),
    "cut off": lambda t: t[: len(t) * 2 // 3],
    "cut off after the head": lambda t: t[: t.index("regions:") + 9],
    "without regions": lambda t: t[: t.index("regions:")],
    "a number that is none": lambda t: re.sub(r"sd: [\d.]+", "sd: often", t, count=1),
    "a spread of nothing": lambda t: re.sub(r"sd: [\d.]+", "sd: 0.0", t, count=1),
    "not a number": lambda t: re.sub(r"mean: [\d.]+", "mean: .nan", t, count=1),
    "conflict marks": lambda t: t.replace("regions:", "<<<<<<< ours\nregions:"),
    "a list": lambda t: t.replace("regions:", "regions: []\nrest:"),
    "empty": lambda t: "",
    "no text": lambda t: "\x00" * 20,
    "CRLF": lambda t: t.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_a_file_that_is_not_right_is_made_again_and_then_nothing_is_left_to_judge(
    project: Project, how: str
) -> None:
    checked(project)
    good = project.read(FILE)
    project.write(FILE, DAMAGED[how](good.decode()).encode())
    done = checked(project)
    assert done.passed == 3
    assert checked(project).judged == 0
    if how != "CRLF":  # git may have written it so; it says the same
        assert project.read(FILE) == good


def test_a_file_that_is_gone_is_made_again_to_the_byte(project: Project) -> None:
    first = checked(project)
    good = calibrations(project)
    project.remove(*good)
    again = checked(project)
    assert calibrations(project) == good and len(good) == 5
    assert [f.findings for f in again.frames] == [f.findings for f in first.frames]
    assert checked(project).judged == 0


def test_the_numbers_of_a_file_that_somebody_edited_are_used_and_noticed(project: Project) -> None:
    """It stands beside the lock, outside its hash, and in git: an edit shows in a diff, and judges anew."""
    repaint(project, "scenes/S01/frame_001_v1.png", blue_coat)
    failed = [x for x in identities(checked(project), "CHAR_001") if x.blocks]
    assert len(failed) == 1
    with opened(project) as workspace:
        before = session.CheckSession(workspace, "basic-v1").digest
    text = project.text(FILE)
    project.write(FILE, re.sub(r"mean: [\d.]+", "mean: 0.1", text))
    with opened(project) as workspace:
        assert session.CheckSession(workspace, "basic-v1").digest != before
    lenient = checked(project)
    assert lenient.judged == 3  # verdicts of before don't count any more
    found = identities(lenient, "CHAR_001")
    assert found and not [x for x in found if x.blocks] and max(x.threshold for x in found) < 0.2
    assert checked(project).judged == 0
    assert "mean: 0.1\n" in project.text(FILE)  # an edit is nobody's damage


def test_another_alpha_moves_the_limits_of_the_same_file(project: Project) -> None:
    usual = {x.box: x.threshold for x in identities(checked(project), "CHAR_001")}
    before = project.read(FILE)
    project.append("project.yaml", "consistency: {alpha: 0.1, warn_alpha: 0.2}\n")
    strict = {x.box: x.threshold for x in identities(checked(project), "CHAR_001")}
    assert strict.keys() == usual.keys() and all(strict[box] > usual[box] for box in usual)
    assert project.read(FILE) == before and checked(project).judged == 0


def test_making_a_model_s_file_again_looks_at_no_frame_again(clip_project: Project, door: Door) -> None:
    checked(clip_project)
    (file,) = [p for p in calibrations(clip_project) if p.startswith("assets/CHAR_001/") and "openclip" in p]
    good = clip_project.read(file)
    clip_project.edit(file, f"method: {METHOD}\n", "method: 0\n")
    door.clear()
    checked(clip_project)
    assert clip_project.read(file) == good and (640, 360) not in door.sizes
    door.clear()
    assert checked(clip_project).judged == 0 and door.pictures == 0


def test_a_project_without_any_locked_character_is_checked(project: Project) -> None:
    for asset in ("CHAR_001", "CHAR_002"):
        project.remove(f"assets/{asset}/v1")
    done = checked(project)
    rules = {x.rule for f in done.frames for x in f.findings}
    assert len(done.frames) == 3 and "drift.place" in rules
    assert not [x for f in done.frames for x in f.findings if x.rule == "drift.identity" and x.score]
    gone = {x.message for f in done.frames for x in f.findings if x.rule == "lock.changed" and x.blocks}
    assert any(m.startswith("Asha (CHAR_001@v1), which it was made from") for m in gone)
