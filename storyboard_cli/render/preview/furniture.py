"""Furniture and vehicles: what stands on the ground; each drawn around the middle of its base."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import Maker
from storyboard_cli.render.preview.trees import bush, tree

STEEL: Rgb = (150, 156, 162)
DARK: Rgb = (48, 49, 56)
LINEN: Rgb = (226, 224, 220)


def _legs(m: Maker, w: float, h: float, d: float, colour: Rgb, thick: float = 0.045) -> None:
    feet = [(x * (w / 2 - thick), 0.0, z * (d / 2 - thick)) for x in (-1, 1) for z in (-1, 1)]
    feet.sort(key=lambda p: -m.board.lens.depth(m.at(*p)))
    for foot in feet:
        m.box(foot, (thick, h, thick), colour, edge=0.5)


def chair(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A chair that faces ahead: the back stands behind."""
    w, h, d = size
    seat = min(0.46, h * 0.52)
    _legs(m, w, seat, d, scaled(colour, 0.8), 0.035)
    behind = m.board.lens.depth(m.at(0, seat, -d / 2)) > m.board.lens.depth(m.at(0, seat, d / 2))
    if behind:
        _chair_back(m, w, h, d, seat, colour)
    m.box((0, seat, 0), (w, 0.04, d), colour)
    if not behind:
        _chair_back(m, w, h, d, seat, colour)


def _chair_back(m: Maker, w: float, h: float, d: float, seat: float, colour: Rgb) -> None:
    for x in (-1, 1):
        m.box(
            (x * (w / 2 - 0.02), seat, -d / 2 + 0.02), (0.035, h - seat, 0.035), scaled(colour, 0.9), edge=0.5
        )
    m.box((0, h * 0.72, -d / 2 + 0.02), (w, h * 0.26, 0.025), colour)


def table(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, d = size
    _legs(m, w * 0.96, h - 0.04, d * 0.94, scaled(colour, 0.72), 0.055)
    m.box((0, h - 0.045, 0), (w, 0.045, d), colour)


def desk(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A school or office desk; somebody sits behind it, so its closed front is ahead."""
    w, h, d = size
    _legs(m, w * 0.96, h - 0.05, d * 0.92, scaled(colour, 0.62), 0.04)
    m.box((0, h * 0.55, d * 0.4), (w * 0.92, h * 0.38, 0.02), scaled(colour, 0.8), edge=0.6)
    m.box((0, h - 0.04, 0), (w, 0.04, d), colour)


def bench(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, d = size
    seat = min(0.45, h)
    for x in (-0.42, 0.42):
        m.box((x * w, 0, 0), (0.06, seat - 0.03, d * 0.8), scaled(STEEL, 0.6), edge=0.6)
    back = h > seat + 0.1
    behind = m.board.lens.depth(m.at(0, seat, -d / 2)) > m.board.lens.depth(m.at(0, seat, d / 2))
    if back and behind:
        _slats(m, w, h, d, seat, colour)
    for z in (-0.32, 0.0, 0.32):
        m.box((0, seat - 0.03, z * d), (w, 0.035, d * 0.26), colour, edge=0.6)
    if back and not behind:
        _slats(m, w, h, d, seat, colour)


def _slats(m: Maker, w: float, h: float, d: float, seat: float, colour: Rgb) -> None:
    for y in (0.3, 0.72):
        m.box((0, seat + (h - seat) * y - 0.03, -d * 0.46), (w, (h - seat) * 0.28, 0.03), colour, edge=0.6)


def bed(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, d = size
    top = min(h, 0.56)
    m.box((0, 0, -d / 2), (w, top * 1.7, 0.06), (140, 108, 78))
    m.box((0, 0.05, 0), (w, top * 0.45, d), (140, 108, 78))
    m.box((0, top * 0.5, 0), (w * 0.96, top * 0.5, d * 0.96), LINEN)
    m.box((0, top * 0.62, d * 0.14), (w * 1.0, top * 0.42, d * 0.68), colour)
    m.box((0, top, -d * 0.36), (w * 0.62, 0.1, d * 0.18), (240, 238, 232))


def sofa(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, d = size
    behind = m.board.lens.depth(m.at(0, 0.4, -d / 2)) > m.board.lens.depth(m.at(0, 0.4, d / 2))
    if behind:
        m.box((0, 0.08, -d * 0.4), (w, max(h, 0.75) - 0.08, d * 0.2), scaled(colour, 0.94))
    m.box((0, 0.08, 0.04), (w * 0.82, 0.34, d * 0.8), colour)
    for s in (-1, 1):
        m.box((s * w * 0.45, 0.08, 0), (w * 0.1, 0.54, d), colour)
    if not behind:
        m.box((0, 0.08, -d * 0.4), (w, max(h, 0.75) - 0.08, d * 0.2), scaled(colour, 0.94))


def seat(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A car or bus seat that faces ahead, with its headrest behind."""
    w, h, d = size
    behind = m.board.lens.depth(m.at(0, 0.5, -d / 2)) > m.board.lens.depth(m.at(0, 0.5, d / 2))
    cushion = min(0.4, h * 0.38)
    if not behind:
        m.box((0, 0.08, 0), (w, cushion - 0.08, d), colour)
    m.rod([(0, cushion, -d * 0.42, w * 0.42), (0, h * 0.62, -d * 0.5, w * 0.4)], scaled(colour, 0.95))
    m.rod(
        [(-w * 0.16, h * 0.92, -d * 0.52, 0.09), (w * 0.16, h * 0.92, -d * 0.52, 0.09)], scaled(colour, 0.9)
    )
    if behind:
        m.box((0, 0.08, 0), (w, cushion - 0.08, d), colour)


def cabinet(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A cupboard with two doors."""
    w, h, d = size
    m.box((0, 0, 0), (w, h, d), colour)
    if m.board.lens.faces(m.axes[2], m.at(0, h / 2, d / 2)):
        m.line([(0, h * 0.04, d / 2), (0, h * 0.97, d / 2)], 0.8)
        for s in (-1, 1):
            m.line([(s * 0.05, h * 0.46, d / 2), (s * 0.05, h * 0.56, d / 2)], 1.2)


def lamp(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, _ = size
    m.box((0, 0, 0), (w * 0.5, 0.03, w * 0.5), scaled(STEEL, 0.6))
    m.tube((0, 0.03, 0), (0, h * 0.62, 0), 0.014, STEEL)
    low, high = (
        m.ellipse((0, h * 0.55, 0), (0, 2), (w * 0.5, w * 0.5), 14),
        m.ellipse((0, h, 0), (0, 2), (w * 0.3, w * 0.3), 14),
    )
    bright = 1.25 if m.board.staging.light.practical else 1.0
    m.shape([*low, *high], colour, value=bright, convex=True)
    m.board.light_lamp(m.at(0, h * 0.75, 0), 1.5)


def plant(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, _ = size
    m.rod([(0, 0.08, 0, w * 0.26), (0, h * 0.3, 0, w * 0.32)], (164, 104, 74))
    hand = m.board.hand
    for k in range(9):
        x, z = hand.uniform(-0.5, 0.5) * w, hand.uniform(-0.4, 0.4) * w
        top = h * hand.uniform(0.7, 1.0)
        m.shape(
            [
                (x * 0.1, h * 0.32, z * 0.1),
                (x * 0.75 - 0.04, top * 0.72, z),
                (x, top, z),
                (x * 0.75 + 0.05, top * 0.66, z),
            ],
            scaled(colour, 0.8 + 0.05 * (k % 5)),
            edge=0.5,
        )


def car(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    """A saloon; ahead is its bonnet."""
    w, h, d = size
    side = [
        (0.2, -0.5),
        (0.46, -0.5),
        (0.56, -0.44),
        (0.6, -0.36),
        (1.0, -0.2),
        (1.0, 0.12),
        (0.64, 0.26),
        (0.55, 0.46),
        (0.3, 0.5),
        (0.2, 0.5),
    ]
    near = -1 if m.board.lens.depth(m.at(-w / 2, 0.5, 0)) < m.board.lens.depth(m.at(w / 2, 0.5, 0)) else 1
    body = [(s * w / 2 * (0.8 if up > 0.62 else 1.0), up * h, z * d) for s in (-1, 1) for up, z in side]
    for wheel in (-0.31, 0.31):
        m.rod([(-near * w * 0.42, 0.32, wheel * d, 0.31), (-near * w * 0.4, 0.32, wheel * d, 0.31)], DARK)
    m.shape(body, scaled(colour, 0.72), convex=True)
    m.shape([(near * w / 2 * (0.8 if up > 0.62 else 1.0), up * h, z * d) for up, z in side], colour)
    glass = [(0.62, -0.33), (0.95, -0.19), (0.95, 0.1), (0.64, 0.22)]
    m.shape(
        [(near * w / 2 * (0.98 if up < 0.7 else 0.81), up * h, z * d) for up, z in glass],
        (150, 172, 186),
        edge=0.6,
    )
    m.line(
        [
            (near * w * 0.45, h * 0.95, -0.03 * d),
            (near * w * 0.5, h * 0.62, -0.03 * d),
            (near * w * 0.5, h * 0.24, -0.03 * d),
        ],
        0.6,
    )
    for wheel in (-0.31, 0.31):
        m.rod([(near * w * 0.46, 0.32, wheel * d, 0.32), (near * w * 0.5, 0.32, wheel * d, 0.32)], DARK)
        m.rod(
            [(near * w * 0.5, 0.32, wheel * d, 0.17), (near * w * 0.505, 0.32, wheel * d, 0.17)],
            STEEL,
            outline=0.4,
        )
    for end in (-0.5, 0.5):
        if m.board.lens.faces(tuple(a * (1 if end > 0 else -1) for a in m.axes[2]), m.at(0, 0.5, end * d)):  # type: ignore[arg-type]
            m.shape(
                [
                    (x * w / 2, y * h, end * d * (0.9 if y > 0.4 else 1.0))
                    for x, y in ((-1, 0.22), (1, 0.22), (1, 0.55), (-1, 0.55))
                ],
                scaled(colour, 0.86),
            )
            for s in (-1, 1):
                m.shape(
                    m.ellipse((s * w * 0.36, h * 0.42, end * d), (0, 1), (0.13, 0.08), 10),
                    (244, 236, 206) if end > 0 else (176, 60, 52),
                    value=1.1,
                    edge=0.5,
                )


def bus(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    w, h, d = size
    m.box((0, 0.35, 0), (w, h - 0.35, d), colour)
    for s in (-1, 1):
        normal = tuple(a * s for a in m.axes[0])
        if not m.board.lens.faces(normal, m.at(s * w / 2, 1, 0)):  # type: ignore[arg-type]
            continue
        count = max(3, int(d / 1.5))
        for k in range(count):
            z0, z1 = -d / 2 + d * (k + 0.12) / count, -d / 2 + d * (k + 0.88) / count
            m.face(
                [
                    (s * w / 2, h * 0.5, z0),
                    (s * w / 2, h * 0.5, z1),
                    (s * w / 2, h * 0.84, z1),
                    (s * w / 2, h * 0.84, z0),
                ],
                (150, 172, 186),
                edge=0.5,
            )
        m.face(
            [
                (s * w / 2, h * 0.4, -d / 2),
                (s * w / 2, h * 0.4, d / 2),
                (s * w / 2, h * 0.45, d / 2),
                (s * w / 2, h * 0.45, -d / 2),
            ],
            LINEN,
            edge=0.3,
        )
        for z in (-0.32, 0.32) if h < 3.3 else ():  # a train has its wheels below the platform
            m.rod([(s * w * 0.46, 0.45, z * d, 0.45), (s * w * 0.5, 0.45, z * d, 0.45)], DARK)
    for end in (-1, 1):
        normal = tuple(a * end for a in m.axes[2])
        if m.board.lens.faces(normal, m.at(0, 1, end * d / 2)):  # type: ignore[arg-type]
            m.face(
                [
                    (-w * 0.44, h * 0.46, end * d / 2),
                    (w * 0.44, h * 0.46, end * d / 2),
                    (w * 0.44, h * 0.86, end * d / 2),
                    (-w * 0.44, h * 0.86, end * d / 2),
                ],
                (150, 172, 186),
                edge=0.6,
            )
            for s in (-1, 1):
                m.shape(
                    m.ellipse((s * w * 0.36, h * 0.3, end * d / 2), (0, 1), (0.16, 0.12), 10),
                    (244, 236, 206),
                    edge=0.5,
                )


def bicycle(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    _, h, d = size
    r = d * 0.2
    for z in (-d * 0.29, d * 0.29):
        ring = m.ellipse((0, r, z), (2, 1), (r, r), 20)
        m.rod([(*p, 0.016) for p in [*ring, ring[0]]], DARK, outline=0.4)
        for k in range(0, 20, 4):
            m.line([(0, r, z), ring[k]], 0.3)
    crank, saddle, head = (0, r, -0.03 * d), (0, h * 0.86, -0.1 * d), (0, h * 0.82, d * 0.2)
    for a, b in (
        (crank, saddle),
        (crank, head),
        (saddle, head),
        ((0, r, -d * 0.29), crank),
        ((0, r, -d * 0.29), saddle),
        ((0, r, d * 0.29), head),
    ):
        m.tube(a, b, 0.016, colour, outline=0.5)
    m.tube((-0.25, h * 0.96, d * 0.17), (0.25, h * 0.96, d * 0.17), 0.014, DARK)
    m.tube(head, (0, h * 0.96, d * 0.17), 0.014, DARK)
    m.rod([(0, h * 0.89, -0.16 * d, 0.05), (0, h * 0.9, -0.05 * d, 0.03)], DARK)


def motorcycle(m: Maker, size: Vec3, colour: Rgb, held: bool = False) -> None:
    _, h, d = size
    r = d * 0.155
    for z in (-d * 0.33, d * 0.33):
        m.rod([(-0.06, r, z, r), (0.06, r, z, r)], DARK)
        m.rod([(-0.07, r, z, r * 0.45), (0.07, r, z, r * 0.45)], STEEL, outline=0.4)
    m.rod([(0, h * 0.45, -d * 0.3, 0.12), (0, h * 0.6, 0.02 * d, 0.16), (0, h * 0.5, d * 0.12, 0.1)], colour)
    m.rod([(0, h * 0.66, -d * 0.3, 0.08), (0, h * 0.66, -d * 0.02, 0.09)], DARK)
    m.tube((0, r, d * 0.33), (0, h * 0.86, d * 0.2), 0.03, STEEL)
    m.tube((-0.33, h * 0.88, d * 0.18), (0.33, h * 0.88, d * 0.18), 0.02, DARK)
    m.rod([(0, h * 0.74, d * 0.25, 0.1), (0, h * 0.74, d * 0.28, 0.1)], (240, 230, 200))


LARGE_SHAPES: dict[str, Callable[[Maker, Vec3, Rgb, bool], None]] = {
    "chair": chair, "table": table, "desk": desk, "bench": bench, "bed": bed, "sofa": sofa,
    "cabinet": cabinet,
    "lamp": lamp, "plant": plant, "car": car, "bus": bus, "bicycle": bicycle, "motorcycle": motorcycle,
    "tree": tree, "bush": bush, "counter": cabinet, "stool": chair, "car_seat": seat,
    "bus_seat": seat,
}  # fmt: skip
