"""From where a figure is seen, and which references count most for such a view."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, exp
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storyboard_cli.plan.staging.model import Figure, Staging

ROLE_VIEWS = {
    "front": 0.0,
    "three_quarter": 40.0,
    "left": 90.0,
    "right": 90.0,
    "profile": 90.0,
    "three_quarter_back": 140.0,
    "back": 180.0,
}
"""How far the figure of a role is turned from the camera, in degrees; left and right are one."""

_WIDTH = 45.0  # degrees at which a reference counts about a third
_FLOOR = 0.08  # even the back counts a little for a front view: cloth is the same all around


def view_of_role(role: str) -> float | None:
    """The view that a bundle's role shows, or None where nobody can tell."""
    return 15.0 if role.startswith("expression.") else ROLE_VIEWS.get(role)


def view_of_figure(staging: Staging, figure: Figure, region: str) -> float:
    """How far that part of the figure is turned from the camera: 0 frontal, 90 profile, 180 from behind."""
    eye, joints = staging.camera.eye, figure.skeleton
    if region in ("hair", "head") and "nose" in joints and "head" in joints:
        ahead = tuple(joints["nose"][i] - joints["head"][i] for i in (0, 2))
        facing = degrees(atan2(ahead[0], -ahead[1]))
    else:
        facing = figure.facing_deg
    place = joints.get("head", figure.place)
    to_camera = degrees(atan2(eye[0] - place[0], -(eye[2] - place[2])))
    return abs((facing - to_camera + 180) % 360 - 180)


def weights(views: Sequence[float | None], view: float | None) -> Any:
    """How much each reference counts for a view; all the same where a view is not known."""
    import numpy as np

    if view is None:
        return np.ones(len(views))
    return np.array([0.5 if v is None else _FLOOR + exp(-(((v - view) / _WIDTH) ** 2)) for v in views])
