"""Food."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    LEAF,
    WHITE,
    arc,
    ball,
    disc_at,
    flame,
    flat,
    lathe,
    prism,
    sees,
    spun,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def cake(m: SolidBuilder, model: Model) -> None:
    """A layered cake with icing and candles."""
    w, h, _ = model.size
    r, top = w * 0.44, h * 0.62
    lathe(m, [(r * 0.3, 0), (r * 1.14, h * 0.04), (r * 1.14, h * 0.06)], WHITE)
    lathe(m, [(r, h * 0.06), (r, top)], model.colour)
    lathe(m, [(r * 1.01, h * 0.3), (r * 1.01, h * 0.36)], (250, 240, 220), weight=0.3, ends=False)
    lathe(m, [(r * 1.03, top * 0.84), (r * 1.03, top)], (250, 240, 232), weight=0.5)
    for k in range(14):
        x, _, z = m.ellipse((0, 0, 0), (0, 2), (r * 1.02, r * 1.02), 14)[k]
        if sees(m, x, 0.3, z, (x, top, z)):
            ball(m, (x, top * 0.84, z), r * 0.1, (250, 240, 232), 0.4)
    letter_face(m, model.text, flat(-r * 0.7, -r * 0.3, r * 0.7, r * 0.3, top), on=WHITE, ink=model.ink)
    for k in range(5):
        x, _, z = m.ellipse((0, 0, 0), (0, 2), (r * 0.66, r * 0.66), 5)[k]
        m.tube((x, top, z), (x, top + h * 0.24, z), r * 0.035, (120, 160, 200), outline=0.4)
        flame(m, (x, top + h * 0.25, z), h * 0.13)


def bread(m: SolidBuilder, model: Model) -> None:
    """A loaf with cuts in its crust, along its width."""
    w, h, d = model.size
    r = d / 2
    lathe(
        m,
        [
            (r * 0.3, -w / 2),
            (r * 0.8, -w * 0.42),
            (r, -w * 0.2),
            (r, w * 0.2),
            (r * 0.8, w * 0.42),
            (r * 0.3, w / 2),
        ],
        model.colour,
        at=(0, h / 2, 0),
        axis=0,
        squash=d / h,
    )
    for k in range(4):
        x = w * (-0.27 + 0.18 * k)
        cut = [
            (x - w * 0.03, h * 0.78, r * 0.8),
            (x + w * 0.01, h * 1.0, r * 0.1),
            (x + w * 0.07, h * 0.94, -r * 0.5),
            (x + w * 0.02, h * 0.9, r * 0.5),
        ]
        m.shape(cut, mix(model.colour, (250, 230, 180), 0.6), edge=0.4)


def fruit(m: SolidBuilder, model: Model) -> None:
    """An apple with stalk and leaf."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m,
        [
            (r * 0.5, 0),
            (r * 0.85, h * 0.18),
            (r, h * 0.5),
            (r * 0.9, h * 0.75),
            (r * 0.55, h * 0.9),
            (r * 0.15, h * 0.84),
        ],
        model.colour,
    )
    m.tube((0, h * 0.82, 0), (r * 0.12, h * 1.08, 0), r * 0.06, (96, 68, 44), outline=0.4)
    m.shape(
        [(r * 0.1, h * 0.98, 0), (r * 0.5, h * 1.12, 0), (r * 0.85, h * 1.04, 0), (r * 0.45, h * 0.94, 0)],
        LEAF,
        edge=0.5,
    )


def orange(m: SolidBuilder, model: Model) -> None:
    """An orange; several lie as a small heap where there is room for them."""
    w, h, d = model.size
    r = min(w, h, d) / 2
    spots = (
        [(0.0, 0.0)] if w < 3 * r else [(-0.62, -0.2), (0.1, -0.5), (0.66, 0.1), (-0.1, 0.3), (0.36, 0.75)]
    )
    for x, z in spots:
        at = (x * (w / 2 - r), r, z * (d / 2 - r))
        ball(m, at, r, model.colour)
        m.shape(m.ellipse((at[0], r * 1.93, at[2]), (0, 2), (r * 0.14, r * 0.14), 6), (110, 130, 60), edge=0)


def banana(m: SolidBuilder, model: Model) -> None:
    """A banana."""
    w, h, _ = model.size
    points = arc(0, h, w * 0.46, h * 0.8, 200, 340, 7)
    widths = (0.25, 0.75, 1, 1, 1, 0.85, 0.5, 0.22)
    m.rod([(x, y + h * 0.1, 0, h * 0.2 * k) for (x, y), k in zip(points, widths, strict=True)], model.colour)
    ball(m, (*points[-1][:2], 0), h * 0.05, DARK, 0)


def fish_dish(m: SolidBuilder, model: Model) -> None:
    """A fish on a long plate."""
    w, h, d = model.size
    lathe(m, [(w * 0.4, 0), (w * 0.5, h * 0.4)], WHITE, squash=d / w)
    y = h * 0.5
    body = [*arc(-w * 0.04, 0, w * 0.3, d * 0.24, 10, 350, 14)]
    prism(m, [(x, z) for x, z in body], y, h, model.colour, axis=1, crease=0)
    prism(
        m,
        [(w * 0.22, 0), (w * 0.4, d * 0.22), (w * 0.35, 0), (w * 0.4, -d * 0.22)],
        y,
        h * 0.9,
        scaled(model.colour, 0.85),
        axis=1,
    )
    disc_at(m, (-w * 0.25, h * 1.02, d * 0.03), w * 0.02, DARK, plane=(0, 2), edge=0)
    for k in range(3):
        m.line(
            [(w * (-0.12 + 0.1 * k), h * 1.01, -d * 0.15), (w * (-0.09 + 0.1 * k), h * 1.01, d * 0.15)], 0.5
        )
    disc_at(m, (w * 0.05, h * 0.6, d * 0.34), w * 0.07, (240, 214, 90), plane=(0, 2))


def pumpkin(m: SolidBuilder, model: Model) -> None:
    """A pumpkin; its carved face is ahead where it is lit."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m,
        [
            (r * 0.5, 0),
            (r * 0.9, h * 0.14),
            (r, h * 0.42),
            (r * 0.88, h * 0.7),
            (r * 0.45, h * 0.84),
            (r * 0.1, h * 0.8),
        ],
        model.colour,
    )
    for k in range(10):
        x, _, z = m.ellipse((0, 0, 0), (0, 2), (1, 1), 10)[k]
        if sees(m, x, 0.2, z, (x * r, h * 0.5, z * r)):
            m.line(
                [
                    (x * r * b, h * y, z * r * b)
                    for b, y in ((0.55, 0.02), (0.9, 0.15), (1.0, 0.42), (0.88, 0.7), (0.4, 0.84))
                ],
                0.5,
            )
    m.rod(
        [(0, h * 0.8, 0, r * 0.12), (r * 0.06, h * 0.92, 0, r * 0.08), (r * 0.2, h, 0, r * 0.07)],
        (110, 128, 70),
    )
    if model.lit and sees(m, 0, 0, 1, (0, h / 2, r)):
        glow = (255, 214, 110)
        for s in (-1, 1):
            m.shape(
                [
                    (s * r * 0.2, h * 0.5, r),
                    (s * r * 0.55, h * 0.5, r * 0.86),
                    (s * r * 0.36, h * 0.68, r * 0.86),
                ],
                glow,
                value=1.2,
            )
        m.shape(
            [
                (-r * 0.55, h * 0.36, r * 0.86),
                (0, h * 0.2, r),
                (r * 0.55, h * 0.36, r * 0.86),
                (0, h * 0.3, r * 1.02),
            ],
            glow,
            value=1.2,
        )


def cheese(m: SolidBuilder, model: Model) -> None:
    """A wedge of cheese with holes."""
    w, h, d = model.size
    prism(m, [(-w / 2, -d / 2), (w / 2, -d / 2), (-w / 2, d / 2)], 0, h, model.colour, axis=1)
    side = spun(m, 1, 0)
    for t, y in ((0.2, 0.6), (0.5, 0.3), (0.75, 0.66)):
        x, z = -w / 2 + w * t, d / 2 - d * t
        if sees(m, d, 0, w, (x, h / 2, z)):
            disc_at(side, (x, h * y, z + 0.002), h * 0.12, scaled(model.colour, 0.7), edge=0.4)


def hamburger(m: SolidBuilder, model: Model) -> None:
    """A sandwich of a bun and what is in it."""
    w, h, _ = model.size
    r = w / 2
    bun = model.colour
    lathe(m, [(r * 0.8, 0), (r * 0.96, h * 0.1), (r * 0.96, h * 0.24)], bun)
    lathe(m, [(r, h * 0.24), (r, h * 0.42)], (112, 66, 44), weight=0.5)
    lathe(m, [(r * 1.05, h * 0.42), (r * 1.05, h * 0.48)], (120, 164, 80), weight=0.5)
    lathe(m, [(r * 0.98, h * 0.5), (r * 0.94, h * 0.7), (r * 0.66, h * 0.92), (r * 0.2, h)], bun)


FOOD: dict[str, Drawer] = {
    "cake": cake, "bread": bread, "fruit": fruit, "orange": orange, "banana": banana, "fish_dish": fish_dish,
    "pumpkin": pumpkin, "cheese": cheese, "hamburger": hamburger,
}  # fmt: skip
