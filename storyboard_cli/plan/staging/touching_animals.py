"""People who stroke, feed or lead an animal, and animals that bite, lick or jump at somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.acts import Act, act_of
from storyboard_cli.plan.staging.acts_between import kick_at
from storyboard_cli.plan.staging.body_points import animal_point, body_point, box_point, side_of
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.meeting import Meeting, camera_side, still
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.space import heading, toward, turn_between

_LOW = 0.75
"""Metres: to a lower animal one crouches."""
_OPEN = 20.0


@dataclass(slots=True)
class Beasts:
    """The animals of one frame and who touches them."""

    actors: Sequence[Actor]
    items: Sequence[Item]
    people: Mapping[str, Actor]
    meet: Meeting

    def touched(self, actor: Actor, item: Item) -> None:
        """Somebody does something to an animal."""
        act = actor.act
        if act is None or not item.placed or actor.asset in item.riders or actor.reclined:
            return
        if act.name == "lead":
            self._lead(actor, item)
        elif act.name == "feed":
            self._beside(actor, item, "mouth")
        elif act.name in (
            "pat",
            "groom",
            "embrace",
            "kiss",
            "grab",
            "whisper",
            "lay_hand",
            "slap",
            "arm_round",
        ):
            self._beside(actor, item, _part_of(act))
        elif act.name in ("push", "pull", "kick", "punch"):
            self._at_its_end(actor, item, act)
        self.meet.settle(actor)

    def _beside(self, actor: Actor, item: Item, part: str) -> None:
        """Beside its head or before it, a hand on it."""
        self._ready(actor, item)
        dx, dz = toward(item.facing)
        point = animal_point(item, part)
        if part == "mouth":
            x, z = point[0] + dx * 0.5, point[2] + dz * 0.5
        else:  # on the far side of a large animal its head and breast are seen; beside a small one
            deep = 0.5 * item.size[0] + 0.3
            x, z = point[0] + dx * 0.32, point[2] + (deep if item.size[1] > 1.2 else 0.12)
            if item.size[1] <= 1.2:
                x = point[0] + (0.45 if dx >= 0 else -0.45)
        if self.meet.may_go(actor):
            self.meet.put(actor, x, z)
        self.meet.turn(actor, point, _OPEN)
        actor.target, actor.gaze_at = None, point
        by = actor.skeleton["chest"]
        self.meet.touch(
            actor, camera_side(actor), still, point if part == "mouth" else side_of(item, point, by)
        )

    def _ready(self, actor: Actor, item: Item) -> None:
        if actor.posture in ("walk", "run", "stand", "jump"):
            actor.posture = "crouch" if item.size[1] < _LOW else "stand"
        actor.pose_body()

    def _lead(self, actor: Actor, item: Item) -> None:
        """Ahead of it, the same way, the rope in the hand."""
        way = 1.0 if toward(item.facing)[0] >= 0 else -1.0
        actor.posture, actor.action = "walk", None
        actor.facing, actor.looks, actor.target = 62.0 * way, None, None
        head = animal_point(item, "mouth")
        if self.meet.may_go(actor):
            self.meet.put(actor, head[0] + 0.62 * way, head[2] - 0.2)
        actor.pose_body()
        dx, dz = toward(actor.facing)
        side = camera_side(actor)
        hip = actor.skeleton[f"{side}_shoulder"]
        self.meet.settle(actor)
        low = actor.look.height_m * 0.62
        self.meet.touch(actor, side, still, (hip[0] - dx * 0.1, low, hip[2] - dz * 0.1 - 0.08))
        item.led_by = actor.asset
        item.pose = "walk" if item.pose in ("stand", "walk") else item.pose

    def _at_its_end(self, actor: Actor, item: Item, act: Act) -> None:
        """Pushes behind it, pulls before it, kicks at its rear."""
        self._ready(actor, item)
        ahead = act.name in ("pull", "punch")
        dx, dz = toward(item.facing)
        far = (0.5 * item.size[2] + 0.45) * (1.0 if ahead else -1.0)
        if self.meet.may_go(actor):
            self.meet.put(actor, item.x + dx * far, item.z + dz * far)
        middle = animal_point(item, "head" if ahead else "rear")
        self.meet.turn(actor, middle, _OPEN)
        actor.target = None
        if act.name == "kick":
            actor.posture = "kick"
            actor.pose_body()
            kick_at(self.meet, actor, box_point, item, actor.place, 0.35)
            return
        for side in ("r", "l"):
            aside = -0.08 if actor.skeleton[f"{side}_shoulder"][2] <= actor.skeleton["neck"][2] else 0.08
            self.meet.touch(actor, side, still, (middle[0], middle[1], middle[2] + aside))

    # -- what animals do -------------------------------------------------------------------------

    def act(self) -> None:
        """Animals that touch somebody go to where they do."""
        for item in self.items:
            if (
                item.kind.of != "animal"
                or not item.placed
                or item.held is not None
                or item.riders
                or item.number
            ):
                continue
            act = act_of(item.shown)
            if act is None or act.name not in (
                "bite",
                "lick",
                "jump",
                "pat",
                "kick",
                "push",
                "pull",
                "embrace",
            ):
                continue
            person = self.people.get((act.whom or act.deed.to or "").casefold())
            if person is not None:
                self._touches(item, person, act)

    def _touches(self, item: Item, person: Actor, act: Act) -> None:
        """Its mouth, or for a jump its paws, at somebody's hand, leg or breast."""
        part = act.part or ("chest" if act.name == "jump" else "hand" if act.name == "lick" else "leg")
        tall = item.size[1]
        item.pose = "rear" if act.name == "jump" and tall < 1.3 else "stand"
        side = 1.0 if item.x >= person.place[0] else -1.0
        item.facing = turn_between(0.0, heading(-side, -0.25))
        target = body_point(person, part[:-1] if part.endswith("s") else part, (item.x, tall, item.z))
        if part == "hand" and not person.reaches:
            target = self._hand_down(person, side, tall)
        mouth = animal_point(item, "mouth")
        self._take(item, item.x + target[0] - mouth[0], item.z + target[2] - mouth[2] - 0.02)
        person.gaze_at = animal_point(item, "head")

    def _hand_down(self, person: Actor, side: float, tall: float) -> Vec3:
        """Somebody's hand where the animal gets to it."""
        limb = max(("r", "l"), key=lambda s: side * person.skeleton[f"{s}_shoulder"][0])
        x, y, z = person.skeleton[f"{limb}_shoulder"]
        self.meet.settle(person)
        point = (x + side * 0.2, max(0.74 * tall, y - 0.62), z - 0.1)
        self.meet.touch(person, limb, still, point)
        return point

    def _take(self, item: Item, x: float, z: float) -> None:
        old = (item.x, item.z)
        self.meet.plan.taken = [t for t in self.meet.plan.taken if (t.x, t.z) != old]
        item.x, item.z = round(x, 3), round(z, 3)
        self.meet.plan.add(item.footprint())


def _part_of(act: Act) -> str:
    part = act.part or {"embrace": "neck", "whisper": "head", "kiss": "mouth", "arm_round": "neck"}.get(
        act.name, "neck"
    )
    return part if part not in ("hand", "hands", "arm", "arms") else "neck"
