"""The head of a drawn figure: its form from every side, ears and nose; the face and the hair are drawn on it."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import add, disc, dot, hull, sub, times, turned, unit
from storyboard_cli.render.preview.palette import alpha, mix

# height, half width, front, back: in head lengths from the head's middle
_SECTIONS = (
    (0.485, 0.13, 0.10, 0.15), (0.43, 0.235, 0.22, 0.28), (0.33, 0.305, 0.31, 0.375), (0.20, 0.345, 0.365, 0.43),
    (0.06, 0.352, 0.378, 0.44), (-0.06, 0.342, 0.368, 0.40), (-0.18, 0.318, 0.365, 0.30), (-0.29, 0.275, 0.355, 0.17),
    (-0.385, 0.21, 0.345, 0.03), (-0.455, 0.135, 0.325, -0.08), (-0.49, 0.06, 0.28, -0.14),
)  # fmt: skip


class Skull:
    """The surface of one head."""

    def __init__(self, body: Body) -> None:
        self.body = body
        look = body.look
        jaw = 0.92 if look.feminine else 1.04
        self.jaw = {"slim": jaw * 0.95, "heavy": jaw * 1.16, "child": 0.98}.get(look.build, jaw)
        young = look.age == "child"
        self.sections = []
        for up, half, front, back in _SECTIONS:
            low = max(0.0, min(1.0, (0.0 - up) / 0.3))
            width = half * (1 + (self.jaw - 1) * low) * (1.05 if young else 1.0)
            self.sections.append((up * (0.97 if young and up < -0.3 else 1.0), width, front, back))
        self.toward = unit(sub(body.board.lens.eye, body.joints["head"]))
        right, up_axis, ahead = body.head
        self.side = dot(self.toward, right)  # how much of its right side the head shows, −1 … 1
        self.front = dot(self.toward, ahead)  # 1 looks into the camera, −1 away from it
        self.above = dot(self.toward, up_axis)
        self.pixels = body.size.head * body.board.lens.scale_at(body.joints["head"])

    def section(self, up: float) -> tuple[float, float, float]:
        """Half width, front and back of the head at that height."""
        table = self.sections
        if up >= table[0][0]:
            return table[0][1:]
        for (high, *above), (low, *below) in zip(table, table[1:], strict=False):
            if up >= low:
                part = (high - up) / (high - low)
                half, front, back = (a + (b - a) * part for a, b in zip(above, below, strict=True))
                return half, front, back
        return table[-1][1:]

    def at(self, azimuth: float, up: float, grow: float = 1.0, lift: float = 0.0) -> Vec3:
        """A surface point; azimuth 0 is the face, positive to the figure's right."""
        half, front, back = self.section(up)
        ahead = math.cos(azimuth)
        depth = front if ahead >= 0 else back
        return self.body.head_point(math.sin(azimuth) * half * grow, up * grow + lift, ahead * depth * grow)

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

    def silhouette(self) -> list[list[Point]]:
        """The head without hair, as hulls of neighbouring sections."""
        point = self.body.board.lens.point
        rims = [[point(self.at(i * math.tau / 16, up)) for i in range(16)] for up, *_ in self.sections]
        return [hull([*a, *b]) for a, b in zip(rims, rims[1:], strict=False)]


def draw_head(body: Body, skull: Skull) -> None:
    """Skin: the form with its shadow side, the ears and the nose."""
    solid = skull.silhouette()
    nose = _nose(skull)
    pieces = [*solid, nose] if nose else solid
    _ear(body, skull, near=False)
    body.outline(pieces, 0.9)
    picture = body.board.picture
    skin = body.look.skin
    picture.fill(pieces, alpha(body.shade(skin), 1))
    towards = body.board.towards_light
    outer = hull([p for polygon in solid for p in polygon])
    centre_x = sum(x for x, _ in outer) / len(outer)
    side = max(outer, key=lambda p: (p[0] - centre_x) * towards[0])
    keep = 0.86
    bright = [
        turned([(side[0] + (x - side[0]) * keep, y) for x, y in polygon])
        for polygon in pieces
        if len(polygon) > 2
    ]
    with picture.clip(pieces):
        picture.fill(bright, alpha(body.colour(skin), 1))
        if skull.pixels > 60:
            _under_jaw(body, skull)
    _ear(body, skull, near=True)


def _under_jaw(body: Body, skull: Skull) -> None:
    """A soft warm cheek, so that a large face is not a flat shape."""
    blush = mix(body.look.skin, (205, 88, 70), 0.35)
    for s in (1, -1):
        if skull.face_seen(0.2 * s, -0.15, 0.1):
            x, y = skull.on_screen(0.2 * s, -0.16)
            radius = skull.pixels * 0.1
            body.board.picture.fill(
                [disc(x, y, radius, radius * 0.7)], alpha(body.colour(blush), 0.5), blur=radius * 0.45
            )


def _nose(skull: Skull) -> list[Point]:
    """The wedge of the nose; part of the silhouette when the head is turned."""
    if skull.front < -0.35:
        return []
    length = 0.95 if skull.body.look.feminine or skull.body.look.age == "child" else 1.1
    out = 0.085 * length * (0.75 + 0.1 * (skull.body.look.shape % 5))
    point = skull.body.board.lens.point
    bridge = point(skull.face(0, 0.03, -0.004))
    tip = point(skull.body.head_point(0, -0.145, 0.366 + out))
    under = point(skull.body.head_point(0, -0.19, 0.366 + out * 0.55))
    base = point(skull.face(0, -0.205, 0.002))
    wings = [point(skull.face(s * 0.055, -0.175, 0.012)) for s in (1, -1)]
    return hull([bridge, tip, under, base, *wings])


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
