"""What several people do with one thing or with each other: they raise glasses, bear a load, hold a phone."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.meeting import Meeting, still
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.space import flat_distance, toward, world
from storyboard_cli.plan.staging.told_poses import TOAST

_RING_M = 0.74
"""Metres from each of those who clink glasses to the middle between them."""
_HEAVY_M = 0.9
_LIFTED_M = 0.42
"""Metres that a load which several bear is off the ground."""


def phone_at_ear(actors: Sequence[Actor], meet: Meeting) -> None:
    """The hand of whoever telephones is at the ear."""
    for actor in actors:
        if actor.action != "phone" or actor.reaches or actor.reclined:
            continue
        s = actor.skeleton
        out = [s["r_shoulder"][i] - s["l_shoulder"][i] for i in range(3)]
        long = max(sum(v * v for v in out) ** 0.5, 1e-6)
        dx, dz = toward(actor.facing)
        side, ahead, head = 0.088 * actor.look.height_m / 1.75, 0.03, s["head"]
        ear = (head[0] + out[0] / long * side + dx * ahead, head[1] - 0.03,
               head[2] + out[2] / long * side + dz * ahead)  # fmt: skip
        meet.settle(actor)
        meet.touch(actor, "r", still, ear)


def clink(actors: Sequence[Actor], meet: Meeting) -> None:
    """All who drink a toast hold their glasses up to one another."""
    drinkers = [a for a in actors if a.action == TOAST]
    if len(drinkers) < 2:
        return
    middle = [sum(a.place[i] for a in drinkers) / len(drinkers) for i in (0, 2)]
    high = min(a.skeleton["neck"][1] for a in drinkers) + 0.04
    for actor in drinkers:
        away = max(flat_distance(actor.place, (middle[0], 0.0, middle[1])), 1e-6)
        ux, uz = (actor.place[0] - middle[0]) / away, (actor.place[2] - middle[1]) / away
        if away > _RING_M and meet.may_go(actor) and actor.support is None:
            meet.put(actor, middle[0] + ux * _RING_M, middle[1] + uz * _RING_M)
        meet.turn(actor, (middle[0], 0.0, middle[1]), 22.0)
        meet.settle(actor)
        meet.touch(actor, "r", still, (middle[0] + ux * 0.1, high, middle[1] + uz * 0.1))


def bear(actor: Actor, item: Item, actors: Sequence[Actor], meet: Meeting) -> bool:
    """One at each end of a load that several carry or lift; False where somebody does so alone."""
    act = actor.act
    if act is None or item.kind.of != "thing" or max(item.size) < _HEAVY_M:
        return False
    bearers = [a for a in actors if a.act is not None and a.act.name == act.name and a.act.whom == act.whom]
    if len(bearers) < 2 or item.fixture:
        return False
    if actor is bearers[0]:
        item.facing = 90.0 if item.size[2] > item.size[0] else 0.0
        item.held, item.lifted, item.y = None, True, _LIFTED_M
    index = bearers.index(actor)
    half = 0.5 * max(item.size[0], item.size[2])
    side = -1.0 if index % 2 == 0 else 1.0
    deep = 0.5 * (index // 2) - 0.25 * ((len(bearers) - 1) // 2)
    actor.posture, actor.action = "stand", "carry"
    meet.put(actor, item.x + side * (half + 0.24), item.z + deep)
    meet.turn(actor, (item.x, 0.0, item.z), 16.0)
    actor.looks, actor.target = None, None
    meet.settle(actor)
    high = item.y + min(0.3 * item.size[1], 0.42)
    for limb in ("r", "l"):
        near = actor.skeleton[f"{limb}_shoulder"][2] <= actor.skeleton["neck"][2]
        end: Vec3 = world(item.x + side * (half - 0.02), high, item.z + deep + (-0.16 if near else 0.16))
        meet.touch(actor, limb, still, end)
    return True
