"""Furniture of rooms, wards and cells, beyond tables and chairs."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.flames import flames
from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    STEEL,
    WHITE,
    WOOD,
    Part,
    arc,
    ball,
    by_depth,
    disc_at,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def armchair(m: SolidBuilder, model: Model) -> None:
    """A padded armchair; who sits in it looks ahead."""
    w, h, d = model.size
    c, seat = model.colour, h * 0.44
    side = [
        (-d / 2, h * 0.1),
        (d * 0.46, h * 0.1),
        (d * 0.46, h * 0.62),
        (d * 0.3, h * 0.68),
        (-d * 0.3, h * 0.7),
    ]
    back = [
        (-d * 0.3, h * 0.1),
        (-d * 0.22, h * 0.96),
        (-d * 0.34, h),
        (-d * 0.46, h * 0.96),
        (-d / 2, h * 0.1),
    ]
    parts: list[Part] = [
        (
            (0, h * 0.7, -d * 0.45),
            partial(prism, m, back, -w * 0.46, w * 0.46, scaled(c, 0.95), axis=0, crease=0.3),
        )
    ]
    parts.append(
        ((0, seat, d * 0.05), partial(m.box, (0, h * 0.1, d * 0.08), (w * 0.68, seat - h * 0.1, d * 0.76), c))
    )
    for s in (-1, 1):
        parts.append(
            (
                (s * w * 0.44, h * 0.4, 0.05),
                partial(
                    prism, m, side, s * w * 0.42 - w * 0.09, s * w * 0.42 + w * 0.09, c, axis=0, crease=0.3
                ),
            )
        )
    for x in (-0.42, 0.42):
        for z in (-0.4, 0.4):
            m.box((x * w, 0, z * d), (0.06, h * 0.1, 0.06), WOOD, edge=0.5)
    by_depth(m, parts)
    if sees(m, 0, 0, 1, (0, h * 0.8, -d * 0.2)):
        for x, y in ((-0.2, 0.8), (0.2, 0.8), (0, 0.66)):
            disc_at(m, (w * x, h * y, -d * 0.225), 0.012, scaled(c, 0.5), edge=0)


def office_chair(m: SolidBuilder, model: Model) -> None:
    """A swivel chair on castors, as pilots and clerks have."""
    w, h, d = model.size
    seat = h * 0.44
    for k in range(5):
        (x, z), _ = arc(0, 0, w * 0.44, w * 0.44, 20 + 72 * k, 0, 1)
        m.tube((0, h * 0.1, 0), (x, 0.05, z), 0.02, DARK)
        ball(m, (x, 0.03, z), 0.03, DARK)
    m.tube((0, h * 0.08, 0), (0, seat, 0), 0.03, STEEL)
    back = partial(
        prism,
        m,
        [
            (-w * 0.38, h * 0.54),
            (w * 0.38, h * 0.54),
            (w * 0.42, h * 0.94),
            (w * 0.3, h),
            (-w * 0.3, h),
            (-w * 0.42, h * 0.94),
        ],
        -d * 0.46,
        -d * 0.36,
        model.colour,
        crease=0.2,
    )
    cushion = partial(m.box, (0, seat, 0), (w * 0.9, 0.08, d * 0.86), model.colour)

    def arm(s: int) -> None:
        m.rod([(s * w * 0.46, seat, 0, 0.018), (s * w * 0.5, h * 0.6, 0, 0.018)], DARK, outline=0.5)
        m.box((s * w * 0.5, h * 0.6, 0.02), (0.05, 0.03, d * 0.5), DARK, edge=0.5)

    by_depth(
        m,
        [
            ((0, h * 0.7, -d * 0.5), back),
            ((0, seat, 0), cushion),
            ((-w * 0.5, seat, 0.1), partial(arm, -1)),
            ((w * 0.5, seat, 0.1), partial(arm, 1)),
        ],
    )


def rocking_chair(m: SolidBuilder, model: Model) -> None:
    """A rocking chair."""
    w, h, d = model.size
    c, seat = model.colour, h * 0.4
    for s in (-1, 1):
        x = s * w * 0.44
        m.rod(
            [(x, h * 0.03 + y * h * 0.08, z * d * 0.56, 0.02) for z, y in arc(0, 1, 1, 1, 205, 335, 8)],
            c,
            outline=0.6,
        )
        m.tube((x, 0.06, d * 0.3), (x, seat * 1.4, d * 0.34), 0.02, c, outline=0.6)
        m.tube((x, 0.06, -d * 0.2), (x, h, -d * 0.42), 0.022, c, outline=0.6)
        m.tube((x, seat * 1.4, d * 0.36), (x, seat * 1.5, -d * 0.28), 0.022, c, outline=0.6)
    for k in range(5):
        x = w * (-0.34 + 0.17 * k)
        m.tube((x, seat, -d * 0.26), (x, h * 0.96, -d * 0.41), 0.012, c, outline=0.4)
    m.tube((-w * 0.46, h * 0.96, -d * 0.41), (w * 0.46, h * 0.96, -d * 0.41), 0.035, c)
    m.box((0, seat, 0.02), (w * 0.9, 0.04, d * 0.66), scaled(c, 1.1))


def fireplace(m: SolidBuilder, model: Model) -> None:
    """A fireplace with its mantel and a fire."""
    w, h, d = model.size
    stone = model.colour
    for s in (-1, 1):
        m.box((s * w * 0.4, 0, 0), (w * 0.2, h * 0.86, d), stone)
    m.box((0, h * 0.62, 0), (w * 0.62, h * 0.24, d), stone)
    m.box((0, h * 0.86, 0), (w * 1.08, h * 0.07, d * 1.2), scaled(stone, 1.08))
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        m.face(rect(-w * 0.3, 0, w * 0.3, h * 0.62, d * 0.1), (46, 40, 40), edge=0.7)
        for x in (-0.1, 0.08):
            m.tube((w * (x - 0.1), 0.06, d * 0.2), (w * (x + 0.12), 0.1, d * 0.26), 0.05, (104, 72, 48))
        m.board.light_lamp(m.at(0, h * 0.2, d * 0.2), 2.2)
        flames(m, w * 0.4, h * 0.44, up=0.06, ahead=d * 0.3)
        for x in (-0.44, -0.36, 0.36, 0.44):
            for y in (0.2, 0.45, 0.7):
                m.line([(w * (x - 0.03), h * y, d * 0.51), (w * (x + 0.03), h * y, d * 0.51)], 0.5)


def bunk_bed(m: SolidBuilder, model: Model) -> None:
    """A bunk bed, along its depth."""
    w, h, d = model.size
    c = model.colour
    for x in (-0.47, 0.47):
        for z in (-0.48, 0.48):
            m.box((x * w, 0, z * d), (0.06, h, 0.06), c, edge=0.6)
    for y in (0.22, 0.66):
        m.box((0, h * y, 0), (w * 0.96, h * 0.05, d * 0.96), c)
        m.box((0, h * (y + 0.05), 0), (w * 0.88, h * 0.07, d * 0.94), (206, 210, 214))
        m.box((0, h * (y + 0.12), -d * 0.38), (w * 0.6, h * 0.04, d * 0.14), WHITE)
        m.box((0, h * (y + 0.08), d * 0.14), (w * 0.92, h * 0.06, d * 0.6), (112, 126, 150))


def crib(m: SolidBuilder, model: Model) -> None:
    """A baby's cot with bars."""
    w, h, d = model.size
    c = model.colour

    def rail(z: float) -> None:
        for k in range(9):
            m.tube((w * (k / 8 - 0.5), h * 0.1, z), (w * (k / 8 - 0.5), h * 0.92, z), 0.012, c, outline=0.4)
        m.tube((-w * 0.5, h * 0.94, z), (w * 0.5, h * 0.94, z), 0.03, c)

    def bed() -> None:
        m.box((0, h * 0.36, 0), (w * 0.94, h * 0.12, d * 0.92), WHITE)
        m.box((w * 0.12, h * 0.46, 0), (w * 0.6, h * 0.06, d * 0.9), (170, 196, 214))
        for s in (-1, 1):
            m.box((s * w * 0.5, 0, 0), (0.05, h, d), c)

    by_depth(
        m,
        [
            ((0, 0.5, -d / 2), partial(rail, -d / 2)),
            ((0, 0.5, 0), bed),
            ((0, 0.5, d / 2), partial(rail, d / 2)),
        ],
    )


def hospital_bed(m: SolidBuilder, model: Model) -> None:
    """A bed on wheels with rails, its head raised; the foot is ahead."""
    w, h, d = model.size
    low = h * 0.5
    for x in (-0.42, 0.42):
        for z in (-0.42, 0.42):
            m.tube((x * w, 0.08, z * d), (x * w, low, z * d), 0.02, STEEL, outline=0.5)
            ball(m, (x * w, 0.06, z * d), 0.06, DARK)
    head = partial(m.box, (0, low * 0.7, -d * 0.49), (w, h * 0.62, 0.05), model.colour)
    foot = partial(m.box, (0, low * 0.7, d * 0.49), (w, h * 0.36, 0.05), model.colour)

    def bed() -> None:
        m.box((0, low, 0.0), (w * 0.92, h * 0.14, d * 0.94), WHITE)
        raised = [(-d * 0.47, low + h * 0.14), (-d * 0.1, low + h * 0.14), (-d * 0.44, low + h * 0.4)]
        prism(m, raised, -w * 0.44, w * 0.44, WHITE, axis=0)
        m.box((0, low + h * 0.12, d * 0.16), (w * 0.96, h * 0.06, d * 0.58), (150, 186, 190))
        for s in (-1, 1):
            m.tube(
                (s * w * 0.48, low + h * 0.3, -d * 0.25),
                (s * w * 0.48, low + h * 0.3, d * 0.15),
                0.014,
                STEEL,
                outline=0.5,
            )

    by_depth(m, [((0, low, -d * 0.5), head), ((0, low, 0), bed), ((0, low, d * 0.5), foot)])


def bar(m: SolidBuilder, model: Model) -> None:
    """A counter with a front of panels and a rail; who serves stands behind."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h * 0.94, d * 0.84), model.colour)
    m.box((0, h * 0.94, 0), (w * 1.03, h * 0.06, d), scaled(model.colour, 0.7))
    if sees(m, 0, 0, 1, (0, 0, d * 0.42)):
        count = max(2, round(w / 0.6))
        for k in range(count):
            x0, x1 = w * (k / count - 0.47), w * ((k + 1) / count - 0.53)
            m.face(rect(x0, h * 0.2, x1, h * 0.84, d * 0.422), scaled(model.colour, 0.88), edge=0.5)
        m.tube((-w / 2, h * 0.14, d * 0.5), (w / 2, h * 0.14, d * 0.5), 0.025, BRASS, outline=0.6)
        letter_face(
            m,
            model.text,
            rect(-w * 0.4, h * 0.3, w * 0.4, h * 0.8, d * 0.425),
            on=model.colour,
            ink=model.ink,
        )


ROOMS: dict[str, Drawer] = {
    "armchair": armchair,
    "office_chair": office_chair,
    "rocking_chair": rocking_chair,
    "fireplace": fireplace,
    "bunk_bed": bunk_bed,
    "crib": crib,
    "hospital_bed": hospital_bed,
    "bar": bar,
}
