"""More instruments: accordion, tuba, saxophone, flute, drum kit, organ, and others.

Others are in `shapes/more_music.yaml`.
"""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    PAPER,
    STEEL,
    WHITE,
    by_depth,
    disc_at,
    flat,
    lathe,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def accordion(m: SolidBuilder, model: Model) -> None:
    """An accordion, its bellows a little open, the keys at its right end."""
    w, h, d = model.size
    c = model.colour
    folds = 7
    span = w * 0.44

    def bellows() -> None:
        for k in range(folds):
            x0 = -span / 2 + span * k / folds
            x1, deep = x0 + span / folds, d * (0.46 if k % 2 else 0.42)
            m.box(
                ((x0 + x1) / 2, h * 0.05, 0),
                (span / folds, h * 0.9, deep * 2),
                PAPER if k % 2 else DARK,
                edge=0.5,
            )

    def end(s: float) -> None:
        x = s * (span / 2 + w * 0.14)
        m.box((x, 0, 0), (w * 0.28, h, d), c)
        if sees(m, 0, 0, 1, (x, h / 2, d / 2)):
            z = d * 0.505
            for k in range(4):
                m.line(
                    [(x - w * 0.08, h * (0.3 + 0.13 * k), z), (x + w * 0.08, h * (0.3 + 0.13 * k), z)], 0.7
                )

    by_depth(m, [((0, h / 2, 0), bellows), *(((s * w * 0.36, h / 2, 0), partial(end, s)) for s in (-1, 1))])
    m.box((w * 0.46, h * 0.04, d * 0.5), (w * 0.1, h * 0.92, d * 0.24), WHITE)
    if sees(m, 0, 0, 1, (w * 0.46, h / 2, d * 0.62)):
        for k in range(1, 9):
            y = h * (0.04 + 0.92 * k / 9)
            m.line([(w * 0.41, y, d * 0.622), (w * 0.51, y, d * 0.622)], 0.4)
            if k % 4:
                m.face(rect(w * 0.41, y - h * 0.02, w * 0.47, y + h * 0.02, d * 0.625), DARK, edge=0)


def organ(m: SolidBuilder, model: Model) -> None:
    """A pipe organ: rows of pipes over a case with keys."""
    w, h, d = model.size
    c = model.colour
    low = h * 0.36
    m.box((0, low * 0.9, -d * 0.14), (w, h * 0.1, d * 0.7), scaled(c, 0.8))
    count = 11
    for k in range(count):
        x = w * (-0.44 + 0.88 * k / (count - 1))
        share = 0.62 + 0.34 * abs(k - count // 2) / (count // 2)
        r = w * 0.034
        lathe(
            m,
            [(r * 0.4, low), (r, low + h * 0.08), (r, h * share)],
            (200, 196, 180),
            at=(x, 0, -d * 0.1),
            steps=10,
            cap=DARK,
        )
        m.face(
            rect(x - r * 0.4, low + h * 0.09, x + r * 0.4, low + h * 0.11, -d * 0.1 + r * 1.02), DARK, edge=0
        )
    m.box((0, 0, -d * 0.06), (w * 0.8, low, d * 0.6), c)
    m.box((0, low * 0.78, d * 0.3), (w * 0.5, low * 0.1, d * 0.3), scaled(c, 1.1))
    if sees(m, 0, 1, 0, (0, low * 0.89, d * 0.3)):
        m.face(flat(-w * 0.22, d * 0.26, w * 0.22, d * 0.43, low * 0.885), WHITE, edge=0.4)
        for k in range(1, 16):
            x = w * (-0.22 + 0.44 * k / 16)
            m.line([(x, low * 0.89, d * 0.26), (x, low * 0.89, d * 0.43)], 0.3)
    for s in (-1, 1):
        m.box((s * w * 0.47, 0, -d * 0.1), (w * 0.06, h * 0.98, d * 0.5), scaled(c, 0.9))


def synthesizer(m: SolidBuilder, model: Model) -> None:
    """A keyboard instrument on crossed legs; who plays it sits ahead."""
    w, h, d = model.size
    for s in (-1, 1):
        m.tube((s * w * 0.34, 0, 0), (-s * w * 0.3, h * 0.84, 0), 0.018, STEEL)
    m.box((0, h * 0.86, 0), (w, h * 0.14, d), model.colour)
    if sees(m, 0, 1, 0, (0, h, 0)):
        m.face(flat(-w * 0.47, d * 0.02, w * 0.47, d * 0.46, h * 1.002), WHITE, edge=0.4)
        for k in range(1, 20):
            x = w * (-0.47 + 0.94 * k / 20)
            m.line([(x, h * 1.003, d * 0.02), (x, h * 1.003, d * 0.46)], 0.3)
            if k % 7 not in (3, 0):
                m.face(flat(x - w * 0.012, d * 0.02, x + w * 0.012, d * 0.28, h * 1.005), DARK, edge=0)
        m.face(flat(-w * 0.1, -d * 0.36, w * 0.1, -d * 0.14, h * 1.003), (150, 200, 180), edge=0.4)
        for k in range(5):
            disc_at(
                m, (w * (0.18 + 0.05 * k), h * 1.003, -d * 0.24), w * 0.016, STEEL, plane=(0, 2), edge=0.3
            )


MORE_MUSIC: dict[str, Drawer] = {"accordion": accordion, "organ": organ, "synthesizer": synthesizer}
