"""Who sits where in a cabin: the driver at the wheel, everybody on a seat of their own, for as long as the
scene lasts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.cabin_plans import Berth, CabinPlan
from storyboard_cli.plan.staging.poses import ACTIONS
from storyboard_cli.plan.staging.space import clamp, heading, toward, world
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.tables import group
from storyboard_cli.script.graph import Frame

_SENTENCE = re.compile(r"[.!?;](?=\s|$)")
_UNTOLD = 9999  # who only speaks comes after all of whom the words tell
_WHEEL = 0
_CHILD_M = 1.36
_CROWN = (1.12, 1.17)  # metres: how high the heads in front, and behind, come at least
_HEADROOM = 0.07
_MOST_TURN = 58.0
"""Degrees that somebody in a seat turns the head: the face stays in sight."""


@dataclass(slots=True)
class Aboard:
    """The seats of one scene's cabin, and who has them."""

    plan: CabinPlan
    drivers: frozenset[str] = frozenset()  # of the scene's cast, those who drive for a living
    taken: dict[str, int] = field(default_factory=dict)  # asset → number of the berth
    said: set[str] = field(default_factory=set)  # whose seat the words say

    def seat(self, frame: Frame, actors: Sequence[Actor], shown_of: Mapping[str, Shown]) -> None:
        """Give everybody of a frame a seat, and sit them down on it."""
        told = {asset: shown.at for asset, shown in shown_of.items() if shown.words}
        order = {a.asset: told.get(a.asset, _UNTOLD) for a in actors}
        ranked = sorted(actors, key=lambda a: order[a.asset])
        spots = _sayings(frame.action, ranked, order)
        wants = {a.asset: self._want(a, shown_of.get(a.asset), spots.get(a.asset, "")) for a in ranked}
        squeezed = bool(set(_WORDS.findall(frame.action.casefold())) & group("cabins", "squeezed"))
        for wish in ("wheel", "middle", "front", "back", None):
            for actor in ranked:
                if wants[actor.asset] == wish:
                    self._give(actor, wish, frame, squeezed)
        for actor in actors:
            self.sit(actor)

    def _want(self, actor: Actor, shown: Shown | None, said: str) -> str | None:
        """Where the words put somebody: wheel, middle, front, back, or nowhere."""
        does = shown.does if shown is not None else None
        if does in group("cabins", "drives") or _has(said, "wheel") or actor.posture == "drive":
            return "wheel"
        if " in the middle" in said or " between them" in said:
            return "middle"
        if in_the_back(said) or _BEHIND.search(said):
            return "back"
        if (_has(said, "front") and not _FRONT_OF.search(said)) or _BESIDE.search(said):
            return "front"
        if actor.asset in self.drivers:
            return "wheel"
        return None

    def _give(self, actor: Actor, wish: str | None, frame: Frame, squeezed: bool) -> None:
        asset = actor.asset
        held = self.taken.get(asset)
        if held is not None and (wish is None or self._suits(held, wish) or asset in self.said):
            return
        number = self._first_free(self._order(actor, wish, squeezed))
        if (
            wish == "wheel"
            and (holder := self.holder(_WHEEL))
            and holder != asset
            and holder not in self.said
        ):
            del self.taken[holder]  # who only happened to sit there moves over
            self.taken[holder] = self._first_free(self._after_wheel(squeezed))
            number = _WHEEL
        self.taken[asset] = number
        if wish is not None:
            self.said.add(asset)

    def holder(self, number: int) -> str | None:
        """Who has that seat."""
        return next((a for a, n in self.taken.items() if n == number), None)

    def _suits(self, number: int, wish: str) -> bool:
        row = self.plan.berths[number].row
        if wish == "wheel":
            return number == _WHEEL
        return row > 0 if wish == "back" else row == 0

    def _behind(self) -> list[int]:
        return [i for i, b in enumerate(self.plan.berths) if b.row > 0]

    def _after_wheel(self, squeezed: bool) -> list[int]:
        behind = self._behind()
        return [1, 2, *behind] if squeezed or not behind else [1, *behind, 2]

    def _order(self, actor: Actor, wish: str | None, squeezed: bool) -> list[int]:
        rest = self._after_wheel(squeezed)
        behind = self._behind()
        if wish == "wheel":
            return [_WHEEL, *rest]
        if wish == "middle":
            return [2, *rest]
        if wish == "back":
            return [*behind, 1, 2]
        if wish == "front":
            return rest
        asleep = actor.posture in ("sleep", "lie") or actor.listed.expression == "sleeping"
        small = actor.look.height_m < _CHILD_M
        if asleep or small or (self.drivers and actor.asset not in self.drivers):
            return [*behind, *rest] if small else rest
        return [_WHEEL, *rest]

    def _first_free(self, order: Sequence[int]) -> int:
        used = set(self.taken.values())
        full = range(len(self.plan.berths))
        return next((n for n in (*order, *full) if n not in used), order[-1])

    def free(self) -> list[Berth]:
        """The seats that nobody has, the front first; never the driver's."""
        used = set(self.taken.values())
        return [b for n, b in enumerate(self.plan.berths) if n not in used and n not in (_WHEEL, 2)]

    def sit(self, actor: Actor) -> None:
        """On its seat, upright, with its face to the road."""
        number = self.taken[actor.asset]
        actor.posture = "drive" if number == _WHEEL else "sit"
        action = ACTIONS.get(actor.action or "")
        if action is not None and (action.name in _NOT_SEATED or (action.mutual and action.name != "kiss")):
            actor.action = None
        self.sit_on(actor, self.plan.berths[number])

    def sit_on(self, actor: Actor, berth: Berth) -> None:
        """Upright on that seat; the small sit higher, so that they are seen."""
        actor.posture = actor.posture if actor.posture == "drive" else "sit"
        actor.support, actor.support_m, actor.desk = "car_seat", 0.36, None
        actor.place = world(berth.x, berth.up, berth.z)
        actor.facing, actor.looks = 0.0, None
        actor.pose_body()
        crown = actor.skeleton["crown"][1]
        low = _CROWN[min(berth.row, 1)] + berth.up
        lift = max(0.0, low - crown) - max(0.0, crown - (self.plan.roof - _HEADROOM + berth.up))
        if lift:
            actor.place = world(berth.x, berth.up + lift, berth.z)
            actor.pose_body()


_NOT_SEATED = frozenset({"fight", "punch"})


def turn_heads(actors: Sequence[Actor], shown_of: Mapping[str, Shown], plan: CabinPlan) -> None:
    """The driver looks at the road, the others at whom they mean; no face turns out of the picture."""
    by_asset = {a.asset: a for a in actors}
    for actor in actors:
        shown = shown_of.get(actor.asset)
        seen = (shown.toward or "", *shown.where.values()) if shown is not None else ()
        if any("mirror" in words for words in seen):
            actor.action = None if actor.action == "look_back" else actor.action
            actor.gaze_at, actor.target = world(0.0, plan.roof - 0.08, plan.brow), None
            continue
        if actor.glance is not None or (actor.action and ACTIONS[actor.action].own_gaze):
            continue
        told = actor.doing.target or (actor.target if actor.posture != "drive" or actor.speaking else None)
        other = by_asset.get(told or "")
        if actor.action == "look_back":
            actor.action = None
        if other is None or other is actor:
            actor.target = None
            continue
        head, at = actor.skeleton["head"], other.skeleton["head"]
        turn = clamp(heading(at[0] - head[0], at[2] - head[2]), -_MOST_TURN, _MOST_TURN)
        dx, dz = toward(turn)
        actor.gaze_at = world(head[0] + dx * 1.5, head[1] + (at[1] - head[1]) * 0.5, head[2] + dz * 1.5)


_WORDS = re.compile(r"[a-z][a-z'-]*")
_BEHIND = re.compile(r"\bbehind (?:him|her|them|the driver|the pilot|[a-z]+)\b(?!\s+the\s+wheel)")
_BESIDE = re.compile(r"\b(?:beside|next to|at the side of) \w+")
_FRONT_OF = re.compile(r"\bin front of\b")


def in_the_back(text: str) -> bool:
    """Do the words put somebody into the back of a vehicle?"""
    return _placed_back().search(text.casefold()) is not None


@cache
def _placed_back() -> re.Pattern[str]:
    back = "|".join(sorted(map(re.escape, group("cabins", "back")), key=len, reverse=True))
    return re.compile(
        rf"\b(?:in|on|from|into|across|fills?|takes?|occupies)\s+(?:(?:the|his|her|their|its)\s+)?(?:{back})\b"
    )


def _has(said: str, meaning: str) -> bool:
    return any(f" {words} " in said for words in group("cabins", meaning))


def _sayings(action: str, ranked: Sequence[Actor], order: Mapping[str, int]) -> dict[str, str]:
    """What a line says of each: from the name to the next, and what stands before the first of a sentence."""
    found = {}
    text = action.casefold()
    ends = [0, *(m.end() for m in _SENTENCE.finditer(action)), len(action)]
    starts = sorted({order[a.asset] for a in ranked})
    for actor in ranked:
        at = order[actor.asset]
        if at >= len(action):
            continue
        begin = max(e for e in ends if e <= at)
        end = min(e for e in ends if e > at)
        mates = [s for s in starts if begin <= s < end]
        after = next((s for s in mates if s > at), end)
        own, lead = _plain(text[at:after]), _plain(text[begin : mates[0]])
        seated = any(_has(own, m) for m in ("wheel", "front"))
        found[actor.asset] = own if seated else lead + own
    return found


def _plain(text: str) -> str:
    """Its words, with a space around each."""
    return f" {' '.join(_WORDS.findall(text.replace(chr(8217), chr(39))))} "
