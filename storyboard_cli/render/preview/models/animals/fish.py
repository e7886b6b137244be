"""Fish, eels, sharks, whales, dolphins and orcas: one swimming body."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from storyboard_cli.render.preview.models.animals.flesh import (
    INK,
    Barrel,
    Mass,
    Ring,
    Spot,
    eye,
    far_to_near,
    pitched,
    rolled,
    sized,
)
from storyboard_cli.render.preview.models.animals.ground import ground_shadow
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

PALE: Rgb = (236, 236, 230)


@dataclass(frozen=True, slots=True)
class FishPlan:
    """Proportions of a swimmer; its unit is its length. Fins are flat outlines in its middle plane
    (up, ahead); those at its sides are (right, up, ahead) on the right.
    """

    height: float
    rings: tuple[Ring, ...]  # from the tail to the nose
    fins: tuple[tuple[tuple[float, float], ...], ...] = ()
    flippers: tuple[tuple[Spot, ...], ...] = ()
    fluke: tuple[tuple[float, float], ...] = ()  # a level tail: (right, ahead) of its right half
    eye: Spot = (0.05, 0.03, 0.36)
    eye_size: float = 0.018
    eyes: Rgb = INK
    pale: float = 0.6
    mouth: tuple[tuple[float, float], ...] = ((0.99, -14), (0.93, -24), (0.87, -22))  # (part, degrees)
    gills: int = 0
    teeth: bool = False
    bends: bool = True  # it swims with its tail from side to side


def swimmer(plan: FishPlan) -> Drawer:
    """The drawing of a species. Its base is the lowest point of its belly or fins."""

    def draw(maker: SolidBuilder, model: Model) -> None:
        m = sized(maker, model.size[1] / plan.height)
        low = -min(r[0] - r[3] for r in plan.rings)
        if model.pose in ("lie", "sleep", "sit"):  # on the ground, on its side
            ground_shadow(m, plan.height * 0.4, 0.4)
            frame = rolled(m, (0, max(r[2] for r in plan.rings), 0), 82)
        else:
            frame = pitched(m, (0, low, 0), 38 if model.pose in ("rear", "fly", "run") else 0)
        _draw(frame, m, model, plan)

    return draw


def _draw(frame: SolidBuilder, m: SolidBuilder, model: Model, plan: FishPlan) -> None:
    body = Mass(m, model.colour)
    barrel = body.barrel(plan.rings, frame)
    masses = [body]
    for fin in plan.fins:
        body.leaf([(0, up, ahead) for up, ahead in fin], frame, shaded=True)
    for outline in plan.flippers:
        for side in (1, -1):
            flipper = Mass(m, scaled(model.colour, 0.84), outline=0.7)
            flipper.leaf([(x * side, y, z) for x, y, z in outline], frame)
            masses.append(flipper)
    if plan.fluke:
        tail = Mass(m, scaled(model.colour, 0.9), outline=0.7)
        half = [(x, plan.rings[0][0], z) for x, z in plan.fluke]
        tail.leaf([*half, *[(-x, y, z) for x, y, z in reversed(half)]], frame)
        masses.append(tail)
    _paint(body, barrel, frame, model, plan)
    far_to_near(masses)


def _paint(body: Mass, barrel: Barrel, frame: SolidBuilder, model: Model, plan: FishPlan) -> None:
    pale = mix(model.colour, PALE, plan.pale)
    for side in (1, -1):
        flank = 0 if side > 0 else 180
        if plan.pale and barrel.sees(0.6, flank - side * 35):
            edge = [
                barrel.spot(t, flank - side * a)
                for t, a in ((0.12, 60), (0.35, 24), (0.6, 14), (0.85, 12), (1, 6))
            ]
            back = [barrel.spot(t, 270, 1.15) for t in (1.0, 0.75, 0.5, 0.3, 0.12)]
            body.mark([*edge, *back], pale, frame)
        if barrel.sees(0.8, flank):
            for k in range(plan.gills):
                gill = [barrel.spot(0.7 - 0.025 * k, flank + side * a) for a in (24, 4, -18)]
                body.stroke(gill, 0.006, scaled(model.colour, 0.5), frame)
            if not plan.gills and plan.bends:
                gill = [barrel.spot(t, flank + side * a) for t, a in ((0.76, 46), (0.73, 10), (0.75, -34))]
                body.stroke(gill, 0.009, scaled(model.colour, 0.6), frame)

    def face() -> None:
        for side in (1, -1):
            flank = 0 if side > 0 else 180
            x, y, z = plan.eye
            eye(frame, (x * side, y, z), plan.eye_size, (side, 0.1, 0.25), colour=plan.eyes)
            if barrel.sees(0.9, flank - side * 15):
                line = [barrel.spot(t, flank + side * a) for t, a in plan.mouth]
                frame.line(line, 0.8)
                if plan.teeth:
                    for (x0, y0, z0), (x1, y1, z1) in itertools.pairwise(line):
                        tooth = [
                            (x0, y0, z0),
                            ((x0 + x1) / 2, (y0 + y1) / 2 - 0.018, (z0 + z1) / 2),
                            (x1, y1, z1),
                        ]
                        frame.shape(tooth, PALE, edge=0.3)

    body.over.append(face)


FISH = FishPlan(
    0.462,
    ((0.0, -0.36, 0.012, 0.035), (0.0, -0.28, 0.025, 0.06), (0.0, -0.1, 0.065, 0.135),
    (0.0, 0.1, 0.085, 0.165),
     (-0.005, 0.28, 0.08, 0.14), (-0.015, 0.4, 0.05, 0.085), (-0.02, 0.48, 0.02, 0.03)),
    fins=(
        ((0.0, -0.3), (0.17, -0.5), (0.06, -0.44), (0.0, -0.42), (-0.06, -0.44), (-0.17, -0.5)),
        ((0.13, 0.18), (0.26, 0.06), (0.24, -0.08), (0.17, -0.18), (0.09, -0.14)),
        ((-0.1, -0.02), (-0.2, -0.12), (-0.16, -0.18), (-0.06, -0.16)),
    ),
    flippers=(((0.07, -0.03, 0.18), (0.1, -0.09, 0.04), (0.11, -0.02, 0.02), (0.08, 0.0, 0.12)),),
    eye=(0.066, 0.035, 0.36), eye_size=0.027, eyes=(240, 226, 170),
)  # fmt: skip
EEL = FishPlan(
    0.136,
    ((0.01, -0.5, 0.006, 0.01), (0.0, -0.34, 0.02, 0.032), (0.02, -0.16, 0.028, 0.042),
    (0.0, 0.04, 0.034, 0.048),
     (0.0, 0.24, 0.036, 0.05), (0.0, 0.4, 0.034, 0.042), (-0.005, 0.5, 0.016, 0.018)),
    fins=(((0.04, 0.28), (0.075, 0.2), (0.08, -0.2), (0.05, -0.42), (0.0, -0.52), (0.0, -0.3)),),
    eye=(0.03, 0.018, 0.44), eye_size=0.01, pale=0.4, gills=1,
)  # fmt: skip
SHARK = FishPlan(
    0.371,
    ((0.02, -0.4, 0.014, 0.02), (0.01, -0.3, 0.028, 0.036), (0.0, -0.1, 0.07, 0.085),
    (0.0, 0.1, 0.092, 0.105),
     (0.0, 0.28, 0.085, 0.095), (0.01, 0.4, 0.06, 0.06), (0.015, 0.5, 0.018, 0.018)),
    fins=(
        ((0.01, -0.34), (0.2, -0.52), (0.17, -0.52), (0.05, -0.43), (-0.09, -0.47), (-0.07, -0.43)),
        ((0.09, 0.14), (0.25, -0.0), (0.22, -0.02), (0.08, -0.03)),
        ((0.04, -0.2), (0.09, -0.26), (0.03, -0.26)), ((-0.04, -0.2), (-0.09, -0.27), (-0.03, -0.26)),
    ),
    flippers=(((0.07, -0.04, 0.22), (0.25, -0.11, 0.03), (0.23, -0.12, 0.02), (0.07, -0.05, 0.1)),),
    eye=(0.058, 0.028, 0.4), eye_size=0.011, pale=0.8, gills=5, teeth=True,
    mouth=((0.9, -70), (0.87, -44), (0.84, -30), (0.8, -30)),
)  # fmt: skip
WHALE = FishPlan(
    0.318,
    ((0.03, -0.42, 0.02, 0.016), (0.02, -0.3, 0.04, 0.045), (0.0, -0.1, 0.1, 0.11),
    (-0.01, 0.12, 0.13, 0.145),
     (-0.01, 0.32, 0.13, 0.14), (0.0, 0.44, 0.1, 0.1), (0.01, 0.5, 0.05, 0.05)),
    flippers=(((0.1, -0.07, 0.2), (0.26, -0.14, 0.06), (0.25, -0.15, 0.02), (0.1, -0.08, 0.1)),),
    fluke=((0.0, -0.36), (0.08, -0.42), (0.2, -0.5), (0.18, -0.53), (0.0, -0.47)),
    fins=(((0.09, -0.14), (0.14, -0.22), (0.06, -0.22)),),
    eye=(0.115, -0.035, 0.34), eye_size=0.009, pale=0.7, bends=False,
    mouth=((1.0, -10), (0.92, -6), (0.84, -26), (0.8, -30)),
)  # fmt: skip
DOLPHIN = FishPlan(
    0.36,
    ((0.0, -0.42, 0.014, 0.014), (0.01, -0.3, 0.03, 0.036), (0.0, -0.1, 0.075, 0.085), (0.0, 0.1, 0.09, 0.1),
     (0.0, 0.26, 0.08, 0.085), (0.0, 0.36, 0.06, 0.06), (-0.02, 0.4, 0.03, 0.03),
     (-0.03, 0.48, 0.018, 0.018)),
    flippers=(((0.06, -0.05, 0.2), (0.15, -0.14, 0.08), (0.14, -0.15, 0.05), (0.06, -0.06, 0.12)),),
    fluke=((0.0, -0.38), (0.07, -0.44), (0.15, -0.52), (0.12, -0.54), (0.0, -0.47)),
    fins=(((0.08, 0.08), (0.15, 0.03), (0.21, -0.05), (0.18, -0.06), (0.08, -0.06)),),
    eye=(0.057, 0.008, 0.35), eye_size=0.011, pale=0.75, bends=False,
    mouth=((1.0, -12), (0.9, -10), (0.82, -16), (0.79, -6)),
)  # fmt: skip
ORCA = FishPlan(
    0.517, WHALE.rings, ((( 0.13, 0.1), (0.34, 0.0), (0.32, -0.03), (0.12, -0.04)),), WHALE.flippers,
    WHALE.fluke,
    eye=(0.11, 0.01, 0.36), eye_size=0.009, pale=0.95, bends=False, mouth=WHALE.mouth,
)  # fmt: skip


DRAWN: dict[str, Drawer] = {
    "fish": swimmer(FISH), "eel": swimmer(EEL), "shark": swimmer(SHARK), "whale": swimmer(WHALE),
    "dolphin": swimmer(DOLPHIN),
    "orca": swimmer(ORCA),
}  # fmt: skip
