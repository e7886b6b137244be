"""Devices of every day: remote controls, headphones, switches, printers, fans, engines, levers, discs."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    BRASS,
    DARK,
    IRON,
    PAPER,
    STEEL,
    WHITE,
    arc,
    ball,
    by_depth,
    disc_at,
    flat,
    laid,
    lathe,
    mirrored,
    prism,
    rect,
    sees,
    upright_or_lying,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def remote(m: SolidBuilder, model: Model) -> None:
    """A remote control: rows of buttons."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    prism(
        m,
        mirrored([(w * 0.42, 0), (w * 0.5, h * 0.08), (w * 0.46, h * 0.94), (w * 0.36, h)]),
        -d / 2,
        d / 2,
        model.colour,
        crease=0,
    )
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        z = d * 0.53
        disc_at(m, (w * 0.24, h * 0.9, z), w * 0.09, (196, 66, 58), edge=0.3)
        for row in range(5):
            for x in (-0.26, 0.0, 0.26):
                disc_at(m, (x * w, h * (0.76 - 0.09 * row), z), w * 0.085, (206, 208, 206), edge=0.3)
        disc_at(m, (0, h * 0.2, z), w * 0.26, scaled(model.colour, 1.4), edge=0.4)
        disc_at(m, (0, h * 0.2, z * 1.04), w * 0.1, (206, 208, 206), edge=0.3)


def walkie_talkie(m: SolidBuilder, model: Model) -> None:
    """A hand-held radio with its aerial."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    body = h * 0.62
    m.tube((-w * 0.3, body, 0), (-w * 0.3, h, 0), w * 0.1, DARK, end=w * 0.07)
    lathe(m, [(w * 0.13, body), (w * 0.13, body * 1.08)], DARK, at=(w * 0.22, 0, 0), steps=10)
    m.box((0, 0, 0), (w, body, d), model.colour)
    if sees(m, 0, 0, 1, (0, body / 2, d / 2)):
        z = d * 0.52
        m.face(rect(-w * 0.34, body * 0.66, w * 0.34, body * 0.88, z), (176, 200, 168), edge=0.5)
        for k in range(5):
            m.line([(-w * 0.34, body * (0.14 + 0.09 * k), z), (w * 0.34, body * (0.14 + 0.09 * k), z)], 0.7)
    m.box((w * 0.53, body * 0.5, 0), (w * 0.1, body * 0.24, d * 0.5), scaled(model.colour, 1.5), edge=0.4)


def wall_switch(m: SolidBuilder, model: Model) -> None:
    """A plate on the wall with its switch or button."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d * 0.4), model.colour)
    if sees(m, 0, 0, 1, (0, h / 2, d * 0.2)):
        m.face(rect(-w * 0.2, h * 0.26, w * 0.2, h * 0.74, d * 0.24), scaled(model.colour, 0.84), edge=0.6)
        for y in (0.12, 0.88):
            disc_at(m, (0, h * y, d * 0.24), w * 0.06, STEEL, edge=0.3)
    lathe(m, [(w * 0.14, d * 0.2), (w * 0.14, d * 0.5)], WHITE, at=(0, h * 0.56, 0), axis=2, steps=12)


def headphones(m: SolidBuilder, model: Model) -> None:
    """Headphones: two cups on a bow."""
    w, h, d = model.size
    bow = [(x * w, y * h, 0, w * 0.035) for x, y in arc(0, 0.42, 0.44, 0.54, 0, 180, 10)]
    m.rod(bow, model.colour)

    def cup(s: float) -> None:
        lathe(
            m,
            [(d * 0.44, s * w * 0.36), (d * 0.5, s * w * 0.43), (d * 0.4, s * w * 0.5)],
            model.colour,
            at=(0, h * 0.3, 0),
            axis=0,
            cap=mix(model.colour, WHITE, 0.3),
            steps=14,
        )
        lathe(
            m, [(d * 0.4, s * w * 0.28), (d * 0.4, s * w * 0.36)], DARK, at=(0, h * 0.3, 0), axis=0, steps=12
        )

    by_depth(m, [((s * w * 0.4, h * 0.3, 0), partial(cup, s)) for s in (-1, 1)])


def hifi(m: SolidBuilder, model: Model) -> None:
    """A flat box of electronics: a window with figures, buttons, a knob, feet."""
    w, h, d = model.size
    for x in (-0.4, 0.4):
        m.box((x * w, 0, d * 0.36), (w * 0.08, h * 0.12, d * 0.1), DARK, edge=0.4)
    m.box((0, h * 0.1, 0), (w, h * 0.9, d), model.colour)
    if not sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        return
    z = d * 0.503
    m.face(rect(-w * 0.46, h * 0.5, w * 0.06, h * 0.84, z), DARK, edge=0.4)
    for k in range(4):
        x = -w * 0.38 + k * w * 0.1
        m.face(rect(x, h * 0.58, x + w * 0.05, h * 0.76, z * 1.002), (120, 214, 160), edge=0, value=1.2)
    for k in range(5):
        x = -w * 0.44 + k * w * 0.1
        m.face(rect(x, h * 0.22, x + w * 0.07, h * 0.36, z), STEEL, edge=0.4)
    lathe(m, [(h * 0.26, d * 0.5), (h * 0.24, d * 0.56)], STEEL, at=(w * 0.32, h * 0.54, 0), axis=2, steps=14)


def printer(m: SolidBuilder, model: Model) -> None:
    """A printer with a sheet coming out of it."""
    w, h, d = model.size
    m.face(
        [
            (-w * 0.3, h * 0.8, -d * 0.3),
            (w * 0.3, h * 0.8, -d * 0.3),
            (w * 0.3, h * 1.0, -d * 0.46),
            (-w * 0.3, h * 1.0, -d * 0.46),
        ],
        PAPER,
    )
    side = [(-d / 2, 0), (d / 2, 0), (d / 2, h * 0.4), (d * 0.36, h * 0.74), (-d / 2, h * 0.84)]
    prism(m, side, -w / 2, w / 2, model.colour, axis=0)
    m.face(
        [
            (-w * 0.32, h * 0.3, d * 0.5),
            (w * 0.32, h * 0.3, d * 0.5),
            (w * 0.32, h * 0.2, d * 0.72),
            (-w * 0.32, h * 0.2, d * 0.72),
        ],
        PAPER,
    )
    if sees(m, 0, 0.4, 1, (0, h * 0.4, d / 2)):
        m.face(rect(-w * 0.38, h * 0.28, w * 0.38, h * 0.34, d * 0.502), DARK, edge=0)
        for k in range(3):
            m.line(
                [
                    (-w * 0.24, h * (0.28 - 0.025 * k), d * (0.54 + 0.05 * k)),
                    (w * 0.2, h * (0.28 - 0.025 * k), d * (0.54 + 0.05 * k)),
                ],
                0.4,
            )
        for x in (0.28, 0.36):
            disc_at(m, (x * w, h * 0.58, d * 0.435), w * 0.025, (110, 190, 120), edge=0.3)


def keyboard(m: SolidBuilder, model: Model) -> None:
    """The keyboard of a computer."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if sees(m, 0, 1, 0, (0, h, 0)):
        for row in range(4):
            z = d * (-0.4 + 0.2 * row)
            count = 12 if row < 3 else 5
            for k in range(count):
                x = -w * 0.47 + w * 0.94 * k / count
                m.face(
                    flat(x, z, x + w * 0.94 / count * 0.82, z + d * 0.15, h * 1.05),
                    scaled(model.colour, 1.25),
                    edge=0.25,
                )


def computer_mouse(m: SolidBuilder, model: Model) -> None:
    """The mouse of a computer, with its wire."""
    w, h, d = model.size
    wire = [(0, h * 0.3, -d * 0.2), (w * 0.3, h * 0.1, -d * 0.36), (-w * 0.2, h * 0.1, -d * 0.5)]
    m.rod([(*p, 0.003) for p in wire], DARK)
    side = [
        (-d * 0.2, 0),
        (d * 0.5, 0),
        (d * 0.5, h * 0.4),
        (d * 0.36, h * 0.86),
        (d * 0.16, h),
        (-d * 0.1, h * 0.7),
        (-d * 0.2, h * 0.36),
    ]
    prism(m, side, -w / 2, w / 2, model.colour, axis=0, crease=0.2)
    m.line([(-w / 2, h * 0.94, d * 0.08), (w / 2, h * 0.94, d * 0.08)], 0.6)
    m.line([(0, h * 0.94, d * 0.08), (0, h * 0.7, -d * 0.1)], 0.6)


def electric_fan(m: SolidBuilder, model: Model) -> None:
    """A fan in its cage, on a foot."""
    w, h, d = model.size
    lathe(m, [(w * 0.34, 0), (w * 0.32, h * 0.05), (w * 0.08, h * 0.08), (w * 0.06, h * 0.4)], model.colour)
    r, y = w / 2, h - w / 2
    lathe(m, [(w * 0.12, -d * 0.5), (w * 0.15, 0)], model.colour, at=(0, y, 0), axis=2, steps=12)
    disc_at(m, (0, y, d * 0.1), r, (212, 218, 220), edge=1.0)
    for k in range(4):
        blade = arc(0, 0, r * 0.86, r * 0.86, 90 * k + 8, 90 * k + 66, 5)
        m.shape(
            [(0, y, d * 0.16), *((px, y + py, d * 0.16) for px, py in blade)],
            scaled(model.colour, 0.9),
            edge=0.5,
        )
    for share in (0.62, 0.98):
        ring = m.ellipse((0, y, d * 0.3), (0, 1), (r * share, r * share), 18)
        m.line([*ring, ring[0]], 0.6)
    for k in range(12):
        px, py = arc(0, 0, r * 0.97, r * 0.97, 30 * k, 30 * k, 1)[0]
        m.line([(0, y, d * 0.3), (px, y + py, d * 0.3)], 0.3)
    disc_at(m, (0, y, d * 0.32), r * 0.18, STEEL)


def engine(m: SolidBuilder, model: Model) -> None:
    """An engine: block, cylinder covers, belt wheels, pipes."""
    w, h, d = model.size
    c = model.colour
    m.box((0, 0, 0), (w * 0.62, h * 0.24, d * 0.56), scaled(c, 0.7))
    m.box((0, h * 0.24, 0), (w * 0.86, h * 0.4, d * 0.74), c)

    def bank(s: float) -> None:
        m.box((0, h * 0.64, s * d * 0.22), (w * 0.8, h * 0.16, d * 0.28), (166, 74, 62))
        for k in range(4):
            x = w * (-0.3 + 0.2 * k)
            m.rod(
                [
                    (x, h * 0.7, s * d * 0.36, 0.03 * w),
                    (x, h * 0.5, s * d * 0.48, 0.03 * w),
                    (x + w * 0.05, h * 0.36, s * d * 0.44, 0.03 * w),
                ],
                STEEL,
                outline=0.6,
            )

    by_depth(m, [((0, h * 0.7, s * d * 0.3), partial(bank, s)) for s in (-1, 1)])
    lathe(m, [(d * 0.24, h * 0.78), (d * 0.26, h * 0.82), (d * 0.26, h * 0.94), (d * 0.1, h)], DARK)
    if sees(m, 1, 0, 0, (w / 2, h / 2, 0)):
        for y, z, r in ((0.3, 0.0, 0.17), (0.54, -0.2, 0.1), (0.54, 0.22, 0.12)):
            lathe(
                m,
                [(h * r, w * 0.43), (h * r, w * 0.5)],
                IRON,
                at=(0, h * y, z * d),
                axis=0,
                steps=14,
                cap=STEEL,
            )
    for k in range(5):
        x = w * (-0.36 + 0.18 * k)
        m.line([(x, h * 0.28, d * 0.372), (x, h * 0.6, d * 0.372)], 0.5)


def lever(m: SolidBuilder, model: Model) -> None:
    """A lever in its slot, with a knob on it."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h * 0.2, d), scaled(model.colour, 0.8))
    if sees(m, 0, 1, 0, (0, h * 0.2, 0)):
        m.face(flat(-w * 0.1, -d * 0.4, w * 0.1, d * 0.4, h * 0.204), DARK, edge=0.3)
    m.tube((0, h * 0.16, 0), (0, h * 0.84, d * 0.28), w * 0.07, STEEL)
    ball(m, (0, h * 0.88, d * 0.3), w * 0.2, (176, 60, 52))


def lighter(m: SolidBuilder, model: Model) -> None:
    """A lighter with its wheel."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    m.box((0, 0, 0), (w, h * 0.62, d), model.colour)
    m.box((0, h * 0.62, 0), (w * 0.94, h * 0.24, d * 0.9), STEEL)
    lathe(m, [(h * 0.1, -w * 0.16), (h * 0.1, w * 0.16)], IRON, at=(w * 0.16, h * 0.9, 0), axis=0, steps=10)


def drill(m: SolidBuilder, model: Model) -> None:
    """An electric drill, also a hair dryer without its bit: the nose is ahead."""
    w, h, d = model.size
    lathe(
        m,
        [
            (w * 0.36, -d * 0.5),
            (w * 0.5, -d * 0.4),
            (w * 0.5, d * 0.1),
            (w * 0.3, d * 0.2),
            (w * 0.16, d * 0.28),
        ],
        model.colour,
        at=(0, h * 0.8, 0),
        axis=2,
    )
    prism(
        m,
        [(-d * 0.3, h * 0.7), (-d * 0.34, 0), (-d * 0.06, 0), (-d * 0.08, h * 0.7)],
        -w * 0.3,
        w * 0.3,
        scaled(model.colour, 0.8),
        axis=0,
        crease=0,
    )
    m.tube((0, h * 0.8, d * 0.26), (0, h * 0.8, d * 0.5), w * 0.08, STEEL)
    m.box((0, h * 0.46, -d * 0.02), (w * 0.2, h * 0.12, d * 0.06), DARK, edge=0.4)


def hair_dryer(m: SolidBuilder, model: Model) -> None:
    """A hair dryer: its mouth is ahead."""
    w, h, d = model.size
    lathe(
        m,
        [(w * 0.3, -d * 0.5), (w * 0.5, -d * 0.3), (w * 0.46, d * 0.1), (w * 0.36, d * 0.5)],
        model.colour,
        at=(0, h * 0.78, 0),
        axis=2,
        cap=DARK,
    )
    prism(
        m,
        [(-d * 0.24, h * 0.6), (-d * 0.18, 0), (d * 0.02, 0), (0, h * 0.6)],
        -w * 0.2,
        w * 0.2,
        scaled(model.colour, 0.8),
        axis=0,
        crease=0,
    )


def disc(m: SolidBuilder, model: Model) -> None:
    """A record or disc: grooves and a label."""
    w, h, d = model.size
    m = m if model.held or model.pose == "hang" else laid(m, h, d)
    r = w / 2
    lathe(m, [(r, -d / 2), (r, d / 2)], model.colour, at=(0, r, 0), axis=2, steps=26)
    if sees(m, 0, 0, 1, (0, r, d / 2)):
        for share in (0.86, 0.7, 0.54):
            ring = m.ellipse((0, r, d * 0.55), (0, 1), (r * share, r * share), 24)
            m.line([*ring, ring[0]], 0.3)
        disc_at(m, (0, r, d * 0.56), r * 0.36, (196, 84, 66))
        disc_at(m, (0, r, d * 0.58), r * 0.06, PAPER, edge=0.3)


def cassette(m: SolidBuilder, model: Model) -> None:
    """A cassette or cartridge: a label and two reels."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    m.box((0, 0, 0), (w, h, d), model.colour)
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        z = d * 0.52
        m.face(rect(-w * 0.42, h * 0.3, w * 0.42, h * 0.92, z), PAPER, edge=0.4)
        m.face(rect(-w * 0.28, h * 0.4, w * 0.28, h * 0.64, z * 1.02), DARK, edge=0.3)
        for s in (-1, 1):
            disc_at(m, (s * w * 0.18, h * 0.52, z * 1.04), h * 0.1, WHITE, edge=0.4)
        m.line([(-w * 0.34, h * 0.8, z * 1.04), (w * 0.3, h * 0.8, z * 1.04)], 0.6)


def tape_roll(m: SolidBuilder, model: Model) -> None:
    """A roll of tape or paper that stands on its side, its end hanging."""
    w, h, _ = model.size
    r = h / 2
    lathe(m, [(r, -w / 2), (r, w / 2)], model.colour, at=(0, r, 0), axis=0, steps=20)
    for s in (-1, 1):
        if sees(m, s, 0, 0, (s * w / 2, r, 0)):
            disc_at(m, (s * w * 0.505, r, 0), r * 0.62, scaled(model.colour, 0.75), plane=(1, 2))
            disc_at(m, (s * w * 0.51, r, 0), r * 0.5, DARK, plane=(1, 2), edge=0.4)
    m.face(
        [(-w / 2, r, r), (w / 2, r, r), (w / 2, h * 0.02, r * 1.1), (-w / 2, h * 0.06, r * 1.1)],
        scaled(model.colour, 1.1),
        edge=0.6,
    )


def megaphone(m: SolidBuilder, model: Model) -> None:
    """A megaphone: its mouth is ahead."""
    w, h, d = model.size
    lathe(
        m,
        [(w * 0.14, -d * 0.5), (w * 0.18, -d * 0.2), (w * 0.3, d * 0.2), (w * 0.5, d * 0.5)],
        model.colour,
        at=(0, h - w / 2, 0),
        axis=2,
        cap=(120, 60, 56),
    )
    prism(
        m,
        [(-d * 0.2, h * 0.5), (-d * 0.16, 0), (-d * 0.04, 0), (-d * 0.06, h * 0.5)],
        -w * 0.07,
        w * 0.07,
        DARK,
        axis=0,
    )


def magnifier(m: SolidBuilder, model: Model) -> None:
    """A magnifying glass or lens."""
    w, h, d = model.size
    m = upright_or_lying(m, model.held, h, w, 0.25)
    m.tube((0, 0, 0), (0, h * 0.48, 0), w * 0.1, model.colour)
    r = w / 2
    lathe(m, [(r, -d / 2), (r, d / 2)], BRASS, at=(0, h - r, 0), axis=2)
    for z in (d * 0.52, -d * 0.52):
        if sees(m, 0, 0, 1 if z > 0 else -1, (0, h - r, z)):
            disc_at(m, (0, h - r, z), r * 0.84, (198, 220, 228), edge=0.5)
            m.line([(-r * 0.5, h - r * 0.7, z * 1.1), (-r * 0.2, h - r * 0.45, z * 1.1)], 0.8)


GADGETS: dict[str, Drawer] = {
    "remote": remote, "walkie_talkie": walkie_talkie, "wall_switch": wall_switch,
    "headphones": headphones, "hifi": hifi, "printer": printer, "keyboard": keyboard,
    "computer_mouse": computer_mouse, "electric_fan": electric_fan, "engine": engine, "lever": lever,
    "lighter": lighter, "drill": drill, "hair_dryer": hair_dryer, "disc": disc, "cassette": cassette,
    "tape_roll": tape_roll, "megaphone": megaphone, "magnifier": magnifier,
}  # fmt: skip
