"""Who looks at a project now, and where: kept for a moment, in no file and in no ledger.

Whoever looks says so again and again; who falls silent is gone after `LIFE_S`. One of them may present, and
the others can follow. However often somebody moves, listeners hear of it at most ten times a second.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from storyboard_cli.core.clock import iso, system_clock
from storyboard_cli.core.errors import Kind
from storyboard_cli.core.hashing import sha256_text, short
from storyboard_cli.core.model import Frozen
from storyboard_cli.people.principal import Known, Principal
from storyboard_cli.server.problems import refuse

LIFE_S = 30.0
"""Whoever says nothing more is gone after so long."""
BACK_S = 5.0
"""Whoever's stream ended has so long to come back; who presents has the whole life."""
TOLD_S = 0.1
"""Listeners hear of changes at most once in this time."""
LOOK_S = 0.5
"""So often it is looked who is over, and who may not be here any more."""
MOST = 300
"""So many are here at once, at most."""
MOST_OF_ONE = 20
"""So many windows somebody has, at most; of more, the one that was silent longest goes."""

_OF_ONE_FRAME = ("frame", "present")
"""The pages that show one frame: guests hear of who is there, where it is a frame of theirs."""

MayStay = Callable[[], bool]
"""Asks whether somebody would still be let in. It holds no request."""


class Person(Frozen):
    """Somebody who looks at the project now, in one window."""

    id: str = Field(description="This window of theirs, as long as it is there.")
    name: str = Field(description="Who it is.")
    is_guest: bool = Field(False, description="They came by a link.")
    place: str = Field(description="Where they are: a page, or a page and what it shows, frame/FR_S03_002.")
    playhead: float | None = Field(None, description="Where their film stands, in seconds.")
    playing: bool = Field(False, description="Does it play?")
    presenting: bool = Field(False, description="They present, and others may follow.")
    since: str = Field(description="When they came.")


class Present(Frozen):
    """Who looks at the project now."""

    people: list[Person] = Field([], description="Those who are here, who came first first.")
    presenter: str | None = Field(None, description="The `id` of who presents.")
    you: str | None = Field(None, description="The `id` of the window that asks, where it is here.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody says that they are."""

    place: str
    playhead: float | None = None
    playing: bool = False
    presenting: bool = False


@dataclass(slots=True)
class _Here:
    """One window, and what nobody is told of it."""

    person: Person
    who: tuple[str, str]
    said: Place
    may_stay: MayStay
    until: float


class Presence:
    """Who is here. It belongs to one event loop, and tells `tell` what changed."""

    def __init__(self, tell: Callable[[Mapping[str, Any]], None]) -> None:
        self._tell = tell
        self._here: dict[str, _Here] = {}
        self._presenter: str | None = None
        self._streams: dict[str, int] = {}
        self._changed: set[str] = set()
        self._told_at = 0.0
        self._telling: asyncio.TimerHandle | None = None
        self._looking: asyncio.Task[None] | None = None
        self._bells: set[asyncio.Event] = set()
        self.is_closed = False

    # --- who comes and goes -----------------------------------------------------------------------------

    def put(self, who: Principal, client: str, said: Place, may_stay: MayStay) -> str:
        """Somebody is there now; gives the name of this window."""
        name, now = window_of(who, client), time.monotonic()
        found = self._here.get(name)
        did_want = found is not None and found.said.presenting
        if found is None:
            self._make_room(_key(who))
            found = self._here[name] = _Here(_person(name, who, said), _key(who), said, may_stay, now)
            self._moved(name)
        found.said, found.may_stay, found.until = said, may_stay, now + LIFE_S
        if said.presenting and not did_want:  # who was relieved and says so still does not take over again
            self._presents(name)
        elif not said.presenting and self._presenter == name:
            self._presents(None)
        self._show(name)
        self._look_on()
        return name

    def leave(self, name: str) -> None:
        """The window is closed."""
        if self._here.pop(name, None) is not None:
            if self._presenter == name:
                self._presenter = None
            self._moved(name)

    def left_by(self, who: Principal) -> None:
        """Somebody signed out: all of their windows are closed."""
        for name in [name for name, here in self._here.items() if here.who == _key(who)]:
            self.leave(name)

    def hears(self, name: str) -> None:
        """The window has a stream."""
        self._streams[name] = self._streams.get(name, 0) + 1

    def hears_no_more(self, name: str) -> None:
        """A stream of the window ended: it comes back soon, or it was closed."""
        left = self._streams.pop(name, 1) - 1
        if left > 0:
            self._streams[name] = left
        elif (here := self._here.get(name)) is not None and name != self._presenter:
            here.until = min(here.until, time.monotonic() + BACK_S)

    def close(self) -> None:
        """Nobody is here any more."""
        self.is_closed = True
        for running in (self._telling, self._looking):
            if running is not None:
                running.cancel()
        self._here.clear()
        self._ring()

    # --- who is here ------------------------------------------------------------------------------------

    def now(self, you: str | None = None) -> Present:
        """Who is here now."""
        people = [here.person for here in self._here.values()]
        return Present(people=people, presenter=self._presenter, you=you if you in self._here else None)

    def seen_by_guest(self, who: Principal, frames: frozenset[str] | None, you: str | None = None) -> Present:
        """Who is where a guest may look (`frames`; none: all), for a guest who takes part; else nobody.

        Guests of other links are not theirs to hear of.
        """
        if who.kind is not Known.guest or all(here.who != _key(who) for here in self._here.values()):
            return Present()
        people = [
            here.person
            for here in self._here.values()
            if here.who == _key(who)
            or ((not here.person.is_guest or here.who[0] == who.id) and _is_at(here.person.place, frames))
        ]
        ids = {person.id for person in people}
        presenter = self._presenter if self._presenter in ids else None
        return Present(people=people, presenter=presenter, you=you if you in ids else None)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """A bell that rings when something changed; whoever hears it clears it."""
        bell = asyncio.Event()
        self._bells.add(bell)
        try:
            yield bell
        finally:
            self._bells.discard(bell)

    # --- inside -----------------------------------------------------------------------------------------

    def _presents(self, name: str | None) -> None:
        before, self._presenter = self._presenter, name
        if before is not None:
            self._show(before)

    def _show(self, name: str) -> None:
        """Bring a window to what was said of it, and tell that where it is new."""
        here = self._here[name]
        person = here.person.model_copy(
            update={
                "place": here.said.place,
                "playhead": here.said.playhead,
                "playing": here.said.playing,
                "presenting": self._presenter == name,
            }
        )
        if person != here.person:
            here.person = person
            self._moved(name)

    def _make_room(self, key: tuple[str, str]) -> None:
        own = [name for name, here in self._here.items() if here.who == key]
        if len(own) >= MOST_OF_ONE:
            self.leave(min(own, key=lambda name: self._here[name].until))
        if len(self._here) >= MOST:
            raise refuse(
                Kind.conflict,
                "too-many",
                f"{MOST} windows look at this project now, and more are not told of each other",
                "say it again in a minute; everything else works as it does",
            )

    def _moved(self, name: str) -> None:
        self._changed.add(name)
        if self._telling is None and not self.is_closed:
            wait = max(0.0, self._told_at + TOLD_S - time.monotonic())
            self._telling = asyncio.get_running_loop().call_later(wait, self._tell_changes)

    def _tell_changes(self) -> None:
        self._telling, self._told_at = None, time.monotonic()
        changed, self._changed = self._changed, set()
        people = [here.person.plain() for name, here in self._here.items() if name in changed]
        gone = sorted(changed - self._here.keys())
        self._tell({"people": people, "gone": gone, "presenter": self._presenter, "whole": False})
        self._ring()

    def _ring(self) -> None:
        for bell in self._bells:
            bell.set()

    def _look_on(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())

    async def _look(self) -> None:
        """Let go of who is over, as long as anybody is here."""
        while self._here:
            await asyncio.sleep(LOOK_S)
            now = time.monotonic()
            for name in [n for n, here in self._here.items() if here.until <= now or not here.may_stay()]:
                self.leave(name)


def _person(name: str, who: Principal, said: Place) -> Person:
    is_guest = who.kind is Known.guest
    shown = f"{who.name} (guest)" if is_guest else who.name
    return Person(id=name, name=shown, is_guest=is_guest, place=said.place, since=iso(system_clock()))


def window_of(who: Principal, client: str) -> str:
    """The name of a window: nobody else can have the same, whatever their client calls itself."""
    return "w_" + short(sha256_text("\n".join((*_key(who), client))), 16)


def whole(present: Present) -> dict[str, Any]:
    """Everybody who is here, as a message tells it."""
    people = [person.plain() for person in present.people]
    return {"people": people, "gone": [], "presenter": present.presenter, "whole": True}


def difference(before: Present, after: Present) -> dict[str, Any] | None:
    """What changed between two views, as a message tells it; nothing where they are the same."""
    known = {person.id: person for person in before.people}
    people = [person.plain() for person in after.people if known.get(person.id) != person]
    gone = sorted(known.keys() - {person.id for person in after.people})
    if not people and not gone and before.presenter == after.presenter:
        return None
    return {"people": people, "gone": gone, "presenter": after.presenter, "whole": False}


def _key(who: Principal) -> tuple[str, str]:
    """Who it is; guests of one link are told apart by the name that they came under."""
    return who.id, who.signature


def _is_at(place: str, frames: frozenset[str] | None) -> bool:
    page, _, frame = place.partition("/")
    return page in _OF_ONE_FRAME and (frames is None or frame in frames)
