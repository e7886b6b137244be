"""Hair that is a shape of its own: afros, dreadlocks, mohawks, pigtails, and what is left on a bald head."""

from __future__ import annotations

import math
from itertools import pairwise

from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import Ball, chain, disc, hull, turned
from storyboard_cli.render.preview.hair import Hair, turned_to_camera
from storyboard_cli.render.preview.palette import alpha, mix

SHAPED = frozenset({"afro", "dreadlocks", "pigtails", "balding"})
"""Styles with something behind the head that these functions draw."""


def draw_behind(hair: Hair) -> None:
    """What stands behind a head that looks towards the camera."""
    if hair.style == "afro":
        _fill(hair, _afro(hair))
    elif hair.style == "dreadlocks":
        _back_ropes(hair)
    elif hair.style == "pigtails":
        for side in (1, -1):
            if hair.skull.side * side < -0.2:
                _bunch(hair, side)
    elif hair.style == "balding":
        _wreath(hair, seen_only=False)


def draw_before(hair: Hair) -> None:
    """What hangs before a head or beside it; from behind, all of it."""
    if hair.style == "afro" and not hair.behind:
        _fill(hair, _afro(hair))
    elif hair.style == "dreadlocks":
        if hair.behind:
            _side_ropes(hair)
        else:
            _back_ropes(hair)
    if hair.style == "balding":
        _wreath(hair, seen_only=True)
    for side in (1, -1):
        if hair.style == "pigtails" and (hair.skull.side * side >= -0.2 or not hair.behind):
            _bunch(hair, side)


def _back_ropes(hair: Hair) -> None:
    for index in (0, 8, 2, 6, 4, 1, 7, 3, 5):
        _rope(hair, math.pi * (0.5 + index / 8), 0.8)


def _side_ropes(hair: Hair) -> None:
    for side in (1, -1):
        if hair.skull.side * side > -0.45:
            for turn in (1.5, 1.2):
                _rope(hair, side * turn, 0.66)


def _fill(hair: Hair, polygons: list[list[Point]]) -> None:
    body = hair.body
    body.outline(polygons, 0.9)
    body.board.picture.fill(polygons, alpha(body.colour(hair.color), 1))
    if hair.skull.pixels > 30:
        shade = alpha(body.shade(hair.color), 0.8)
        x, y, radius = body.ball(body.head_point(0.0, 0.2, -0.12), body.size.head * 0.62)
        curls = [
            disc(x + math.cos(i * 2.4) * radius * (0.35 + 0.5 * (i % 3) / 2),
            y + math.sin(i * 2.4) * radius * 0.8,
                 radius * 0.1, count=8)
            for i in range(14)
        ]  # fmt: skip
        with body.board.picture.clip(polygons):
            body.board.picture.stroke([[*c[2:7]] for c in curls], max(0.8, hair.skull.pixels * 0.012), shade)


def _afro(hair: Hair) -> list[list[Point]]:
    """A round cloud of hair around the back of the head."""
    body, head = hair.body, hair.body.size.head
    x, y, radius = body.ball(body.head_point(0.0, 0.2, -0.12), head * 0.6)
    cloud = [turned(disc(x, y, radius))]
    for i in range(16):
        angle = i * math.tau / 16
        size = radius * (0.2 + 0.03 * hair.locks[i])
        cloud.append(
            turned(disc(x + math.cos(angle) * radius * 0.94, y + math.sin(angle) * radius * 0.94, size))
        )
    return cloud


def _rope(hair: Hair, azimuth: float, length: float) -> None:
    """One dreadlock, from the head down by its weight."""
    body, head = hair.body, hair.body.size.head
    half, front, back = hair.skull.section(0.2)
    across, ahead = math.sin(azimuth), math.cos(azimuth)
    deep = front if ahead >= 0 else back
    key = int((azimuth + 7.0) * 7) % 48
    balls: list[Ball] = []
    for k in range(5):
        t = k / 4
        out = 1.06 + 0.3 * t
        wave = 0.02 * hair.locks[(key + k) % 48]
        level = 0.34 - t * (0.34 + length * (0.85 + 0.3 * hair.locks[key]))
        place = hair.hanging(across * half * out + wave, level, ahead * deep * out * (1.0 - 0.15 * t))
        balls.append(body.ball(place, head * (0.062 if t < 0.9 else 0.05)))
    body.form(balls, hair.color, outline=0.85)
    if hair.skull.pixels > 60:
        for (ax, ay, r), (bx, by, _) in pairwise(balls):
            mx, my = (ax + bx) / 2, (ay + by) / 2
            body.stroke([(mx - r * 0.8, my), (mx + r * 0.8, my + r * 0.3)], 0.3)


def _bunch(hair: Hair, side: int) -> None:
    """A pigtail beside the head, with its ribbon."""
    body, head = hair.body, hair.body.size.head
    table = (
        (0.38, 0.12, 0.08),
        (0.5, 0.1, 0.13),
        (0.54, -0.12, 0.14),
        (0.52, -0.36, 0.11),
        (0.48, -0.56, 0.03),
    )
    balls = [body.ball(hair.hanging(side * x, up, -0.1), head * r) for x, up, r in table]
    body.form(balls, hair.color, outline=0.85)
    bow = body.ball(hair.hanging(side * 0.41, 0.12, -0.08), head * 0.075)
    body.form([bow], body.look.accent, outline=0.6)


_WREATH = (
    (1.12, 0.06, 0.0), (1.3, 0.13, -0.05), (1.55, 0.155, 0.0), (1.8, 0.16, -0.02), (2.1, 0.145, -0.13),
    (2.3, 0.135, -0.16), (2.5, 0.12, -0.17), (2.7, 0.105, -0.175), (2.9, 0.1, -0.18), (3.1416, 0.095, -0.18),
)  # fmt: skip
"""From the temple to the middle of the back: azimuth, upper edge, lower edge (head lengths)."""


def _wreath(hair: Hair, *, seen_only: bool) -> None:
    """The hair that is left beside the ears and around the back, lying on the skull."""
    body, skull, point = hair.body, hair.skull, hair.body.board.lens.point
    pieces: list[list[Point]] = []
    strands: list[list[Point]] = []
    ways = [(side, way) for side in (1, -1) for way in pairwise(_WREATH)]
    for side, ((a, high_a, low_a), (b, high_b, low_b)) in ways:
        if seen_only and not turned_to_camera(skull, side * (a + b) / 2, 0.0):
            continue
        grow = [1.0 + 0.06 * min(1.0, (angle - 1.1) * 3) for angle in (a, b)]
        corners = [
            point(skull.at(side * a, high_a, grow[0])), point(skull.at(side * b, high_b, grow[1])),
            point(skull.at(side * b, low_b, grow[1])), point(skull.at(side * a, low_a, grow[0])),
        ]  # fmt: skip
        pieces.append(hull(corners))
        if turned_to_camera(skull, side * b, 0.0):
            strands.append(corners[1:3])
    body.outline(pieces, 0.8)
    body.board.picture.fill(pieces, alpha(body.colour(hair.color), 1))
    if skull.pixels > 40:
        for (x, y), (u, v) in strands:
            body.stroke([(x + (u - x) * 0.2, y + (v - y) * 0.2), (x + (u - x) * 0.8, y + (v - y) * 0.8)], 0.4,
                        colour=body.shade(hair.color))  # fmt: skip


def mohawk(hair: Hair) -> list[list[Point]]:
    """A crest from the forehead over the top to the nape, as far as the head does not hide it."""
    body, head = hair.body, hair.body.size.head
    found: list[list[Point]] = []
    for k in range(9):
        angle = -0.7 + k * 0.33
        if hair.skull.front * (-1 if angle > 0.9 else 1 if angle < -0.9 else 0) < -0.35:
            continue
        up, ahead = 0.43 * math.cos(angle) + 0.04, -0.42 * math.sin(angle) - 0.02
        tall = 0.36 + 0.07 * hair.locks[k]
        root = body.ball(body.head_point(0.0, up, ahead), head * 0.085)
        lean = 0.5 if angle < 0 else 1.0  # over the forehead it stands up
        rise, out = math.cos(angle * lean) * tall, -math.sin(angle * lean) * tall
        found += chain([root, body.ball(body.head_point(0.0, up + rise, ahead + out), head * 0.035)])
    return found


def stubble_of(hair: Hair) -> None:
    """Shaved sides: a shadow of hair on the skin."""
    body = hair.body
    if len(hair.cap) > 2:
        tint = mix(body.look.skin, hair.color, 0.45)
        body.board.picture.fill([hair.cap], alpha(body.colour(tint), 1))
