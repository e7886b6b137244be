"""Drawing hair: behind the head, over it and beside it, with the strands and the shine of each style."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import (
    Ball,
    chain,
    curve,
    disc,
    dot,
    lofted,
    tapered,
    turned,
)
from storyboard_cli.render.preview.hair import FALL, Hair, turned_to_camera
from storyboard_cli.render.preview.hair_shapes import SHAPED, draw_before, draw_behind, mohawk, stubble_of
from storyboard_cli.render.preview.palette import alpha, mix, scaled

_TAIL = (
    (0.0, 0.26, -0.40, 0.09), (0.0, 0.24, -0.56, 0.13), (0.02, 0.02, -0.66, 0.15), (0.02, -0.3, -0.62, 0.13),
    (0.01, -0.58, -0.57, 0.085), (0.0, -0.78, -0.55, 0.02),
)  # fmt: skip


def draw_back_hair(hair: Hair) -> None:
    """What hangs behind the head when it looks towards the camera."""
    if hair.style in FALL:
        pieces = _curtain(hair) + [p for side in (1, -1) if _far(hair, side) for p in _side_lock(hair, side)]
        hair.body.outline(pieces, 0.95)
        dark = mix(scaled(hair.color, 0.74), (30, 30, 50), 0.12)
        hair.body.board.picture.fill(pieces, alpha(hair.body.colour(dark), 1))
        _curtain_lines(hair)
    elif hair.style in SHAPED:
        draw_behind(hair)
    else:
        _gathered(hair)
        if hair.style == "curly" and hair.body.look.feminine:
            _fill_curls(hair, _neck_curls(hair, behind=True))


def _fill_curls(hair: Hair, curls: list[list[Point]]) -> None:
    hair.body.outline(curls, 0.9)
    hair.body.board.picture.fill(curls, alpha(hair.body.colour(hair.color), 1))


def _gathered(hair: Hair) -> None:
    """A bun, a tail or a braid."""
    body, head = hair.body, hair.body.size.head
    if hair.style == "bun":
        x, y, radius = body.ball(body.head_point(0, 0.36, -0.44), head * 0.19)
        body.form([(x, y, radius)], hair.color, outline=0.9)
        if hair.skull.pixels > 40:
            for lift in (0.35, -0.1):
                run = [
                    (x - radius * 0.7, y - radius * lift),
                    (x, y - radius * (lift + 0.3)),
                    (x + radius * 0.7, y - radius * lift),
                ]
                body.stroke(curve(run, 4), 0.45, colour=body.shade(hair.color))
    elif hair.style == "ponytail":
        balls = [body.ball(hair.hanging(*p[:3]), head * p[3]) for p in _TAIL]
        body.form(_smooth(balls), hair.color, outline=0.9)
        if hair.skull.pixels > 40:
            body.stroke(curve([(x, y) for x, y, _ in balls[1:]], 4), 0.5, colour=body.shade(hair.color))
    elif hair.style == "braid":
        for k in range(8):
            place = hair.hanging(0.015 if k % 2 else -0.015, -0.12 - 0.15 * k, -0.42 + 0.012 * k)
            body.form([body.ball(place, head * (0.11 - 0.008 * k))], hair.color, outline=0.8)


def _smooth(balls: list[Ball]) -> list[Ball]:
    """A limb of balls with more of them, along a curve."""
    line = curve([(x, y) for x, y, _ in balls], 3)
    sizes = [r for _, _, r in balls]
    found: list[Ball] = []
    for k, (x, y) in enumerate(line):
        place = k / 3
        index = min(int(place), len(sizes) - 2)
        part = place - index
        found.append((x, y, sizes[index] + (sizes[index + 1] - sizes[index]) * part))
    return found


def _curtain(hair: Hair) -> list[list[Point]]:
    """Loose hair around the back and the sides, down to its length."""
    point, fall = hair.body.board.lens.point, FALL[hair.style]
    levels = [0.3, 0.1, -0.1, *(-0.1 - (fall - 0.1) * k / 5 for k in range(1, 6))]
    rows = [[point(p) for p in _curtain_row(hair, level, fall)] for level in levels]
    ends: list[Point] = []
    low, before = rows[-1], rows[-2]
    tip = hair.skull.pixels * (0.1 if hair.style == "long" else 0.03)
    for k, (x, y) in enumerate(low):  # the ends of hair are ragged
        ends.append((x, y + (tip * (0.4 + 0.6 * abs(hair.locks[k])) if k % 2 else 0.0)))
    found = lofted(rows)
    for k in range(len(low) - 1):
        found.append(turned([before[k], before[k + 1], low[k + 1], ends[k + 1], ends[k], low[k]]))
    return found


def _curtain_row(hair: Hair, level: float, fall: float) -> list[Vec3]:
    """The back half of the hair at one height, from one temple around the back to the other."""
    half, _, back = hair.skull.section(max(level, -0.02))
    down = max(0.0, -0.1 - level) / max(0.1, fall - 0.1)
    swell = 1.0 + 0.07 * math.sin(math.pi * min(1.0, down * 1.2)) - 0.16 * down**2
    if hair.style == "bob":
        swell = 1.02 + 0.1 * down
    back = max(back, 0.36)
    row = []
    for i in range(13):
        azimuth = math.pi * 0.5 + math.pi * i / 12
        across = math.sin(azimuth) * max(half, 0.33) * hair.volume * swell
        row.append(hair.hanging(across, level, math.cos(azimuth) * back * hair.volume * 0.92 + 0.04))
    return row


def _curtain_lines(hair: Hair) -> None:
    if hair.skull.pixels < 34:
        return
    point, fall, body = hair.body.board.lens.point, FALL[hair.style], hair.body
    rows = [_curtain_row(hair, level, fall) for level in (0.2, -0.2 - fall * 0.3, -fall)]
    for k in range(1, 12, 2):
        body.stroke(curve([point(row[k]) for row in rows], 5), 0.42)


def _far(hair: Hair, side: int) -> bool:
    return hair.skull.side * side < -0.22


def _side_lock(hair: Hair, side: int, fall: float | None = None, wide: float = 0.075) -> list[list[Point]]:
    """A lock beside the face, in front of the ear and over the shoulder."""
    reach = fall or FALL[hair.style] * (0.98 if hair.style == "bob" else 0.8)
    balls: list[Ball] = []
    head = hair.body.size.head
    for k in range(6):
        t = k / 5
        level = 0.24 - t * (reach + 0.24)
        half = hair.skull.section(max(level, -0.06))[0]
        across = side * (half * hair.volume * 0.99 + 0.035 * math.sin(t * math.pi))
        thick = (
            wide
            * (0.75 + 0.5 * math.sin(math.pi * min(1.0, t * 1.05)))
            * (1.0 if t < 0.7 else max(0.08, (1 - t) / 0.3))
        )
        place = hair.hanging(across, level, 0.12 - 0.10 * t + (0.10 * t if reach > 0.9 else 0.0))
        balls.append(hair.body.ball(place, head * thick))
    return chain(_smooth(balls))


def draw_front_hair(hair: Hair) -> None:
    """The cap with its fringe and near locks; from behind, all of the hair in one piece."""
    if hair.style in ("bald", "balding"):
        _shine_of_skin(hair)
        draw_before(hair)
        return
    if hair.style == "mohawk":
        stubble_of(hair)
        _fill_curls(hair, mohawk(hair))
        return
    if len(hair.cap) < 3:
        return
    if hair.style in SHAPED:
        draw_before(hair)
    pieces = _front_pieces(hair)
    body, picture, loose = hair.body, hair.body.board.picture, hair.style in FALL
    body.outline(pieces, 0.9)
    picture.fill(pieces, alpha(body.colour(hair.color), 1))
    if hair.skull.pixels > 30:
        with picture.clip(pieces):
            _strands(hair)
            _shine(hair)
            if loose and not hair.behind:
                _curtain_lines(hair)
    if not hair.behind and not loose:
        _gathered(hair)


def _front_pieces(hair: Hair) -> list[list[Point]]:
    """The cap, and what hangs from it on the near side."""
    pieces = [hair.cap]
    if hair.style == "curly":
        pieces += _curls(hair)
    elif hair.style == "spiky":
        pieces += _spikes(hair)
    loose = hair.style in FALL
    if loose and not hair.behind:
        pieces += _curtain(hair)
    wisps = hair.style in ("ponytail", "bun") and hair.body.look.feminine and hair.behind
    for side in (1, -1):
        if loose and (not _far(hair, side) if hair.behind else hair.skull.side * side > 0.35):
            pieces += _side_lock(hair, side)
        elif wisps and not _far(hair, side):
            pieces += _side_lock(hair, side, fall=0.34, wide=0.035)
    return pieces


def _curls(hair: Hair) -> list[list[Point]]:
    size, shape = hair.skull.pixels, hair.cap
    step = max(1, len(shape) // 30)
    bumps = []
    for i, (x, y) in enumerate(shape[::step]):
        radius = size * (0.07 + 0.022 * hair.locks[i % 48])
        lifted = radius * 0.75 if hair.skull.front > 0 and y > hair.skull.on_screen(0.0, 0.33)[1] else 0.0
        bumps.append(turned(disc(x, y - lifted, radius)))  # curls on the forehead stay above the brows
    if hair.body.look.feminine:  # longer curls beside the neck
        bumps += _neck_curls(hair, behind=False)
    return bumps


def _neck_curls(hair: Hair, *, behind: bool) -> list[list[Point]]:
    """Curls beside the neck: those of the side that is turned away lie behind the head, never on the face."""
    found = []
    for side in (1, -1):
        if (hair.skull.side * side < -0.15 and hair.behind) != behind:
            continue
        for k in range(5):
            place = hair.hanging(side * (0.38 + 0.03 * (k % 2)), 0.05 - 0.13 * k, -0.14)
            x, y, radius = hair.body.ball(place, hair.body.size.head * (0.12 - 0.008 * k))
            found.append(turned(disc(x, y, radius)))
    return found


def _spikes(hair: Hair) -> list[list[Point]]:
    size, point = hair.skull.pixels, hair.body.board.lens.point
    cx, cy = point(hair.body.head_point(0, 0.1, -0.05))
    top = point(hair.body.head_point(0, 0.6, 0.0))
    up_x, up_y = top[0] - cx, top[1] - cy
    reach = math.hypot(up_x, up_y) or 1.0
    found = []
    for i in range(11):
        angle = math.atan2(up_y, up_x) + (i - 5) * 0.29
        dx, dy = math.cos(angle), math.sin(angle)
        edge = max((x - cx) * dx + (y - cy) * dy for x, y in hair.cap) * 0.94
        long = edge + size * (0.11 + 0.05 * hair.locks[i]) * (0.6 + 0.4 * (dx * up_x + dy * up_y) / reach)
        lean = 0.22 * math.copysign(1, hair.part)
        tip = (cx + (dx - lean * dy) * long, cy + (dy + lean * dx) * long)
        side, root = size * 0.12, edge * 0.8
        found.append(
            turned(
                [
                    (cx + dx * root - dy * side, cy + dy * root + dx * side),
                    tip,
                    (cx + dx * root + dy * side, cy + dy * root - dx * side),
                ]
            )
        )
    return found


def _strands(hair: Hair) -> None:
    """Lines that follow the hair from the parting to its edge."""
    body, skull, size = hair.body, hair.skull, hair.skull.pixels
    point, picture = body.board.lens.point, body.board.picture
    dark = alpha(body.shade(scaled(hair.color, 0.8)), 0.9)
    count = 11 if size > 90 else 7
    for i in range(count):
        azimuth = -2.6 + i * 5.2 / (count - 1)
        if not turned_to_camera(skull, azimuth, 0.2):
            continue
        low = hair.hairline(azimuth) + 0.01
        run = [
            skull.at(
                azimuth + (hair.part * 0.6 - azimuth) * t * 0.8, low + (0.47 - low) * t, hair.volume * 0.99
            )
            for t in (0.0, 0.3, 0.6, 0.9)
        ]
        picture.fill([tapered(curve([point(p) for p in run], 4), max(0.8, size * 0.013), 0.1, 0.2)], dark)


def _shine(hair: Hair) -> None:
    """A band of light across the crown, on the light's side."""
    if hair.style in ("curly", "buzz", "afro", "cropped", "dreadlocks") or hair.skull.pixels < 36:
        return
    body, skull, point = hair.body, hair.skull, hair.body.board.lens.point
    towards = dot(body.head[0], body.board.sun)
    lean = max(-0.9, min(0.9, towards * 1.2))
    if skull.front < 0:
        lean = math.pi - lean
    if not turned_to_camera(skull, lean, 0.3):
        return
    upper, lower = [], []
    for i in range(9):
        azimuth = lean + (i - 4) * 0.17
        ends = 1 - abs(i - 4) / 4
        ragged = 0.02 * hair.locks[i]
        upper.append(point(skull.at(azimuth, 0.345 + 0.012 * ends, hair.volume)))
        lower.append(point(skull.at(azimuth, 0.345 - (0.055 + ragged) * ends, hair.volume)))
    shape = turned(curve(upper, 2) + curve(lower[::-1], 2))
    bright = mix(hair.color, (255, 248, 235), 0.34)
    body.board.picture.fill([shape], alpha(body.colour(bright), 0.6))


def _shine_of_skin(hair: Hair) -> None:
    if hair.skull.pixels > 30:
        size = hair.skull.pixels
        x, y = hair.body.board.lens.point(hair.body.head_point(0.08, 0.4, 0.12))
        hair.body.board.picture.fill(
            [disc(x, y, size * 0.07, size * 0.04)], (255, 255, 255, 0.3), blur=size * 0.02
        )
