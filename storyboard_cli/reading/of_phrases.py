"""Noun phrases with `of`: a glass of milk, a row of taxis, the edge of the roof, a boy of eight."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.reading import hidden
from storyboard_cli.reading.looks import set_age
from storyboard_cli.reading.phrases import Phrase, phrase_at
from storyboard_cli.reading.roles import Roles
from storyboard_cli.reading.subject import Subject
from storyboard_cli.reading.tables import group
from storyboard_cli.reading.tokens import Token

_SEEN = ("thing", "vehicle", "animal", "person", "plant", "part", "substance")


class OfPhrases(Roles):
    """Noun phrases with `of`: a glass of milk, a row of taxis, the edge of the roof, a boy of eight."""

    def _whole_of(self, phrase: Phrase, after: int) -> bool:
        return (
            after < len(self.tokens) - 1
            and self.tokens[after].low == "of"
            and not phrase.name
            and (bool(phrase.what) or bool(phrase.pronoun) or phrase.number is not None)
        )

    def _of(self, phrase: Phrase, at: int, after: int) -> int:
        """A phrase with `of` behind it, which stands at token `after`; returns where reading goes on."""
        c = self.c
        preposition = c.preposition if c.preposition is not None and c.prep_at < at else None
        second = phrase_at(self.tokens, after + 1)
        aged = self._age_at(after + 1) if phrase.kind == "person" else 0
        if aged:
            return self._aged(phrase, preposition, aged)
        many = phrase.number or hidden.collective(phrase.what)
        if second is not None and second.pronoun and many and self.counts_last(many):
            return second.last + 1
        if second is None or phrase.pronoun:
            return self._part_of_them(phrase, second, preposition, after)
        if self._counts(phrase, second):
            return self._phrase_again(second, at, preposition)
        if phrase.what in hidden.unseen("depictions"):
            end = self._end_of_list(second.last + 1)
            self._take(phrase, self.maker.subject(phrase, self.tokens), preposition, end)
            return end
        likened = phrase.det in ("a", "an") and second.det in ("a", "an") and second.kind == "person"
        if likened and not second.plural and phrase.kind not in ("person", "group"):
            return self._phrase_again(second, at, preposition)  # a bulldog of a man
        if phrase.kind == "person" and (made := self._apposition(phrase, preposition)):
            self._take(phrase, made, preposition, second.last + 1)
            return second.last + 1  # HODGES, director of the firm
        side = hidden.side_word(phrase.what)
        if phrase.what in hidden.unseen("mind") and side is None:
            return self._only_heard(phrase, second)
        if second.kind == "abstract" and phrase.what in group("word_groups", "at_the_wheel"):
            return second.last + 1  # at the wheel of her life
        if side is not None and phrase.kind not in ("person", "animal"):
            return self._phrase_again(second, at, _beside(preposition, side))
        if second.kind == "person" and phrase.kind in ("body", "abstract", ""):
            return self._phrase_again(second, at, preposition)
        return self._both(phrase, second, preposition, after)

    def _end_of_list(self, at: int) -> int:
        """Behind the last of several that are listed: a drawing of Ward, Jakoby and a dog."""
        while at + 1 < len(self.tokens) and (self.tokens[at].kind == "comma" or self.tokens[at].low == "and"):
            then = at + (2 if self.tokens[at + 1].low == "and" else 1)
            found = phrase_at(self.tokens, then) if then < len(self.tokens) else None
            after = self.tokens[found.last + 1].tag if found and found.last + 1 < len(self.tokens) else "Z"
            if found is None or after in "VEFB":
                break
            at = found.last + 1
        return at

    def counts_last(self, many: int) -> bool:
        """The night nurses, a pair of them; the ambassadors, seven of them: how many the last ones are."""
        last = self.c.last
        if last is None or not last.plural or not self.c.comma:
            return False
        last.count = many
        self.c.comma = False
        return True

    def _take(self, phrase: Phrase, made: list[Subject], preposition: Token | None, after: int) -> None:
        self._place_in_clause(phrase, made, preposition)
        self._end_phrase(phrase, made[-1] if made else None, after)

    def _age_at(self, at: int) -> int:
        """Where the number of an age stands, if it stands alone at token `at` or behind `about`; else 0."""
        if self.tokens[at].low in hidden.unseen("roughly"):
            at += 1
        after = self.tokens[at + 1].tag if at + 1 < len(self.tokens) else "Z"
        return at if at < len(self.tokens) and self.tokens[at].tag == "Q" and after not in "NMXAJ" else 0

    def _aged(self, phrase: Phrase, preposition: Token | None, number_at: int) -> int:
        """A boy of eight, a bugler of about fifteen."""
        made = self._apposition(phrase, preposition) or self.maker.subject(phrase, self.tokens)
        if made:
            set_age(made[0], self.tokens[number_at].low)
        self._take(phrase, made, preposition, number_at + 1)
        return number_at + 1

    def _part_of_them(
        self, phrase: Phrase, second: Phrase | None, preposition: Token | None, after: int
    ) -> int:
        """One of them, both of the policemen."""
        meant = self.maker.some_of(second) if phrase.pronoun and second is not None else []
        if second is None or not meant:
            self.c.last_end = after
            return after + 1
        self._take(second, [self.maker.bring(m) for m in meant], preposition, second.last + 1)
        return second.last + 1

    def _counts(self, phrase: Phrase, second: Phrase) -> bool:
        """A row of taxis: the taxis are there, and the row says how many."""
        many = hidden.collective(phrase.what)
        if many is None or not (second.plural or second.kind in ("animal", "person")):
            return False
        second.number = second.number or many * (phrase.number or 1)
        second.modifiers = [m for m in phrase.modifiers if m.tag == "A"] + second.modifiers
        second.lead = phrase.tokens[0]
        return True

    def _only_heard(self, phrase: Phrase, second: Phrase) -> int:
        """The sound of a train, the thought of home."""
        self.maker.leave(phrase)
        self.maker.hearing = True
        self.maker.subject(second, self.tokens)
        self.maker.hearing = False
        self._end_phrase(second, None, second.last + 1)
        return second.last + 1

    def _both(self, phrase: Phrase, second: Phrase, preposition: Token | None, after: int) -> int:
        """A bucket of milk: the bucket, and what is in it; the captain of the guard: the captain alone."""
        made = [] if self._out_of_view(phrase, preposition) else self.maker.subject(phrase, self.tokens)
        self._take(phrase, made, preposition, after)
        if phrase.kind != "person" and second.kind in _SEEN and not hidden.is_absent(second):
            contents = self.maker.subject(second, self.tokens) if not second.pronoun else []
            if made and contents:
                made[-1].look("holds", contents[0].label)
        self.c.last_end = second.last
        return second.last + 1

    def _phrase_again(self, second: Phrase, at: int, preposition: Token | None) -> int:
        self.c.preposition, self.c.prep_at = preposition, at - 1
        return self.read_phrase(second, at, second.last + 1)


def _beside(preposition: Token | None, side: str) -> Token | None:
    """What a side word says where its preposition is only `at`: at the rim of the well is on it."""
    low = preposition.low if preposition is not None else ""
    if preposition is None or side == "none" or not (low in ("at", "by") or (low, side) == ("on", "beside")):
        return preposition
    return replace(preposition, low=side)
