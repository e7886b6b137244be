"""Money, jewels, presents, small things of a pocket."""

from __future__ import annotations

from storyboard_cli.render.preview.geometry import dot, sub
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    PAPER,
    WHITE,
    ball,
    lathe,
    lying,
    prism,
    rect,
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


def diamond(m: SolidBuilder, model: Model) -> None:
    """A cut stone."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(0.001, 0), (r, h * 0.62), (r * 0.6, h)], model.colour, steps=8)
    for k in range(8):
        x, _, z = m.ellipse((0, 0, 0), (0, 2), (r, r), 8)[k]
        if sees(m, x, 0, z, (x, h / 2, z)):
            m.line([(0, 0, 0), (x, h * 0.62, z), (x * 0.6, h, z * 0.6)], 0.5)


def gold_bar(m: SolidBuilder, model: Model) -> None:
    """Bars of gold."""
    w, h, d = model.size
    bar = [(-0.5, 0), (0.5, 0), (0.38, 1), (-0.38, 1)]
    for x, y in ((-0.26, 0.0), (0.26, 0.0), (0.0, 0.5)):
        prism(m, [(x * w + u * w * 0.46, y * h + v * h * 0.48) for u, v in bar], -d / 2, d / 2, model.colour)


def gift(m: SolidBuilder, model: Model) -> None:
    """A present with its ribbon and bow."""
    w, h, d = model.size
    body, red = h * 0.82, (206, 64, 60)
    m.box((0, 0, 0), (w, body, d), model.colour)
    for s in (1, -1):
        if sees(m, 0, 0, s, (0, 0, s * d / 2)):
            m.face(rect(-w * 0.07, 0, w * 0.07, body, s * d * 0.503), red, edge=0.5)
        if sees(m, s, 0, 0, (s * w / 2, 0, 0)):
            x = s * w * 0.503
            m.face(
                [(x, 0, -d * 0.07), (x, 0, d * 0.07), (x, body, d * 0.07), (x, body, -d * 0.07)],
                red,
                edge=0.5,
            )
    if sees(m, 0, 1, 0, (0, body, 0)):
        for a, b in ((w * 0.07, d / 2), (w / 2, d * 0.07)):
            m.face(
                [(-a, body * 1.002, -b), (a, body * 1.002, -b), (a, body * 1.002, b), (-a, body * 1.002, b)],
                red,
                edge=0.4,
            )
    for s in (-1, 1):
        m.rod(
            [
                (0, body, 0, w * 0.04),
                (s * w * 0.2, h, 0, w * 0.06),
                (s * w * 0.24, body * 1.04, 0, w * 0.04),
                (0, body, 0, w * 0.03),
            ],
            red,
            outline=0.6,
        )


def cigarette(m: SolidBuilder, model: Model) -> None:
    """A cigarette that smokes."""
    w, h, _ = model.size
    m = m if model.held else lying(m, h, w)
    m.tube((0, 0, 0), (0, h * 0.28, 0), w * 0.45, (214, 160, 90), outline=0.6)
    m.tube((0, h * 0.28, 0), (0, h * 0.94, 0), w * 0.45, WHITE, outline=0.6)
    m.tube((0, h * 0.94, 0), (0, h, 0), w * 0.45, (230, 110, 60), outline=0.5)


def bone(m: SolidBuilder, model: Model) -> None:
    """A bone."""
    w, h, _ = model.size
    m = m if model.held else lying(m, h, w)
    m.tube((0, h * 0.1, 0), (0, h * 0.9, 0), w * 0.24, model.colour)
    for y in (0.08, 0.92):
        for s in (-1, 1):
            ball(m, (s * w * 0.26, h * y, 0), w * 0.28, model.colour)


RICHES: dict[str, Drawer] = {
    "money": money,
    "coin": coin,
    "diamond": diamond,
    "gold_bar": gold_bar,
    "gift": gift,
    "cigarette": cigarette,
    "bone": bone,
}
