"""What a reader has in mind: the names of the script, who was seen before, and whom a pronoun means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from storyboard_cli.reading.given_names import sex_of_name
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Kind
from storyboard_cli.reading.subject import FEMALE, MALE, Subject, take_off
from storyboard_cli.reading.tables import group

HE, SHE, IT, THEY, EVERYONE = (
    group("discourse", meaning) for meaning in ("he", "she", "it", "they", "everyone")
)
_LASTING = frozenset({"age", "build", "hair", "face_hair", "skin", "species", "role", "usual"})
_OF_THE_SCENE = frozenset({"wears", "with", "color"})


@dataclass(slots=True, eq=False)
class Name:
    """Somebody whom the script names, and what all of it says of him or her so far."""

    written: str  # OLD WEI
    words: tuple[str, ...]  # old, wei
    kind: Kind = "person"
    what: str = ""  # dog, robot, nurse; empty where no noun is known
    count: int = 1
    sex: str | None = None
    child: bool = False
    common: bool = False  # made of common nouns: TALL WARDEN; small letters may mean it too
    voice_only: bool = False
    looks: dict[str, list[str]] = field(default_factory=dict)  # what lasts: age, hair, build
    met: bool = False  # the story has shown him or her
    key: str = ""  # its words, in small letters: the same for every writing of it

    def __post_init__(self) -> None:
        self.key = " ".join(self.words)


class Names:
    """Every name of a script, found by its words: whole, or by its first or last word alone."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self.names: dict[str, Name] = {}
        self._starts: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
        self.words: frozenset[str] = frozenset()
        self._indexed = -1
        self._aliases: dict[tuple[str, ...], Name] = {}
        for name in names:
            self.add(name)
        self.settle()

    def add(self, name: Name) -> Name:
        return self.names.setdefault(name.key, name)

    def alias(self, words: tuple[str, ...], name: Name) -> None:
        """Let more words mean a name: OSWALD CRANE is who is cued as OSWALD."""
        self._aliases[words] = name
        self._indexed = -1

    def is_alias(self, words: tuple[str, ...]) -> bool:
        """Do the words mean a name that is written otherwise?"""
        return words in self._aliases

    def cued_part(self, words: tuple[str, ...]) -> Name | None:
        """The one name of a single word with which a longer name begins or ends; titles are no names."""
        parts = {w for w in (words[0], words[-1]) if w not in _titles()}
        found = [self.names[w] for w in sorted(parts) if w in self.names]
        return found[0] if len(words) > 1 and len(found) == 1 and not found[0].common else None

    def settle_once(self) -> None:
        """Make the index, if names were added since it was made."""
        if len(self.names) != self._indexed:
            self.settle()

    def settle(self) -> None:
        """Make the index anew, after names were added."""
        self._indexed = len(self.names)
        forms: dict[tuple[str, ...], list[Name]] = {}
        for name in self.names.values():
            forms.setdefault(name.words, []).append(name)
        for words, name in self._aliases.items():
            forms.setdefault(words, []).append(name)
        longer = [(n.words, n) for n in self.names.values() if not (n.common or n.voice_only)] + list(
            self._aliases.items()
        )
        known = set(forms)
        for words, name in longer:
            ends = {(words[-1],)} if _is_role(words) else {(words[0],), (words[-1],)}
            for part in ends if len(words) > 1 else ():
                if part not in known and len(part[0]) > 2 and part[0] not in _titles():
                    forms.setdefault(part, []).append(name)
        self._starts = {}
        for words, meant in forms.items():
            if len(set(map(id, meant))) == 1:
                self._starts.setdefault(words[0], []).append((words, meant[0]))
        for choices in self._starts.values():
            choices.sort(key=lambda c: -len(c[0]))
        self.words = frozenset(
            w
            for n in self.names.values()
            if not (n.common or n.voice_only)
            for w in n.words
            if w not in group("discourse", "small words of names")
        )

    def begins(self, word: str) -> bool:
        """Whether any name begins with that word."""
        return word in self._starts

    def at(self, low: Sequence[str], place: int) -> tuple[Name, int] | None:
        """(the name that begins at word `place`, how many words it has), or None; the longest wins."""
        for words, name in self._starts.get(low[place], ()):
            if tuple(low[place : place + len(words)]) == words:
                return name, len(words)
        return None


def _is_role(words: tuple[str, ...]) -> bool:
    """INTERPOL AGENT: Interpol alone is nobody; but: Karl of KARL BAKER."""
    last = noun(words[-1])
    known = words[0] in _titles() or sex_of_name(words[:1]) is not None
    return last is not None and last.kind == "person" and not known


def _titles() -> frozenset[str]:
    return group("discourse", "titles")


@dataclass(slots=True)
class Memory:
    """Who and what a scene has shown so far; the last mentioned is last."""

    subjects: list[Subject] = field(default_factory=list)
    last_people: list[Subject] = field(default_factory=list)
    cued: frozenset[str] = frozenset()  # keys of the names that speak in the scene
    counts: dict[str, int] = field(default_factory=dict)  # noun → how many there were: the boys are two
    before: list[Subject] = field(default_factory=list)  # seen last in the scene before
    worn: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # key of a name → looks of this scene
    place: frozenset[str] = frozenset()  # words of the scene's heading

    def begin(self, cued: Iterable[str], *, same_time: bool = False, place: Iterable[str] = ()) -> None:
        """A new scene: nobody is there yet, but it is known who will speak.

        `same_time`: no time has passed, and everybody wears what he wore.
        """
        self.before = [s for s in self.last_people if s.name] or self.before
        self.subjects.clear()
        self.last_people = []
        self.cued = frozenset(cued)
        self.place = frozenset(place)
        self.worn = self.worn if same_time else {}

    def looks_of(self, name: Name) -> dict[str, list[str]]:
        """What somebody looks like at this point of the story: what lasts, and what is worn in this scene."""
        return {
            key: list(words)
            for known in (name.looks, self.worn.get(name.key, {}))
            for key, words in known.items()
        }

    def learn(self, name: Name, subject: Subject) -> None:
        """Keep what a frame says of a name: for good what introduces it, clothes until the scene ends."""
        worn = self.worn.setdefault(name.key, {})
        for garment in subject.undressed:
            take_off(worn, garment)
        for key, words in subject.looks.items():
            if key in _OF_THE_SCENE:
                _add(worn, key, words)
            elif (
                key in _LASTING
                and key not in (name.looks.keys() if key == "age" else ())
                and (key in subject.introduced or not name.met)
            ):
                _add(name.looks, key, words)
        name.met = name.met or subject.in_view is True

    def remember(self, shown: Sequence[Subject]) -> None:
        people = [s for s in shown if s.in_view is True and s.is_person and not s.vague]
        if people:
            self.last_people = people
        for subject in shown:
            if subject.vague or subject.kind in ("body", "place"):
                continue
            if subject.plural and not subject.key:
                self.counts[subject.what] = subject.count
            self.subjects = [s for s in self.subjects if not same(s, subject)]
            self.subjects.append(subject)
        del self.subjects[:-40]


def _add(looks: dict[str, list[str]], key: str, words: Iterable[str]) -> None:
    kept = looks.setdefault(key, [])
    kept += [w for w in words if w not in kept]


def same(one: Subject, other: Subject) -> bool:
    if one.key or other.key:
        return one.key == other.key
    return one.what == other.what and one.kind == other.kind and one.count == other.count


def _one(subject: Subject, sex: str) -> bool:
    return subject.kind == "person" and subject.count == 1 and subject.sex in (None, sex)


def meant_by(
    pronoun: str,
    here: Sequence[Subject],
    memory: Memory,
    subject: Subject | None,
    besides: Sequence[Subject] = (),
) -> list[Subject]:
    """Whom a pronoun means: of this frame first, then of the frames before; nobody where nothing fits.

    `subject` is what the running sentence is about: a possessive is rather his or hers than somebody else's.
    `besides` are people whom it cannot mean: Ben looks at him.
    """
    if pronoun in HE or pronoun in SHE:
        sex = MALE if pronoun in HE else FEMALE
        return _single(sex, here, memory, subject, besides)
    if pronoun in IT:
        return _thing(here, memory)
    if pronoun in EVERYONE:
        return _everybody(here, memory)
    if pronoun in THEY:
        them = [s for s in here if s.kind == "thing" and s.count > 1] if pronoun == "them" else []
        nobody = not any(s.is_person and s.count > 1 for s in here) and sum(s.is_person for s in here) < 2
        return them[-1:] if them and nobody else _several(here, memory)
    return []


def _single(
    sex: str, here: Sequence[Subject], memory: Memory, subject: Subject | None, besides: Sequence[Subject]
) -> list[Subject]:
    if subject is not None and _acts_like_a_person(subject):
        subject.kind = "person"
    if subject is not None and _one(subject, sex):
        subject.set_sex(sex)
        return [subject]
    for known in (here, memory.last_people, memory.subjects):
        pool = [s for s in known if not any(s is other or same(s, other) for other in besides)]
        sure = [s for s in pool if _one(s, sex) and s.sex == sex and s.in_view is True]
        open_ = [s for s in pool if _one(s, sex) and s.in_view is True]
        actors = [s for s in open_ if s.actor]
        found = ([s for s in sure if s.actor] or sure or actors or open_)[-1:]
        if found:
            found[0].set_sex(sex)
            return found
    animals = [s for s in (*memory.subjects, *here) if s.kind == "animal" and s.name and s.count == 1]
    return animals[-1:]


def _acts_like_a_person(subject: Subject) -> bool:
    """A starter who raises his pistol is no engine part."""
    return (
        subject.kind == "thing"
        and subject.actor
        and subject.count == 1
        and subject.what.endswith(("er", "or"))
    )


def _thing(here: Sequence[Subject], memory: Memory) -> list[Subject]:
    for pool in (here, memory.subjects):
        found = [s for s in pool if s.kind in ("animal", "vehicle", "thing") and s.count == 1 and not s.name]
        found = found or [s for s in pool if s.kind in ("animal", "vehicle", "thing") and s.count == 1]
        if found:
            actors = [s for s in found if s.actor]
            return (actors or found)[-1:]
    return []


def _several(here: Sequence[Subject], memory: Memory) -> list[Subject]:
    for pool in (list(here), memory.last_people):
        people = [s for s in pool if s.kind in ("person", "group") and s.in_view is True]
        plural = [s for s in people if s.count > 1]
        if plural and (len(plural) == len(people) or plural[-1] is people[-1]):
            return plural[-1:]
        if len(people) > 1:
            return people
        beasts = [s for s in pool if s.kind in ("animal", "vehicle") and s.count > 1]
        if beasts:
            return beasts[-1:]
    people = [s for s in memory.subjects if s.kind in ("person", "group")]
    return people[-2:] if len(people) > 1 or (people and people[0].count > 1) else []


def _everybody(here: Sequence[Subject], memory: Memory) -> list[Subject]:
    people = [s for s in here if s.is_person] or [s for s in memory.subjects if s.is_person]
    return [s for s in people if s.in_view is True]
