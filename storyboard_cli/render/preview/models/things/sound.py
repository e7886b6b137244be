"""Telephones, wireless sets, what makes sounds."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    PAPER,
    STEEL,
    Spot,
    arc,
    ball,
    disc_at,
    lathe,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def radio(m: SolidBuilder, model: Model) -> None:
    """A wireless set: loudspeaker, scale, knobs, aerial."""
    w, h, d = model.size
    body = h * 0.72
    m.tube((w * 0.4, body, 0), (w * 0.52, h * 1.05, 0), 0.006, STEEL, outline=0.5)
    m.box((0, 0, 0), (w, body, d), model.colour)
    m.rod(
        [(x * w * 0.3, body + y * h * 0.2, 0, 0.012) for x, y in arc(0, 0, 1, 1, 0, 180, 6)],
        DARK,
        outline=0.5,
    )
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        z = d * 0.503
        disc_at(m, (-w * 0.26, body * 0.5, z), body * 0.36, (214, 196, 150), edge=0.7)
        for k in (-0.5, 0.0, 0.5):
            m.line(
                [
                    (-w * 0.26 - body * 0.3, body * (0.5 + 0.3 * k), z),
                    (-w * 0.26 + body * 0.3, body * (0.5 + 0.3 * k), z),
                ],
                0.5,
            )
        m.face(rect(w * 0.04, body * 0.56, w * 0.44, body * 0.84, z), PAPER, edge=0.5)
        if not letter_face(
            m, model.text, rect(w * 0.04, body * 0.56, w * 0.44, body * 0.84, z * 1.001), ink=model.ink
        ):
            m.line([(w * 0.28, body * 0.58, z), (w * 0.28, body * 0.82, z)], 0.9)
            m.line([(w * 0.08, body * 0.7, z), (w * 0.4, body * 0.7, z)], 0.4)
        for x in (0.12, 0.34):
            disc_at(m, (w * x, body * 0.28, z), body * 0.12, BRASS, edge=0.6)


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


def typewriter(m: SolidBuilder, model: Model) -> None:
    """A typewriter with a page in it."""
    w, h, d = model.size
    c = model.colour
    m.face(rect(-w * 0.3, h * 0.5, w * 0.3, h * 1.1, -d * 0.24), PAPER)
    letter_face(
        m,
        model.text,
        rect(-w * 0.3, h * 0.66, w * 0.3, h * 1.08, -d * 0.235),
        most_lines=4,
        tallest=0.3,
        turn=False,
        ink=model.ink,
    )
    side = [
        (-d / 2, 0),
        (d / 2, 0),
        (d / 2, h * 0.14),
        (d * 0.05, h * 0.36),
        (-d * 0.1, h * 0.56),
        (-d / 2, h * 0.56),
    ]
    prism(m, side, -w * 0.45, w * 0.45, c, axis=0, crease=0.5)
    lathe(m, [(h * 0.1, -w * 0.5), (h * 0.1, w * 0.5)], DARK, at=(0, h * 0.62, -d * 0.2), axis=0)
    for row in range(3):
        t = 0.16 + 0.3 * row
        for k in range(8):
            z, y = d * (0.47 - 0.42 * t), h * (0.14 + 0.22 * t) + 0.006
            ball(m, (w * (-0.36 + 0.103 * k), y, z), w * 0.032, PAPER, 0.3)


def loudspeaker(m: SolidBuilder, model: Model) -> None:
    """A loudspeaker box of two cones."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        for y, k in ((0.34, 0.38), (0.76, 0.22)):
            disc_at(m, (0, h * y, d * 0.503), w * k, (90, 92, 98), edge=0.7)
            disc_at(m, (0, h * y, d * 0.505), w * k * 0.4, DARK, edge=0.5)


def record_player(m: SolidBuilder, model: Model) -> None:
    """A gramophone with its horn."""
    w, h, d = model.size
    m.box((0, 0, 0), (w * 0.9, h * 0.24, d * 0.9), model.colour)
    lathe(m, [(w * 0.38, h * 0.25), (w * 0.38, h * 0.27)], DARK, cap=(40, 40, 44))
    disc_at(m, (0, h * 0.275, 0), w * 0.12, (180, 60, 52), plane=(0, 2), edge=0.4)
    points: list[tuple[float, float, float, float]] = [
        (0, h * 0.3, -d * 0.1, w * 0.02),
        (0, h * 0.42, -d * 0.4, w * 0.03),
        (0, h * 0.62, -d * 0.36, w * 0.06),
    ]
    m.rod(points, BRASS, outline=0.6)
    lathe(
        m,
        [(w * 0.06, -d * 0.36), (w * 0.12, -d * 0.14), (w * 0.26, d * 0.06), (w * 0.46, d * 0.16)],
        BRASS,
        at=(0, h * 0.68, 0),
        axis=2,
        cap=scaled(BRASS, 0.5),
    )


SOUND: dict[str, Drawer] = {
    "radio": radio,
    "telephone": telephone,
    "loudspeaker": loudspeaker,
    "record_player": record_player,
    "typewriter": typewriter,
}
