"""A pipeline may scale its pictures up: what a check says of them is said in their own pixels."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest
from PIL import Image

from storyboard_cli.consistency.findings import Finding
from storyboard_cli.core.pictures import recipe_of, with_recipe
from storyboard_cli.ops import check
from storyboard_cli.presenting.check_page import OpenedPictures, explain_picture
from tests.ops.check.clip_door import SIDE, TINY, Door
from tests.ops.check.conftest import opened
from tests.ops.check.test_check import blue_coat, repaint
from tests.ops.check.test_models import checked
from tests.ops.projects import Project

pytestmark = pytest.mark.measuring

FRAME = "scenes/S01/frame_002_v1.png"
BLUE_PANELS = 3  # the frame, the part, the locked picture


def scale(project: Project, path: str, factor: float) -> tuple[int, int]:
    """The same picture with more pixels; its recipe still says what was staged."""
    data = project.read(path)
    image = Image.open(io.BytesIO(data)).convert("RGB")
    size = round(image.width * factor), round(image.height * factor)
    out = io.BytesIO()
    image.resize(size, Image.Resampling.LANCZOS).save(out, "PNG")
    project.write(path, with_recipe(out.getvalue(), json.dumps(recipe_of(data))))
    return size


def boxes(done: check.CheckAnswer) -> dict[tuple[str, str | None, str | None], Finding]:
    (frame,) = done.frames
    return {(x.rule, x.asset, x.region): x for x in frame.findings if x.box is not None}


@pytest.mark.parametrize("factor", [2, 1.5, 3.1])
def test_findings_of_a_scaled_picture_are_those_of_the_picture_in_its_own_pixels(
    project: Project, factor
) -> None:
    repaint(project, FRAME, blue_coat)
    small = boxes(checked(project, "FR_S01_002"))
    width, height = scale(project, FRAME, factor)
    large = boxes(checked(project, "FR_S01_002"))
    assert large.keys() == small.keys() and ("drift.identity", "CHAR_001", "body") in large
    for key, finding in large.items():
        assert finding.box is not None and small[key].box is not None
        assert finding.outcome == small[key].outcome
        wanted = [v * s for v, s in zip(small[key].box, (width / 640, height / 360) * 2, strict=True)]
        assert finding.box == pytest.approx(wanted, abs=0.01)


def test_explain_shows_the_part_that_the_finding_is_about(project: Project) -> None:
    """The coat was painted blue; the enlarged part is mostly of that blue, whatever the picture's size."""
    repaint(project, FRAME, blue_coat)
    for factor in (1, 2.5):
        if factor != 1:
            scale(project, FRAME, factor)
        done = checked(project, "FR_S01_002", explain=True)
        finding = boxes(done)["drift.identity", "CHAR_001", "body"]
        assert finding.blocks
        with opened(project) as workspace:
            data = explain_picture(OpenedPictures(workspace.files), done.frames[0], finding)
        assert data is not None
        sheet = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
        blue = (sheet[..., 2] > sheet[..., 0] * 1.5) & (sheet[..., 2] > 70)
        panels = _panels(sheet)
        assert len(panels) == BLUE_PANELS
        shares = [float(blue[:, a:b].mean()) for a, b in panels]
        assert shares[1] > 0.3 and shares[2] < 0.02


def _panels(sheet: np.ndarray) -> list[tuple[int, int]]:
    """Columns of each picture on the sheet: paper is between them."""
    paper = (sheet == (244, 242, 238)).all(axis=2).all(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[True], paper, [True]]).astype(int)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def test_a_model_gets_the_pixels_that_are_there(clip_project: Project, door: Door) -> None:
    """Crops are cut out of the large picture, not out of one that was made small before."""
    checked(clip_project, embedder=TINY)
    door.clear()
    before = {k: x.box for k, x in boxes(checked(clip_project, "FR_S01_002", all=True)).items()}
    scale(clip_project, FRAME, 4)
    door.clear()
    after = boxes(checked(clip_project, "FR_S01_002"))
    assert after.keys() == before.keys() and door.pictures
    assert {max(size) for size in door.sizes if size[0] < 2560} == {SIDE}
