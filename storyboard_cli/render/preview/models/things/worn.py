"""What people wear or carry on them, where it lies or is held by itself."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    Spot,
    arc,
    ball,
    laid,
    lathe,
    mirrored,
    prism,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def helmet(m: SolidBuilder, model: Model) -> None:
    """A motorcycle helmet; its visor is ahead."""
    w, h, d = model.size
    r = w / 2
    lathe(
        m,
        [
            (r * 0.78, 0),
            (r * 0.95, h * 0.2),
            (r, h * 0.45),
            (r * 0.93, h * 0.7),
            (r * 0.66, h * 0.9),
            (r * 0.1, h),
        ],
        model.colour,
        squash=d / w,
    )
    if sees(m, 0, 0, 1, (0, h / 2, d / 2)):
        band: list[Spot] = []
        for y, k in ((0.66, 0.96), (0.32, 1.0)):
            row = [(x * r * k, h * y, z * d / 2 * k) for x, z in arc(0, 0, 1.01, 1.03, 30, 150, 8)]
            band += row if y > 0.5 else list(reversed(row))
        m.shape(band, (50, 58, 68), edge=0.8)
        m.line([(x * r * 0.9, h * 0.58, z * d / 2) for x, z in arc(0, 0, 1.0, 1.04, 100, 130, 4)], 0.9)
    m.line(
        [
            (x * r, h * 0.12, z * d / 2)
            for x, z in arc(0, 0, 0.92, 0.94, 20, 160, 8)
            if sees(m, x, 0, z, (x * r, 0, z * r))
        ],
        0.6,
    )


def army_helmet(m: SolidBuilder, model: Model) -> None:
    """A soldier's or workman's helmet with its rim."""
    w, h, d = model.size
    r = w / 2
    lathe(
        m,
        [
            (r, 0),
            (r * 0.98, h * 0.1),
            (r * 0.84, h * 0.16),
            (r * 0.8, h * 0.5),
            (r * 0.55, h * 0.86),
            (r * 0.1, h),
        ],
        model.colour,
        squash=d / w,
    )


def hat(m: SolidBuilder, model: Model) -> None:
    """A hat with a brim and a band."""
    w, h, d = model.size
    r = w / 2
    lathe(m, [(r, 0), (r * 1.02, h * 0.05), (r * 0.64, h * 0.12)], model.colour, squash=d / w)
    lathe(
        m,
        [(r * 0.62, h * 0.08), (r * 0.6, h * 0.7), (r * 0.52, h * 0.95), (r * 0.3, h * 0.9)],
        model.colour,
        squash=d / w,
    )
    lathe(
        m,
        [(r * 0.635, h * 0.12), (r * 0.625, h * 0.34)],
        scaled(model.colour, 0.5),
        weight=0.4,
        ends=False,
        squash=d / w,
    )


def top_hat(m: SolidBuilder, model: Model) -> None:
    """A top hat."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r, 0), (r, h * 0.05)], model.colour)
    lathe(m, [(r * 0.6, h * 0.05), (r * 0.58, h * 0.6), (r * 0.66, h)], model.colour)
    lathe(m, [(r * 0.62, h * 0.06), (r * 0.61, h * 0.22)], (150, 60, 60), weight=0.4, ends=False)


def cap(m: SolidBuilder, model: Model) -> None:
    """A cap; its peak is ahead."""
    w, h, d = model.size
    r = w * 0.46
    peak = [(x * r * 0.86, r * 0.5 + z * d * 0.36) for x, z in arc(0, 0, 1, 1, 0, 180, 8)]
    prism(m, peak, h * 0.04, h * 0.12, scaled(model.colour, 0.85), axis=1, crease=0)
    lathe(m, [(r, 0), (r * 0.98, h * 0.4), (r * 0.7, h * 0.85), (r * 0.1, h)], model.colour)
    ball(m, (0, h, 0), r * 0.08, model.colour, 0.5)


def crown(m: SolidBuilder, model: Model) -> None:
    """A crown with points and stones."""
    w, h, _ = model.size
    r, gold = w / 2, model.colour
    ring = m.ellipse((0, 0, 0), (0, 2), (r, r), 16)
    order = sorted(range(16), key=lambda k: -m.board.lens.depth(m.at(*ring[k])))
    for i, k in enumerate(order):
        (x0, _, z0), (x1, _, z1) = ring[k], ring[(k + 1) % 16]
        xm, zm = (x0 + x1) / 2 * 1.08, (z0 + z1) / 2 * 1.08
        tall = h if k % 2 else h * 0.72
        m.shape(
            [
                (x0, 0, z0),
                (x1, 0, z1),
                (x1 * 1.03, h * 0.5, z1 * 1.03),
                (xm, tall * 0.94, zm),
                (x0 * 1.03, h * 0.5, z0 * 1.03),
            ],
            gold,
            value=0.72 if i < 8 else 1.0,
            edge=0.6,
        )
        ball(m, (xm, tall * 0.95, zm), r * 0.06, gold, 0.5)
        if i >= 8 and k % 2:
            ball(
                m,
                (xm * 0.97, h * 0.24, zm * 0.97),
                r * 0.08,
                ((190, 50, 60), (60, 110, 180))[k % 4 // 2],
                0.4,
            )


_SHOE = [
    (-0.5, 0.0),
    (-0.5, 0.3),
    (-0.46, 0.92),
    (-0.2, 1.0),
    (-0.1, 0.72),
    (0.16, 0.6),
    (0.42, 0.42),
    (0.5, 0.22),
    (0.5, 0.0),
]


def shoe(m: SolidBuilder, model: Model) -> None:
    """A shoe with laces; its toe is ahead."""
    w, h, d = model.size
    prism(
        m,
        [(-d * 0.5, 0), (d * 0.52, 0), (d * 0.52, h * 0.14), (-d * 0.5, h * 0.14)],
        -w * 0.52,
        w * 0.52,
        DARK,
        axis=0,
        weight=0.5,
    )
    prism(m, [(z * d, y * h) for z, y in _SHOE], -w / 2, w / 2, model.colour, axis=0, crease=0.2)
    m.shape(
        [(x, h * 1.0, z - d * 0.33) for x, z in arc(0, 0, w * 0.4, d * 0.12, 0, 340, 10)],
        scaled(model.colour, 0.4),
        edge=0.4,
    )
    for k in range(4):
        z, y = d * (-0.12 + 0.09 * k), h * (0.78 - 0.09 * k)
        m.line([(-w * 0.3, y, z), (w * 0.3, y, z + d * 0.02)], 0.9)


def high_heel(m: SolidBuilder, model: Model) -> None:
    """A lady's shoe on a high heel."""
    w, h, d = model.size
    side = [
        (-0.5, 0.55),
        (-0.46, 1.0),
        (-0.3, 0.86),
        (0.1, 0.42),
        (0.4, 0.3),
        (0.5, 0.1),
        (0.46, 0),
        (0.1, 0),
        (-0.26, 0.46),
        (-0.4, 0.5),
        (-0.44, 0.0),
        (-0.5, 0.0),
    ]
    prism(m, [(z * d, y * h) for z, y in side], -w * 0.4, w * 0.4, model.colour, axis=0, crease=0.15)


def boot(m: SolidBuilder, model: Model) -> None:
    """A boot; its toe is ahead."""
    w, h, d = model.size
    side = [
        (-0.5, 0),
        (-0.48, 0.3),
        (-0.44, 1.0),
        (0.06, 1.0),
        (0.04, 0.4),
        (0.3, 0.28),
        (0.48, 0.16),
        (0.5, 0),
    ]
    prism(
        m,
        [(-d * 0.5, 0), (d * 0.52, 0), (d * 0.52, h * 0.06), (-d * 0.5, h * 0.06)],
        -w * 0.52,
        w * 0.52,
        DARK,
        axis=0,
        weight=0.5,
    )
    prism(m, [(z * d, y * h) for z, y in side], -w / 2, w / 2, model.colour, axis=0, crease=0.2)
    m.shape(
        [(x, h, z - d * 0.19) for x, z in arc(0, 0, w * 0.42, d * 0.2, 0, 340, 10)],
        scaled(model.colour, 0.45),
        edge=0.5,
    )


def glove(m: SolidBuilder, model: Model) -> None:
    """A glove that lies with its fingers away."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    c = model.colour
    for k, (x, top) in enumerate(((-0.3, 0.9), (-0.1, 1.0), (0.1, 0.97), (0.3, 0.84))):
        m.rod([(x * w, h * 0.46, 0, w * 0.1), (x * w * 1.1, h * top - w * 0.1, 0, w * (0.09 - 0.004 * k))], c)
    m.rod([(w * 0.3, h * 0.34, 0, w * 0.11), (w * 0.56, h * 0.56, 0, w * 0.09)], c)
    prism(
        m,
        mirrored([(w * 0.3, 0), (w * 0.3, h * 0.16), (w * 0.42, h * 0.32), (w * 0.38, h * 0.52)]),
        -d / 2,
        d / 2,
        c,
        crease=0,
    )
    m.line([(-w * 0.3, h * 0.14, d * 0.52), (w * 0.3, h * 0.14, d * 0.52)], 0.7)


def mask(m: SolidBuilder, model: Model) -> None:
    """A carnival mask for the eyes, with feathers."""
    w, h, d = model.size
    m = m if model.held else laid(m, h, d)
    for k in range(5):
        x = w * (0.2 + 0.07 * k)
        m.shape(
            [(x, h * 0.55, -d), (x + w * 0.02, h * 1.0, -d), (x + w * 0.09, h * (0.9 - 0.05 * k), -d)],
            mix(model.colour, (240, 200, 120), 0.5),
            edge=0.5,
        )
    half = [
        (0.0, 0.24),
        (0.1, 0.3),
        (0.2, 0.05),
        (0.4, 0.08),
        (0.5, 0.5),
        (0.4, 0.6),
        (0.1, 0.52),
        (0.0, 0.5),
    ]
    prism(m, mirrored([(x * w, y * h) for x, y in half]), -d * 0.2, d * 0.2, model.colour, crease=0)
    for s in (-1, 1):
        m.shape(
            [
                (s * w * 0.26 + x, h * 0.32 + y, d * 0.24)
                for x, y in arc(0, 0, w * 0.12, h * 0.09, 0, 340, 10)
            ],
            (40, 36, 40),
            edge=0.5,
        )


WORN: dict[str, Drawer] = {
    "helmet": helmet,
    "army_helmet": army_helmet,
    "hat": hat,
    "top_hat": top_hat,
    "cap": cap,
    "crown": crown,
    "shoe": shoe,
    "high_heel": high_heel,
    "boot": boot,
    "glove": glove,
    "mask": mask,
}
