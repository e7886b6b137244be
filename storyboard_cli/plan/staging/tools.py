"""Tools at work: a spade in both hands, a can over the flowers, the rope between a hand and an animal."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.body_points import animal_point, box_point
from storyboard_cli.plan.staging.items import Item, made_of
from storyboard_cli.plan.staging.meeting import Meeting, camera_side, still
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.reach import palm
from storyboard_cli.plan.staging.space import heading, toward
from storyboard_cli.reading.shown import Shown

_SHAFTS = frozenset({"shovel", "broom", "pitchfork", "scythe", "oar", "rake", "spade", "mop"})
_TOOL_OF = {"dig": "shovel", "sweep": "broom"}
_PLANTS = frozenset({"bush", "plant", "flower", "tree", "stand_in_plant"})
UPPER, LOWER = 0.93, 0.55
"""Where on a shaft both hands are, as shares of its length from the ground."""
_AHEAD = 0.62
_ROPE = 0.03


def take_tool(actor: Actor, items: list[Item], act: str, meet: Meeting) -> None:
    """Gives somebody who digs or sweeps the tool, its end on the ground ahead."""
    tool = next((i for i in items if i.kind.shape in _SHAFTS and _free_for(i, actor)), None)
    if tool is None:
        tool = next(iter(made_of(Shown(what=_TOOL_OF[act], kind="thing"))))
        items.append(tool)
    actor.action, actor.posture = None, "stand" if actor.posture == "walk" else actor.posture
    actor.facing = 58.0 if actor.facing >= 0 else -58.0
    actor.looks, actor.target = None, None
    if act == "dig":
        actor.action = "search"
    actor.pose_body()
    dx, dz = toward(actor.facing)
    x, y, z = actor.place
    long = tool.size[1]
    foot = (x + dx * _AHEAD, y, z + dz * _AHEAD)
    high = min(0.94 * long, 0.7 * actor.look.height_m)
    back = max(long * long - high * high, 0.0) ** 0.5
    top = (foot[0] - dx * back, y + high, foot[2] - dz * back)
    meet.settle(actor)
    for side, share in (("r", UPPER), ("l", LOWER)):
        point: Vec3 = (
            foot[0] + (top[0] - foot[0]) * share,
            foot[1] + (top[1] - foot[1]) * share,
            foot[2] + (top[2] - foot[2]) * share,
        )
        meet.touch(actor, side, still, point)
    actor.gaze_at = foot
    tool.kind = replace(tool.kind, grip="shaft", stands=False)
    tool.hold(actor.asset)


def _free_for(item: Item, actor: Actor) -> bool:
    return item.held is None or item.held.held_by == actor.asset


def water(actor: Actor, item: Item, items: list[Item], meet: Meeting) -> None:
    """A hand over what is watered or filled, with what one pours from."""
    if not any(i.held is not None and i.held.held_by == actor.asset for i in items):
        vessel = "watering can" if item.kind.shape in _PLANTS else "bottle"
        can = next(iter(made_of(Shown(what=vessel, kind="thing"))))
        can.hold(actor.asset)
        items.append(can)
    meet.turn(actor, (item.x, 0.0, item.z), 30.0)
    high = min(item.y + item.size[1] + 0.3, 0.78 * actor.look.height_m)
    side = camera_side(actor)
    x, _, z = box_point(item, actor.skeleton["chest"], high)
    meet.touch(actor, side, still, (x, high, z))


def tie_ropes(items: list[Item], actors: dict[str, Actor]) -> None:
    """The rope of every led animal, from the hand to its neck: the one that words name, else its own."""
    for item in [i for i in items if i.led_by]:
        actor = actors.get(item.led_by)
        if actor is None or not actor.skeleton:
            continue
        rope = next((i for i in items if i.kind.shape in ("rope", "leash") and not i.led_by), None)
        if rope is None:
            rope = next(iter(made_of(Shown(what="rope", kind="thing"))))
            items.append(rope)
        _stretch(rope, palm(actor.skeleton, camera_side(actor)), animal_point(item, "neck"))


def _stretch(rope: Item, hand: Vec3, neck: Vec3) -> None:
    """A rope between two points: as long and as high as these are apart, turned to the second."""
    dx, dz = neck[0] - hand[0], neck[2] - hand[2]
    long = max((dx * dx + dz * dz) ** 0.5, 0.05)
    rise = neck[1] - hand[1]
    size = (_ROPE, round(max(abs(rise), 0.02), 3), round(long, 3))
    rope.kind = replace(rope.kind, shape="leash", size_m=size)
    rope.x, rope.z = round((hand[0] + neck[0]) / 2, 3), round((hand[2] + neck[2]) / 2, 3)
    rope.y, rope.facing = round(min(hand[1], neck[1]), 3), round(heading(dx, dz), 1)
    rope.pose = "up" if rise >= 0 else "down"
    rope.held, rope.placed, rope.lifted, rope.why_off = None, True, True, ""
