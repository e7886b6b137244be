"""The people of a random screenplay: how each is introduced, and what stands for them later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from tests.random_scripts import words as w


@dataclass(slots=True)
class Lead:
    """Somebody with a name. `introduced` once the script has said what they look like."""

    name: str
    she: bool
    looks: str
    introduced: bool = False

    @property
    def plain(self) -> str:
        """The name as action lines write it after the introduction."""
        return self.name.title()

    @property
    def mark(self) -> str:
        """Stands for the name in a pattern, until `written` says which words it is here."""
        return f"<{self.name}>"

    def named(self) -> str:
        """In capitals with the looks in brackets the first time, plain after that."""
        if self.introduced:
            return self.plain
        self.introduced = True
        return f"{self.name} ({self.looks})"

    @property
    def subject(self) -> str:
        return "She" if self.she else "He"

    @property
    def owner(self) -> str:
        return "her" if self.she else "his"


def leads(rng: Random, count: int) -> list[Lead]:
    """So many named people, of different names."""
    women, men = rng.sample(w.WOMEN, count), rng.sample(w.MEN, count)
    chosen = []
    for woman, man in zip(women, men, strict=True):
        she = rng.random() < 0.5
        chosen.append(Lead(woman if she else man, she, _looks(rng, she)))
    return chosen


def _looks(rng: Random, she: bool) -> str:
    """Age, then two to four of build, hair, beard, clothes and what is worn."""
    age = rng.choice((8, 10, 13, 16, 19, 24, 31, 38, 45, 52, 60, 67, 75, 82))
    grown = [] if she or age < 19 else [rng.choice(w.BEARDS)]
    parts = [rng.choice(w.BUILDS), rng.choice(w.HAIR), rng.choice(w.CLOTHES), rng.choice(w.WORN), *grown]
    kept = rng.sample(parts, rng.randint(1, min(4, len(parts))))
    said = rng.choice((f"{age}", f"{age}", f"{age // 10 * 10}s" if age >= 20 else f"{age}"))
    return ", ".join([said, *kept])


def extra(rng: Random) -> str:
    """`A NURSE`, `An OLD MAN`."""
    one = rng.choice(w.ONES)
    return f"{'An' if one[0] in 'AEIOU' else 'A'} {one}"


def a(thing: str) -> str:
    """With its article."""
    return f"{'an' if thing[0].lower() in 'aeiou' else 'a'} {thing}"


_MARK = re.compile("<([A-Z]+)>")


def written(sentences: list[str], here: list[Lead]) -> str:
    """The sentences with each mark as the name, or as a pronoun where a sentence begins with the one whom
    alone the sentence before began with."""
    by_name = {lead.name: lead for lead in here}
    said, before = [], ""
    for sentence in sentences:
        opening = _MARK.match(sentence)
        if opening and opening[1] == before:
            sentence = by_name[before].subject + sentence[opening.end() :]
        marks = _MARK.findall(sentence)
        before = opening[1] if opening and marks in ([], [opening[1]]) else ""
        said.append(_MARK.sub(lambda found: by_name[found[1]].named(), sentence))
    return " ".join(said)
