"""Kitchen and bathroom: what stands there, and pots and dishes."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    FLAME,
    GLASS,
    IRON,
    STEEL,
    WHITE,
    arc,
    ball,
    by_depth,
    disc_at,
    flat,
    lathe,
    rect,
    sees,
)  # fmt: skip
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def _front(m: SolidBuilder, d: float) -> bool:
    return sees(m, 0, 0, 1, (0, 0, d / 2))


def kettle(m: SolidBuilder, model: Model) -> None:
    """A kettle; its spout is on its right."""
    w, h, _ = model.size
    r, top = w * 0.36, h * 0.66
    m.rod(
        [
            (r * 0.7, top * 0.4, 0, r * 0.26),
            (r * 1.3, top * 0.75, 0, r * 0.16),
            (r * 1.5, top * 1.02, 0, r * 0.11),
        ],
        model.colour,
    )
    lathe(
        m,
        [(r * 0.86, 0), (r, h * 0.08), (r * 0.96, top * 0.5), (r * 0.74, top * 0.86), (r * 0.4, top)],
        model.colour,
    )
    lathe(m, [(r * 0.42, top), (r * 0.3, top * 1.07), (r * 0.06, top * 1.09)], scaled(model.colour, 0.85))
    ball(m, (0, top * 1.13, 0), r * 0.12, DARK, 0.5)
    m.rod(
        [(x, y + top * 0.72, 0, w * 0.03) for x, y in arc(0, 0, r * 0.86, h * 0.5, 0, 180, 9)],
        DARK,
        outline=0.6,
    )


def pot(m: SolidBuilder, model: Model) -> None:
    """A cooking pot with a lid and two ears."""
    w, h, _ = model.size
    r, top = w * 0.42, h * 0.72
    for s in (-1, 1):
        m.rod(
            [
                (s * r, top * 0.8, 0.02, w * 0.025),
                (s * w * 0.5, top * 0.8, 0, w * 0.025),
                (s * r, top * 0.8, -0.02, w * 0.025),
            ],
            DARK,
        )
    lathe(m, [(r * 0.95, 0), (r, top * 0.1), (r, top)], model.colour)
    lathe(
        m,
        [(r * 1.05, top), (r * 1.0, top * 1.08), (r * 0.5, h * 0.9), (r * 0.05, h * 0.92)],
        scaled(model.colour, 1.1),
    )
    ball(m, (0, h * 0.95, 0), w * 0.05, DARK, 0.6)


def pan(m: SolidBuilder, model: Model) -> None:
    """A frying pan; its handle is ahead."""
    w, h, d = model.size
    r, z = w / 2, -d / 2 + w / 2
    m.rod([(0, h * 0.8, z + r * 0.9, h * 0.2), (0, h, d / 2, h * 0.3)], DARK)
    lathe(m, [(r * 0.8, 0), (r, h)], model.colour, at=(0, 0, z))
    disc_at(m, (0, h * 0.99, z), r * 0.9, scaled(model.colour, 0.6), plane=(0, 2))


def bowl(m: SolidBuilder, model: Model) -> None:
    """A bowl of noodles with chopsticks, or, named otherwise, of what it holds."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m,
        [(r * 0.45, 0), (r * 0.45, h * 0.1), (r * 0.78, h * 0.45), (r * 0.96, h * 0.85), (r, h)],
        model.colour,
        cap=scaled(model.colour, 0.7),
    )
    disc_at(m, (0, h * 0.96, 0), r * 0.88, (150, 92, 52), plane=(0, 2), edge=0.4)
    noodle = (238, 208, 138)
    for k, (x, z, q) in enumerate(
        ((-0.35, -0.1, 0.36), (0.3, 0.1, 0.34), (0, -0.32, 0.32), (-0.05, 0.34, 0.34), (0, 0, 0.3))
    ):
        ring = m.ellipse((x * r, h * (1.0 + 0.03 * k), z * r), (0, 2), (q * r, q * r), 12)
        m.rod([(*p, r * 0.07) for p in [*ring, ring[0]]], noodle, outline=0.3)
    ball(m, (r * 0.4, h * 1.02, -r * 0.3), r * 0.2, (250, 244, 230), 0.4)
    for s in (0, 1):
        m.tube(
            (-r * (0.1 + 0.16 * s), h * 1.02, 0),
            (-r * (1.35 + 0.1 * s), h * 1.9, -r * 0.6),
            r * 0.045,
            (160, 64, 44),
            outline=0.4,
        )


def meal(m: SolidBuilder, model: Model) -> None:
    """A plate of food: meat, peas and mash."""
    w, h, _ = model.size
    r = w / 2
    _dish(m, r, h * 0.5)
    top = h * 0.5
    lathe(
        m,
        [(r * 0.34, top), (r * 0.32, h), (r * 0.1, h * 1.1)],
        (150, 86, 52),
        at=(-r * 0.22, 0, r * 0.16),
        squash=0.7,
    )
    lathe(
        m,
        [(r * 0.26, top), (r * 0.2, h * 1.1), (r * 0.05, h * 1.3)],
        (240, 222, 164),
        at=(r * 0.3, 0, r * 0.2),
    )
    for k in range(9):
        ball(
            m,
            (r * (-0.2 + 0.14 * (k % 4)), top + h * 0.2, -r * (0.2 + 0.14 * (k // 4))),
            r * 0.08,
            (118, 160, 76),
            0.3,
        )


def _dish(m: SolidBuilder, r: float, h: float, colour: Rgb = WHITE) -> None:
    lathe(m, [(r * 0.6, 0), (r, h)], colour)
    disc_at(m, (0, h * 1.01, 0), r * 0.68, scaled(colour, 0.93), plane=(0, 2), edge=0.3)


def wine_glass(m: SolidBuilder, model: Model) -> None:
    """A glass on a stem, half full."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r * 0.8, 0), (r * 0.8, h * 0.02), (r * 0.1, h * 0.05)], GLASS)
    m.tube((0, h * 0.04, 0), (0, h * 0.46, 0), r * 0.09, GLASS, outline=0.5)
    lathe(
        m,
        [(r * 0.2, h * 0.45), (r * 0.86, h * 0.6), (r, h * 0.74), (r * 0.82, h)],
        GLASS,
        cap=(214, 228, 232),
    )
    lathe(m, [(r * 0.2, h * 0.46), (r * 0.84, h * 0.6), (r * 0.94, h * 0.73)], model.colour, weight=0.3)


def stove(m: SolidBuilder, model: Model) -> None:
    """A stove: four rings, knobs, an oven door with its window."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    m.box((0, h, -d * 0.47), (w, h * 0.14, d * 0.05), scaled(model.colour, 0.9))
    if sees(m, 0, 1, 0, (0, h, 0)):
        m.face(flat(-w * 0.47, -d * 0.4, w * 0.47, d * 0.46, h * 1.002), scaled(DARK, 1.3), edge=0.5)
        for x, z in ((-0.22, -0.2), (0.22, -0.2), (-0.22, 0.22), (0.22, 0.22)):
            disc_at(m, (x * w, h * 1.006, z * d), w * 0.15, IRON, plane=(0, 2))
            hot = FLAME if model.lit and x < 0 < z else DARK
            disc_at(m, (x * w, h * 1.01, z * d), w * 0.09, hot, plane=(0, 2))
    if _front(m, d):
        z = d * 0.503
        m.line([(-w / 2, h * 0.83, z), (w / 2, h * 0.83, z)], 0.7)
        for k in range(4):
            disc_at(m, (w * (-0.36 + 0.24 * k), h * 0.91, z), w * 0.05, DARK)
        m.face(rect(-w * 0.44, h * 0.16, w * 0.44, h * 0.78, z), scaled(model.colour, 0.94), edge=0.6)
        m.face(rect(-w * 0.32, h * 0.26, w * 0.32, h * 0.6, z * 1.002), (70, 74, 80), edge=0.5)
        m.tube((-w * 0.36, h * 0.7, z + 0.03), (w * 0.36, h * 0.7, z + 0.03), 0.014, STEEL, outline=0.5)


def fridge(m: SolidBuilder, model: Model) -> None:
    """A fridge with two doors; open, its shelves shine."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if not _front(m, d):
        return
    z = d * 0.503
    m.line([(-w / 2, h * 0.66, z), (w / 2, h * 0.66, z)], 0.9)
    for lo, hi in ((0.42, 0.62), (0.7, 0.84)):
        m.tube((-w * 0.38, h * lo, z + 0.03), (-w * 0.38, h * hi, z + 0.03), 0.016, STEEL, outline=0.6)
    if model.pose == "open":
        m.face(rect(-w * 0.44, h * 0.05, w * 0.44, h * 0.63, z), (246, 246, 226), value=1.15, edge=0.6)
        for k in (0.2, 0.36, 0.5):
            m.line([(-w * 0.44, h * k, z), (w * 0.44, h * k, z)], 0.6)
            for x, c in ((-0.2, (196, 90, 70)), (0.06, (120, 160, 90)), (0.26, (224, 190, 90))):
                m.face(rect(w * (x - 0.07), h * k, w * (x + 0.07), h * (k + 0.08), z * 1.001), c, edge=0.4)
        hinge = w / 2
        m.face(
            [
                (hinge, h * 0.03, z),
                (hinge + w * 0.3, h * 0.03, z + w * 0.9),
                (hinge + w * 0.3, h * 0.65, z + w * 0.9),
                (hinge, h * 0.65, z),
            ],
            scaled(model.colour, 0.92),
        )
    else:
        for x, y, c in (
            (0.1, 0.52, (226, 196, 90)),
            (0.24, 0.46, (190, 90, 80)),
            (0.08, 0.8, (110, 150, 170)),
        ):
            m.face(rect(w * x, h * y, w * (x + 0.13), h * (y + 0.05), z), c, edge=0.4)


def sink(m: SolidBuilder, model: Model) -> None:
    """A washbasin on its foot, with a tap."""
    w, h, d = model.size
    lathe(m, [(w * 0.22, 0), (w * 0.14, h * 0.2), (w * 0.15, h * 0.72)], model.colour, squash=0.8)
    lathe(
        m,
        [(w * 0.2, h * 0.72), (w * 0.42, h * 0.82), (w * 0.5, h * 0.95), (w * 0.5, h)],
        model.colour,
        squash=d / w,
    )
    if sees(m, 0, 1, 0, (0, h, 0)):
        m.shape(
            m.ellipse((0, h * 1.003, d * 0.06), (0, 2), (w * 0.4, d * 0.34)),
            scaled(model.colour, 0.8),
            edge=0.5,
        )
        disc_at(m, (0, h * 1.004, d * 0.06), w * 0.04, DARK, plane=(0, 2))
    m.rod(
        [
            (0, h, -d * 0.38, 0.02),
            (0, h * 1.16, -d * 0.36, 0.018),
            (0, h * 1.18, -d * 0.2, 0.018),
            (0, h * 1.12, -d * 0.14, 0.018),
        ],
        STEEL,
        outline=0.6,
    )
    for s in (-1, 1):
        ball(m, (s * w * 0.2, h * 1.05, -d * 0.38), 0.03, STEEL, 0.5)


def bathtub(m: SolidBuilder, model: Model) -> None:
    """A bathtub on feet, along its width, with a tap at its right end."""
    w, h, d = model.size
    for x in (-0.36, 0.36):
        for z in (-0.3, 0.3):
            ball(m, (x * w, 0.06, z * d), 0.06, (190, 160, 90), 0.6)
    lathe(
        m,
        [(w * 0.36, h * 0.12), (w * 0.44, h * 0.3), (w * 0.48, h * 0.92), (w * 0.5, h * 0.92), (w * 0.5, h)],
        model.colour,
        squash=d / w,
        steps=26,
        cap=scaled(model.colour, 1.0),
    )
    if sees(m, 0, 1, 0, (0, h, 0)):
        m.shape(
            m.ellipse((0, h * 1.002, 0), (0, 2), (w * 0.46, d * 0.44), 26),
            scaled(model.colour, 0.72),
            edge=0.5,
        )
        m.shape(
            m.ellipse((0, h * 0.97, d * 0.02), (0, 2), (w * 0.44, d * 0.39), 26), (150, 190, 204), edge=0.3
        )
    m.rod(
        [
            (w * 0.46, h, 0, 0.025),
            (w * 0.46, h * 1.3, 0, 0.022),
            (w * 0.36, h * 1.3, 0, 0.022),
            (w * 0.35, h * 1.2, 0, 0.02),
        ],
        STEEL,
        outline=0.6,
    )


def toilet(m: SolidBuilder, model: Model) -> None:
    """A water closet with cistern and lid."""
    w, h, d = model.size
    seat, z = h * 0.52, d * 0.16

    def cistern() -> None:
        m.box((0, 0, -d * 0.3), (w * 0.4, seat, d * 0.3), scaled(model.colour, 0.95))
        m.box((0, seat * 0.86, -d * 0.38), (w, h - seat * 0.86, d * 0.24), model.colour)
        m.box((0, h, -d * 0.38), (w * 1.05, h * 0.04, d * 0.27), model.colour)

    def pan_() -> None:
        lathe(
            m,
            [(w * 0.3, 0), (w * 0.24, seat * 0.3), (w * 0.46, seat * 0.85), (w * 0.48, seat)],
            model.colour,
            at=(0, 0, z),
            squash=1.3,
        )
        m.shape(
            m.ellipse((0, seat * 1.02, z), (0, 2), (w * 0.5, w * 0.62)), scaled(model.colour, 0.92), edge=0.7
        )
        m.shape(
            m.ellipse((0, seat * 1.03, z + 0.02), (0, 2), (w * 0.32, w * 0.42)), (120, 146, 158), edge=0.6
        )

    by_depth(m, [((0, seat, -d * 0.4), cistern), ((0, seat, d * 0.3), pan_)])


def washing_machine(m: SolidBuilder, model: Model) -> None:
    """A washing machine with its round window."""
    w, h, d = model.size
    m.box((0, 0, 0), (w, h, d), model.colour)
    if _front(m, d):
        z = d * 0.503
        m.line([(-w / 2, h * 0.84, z), (w / 2, h * 0.84, z)], 0.7)
        m.face(rect(-w * 0.42, h * 0.88, -w * 0.1, h * 0.96, z), scaled(model.colour, 0.85), edge=0.5)
        disc_at(m, (w * 0.3, h * 0.92, z), w * 0.06, STEEL)
        disc_at(m, (0, h * 0.45, z), w * 0.34, STEEL, edge=0.8)
        disc_at(m, (0, h * 0.45, z * 1.002), w * 0.26, (96, 120, 136))
        m.line([(x, y, z * 1.004) for x, y in arc(0, h * 0.45, w * 0.18, w * 0.18, 110, 190)], 1.2)


KITCHEN: dict[str, Drawer] = {
    "kettle": kettle,
    "pot": pot,
    "pan": pan,
    "bowl": bowl,
    "meal": meal,
    "wine_glass": wine_glass,
    "stove": stove,
    "fridge": fridge,
    "sink": sink,
    "bathtub": bathtub,
    "toilet": toilet,
    "washing_machine": washing_machine,
}
