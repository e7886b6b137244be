"""Somebody of whom a sentence speaks twice is one: two men: GARY and JIMMY; it's KARL; her name is SANDY."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from storyboard_cli.reading import hidden
from storyboard_cli.reading.animal_names import is_of_family
from storyboard_cli.reading.introductions import Introductions
from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.subject import Subject
from storyboard_cli.reading.tables import group
from storyboard_cli.reading.tokens import Token

_LEADS = 3  # words between somebody and his name: whose name is


class Identities(Introductions):
    """Joins what a sentence calls somebody with his name."""

    def _bears_name(self, at: int) -> int:
        """`A basset named GUTTER`, `the camel, whose name is MADONNA`: how many tokens say what it is called.

        Whoever was named just before gets the name; 0 where nobody does.
        """
        tokens, c = self.tokens, self.c
        comma = 1 if at and tokens[at - 1].kind == "comma" else 0
        if c.last is None or c.last.name or c.last.count != 1 or c.last_end != at - 1 - comma:
            return 0
        size = _called(tokens, at) if tokens[at].low in _leads_to_name() else 0
        named = self.maker.named_at(tokens, at + size) if size and at + size < len(tokens) else None
        if named is None or not (self.maker.may_be_named(c.last, named[0]) and c.last in self.maker.here):
            return 0
        if not self.maker.fits_name(c.last, named[0]):
            return 0
        self.maker.rename(c.last, named[0])
        c.last_end = at + size + named[1] - 1
        return size + named[1]

    def _is_named(self, phrase: Phrase) -> Subject | None:
        """Who gets the name behind `is`: the one without a name whom the words are about."""
        c = self.c
        if c.verb is None or c.verb.tag != "B" or c.objects or c.negated or c.unreal:
            return None
        if self.maker.owners and c.verb_at > 0 and self.tokens[c.verb_at - 1].low == "name":
            found: Subject | None = self.maker.owners[-1]  # her name is SANDY
        elif c.subjects:
            found = c.subjects[-1]
        else:
            found = self._presented()
        if found is None or found.name or found.kind != "person" or found.count != 1:
            return None
        return found if found in self.maker.here and self.maker.fits_name(found, phrase) else None

    def _presented(self) -> Subject | None:
        """`It's KARL`, `This is MONICA`: the clause is about whoever was just shown."""
        verb_at = self.c.verb_at
        before = self.tokens[max(0, verb_at - 1) : verb_at + 1]
        if self.c.negated or not any(t.low in group("discourse", "presenting") for t in before):
            return None
        return next((s for s in reversed(self.maker.here) if s.kind == "person"), None)

    def _is_relative_named(self, last: Subject, phrase: Phrase) -> bool:
        """`Beside her is her grandson, BAT, 10`: between commas, behind whatever verb."""
        after = self.tokens[phrase.last + 1 : phrase.last + 2]
        closed = not after or after[0].kind in ("comma", "open", "break")
        kin = last.kind == "person" and last.count == 1 and is_of_family(last.what)
        return kin and closed and not self._in_a_list(phrase) and self.maker.fits_name(last, phrase)

    def _in_a_list(self, phrase: Phrase) -> bool:
        """`LIN, a dog, and a cat`: a list goes on with `and`, or with a second comma and another article."""
        for at in range(phrase.last + 1, min(len(self.tokens), phrase.last + 8)):
            token = self.tokens[at]
            if token.tag == "C":
                return self.tokens[at - 1].kind == "comma" or not self.c.last or not self.c.last.name
            if token.tag in "VEFBW" or token.kind == "break":
                return False
        return False

    def _join_names(self) -> None:
        """`Two men: GARY and JIMMY`: as many names as the group before them counts are the group."""
        c = self.c
        many = c.group
        if many is None or many not in self.maker.here:
            return
        named = [
            s
            for s in self.maker.here
            if s.name and s.kind == "person" and s.start > c.group_end and not s.known
        ]
        if len(named) != many.count or not all(s.count == 1 for s in named):
            return
        for one in named:
            one.set_sex(many.sex)
            for key, words in many.looks.items():
                for word in words:
                    one.look(key, word)
            one.deeds = one.deeds or [replace(d) for d in many.deeds]
            one.actor = one.actor or many.actor
            one.where = {**many.where, **one.where}
        self.maker.here.remove(many)

    def _group_ends(self, at: int) -> None:
        """A colon, a dash or a bracket after a counted group: names may follow."""
        counted = [s for s in self.maker.here if s.kind in ("person", "group") and s.count > 1 and not s.name]
        if (
            counted
            and self.c.group is None
            and counted[-1].start >= self.tokens[0].start
            and not counted[-1].known
        ):
            self.c.group, self.c.group_end = counted[-1], self.tokens[at].start


@cache
def _leads_to_name() -> frozenset[str]:
    return hidden.unseen("named") | {"who", "whose"}


def _called(tokens: Sequence[Token], at: int) -> int:
    """How many tokens at a place lead to a name: named; whose name is; who is called."""
    low = [t.low for t in tokens[at : at + _LEADS]]
    if low[0] in hidden.unseen("named"):
        return 1
    if len(low) < _LEADS or not any(t.tag == "B" for t in tokens[at : at + _LEADS]):
        return 0
    whose = low[:2] == ["whose", "name"] or (low[0] == "who" and low[2] in hidden.unseen("named"))
    return _LEADS if whose else 0
