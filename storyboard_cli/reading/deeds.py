"""What somebody does, verb by verb: to whom, with what, at which part of the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from storyboard_cli.reading.shown import Deed
from storyboard_cli.reading.tables import group

if TYPE_CHECKING:
    from storyboard_cli.reading.phrases import Phrase
    from storyboard_cli.reading.subject import Subject
    from storyboard_cli.reading.tokens import Token


_WAYS = frozenset({"down", "up", "off", "out", "away", "aside", "back", "over"})


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


def way_of(tokens: Sequence[Token], at: int) -> str | None:
    """The little word that belongs to the verb at a place: sits DOWN, slams it DOWN, picks UP the phone."""
    for token in tokens[at + 1 : at + 7]:
        if token.tag in "VEFC" or token.kind == "break":
            return None
        if token.low in _WAYS:
            return token.low
    return None


def is_plain(deed: Deed) -> bool:
    """Does its verb with its object say all of it?"""
    return not (deed.whom or deed.part or deed.where or deed.way)


def leads_up(deed: Deed) -> bool:
    """Is it what comes before what matters: looks at it, turns, walks over?"""
    return deed.does in group("moments", "leads_up")


def moment_of(deeds: Sequence[Deed]) -> Deed | None:
    """The deed that the picture of a whole paragraph shows: the last that neither only leads up to another
    nor only goes with one (hugs her and laughs).

    Of two the later undoes what was before: who aims and then lowers the gun has it lowered.
    """
    told = [d for d in deeds if not leads_up(d)]
    strong = [d for d in told if d.does not in group("moments", "weak")]
    for found in (strong, told, deeds):
        if found:
            return found[-1]
    return None
