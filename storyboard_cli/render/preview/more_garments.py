"""What is drawn on coats, gowns, robes, costumes and sports clothes."""

from __future__ import annotations

import math
from collections.abc import Callable

from storyboard_cli.render.preview.garments import buttons, collar, front, hem, lapels, pockets, tie, vee
from storyboard_cli.render.preview.geometry import add, disc, times
from storyboard_cli.render.preview.palette import Rgb, alpha, luma, mix, scaled
from storyboard_cli.render.preview.sleeves import shirt_under
from storyboard_cli.render.preview.trunk import Trunk
from storyboard_cli.render.preview.uniforms import band, belt

_GOLD: Rgb = (206, 178, 108)
_DARK: Rgb = (30, 30, 36)
_PALE: Rgb = (238, 236, 230)


def _leather_jacket(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, accent, 0.42)
    lapels(trunk, mix(colour, (120, 120, 130), 0.18), 0.4)
    zip_line = mix(colour, (220, 220, 226), 0.75)
    trunk.line([(0.03 + 0.1 * i, 0.1 - 0.012 * i) for i in range(7)], 1.3, colour=trunk.body.colour(zip_line))
    trunk.line([(0.66, -0.4), (0.6, -0.85)], 0.9, colour=trunk.body.colour(zip_line))
    for s in (1, -1):
        trunk.line([(0.2, 0.5 * s), (0.28, 0.85 * s)], 0.9, colour=trunk.body.colour(zip_line))
        shine = [(0.82, 0.95 * s), (0.72, 1.1 * s), (0.6, 1.12 * s)]
        trunk.line(shine, 1.6, colour=trunk.body.colour(mix(colour, (190, 190, 205), 0.4)))
    band(trunk, 0.0, 0.06, scaled(colour, 0.8))


def _trenchcoat(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, accent, 0.22)
    lapels(trunk, colour, 0.34)
    front(trunk, 0.0, 0.66, 0.18)
    for angle in (-0.22, 0.42):
        buttons(trunk, (0.36, 0.5, 0.64), angle, mix(colour, (40, 28, 20), 0.75))
    belt(trunk, scaled(colour, 0.86), mix(colour, (60, 40, 30), 0.6), 0.27)
    for s in (1, -1):
        trunk.line([(0.97, 0.75 * s), (0.9, 1.2 * s)], 1.1)
        trunk.line([(0.14, 0.55 * s), (0.06, 0.8 * s)], 0.8)


def _lab_coat(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    under = mix((110, 140, 170), accent, 0.25)
    trunk.patch([(1.0, -0.5), (0.6, -0.28), (0.0, -0.2), (0.0, 0.2), (0.6, 0.28), (1.0, 0.5)], under, 0.5)
    tie(trunk, (70, 64, 84), 0.5)
    lapels(trunk, colour, 0.46)
    trunk.patch([(0.72, -0.6), (0.72, -0.95), (0.6, -0.95), (0.6, -0.6)], scaled(colour, 0.95), 0.55)
    trunk.line([(0.78, -0.75), (0.68, -0.75)], 1.4, colour=trunk.body.colour((60, 90, 150)))
    for s in (1, -1):
        trunk.patch(
            [(0.2, 0.5 * s), (0.2, 0.95 * s), (0.03, 0.95 * s), (0.03, 0.5 * s)], scaled(colour, 0.96), 0.6
        )


def _gown(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    skin = trunk.body.look.skin
    trunk.patch(
        [(1.0, -1.5), (0.74, -1.2), (0.66, -0.5), (0.7, 0.0), (0.66, 0.5), (0.74, 1.2), (1.0, 1.5)], skin, 0.0
    )
    trunk.line([(0.76, -1.3), (0.67, -0.6), (0.71, 0.0), (0.67, 0.6), (0.76, 1.3)], 0.9)
    band(trunk, 0.32, 0.37, mix(colour, _PALE if luma(colour) < 0.5 else (120, 110, 120), 0.35))


def _wedding_dress(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    _gown(trunk, colour, accent)
    lace = mix(colour, (140, 136, 150), 0.3)
    for k in range(5):
        trunk.line([(0.42 + k * 0.05, -0.7), (0.46 + k * 0.05, 0.0), (0.42 + k * 0.05, 0.7)], 0.4,
                   colour=trunk.body.colour(lace))  # fmt: skip


def _robe(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    inner = trunk.body.look.skin if trunk.body.look.shoes == "barefoot" else mix(colour, _PALE, 0.75)
    vee(trunk, inner, 0.26, 0.42)
    for s in (1, -1):
        trunk.line([(1.0, 0.5 * s), (0.72, 0.06 * s), (0.4, -0.05)], 1.1)
        trunk.line([(0.85, 0.85 * s), (0.4, 0.62 * s), (0.0, 0.6 * s)], 0.6)
    band(trunk, 0.26, 0.31, mix(colour, (210, 190, 140), 0.5))


def _habit(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    white = (240, 238, 232)
    trunk.patch([(1.0, -1.3), (0.82, -0.9), (0.76, 0.0), (0.82, 0.9), (1.0, 1.3)], white, 0.7)
    gold = trunk.body.colour(_GOLD)
    trunk.line([(0.72, 0.0), (0.56, 0.0)], 1.5, colour=gold)
    trunk.line([(0.68, -0.09), (0.68, 0.09)], 1.5, colour=gold)
    trunk.line([(0.4, 0.5), (0.0, 0.55)], 0.7)
    trunk.line([(0.4, -0.5), (0.0, -0.55)], 0.7)


def _kimono(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    pale = mix(colour, _PALE, 0.82)
    trunk.patch([(1.0, -0.6), (0.62, 0.3), (0.58, 0.2), (0.9, -0.72)], pale, 0.6)
    trunk.patch([(1.0, 0.6), (0.7, -0.02), (0.76, -0.14), (1.0, 0.42)], pale, 0.6)
    trunk.line([(0.0, 0.25), (0.26, 0.3)], 0.9)
    band(trunk, 0.26, 0.46, mix((206, 170, 90), accent, 0.25))
    trunk.line([(0.36, -0.9), (0.36, 0.9)], 1.2)


def _sari(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    skin, gold = trunk.body.look.skin, mix(colour, (226, 190, 96), 0.75)
    vee(trunk, skin, 0.14, 0.8)
    trunk.patch([(0.44, -1.2), (0.5, 0.0), (0.44, 1.2), (0.34, 1.2), (0.34, -1.2)], skin, 0.4)
    sash = [
        (1.0, 0.45),
        (1.0, 1.1),
        (0.7, 0.75),
        (0.3, -0.7),
        (0.16, -0.9),
        (0.3, -1.2),
        (0.62, 0.0),
        (0.86, 0.3),
    ]
    trunk.patch(sash, mix(colour, _PALE, 0.16), 0.7)
    trunk.line([(1.0, 0.5), (0.62, 0.02), (0.28, -1.2)], 2.0, colour=trunk.body.colour(gold))


def _dungarees(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    shirt = shirt_under(trunk.body.look)
    trunk.patch([(1.0, -3.1), (0.5, -3.1), (0.44, -1.6), (0.44, 1.6), (0.5, 3.1), (1.0, 3.1)], shirt, 0)
    top = [(1.0, -1.7), (0.36, -1.6), (0.36, 0.0), (0.36, 1.6), (1.0, 1.7)]
    trunk.patch(top, shirt, 0)
    trunk.patch([(0.36, -1.5), (0.74, -0.62), (0.76, 0.0), (0.74, 0.62), (0.36, 1.5)], colour, 0.8)
    if not trunk.seen(0.7, 0.0):
        trunk.patch(
            [(0.3, math.pi - 1.6), (0.7, math.pi - 0.4), (0.7, math.pi + 0.4), (0.3, math.pi + 1.6)],
            colour,
            0.7,
        )
    for s in (1, -1):
        trunk.patch([(0.7, 0.36 * s), (0.7, 0.6 * s), (1.0, 0.86 * s), (1.0, 0.6 * s)], colour, 0.7)
        buttons(trunk, (0.7,), 0.48 * s, _GOLD)
    trunk.patch([(0.62, -0.34), (0.62, 0.34), (0.46, 0.34), (0.46, -0.34)], scaled(colour, 0.9), 0.6)
    collar(trunk, shirt, 0.12)


def _jumpsuit(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    collar(trunk, colour, 0.14)
    front(trunk, 0.0, 0.9, weight=1.1)
    band(trunk, 0.26, 0.3, scaled(colour, 0.82))
    for s in (1, -1):
        trunk.patch(
            [(0.7, 0.4 * s), (0.7, 0.85 * s), (0.58, 0.82 * s), (0.58, 0.42 * s)], scaled(colour, 0.92), 0.6
        )


def _costume(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    bright = mix(accent, (236, 204, 70), 0.7)
    star = [
        (0.68 + math.sin(i * math.tau / 10 + math.pi / 2) * (0.13 if i % 2 == 0 else 0.06),
         math.cos(i * math.tau / 10 + math.pi / 2) * (0.5 if i % 2 == 0 else 0.22))
        for i in range(10)
    ]  # fmt: skip
    trunk.patch(star, bright, 0.6)
    belt(trunk, bright, None, 0.2)
    trunk.line([(0.97, -1.0), (0.92, 0.0), (0.97, 1.0)], 1.6, colour=trunk.body.colour(bright))


def _spacesuit(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    trunk.patch([(0.74, -0.42), (0.74, 0.42), (0.48, 0.42), (0.48, -0.42)], scaled(colour, 0.8), 0.8)
    for k, light in enumerate(((200, 66, 60), (86, 150, 96), (70, 110, 180))):
        angle = -0.24 + 0.24 * k
        trunk.patch(
            [(0.66, angle - 0.07), (0.66, angle + 0.07), (0.6, angle + 0.07), (0.6, angle - 0.07)], light, 0.3
        )
    for height in (0.97, 0.3, 0.12):
        band(trunk, height - 0.025, height + 0.025, scaled(colour, 0.72))


def _wetsuit(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    trunk.line([(0.3, 1.1), (0.6, 1.2), (0.9, 0.9)], 2.2, colour=trunk.body.colour((70, 140, 170)))
    trunk.line([(0.3, -1.1), (0.6, -1.2), (0.9, -0.9)], 2.2, colour=trunk.body.colour((70, 140, 170)))
    trunk.line([(0.96, -0.9), (0.93, 0.0), (0.96, 0.9)], 1.0)


def _pyjamas(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, trunk.body.look.skin, 0.16, 0.42)
    lapels(trunk, mix(colour, _PALE, 0.4), 0.2)
    front(trunk, 0.02, 0.82)
    buttons(trunk, (0.2, 0.4, 0.6, 0.76), 0.08, _PALE)
    trunk.patch([(0.68, -0.45), (0.68, -0.85), (0.56, -0.82), (0.56, -0.47)], scaled(colour, 0.94), 0.6)


def _swimsuit(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    if not trunk.body.look.feminine:
        _bare(trunk, colour, accent)
        return
    skin = trunk.body.look.skin
    trunk.patch(
        [(1.0, -1.6), (0.8, -1.0), (0.72, -0.3), (0.7, 0.0), (0.72, 0.3), (0.8, 1.0), (1.0, 1.6)], skin, 0
    )
    for s in (1, -1):
        trunk.patch([(0.74, 0.5 * s), (0.74, 0.8 * s), (1.0, 0.82 * s), (1.0, 0.64 * s)], colour, 0.4)
    trunk.line([(0.8, -1.2), (0.73, -0.5), (0.7, 0.0), (0.73, 0.5), (0.8, 1.2)], 0.8)


def _bare(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    shade = trunk.body.shade(trunk.body.look.skin)
    trunk.line([(0.62, -0.95), (0.56, -0.5), (0.6, -0.06)], 1.1, colour=shade)
    trunk.line([(0.62, 0.95), (0.56, 0.5), (0.6, 0.06)], 1.1, colour=shade)
    trunk.line([(0.58, 0.0), (0.26, 0.0)], 0.8, colour=shade)
    trunk.line([(0.3, -0.05), (0.285, 0.05)], 1.2)
    for s in (1, -1):
        trunk.line([(0.93, 0.25 * s), (0.9, 0.8 * s)], 0.7, colour=shade)
        dot = trunk.at(0.63, 0.6 * s)
        if trunk.seen(0.63, 0.6 * s, 0.2):
            x, y, radius = trunk.body.ball(dot, 0.006 * trunk.body.scale)
            trunk.body.board.picture.fill([disc(x, y, radius)], alpha(shade, 1))


def _jersey(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    pale = _PALE if luma(colour) < 0.6 else _DARK
    trunk.line([(0.955, -0.9), (0.93, 0.0), (0.955, 0.9)], 1.6, colour=trunk.body.colour(pale))
    line = trunk.body.colour(pale)
    turn = 0.0 if trunk.seen(0.5, 0.0) else math.pi
    one, nought = 0.22, -0.2
    trunk.line([(0.72, turn + one), (0.42, turn + one)], 3.4, colour=line)
    ring = [
        (0.57 + 0.15 * math.cos(i * math.tau / 12), turn + nought + 0.17 * math.sin(i * math.tau / 12))
        for i in range(13)
    ]
    trunk.line(ring, 2.6, colour=line)
    for s in (1, -1):
        trunk.line([(0.05, 1.35 * s), (0.6, 1.4 * s)], 2.4, colour=line)


def _tank(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    skin = trunk.body.look.skin
    vee(trunk, skin, 0.24, 0.62)
    for s in (1, -1):
        trunk.patch([(1.0, 0.95 * s), (0.78, 1.0 * s), (0.7, 1.5 * s), (1.0, 1.7 * s)], skin, 0.5)
    hem(trunk, 0.04)


def _tunic(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    vee(trunk, mix(colour, _PALE, 0.55), 0.2, 0.34)
    for k in range(3):
        trunk.line([(0.96 - 0.05 * k, -0.16), (0.93 - 0.05 * k, 0.16)], 0.6)
    belt(trunk, (74, 52, 38), (150, 120, 70), 0.26)


def _cardigan(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    trunk.patch([(1.0, -0.4), (0.5, 0.0), (1.0, 0.4)], mix(accent, _PALE, 0.4), 0.5)
    for s in (1, -1):
        trunk.line([(1.0, 0.45 * s), (0.5, 0.02), (0.0, 0.02)], 1.5, colour=trunk.body.shade(colour))
    buttons(trunk, (0.1, 0.25, 0.4), 0.08, mix(colour, _DARK, 0.6))
    band(trunk, 0.0, 0.06, scaled(colour, 0.88))
    pockets(trunk)


def _tracksuit(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    pale = trunk.body.colour(_PALE if luma(colour) < 0.65 else _DARK)
    collar(trunk, scaled(colour, 0.9), 0.1)
    trunk.line([(0.0 + 0.12 * i, 0.0) for i in range(8)], 1.8, colour=pale)
    for s in (1, -1):
        trunk.line([(0.85, 0.4 * s), (0.6, 1.1 * s)], 2.2, colour=pale)
    band(trunk, 0.0, 0.06, scaled(colour, 0.85))


def _armour(trunk: Trunk, colour: Rgb, accent: Rgb) -> None:
    body = trunk.body
    bright = mix(colour, (255, 255, 255), 0.12 + 0.35 * luma(colour))
    trunk.patch([(0.92, -0.1), (0.92, 0.25), (0.5, 0.12), (0.5, -0.05)], bright, 0)
    trunk.line([(0.98, 0.0), (0.4, 0.0)], 1.1)
    for height in (0.36, 0.24, 0.12, 0.02):
        trunk.line([(height, a / 10) for a in range(-14, 15, 4)], 0.9)
    trunk.line([(0.9, -1.2), (0.86, 0.0), (0.9, 1.2)], 0.9)
    for s in ("r", "l"):
        place = add(body.joints[f"{s}_shoulder"], times(body.chest[1], -0.006 * body.scale))
        body.form([body.ball(place, 0.05 * body.scale)], mix(colour, (255, 255, 255), 0.12))


MORE_GARMENTS: dict[str, Callable[[Trunk, Rgb, Rgb], None]] = {
    "leather_jacket": _leather_jacket, "trenchcoat": _trenchcoat, "lab_coat": _lab_coat, "gown": _gown,
    "wedding_dress": _wedding_dress, "robe": _robe, "habit": _habit, "kimono": _kimono, "sari": _sari,
    "dungarees": _dungarees, "jumpsuit": _jumpsuit,   
        "costume": _costume,
    "spacesuit": _spacesuit, "wetsuit": _wetsuit, "pyjamas": _pyjamas, "swimsuit": _swimsuit, "bare": _bare,
    "jersey": _jersey, "tank": _tank, "tunic": _tunic, "cardigan": _cardigan, "tracksuit": _tracksuit,
    "armour": _armour,
}  # fmt: skip
