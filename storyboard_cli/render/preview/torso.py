"""The trunk of a drawn figure: its form, and the garment that covers it with its seams, collar and
fastenings."""

from __future__ import annotations

import math
from collections.abc import Sequence

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Axes, Body, Ring
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import add, along, cross, sub, times, turned, unit
from storyboard_cli.render.preview.limbs import shirt_under
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled

LONG = {"coat": 0.86, "raincoat": 0.8, "dress": 0.98}  # how far down the thighs (1 = knee) a garment hangs
FLARE = {"coat": 1.12, "raincoat": 1.2, "dress": 1.42, "skirt": 1.3}
OPEN = {"jacket", "coat", "uniform", "suit", "hoodie", "raincoat"}


class Trunk:
    """The rings of a body from the hips to the neck, and points on its surface."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.rings = _rings(body)

    def at(self, height: float, angle: float) -> Vec3:
        """A point on the surface: height 0 at the hem, 1 at the neck; angle 0 in front, positive to the
        right."""
        place = max(0.0, min(1.0, height)) * (len(self.rings) - 1)
        index = min(int(place), len(self.rings) - 2)
        return along(self.rings[index].at(angle), self.rings[index + 1].at(angle), place - index)

    def seen(self, height: float, angle: float, margin: float = 0.06) -> bool:
        place = max(0.0, min(1.0, height)) * (len(self.rings) - 1)
        ring = self.rings[min(int(place + 0.5), len(self.rings) - 1)]
        right, _, ahead = ring.axes
        normal = add(
            times(right, math.sin(angle) / max(ring.half_width, 1e-3)),
            times(ahead, math.cos(angle) / max(ring.half_depth, 1e-3)),
        )
        return self.body.faces_camera(normal, self.at(height, angle), margin)

    def line(
        self, points: Sequence[tuple[float, float]], weight: float = 0.7, *, colour: Rgb | None = None
    ) -> None:
        """A seam over the surface, drawn where it faces the camera."""
        run: list[Vec3] = []
        for height, angle in points:
            if self.seen(height, angle):
                run.append(self.at(height, angle))
            else:
                self.body.crease(run, weight, colour=colour)
                run = []
        self.body.crease(run, weight, colour=colour)

    def patch(self, points: Sequence[tuple[float, float]], colour: Rgb, weight: float = 0.5) -> None:
        """A piece of cloth on the surface; drawn only where most of it faces the camera."""
        if sum(self.seen(h, a, 0.0) for h, a in points) < len(points) * 0.6:
            return
        shape: list[Point] = [self.body.board.lens.point(self.at(h, a)) for h, a in points]
        if weight > 0:
            self.body.stroke([*shape, shape[0]], weight)
        self.body.board.picture.fill([turned(shape)], alpha(self.body.colour(colour), 1))
        if weight > 0:
            self.body.board.picture.stroke(
                [[*shape, shape[0]]], self.body.weight * weight, alpha(self.body.ink, 0.85)
            )


def _rings(body: Body) -> list[Ring]:
    """Cross-sections from the hem of the garment to the neck."""
    look, unit_m, wide = body.look, body.scale, body.size.width
    joints = body.joints
    pelvis, chest, neck = joints["pelvis"], joints["chest"], joints["neck"]
    lady = look.feminine and not look.young
    loose = {"hoodie": 1.12, "sweater": 1.06, "coat": 1.08, "raincoat": 1.14, "jacket": 1.06}.get(
        look.top, 1.0
    )
    heavy = 1.25 if look.frame == "heavy" else 1.0
    down = times(body.hips[1], -0.052 * unit_m)
    table: list[tuple[Vec3, float, float, float]] = [
        (add(pelvis, down), 0.108 if lady else 0.106, 0.072, 0.0),
        (pelvis, 0.103 if lady else 0.099, 0.068, 0.1),
        (along(pelvis, chest, 0.55), (0.070 if lady else 0.083) * loose, 0.056 * heavy, 0.45),
        (chest, (0.090 if lady else 0.101) * loose, 0.068 if lady else 0.066, 0.8),
        (along(chest, neck, 0.55), (0.100 if lady else 0.112) * loose, 0.062, 1.0),
        (along(chest, neck, 0.80), 0.100 if lady else 0.115, 0.050, 1.0),
        (along(chest, neck, 1.02), 0.092 if lady else 0.106, 0.040, 1.0),
        (add(neck, times(body.chest[1], 0.020 * unit_m)), 0.056 if lady else 0.068, 0.036, 1.0),
        (add(neck, times(body.chest[1], 0.042 * unit_m)), 0.028 if lady else 0.036, 0.032, 1.0),
    ]
    return [
        Ring(centre, _blend(body.hips, body.chest, part), half * wide * unit_m, deep * wide * unit_m)
        for centre, half, deep, part in table
    ]


def _blend(a: Axes, b: Axes, part: float) -> Axes:
    right = unit(along(a[0], b[0], part), b[0])
    up = unit(along(a[1], b[1], part), b[1])
    ahead = unit(cross(right, up), b[2])
    return right, up, ahead


def draw_tails(body: Body) -> list[Ring]:
    """What hangs below the waist. A skirt is drawn; the tails of a coat or a dress are returned for its
    trunk."""
    look, unit_m = body.look, body.scale
    if look.top in LONG:
        reach, flare, colour = LONG[look.top], FLARE[look.top], look.top_color
    elif look.bottom == "skirt":
        reach, flare, colour = 0.82, FLARE["skirt"], look.bottom_color
    else:
        return []
    joints = body.joints
    trunk = _rings(body)
    half = max(trunk[1].half_width, 0.06 * unit_m)
    ends = [along(joints[f"{s}_hip"], joints[f"{s}_knee"], reach) for s in ("r", "l")]
    middle = along(ends[0], ends[1], 0.5)
    hang = unit(sub(middle, joints["pelvis"]), (0.0, -1.0, 0.0))
    right = body.hips[0]
    ahead = unit(cross(hang, right), body.hips[2])
    spread = abs(sum((ends[0][i] - ends[1][i]) * right[i] for i in range(3))) / 2
    stride = abs(sum((ends[0][i] - ends[1][i]) * ahead[i] for i in range(3))) / 2
    axes = (right, times(hang, -1.0), ahead)
    hem = Ring(
        middle,
        axes,
        max(half * flare, spread + 0.055 * unit_m),
        max(half * 0.72 * flare, stride + 0.06 * unit_m),
    )
    mid = Ring(
        along(joints["pelvis"], middle, 0.5), _blend(body.hips, axes, 0.5),
        (half + hem.half_width) / 2, (trunk[1].half_depth + hem.half_depth) / 2,
    )  # fmt: skip
    if look.top in LONG:
        return [hem, mid]
    body.loft([trunk[2], mid, hem], colour)
    _tail_folds(body, trunk[1], hem)
    return []


def _tail_folds(body: Body, top: Ring, hem: Ring) -> None:
    for angle in (-1.1, -0.45, 0.35, 1.0, 2.2, 3.14, 4.1):
        normal = add(times(hem.axes[0], math.sin(angle)), times(hem.axes[2], math.cos(angle)))
        if body.faces_camera(normal, hem.at(angle), 0.25):
            low, high = hem.at(angle), top.at(angle)
            body.crease([low, along(low, high, 0.3), along(low, high, 0.62)], 0.6)
    if body.look.top in OPEN and body.faces_camera(hem.axes[2], hem.at(0), 0.1):
        body.crease([hem.at(0.1), along(hem.at(0.1), top.at(0), 0.5), top.at(0)], 0.8)


def draw_trunk(body: Body, tails: list[Ring]) -> Trunk:
    """The torso in its garment, with what hangs from it."""
    look = body.look
    trunk = Trunk(body)
    trousers_show = look.top in ("shirt", "tshirt", "sweater", "vest", "jacket", "hoodie", "uniform", "suit")
    if trousers_show and look.bottom not in ("none",):
        body.loft(trunk.rings[:3], look.bottom_color, outline=0.9)
    start = 1 if look.top in ("shirt", "vest") and look.bottom != "none" else 0
    if tails:
        body.loft([*tails, *trunk.rings[2:]], look.top_color)
        _tail_folds(body, trunk.rings[2], tails[0])
    else:
        body.loft(trunk.rings[start:], look.top_color)
    GARMENTS.get(look.top, _plain)(trunk, look.top_color, look.accent)
    _folds(trunk)
    return trunk


def _folds(trunk: Trunk) -> None:
    """Cloth gathers at the waist and pulls from the armpits."""
    for s in (1, -1):
        trunk.line([(0.40, 1.35 * s), (0.365, 0.95 * s), (0.36, 0.62 * s)], 0.5)
        trunk.line([(0.32, 1.45 * s), (0.30, 1.1 * s), (0.315, 0.82 * s)], 0.4)
        trunk.line([(0.66, 1.3 * s), (0.60, 1.0 * s), (0.57, 0.72 * s)], 0.45)


def draw_neck(body: Body) -> None:
    """The neck, into the head."""
    unit_m, girth = body.scale, body.girth
    thin = 0.80 if body.look.feminine or body.look.young else 1.0
    root = add(body.joints["neck"], times(body.chest[1], -0.012 * unit_m))
    base = body.ball(root, girth * 0.037 * unit_m * thin)
    middle = body.ball(along(root, body.head_point(0, -0.2, -0.08), 0.5), girth * 0.029 * unit_m * thin)
    top = body.ball(body.head_point(0, -0.2, -0.08), girth * 0.029 * unit_m * thin)
    body.form([base, middle, top], body.look.skin, keep=0.7)


def _front(trunk: Trunk, low: float, high: float, angle: float = 0.0, weight: float = 0.7) -> None:
    trunk.line([(low + (high - low) * i / 6, angle) for i in range(7)], weight)


def _hem(trunk: Trunk, height: float, weight: float = 0.6) -> None:
    for start in (-3.1, -1.05, 1.05):
        trunk.line([(height, start + i * 0.26) for i in range(9)], weight)


def _buttons(trunk: Trunk, heights: Sequence[float], angle: float, colour: Rgb) -> None:
    body = trunk.body
    for height in heights:
        if trunk.seen(height, angle, 0.2):
            x, y, radius = body.ball(trunk.at(height, angle), 0.0065 * body.scale)
            if radius > 0.7:
                body.board.picture.fill([[*_dot(x, y, radius)]], alpha(body.colour(colour), 1))


def _dot(x: float, y: float, radius: float) -> list[Point]:
    return [
        (x + radius * math.cos(i * math.tau / 8), y + radius * math.sin(i * math.tau / 8)) for i in range(8)
    ]


def _collar(trunk: Trunk, colour: Rgb, depth: float = 0.16) -> None:
    """Two turned-down points at the neck."""
    for s in (1, -1):
        trunk.patch([(1.0, 0.05 * s), (1.0 - depth, 0.34 * s), (0.9, 0.85 * s), (1.0, 1.0 * s)], colour, 0.55)


def _vee(trunk: Trunk, colour: Rgb, depth: float, width: float = 0.62) -> None:
    """What shows between the lapels or in a neckline."""
    trunk.patch([(1.0, -width), (1.0 - depth, 0.0), (1.0, width)], colour, 0.4)


def _lapels(trunk: Trunk, colour: Rgb, depth: float) -> None:
    for s in (1, -1):
        trunk.patch(
            [(1.0, 0.72 * s), (0.86, 0.88 * s), (0.80, 0.62 * s), (1.0 - depth, 0.02 * s), (0.98, 0.5 * s)],
            scaled(colour, 0.9), 0.6,
        )  # fmt: skip


def _tie(trunk: Trunk, colour: Rgb, depth: float) -> None:
    trunk.patch(
        [
            (0.985, -0.12),
            (0.94, -0.07),
            (1.0 - depth, -0.12),
            (0.97 - depth, 0.0),
            (1.0 - depth, 0.12),
            (0.94, 0.07),
            (0.985, 0.12),
        ],
        colour,
        0.4,
    )


def _plain(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _hem(trunk, 0.04)


def _shirt(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _vee(trunk, trunk.body.look.skin, 0.12, 0.4)
    _front(trunk, 0.02, 0.88)
    _buttons(trunk, (0.2, 0.36, 0.52, 0.68, 0.82), 0.07, mix(colour, (30, 30, 34), 0.55))
    _collar(trunk, mix(colour, (255, 255, 255), 0.12))
    trunk.line([(0.66, -0.45), (0.66, -0.95)], 0.5)
    if "tie" in trunk.body.look.accessories:
        _tie(trunk, accent, 0.62)


def _tshirt(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _vee(trunk, trunk.body.look.skin, 0.055, 0.8)
    trunk.line([(0.955, -0.9), (0.94, 0.0), (0.955, 0.9)], 0.6)
    _hem(trunk, 0.05)


def _open_jacket(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _vee(trunk, accent, 0.42)
    _lapels(trunk, colour, 0.42)
    _front(trunk, 0.0, 0.6)
    _buttons(trunk, (0.3, 0.46), 0.09, mix(colour, (20, 20, 24), 0.6))
    _pockets(trunk)
    _hem(trunk, 0.02)


def _uniform(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _vee(trunk, (236, 232, 222), 0.4)
    _tie(trunk, accent if accent[0] < 220 else mix(colour, (150, 40, 40), 0.6), 0.36)
    _lapels(trunk, colour, 0.42)
    _front(trunk, 0.0, 0.6)
    _buttons(trunk, (0.28, 0.42, 0.55), 0.1, (206, 178, 108))
    trunk.patch([(0.72, -0.42), (0.72, -0.8), (0.62, -0.78), (0.61, -0.6), (0.62, -0.43)], accent, 0.4)
    _pockets(trunk)


def _suit(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _vee(trunk, (238, 236, 230), 0.46)
    _tie(trunk, mix(accent, (110, 30, 36), 0.7), 0.42)
    _lapels(trunk, colour, 0.48)
    _front(trunk, 0.0, 0.54)
    _buttons(trunk, (0.3, 0.46), 0.09, mix(colour, (10, 10, 12), 0.6))
    _pockets(trunk)


def _coat(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _vee(trunk, accent, 0.26)
    _lapels(trunk, colour, 0.36)
    _front(trunk, 0.0, 0.66)
    _buttons(trunk, (0.12, 0.3, 0.46, 0.6), 0.16, mix(colour, (10, 10, 12), 0.55))
    trunk.line([(0.3, a / 10) for a in range(-12, 13, 3)], 0.6)


def _raincoat(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _front(trunk, 0.0, 0.95, 0.06)
    _buttons(trunk, (0.1, 0.28, 0.46, 0.64, 0.8), 0.14, mix(colour, (20, 20, 24), 0.5))
    _hood(trunk, colour)
    _pockets(trunk)


def _hoodie(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _vee(trunk, accent, 0.08, 0.5)
    trunk.patch(
        [(0.3, -0.62), (0.3, 0.62), (0.1, 0.85), (0.06, 0.8), (0.06, -0.8), (0.1, -0.85)],
        scaled(colour, 0.94),
        0.55,
    )
    for s in (1, -1):
        trunk.line(
            [(0.92, 0.22 * s), (0.8, 0.2 * s), (0.68, 0.24 * s)], 0.8, colour=trunk.body.colour(accent)
        )
    _hood(trunk, colour)
    _hem(trunk, 0.045)


def _sweater(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    trunk.patch([(1.0, -1.2), (0.93, -0.9), (0.91, 0.0), (0.93, 0.9), (1.0, 1.2)], scaled(colour, 0.88), 0.5)
    _hem(trunk, 0.07)
    for angle in (-0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 0.9):
        trunk.line([(0.0, angle), (0.06, angle)], 0.35)


def _vest(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _vee(trunk, shirt_under(trunk.body.look), 0.4, 0.7)
    _collar(trunk, shirt_under(trunk.body.look))
    _front(trunk, 0.0, 0.6)
    _buttons(trunk, (0.2, 0.34, 0.48), 0.07, mix(colour, (10, 10, 12), 0.5))


def _dress(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _vee(trunk, trunk.body.look.skin, 0.16, 0.85)
    trunk.line([(0.36, a / 10) for a in range(-14, 15, 4)], 0.8)


def _pockets(trunk: Trunk) -> None:
    for s in (1, -1):
        trunk.line([(0.2, 0.5 * s), (0.19, 0.9 * s)], 0.6)


def _hood(trunk: Trunk, colour: Rgb) -> None:
    """A hood lying on the shoulders: a roll around the neck, deeper at the back."""
    body = trunk.body
    neck, (right, up, ahead) = trunk.rings[-2].centre, trunk.rings[-2].axes
    unit_m = body.scale
    back_seen = body.faces_camera(times(ahead, -1.0), neck, 0.0)
    balls = []
    for i in range(9):
        angle = math.pi * (0.72 - 1.44 * i / 8) if not back_seen else math.pi * (0.3 + 1.4 * i / 8)
        place = add(
            neck,
            add(
                times(right, math.sin(angle) * 0.058 * unit_m), times(ahead, math.cos(angle) * 0.05 * unit_m)
            ),
        )
        thick = 0.011 + 0.014 * (1 - math.cos(angle)) / 2
        balls.append(body.ball(add(place, times(up, 0.004 * unit_m)), thick * unit_m))
    body.form(balls, colour, outline=0.8)
    if back_seen:
        drop = [
            body.ball(add(add(neck, times(ahead, -0.062 * unit_m)), times(up, -k * unit_m)), r * unit_m)
            for k, r in ((0.01, 0.05), (0.05, 0.048), (0.085, 0.03))
        ]
        body.form(drop, scaled(colour, 0.97), outline=0.8)


GARMENTS = {
    "shirt": _shirt, "tshirt": _tshirt, "jacket": _open_jacket, "coat": _coat, "raincoat": _raincoat,
    "hoodie": _hoodie, "dress": _dress, "uniform": _uniform, "suit": _suit, "sweater": _sweater,
    "vest": _vest,
}  # fmt: skip
