"""Seals, dinosaurs and dragons."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.render.preview.models.animals.cattle import COW
from storyboard_cli.render.preview.models.animals.dogs_and_cats import BIGCAT, CAT
from storyboard_cli.render.preview.models.animals.extras import horns
from storyboard_cli.render.preview.models.animals.flesh import (
    Mass,
    Spot,
    eye,
    far_to_near,
    pitched,
    sized,
)
from storyboard_cli.render.preview.models.animals.gaits import PAWED, Gait, Leg
from storyboard_cli.render.preview.models.animals.ground import ground_shadow
from storyboard_cli.render.preview.models.animals.quadruped import (
    Beast,
    Extra,
    Head,
    Neck,
    Tail,
    larger,
    quadruped,
)
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def seal(maker: SolidBuilder, model: Model) -> None:
    """A smooth body that lies on its flippers and lifts its head."""
    m = sized(maker, model.size[1] / 0.53)
    lies = model.pose in ("lie", "sleep")
    swims = model.pose in ("swim", "run")
    body = Mass(m, model.colour)
    rise = 0.0 if lies or swims else 1.0
    rings = ((0.05, -0.56, 0.04, 0.03), (0.08, -0.42, 0.08, 0.07), (0.13, -0.18, 0.16, 0.13),
    (0.16 + 0.03 * rise, 0.08, 0.17, 0.15),
             (0.17 + 0.14 * rise, 0.27 - 0.03 * rise, 0.12, 0.12),
             (0.17 + 0.24 * rise, 0.38 - 0.09 * rise, 0.09, 0.09))  # fmt: skip
    barrel = body.barrel(rings, m)
    up, ahead = 0.18 + 0.26 * rise, 0.42 - 0.08 * rise
    head = pitched(m, (0, up, ahead), 0)
    body.barrel(
        (
            (0, -0.08, 0.05, 0.05),
            (0.01, -0.02, 0.085, 0.085),
            (0.0, 0.05, 0.08, 0.075),
            (-0.015, 0.11, 0.05, 0.045),
            (-0.02, 0.14, 0.03, 0.028),
        ),
        head,
    )
    masses = [body]
    if not swims:
        ground_shadow(m, 0.2, 0.5)
    for side in (1, -1):
        fin = Mass(m, scaled(model.colour, 0.75), outline=0.7)
        fin.leaf(
            [
                (side * 0.13, 0.16, 0.18),
                (side * 0.24, 0.02, 0.22),
                (side * 0.27, 0.01, 0.1),
                (side * 0.15, 0.1, 0.06),
            ]
        )
        tail = Mass(m, scaled(model.colour, 0.78), outline=0.7)
        tail.leaf(
            [
                (side * 0.01, 0.06, -0.52),
                (side * 0.1, 0.05, -0.7),
                (side * 0.03, 0.06, -0.68),
                (0, 0.05, -0.56),
            ]
        )
        masses += [fin, tail]
    pale = mix(model.colour, (230, 226, 214), 0.35)
    for low in (215, 325):
        if barrel.sees(0.6, low):
            edge = [barrel.spot(t, low) for t in (0.2, 0.5, 0.8, 1.0)]
            body.mark([*edge, *[barrel.spot(t, 270, 1.1) for t in (1.0, 0.7, 0.2)]], pale)

    def face() -> None:
        for side in (1, -1):
            eye(head, (side * 0.06, 0.035, 0.06), 0.017, (side, 0.2, 0.7), shut=model.pose == "sleep")
            for k in (-1, 0, 1):
                head.line([(side * 0.03, -0.02, 0.13), (side * 0.11, -0.03 + 0.018 * k, 0.12)], 0.3)
        eye(head, (0, 0.0, 0.145), 0.014, (0, 0.2, 1))

    body.over.append(face)
    far_to_near(masses)


def wings(span: float = 1.5, colour_share: float = 0.7) -> Extra:
    """A dragon's wings of skin between fingers: raised where it stands, spread where it flies."""

    def draw(beast: Beast) -> None:
        up = 0.95 if beast.model.pose != "fly" else 0.55
        for side in (1, -1):

            def at(out: float, high: float, back: float, side: int = side) -> Spot:
                return (side * out * span, 0.98 + high * span * up, 0.2 - back * span)

            bones = (at(0.1, 0.0, 0.0), at(0.34, 0.42, 0.02), at(0.5, 0.62, -0.06))
            tips = (at(0.98, 0.62, 0.2), at(0.86, 0.3, 0.44), at(0.6, 0.06, 0.56))
            skin = beast.mass(mix(scaled(beast.model.colour, colour_share), (170, 70, 50), 0.35), outline=0.8)
            skin.leaf(
                [
                    *bones,
                    tips[0],
                    at(0.84, 0.4, 0.3),
                    tips[1],
                    at(0.66, 0.2, 0.42),
                    tips[2],
                    at(0.34, 0.06, 0.36),
                    at(0.1, -0.02, 0.3),
                ],
                beast.trunk,
            )
            arm = beast.mass(beast.model.colour, outline=0.7)
            arm.limb([(*bones[0], 0.09), (*bones[1], 0.055), (*bones[2], 0.045)], beast.trunk)
            for tip in tips:
                arm.limb([(*bones[2], 0.035), (*tip, 0.008)], beast.trunk)
            arm.depths = [skin.depth() - 0.01]

    return draw


def ridge(count: int = 14, high: float = 0.1, plates: bool = False) -> Extra:
    """Spines (or broad plates) along the back."""

    def draw(beast: Beast) -> None:
        comb = beast.mass(scaled(beast.model.colour, 0.68), outline=0.6)
        for k in range(count):
            t0, t1 = 0.03 + 0.92 * k / count, 0.03 + 0.92 * (k + (1.7 if plates else 0.9)) / count
            a, b = beast.barrel.spot(t0, 90, 0.94), beast.barrel.spot(t1, 90, 0.94)
            tall = high * (1.0 if not plates else 0.5 + 1.2 * (1 - abs(2 * k / count - 0.9)))
            top = (0.0, (a[1] + b[1]) / 2 + tall, (a[2] + b[2]) / 2 - (0.0 if plates else 0.05))
            comb.leaf(
                [a, top, b]
                if not plates
                else [
                    a,
                    (0, top[1] - tall * 0.4, a[2] - 0.02),
                    top,
                    (0, top[1] - tall * 0.4, b[2] + 0.02),
                    b,
                ],
                beast.trunk,
                shaded=bool(k % 2),
            )
        comb.depths = [beast.body.depth() + 0.02]

    return draw


def fangs() -> Extra:
    """A row of teeth along the mouth."""

    def draw(beast: Beast) -> None:
        face, frame = beast.face, beast.face.frame

        def teeth() -> None:
            for low, _turn in ((-24, 1), (204, -1)):
                for k in range(5):
                    t = 0.97 - 0.06 * k
                    if face.sees(t, low):
                        a, b = face.spot(t, low), face.spot(t - 0.045, low)
                        frame.shape(
                            [a, ((a[0] + b[0]) / 2, a[1] - 0.05, (a[2] + b[2]) / 2), b],
                            (244, 240, 226),
                            edge=0.3,
                        )

        beast.skull.over.append(teeth)

    return draw


_DRAGON_HEAD = Head(
    ((0.02, -0.16, 0.06, 0.07), (0.03, -0.08, 0.12, 0.12), (0.03, 0.04, 0.13, 0.13), (0.0, 0.14, 0.1, 0.1),
     (-0.01, 0.28, 0.085, 0.075), (0.0, 0.42, 0.075, 0.07), (-0.01, 0.48, 0.04, 0.04)),
    (0.1, 0.07, 0.09), 0.028, -12, 0.02, (), 0.8, 0.0, (232, 190, 60),
)  # fmt: skip
DRAGON = replace(
    BIGCAT, height=1.96, head=larger(_DRAGON_HEAD, 1.15), neck=Neck(0.9, 0.44, 62, 0.78, (0.2, 0.11)),
    belly=0.6,
    tail=Tail(0.84, -0.62, ((-36, 0.4), (-26, 0.4), (0, 0.4), (24, 0.36)), (0.14, 0.11, 0.08, 0.05, 0.012),
    tuft=0.05),
    gaits=PAWED | {"fly": PAWED["run"]},
    extras=(wings(), ridge(), fangs(),
            horns(((0.08, 0.1, -0.06, 0.04), (0.12, 0.22, -0.2, 0.03), (0.13, 0.3, -0.36, 0.006)),
            (220, 208, 176))),
)  # fmt: skip

_REX = Gait(((0.3, -0.9, 40), (0.26, -0.94, 40), (0.06, 0, 10), (-0.1, 0, 10)), hips=1.0, pitch=12)
_REX_RUN = replace(
    _REX, feet=((0.3, -0.9, 40), (0.26, -0.94, 40), (0.4, 0.02, 30), (-0.46, 0.16, -30)), pitch=6
)
REX = replace(
    CAT, height=1.6,
    trunk=((0.92, -0.5, 0.14, 0.16), (0.92, -0.4, 0.2, 0.23), (0.9, -0.16, 0.23, 0.27),
    (0.9, 0.1, 0.22, 0.26),
           (0.94, 0.34, 0.18, 0.21), (1.0, 0.5, 0.14, 0.16), (1.04, 0.56, 0.08, 0.1)),
    hip=(0.16, 0.86, -0.16), shoulder=(0.15, 0.84, 0.36),
    hind=Leg((0.4, 0.36, 0.26), (0.22, 0.14, 0.075, 0.07), 26),
    fore=Leg((0.12, 0.12, 0.06), (0.05, 0.035, 0.025, 0.02)), neck=Neck(1.02, 0.42, 52, 0.3, (0.18, 0.15)),
    head=larger(Head(((0.02, -0.16, 0.07, 0.09), (0.03, -0.08, 0.12, 0.14), (0.03, 0.06, 0.125, 0.155),
    (0.01, 0.2, 0.105, 0.135),
                      (0.0, 0.34, 0.085, 0.115), (-0.01, 0.42, 0.05, 0.07)),
                     (0.1, 0.1, 0.08), 0.024, -6, 0.0, (), 0.8, 0.0, (232, 190, 60)), 1.15),
    tail=Tail(0.94, -0.44, ((2, 0.34), (-2, 0.36), (-4, 0.36), (4, 0.3)), (0.17, 0.13, 0.09, 0.05, 0.015)),
    foot=0.14, belly=0.5,
    gaits={"stand": _REX, "walk": replace(_REX_RUN, feet=(*_REX.feet[:2], (0.3, 0, 20), (-0.3, 0.03, -4))),
    "run": _REX_RUN,
           "rear": replace(_REX, pitch=34), "eat": replace(_REX, pitch=-14, neck=-70),
           "lie": replace(_REX, hips=0.4, pitch=2, feet=(*_REX.feet[:2], (0.3, 0, 80), (0.24, 0, 80))),
           "sleep": replace(_REX, hips=0.4, pitch=0, neck=-70, shut=True,
           feet=(*_REX.feet[:2], (0.3, 0, 80), (0.24, 0, 80)))},
    extras=(fangs(),),
)  # fmt: skip
SAUROPOD = replace(
    COW, height=2.08, hip=(0.16, 0.68, -0.36), shoulder=(0.16, 0.66, 0.26),
    trunk=((0.78, -0.6, 0.12, 0.14), (0.78, -0.5, 0.22, 0.24), (0.76, -0.26, 0.28, 0.31),
    (0.74, 0.0, 0.29, 0.33),
           (0.76, 0.24, 0.25, 0.29), (0.82, 0.42, 0.17, 0.2), (0.88, 0.5, 0.1, 0.12)),
    hind=Leg((0.3, 0.24, 0.14), (0.2, 0.13, 0.1, 0.1), 4),
    fore=Leg((0.26, 0.24, 0.14), (0.17, 0.12, 0.09, 0.09)),
    neck=Neck(0.86, 0.42, 56, 1.35, (0.18, 0.075)),
    head=Head(((0.01, -0.08, 0.04, 0.05), (0.02, -0.03, 0.075, 0.08), (0.01, 0.06, 0.07, 0.075),
    (-0.01, 0.15, 0.05, 0.05), (-0.02, 0.19, 0.03, 0.03)),
              (0.06, 0.03, 0.05), 0.016, -20, 0.0),
    tail=Tail(0.84, -0.56, ((-24, 0.45), (-16, 0.5), (0, 0.5), (8, 0.4)), (0.15, 0.1, 0.065, 0.035, 0.012)),
    foot=0.03, extras=(), belly=0.4,
)  # fmt: skip
TRICERATOPS = replace(
    SAUROPOD, height=1.29, neck=Neck(0.78, 0.42, 0, 0.24, (0.24, 0.2)),
    head=Head(((0.04, -0.1, 0.12, 0.14), (0.03, 0.0, 0.19, 0.19), (0.0, 0.12, 0.16, 0.16),
    (-0.03, 0.26, 0.1, 0.1), (-0.06, 0.38, 0.05, 0.06)),
              (0.15, 0.06, 0.12), 0.022, -16, 0.0,
              (((0.0, 0.1, -0.04), (0.0, 0.46, -0.22), (0.2, 0.44, -0.22), (0.36, 0.26, -0.2),
              (0.38, 0.0, -0.16), (0.26, -0.14, -0.06)),), 0.9),
    tail=Tail(0.76, -0.56, ((-24, 0.3), (-14, 0.3), (0, 0.26)), (0.15, 0.1, 0.06, 0.015)),
    extras=(horns(((0.1, 0.14, 0.08, 0.05), (0.13, 0.3, 0.28, 0.036), (0.13, 0.34, 0.5, 0.006)),
    (226, 216, 190)),
            horns(((0, 0.06, 0.27, 0.05), (0, 0.2, 0.34, 0.008)), (226, 216, 190), single=True)),
)  # fmt: skip
STEGOSAUR = replace(
    SAUROPOD, height=1.44, neck=Neck(0.72, 0.42, -14, 0.4, (0.16, 0.09)),
    extras=(ridge(8, 0.26, plates=True),),
    tail=Tail(0.76, -0.56, ((-24, 0.3), (-10, 0.3), (6, 0.3)), (0.15, 0.1, 0.06, 0.02)),
)  # fmt: skip

DRAWN: dict[str, Drawer] = {"seal": seal} | {
    name: quadruped(spec)
    for name, spec in (
        ("dragon", DRAGON), ("tyrannosaur", REX), ("sauropod", SAUROPOD), ("triceratops", TRICERATOPS),
        ("stegosaur", STEGOSAUR),
    )
}  # fmt: skip
