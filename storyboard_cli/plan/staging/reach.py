"""Hands and feet that reach a point: the two bones of a limb turned so that its end is there."""

from __future__ import annotations

from collections.abc import Mapping

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.space import distance, dot, lerp, sub, world

PALM = 0.62
"""Where on a hand, from the wrist to the fingertips, it touches and holds."""
_STRETCHED = 0.995
"""Of its length a limb reaches at most so far."""


def palm(skeleton: Mapping[str, Vec3], side: str) -> Vec3:
    """The middle of a hand; `side` is r or l."""
    return lerp(skeleton[f"{side}_wrist"], skeleton[f"{side}_hand"], PALM)


def reach_of(skeleton: Mapping[str, Vec3], side: str) -> float:
    """How far from the shoulder the palm gets, metres."""
    s = skeleton
    forearm = distance(s[f"{side}_elbow"], s[f"{side}_wrist"])
    hand = distance(s[f"{side}_wrist"], s[f"{side}_hand"])
    return (distance(s[f"{side}_shoulder"], s[f"{side}_elbow"]) + forearm + PALM * hand) * _STRETCHED


def reach(skeleton: dict[str, Vec3], limb: str, target: Vec3) -> None:
    """Moves the joints of a limb (`r`, `l`: a hand; `r_foot`, `l_foot`) so that its end is at the
    target, or as near as it gets.
    """
    side = limb[0]
    if limb.endswith("foot"):
        names, share, pole = ("hip", "knee", "ankle", "toe"), 1.0, _knee_way(skeleton)
    else:
        names, share, pole = ("shoulder", "elbow", "wrist", "hand"), PALM, _elbow_way(skeleton, side)
    root, middle, end, tip = (skeleton[f"{side}_{name}"] for name in names)
    upper, lower, last = distance(root, middle), distance(middle, end), distance(end, tip)
    joint, way = _bent(root, target, upper, lower + share * last, pole)
    for name, far in (("middle", 0.0), ("end", lower), ("tip", lower + last)):
        key = f"{side}_{names[('middle', 'end', 'tip').index(name) + 1]}"
        skeleton[key] = world(*(joint[i] + way[i] * far for i in range(3)))


def _bent(root: Vec3, target: Vec3, upper: float, lower: float, pole: Vec3) -> tuple[Vec3, Vec3]:
    """Where the middle joint comes to lie, and the way that the lower bone points."""
    away = distance(root, target)
    if away < 1e-4:
        return root, (0.0, -1.0, 0.0)
    u = _unit(sub(target, root))
    far = min(max(away, abs(upper - lower) + 0.01), (upper + lower) * _STRETCHED)
    along = (upper * upper - lower * lower + far * far) / (2 * far)
    out = max(upper * upper - along * along, 0.0) ** 0.5
    side = dot(pole, u)
    across = _unit((pole[0] - u[0] * side, pole[1] - u[1] * side, pole[2] - u[2] * side))
    joint = (
        root[0] + u[0] * along + across[0] * out,
        root[1] + u[1] * along + across[1] * out,
        root[2] + u[2] * along + across[2] * out,
    )
    end = (root[0] + u[0] * far, root[1] + u[1] * far, root[2] + u[2] * far)
    return joint, _unit(sub(end, joint))


def _elbow_way(skeleton: Mapping[str, Vec3], side: str) -> Vec3:
    """Elbows point down and a little outwards."""
    other = "l" if side == "r" else "r"
    out = _unit(sub(skeleton[f"{side}_shoulder"], skeleton[f"{other}_shoulder"]))
    down = _unit(sub(skeleton["pelvis"], skeleton["neck"]))
    return (down[0] + 0.45 * out[0], down[1] + 0.45 * out[1], down[2] + 0.45 * out[2])


def _knee_way(skeleton: Mapping[str, Vec3]) -> Vec3:
    """Knees point ahead: across from the hips, and from the trunk."""
    right = _unit(sub(skeleton["r_hip"], skeleton["l_hip"]))
    up = _unit(sub(skeleton["neck"], skeleton["pelvis"]))
    return (
        up[1] * right[2] - up[2] * right[1],
        up[2] * right[0] - up[0] * right[2] + 0.3,
        up[0] * right[1] - up[1] * right[0],
    )


def _unit(v: Vec3) -> Vec3:
    long = max(dot(v, v) ** 0.5, 1e-9)
    return (v[0] / long, v[1] / long, v[2] / long)
