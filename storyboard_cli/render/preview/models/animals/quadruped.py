"""Four-legged animals: one skeleton, as many proportions as there are species."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from storyboard_cli.render.preview.models.animals.flesh import (
    INK,
    Barrel,
    Bead,
    Mass,
    Ring,
    Spot,
    blob,
    eye,
    far_to_near,
    pitched,
    profile,
    sees,
    sized,
)
from storyboard_cli.render.preview.models.animals.gaits import PAWED, Gait, Leg, bent
from storyboard_cli.render.preview.models.animals.ground import afloat, ground_shadow
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

CREAM: Rgb = (238, 230, 214)


@dataclass(frozen=True, slots=True)
class Neck:
    """From a spot of the trunk (up, ahead), so long, at that angle above the horizontal."""

    up: float
    ahead: float
    angle: float
    length: float
    radii: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Head:
    """Rings from the back of the skull to the nose, in a frame whose middle is the neck's end."""

    rings: tuple[Ring, ...]
    eye: Spot
    eye_size: float = 0.022
    pitch: float = -18.0  # degrees that the muzzle points up
    nose: float = 0.03
    ears: tuple[tuple[Spot, ...], ...] = ()  # the right one; its mirror is the left one
    ear_shade: float = 0.82
    pale: float = 0.0  # how much paler the muzzle is
    eyes: Rgb = INK
    soft_ears: bool = False  # round ones


def larger(head: Head, by: float) -> Head:
    """The same head in another size."""
    return replace(
        head,
        rings=tuple((a * by, b * by, c * by, d * by) for a, b, c, d in head.rings),
        eye=(head.eye[0] * by, head.eye[1] * by, head.eye[2] * by),
        eye_size=head.eye_size * by,
        nose=head.nose * by,
        ears=tuple(tuple((x * by, y * by, z * by) for x, y, z in ear) for ear in head.ears),
    )


@dataclass(frozen=True, slots=True)
class Tail:
    """Segments (angle above straight back in degrees, length) with the radii at their ends."""

    up: float
    ahead: float
    bends: tuple[tuple[float, float], ...]
    radii: tuple[float, ...]
    tuft: float = 0.0  # radius of a dark end
    tip: Rgb | None = None
    shade: float = 1.0  # brightness of all of it


@dataclass
class Beast:
    """One animal while it is drawn: its frames and masses, for whatever a species adds."""

    maker: SolidBuilder
    trunk: SolidBuilder
    head: SolidBuilder
    body: Mass
    skull: Mass
    barrel: Barrel
    face: Barrel
    model: Model
    gait: Gait
    neck_ends: tuple[Spot, Spot]
    neck_radii: tuple[float, float]
    masses: list[Mass] = field(default_factory=list)
    under: Mass | None = None  # legs that come out from under the body
    tail: list[Bead] = field(default_factory=list)
    tail_mass: Mass | None = None
    shins: list[tuple[Mass, list[Spot]]] = field(default_factory=list)  # hock or wrist, and foot

    def mass(self, colour: Rgb, value: float = 1.0, outline: float = 0.75) -> Mass:
        """Another mass, drawn in its turn from far to near."""
        made = Mass(self.maker, colour, value, outline)
        self.masses.append(made)
        return made

    def near_right(self) -> bool:
        """Does the camera see its right side rather than its left?"""
        return sees(self.maker, (1, 0, 0), (0, 0, 0))

    def sock(self, mass: Mass, bones: list[Spot], colour: Rgb, high: float) -> None:
        """A lower leg of another colour, up to that share of its last bone and the one above."""
        foot = bones[1]
        top = _between(foot, bones[0], high)
        mass.stroke([top, foot, (foot[0], foot[1], foot[2] + 0.06)], 0.16, colour)


Extra = Callable[[Beast], None]


@dataclass(frozen=True, slots=True)
class Quad:
    """Proportions of a species; its unit is the height of its back where it stands."""

    height: float  # to the top of the head, in that unit
    trunk: tuple[Ring, ...]  # from the rump to the chest
    hip: Spot
    shoulder: Spot
    hind: Leg
    fore: Leg
    neck: Neck
    head: Head
    tail: Tail
    gaits: dict[str, Gait]
    foot: float = 0.06  # how far a paw reaches ahead; 0 is a hoof
    legs: float = 1.0  # brightness of the legs
    belly: float = 0.0  # how much paler the belly is
    limbs: Rgb | None = None  # legs of another colour
    extras: tuple[Extra, ...] = ()
    hoof: Rgb = (62, 54, 50)


def quadruped(spec: Quad) -> Drawer:
    """The drawing of a species."""

    def draw(maker: SolidBuilder, model: Model) -> None:
        m = sized(maker, model.size[1] / spec.height)
        if model.pose != "swim":
            _draw(m, model, spec)
            return
        middle = spec.trunk[len(spec.trunk) // 2]
        with afloat(m, middle[2] * 1.5, _span(spec) * 0.86):
            _draw(m.moved(0, -middle[0] - middle[3] * 0.15, 0), model, spec)

    return draw


def _draw(m: SolidBuilder, model: Model, spec: Quad) -> None:
    gait = spec.gaits.get(model.pose) or spec.gaits.get("stand") or PAWED["stand"]
    hip_up, hip_ahead = spec.hip[1] * gait.hips, spec.hip[2]
    trunk = pitched(m, (0, hip_up, hip_ahead), gait.pitch).moved(0, -spec.hip[1], -hip_ahead)
    body = Mass(m, model.colour)
    barrel = body.barrel(spec.trunk, trunk)
    side = profile(m) > 0.72
    ends = _neck(body, m, spec, gait, hip_up)
    head = pitched(m, ends[1], spec.head.pitch + gait.head + (-34 if gait.graze else 0))
    skull = body if side else Mass(m, model.colour)
    if not side:  # the head covers the end of the neck, so the neck's top goes with it
        skull.limb([(*_between(*ends, 0.72), spec.neck.radii[1]), (*ends[1], spec.neck.radii[1])])
    face = skull.barrel(spec.head.rings, head)
    beast = Beast(m, trunk, head, body, skull, barrel, face, model, gait, ends, spec.neck.radii)
    beast.masses.append(body)
    if not side:
        beast.masses.append(skull)
    if model.pose != "swim":
        ground_shadow(m, abs(spec.trunk[len(spec.trunk) // 2][2]) * 1.1, 0.62 * _span(spec))
    _legs(beast, spec, gait)
    _tail(beast, spec, gait, side)
    _paint_head(beast, spec)
    if spec.belly:
        _belly(beast, spec)
    for extra in spec.extras:
        extra(beast)
    if beast.under is not None and beast.under.depths:
        beast.under.depths = [beast.body.depth() + 0.002]
    far_to_near(beast.masses)


def _span(spec: Quad) -> float:
    return spec.shoulder[2] - spec.hip[2]


def _between(a: Spot, b: Spot, part: float) -> Spot:
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part)


def _turned(spec: Quad, gait: Gait, hip_up: float, up: float, ahead: float) -> tuple[float, float]:
    """A spot of the trunk (up, ahead) where the pose brings it."""
    pitch = math.radians(gait.pitch)
    dy, dz = up - spec.hip[1], ahead - spec.hip[2]
    return (
        hip_up + dy * math.cos(pitch) + dz * math.sin(pitch),
        spec.hip[2] + dz * math.cos(pitch) - dy * math.sin(pitch),
    )


def _neck(body: Mass, m: SolidBuilder, spec: Quad, gait: Gait, hip_up: float) -> tuple[Spot, Spot]:
    neck = spec.neck
    up, ahead = _turned(spec, gait, hip_up, neck.up, neck.ahead)
    angle = neck.angle + gait.neck + gait.pitch * 0.35
    muzzle = -spec.head.rings[-1][0] + spec.head.rings[-1][1]
    if gait.graze:
        angle = -math.degrees(math.asin(min(0.97, max(-0.2, (up - muzzle * 0.78) / neck.length))))
    rise = math.radians(angle)
    end_up = up + neck.length * math.sin(rise)
    lowest = abs(spec.head.rings[1][3]) * (1.0 if gait.shut else 0.6)
    end = (0.0, max(end_up, lowest), ahead + neck.length * math.cos(rise))
    start = (0.0, up, ahead)
    middle = _between(start, end, 0.5)
    thick, thin = neck.radii
    body.limb([(*start, thick), (*middle, (thick + thin) / 2 * 0.97), (*end, thin)], soft=2)
    return start, end


def _legs(beast: Beast, spec: Quad, gait: Gait) -> None:
    lens, m = beast.maker.board.lens, beast.maker
    hip_up = spec.hip[1] * gait.hips
    middle = lens.depth(m.at(0, hip_up, (spec.hip[2] + spec.shoulder[2]) / 2))
    colour = spec.limbs or beast.model.colour
    far = beast.mass(colour, 0.76 * spec.legs)
    near_legs = beast.mass(colour) if spec.limbs else beast.body
    if profile(m) < 0.5:  # seen from an end, the nearer legs come out from under the chest or the rump
        near_legs = beast.mass(colour, 0.95 * spec.legs)
    joints = ((spec.shoulder, spec.fore, False), (spec.hip, spec.hind, True))
    for index, (ahead, high, lean) in enumerate(gait.feet):
        joint, leg, forward = joints[index // 2]
        x = joint[0] * (1 if index % 2 else -1)
        up, at = _turned(spec, gait, hip_up, joint[1], joint[2])
        ground = leg.radii[3]
        foot_up = up + high * leg.reach if high < 0 else ground + high * leg.reach
        rest = leg.lean if abs(lean) < 40 else 0
        bones = bent((x, up, at), (x * 1.06, foot_up, at + ahead * leg.reach), leg, lean + rest, forward)
        near = lens.depth(m.at(x, up, at)) <= middle
        _leg(beast, spec, near_legs if near else far, bones, leg)
    beast.under = None if near_legs is beast.body else near_legs


def _leg(beast: Beast, spec: Quad, mass: Mass, bones: list[Spot], leg: Leg) -> None:
    beads: list[Bead] = [(*spot, radius) for spot, radius in zip(bones, leg.radii, strict=True)]
    mass.limb(beads, soft=2)
    beast.shins.append((mass, bones[2:]))
    x, y, z = bones[3]
    radius = leg.radii[3]
    if spec.foot > 0:
        mass.limb(
            [(x, y, z, radius), (x, max(radius * 0.9, y - spec.foot * 0.2), z + spec.foot, radius * 0.95)]
        )
    else:
        dx, dy, dz = (bones[3][i] - bones[2][i] for i in range(3))
        size = math.sqrt(dx * dx + dy * dy + dz * dz) or 1.0
        away = tuple(c / size * radius * 1.2 for c in (dx, dy, dz))
        mass.limb([(x, y, z, radius), (x, y, z + radius * 0.5, radius * 1.15)])
        top, low = (
            (x - away[0] * 0.2, y - away[1] * 0.2, z - away[2] * 0.2),
            (x + away[0], y + away[1], z + away[2]),
        )
        mass.stroke([top, low, (low[0], low[1], low[2] + radius)], radius * 2.6, spec.hoof)


def _tail(beast: Beast, spec: Quad, gait: Gait, side: bool) -> None:
    tail = spec.tail
    if not tail.bends:
        return
    up, ahead = _turned(spec, gait, spec.hip[1] * gait.hips, tail.up, tail.ahead)
    beads: list[Bead] = [(0.0, up, ahead, tail.radii[0])]
    for (angle, size), radius in zip(tail.bends, tail.radii[1:], strict=True):
        lift = math.radians(angle + gait.tail)
        up, ahead = up + size * math.sin(lift), ahead - size * math.cos(lift)
        beads.append((0.0, max(up, radius), ahead, radius))
        up = beads[-1][1]
    alike = side and tail.shade == 1.0
    mass = beast.body if alike else beast.mass(scaled(beast.model.colour, tail.shade))
    mass.limb(beads, soft=3)
    beast.tail, beast.tail_mass = beads, mass
    if tail.tuft or tail.tip:
        end, before = beads[-1], beads[-2]
        tuft = beast.mass(tail.tip or scaled(beast.model.colour, 0.45), outline=0.6)
        near = _between(before[:3], end[:3], 0.62)
        tuft.limb([(*near, end[3] * 0.8), (*end[:3], tail.tuft or end[3] * 1.02)])
        tuft.depths = [d - 0.02 for d in mass.depths[-2:]]


def _paint_head(beast: Beast, spec: Quad) -> None:
    head, face, model = spec.head, beast.head, beast.model
    for ear in head.ears:
        for side in (1, -1):
            leaf = beast.mass(scaled(model.colour, head.ear_shade))
            leaf.leaf([(x * side, y, z) for x, y, z in ear], face, soft=head.soft_ears)
    pale = mix(model.colour, CREAM, head.pale)
    last = len(head.rings) - 1

    def features() -> None:
        for side in (1, -1):
            x, y, z = head.eye
            normal = (side * 0.9, 0.25, 0.55)
            eye(face, (x * side, y, z), head.eye_size, normal, colour=head.eyes, shut=beast.gait.shut)
        up, ahead, half_w, half_h = head.rings[last]
        if head.nose > 0 and any(sees(face, (side, 0.3, 0.8), (0, up, ahead)) for side in (1, -1)):
            blob(face, (0, up + half_h * 0.4, ahead + half_w * 0.2), head.nose, INK)
        for low in (-35, 215):
            if beast.face.sees(0.85, low + (5 if low < 0 else -5)):
                face.line(
                    [beast.face.spot(t, low + 0.2 * low * (0.97 - t)) for t in (0.97, 0.85, 0.72)], 0.55
                )

    start = max(0.3, (last - 1.6) / last)
    for low, turn in ((270, 1), (270, -1)) if head.pale else ():
        if beast.face.sees(0.85, low + turn * 60):
            edge = [(start, low + turn * 80), (start, low), (1.0, low), (1.0, low + turn * 150)]
            beast.skull.mark([beast.face.spot(t, angle) for t, angle in edge], pale, face)
    beast.skull.over.append(features)


def _belly(beast: Beast, spec: Quad) -> None:
    pale = mix(beast.model.colour, CREAM, spec.belly)
    for edge, turn in ((200, -1), (340, 1)):
        if beast.barrel.sees(0.5, edge):
            low = [beast.barrel.spot(t, 270, 1.1) for t in (0.12, 0.3, 0.5, 0.7, 0.9, 1.0)]
            high = [
                beast.barrel.spot(t, edge + turn * deep)
                for t, deep in ((1.0, 30), (0.9, 26), (0.75, 10), (0.5, 2), (0.3, -6), (0.12, -30))
            ]
            beast.body.mark([*low, *high], pale, beast.trunk, 0.92)
