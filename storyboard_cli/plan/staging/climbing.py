"""Who climbs a ladder or a rope is on it, hand over hand; who pulls a rope has it taut in both hands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.meeting import Meeting, still
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.reach import palm
from storyboard_cli.plan.staging.space import heading, lerp, toward, world
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group

_ROPE, _ROPES = 0.03, frozenset({"rope", "leash"})
_RUNG = 0.3
_UP = 0.55
"""Metres that a climber's feet are above the ground."""
_HAUL = 2.8
"""Metres of taut rope before somebody who pulls it: what hangs on it is outside of the picture."""


def climb(
    actors: Sequence[Actor], shown_of: Mapping[str, Shown], find: Callable[[str | None], Item | None]
) -> None:
    """Puts everybody who climbs onto the ladder or the rope of the words."""
    for actor in actors:
        shown = shown_of.get(actor.asset)
        if shown is None or actor.listed.position:
            continue
        hangs = any(d.does in group("staged_people", "hangs") for d in shown.acts())
        if actor.posture != "climb" and not hangs:
            continue
        found = (find(words) for words in (shown.to, *shown.where.values()))
        item = next((i for i in found if i is not None and i.kind.shape in ("ladder", *_ROPES)), None)
        if item is None:
            continue
        item.held = None
        if item.kind.shape == "ladder" and item.placed:
            _on_ladder(actor, item)
        elif item.kind.shape in _ROPES:
            actor.posture = "climb"
            _on_rope(actor, item)


def _on_ladder(actor: Actor, item: Item) -> None:
    """Face to the rungs, a hand and a foot on each side."""
    width, height, deep = item.size
    dx, dz = toward(item.facing)

    def rung(high: float, side: float) -> Vec3:
        lean = deep * (0.5 - high / height)
        x, z = item.x + dx * lean - dz * side * width * 0.42, item.z + dz * lean + dx * side * width * 0.42
        return world(x, high, z)

    tall = actor.look.height_m / 1.75
    foot = rung(_UP, 0.0)
    actor.place = world(foot[0] + dx * 0.3, _UP, foot[2] + dz * 0.3)
    actor.facing, actor.looks, actor.target = item.facing + 166.0, None, None
    highs = {"r": 2.05 * tall, "l": 1.7 * tall, "r_foot": _UP + _RUNG, "l_foot": _UP}
    for limb, high in highs.items():  # seen from behind, the right hand is at the right
        side = 1.0 if limb.startswith("r") else -1.0
        actor.reaches[limb] = rung(min(high, height - 0.1), side if dz < 0 else -side)
    actor.gaze_at = rung(height, 0.0)
    actor.pose_body()


def _on_rope(actor: Actor, item: Item) -> None:
    """Hand over hand on a rope that hangs from above, held between the feet."""
    up = 0.8
    actor.place = world(actor.place[0], up, actor.place[2])
    actor.facing, actor.looks, actor.target = 62.0, None, None
    actor.pose_body()
    dx, dz = toward(actor.facing)
    x, z = actor.place[0] + dx * 0.24, actor.place[2] + dz * 0.24
    tall = actor.look.height_m
    for limb, share in (("r", 1.12), ("l", 0.96), ("r_foot", 0.24), ("l_foot", 0.2)):
        actor.reaches[limb] = world(x, up + share * tall, z)
    actor.gaze_at = world(x, up + 1.6 * tall, z)
    actor.pose_body()
    item.kind = replace(item.kind, shape="leash", size_m=(_ROPE, up + 2.6 * tall, 0.03))
    item.x, item.y, item.z, item.facing, item.pose = x, 0.0, z, 0.0, "up"
    item.placed, item.lifted, item.fixture, item.why_off = True, True, False, ""


def haul(actor: Actor, item: Item, meet: Meeting) -> None:
    """Leans back, with the rope in both hands and taut to something ahead."""
    way = 1.0 if actor.place[0] <= 0 else -1.0
    actor.posture, actor.action = "wide", "pull"
    actor.facing, actor.looks, actor.target = 78.0 * way, None, None
    actor.pose_body()
    dx, dz = toward(actor.facing)
    chest = actor.skeleton["chest"]
    meet.settle(actor)
    for limb, far in (("r", 0.44), ("l", 0.3)):
        meet.touch(actor, limb, still, (chest[0] + dx * far, chest[1] - 0.06, chest[2] + dz * far - 0.05))
    near = lerp(palm(actor.skeleton, "r"), palm(actor.skeleton, "l"), 0.5)
    end = (near[0] + dx * _HAUL, near[1] + 0.12, near[2] + dz * _HAUL)
    size = (_ROPE, 0.12, _HAUL)
    item.kind = replace(item.kind, shape="leash", size_m=size)
    item.x, item.y, item.z = (near[0] + end[0]) / 2, near[1], (near[2] + end[2]) / 2
    item.facing, item.pose = round(heading(dx, dz), 1), "up"
    item.held, item.fixture = None, False
    item.placed, item.lifted, item.why_off = True, True, ""
