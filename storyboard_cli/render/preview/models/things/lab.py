"""Laboratory, hospital, study: instruments and curious things."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    GLASS,
    PAPER,
    STEEL,
    WHITE,
    WOOD,
    arc,
    ball,
    disc_at,
    lathe,
    lying,
    prism,
    rect,
    sees,
    spun,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def syringe(m: SolidBuilder, model: Model) -> None:
    """A syringe: its needle points down in the hand."""
    w, h, _ = model.size
    m = m if model.held else lying(m, h, w)
    r = w * 0.36
    m.tube((0, 0, 0), (0, h * 0.3, 0), w * 0.03, STEEL, outline=0.4)
    lathe(
        m, [(r * 0.3, h * 0.26), (r * 0.34, h * 0.31), (r, h * 0.34), (r, h * 0.76)], mix(GLASS, WHITE, 0.4)
    )
    lathe(m, [(r * 0.86, h * 0.35), (r * 0.86, h * 0.56)], model.colour, weight=0.3)
    lathe(m, [(r * 1.8, h * 0.76), (r * 1.8, h * 0.785)], WHITE, weight=0.6)
    m.tube((0, h * 0.78, 0), (0, h * 0.97, 0), r * 0.34, WHITE, outline=0.6)
    lathe(m, [(r * 1.2, h * 0.97), (r * 1.2, h)], WHITE, weight=0.6)
    for k in range(5):
        m.line([(0, h * (0.4 + 0.07 * k), r * 1.02), (r * 0.5, h * (0.4 + 0.07 * k), r * 0.9)], 0.5)


def test_tubes(m: SolidBuilder, model: Model) -> None:
    """Test tubes in their rack."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h * 0.1, d), WOOD)
    liquids: tuple[Rgb, ...] = (model.colour, (90, 150, 190), (196, 90, 110), (226, 190, 80))
    for k, liquid in enumerate(liquids):
        x, r = w * (-0.36 + 0.24 * k), w * 0.07
        lathe(m, [(r * 0.4, h * 0.1), (r, h * 0.18), (r, h)], mix(GLASS, WHITE, 0.5), at=(x, 0, 0), steps=10)
        lathe(
            m,
            [(r * 0.4, h * 0.11), (r * 0.9, h * 0.18), (r * 0.9, h * (0.5 + 0.07 * (k % 3)))],
            liquid,
            at=(x, 0, 0),
            steps=10,
            weight=0.3,
        )
    m.box((0, h * 0.62, d * 0.3), (w, h * 0.07, d * 0.3), WOOD)
    for s in (-1, 1):
        m.box((s * w * 0.48, h * 0.1, d * 0.3), (w * 0.05, h * 0.54, d * 0.3), WOOD, edge=0.5)


def flask(m: SolidBuilder, model: Model) -> None:
    """A chemist's flask, half full."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m,
        [
            (r, 0),
            (r, h * 0.06),
            (r * 0.3, h * 0.68),
            (r * 0.3, h * 0.94),
            (r * 0.38, h * 0.94),
            (r * 0.38, h),
        ],
        mix(GLASS, WHITE, 0.4),
    )
    lathe(m, [(r * 0.96, h * 0.02), (r * 0.96, h * 0.06), (r * 0.62, h * 0.4)], model.colour, weight=0.3)
    for x, y in ((-0.2, 0.16), (0.1, 0.26), (0.26, 0.12)):
        disc_at(m, (x * r, y * h, r * 0.8), r * 0.08, mix(model.colour, WHITE, 0.6), edge=0.3)


def microscope(m: SolidBuilder, model: Model) -> None:
    """A microscope; who looks into it is ahead."""
    w, h, d = model.size
    c = model.colour
    m.box((0, 0, -d * 0.06), (w * 0.9, h * 0.07, d * 0.86), c)
    m.rod(
        [
            (0, h * 0.07, -d * 0.34, w * 0.14),
            (0, h * 0.4, -d * 0.46, w * 0.12),
            (0, h * 0.7, -d * 0.3, w * 0.12),
        ],
        c,
    )
    m.box((0, h * 0.3, -d * 0.02), (w * 0.7, h * 0.04, d * 0.5), DARK)
    tube = spun(m.moved(0, h * 0.4, -d * 0.06), 0, 18)
    lathe(
        tube,
        [
            (w * 0.07, 0),
            (w * 0.1, h * 0.08),
            (w * 0.16, h * 0.1),
            (w * 0.16, h * 0.44),
            (w * 0.11, h * 0.46),
            (w * 0.11, h * 0.6),
        ],
        mix(c, WHITE, 0.4),
        cap=DARK,
    )
    for s in (-1, 1):
        lathe(
            m,
            [(w * 0.1, -w * 0.06), (w * 0.1, w * 0.06)],
            BRASS,
            at=(s * w * 0.2, h * 0.42, -d * 0.42),
            axis=0,
            steps=12,
        )


def telescope(m: SolidBuilder, model: Model) -> None:
    """A telescope on three legs that looks up ahead."""
    w, h, d = model.size
    top = h * 0.68
    for x, z in ((-0.5, 0.3), (0.5, 0.3), (0, -0.6)):
        m.tube((x * w, 0, z * d * 0.7), (0, top, 0), 0.022, WOOD)
    tube = spun(m.moved(0, top + 0.06, 0), 0, 65)
    n = h * 0.34
    lathe(
        tube,
        [
            (0.03, -n * 1.3),
            (0.03, -n * 0.9),
            (0.05, -n * 0.9),
            (0.05, n * 0.2),
            (0.075, n * 0.2),
            (0.075, n * 1.3),
        ],
        model.colour,
        cap=(120, 150, 170),
    )


def binoculars(m: SolidBuilder, model: Model) -> None:
    """Binoculars that look ahead."""
    w, h, d = model.size
    for s in (-1, 1):
        lathe(
            m,
            [(w * 0.13, -d * 0.5), (w * 0.16, -d * 0.1), (w * 0.24, d * 0.1), (w * 0.24, d * 0.5)],
            model.colour,
            at=(s * w * 0.26, h * 0.5, 0),
            axis=2,
            cap=(110, 140, 160),
        )
    m.box((0, h * 0.34, -d * 0.1), (w * 0.24, h * 0.3, d * 0.4), scaled(model.colour, 0.8))


def globe(m: SolidBuilder, model: Model) -> None:
    """A globe on its stand."""
    w, h, _ = model.size
    r = w * 0.42
    y = h - r * 1.1
    lathe(m, [(w * 0.3, 0), (w * 0.26, h * 0.05), (w * 0.05, h * 0.1), (w * 0.05, y - r)], WOOD)
    m.rod([(x * r * 1.14, y + v * r * 1.14, 0, w * 0.025) for x, v in arc(0, 0, 1, 1, 110, 290, 10)], BRASS)
    ball(m, (0, y, 0), r, model.colour)
    if sees(m, 0, 0, 1, (0, y, r)):
        land: Rgb = (168, 176, 104)
        for points in (
            ((-0.5, 0.6), (-0.1, 0.66), (0.0, 0.3), (-0.3, 0.1), (-0.6, 0.3)),
            ((-0.2, 0.0), (0.1, -0.1), (-0.02, -0.6), (-0.24, -0.4)),
            ((0.3, 0.6), (0.7, 0.36), (0.6, -0.2), (0.36, 0.0)),
        ):
            m.shape(
                [
                    (x * r, y + v * r, r * (1 - x * x - v * v) ** 0.5 if x * x + v * v < 1 else 0.1)
                    for x, v in points
                ],
                land,
                edge=0.5,
            )


def skull(m: SolidBuilder, model: Model) -> None:
    """A skull; it looks ahead."""
    w, h, d = model.size
    bone = model.colour
    m.rod([(0, h * 0.62, -d * 0.14, w * 0.46), (0, h * 0.6, d * 0.08, w * 0.44)], bone)
    prism(
        m,
        [(-w * 0.26, 0), (w * 0.26, 0), (w * 0.34, h * 0.4), (-w * 0.34, h * 0.4)],
        d * 0.04,
        d * 0.4,
        bone,
        crease=0,
    )
    if sees(m, 0, 0, 1, (0, h * 0.5, d * 0.5)):
        for s in (-1, 1):
            m.shape(
                [
                    (s * w * 0.2 + x, h * 0.5 + y, d * 0.47)
                    for x, y in arc(0, 0, w * 0.14, h * 0.12, 0, 340, 12)
                ],
                (44, 38, 36),
                edge=0.6,
            )
        m.shape(
            [(0, h * 0.4, d * 0.48), (-w * 0.07, h * 0.27, d * 0.48), (w * 0.07, h * 0.27, d * 0.48)],
            (44, 38, 36),
            edge=0.4,
        )
        m.line([(-w * 0.22, h * 0.14, d * 0.41), (w * 0.22, h * 0.14, d * 0.41)], 0.8)
        for k in range(-3, 4):
            m.line([(w * 0.065 * k, h * 0.05, d * 0.41), (w * 0.065 * k, h * 0.22, d * 0.41)], 0.6)


def crystal_ball(m: SolidBuilder, model: Model) -> None:
    """A crystal ball on its foot."""
    w, h, _ = model.size
    r = w * 0.46
    lathe(m, [(w * 0.36, 0), (w * 0.22, h * 0.1), (w * 0.3, h * 0.2)], BRASS)
    ball(m, (0, h - r, 0), r, model.colour)
    m.rod(
        [(-r * 0.3, h - r * 0.6, r * 0.8, r * 0.14), (-r * 0.36, h - r * 0.75, r * 0.8, r * 0.1)],
        WHITE,
        outline=0,
    )
    m.line([(x * r * 0.6, h - r * 1.1 + y * r * 0.4, r * 0.8) for x, y in arc(0, 0, 1, 1, 200, 330, 8)], 0.6)


def hourglass(m: SolidBuilder, model: Model) -> None:
    """An hourglass, its sand running."""
    w, h, _ = model.size
    r = w * 0.36
    m.box((0, 0, 0), (w, h * 0.08, w), WOOD)
    lathe(
        m,
        [(r, h * 0.08), (r, h * 0.24), (r * 0.12, h * 0.5), (r, h * 0.76), (r, h * 0.92)],
        mix(GLASS, WHITE, 0.4),
    )
    lathe(m, [(r * 0.9, h * 0.09), (r * 0.7, h * 0.18), (0.002, h * 0.3)], model.colour, weight=0.3)
    lathe(m, [(r * 0.14, h * 0.5), (r * 0.74, h * 0.66)], model.colour, weight=0.3)
    m.box((0, h * 0.92, 0), (w, h * 0.08, w), WOOD)
    for s in (-1, 1):
        m.tube(
            (s * w * 0.42, h * 0.08, w * 0.3), (s * w * 0.42, h * 0.92, w * 0.3), w * 0.035, WOOD, outline=0.6
        )


def pill_bottle(m: SolidBuilder, model: Model) -> None:
    """A medicine bottle with its label."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r, 0), (r, h * 0.74)], model.colour)
    lathe(m, [(r * 1.02, h * 0.14), (r * 1.02, h * 0.6)], PAPER, weight=0.4, ends=False)
    lathe(m, [(r * 1.04, h * 0.76), (r * 1.04, h)], WHITE)
    if not letter_face(m, model.text, rect(-r * 0.8, h * 0.18, r * 0.8, h * 0.56, r * 1.04), ink=model.ink):
        for k in range(3):
            m.line(
                [(-r * 0.5, h * (0.28 + 0.1 * k), r * 0.95), (r * 0.5, h * (0.28 + 0.1 * k), r * 0.95)], 0.6
            )


LAB: dict[str, Drawer] = {
    "syringe": syringe,
    "test_tubes": test_tubes,
    "flask": flask,
    "microscope": microscope,
    "telescope": telescope,
    "binoculars": binoculars,
    "globe": globe,
    "skull": skull,
    "crystal_ball": crystal_ball,
    "hourglass": hourglass,
    "pill_bottle": pill_bottle,
}
