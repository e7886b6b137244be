"""Money, jewels, presents, small things of a pocket: what takes more than `shapes/riches.yaml` says."""

from __future__ import annotations

from storyboard_cli.render.preview.geometry import dot, sub
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    PAPER,
    WHITE,
    lathe,
    sees,
    spun,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix
from storyboard_cli.render.preview.solids import SolidBuilder


def money(m: SolidBuilder, model: Model) -> None:
    """Bundles of notes."""
    w, h, d = model.size
    for k, (x, y) in enumerate(((-0.26, 0.0), (0.27, 0.0), (0.0, 0.5))):
        bundle = spun(m.moved(x * w, y * h, 0.02 * (k - 1)), 1, 8 * (k - 1))
        bundle.box((0, 0, 0), (w * 0.46, h * 0.46, d * 0.9), model.colour)
        bundle.box((0, 0, 0), (w * 0.1, h * 0.47, d * 0.91), PAPER, edge=0.4)
        if sees(bundle, 0, 1, 0, (0, h * 0.47, 0)):
            bundle.shape(
                bundle.ellipse((w * 0.13, h * 0.465, 0), (0, 2), (w * 0.06, d * 0.26), 12),
                mix(model.colour, WHITE, 0.4),
                edge=0.4,
            )


def coin(m: SolidBuilder, model: Model) -> None:
    """A coin: it lies flat, or is held up between two fingers, its face to whoever looks."""
    w, h, d = model.size
    r = min(w, d) * 0.48
    if not model.held:
        lathe(m, [(r, 0), (r, max(h * 0.4, 0.003))], model.colour)
        return
    middle = (0.0, 0.02 + r, 0.0)
    sight = sub(m.board.staging.camera.eye, m.at(*middle))
    across = 0 if abs(dot(sight, m.axes[2])) >= abs(dot(sight, m.axes[0])) else 2
    for share in (1.0, 0.74):
        m.face(m.ellipse(middle, (across, 1), (r * share, r * share), 18), model.colour, value=1.0, edge=0.6)


RICHES: dict[str, Drawer] = {"money": money, "coin": coin}
