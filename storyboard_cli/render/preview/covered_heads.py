"""Heads inside something: a helmet, a headscarf, a hood, a wimple. The face shows in a window."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import curve
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.head_shapes import Level, shell, window
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled

COVERS = frozenset({"motorcycle_helmet", "knight_helmet", "headscarf", "hood", "wimple"})
"""What hides the hair and leaves a window for the face."""
_SCARF: list[Level] = [
    (-0.92, 0.5, 0.34, 0.42), (-0.7, 0.42, 0.34, 0.4), (-0.5, 0.37, 0.33, 0.4), (-0.25, 0.41, 0.34, 0.45),
    (0.1, 0.42, 0.37, 0.5), (0.34, 0.36, 0.36, 0.45), (0.48, 0.24, 0.24, 0.32), (0.54, 0.08, 0.08, 0.12),
]  # fmt: skip
_HOOD: list[Level] = [
    (-0.72, 0.5, 0.3, 0.46), (-0.45, 0.46, 0.3, 0.5), (-0.1, 0.47, 0.4, 0.56), (0.2, 0.46, 0.46, 0.6),
    (0.44, 0.33, 0.44, 0.56), (0.6, 0.14, 0.26, 0.46), (0.66, 0.05, 0.0, 0.36),
]  # fmt: skip
_FULL: list[Level] = [
    (-0.5, 0.3, 0.4, 0.26), (-0.36, 0.41, 0.48, 0.4), (-0.1, 0.47, 0.5, 0.52), (0.2, 0.47, 0.48, 0.54),
    (0.42, 0.38, 0.4, 0.46), (0.56, 0.22, 0.24, 0.28), (0.62, 0.08, 0.08, 0.1),
]  # fmt: skip


def draw_covered_head(body: Body, skull: Skull, kind: str, draw_face_in: Callable[[], None]) -> None:
    """The cover, then the head in its window; `draw_face_in` draws the bare head with its face."""
    colour = body.look.color_of(kind, _USUAL[kind])
    shape = _COVERS[kind](body, skull, colour)
    if len(shape) < 4:
        return
    picture = body.board.picture
    picture.fill([shape], alpha(body.ink, 1), grow=body.weight * 0.55)
    with picture.clip([shape]):
        picture.fill([shape], alpha(body.shade(body.look.skin), 1))
        draw_face_in()
    if kind == "motorcycle_helmet":
        _raised_visor(body, skull)


def _motorcycle_helmet(body: Body, skull: Skull, colour: Rgb) -> list[Point]:
    shell(body, _FULL, colour)
    white = mix(colour, (250, 248, 244), 0.8)
    for x in (-0.06, 0.06):
        run = [body.head_point(x, u, a) for u, a in ((0.3, 0.46), (0.5, 0.34), (0.62, 0.0), (0.48, -0.4))]
        body.crease(run, 2.0, colour=body.colour(white))
    return window(skull, 0.2, 0.98, -0.3)


def _raised_visor(body: Body, skull: Skull) -> None:
    """A dark visor, pushed up so that the face is seen."""
    if skull.front < -0.2:
        return
    solid = shell(body, [(0.2, 0.48, 0.52, 0.1), (0.36, 0.44, 0.48, 0.08)], (40, 44, 54), weight=0.7)
    lx = body.board.towards_light[0]
    if solid:
        x, y = body.board.lens.point(body.head_point(0.0, 0.29, 0.5))
        body.stroke([(x + lx * skull.pixels * 0.08, y), (x + lx * skull.pixels * 0.2,
        y - skull.pixels * 0.03)], 1.6,
                    colour=body.colour((180, 196, 210)))  # fmt: skip


def _knight_helmet(body: Body, skull: Skull, colour: Rgb) -> list[Point]:
    plume: Rgb = body.look.colors.get("plume", (170, 48, 48))
    balls = [
        body.ball(body.head_point(0.0, u, a), body.size.head * r)
        for u, a, r in (
            (0.62, 0.05, 0.07),
            (0.86, -0.06, 0.12),
            (0.9, -0.32, 0.13),
            (0.7, -0.56, 0.1),
            (0.44, -0.66, 0.04),
        )
    ]
    body.form(balls, plume, outline=0.8)
    shell(body, _FULL, colour)
    bright = mix(colour, (255, 255, 255), 0.5)
    body.crease([body.head_point(0, u, a) for u, a in ((0.3, 0.47), (0.5, 0.34), (0.62, 0.0), (0.46,
    -0.4))], 1.6,
                colour=body.colour(bright))  # fmt: skip
    if skull.front > -0.2:
        shell(body, [(0.2, 0.5, 0.54, 0.12), (0.34, 0.46, 0.52, 0.1)], scaled(colour, 0.86), weight=0.8)
    return window(skull, 0.17, 0.8, -0.36)


def _headscarf(body: Body, skull: Skull, colour: Rgb) -> list[Point]:
    shell(body, _SCARF, colour)
    dark = body.shade(colour)
    for s in (1, -1):
        run = [(0.14 * s, 0.44, 0.3), (0.36 * s, 0.1, 0.2), (0.34 * s, -0.35, 0.22), (0.08 * s, -0.68, 0.34)]
        if skull.front > 0 and skull.side * s > -0.5:
            body.stroke(curve([body.board.lens.point(body.head_point(*p)) for p in run], 4), 0.7, colour=dark)
    return window(skull, 0.3, 0.95, -0.48)


def _hood(body: Body, skull: Skull, colour: Rgb) -> list[Point]:
    shell(body, _HOOD, colour)
    opening = window(skull, 0.4, 1.12, -0.52)
    if len(opening) > 3:
        dark = scaled(mix(body.look.skin, colour, 0.75), 0.42)
        body.board.picture.fill([opening], alpha(body.ink, 1), grow=body.weight * 0.5)
        body.board.picture.fill([opening], alpha(body.colour(dark), 1))
    return window(skull, 0.3, 0.92, -0.5)


def _wimple(body: Body, skull: Skull, colour: Rgb) -> list[Point]:
    veil = body.look.top_color
    shell(
        body,
        [(-1.1, 0.6, 0.26, 0.5), *((u, h * 1.06, f * 0.94, b * 1.06) for u, h, f, b in _SCARF[1:])],
        veil,
    )
    white = window(skull, 0.44, 1.16, -0.62)
    if len(white) > 3:
        chin = body.ball(body.head_point(0, -0.6, 0.16), body.size.head * 0.26)
        body.form([chin], colour, outline=0.7)
        body.board.picture.fill([white], alpha(body.ink, 1), grow=body.weight * 0.4)
        body.board.picture.fill([white], alpha(body.colour(colour), 1))
    return window(skull, 0.25, 0.86, -0.45)


_COVERS: dict[str, Callable[[Body, Skull, Rgb], list[Point]]] = {
    "motorcycle_helmet": _motorcycle_helmet, "knight_helmet": _knight_helmet, "headscarf": _headscarf,
    "hood": _hood, "wimple": _wimple,
}  # fmt: skip
_USUAL: dict[str, Rgb] = {
    "motorcycle_helmet": (176, 62, 56), "knight_helmet": (169, 174, 182), "headscarf": (196, 180, 208),
    "hood": (90, 76, 66), "wimple": (240, 238, 232),
}  # fmt: skip
