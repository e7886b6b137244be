"""Streets, parks and quays: what stands there."""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    IRON,
    PAPER,
    STEEL,
    WOOD,
    arc,
    disc_at,
    lathe,
    prism,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def street_lamp(m: SolidBuilder, model: Model) -> None:
    """A street lamp with a lantern on its post."""
    w, h, _ = model.size
    r = w * 0.5
    lathe(
        m,
        [(r * 0.5, 0), (r * 0.44, h * 0.06), (r * 0.2, h * 0.1), (r * 0.14, h * 0.8), (r * 0.3, h * 0.83)],
        model.colour,
        steps=12,
    )
    m.tube((-r * 0.8, h * 0.79, 0), (r * 0.8, h * 0.79, 0), r * 0.07, model.colour)
    glass = (255, 232, 168) if model.lit or m.board.staging.light.practical else (226, 226, 210)
    lathe(m, [(r * 0.4, h * 0.83), (r * 0.66, h * 0.94)], glass, steps=8)
    lathe(m, [(r * 0.82, h * 0.94), (r * 0.3, h * 0.98), (r * 0.1, h)], model.colour, steps=8)
    m.board.light_lamp(m.at(0, h * 0.89, 0), 2.4)


def traffic_light(m: SolidBuilder, model: Model) -> None:
    """A traffic light; `pose` or words do not change it: red shines."""
    w, h, d = model.size
    m.tube((0, 0, 0), (0, h * 0.7, 0), w * 0.16, STEEL)
    m.box((0, h * 0.68, 0), (w, h * 0.32, d), model.colour)
    if sees(m, 0, 0, 1, (0, h, d / 2)):
        for k, colour in enumerate(((70, 150, 90), (214, 176, 70), (220, 60, 50))):
            y = h * (0.735 + 0.105 * k)
            disc_at(m, (0, y, d * 0.51), w * 0.34, colour, value=1.2 if k == 2 else 0.72)
            m.line([(x, y + u, d * 0.9) for x, u in arc(0, 0, w * 0.36, w * 0.36, 0, 180)], 0.8)


def sign(m: SolidBuilder, model: Model) -> None:
    """A sign on two posts, lettered on both sides."""
    w, h, d = model.size
    low = h * 0.52
    for x in (-0.36, 0.36):
        m.box((x * w, 0, 0), (0.06, h * 0.98, 0.06), WOOD)
    m.box((0, low, 0), (w, h - low, d), model.colour)
    for s in (1, -1):
        z = s * d * 0.52
        if sees(m, 0, 0, s, (0, h, z)):
            m.face(rect(-w * 0.46, low + h * 0.03, w * 0.46, h * 0.97, z), PAPER, edge=0.5)
            face = rect(-w * 0.44, low + h * 0.04, w * 0.44, h * 0.96, z * 1.02)
            if not letter_face(m, model.text, face, ink=model.ink):
                for y in (0.62, 0.75, 0.87):
                    m.line([(-w * 0.34, h * y, z * 1.02), (w * 0.34, h * y, z * 1.02)], 1.1)


def shop_sign(m: SolidBuilder, model: Model) -> None:
    """A board or neon sign on a wall, with its words."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if sees(m, 0, 0, 1, (0, 0, d / 2)):
        m.face(
            rect(-w * 0.47, h * 0.08, w * 0.47, h * 0.92, d * 0.51),
            scaled(model.colour, 0.55 if model.lit else 1.2),
            edge=0.5,
        )
        bright = (255, 214, 150) if model.lit else None
        letter_face(m, model.text or "OPEN", rect(-w * 0.45, h * 0.1, w * 0.45, h * 0.9, d * 0.52),
                    on=scaled(model.colour, 0.5), ink=bright, tallest=0.7)  # fmt: skip


def mailbox(m: SolidBuilder, model: Model) -> None:
    """A letter box on a post, its flap ahead."""
    w, h, d = model.size
    m.box((0, 0, 0), (0.09, h * 0.7, 0.09), WOOD)
    body = [
        (w * 0.5, h * 0.68),
        (w * 0.5, h * 0.86),
        *[(x, h * 0.86 + y) for x, y in arc(0, 0, w * 0.5, h * 0.14, 0, 180, 8)],
        (-w * 0.5, h * 0.86),
        (-w * 0.5, h * 0.68),
    ]
    prism(m, body, -d / 2, d / 2, model.colour, crease=0)
    if sees(m, 0, 0, 1, (0, h, d / 2)):
        m.line([(-w * 0.3, h * 0.9, d * 0.51), (w * 0.3, h * 0.9, d * 0.51)], 1.2)
        letter_face(
            m,
            model.text or "MAIL",
            rect(-w * 0.44, h * 0.7, w * 0.44, h * 0.85, d * 0.51),
            on=model.colour,
            ink=model.ink,
        )
    m.box((w * 0.52, h * 0.8, 0), (0.02, h * 0.14, 0.03), (200, 60, 50), edge=0.5)
    m.box((w * 0.52, h * 0.9, 0.03), (0.02, h * 0.05, 0.09), (200, 60, 50), edge=0.5)


def dustbin(m: SolidBuilder, model: Model) -> None:
    """A dustbin with ribs and a lid."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r * 0.82, 0), (r * 0.96, h * 0.82)], model.colour)
    for k in range(14):
        x, _, z = m.ellipse((0, 0, 0), (0, 2), (r, r), 14)[k]
        if sees(m, x, 0, z, (x * 0.9, h / 2, z * 0.9)):
            m.line([(x * 0.83, h * 0.04, z * 0.83), (x * 0.96, h * 0.8, z * 0.96)], 0.5)
    lathe(
        m,
        [(r * 1.05, h * 0.82), (r * 1.05, h * 0.86), (r * 0.6, h * 0.94), (r * 0.1, h * 0.95)],
        scaled(model.colour, 1.06),
    )
    m.rod(
        [(x * r, y * h * 0.06 + h * 0.94, 0, r * 0.05) for x, y in arc(0, 0, 0.3, 1, 0, 180, 6)],
        model.colour,
        outline=0.6,
    )


def hydrant(m: SolidBuilder, model: Model) -> None:
    """A fire hydrant."""
    w, h, _ = model.size
    r, red = w * 0.34, model.colour
    for s in (-1, 1):
        lathe(
            m,
            [(r * 0.45, 0), (r * 0.45, r * 0.5)] if s > 0 else [(r * 0.45, 0), (r * 0.45, -r * 0.5)],
            STEEL,
            at=(s * r, h * 0.62, 0),
            axis=0,
            steps=10,
        )
    lathe(
        m,
        [
            (r * 1.2, 0),
            (r * 1.2, h * 0.07),
            (r, h * 0.07),
            (r, h * 0.72),
            (r * 1.2, h * 0.72),
            (r * 1.2, h * 0.77),
            (r * 0.9, h * 0.88),
            (r * 0.3, h * 0.93),
            (r * 0.3, h),
        ],
        red,
    )
    if sees(m, 0, 0, 1, (0, h * 0.5, r)):
        disc_at(m, (0, h * 0.52, r * 1.04), r * 0.5, scaled(red, 0.85), edge=0.7)
        disc_at(m, (0, h * 0.52, r * 1.06), r * 0.16, STEEL)


def bollard(m: SolidBuilder, model: Model) -> None:
    """A mooring post of iron with its mushroom head."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m,
        [
            (r, 0),
            (r, h * 0.08),
            (r * 0.62, h * 0.14),
            (r * 0.56, h * 0.66),
            (r * 0.92, h * 0.78),
            (r * 0.92, h * 0.9),
            (r * 0.5, h),
        ],
        model.colour,
    )
    rope = (196, 170, 118)
    for y in (0.3, 0.4):
        lathe(
            m,
            [(r * 0.66, h * y), (r * 0.7, h * (y + 0.045)), (r * 0.66, h * (y + 0.09))],
            rope,
            weight=0.5,
            ends=False,
        )


def billboard(m: SolidBuilder, model: Model) -> None:
    """A large hoarding on posts, with its words."""
    w, h, d = model.size
    for x in (-0.3, 0.3):
        m.box((x * w, 0, -d * 0.3), (w * 0.03, h * 0.6, w * 0.03), IRON)
    m.box((0, h * 0.4, 0), (w, h * 0.6, d), scaled(model.colour, 0.6))
    if sees(m, 0, 0, 1, (0, h, d / 2)):
        m.face(rect(-w * 0.48, h * 0.43, w * 0.48, h * 0.97, d * 0.51), model.colour, edge=0.6)
        letter_face(
            m,
            model.text,
            rect(-w * 0.46, h * 0.46, w * 0.46, h * 0.94, d * 0.52),
            on=model.colour,
            ink=model.ink,
        )


def phone_box(m: SolidBuilder, model: Model) -> None:
    """A telephone box of panes."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h * 0.93, d), model.colour)
    m.box((0, h * 0.93, 0), (w * 1.04, h * 0.07, d * 1.04), scaled(model.colour, 0.9))
    for s in (1, -1):
        if sees(m, 0, 0, s, (0, h, s * d / 2)):
            z = s * d * 0.505
            m.face(
                rect(-w * 0.38, h * 0.12, w * 0.38, h * 0.82, z),
                (250, 230, 180) if model.lit else (176, 198, 206),
                edge=0.6,
            )
            for k in range(1, 6):
                m.line([(-w * 0.38, h * (0.12 + 0.117 * k), z), (w * 0.38, h * (0.12 + 0.117 * k), z)], 0.8)
            for x in (-0.13, 0.13):
                m.line([(w * x, h * 0.12, z), (w * x, h * 0.82, z)], 0.8)
            m.face(rect(-w * 0.4, h * 0.85, w * 0.4, h * 0.92, z), PAPER, edge=0.4)
            letter_face(
                m,
                model.text or "TELEPHONE",
                rect(-w * 0.4, h * 0.85, w * 0.4, h * 0.92, z),
                tallest=0.7,
                least_px=5,
                ink=model.ink,
            )
        if sees(m, s, 0, 0, (s * w / 2, 0, 0)):
            x = s * w * 0.505
            m.face(
                [
                    (x, h * 0.12, -d * 0.38),
                    (x, h * 0.12, d * 0.38),
                    (x, h * 0.82, d * 0.38),
                    (x, h * 0.82, -d * 0.38),
                ],
                (150, 172, 182),
                edge=0.6,
            )


def traffic_cone(m: SolidBuilder, model: Model) -> None:
    """A traffic cone."""
    w, h, _ = model.size
    m.box((0, 0, 0), (w, h * 0.06, w), DARK)
    lathe(m, [(w * 0.38, h * 0.06), (w * 0.06, h)], model.colour)
    lathe(m, [(w * 0.245, h * 0.46), (w * 0.165, h * 0.68)], PAPER, weight=0.4, ends=False)


def well(m: SolidBuilder, model: Model) -> None:
    """A round stone well under a little roof, with its bucket."""
    w, h, d = model.size
    r = w * 0.42
    lathe(m, [(r, 0), (r, h * 0.3)], (166, 160, 150), cap=(70, 78, 84), steps=22)
    for row in range(3):
        ring = m.ellipse((0, h * 0.1 * row, 0), (0, 2), (r, r), 18)
        for k in range(18):
            x, y, z = ring[k]
            if sees(m, x, 0, z, ring[k]):
                m.line(
                    [(x, y, z), (x, y + h * 0.1, z)] if (k + row) % 2 else [ring[k], ring[(k + 1) % 18]], 0.4
                )
    for s in (-1, 1):
        m.box((s * r, h * 0.26, 0), (0.1, h * 0.5, 0.1), WOOD)
    m.tube((-r * 1.25, h * 0.62, 0), (r * 1.1, h * 0.62, 0), 0.05, WOOD)
    m.tube((0, h * 0.62, 0), (0, h * 0.44, 0), 0.012, (190, 164, 110), outline=0.3)
    lathe(m, [(0.12, h * 0.3), (0.15, h * 0.44)], (130, 96, 62), cap=DARK, steps=10)
    roof = [(-d * 0.52, h * 0.72), (d * 0.52, h * 0.72), (0, h)]
    prism(m, roof, -w / 2, w / 2, model.colour, axis=0)


STREET: dict[str, Drawer] = {
    "street_lamp": street_lamp,
    "traffic_light": traffic_light,
    "sign": sign,
    "shop_sign": shop_sign,
    "mailbox": mailbox,
    "dustbin": dustbin,
    "hydrant": hydrant,
    "bollard": bollard,
    "billboard": billboard,
    "phone_box": phone_box,
    "traffic_cone": traffic_cone,
    "well": well,
}
