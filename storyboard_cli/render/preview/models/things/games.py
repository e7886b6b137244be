"""Games and pastimes in the open: what takes more than `shapes/games.yaml` says."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    ball,
    rect,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix
from storyboard_cli.render.preview.solids import SolidBuilder


def flag(m: SolidBuilder, model: Model) -> None:
    """A flag that waves from its pole."""
    w, h, _ = model.size
    m.tube((-w / 2, 0, 0), (-w / 2, h, 0), 0.025, (206, 206, 200))
    ball(m, (-w / 2, h, 0), 0.05, (214, 180, 90), 0.5)
    top, low = [], []
    for k in range(9):
        t = k / 8
        wave = 0.04 * h * (1 if k % 4 in (1, 2) else -1) * t
        top.append((w * (t - 0.5), h * 0.96 - t * h * 0.03 + wave, wave))
        low.append((w * (t - 0.5), h * 0.6 - t * h * 0.03 + wave, wave))
    m.shape([*top, *reversed(low)], model.colour)
    for k in (3, 6):
        m.line([top[k], low[k]], 0.5)
    letter_face(
        m, model.text, rect(-w * 0.42, h * 0.64, w * 0.42, h * 0.9, 0), on=model.colour, ink=model.ink
    )


def kite(m: SolidBuilder, model: Model) -> None:
    """A kite with its tail; it lies unless it flies or is held."""
    w, h, _ = model.size
    up = model.held or model.pose == "fly"

    def at(x: float, y: float) -> tuple[float, float, float]:
        return (x * w, y * h, 0.0) if up else (x * w, 0.02 + 0.1 * h * max(0.0, y - 0.3), (0.5 - y) * h)

    a, b, c, e, o = at(0, 1), at(0.5, 0.64), at(0, 0.14), at(-0.5, 0.64), at(0, 0.64)
    for p, q, k in ((a, b, 1.0), (b, c, 0.86), (c, e, 1.0), (e, a, 0.86)):
        m.shape([o, p, q], model.colour if k == 1.0 else mix(model.colour, (250, 220, 110), 0.75), edge=0.6)
    m.line([a, c], 0.9)
    m.line([b, e], 0.9)
    tail = [at(0, 0.14), at(0.14, 0.05), at(-0.06, -0.06), at(0.12, -0.18), at(-0.1, -0.3)]
    m.line(tail, 0.7)
    for x, _y, z in tail[1:]:
        y = _y
        for s in (-1, 1):
            m.shape(
                [
                    (x, y, z),
                    (x + s * w * 0.07, y + 0.02, z + 0.02),
                    (x + s * w * 0.07, y - 0.02 if up else y, z - 0.03),
                ],
                (90, 130, 170),
                edge=0.4,
            )


GAMES: dict[str, Drawer] = {"kite": kite, "flag": flag}
