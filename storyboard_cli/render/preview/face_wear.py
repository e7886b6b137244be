"""What is worn on a face: glasses, goggles, an eyepatch, a mask, earrings; and beards."""

from __future__ import annotations

import math

from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.face_marks import draw_marks
from storyboard_cli.render.preview.geometry import curve, disc, turned
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.palette import Rgb, alpha, mix

_DARK: Rgb = (32, 31, 36)


def draw_face_accessories(body: Body, skull: Skull) -> None:
    """What lies over the face and under the hair."""
    worn = body.look.accessories
    if skull.front > -0.15 and skull.pixels > 14:
        draw_marks(body, skull)
    if "mask" in worn:
        _mask(body, skull)
    if skull.front > -0.15 and skull.pixels > 14:
        if "sunglasses" in worn:
            _glasses(body, skull, dark=True)
        elif "glasses" in worn and skull.pixels > 20:
            _glasses(body, skull)
        if "eyepatch" in worn:
            _eyepatch(body, skull)
    if "earrings" in worn and skull.pixels > 30:
        for s in (1, -1):
            if skull.side * s > -0.25:
                x, y = body.board.lens.point(body.head_point(s * 0.36, -0.16, -0.02))
                radius = max(1.0, skull.pixels * 0.022)
                body.board.picture.fill([disc(x, y, radius)], alpha(body.ink, 1), grow=body.weight * 0.4)
                body.board.picture.fill([disc(x, y, radius)], alpha(body.colour((214, 180, 92)), 1))


def _lens(skull: Skull, s: int, wide: float = 0.105, tall: float = 0.078, up: float = -0.022) -> list[Point]:
    ring = []
    for i in range(18):
        a = i * math.tau / 18
        x = s * 0.155 + wide * math.copysign(abs(math.cos(a)) ** 0.75, math.cos(a))
        y = up + tall * math.copysign(abs(math.sin(a)) ** 0.75, math.sin(a))
        ring.append(skull.on_screen(x, y, 0.03))
    return ring


def _glasses(body: Body, skull: Skull, *, dark: bool = False) -> None:
    size, picture = skull.pixels, body.board.picture
    width = max(1.0, size * 0.02)
    ink = alpha(mix(body.ink, (60, 44, 36), 0.3), 1)
    for s in (1, -1):
        if not skull.face_seen(s * 0.16, -0.02, 0.05):
            continue
        ring = _lens(skull, s, 0.118 if dark else 0.105, 0.088 if dark else 0.078)
        picture.fill(
            [turned(ring)], alpha(body.colour((40, 42, 50)), 0.96) if dark else (225, 238, 248, 0.18)
        )
        picture.stroke([[*ring, ring[0]]], width, ink)
        if dark and size > 40:
            shine = [
                skull.on_screen(s * 0.155 - 0.05, 0.03, 0.035),
                skull.on_screen(s * 0.155 + 0.01, -0.05, 0.035),
            ]
            picture.stroke([shine], width * 0.9, alpha(body.colour((150, 160, 176)), 0.8))
        hinge = skull.on_screen(s * 0.262, 0.0, 0.02)
        temple = body.board.lens.point(body.head_point(s * 0.35, 0.0, -0.02))
        if skull.side * s > 0.05 or skull.front > 0.85:
            picture.stroke([[hinge, temple]], width, ink)
    if skull.face_seen(0, 0, 0.1):
        bridge = [
            skull.on_screen(x, up, lift)
            for x, up, lift in ((-0.05, 0.0, 0.03), (0, 0.014, 0.04), (0.05, 0.0, 0.03))
        ]
        picture.stroke([curve(bridge, 4)], width, ink)


def draw_goggles(body: Body, skull: Skull) -> None:
    """Goggles pushed up on the forehead, over the hair, so that the eyes are seen."""
    if "goggles" not in body.look.accessories:
        return
    picture, size = body.board.picture, skull.pixels
    colour = body.look.color_of("goggles", (70, 56, 46))
    strap = [body.board.lens.point(skull.at(a, 0.27, 1.14)) for a in (-1.7, -1.2, -0.6, 0.0, 0.6, 1.2, 1.7)]
    if skull.front > 0.2:
        picture.stroke([curve(strap, 4)], max(1.5, size * 0.075), alpha(body.ink, 1))
        picture.stroke([curve(strap, 4)], max(1.0, size * 0.05), alpha(body.colour((84, 62, 46)), 1))
    for s in (1, -1):
        if skull.face_seen(s * 0.15, 0.2, 0.0):
            x, y = body.board.lens.point(skull.at(s * 0.46, 0.28, 1.18))
            wide = size * 0.135 * (0.55 + 0.45 * max(0.0, skull.front))
            picture.fill([disc(x, y, wide, size * 0.12)], alpha(body.ink, 1), grow=body.weight * 0.5)
            picture.fill([disc(x, y, wide, size * 0.12)], alpha(body.colour(colour), 1))
            picture.fill([disc(x, y, wide * 0.68, size * 0.08)], alpha(body.colour((150, 190, 205)), 1))
            picture.fill(
                [disc(x - wide * 0.2, y - size * 0.03, wide * 0.2, size * 0.02)], (255, 255, 255, 0.85)
            )


def _eyepatch(body: Body, skull: Skull) -> None:
    if not skull.face_seen(-0.16, 0.0, 0.02):
        return
    shape = [
        skull.on_screen(x, y, 0.025)
        for x, y in ((-0.27, 0.06), (-0.04, 0.06), (-0.06, -0.07), (-0.15, -0.13), (-0.25, -0.07))
    ]
    body.board.picture.fill([curve(turned(shape), 3, closed=True)], alpha(body.colour(_DARK), 1))
    strap = [skull.on_screen(x, y, 0.015) for x, y in ((-0.3, -0.02), (-0.1, 0.1), (0.12, 0.22), (0.26, 0.3))]
    body.board.picture.stroke([curve(strap, 3)], max(1.0, skull.pixels * 0.024), alpha(body.colour(_DARK), 1))


def _mask(body: Body, skull: Skull) -> None:
    """A cloth before mouth and nose."""
    if skull.front < -0.2:
        return
    run = (
        (-0.32, -0.06),
        (-0.12, -0.09),
        (0.0, -0.06),
        (0.12, -0.09),
        (0.32, -0.06),
        (0.27, -0.34),
        (0.1, -0.47),
        (-0.1, -0.47),
        (-0.27, -0.34),
    )
    colour = body.look.color_of("mask", (196, 214, 220))
    shape = turned([skull.on_screen(x, y, 0.035) for x, y in run])
    body.board.picture.fill([shape], alpha(body.ink, 1), grow=body.weight * 0.4)
    body.board.picture.fill([shape], alpha(body.colour(colour), 1))
    for up in (-0.2, -0.29):
        body.stroke([skull.on_screen(x, up, 0.04) for x in (-0.2, 0.0, 0.2)], 0.4)


# -- beards ----------------------------------------------------------------------------------------------

_CHEEKS = (
    (-0.33, -0.08), (-0.28, -0.2), (-0.2, -0.22), (-0.12, -0.215), (0, -0.235), (0.12, -0.215), (0.2, -0.22),
    (0.28, -0.2), (0.33, -0.08),
)  # fmt: skip
_JAW = ((1.1, -0.3), (0.7, -0.42), (0.3, -0.49), (0, -0.5), (-0.3, -0.49), (-0.7, -0.42), (-1.1, -0.3))
_GOATEE = (
    (-0.12, -0.27), (-0.06, -0.235), (0, -0.23), (0.06, -0.235), (0.12, -0.27), (0.13, -0.4), (0.07,
    -0.49), (0, -0.51),
    (-0.07, -0.49), (-0.13, -0.4),
)  # fmt: skip
_MOUSTACHE = (
    (-0.155, -0.285), (-0.1, -0.225), (-0.02, -0.212), (0.02, -0.212), (0.1, -0.225), (0.155, -0.285),
    (0.07, -0.272),
    (0, -0.256), (-0.07, -0.272),
)  # fmt: skip


def draw_beard(body: Body, skull: Skull) -> None:
    """A beard, a goatee, stubble or a moustache, under the mouth that is drawn on it."""
    worn = body.look.accessories
    if skull.front < -0.2:
        return
    colour, picture, point = body.colour(body.look.hair_color), body.board.picture, body.board.lens.point
    full = [
        point(p)
        for p in (*(skull.face(x, y, 0.004) for x, y in _CHEEKS), *(skull.at(a, u, 1.03) for a, u in _JAW))
    ]
    if "long_beard" in worn:
        _long_beard(body)
    with picture.clip(skull.silhouette()):
        if worn & {"beard", "long_beard"}:
            picture.fill([turned(full)], alpha(colour, 0.96))
        elif "stubble" in worn:
            picture.fill(
                [turned(full)], alpha(body.colour(mix(body.look.hair_color, (70, 70, 78), 0.4)), 0.5)
            )
        if "goatee" in worn:
            picture.fill([turned([skull.on_screen(x, y, 0.008) for x, y in _GOATEE])], alpha(colour, 1))
        if worn & {"moustache", "long_beard"}:
            picture.fill([turned([skull.on_screen(x, y, 0.012) for x, y in _MOUSTACHE])], alpha(colour, 1))


def _long_beard(body: Body) -> None:
    """A beard down to the chest."""
    head = body.size.head
    balls = [
        body.ball(body.head_point(0.0, u, a), head * r)
        for u, a, r in ((-0.36, 0.16, 0.27), (-0.62, 0.24, 0.25), (-0.88, 0.26, 0.17), (-1.12, 0.24, 0.05))
    ]
    body.form(balls, body.look.hair_color, outline=0.8, keep=0.86)
    for shift in (-0.1, 0.04, 0.14):
        run = [
            body.head_point(shift, -0.5, 0.46),
            body.head_point(shift * 0.6, -0.8, 0.42),
            body.head_point(0.0, -1.05, 0.3),
        ]
        body.crease(run, 0.5, colour=body.shade(body.look.hair_color))
