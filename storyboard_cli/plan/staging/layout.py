"""Where animals, vehicles and things of a frame are: as the words say, and in nobody's way.

First what stands by itself, the large before the small; then people go where words put them (on a bench, in a
car, behind a counter); then what hangs on people: in their hands, beside them, at their feet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.at_furniture import (
    BEDS,
    TABLES,
    lie_along,
    sat_at,
    seen_from,
    sit_across,
    sit_or_stand_at,
    takes_cover,
)
from storyboard_cli.plan.staging.at_rest import may_lie_on
from storyboard_cli.plan.staging.carrying import hand_over, named_before
from storyboard_cli.plan.staging.climbing import climb
from storyboard_cli.plan.staging.company import Company
from storyboard_cli.plan.staging.floor_plan import FloorPlan, Footprint, of_person
from storyboard_cli.plan.staging.items import Item, has_landmark
from storyboard_cli.plan.staging.model import Room, Vec3
from storyboard_cli.plan.staging.on_tables import table_spot
from storyboard_cli.plan.staging.relations import Spot, beside_person, landmark, on_top, spot_for
from storyboard_cli.plan.staging.riding import seat_passengers, seat_riders
from storyboard_cli.plan.staging.space import heading, turn_between, world
from storyboard_cli.plan.staging.staged_subject import NO_ROOM, OUTSIDE_OF_IT
from storyboard_cli.plan.staging.things import seat_size
from storyboard_cli.plan.staging.told_poses import CARDS
from storyboard_cli.plan.staging.touching import Touching, meeting_for
from storyboard_cli.plan.staging.whereabouts import SEATED_SETS, Memory, home_place
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group

_ACROSS = 72.0
"""Degrees that a thing which has a length is turned from the camera, so that it is seen from its side."""


_ABOARD = 1.7  # metres: larger things are outside of a car or a train
_LONG = 4.0  # half of its length: a bus and larger stands further back
_BREAST_HIGH, _SMALL = 1.2, 0.45
_BUILDING = 3.0
"""Metres: what is wider and higher than this stands in the background."""


class Layout:
    """One frame's floor, filled."""

    def __init__(
        self, actors: Sequence[Actor], shown_of: dict[str, Shown], items: list[Item], memory: Memory,
        room: Room, walls: bool, parts: Sequence[Shown] = (), aboard: Callable[[Item], None] | None = None,
        action: str = "",
    ) -> None:  # fmt: skip
        self.actors, self.items, self.memory = list(actors), items, memory
        self.shown_of = shown_of  # of an actor
        self.parts = parts  # of bodies
        self.action = action  # the frame's words
        self.aboard = aboard  # how a cabin puts what nobody holds; there people keep their seats
        self.plan = FloorPlan(room, walls)
        self.room = room
        self.by_name = _by_name(items)
        self.people = _by_person(actors, shown_of)
        self._waiting: list[Shown] = []

    def fill(self) -> None:
        """Give everything its place."""
        hand_over(self.items, self.actors, self.shown_of, self.parts)
        if self.aboard is not None:
            for item in self.items:
                if item.held is None and not item.fixture:
                    self.aboard(item)
            return
        going = {a.asset for a in self.actors if self._goes_to(a) is not None}
        for actor in self.actors:
            if actor.asset not in going:
                self.plan.add(of_actor(actor))
        free = [i for i in self.items if i.held is None and self._person_of(i) is None]
        for item in sorted(free, key=lambda i: -max(i.size[0], i.size[2])):
            self._put(item)
        self._seat_riders()
        for actor in self.actors:
            if actor.asset in going:
                self._lead(actor)
        sit_across(self.actors, self.shown_of, self.people, self.items, self.plan)
        for actor in self.actors:
            actor.pose_body()
        for item in self.items:
            if item.held is None and not item.placed and not item.why_off:
                self._put(item)
        Company(self.actors, self.shown_of, self.items, self.plan, self.target_item).go()
        self._look_at_things()
        climb(self.actors, self.shown_of, self.target_item)
        seated = self.memory.plan.kind in SEATED_SETS
        door = self.memory.plan.landmarks.get("door")
        meet = meeting_for(self.actors, self.plan, of_actor, seated)
        Touching(self.actors, self.shown_of, self.items, self.people, self.target_item, meet, door).make()

    # -- targets ----------------------------------------------------------------------------------

    def _seat_riders(self) -> None:
        seat_riders(self.actors, self.shown_of, self.items, self.target_item, self.action)
        if not self.plan.walls:
            seat_passengers(self.actors, self.shown_of, self.items, self.action)

    def target_item(self, words: str | None, besides: Item | None = None) -> Item | None:
        """The thing that a word of the script means."""
        if not words:
            return None
        found = self.by_name.get(words.casefold()) or self.by_name.get(words.casefold().split()[-1])
        if found is None or found is besides:
            return None
        return found

    def _person_of(self, item: Item) -> Actor | None:
        """Whom a thing is placed by: somebody, or a part of whoever is named before it; not who is on it."""
        for relation, words in item.shown.where.items():
            person = self.people.get(words.casefold())
            if person is not None and relation in _LEADS and not self._is_on(person, item):
                return person
            if words.casefold().split()[-1] in group("not_in_hand", "worn_at") and item.kind.of == "animal":
                return named_before(item.shown.at, self.actors, self.shown_of) or next(
                    iter(self.actors), None
                )
        return None

    def _is_on(self, person: Actor, item: Item) -> bool:
        shown = self.shown_of.get(person.asset)
        return shown is not None and any(
            self.target_item(w) in self._same(item) for w in shown.where.values()
        )

    def _carrier_of(self, item: Item) -> Item | None:
        """A larger thing that is said to be with this one: the cake with candles."""
        if item.shown.where:
            return None
        for other in self.items:
            if other is not item and item.shown.what in other.shown.look("holds"):
                return other if max(other.size) > 0.5 * max(item.size) else None  # a tray of pies
            words = other.shown.where.get("with")
            if words is not None and self.target_item(words, other) in self._same(item):
                return other if max(other.size) > max(item.size) else None
        return None

    def _same(self, item: Item) -> list[Item]:
        return [i for i in self.items if i.shown is item.shown]

    def _goes_to(self, actor: Actor) -> Item | None:
        shown = self.shown_of.get(actor.asset)
        if shown is None or actor.listed.position:
            return None
        for relation, words in shown.where.items():
            item = self.target_item(words)
            if item is not None and relation in _LEADS:
                return item
        if shown.does is None or shown.does in group("not_in_hand", "afar"):
            return None
        return self.target_item(shown.to)

    # -- placing ----------------------------------------------------------------------------------

    def _put(self, item: Item) -> None:
        if item.placed:
            return
        item.fixture = item.fixture and not sat_at(item, self.actors, self.shown_of, self.target_item)
        if item.fixture:
            item.x, item.z = landmark(has_landmark(item.shown, self.memory.plan) or "", self.memory.plan) or (
                0.0,
                2.0,
            )
            item.placed = item.lifted = True
            return
        for words in item.shown.where.values():
            other = self.target_item(words, item)
            if (
                other is not None
                and not other.placed
                and other.held is None
                and other.shown is not item.shown
            ):
                other.placed = False
                if item.shown not in self._waiting:
                    self._waiting.append(item.shown)
                    self._put(other)
                    self._waiting.remove(item.shown)
        if self.memory.plan.kind in SEATED_SETS and max(item.size) > _ABOARD:
            item.why_off = OUTSIDE_OF_IT
            return
        self._turn(item)
        if takes_cover(item, self.actors):
            item.why_off = "drawn over who lies in bed"
            return
        carrier = self._carrier_of(item)
        if carrier is not None and carrier.held is not None:
            item.why_off = f"part of the {carrier.shown.what}"
            return
        person = self._person_of(item)
        if carrier is not None and carrier.placed:
            spot = on_top(item, carrier)
        elif person is not None:
            spot = beside_person(item, person)
        else:
            lain = table_spot(item, self.items, self.actors, self.memory)
            spot = lain or spot_for(item, self.target_item, self.memory.plan, self.room, self._home(item))
        item.y, item.lifted = spot.y, spot.lifted
        if spot.facing is not None:
            item.facing = spot.facing
        item.x, item.z = spot.x, spot.z
        self._settle(item, spot)

    def _settle(self, item: Item, spot: Spot) -> None:
        footprint = item.footprint()
        if spot.lifted:
            item.stand(footprint)
            return
        settled = self.plan.settled(footprint)
        if settled is None and item.kind.of == "animal":
            settled = self._through_walls(footprint)
        if settled is None:
            item.why_off = NO_ROOM
            return
        item.stand(settled)
        self.plan.add(settled)
        self.memory.stood[item.key] = (settled.x, settled.z, item.facing)

    def _through_walls(self, footprint: Footprint) -> Footprint | None:
        """Where something is that is too large for the room: a dragon in a cave."""
        room, deep = self.room, footprint.reach(0.0, 1.0)
        too_large = (
            2 * footprint.reach(1.0, 0.0) > room.right - room.left or 2 * deep > room.back - room.front
        )
        if not too_large:
            return None
        return replace(self.plan, walls=False).settled(
            footprint.at(footprint.x, max(footprint.z, 1.2 + deep))
        )

    def _home(self, item: Item) -> tuple[float, float]:
        """Where it stood before in this scene, else a place of its own behind the people."""
        kept = self.memory.stood.get(item.key)
        if kept is not None:
            item.facing = kept[2]
            return kept[0], kept[1]
        order = self.items.index(item)
        if self.memory.plan.kind in SEATED_SETS:
            before = sum(i.held is None for i in self.items[:order])
            return home_place(len(self.actors) + before, self.memory.plan)
        named = has_landmark(item.shown, self.memory.plan)
        own = landmark(named, self.memory.plan) if named else None
        if own is not None and item.kind.of == "thing":
            return own
        side = 1.0 if order % 2 == 0 else -1.0
        foot = item.footprint()
        across, deep = foot.reach(1.0, 0.0), foot.reach(0.0, 1.0)
        if not self.actors and across <= _LONG:
            return (0.0 if order == 0 else side * (0.4 + across)), 0.6 + (0.4 + deep) * (order > 0)
        if min(item.size[0], item.size[1]) > _BUILDING:
            return side * 1.5, max(6.0 + deep, 1.3 * max(item.size))
        wide = max((abs(a.place[0]) for a in self.actors), default=0.0)
        if max(across, deep) > 0.8:
            away = max(1.5 + deep, 2.0 * across if across > _LONG else 0.0)
            return side * min(0.5 * across, 2.2), away
        low = max(item.size) < _SMALL and item.kind.of == "animal"
        return side * (wide + 0.5 + across), (-1.4 if low else 0.5)

    def _turn(self, item: Item) -> None:
        """Which way it faces: whom it looks at, along its way, else so that its side is seen."""
        shown, kind = item.shown, item.kind
        if shown.facing in ("front", "us", "camera"):
            item.facing = 0.0
        elif item.kind.shape in BEDS or item.kind.shape in TABLES:
            item.facing = seen_from(item, self.actors, self.shown_of, self.target_item) or item.facing
        elif shown.facing == "back":
            item.facing = 180.0
        elif kind.of != "thing":
            way = 1.0 if (item.number + len(shown.what)) % 2 == 0 else -1.0
            item.facing = way * (84.0 if item.pose in ("walk", "run", "swim", "fly") else _ACROSS - 18.0)
            if item.shown.count > 1:  # a team, a herd, a fleet goes one way
                item.facing = (1.0 if len(shown.what) % 2 == 0 else -1.0) * abs(item.facing)

    def _lead(self, actor: Actor) -> None:
        """Takes somebody to the thing that the words put them at."""
        item = self._goes_to(actor)
        if any(actor.asset in i.riders for i in self.items):
            return
        if item is None or not item.placed:
            self._keep(actor)
            return
        shown = self.shown_of[actor.asset]
        relation = next((r for r, w in shown.where.items() if self.target_item(w) is item), "at")
        if actor.act is not None and actor.act.name in _FROM_BESIDE and actor.action != CARDS:
            relation = "beside"  # who puts a book on the desk is not on it
        named = has_landmark(item.shown, self.memory.plan) or ""
        mark, upon = self.memory.plan.landmarks.get(named), self.memory.plan.upon.get(named)
        _stand_at(actor, item, relation, self.plan, mark, upon if item.fixture else None)
        state = self.memory.of(actor.asset)
        state.x, state.z = actor.place[0], actor.place[2]
        self.plan.add(of_actor(actor))

    def _keep(self, actor: Actor) -> None:
        spot = self.plan.settled(of_actor(actor))
        if spot is not None and not actor.listed.position and actor.support != "mount":
            actor.place = world(spot.x, actor.place[1], spot.z)
        self.plan.add(of_actor(actor))

    def _look_at_things(self) -> None:
        """Who does something to a thing looks at it and turns that way."""
        for actor in self.actors:
            shown = self.shown_of.get(actor.asset)
            item = self.target_item(shown.toward) if shown is not None else None
            if item is None or not item.placed or actor.target or actor.glance or actor.support == "mount":
                continue
            middle = item.y + item.size[1] * 0.6
            actor.gaze_at = world(item.x, middle, item.z)
            aim = heading(item.x - actor.place[0], item.z - actor.place[2])
            actor.looks = aim
            opened = max(-40.0, min(40.0, turn_between(aim, 0.0)))
            actor.facing = round(turn_between(0.0, aim + opened), 1) + 0.0


_FROM_BESIDE = frozenset({"put", "pour", "stir", "knock", "push", "pull", "lean", "look_into", "pat", "play"})
_LEADS = frozenset({
    "on", "in", "under", "beside", "behind", "before", "at", "over", "through", "past", "between", "around",
    "across", "with", "from",
})  # fmt: skip


def _stand_at(
    actor: Actor, item: Item, relation: str, plan: FloorPlan, mark: tuple[float, float] | None,
    upon: Vec3 | None = None,
) -> None:  # fmt: skip
    """Beside, behind, before or under a thing, at its landmark's spot; who sits on it sits there."""
    if upon is not None and relation in ("on", "behind", "at"):
        actor.place = world(*upon)
        return
    if item.fixture and mark is not None:
        at = (item.x, item.z + 0.75) if relation == "behind" else mark
        spot = plan.settled(of_person(*at), in_sight=relation != "behind")
        if spot is not None:
            actor.place = world(spot.x, 0.0, spot.z)
        return
    if item.kind.shape in TABLES and relation in ("at", "behind", "before", "around"):
        sit_or_stand_at(actor, item, relation, plan)
        return
    foot = item.footprint()
    seated = relation == "in" and item.kind.shape in _CHAIRS and actor.posture in ("sit", "sleep")
    abed = item.kind.shape in BEDS and relation in ("on", "in", "under") and actor.reclined
    if (relation == "on" or seated or abed) and item.kind.of == "thing" and item.top <= 1.1:
        _rest_on(actor, item)
        return
    if item.y > 0.4 and relation not in ("under", "behind"):
        relation = "before"  # what hangs on a wall is seen from before it
    if relation == "under" and not _fits_under(actor, item):
        relation = "beside"
    over = (-0.5, -0.3) if item.size[1] < _BREAST_HIGH else (0.7, -0.5)
    dx, dz = {"behind": (0.35, 1.0), "before": (0.0, -1.0), "under": (0.0, 0.0), "over": over}.get(
        relation, (1.0 if actor.place[0] >= item.x else -1.0, -0.4)
    )
    reach = foot.reach(1.0, 0.0) if dx else foot.reach(0.0, 1.0)
    gap = reach + 0.34
    body = of_actor(actor)
    gap += max(body.reach(1.0, 0.0) if dx else body.reach(0.0, 1.0), 0.24) - 0.24
    wanted = body.at(round(item.x + dx * gap, 3), round(item.z + dz * gap, 3))
    besides: Sequence[Footprint] = [t for t in plan.taken if (t.x, t.z) == (item.x, item.z)]
    spot = plan.settled(wanted, besides if relation == "under" else ())
    if spot is not None:
        actor.place = world(spot.x, 0.0, spot.z)


_CHAIRS = frozenset({"chair", "armchair", "sofa", "throne", "wheelchair", "rocking_chair", "bench", "stool"})


def _fits_under(actor: Actor, item: Item) -> bool:
    """Is there room for somebody under it: of a tree and a lamp always, of a table for who kneels or lies."""
    low = actor.reclined or actor.posture in ("kneel", "crouch", "crawl", "sit_floor", "sit")
    return item.size[1] > 2.2 * (item.kind.of == "thing") + 9.0 * (item.kind.of != "thing") or (
        low and item.kind.of == "thing" and item.size[1] > 0.6
    )


def _rest_on(actor: Actor, item: Item) -> None:
    """Sits, lies or stands on a thing of the picture."""
    actor.place = world(item.x, 0.0 if may_lie_on(actor) else item.top, item.z)
    if may_lie_on(actor):
        actor.support, actor.support_m = "mount", round(item.y + item.top, 3)
    if actor.reclined and item.kind.shape in BEDS:
        lie_along(actor, item)
    actor.facing = item.facing if actor.posture == "sit" and item.kind.shape == "chair" else actor.facing


def of_actor(actor: Actor) -> Footprint:
    """The room that somebody takes up; who lies takes up a length."""
    foot = of_person(actor.place[0], actor.place[2])
    if not actor.reclined:
        seat = seat_size(actor.support)
        wide, deep = (max(seat[0], 0.48) / 2, max(seat[2], 0.48) / 2) if seat else (0.24, 0.24)
        return replace(foot, half_across=wide, half_along=deep)
    low = 0.0 if actor.support in (None, "ground") else max(actor.support_m - 0.1, 0.0)
    length = 0.55 * actor.look.height_m
    return replace(foot, half_across=0.3, half_along=length, facing_deg=actor.facing, low=low, high=low + 0.5)


def _by_name(items: Sequence[Item]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for item in items:
        words = item.shown.what.casefold()
        for name in (words, words.split()[-1], (item.shown.name or "").casefold()):
            if name:
                found.setdefault(name, item)
    return found


def _by_person(actors: Sequence[Actor], shown_of: dict[str, Shown]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in actors:
        shown = shown_of.get(actor.asset)
        names = [*actor.look.names, *((shown.what, shown.name or "") if shown else ())]
        for name in names:
            if name:
                found.setdefault(name.casefold(), actor)
    return found
