"""Turtles and frogs."""

from __future__ import annotations

from functools import partial

from storyboard_cli.render.preview.models.animals.flesh import (
    Barrel,
    Mass,
    eye,
    eyes,
    far_to_near,
    pitched,
    sized,
)
from storyboard_cli.render.preview.models.animals.ground import ground_shadow
from storyboard_cli.render.preview.models.animals.reptiles import BELLY, SLIT
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def turtle(maker: SolidBuilder, model: Model) -> None:
    """A domed shell, four flat feet and a wrinkled neck."""
    m = sized(maker, model.size[1] / 0.52)
    swims = model.pose in ("swim", "fly")
    hides = model.pose in ("sleep",)
    skin = mix(model.colour, (150, 160, 96), 0.55)
    shell = Mass(m, scaled(model.colour, 0.85))
    dome = shell.barrel(((0.2, -0.46, 0.08, 0.04), (0.25, -0.4, 0.24, 0.12), (0.29, -0.2, 0.36, 0.19),
    (0.3, 0.04, 0.38, 0.2),
                         (0.28, 0.26, 0.3, 0.16), (0.23, 0.36, 0.14, 0.07)))  # fmt: skip
    masses = [shell]
    ground_shadow(m, 0.4, 0.45)
    rim = scaled(model.colour, 0.52)
    for part in (0.22, 0.42, 0.62, 0.82):
        for first, turn in ((90, 1), (90, -1)):
            spots = [
                dome.spot(part, first + turn * a)
                for a in (0, 30, 60, 85)
                if dome.sees(part, first + turn * a)
            ]
            shell.stroke(spots, 0.014, rim)
    for angle in (60, 120, 30, 150, 90):
        shell.stroke([dome.spot(t, angle) for t in (0.1, 0.4, 0.7, 0.9) if dome.sees(t, angle)], 0.014, rim)
    for x, z, lead in ((0.28, 0.22, 1), (0.28, -0.26, -1)):
        for side in (1, -1):
            leg = Mass(m, skin, outline=0.7)
            if swims:
                leg.limb(
                    [
                        (side * x * 0.8, 0.2, z, 0.07),
                        (side * x * 1.6, 0.22, z - 0.02, 0.055),
                        (side * x * 2.2, 0.3, z - 0.2, 0.02),
                    ],
                    soft=2,
                )
            else:
                leg.limb(
                    [
                        (side * x, 0.2, z, 0.1),
                        (side * (x + 0.06), 0.06, z + 0.04 * lead, 0.075),
                        (side * (x + 0.08), 0.04, z + 0.09, 0.05),
                    ]
                )
            masses.append(leg)
    head = Mass(m, skin)
    far = 0.36 if hides else 0.6
    head.limb(
        [
            (0, 0.22, 0.26, 0.085),
            (0, 0.3, far - 0.08, 0.07),
            (0, 0.36, far, 0.085),
            (0, 0.34, far + 0.07, 0.06),
        ],
        soft=2,
    )
    head.over.append(partial(eyes, m, (0.07, 0.38, far + 0.03), 0.02, (1, 0.2, 0.4), shut=hides))
    head.limb([(0, 0.2, -0.42, 0.04), (0, 0.14, -0.54, 0.012)])
    head.depths = [head.maker.board.lens.depth(m.at(0, 0.3, far))]
    far_to_near([*masses, head])


def frog(maker: SolidBuilder, model: Model) -> None:
    """Squatting, with great eyes; leaping, its hind legs stretched out."""
    m = sized(maker, model.size[1] / 0.601)
    leaps = model.pose in ("run", "fly", "swim", "rear", "walk")
    frame = pitched(m, (0, 0.34 if leaps else 0.16, -0.2), 22 if leaps else 30)
    body = Mass(m, model.colour)
    barrel = body.barrel(((0.0, -0.06, 0.08, 0.06), (0.0, 0.0, 0.18, 0.14), (0.02, 0.2, 0.25, 0.19),
    (0.03, 0.36, 0.25, 0.17),
                          (0.01, 0.5, 0.18, 0.11), (0.0, 0.55, 0.08, 0.05)), frame)  # fmt: skip
    masses = [body]
    if not leaps:
        ground_shadow(m, 0.34, 0.34)
    for side in (1, -1):
        masses += [*_frog_legs(m, model, leaps, side), _frog_eye(frame, body, model, side)]
    _frog_skin(body, barrel, frame, model)
    far_to_near(masses)


def _frog_legs(m: SolidBuilder, model: Model, leaps: bool, side: int) -> list[Mass]:
    hind = Mass(m, scaled(model.colour, 0.92), outline=0.7)
    fore = Mass(m, scaled(model.colour, 0.95), outline=0.7)
    if leaps:
        hind.limb(
            [
                (side * 0.16, 0.3, -0.2, 0.1),
                (side * 0.22, 0.24, -0.5, 0.06),
                (side * 0.18, 0.14, -0.85, 0.035),
                (side * 0.2, 0.1, -1.02, 0.03),
            ],
            soft=2,
        )
        fore.limb(
            [
                (side * 0.2, 0.4, 0.1, 0.055),
                (side * 0.26, 0.26, 0.26, 0.04),
                (side * 0.24, 0.26, 0.4, 0.03),
            ]
        )
    else:
        hind.limb(
            [
                (side * 0.18, 0.16, -0.22, 0.11),
                (side * 0.36, 0.28, 0.02, 0.085),
                (side * 0.32, 0.05, -0.2, 0.05),
                (side * 0.42, 0.03, 0.08, 0.035),
            ],
            soft=2,
        )
        fore.limb(
            [
                (side * 0.2, 0.3, 0.12, 0.06),
                (side * 0.28, 0.16, 0.16, 0.045),
                (side * 0.24, 0.03, 0.24, 0.035),
            ],
            soft=2,
        )
    return [hind, fore]


def _frog_eye(frame: SolidBuilder, body: Mass, model: Model, side: int) -> Mass:
    """It stands out of the head."""
    ball = Mass(body.maker, model.colour, outline=0.7)
    x, y, z = (side * 0.14, 0.17, 0.36)
    ball.limb([(x, y, z, 0.085)], frame)
    ball.over.append(
        partial(eye, frame, (x + side * 0.03, y + 0.02, z + 0.03), 0.05, (side, 0.4, 0.5), colour=SLIT)
    )
    ball.depths = [min(ball.depth(), body.depth() - 0.001)]
    return ball


def _frog_skin(body: Mass, barrel: Barrel, frame: SolidBuilder, model: Model) -> None:
    """A pale belly and a broad mouth."""
    for low in (215, 325):
        if barrel.sees(0.7, low):
            edge = [barrel.spot(t, low) for t in (0.1, 0.4, 0.7, 0.9, 1.0)]
            body.mark(
                [*edge, *[barrel.spot(t, 270, 1.1) for t in (1.0, 0.7, 0.4, 0.1)]],
                mix(model.colour, BELLY, 0.7),
                frame,
            )
    for side in (1, -1):
        flank = 0 if side > 0 else 180
        if barrel.sees(0.9, flank - side * 10):
            mouth = [
                barrel.spot(t, flank - side * a) for t, a in ((0.99, 4), (0.9, 8), (0.78, 2), (0.72, -8))
            ]
            body.over.append(partial(frame.line, mouth, 0.9))


DRAWN: dict[str, Drawer] = {"turtle": turtle, "frog": frog}
