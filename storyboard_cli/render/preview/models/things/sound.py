"""Telephones, wireless sets, what makes sounds: what takes more than `shapes/sound.yaml` says."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    PAPER,
    Spot,
    arc,
    prism,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.solids import SolidBuilder


def telephone(m: SolidBuilder, model: Model) -> None:
    """An old telephone: dial, receiver on its cradle, a curled cord."""
    w, h, d = model.size
    c = model.colour
    foot = [
        (-d / 2, 0),
        (d / 2, 0),
        (d * 0.46, h * 0.16),
        (d * 0.1, h * 0.62),
        (-d * 0.3, h * 0.66),
        (-d / 2, h * 0.2),
    ]
    m.rod(
        [
            (-w * 0.46 - 0.012 * (k % 2), h * (0.5 - 0.042 * k), d * (0.1 + 0.03 * k), 0.008)
            for k in range(11)
        ],
        c,
        outline=0.4,
    )
    prism(m, foot, -w * 0.4, w * 0.4, c, axis=0, crease=0.4)
    if sees(m, 0, 0.6, 0.8, (0, h * 0.4, d * 0.28)):
        mid = (0.0, h * 0.4, d * 0.29)

        def on(r: float, a: float) -> Spot:
            (x, y), _ = arc(0, 0, r, r, a, a, 1)
            return (mid[0] + x, mid[1] + y * 0.78, mid[2] - y * 0.62 + 0.006)

        m.shape([on(w * 0.24, k * 24) for k in range(15)], PAPER, edge=0.6)
        for k in range(9):
            x, y, z = on(w * 0.17, 20 + k * 34)
            m.shape(
                [(x + a, y + b, z + 0.002) for a, b in arc(0, 0, w * 0.035, w * 0.03, 0, 330, 6)],
                DARK,
                edge=0,
            )
        m.shape([on(w * 0.08, k * 40) for k in range(9)], c, edge=0.4)
    y = h * 0.86
    for s in (-1, 1):
        m.box((s * w * 0.24, h * 0.6, -d * 0.1), (w * 0.06, h * 0.2, d * 0.14), c, edge=0.5)
    m.rod(
        [
            (-w * 0.5, y - h * 0.06, -d * 0.1, h * 0.11),
            (-w * 0.4, y + h * 0.06, -d * 0.1, h * 0.075),
            (w * 0.4, y + h * 0.06, -d * 0.1, h * 0.075),
            (w * 0.5, y - h * 0.06, -d * 0.1, h * 0.11),
        ],
        c,
    )


SOUND: dict[str, Drawer] = {"telephone": telephone}
