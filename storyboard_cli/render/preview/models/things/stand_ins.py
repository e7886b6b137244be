"""Stand-ins: clean solids for things that have no drawing of their own, with their word lettered on them."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.lettering import letter_box, letter_face, letter_label
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    STEEL,
    ball,
    by_depth,
    disc_at,
    flat,
    lathe,
    mirrored,
    prism,
    rect,
    sees,
    wall,
)
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def _box(m: SolidBuilder, model: Model) -> None:
    """A box with a lid."""
    w, h, d = model.size
    lid = min(h * 0.16, 0.06)
    m.box((0, 0, 0), (w * 0.96, h - lid, d * 0.96), model.colour)
    m.box((0, h - lid, 0), (w, lid, d), scaled(model.colour, 1.05))
    letter_box(m, (w * 0.96, h - lid, d * 0.96), model.text, model.colour)


def _block(m: SolidBuilder, model: Model) -> None:
    """A piece of furniture or an appliance: a body on a plinth, under a top."""
    w, h, d = model.size
    foot, top = min(0.08, h * 0.1), min(0.05, h * 0.08)
    m.box((0, 0, 0), (w * 0.92, foot, d * 0.9), scaled(model.colour, 0.6))
    m.box((0, foot, 0), (w * 0.97, h - foot - top, d * 0.96), model.colour)
    m.box((0, h - top, 0), (w, top, d), scaled(model.colour, 1.05))
    letter_box(m, (w * 0.97, h - foot - top, d * 0.96), model.text, model.colour, foot)


def _tall(m: SolidBuilder, model: Model) -> None:
    """An upright thing: a post or pillar with a foot and a head, its word on a plate."""
    w, h, d = model.size
    r = min(w, d) / 2
    lathe(m, [(r, 0), (r, h * 0.05), (r * 0.62, h * 0.09), (r * 0.56, h * 0.86), (r * 0.8, h * 0.9),
              (r * 0.8, h * 0.97), (r * 0.5, h)], model.colour)  # fmt: skip
    _on_front(m, model.text, (r * 1.05, h * 0.76), (0.14 * h, 0.84 * h), r * 0.6, model.colour)


def _on_front(
    m: SolidBuilder, text: str, wide: tuple[float, float], high: tuple[float, float], out: float, on: Rgb
) -> None:
    """A word on a flat square to the camera, before a round body that stands upright."""
    if not text:
        return
    eye, origin = m.board.lens.eye, m.origin
    dx, dz = eye[0] - origin[0], eye[2] - origin[2]
    size = (dx * dx + dz * dz) ** 0.5 or 1.0
    ahead = (dx / size, 0.0, dz / size)
    facing = SolidBuilder(
        m.board, origin, ((-ahead[2], 0.0, ahead[0]), (0.0, 1.0, 0.0), ahead), m.vivid, m.edge
    )
    half = wide[0] / 2
    if not letter_face(facing, text, rect(-half, high[0], half, high[1], out), on=on, margin=0.03):
        letter_label(m.board, m.at(0, (high[0] + high[1]) / 2, 0), text)


def _flat(m: SolidBuilder, model: Model) -> None:
    """A sheet or slab: upright in hands, else lying."""
    w, h, d = model.size
    if model.held or h > d:
        m.box((0, 0, 0), (w, h, d), model.colour)
        letter_box(m, (w, h, d), model.text, model.colour)
        return
    m.box((0, 0, 0), (w, h, d), model.colour)
    if not (
        model.text
        and letter_face(m, model.text, flat(-w / 2, -d / 2, w / 2, d / 2, h), on=model.colour, ink=model.ink)
    ):
        letter_label(m.board, m.at(0, h, 0), model.text)


def _round(m: SolidBuilder, model: Model) -> None:
    """A round thing: a ball, pressed to its size."""
    w, h, d = model.size
    r = max(w, d) / 2
    profile = [(r * c, h * y) for c, y in ((0.42, 0), (0.72, 0.1), (0.94, 0.28), (1, 0.48), (0.95, 0.68),
                                            (0.75, 0.86), (0.4, 0.97), (0.05, 1))]  # fmt: skip
    lathe(m, profile, model.colour)
    _on_front(m, model.text, (r * 1.5, 0), (h * 0.26, h * 0.74), r * 0.98, model.colour)


def _long(m: SolidBuilder, model: Model) -> None:
    """A long, thin thing: a bar with a grip; in a hand it stands up, else it lies."""
    w, h, d = model.size
    length, thick = max(w, h, d), sorted(model.size)[1] / 2
    if model.held:
        ends = ((0.0, 0.0, 0.0), (0.0, length, 0.0))
    else:
        ends = ((-length / 2, thick, 0.0), (length / 2, thick, 0.0))

    def along(t: float) -> tuple[float, float, float]:
        a, b = ends
        return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, 0.0)

    m.tube(along(0), along(0.28), thick, scaled(model.colour, 0.62))
    m.tube(along(0.28), along(1), thick * 0.86, model.colour)
    if model.held or not letter_face(
        m,
        model.text,
        [
            (*along(0.3)[:2], thick),
            (*along(0.97)[:2], thick),
            (along(0.97)[0], thick * 2, thick),
            (along(0.3)[0], thick * 2, thick),
        ],
        on=model.colour,
        ink=model.ink,
    ):
        letter_label(m.board, m.at(*along(0.62)), model.text)


def _machine(m: SolidBuilder, model: Model) -> None:
    """A machine: a cased body with slots, a dial, two lamps and a pipe."""
    w, h, d = model.size
    body = h * 0.86
    m.box((0, 0, 0), (w * 0.9, h * 0.06, d * 0.9), DARK)
    m.box((0, h * 0.06, 0), (w, body - h * 0.06, d), model.colour)
    lathe(m, [(w * 0.09, body), (w * 0.09, h * 0.96), (w * 0.12, h * 0.96), (w * 0.12, h)], STEEL,
          at=(w * 0.28, 0, 0))  # fmt: skip
    ball(m, (-w * 0.3, body + w * 0.05, 0), w * 0.06, (190, 74, 60))
    front = d / 2 * (1 if sees(m, 0, 0, 1, (0, 0, d / 2)) else -1)
    if sees(m, 0, 0, front, (0, 0, front)):
        z = front * 1.003
        for k in range(4):
            y = h * (0.13 + 0.045 * k)
            m.line([(-w * 0.38, y, z), (w * 0.1, y, z)], 0.7)
        disc_at(m, (w * 0.3, h * 0.22, z), min(w, h) * 0.09, (236, 232, 220))
        m.line([(w * 0.3, h * 0.22, z), (w * 0.34, h * 0.27, z)], 0.8)
    letter_box(m, (w, body - h * 0.36, d), model.text, model.colour, h * 0.34)


def _building(m: SolidBuilder, model: Model) -> None:
    """A building: walls, a pitched roof, a door and windows, its word over the door."""
    w, h, d = model.size
    eaves = h * 0.68
    m.box((0, 0, 0), (w, eaves, d), model.colour)
    roof = [(-w * 0.54, eaves), (w * 0.54, eaves), (w * 0.36, h), (-w * 0.36, h)]
    prism(m, roof, -d * 0.53, d * 0.53, scaled(model.colour, 0.62))
    for way in (1, -1):
        z = way * d / 2
        if not sees(m, 0, 0, way, (0, 0, z)):
            continue
        z *= 1.002
        m.face(rect(-w * 0.08, 0, w * 0.08, min(eaves * 0.6, 2.6), z), scaled(model.colour, 0.45), edge=0.6)
        for x in (-0.36, -0.2, 0.2, 0.36):
            m.face(
                rect(w * (x - 0.05), eaves * 0.2, w * (x + 0.05), eaves * 0.52, z), (126, 146, 158), edge=0.5
            )
        letter_face(
            m,
            model.text,
            rect(-w * 0.44, eaves * 0.6, w * 0.44, eaves * 0.97, z),
            on=model.colour,
            ink=model.ink,
        )
    for way in (1, -1):
        x = way * w / 2
        if sees(m, way, 0, 0, (x, 0, 0)):
            for k in (-0.3, 0.0, 0.3):
                m.face(wall(d * (k - 0.06), eaves * 0.2, d * (k + 0.06), eaves * 0.52, x * 1.002),
                       (126, 146, 158), edge=0.5)  # fmt: skip
            if not any(sees(m, 0, 0, s, (0, 0, s * d / 2)) for s in (1, -1)):
                letter_face(
                    m,
                    model.text,
                    wall(-d * 0.45, eaves * 0.56, d * 0.45, eaves * 0.97, x),
                    on=model.colour,
                    ink=model.ink,
                )


def _soft(m: SolidBuilder, model: Model) -> None:
    """Something of cloth: a folded, rounded heap; in hands it hangs."""
    w, h, d = model.size
    if model.held:
        half = [(0.36, 0.0), (0.44, 0.3), (0.4, 0.7), (0.3, 0.97), (0.1, 1.0)]
        prism(m, mirrored([(x * w, y * h) for x, y in half]), -d / 2, d / 2, model.colour, crease=0)
        for x in (-0.15, 0.12):
            m.line([(w * x, h * 0.9, d / 2), (w * x * 1.4, h * 0.1, d / 2)], 0.5)
    else:
        lathe(
            m,
            [(w * 0.5, 0), (w * 0.53, h * 0.2), (w * 0.48, h * 0.62), (w * 0.36, h * 0.93), (w * 0.1, h)],
            model.colour,
            squash=d / w,
        )
        m.line([(-w * 0.3, h * 0.3, d * 0.46), (0, h * 0.2, d * 0.54), (w * 0.32, h * 0.34, d * 0.46)], 0.6)
    _on_front(m, model.text, (w * 0.7, 0), (h * 0.32, h * 0.86), d * 0.5, model.colour)


def _seat(m: SolidBuilder, model: Model) -> None:
    """A seat: cushion, back and arms on short legs."""
    w, h, d = model.size
    seat = min(0.45, h * 0.52)
    parts = [
        (
            (0.0, h * 0.7, -d * 0.42),
            partial(
                m.box, (0, seat * 0.3, -d * 0.42), (w, h - seat * 0.3, d * 0.16), scaled(model.colour, 0.92)
            ),
        )
    ]
    parts.append(
        (
            (0.0, seat, 0.0),
            partial(m.box, (0, seat * 0.3, 0.03), (w * 0.96, seat * 0.7, d * 0.9), model.colour),
        )
    )
    for x in (-0.44, 0.44):
        parts.append(((x * w, seat, 0.0), partial(m.box, (x * w, 0, 0), (w * 0.09, seat * 1.35, d * 0.9),
                                                   scaled(model.colour, 0.86))))  # fmt: skip
    by_depth(m, parts)
    ahead = sees(m, 0, 0, 1, (0, seat, d * 0.5))
    z, lo, hi = (d * 0.481, seat * 0.3, seat) if ahead else (-d * 0.5, seat * 0.8, h)
    back = rect(-w * 0.38, seat * 1.02, w * 0.38, h, -d * 0.34)
    front = rect(-w * 0.4, lo, w * 0.4, hi, z)
    if not any(
        letter_face(m, model.text, f, on=model.colour, ink=model.ink)
        for f in ((back, front) if ahead else (front,))
    ):
        letter_label(m.board, m.at(0, seat, 0), model.text)


def _table(m: SolidBuilder, model: Model) -> None:
    """A table: a deep top on four legs, its word on the edge."""
    w, h, d = model.size
    rail = max(0.12, h * 0.2)
    legs = [(x * w * 0.45, 0.0, z * d * 0.43) for x in (-1, 1) for z in (-1, 1)]
    by_depth(
        m, [(leg, partial(m.box, leg, (0.07, h - rail, 0.07), scaled(model.colour, 0.7))) for leg in legs]
    )
    m.box((0, h - rail, 0), (w, rail, d), model.colour)
    letter_box(m, (w, rail, d), model.text, model.colour, h - rail)


def _bottle(m: SolidBuilder, model: Model) -> None:
    """A vessel with a neck and a label."""
    w, h, _ = model.size
    r = w / 2
    lathe(
        m,
        [
            (r * 0.9, 0),
            (r, h * 0.04),
            (r, h * 0.6),
            (r * 0.8, h * 0.7),
            (r * 0.36, h * 0.8),
            (r * 0.34, h * 0.96),
            (r * 0.42, h * 0.96),
            (r * 0.42, h),
        ],
        model.colour,
    )
    lathe(m, [(r * 1.01, h * 0.14), (r * 1.01, h * 0.54)], (238, 233, 220), weight=0.5)
    _on_front(m, model.text, (r * 1.7, 0), (h * 0.16, h * 0.52), r * 0.96, (238, 233, 220))


def _vessel(m: SolidBuilder, model: Model) -> None:
    """An open vessel: wider at the rim."""
    w, h, _ = model.size
    r = w / 2
    lathe(m, [(r * 0.62, 0), (r * 0.8, h * 0.3), (r * 0.96, h * 0.92), (r, h * 0.92), (r, h)], model.colour,
          cap=scaled(model.colour, 0.55))  # fmt: skip
    _on_front(m, model.text, (r * 1.5, 0), (h * 0.2, h * 0.8), r * 0.9, model.colour)


def _bag(m: SolidBuilder, model: Model) -> None:
    """A bag with a handle."""
    w, h, d = model.size
    body = h * 0.74
    half = [(0.46, 0.0), (0.5, 0.12), (0.46, 0.9), (0.4, 1.0)]
    prism(m, mirrored([(x * w, y * body) for x, y in half]), -d / 2, d / 2, model.colour, crease=0)
    m.rod(
        [
            (-w * 0.24, body, 0, w * 0.03),
            (-w * 0.2, h * 0.97, 0, w * 0.03),
            (w * 0.2, h * 0.97, 0, w * 0.03),
            (w * 0.24, body, 0, w * 0.03),
        ],
        scaled(model.colour, 0.6),
    )
    letter_box(m, (w * 0.9, body, d), model.text, model.colour)


def _device(m: SolidBuilder, model: Model) -> None:
    """A small device: a rounded case with a screen, keys and a cable or aerial."""
    w, h, d = model.size
    m.tube((w * 0.32, h * 0.9, 0), (w * 0.4, h * 1.25, 0), min(w, h) * 0.025, DARK)
    m.box((0, 0, 0), (w, h, d), model.colour)
    way = 1.0 if sees(m, 0, 0, 1, (0, 0, d / 2)) else -1.0
    z = way * d * 0.503
    if sees(m, 0, 0, way, (0, 0, z)):
        for k in range(3):
            disc_at(m, (w * (-0.26 + 0.26 * k), h * 0.16, z), min(w, h) * 0.06, scaled(model.colour, 0.55))
    letter_box(m, (w * 0.94, h * 0.66, d), model.text, model.colour, h * 0.28)


def _plant(m: SolidBuilder, model: Model) -> None:
    """A plant: a leafy dome on a stem."""
    w, h, _ = model.size
    m.tube((0, 0, 0), (0, h * 0.5, 0), max(0.012, w * 0.05), (120, 92, 64))
    r = w / 2
    for x, y, z, k in (
        (0, 0.7, -0.3, 0.8),
        (-0.5, 0.5, 0, 0.68),
        (0.5, 0.52, 0.05, 0.66),
        (0.1, 0.74, 0.1, 0.72),
        (-0.15, 0.5, 0.35, 0.68),
    ):
        ball(m, (x * r, y * h, z * r), min(r * k, h * 0.26), model.colour)
    _on_front(m, model.text, (w * 0.8, 0), (h * 0.38, h * 0.72), r * 0.9, model.colour)


STAND_INS: dict[str, Drawer] = {
    "stand_in_box": _box,
    "stand_in_block": _block,
    "stand_in_tall": _tall,
    "stand_in_flat": _flat,
    "stand_in_round": _round,
    "stand_in_rock": _round,
    "stand_in_long": _long,
    "stand_in_machine": _machine,
    "stand_in_device": _device,
    "stand_in_building": _building,
    "stand_in_soft": _soft,
    "stand_in_heap": _soft,
    "stand_in_seat": _seat,
    "stand_in_table": _table,
    "stand_in_bottle": _bottle,
    "stand_in_vessel": _vessel,
    "stand_in_bag": _bag,
    "stand_in_plant": _plant,
}
