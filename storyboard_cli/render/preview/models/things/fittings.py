"""What stands or hangs in houses and yards: coat racks, blinds, consoles, mowers, lids, bricks.

Others are in `shapes/fittings.yaml`.
"""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    PAPER,
    STEEL,
    WHITE,
    Spot,
    disc_at,
    flat,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


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


FITTINGS: dict[str, Drawer] = {"blinds": blinds, "console": console, "cobweb": cobweb, "jukebox": jukebox}
