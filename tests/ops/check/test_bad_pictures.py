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

FRAME = "scenes/S01/frame_001_v1.png"
LOCKED = "assets/CHAR_001/v1/front.png"


def spoil(root: Path, path: str, how: str, *, recipe: bool = False) -> None:
    """Replace a picture; the recipe stays inside where a PNG can carry it."""
    data = (root / path).read_bytes()
    carried, bad = recipe_of(data), BAD[how](data)
    if recipe and carried and how in CARRYING:
        bad = with_recipe(bad, json.dumps(carried))
    (root / path).write_bytes(bad)


def failed_rules(done: check.CheckAnswer, frame_id: str) -> dict[str, str]:
    (frame,) = [f for f in done.frames if f.frame_id == frame_id]
    assert frame.verdict == "quarantined"
    return {x.rule: x.message for x in frame.findings if x.blocks}


CARRYING = [how for how in BAD if how not in REFUSED and how != "CMYK"]  # a PNG can have its recipe inside


@pytest.mark.parametrize(("how", "recipe"), [*((h, False) for h in BAD), *((h, True) for h in CARRYING)])
def test_a_rendered_picture_is_a_finding_of_its_frame_alone(root: Path, how: str, recipe: bool) -> None:
    spoil(root, FRAME, how, recipe=recipe)
    done = checked(root, explain=True, report=made_at(root / "report.html"))
    rules = failed_rules(done, "FR_S01_001")
    if how in REFUSED:
        assert rules.keys() == {"picture.unreadable"} and FRAME in rules["picture.unreadable"]
    else:
        assert "picture.changed" in rules
    assert done.passed == 2 and done.quarantined == 1
    assert "FR_S01_001" in (root / "report.html").read_text("utf-8")
    assert checked(root).judged == 0


def test_a_model_is_as_robust(clip_root: Path) -> None:
    good = (clip_root / FRAME).read_bytes()
    for how in ("one pixel", "20000 pixels wide", "nothing but see-through", "16 bits", "half a file"):
        (clip_root / FRAME).write_bytes(good)
        spoil(clip_root, FRAME, how, recipe=True)
        done = checked(clip_root, explain=True)
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
    clip_root: Path, embedder: str, ways: list[str]
) -> None:
    """Nothing of it is remembered: neither its look as the locked one's, nor limits that it had a part in."""
    folder = clip_root / "assets/CHAR_001/v1"
    good = (clip_root / LOCKED).read_bytes()
    shutil.rmtree(folder / "calibration")
    first = checked(clip_root, embedder=embedder)
    limits = {p.name: p.read_bytes() for p in (folder / "calibration").iterdir()}
    for how in ways:
        spoil(clip_root, LOCKED, how)
        shutil.rmtree(clip_root / ".sb/vectors")
        shutil.rmtree(folder / "calibration", ignore_errors=True)
        done = checked(clip_root, embedder=embedder)
        for frame_id in ("FR_S01_001", "FR_S01_002"):
            assert "lock.changed" in failed_rules(done, frame_id), how
        assert [f.verdict for f in done.frames if f.frame_id == "FR_S02_001"] == ["passed"]
        assert not (folder / "calibration").exists(), how
        (clip_root / LOCKED).write_bytes(good)
    again = checked(clip_root, embedder=embedder)
    assert [f.findings for f in again.frames] == [f.findings for f in first.frames]
    assert {p.name: p.read_bytes() for p in (folder / "calibration").iterdir()} == limits


def test_a_picture_that_is_away_for_a_while_comes_back(root: Path) -> None:
    """A clone without git-lfs: pointers where the locked pictures are."""
    shutil.rmtree(root / ".sb/vectors")
    first = checked(root)
    files = sorted((root / "assets").glob("*/v1/*.png"))
    good = {p: p.read_bytes() for p in files}
    for path in files:
        path.write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")
    for calibration in root.glob("assets/*/v1/calibration"):
        shutil.rmtree(calibration)
    shutil.rmtree(root / ".sb/vectors")
    away = checked(root)
    assert away.passed == 0 and all("lock.changed" in failed_rules(away, f.frame_id) for f in away.frames)
    assert not list(root.glob("assets/*/v1/calibration/*"))
    for path, data in good.items():
        path.write_bytes(data)
    again = checked(root)
    assert [f.findings for f in again.frames] == [f.findings for f in first.frames]
    assert checked(root).judged == 0


@pytest.mark.parametrize("how", BAD)
def test_as_an_imported_reference_it_is_refused_by_name_or_judged_with(root: Path, how: str) -> None:
    """Somebody makes it a locked picture: either `sb import` says no, or checks live with what it shows."""
    source = root.parent / "front.png"
    source.write_bytes(BAD[how]((root / LOCKED).read_bytes()))
    with opened(root) as workspace:
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
    with opened(root) as workspace:
        lock.lock(workspace, lock.LockAsk(assets=["CHAR_001"], force=True), report)
    assert not [t for t in report.warned if "not calibrated" in t]
    if how == "nothing but see-through":
        assert any("assets/CHAR_001/v2/front.png shows nothing" in t for t in report.warned)
    with opened(root) as workspace:
        current = workspace.registry.current("CHAR_001")
        assert current is not None and current.version == 2
    done = checked(root)
    assert done.not_judged == 0 and {f.frame_id for f in done.frames if f.render_state == "stale"} >= {
        "FR_S01_002"
    }
    assert checked(root).judged == 0
