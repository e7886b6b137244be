"""Devices of every day: remote controls, headphones, switches, printers, fans, engines, levers, discs.

Others are in `shapes/gadgets.yaml`.
"""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    disc_at,
    flat,
    lathe,
    sees,
    upright_or_lying,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def keyboard(m: SolidBuilder, model: Model) -> None:
    """The keyboard of a computer."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if sees(m, 0, 1, 0, (0, h, 0)):
        for row in range(4):
            z = d * (-0.4 + 0.2 * row)
            count = 12 if row < 3 else 5
            for k in range(count):
                x = -w * 0.47 + w * 0.94 * k / count
                m.face(
                    flat(x, z, x + w * 0.94 / count * 0.82, z + d * 0.15, h * 1.05),
                    scaled(model.colour, 1.25),
                    edge=0.25,
                )


def magnifier(m: SolidBuilder, model: Model) -> None:
    """A magnifying glass or lens."""
    w, h, d = model.size
    m = upright_or_lying(m, model.held, h, w, 0.25)
    m.tube((0, 0, 0), (0, h * 0.48, 0), w * 0.1, model.colour)
    r = w / 2
    lathe(m, [(r, -d / 2), (r, d / 2)], BRASS, at=(0, h - r, 0), axis=2)
    for z in (d * 0.52, -d * 0.52):
        if sees(m, 0, 0, 1 if z > 0 else -1, (0, h - r, z)):
            disc_at(m, (0, h - r, z), r * 0.84, (198, 220, 228), edge=0.5)
            m.line([(-r * 0.5, h - r * 0.7, z * 1.1), (-r * 0.2, h - r * 0.45, z * 1.1)], 0.8)


GADGETS: dict[str, Drawer] = {"keyboard": keyboard, "magnifier": magnifier}
