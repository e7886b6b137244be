"""The shapes of things, by the name of their kind; what has no shape of its own is a box with a lid line."""

from __future__ import annotations

import math
from collections.abc import Callable

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.furniture import LARGE_SHAPES
from storyboard_cli.render.preview.more_shapes import MORE_SHAPES
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder, cylinder

PAPER: Rgb = (238, 233, 220)
STEEL: Rgb = (176, 182, 188)
DARK: Rgb = (46, 47, 54)
WOOD: Rgb = (150, 112, 74)


def draw_object(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    m.line([(-w / 2, h * 0.78, d / 2), (w / 2, h * 0.78, d / 2)])


def _rounded(w: float, h: float, ahead: float, round_: float = 0.3) -> list[tuple[float, float, float]]:
    """An upright rounded rectangle at that distance ahead."""
    radius = min(w, h) * round_
    points = []
    for cx, cy, start in (
        (w / 2 - radius, h - radius, 0),
        (-w / 2 + radius, h - radius, 90),
        (-w / 2 + radius, radius, 180),
        (w / 2 - radius, radius, 270),
    ):
        for k in range(4):
            angle = math.radians(start + k * 30)
            points.append((cx + radius * math.cos(angle), cy + radius * math.sin(angle), ahead))
    return points


def _pillow(m: SolidBuilder, w: float, h: float, d: float, colour: Rgb, round_: float = 0.3) -> None:
    """A soft box: the hull of two rounded rectangles, with its nearer face."""
    back, front = _rounded(w * 0.94, h, -d / 2, round_), _rounded(w, h * 0.96, d / 2, round_)
    m.shape([*back, *front], scaled(colour, 0.8), convex=True)
    near = (
        front
        if m.board.lens.depth(m.at(0, h / 2, d / 2)) < m.board.lens.depth(m.at(0, h / 2, -d / 2))
        else back
    )
    m.shape([(x * 0.97, y, z) for x, y, z in near], colour, edge=0.4)


def _backpack(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    _pillow(m, w, h, d, colour, 0.36)
    out = (
        -d / 2
        if m.board.lens.depth(m.at(0, h / 2, -d / 2)) < m.board.lens.depth(m.at(0, h / 2, d / 2))
        else d / 2
    )
    if out < 0:  # the side away from the wearer has a pocket and a flap
        m.shape(
            [(x * 0.74, y * 0.42 + h * 0.06, out * 1.12) for x, y, _ in _rounded(w, h, 0, 0.3)],
            scaled(colour, 0.92),
            edge=0.5,
        )
        m.line([(-w * 0.48, h * 0.66, out), (0, h * 0.6, out * 1.06), (w * 0.48, h * 0.66, out)], 0.6)
        m.line([(-w * 0.3, h * 0.34, out * 1.13), (w * 0.3, h * 0.34, out * 1.13)], 0.45)
    else:
        for s in (-1, 1):
            m.line(
                [
                    (s * w * 0.26, h * 0.94, out),
                    (s * w * 0.34, h * 0.5, out * 1.3),
                    (s * w * 0.3, h * 0.08, out),
                ],
                1.2,
            )
    m.line([(-w * 0.1, h, 0), (-w * 0.08, h * 1.08, 0), (w * 0.08, h * 1.08, 0), (w * 0.1, h, 0)], 0.9)


def _bag(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    body = h * 0.7
    _pillow(m, w, body, d, colour, 0.18)
    m.line(
        [
            (-w * 0.26, body * 0.97, 0),
            (-w * 0.2, h * 0.98, 0),
            (0, h * 1.02, 0),
            (w * 0.2, h * 0.98, 0),
            (w * 0.26, body * 0.97, 0),
        ],
        1.3,
    )
    for z in (-d / 2, d / 2):
        if m.board.lens.faces(_direction(m, z), m.at(0, 0, z)):
            m.line([(-w / 2, body * 0.72, z), (w / 2, body * 0.72, z)], 0.5)


def _direction(m: SolidBuilder, sign: float) -> Vec3:
    ahead = m.axes[2]
    return ahead if sign > 0 else (-ahead[0], -ahead[1], -ahead[2])


def _suitcase(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    body = h * 0.86
    m.box((0, 0.02, 0), (w, body, d), colour)
    for z in (d / 2, -d / 2):
        if m.board.lens.faces(_direction(m, z), m.at(0, 0, z)):
            for x in (-0.28, 0.28):
                m.face(
                    [
                        (w * x - 0.015, 0.02, z),
                        (w * x + 0.015, 0.02, z),
                        (w * x + 0.015, body, z),
                        (w * x - 0.015, body, z),
                    ],
                    scaled(colour, 0.7),
                    edge=0.3,
                )
    m.line([(-w * 0.14, body, 0), (-w * 0.14, h, 0), (w * 0.14, h, 0), (w * 0.14, body, 0)], 1.2)


def _book(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    if not held:
        thick = min(0.05, max(0.018, min(size)))
        m.box((0, 0, 0), (w, thick * 0.2, h), colour)
        m.box((w * 0.02, thick * 0.2, 0), (w * 0.94, thick * 0.62, h * 0.95), PAPER, edge=0.5)
        m.box((0, thick * 0.82, 0), (w, thick * 0.18, h), colour)
        return
    # open, in two hands: covers outside, pages towards the reader
    for s in (-1, 1):
        m.face([(0, 0, -0.012), (s * w, 0, 0.05), (s * w, h, 0.05), (0, h, -0.012)], colour)
    if m.board.lens.faces(m.axes[2], m.at(0, h / 2, 0)):
        for s in (-1, 1):
            m.face(
                [
                    (0, h * 0.03, 0.0),
                    (s * w * 0.95, h * 0.03, 0.056),
                    (s * w * 0.95, h * 0.97, 0.056),
                    (0, h * 0.97, 0.0),
                ],
                PAPER,
                edge=0.4,
            )
            for k in range(5):
                y = h * (0.2 + 0.13 * k)
                m.line([(s * w * 0.14, y, 0.012), (s * w * 0.82, y, 0.05)], 0.25)
    else:
        m.line([(0, 0, -0.013), (0, h, -0.013)], 0.7)


def _sketchbook(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    if not held:
        _lying_sketchbook(m, size, colour)
        return
    m.box((0, 0, -0.006), (w, h, max(0.012, d * 0.5)), colour)
    z = max(0.012, d * 0.5) / 2
    if m.board.lens.faces(m.axes[2], m.at(0, h / 2, z)):
        m.face(
            [
                (-w * 0.46, h * 0.03, z),
                (w * 0.46, h * 0.03, z),
                (w * 0.46, h * 0.95, z),
                (-w * 0.46, h * 0.95, z),
            ],
            PAPER,
            edge=0.4,
        )
        m.line(
            [
                (-w * 0.28, h * 0.3, z),
                (-w * 0.1, h * 0.62, z),
                (w * 0.06, h * 0.44, z),
                (w * 0.25, h * 0.72, z),
            ],
            0.7,
        )
        m.line([(-w * 0.3, h * 0.25, z), (w * 0.3, h * 0.25, z)], 0.5)
    for k in range(7):
        x = -w * 0.4 + w * 0.8 * k / 6
        m.line([(x, h * 0.965, z), (x, h * 1.03, 0)], 0.7)


def _lying_sketchbook(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Open on a table or a floor: a drawn page, the cover folded beside it, the spiral between them."""
    w, h, d = size
    thick = max(0.012, d * 0.5)
    m.box((-w * 0.52, 0, 0), (w, thick * 0.5, h), colour)
    m.box((w * 0.52, 0, 0), (w, thick, h), scaled(PAPER, 0.94))
    top = thick + 0.001
    m.face(
        [(w * 0.06, top, -h / 2), (w, top, -h / 2), (w, top, h / 2), (w * 0.06, top, h / 2)],
        PAPER,
        value=1.05,
        edge=0.5,
    )
    face = [(w * 0.52 + x * w * 0.3, top, -h * 0.05 + z * h * 0.3) for x, z in _DRAWN]
    m.line(face, 0.7)
    m.line([(w * 0.2, top, h * 0.3), (w * 0.45, top, h * 0.36), (w * 0.85, top, h * 0.3)], 0.5)
    for k in range(9):
        z = -h * 0.44 + h * 0.88 * k / 8
        m.line([(-0.008, thick, z), (0.008, thick + 0.012, z), (0.02, top, z)], 0.8)


_DRAWN = (
    (-0.5, 0.5), (-0.6, 0.0), (-0.5, -0.5), (0.0, -0.75), (0.5, -0.5), (0.6, 0.0), (0.4, 0.5), (0.1, 0.8),
    (-0.2, 0.8), (-0.5, 0.5),
)  # fmt: skip


def _sheet(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    if not held:
        m.face(
            [(-w / 2, 0.004, -h / 2), (w / 2, 0.004, -h / 2), (w / 2, 0.004, h / 2), (-w / 2, 0.004, h / 2)],
            colour,
        )
        return
    m.face([(-w / 2, 0, 0), (w / 2, 0, 0), (w / 2, h, 0.01), (-w / 2, h, 0.01)], colour)
    for k in range(4):
        y = h * (0.25 + 0.15 * k)
        m.line([(-w * 0.34, y, 0.005), (w * (0.34 - 0.1 * (k % 2)), y, 0.005)], 0.3)


def _phone(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    if m.board.lens.faces(m.axes[2], m.at(0, h / 2, d / 2)):
        m.face(
            [
                (-w * 0.42, h * 0.08, d / 2 + 0.001),
                (w * 0.42, h * 0.08, d / 2 + 0.001),
                (w * 0.42, h * 0.92, d / 2 + 0.001),
                (-w * 0.42, h * 0.92, d / 2 + 0.001),
            ],
            (168, 200, 222),
            value=1.1,
            edge=0.2,
        )


def _laptop(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, 0.02, d), colour)
    m.face(
        [(-w / 2, 0.02, -d / 2), (w / 2, 0.02, -d / 2), (w / 2, h, -d * 0.72), (-w / 2, h, -d * 0.72)],
        scaled(colour, 0.9),
    )
    m.face(
        [
            (-w * 0.46, 0.04, -d * 0.5),
            (w * 0.46, 0.04, -d * 0.5),
            (w * 0.46, h * 0.95, -d * 0.7),
            (-w * 0.46, h * 0.95, -d * 0.7),
        ],
        (150, 186, 210),
        edge=0.3,
    )


def _camera(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.82, d * 0.5), colour)
    m.box((0, h * 0.82, 0), (w * 0.3, h * 0.18, d * 0.4), colour)
    m.rod([(0, h * 0.4, -d * 0.2, h * 0.33), (0, h * 0.4, -d * 0.75, h * 0.3)], scaled(colour, 0.8))


def _umbrella(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    foot = -0.12 if held else 0.0
    tall = h if not held else h * 0.95
    m.tube((0, foot, 0), (0, tall * 0.98, 0), 0.009, DARK)
    m.rod([(0, foot, 0, 0.012), (0, foot - 0.05, 0.02, 0.012), (0, foot - 0.05, 0.05, 0.012)], WOOD)
    radius, top, rim = w * 0.56, tall, tall * 0.66
    ribs = 8
    edge = [
        (radius * math.cos(i * math.tau / ribs), rim, radius * math.sin(i * math.tau / ribs))
        for i in range(ribs)
    ]
    panels = []
    for i in range(ribs):
        a, b = edge[i], edge[(i + 1) % ribs]
        middle = ((a[0] + b[0]) * 0.47, rim + 0.035, (a[2] + b[2]) * 0.47)
        crown = []
        for point in (a, b):
            crown.append(
                [(point[0] * k, rim + (top - rim) * (1 - k * k), point[2] * k) for k in (0.0, 0.35, 0.7, 1.0)]
            )
        outline = [*crown[0], middle, *crown[1][::-1]]
        panels.append((m.board.depth_of([m.at(*p) for p in outline]), outline, i))
    for _, outline, i in sorted(panels, key=lambda item: -item[0]):
        inside = m.board.lens.eye[1] < m.at(0, rim, 0)[1]
        far = m.board.lens.depth(m.at(*outline[4])) > m.board.lens.depth(m.at(0, rim, 0))
        shade = 0.62 if inside and far else (1.0 if i % 2 else 0.9)
        m.shape(outline, colour, value=shade, edge=0.7)
    m.tube((0, top, 0), (0, top + 0.06, 0), 0.008, DARK)


def _cup(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    r = w / 2
    m.line(
        [(r * 0.9, h * 0.8, 0), (r * 1.7, h * 0.7, 0), (r * 1.6, h * 0.35, 0), (r * 0.85, h * 0.25, 0)], 1.1
    )
    cylinder(m, r * 0.8, r, h, colour)
    m.shape(m.ellipse((0, h, 0), (0, 2), (r * 0.86, r * 0.86)), (92, 62, 42), edge=0.3)


def _bottle(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    w, h, _ = size
    r = w / 2
    cylinder(m, r, r, h * 0.62, colour)
    m.rod(
        [(0, h * 0.62, 0, r * 0.85), (0, h * 0.74, 0, r * 0.36), (0, h * 0.97, 0, r * 0.34)],
        colour,
        outline=0.6,
    )


def _glass(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    cylinder(m, size[0] * 0.38, size[0] * 0.5, size[1], colour)


def _plate(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    r = size[0] / 2
    m.shape(
        m.ellipse((0, 0.0, 0), (0, 2), (r * 0.6, r * 0.6)) + m.ellipse((0, size[1], 0), (0, 2), (r, r)),
        scaled(colour, 0.85),
        convex=True,
    )
    m.shape(m.ellipse((0, size[1], 0), (0, 2), (r, r)), colour, edge=0.6)
    m.shape(m.ellipse((0, size[1], 0), (0, 2), (r * 0.66, r * 0.66)), scaled(colour, 0.93), edge=0.3)


def _blade(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    _, h, _ = size
    m.tube((0, 0, 0), (0, h * 0.22, 0), 0.014 if h < 0.5 else 0.02, DARK)
    m.shape(
        [
            (-0.018, h * 0.22, 0),
            (0.018, h * 0.22, 0),
            (0.016, h * 0.86, 0),
            (0.0, h, 0),
            (-0.012, h * 0.9, 0),
        ],
        STEEL,
    )


def _gun(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    _, h, d = size
    m.box((0, h * 0.6, d * 0.3), (0.03, h * 0.36, d), colour)
    m.box((0, 0, 0), (0.03, h * 0.7, 0.05), scaled(colour, 0.8))


def _key(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    _, h, _ = size
    m.shape(m.ellipse((0, h * 0.78, 0), (0, 1), (h * 0.22, h * 0.22), 12), colour)
    m.tube((0, h * 0.6, 0), (0, 0, 0), 0.004, colour)
    m.line([(0, h * 0.1, 0), (0.015, h * 0.1, 0)], 1.0)


def _stick(m: SolidBuilder, size: Vec3, colour: Rgb, held: bool) -> None:
    m.tube((0, 0, 0), (0, size[1], 0), max(0.004, size[0] * 0.3), colour, end=max(0.003, size[0] * 0.2))


SHAPES: dict[str, Callable[[SolidBuilder, Vec3, Rgb, bool], None]] = {
    "backpack": _backpack,
    "bag": _bag,
    "suitcase": _suitcase,
    "sketchbook": _sketchbook,
    "book": _book,
    "notebook": _book,
    "newspaper": _sheet,
    "letter": _sheet,
    "photo": _sheet,
    "map": _sheet,
    "phone": _phone,
    "laptop": _laptop,
    "camera": _camera,
    "umbrella": _umbrella,
    "cup": _cup,
    "bottle": _bottle,
    "glass": _glass,
    "plate": _plate,
    "knife": _blade,
    "sword": _blade,
    "gun": _gun,
    "key": _key,
    "pen": _stick,
    "brush": _stick,
    "object": draw_object,
    **MORE_SHAPES,
    **LARGE_SHAPES,
}
