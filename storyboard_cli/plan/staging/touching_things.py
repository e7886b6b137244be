"""People who push, lean on, knock at, open or kick a thing: where they stand, and hands on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.acts import Act
from storyboard_cli.plan.staging.acts_between import kick_at
from storyboard_cli.plan.staging.acts_together import bear
from storyboard_cli.plan.staging.body_points import box_point
from storyboard_cli.plan.staging.climbing import haul
from storyboard_cli.plan.staging.instruments import INSTRUMENTS, play
from storyboard_cli.plan.staging.items import Item, made_of
from storyboard_cli.plan.staging.meeting import Meeting, camera_side
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.space import toward, turn_between
from storyboard_cli.plan.staging.tools import take_tool, water
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group

Find = Callable[[str | None], Item | None]
_HANDLE = 1.05
"""Metres: at such a height one pushes, or lower where the thing ends before."""
_BESIDE_ME, _ALONG = 3.4, 98.0
"""Metres: to a wall that is further away nobody is led."""
_LOW, _AT_IT, _ASKEW = 0.9, 0.8, 25.0


@dataclass(slots=True)
class Things:
    """The things of one frame and who touches them."""

    actors: Sequence[Actor]
    items: list[Item]
    find: Find
    meet: Meeting
    doors: tuple[float, float] | None = None  # where the set has its door, x and z

    def touched(self, actor: Actor) -> None:
        """Somebody does something to a thing, or with one."""
        act = actor.act
        if act is None or actor.reclined or actor.support == "mount":
            return
        if act.name in ("dig", "sweep"):
            take_tool(actor, self.items, act.name, self.meet)
            return
        if act.name == "lower":
            self._let_down(actor, act)
            return
        played = self.find(act.thing) or self.find(act.whom)
        if act.name in _PLAYS and played is not None and played.kind.shape in INSTRUMENTS:
            play(actor, played, self.meet)
            return
        item = self._meant(act)
        if item is None and act.name in ("knock", "open") and _is_of_a_door(act):
            item = self._door(actor)
        if item is None or not item.placed or item.held is not None or actor.asset in item.riders:
            return
        if act.name in ("carry", "lift") and bear(actor, item, self.actors, self.meet):
            return
        if item.kind.shape == "rope" and act.name == "pull":
            haul(actor, item, self.meet)
            return
        self._on(actor, item, act)
        self.meet.settle(actor)

    def _meant(self, act: Act) -> Item | None:
        """What it is done to: the object, what stands behind a preposition; a door for who opens `it`."""
        words = [act.whom, act.thing, *act.deed.where.values()]
        found = [i for w in words if (i := self.find(w)) is not None and i.held is None]
        if found:
            return next((i for i in found if i.held is None), None)
        return None

    def _door(self, actor: Actor) -> Item | None:
        """The set's own door: in a room one in the wall beside somebody, else where the set has it."""
        if not self._near_wall():
            if self.doors is not None and self.meet.may_go(actor):
                self.meet.put(actor, self.doors[0] - 0.25, self.doors[1])
                self.meet.turn(actor, (self.doors[0] + 0.3, 0.0, self.doors[1] + 0.6), 0.0)
            return None
        item = next(iter(made_of(Shown(what="door", kind="thing"))))
        item.x, item.z = self.doors or (1.0, 1.0)
        item.fixture = item.placed = True
        self.items.append(item)
        return item

    def _near_wall(self) -> bool:
        room = self.meet.plan.room
        return self.meet.plan.walls and min(room.right, -room.left) <= _BESIDE_ME

    def _on(self, actor: Actor, item: Item, act: Act) -> None:
        if act.name in ("knock", "open") and item.kind.shape in _OPENINGS:
            self._hang_door(actor, item, act)
        if item.fixture:
            return
        if act.name in ("push", "pull"):
            self._both_hands(actor, item, act)
        elif act.name == "kick":
            actor.posture, actor.action = "kick", None
            self.meet.turn(actor, (item.x, 0.0, item.z), 14.0)
            kick_at(self.meet, actor, box_point, item, actor.place, 0.6 * min(item.size[1], 0.6))
        elif act.name == "lean":
            self._lean(actor, item)
        elif act.name == "pour":
            water(actor, item, self.items, self.meet)
        elif act.name in (
            "knock",
            "open",
            "pat",
            "punch",
            "slap",
            "grab",
            "lay_hand",
            "stir",
            "put",
            "look_into",
        ):
            self._one_hand(actor, item, act)

    def _go_behind(self, actor: Actor, item: Item, act: Act) -> None:
        """Who pushes something and is not at it goes behind it, who pulls goes before it."""
        by = actor.skeleton["chest"]
        x, _, z = box_point(item, by, by[1])
        way = 0.0 if act.name == "push" else 180.0
        along = item.kind.of == "thing" or abs(turn_between(actor.facing, item.facing + way)) < _ASKEW
        at_it = along and ((x - by[0]) ** 2 + (z - by[2]) ** 2) ** 0.5 < _AT_IT
        if at_it or not self.meet.may_go(actor):
            return
        if item.kind.of != "thing":
            item.facing = _ALONG if item.facing >= 0 else -_ALONG
        dx, dz = toward(item.facing)
        ahead = -1.0 if act.name == "push" else 1.0
        others = sum(a is not actor and a.act is not None and a.act.whom == act.whom and bool(a.reaches)
                     for a in self.actors)  # fmt: skip
        aside = (0.0, 0.56, -0.56, 1.1)[others % 4]
        far = 0.5 * item.size[2] + 0.46
        self.meet.put(actor, item.x + ahead * dx * far - dz * aside, item.z + ahead * dz * far + dx * aside)
        actor.facing = item.facing
        actor.looks, actor.target = None, None
        actor.pose_body()

    def _both_hands(self, actor: Actor, item: Item, act: Act) -> None:
        """Both hands at the end of it that is before the breast."""
        self._go_behind(actor, item, act)
        self.meet.settle(actor)
        dx, dz = toward(actor.facing)
        high = min(_HANDLE, item.y + 0.94 * item.size[1], actor.skeleton["neck"][1])
        for side in ("r", "l"):
            shoulder = actor.skeleton[f"{side}_shoulder"]
            ahead = (shoulder[0] + dx * 0.3, high, shoulder[2] + dz * 0.3)
            self.meet.touch(actor, side, box_point, item, ahead, high)

    def _one_hand(self, actor: Actor, item: Item, act: Act) -> None:
        """A hand on it: on its top where something is put or stirred, else on its side."""
        self.meet.turn(actor, (item.x, 0.0, item.z), 24.0)
        share = 0.75 if act.name in ("knock", "open") else 1.02
        high = min(item.y + share * item.size[1], 0.8 * actor.look.height_m)
        if act.name == "look_into":
            actor.gaze_at = (item.x, item.y + 0.8 * item.size[1], item.z)
            actor.posture = "bow" if item.top < _LOW and actor.posture == "stand" else actor.posture
        self.meet.touch(actor, camera_side(actor), _side_of, item, actor, high)

    def _lean(self, actor: Actor, item: Item) -> None:
        """Beside it, an arm on its top or a hand against it."""
        foot = item.footprint()
        side = 1.0 if actor.place[0] >= item.x else -1.0
        near = [
            a for a in self.actors if a is not actor and abs(a.place[0] - item.x) < foot.reach(1.0, 0.0) + 1.0
        ]
        if any((a.place[0] - item.x) * side > 0 for a in near):
            side = -side
        if self.meet.may_go(actor):
            far = foot.reach(1.0, 0.0) + 0.26
            self.meet.put(actor, item.x + side * far, item.z - min(0.2, 0.5 * foot.reach(0.0, 1.0)))
        actor.posture = "lean"
        actor.facing = -side * 32.0
        actor.pose_body()
        limb = min(("r", "l"), key=lambda s: side * actor.skeleton[f"{s}_shoulder"][0])
        high = min(item.y + item.top, actor.skeleton["chest"][1] + 0.05)
        self.meet.settle(actor)
        self.meet.touch(actor, limb, _side_of, item, actor, high)

    def _hang_door(self, actor: Actor, item: Item, act: Act) -> None:
        """Puts a door into the wall beside somebody, who stands before it."""
        item.pose = (
            "open" if act.name == "open" and act.deed.does not in ("close", "shut", "lock") else "stand"
        )
        room = self.meet.plan.room
        if not item.fixture or not self._near_wall():
            return
        side = 1.0 if item.x >= 0 else -1.0
        wall = room.right if side > 0 else room.left
        item.fixture, item.lifted = False, True
        item.x, item.z, item.facing = wall - side * 0.06, min(item.z, 1.2), -90.0 * side
        if self.meet.may_go(actor):
            self.meet.put(actor, wall - side * 0.62, item.z - (0.85 if item.pose == "open" else 0.1))

    def _let_down(self, actor: Actor, act: Act) -> None:
        """Who lowers a thing has the arm hang; what is dropped is in the air below the hand."""
        item = self.find(act.whom) or next((i for i in self.items if _holds(i, actor)), None)
        if act.deed.does == "lower":
            actor.action = None
            actor.pose_body()
            return
        if item is None or item.kind.of != "thing" or max(item.size) > 1.0:
            return
        actor.action = "reach" if actor.action in (None, "hold", "carry") else actor.action
        actor.pose_body()
        x, y, z = actor.skeleton["r_hand"]
        item.held, item.placed, item.lifted, item.why_off = None, True, True, ""
        item.x, item.y, item.z = x, max(0.0, 0.45 * y - 0.5 * item.size[1]), z - 0.02


_PLAYS = frozenset({"play", "punch", "slap", "kick", "pat"})
_OPENINGS = frozenset({"door", "gate", "window"})


def _is_of_a_door(act: Act) -> bool:
    words = (act.whom, act.thing, *act.deed.where.values())
    return any((w or "").casefold().split(" ")[-1] in group("spots", "door") for w in words)


def _holds(item: Item, actor: Actor) -> bool:
    return item.held is not None and item.held.held_by == actor.asset


def _side_of(item: Item, actor: Actor, high: float) -> Vec3:
    return box_point(item, actor.skeleton["chest"], high)
