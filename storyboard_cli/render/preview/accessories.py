"""What a character wears besides clothes: glasses, hats, scarves, straps, beards, headphones."""

from __future__ import annotations

import math

from storyboard_cli.render.preview.anatomy import Body, Ring
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import add, along, curve, disc, hull, times, turned
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.registry import draw_model
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.solids import Maker

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
    maker = Maker(body.board, base, (right, up, ahead), vivid=True, edge=0.75)
    draw_model(maker, "backpack", Model(size, colour, held=True))


def draw_straps(body: Body, colour: Rgb) -> None:
    """The straps of a backpack over the chest."""
    right, _, ahead = body.chest
    if not body.faces_camera(ahead, body.joints["chest"], 0.05):
        return
    unit_m = body.scale
    for s in (1, -1):
        shoulder = add(
            along(body.joints["chest"], body.joints["neck"], 0.9), times(right, s * 0.062 * unit_m)
        )
        run = [
            add(shoulder, times(body.chest[1], 0.022 * unit_m)),
            add(
                add(along(body.joints["chest"], body.joints["neck"], 0.5), times(right, s * 0.075 * unit_m)),
                times(ahead, 0.064 * unit_m),
            ),
            add(add(body.joints["chest"], times(right, s * 0.088 * unit_m)), times(ahead, 0.058 * unit_m)),
            add(along(body.joints["chest"], body.joints["pelvis"], 0.3), times(right, s * 0.096 * unit_m)),
        ]
        _band(
            body,
            [body.board.lens.point(p) for p in run],
            0.026 * unit_m * body.board.lens.scale_at(run[0]),
            colour,
        )


def _band(body: Body, run: list[Point], width: float, colour: Rgb) -> None:
    line = curve(run, 5)
    body.board.picture.stroke([line], width + body.weight * 1.1, alpha(body.ink, 1))
    body.board.picture.stroke([line], width, alpha(body.colour(scaled(colour, 0.9)), 1))


def draw_front_accessories(body: Body) -> None:
    """What lies over the garment, below the head."""
    worn = body.look.accessories
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
    maker = Maker(body.board, base, (ahead, up, times(right, -1.0)), vivid=True, edge=0.7)
    draw_model(maker, "bag", Model((0.26, 0.24, 0.09), (120, 86, 58), held=True))


def _scarf(body: Body) -> None:
    unit_m, accent = body.scale, mix(body.look.accent, body.look.top_color, 0.25)
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


def draw_face_accessories(body: Body, skull: Skull) -> None:
    """Glasses and earrings: what lies over the face and under the hair."""
    worn = body.look.accessories
    if "glasses" in worn and skull.front > -0.15 and skull.pixels > 20:
        _glasses(body, skull)
    if "earrings" in worn and skull.pixels > 30:
        for s in (1, -1):
            if skull.side * s > -0.25:
                x, y = body.board.lens.point(body.head_point(s * 0.36, -0.16, -0.02))
                radius = max(1.0, skull.pixels * 0.022)
                body.board.picture.fill([disc(x, y, radius)], alpha(body.ink, 1), grow=body.weight * 0.4)
                body.board.picture.fill([disc(x, y, radius)], alpha(body.colour((214, 180, 92)), 1))


def _glasses(body: Body, skull: Skull) -> None:
    size, picture = skull.pixels, body.board.picture
    width = max(1.0, size * 0.02)
    ink = alpha(mix(body.ink, (60, 44, 36), 0.3), 1)
    for s in (1, -1):
        if not skull.face_seen(s * 0.16, -0.02, 0.05):
            continue
        ring = []
        for i in range(18):
            a = i * math.tau / 18
            x = s * 0.155 + 0.105 * math.copysign(abs(math.cos(a)) ** 0.75, math.cos(a))
            y = -0.022 + 0.078 * math.copysign(abs(math.sin(a)) ** 0.75, math.sin(a))
            ring.append(skull.on_screen(x, y, 0.03))
        picture.fill([turned(ring)], (225, 238, 248, 0.18))
        picture.stroke([[*ring, ring[0]]], width, ink)
        hinge = skull.on_screen(s * 0.262, 0.0, 0.02)
        temple = body.board.lens.point(body.head_point(s * 0.35, 0.0, -0.02))
        if skull.side * s > 0.05 or skull.front > 0.85:
            picture.stroke([[hinge, temple]], width, ink)
    if skull.face_seen(0, 0, 0.1):
        picture.stroke(
            [
                curve(
                    [
                        skull.on_screen(-0.05, 0.0, 0.03),
                        skull.on_screen(0, 0.014, 0.04),
                        skull.on_screen(0.05, 0.0, 0.03),
                    ],
                    4,
                )
            ],
            width,
            ink,
        )


def draw_beard(body: Body, skull: Skull) -> None:
    """A beard or a moustache, under the mouth that is drawn on it."""
    worn = body.look.accessories
    if not worn & {"beard", "moustache"} or skull.front < -0.2:
        return
    full = "beard" in worn
    colour = body.colour(body.look.hair_color)
    picture = body.board.picture
    with picture.clip(skull.silhouette()):
        if full:
            outer = [
                skull.face(x, y, 0.004)
                for x, y in (
                    (-0.33, -0.08),
                    (-0.28, -0.2),
                    (-0.2, -0.22),
                    (-0.12, -0.215),
                    (0, -0.235),
                    (0.12, -0.215),
                    (0.2, -0.22),
                    (0.28, -0.2),
                    (0.33, -0.08),
                )
            ]
            low = [
                skull.at(a, u, 1.03)
                for a, u in (
                    (1.1, -0.3),
                    (0.7, -0.42),
                    (0.3, -0.49),
                    (0, -0.5),
                    (-0.3, -0.49),
                    (-0.7, -0.42),
                    (-1.1, -0.3),
                )
            ]
            shape = [body.board.lens.point(p) for p in (*outer, *low)]
            picture.fill([turned(shape)], alpha(colour, 0.96))
        else:
            shape = [
                skull.on_screen(x, y, 0.01)
                for x, y in (
                    (-0.14, -0.275),
                    (-0.08, -0.225),
                    (0, -0.218),
                    (0.08, -0.225),
                    (0.14, -0.275),
                    (0.06, -0.262),
                    (0, -0.252),
                    (-0.06, -0.262),
                )
            ]
            picture.fill([turned(shape)], alpha(colour, 1))


def draw_headwear(body: Body, skull: Skull) -> None:
    """Hats, caps and headphones, over the hair."""
    worn = body.look.accessories
    point = body.board.lens.point
    if "hat" in worn or "cap" in worn:
        brim_up = 0.2
        crown = [
            point(skull.at(a * math.tau / 20, up, 1.13, 0.06)) for up in (0.2, 0.34, 0.44) for a in range(20)
        ]
        colour = body.look.accent if "cap" in worn else mix(body.look.top_color, (60, 50, 44), 0.7)
        if "hat" in worn:
            rim = hull([point(skull.at(a * math.tau / 24, brim_up, 1.62)) for a in range(24)])
            body.outline([rim], 0.9)
            body.board.picture.fill([rim], alpha(body.shade(colour), 1))
        top = hull(crown)
        body.outline([top], 0.9)
        body.board.picture.fill([top], alpha(body.colour(colour), 1))
        band = [point(skull.at(a, 0.22, 1.14)) for a in (-1.4, -0.7, 0.0, 0.7, 1.4)]
        if skull.front > 0:
            body.stroke(curve(band, 4), 0.9)
        if "cap" in worn and skull.front > -0.4:
            visor = hull(
                [
                    point(body.head_point(x, 0.2 + lift, 0.36 + out))
                    for x, out, lift in (
                        (-0.26, 0.0, 0.0),
                        (0.26, 0.0, 0.0),
                        (0.2, 0.26, -0.05),
                        (-0.2, 0.26, -0.05),
                        (0, 0.31, -0.06),
                    )
                ]
            )
            body.outline([visor], 0.8)
            body.board.picture.fill([visor], alpha(body.colour(scaled(colour, 0.85)), 1))
    if "headphones" in worn:
        arc = [
            point(body.head_point(0.4 * math.sin(a), 0.1 + 0.48 * math.cos(a), -0.03))
            for a in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
        ]
        body.board.picture.stroke([curve(arc, 4)], max(2.0, skull.pixels * 0.05), alpha(body.ink, 1))
        for s in (1, -1):
            if skull.side * s > -0.4:
                x, y, radius = body.ball(body.head_point(s * 0.4, -0.03, -0.03), body.size.head * 0.11)
                body.form([(x, y, radius)], (70, 74, 84))
