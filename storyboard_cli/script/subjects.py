"""What the frames show, by their words: the reader of `reading/` asked frame by frame, names made assets."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from storyboard_cli.core.ids import AssetType, id_parts
from storyboard_cli.reading.at_the_wheel import take_the_wheel
from storyboard_cli.reading.clauses import ActionReader
from storyboard_cli.reading.discourse import Memory, Name, Names
from storyboard_cli.reading.language import language_of
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.naming import add_cue, find_names
from storyboard_cli.reading.shown import Shown
from storyboard_cli.reading.subject import Subject
from storyboard_cli.reading.tables import ENGLISH, words_of
from storyboard_cli.script.cues import Cue
from storyboard_cli.script.drafts import DraftFrame
from storyboard_cli.script.resolve import Resolver

if TYPE_CHECKING:
    from storyboard_cli.script.drafts import ScriptScene
    from storyboard_cli.script.found_cast import FrameCast


_INSIDE = ("int", "int_ext")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class FrameSubjects:
    """What one frame shows; `people` are assets of persons whom its words show, in order."""

    shown: list[Shown] = field(default_factory=list)
    people: list[str] = field(default_factory=list)


class SubjectReader:
    """Reads the frames of one compile in story order; names are found in the whole script first."""

    def __init__(self, scenes: Sequence[ScriptScene], resolver: Resolver) -> None:
        self.resolver = resolver
        texts = list(_texts(scenes))
        language = language_of(texts)
        self.names = find_names(
            texts,
            _cues(scenes, resolver),
            places=(scene.heading.location for scene in scenes),
            prose=language == ENGLISH,
        )
        self._add_known(resolver)
        self.names.settle()
        self.memory = Memory()
        self.reader = ActionReader(self.names, self.memory, language=language)
        self._assets: dict[str, str | None] = {}
        self._name_of: dict[str, Name] = {}  # asset → its name in the script
        self._read: tuple[str, list[Subject]] = ("", [])  # of the frame that was read last

    def state(self) -> bytes:
        """What is known between two scenes."""
        return pickle.dumps((self.names, self.memory, self._assets, self._name_of), pickle.HIGHEST_PROTOCOL)

    def resume(self, state: bytes) -> None:
        """Know what `state` says, which `state` made, and nothing else."""
        self.names, self.memory, self._assets, self._name_of = pickle.loads(state)
        self.reader = ActionReader(self.names, self.memory, language=self.reader.language)

    def scene(self, scene: ScriptScene) -> None:
        """A new scene begins: nobody is there yet."""
        heading = scene.heading
        same_time = heading.goes_on or (heading.inherits and heading.time is None)
        place = f"{heading.location} {heading.sub_location or ''}".casefold()
        cued = map(_key, _cues([scene], self.resolver))
        self.memory.begin(cued, same_time=same_time, place=_LETTERS.findall(place))

    def read(self, draft: DraftFrame, scene: ScriptScene) -> frozenset[str] | None:
        """The assets of whoever the words of the frame show; None where the language has no grammar here.

        What was read is kept for `frame`, which is asked next.
        """
        text = _picture_text(draft)
        subjects = self.reader.read(text) if text else []
        if draft.description and draft.action and not any(s.is_person for s in subjects):
            text = draft.text
            subjects = self.reader.read(text)
        if scene.heading.int_ext not in _INSIDE:
            take_the_wheel(subjects, scene.heading.location, scene.heading.sub_location)
        self._read = text, subjects
        if self.reader.language != ENGLISH:
            return None
        return frozenset(a for s in subjects if s.in_view is True and (a := self._asset(s, scene, draft)))

    def frame(self, draft: DraftFrame, scene: ScriptScene, cast: FrameCast) -> FrameSubjects:
        """What the frame's action shows, and who speaks in it."""
        text, subjects = self._read
        self._speakers(draft, cast, subjects)
        self._learn(subjects)
        self.memory.remember(subjects)
        found = FrameSubjects()
        for subject in subjects:
            asset = self._asset(subject, scene, draft)
            found.shown.append(subject.shown(text, asset or None))
            if asset and subject.in_view is True and subject.kind in ("person", "group", "animal"):
                found.people.append(asset)
        found.shown = _one_entry_each(found.shown)
        self._listed(cast, found)
        return found

    # -- names and assets -----

    def _add_known(self, resolver: Resolver) -> None:
        """Characters of the project may be named in action though this script never lets them speak."""
        for _, entry in resolver.table.names(AssetType.character):
            if entry.variant is None:
                add_cue(self.names, entry.alias)

    def _asset(self, subject: Subject, scene: ScriptScene, draft: DraftFrame) -> str | None:
        if not subject.key:
            return self._thing(subject) if subject.kind in ("thing", "vehicle") else None
        if subject.key not in self._assets:
            entry = self.resolver.table.find(subject.name or "", AssetType.character)
            self._assets[subject.key] = entry.asset_id if entry else None
            if entry is not None and subject.key in self.names.names:
                self._name_of.setdefault(entry.asset_id, self.names.names[subject.key])
        known = self._assets[subject.key]
        if known is not None:
            return known
        where = (scene.path, draft.line, draft.column)
        asset = self.resolver.seen(subject.name or subject.what, where).asset
        if subject.key in self.names.names:
            self._name_of.setdefault(asset, self.names.names[subject.key])
        return asset

    def _thing(self, subject: Subject) -> str | None:
        """The prop that a thing is, by its whole name (fruit cart) or by its noun."""
        for name in dict.fromkeys((subject.said or subject.what, subject.what)):
            if entry := self.resolver.table.find(name, AssetType.prop):
                return entry.asset_id
        return None

    def _speakers(self, draft: DraftFrame, cast: FrameCast, subjects: list[Subject]) -> None:
        """Who speaks on screen is in the picture; who is only heard is heard."""
        for speech, voice in zip(draft.speeches, cast.voices, strict=True):
            for part in _people_of(speech.cue, self.resolver):
                name = self.names.names.get(_key(part))
                if name is None:
                    continue
                there = next((s for s in subjects if s.key == name.key), None)
                if there is not None:
                    continue
                subject = Subject(name.what or name.written, name.kind, name.count, name.written,
                                  key=name.key, sex=name.sex, child=name.child)  # fmt: skip
                subject.looks = self.memory.looks_of(name)
                subject.actor = True
                subject.do("speak")
                if voice != "on" or _is_machine(name):
                    subject.in_view = "heard"
                subjects.append(subject)

    def _learn(self, subjects: Iterable[Subject]) -> None:
        """What a frame says of somebody's looks is known from there on."""
        for subject in subjects:
            name = self.names.names.get(subject.key) if subject.key else None
            if name is None:
                continue
            name.sex = name.sex or subject.sex
            name.child = name.child or subject.child
            told = "what" in subject.introduced or not name.met
            if told and not name.what and subject.what != name.written:
                name.what, name.kind = subject.what, subject.kind
            self.memory.learn(name, subject)

    def _listed(self, cast: FrameCast, found: FrameSubjects) -> None:
        """Characters that the compiler put into the frame and no word of the action names."""
        have = {s.asset for s in found.shown}
        for listed in cast.characters:
            asset = listed["asset"]
            if asset in have:
                continue
            known = self._name_of.get(asset)
            label = known.written if known else self.resolver.written.get(asset, id_parts(asset)[1])
            subject = Subject(
                (known.what if known else "") or label, known.kind if known else "person", name=label
            )
            if known is not None:
                subject.looks = self.memory.looks_of(known)
                subject.sex, subject.child = known.sex, known.child
            found.shown.append(subject.shown("").model_copy(update={"asset": asset}))


def _one_entry_each(shown: Sequence[Shown]) -> list[Shown]:
    """One entry for each character in view, by whatever names a frame calls it (DUCHESS, then the goose): the
    first, with what only a later one says."""
    kept: dict[str, Shown] = {}
    for number, entry in enumerate(shown):
        alone = entry.kind in ("person", "animal") and entry.count == 1 and entry.in_view is True
        key = entry.asset if alone and entry.asset else f"{number}"
        first = kept.get(key)
        kept[key] = entry if first is None else _with_more(first, entry)
    return list(kept.values())


def _with_more(first: Shown, later: Shown) -> Shown:
    more: dict[str, object] = {
        "looks": {**later.looks, **first.looks},
        "where": {**later.where, **first.where},
    }
    if first.does is None:
        more |= {name: getattr(later, name) for name in ("does", "pose", "to", "deeds")}
    if first.facing is None:
        more["facing"] = later.facing
    return first.model_copy(update=more)


def _picture_text(draft: DraftFrame) -> str:
    """The words of the picture; a shot note that describes it says all that is to be seen."""
    return "" if draft.title_card else draft.description or draft.text


@lru_cache(maxsize=4096)
def _key(written: str) -> str:
    name = add_cue(Names(), written)
    return name.key if name else ""


def _is_machine(name: Name) -> bool:
    """P.A. SYSTEM, INTERCOM: what speaks is a thing, and heard."""
    known = noun(name.words[-1])
    return (
        not name.common
        and known is not None
        and known.kind in ("thing", "sound", "abstract")
        and (
            " ".join(name.words).upper() in words_of("cues", "heard")
            or name.words[-1] in ("system", "intercom")
        )
    )


def _texts(scenes: Sequence[ScriptScene]) -> Iterable[str]:
    return (f.text for s in scenes for f in s.draft.frames if f.text and not f.title_card)


def _cues(scenes: Sequence[ScriptScene], resolver: Resolver) -> list[str]:
    found: dict[str, None] = {}
    for scene in scenes:
        for frame in scene.draft.frames:
            for speech in frame.speeches:
                for part in _people_of(speech.cue, resolver):
                    found[part] = None
    return list(found)


def _people_of(cue: Cue, resolver: Resolver) -> Sequence[str]:
    """The names of whoever a cue lets speak: each of a joint cue, the owner of a voice."""
    whose = resolver.cast.whose_voice(cue)
    return resolver.cast.group(cue) or ((whose,) if whose else (cue.name,))
