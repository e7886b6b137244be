"""Hair: a cap over the skull with a hairline, what falls behind and beside the face, and the silhouettes of styles."""

from __future__ import annotations

import math
import random

from storyboard_cli.core.hashing import sha256_text, short
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import (
    Ball,
    add,
    chain,
    curve,
    disc,
    dot,
    hull,
    sub,
    tapered,
    times,
    turned,
    unit,
)
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled

VOLUME = {
    "short": 1.09, "long": 1.10, "bob": 1.13, "bun": 1.06, "ponytail": 1.06, "curly": 1.22, "buzz": 1.025,
    "bald": 1.0, "braid": 1.07, "spiky": 1.12,
}  # fmt: skip
FALL = {"long": 1.42, "bob": 0.66}  # how far hair hangs below the head's middle, head lengths


class Hair:
    """One head of hair being drawn."""

    def __init__(self, body: Body, skull: Skull) -> None:
        self.body, self.skull = body, skull
        self.style = body.look.hair_style
        self.volume = VOLUME.get(self.style, 1.08)
        self.color = body.look.hair_color
        self.hand = random.Random(int(short(sha256_text(f"{body.figure.asset}/{body.look.shape}"), 12), 16))
        self.part = 0.35 if self.hand.random() < 0.5 else -0.35
        self.locks = [self.hand.uniform(-1, 1) for _ in range(48)]

    def hairline(self, azimuth: float) -> float:
        """The lower edge of the cap at that azimuth, head lengths above the middle."""
        turn = abs(math.remainder(azimuth, math.tau))
        if self.style == "buzz":
            front, temple, ear, nape = 0.33, 0.20, 0.06, -0.22
        elif self.style in ("bun", "ponytail", "braid"):
            front, temple, ear, nape = 0.31, 0.20, 0.0, -0.24
        elif self.body.look.feminine:
            front, temple, ear, nape = 0.235, 0.10, -0.04, -0.27
        else:
            front, temple, ear, nape = 0.255, 0.15, -0.07, -0.25
        if turn < 0.85:
            base = front + (temple - front) * (turn / 0.85) ** 2.4
        elif turn < 1.5:
            base = temple + (ear - temple) * ((turn - 0.85) / 0.65) ** 0.8
        elif turn < 1.95:
            base = ear + 0.10 * math.sin((turn - 1.5) / 0.45 * math.pi)  # around the ear
        else:
            base = ear + (nape - ear) * ((turn - 1.95) / (math.pi - 1.95)) ** 0.7
        return base

    def fringe(self, azimuth: float, index: int) -> float:
        """The hairline broken into locks, as the style wears them."""
        base = self.hairline(azimuth)
        turn = abs(math.remainder(azimuth, math.tau))
        if self.style in ("buzz", "bun", "ponytail", "braid") or turn > 1.3:
            return base
        lock = self.locks[index % 48]
        tooth = 1.0 if index % 2 else 0.0
        away = abs(math.remainder(azimuth - self.part * 0.9, math.tau))
        if self.style in ("short", "spiky", "curly"):
            return base - tooth * (0.05 + 0.05 * lock) * (1.35 if self.style == "spiky" else 1.0) + 0.02
        sweep = max(0.0, 0.13 - away * 0.16)  # bangs open at the parting
        return base + sweep - tooth * (0.03 + 0.02 * lock)


def _cap(hair: Hair) -> list[Point]:
    """The visible hair on the skull as one polygon: its hairline, closed over the top by the silhouette."""
    skull, body = hair.skull, hair.body
    point = body.board.lens.point
    steps = 56
    seen: list[tuple[int, Point]] = []
    for i in range(steps):
        azimuth = -math.pi + i * math.tau / steps
        up = hair.fringe(azimuth, i)
        place = skull.at(azimuth, up, 1.0 + (hair.volume - 1) * 0.35)
        if _turned_to_camera(skull, azimuth, up):
            seen.append((i, point(place)))
    outer = hull([
        point(skull.at(a * math.tau / 28, up, hair.volume, (hair.volume - 1) * 0.25))
        for up in (0.47, 0.38, 0.26, 0.14, 0.02, -0.1)
        for a in range(28)
        if up >= hair.hairline(a * math.tau / 28) - 0.05
    ])  # fmt: skip
    if len(seen) < 2:
        return outer
    run = _contiguous(seen, steps)
    return turned(run + _over_the_top(outer, run[-1], run[0], point(skull.body.head_point(0, 0.6, -0.2))))


def _turned_to_camera(skull: Skull, azimuth: float, up: float) -> bool:
    half, front, back = skull.section(up)
    deep = front if math.cos(azimuth) >= 0 else back
    right, up_axis, ahead = skull.body.head
    normal = add(
        times(right, math.sin(azimuth) / half),
        add(times(ahead, math.cos(azimuth) / max(deep, 0.05)), times(up_axis, up * 2.5)),
    )
    return dot(unit(normal), skull.toward) > 0.0


def _contiguous(seen: list[tuple[int, Point]], steps: int) -> list[Point]:
    """The visible hairline from one end to the other, wherever the circle of azimuths was cut open."""
    for k in range(len(seen)):
        before = seen[k - 1][0]
        if (before + 1) % steps != seen[k][0]:
            return [p for _, p in seen[k:] + seen[:k]]
    return [p for _, p in seen]


def _over_the_top(outer: list[Point], start: Point, end: Point, top: Point) -> list[Point]:
    """The part of the silhouette from start to end that passes over the top of the head."""

    def nearest(target: Point) -> int:
        return min(
            range(len(outer)), key=lambda i: (outer[i][0] - target[0]) ** 2 + (outer[i][1] - target[1]) ** 2
        )

    a, b, count = nearest(start), nearest(end), len(outer)
    one = [outer[(a + k) % count] for k in range((b - a) % count + 1)]
    other = [outer[(a - k) % count] for k in range((a - b) % count + 1)]

    def distance_to_top(path: list[Point]) -> float:
        return min((x - top[0]) ** 2 + (y - top[1]) ** 2 for x, y in path) if path else 1e18

    near, far = distance_to_top(one), distance_to_top(other)
    if abs(near - far) < 1e-6:
        return one if len(one) > len(other) else other
    return one if near < far else other


def draw_back_hair(hair: Hair) -> None:
    """What hangs behind the head: long hair, a tail, a bun, a braid."""
    body, skull = hair.body, hair.skull
    if hair.style in FALL:
        _curtain(hair, FALL[hair.style])
    elif hair.style == "bun":
        x, y, radius = body.ball(body.head_point(0, 0.34, -0.46), body.size.head * 0.19)
        body.form([(x, y, radius)], hair.color)
        if skull.pixels > 40:
            body.stroke(
                curve(
                    [(x - radius * 0.6, y + radius * 0.1), (x, y - radius * 0.4), (x + radius * 0.6, y)], 4
                ),
                0.5,
            )
    elif hair.style == "ponytail":
        _tail(
            hair,
            [
                (0.0, 0.26, -0.42, 0.10),
                (0.0, 0.22, -0.62, 0.13),
                (0.03, -0.1, -0.68, 0.15),
                (0.02, -0.5, -0.6, 0.10),
                (0.0, -0.74, -0.56, 0.03),
            ],
        )
    elif hair.style == "braid":
        run = [(0.0, -0.12 - 0.17 * i, -0.42 + 0.012 * i, 0.105 - 0.008 * i) for i in range(8)]
        for piece in run:
            x, y, radius = body.ball(body.head_point(*piece[:3]), body.size.head * piece[3])
            body.form([(x, y, radius)], hair.color, outline=0.8)


def _tail(hair: Hair, run: list[tuple[float, float, float, float]]) -> None:
    body = hair.body
    balls: list[Ball] = [body.ball(_hanging(hair, *p[:3]), body.size.head * p[3]) for p in run]
    body.form(balls, hair.color, outline=0.9)
    if hair.skull.pixels > 40:
        body.stroke(curve([(x, y) for x, y, _ in balls[1:]], 4), 0.5)


def _hanging(hair: Hair, right: float, up: float, ahead: float) -> Vec3:
    """A point that hangs from the head by its weight: below the ears down is the world's down."""
    body = hair.body
    root = body.head_point(right, max(up, -0.1), ahead)
    drop = min(0.0, up + 0.1) * body.size.head
    return (root[0], root[1] + drop, root[2])


def _curtain(hair: Hair, fall: float) -> None:
    """Loose hair around the back and the sides, down to its length."""
    body, size = hair.body, hair.body.size.head
    point = body.board.lens.point
    volume = hair.volume
    rows: list[list[Vec3]] = []
    for level in (0.15, -0.1, -0.35, -0.6, -0.9, -1.2, -1.42):
        if level < -fall:
            break
        rows.append(_curtain_row(hair, level, volume))
    if fall > 1.0:
        rows.append(_curtain_row(hair, -fall, volume * 0.9))
    solid = [hull([point(p) for p in (*a, *b)]) for a, b in zip(rows, rows[1:], strict=False)]
    body.outline(solid, 0.95)
    dark = mix(scaled(hair.color, 0.78), (30, 30, 50), 0.1)
    body.board.picture.fill(solid, alpha(body.colour(dark), 1))
    if hair.skull.pixels > 34:
        low = rows[-1]
        for k in range(2, len(low) - 2, 2):
            line = [point(rows[0][k]), point(rows[len(rows) // 2][k]), point(low[k])]
            body.stroke(curve(line, 5), 0.45)
    _ = size


def _curtain_row(hair: Hair, level: float, volume: float) -> list[Vec3]:
    """The back half of the hair at one height, from one temple around the back to the other."""
    skull = hair.skull
    half, _, back = skull.section(max(level, -0.05))
    back = max(back, 0.34)
    narrow = 1.0 if level > -0.5 else 1.0 - 0.06 * (-0.5 - level)
    row = []
    for i in range(11):
        azimuth = math.pi * 0.5 + math.pi * i / 10
        root = hair.body.head_point(
            math.sin(azimuth) * half * volume * 1.02 * narrow,
            max(level, -0.1),
            math.cos(azimuth) * back * volume * 0.95 + 0.02,
        )
        drop = min(0.0, level + 0.1) * hair.body.size.head
        row.append((root[0], root[1] + drop, root[2]))
    return row


def draw_front_hair(hair: Hair) -> None:
    """The cap with its fringe, and locks beside the face."""
    if hair.style == "bald":
        _shine(hair)
        return
    body = hair.body
    shape = _cap(hair)
    if len(shape) < 3:
        return
    pieces = [shape]
    if hair.style == "curly":
        pieces += _curls(hair, shape)
    elif hair.style == "spiky":
        pieces += _spikes(hair, shape)
    if hair.style in FALL:
        pieces += _side_locks(hair)
    elif hair.style in ("ponytail", "bun") and hair.body.look.feminine:
        pieces += _side_locks(hair, fall=0.42, wide=0.05)
    body.outline(pieces, 0.9)
    picture = body.board.picture
    picture.fill(pieces, alpha(body.colour(hair.color), 1))
    if hair.skull.pixels > 30:
        with picture.clip(pieces):
            _strands(hair)


def _side_locks(hair: Hair, fall: float | None = None, wide: float = 0.085) -> list[list[Point]]:
    """Locks in front of the ears on the sides that can be seen."""
    body, point = hair.body, hair.body.board.lens.point
    reach = fall or FALL[hair.style] * (0.95 if hair.style == "bob" else 0.72)
    found = []
    for side in (1, -1):
        if hair.skull.side * side < -0.75:
            continue
        run: list[Point] = []
        widths: list[float] = []
        for t in (0.0, 0.25, 0.5, 0.75, 1.0):
            level = 0.2 - t * (reach + 0.2)
            half = hair.skull.section(max(level, -0.08))[0]
            bow = math.sin(t * math.pi) * 0.03
            root = body.head_point(side * (half * hair.volume * 0.98 + bow), max(level, -0.1), 0.16 - 0.1 * t)
            drop = min(0.0, level + 0.1) * body.size.head
            run.append(point((root[0], root[1] + drop, root[2])))
            widths.append(
                hair.skull.pixels
                * wide
                * 2
                * (0.7 + 0.5 * math.sin(math.pi * min(1, t * 1.1)) if t < 1 else 0.15)
            )
        line = curve(run, 4)
        spread = [
            widths[min(int(k / 4), len(widths) - 2)]
            + (widths[min(int(k / 4) + 1, len(widths) - 1)] - widths[min(int(k / 4), len(widths) - 2)])
            * (k % 4)
            / 4
            for k in range(len(line))
        ]
        balls: list[Ball] = [
            (x, y, max(0.4, w / 2)) for (x, y), w in zip(line[::2], spread[::2], strict=True)
        ]
        found += chain(balls)
    return found


def _curls(hair: Hair, shape: list[Point]) -> list[list[Point]]:
    size = hair.skull.pixels
    bumps = []
    step = max(1, len(shape) // 26)
    for i, (x, y) in enumerate(shape[::step]):
        radius = size * (0.075 + 0.025 * hair.locks[i % 48])
        bumps.append(turned(disc(x, y, radius)))
    return bumps


def _spikes(hair: Hair, shape: list[Point]) -> list[list[Point]]:
    size = hair.skull.pixels
    cx, cy = hair.body.board.lens.point(hair.body.head_point(0, 0.1, -0.05))
    top = hair.body.board.lens.point(hair.body.head_point(0, 0.6, 0.0))
    up_x, up_y = top[0] - cx, top[1] - cy
    reach = math.hypot(up_x, up_y) or 1.0
    found = []
    for i in range(11):
        angle = math.atan2(up_y, up_x) + (i - 5) * 0.3
        dx, dy = math.cos(angle), math.sin(angle)
        edge = max((x - cx) * dx + (y - cy) * dy for x, y in shape) * 0.92
        long = edge + size * (0.12 + 0.05 * hair.locks[i]) * (0.6 + 0.4 * (dx * up_x + dy * up_y) / reach)
        lean = 0.2 * hair.part
        tip = (cx + (dx + lean * -dy) * long, cy + (dy + lean * dx) * long)
        side = size * 0.11
        found.append(
            turned(
                [
                    (cx + dx * edge * 0.8 - dy * side, cy + dy * edge * 0.8 + dx * side),
                    tip,
                    (cx + dx * edge * 0.8 + dy * side, cy + dy * edge * 0.8 - dx * side),
                ]
            )
        )
    return found


def _strands(hair: Hair) -> None:
    """Lines that follow the hair, a lit band, and the parting."""
    body, skull, size = hair.body, hair.skull, hair.skull.pixels
    point = body.board.lens.point
    picture = body.board.picture
    shine: Rgb = mix(hair.color, (255, 250, 240), 0.3)
    for i in range(9):
        azimuth = -2.4 + i * 0.6
        if not _turned_to_camera(skull, azimuth, 0.2):
            continue
        low = hair.hairline(azimuth)
        run = [
            skull.at(azimuth + (hair.part - azimuth) * t * 0.75, low + (0.47 - low) * t, hair.volume)
            for t in (0.05, 0.35, 0.65, 0.95)
        ]
        picture.fill(
            [tapered(curve([point(p) for p in run], 4), max(0.8, size * 0.014), 0.1, 0.3)],
            alpha(body.shade(hair.color), 0.85),
        )
    if hair.style in ("curly", "buzz"):
        return
    lean = 0.7 if dot(body.head[0], body.board.sun) > 0 else -0.7
    band = [skull.at(lean + (i - 3) * 0.22, 0.33 + 0.02 * (i % 2), hair.volume) for i in range(7)]
    if _turned_to_camera(skull, lean, 0.33):
        picture.fill(
            [tapered(curve([point(p) for p in band], 3), size * 0.045, 0.05, 0.05)],
            alpha(body.colour(shine), 0.55),
        )


def _shine(hair: Hair) -> None:
    if hair.skull.pixels > 30:
        x, y = hair.body.board.lens.point(hair.body.head_point(0.08, 0.4, 0.12))
        hair.body.board.picture.fill(
            [disc(x, y, hair.skull.pixels * 0.07, hair.skull.pixels * 0.04)],
            (255, 255, 255, 0.3),
            blur=hair.skull.pixels * 0.02,
        )


def hair_behind(skull: Skull) -> bool:
    """Whether hanging hair lies behind the body from here."""
    body = skull.body
    return dot(body.head[2], unit(sub(body.board.lens.eye, body.joints["head"]))) > -0.12
