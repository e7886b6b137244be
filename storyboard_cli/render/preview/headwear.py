"""Hats and caps: what sits on a head and leaves the face free."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection

from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.geometry import curve, disc, hull, turned
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.head_shapes import Level, brim, face_patch, rim, seen_from, shell, stripe
from storyboard_cli.render.preview.palette import Rgb, alpha, luma, mix, scaled
from storyboard_cli.spec.appearance import HATS

_GOLD: Rgb = (214, 182, 92)
_DARK: Rgb = (34, 33, 38)
_RED: Rgb = (186, 56, 52)


_TALL_M = {
    "top_hat": 0.19,
    "chef_hat": 0.21,
    "pointed_hat": 0.32,
    "cowboy_hat": 0.11,
    "hood": 0.04,
    "crown": 0.08,
}
_HAT_M = 0.07


def hat_height(accessories: Collection[str]) -> float:
    """How far what is worn on the head reaches above the crown, metres."""
    return max((_TALL_M.get(kind, _HAT_M) for kind in accessories if kind in HATS), default=0.0)


def hat_of(body: Body) -> str | None:
    """The hat that is drawn, of all that are worn."""
    worn = body.look.accessories
    return next((kind for kind in reversed(HATS) if kind in worn and kind != "veil"), None)


def draw_headwear(body: Body, skull: Skull) -> None:
    """The hat over the hair; headphones."""
    kind = hat_of(body)
    if kind is not None and kind in _HATS:
        _HATS[kind](body, skull, body.look.color_of(kind, _usual(body, kind)))
    if "headphones" in body.look.accessories:
        _headphones(body, skull)


def _usual(body: Body, kind: str) -> Rgb:
    if kind in ("cap", "beanie", "bandana", "headband"):
        return body.look.accent
    return mix(body.look.top_color, (60, 50, 44), 0.7)


def _hat(body: Body, skull: Skull, colour: Rgb) -> None:
    brim(body, (0.2, 0.57, 0.6, 0.68), colour)
    shell(body, [(0.2, 0.4, 0.43, 0.5), (0.42, 0.37, 0.4, 0.44), (0.6, 0.27, 0.32, 0.3)], colour)
    stripe(body, (0.21, 0.402, 0.432, 0.5), (0.29, 0.392, 0.42, 0.48), scaled(colour, 0.5))


def _cap(body: Body, skull: Skull, colour: Rgb) -> None:
    shell(body, [(0.18, 0.395, 0.42, 0.48), (0.38, 0.37, 0.4, 0.44), (0.53, 0.22, 0.24, 0.26)], colour)
    _visor(body, skull, scaled(colour, 0.85))
    for turn in (-0.6, 0.6):
        if seen_from(body, turn, 0.2):
            run = [
                body.head_point(0.4 * math.sin(turn), 0.22, 0.43 * math.cos(turn)),
                body.head_point(0, 0.54, -0.02),
            ]
            body.crease(run, 0.5)


def _visor(body: Body, skull: Skull, colour: Rgb) -> None:
    if skull.front < -0.4:
        return
    point = body.board.lens.point
    places = (
        (-0.3, 0.26, 0.0),
        (0.3, 0.26, 0.0),
        (0.24, 0.56, -0.05),
        (-0.24, 0.56, -0.05),
        (0.0, 0.64, -0.06),
    )
    shape = [hull([point(body.head_point(x, 0.2 + lift, out)) for x, out, lift in places])]
    body.outline(shape, 0.8)
    body.board.picture.fill(shape, alpha(body.colour(colour), 1))


def _beanie(body: Body, skull: Skull, colour: Rgb) -> None:
    shell(
        body,
        [(0.2, 0.4, 0.42, 0.47), (0.42, 0.38, 0.4, 0.43), (0.58, 0.25, 0.26, 0.3), (0.64, 0.1, 0.1, 0.12)],
        colour,
    )
    shell(body, [(0.16, 0.41, 0.43, 0.49), (0.3, 0.41, 0.43, 0.48)], scaled(colour, 0.86), weight=0.7)
    for turn in (-1.2, -0.8, -0.4, 0.0, 0.4, 0.8, 1.2):
        if skull.pixels > 40 and seen_from(body, turn, 0.15):
            x, z = 0.41 * math.sin(turn), 0.43 * math.cos(turn)
            body.crease([body.head_point(x, 0.17, z), body.head_point(x, 0.29, z)], 0.4)


def _beret(body: Body, skull: Skull, colour: Rgb) -> None:
    shell(
        body,
        [
            (0.26, 0.37, 0.38, 0.42),
            (0.36, 0.52, 0.46, 0.52),
            (0.48, 0.42, 0.38, 0.44),
            (0.54, 0.12, 0.1, 0.12),
        ],
        colour,
    )
    body.stroke([body.board.lens.point(body.head_point(0, u, 0)) for u in (0.53, 0.6)], 1.4)


def _top_hat(body: Body, skull: Skull, colour: Rgb) -> None:
    brim(body, (0.22, 0.56, 0.56, 0.64), colour, curl=0.05)
    levels: list[Level] = [(0.22, 0.38, 0.4, 0.46), (0.6, 0.37, 0.38, 0.43), (1.0, 0.41, 0.42, 0.47)]
    shell(body, levels, colour)
    stripe(body, (0.24, 0.38, 0.4, 0.46), (0.34, 0.378, 0.396, 0.455), mix(colour, (150, 50, 54), 0.55))


def _cowboy_hat(body: Body, skull: Skull, colour: Rgb) -> None:
    brim(body, (0.18, 0.78, 0.66, 0.72), colour, curl=0.16)
    shell(body, [(0.2, 0.4, 0.43, 0.49), (0.46, 0.36, 0.4, 0.42), (0.66, 0.24, 0.34, 0.34)], colour)
    stripe(body, (0.22, 0.4, 0.428, 0.486), (0.29, 0.39, 0.42, 0.47), scaled(colour, 0.45))
    if skull.front > 0.2:
        body.crease([body.head_point(x, u, 0.3) for x, u in ((-0.1, 0.64), (0.0, 0.56), (0.1, 0.64))], 0.9)


def _straw_hat(body: Body, skull: Skull, colour: Rgb) -> None:
    brim(body, (0.2, 0.86, 0.82, 0.88), colour)
    weave = mix(colour, (120, 90, 40), 0.5)
    for k in (0.72, 0.86):
        ring = rim(body, (0.2, 0.86 * k, 0.82 * k, 0.88 * k))
        body.stroke([*ring, ring[0]], 0.35, colour=body.colour(weave))
    shell(body, [(0.21, 0.4, 0.42, 0.48), (0.42, 0.38, 0.4, 0.44), (0.54, 0.26, 0.28, 0.32)], colour)
    stripe(body, (0.22, 0.4, 0.42, 0.48), (0.3, 0.394, 0.412, 0.466), (150, 62, 52))


def _pointed_hat(body: Body, skull: Skull, colour: Rgb) -> None:
    brim(body, (0.22, 0.7, 0.68, 0.74), colour)
    levels: list[Level] = [
        (0.22, 0.39, 0.41, 0.47),
        (0.7, 0.22, 0.22, 0.3),
        (1.1, 0.09, 0.06, 0.16),
        (1.34, 0.03, -0.03, 0.12),
    ]
    shell(body, levels, colour)
    stripe(body, (0.24, 0.388, 0.406, 0.466), (0.33, 0.36, 0.375, 0.43), mix(colour, _GOLD, 0.6))


def _police_cap(body: Body, skull: Skull, colour: Rgb) -> None:
    shell(body, [(0.2, 0.39, 0.41, 0.47), (0.34, 0.4, 0.42, 0.47)], scaled(colour, 0.8))
    shell(body, [(0.34, 0.41, 0.43, 0.47), (0.5, 0.55, 0.52, 0.56), (0.58, 0.48, 0.44, 0.5)], colour)
    stripe(body, (0.31, 0.4, 0.42, 0.47), (0.345, 0.402, 0.424, 0.472), mix(_GOLD, _DARK, 0.1))
    _visor(body, skull, _DARK)
    if seen_from(body, 0.0, 0.15):
        x, y = body.board.lens.point(body.head_point(0, 0.42, 0.47))
        radius = max(1.0, skull.pixels * 0.075)
        body.board.picture.fill([disc(x, y, radius)], alpha(body.ink, 1), grow=body.weight * 0.4)
        body.board.picture.fill([disc(x, y, radius)], alpha(body.colour(_GOLD), 1))


def _sailor_cap(body: Body, skull: Skull, colour: Rgb) -> None:
    shell(body, [(0.3, 0.36, 0.38, 0.42), (0.5, 0.38, 0.38, 0.42), (0.56, 0.26, 0.26, 0.3)], colour)
    shell(body, [(0.22, 0.39, 0.41, 0.47), (0.4, 0.43, 0.45, 0.5)], scaled(colour, 0.97), weight=0.8)


def _nurse_cap(body: Body, skull: Skull, colour: Rgb) -> None:
    shell(body, [(0.4, 0.3, 0.3, -0.1), (0.62, 0.34, 0.34, -0.16)], colour, weight=0.8)
    if seen_from(body, 0.0, 0.2):
        for run in (((-0.07, 0.52), (0.07, 0.52)), ((0.0, 0.45), (0.0, 0.59))):
            body.stroke(
                [body.board.lens.point(body.head_point(x, u, 0.34)) for x, u in run],
                2.4,
                colour=body.colour(_RED),
            )


def _chef_hat(body: Body, skull: Skull, colour: Rgb) -> None:
    balls = [
        body.ball(body.head_point(0.3 * math.sin(a), 0.78, 0.28 * math.cos(a) - 0.03), body.size.head * 0.24)
        for a in (math.pi, 2.2, -2.2, 1.3, -1.3, 0.45, -0.45)
    ]
    for ball in balls:
        body.form([ball], colour, outline=0.9, keep=0.84)
    shell(body, [(0.2, 0.39, 0.41, 0.46), (0.62, 0.4, 0.41, 0.45)], colour)


def _dome(body: Body, colour: Rgb, low: float, wide: float, top: float = 0.58) -> None:
    levels: list[Level] = [
        (low, wide, wide * 1.06, wide * 1.16), (low + (top - low) * 0.5, wide * 0.95, wide, wide * 1.08),
        (top - 0.1, wide * 0.68, wide * 0.7, wide * 0.78), (top, wide * 0.25, wide * 0.25, wide * 0.3),
    ]  # fmt: skip
    shell(body, levels, colour)


def _soldier_helmet(body: Body, skull: Skull, colour: Rgb) -> None:
    _strap(body, skull)
    _dome(body, colour, 0.1, 0.45, 0.6)
    shell(body, [(0.07, 0.48, 0.5, 0.55), (0.14, 0.455, 0.48, 0.53)], scaled(colour, 0.85), weight=0.8)


def _strap(body: Body, skull: Skull) -> None:
    for s in (1, -1):
        if skull.face_seen(s * 0.3, -0.2, 0.02):
            run = [
                skull.on_screen(s * 0.33, 0.08, 0.01),
                skull.on_screen(s * 0.3, -0.25, 0.01),
                skull.on_screen(s * 0.08, -0.46, 0.01),
            ]
            body.stroke(curve(run, 4), 1.6, colour=body.colour((64, 56, 44)))


def _fire_helmet(body: Body, skull: Skull, colour: Rgb) -> None:
    brim(body, (0.16, 0.52, 0.54, 0.86), scaled(colour, 0.9))
    _dome(body, colour, 0.2, 0.42, 0.64)
    ridge = [
        body.head_point(0, u, a)
        for u, a in ((0.3, 0.44), (0.55, 0.32), (0.68, 0.0), (0.58, -0.34), (0.3, -0.5))
    ]
    body.crease(ridge, 2.2, colour=body.shade(colour))
    face_patch(
        body, skull, [(-0.13, 0.3), (0.13, 0.3), (0.15, 0.5), (0.0, 0.62), (-0.15, 0.5)], _GOLD, lift=0.12
    )


def _hard_hat(body: Body, skull: Skull, colour: Rgb) -> None:
    _dome(body, colour, 0.2, 0.42, 0.64)
    brim_levels: list[Level] = [(0.17, 0.45, 0.6, 0.52), (0.21, 0.43, 0.5, 0.5)]
    shell(body, brim_levels, scaled(colour, 0.92), weight=0.8)
    for x in (-0.07, 0.07):
        run = [body.head_point(x, u, a) for u, a in ((0.26, 0.46), (0.52, 0.34), (0.66, 0.0), (0.52, -0.36))]
        body.crease(run, 0.8)


def _turban(body: Body, skull: Skull, colour: Rgb) -> None:
    levels: list[Level] = [
        (0.12, 0.4, 0.4, 0.48), (0.26, 0.5, 0.5, 0.56), (0.48, 0.5, 0.46, 0.54), (0.64, 0.34, 0.3, 0.38),
        (0.7, 0.14, 0.12, 0.16),
    ]  # fmt: skip
    shell(body, levels, colour)
    dark = body.shade(colour)
    if skull.front > -0.2:
        for s in (1, -1):
            for k in range(3):
                run = [(0.02 * s, 0.24 + 0.14 * k), (0.24 * s, 0.3 + 0.13 * k), (0.46 * s, 0.2 + 0.13 * k)]
                points = [body.board.lens.point(body.head_point(x, u, 0.5 - abs(x) * 0.5)) for x, u in run]
                body.stroke(curve(points, 4), 0.9, colour=dark)
    else:
        for k in range(3):
            run = [(-0.46, 0.2 + 0.13 * k), (0.0, 0.3 + 0.13 * k), (0.46, 0.24 + 0.13 * k)]
            body.stroke(
                curve([body.board.lens.point(body.head_point(x, u, -0.45)) for x, u in run], 4),
                0.9,
                colour=dark,
            )


def _crown(body: Body, skull: Skull, colour: Rgb) -> None:
    point = body.board.lens.point
    low = [point(body.head_point(0.37 * math.sin(a), 0.3, 0.4 * math.cos(a))) for a in _around(24)]
    spikes = []
    for i, a in enumerate(_around(24)):
        up = 0.62 if i % 3 == 0 else 0.46
        wide = 1.12 if i % 3 == 0 else 1.06
        spikes.append(point(body.head_point(0.37 * wide * math.sin(a), up, 0.4 * wide * math.cos(a))))
    pieces = [turned([low[i], low[(i + 1) % 24], spikes[(i + 1) % 24], spikes[i]]) for i in range(24)]
    near = [p for i, p in enumerate(pieces) if seen_from(body, (i + 0.5) * math.tau / 24, -0.05)]
    far = [p for p in pieces if p not in near]
    body.outline(far, 0.7)
    body.board.picture.fill(far, alpha(body.shade(colour), 1))
    body.outline(near, 0.8)
    body.board.picture.fill(near, alpha(body.colour(colour), 1))
    if seen_from(body, 0.0, 0.2):
        x, y = point(body.head_point(0, 0.4, 0.43))
        body.board.picture.fill([disc(x, y, max(1.0, skull.pixels * 0.04))], alpha(body.colour(_RED), 1))


def _around(count: int) -> list[float]:
    return [i * math.tau / count for i in range(count)]


def _bandana(body: Body, skull: Skull, colour: Rgb) -> None:
    knot = body.ball(body.head_point(0.1, 0.1, -0.46), body.size.head * 0.07)
    for drop in (-0.12, 0.12) if skull.front < 0.1 else ():
        tip = body.ball(body.head_point(0.2 + drop, -0.2, -0.52), body.size.head * 0.03)
        body.form([knot, tip], scaled(colour, 0.9), outline=0.7)
    shell(body, [(0.2, 0.38, 0.4, 0.46), (0.4, 0.34, 0.36, 0.41), (0.52, 0.18, 0.2, 0.24)], colour)
    light = mix(colour, (246, 242, 234), 0.75) if luma(colour) < 0.6 else _DARK
    if skull.pixels > 30:
        for x, u in ((-0.2, 0.3), (0.0, 0.36), (0.2, 0.3), (-0.1, 0.44), (0.12, 0.45)):
            if seen_from(body, x, 0.3):
                px, py = body.board.lens.point(body.head_point(x, u, 0.4))
                body.board.picture.fill([disc(px, py, skull.pixels * 0.022)], alpha(body.colour(light), 1))


def _headband(body: Body, skull: Skull, colour: Rgb) -> None:
    shell(body, [(0.22, 0.385, 0.4, 0.46), (0.32, 0.38, 0.395, 0.45)], colour, weight=0.6)


def _space_helmet(body: Body, skull: Skull, colour: Rgb) -> None:
    x, y, radius = body.ball(body.head_point(0, 0.0, 0.0), body.size.head * 0.68)
    picture = body.board.picture
    glass = disc(x, y, radius)
    picture.fill([glass], (214, 232, 244, 0.12))
    picture.stroke([[*glass, glass[0]]], max(1.4, radius * 0.11), alpha(body.colour(scaled(colour, 0.9)), 1))
    picture.stroke([[*glass, glass[0]]], max(1.0, body.weight * 0.5), alpha(body.ink, 1))
    lx, ly = body.board.towards_light
    shine = [
        (x + lx * radius * 0.75 - ly * k * radius * 0.4, y + ly * radius * 0.7 + lx * k * radius * 0.4)
        for k in (-0.6, 0.0, 0.6)
    ]
    picture.stroke([curve(shine, 4)], max(1.2, radius * 0.09), (255, 255, 255, 0.75))


def _headphones(body: Body, skull: Skull) -> None:
    point = body.board.lens.point
    arc = [
        point(body.head_point(0.4 * math.sin(a), 0.1 + 0.48 * math.cos(a), -0.03))
        for a in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
    ]
    body.board.picture.stroke([curve(arc, 4)], max(2.0, skull.pixels * 0.05), alpha(body.ink, 1))
    for s in (1, -1):
        if skull.side * s > -0.4:
            x, y, radius = body.ball(body.head_point(s * 0.4, -0.03, -0.03), body.size.head * 0.11)
            body.form([(x, y, radius)], (70, 74, 84))


_HATS: dict[str, Callable[[Body, Skull, Rgb], None]] = {
    "hat": _hat, "cap": _cap, "beanie": _beanie, "beret": _beret, "top_hat": _top_hat,
    "cowboy_hat": _cowboy_hat, "straw_hat": _straw_hat, "pointed_hat": _pointed_hat,
    "police_cap": _police_cap, "sailor_cap": _sailor_cap, "nurse_cap": _nurse_cap, "chef_hat": _chef_hat,
    "soldier_helmet": _soldier_helmet, "fire_helmet": _fire_helmet, "hard_hat": _hard_hat,
    "turban": _turban, "crown": _crown, "bandana": _bandana, "headband": _headband,
    "space_helmet": _space_helmet,
}  # fmt: skip
