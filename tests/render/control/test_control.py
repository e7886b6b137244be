"""Control pictures agree with the staging they come from, to the pixel."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from storyboard_cli.plan.staging import Staging
from storyboard_cli.plan.staging.framing import SIZES
from storyboard_cli.plan.staging.model import COCO_18
from storyboard_cli.render.control import control_pictures, control_pngs
from storyboard_cli.render.control.pose import COLOURS, LIMBS
from tests.plan.staging_world import AARAV, BOOK, MEERA, figure, frame, one, staged


def extent(mask: Image.Image) -> tuple[int, int, int, int]:
    box = mask.getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("angle", ["eye", "high", "birds_eye", "dutch"])
@pytest.mark.parametrize("size", [s for s in SIZES if s not in ("INS", "ECU", "POV")])
def test_a_mask_ends_where_the_box_ends(size: str, angle: str) -> None:
    staging = one("", size=size, angle=angle)
    box = figure(staging).crop
    found = extent(control_pictures(staging, ["masks"]).masks[AARAV])
    # a pixel of a mask is a whole one: its edge lies up to one and a half from the box's
    assert found == pytest.approx((box.left, box.top, box.right, box.bottom), abs=1.5)


@pytest.mark.parametrize("pose", ["run", "sit_floor", "point", "lie", "climb"])
def test_a_mask_ends_where_the_box_ends_in_every_pose(pose: str) -> None:
    staging = one("", [{"asset": AARAV, "pose": pose}], size="FS")
    box = figure(staging).crop
    found = extent(control_pictures(staging, ["masks"]).masks[AARAV])
    assert found == pytest.approx((box.left, box.top, box.right, box.bottom), abs=1.0)


def test_masks_and_background_cover_every_pixel_once() -> None:
    pictures = control_pictures(one("Aarav embraces Meera.", [AARAV, MEERA], size="MS"), ["masks"])
    assert pictures.background is not None
    total = sum(np.asarray(m, dtype=int) for m in (*pictures.masks.values(), pictures.background))
    assert set(pictures.masks) == {AARAV, MEERA}
    assert np.all(total == 1)


def test_what_is_hidden_is_not_in_the_mask() -> None:
    both = one(
        "", [{"asset": AARAV, "position": "center"}, {"asset": MEERA, "position": "center"}], size="WS"
    )
    far = both.figures[0]
    mask = np.asarray(control_pictures(both, ["masks"]).masks.get(far.asset, Image.new("1", (1344, 768))))
    assert mask.sum() < 0.6 * far.box.area * 0.5
    assert far.visible < 0.4


def test_a_figure_outside_the_picture_has_no_mask() -> None:
    staging = one("Aarav looks at Meera.", [AARAV, MEERA], size="CU", subject=AARAV)
    assert figure(staging, MEERA).crop.area == 0
    assert set(control_pictures(staging, ["masks"]).masks) == {AARAV}


def test_the_pose_picture_has_openposes_colours_at_the_joints() -> None:
    staging = one("", [{"asset": AARAV, "look": "camera"}], size="FS")
    pose = control_pictures(staging, ["pose"]).pose
    assert pose is not None
    pixels = pose.convert("RGB").load()
    assert pixels is not None
    for name in (
        "r_shoulder",
        "l_shoulder",
        "r_elbow",
        "l_elbow",
        "r_knee",
        "l_knee",
        "r_ankle",
        "l_ankle",
        "neck",
    ):
        joint = figure(staging).joints[COCO_18.index(name)]
        assert pixels[round(joint.x), round(joint.y)] == COLOURS[COCO_18.index(name)], name


def test_limbs_are_openposes_seventeen() -> None:
    assert len(LIMBS) == 17 and len(COLOURS) == 18
    assert LIMBS[0] == ("neck", "r_shoulder") and COLOURS[0] == (255, 0, 0)
    assert LIMBS[12] == ("neck", "nose") and COLOURS[12] == (0, 0, 255)


def test_a_face_turned_away_has_no_nose_in_the_pose_picture() -> None:
    away = one("", [{"asset": AARAV, "look": "away"}], size="FS")
    pose = control_pictures(away, ["pose"]).pose
    assert pose is not None
    colours = {colour for _, colour in pose.convert("RGB").getcolors(1 << 20) or []}
    assert COLOURS[0] not in colours, "no nose"
    assert COLOURS[2] in colours, "but a shoulder"


def depth_at(staging: Staging, x: float, y: float) -> int:
    depth = control_pictures(staging, ["depth"]).depth
    assert depth is not None
    return int(np.asarray(depth)[int(y), int(x)])


def test_near_is_bright_in_the_depth_picture() -> None:
    staging = one("", [{"asset": AARAV, "position": "left"}], size="FS")
    man = figure(staging)
    body = depth_at(staging, man.joints[1].x, man.joints[1].y + 20)
    wall = depth_at(staging, 1300, man.joints[1].y)
    floor_near, floor_far = depth_at(staging, 1300, 766), depth_at(staging, 1300, 700)
    assert body > wall + 40
    assert floor_near > floor_far > wall


def test_depth_of_the_floor_is_exact() -> None:
    """1/z of the floor is linear in y: the depth under the feet is that of the feet."""
    staging = one("", size="FS")
    man = figure(staging)
    feet = depth_at(staging, man.box.left - 30, man.joints[10].y + 6)
    body = depth_at(staging, man.joints[10].x, man.joints[10].y - 10)
    assert feet == pytest.approx(body, abs=14)


def test_a_far_figure_is_darker_than_a_near_one() -> None:
    staging = one("Aarav looks at Meera.", [AARAV, MEERA], size="OTS", subject=MEERA)
    near, far = figure(staging, AARAV), figure(staging, MEERA)
    near_x = min(max(near.joints[1].x, 5), 1300)
    assert (
        depth_at(staging, near_x, min(near.joints[1].y + 40, 760))
        > depth_at(staging, far.joints[1].x, far.joints[1].y) + 20
    )


def test_lines_are_white_on_black_and_follow_the_box() -> None:
    staging = one("", size="FS", location="FIELD", int_ext="ext")
    lines = control_pictures(staging, ["lines"]).lines
    assert lines is not None
    pixels = np.asarray(lines)
    assert set(np.unique(pixels)) == {0, 255}
    box = figure(staging).box
    inside = pixels[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
    assert 0.01 < inside.mean() / 255 < 0.25
    columns = np.where(inside[: int(box.height * 0.3)].any(axis=0))[0]
    assert len(columns) > 0


@pytest.mark.parametrize("picture", [(768, 1344), (1344, 560), (768, 768), (64, 64)])
def test_every_picture_has_the_render_size(picture: tuple[int, int]) -> None:
    staging = one("Aarav reads the book.", [AARAV, MEERA], props=[BOOK], picture=picture)
    for name, data in control_pngs(staging).items():
        with Image.open(BytesIO(data)) as opened:
            assert opened.size == picture, name


@pytest.mark.parametrize("count", [0, 1, 40])
def test_any_number_of_people_gives_control_pictures(count: int) -> None:
    staging = one("", [f"CHAR_{i:03d}" for i in range(1, count + 1)], size="EWS")
    names = set(control_pngs(staging))
    assert {"pose", "depth", "lines", "mask_background"} <= names
    assert len([n for n in names if n.startswith("mask_CHAR")]) >= count * 0.6


def test_equal_stagings_give_equal_bytes() -> None:
    first, second = staged(frame(1, "Aarav sits.", uid="a"), frame(2, "Aarav sits.", uid="a"))
    assert control_pngs(first) == control_pngs(second)


def test_a_camera_inside_somebody_is_no_crash() -> None:
    staging = one(
        "", [{"asset": AARAV, "position": "center"}, {"asset": MEERA, "position": "center"}], size="POV"
    )
    assert control_pngs(staging)
