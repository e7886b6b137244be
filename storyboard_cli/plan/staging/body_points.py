"""Points of the surface of somebody's body, and of an animal's, that a hand or a mouth touches."""

from __future__ import annotations

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.body import proportions
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.reach import palm
from storyboard_cli.plan.staging.space import lerp, toward, world

_TRUNK = 0.07
"""Of the height: from the spine to the surface of the trunk."""


def body_point(of: Actor, part: str, by: Vec3) -> Vec3:
    """The point of a part of somebody's body that is nearest to `by`: face, hand, back, waist, …"""
    s, tall = of.skeleton, of.look.height_m
    head = proportions(tall, of.look.build).head
    if part in _HEADS:
        return _outside(s["head"], by, head * _HEADS[part][1], head * _HEADS[part][0])
    if part == "hand":
        side = _near(of, by, "hand")
        return palm(s, side)
    if part in ("arm", "elbow", "wrist", "sleeve"):
        side = _near(of, by, "elbow")
        return s[f"{side}_wrist"] if part == "wrist" else lerp(s[f"{side}_elbow"], s[f"{side}_wrist"], 0.15)
    if part == "shoulder":
        x, y, z = s[f"{_near(of, by, 'shoulder')}_shoulder"]
        return (x, y + 0.02 * tall, z)
    if part in ("leg", "knee", "shin", "ankle", "foot", "thigh", "trouser", "calf"):
        side = _near(of, by, "knee")
        names = {
            "foot": ("ankle", "toe", 0.4),
            "ankle": ("knee", "ankle", 0.9),
            "thigh": ("hip", "knee", 0.6),
        }
        first, last, share = names.get(part, ("knee", "ankle", 0.45))
        return _outside(lerp(s[f"{side}_{first}"], s[f"{side}_{last}"], share), by, 0.03 * tall, 0.0)
    first, last, share = _TRUNKS.get(part, ("pelvis", "chest", 0.9))
    return _outside(lerp(s[first], s[last], share), by, _TRUNK * tall, 0.0)


_HEADS = {
    "face": (-0.12, 0.36), "cheek": (-0.12, 0.36), "jaw": (-0.3, 0.34), "chin": (-0.4, 0.34),
    "nose": (-0.08, 0.42),
    "mouth": (-0.24, 0.42), "lip": (-0.24, 0.42), "head": (0.22, 0.36), "hair": (0.16, 0.4),
    "ear": (0.0, 0.38),
    "forehead": (0.2, 0.38), "braid": (-0.2, 0.42), "eye": (0.05, 0.38), "beard": (-0.45, 0.34),
}  # fmt: skip
"""Parts of a head: how far above its middle and from its axis, in head lengths."""
_TRUNKS = {
    "collar": ("chest", "neck", 0.7), "neck": ("chest", "neck", 0.95), "throat": ("chest", "neck", 0.95),
    "back": ("chest", "neck", 0.1), "chest": ("chest", "neck", 0.1), "waist": ("pelvis", "chest", 0.35),
    "hip": ("pelvis", "chest", 0.1), "stomach": ("pelvis", "chest", 0.4), "belly": ("pelvis", "chest", 0.4),
    "apron": ("pelvis", "chest", 0.2), "coat": ("pelvis", "chest", 0.3), "skirt": ("pelvis", "chest", 0.0),
}  # fmt: skip


def _near(of: Actor, by: Vec3, joint: str) -> str:
    """The side of the body whose joint is nearer."""
    right, left = of.skeleton[f"r_{joint}"], of.skeleton[f"l_{joint}"]
    return "r" if _flat(right, by) <= _flat(left, by) else "l"


def _flat(a: Vec3, b: Vec3) -> float:
    return (a[0] - b[0]) ** 2 + (a[2] - b[2]) ** 2


def _outside(middle: Vec3, by: Vec3, radius: float, rise: float) -> Vec3:
    """The point `radius` from an upright axis, on the side of `by`, `rise` above the middle."""
    dx, dz = by[0] - middle[0], by[2] - middle[2]
    long = max((dx * dx + dz * dz) ** 0.5, 1e-6)
    return (middle[0] + dx / long * radius, middle[1] + rise, middle[2] + dz / long * radius)


_LONG_NECKS = frozenset({
    "horse", "donkey", "zebra", "unicorn", "camel", "deer", "stag", "antelope", "goat", "giraffe", "ostrich",
})  # fmt: skip
_SHARES: dict[str, tuple[tuple[float, float], ...]] = {
    "neck": ((0.26, 0.70), (0.28, 0.72)), "head": ((0.37, 0.84), (0.40, 0.84)),
    "mouth": ((0.47, 0.74), (0.48, 0.72)),
    "back": ((-0.05, 0.66), (-0.05, 0.74)), "rear": ((-0.45, 0.5), (-0.48, 0.55)),
}  # fmt: skip
"""Part → how far ahead of its middle and how high it is, as shares of length and height:
of a long-necked animal, and of another."""
_PARTS = {"nose": "mouth", "muzzle": "mouth", "ear": "head", "mane": "neck", "chin": "mouth", "face": "head"}


def animal_point(item: Item, part: str | None) -> Vec3:
    """The middle of a part of an animal where it stands: neck, head, mouth, back, rear."""
    name = _PARTS.get(part or "", part or "")
    ahead, up = _SHARES.get(name, _SHARES["neck"])[0 if item.kind.shape in _LONG_NECKS else 1]
    if item.pose == "sit":
        ahead, up = 0.4 * ahead, min(up * 1.15, 1.0)
    elif item.pose == "rear":
        ahead, up = 0.35 * ahead, up * 1.35
    elif item.pose == "eat" and name in ("head", "mouth"):
        up *= 0.4
    elif item.pose in ("lie", "sleep"):
        up *= 0.55
    dx, dz = toward(item.facing)
    _, height, length = item.size
    return world(item.x + dx * ahead * length, item.y + up * height, item.z + dz * ahead * length)


def side_of(item: Item, point: Vec3, by: Vec3) -> Vec3:
    """The surface of an animal beside a point of its middle, on the side of `by`."""
    out = 0.32 * item.size[0]
    dx, dz = by[0] - point[0], by[2] - point[2]
    long = max((dx * dx + dz * dz) ** 0.5, 1e-6)
    return (point[0] + dx / long * out, point[1], point[2] + dz / long * out)


def box_point(item: Item, by: Vec3, high: float) -> Vec3:
    """The point of a thing's block that is nearest to `by`, at a height or as near as it has one."""
    foot = item.footprint()
    (ax, az), (bx, bz) = foot.axes()
    dx, dz = by[0] - item.x, by[2] - item.z
    across = max(-foot.half_across, min(foot.half_across, dx * ax + dz * az))
    along = max(-foot.half_along, min(foot.half_along, dx * bx + dz * bz))
    y = max(item.y, min(item.y + item.size[1], high))
    return (item.x + across * ax + along * bx, y, item.z + across * az + along * bz)
