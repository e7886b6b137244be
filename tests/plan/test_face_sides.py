"""A face has its right eye where the body has its right hand: OpenPose tells the sides apart."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.body import add_face

BODY = {
    "pelvis": (0.0, 0.95, 0.0),
    "chest": (0.0, 1.3, 0.0),
    "neck": (0.0, 1.45, 0.0),
    "head": (0.0, 1.6, 0.0),
    "crown": (0.0, 1.75, 0.0),
}


@pytest.mark.parametrize(("facing", "axis", "sign"), [(0, 0, -1), (180, 0, 1), (90, 2, -1), (270, 2, 1)])
def test_the_right_eye_and_ear_are_on_the_bodys_right(facing: float, axis: int, sign: int) -> None:
    joints = dict(BODY)
    add_face(joints, facing, None, 0.0, 0.22)

    assert (joints["r_eye"][axis] - joints["l_eye"][axis]) * sign > 0.05
    assert (joints["r_ear"][axis] - joints["l_ear"][axis]) * sign > 0.1
