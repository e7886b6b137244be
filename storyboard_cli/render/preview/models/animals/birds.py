"""Birds: one body that perches, walks, swims and flies, in as many proportions as there are species."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from storyboard_cli.render.preview.models.animals.flesh import (
    INK,
    Barrel,
    Bead,
    Mass,
    Ring,
    Spot,
    eyes,
    far_to_near,
    pitched,
    profile,
    sized,
)
from storyboard_cli.render.preview.models.animals.ground import afloat, ground_shadow
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

CREAM: Rgb = (240, 234, 222)
HORN: Rgb = (206, 152, 56)


@dataclass(frozen=True, slots=True)
class Pose:
    """What a bird's pose changes: the body's pitch, its height, the legs, the neck (down to the ground)."""

    pitch: float = 0.0
    legs: tuple[float, float] | None = (0.03, -0.03)  # how far ahead the left and the right foot are
    sunk: float = 0.0  # how much of the legs' length the body comes down by
    wings: bool = False
    pecks: bool = False
    shut: bool = False
    ahead: float = 0.0  # how far the neck stretches forward, 0-1


POSES = {
    "stand": Pose(), "perch": Pose(pitch=10), "walk": Pose(legs=(0.16, -0.16)),
    "run": Pose(-12, (0.3, -0.26), ahead=0.3),
    "fly": Pose(16, legs=None, wings=True, ahead=0.7), "swim": Pose(-4, None, 1.0),
    "lie": Pose(-8, None, 0.96), "sit": Pose(0, None, 0.96), "sleep": Pose(0, None, 0.96, shut=True),
    "eat": Pose(-18, pecks=True),
    "rear": Pose(14, wings=True),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beak:
    """Beads from the face to the tip (in the head's frame), and the colour."""

    beads: tuple[Bead, ...]
    colour: Rgb = HORN


@dataclass(frozen=True, slots=True)
class BirdPlan:
    """Proportions of a species; its unit is the length of its trunk."""

    height: float  # to the top of the head where it stands
    trunk: tuple[Ring, ...]  # from the rump to the breast, around its own middle
    stance: float  # degrees that the trunk is raised by
    leg: float  # from the ground to the belly
    leg_radius: float
    neck: tuple[Ring, ...]  # (up, ahead, radius, 0) from the breast to the skull, in a level frame
    skull: float  # radius of the head
    beak: Beak
    tail: tuple[float, float, float]  # length, width at its end, degrees above the trunk's line
    span: float = 0.95  # length of one wing
    fingers: int = 0  # feathers that stand apart at the wing's end
    head: Rgb | None = None
    pale: float = 0.0  # how much paler the breast is
    wing: float = 0.82  # brightness of the wings
    legs: Rgb = HORN
    thigh: float = 0.0  # radius of feathered legs
    eye_size: float = 0.03
    eyes: Rgb = INK
    eyes_ahead: bool = False  # both look forward: an owl's
    extras: tuple[Callable[[Bird], None], ...] = ()
    webbed: bool = False


@dataclass
class Bird:
    """One bird while it is drawn."""

    maker: SolidBuilder
    trunk: SolidBuilder
    head: SolidBuilder
    body: Mass
    barrel: Barrel
    model: Model
    plan: BirdPlan
    pose: Pose
    masses: list[Mass] = field(default_factory=list)

    def mass(self, colour: Rgb, value: float = 1.0, outline: float = 0.7) -> Mass:
        made = Mass(self.maker, colour, value, outline)
        self.masses.append(made)
        return made


def bird(plan: BirdPlan) -> Drawer:
    """The drawing of a species."""

    def draw(maker: SolidBuilder, model: Model) -> None:
        m = sized(maker, model.size[1] / plan.height)
        if model.pose != "swim":
            _draw(m, model, plan)
            return
        with afloat(m, max(r[2] for r in plan.trunk) * 1.15, 0.52):
            _draw(m, model, plan)

    return draw


def _draw(m: SolidBuilder, model: Model, plan: BirdPlan) -> None:
    pose = POSES.get(model.pose, POSES["stand"])
    level = model.pose in ("fly", "swim", "lie", "sit", "sleep", "run")
    stance = min(plan.stance, 8.0 if model.pose != "sleep" else 14.0) if level else plan.stance
    belly = max(r[3] for r in plan.trunk)
    centre = (
        0.0,
        max(plan.leg * (1 - pose.sunk) + belly * (0.6 if model.pose == "swim" else 0.96), belly * 0.5),
        0.0,
    )
    trunk = pitched(m, centre, stance + pose.pitch)
    body = Mass(m, model.colour)
    barrel = body.barrel(plan.trunk, trunk)
    skull, head = _neck(body, m, trunk, plan, pose)
    made = Bird(m, trunk, head, body, barrel, model, plan, pose)
    made.masses.append(body)
    if model.pose not in ("fly", "swim"):
        ground_shadow(m, belly * 0.9, 0.42)
    _legs(made, centre)
    _tail(made)
    if pose.wings:
        for side in (1, -1):
            _spread(made, side)
    else:
        _folded(made)
    _face(made, skull)
    if plan.pale:
        _breast(made)
    for extra in plan.extras:
        extra(made)
    far_to_near(made.masses)


def _neck(
    body: Mass, m: SolidBuilder, trunk: SolidBuilder, plan: BirdPlan, pose: Pose
) -> tuple[Mass, SolidBuilder]:
    """The neck from the breast to the skull, and the frame of the head."""
    up0, ahead0, _, _ = plan.trunk[-2]
    base = trunk.at(0, up0, ahead0)
    level = SolidBuilder(m.board, base, m.axes, m.vivid, m.edge)
    beads: list[Bead] = []
    last = plan.neck[-1]
    long = math.hypot(last[0], last[1])
    height = _height(m, base)
    for up, ahead, radius, _ in plan.neck:
        part = math.hypot(up, ahead) / long
        if pose.pecks:
            up, ahead = (plan.skull * 1.6 - height) * part, max(ahead, 0.25 * part) + 0.2 * part
        elif pose.ahead:
            flat_up, flat = up * 0.2, math.hypot(up, ahead) * 0.95
            up, ahead = up + (flat_up - up) * pose.ahead, ahead + (flat - ahead) * pose.ahead
        elif pose.shut:
            up, ahead = up * 0.45, ahead * 0.55
        beads.append((0, up, ahead, radius))
    mass = body
    mass.limb(beads, level, soft=3)
    _, y, z, _ = beads[-1]
    tip = level.at(0, y, z)
    frame = pitched(
        SolidBuilder(m.board, tip, m.axes, m.vivid, m.edge),
        (0, 0, 0),
        -62 if pose.pecks else -10 if pose.shut else 0,
    )
    skull = body
    if plan.head is not None or profile(m) < 0.75:
        skull = Mass(m, plan.head or body.colour, outline=0.6)
    skull.limb(
        [(0, 0, -plan.skull * 0.15, plan.skull), (0, plan.skull * 0.05, plan.skull * 0.2, plan.skull * 0.92)],
        frame,
    )
    return skull, frame


def _face(b: Bird, skull: Mass) -> None:
    plan, frame = b.plan, b.head
    if skull is not b.body:
        b.masses.append(skull)
        if not b.pose.pecks:  # a head that is held up is behind nothing of its own body
            skull.depths = [min(skull.depth(), b.body.depth() - 0.005)]
    beak = b.mass(plan.beak.colour, outline=0.6)
    beak.limb(plan.beak.beads, frame, soft=2)
    r = plan.skull
    away = frame.board.lens.depth(frame.at(0, 0, r)) > frame.board.lens.depth(frame.at(0, 0, -r))
    beak.depths = [skull.depth() + (0.01 if away and profile(b.maker) < 0.9 else -0.01)]

    def features() -> None:
        if plan.eyes_ahead:
            spot, normal = (r * 0.42, r * 0.14, r * 0.88), (0.5, 0.1, 1.0)
        else:
            spot, normal = (r * 0.8, r * 0.25, r * 0.45), (1.0, 0.15, 0.45)
        eyes(frame, spot, plan.eye_size, normal, colour=plan.eyes, shut=b.pose.shut)

    skull.over.append(features)


def _legs(b: Bird, centre: Spot) -> None:
    plan, m = b.plan, b.maker
    belly = max(r[3] for r in plan.trunk)
    if b.pose.legs is None:
        if b.model.pose == "fly" and plan.leg > 0.3:  # long legs trail behind
            for side in (1, -1):
                trail = b.mass(plan.legs, outline=0.5)
                start = (side * 0.06, centre[1] - belly * 0.5, -0.3)
                trail.limb(
                    [(*start, plan.leg_radius), (start[0], start[1] + 0.02, -0.4 - plan.leg, plan.leg_radius)]
                )
        return
    wide = plan.trunk[len(plan.trunk) // 2][2] * 0.5
    lens = m.board.lens
    for side, ahead in ((-1, b.pose.legs[0]), (1, b.pose.legs[1])):
        x, foot = side * wide, ahead * max(0.6, plan.leg * 2)
        near = lens.depth(m.at(x, 0, 0)) <= lens.depth(m.at(0, 0, 0))
        leg = b.mass(plan.legs, 1.0 if near else 0.78, 0.5)
        r = plan.leg_radius
        top, knee = centre[1] - belly * 0.6, plan.leg * 0.52
        hip: Bead = (x, top, -0.02, r * 1.3)
        leg.limb([hip, (x, knee, foot * 0.4 - 0.05 * plan.leg - 0.03, r), (x, r, foot, r)])
        for turn in (-0.6, 0.0, 0.6):
            toe = (x + math.sin(turn) * r * 4.2, r * 0.6, foot + math.cos(turn) * r * 4.6)
            leg.limb([(x, r, foot, r), (*toe, r * 0.7)])
        if plan.webbed:
            leg.leaf([(x, r * 0.5, foot)] + [(x + k * r * 3.2, r * 0.5, foot + r * 4.8) for k in (-1, 0, 1)])
        else:
            leg.limb([(x, r, foot, r), (x, r * 0.6, foot - r * 3, r * 0.6)])
        leg.depths = [b.body.depth() + (0.02 if b.body.depths else 0)]
        if plan.thigh:
            thigh = b.mass(b.model.colour, 0.95 if near else 0.78, 0.5)
            thigh.limb([(x, top, -0.02, plan.thigh), (x, knee, foot * 0.4, plan.thigh * 0.55)])
            thigh.depths = [b.body.depth() + 0.01]


def _tail(b: Bird) -> None:
    length, width, lift = b.plan.tail
    if length <= 0:
        return
    up, ahead, half_w, _ = b.plan.trunk[1]
    frame = pitched(b.trunk, (0, up, ahead), -lift)
    for _ in range(12):  # on the ground the tail is held clear of it
        if b.model.pose in ("fly", "perch") or _height(b.maker, frame.at(0, 0, -length)) > 0.02:
            break
        lift += 8
        frame = pitched(b.trunk, (0, up, ahead), -lift)
    tail = b.mass(scaled(b.model.colour, b.plan.wing))
    tail.barrel(
        [(0, 0.06, half_w * 0.8, 0.05), (0, -length * 0.5, (half_w + width) * 0.5, 0.03),
        (0, -length, width, 0.018)],
        frame, soft=1,
    )  # fmt: skip


def _height(m: SolidBuilder, place: Spot) -> float:
    """How high above the ground a place of the world is, in the bird's unit."""
    return sum((place[i] - m.origin[i]) * m.axes[1][i] for i in range(3)) / sum(c * c for c in m.axes[1])


def _folded(b: Bird) -> None:
    """Wings along the flanks, their ends crossing over the tail."""
    for flank, turn in ((0, 1), (180, -1)):
        if not b.barrel.sees(0.5, flank + turn * 15):
            continue

        def skin(part: float, angle: float, flank: int = flank, turn: int = turn) -> Spot:
            return b.barrel.spot(part, flank + turn * angle, 1.07)

        wing = b.mass(scaled(b.model.colour, b.plan.wing), outline=0.6)
        edge = [skin(0.84, 30), (skin(0.88, 0)), skin(0.78, -28), skin(0.5, -38), skin(0.22, -22)]
        x, y, z = skin(0.02, 30)
        edge += [(x * 0.8, y, z - 0.12), skin(0.14, 48), skin(0.45, 58), skin(0.7, 50)]
        wing.leaf(edge, b.trunk)
        wing.depths = [b.body.depth() - 0.02]
        for inner in (0.15, 0.45):
            line = [
                skin(0.62 - inner * 0.3, -24 + inner * 40),
                skin(0.3, -8 + inner * 40),
                skin(0.08, 14 + inner * 30),
            ]
            wing.stroke(line, 0.014, scaled(b.model.colour, b.plan.wing * 0.62), b.trunk)


def _spread(b: Bird, side: int) -> None:
    """A wing in flight: an arm and a hand with feathers along their back edge."""
    plan = b.plan
    lift = math.radians((36, 26, 48)[b.model.seed % 3])
    up0, ahead0, half_w, half_h = plan.trunk[-3]
    root_y = up0 + half_h * 0.35

    def at(out: float, back: float) -> Spot:
        reach = out * plan.span
        rise = math.sin(lift) * reach - 0.16 * max(0.0, out - 0.45) * plan.span * (1 if lift > 0.5 else 0.4)
        return (side * (half_w * 0.7 + reach * math.cos(lift)), root_y + rise, ahead0 + 0.1 - back)

    edge = [at(0, -0.02), at(0.22, -0.1), at(0.46, -0.14), at(0.75, -0.04), at(1.0, 0.16)]
    chord = 0.42
    if plan.fingers:
        for k in range(plan.fingers):
            out = 1.0 - 0.09 * k
            edge += [at(out - 0.02, 0.26 + 0.05 * k), at(out - 0.09, 0.14 + 0.04 * k)]
    else:
        edge += [at(0.86, 0.26), at(0.66, 0.34)]
    edge += [
        at(0.5, chord * 0.86),
        at(0.38, chord * 0.82),
        at(0.26, chord * 0.95),
        at(0.1, chord),
        at(0, chord * 0.85),
    ]
    wing = b.mass(scaled(b.model.colour, plan.wing), outline=0.7)
    wing.leaf(edge, b.trunk)
    dark = scaled(b.model.colour, plan.wing * 0.72)
    for out in (0.2, 0.4, 0.6, 0.8):
        wing.stroke([at(out, 0.1), at(out - 0.03, 0.4)], 0.016, dark, b.trunk)
    wing.mark(
        [at(0, -0.02), at(0.46, -0.14), at(0.9, 0.06), at(0.5, 0.04), at(0, 0.14)], b.model.colour, b.trunk
    )


def _breast(b: Bird) -> None:
    pale = mix(b.model.colour, CREAM, b.plan.pale)
    for low, turn in ((270, -1), (270, 1)):
        if b.barrel.sees(0.75, low + turn * 40) or b.barrel.sees(0.5, low + turn * 40):
            edge = [
                b.barrel.spot(t, low + turn * deep)
                for t, deep in ((0.2, 20), (0.45, 52), (0.7, 70), (0.88, 82), (1.0, 90))
            ]
            back = [b.barrel.spot(t, low, 1.1) for t in (1.0, 0.8, 0.5, 0.2)]
            b.body.mark([*edge, *back], pale, b.trunk, 0.98)
