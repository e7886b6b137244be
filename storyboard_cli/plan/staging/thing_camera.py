"""The camera for things: where nobody is, it frames them; where people are, it steps back until they fit."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

from storyboard_cli.plan.staging.framing import ANGLE_PITCH, DUTCH_ROLL, Shot, make_camera
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.model import Camera, Vec3
from storyboard_cli.plan.staging.space import View, clamp, toward, world
from storyboard_cli.plan.staging.things import block_corners

_FILLS = {"EWS": 0.34, "WS": 0.56, "FS": 0.66, "MLS": 0.72, "MS": 0.76, "MCU": 0.8}
"""How much of the picture things fill at most, by shot size; closer shots two thirds: the
ground that they are on is seen all round."""
_PAPER_FILLS = 0.84
"""So much of it a sheet of paper fills that is to be read."""
_LEAST_SEEN_M = {"EWS": 6.0, "WS": 1.9, "FS": 1.3, "MLS": 1.0, "MS": 0.75, "MCU": 0.45}
"""Metres of height that a picture of things shows at least, so that the place is seen."""
_STEP_BACK = {"EWS": 3.4, "WS": 2.6, "FS": 2.0, "MLS": 1.5, "MS": 1.3, "MCU": 1.15}
"""How many times as far as people alone would have it the camera may stand, to take things in."""
_STEPS = 9
_LOWEST = 0.25


def corners_of(items: Sequence[Item]) -> list[Vec3]:
    """The corners of all their blocks."""
    return [
        corner
        for item in items
        for corner in block_corners((item.x, item.y, item.z), item.extent, item.facing)
    ]


def frame_items(items: Sequence[Item], shot: Shot) -> Camera:
    """The camera for a picture of things alone: they fill it as the size says, and the place is behind."""
    corners = corners_of(items)
    low, high = min(c[1] for c in corners), max(c[1] for c in corners)
    x = (min(c[0] for c in corners) + max(c[0] for c in corners)) / 2
    z = (min(c[2] for c in corners) + max(c[2] for c in corners)) / 2
    pitch = ANGLE_PITCH.get(shot.angle, 0.0) or _usual_pitch(corners, low, high, near=shot.size in _CLOSE)
    if all(i.flat for i in items):
        pitch = min(pitch, -58.0)  # read from above
    if low > 2.0:
        pitch = 6.0  # in the sky
    theta = 16.0 if len(items) == 1 else 6.0
    fills = _PAPER_FILLS if shot.size in _CLOSE and all(i.flat for i in items) else None
    return fitted(shot, corners, (x, (low + high) / 2, z), theta, pitch, fills)


_CLOSE = frozenset({"CU", "BCU", "ECU", "INS"})


def _usual_pitch(corners: Sequence[Vec3], low: float, high: float, *, near: bool) -> float:
    """Closely what lies is looked down at; from further away, what is low."""
    if not near:
        return -7.0 if high > 0.9 else -13.0 if high > 0.4 else -22.0
    across = max(max(c[i] for c in corners) - min(c[i] for c in corners) for i in (0, 2))
    share = (high - low) / max(across, 1e-6)
    return -44.0 if share < 0.3 else -30.0 if share < 0.7 else -14.0


def fitted(
    shot: Shot, corners: Sequence[Vec3], middle: Vec3, theta: float, pitch: float, fills: float | None = None
) -> Camera:
    """A camera that looks at `middle` so that the corners fill `fills` of the picture's height, else what
    the size allows."""
    fills, out = fills or _FILLS.get(shot.size, 0.66), toward(theta)
    roll = DUTCH_ROLL if shot.angle == "dutch" else 0.0
    least = _LEAST_SEEN_M.get(shot.size, 0.0) * shot.focal / shot.height
    away = max(least, 1.0)
    camera = make_camera(shot, middle, -theta, pitch, roll, shot.width / 2, shot.height / 2)
    for _ in range(6):
        tilt = pitch
        if middle[1] - away * sin(radians(tilt)) < _LOWEST:
            tilt = 0.0 if pitch <= 0 else pitch * 0.4
        flat = away * cos(radians(tilt))
        eye = world(
            middle[0] + out[0] * flat,
            max(middle[1] - away * sin(radians(tilt)), _LOWEST),
            middle[2] + out[1] * flat,
        )
        camera = make_camera(shot, eye, -theta, tilt, roll, shot.width / 2, shot.height / 2)
        seen = [p for p in map(View(camera).project, corners) if p is not None]
        if len(seen) < len(corners):
            away *= 1.5
            continue
        wide, tall = (max(p[i] for p in seen) - min(p[i] for p in seen) for i in (0, 1))
        share = max(wide / (fills * 1.25 * shot.width), tall / (fills * shot.height))
        across = (max(p[0] for p in seen) + min(p[0] for p in seen)) / 2
        down = (max(p[1] for p in seen) + min(p[1] for p in seen)) / 2
        at = 0.5 if pitch else 0.56
        camera = make_camera(
            shot, eye, -theta, tilt, roll, shot.width - across, (0.5 + at) * shot.height - down
        )
        wanted = max(away * clamp(share, 0.3, 3.0), least, 0.35)
        if abs(wanted - away) < 0.03 * away:
            break
        away = wanted
    return camera


def stepped_back(
    camera: Camera, shot: Shot, items: Sequence[Item], people: Sequence[Vec3], *, narrow: bool = False
) -> Camera:
    """The camera as near as it was, or so much further away that the things are in the picture too.

    `people`: points that stay in it (feet and crowns). In a `narrow` set there is nowhere to go.
    """
    most = 1.0 if narrow else _STEP_BACK.get(shot.size, 1.0)
    near = [i for i in items if View(camera).to_eye((i.x, i.y, i.z))[2] < 40.0]
    if most <= 1.0 or not near:
        return camera
    depth = _mean_depth(camera, people)
    best, most_seen = camera, _seen(camera, shot, near)
    for step in range(1, _STEPS + 1):
        if most_seen == len(near):
            break
        further = _moved(camera, shot, depth * (most - 1.0) * step / _STEPS, near, people)
        seen = _seen(further, shot, near)
        if seen > most_seen:
            best, most_seen = further, seen
    return _tops_in(best, shot, near, people)


def _tops_in(camera: Camera, shot: Shot, items: Sequence[Item], people: Sequence[Vec3]) -> Camera:
    """The picture moved down over the ground before people's feet, where the head of a giraffe or a statue
    would be cut off.
    """
    view = View(camera)
    tops = [p[1] for p in map(view.project, corners_of(items)) if p is not None and 0 <= p[0] <= shot.width]
    feet = [p[1] for p in map(view.project, people) if p is not None]
    margin = 0.04 * shot.height
    if not tops or not feet or min(tops) >= margin:
        return camera
    spare = max((1.0 - _GROUND) * shot.height - max(feet), 0.0)
    down = min(margin - min(tops), spare)
    if down < 1.0:
        return camera
    lower = {"center_y": round(camera.center_y + down, 2), "horizon_y": round(camera.horizon_y + down, 2)}
    return camera.model_copy(update=lower)


_GROUND = 0.06
"""The share of the picture's height that stays below people's feet."""


def _mean_depth(camera: Camera, people: Sequence[Vec3]) -> float:
    view = View(camera)
    depths = [view.to_eye(p)[2] for p in people]
    return max(sum(depths) / max(len(depths), 1), 0.6)


def _moved(camera: Camera, shot: Shot, back: float, items: Sequence[Item], people: Sequence[Vec3]) -> Camera:
    """The camera moved back along its axis, and to the side so that all is in the middle."""
    view = View(camera)
    flat = (view.forward[0], 0.0, view.forward[2])
    eye = (camera.eye[0] - flat[0] * back, camera.eye[1], camera.eye[2] - flat[2] * back)
    moved = camera.model_copy(update={"eye": world(*eye)})
    seen = [p for p in map(View(moved).project, [*corners_of(items), *people]) if p is not None]
    if not seen:
        return moved
    left, right = min(p[0] for p in seen), max(p[0] for p in seen)
    mid_depth = sum(p[2] for p in seen) / len(seen)
    aside = ((left + right) / 2 - shot.width / 2) * mid_depth / camera.focal_px
    aside = clamp(
        aside,
        -0.22 * shot.width * mid_depth / camera.focal_px,
        0.22 * shot.width * mid_depth / camera.focal_px,
    )
    return moved.model_copy(
        update={"eye": world(eye[0] + view.right[0] * aside, eye[1], eye[2] + view.right[2] * aside)}
    )


def _seen(camera: Camera, shot: Shot, items: Sequence[Item]) -> int:
    """How many of the things are in the picture for the most part."""
    return sum(_share_inside(camera, shot, item) > 0.72 for item in items)


def _share_inside(camera: Camera, shot: Shot, item: Item) -> float:
    view = View(camera)
    seen = [p for p in map(view.project, corners_of([item])) if p is not None]
    if len(seen) < 8:
        return 0.0
    left, right = min(p[0] for p in seen), max(p[0] for p in seen)
    top, bottom = min(p[1] for p in seen), max(p[1] for p in seen)
    wide = max(0.0, min(right, shot.width) - max(left, 0.0)) / max(right - left, 1e-6)
    tall = max(0.0, min(bottom, shot.height) - max(top, 0.0)) / max(bottom - top, 1e-6)
    return wide * tall
