"""Tools and implements; upright in a hand, else lying."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    IRON,
    STEEL,
    WOOD,
    arc,
    ball,
    by_depth,
    in_hand,
    laid,
    lathe,
    mirrored,
    prism,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def hammer(m: SolidBuilder, model: Model) -> None:
    """A claw hammer."""
    w, h, d = model.size
    m = in_hand(m, model, 0.25)
    m.tube((0, 0, 0), (0, h * 0.9, 0), d * 0.4, model.colour, end=d * 0.3)
    head = [
        (-w * 0.5, h * 0.84),
        (-w * 0.5, h * 0.98),
        (-w * 0.2, h * 0.95),
        (w * 0.12, h),
        (w * 0.5, h * 0.84),
        (w * 0.2, h * 0.88),
        (-w * 0.2, h * 0.86),
    ]
    prism(m, head, -d / 2, d / 2, STEEL, crease=0.3)


def shovel(m: SolidBuilder, model: Model) -> None:
    """A spade: its blade is below."""
    w, h, d = model.size
    m = in_hand(m, model, 0.66)
    m.tube((0, h * 0.22, 0), (0, h * 0.94, 0), w * 0.07, model.colour)
    m.tube((-w * 0.3, h * 0.97, 0), (w * 0.3, h * 0.97, 0), w * 0.07, model.colour)
    for s in (-1, 1):
        m.tube((s * w * 0.28, h * 0.96, 0), (0, h * 0.86, 0), w * 0.05, model.colour, outline=0.6)
    prism(
        m,
        mirrored([(0.001, 0), (w * 0.36, h * 0.06), (w * 0.48, h * 0.26), (w * 0.1, h * 0.28)]),
        -d * 0.15,
        d * 0.15,
        STEEL,
        crease=0.2,
    )


def broom(m: SolidBuilder, model: Model) -> None:
    """A broom: its bristles are below."""
    w, h, d = model.size
    m = in_hand(m, model, 0.62)
    m.tube((0, h * 0.2, 0), (0, h, 0), w * 0.05, model.colour)
    prism(
        m,
        mirrored([(w * 0.5, 0), (w * 0.42, h * 0.12), (w * 0.14, h * 0.22)]),
        -d / 2,
        d / 2,
        (206, 172, 100),
        crease=0.2,
    )
    for k in range(-3, 4):
        m.line([(w * 0.14 * k, 0.01, d * 0.52), (w * 0.06 * k, h * 0.18, d * 0.52)], 0.4)
    m.box((0, h * 0.16, 0), (w * 0.5, h * 0.03, d * 1.05), (150, 60, 52), edge=0.5)


def pitchfork(m: SolidBuilder, model: Model) -> None:
    """A hay fork: its tines are above."""
    w, h, _ = model.size
    m = in_hand(m, model)
    m.tube((0, 0, 0), (0, h * 0.78, 0), w * 0.06, model.colour)
    m.rod(
        [(x * w * 0.44, h * 0.8 + y * h * 0.04, 0, w * 0.035) for x, y in arc(0, 0, 1, 1, 180, 360, 8)],
        IRON,
        outline=0.6,
    )
    for x in (-0.44, 0.0, 0.44):
        m.tube((x * w, h * 0.79, 0), (x * w, h, 0), w * 0.035, IRON, end=w * 0.01, outline=0.6)


def scythe(m: SolidBuilder, model: Model) -> None:
    """A scythe: its blade is above, to the right."""
    w, h, d = model.size
    m = in_hand(m, model)
    m.rod(
        [(-w * 0.1, 0, 0, d * 0.3), (0, h * 0.5, 0, d * 0.3), (-w * 0.2, h * 0.96, 0, d * 0.3)], model.colour
    )
    blade = [
        (-w * 0.24, h * 0.96),
        *arc(-w * 0.2, h * 0.7, w * 0.8, h * 0.3, 86, 10, 8),
        *reversed(arc(-w * 0.2, h * 0.7, w * 0.72, h * 0.22, 86, 16, 8)),
    ]
    prism(m, blade, -d * 0.1, d * 0.1, STEEL, crease=0)
    m.tube((0, h * 0.5, 0), (w * 0.14, h * 0.52, d), d * 0.24, model.colour)


def saw(m: SolidBuilder, model: Model) -> None:
    """A handsaw."""
    w, h, d = model.size
    m = in_hand(m, model, 0.12)
    teeth = [(-w * 0.5 if k % 2 else -w * 0.42, h * (0.24 + 0.74 * k / 22)) for k in range(23)]
    prism(m, [(w * 0.4, h * 0.22), (w * 0.1, h), *reversed(teeth)], -d * 0.1, d * 0.1, STEEL, crease=0)
    prism(
        m,
        [
            (-w * 0.5, h * 0.04),
            (w * 0.2, 0),
            (w * 0.5, h * 0.12),
            (w * 0.44, h * 0.26),
            (-w * 0.44, h * 0.26),
        ],
        -d / 2,
        d / 2,
        model.colour,
        crease=0.3,
    )


def wrench(m: SolidBuilder, model: Model) -> None:
    """A spanner."""
    w, h, d = model.size
    m = in_hand(m, model, 0.3)
    jaw = [
        (-0.2, 0),
        (0.2, 0),
        (0.2, 0.66),
        (0.5, 0.78),
        (0.42, 1.0),
        (0.2, 0.96),
        (0.18, 0.84),
        (-0.18, 0.84),
        (-0.2, 0.96),
        (-0.42, 1.0),
        (-0.5, 0.78),
        (-0.2, 0.66),
    ]
    prism(m, [(x * w, y * h) for x, y in jaw], -d / 2, d / 2, model.colour, crease=0.3)


def scissors(m: SolidBuilder, model: Model) -> None:
    """Scissors, a little open."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    for s in (-1, 1):
        m.rod(
            [
                (s * w * 0.3 + x * w * 0.17, h * 0.18 + y * h * 0.15, 0, w * 0.045)
                for x, y in arc(0, 0, 1, 1, 0, 360, 12)
            ],
            model.colour,
        )
        m.shape(
            [
                (s * w * 0.2, h * 0.3, 0),
                (s * w * 0.1, h * 0.32, 0),
                (-s * w * 0.16, h, 0),
                (-s * w * 0.04, h * 0.5, 0),
            ],
            STEEL,
            edge=0.8,
        )
    ball(m, (0, h * 0.48, d * 0.5), w * 0.05, DARK, 0.4)


def stick(m: SolidBuilder, model: Model) -> None:
    """A walking stick with its crook; it is held at its upper end."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.94)
    m.rod(
        [
            (0, 0, 0, w * 0.1),
            (0, h * 0.92, 0, w * 0.14),
            *[
                (x * w * 0.4 + w * 0.4, h * 0.92 + y * h * 0.07, 0, w * 0.14)
                for x, y in arc(0, 0, 1, 1, 180, 0, 6)
            ],
            (w * 0.8, h * 0.88, 0, w * 0.14),
        ],
        model.colour,
    )


def fishing_rod(m: SolidBuilder, model: Model) -> None:
    """A fishing rod with its line and float, ahead of who holds it."""
    _, h, d = model.size
    foot, tip = (0.0, h * 0.3, -d * 0.1), (0.0, h, d * 0.5)
    m.tube(foot, tip, 0.016, model.colour, end=0.005)
    ball(m, (0, h * 0.4, d * 0.02), 0.05, IRON)
    m.line([tip, (0, h * 0.4, d * 0.62), (0, -h * 0.1, d * 0.64)], 0.4)
    ball(m, (0, -h * 0.1, d * 0.64), 0.035, (210, 60, 52))


def oar(m: SolidBuilder, model: Model) -> None:
    """An oar: its blade is below."""
    w, h, d = model.size
    m = in_hand(m, model)
    m.tube((0, h * 0.2, 0), (0, h, 0), w * 0.16, model.colour)
    prism(
        m,
        mirrored([(w * 0.4, 0), (w * 0.5, h * 0.1), (w * 0.3, h * 0.25), (w * 0.1, h * 0.3)]),
        -d * 0.2,
        d * 0.2,
        scaled(model.colour, 1.1),
        crease=0,
    )


def bat(m: SolidBuilder, model: Model) -> None:
    """A baseball bat."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.1)
    lathe(
        m,
        [
            (w * 0.3, 0),
            (w * 0.22, h * 0.03),
            (w * 0.2, h * 0.3),
            (w * 0.45, h * 0.7),
            (w * 0.5, h * 0.95),
            (w * 0.3, h),
        ],
        model.colour,
    )


def watering_can(m: SolidBuilder, model: Model) -> None:
    """A watering can; its rose is on its right."""
    w, h, _ = model.size
    r = w * 0.26
    m.tube((r * 0.6, h * 0.16, 0), (w * 0.46, h * 0.76, 0), w * 0.04, model.colour)
    lathe(m, [(w * 0.04, 0), (w * 0.09, h * 0.08)], model.colour, at=(w * 0.46, h * 0.74, 0), cap=DARK)
    m.rod(
        [
            (-r * 0.8 + x * w * 0.24, h * 0.42 + y * h * 0.34, 0, w * 0.025)
            for x, y in arc(0, 0, 1, 1, 60, 280, 9)
        ],
        model.colour,
    )
    lathe(m, [(r * 1.05, 0), (r, h * 0.7)], model.colour, cap=scaled(model.colour, 0.5))


def wheel(m: SolidBuilder, model: Model) -> None:
    """A spoked wheel that stands; it rolls ahead."""
    w, h, _ = model.size
    r = h / 2
    lathe(m, [(r, -w / 2), (r, w / 2)], model.colour, at=(0, r, 0), axis=0, cap=scaled(model.colour, 1.1))
    for s in (-1, 1):
        x = s * w * 0.51
        if m.board.lens.faces(tuple(a * s for a in m.axes[0]), m.at(x, r, 0)):  # type: ignore[arg-type]
            m.shape(
                [(x, r + y, z) for z, y in arc(0, 0, r * 0.8, r * 0.8, 0, 360, 18)], (222, 216, 204), edge=0.6
            )
            for k in range(8):
                (z, y), _ = arc(0, 0, r * 0.8, r * 0.8, 45 * k, 0, 1)
                m.tube((x, r, 0), (x, r + y, z), r * 0.04, model.colour, outline=0.3)
            ball(m, (x, r, 0), r * 0.14, model.colour)


def tyre(m: SolidBuilder, model: Model) -> None:
    """A car tyre that stands."""
    w, h, _ = model.size
    r = h / 2
    lathe(
        m,
        [(r * 0.9, -w / 2), (r, -w * 0.36), (r, w * 0.36), (r * 0.9, w / 2)],
        model.colour,
        at=(0, r, 0),
        axis=0,
    )
    for s in (-1, 1):
        x = s * w * 0.51
        if m.board.lens.faces(tuple(a * s for a in m.axes[0]), m.at(x, r, 0)):  # type: ignore[arg-type]
            m.shape([(x, r + y, z) for z, y in arc(0, 0, r * 0.54, r * 0.54, 0, 360, 18)], STEEL, edge=0.6)
            ball(m, (x, r, 0), r * 0.12, DARK, 0.4)


def chain(m: SolidBuilder, model: Model) -> None:
    """A heap of chain, or a chain that hangs from a hand."""
    w, h, d = model.size
    link = w * 0.09
    if model.held:
        spots = [(0.0, h * (1 - k / 12), 0.0) for k in range(13)]
    else:
        spots = [
            (x, link * 0.5, z)
            for x, z in (
                *arc(0, 0, w * 0.36, d * 0.34, 0, 300, 12),
                *arc(w * 0.1, 0, w * 0.16, d * 0.14, 300, 40, 6),
            )
        ]

    def one(x: float, y: float, z: float, k: int) -> None:
        a, b = (link * 0.8, link * 0.4) if k % 2 else (link * 0.4, link * 0.8)
        m.rod(
            [(x + u * a, y + v * b, z, link * 0.16) for u, v in arc(0, 0, 1, 1, 0, 360, 8)],
            model.colour,
            outline=0.4,
        )

    by_depth(m, [(s, partial(one, *s, k)) for k, s in enumerate(spots)])


def toolbox(m: SolidBuilder, model: Model) -> None:
    """A toolbox with its handle."""
    w, h, d = model.size
    body = h * 0.6
    m.box((0, 0, 0), (w, body, d), model.colour)
    prism(
        m,
        [(-d / 2, body), (d / 2, body), (d * 0.3, h * 0.84), (-d * 0.3, h * 0.84)],
        -w / 2,
        w / 2,
        scaled(model.colour, 1.1),
        axis=0,
    )
    m.rod(
        [
            (-w * 0.24, h * 0.84, 0, 0.012),
            (-w * 0.24, h, 0, 0.012),
            (w * 0.24, h, 0, 0.012),
            (w * 0.24, h * 0.84, 0, 0.012),
        ],
        DARK,
    )
    m.box((0, body * 0.84, d * 0.5), (w * 0.12, body * 0.24, 0.02), WOOD, edge=0.5)


TOOLS: dict[str, Drawer] = {
    "hammer": hammer,
    "shovel": shovel,
    "broom": broom,
    "pitchfork": pitchfork,
    "scythe": scythe,
    "saw": saw,
    "wrench": wrench,
    "scissors": scissors,
    "walking_stick": stick,
    "fishing_rod": fishing_rod,
    "oar": oar,
    "baseball_bat": bat,
    "watering_can": watering_can,
    "wheel": wheel,
    "tyre": tyre,
    "chain": chain,
    "toolbox": toolbox,
}
