"""Forms around a head: shells, brims and windows for the face, in head lengths."""

from __future__ import annotations

import math
from collections.abc import Sequence

from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import add, curve, dot, hull, times, turned, unit
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.palette import Rgb, alpha

Level = tuple[float, float, float, float]
"""Height above the head's middle, half width, how far to the front, how far to the back."""
_STEPS = 18


def rim(body: Body, level: Level, curl: float = 0.0) -> list[Point]:
    """One level as points on screen; `curl` lifts its sides."""
    up, half, front, back = level
    found = []
    for i in range(_STEPS):
        angle = i * math.tau / _STEPS
        across, ahead = math.sin(angle), math.cos(angle)
        deep = front if ahead >= 0 else back
        rise = up + curl * across * across
        found.append(body.board.lens.point(body.head_point(across * half, rise, ahead * deep)))
    return found


def shell(body: Body, levels: Sequence[Level], colour: Rgb, *, weight: float = 0.9) -> list[list[Point]]:
    """A form through levels from below to above, with its shadow side; returns its silhouette."""
    rims = [rim(body, level) for level in _smooth(body, levels)]
    solid = body.skin(rims)
    body.outline(solid, weight)
    picture = body.board.picture
    picture.fill(solid, alpha(body.shade(colour), 1))
    picture.fill(body.bright_loft(rims, 0.78), alpha(body.colour(colour), 1))
    return solid


def _smooth(body: Body, levels: Sequence[Level]) -> Sequence[Level]:
    """More levels along a curve, where a head is large enough to show corners."""
    pixels = body.size.head * body.board.lens.scale_at(body.joints["head"])
    if len(levels) < 4 or pixels < 44:
        return levels
    half, front, back = (curve([(level[0], level[i]) for level in levels], 2) for i in (1, 2, 3))
    return [(h[0], h[1], f[1], b[1]) for h, f, b in zip(half, front, back, strict=True)]


def brim(body: Body, level: Level, colour: Rgb, *, curl: float = 0.0) -> None:
    """The flat edge of a hat; from below its shadow side is seen."""
    shape = [turned(rim(body, level, curl))]
    body.outline(shape, 0.9)
    above = dot(body.head[1], unit(_to_eye(body)))
    tint = body.colour(colour) if above > 0.02 else body.shade(colour)
    body.board.picture.fill(shape, alpha(tint, 1))


def _to_eye(body: Body) -> tuple[float, float, float]:
    eye, head = body.board.lens.eye, body.joints["head"]
    return (eye[0] - head[0], eye[1] - head[1], eye[2] - head[2])


def stripe(body: Body, low: Level, high: Level, colour: Rgb) -> None:
    """A band around a hat, where it is seen."""
    shape = [hull([*rim(body, low), *rim(body, high)])]
    body.board.picture.fill(shape, alpha(body.colour(colour), 1))


def seen_from(body: Body, azimuth: float, margin: float = 0.0) -> bool:
    """Whether that side of a head faces the camera; 0 is the face."""
    right, _, ahead = body.head
    normal = add(times(right, math.sin(azimuth)), times(ahead, math.cos(azimuth)))
    return dot(normal, unit(_to_eye(body))) > margin


def window(skull: Skull, top: float, side: float, low: float) -> list[Point]:
    """The opening for a face: from `top` to `low`, `side` wide (azimuth); empty where it is turned away."""
    if skull.front < -0.35:
        return []
    body = skull.body
    point = body.board.lens.point
    middle, half = (top + low) / 2, (top - low) / 2
    found: list[Point] = []
    for i in range(20):
        angle = i * math.tau / 20
        azimuth = side * math.copysign(abs(math.cos(angle)) ** 0.8, math.cos(angle))
        up = middle + half * math.sin(angle)
        if seen_from(body, azimuth, -0.02):
            found.append(point(skull.at(azimuth, up, 1.03)))
    for k in range(6):
        found.append(point(skull.at(0.0, low + (top - low) * k / 5, 1.0)))
    found.append(point(body.head_point(0.0, -0.15, 0.36 + skull.nose_out)))
    shape = hull(found)
    return shape if len(shape) > 3 else []


def face_patch(body: Body, skull: Skull, run: Sequence[tuple[float, float]], colour: Rgb, *,
edge: float = 0.6,
               lift: float = 0.02) -> list[Point]:  # fmt: skip
    """A flat piece on the front of the face given as (across, up); drawn where most of it is seen."""
    if sum(skull.face_seen(x, y, -0.05) for x, y in run) < len(run) * 0.5:
        return []
    shape = turned([skull.on_screen(x, y, lift) for x, y in run])
    if edge:
        body.outline([shape], edge)
    body.board.picture.fill([shape], alpha(body.colour(colour), 1))
    return shape
