"""Rats and mice, rabbits, squirrels, hedgehogs, raccoons, otters, kangaroos, monkeys and apes."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.render.preview.models.animals.coats import (
    bare_face,
    blaze,
    face_mask,
    quills,
    ringed_tail,
    striped_face,
)
from storyboard_cli.render.preview.models.animals.dogs_and_cats import CAT, DOG
from storyboard_cli.render.preview.models.animals.extras import saddle_cloth, socks
from storyboard_cli.render.preview.models.animals.gaits import PAWED, Gait, Leg
from storyboard_cli.render.preview.models.animals.quadruped import Head, Neck, Tail, larger, quadruped
from storyboard_cli.render.preview.models.model import Drawer

_SQUAT = Gait(((0.16, 0, 30), (0.12, 0, 30), (0.36, 0, 84), (0.32, 0, 84)), hips=0.7, pitch=0)
_BEG = Gait(
    ((0.5, -0.3, 40), (0.46, -0.3, 40), (0.42, 0, 84), (0.36, 0, 84)),
    hips=0.55,
    pitch=62,
    neck=6,
    head=0,
    tail=10,
)
_LOW = PAWED | {
    "sit": _BEG,
    "rear": _BEG,
    "lie": replace(_SQUAT, hips=0.6),
    "sleep": replace(_SQUAT, hips=0.6, shut=True, neck=-14),
}

_DISC = (
    (0.05, 0.11, 0.02),
    (0.06, 0.24, 0.02),
    (0.13, 0.32, -0.01),
    (0.21, 0.3, -0.04),
    (0.24, 0.2, -0.06),
    (0.19, 0.1, -0.06),
)
RODENT = replace(
    CAT, height=1.0,
    trunk=((0.5, -0.86, 0.08, 0.1), (0.54, -0.76, 0.24, 0.26), (0.58, -0.48, 0.36, 0.38),
    (0.58, -0.14, 0.36, 0.38),
           (0.54, 0.16, 0.28, 0.3), (0.54, 0.38, 0.2, 0.21), (0.56, 0.5, 0.12, 0.12)),
    hip=(0.2, 0.44, -0.5), shoulder=(0.15, 0.4, 0.24),
    hind=Leg((0.22, 0.2, 0.16), (0.24, 0.12, 0.06, 0.05), 50),
    fore=Leg((0.14, 0.16, 0.12), (0.12, 0.07, 0.05, 0.05)),
    neck=Neck(0.56, 0.36, 14, 0.26, (0.22, 0.19)),
    head=larger(Head(((0.0, -0.16, 0.08, 0.08), (0.02, -0.09, 0.17, 0.16), (0.02, 0.03, 0.17, 0.16),
    (0.0, 0.14, 0.12, 0.11),
               (-0.03, 0.25, 0.06, 0.06), (-0.035, 0.32, 0.03, 0.03)),
              (0.115, 0.05, 0.13), 0.034, -14, 0.03, (_DISC,), 0.85, 0.2, soft_ears=True), 1.2),
    tail=Tail(0.46, -0.84, ((-20, 0.24), (-8, 0.3), (6, 0.34), (20, 0.3)), (0.07, 0.05, 0.042, 0.034, 0.016),
    shade=1.12),
    gaits=_LOW, foot=0.12, belly=0.4,
)  # fmt: skip
_TALL = (
    (0.03, 0.13, 0.02),
    (0.04, 0.32, 0.0),
    (0.07, 0.52, -0.05),
    (0.12, 0.55, -0.07),
    (0.15, 0.42, -0.08),
    (0.13, 0.13, -0.07),
)
RABBIT = replace(
    RODENT, height=1.54,
    trunk=((0.56, -0.7, 0.1, 0.12), (0.6, -0.62, 0.26, 0.28), (0.64, -0.36, 0.36, 0.38),
    (0.6, -0.06, 0.33, 0.34),
           (0.58, 0.2, 0.26, 0.28), (0.6, 0.36, 0.18, 0.2), (0.64, 0.44, 0.1, 0.12)),
    hip=(0.2, 0.46, -0.36), shoulder=(0.14, 0.44, 0.22), neck=Neck(0.68, 0.26, 46, 0.3, (0.22, 0.19)),
    head=larger(Head(((0.0, -0.15, 0.08, 0.08), (0.02, -0.09, 0.16, 0.155), (0.02, 0.03, 0.165, 0.16),
    (0.0, 0.13, 0.13, 0.125),
               (-0.03, 0.2, 0.085, 0.085), (-0.035, 0.25, 0.045, 0.045)),
              (0.13, 0.05, 0.08), 0.036, -10, 0.024, (_TALL,), 0.88, 0.35, soft_ears=True), 1.15),
    tail=Tail(0.62, -0.74, ((50, 0.07),), (0.11, 0.13), tip=(244, 240, 232)),
)  # fmt: skip
_TUFT = (
    (0.06, 0.13, 0.03),
    (0.08, 0.22, 0.02),
    (0.11, 0.33, -0.02),
    (0.15, 0.22, -0.05),
    (0.16, 0.12, -0.06),
)
SQUIRREL = replace(
    RABBIT, height=1.61, head=replace(RABBIT.head, ears=(_TUFT,)), gaits=_LOW | {"stand": _BEG, "eat": _BEG},
    tail=Tail(0.5, -0.68, ((30, 0.18), (84, 0.32), (96, 0.34), (60, 0.24), (-10, 0.16)),
    (0.08, 0.18, 0.24, 0.25, 0.2, 0.05)), belly=0.7,
)  # fmt: skip
HEDGEHOG = replace(
    RODENT, height=1.09, head=replace(RODENT.head, ears=(((0.1, 0.1, 0.0), (0.13, 0.19, -0.01),
    (0.19, 0.16, -0.04), (0.18, 0.08, -0.05)),), pale=0.3),
    tail=Tail(0.4, -0.8, (), (0.05,)), extras=(quills(),),
)  # fmt: skip
PORCUPINE = replace(HEDGEHOG, height=1.25, extras=(quills((70, 60, 54), 0.7, 70),))
BEAVER = replace(
    RODENT, height=0.98, head=replace(RODENT.head, ears=HEDGEHOG.head.ears), belly=0.0,
    tail=Tail(0.34, -0.8, ((-24, 0.2), (0, 0.3), (0, 0.2)), (0.1, 0.14, 0.16, 0.08), shade=0.5),
)  # fmt: skip

_BRUSH = Tail(0.82, -0.5, ((-30, 0.16), (-36, 0.24), (-20, 0.24), (0, 0.18)), (0.08, 0.13, 0.15, 0.14, 0.06))
RACCOON = replace(
    CAT, height=1.31, head=replace(CAT.head, eyes=(34, 31, 34), pale=0.7, eye_size=0.03),
    extras=(face_mask(), ringed_tail((52, 46, 44), 5), socks(shade=0.4, high=0.3)),
    tail=_BRUSH, neck=Neck(0.84, 0.38, 22, 0.24, (0.17, 0.15)),
    trunk=((0.84, -0.6, 0.07, 0.08), (0.83, -0.52, 0.19, 0.2), (0.82, -0.3, 0.22, 0.25),
    (0.78, -0.02, 0.22, 0.26),
           (0.77, 0.22, 0.2, 0.24), (0.78, 0.4, 0.16, 0.19), (0.8, 0.48, 0.08, 0.1)),
)  # fmt: skip
SKUNK = replace(
    RACCOON, height=1.74, extras=(blaze(),), head=replace(RACCOON.head, pale=0.0,
    ears=((*_DISC[:1], (0.1, 0.2, 0.0), (0.17, 0.17, -0.03), (0.18, 0.08, -0.05)),)),
    tail=Tail(0.86, -0.54, ((50, 0.2), (80, 0.26), (100, 0.26), (140, 0.2)), (0.08, 0.18, 0.22, 0.2, 0.06),
    tip=(236, 232, 226)),
)  # fmt: skip
BADGER = replace(
    SKUNK, limbs=(58, 54, 54), height=1.07, extras=(striped_face(), saddle_cloth(0.7)),
    neck=Neck(0.8, 0.4, 4, 0.26, (0.2, 0.16)),
    tail=Tail(0.8, -0.56, ((-40, 0.14), (-50, 0.14)), (0.1, 0.1, 0.05)),
)  # fmt: skip
OTTER = replace(
    DOG, height=1.17, extras=(), legs=0.95,
    trunk=((0.6, -0.82, 0.1, 0.12), (0.62, -0.72, 0.2, 0.22), (0.64, -0.42, 0.25, 0.27),
    (0.64, -0.05, 0.25, 0.27),
           (0.66, 0.3, 0.23, 0.25), (0.72, 0.52, 0.18, 0.2), (0.78, 0.62, 0.1, 0.12)),
    hip=(0.16, 0.48, -0.56), shoulder=(0.15, 0.5, 0.34),
    hind=Leg((0.18, 0.18, 0.14), (0.18, 0.1, 0.07, 0.06), 20),
    fore=Leg((0.16, 0.18, 0.14), (0.14, 0.09, 0.07, 0.06)), neck=Neck(0.76, 0.5, 36, 0.34, (0.2, 0.17)),
    head=replace(CAT.head, ears=HEDGEHOG.head.ears, eyes=(34, 31, 34), pale=0.5, eye_size=0.028, nose=0.035),
    tail=Tail(0.58, -0.8, ((-20, 0.26), (-12, 0.3), (0, 0.26)), (0.15, 0.12, 0.09, 0.03)), belly=0.5,
)  # fmt: skip
KANGAROO = replace(
    RABBIT, height=1.81,
    trunk=((0.5, -0.5, 0.1, 0.12), (0.52, -0.42, 0.22, 0.24), (0.54, -0.2, 0.24, 0.27),
    (0.55, 0.04, 0.2, 0.22),
           (0.56, 0.28, 0.15, 0.16), (0.58, 0.44, 0.11, 0.12), (0.6, 0.52, 0.06, 0.07)),
    hip=(0.16, 0.48, -0.24), shoulder=(0.14, 0.52, 0.34),
    hind=Leg((0.3, 0.34, 0.3), (0.24, 0.13, 0.06, 0.05), 84),
    fore=Leg((0.15, 0.15, 0.08), (0.08, 0.05, 0.035, 0.035)), neck=Neck(0.58, 0.4, 36, 0.24, (0.13, 0.1)),
    head=larger(RABBIT.head, 0.82),
    tail=Tail(0.46, -0.46, ((-34, 0.26), (-26, 0.3), (-6, 0.3), (4, 0.26)), (0.15, 0.11, 0.08, 0.06, 0.03)),
    gaits={
        "stand": Gait(((0.24, -0.8, 20), (0.2, -0.84, 20), (0.3, 0, 84), (0.26, 0, 84)), hips=1.0, pitch=52,
        neck=24),
        "run": Gait(((0.3, -0.5, 20), (0.26, -0.56, 20), (-0.5, 0.3, -40), (-0.42, 0.36, -40)), hips=1.6,
        pitch=28, neck=10, tail=30),
        "walk": Gait(((0.1, 0, 0), (0.06, 0, 0), (0.3, 0, 84), (0.26, 0, 84)), hips=1.0, pitch=0),
        "eat": Gait(((0.1, 0, 0), (0.06, 0, 0), (0.3, 0, 84), (0.26, 0, 84)), hips=1.0, pitch=-4, graze=True),
        "lie": Gait(((0.5, 0, 84), (0.4, 0, 84), (0.3, 0, 84), (0.26, 0, 84)), hips=0.55, pitch=2),
        "sleep": Gait(((0.5, 0, 84), (0.4, 0, 84), (0.3, 0, 84), (0.26, 0, 84)), hips=0.55, pitch=2, neck=-50,
        shut=True),
    },
)  # fmt: skip

_APE_EAR = (
    (0.14, 0.06, 0.02),
    (0.17, 0.11, 0.0),
    (0.22, 0.08, -0.02),
    (0.21, -0.02, -0.03),
    (0.15, -0.05, 0.0),
)
_APE_FACE = Head(
    ((0.02, -0.14, 0.08, 0.09), (0.04, -0.08, 0.15, 0.15), (0.04, 0.03, 0.16, 0.16), (0.01, 0.1, 0.13, 0.14),
     (-0.04, 0.15, 0.1, 0.09), (-0.05, 0.2, 0.08, 0.07), (-0.05, 0.22, 0.05, 0.04)),
    (0.062, 0.05, 0.14), 0.026, -4, 0.0, (_APE_EAR,), 1.1, 0.5, soft_ears=True,
)  # fmt: skip
_PERCHED = Gait(
    ((0.52, 0.5, 10), (0.44, 0.5, 10), (0.3, 0, 60), (0.26, 0, 60)), hips=0.42, pitch=66, neck=6, tail=-8
)
_UP = Gait(((0.1, -0.8, 10), (0.3, -0.5, 40), (0.06, 0, 0), (-0.06, 0, 0)), hips=1.05, pitch=76, neck=8)
MONKEY = replace(
    CAT, height=1.56,
    trunk=((0.8, -0.46, 0.08, 0.1), (0.8, -0.38, 0.15, 0.17), (0.79, -0.18, 0.16, 0.18),
    (0.8, 0.06, 0.18, 0.2),
           (0.82, 0.26, 0.19, 0.2), (0.85, 0.38, 0.13, 0.15), (0.87, 0.44, 0.08, 0.09)),
    hip=(0.12, 0.78, -0.32), shoulder=(0.16, 0.8, 0.26),
    hind=Leg((0.36, 0.34, 0.14), (0.13, 0.08, 0.055, 0.05), 20),
    fore=Leg((0.34, 0.34, 0.14), (0.09, 0.065, 0.05, 0.05)), neck=Neck(0.88, 0.32, 40, 0.24, (0.13, 0.12)),
    head=larger(_APE_FACE, 1.15),
    tail=Tail(0.84, -0.44, ((30, 0.24), (60, 0.26), (100, 0.24), (150, 0.2), (-150, 0.14)),
    (0.05, 0.045, 0.042, 0.04, 0.036, 0.03)),
    gaits=PAWED | {"sit": _PERCHED, "perch": _PERCHED, "rear": _UP}, foot=0.1, belly=0.4,
    extras=(bare_face((216, 176, 146)),),
)  # fmt: skip
APE = replace(
    MONKEY, height=1.34,
    trunk=((0.62, -0.46, 0.1, 0.12), (0.63, -0.38, 0.2, 0.22), (0.68, -0.16, 0.24, 0.25),
    (0.76, 0.06, 0.28, 0.28),
           (0.84, 0.24, 0.29, 0.27), (0.9, 0.36, 0.2, 0.2), (0.92, 0.42, 0.1, 0.12)),
    hip=(0.16, 0.58, -0.32), shoulder=(0.26, 0.86, 0.24),
    hind=Leg((0.28, 0.24, 0.1), (0.18, 0.12, 0.085, 0.08), 10),
    fore=Leg((0.38, 0.36, 0.14), (0.15, 0.11, 0.09, 0.085)), neck=Neck(0.98, 0.32, 30, 0.2, (0.2, 0.17)),
    head=larger(_APE_FACE, 1.2),
    tail=Tail(0.7, -0.4, (), (0.05,)), belly=0.0, foot=0.09, extras=(bare_face((104, 96, 94)),),
)  # fmt: skip

QUADRUPED = replace(
    DOG, height=1.4, head=replace(DOG.head, ears=(((0.06, 0.13, 0.02), (0.08, 0.21, 0.0), (0.13, 0.24, -0.04),
    (0.17, 0.2, -0.08),
                                                   (0.17, 0.1, -0.09)),), nose=0.03, pale=0.0),
    tail=Tail(0.86, -0.5, ((-40, 0.16), (-50, 0.18), (-30, 0.18)), (0.06, 0.05, 0.045, 0.03)),
)  # fmt: skip

DRAWN: dict[str, Drawer] = {
    name: quadruped(spec)
    for name, spec in (
        ("rodent", RODENT), ("rabbit", RABBIT), ("squirrel", SQUIRREL), ("hedgehog", HEDGEHOG),
        ("porcupine", PORCUPINE), ("beaver", BEAVER),
        ("raccoon", RACCOON), ("skunk", SKUNK), ("badger", BADGER), ("otter", OTTER), ("kangaroo", KANGAROO),
        ("monkey", MONKEY), ("ape", APE), ("quadruped", QUADRUPED),
    )
}  # fmt: skip
