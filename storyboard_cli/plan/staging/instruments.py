"""Who plays an instrument has it where it is played: keys before the hands, a violin under the chin."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.meeting import Meeting, still
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.prop_kind import Grip
from storyboard_cli.plan.staging.space import toward, world

_KEYS = {"piano": (0.78, 0.42), "grand_piano": (0.78, 1.1), "organ": (0.8, 0.5)}
"""Shape → how high its keys are and how far before its middle, metres."""
_STOOL = 0.5
_At = tuple[str, float, float, float]
INSTRUMENTS = frozenset({*_KEYS, "violin", "drum", "trumpet", "cello", "harp", "guitar", "gong"})


def play(actor: Actor, item: Item, meet: Meeting) -> None:
    """Puts an instrument where it is played, and the hands on it."""
    actor.gaze_at = None
    if item.kind.shape in _KEYS:
        _at_keys(actor, item, meet)
        return
    if actor.posture in ("walk", "stand"):
        actor.facing, actor.looks = (34.0 if actor.place[0] <= 0 else -34.0), None
    actor.posture = "stand" if actor.posture in ("walk", "run") else actor.posture
    actor.action = "play"
    actor.pose_body()
    meet.settle(actor)
    shape = item.kind.shape
    if shape in ("violin", "guitar", "trumpet"):
        _hold(actor, item, meet)
    elif shape in ("drum", "cello", "harp", "gong"):
        _before(actor, item, meet)


def _at_keys(actor: Actor, item: Item, meet: Meeting) -> None:
    """On a stool before the keys, seen from the side."""
    high, out = _KEYS[item.kind.shape]
    side = 1.0 if item.x >= actor.place[0] else -1.0
    item.facing = -95.0 * side
    dx, dz = toward(item.facing)
    far = 0.5 * item.size[2] + 0.42 if item.kind.shape == "piano" else out + 0.4
    if meet.may_go(actor):
        meet.put(actor, item.x + dx * far, item.z + dz * far)
    actor.posture, actor.support, actor.support_m = "sit", "stool", _STOOL
    actor.action, actor.target, actor.looks = "play", None, None
    actor.facing = item.facing + 180.0 * side
    actor.pose_body()
    meet.settle(actor)
    for limb in ("r", "l"):
        s = actor.skeleton[f"{limb}_shoulder"]
        meet.touch(actor, limb, still, (s[0] - dx * 0.38, high + 0.02, s[2] - dz * 0.38))
    actor.gaze_at = (item.x, high + 0.1, item.z)


def _hold(actor: Actor, item: Item, meet: Meeting) -> None:
    """A violin at the shoulder, a guitar across the belly, a trumpet at the mouth."""
    grip, right, left = _HELD[item.kind.shape]
    item.kind = replace(item.kind, grip=grip, stands=False)
    item.hold(actor.asset)
    for limb, at in (("r", right), ("l", left)):
        meet.touch(actor, limb, still, _from_body(actor, at))


_HELD: dict[str, tuple[Grip, _At, _At]] = {
    "violin": ("chin", ("neck", -0.02, -0.02, 0.30), ("neck", 0.26, 0.0, 0.34)),
    "guitar": ("strap", ("chest", -0.10, -0.16, 0.17), ("chest", 0.36, 0.02, 0.2)),
    "trumpet": ("hand", ("neck", -0.03, 0.06, 0.26), ("neck", 0.06, 0.05, 0.24)),
}
"""Shape → grip, and where right and left hand are: joint, and metres to the left, up and ahead of it."""


def _from_body(actor: Actor, at: _At) -> Vec3:
    joint, left, up, ahead = at
    share = actor.look.height_m / 1.72
    x, y, z = actor.skeleton[joint]
    dx, dz = toward(actor.facing)
    lx, lz = -dz, dx  # the figure's left
    return world(x + share * (dx * ahead + lx * left), y + share * up, z + share * (dz * ahead + lz * left))


def _before(actor: Actor, item: Item, meet: Meeting) -> None:
    """A drum at the waist, a cello between the knees, a harp before the breast."""
    dx, dz = toward(actor.facing)
    low = item.kind.shape == "drum" and max(item.size) < 1.0
    waist = actor.skeleton["pelvis"][1] + 0.04
    if low and actor.posture == "stand":
        item.y = round(max(waist - item.size[1], 0.0), 3)
    far = 0.2 + 0.5 * max(item.size[0], item.size[2])
    item.x, item.z = actor.place[0] + dx * far, actor.place[2] + dz * far
    item.facing, item.held, item.placed, item.lifted, item.why_off = actor.facing, None, True, True, ""
    top = item.y + item.size[1] if low else min(item.y + 0.72 * item.size[1], actor.skeleton["neck"][1])
    for limb in ("r", "l"):
        s = actor.skeleton[f"{limb}_shoulder"]
        x, z = s[0] + (item.x - s[0]) * 0.62, s[2] + (item.z - s[2]) * 0.62
        meet.touch(actor, limb, still, (x, top + 0.04, z))
