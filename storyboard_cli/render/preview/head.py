"""The head of a drawn figure: its form from every side, ears and nose; the face and the hair are drawn
on it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import (
    add,
    chain,
    circle,
    curve,
    disc,
    dot,
    hull,
    lofted,
    sub,
    times,
    turned,
    unit,
)
from storyboard_cli.render.preview.palette import alpha, mix
from storyboard_cli.render.preview.trunk import neck_balls, rings_of

# height, half width, front, back: in head lengths from the head's middle
_SECTIONS = (
    (0.49, 0.10, 0.08, 0.12),
    (0.455, 0.195, 0.18, 0.235),
    (0.38, 0.275, 0.275, 0.335),
    (0.28, 0.325, 0.335, 0.405),
    (0.17, 0.347, 0.362, 0.435),
    (0.05, 0.350, 0.368, 0.435),
    (-0.06, 0.342, 0.354, 0.395),
    (-0.17, 0.322, 0.348, 0.28),
    (-0.27, 0.284, 0.342, 0.10),
    (-0.36, 0.226, 0.338, 0.035),
    (-0.41, 0.172, 0.334, -0.03),
    (-0.455, 0.115, 0.322, -0.12),
    (-0.485, 0.06, 0.292, -0.20),
    (-0.497, 0.02, 0.262, -0.245),
)
"""A negative back lies before the head's middle: under the ear the jaw rises from the chin."""
_PROFILE = (  # the middle line of the face: up, ahead; the nose grows by its own length
    (0.22, 0.352, 0.0), (0.10, 0.378, 0.0), (0.05, 0.374, 0.0), (0.01, 0.362, 0.05), (-0.06, 0.376, 0.5),
    (-0.125, 0.384, 0.98), (-0.152, 0.384, 1.0), (-0.178, 0.376, 0.72), (-0.198, 0.366, 0.12), (-0.235,
    0.372, 0.04),
    (-0.262, 0.388, 0.0), (-0.288, 0.372, 0.0), (-0.318, 0.382, 0.0), (-0.352, 0.352, 0.0), (-0.39, 0.356,
    0.0),
    (-0.42, 0.356, 0.0), (-0.452, 0.342, 0.0), (-0.475, 0.318, 0.0), (-0.49, 0.286, 0.0),
)  # fmt: skip


class Skull:
    """The surface of one head."""

    def __init__(self, body: Body) -> None:
        self.body = body
        look = body.look
        jaw = 0.92 if look.feminine else 1.04
        self.jaw = {"slim": jaw * 0.95, "heavy": jaw * 1.16, "child": 0.98}.get(look.frame, jaw)
        young = look.young
        self.sections: list[Section] = []
        for up, half, front, back in _SECTIONS:
            low = max(0.0, min(1.0, (0.0 - up) / 0.3))
            width = half * (1 + (self.jaw - 1) * low) * (1.05 if young else 1.0)
            self.sections.append((up * (0.97 if young and up < -0.3 else 1.0), width, front, back))
        self.steps = 12
        self._known: dict[float, tuple[float, float, float]] = {}
        self.toward = unit(sub(body.board.lens.eye, body.joints["head"]))
        right, up_axis, ahead = body.head
        self.side = dot(self.toward, right)  # how much of its right side the head shows, −1 … 1
        self.front = dot(self.toward, ahead)  # 1 looks into the camera, −1 away from it
        self.above = dot(self.toward, up_axis)
        self.pixels = body.pixels
        if self.pixels > 90:
            self.sections = _denser(self.sections)
        elif not body.fine:  # a head no larger than this shows no more than its outline
            self.sections = self.sections[::2]
        if self.pixels > 40:
            self.steps = 18 if self.pixels < 180 else 28
        self.nose_out = 0.082 * (0.95 if look.feminine or young else 1.12) * (0.75 + 0.1 * (look.shape % 5))

    def section(self, up: float) -> tuple[float, float, float]:
        """Half width, front and back of the head at that height."""
        found = self._known.get(up)
        if found is None:
            found = self._known[up] = self._between_sections(up)
        return found

    def _between_sections(self, up: float) -> tuple[float, float, float]:
        table = self.sections
        below = bisect_left(table, -up, key=_depth_below_crown)
        if below == 0:
            return table[0][1:]
        if below == len(table):
            return table[-1][1:]
        (high, half, front, back), (low, half_below, front_below, back_below) = table[below - 1 : below + 1]
        part = (high - up) / (high - low)
        return (
            half + (half_below - half) * part,
            front + (front_below - front) * part,
            back + (back_below - back) * part,
        )

    def at(self, azimuth: float, up: float, grow: float = 1.0, lift: float = 0.0) -> Vec3:
        """A surface point; azimuth 0 is the face, positive to the figure's right."""
        half, front, back = self.section(up)
        ahead, middle = math.cos(azimuth), _middle(back)
        depth = middle + ahead * (front - middle if ahead >= 0 else back + middle)
        return self.body.head_point(math.sin(azimuth) * half * grow, up * grow + lift, depth * grow)

    def face(self, right: float, up: float, lift: float = 0.0) -> Vec3:
        """A point on the front of the face, given across and upward."""
        half, front, _ = self.section(up)
        share = min(0.98, abs(right) / max(half, 1e-3))
        return self.body.head_point(right, up, front * math.sqrt(1 - share * share) + lift)

    def face_seen(self, right: float, up: float, margin: float = 0.05) -> bool:
        """Whether that point of the face is turned to the camera."""
        half, front, _ = self.section(up)
        share = max(-0.98, min(0.98, right / max(half, 1e-3)))
        across, out = share / half, math.sqrt(1 - share * share) / front
        size = math.hypot(across, out)
        normal = add(times(self.body.head[0], across / size), times(self.body.head[2], out / size))
        return dot(normal, self.toward) > margin

    def on_screen(self, right: float, up: float, lift: float = 0.0) -> Point:
        return self.body.board.lens.point(self.face(right, up, lift))

    def draws_nose_at(self, x: float) -> bool:
        """Whether a nose's tip at `x` stands out over the cheek behind it: the contour is the nose then."""
        cheek = [x for x, _ in self.rim(-0.145, 16)]
        slack = 0.01 * self.pixels
        return not min(cheek) - slack <= x <= max(cheek) + slack

    def silhouette(self) -> list[list[Point]]:
        """The head without hair, as hulls of neighbouring sections; measured once."""
        return self._silhouette

    @cached_property
    def _silhouette(self) -> list[list[Point]]:
        rims = [self.rim(up, 16) for up, *_ in self.sections]
        return lofted(rims)

    def rim(self, up: float, steps: int, grow: float = 1.0, lift: float = 0.0) -> list[Point]:
        """Screen points around the head at that height, from the face to the figure's right; as `at`."""
        half, front, back = self.section(up)
        right, _, ahead = self.body.head
        middle, size = _middle(back), self.body.size.head * grow
        centre = self.body.head_point(0.0, up * grow + lift, middle * grow)
        return self.body.board.lens.oval(
            centre, times(right, half * size), times(ahead, (front - middle) * size),
            times(ahead, (back + middle) * size), circle(steps),
        )  # fmt: skip


Section = tuple[float, float, float, float]


def _depth_below_crown(section: Section) -> float:
    return -section[0]


def _middle(back: float) -> float:
    """How far before the head's middle a section is widest: the jaw's sections lie ahead of the skull's."""
    return max(0.0, 0.18 - back) * 0.6


def _denser(table: Sequence[Section]) -> list[Section]:
    """Smoothly interpolated sections between the given ones."""
    half = curve([(t[0], t[1]) for t in table], 2)
    front = curve([(t[0], t[2]) for t in table], 2)
    back = curve([(t[0], t[3]) for t in table], 2)
    return [(h[0], h[1], f[1], b[1]) for h, f, b in zip(half, front, back, strict=True)]


def draw_head(body: Body, skull: Skull, hair_shadow: list[Point] | None = None) -> None:
    """Skin: the form with its shadow side, the ears and the nose; what hair shades."""
    solid = skull.silhouette()
    _ear(body, skull, near=False)
    profile = _profile(skull)
    pieces = [*solid, *profile]
    body.outline(pieces, 0.9)
    picture = body.board.picture
    skin = body.look.skin
    dark = alpha(body.shade(skin), 1)
    picture.fill(pieces, dark)
    with picture.clip(pieces):
        picture.fill(_lit_side(body, skull), alpha(body.colour(skin), 1))
        if skull.pixels > 60:
            _cheeks(body, skull)
        if hair_shadow and skull.pixels > 40:
            lx, ly = body.board.towards_light
            drop = skull.pixels * 0.035
            picture.fill(
                [turned([(x - lx * drop * 0.6, y - ly * drop * 0.5 + drop) for x, y in hair_shadow])], dark
            )
    _ear(body, skull, near=True)


def draw_jaw_shadow(body: Body, skull: Skull) -> None:
    """The shadow that the head throws on the neck and the collar."""
    if skull.pixels < 34 or skull.above > 0.6:
        return
    lx, _ = body.board.towards_light
    drop = skull.pixels * 0.16
    moved = [
        [(x - lx * drop * 0.45, y + drop) for x, y in polygon]
        for polygon in skull.silhouette()[len(skull.sections) // 2 :]
    ]
    collar = [body.rim(ring) for ring in rings_of(body)[-3:]]
    under = [*chain(neck_balls(body)), *body.skin(collar)]
    with body.board.picture.clip(under):
        body.board.picture.fill(moved, alpha(body.board.tone.shadow(), 0.75), blend="multiply")


def _lit_side(body: Body, skull: Skull) -> list[list[Point]]:
    """The head's sections drawn together towards the light: a terminator that follows the form."""
    side = 1.0 if body.board.towards_light[0] >= 0 else -1.0
    bright = body.bright_loft([skull.rim(up, skull.steps, 1.02) for up, *_ in skull.sections])
    if skull.side * side * _screen_right(body) > -0.2:  # the nose stands in the light
        bright += [p for p in _profile(skull)]
    return bright


def _screen_right(body: Body) -> float:
    """+1 where the figure's right lies on the screen's right."""
    return 1.0 if dot(body.head[0], body.board.lens.right) > 0 else -1.0


def _cheeks(body: Body, skull: Skull) -> None:
    """A soft warm cheek, so that a large face is not a flat shape."""
    blush = mix(body.look.skin, (205, 88, 70), 0.35)
    for s in (1, -1):
        if skull.face_seen(0.2 * s, -0.15, 0.1):
            x, y = skull.on_screen(0.2 * s, -0.16)
            radius = skull.pixels * 0.1
            body.board.picture.fill(
                [disc(x, y, radius, radius * 0.7)], alpha(body.colour(blush), 0.5), blur=radius * 0.45
            )


def _profile(skull: Skull) -> list[list[Point]]:
    """Brow, nose, lips and chin along the middle of the face: its contour when the head is turned."""
    if skull.front < -0.4:
        return []
    point, body = skull.body.board.lens.point, skull.body
    flat = 1.0 if not skull.body.look.young else 0.985
    run = [(up, ahead * flat + grow * skull.nose_out) for up, ahead, grow in _PROFILE]
    line = curve([point(body.head_point(0.0, up, ahead)) for up, ahead in run], 3)
    inner = [point(body.head_point(0.0, up, 0.2)) for up in (-0.47, -0.2, 0.1, 0.22)]
    found = [turned([*line, *inner])]
    wings = [point(skull.face(s * 0.056, -0.175, 0.012)) for s in (1, -1)]
    tip = point(body.head_point(0, -0.15, 0.378 + skull.nose_out * 0.8))
    base = [point(skull.face(s * 0.03, -0.2, 0.0)) for s in (1, -1)]
    found.append(hull([*wings, tip, *base]))
    return found


def _ear(body: Body, skull: Skull, *, near: bool) -> None:
    for s in (1, -1):
        shows = skull.side * s
        if (shows > 0.0) != near:
            continue
        if skull.front > 0 and shows < -0.62:
            continue
        centre = body.head_point(s * 0.345, -0.045, -0.03)
        x, y = body.board.lens.point(centre)
        tall = skull.pixels * 0.105
        wide = tall * (0.32 + 0.34 * abs(skull.side))
        if not near:
            x += (0.03 * skull.pixels) * (1 if x > body.board.lens.point(body.joints["head"])[0] else -1)
        shape = disc(x, y, wide, tall, 12)
        body.outline([shape], 0.7)
        body.board.picture.fill(
            [shape], alpha(body.shade(body.look.skin) if not near else body.colour(body.look.skin, 0.96), 1)
        )
        if near and skull.pixels > 46:
            body.stroke(
                [(x - wide * 0.3, y - tall * 0.5), (x + wide * 0.35, y - tall * 0.25), (x, y + tall * 0.35)],
                0.45,
            )
