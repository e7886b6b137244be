"""What is bought and eaten, and where: what takes more than `shapes/groceries.yaml` says."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    PAPER,
    STEEL,
    WOOD,
    ball,
    by_depth,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


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


GROCERIES: dict[str, Drawer] = {"vending_machine": vending_machine, "market_stall": market_stall}
