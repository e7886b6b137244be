"""Whatever lies where a rendered or a locked picture should be: a finding or an error that names the file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.pictures import recipe_of, with_recipe
from storyboard_cli.ops import check, lock
from storyboard_cli.ops.import_ import ImportAsk, import_, pictures_given
from tests.callers import Heard, calling, made_at
from tests.ops.check.bad_pictures import BAD, REFUSED
from tests.ops.check.clip_door import TINY
from tests.ops.check.conftest import opened
from tests.ops.check.test_models import checked
from tests.ops.projects import Project

pytestmark = pytest.mark.measuring

FRAME = "scenes/S01/frame_001_v1.png"
LOCKED = "assets/CHAR_001/v1/front.png"


def spoil(project: Project, path: str, how: str, *, recipe: bool = False) -> None:
    """Replace a picture; the recipe stays inside where a PNG can carry it."""
    data = project.read(path)
    carried, bad = recipe_of(data), BAD[how](data)
    if recipe and carried and how in CARRYING:
        bad = with_recipe(bad, json.dumps(carried))
    project.write(path, bad)


def failed_rules(done: check.CheckAnswer, frame_id: str) -> dict[str, str]:
    (frame,) = [f for f in done.frames if f.frame_id == frame_id]
    assert frame.verdict == "quarantined"
    return {x.rule: x.message for x in frame.findings if x.blocks}


def calibrations(project: Project) -> list[str]:
    return [path for path in project.listing("assets") if "/calibration/" in path]


CARRYING = [how for how in BAD if how not in REFUSED and how != "CMYK"]  # a PNG can have its recipe inside


@pytest.mark.parametrize(("how", "recipe"), [*((h, False) for h in BAD), *((h, True) for h in CARRYING)])
def test_a_rendered_picture_is_a_finding_of_its_frame_alone(
    project: Project, tmp_path: Path, how: str, recipe: bool
) -> None:
    spoil(project, FRAME, how, recipe=recipe)
    report = tmp_path / "report.html"
    done = checked(project, explain=True, report=made_at(report))
    rules = failed_rules(done, "FR_S01_001")
    if how in REFUSED:
        assert rules.keys() == {"picture.unreadable"} and FRAME in rules["picture.unreadable"]
    else:
        assert "picture.changed" in rules
    assert done.passed == 2 and done.quarantined == 1
    assert "FR_S01_001" in report.read_text("utf-8")
    assert checked(project).judged == 0


def test_a_model_is_as_robust(clip_project: Project) -> None:
    good = clip_project.read(FRAME)
    for how in ("one pixel", "20000 pixels wide", "nothing but see-through", "16 bits", "half a file"):
        clip_project.write(FRAME, good)
        spoil(clip_project, FRAME, how, recipe=True)
        done = checked(clip_project, explain=True)
        rules = failed_rules(done, "FR_S01_001")
        assert ("picture.unreadable" in rules) is (how in REFUSED), how


@pytest.mark.parametrize(
    ("embedder", "ways"),
    [
        ("basic-v1", ["one row", "nothing but see-through", "CMYK", "APNG"]),
        (TINY, ["one pixel", "half a file"]),
    ],
)
def test_a_locked_picture_fails_the_frames_that_stand_on_it_until_it_is_back(
    clip_project: Project, embedder: str, ways: list[str]
) -> None:
    """Nothing of it is remembered: neither its look as the locked one's, nor limits that it had a part in."""
    folder = "assets/CHAR_001/v1/calibration"
    good = clip_project.read(LOCKED)
    clip_project.remove(folder)
    first = checked(clip_project, embedder=embedder)
    limits = clip_project.contents(folder)
    for how in ways:
        spoil(clip_project, LOCKED, how)
        shutil.rmtree(clip_project.state / "vectors")
        if clip_project.exists(folder):
            clip_project.remove(folder)
        done = checked(clip_project, embedder=embedder)
        for frame_id in ("FR_S01_001", "FR_S01_002"):
            assert "lock.changed" in failed_rules(done, frame_id), how
        assert [f.verdict for f in done.frames if f.frame_id == "FR_S02_001"] == ["passed"]
        assert not clip_project.exists(folder), how
        clip_project.write(LOCKED, good)
    again = checked(clip_project, embedder=embedder)
    assert [f.findings for f in again.frames] == [f.findings for f in first.frames]
    assert clip_project.contents(folder) == limits


def test_a_picture_that_is_away_for_a_while_comes_back(project: Project) -> None:
    """A clone without git-lfs: pointers where the locked pictures are."""
    shutil.rmtree(project.state / "vectors")
    first = checked(project)
    good = project.contents("assets", ".png")
    for path in good:
        project.write(path, b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")
    project.remove(*calibrations(project))
    shutil.rmtree(project.state / "vectors")
    away = checked(project)
    assert away.passed == 0 and all("lock.changed" in failed_rules(away, f.frame_id) for f in away.frames)
    assert not calibrations(project)
    project.write_all(good)
    again = checked(project)
    assert [f.findings for f in again.frames] == [f.findings for f in first.frames]
    assert checked(project).judged == 0


@pytest.mark.parametrize("how", BAD)
def test_as_an_imported_reference_it_is_refused_by_name_or_judged_with(
    project: Project, tmp_path: Path, how: str
) -> None:
    """Somebody makes it a locked picture: either `sb import` says no, or checks live with what it shows."""
    source = tmp_path / "front.png"
    source.write_bytes(BAD[how](project.read(LOCKED)))
    with opened(project) as workspace:
        try:
            import_(
                workspace,
                ImportAsk(asset="CHAR_001", pictures=pictures_given([f"front={source}"], Path()), keep=True),
                calling(),
            )
        except SbError as error:
            assert "front.png" in " ".join([error.message, *(p.message for p in error.problems)])
            return
    assert how not in REFUSED or how in ("APNG", "GIF")  # of these, `sb import` takes the first picture
    report = Heard()
    with opened(project) as workspace:
        lock.lock(workspace, lock.LockAsk(assets=["CHAR_001"], force=True), report)
    assert not [t for t in report.warned if "not calibrated" in t]
    if how == "nothing but see-through":
        assert any("assets/CHAR_001/v2/front.png shows nothing" in t for t in report.warned)
    with opened(project) as workspace:
        current = workspace.registry.current("CHAR_001")
        assert current is not None and current.version == 2
    done = checked(project)
    assert done.not_judged == 0 and {f.frame_id for f in done.frames if f.render_state == "stale"} >= {
        "FR_S01_002"
    }
    assert checked(project).judged == 0
