"""Two places at once: gives the frames of an intercut to its sides, each at its own place (rule R3f).

Who was seen where before the intercut stays there; the sides that its line names come first. A frame that
holds people of both sides is cut where the side changes; whoever is on the other side is only heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from storyboard_cli.core.ids import AssetType
from storyboard_cli.reading.structure import sentences, sides_of
from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.aliases import folded, without_article
from storyboard_cli.script.drafts import DraftFrame, Intercut, Side, Speech
from storyboard_cli.script.headings import Heading, read_heading
from storyboard_cli.script.resolve import Resolver

if TYPE_CHECKING:
    from storyboard_cli.script.drafts import ScriptScene

_NEAR = 3  # scenes back where somebody without a named side may still be
_TOKEN = re.compile(r"[^\W_]+")
Whereabouts = dict[str, "ScriptScene"]


def set_sides(scenes: Sequence[ScriptScene], resolver: Resolver) -> None:
    """Cut the frames of intercuts where the side changes, and say of each where it plays and without whom."""
    if not any(f.intercut for s in scenes for f in s.draft.frames):
        return
    people = _People(scenes, resolver)
    spans: dict[int, _Span] = {}
    whereabouts: Whereabouts = {}
    before: list[ScriptScene] = []
    for at, scene in enumerate(scenes):
        if before and before[-1].script_id != scene.script_id:
            before, whereabouts = [], {}
        made: list[DraftFrame] = []
        for frame in scene.draft.frames:
            if frame.intercut is None:
                whereabouts |= dict.fromkeys(people.seen(frame), scene)
                made.append(frame)
                continue
            span = spans.get(id(frame.intercut))
            if span is None:
                after = [s for s in scenes[at + 1 :] if s.script_id == scene.script_id]
                span = _Span(frame.intercut, scene, before, after, whereabouts, people)
                spans[id(frame.intercut)] = span
            made += span.cut(frame, scene)
            whereabouts |= {p: side.scene for p, side in span.homes.items() if side.scene is not None}
        scene.draft.frames[:] = made
        before.append(scene)
    for span in spans.values():
        span.finish()


class _People:
    """Who is named in text and cues, as assets or placeholders."""

    def __init__(self, scenes: Sequence[ScriptScene], resolver: Resolver) -> None:
        self._by_name: dict[str, str] = {}
        self._resolver = resolver
        self._path = ""
        for name, entry in resolver.table.names(AssetType.character):
            self._by_name[name] = entry.asset_id
        for scene in scenes:
            for frame in scene.draft.frames:
                for speech in frame.speeches:
                    for asset in self.speaking(speech, scene):
                        self._by_name.setdefault(folded(speech.cue.name), asset)
        self._first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, asset in sorted(self._by_name.items(), key=lambda n: (-len(n[0]), n[0])):
            words = tuple(_TOKEN.findall(name))
            if words:
                self._first.setdefault(words[0], []).append((words, asset))

    def speaking(self, speech: Speech, scene: ScriptScene) -> list[str]:
        """Who a cue means."""
        where = (scene.path, speech.line, speech.column)
        cue = speech.cue
        return [m.asset for m in self._resolver.speakers(cue, where, ("",)) if m.asset]

    def named(self, text: str) -> list[str]:
        """Everybody whom a text names, possessives too, in order."""
        tokens = _TOKEN.findall(text)
        found: list[str] = []
        at = 0
        while at < len(tokens):
            choices = () if tokens[at][0].islower() else self._first.get(_upper(tokens[at]), ())
            words, asset = next((c for c in choices if _stand_at(tokens, at, c[0])), ((), ""))
            found += [asset] if asset else []
            at += len(words) or 1
        return found

    def seen(self, frame: DraftFrame) -> list[str]:
        """Who is in a frame outside of an intercut."""
        spoken = [self._by_name.get(folded(s.cue.name), "") for s in frame.speeches if s.cue.voice == "on"]
        return [asset for asset in (*self.named(frame.text), *spoken) if asset]

    def placed(self, words: str) -> tuple[str | None, str]:
        """`BOB'S CAR`, `MILES IN A CAR` → somebody and their place; (None, "") where it names nobody."""
        found = _placed().match(words)
        who = self.called(found["who"]) if found else None
        return (who, without_article(found["place"].strip())) if found and who else (None, "")

    def called(self, name: str) -> str | None:
        """The person of that name."""
        return self._by_name.get(folded(name)) or self._by_name.get(without_article(folded(name)))


def _upper(token: str) -> str:
    return token.upper() if token.isascii() else folded(token)


def _stand_at(tokens: Sequence[str], at: int, words: tuple[str, ...]) -> bool:
    """Whether a text's tokens are these words from place `at` on."""
    return tuple(_upper(t) for t in tokens[at : at + len(words)]) == words


@dataclass(slots=True)
class _Unit:
    """A sentence or a speech and the side that it is on."""

    side: Side
    text: str = ""
    speech: Speech | None = None
    people: list[str] = field(default_factory=list)


class _Span:
    """One intercut: its sides, and who is on which."""

    def __init__(
        self,
        intercut: Intercut,
        scene: ScriptScene,
        before: Sequence[ScriptScene],
        after: Sequence[ScriptScene],
        whereabouts: Whereabouts,
        people: _People,
    ) -> None:
        self.people = people
        self.whereabouts = dict(whereabouts)
        self.homes: dict[str, Side] = {}
        self.frames: list[DraftFrame] = []
        self.sides: list[Side] = []
        self.scenes = [before[-1], scene] if before and intercut.opened_before else [scene]
        self.named: set[str] = set()  # people whom the line names without a place
        told = [*reversed(before), scene] if intercut.by_heading else [scene, *reversed(before)]
        words = sides_of(intercut.words)
        found = [side for word in words if (side := self._place(word, [*told, *after]))]
        if len(found) == 1 and not intercut.by_heading and found[0].scene is not scene:
            found.insert(0, Side(scene, scene.heading))  # `INTERCUT WITH THE KITCHEN`: here and there
        self.explicit = len(found) >= 2
        if self.explicit:
            self.sides = found
            if intercut.by_heading:
                self._take_heading(scene, found[0])
        self.side = self._of_scene(scene)

    def cut(self, frame: DraftFrame, scene: ScriptScene) -> list[DraftFrame]:
        """`frame`, cut where the side changes."""
        if scene is not self.scenes[-1]:
            self.scenes.append(scene)
            self.side = self._of_scene(scene)
        groups: list[list[_Unit]] = []
        for unit in self._units(frame, scene):
            if groups and groups[-1][-1].side is unit.side:
                groups[-1].append(unit)
            else:
                groups.append([unit])
        if not groups:
            frame.side = self.side
            self.frames.append(frame)
            return [frame]
        made = [_filled(frame, group, first=i == 0) for i, group in enumerate(groups)]
        self.frames += made
        return made

    def finish(self) -> None:
        """Now that everybody's side is known: who is not in which frame."""
        for frame in self.frames:
            frame.absent = frozenset(p for p, side in self.homes.items() if side is not frame.side)

    def _units(self, frame: DraftFrame, scene: ScriptScene) -> Iterator[_Unit]:
        pieces = sentences(frame.action) if not frame.description else [frame.text]
        paragraph: Side | None = None  # where those whom it named before are
        for text in pieces:
            named = self.people.named(text)
            if named:
                self.side = paragraph = self._home(named[0], scene, paragraph)
                for other in named[1:]:
                    self._home(other, scene, paragraph)
            yield _Unit(self.side, text=text, people=named)
        for speech in frame.speeches:
            who = self.people.speaking(speech, scene)
            if speech.cue.voice == "on" and who:
                self.side = self._home(who[0], scene)
            yield _Unit(self.side, speech=speech)

    def _home(self, person: str, scene: ScriptScene, paragraph: Side | None = None) -> Side:
        """The side that somebody is on, for the whole of the intercut."""
        home = self.homes.get(person)
        if home is None:
            home = self.homes[person] = self._find_home(person, scene, paragraph)
        return home

    def _find_home(self, person: str, scene: ScriptScene, paragraph: Side | None) -> Side:
        seen = self.whereabouts.get(person)
        if seen is not None:
            if self.explicit:
                side = next((s for s in self.sides if _same_place(s.heading, seen.heading)), None)
                if side is not None:
                    return side
            elif len(self.scenes) > 1:
                if any(seen is s for s in self.scenes):
                    return self._of_scene(seen)
            elif person in self.named or seen.index >= scene.index - _NEAR:
                return self._of_scene(seen)
        own = self._of_scene(scene)
        taken = set(map(id, self.homes.values()))
        if any(
            seen is scene for seen in self.whereabouts.values()
        ):  # whoever talks to those who are here is elsewhere
            taken.add(id(own))
        free = [s for s in self.sides if id(s) not in taken]
        if free and id(own) in taken and self.explicit:
            return free[0]
        return paragraph or own

    def _of_scene(self, scene: ScriptScene) -> Side:
        """The side that plays where a scene does."""
        for side in self.sides:
            if side.scene is scene or _same_place(side.heading, scene.heading):
                return side
        if self.explicit and self.sides:
            return self.sides[0]
        side = Side(scene, scene.heading)
        self.sides.append(side)
        return side

    def _place(self, words: str, told: Sequence[ScriptScene]) -> Side | None:
        """What the line of an intercut names: a heading, a scene's place, somebody's; None for a name."""
        person = self.people.called(words)
        if person is not None:
            self.named.add(person)
            return None
        said = read_heading(words)
        if said.int_ext and said.location:
            return _side_at(said.location, told, said.int_ext) or Side(None, said)
        owner, place = self.people.placed(words)
        side = _side_at(words, told) or (_side_at(place, told) if place else None)
        if owner is not None and side is None:
            side = Side(None, Heading(words, location=place))
        if owner is not None and side is not None:
            self.homes[owner] = side
        return side

    def _take_heading(self, scene: ScriptScene, side: Side) -> None:
        """A scene whose heading is the intercut plays at the first of its sides."""
        own, first = scene.heading, side.heading
        scene.heading = replace(
            first, text=own.text, time=own.time or first.time, time_words=own.time_words or first.time_words
        )
        side.scene, side.heading = scene, scene.heading


@cache
def _placed() -> re.Pattern[str]:
    between = "|".join(re.escape(w) for w in sorted(words_of("structure", "placed"), key=len, reverse=True))
    return re.compile(rf"(?P<who>.+?)(?:['’]S?\s+|\s+(?:{between})\s+)(?P<place>.+)", re.IGNORECASE)


def _side_at(location: str, told: Sequence[ScriptScene], int_ext: str | None = None) -> Side | None:
    """The side that plays where one of `told` does: the first of that location."""
    wanted = without_article(folded(location))
    for scene in told:
        heading = scene.heading
        here = bool(wanted) and without_article(folded(heading.location)) == wanted
        if here and heading.int_ext and int_ext in (None, heading.int_ext):
            return Side(scene, heading)
    return None


def _same_place(one: Heading, other: Heading) -> bool:
    return (one.int_ext, folded(one.location)) == (other.int_ext, folded(other.location))


def _filled(frame: DraftFrame, units: Sequence[_Unit], *, first: bool) -> DraftFrame:
    """The frame itself with the first group of its units, or one more with a later group."""
    texts = [u.text for u in units if u.text]
    speech = next((u.speech for u in units if u.speech), None)
    made = frame
    if not first:
        line, column = (speech.line, speech.column) if speech else (frame.line, frame.column)
        rule = "R3f other side" if texts else "R3c speaker change"
        made = DraftFrame(rule, line, column, frame.end_line, intercut=frame.intercut)
    if not frame.description and not (first and texts == sentences(frame.action)):
        made.action = " ".join(texts)
    made.speeches = [u.speech for u in units if u.speech]
    made.side = units[0].side
    made.there = list(dict.fromkeys(p for u in units for p in u.people))
    return made
