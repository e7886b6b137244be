"""Shot sizes, angles and lenses: what the camera shows of a body, whatever its height."""

from __future__ import annotations

from itertools import pairwise

import pytest

from storyboard_cli.plan.staging import Staging
from storyboard_cli.plan.staging.framing import SIZES
from tests.plan.staging_world import (
    AARAV,
    BOOK,
    KID,
    LOOKS,
    MEERA,
    between,
    figure,
    frame,
    on_screen,
    one,
    person,
    staged,
)

HEIGHTS = (0.95, 1.2, 1.55, 1.76, 2.05)
HEIGHT = 768


def shot_of(height: float, size: str, **fields: object) -> Staging:
    return one("", [AARAV], size=size, looks={AARAV: person(AARAV, "Aarav", height)}, **fields)


def share_down(staging: Staging, a: str, b: str, along: float) -> float:
    """How far down the picture a body point is: 0 at the top edge, 1 at the bottom edge."""
    return on_screen(staging, between(figure(staging), a, b, along))[1] / HEIGHT


@pytest.mark.parametrize("height", HEIGHTS)
def test_a_medium_shot_cuts_at_the_waist_for_every_height(height: float) -> None:
    assert share_down(shot_of(height, "MS"), "pelvis", "chest", 0.3) == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("height", HEIGHTS)
def test_a_medium_long_shot_cuts_at_the_knees(height: float) -> None:
    assert share_down(shot_of(height, "MLS"), "r_knee", "l_knee", 0.5) == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("height", HEIGHTS)
def test_a_medium_close_up_cuts_at_the_chest(height: float) -> None:
    assert share_down(shot_of(height, "MCU"), "chest", "neck", 0.1) == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("height", HEIGHTS)
def test_a_close_up_shows_the_head_and_a_little_shoulder(height: float) -> None:
    staging = shot_of(height, "CU")
    assert 0.02 < share_down(staging, "neck", "crown", 1.0) < 0.15
    assert 0.85 < share_down(staging, "r_shoulder", "l_shoulder", 0.5) <= 1.05
    assert share_down(staging, "pelvis", "chest", 1.0) > 1.1


@pytest.mark.parametrize("height", HEIGHTS)
def test_a_big_close_up_runs_from_forehead_to_chin(height: float) -> None:
    staging = shot_of(height, "BCU")
    assert -0.25 < share_down(staging, "neck", "crown", 1.0) < 0.02
    assert 0.85 < share_down(staging, "neck", "crown", 0.26) <= 1.0


@pytest.mark.parametrize("height", HEIGHTS)
def test_an_extreme_close_up_is_closer_than_a_face(height: float) -> None:
    staging = shot_of(height, "ECU")
    assert 0.0 < share_down(staging, "r_eye", "l_eye", 0.5) < 1.0
    assert share_down(staging, "neck", "crown", 1.0) < -0.3
    assert share_down(staging, "neck", "crown", 0.0) > 1.3


@pytest.mark.parametrize("height", HEIGHTS)
def test_a_full_shot_shows_head_and_feet(height: float) -> None:
    box = figure(shot_of(height, "FS")).box
    assert 0 < box.top < 0.12 * HEIGHT
    assert 0.88 * HEIGHT < box.bottom < HEIGHT


@pytest.mark.parametrize("height", HEIGHTS)
def test_a_figure_in_an_extreme_wide_shot_is_at_most_a_third_of_the_height(height: float) -> None:
    assert figure(shot_of(height, "EWS")).box.height <= HEIGHT / 3


def test_sizes_get_closer_from_extreme_wide_to_extreme_close() -> None:
    heads = [
        figure(shot_of(1.75, size)).box.height
        for size in ("EWS", "WS", "FS", "MLS", "MS", "MCU", "CU", "BCU", "ECU")
    ]
    assert heads == sorted(heads)
    assert all(b > a * 1.15 for a, b in pairwise(heads))


@pytest.mark.parametrize("size", [s for s in SIZES if s not in ("INS", "POV")])
def test_verticals_stay_vertical_at_eye_level(size: str) -> None:
    camera = one("", [AARAV, MEERA], size=size).camera
    assert camera.pitch_deg == 0 and camera.roll_deg == 0


def test_angles_really_pitch_and_roll_the_camera() -> None:
    pitch = {
        a: one("", size="WS", angle=a).camera.pitch_deg
        for a in ("birds_eye", "high", "eye", "low", "worms_eye")
    }
    assert (
        pitch["birds_eye"]
        < -45
        < pitch["high"]
        < -10
        < pitch["eye"]
        == 0
        < 8
        < pitch["low"]
        < pitch["worms_eye"]
    )
    assert one("", size="MS", angle="dutch").camera.roll_deg > 8


@pytest.mark.parametrize("angle", ["high", "low", "birds_eye", "worms_eye"])
@pytest.mark.parametrize("size", ["WS", "FS", "MS", "CU"])
def test_the_head_stays_in_the_picture_from_every_angle(size: str, angle: str) -> None:
    staging = one("", size=size, angle=angle)
    x, y = on_screen(staging, figure(staging).skeleton["head"])
    assert 0 < x < 1344 and 0 < y < 768


@pytest.mark.parametrize("angle", ["low", "worms_eye"])
def test_the_camera_never_goes_through_the_floor(angle: str) -> None:
    for size in ("EWS", "WS", "FS", "MS", "CU"):
        assert one("", [KID], size=size, angle=angle).camera.eye[1] >= 0.1


def test_a_longer_lens_stands_further_back_and_keeps_the_size() -> None:
    wide, long = one("", size="MS", lens_mm=28), one("", size="MS", lens_mm=100)
    assert long.camera.eye[2] < wide.camera.eye[2]
    for staging in (wide, long):
        assert share_down(staging, "pelvis", "chest", 0.3) == pytest.approx(1.0, abs=0.03)
        assert share_down(staging, "neck", "crown", 1.0) == pytest.approx(0.11, abs=0.04)


@pytest.mark.parametrize("size", ["EWS", "WS", "FS", "MLS", "MS"])
@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_group_is_framed_whole(size: str, count: int) -> None:
    who = [f"CHAR_{i:03d}" for i in range(1, count + 1)]
    staging = one("", who, size=size)
    for name in who:
        x, y = on_screen(staging, figure(staging, name).skeleton["head"])
        assert 0 < x < 1344 and 0 < y < 768


def test_a_two_shot_keeps_its_size() -> None:
    """Two people close up for the camera instead of being pushed away from it."""
    staging = one("", [AARAV, MEERA], size="MS")
    cut = on_screen(staging, between(figure(staging), "pelvis", "chest", 0.3))[1]
    assert cut == pytest.approx(HEIGHT, abs=0.1 * HEIGHT)
    gap = figure(staging, MEERA).place[0] - figure(staging).place[0]
    assert 0.45 <= gap <= 1.1


def test_over_the_shoulder_has_a_near_shoulder_and_a_far_face() -> None:
    staging = one("Aarav looks at Meera.", [AARAV, MEERA], size="OTS", subject=MEERA)
    near, far = figure(staging, AARAV), figure(staging, MEERA)
    assert staging.figures[-1] is near and near.depth_m < far.depth_m
    assert near.crop.area > 0 and near.box.left < 0
    assert far.joints[0].visible, "the face of the one looked at is seen"
    assert near.joints[0].hidden, "the one in front is seen from behind"
    assert near.crop.left < far.crop.left, "each stays on the own side of the picture"


def test_the_script_may_name_the_shoulder() -> None:
    staging = one("Over Meera's shoulder: Aarav nods.", [AARAV, MEERA], size="OTS", subject=MEERA)
    assert staging.figures[-1].asset == MEERA and staging.figures[0].asset == AARAV


def test_over_the_shoulder_of_one_listed_person_brings_the_partner_in() -> None:
    first = frame(1, "", [AARAV, MEERA])
    second = frame(2, "", [MEERA], size="OTS", subject=MEERA)
    assert {f.asset for f in staged(first, second)[1].figures} == {AARAV, MEERA}


def test_a_point_of_view_hides_its_owner() -> None:
    staging = one("Aarav sees Meera.", [AARAV, MEERA], size="POV")
    assert [f.asset for f in staging.figures] == [MEERA]
    assert figure(staging, MEERA).visible > 0.2


def test_an_insert_frames_its_prop() -> None:
    staging = one("Aarav reads the book.", props=[BOOK], size="INS")
    box = staging.props[0].crop
    assert box.height > 0.3 * 768
    assert 0.3 < (box.left + box.right) / 2 / 1344 < 0.7


def test_a_written_position_is_where_it_says_in_the_picture() -> None:
    centers = []
    for word in ("far_left", "left", "center_left", "center", "center_right", "right", "far_right"):
        staging = one("", [{"asset": AARAV, "position": word}], size="MS")
        centers.append(on_screen(staging, figure(staging).skeleton["neck"])[0] / 1344)
    assert centers == sorted(centers)
    assert centers[0] < 0.25 and centers[3] == pytest.approx(0.5, abs=0.06) and centers[-1] > 0.75


@pytest.mark.parametrize("picture", [(768, 1344), (1344, 560), (768, 768), (64, 64), (2048, 256)])
@pytest.mark.parametrize("size", list(SIZES))
def test_every_aspect_ratio_gives_a_picture(picture: tuple[int, int], size: str) -> None:
    staging = one("", [AARAV, MEERA], size=size, picture=picture)
    assert any(f.crop.area > 0 for f in staging.figures)


@pytest.mark.parametrize("count", [0, 1, 7, 40])
@pytest.mark.parametrize("size", list(SIZES))
def test_any_number_of_people_can_be_staged(count: int, size: str) -> None:
    staging = one("", [f"CHAR_{i:03d}" for i in range(1, count + 1)], size=size, looks=LOOKS)
    assert len(staging.figures) >= count - 1
    depths = [f.depth_m for f in staging.figures]
    assert depths == sorted(depths, reverse=True), "far to near"


def test_forty_people_are_all_in_a_wide_shot() -> None:
    staging = one("", [f"CHAR_{i:03d}" for i in range(1, 41)], size="EWS", location="HALL")
    assert all(f.crop.area > 0 for f in staging.figures)


def test_an_unknown_size_or_angle_is_staged_as_a_wide_shot_at_eye_level() -> None:
    odd, plain = one("", size="GIANT", angle="sideways"), one("", size="WS")
    assert odd.camera == plain.camera
