"""Doors, windows, fences and ways up: what takes more than `shapes/openings.yaml` says."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    GLASS,
    IRON,
    ball,
    by_depth,
    disc_at,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def door(m: SolidBuilder, model: Model) -> None:
    """A door in its frame; open, it stands inwards."""
    w, h, d = model.size
    frame = scaled(model.colour, 0.72)
    for x in (-0.47, 0.47):
        m.box((x * w, 0, 0), (w * 0.07, h, d), frame)
    m.box((0, h * 0.95, 0), (w, h * 0.05, d), frame)
    side = 1.0 if sees(m, 0, 0, 1) else -1.0
    if model.pose == "open":
        m.face(rect(-w * 0.43, 0, w * 0.43, h * 0.95, -side * d * 0.4), (58, 58, 66), edge=0.4)
        m.face(
            [
                (-w * 0.43, 0, 0),
                (-w * 0.1, 0.0, -side * w * 0.78),
                (-w * 0.1, h * 0.94, -side * w * 0.78),
                (-w * 0.43, h * 0.95, 0),
            ],
            model.colour,
        )
        return
    z = side * d * 0.2
    m.face(rect(-w * 0.435, 0, w * 0.435, h * 0.95, z), model.colour)
    for x0, x1 in ((-0.34, -0.05), (0.05, 0.34)):
        for y0, y1 in ((0.08, 0.42), (0.52, 0.88)):
            m.face(rect(w * x0, h * y0, w * x1, h * y1, z * 1.05), scaled(model.colour, 0.9), edge=0.5)
    ball(m, (-w * 0.37, h * 0.47, z * 1.4), w * 0.035, BRASS, 0.6)
    if model.text:
        m.face(rect(-w * 0.26, h * 0.68, w * 0.26, h * 0.8, z * 1.2), (236, 230, 214), edge=0.5)
        letter_face(
            m, model.text, rect(-w * 0.26, h * 0.68, w * 0.26, h * 0.8, z * 1.25), tallest=0.6, ink=model.ink
        )


def window(m: SolidBuilder, model: Model) -> None:
    """A window of four panes with a sill; open, its wings stand out."""
    w, h, d = model.size
    z = d * 0.2 if sees(m, 0, 0, 1) else -d * 0.2
    m.face(rect(-w / 2, 0, w / 2, h, z), model.colour)
    pane = (250, 226, 150) if model.lit else GLASS
    for x0, x1 in ((-0.44, -0.03), (0.03, 0.44)):
        for y0, y1 in ((0.07, 0.5), (0.56, 0.93)):
            m.face(
                rect(w * x0, h * y0, w * x1, h * y1, z * 1.02),
                (70, 76, 88) if model.pose == "open" else pane,
                edge=0.5,
            )
            if model.pose != "open":
                m.line(
                    [
                        (w * (x0 + 0.08), h * (y0 + 0.1), z * 1.05),
                        (w * (x0 + 0.2), h * (y0 + 0.26), z * 1.05),
                    ],
                    0.4,
                )
    if model.pose == "open":
        for s in (-1, 1):
            out = z * 2 + (w * 0.4 if z > 0 else -w * 0.4)
            m.face(
                [
                    (s * w * 0.46, h * 0.04, z),
                    (s * w * 0.66, h * 0.04, out),
                    (s * w * 0.66, h * 0.96, out),
                    (s * w * 0.46, h * 0.96, z),
                ],
                GLASS,
                edge=0.9,
            )
    m.box((0, -h * 0.04, 0), (w * 1.1, h * 0.05, d), scaled(model.colour, 0.9))


def fence(m: SolidBuilder, model: Model) -> None:
    """A picket fence."""
    w, h, d = model.size
    for y in (0.28, 0.7):
        m.box((0, h * y, -d * 0.1), (w, h * 0.08, d * 0.4), scaled(model.colour, 0.85), edge=0.5)
    count = max(4, round(w / 0.24))
    for k in range(count):
        x = w * ((k + 0.5) / count - 0.5)
        half = w / count * 0.32
        m.shape(
            [
                (x - half, 0, d * 0.2),
                (x + half, 0, d * 0.2),
                (x + half, h * 0.86, d * 0.2),
                (x, h, d * 0.2),
                (x - half, h * 0.86, d * 0.2),
            ],
            model.colour,
            edge=0.6,
        )


def gate(m: SolidBuilder, model: Model) -> None:
    """An iron gate of two wings between stone posts."""
    w, h, d = model.size
    post = (168, 162, 150)
    parts = []
    for s in (-1, 1):
        parts.append(((s * w * 0.46, h / 2, 0.0), partial(_gate_post, m, s * w * 0.46, w * 0.09, h, d, post)))
        parts.append(((s * w * 0.22, h / 2, 0.0), partial(_wing, m, s, w * 0.41, h * 0.84, model)))
    by_depth(m, parts)
    if model.text:
        m.face(rect(-w * 0.2, h * 0.86, w * 0.2, h * 0.99, 0), IRON, edge=0.6)
        letter_face(
            m,
            model.text,
            rect(-w * 0.2, h * 0.86, w * 0.2, h * 0.99, 0.01),
            on=IRON,
            tallest=0.6,
            ink=model.ink,
        )


def _gate_post(
    m: SolidBuilder, x: float, w: float, h: float, d: float, colour: tuple[float, float, float]
) -> None:
    m.box((x, 0, 0), (w, h * 0.92, d), colour)
    m.box((x, h * 0.92, 0), (w * 1.3, h * 0.04, d * 1.3), scaled(colour, 0.9))
    ball(m, (x, h * 0.98, 0), w * 0.42, colour)


def _wing(m: SolidBuilder, s: int, w: float, h: float, model: Model) -> None:
    swing = -w * 0.8 if model.pose == "open" else 0.0
    span = 0.4 if model.pose == "open" else 1.0
    for k in range(7):
        t = k / 6
        x, z = s * w * (1 - t * span), swing * t
        tall = h * (0.86 + 0.14 * t)
        m.tube((x, 0.05, z), (x, tall, z), 0.02, model.colour, outline=0.4)
        ball(m, (x, tall, z), 0.035, model.colour, 0.3)
    for y in (0.08, 0.5, 0.82):
        m.tube((s * w, h * y, 0), (s * w * (1 - span), h * y, swing), 0.022, model.colour, outline=0.4)


def railing(m: SolidBuilder, model: Model) -> None:
    """A railing of bars under a handrail."""
    w, h, _ = model.size
    count = max(5, round(w / 0.16))
    for k in range(count + 1):
        x = w * (k / count - 0.5)
        thick = 0.026 if k % 6 == 0 else 0.011
        m.tube((x, 0, 0), (x, h * 0.96, 0), thick, model.colour, outline=0.4)
    m.tube((-w / 2, h * 0.1, 0), (w / 2, h * 0.1, 0), 0.016, model.colour, outline=0.4)
    m.tube((-w * 0.51, h * 0.97, 0), (w * 0.51, h * 0.97, 0), 0.032, model.colour)


def ladder(m: SolidBuilder, model: Model) -> None:
    """A ladder that leans back."""
    w, h, d = model.size

    def at(x: float, t: float) -> tuple[float, float, float]:
        return (x * w * (1 - 0.12 * t), h * t, d * (0.5 - t))

    for k in range(1, max(6, round(h / 0.3))):
        t = k / max(6, round(h / 0.3))
        m.tube(at(-0.5, t), at(0.5, t), 0.018, scaled(model.colour, 0.9), outline=0.6)
    for x in (-0.5, 0.5):
        m.tube(at(x, 0), at(x, 1), 0.03, model.colour)


def stairs(m: SolidBuilder, model: Model) -> None:
    """A flight of stairs that goes up away from who stands ahead, with a handrail."""
    w, h, d = model.size
    count = max(4, round(h / 0.2))
    order = range(count) if sees(m, 0, 0, -1, (0, 0, -d / 2)) else range(count - 1, -1, -1)
    for k in order:
        run = d / count
        m.box((0, 0, d / 2 - run * (k + 0.5)), (w, h * (k + 1) / count, run), model.colour, edge=0.6)
    for x in (-w / 2, w / 2):
        for t in (0.02, 0.5, 0.98):
            m.tube((x, h * t, d * (0.5 - t)), (x, h * t + 0.9, d * (0.5 - t)), 0.02, IRON, outline=0.4)
        m.tube((x, 0.95, d / 2), (x, h + 0.85, -d / 2), 0.03, scaled(model.colour, 0.6))


def curtain(m: SolidBuilder, model: Model) -> None:
    """A pair of curtains on a rod."""
    w, h, d = model.size
    m.tube((-w * 0.54, h * 0.97, 0), (w * 0.54, h * 0.97, 0), 0.02, BRASS)
    inner = 0.2 if model.pose == "open" else 0.02
    for s in (-1, 1):
        foot: list[tuple[float, float]] = []
        for k in range(7):
            t = k / 6
            foot.append((s * w * (0.5 - (0.5 - inner) * t), d * (0.3 if k % 2 else -0.1)))
        m.shape(
            [(s * w * 0.5, h * 0.95, 0), *[(x, 0.0, z) for x, z in foot], (s * w * inner, h * 0.95, 0)],
            model.colour,
        )
        for x, z in foot[1:-1]:
            m.line([(x, h * 0.93, 0), (x, h * 0.03, z)], 0.5)
    for k in range(9):
        disc_at(m, (w * (-0.5 + 0.125 * k), h * 0.965, 0.01), 0.02, BRASS, edge=0.3)


OPENINGS: dict[str, Drawer] = {
    "door": door,
    "window": window,
    "fence": fence,
    "gate": gate,
    "railing": railing,
    "ladder": ladder,
    "stairs": stairs,
    "curtain": curtain,
}
