"""Snakes, crocodiles and lizards."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import partial

from storyboard_cli.render.preview.models.animals.flesh import (
    Barrel,
    Bead,
    Mass,
    Ring,
    Spot,
    bar,
    eye,
    far_to_near,
    pitched,
    sized,
)
from storyboard_cli.render.preview.models.animals.ground import afloat, ground_shadow
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

BELLY: Rgb = (226, 214, 176)
SLIT: Rgb = (214, 186, 66)


def snake(maker: SolidBuilder, model: Model) -> None:
    """Crawling in bends, or coiled with its head raised."""
    crawls = model.pose in ("walk", "run", "swim", "lie", "fly")
    m = sized(maker, model.size[1] / 0.559)
    body = Mass(m, model.colour)
    path = _crawl() if crawls else _coil(asleep=model.pose == "sleep")
    ground_shadow(m, 0.16 if crawls else 0.36, 0.62 if crawls else 0.36)
    pieces = [path[i : i + 5] for i in range(0, len(path) - 1, 4)]
    masses = []
    for piece in pieces:  # each piece of the coils has its own place in depth
        part = Mass(m, model.colour, outline=0.7)
        part.limb(piece, soft=2)
        for k in range(len(piece) - 1):
            (x0, y0, z0, r), (x1, y1, z1, _) = piece[k], piece[k + 1]
            spot = ((x0 + x1) / 2, (y0 + y1) / 2 + r * 0.75, (z0 + z1) / 2)
            part.stroke([spot, spot], r * 0.9, scaled(model.colour, 0.55), m)
        masses.append(part)
    x, y, z, r = path[-1]
    px, _, pz, _ = path[-2]
    turn = math.degrees(math.atan2(x - px, z - pz)) if crawls else 0.0
    frame = pitched(m, (x, y, z), 0 if crawls else -4, turn)
    body.barrel(
        (
            (0, -0.06, 0.05, 0.04),
            (0.01, 0.0, 0.075, 0.055),
            (0.0, 0.08, 0.07, 0.045),
            (-0.01, 0.16, 0.03, 0.025),
        ),
        frame,
    )
    body.over.append(lambda: _snake_face(frame))
    masses.append(body)
    if not crawls:
        body.depths = [min(body.depth(), masses[-2].depth() - 0.01)]
    far_to_near(masses)


def _crawl() -> list[Bead]:
    path: list[Bead] = []
    for k in range(25):
        t = k / 24
        radius = 0.058 * min(1.0, 0.15 + 2.4 * t, 1.0 if t < 0.85 else 1.0 - (t - 0.85) * 1.6)
        path.append(
            (0.17 * math.sin(t * math.tau * 1.75) * min(1.0, 0.4 + t), radius, -0.75 + 1.4 * t, radius)
        )
    x, _, z, r = path[-1]
    return [*path, (x + 0.02, 0.1, z + 0.06, r), (x + 0.03, 0.17, z + 0.13, r * 0.95)]


def _coil(asleep: bool) -> list[Bead]:
    path: list[Bead] = []
    for k in range(33):
        turn, t = -k / 32 * math.tau * 2.4, k / 32
        out, up = 0.36 - 0.2 * t, 0.055 + 0.12 * t
        path.append((out * math.sin(turn), up, out * math.cos(turn), 0.03 + 0.035 * min(1.0, t * 4)))
    x, y, z, r = path[-1]
    if asleep:
        return [*path, (x * 0.5, y + 0.04, z + 0.1, r), (0.0, y + 0.05, z + 0.22, r * 0.9)]
    return [
        *path, (x * 0.4, y + 0.02, z * 0.2 - 0.08, r), (0.0, y + 0.16, -0.1, r * 0.9),
        (0.0, y + 0.3, 0.0, r * 0.8),
        (0.0, y + 0.34, 0.1, r * 0.75),
    ]  # fmt: skip


def _snake_face(frame: SolidBuilder) -> None:
    for side in (1, -1):
        eye(frame, (side * 0.055, 0.025, 0.07), 0.014, (side, 0.4, 0.3), colour=SLIT)
    for side in (1, -1):
        bar(frame, [(0, -0.015, 0.16), (0, -0.02, 0.22), (side * 0.02, -0.02, 0.26)], 0.008, (190, 40, 50))


@dataclass(frozen=True, slots=True)
class Sprawler:
    """A low animal whose legs stand out to the sides; its unit is its length."""

    height: float
    rings: tuple[Ring, ...]  # from the tail's end to the nose
    shoulder: tuple[float, float, float]  # right, up, ahead of the fore leg; the hind leg follows
    hip: tuple[float, float, float]
    leg: float  # how far out a foot is
    thick: float
    eye: Spot
    eye_size: float
    ridge: float = 0.0  # height of the scales along its back
    teeth: bool = False


def sprawler(plan: Sprawler) -> Drawer:
    """The drawing of a species."""

    def draw(maker: SolidBuilder, model: Model) -> None:
        m = sized(maker, model.size[1] / plan.height)
        if model.pose != "swim":
            _sprawl(m, model, plan)
            return
        with afloat(m, plan.leg * 0.8, 0.4):
            _sprawl(m.moved(0, -plan.hip[1], 0), model, plan)

    return draw


def _sprawl(m: SolidBuilder, model: Model, plan: Sprawler) -> None:
    if model.pose != "swim":
        ground_shadow(m, plan.leg, 0.36)
    down = 0.02 if model.pose in ("lie", "sleep") else 0.0
    frame = pitched(m.moved(0, -down, 0), (0, 0, plan.hip[2]), 24 if model.pose == "rear" else 0).moved(
        0, 0, -plan.hip[2]
    )
    body = Mass(m, model.colour)
    barrel = body.barrel(plan.rings, frame)
    masses = [body]
    masses += _sprawled_legs(m, frame, model, plan)
    _scales(body, barrel, frame, model, plan)
    body.over.append(partial(_sprawler_face, frame, barrel, plan))
    far_to_near(masses)


def _sprawled_legs(m: SolidBuilder, frame: SolidBuilder, model: Model, plan: Sprawler) -> list[Mass]:
    masses = []
    stride = 0.07 if model.pose in ("walk", "run") else 0.02
    for (x, y, z), lead in ((plan.shoulder, 1), (plan.hip, -1)):
        for side in (1, -1):
            leg = Mass(m, scaled(model.colour, 0.92), outline=0.7)
            foot = z + stride * side * lead + 0.03 * lead
            leg.limb([(side * x, y, z, plan.thick * 1.3),
            (side * plan.leg, y * 1.1, (z + foot) / 2 - 0.03 * lead, plan.thick),
                      (side * plan.leg * 1.1, plan.thick * 0.6, foot, plan.thick * 0.7)],
                      frame)  # fmt: skip
            for toe in (-0.6, 0.0, 0.6):
                out = (
                    side * (plan.leg * 1.1 + math.sin(toe) * plan.thick * 1.2),
                    plan.thick * 0.4,
                    foot + plan.thick * 1.8,
                )
                leg.limb(
                    [
                        (side * plan.leg * 1.1, plan.thick * 0.5, foot, plan.thick * 0.5),
                        (*out, plan.thick * 0.3),
                    ],
                    frame,
                )
            masses.append(leg)
    return masses


def _scales(body: Mass, barrel: Barrel, frame: SolidBuilder, model: Model, plan: Sprawler) -> None:
    """A pale belly, and a ridge of scales."""
    pale = mix(model.colour, BELLY, 0.7)
    for low in (215, 325):
        if barrel.sees(0.6, low):
            edge = [barrel.spot(t, low) for t in (0.2, 0.45, 0.65, 0.85, 1.0)]
            body.mark([*edge, *[barrel.spot(t, 270, 1.1) for t in (1.0, 0.65, 0.45, 0.2)]], pale, frame)
    for k in range(26 if plan.ridge else 0):
        t = 0.04 + 0.7 * k / 26
        a, b = barrel.spot(t, 90, 0.96), barrel.spot(t + 0.026, 90, 0.96)
        body.leaf([a, (0, (a[1] + b[1]) / 2 + plan.ridge, (a[2] + b[2]) / 2 - 0.006), b], frame, shaded=True)


def _sprawler_face(frame: SolidBuilder, barrel: Barrel, plan: Sprawler) -> None:
    for side in (1, -1):
        x, y, z = plan.eye
        eye(frame, (side * x, y, z), plan.eye_size, (side, 0.5, 0.3), colour=SLIT)
        flank = 0 if side > 0 else 180
        if barrel.sees(0.93, flank - side * 10):
            line = [barrel.spot(t, flank - side * 12) for t in (1.0, 0.96, 0.92, 0.88, 0.84)]
            frame.line(line, 0.8)
            for a, b in itertools.pairwise(line) if plan.teeth else ():
                middle = tuple((p + q) / 2 for p, q in zip(a, b, strict=True))
                frame.shape([a, (middle[0], middle[1] - 0.012, middle[2]), b], (244, 240, 226), edge=0.3)


CROCODILE = Sprawler(
    0.151,
    ((0.03, -0.5, 0.006, 0.008), (0.04, -0.34, 0.022, 0.03), (0.06, -0.16, 0.045, 0.045),
    (0.068, -0.06, 0.062, 0.055),
     (0.07, 0.08, 0.07, 0.06), (0.072, 0.18, 0.055, 0.048), (0.075, 0.25, 0.05, 0.042),
     (0.075, 0.3, 0.045, 0.038),
     (0.062, 0.34, 0.03, 0.022), (0.056, 0.46, 0.022, 0.018), (0.058, 0.5, 0.014, 0.014)),
    (0.05, 0.055, 0.15), (0.045, 0.055, -0.1), 0.1, 0.022, (0.03, 0.108, 0.29), 0.011, 0.022, True,
)  # fmt: skip
LIZARD = Sprawler(
    0.141,
    ((0.012, -0.5, 0.003, 0.004), (0.02, -0.3, 0.012, 0.014), (0.045, -0.1, 0.03, 0.028),
    (0.06, 0.02, 0.048, 0.042),
     (0.064, 0.14, 0.052, 0.046), (0.075, 0.24, 0.034, 0.032), (0.095, 0.3, 0.045, 0.04),
     (0.095, 0.36, 0.038, 0.034),
     (0.088, 0.42, 0.012, 0.014)),
    (0.04, 0.055, 0.2), (0.035, 0.05, -0.05), 0.11, 0.018, (0.04, 0.112, 0.33), 0.014, 0.012,
)  # fmt: skip


DRAWN: dict[str, Drawer] = {
    "snake": snake, "crocodile": sprawler(CROCODILE), "lizard": sprawler(LIZARD),
}  # fmt: skip
