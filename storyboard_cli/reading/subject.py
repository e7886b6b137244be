"""A subject while it is being read: what it is so far, before it becomes a `Shown` of the scene graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.characters import is_digits
from storyboard_cli.reading.deeds import is_plain
from storyboard_cli.reading.shown import APART, Deed, Kind, Shown, View
from storyboard_cli.reading.verbs import pose_of

if TYPE_CHECKING:
    from storyboard_cli.reading.phrases import Phrase

MALE, FEMALE = "man", "woman"
_GROWN = 18  # years
LIVING = frozenset({"person", "group", "animal"})


@dataclass(slots=True, eq=False)
class Touch:
    """Whom and what a deed touches, while its sentence is being read."""

    way: str | None = None
    to: Subject | None = None
    whom: Subject | None = None
    part: str | None = None
    owners: list[Subject] = field(default_factory=list)  # of the parts that are touched
    where: dict[str, Subject] = field(default_factory=dict)

    def object(self, phrase: Phrase, made: Sequence[Subject], owners: Sequence[Subject]) -> None:
        """Take an object of the verb: somebody, something, or a part of somebody."""
        if phrase.kind == "body" and made and made[0].kind == "body":
            self.touches(phrase.what, owners)
        if not made:
            return
        if self.to is None:
            self.to = made[0]
        elif self.whom is None and self.to.kind in ("person", "group", "animal") and self.part is None:
            self.whom, self.to = self.to, made[0]  # gives June a letter

    def place(
        self, preposition: str, phrase: Phrase, made: Sequence[Subject], owners: Sequence[Subject]
    ) -> None:
        """Take what stands behind a preposition: in the face, to June, with a spade."""
        if not made:
            return
        if phrase.kind == "body" and made[0].kind == "body":
            self.touches(phrase.what, owners)
        self.where.setdefault(preposition, made[0])

    def touches(self, part: str, owners: Sequence[Subject]) -> None:
        """Say which part of whose body it is done to."""
        self.part = self.part or part
        if len(owners) == 1:
            self.owners.append(owners[0])

    def said_of(self, doer: Subject) -> dict[str, Any]:
        """The fields of a `Deed` that it gives."""
        others = [s for s in (self.whom, *self.owners) if s is not None and s is not doer]
        given = {"to": self.to.label} if self.whom is not None and self.to is not None else {}
        return {
            "way": self.way,
            "whom": others[0].label if others else None,
            "part": self.part,
            "where": {p: s.label for p, s in self.where.items() if s is not doer},
            **given,
        }


@dataclass(slots=True, eq=False)
class Doing:
    """One thing that a subject does: a verb, where it stands in the text, and to what it is done."""

    verb: str
    at: int = 0
    to: str | None = None
    acts: bool = True  # a verb of a clause of its own; False: waiting at the door
    pose: str | None = None  # of an idiom, which no word of it says
    touch: Touch = field(default_factory=Touch)  # whom and what it touches


@dataclass(slots=True, eq=False)
class Subject:
    """One subject of one frame. `looks` holds every word said of an attribute, in order."""

    what: str  # as a dictionary has it: child
    kind: Kind
    count: int = 1
    name: str | None = None
    said: str = ""  # as the script writes it, with the nouns before it: school children
    key: str = ""  # of the known name it is, folded; the same in every frame
    looks: dict[str, list[str]] = field(default_factory=dict)
    deeds: list[Doing] = field(default_factory=list)  # in the order of the words
    where: dict[str, str] = field(default_factory=dict)
    facing: str | None = None
    in_view: View = True
    start: int = 0
    end: int = 0
    plural: bool = False
    sex: str | None = None
    child: bool = False
    vague: bool = False  # they, somebody: nothing but a pronoun says it
    known: bool = False  # the words of this frame only point at it
    make: bool = False  # only a name with a capital says what it is: a Chevrolet
    actor: bool = False  # it was what a sentence is about
    introducing: bool = False  # words that introduce it are being read: brackets, an apposition
    introduced: set[str] = field(default_factory=set)  # attributes of which such words speak
    undressed: list[str] = field(default_factory=list)  # garments taken off in this frame

    @property
    def deed(self) -> Doing | None:
        """What it does first, where clauses of their own say that it does anything."""
        return next((d for d in self.deeds if d.acts), self.deeds[0] if self.deeds else None)

    @property
    def does(self) -> str | None:
        deed = self.deed
        return deed.verb if deed is not None else None

    def do(self, verb: str, at: int = 0, *, acts: bool = True) -> Doing:
        """Say that it does something more."""
        doing = Doing(verb, at, acts=acts)
        self.deeds.append(doing)
        return doing

    @property
    def label(self) -> str:
        """How other subjects call it: its name, else what it is."""
        return self.name or self.said or self.what

    @property
    def is_person(self) -> bool:
        return self.kind in ("person", "group")

    def look(self, attribute: str, words: str) -> None:
        said = self.looks.setdefault(attribute, [])
        if words and words not in said:
            said.append(words)
        if self.introducing:
            self.introduced.add(attribute)

    @contextmanager
    def introduction(self) -> Iterator[None]:
        """While it lasts, what is said is said to introduce the subject, and holds from there on."""
        self.introducing = True
        try:
            yield
        finally:
            self.introducing = False

    def undress(self, garment: str) -> None:
        """Take a garment (its head noun) off: it is worn no more."""
        self.undressed.append(garment)
        take_off(self.looks, garment)

    def place(self, relation: str, of: str) -> None:
        """Say where it is; the first word on a relation counts."""
        if of != self.label:
            self.where.setdefault(relation, of)

    def set_sex(self, sex: str | None) -> None:
        if sex and self.sex is None and self.kind == "person":
            self.sex = sex

    def _is_grown(self) -> bool:
        """Does a number say that a boy or a girl is no child: AMY (20), an Amish girl?"""
        return any(is_digits(word) and int(word) >= _GROWN for word in self.looks.get("age", ()))

    def _pose(self) -> str | None:
        """The pose of the library that its verb asks for; who is asleep sleeps whatever else is said."""
        if self.kind not in LIVING:
            return None
        if "asleep" in self.looks.get("is", ()):
            return "sleep"
        deed = self.deed
        return _pose_of(deed) if deed is not None else None

    def _told(self) -> tuple[Deed, ...]:
        """All that it does, in order; nothing where it does one thing alone, and no more is said of it."""
        living = self.kind in LIVING
        told = []
        for d in self.deeds:
            deed = Deed(does=d.verb, to=d.to, pose=_pose_of(d) if living else None, at=d.at)
            told.append(deed.model_copy(update=d.touch.said_of(self)))
        return () if len(told) == 1 and is_plain(told[0]) else tuple(told)

    def shown(self, text: str, asset: str | None = None) -> Shown:
        """This subject as the scene graph keeps it; `asset` is what stands for it."""
        looks = {key: APART.join(words) for key, words in sorted(self.looks.items()) if words}
        if self._is_grown():
            self.child = False
            looks["age"] = APART.join(w for w in self.looks["age"] if w != "child")
        if self.sex and self.kind == "person":
            young = {MALE: "boy", FEMALE: "girl"} if self.child else {MALE: MALE, FEMALE: FEMALE}
            looks["sex"] = young[self.sex]
        deed = self.deed
        return Shown(
            what=self.said or self.what,
            name=self.name,
            kind=self.kind,
            count=max(1, min(self.count, 1_000_000)),
            asset=asset,
            looks=dict(sorted(looks.items())),
            does=deed.verb if deed is not None else None,
            pose=self._pose(),
            to=deed.to if deed is not None else None,
            deeds=self._told(),
            where=self.where,
            facing=self.facing,
            in_view=self.in_view,
            words=text[self.start : self.end],
            at=self.start,
        )


def take_off(looks: dict[str, list[str]], garment: str) -> None:
    """Leave out of `wears` whatever is that garment: `coat` takes the long grey coat."""
    worn = looks.get("wears", [])
    worn[:] = [words for words in worn if words.split()[-1:] != [garment] and words != garment]


def _pose_of(deed: Doing) -> str | None:
    return deed.pose or pose_of(deed.verb)
