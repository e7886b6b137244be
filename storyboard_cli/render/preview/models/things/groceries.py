"""What is bought and eaten, and where."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    PAPER,
    STEEL,
    WOOD,
    arc,
    ball,
    by_depth,
    disc_at,
    lathe,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def milk(m: SolidBuilder, model: Model) -> None:
    """A carton with a gable top."""
    w, h, d = model.size
    body = h * 0.72
    m.box((0, 0, 0), (w, body, d), model.colour)
    prism(
        m,
        [
            (-d / 2, body),
            (d / 2, body),
            (d * 0.04, h * 0.92),
            (d * 0.04, h),
            (-d * 0.04, h),
            (-d * 0.04, h * 0.92),
        ],
        -w / 2,
        w / 2,
        model.colour,
        axis=0,
    )
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        m.face(rect(-w / 2, 0, w / 2, body * 0.3, d * 0.503), (90, 136, 190), edge=0.4)
        letter_face(
            m,
            model.text or "MILK",
            rect(-w * 0.46, body * 0.34, w * 0.46, body * 0.9, d * 0.503),
            on=model.colour,
            ink=model.ink,
        )


def egg(m: SolidBuilder, model: Model) -> None:
    """Two eggs."""
    w, h, _ = model.size
    for x, k in ((-0.24, 1.0), (0.26, 0.92)):
        r = w * 0.25 * k
        lathe(
            m,
            [
                (r * 0.4, 0),
                (r * 0.85, h * 0.14),
                (r, h * 0.4),
                (r * 0.8, h * 0.72 * k),
                (r * 0.4, h * 0.94 * k),
                (0.001, h * k),
            ],
            model.colour,
            at=(x * w, 0, x * w * 0.3),
        )


def pizza(m: SolidBuilder, model: Model) -> None:
    """A pizza, one slice cut."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r, 0), (r, h * 0.7), (r * 0.9, h)], model.colour, steps=24)
    if sees(m, 0, 1, 0, (0, h, 0)):
        disc_at(m, (0, h, 0), r * 0.86, (236, 190, 84), plane=(0, 2), edge=0.4)
        for x, z in ((-0.4, 0.2), (0.1, 0.45), (0.42, 0.0), (-0.1, -0.1), (0.2, -0.5), (-0.45, -0.4)):
            disc_at(m, (x * r, h * 1.01, z * r), r * 0.14, (186, 62, 48), plane=(0, 2), edge=0.4)
        for k in range(4):
            (x, z), _ = arc(0, 0, r, r, 45 * k + 20, 0, 1)
            m.line([(-x, h * 1.02, -z), (x, h * 1.02, z)], 0.6)


def ice_cream(m: SolidBuilder, model: Model) -> None:
    """A cone of ice cream."""
    w, h, _ = model.size
    lathe(m, [(w * 0.03, 0), (w * 0.36, h * 0.58)], (214, 160, 92))
    for x in (-0.16, 0.0, 0.16):
        m.line([(x * w * 0.3, h * 0.12, w * 0.1), (x * w * 1.6, h * 0.54, w * 0.3)], 0.4)
    ball(m, (0, h * 0.66, 0), w * 0.42, model.colour)
    ball(m, (0, h * 0.86, 0), w * 0.34, mix(model.colour, (240, 226, 190), 0.7))


def vending_machine(m: SolidBuilder, model: Model) -> None:
    """A vending machine with a lit window of rows."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if not sees(m, 0, 0, 1, (0, 0, d / 2)):
        return
    z = d * 0.502
    m.face(rect(-w * 0.2, h * 0.26, w * 0.44, h * 0.86, z), (236, 242, 236), value=1.1, edge=0.7)
    colours: tuple[Rgb, ...] = ((200, 70, 60), (230, 190, 80), (90, 140, 180), (120, 160, 90))
    for row in range(4):
        y = h * (0.29 + 0.145 * row)
        m.line([(-w * 0.2, y, z * 1.002), (w * 0.44, y, z * 1.002)], 0.6)
        for k in range(5):
            x = w * (-0.17 + 0.12 * k)
            m.face(rect(x, y, x + w * 0.08, y + h * 0.09, z * 1.003), colours[(k + row) % 4], edge=0.3)
    m.face(rect(-w * 0.2, h * 0.08, w * 0.44, h * 0.18, z), DARK, edge=0.6)
    m.face(rect(-w * 0.44, h * 0.5, -w * 0.28, h * 0.62, z), STEEL, edge=0.5)
    letter_face(
        m,
        model.text or "DRINKS",
        rect(-w * 0.44, h * 0.88, w * 0.44, h * 0.98, z),
        on=model.colour,
        tallest=0.8,
        ink=model.ink,
    )


def market_stall(m: SolidBuilder, model: Model) -> None:
    """A market stall: fruit in boxes under a striped awning; who buys stands ahead."""
    w, h, d = model.size
    white: Rgb = (240, 234, 222)

    def post(x: float, z: float) -> None:
        m.box((x * w, 0, z * d), (0.06, h * (0.9 if z < 0 else 0.8), 0.06), WOOD, edge=0.5)

    def counter() -> None:
        m.box((0, 0, 0.05 * d), (w * 0.92, h * 0.34, d * 0.6), WOOD)
        for k, c in enumerate(((214, 120, 50), (180, 54, 48), (130, 160, 70), (226, 190, 80))):
            x = w * (-0.34 + 0.225 * k)
            m.box((x, h * 0.34, 0.1 * d), (w * 0.2, h * 0.04, d * 0.4), (186, 150, 100), edge=0.5)
            for i in range(3):
                ball(m, (x + w * 0.055 * (i - 1), h * 0.4, d * (0.1 + 0.05 * (i % 2))), w * 0.036, c, 0.4)

    by_depth(
        m,
        [((x * w, h / 2, z * d), partial(post, x, z)) for x in (-0.47, 0.47) for z in (-0.45, 0.45)]
        + [((0.0, h * 0.3, 0.0), counter)],
    )
    stripes = 10
    for k in range(stripes):
        x0, x1 = w * (k / stripes - 0.5) * 1.06, w * ((k + 1) / stripes - 0.5) * 1.06
        c = model.colour if k % 2 else white
        m.face(
            [
                (x0, h * 0.96, -d * 0.5),
                (x1, h * 0.96, -d * 0.5),
                (x1, h * 0.8, d * 0.62),
                (x0, h * 0.8, d * 0.62),
            ],
            c,
            edge=0.3,
        )
        if sees(m, 0, 0, 1, (0, h * 0.78, d * 0.62)):
            m.face(
                [
                    (x0, h * 0.8, d * 0.62),
                    (x1, h * 0.8, d * 0.62),
                    (x1, h * 0.74, d * 0.62),
                    ((x0 + x1) / 2, h * 0.72, d * 0.62),
                    (x0, h * 0.74, d * 0.62),
                ],
                scaled(c, 0.92),
                edge=0.4,
            )
    if model.text:
        m.face(rect(-w * 0.3, h * 0.1, w * 0.3, h * 0.28, d * 0.36), PAPER, edge=0.5)
        letter_face(
            m, model.text, rect(-w * 0.3, h * 0.1, w * 0.3, h * 0.28, d * 0.365), tallest=0.8, ink=model.ink
        )


GROCERIES: dict[str, Drawer] = {
    "milk": milk,
    "egg": egg,
    "pizza": pizza,
    "ice_cream": ice_cream,
    "vending_machine": vending_machine,
    "market_stall": market_stall,
}
