"""What stands or hangs in houses and yards: coat racks, blinds, consoles, mowers, lids, bricks."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    IRON,
    PAPER,
    STEEL,
    WHITE,
    WOOD,
    Spot,
    ball,
    disc_at,
    flat,
    lathe,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def coat_rack(m: SolidBuilder, model: Model) -> None:
    """A stand with hooks, a coat on one of them."""
    w, h, d = model.size
    for x, z in ((-0.5, 0.3), (0.5, 0.3), (0, -0.5)):
        m.tube((0, h * 0.14, 0), (x * w * 0.8, 0.02, z * d * 0.8), 0.022, model.colour)
    m.tube((0, h * 0.1, 0), (0, h, 0), 0.028, model.colour)
    ball(m, (0, h, 0), 0.04, model.colour)
    for x, z in ((-0.42, 0.1), (0.42, 0.1), (0.05, 0.4)):
        m.rod(
            [
                (0, h * 0.84, 0, 0.014),
                (x * w, h * 0.86, z * d, 0.014),
                (x * w * 1.1, h * 0.92, z * d * 1.1, 0.018),
            ],
            model.colour,
        )
    prism(
        m,
        [
            (-0.5 * w, h * 0.32),
            (-0.2 * w, h * 0.3),
            (-0.22 * w, h * 0.74),
            (-0.36 * w, h * 0.86),
            (-0.5 * w, h * 0.72),
        ],
        d * 0.02,
        d * 0.24,
        (104, 112, 126),
        crease=0,
    )


def blinds(m: SolidBuilder, model: Model) -> None:
    """Slatted blinds before a window."""
    w, h, d = model.size
    m.box((0, h * 0.95, 0), (w, h * 0.05, d), scaled(model.colour, 0.85))
    count = 15
    for k in range(count):
        y = h * (0.02 + 0.92 * k / count)
        m.face(
            [
                (-w * 0.49, y, d * 0.4),
                (w * 0.49, y, d * 0.4),
                (w * 0.49, y + h * 0.05, -d * 0.3),
                (-w * 0.49, y + h * 0.05, -d * 0.3),
            ],
            scaled(model.colour, 1.0 if k % 2 else 0.92),
            edge=0.4,
        )
    for x in (-0.3, 0.3):
        m.line([(x * w, 0, d * 0.44), (x * w, h * 0.95, d * 0.44)], 0.4)
    m.line([(w * 0.44, h * 0.95, d * 0.5), (w * 0.44, h * 0.3, d * 0.5)], 0.8)


def console(m: SolidBuilder, model: Model) -> None:
    """A control desk: a sloping board of dials, lamps, switches."""
    w, h, d = model.size
    side = [
        (-d / 2, 0),
        (d * 0.3, 0),
        (d * 0.5, h * 0.6),
        (d * 0.5, h * 0.66),
        (-d * 0.2, h * 0.86),
        (-d * 0.3, h),
        (-d / 2, h),
    ]
    prism(m, side, -w / 2, w / 2, model.colour, axis=0)
    if not sees(m, 0, 0.96, 0.28, (0, h * 0.76, d * 0.15)):
        return
    for k in range(4):
        x = w * (-0.36 + 0.24 * k)
        disc_at(m, (x, h * 0.845, -d * 0.12), w * 0.05, PAPER, plane=(0, 2), tall=d * 0.07)
        m.line([(x, h * 0.846, -d * 0.12), (x + w * 0.03, h * 0.846, -d * 0.16)], 0.6)
    for row in range(3):
        for k in range(9):
            x, z = w * (-0.42 + 0.105 * k), d * (0.08 + 0.13 * row)
            y = h * (0.86 - 0.2 * (z / d + 0.2) / 0.7) + h * 0.004
            tint = ((206, 66, 56), (226, 190, 84), (110, 180, 120), (210, 214, 214))[(k * 2 + row) % 4]
            m.face(flat(x - w * 0.03, z - d * 0.03, x + w * 0.03, z + d * 0.03, y), tint, edge=0.35)


def lawnmower(m: SolidBuilder, model: Model) -> None:
    """A lawnmower: its handle slopes back from it."""
    w, h, d = model.size
    for s in (-1, 1):
        m.tube((s * w * 0.36, h * 0.24, -d * 0.02), (s * w * 0.36, h, -d * 0.48), 0.018, STEEL)
    m.tube((-w * 0.38, h, -d * 0.48), (w * 0.38, h, -d * 0.48), 0.026, DARK)
    m.box((0, h * 0.1, d * 0.2), (w * 0.9, h * 0.16, d * 0.52), model.colour)
    lathe(
        m,
        [(w * 0.2, h * 0.26), (w * 0.24, h * 0.3), (w * 0.22, h * 0.42), (w * 0.08, h * 0.46)],
        DARK,
        at=(0, 0, d * 0.2),
    )
    for x in (-0.5, 0.5):
        for z in (0.02, 0.4):
            lathe(
                m,
                [(h * 0.1, -0.03), (h * 0.1, 0.03)],
                IRON,
                at=(x * w, h * 0.1, z * d),
                axis=0,
                cap=STEEL,
                steps=14,
            )


def lid(m: SolidBuilder, model: Model) -> None:
    """A round lid with its knob."""
    w, h, _ = model.size
    lathe(m, [(w * 0.5, 0), (w * 0.5, h * 0.16), (w * 0.3, h * 0.48), (w * 0.08, h * 0.6)], model.colour)
    lathe(m, [(w * 0.04, h * 0.58), (w * 0.09, h * 0.8), (w * 0.07, h * 0.98), (w * 0.02, h)], DARK, steps=12)


def brick(m: SolidBuilder, model: Model) -> None:
    """A brick with its hollow."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if sees(m, 0, 1, 0, (0, h, 0)):
        m.face(
            flat(-w * 0.36, -d * 0.28, w * 0.36, d * 0.28, h * 1.002), scaled(model.colour, 0.78), edge=0.5
        )


def dumbbell(m: SolidBuilder, model: Model) -> None:
    """A weight: a bar with discs."""
    w, h, _ = model.size
    r = h / 2
    m.tube((-w * 0.3, r, 0), (w * 0.3, r, 0), r * 0.24, STEEL)
    for s in (-1, 1):
        lathe(
            m,
            [(r, s * w * 0.28), (r, s * w * 0.42), (r * 0.7, s * w * 0.42), (r * 0.7, s * w * 0.5)],
            model.colour,
            at=(0, r, 0),
            axis=0,
        )


def scales(m: SolidBuilder, model: Model) -> None:
    """A balance: two pans on a beam."""
    w, h, d = model.size
    lathe(
        m,
        [(w * 0.24, 0), (w * 0.22, h * 0.06), (w * 0.04, h * 0.1), (w * 0.03, h * 0.9), (w * 0.05, h * 0.96)],
        model.colour,
    )
    m.rod(
        [(-w * 0.42, h * 0.82, 0, w * 0.02), (0, h * 0.9, 0, w * 0.025), (w * 0.42, h * 0.82, 0, w * 0.02)],
        model.colour,
    )
    for s in (-1, 1):
        for z in (-0.3, 0.3):
            m.line(
                [
                    (s * w * 0.42, h * 0.82, 0),
                    (s * w * 0.34, h * 0.4, z * d),
                    (s * w * 0.42, h * 0.82, 0),
                    (s * w * 0.5, h * 0.4, z * d),
                ],
                0.4,
            )
        lathe(
            m,
            [(w * 0.05, h * 0.32), (w * 0.16, h * 0.4)],
            model.colour,
            at=(s * w * 0.36, 0, 0),
            squash=0.8,
            cap=scaled(model.colour, 0.7),
        )


def round_table(m: SolidBuilder, model: Model) -> None:
    """A small round table or bar stand, laid with a cloth."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r * 0.4, 0), (r * 0.36, h * 0.05), (r * 0.1, h * 0.1), (r * 0.1, h * 0.94)], WOOD)
    lathe(m, [(r * 1.0, h * 0.76), (r, h * 0.98), (r * 0.98, h)], model.colour)


def scaffolding(m: SolidBuilder, model: Model) -> None:
    """Scaffolding: poles, boards on two levels, a brace."""
    w, h, d = model.size
    for x in (-0.5, 0.0, 0.5):
        for z in (-0.5, 0.5):
            m.tube((x * w, 0, z * d), (x * w, h, z * d), 0.03, STEEL)
    for y in (0.34, 0.72):
        m.box((0, h * y, 0), (w * 1.02, 0.05, d * 0.96), model.colour)
        m.tube((-w / 2, h * y + 0.9 * h * 0.25, d / 2), (w / 2, h * y + 0.9 * h * 0.25, d / 2), 0.022, STEEL)
    m.tube((-w / 2, 0, d / 2), (0, h * 0.72, d / 2), 0.022, STEEL)
    m.tube((0, 0, d / 2), (w / 2, h * 0.72, d / 2), 0.022, STEEL)


def _between(a: Spot, b: Spot, share: float) -> Spot:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def cobweb(m: SolidBuilder, model: Model) -> None:
    """A cobweb: spokes and rings of thread, in an upper corner."""
    w, h, _ = model.size
    rays = [(0.5, 0.02), (0.38, 0.26), (0.2, 0.44), (-0.04, 0.52), (-0.3, 0.52), (-0.5, 0.5)]
    corner = (w * 0.5, h, 0.0)
    tips = [(x * w, y * h, 0.0) for x, y in rays]
    for tip in tips:
        m.line([corner, tip], 0.5)
    for share in (0.3, 0.5, 0.7, 0.9):
        m.line([_between(corner, tip, share) for tip in tips], 0.4)
    m.shape([corner, *tips], mix(model.colour, WHITE, 0.5), edge=0)
    for tip in tips:
        m.line([corner, tip], 0.5)
    for share in (0.3, 0.5, 0.7, 0.9):
        m.line([_between(corner, tip, share) for tip in tips], 0.4)


def pool_table(m: SolidBuilder, model: Model) -> None:
    """A pool table with its pockets and a few balls."""
    w, h, d = model.size
    for x in (-0.4, 0.4):
        for z in (-0.42, 0.42):
            m.box((x * w, 0, z * d), (0.14, h * 0.7, 0.14), scaled(model.colour, 0.8))
    m.box((0, h * 0.7, 0), (w, h * 0.3, d), model.colour)
    if sees(m, 0, 1, 0, (0, h, 0)):
        m.face(flat(-w * 0.42, -d * 0.45, w * 0.42, d * 0.45, h * 1.002), (62, 122, 88), edge=0.6)
        for x in (-0.42, 0.42):
            for z in (-0.45, 0.0, 0.45):
                disc_at(m, (x * w, h * 1.004, z * d), 0.06, DARK, plane=(0, 2), edge=0.4)
        for x, z, tint in (
            (0.1, 0.1, (206, 60, 50)),
            (-0.12, 0.2, (230, 190, 70)),
            (0.02, -0.2, (240, 240, 236)),
        ):
            ball(m, (x * w, h + 0.03, z * d), 0.03, tint, 0.5)


def jukebox(m: SolidBuilder, model: Model) -> None:
    """A jukebox, slot machine or arcade machine: an arched front with a window, lights and keys."""
    w, h, d = model.size
    arch = [
        (-0.5, 0),
        (0.5, 0),
        (0.5, 0.7),
        (0.38, 0.9),
        (0.16, 1.0),
        (-0.16, 1.0),
        (-0.38, 0.9),
        (-0.5, 0.7),
    ]
    prism(m, [(x * w, y * h) for x, y in arch], -d / 2, d / 2, model.colour, crease=0)
    if not sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        return
    z = d * 0.502
    m.shape(
        [(x * w * 0.84, h * 0.5 + (y - 0.5) * h * 0.84, z) for x, y in arch if y > 0.5]
        + [(-w * 0.42, h * 0.54, z), (w * 0.42, h * 0.54, z)],
        (238, 206, 128),
        value=1.26,
        convex=True,
    )
    m.face(rect(-w * 0.3, h * 0.58, w * 0.3, h * 0.82, z * 1.004), (92, 112, 130), edge=0.5)
    m.face(rect(-w * 0.4, h * 0.4, w * 0.4, h * 0.5, z), STEEL, edge=0.5)
    for k in range(8):
        x = w * (-0.35 + 0.09 * k)
        m.face(rect(x, h * 0.43, x + w * 0.06, h * 0.47, z * 1.004), PAPER, edge=0.3)
    m.face(rect(-w * 0.36, h * 0.08, w * 0.36, h * 0.36, z), scaled(model.colour, 0.6), edge=0.6)
    for k in range(1, 6):
        m.line(
            [(w * (-0.36 + 0.12 * k), h * 0.08, z * 1.004), (w * (-0.36 + 0.12 * k), h * 0.36, z * 1.004)],
            0.5,
        )


FITTINGS: dict[str, Drawer] = {
    "coat_rack": coat_rack, "blinds": blinds, "console": console, "lawnmower": lawnmower, "lid": lid,
    "brick": brick, "dumbbell": dumbbell, "scales": scales, "round_table": round_table,
    "scaffolding": scaffolding, "cobweb": cobweb, "pool_table": pool_table, "jukebox": jukebox,
}  # fmt: skip
