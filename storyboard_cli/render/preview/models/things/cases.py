"""Bags and cases, and what is carried in pockets."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    STEEL,
    arc,
    ball,
    disc_at,
    laid,
    mirrored,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def ring(m: SolidBuilder, model: Model) -> None:
    """A ring with its stone."""
    w, h, d = model.size
    r = w * 0.42
    m.rod([(x, r * 1.1 + y, 0, r * 0.13) for x, y in arc(0, 0, r, r, 90, 450, 18)], model.colour)
    top = r * 2.05
    prism(
        m,
        mirrored([(w * 0.1, top), (w * 0.26, top + h * 0.14), (w * 0.16, top + h * 0.22)]),
        -d * 0.7,
        d * 0.7,
        (196, 226, 240),
        crease=0.6,
    )


def necklace(m: SolidBuilder, model: Model) -> None:
    """A string of pearls with a stone."""
    w, h, d = model.size
    bead = w * 0.035
    if model.held:
        points = [(x, h + y, 0.0) for x, y in arc(0, 0, w * 0.3, h * 0.9, 180, 360, 18)]
    else:
        points = [(x, bead, z) for x, z in arc(0, 0, w * 0.46, d * 0.46, 100, 440, 24)]
    for p in points:
        ball(m, p, bead, model.colour, 0.5)
    x, y, z = points[len(points) // 2] if model.held else (0.0, bead, d * 0.5)
    ball(m, (x, y - (bead if model.held else 0), z), bead * 2, (190, 50, 70), 0.7)


def glasses(m: SolidBuilder, model: Model) -> None:
    """A pair of spectacles."""
    w, h, d = model.size
    z = d / 2
    for s in (-1, 1):
        m.rod(
            [
                (s * w * 0.48, h * 0.6, z, w * 0.012),
                (s * w * 0.46, h * 0.55, -z * 0.7, w * 0.012),
                (s * w * 0.46, h * 0.2, -z, w * 0.014),
            ],
            model.colour,
            outline=0.4,
        )
        lens_ = [(s * w * 0.27 + x, h * 0.5 + y, z) for x, y in arc(0, 0, w * 0.2, h * 0.46, 0, 360, 16)]
        m.shape(lens_, (200, 220, 226), edge=0)
        m.rod([(*p, w * 0.02) for p in lens_], model.colour, outline=0.4)
        m.line([(s * w * 0.27 - w * 0.06, h * 0.6, z), (s * w * 0.27 + w * 0.02, h * 0.78, z)], 0.5)
    m.rod(
        [(-w * 0.08, h * 0.6, z, w * 0.016), (0, h * 0.68, z, w * 0.016), (w * 0.08, h * 0.6, z, w * 0.016)],
        model.colour,
        outline=0.4,
    )


def case(m: SolidBuilder, model: Model) -> None:
    """A briefcase with two locks; open, its lid stands up."""
    w, h, d = model.size
    body = h * 0.84
    c = model.colour
    if model.pose == "open":
        m.box((0, 0, 0), (w, d, body), c)
        m.face(
            [
                (-w * 0.46, d * 1.02, -body * 0.45),
                (w * 0.46, d * 1.02, -body * 0.45),
                (w * 0.46, d * 1.02, body * 0.45),
                (-w * 0.46, d * 1.02, body * 0.45),
            ],
            scaled(c, 0.5),
            edge=0.5,
        )
        m.box((0, d, -body * 0.5), (w, body * 0.9, d * 0.4), c)
        return
    m.box((0, 0, 0), (w, body, d), c)
    m.rod(
        [
            (-w * 0.14, body, 0, w * 0.018),
            (-w * 0.12, h, 0, w * 0.022),
            (w * 0.12, h, 0, w * 0.022),
            (w * 0.14, body, 0, w * 0.018),
        ],
        DARK,
    )
    for s in (1, -1):
        if sees(m, 0, 0, s, (0, 0, s * d / 2)):
            z = s * d * 0.505
            m.line([(-w / 2, body * 0.72, z), (w / 2, body * 0.72, z)], 0.7)
            for x in (-0.3, 0.3):
                m.face(rect(w * (x - 0.04), body * 0.68, w * (x + 0.04), body * 0.82, z), BRASS, edge=0.5)
            letter_face(
                m, model.text, rect(-w * 0.4, body * 0.1, w * 0.4, body * 0.6, z), on=c, ink=model.ink
            )


def suitcase(m: SolidBuilder, model: Model) -> None:
    """A suitcase with straps and metal corners."""
    w, h, d = model.size
    body, c = h * 0.86, model.colour
    m.box((0, 0, 0), (w, body, d), c)
    for s in (1, -1):
        if sees(m, 0, 0, s, (0, 0, s * d / 2)):
            z = s * d * 0.505
            for x in (-0.28, 0.28):
                m.face(rect(w * x - w * 0.035, 0, w * x + w * 0.035, body, z), scaled(c, 0.6), edge=0.4)
                m.face(
                    rect(w * x - w * 0.045, body * 0.5, w * x + w * 0.045, body * 0.58, z * 1.01),
                    BRASS,
                    edge=0.4,
                )
            for x in (-0.5, 0.5):
                for y in (0.0, 1.0):
                    dy = body * 0.12 * (1 if y == 0 else -1)
                    dx = w * 0.12 * (-1 if x > 0 else 1)
                    m.face(
                        [(w * x, body * y, z), (w * x + dx, body * y, z), (w * x, body * y + dy, z)],
                        scaled(c, 0.6),
                        edge=0.4,
                    )
            m.face(rect(-w * 0.14, body * 0.16, w * 0.12, body * 0.34, z * 1.01), (226, 206, 150), edge=0.4)
            letter_face(
                m,
                model.text,
                rect(-w * 0.22, body * 0.4, w * 0.22, body * 0.9, z * 1.01),
                on=c,
                ink=model.ink,
            )
    m.rod(
        [
            (-w * 0.14, body, 0, w * 0.02),
            (-w * 0.12, h, 0, w * 0.026),
            (w * 0.12, h, 0, w * 0.026),
            (w * 0.14, body, 0, w * 0.02),
        ],
        DARK,
    )


def handbag(m: SolidBuilder, model: Model) -> None:
    """A lady's handbag with a clasp."""
    w, h, d = model.size
    body, c = h * 0.62, model.colour
    m.rod(
        [(x * w * 0.26, body + y * (h - body), 0, w * 0.025) for x, y in arc(0, 0, 1, 1, 0, 180, 9)],
        scaled(c, 0.7),
    )
    prism(m, mirrored([(w * 0.4, 0), (w * 0.5, body * 0.12), (w * 0.42, body)]), -d / 2, d / 2, c, crease=0.3)
    for s in (1, -1):
        if sees(m, 0, 0, s, (0, 0, s * d / 2)):
            z = s * d * 0.51
            m.face(
                [
                    (-w * 0.42, body, z),
                    (w * 0.42, body, z),
                    (w * 0.3, body * 0.5, z),
                    (-w * 0.3, body * 0.5, z),
                ],
                scaled(c, 0.88),
                edge=0.6,
            )
            disc_at(m, (0, body * 0.54, z * 1.02), w * 0.05, BRASS)


def wallet(m: SolidBuilder, model: Model) -> None:
    """A wallet with notes that show."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    m.box((w * 0.04, h * 0.1, 0), (w * 0.9, h * 0.98, d * 0.3), (150, 176, 140), edge=0.5)
    m.box((0, 0, 0), (w, h * 0.92, d), model.colour)
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        m.line(
            [
                (-w * 0.44, h * 0.06, d * 0.51),
                (-w * 0.44, h * 0.86, d * 0.51),
                (w * 0.44, h * 0.86, d * 0.51),
                (w * 0.44, h * 0.06, d * 0.51),
            ],
            0.4,
        )
        disc_at(m, (w * 0.34, h * 0.46, d * 0.52), w * 0.05, STEEL, edge=0.4)


CASES: dict[str, Drawer] = {
    "briefcase": case,
    "suitcase": suitcase,
    "handbag": handbag,
    "wallet": wallet,
    "necklace": necklace,
    "ring": ring,
    "glasses": glasses,
}
