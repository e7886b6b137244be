"""The birds that have a plan of their own."""

from __future__ import annotations

import math
from dataclasses import replace

from storyboard_cli.render.preview.models.animals.birds import Beak, Bird, BirdPlan, bird
from storyboard_cli.render.preview.models.animals.flesh import Spot
from storyboard_cli.render.preview.models.model import Drawer
from storyboard_cli.render.preview.palette import Rgb, mix, scaled

RED: Rgb = (196, 52, 44)
WHITE: Rgb = (242, 240, 234)

SONGBIRD = BirdPlan(
    height=0.95,
    trunk=((0.02, -0.5, 0.05, 0.05), (0.02, -0.4, 0.13, 0.13), (0.0, -0.18, 0.21, 0.22),
    (-0.02, 0.06, 0.25, 0.26),
           (0.0, 0.26, 0.22, 0.23), (0.03, 0.4, 0.13, 0.14)),
    stance=28, leg=0.26, leg_radius=0.022, neck=((0, -0.04, 0.19, 0), (0.14, 0.03, 0.17, 0)), skull=0.18,
    beak=Beak(((0, -0.02, 0.14, 0.05), (0, -0.03, 0.28, 0.008)), (92, 76, 60)), tail=(0.42, 0.1, -6),
    pale=0.55,
    legs=(120, 92, 70), eye_size=0.036,
)  # fmt: skip
PIGEON = replace(
    SONGBIRD, height=0.99, stance=20, neck=((0, -0.06, 0.17, 0), (0.16, 0.02, 0.12, 0),
    (0.26, 0.06, 0.11, 0)), skull=0.125,
    beak=Beak(((0, -0.01, 0.1, 0.035), (0, -0.04, 0.2, 0.012)), (70, 66, 66)), legs=(190, 92, 84), pale=0.2,
    head=(96, 112, 120),
    eyes=(206, 110, 40), eye_size=0.026, tail=(0.34, 0.12, -4),
)  # fmt: skip
CROW = replace(
    SONGBIRD, height=0.94, stance=24, skull=0.16, neck=((0, -0.05, 0.18, 0), (0.16, 0.04, 0.15, 0)),
    beak=Beak(((0, 0.0, 0.1, 0.065), (0, 0.0, 0.22, 0.05), (0, -0.04, 0.36, 0.01)), (44, 44, 50)), pale=0.0,
    wing=0.7,
    legs=(52, 50, 54), tail=(0.42, 0.12, -6), fingers=4, span=1.1, thigh=0.07,
)  # fmt: skip
GULL = replace(
    SONGBIRD, height=1.02, stance=8, neck=((0, -0.06, 0.17, 0), (0.18, 0.02, 0.13, 0), (0.3, 0.06, 0.12, 0)),
    skull=0.135,
    beak=Beak(((0, 0.0, 0.1, 0.04), (0, 0.0, 0.22, 0.034), (0, -0.03, 0.27, 0.01)), (222, 176, 60)),
    head=WHITE, pale=0.9,
    wing=0.92, span=1.5, legs=(214, 158, 90), webbed=True, tail=(0.3, 0.1, 0), leg=0.3,
)  # fmt: skip

_HOOK = ((0, 0.01, 0.1, 0.06), (0, 0.015, 0.19, 0.052), (0, -0.04, 0.25, 0.03), (0, -0.09, 0.245, 0.008))
EAGLE = BirdPlan(
    height=1.06,
    trunk=((0.02, -0.5, 0.06, 0.06), (0.02, -0.4, 0.15, 0.15), (0.0, -0.16, 0.22, 0.23),
    (0.0, 0.08, 0.25, 0.26),
           (0.02, 0.28, 0.22, 0.22), (0.04, 0.42, 0.13, 0.13)),
    stance=48, leg=0.26, leg_radius=0.036, neck=((0, -0.04, 0.19, 0), (0.16, 0.04, 0.15, 0)), skull=0.155,
    beak=Beak(_HOOK, (226, 176, 52)), tail=(0.44, 0.15, 4), span=1.5, fingers=5, thigh=0.12,
    eyes=(232, 190, 70),
    eye_size=0.026, legs=(222, 172, 60), wing=0.8, head=WHITE, extras=(lambda b: _brow(b),),
)  # fmt: skip
HAWK = replace(EAGLE, height=1.06, head=None, pale=0.5)
VULTURE = replace(
    EAGLE, height=0.94, stance=44, head=(206, 140, 128), extras=(lambda b: _collar(b),), skull=0.11,
    thigh=0.13,
    neck=((0.02, -0.02, 0.12, 0), (0.12, 0.14, 0.075, 0), (0.1, 0.27, 0.07, 0)),
    beak=Beak(((0, 0.0, 0.07, 0.05), (0, 0.0, 0.18, 0.042), (0, -0.05, 0.235, 0.022), (0, -0.1, 0.22, 0.006)),
    (210, 186, 140)),
)  # fmt: skip
OWL = BirdPlan(
    height=1.34,
    trunk=((0.0, -0.5, 0.06, 0.06), (0.0, -0.42, 0.16, 0.16), (0.0, -0.2, 0.24, 0.24),
    (0.0, 0.05, 0.27, 0.27),
           (0.0, 0.28, 0.25, 0.25), (0.0, 0.42, 0.18, 0.18)),
    stance=76, leg=0.12, leg_radius=0.04, neck=((0.0, -0.02, 0.24, 0), (0.12, 0.01, 0.25, 0)), skull=0.26,
    beak=Beak(((0, 0.0, 0.25, 0.035), (0, -0.04, 0.29, 0.03), (0, -0.09, 0.28, 0.008)), (210, 170, 80)),
    tail=(0.22, 0.12, 8), pale=0.45, thigh=0.09, span=1.2, eyes=(236, 180, 50), eye_size=0.075,
    eyes_ahead=True,
    extras=(lambda b: _owl_face(b),),
)  # fmt: skip
PARROT = replace(
    EAGLE, height=1.07, stance=58, leg=0.14, head=None, thigh=0.0, span=1.0, fingers=0, skull=0.17,
    eyes=(250, 246, 230),
    beak=Beak(((0, 0.03, 0.1, 0.085), (0, 0.03, 0.2, 0.07), (0, -0.06, 0.25, 0.035),
    (0, -0.12, 0.215, 0.008)), (226, 218, 196)),
    tail=(0.85, 0.05, 2), extras=(lambda b: _bright_wings(b),), legs=(120, 112, 106), eye_size=0.034,
    leg_radius=0.03,
)  # fmt: skip

_FOWL_NECK = ((0, -0.04, 0.18, 0), (0.18, 0.06, 0.13, 0), (0.36, 0.1, 0.1, 0))
HEN = replace(
    SONGBIRD, height=1.23, stance=12, leg=0.34, leg_radius=0.028, neck=_FOWL_NECK, skull=0.115, pale=0.0,
    trunk=((0.1, -0.5, 0.06, 0.07), (0.08, -0.4, 0.16, 0.18), (0.02, -0.16, 0.26, 0.27),
    (-0.02, 0.08, 0.28, 0.28),
           (0.02, 0.28, 0.23, 0.24), (0.06, 0.42, 0.13, 0.14)),
    beak=Beak(((0, 0.0, 0.08, 0.04), (0, -0.02, 0.19, 0.008)), (222, 170, 70)), tail=(0.3, 0.1, 48),
    legs=(220, 168, 70),
    eye_size=0.024, extras=(lambda b: _comb(b, 0.7),),
)  # fmt: skip
ROOSTER = replace(
    HEN, height=1.48, neck=((0, -0.02, 0.2, 0), (0.24, 0.1, 0.14, 0), (0.48, 0.12, 0.1, 0)), stance=22,
    leg=0.38, tail=(0, 0, 0),
    extras=(lambda b: _comb(b, 1.25), lambda b: _sickles(b)),
)  # fmt: skip
TURKEY = replace(
    HEN, height=1.25, skull=0.1, head=(150, 132, 150),
    neck=((0, -0.04, 0.18, 0), (0.18, 0.1, 0.09, 0), (0.34, 0.13, 0.075, 0)),
    tail=(0, 0, 0), extras=(lambda b: _fan(b, 0.62, 15, (110, 78, 54), (206, 180, 140)),
    lambda b: _wattle(b)),
)  # fmt: skip
PEACOCK = replace(
    ROOSTER, height=1.86, extras=(lambda b: _fan(b, 1.25, 19, (44, 116, 84), (60, 90, 170)),
    lambda b: _crown(b)), pale=0.0,
    stance=18, legs=(130, 118, 100),
)  # fmt: skip

_FLAT = ((0, -0.01, 0.09, 0.055), (0, -0.035, 0.2, 0.045), (0, -0.03, 0.3, 0.05))
_BOAT = ((0.1, -0.5, 0.05, 0.05), (0.06, -0.42, 0.16, 0.13), (0.0, -0.2, 0.25, 0.21),
    (-0.02, 0.08, 0.27, 0.23),
         (0.0, 0.3, 0.21, 0.2), (0.03, 0.43, 0.11, 0.12))  # fmt: skip
DUCK = replace(
    SONGBIRD, height=0.94, stance=6, trunk=_BOAT, leg=0.18, leg_radius=0.032, skull=0.145, head=(42, 96, 66),
    pale=0.4,
    neck=((0, -0.04, 0.16, 0), (0.2, 0.02, 0.115, 0), (0.36, 0.06, 0.11, 0)),
    beak=Beak(_FLAT, (226, 172, 54)),
    legs=(226, 132, 52), webbed=True, tail=(0.2, 0.07, 24), eye_size=0.026,
)  # fmt: skip
GOOSE = replace(
    DUCK, height=1.38, head=None, leg=0.28, neck=((0, -0.05, 0.16, 0), (0.28, 0.05, 0.1, 0),
    (0.58, 0.06, 0.085, 0), (0.72, 0.1, 0.085, 0)),
    skull=0.115, beak=Beak(((0, 0.0, 0.07, 0.055), (0, -0.03, 0.17, 0.045), (0, -0.035, 0.24, 0.035)),
    (226, 140, 52)), span=1.3,
)  # fmt: skip
SWAN = replace(
    GOOSE, height=1.5, leg=0.22, wing=0.94, legs=(70, 66, 64),
    neck=((0, -0.04, 0.16, 0), (0.16, 0.2, 0.1, 0), (0.42, 0.22, 0.075, 0), (0.68, 0.1, 0.068, 0),
    (0.88, 0.12, 0.066, 0),
          (0.93, 0.22, 0.07, 0)), skull=0.095,
    beak=Beak(((0, 0.0, 0.06, 0.05), (0, -0.03, 0.16, 0.036), (0, -0.04, 0.23, 0.026)), (216, 108, 44)),
    tail=(0.22, 0.08, 20),
)  # fmt: skip
HERON = replace(
    SONGBIRD, height=2.18, stance=22, leg=1.0, leg_radius=0.024, skull=0.1, pale=0.3, span=1.35, fingers=4,
    legs=(110, 100, 80),
    neck=((0, -0.06, 0.15, 0), (0.2, 0.16, 0.075, 0), (0.42, 0.08, 0.06, 0), (0.62, 0.02, 0.055, 0),
    (0.74, 0.1, 0.06, 0)),
    beak=Beak(((0, 0.0, 0.06, 0.04), (0, -0.02, 0.42, 0.006)), (214, 170, 70)), eye_size=0.022,
    tail=(0.24, 0.08, -8),
)  # fmt: skip
FLAMINGO = replace(
    HERON, height=2.57, leg=1.15, legs=(224, 120, 128), pale=0.2, skull=0.1,
    neck=((0, -0.06, 0.15, 0), (0.16, 0.22, 0.065, 0), (0.5, 0.16, 0.055, 0), (0.78, 0.0, 0.052, 0),
    (0.96, 0.06, 0.052, 0), (0.98, 0.18, 0.06, 0)),
    beak=Beak(((0, -0.01, 0.07, 0.05), (0, -0.03, 0.17, 0.045), (0, -0.14, 0.2, 0.015)), (60, 52, 54)),
)  # fmt: skip
OSTRICH = replace(
    HERON, height=2.4, leg=1.0, leg_radius=0.05, stance=8, thigh=0.15, legs=(196, 156, 132),
    head=(206, 172, 150), pale=0.0,
    trunk=((0.1, -0.5, 0.08, 0.08), (0.06, -0.42, 0.22, 0.22), (0.02, -0.16, 0.32, 0.32),
    (-0.02, 0.1, 0.32, 0.32),
           (0.02, 0.3, 0.24, 0.24), (0.06, 0.42, 0.13, 0.14)),
    neck=((0, -0.02, 0.14, 0), (0.3, 0.14, 0.07, 0), (0.62, 0.16, 0.055, 0), (0.92, 0.18, 0.055, 0)),
    skull=0.095,
    beak=Beak(((0, 0.0, 0.06, 0.045), (0, -0.02, 0.19, 0.02)), (190, 150, 110)), tail=(0.3, 0.16, 26),
    eye_size=0.03,
)  # fmt: skip
PENGUIN = replace(
    OWL, height=1.32, stance=84, skull=0.17, neck=((0.0, -0.02, 0.2, 0), (0.16, 0.0, 0.16, 0),
    (0.26, 0.0, 0.15, 0)),
    beak=Beak(((0, 0.0, 0.14, 0.045), (0, -0.02, 0.32, 0.008)), (222, 150, 60)), eyes=(250, 248, 240),
    eyes_ahead=False, eye_size=0.024, thigh=0.0,
    pale=1.0, legs=(226, 150, 60), leg=0.09, leg_radius=0.05, webbed=True, wing=0.85, extras=(),
    tail=(0.14, 0.08, -10), span=0.6,
)  # fmt: skip


def _brow(b: Bird) -> None:
    """A bird of prey looks stern."""
    r = b.plan.skull

    def draw() -> None:
        for side in (1, -1):
            if b.head.board.lens.faces(_way(b, side), b.head.at(side * r * 0.8, r * 0.3, r * 0.4)):
                b.head.line([(side * r * 0.6, r * 0.36, r * 0.86), (side * r * 0.9, r * 0.62, r * 0.25)], 1.0)

    b.masses[-1].over.append(draw)


def _way(b: Bird, side: int) -> Spot:
    x, z = b.head.axes[0], b.head.axes[2]
    return (side * x[0] + 0.4 * z[0], side * x[1] + 0.4 * z[1], side * x[2] + 0.4 * z[2])


def _collar(b: Bird) -> None:
    """A ruff of pale down where the bare neck begins."""
    down = b.mass((226, 218, 206), outline=0.6)
    up, ahead, _, _ = b.plan.trunk[-2]
    for k in range(7):
        turn = k * math.tau / 7
        down.limb([(math.cos(turn) * 0.09, up + 0.02 + math.sin(turn) * 0.09, ahead + 0.06, 0.08)], b.trunk)
    down.depths = [b.body.depth() - 0.03]


def _owl_face(b: Bird) -> None:
    """Discs around both eyes, and tufts like ears."""
    r = b.plan.skull
    if b.head.board.lens.faces(b.head.axes[2], b.head.at(0, 0, r)):
        skull = next((m for m in reversed(b.masses) if m.over), b.body)
        pale = mix(b.model.colour, (240, 226, 198), 0.75)
        for side in (1, -1):
            disc = b.head.ellipse((side * r * 0.42, r * 0.14, r * 0.84), (0, 1), (r * 0.5, r * 0.58), 16)
            skull.mark(disc, pale, b.head)
    for side in (1, -1):
        tuft = b.mass(scaled(b.model.colour, 0.75), outline=0.6)
        tuft.limb([(side * r * 0.6, r * 0.7, 0.02, 0.07), (side * r * 0.86, r * 1.35, -0.02, 0.01)], b.head)


def _bright_wings(b: Bird) -> None:
    """A parrot's wings end in yellow and blue."""
    for mass in b.masses:
        if len(mass.polygons) == 1 and len(mass.marks) > 0 and not b.pose.wings:
            for flank, turn in ((0, 1), (180, -1)):
                for part, width, colour in (
                    (0.44, 0.13, (232, 190, 60)),
                    (0.24, 0.2, (46, 92, 160)),
                    (0.06, 0.2, (46, 92, 160)),
                ):
                    spots = [b.barrel.spot(part, flank + turn * angle, 1.08) for angle in (-50, 0, 70)]
                    mass.stroke(spots, width, colour, b.trunk)


def _comb(b: Bird, size: float) -> None:
    """A red comb and wattles."""
    r = b.plan.skull
    red = b.mass(RED, outline=0.6)
    for k, (ahead, high) in enumerate(((0.7, 0.5), (0.25, 0.75), (-0.2, 0.7), (-0.6, 0.45))):
        top = r * (0.85 + high * size)
        red.limb(
            [
                (0, r * 0.8, r * (ahead * 0.8), r * 0.26 * size),
                (0, top, r * ahead * (1.1 + 0.1 * k), r * 0.16 * size),
            ],
            b.head,
        )
    for side in (1, -1):
        red.limb(
            [
                (side * r * 0.25, -r * 0.4, r * 0.75, r * 0.2),
                (side * r * 0.25, -r * (0.8 + 0.5 * size), r * 0.75, r * 0.24 * size),
            ],
            b.head,
        )


def _wattle(b: Bird) -> None:
    r = b.plan.skull
    red = b.mass(RED, outline=0.5)
    red.limb(
        [(0, -r * 0.3, r * 0.9, r * 0.3), (0, -r * 1.6, r * 0.9, r * 0.36), (0, -r * 2.6, r * 0.6, r * 0.24)],
        b.head,
        soft=2,
    )


def _sickles(b: Bird) -> None:
    """A cock's tail: long feathers that arch up and fall back."""
    green: Rgb = (38, 66, 60)
    up, ahead, _, _ = b.plan.trunk[1]
    tail = b.mass(green, outline=0.7)
    for k, (side, high, far) in enumerate(
        (
            (0, 0.62, 0.5),
            (0.05, 0.55, 0.62),
            (-0.05, 0.48, 0.62),
            (0.07, 0.36, 0.66),
            (-0.07, 0.3, 0.6),
            (0, 0.22, 0.5),
        )
    ):
        x = side
        tail.limb(
            [(x * 0.3, up, ahead + 0.04, 0.07), (x, up + high * 0.75, ahead - far * 0.3, 0.075),
            (x * 1.4, up + high, ahead - far * 0.7, 0.06),
             (x * 1.6, up + high * 0.55, ahead - far * 1.15 - 0.01 * k, 0.012)],
            b.trunk, soft=3,
        )  # fmt: skip
    neck = b.mass((206, 140, 56), outline=0.6)
    y0, z0, _, _ = b.plan.trunk[-2]
    level = b.maker
    base, top = b.trunk.at(0, y0, z0), b.head.origin
    middle = tuple(p + (q - p) * 0.45 for p, q in zip(base, top, strict=True))
    hackle = type(level)(level.board, (middle[0], middle[1], middle[2]), level.axes, level.vivid, level.edge)
    for k in range(-2, 3):
        neck.limb([(k * 0.045, 0.12, 0.0, 0.09), (k * 0.09, -0.2, 0.02 - 0.02 * abs(k), 0.045)], hackle)
    neck.depths = [b.body.depth() - 0.03]


def _fan(b: Bird, size: float, count: int, colour: Rgb, spot: Rgb) -> None:
    """A tail spread as a wheel behind the bird."""
    up, ahead, _, _ = b.plan.trunk[1]
    wheel = b.mass(colour, outline=0.7)
    for k in range(count):
        turn = math.radians(-10 + 200 * k / (count - 1))
        x, y = math.cos(turn) * size, math.sin(turn) * size
        tip = (x, up + y, ahead - 0.12 - 0.14 * size)
        wheel.limb([(x * 0.1, up + y * 0.1, ahead, 0.05), (*tip, size * 0.12)], b.trunk)
        near = (x * 0.93, up + y * 0.93, ahead - 0.1 - 0.13 * size)
        wheel.stroke([near, tip], size * 0.12, (206, 176, 84), b.trunk)
        wheel.stroke([near, near], size * 0.075, spot, b.trunk)


def _crown(b: Bird) -> None:
    r = b.plan.skull
    tuft = b.mass((40, 84, 120), outline=0.4)
    for k in (-1, 0, 1):
        tuft.limb([(0, r * 0.8, 0, 0.012), (k * 0.05, r * 2.1, -0.04 + 0.04 * k, 0.03)], b.head)


DRAWN: dict[str, Drawer] = {
    name: bird(plan)
    for name, plan in (
        ("bird", SONGBIRD), ("pigeon", PIGEON), ("crow", CROW), ("gull", GULL), ("eagle", EAGLE),
        ("hawk", HAWK),
        ("vulture", VULTURE), ("owl", OWL), ("parrot", PARROT), ("hen", HEN), ("rooster", ROOSTER),
        ("turkey", TURKEY),
        ("peacock", PEACOCK), ("duck", DUCK), ("goose", GOOSE), ("swan", SWAN), ("heron", HERON),
        ("flamingo", FLAMINGO),
        ("ostrich", OSTRICH), ("penguin", PENGUIN),
    )
}  # fmt: skip
