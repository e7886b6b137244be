"""Firearms: what takes more than `shapes/firearms.yaml` says."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    WOOD,
    arc,
    lathe,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.solids import SolidBuilder


def cannon(m: SolidBuilder, model: Model) -> None:
    """A cannon on two wheels; it points ahead."""
    w, h, d = model.size
    r = h * 0.4

    def wheel(s: int) -> None:
        lathe(m, [(r, -w * 0.04), (r, w * 0.04)], WOOD, at=(s * w * 0.42, r, 0), axis=0, cap=(120, 88, 58))
        for k in range(8):
            (z, y), _ = arc(0, 0, r, r, k * 45, k * 45, 1)
            m.line([(s * w * 0.47, r, 0), (s * w * 0.47, r + y, z)], 0.9)

    def barrel() -> None:
        m.rod([(0, r, 0, w * 0.08), (0, 0.08, -d * 0.48, w * 0.07)], WOOD)
        lathe(
            m.moved(0, r * 1.35, 0),
            [
                (w * 0.1, -d * 0.34),
                (w * 0.22, -d * 0.28),
                (w * 0.2, d * 0.1),
                (w * 0.15, d * 0.42),
                (w * 0.2, d * 0.46),
                (w * 0.2, d * 0.5),
            ],
            model.colour,
            axis=2,
            cap=DARK,
        )

    near_side = 1 if sees(m, 1, 0, 0) else -1
    wheel(-near_side)
    barrel()
    wheel(near_side)


FIREARMS: dict[str, Drawer] = {"cannon": cannon}
