"""What a character carries on the body: backpacks and their straps, satchels, scarves."""

from __future__ import annotations

from storyboard_cli.render.preview.anatomy import Body, Ring
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import add, along, curve, ribbon, times, turned
from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.registry import draw_model
from storyboard_cli.render.preview.overclothes import draw_over_garment
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder
from storyboard_cli.render.preview.trunk import Trunk

_CANVAS: Rgb = (148, 92, 62)


def draw_back_accessories(body: Body) -> None:
    """A backpack that belongs to the character's look."""
    if "backpack" in body.look.accessories:
        draw_backpack(body, _CANVAS, (0.3, 0.42, 0.17))


def draw_backpack(body: Body, colour: Rgb, size: tuple[float, float, float]) -> None:
    """A backpack on the figure's back."""
    spine = along(body.joints["chest"], body.joints["pelvis"], 0.25)
    right, up, ahead = body.chest
    base = add(add(spine, times(ahead, -0.06 * body.scale - size[2] / 2)), times(up, -size[1] * 0.5))
    maker = SolidBuilder(body.board, base, (right, up, ahead), vivid=True, edge=0.75)
    draw_model(maker, "backpack", Model(size, colour, held=True))


_STRAP = (
    (0.74, 2.5), (0.83, 2.1), (0.87, 1.57), (0.80, 0.92), (0.70, 0.70), (0.56, 0.70), (0.45, 0.86),
    (0.37, 1.25), (0.32, 1.7), (0.29, 2.2), (0.28, 2.6),
)  # fmt: skip
"""The way of a strap over the trunk: from the bag over the shoulder, the chest and under the arm back."""


def draw_straps(body: Body, colour: Rgb) -> None:
    """The straps of a backpack: flat bands on the chest that go over the shoulder and under the arm."""
    trunk, point = Trunk(body), body.board.lens.point
    solid = body.skin([body.rim(ring) for ring in trunk.rings])
    width = 0.024 * body.scale * body.board.lens.scale_at(body.joints["chest"])
    picture, tint = body.board.picture, body.colour(scaled(colour, 0.9))
    for s in (1, -1):
        way = curve(_STRAP, 4)
        run = [
            point(trunk.at(height, s * angle)) for height, angle in way if trunk.seen(height, s * angle, -0.3)
        ]
        if len(run) < 6:
            continue
        with picture.clip(solid):
            band = [turned(ribbon(run, [width] * len(run)))]
            body.outline(band, 0.8)
            picture.fill(band, alpha(tint, 1))
            picture.stroke([run], body.weight * 0.35, alpha(body.ink, 0.3))


def _band(body: Body, run: list[Point], width: float, colour: Rgb) -> None:
    line = curve(run, 5)
    body.board.picture.stroke([line], width + body.weight * 1.1, alpha(body.ink, 1))
    body.board.picture.stroke([line], width, alpha(body.colour(scaled(colour, 0.9)), 1))


def draw_front_accessories(body: Body) -> None:
    """What lies over the garment, below the head."""
    worn = body.look.accessories
    draw_over_garment(body)
    if "backpack" in worn:
        draw_straps(body, _CANVAS)
    if "satchel" in worn:
        _satchel(body)
    if "scarf" in worn:
        _scarf(body)


def _satchel(body: Body) -> None:
    right, up, ahead = body.chest
    unit_m = body.scale
    side = add(body.joints["pelvis"], times(body.hips[0], 0.125 * unit_m))
    base = add(side, times(up, -0.13 * unit_m))
    front = body.faces_camera(ahead, body.joints["chest"], 0.0)
    sign = 1.0 if front else -1.0
    run = [
        add(body.joints["neck"], times(right, -0.07 * unit_m)),
        add(add(body.joints["chest"], times(ahead, sign * 0.07 * unit_m)), times(right, -0.01 * unit_m)),
        add(
            along(body.joints["chest"], body.joints["pelvis"], 0.8),
            add(times(right, 0.085 * unit_m), times(ahead, sign * 0.045 * unit_m)),
        ),
    ]
    _band(
        body,
        [body.board.lens.point(p) for p in run],
        0.017 * unit_m * body.board.lens.scale_at(run[0]),
        (120, 86, 58),
    )
    maker = SolidBuilder(body.board, base, (ahead, up, times(right, -1.0)), vivid=True, edge=0.7)
    draw_model(maker, "bag", Model((0.26, 0.24, 0.09), (120, 86, 58), held=True))


def _scarf(body: Body) -> None:
    unit_m = body.scale
    accent = body.look.color_of("scarf", mix(body.look.accent, body.look.top_color, 0.25))
    neck, up, ahead = body.joints["neck"], body.chest[1], body.chest[2]
    if body.faces_camera(ahead, body.joints["chest"], 0.0):
        root = add(neck, add(times(ahead, 0.05 * unit_m), times(body.chest[0], -0.018 * unit_m)))
        end = add(root, add(times(up, -0.15 * unit_m), times(ahead, 0.018 * unit_m)))
        wide = times(body.chest[0], 0.022 * unit_m)
        tail = [
            add(root, wide),
            add(end, times(wide, 1.25)),
            add(end, times(wide, -1.05)),
            add(root, times(wide, -1.0)),
        ]
        shape = [turned([body.board.lens.point(p) for p in tail])]
        body.outline(shape, 0.9)
        body.board.picture.fill(shape, alpha(body.colour(accent), 1))
        for part in (0.88, 0.94):
            body.crease([along(tail[0], tail[1], part), along(tail[3], tail[2], part)], 0.5)
    low = Ring(add(neck, times(up, -0.004 * unit_m)), body.chest, 0.062 * unit_m, 0.056 * unit_m)
    mid = Ring(add(neck, times(up, 0.016 * unit_m)), body.chest, 0.064 * unit_m, 0.058 * unit_m)
    high = Ring(add(neck, times(up, 0.036 * unit_m)), body.chest, 0.046 * unit_m, 0.046 * unit_m)
    body.loft([low, mid, high], accent)
    body.crease([mid.at(a) for a in (-1.1, -0.5, 0.1, 0.6)], 0.6)
