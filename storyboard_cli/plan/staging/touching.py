"""Lets what people and animals do to one another meet, after everything has its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from storyboard_cli.plan.staging import acts_between as between
from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.acts_together import clink, phone_at_ear
from storyboard_cli.plan.staging.floor_plan import FloorPlan, Footprint
from storyboard_cli.plan.staging.in_arms import carry, lift
from storyboard_cli.plan.staging.items import Item
from storyboard_cli.plan.staging.meeting import Meeting
from storyboard_cli.plan.staging.tools import tie_ropes
from storyboard_cli.plan.staging.touching_animals import Beasts
from storyboard_cli.plan.staging.touching_things import Things
from storyboard_cli.reading.shown import Shown

Find = Callable[[str | None], Item | None]


@dataclass(slots=True)
class Touching:
    """One frame's people, animals and things, and what they do to each other."""

    actors: Sequence[Actor]
    shown_of: Mapping[str, Shown]
    items: list[Item]
    people: Mapping[str, Actor]
    find: Find
    meet: Meeting
    door: tuple[float, float] | None = None  # where the set has its door

    def make(self) -> None:
        """Bring together whoever acts on somebody or something, in the order of the words."""
        doers = [a for a in self.actors if a.act is not None]
        for actor in sorted(doers, key=self._said_at):
            self._act(actor)
        Beasts(self.actors, self.items, self.people, self.meet).act()
        clink(self.actors, self.meet)
        phone_at_ear(self.actors, self.meet)
        tie_ropes(self.items, {a.asset: a for a in self.actors})

    def _said_at(self, actor: Actor) -> int:
        shown = self.shown_of.get(actor.asset)
        return shown.at if shown is not None else 0

    def _act(self, actor: Actor) -> None:
        act = actor.act
        assert act is not None
        other = self._person(act.whom, actor)
        if other is not None:
            if actor.support == "mount" and other.support == "mount":
                return
            if self._meet(actor, other):
                self.meet.settle(actor, other)
            return
        item = self.find(act.whom) or self.find(act.thing)
        if item is not None and item.kind.of == "animal" and item.held is None:
            Beasts(self.actors, self.items, self.people, self.meet).touched(actor, item)
        else:
            Things(self.actors, self.items, self.find, self.meet, self.door).touched(actor)

    def _person(self, words: str | None, actor: Actor) -> Actor | None:
        other = self.people.get((words or "").casefold())
        return None if other is actor else other

    def _meet(self, doer: Actor, other: Actor) -> bool:
        act, meet = doer.act, self.meet
        assert act is not None
        part = _singular(act.part)
        if doer.reclined and act.name not in ("kiss", "hold_hands"):
            return False
        lain_on = _lain_on(act.deed.where)
        known: dict[str, Callable[[], None]] = {
            "embrace": lambda: between.embrace(meet, doer, other),
            "kiss": lambda: between.kiss(meet, doer, other),
            "shake_hands": lambda: between.shake_hands(meet, doer, other),
            "slap": lambda: between.strike(meet, doer, other, part or "cheek", 0.78),
            "punch": lambda: between.strike(meet, doer, other, part or "jaw", 0.82),
            "kick": lambda: between.kick(meet, doer, other, part),
            "push": lambda: between.push(meet, doer, other, part),
            "pull": lambda: between.pull(meet, doer, other),
            "grab": lambda: between.grab(meet, doer, other, part),
            "lift": lambda: lift(meet, doer, other),
            "carry": lambda: carry(meet, doer, other, part),
            "snatch": lambda: between.give(meet, doer, other),
            "give": lambda: between.give(meet, doer, other),
            "whisper": lambda: between.whisper(meet, doer, other),
            "help": lambda: between.help_up(meet, doer, other),
            "groom": lambda: between.groom(meet, doer, other),
            "feed": lambda: between.feed(meet, doer, other),
            "pat": lambda: between.pat(meet, doer, other, part),
            "lay_hand": lambda: between.pat(meet, doer, other, lain_on),
            "hold_hands": lambda: between.hold_hands(meet, doer, other),
            "lead": lambda: between.hold_hands(meet, doer, other),
            "arm_round": lambda: between.arm_round(meet, doer, other),
            "aim": lambda: between.aim(meet, doer, other),
        }
        if act.name not in known:
            return False
        known[act.name]()
        return True


def _singular(part: str | None) -> str | None:
    return part[:-1] if part and part.endswith("s") and not part.endswith("ss") else part


def _lain_on(where: Mapping[str, str]) -> str:
    words = next((w for r, w in where.items() if r in ("on", "over", "around", "round")), "shoulder")
    return _singular(words.split(" ")[-1]) or "shoulder"


def meeting_for(
    actors: Sequence[Actor], plan: FloorPlan, footprint: Callable[[Actor], Footprint], seated: bool
) -> Meeting:
    """The meeting of a frame; in a car nobody leaves the seat."""
    fast = frozenset(a.asset for a in actors) if seated else frozenset()
    return Meeting(plan, footprint, fast)
