"""Instruments: what takes more than `shapes/music.yaml` says."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    PAPER,
    STEEL,
    WHITE,
    arc,
    ball,
    by_depth,
    flat,
    laid,
    lathe,
    mirrored,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def _keys(m: SolidBuilder, w: float, z0: float, z1: float, y: float) -> None:
    """A keyboard, seen from above."""
    if not sees(m, 0, 1, 0, (0, y, z0)):
        return
    m.face(flat(-w / 2, z0, w / 2, z1, y), WHITE, value=1.1, edge=0.5)
    count = 16
    for k in range(1, count):
        x = -w / 2 + w * k / count
        m.line([(x, y, z0), (x, y, z1)], 0.25)
        if k % 7 not in (3, 0):
            half = w / count * 0.28
            m.face(flat(x - half, z0, x + half, z0 + (z1 - z0) * 0.6, y * 1.001), DARK, edge=0)


def piano(m: SolidBuilder, model: Model) -> None:
    """An upright piano; who plays it sits ahead."""
    w, h, d = model.size
    back, shelf = d * 0.55, h * 0.56
    body = partial(m.box, (0, 0, -d * 0.22), (w, h, back), model.colour)

    def front() -> None:
        for x in (-0.46, 0.46):
            m.box((x * w, 0, d * 0.42), (0.07, shelf, 0.07), scaled(model.colour, 0.85))
        m.box((0, shelf - 0.03, d * 0.27), (w, 0.09, d * 0.42), model.colour)
        _keys(m, w * 0.88, d * 0.1, d * 0.46, shelf + 0.062)
        if sees(m, 0, 0, 1, (0, h, 0.06 * d)):
            z = d * 0.058
            m.face(rect(-w * 0.42, shelf * 1.2, w * 0.42, h * 0.94, z), scaled(model.colour, 1.16), edge=0.4)
            for x in (-0.12, 0.12):
                m.face(
                    rect(w * x - w * 0.1, shelf * 1.24, w * x + w * 0.1, h * 0.92, z * 1.2), PAPER, edge=0.5
                )
                for k in range(4):
                    y = shelf * 1.32 + (h * 0.9 - shelf * 1.32) * k / 4
                    m.line([(w * (x - 0.08), y, z * 1.3), (w * (x + 0.08), y, z * 1.3)], 0.3)
            m.line(
                [
                    (-w * 0.44, shelf * 0.9, z),
                    (-w * 0.44, 0.1, z),
                    (w * 0.44, 0.1, z),
                    (w * 0.44, shelf * 0.9, z),
                ],
                0.4,
            )

    by_depth(m, [((0, h / 2, -d * 0.5), body), ((0, h / 2, d * 0.5), front)])


_GRAND = [(-0.5, 0.5), (0.5, 0.5), (0.5, 0.12), *arc(0.22, 0.12, 0.28, 0.3, 0, -80, 5), (0.1, -0.32),
          *arc(-0.18, -0.3, 0.27, 0.2, -10, -170, 6), (-0.5, -0.2)]  # fmt: skip


def grand_piano(m: SolidBuilder, model: Model) -> None:
    """A grand piano with its lid up; who plays it sits ahead, who listens is on its right."""
    w, h, d = model.size
    low, top = h * 0.42, h * 0.62
    for x, z in ((-0.4, 0.38), (0.4, 0.38), (-0.2, -0.38)):
        lathe(
            m,
            [(0.05, 0), (0.04, 0.06), (0.05, 0.1), (0.07, low)],
            model.colour,
            at=(x * w, 0, z * d),
            steps=8,
        )
    m.box((-0.02 * w, 0.06, 0.3 * d), (w * 0.1, low, 0.04), scaled(model.colour, 0.8))
    outline = [(x * w, z * d) for x, z in _GRAND]
    prism(m, outline, low, top, model.colour, axis=1, crease=0, front=(196, 150, 84))
    m.box((0, low * 1.02, d * 0.47), (w * 0.98, (top - low) * 0.5, d * 0.16), scaled(model.colour, 0.9))
    _keys(m, w * 0.86, d * 0.4, d * 0.53, low * 1.02 + (top - low) * 0.51)
    for k in range(7):
        x = w * (-0.38 + 0.11 * k)
        m.line([(x, top, d * 0.3), (x * 0.8, top, -d * (0.38 - 0.05 * k))], 0.25)
    rise, run = h * 0.46, w * 0.62
    lid = [(-w / 2 + (x + 0.5) * run, top + 0.01 + (x + 0.5) * rise, z * d) for x, z in _GRAND if z < 0.3]
    lid = [(-w / 2, top, d * 0.3), (-w / 2 + run, top + rise, d * 0.3), *lid]
    m.tube((w * 0.36, top, -d * 0.02), (w * 0.1, top + rise * 0.92, -d * 0.02), 0.014, DARK)
    m.shape(lid, scaled(model.colour, 1.0 if sees(m, -rise, run, 0, (0, top, 0)) else 1.3))


_VIOLIN = mirrored([(0.2, 0.0), (0.42, 0.06), (0.5, 0.2), (0.42, 0.32), (0.3, 0.42), (0.3, 0.48), (0.4, 0.58),
                    (0.38, 0.7), (0.22, 0.8), (0.1, 0.82)])  # fmt: skip


def violin(m: SolidBuilder, model: Model) -> None:
    """A violin with its bow; lies on its back unless it is held."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    body = h * 0.62
    prism(m, [(x * w, y * body) for x, y in _VIOLIN], -d * 0.4, d * 0.3, model.colour, crease=0)
    m.box((0, body * 0.45, d * 0.38), (w * 0.16, h * 0.42, d * 0.1), DARK, edge=0.4)
    m.box((0, body, d * 0.1), (w * 0.13, h * 0.32, d * 0.25), scaled(model.colour, 0.75), edge=0.5)
    ball(m, (0, h * 0.97, d * 0.1), w * 0.1, scaled(model.colour, 0.7), 0.6)
    for x in (-1, 1):
        m.tube((x * w * 0.05, h * 0.88, d * 0.1), (x * w * 0.2, h * 0.9, d * 0.1), 0.006, DARK, outline=0.3)
        m.line([(x * w * 0.2, body * 0.5, d * 0.32), (x * w * 0.17, body * 0.36, d * 0.32),
                (x * w * 0.25, body * 0.24, d * 0.32)], 0.8)  # fmt: skip
    m.box((0, body * 0.28, d * 0.34), (w * 0.3, 0.008, d * 0.3), (222, 190, 140), edge=0.4)
    m.box((0, 0, d * 0.34), (w * 0.14, body * 0.2, d * 0.1), DARK, edge=0.4)
    m.tube((-w * 0.8, h * 0.05, d), (w * 0.75, h * 0.8, d), 0.005, (120, 70, 40), outline=0.5)
    m.line([(-w * 0.74, h * 0.03, d * 1.3), (w * 0.78, h * 0.77, d * 1.3)], 0.4)


def drum(m: SolidBuilder, model: Model) -> None:
    """A drum with cords round it and two sticks on it."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r, 0), (r, h * 0.94)], model.colour, cap=PAPER)
    for y in (0.0, h * 0.82):
        lathe(m, [(r * 1.04, y), (r * 1.04, y + h * 0.14)], BRASS, cap=PAPER, weight=0.6, ends=y > 0)
    ring = m.ellipse((0, 0, 0), (0, 2), (r * 1.02, r * 1.02), 16)
    for k in range(16):
        (x0, _, z0), (x1, _, z1) = ring[k], ring[(k + 1) % 16]
        if sees(m, x0 + x1, 0, z0 + z1, ((x0 + x1) / 2, h / 2, (z0 + z1) / 2)):
            a, b = (h * 0.16, h * 0.8) if k % 2 else (h * 0.8, h * 0.16)
            m.line([(x0, a, z0), (x1, b, z1)], 1.0)
    top = h * 0.97
    for s in (-1, 1):
        m.tube(
            (s * r * 0.9, top + 0.03, r * 0.8),
            (-s * r * 0.1, top + 0.02, -r * 0.3),
            w * 0.016,
            (214, 178, 120),
        )
        ball(m, (-s * r * 0.1, top + 0.02, -r * 0.3), w * 0.035, (214, 178, 120), 0.5)


def trumpet(m: SolidBuilder, model: Model) -> None:
    """A trumpet that points ahead."""
    _, h, d = model.size
    y, r = (h * 0.5 if model.held else h * 0.4), h * 0.045
    metal = model.colour
    m.rod([(0, y, -d * 0.5, r * 1.6), (0, y, -d * 0.46, r), (0, y, d * 0.1, r)], metal, outline=0.6)
    low = y - h * 0.36
    m.rod(
        [
            (0, y, d * 0.16, r),
            (0, y - h * 0.06, d * 0.24, r),
            (0, low + h * 0.06, d * 0.24, r),
            (0, low, d * 0.16, r),
            (0, low, -d * 0.2, r),
            (0, low + h * 0.1, -d * 0.27, r),
            (0, y, -d * 0.2, r),
        ],
        metal,
        outline=0.6,
    )
    for k in range(3):
        z = d * (-0.06 + 0.07 * k)
        m.tube((0, low - h * 0.06, z), (0, y + h * 0.12, z), r * 1.4, metal, outline=0.6)
        m.tube((0, y + h * 0.12, z), (0, y + h * 0.26, z), r * 0.6, STEEL, outline=0.4)
    lathe(
        m,
        [(r, d * 0.08), (r * 1.3, d * 0.24), (r * 2.4, d * 0.4), (h * 0.42, d * 0.5)],
        metal,
        at=(0, y, 0),
        axis=2,
        cap=scaled(metal, 0.5),
    )


MUSIC: dict[str, Drawer] = {
    "piano": piano,
    "grand_piano": grand_piano,
    "violin": violin,
    "drum": drum,
    "trumpet": trumpet,
}
