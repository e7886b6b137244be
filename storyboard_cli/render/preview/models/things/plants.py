"""Plants that are known by their outline: what takes more than `shapes/plants.yaml` says."""

from __future__ import annotations

import random

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import DARK, LEAF, arc, ball, disc_at
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def palm(m: SolidBuilder, model: Model) -> None:
    """A palm: a bent trunk under long leaves."""
    w, h, _ = model.size
    top = (w * 0.1, h * 0.8, 0.0)
    m.rod([(0, 0, 0, w * 0.06), (-w * 0.03, h * 0.4, 0, w * 0.045), (*top, w * 0.035)], (158, 126, 88))
    for k in range(9):
        y = h * (0.06 + 0.085 * k)
        x = -w * 0.03 * min(1.0, y / (h * 0.4)) + (w * 0.13 * max(0.0, y / h - 0.4) / 0.4)
        m.line([(x - w * 0.04, y, w * 0.03), (x, y - h * 0.01, w * 0.05), (x + w * 0.04, y, w * 0.03)], 0.5)
    ring = sorted(m.ellipse((0, 0, 0), (0, 2), (1, 1), 9), key=lambda p: -m.board.lens.depth(m.at(*p)))
    for k, (x, _, z) in enumerate(ring):
        reach, drop = w * 0.5, h * (0.12 + 0.05 * (k % 3))
        spine = [
            (top[0] + x * reach * t, top[1] + h * 0.22 * t * (1.1 - t) * 2 - drop * t * t, z * reach * t)
            for t in (0, 0.35, 0.7, 1.0)
        ]
        low = [
            (px - z * w * 0.05 * (1 - t), py - h * 0.05 * (1 - t), pz + x * w * 0.05 * (1 - t))
            for (px, py, pz), t in zip(spine, (0.4, 0, 0.2, 1), strict=True)
        ]
        m.shape([*spine, *reversed(low)], scaled(model.colour, 0.8 + 0.07 * (k % 4)), edge=0.6)
    for x in (-0.03, 0.03):
        ball(m, (top[0] + x * w, top[1] - h * 0.01, w * 0.04), w * 0.035, (110, 78, 50), 0.6)


def dead_tree(m: SolidBuilder, model: Model) -> None:
    """A bare tree."""
    w, h, _ = model.size
    hand = random.Random(model.seed)
    c = model.colour
    m.rod(
        [
            (0, 0, 0, w * 0.08),
            (w * 0.02, h * 0.3, 0, w * 0.05),
            (-w * 0.03, h * 0.6, 0, w * 0.035),
            (0, h, 0, w * 0.01),
        ],
        c,
    )
    for k in range(7):
        y, s = h * (0.3 + 0.09 * k), -1 if k % 2 else 1
        x, z = s * w * hand.uniform(0.3, 0.5) * (1.1 - 0.1 * k), w * hand.uniform(-0.3, 0.3)
        up = h * hand.uniform(0.12, 0.24)
        m.rod(
            [(0, y, 0, w * 0.028), (x * 0.6, y + up * 0.5, z * 0.6, w * 0.018), (x, y + up, z, w * 0.006)],
            c,
            outline=0.7,
        )
        m.rod(
            [(x * 0.6, y + up * 0.5, z * 0.6, w * 0.014), (x * 0.8, y + up * 0.3, z, w * 0.005)],
            c,
            outline=0.5,
        )


def sunflower(m: SolidBuilder, model: Model) -> None:
    """A sunflower; it looks ahead."""
    w, h, _ = model.size
    y, r = h - w * 0.5, w * 0.5
    m.rod([(0, 0, 0, w * 0.05), (w * 0.05, h * 0.5, 0, w * 0.045), (0, y, -w * 0.04, w * 0.04)], LEAF)
    for s, t in ((-1, 0.36), (1, 0.54)):
        m.shape(
            [
                (0, h * t, 0),
                (s * w * 0.4, h * (t + 0.07), 0.02),
                (s * w * 0.66, h * (t - 0.02), 0.03),
                (s * w * 0.3, h * (t - 0.03), 0.02),
            ],
            LEAF,
        )
    for k in range(14):
        (x, v), _ = arc(0, 0, 1, 1, k * 360 / 14, 0, 1)
        m.shape(
            [
                (x * r * 0.5 - v * r * 0.14, y + v * r * 0.5 + x * r * 0.14, 0),
                (x * r, y + v * r, 0),
                (x * r * 0.5 + v * r * 0.14, y + v * r * 0.5 - x * r * 0.14, 0),
            ],
            model.colour,
            edge=0.6,
        )
    disc_at(m, (0, y, 0.01), r * 0.56, (104, 72, 44), edge=0.7)
    disc_at(m, (0, y, 0.012), r * 0.3, (78, 54, 36), edge=0)


def wreath(m: SolidBuilder, model: Model) -> None:
    """A wreath with a ribbon; it looks ahead."""
    w, h, d = model.size
    r = min(w, h) * 0.38
    hand = random.Random(model.seed)
    for k in range(18):
        (x, y), _ = arc(0, h / 2, r, r, k * 20, 0, 1)
        ball(
            m,
            (x, y, hand.uniform(-d, d) * 0.2),
            r * hand.uniform(0.24, 0.3),
            scaled(model.colour, hand.uniform(0.85, 1.1)),
            0.6,
        )
    for k in range(5):
        (x, y), _ = arc(0, h / 2, r, r, 40 + k * 72, 0, 1)
        ball(m, (x, y, d * 0.6), r * 0.1, (200, 56, 56), 0.5)
    for s in (-1, 1):
        m.shape(
            [
                (0, h / 2 - r * 0.9, d * 0.7),
                (s * r * 0.5, h / 2 - r * 0.65, d * 0.7),
                (s * r * 0.5, h / 2 - r * 1.2, d * 0.7),
            ],
            (200, 56, 56),
            edge=0.7,
        )


def reeds(m: SolidBuilder, model: Model) -> None:
    """Tall grass, reeds or corn."""
    w, h, d = model.size
    hand = random.Random(model.seed)
    stalks = sorted(
        ((hand.uniform(-0.5, 0.5) * w, hand.uniform(-0.5, 0.5) * d) for _ in range(22)),
        key=lambda p: -m.board.lens.depth(m.at(p[0], 0, p[1])),
    )
    for k, (x, z) in enumerate(stalks):
        top, lean = h * hand.uniform(0.7, 1.0), w * hand.uniform(-0.12, 0.12)
        colour = mix(model.colour, (226, 206, 130), hand.uniform(0, 0.35))
        m.shape(
            [
                (x - 0.012, 0, z),
                (x + 0.012, 0, z),
                (x + lean * 0.5 + 0.012, top * 0.6, z),
                (x + lean, top, z),
                (x + lean * 0.5 - 0.012, top * 0.6, z),
            ],
            colour,
            edge=0.5,
        )
        if k % 4 == 0:
            m.rod(
                [(x + lean, top, z, 0.022), (x + lean, top * 0.9, z, 0.022)],
                mix(DARK, (150, 100, 60), 0.7),
                outline=0.5,
            )


PLANTS: dict[str, Drawer] = {
    "palm": palm,
    "dead_tree": dead_tree,
    "sunflower": sunflower,
    "wreath": wreath,
    "reeds": reeds,
}
