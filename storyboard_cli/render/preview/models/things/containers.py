"""What things are kept in: what takes more than `shapes/containers.yaml` says."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from storyboard_cli.render.preview.lettering import letter_box, letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    STEEL,
    arc,
    disc_at,
    flat,
    lathe,
    prism,
    rect,
    sees,
    wall,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def trunk(m: SolidBuilder, model: Model) -> None:
    """A trunk or chest with a rounded lid, bands and a lock; its lid stands up where it is open."""
    w, h, d = model.size
    body = h * 0.6
    m.box((0, 0, 0), (w, body, d), model.colour)
    lid = [(d / 2, 0), *arc(0, 0, d / 2, h - body, 0, 180, 8), (-d / 2, 0)]
    if model.pose == "open":
        m.face(
            flat(-w * 0.46, -d * 0.44, w * 0.46, d * 0.44, body + 0.002), scaled(model.colour, 0.35), edge=0.6
        )
        up = [(-d / 2 - y * 0.9, body + (z + d / 2) * 0.9) for z, y in lid]
        prism(m, up, -w / 2, w / 2, scaled(model.colour, 0.92), axis=0, crease=0)
    else:
        prism(
            m, [(z, body + y) for z, y in lid], -w / 2, w / 2, scaled(model.colour, 1.04), axis=0, crease=0.25
        )
    strap = scaled(model.colour, 0.55)
    for x in (-0.36, 0.36):
        for s in (-1, 1):
            if sees(m, 0, 0, s, (0, 0, s * d / 2)):
                m.face(rect(w * (x - 0.035), 0, w * (x + 0.035), body, s * d * 0.503), strap, edge=0.4)
        if model.pose != "open":
            _band(
                m,
                [(z * 1.01, body + y * 1.01) for z, y in lid[1:-1]],
                w * (x - 0.035),
                w * (x + 0.035),
                strap,
            )
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        z = d * 0.512
        m.face(rect(-w * 0.06, body * 0.68, w * 0.06, body * 1.06, z), BRASS, edge=0.6)
        disc_at(m, (0, body * 0.84, z * 1.01), w * 0.015, DARK, edge=0)
        letter_face(
            m, model.text, rect(-w * 0.3, body * 0.1, w * 0.3, body * 0.6, z), on=model.colour, ink=model.ink
        )
    for s in (-1, 1):
        if sees(m, s, 0, 0, (s * w / 2, 0, 0)):
            x = s * w * 0.52
            m.rod(
                [
                    (x, body * 0.7, -d * 0.14, 0.012),
                    (x * 1.04, body * 0.56, 0, 0.012),
                    (x, body * 0.7, d * 0.14, 0.012),
                ],
                strap,
                outline=0.5,
            )


def _band(m: SolidBuilder, line: Sequence[tuple[float, float]], x0: float, x1: float, colour: Rgb) -> None:
    """A strap over a rounded lid, along (ahead, up) points."""
    for (z0, y0), (z1, y1) in pairwise(line):
        if sees(m, 0, z0 - z1, y1 - y0, (x0, (y0 + y1) / 2, (z0 + z1) / 2)):
            m.face([(x0, y0, z0), (x1, y0, z0), (x1, y1, z1), (x0, y1, z1)], colour, edge=0)
    for x in (x0, x1):
        m.line([(x, y, z) for z, y in line if sees(m, 0, y, z, (x, y, z))], 0.5)


def crate(m: SolidBuilder, model: Model) -> None:
    """A crate of boards with a frame and a slanting brace."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    frame = scaled(model.colour, 0.82)
    t = min(w, h) * 0.12
    for s in (-1, 1):
        if sees(m, 0, 0, s, (0, 0, s * d / 2)):
            z = s * d * 0.505
            for k in (1, 2, 3):
                m.line([(-w / 2, h * k / 4, z), (w / 2, h * k / 4, z)], 0.4)
            m.face(
                [
                    (-w / 2 + t, t, z),
                    (-w / 2 + t * 2, t, z),
                    (w / 2 - t, h - t, z),
                    (w / 2 - t * 2, h - t, z),
                ],
                frame,
                edge=0.5,
            )
            for piece in (
                rect(-w / 2, 0, w / 2, t, z),
                rect(-w / 2, h - t, w / 2, h, z),
                rect(-w / 2, t, -w / 2 + t, h - t, z),
                rect(w / 2 - t, t, w / 2, h - t, z),
            ):
                m.face(piece, frame, edge=0.5)
        if sees(m, s, 0, 0, (s * w / 2, 0, 0)):
            x = s * w * 0.505
            for k in (1, 2, 3):
                m.line([(x, h * k / 4, -d / 2), (x, h * k / 4, d / 2)], 0.4)
            for piece in (
                wall(-d / 2, 0, d / 2, t, x),
                wall(-d / 2, h - t, d / 2, h, x),
                wall(-d / 2, t, -d / 2 + t, h - t, x),
                wall(d / 2 - t, t, d / 2, h - t, x),
            ):
                m.face(piece, frame, edge=0.5)
    letter_box(m, (w * 1.02, h, d * 1.02), model.text, model.colour)


def basket(m: SolidBuilder, model: Model) -> None:
    """A wicker basket with a high handle."""
    w, h, d = model.size
    r, top = w / 2, h * 0.56
    handle = [(x * r * 0.96, top * 0.9 + y, 0.0) for x, y in arc(0, 0, 1.0, h - top, 0, 180, 10)]
    lathe(
        m,
        [(r * 0.74, 0), (r * 0.9, top * 0.5), (r, top * 0.9), (r * 1.05, top * 0.9), (r * 1.05, top)],
        model.colour,
        cap=scaled(model.colour, 0.5),
        squash=d / w,
    )
    for row in range(4):
        y, k = top * (0.14 + 0.22 * row), 0.78 + 0.055 * row
        ring = m.ellipse((0, y, 0), (0, 2), (r * k, d / 2 * k), 24)
        for i in range(row % 2, 24, 2):
            x, _, z = ring[i]
            if sees(m, x, 0, z, ring[i]):
                m.line([ring[i], ring[(i + 1) % 24]], 0.7)
    m.rod([(*p, w * 0.03) for p in handle], model.colour, outline=0.6)


def tin_pyramid(m: SolidBuilder, model: Model) -> None:
    """Tins piled up to a point."""
    w, h, d = model.size
    rows = 4
    tall, across = h / rows, w / rows
    hand = random.Random(model.seed)
    for row in range(rows):
        for k in range(rows - row):
            x = (k - (rows - row - 1) / 2) * across
            colour = (
                model.colour if (k + row) % 2 else mix(model.colour, (230, 200, 90), hand.uniform(0.5, 0.8))
            )
            r = min(d, across) * 0.46
            lathe(m, [(r, 0), (r, tall * 0.98)], STEEL, at=(x, row * tall, 0), steps=10)
            lathe(
                m,
                [(r, tall * 0.14), (r, tall * 0.84)],
                colour,
                at=(x, row * tall, 0),
                weight=0.3,
                steps=10,
                ends=False,
            )


CONTAINERS: dict[str, Drawer] = {"trunk": trunk, "crate": crate, "basket": basket, "tin_pyramid": tin_pyramid}
