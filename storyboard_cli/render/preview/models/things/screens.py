"""Screens, telephones, wireless sets, cameras; a screen shows the words that the script gives it."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    IRON,
    STEEL,
    WOOD,
    Spot,
    arc,
    disc_at,
    flat,
    lathe,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_BLUE: Rgb = (150, 186, 210)


def _shining(
    m: SolidBuilder, corners: list[Spot], text: str, empty: str = "lines", glow: Rgb = _BLUE
) -> None:
    """A lit screen with its words, else rows of text, or a bright picture."""
    m.face(corners, (232, 240, 244) if text else glow, value=1.15, edge=0.5)
    if letter_face(m, text, corners, on=(232, 240, 244), most_lines=6, tallest=0.3, margin=0.1, turn=False):
        return
    a, b, _, d = corners

    def at(x: float, y: float) -> Spot:
        return (a[0] + (b[0] - a[0]) * x + (d[0] - a[0]) * y, a[1] + (b[1] - a[1]) * x + (d[1] - a[1]) * y,
                a[2] + (b[2] - a[2]) * x + (d[2] - a[2]) * y)  # fmt: skip

    if empty == "lines":
        m.face([at(0.08, 0.78), at(0.92, 0.78), at(0.92, 0.9), at(0.08, 0.9)], scaled(glow, 0.62), edge=0)
        for k, end in enumerate((0.8, 0.66, 0.84, 0.5)):
            m.line([at(0.1, 0.66 - 0.15 * k), at(end, 0.66 - 0.15 * k)], 0.9)
    elif empty == "picture":
        m.face(
            [at(0, 0), at(1, 0), at(1, 0.34), at(0.66, 0.46), at(0.3, 0.3), at(0, 0.4)],
            scaled(glow, 0.6),
            edge=0,
        )
        m.line([at(0.1, 0.9), at(0.24, 0.7)], 0.7)


def computer(m: SolidBuilder, model: Model) -> None:
    """A monitor on its foot, keyboard and mouse before it."""
    w, h, d = model.size
    low, z = h * 0.28, -d * 0.2
    m.box((0, 0, z), (w * 0.36, 0.02, d * 0.4), scaled(model.colour, 0.8))
    m.box((0, 0.02, z - 0.02), (w * 0.1, low + h * 0.2, 0.03), scaled(model.colour, 0.7))
    m.box((0, low, z), (w, h - low, d * 0.1), model.colour)
    front = z + d * 0.053
    if sees(m, 0, 0, 1, (0, h, front)):
        _shining(m, rect(-w * 0.465, low + h * 0.05, w * 0.465, h * 0.965, front), model.text)
    m.box((-w * 0.08, 0, d * 0.34), (w * 0.7, 0.02, d * 0.24), scaled(model.colour, 1.3), edge=0.6)
    for k in range(3):
        zz = d * (0.27 + 0.07 * k)
        m.line([(-w * 0.4, 0.022, zz), (w * 0.24, 0.022, zz)], 0.5)
    lathe(
        m,
        [(w * 0.05, 0), (w * 0.05, 0.02), (w * 0.03, 0.03)],
        scaled(model.colour, 1.3),
        at=(w * 0.42, 0, d * 0.34),
        squash=1.5,
    )


def television(m: SolidBuilder, model: Model) -> None:
    """A television on two feet."""
    w, h, d = model.size
    for s in (-1, 1):
        m.box((s * w * 0.3, 0, 0), (w * 0.06, h * 0.07, max(d, 0.2)), scaled(model.colour, 0.8))
    m.box((0, h * 0.07, 0), (w, h * 0.93, d), model.colour)
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        _shining(m, rect(-w * 0.465, h * 0.13, w * 0.465, h * 0.95, d / 2 + 0.002), model.text, "picture")


def old_television(m: SolidBuilder, model: Model) -> None:
    """A wooden set with knobs and rabbit ears."""
    w, h, d = model.size
    body = h * 0.66
    for s in (-1, 1):
        m.tube((s * w * 0.06, body, 0), (s * w * 0.34, h, -d * 0.1), 0.008, STEEL, outline=0.5)
    m.box((0, 0, 0), (w, body, d), model.colour)
    if sees(m, 0, 0, 1, (0, body / 2, d / 2)):
        z = d * 0.503
        m.face(rect(-w * 0.45, body * 0.1, w * 0.22, body * 0.9, z), DARK, edge=0.6)
        _shining(
            m,
            rect(-w * 0.42, body * 0.15, w * 0.19, body * 0.85, z * 1.003),
            model.text,
            "picture",
            (176, 190, 196),
        )
        for y in (0.72, 0.5):
            disc_at(m, (w * 0.35, body * y, z), w * 0.06, BRASS, edge=0.6)
        for k in range(4):
            m.line([(w * 0.28, body * (0.14 + 0.06 * k), z), (w * 0.44, body * (0.14 + 0.06 * k), z)], 0.6)


def laptop(m: SolidBuilder, model: Model) -> None:
    """A laptop: its screen leans back behind the keys, to who sits ahead."""
    w, h, d = model.size
    lid: list[Spot] = [
        (-w / 2, 0.02, -d * 0.42),
        (w / 2, 0.02, -d * 0.42),
        (w / 2, h, -d * 0.62),
        (-w / 2, h, -d * 0.62),
    ]
    seen = sees(m, 0, d * 0.2, h, (0, h / 2, -d * 0.5))

    def screen() -> None:
        m.face(lid, scaled(model.colour, 0.85))
        if seen:
            k = 0.46
            _shining(
                m,
                [
                    (-w * k, 0.03, -d * 0.425),
                    (w * k, 0.03, -d * 0.425),
                    (w * k, h * 0.96, -d * 0.61),
                    (-w * k, h * 0.96, -d * 0.61),
                ],
                model.text,
            )
        else:
            mid = (0, h * 0.55, -d * 0.53)
            m.shape(
                m.ellipse(mid, (0, 1), (w * 0.05, w * 0.05), 10),
                mix(model.colour, (255, 255, 255), 0.5),
                edge=0.3,
            )

    def base() -> None:
        m.box((0, 0, 0), (w, 0.02, d * 0.84), model.colour)
        if sees(m, 0, 1, 0, (0, 0.02, 0)):
            m.face(flat(-w * 0.44, -d * 0.34, w * 0.44, d * 0.06, 0.021), (70, 72, 78), edge=0.4)
            m.face(flat(-w * 0.14, d * 0.12, w * 0.14, d * 0.36, 0.021), scaled(model.colour, 0.9), edge=0.4)

    for draw in (screen, base) if seen else (base, screen):
        draw()


def phone(m: SolidBuilder, model: Model) -> None:
    """A mobile phone; lying, its screen is up."""
    w, h, d = model.size
    if model.held:
        m.box((0, 0, 0), (w, h, d), model.colour)
        if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
            _shining(m, rect(-w * 0.44, h * 0.05, w * 0.44, h * 0.95, d / 2 + 0.001), model.text)
        elif sees(m, 0, 0, -1, (0, h / 2, -d / 2)):
            disc_at(m, (w * 0.28, h * 0.88, -d / 2 - 0.001), w * 0.09, scaled(model.colour, 1.5), edge=0.3)
        return
    m.box((0, 0, 0), (w, d, h), model.colour)
    y = d + 0.001
    _shining(
        m,
        [
            (w * 0.44, y, -h * 0.46),
            (-w * 0.44, y, -h * 0.46),
            (-w * 0.44, y, h * 0.46),
            (w * 0.44, y, h * 0.46),
        ],
        model.text,
    )


def camera_tripod(m: SolidBuilder, model: Model) -> None:
    """A film camera on its tripod; its lens is ahead."""
    w, h, d = model.size
    top = h * 0.72
    for x, z in ((-0.5, -0.4), (0.5, -0.4), (0.0, 0.5)):
        m.tube((x * w, 0, z * d), (0, top, 0), 0.022, WOOD)
    m.box((0, top, 0), (0.12, 0.04, 0.12), IRON)
    body = m.moved(0, top + 0.04, 0)
    k = h * 0.2
    body.box((0, 0, -k * 0.3), (k * 0.7, k, k * 1.5), model.colour)
    for z in (-0.75, 0.1):
        lathe(
            body,
            [(k * 0.42, -k * 0.14), (k * 0.42, k * 0.14)],
            scaled(model.colour, 1.2),
            at=(0, k * 1.38, z * k),
            axis=0,
            steps=14,
        )
    lathe(
        body,
        [(k * 0.24, k * 0.45), (k * 0.24, k * 0.8), (k * 0.36, k * 1.0)],
        DARK,
        at=(0, k * 0.5, 0),
        axis=2,
        cap=(110, 136, 156),
    )


def projector(m: SolidBuilder, model: Model) -> None:
    """A film projector with two reels and its beam ahead."""
    w, h, d = model.size
    body = h * 0.5
    m.box((0, h * 0.12, 0), (w * 0.7, body, d * 0.6), model.colour)
    for x in (-0.3, 0.3):
        for z in (-0.24, 0.24):
            m.box((x * w, 0, z * d), (0.03, h * 0.12, 0.03), DARK, edge=0.4)
    for z in (-0.34, 0.3):
        lathe(m, [(h * 0.2, -w * 0.08), (h * 0.2, w * 0.08)], STEEL, at=(0, h * 0.8, z * d), axis=0)
        for s in (-1, 1):
            if sees(m, s, 0, 0, (s * w * 0.08, h * 0.8, z * d)):
                for k in range(3):
                    (u, v), _ = arc(0, 0, h * 0.11, h * 0.11, 90 + 120 * k, 90 + 120 * k, 1)
                    disc_at(
                        m, (s * w * 0.085, h * 0.8 + v, z * d + u), h * 0.055, DARK, plane=(2, 1), edge=0.3
                    )
    lathe(
        m, [(h * 0.08, d * 0.3), (h * 0.1, d * 0.48)], DARK, at=(0, h * 0.42, 0), axis=2, cap=(255, 240, 190)
    )


SCREENS: dict[str, Drawer] = {
    "computer": computer,
    "television": television,
    "old_television": old_television,
    "laptop": laptop,
    "phone": phone,
    "camera_tripod": camera_tripod,
    "projector": projector,
}
