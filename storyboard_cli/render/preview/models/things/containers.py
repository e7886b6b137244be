"""What things are kept in."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from storyboard_cli.render.preview.lettering import letter_box, letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    GLASS,
    IRON,
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


_COFFIN = [(-0.3, -0.5), (0.3, -0.5), (0.5, -0.22), (0.34, 0.5), (-0.34, 0.5), (-0.5, -0.22)]


def coffin(m: SolidBuilder, model: Model) -> None:
    """A coffin, its foot ahead."""
    w, h, d = model.size
    prism(m, [(x * w * 0.94, z * d * 0.97) for x, z in _COFFIN], 0, h * 0.74, model.colour, axis=1)
    if model.pose == "open":
        prism(
            m, [(x * w * 0.8, z * d * 0.9) for x, z in _COFFIN], h * 0.735, h * 0.74, (226, 214, 208), axis=1
        )
        return
    lid = scaled(model.colour, 1.08)
    prism(m, [(x * w, z * d) for x, z in _COFFIN], h * 0.74, h * 0.84, lid, axis=1)
    prism(m, [(x * w * 0.72, z * d * 0.84) for x, z in _COFFIN], h * 0.84, h, lid, axis=1)
    y = h * 1.004
    m.face(flat(-w * 0.035, -d * 0.34, w * 0.035, d * 0.2, y), BRASS, edge=0.5)
    m.face(flat(-w * 0.16, -d * 0.2, w * 0.16, -d * 0.13, y * 1.001), BRASS, edge=0.5)
    for s in (-1, 1):
        if sees(m, s, 0, 0.1 * s, (s * w * 0.4, h * 0.4, 0)):
            for z in (-0.1, 0.12, 0.32):
                x = s * w * (0.475 - max(0.0, z + 0.22) * 0.2)
                m.tube(
                    (x, h * 0.45, d * (z - 0.05)), (x, h * 0.45, d * (z + 0.05)), 0.014, BRASS, outline=0.5
                )


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


def barrel(m: SolidBuilder, model: Model) -> None:
    """A barrel with hoops."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m,
        [(r * 0.8, 0), (r * 0.93, h * 0.25), (r, h * 0.5), (r * 0.93, h * 0.75), (r * 0.8, h)],
        model.colour,
        cap=scaled(model.colour, 0.8),
    )
    for k in range(12):
        x, _, z = m.ellipse((0, 0, 0), (0, 2), (1, 1), 12)[k]
        if sees(m, x, 0, z, (x * r, h / 2, z * r)):
            m.line(
                [
                    (x * r * b, h * y, z * r * b)
                    for b, y in ((0.8, 0), (0.94, 0.25), (1.0, 0.5), (0.94, 0.75), (0.8, 1))
                ],
                0.35,
            )
    for y, b in ((0.1, 0.87), (0.34, 0.98), (0.66, 0.98), (0.9, 0.87)):
        lathe(m, [(r * b, h * y - h * 0.025), (r * b, h * y + h * 0.025)], IRON, weight=0.5, ends=False)
    if sees(m, 0, 1, 0, (0, h, 0)):
        disc_at(m, (0, h, 0), r * 0.72, scaled(model.colour, 0.9), plane=(0, 2))


def bucket(m: SolidBuilder, model: Model) -> None:
    """A pail with its handle; full where the words say of what (`text` is not lettered)."""
    w, h, _ = model.size
    r, top = w / 2, h * 0.72
    handle = [(x * r, top + y, 0.0) for x, y in arc(0, 0, 1.0, h * 0.28, 0, 180, 10)]
    lathe(m, [(r * 0.68, 0), (r * 0.98, top * 0.93), (r * 1.03, top * 0.93), (r * 1.03, top)], model.colour,
          cap=scaled(model.colour, 0.5))  # fmt: skip
    m.shape(
        m.ellipse((0, top * 0.985, 0), (0, 2), (r * 0.9, r * 0.9)),
        (226, 226, 220) if model.text else (120, 140, 150),
        edge=0.3,
    )
    m.rod([(*p, w * 0.014) for p in handle], IRON, outline=0.5)


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


def sack(m: SolidBuilder, model: Model) -> None:
    """A tied sack."""
    w, h, d = model.size
    r = w / 2
    lathe(
        m,
        [
            (r * 0.86, 0),
            (r, h * 0.12),
            (r * 0.98, h * 0.42),
            (r * 0.76, h * 0.66),
            (r * 0.3, h * 0.8),
            (r * 0.24, h * 0.84),
            (r * 0.46, h * 0.97),
            (r * 0.36, h),
        ],
        model.colour,
        squash=d / w,
    )
    lathe(m, [(r * 0.3, h * 0.79), (r * 0.3, h * 0.84)], scaled(model.colour, 0.55), weight=0.5, squash=d / w)
    for x in (-0.4, 0.1, 0.5):
        m.line([(x * r * 0.4, h * 0.76, d * 0.2), (x * r, h * 0.52, d * 0.46)], 0.5)
    letter_face(
        m, model.text, rect(-r * 0.7, h * 0.16, r * 0.7, h * 0.5, d * 0.52), on=model.colour, ink=model.ink
    )


def jar(m: SolidBuilder, model: Model) -> None:
    """A jar with a lid and something in it."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m, [(r * 0.94, 0), (r, h * 0.08), (r, h * 0.68), (r * 0.78, h * 0.82)], mix(GLASS, model.colour, 0.25)
    )
    lathe(m, [(r * 0.86, h * 0.06), (r * 0.88, h * 0.5)], model.colour, weight=0.3)
    lathe(m, [(r * 0.84, h * 0.82), (r * 0.84, h)], BRASS)
    letter_face(
        m, model.text, rect(-r * 0.7, h * 0.2, r * 0.7, h * 0.56, r * 1.02), on=model.colour, ink=model.ink
    )


def tin(m: SolidBuilder, model: Model) -> None:
    """A tin can with its label."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r, 0), (r, h)], STEEL, cap=scaled(STEEL, 1.1))
    lathe(m, [(r * 1.01, h * 0.12), (r * 1.01, h * 0.88)], model.colour, weight=0.4, ends=False)
    lathe(m, [(r * 1.0, h * 0.97), (r * 0.98, h)], STEEL, weight=0.5, cap=scaled(STEEL, 1.05))
    if sees(m, 0, 0, 1, (0, 0, r)):
        disc_at(m, (0, h * 0.5, r * 1.02), r * 0.5, (242, 232, 206), edge=0.4)


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


CONTAINERS: dict[str, Drawer] = {
    "trunk": trunk,
    "coffin": coffin,
    "crate": crate,
    "barrel": barrel,
    "bucket": bucket,
    "basket": basket,
    "sack": sack,
    "jar": jar,
    "tin": tin,
    "tin_pyramid": tin_pyramid,
}
