"""What tells the time or a measure, and what hangs on walls in a frame.

Others are in `shapes/dials.yaml`.
"""

from __future__ import annotations

import math
import re

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.faces import on_face, sketched_head
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    GLASS,
    PAPER,
    STEEL,
    Spot,
    disc_at,
    laid,
    lathe,
    mirrored,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_TIME = re.compile(r"\b(\d{1,2})[:.h](\d{2})\b")


def _hands(text: str) -> tuple[float, float]:
    """Hours and minutes to show: those of the words (`11:58`), else ten past ten."""
    found = _TIME.search(text)
    return (float(found[1]) % 12, float(found[2])) if found else (10.0, 10.0)


def _dial(m: SolidBuilder, x: float, y: float, z: float, r: float, text: str, face: Rgb = PAPER) -> None:
    """A clock's face that looks ahead, with twelve strokes and two hands."""
    disc_at(m, (x, y, z), r, face, edge=0.8)

    def at(turn: float, far: float) -> Spot:
        angle = math.tau * turn
        return (x - math.sin(angle) * far * r, y + math.cos(angle) * far * r, z * 1.001)

    for k in range(12):
        m.line([at(k / 12, 0.78), at(k / 12, 0.92)], 1.1 if k % 3 == 0 else 0.6)
    hours, minutes = _hands(text)
    m.line([at(0, 0), at((hours + minutes / 60) / 12, 0.5)], 1.9)
    m.line([at(0, 0), at(minutes / 60, 0.76)], 1.3)
    disc_at(m, (x, y, z * 1.002), r * 0.06, DARK, edge=0)


def clock(m: SolidBuilder, model: Model) -> None:
    """A round clock; it looks ahead."""
    w, h, d = model.size
    r = min(w, h) / 2
    lathe(
        m,
        [(r, -d / 2), (r, d * 0.3), (r * 0.92, d / 2)],
        model.colour,
        at=(0, h / 2, 0),
        axis=2,
        steps=26,
        cap=scaled(model.colour, 0.9),
    )
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        _dial(m, 0, h / 2, d * 0.52, r * 0.86, model.text)


def alarm_clock(m: SolidBuilder, model: Model) -> None:
    """An alarm clock with two bells."""
    w, h, d = model.size
    r, y = w * 0.44, w * 0.5
    for s in (-1, 1):
        m.tube((s * r * 0.5, y - r * 0.8, 0), (s * r * 0.8, 0, 0), w * 0.05, STEEL)
        lathe(
            m,
            [(r * 0.36, 0), (r * 0.3, r * 0.2), (r * 0.05, r * 0.3)],
            BRASS,
            at=(s * r * 0.5, y + r * 0.86, 0),
        )
    m.rod(
        [(-r * 0.2, y + r, 0, w * 0.03), (0, h, 0, w * 0.03), (r * 0.2, y + r, 0, w * 0.03)],
        STEEL,
        outline=0.6,
    )
    lathe(m, [(r, -d / 2), (r, d / 2)], model.colour, at=(0, y, 0), axis=2, steps=24)
    if sees(m, 0, 0, 1, (0, y, d / 2)):
        _dial(m, 0, y, d * 0.52, r * 0.86, model.text)


def grandfather_clock(m: SolidBuilder, model: Model) -> None:
    """A tall case clock: hood with its dial, trunk with the pendulum behind glass, base."""
    w, h, d = model.size
    wood = model.colour
    m.box((0, 0, 0), (w, h * 0.2, d), wood)
    m.box((0, h * 0.2, 0), (w * 0.72, h * 0.5, d * 0.8), wood)
    m.box((0, h * 0.68, 0), (w * 0.96, h * 0.03, d), scaled(wood, 0.85))
    m.box((0, h * 0.71, 0), (w * 0.9, h * 0.2, d * 0.94), wood)
    top = mirrored([(w * 0.5, h * 0.91), (w * 0.5, h * 0.94), (w * 0.3, h * 0.95), (w * 0.12, h)])
    prism(m, top, -d / 2, d / 2, scaled(wood, 0.9), crease=0.3)
    if not sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        return
    z = d * 0.402
    m.face(rect(-w * 0.25, h * 0.24, w * 0.25, h * 0.66, z), scaled(wood, 0.45), edge=0.7)
    m.line([(0, h * 0.66, z * 1.01), (w * 0.05, h * 0.36, z * 1.01)], 1.0)
    disc_at(m, (w * 0.06, h * 0.335, z * 1.02), w * 0.11, BRASS, edge=0.6)
    for x in (-0.16, 0.18):
        m.line([(w * x, h * 0.66, z * 1.01), (w * x, h * 0.52, z * 1.01)], 0.5)
        m.face(rect(w * x - w * 0.03, h * 0.44, w * x + w * 0.03, h * 0.52, z * 1.02), BRASS, edge=0.4)
    m.face(rect(-w * 0.2, h * 0.04, w * 0.2, h * 0.16, d * 0.502), scaled(wood, 0.88), edge=0.5)
    _dial(m, 0, h * 0.81, d * 0.475, w * 0.36, model.text)


def watch(m: SolidBuilder, model: Model) -> None:
    """A wrist watch; it lies unless it is held up."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    strap = scaled(model.colour, 0.9)
    prism(
        m,
        [
            (-w * 0.24, 0),
            (w * 0.24, 0),
            (w * 0.3, h * 0.36),
            (w * 0.3, h * 0.64),
            (w * 0.24, h),
            (-w * 0.24, h),
            (-w * 0.3, h * 0.64),
            (-w * 0.3, h * 0.36),
        ],
        -d * 0.3,
        d * 0.1,
        strap,
        crease=0.2,
    )
    m.tube((-w * 0.5, h / 2, 0), (-w * 0.58, h / 2, 0), w * 0.05, BRASS)
    lathe(
        m, [(w * 0.5, 0), (w * 0.5, d * 0.5), (w * 0.45, d * 0.6)], BRASS, at=(0, h / 2, 0), axis=2, steps=22
    )
    if sees(m, 0, 0, 1, (0, h / 2, d)):
        _dial(m, 0, h / 2, d * 0.62, w * 0.42, model.text)


def pocket_watch(m: SolidBuilder, model: Model) -> None:
    """A pocket watch on its chain."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    r = w / 2
    m.rod(
        [
            (0, r * 2.1, 0, r * 0.07),
            (r * 0.3, h * 0.8, 0, r * 0.05),
            (-r * 0.2, h * 0.9, 0, r * 0.05),
            (r * 0.4, h, 0, r * 0.05),
        ],
        BRASS,
        outline=0.4,
    )
    lathe(m, [(r, -d / 2), (r, d / 2)], model.colour, at=(0, r, 0), axis=2, steps=22)
    m.tube((0, r * 1.95, 0), (0, r * 2.2, 0), r * 0.14, BRASS)
    if sees(m, 0, 0, 1, (0, r, d / 2)):
        _dial(m, 0, r, d * 0.52, r * 0.86, model.text)


def gauge(m: SolidBuilder, model: Model) -> None:
    """A dial in a panel: a speedometer, a pressure gauge. Its words are lettered on it."""
    w, h, d = model.size
    m.box((0, 0, -d * 0.1), (w, h, d * 0.8), model.colour)
    if not sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        return
    r, y, z = min(w, h) * 0.44, h * 0.5, d * 0.35
    disc_at(m, (0, y, z), r * 1.06, STEEL, edge=0.8)
    disc_at(m, (0, y, z * 1.01), r, (34, 36, 42), edge=0.5)

    def at(share: float, far: float) -> Spot:
        angle = math.radians(225 - 270 * share)
        return (-math.cos(angle) * far * r, y + math.sin(angle) * far * r, z * 1.02)

    for k in range(11):
        a, b, half = at(k / 10, 0.76), at(k / 10, 0.92), r * 0.014
        m.face(
            [
                (a[0] - half, a[1], a[2]),
                (b[0] - half, b[1], b[2]),
                (b[0] + half, b[1] + half, b[2]),
                (a[0] + half, a[1] + half, a[2]),
            ],
            (214, 70, 58) if k > 7 else PAPER,
            edge=0,
        )
    for k in range(1, 10, 2):
        x, yy, _ = at(k / 10, 0.58)
        letter_face(
            m,
            str(k * 20),
            rect(x - r * 0.15, yy - r * 0.08, x + r * 0.15, yy + r * 0.08, z * 1.02),
            on=DARK,
            margin=0,
            tallest=0.9,
            least_px=4,
        )
    number = re.search(r"\d+", model.text)
    share = min(1.0, int(number[0]) / 200) if number else 0.72
    tip, left, right = at(share, 0.84), at(share - 0.3, 0.06), at(share + 0.3, 0.06)
    m.face([left, tip, right], (226, 66, 52), value=1.1, edge=0.3)
    disc_at(m, (0, y, z * 1.03), r * 0.1, DARK, edge=0.4)
    label = model.text or "MPH"
    letter_face(
        m,
        label,
        rect(-r * 0.4, y - r * 0.88, r * 0.4, y - r * 0.62, z * 1.02),
        on=DARK,
        margin=0,
        tallest=0.9,
    )


def _frame(m: SolidBuilder, model: Model, broad: float) -> list[Spot]:
    """A frame; what is left for the picture."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    z, b = d * 0.505, broad * min(w, h)
    if sees(m, 0, 0, 1, (0, h / 2, z)):
        m.face(
            rect(-w / 2 + b * 0.4, b * 0.4, w / 2 - b * 0.4, h - b * 0.4, z),
            scaled(model.colour, 0.82),
            edge=0.4,
        )
    return [
        (w / 2 - b, b, z * 1.01),
        (-w / 2 + b, b, z * 1.01),
        (-w / 2 + b, h - b, z * 1.01),
        (w / 2 - b, h - b, z * 1.01),
    ]


def painting(m: SolidBuilder, model: Model) -> None:
    """A painting in its frame: hills and a tree, or somebody where it stands upright."""
    w, h, _ = model.size
    page = _frame(m, model, 0.12)
    if not sees(m, 0, 0, 1, (0, h / 2, 0.05)):
        return
    m.face(page, (186, 204, 212), edge=0.5)
    if h > w * 1.15:
        m.face(page, (120, 110, 92), edge=0.5)
        sketched_head(m, page, filled=True, coat=(96, 60, 58))
        return

    def piece(points: list[tuple[float, float]], colour: Rgb) -> None:
        m.face([on_face(page, x, y) for x, y in points], colour, edge=0.4)

    piece([(0, 0.3), (0.2, 0.55), (0.42, 0.42), (0.7, 0.66), (1, 0.4), (1, 0), (0, 0)], (140, 156, 150))
    piece([(0, 0.26), (0.4, 0.34), (1, 0.22), (1, 0), (0, 0)], (136, 152, 98))
    piece([(0.28, 0.2), (0.31, 0.2), (0.31, 0.46), (0.28, 0.46)], (96, 72, 54))
    piece([(0.2, 0.42), (0.4, 0.42), (0.38, 0.7), (0.3, 0.78), (0.22, 0.68)], (92, 118, 76))
    piece([(0.74, 0.76), (0.8, 0.7), (0.88, 0.76), (0.84, 0.86), (0.77, 0.85)], (244, 214, 140))
    letter_face(
        m,
        model.text,
        [on_face(page, x, y) for x, y in ((0, 0), (1, 0), (1, 0.24), (0, 0.24))],
        on=(136, 152, 98),
        ink=model.ink,
    )


def mirror(m: SolidBuilder, model: Model) -> None:
    """A mirror in its frame: a cool shine, two slanting gleams."""
    _, h, _ = model.size
    page = _frame(m, model, 0.1)
    if not sees(m, 0, 0, 1, (0, h / 2, 0.05)):
        return
    m.face(page, mix(GLASS, (220, 232, 238), 0.5), value=1.1, edge=0.6)
    for x, k in ((0.2, 0.16), (0.48, 0.07)):
        m.face(
            [
                on_face(page, a, b)
                for a, b in ((x, 0.08), (x + k, 0.08), (x + 0.3 + k, 0.92), (x + 0.3, 0.92))
            ],
            (246, 250, 252),
            value=1.1,
            edge=0,
        )


DIALS: dict[str, Drawer] = {
    "clock": clock,
    "alarm_clock": alarm_clock,
    "grandfather_clock": grandfather_clock,
    "watch": watch,
    "pocket_watch": pocket_watch,
    "gauge": gauge,
    "painting": painting,
    "mirror": mirror,
}
