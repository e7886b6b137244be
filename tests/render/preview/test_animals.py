"""Every animal that staging knows has a drawing of its own, from every side and in every pose."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from storyboard_cli.plan.staging.animal_kinds import ANIMAL_KINDS
from storyboard_cli.plan.staging.model import Camera
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import DisplayList, Fill
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.models.animals import ANIMALS
from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.palette import STYLES, Tone, rgb
from storyboard_cli.render.preview.solids import Maker, turned_axes
from tests.render.preview.world import staged

KINDS = {kind.shape: kind for kind in ANIMAL_KINDS}
POSES = ("stand", "walk", "run", "sit", "lie", "sleep", "fly", "perch", "swim", "rear", "eat", "juggle")
PIXELS = 400  # to the animal's largest side


def drawn(kind: PropKind, pose: str = "stand", facing: float = 90.0) -> DisplayList:
    """An animal alone, seen from far away at the height of its middle; 90° is its profile."""
    staging = staged("park", [{"action": "Nothing."}], int_ext="ext")[0]
    span = max(kind.size_m)
    camera = Camera(
        eye=(0, kind.size_m[1] / 2, -span * 40), focal_px=PIXELS * 40, center_x=600, center_y=600,
        lens_mm=400, horizon_y=600,
    )  # fmt: skip
    picture = DisplayList(1200, 1200, (255, 255, 255, 1))
    tone = Tone(STYLES["tone"], staging.light, (220, 225, 230), 1000.0)
    board = Board(picture, Lens(camera, 1200, 1200), tone, staging, random.Random(1))
    maker = Maker(board, (0, 0, 0), turned_axes(facing), vivid=True)
    ANIMALS[kind.shape](maker, Model(kind.size_m, rgb(kind.color), pose=pose, seed=4))
    return picture


def extent(picture: DisplayList) -> tuple[float, float]:
    """Width and height of what is drawn without a blur, pixels."""
    points = [
        p for op in picture.ops if isinstance(op, Fill) and op.blend == "over" for g in op.polygons for p in g
    ]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) - min(xs), max(ys) - min(ys)


def test_every_animal_that_is_staged_is_drawn_and_no_other() -> None:
    assert set(ANIMALS) == set(KINDS)
    assert len(KINDS) == len(ANIMAL_KINDS)


@pytest.mark.parametrize("shape", sorted(ANIMALS))
def test_an_animal_is_as_large_as_staging_says(shape: str) -> None:
    kind = KINDS[shape]
    wide, tall = extent(drawn(kind))
    scale = PIXELS / max(kind.size_m)
    assert tall == pytest.approx(kind.size_m[1] * scale, rel=0.3, abs=12)
    assert wide == pytest.approx(kind.size_m[2] * scale, rel=0.3, abs=12)


@pytest.mark.parametrize("shape", sorted(ANIMALS))
def test_an_animal_has_a_drawing_from_every_side_and_in_every_pose(shape: str) -> None:
    for facing in (0.0, 45.0, 180.0):
        assert len(drawn(KINDS[shape], facing=facing).ops) > 5
    for pose in POSES:
        picture = drawn(KINDS[shape], pose)
        assert 5 < len(picture.ops) < 400
        assert picture.ops == drawn(KINDS[shape], pose).ops
    assert drawn(KINDS[shape], "juggle").ops == drawn(KINDS[shape]).ops


def test_no_two_animals_share_a_silhouette() -> None:
    found = {
        shape: [round(v) for v in extent(drawn(KINDS[shape]))] + [len(drawn(KINDS[shape]).ops)]
        for shape in KINDS
    }
    ordered = sorted(map(tuple, found.values()))
    assert all(a != b for a, b in pairwise(ordered))
