"""Long thin things: sticks, branches, poles, pipes, cords, vines, small tools with a handle, cutlery."""

from __future__ import annotations

import random
from functools import partial

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    LEAF,
    STEEL,
    arc,
    ball,
    by_depth,
    disc_at,
    in_hand,
    lathe,
    mirrored,
    prism,
)  # fmt: skip
from storyboard_cli.render.preview.palette import scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def stick(m: SolidBuilder, model: Model) -> None:
    """A stick, not quite straight, with the stub of a twig."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.22)
    r = w * 0.3
    m.tube((w * 0.1, h * 0.62, 0), (w * 0.7, h * 0.72, 0), r * 0.55, model.colour)
    spots = [
        (0, 0, 0, r * 0.9),
        (w * 0.12, h * 0.3, 0, r),
        (-w * 0.08, h * 0.64, 0, r * 0.85),
        (w * 0.06, h, 0, r * 0.6),
    ]
    m.rod(spots, model.colour)
    for y in (0.2, 0.45, 0.8):
        m.line([(-r * 0.3, h * y, r), (r * 0.2, h * (y + 0.06), r)], 0.4)


def branch(m: SolidBuilder, model: Model) -> None:
    """A branch with twigs and leaves."""
    w, h, d = model.size
    m = in_hand(m, model, 0.2)
    bark = model.colour
    m.rod(
        [
            (0, 0, 0, 0.028),
            (w * 0.06, h * 0.4, 0, 0.022),
            (-w * 0.04, h * 0.75, 0, 0.014),
            (w * 0.04, h, 0, 0.008),
        ],
        bark,
    )
    for k, (y, s) in enumerate(((0.3, 1), (0.42, -1), (0.56, 1), (0.68, -1), (0.82, 1), (0.94, -1))):
        tip = (s * w * (0.46 - 0.05 * k), h * (y + 0.14), d * (0.3 if k % 2 else -0.3))
        m.tube((0, h * y, 0), tip, 0.01, bark, end=0.005, outline=0.6)
        for share in (0.55, 1.0):
            x, up, z = tip[0] * share, h * y + (tip[1] - h * y) * share, tip[2] * share
            r = 0.075 * h
            m.shape(
                [(x - r, up, z), (x, up + r * 0.55, z), (x + r, up + r * 0.2, z), (x, up - r * 0.4, z)],
                scaled(LEAF, 0.85 + 0.1 * (k % 3)),
                edge=0.5,
            )


def pole(m: SolidBuilder, model: Model) -> None:
    """A straight pole or bar."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.42)
    m.tube((0, 0, 0), (0, h, 0), w * 0.42, model.colour)
    for y in (0.03, 0.97):
        lathe(
            m,
            [(w * 0.46, h * y - 0.02), (w * 0.46, h * y + 0.02)],
            scaled(model.colour, 0.7),
            steps=10,
            weight=0.4,
        )


def pipe(m: SolidBuilder, model: Model) -> None:
    """A piece of pipe with its thread and hollow end."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.3)
    r = w * 0.5
    lathe(m, [(r * 0.8, 0), (r * 0.8, h * 0.88), (r, h * 0.88), (r, h)], model.colour, cap=DARK, steps=14)
    lathe(m, [(r, 0), (r, h * 0.1)], model.colour, ends=False, steps=14)


def plank(m: SolidBuilder, model: Model) -> None:
    """Planks, one on the other, with their grain."""
    w, h, d = model.size
    for k, (turn, tint) in enumerate(((0.0, 1.0), (0.05, 1.08))):
        y, z = k * h / 2, turn * d
        m.box((turn * w * 0.4, y, z), (w * 0.96, h / 2, d * 0.9), scaled(model.colour, tint))
        for share in (-0.2, 0.14):
            m.line(
                [
                    (-w * 0.44, y + h / 2, z + d * share),
                    (w * 0.1, y + h / 2, z + d * (share + 0.06)),
                    (w * 0.46, y + h / 2, z + d * share),
                ],
                0.35,
            )


def cord(m: SolidBuilder, model: Model) -> None:
    """A cord, wire or hose: loose coils with an end that lies free."""
    w, h, d = model.size
    thick = h * 0.3
    for k in range(3):
        y, r = thick + k * (h - 2 * thick) / 2, 0.4 - 0.03 * k
        ring = m.ellipse((w * 0.03 * (k - 1), y, 0), (0, 2), (w * r, d * r), 16)
        m.rod([(*p, thick) for p in [*ring, ring[0]]], model.colour, outline=0.7)
    tail = [
        (w * 0.34, thick, d * 0.2),
        (w * 0.5, thick, d * 0.36),
        (w * 0.36, thick, d * 0.5),
        (0, thick, d * 0.46),
    ]
    m.rod([(*p, thick) for p in tail], model.colour, outline=0.7)


def vine(m: SolidBuilder, model: Model) -> None:
    """Creepers that hang down, with leaves."""
    w, h, d = model.size
    hand = random.Random(model.seed)
    for x in (-0.38, -0.12, 0.14, 0.36):
        low = hand.uniform(0.0, 0.3)
        spots = [
            (x * w + 0.06 * w * (1 if k % 2 else -1), h * (1 - (1 - low) * k / 5), 0, 0.012) for k in range(6)
        ]
        m.rod(spots, scaled(model.colour, 0.7), outline=0.5)
        for px, py, pz, _ in spots[:-1]:
            r, s = 0.11 * w + 0.015, hand.choice((-1, 1))
            m.shape(
                [
                    (px, py, pz),
                    (px + s * r, py + r * 0.3, pz + d * 0.2),
                    (px + s * r * 1.9, py - r * 0.6, pz + d * 0.3),
                    (px + s * r * 0.7, py - r * 0.9, pz + d * 0.2),
                ],
                scaled(model.colour, hand.uniform(0.85, 1.2)),
                edge=0.5,
            )


def golf_club(m: SolidBuilder, model: Model) -> None:
    """A golf club or hockey stick: its foot is below and ahead."""
    w, h, d = model.size
    m = in_hand(m, model, 0.86)
    m.tube((0, h * 0.04, 0), (0, h * 0.74, 0), d * 0.12, STEEL)
    m.tube((0, h * 0.72, 0), (0, h, 0), d * 0.2, DARK)
    prism(
        m,
        [(-w * 0.12, h * 0.07), (-w * 0.1, 0), (w * 0.75, 0), (w * 0.85, h * 0.05), (w * 0.1, h * 0.07)],
        -d * 0.25,
        d * 0.25,
        model.colour,
        crease=0,
    )


def fork(m: SolidBuilder, model: Model) -> None:
    """A fork."""
    w, h, d = model.size
    m = in_hand(m, model, 0.25)
    m.tube((0, 0, 0), (0, h * 0.62, 0), w * 0.14, model.colour, end=w * 0.1, outline=0.6)
    prism(
        m,
        mirrored([(w * 0.08, h * 0.58), (w * 0.5, h * 0.68), (w * 0.5, h * 0.76)]),
        -d * 0.1,
        d * 0.1,
        model.colour,
        crease=0,
    )
    for x in (-0.44, -0.15, 0.15, 0.44):
        m.tube((x * w, h * 0.72, 0), (x * w, h, 0), w * 0.06, model.colour, outline=0.5)


def spoon(m: SolidBuilder, model: Model) -> None:
    """A spoon or ladle."""
    w, h, d = model.size
    m = in_hand(m, model, 0.25)
    m.tube((0, 0, 0), (0, h * 0.74, 0), w * 0.14, model.colour, end=w * 0.1, outline=0.6)
    disc_at(m, (0, h * 0.84, 0), w * 0.5, model.colour, tall=h * 0.16, edge=1.0)
    disc_at(m, (0, h * 0.845, d * 0.1), w * 0.34, scaled(model.colour, 0.82), tall=h * 0.12, edge=0.3)


def hand_tool(m: SolidBuilder, model: Model) -> None:
    """A handle with a slender blade: screwdriver, scalpel, chisel."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.25)
    r = w * 0.46
    lathe(
        m,
        [(r * 0.7, 0), (r, h * 0.1), (r * 0.8, h * 0.36), (r * 0.9, h * 0.46), (r * 0.5, h * 0.52)],
        model.colour,
        steps=12,
    )
    m.tube((0, h * 0.5, 0), (0, h * 0.88, 0), r * 0.26, STEEL, outline=0.7)
    prism(
        m,
        mirrored([(r * 0.26, h * 0.86), (r * 0.42, h * 0.93), (r * 0.3, h)]),
        -r * 0.1,
        r * 0.1,
        STEEL,
        crease=0,
    )


def dropper(m: SolidBuilder, model: Model) -> None:
    """A dropper, tube or straw-thin glass with a bulb."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.6)
    lathe(m, [(w * 0.08, 0), (w * 0.3, h * 0.14), (w * 0.3, h * 0.66)], (206, 222, 228), steps=12)
    lathe(
        m,
        [(w * 0.4, h * 0.64), (w * 0.5, h * 0.82), (w * 0.36, h * 0.97), (w * 0.1, h)],
        model.colour,
        steps=12,
    )


def nail(m: SolidBuilder, model: Model) -> None:
    """A nail or spike."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.6)
    lathe(
        m,
        [(w * 0.02, 0), (w * 0.2, h * 0.14), (w * 0.2, h * 0.94), (w * 0.5, h * 0.95), (w * 0.5, h)],
        model.colour,
        steps=10,
    )


def bullet(m: SolidBuilder, model: Model) -> None:
    """A cartridge: a brass case and its tip."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.5)
    lathe(
        m,
        [(w * 0.5, 0), (w * 0.5, h * 0.04), (w * 0.4, h * 0.08), (w * 0.44, h * 0.1), (w * 0.44, h * 0.62)],
        model.colour,
        steps=14,
    )
    lathe(
        m,
        [(w * 0.36, h * 0.62), (w * 0.34, h * 0.78), (w * 0.2, h * 0.94), (w * 0.04, h)],
        (170, 112, 74),
        steps=14,
    )


def hook(m: SolidBuilder, model: Model) -> None:
    """A hook with its eye."""
    w, h, _ = model.size
    r = max(w * 0.09, 0.002)
    bend = [(x * w, y * h, 0, r) for x, y in arc(0, 0.3, 0.36, 0.28, 0, -200, 9)]
    m.rod([(w * 0.36, h * 0.86, 0, r), *bend, (-w * 0.3, h * 0.62, 0, r * 0.4)], model.colour)
    ring = m.ellipse((w * 0.36, h * 0.9, 0), (0, 1), (w * 0.13, h * 0.09), 10)
    m.rod([(*p, r * 0.7) for p in [*ring, ring[0]]], model.colour, outline=0.6)


def matchstick(m: SolidBuilder, model: Model) -> None:
    """A match with its head."""
    w, h, _ = model.size
    m = in_hand(m, model, 0.3)
    m.tube((0, 0, 0), (0, h * 0.9, 0), w * 0.3, (226, 200, 150))
    ball(m, (0, h * 0.93, 0), w * 0.5, model.colour)


def bundle_of_sticks(m: SolidBuilder, model: Model) -> None:
    """Firewood: cut pieces in a pile, their ends to us."""
    w, h, d = model.size
    r = h / 6
    spots = (
        [(x, 0) for x in (-2, -1, 0, 1, 2)]
        + [(x, 1) for x in (-1.5, -0.5, 0.5, 1.5)]
        + [(x, 2) for x in (-1, 0, 1)]
    )
    unit = w / 5.2

    def log(x: float, row: int) -> None:
        lathe(
            m,
            [(r, -d / 2), (r, d / 2)],
            model.colour,
            at=(x * unit, r + row * r * 1.8, 0),
            axis=2,
            steps=12,
            cap=(222, 190, 142),
        )

    by_depth(m, [((x * unit, row * r * 1.8, 0), partial(log, x, row)) for x, row in spots])


STICKS: dict[str, Drawer] = {
    "stick": stick, "branch": branch, "pole": pole, "pipe": pipe, "plank": plank, "cord": cord,
    "vine": vine, "golf_club": golf_club, "fork": fork, "spoon": spoon, "hand_tool": hand_tool,
    "dropper": dropper, "nail": nail, "bullet": bullet, "hook": hook, "matchstick": matchstick,
    "firewood": bundle_of_sticks,
}  # fmt: skip
