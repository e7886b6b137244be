"""What stands before and behind the words of a sentence, however long: each word is looked at once."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.reading.closed_words import closed, closed_as
from storyboard_cli.reading.lexicon import may_act, noun
from storyboard_cli.reading.numbers import number_of
from storyboard_cli.reading.tokens import Token

MARKS = ("comma", "break", "open", "close", "quote")
VERB = "V"
_NUMBERED = ("few", "couple", "half")


def low_at(tokens: Sequence[Token], at: int) -> str:
    """The word at a place; empty where there is a mark or nothing."""
    inside = 0 <= at < len(tokens) and tokens[at].kind not in MARKS
    return tokens[at].low if inside else ""


def is_name(token: Token, names: frozenset[str]) -> bool:
    """Is the word part of somebody's name?"""
    return token.kind == "word" and token.title and token.low in names and not token.possessive


class Neighbours:
    """The words of a sentence. `found` has the tags that are settled, up to the word that is asked about."""

    def __init__(self, tokens: Sequence[Token], names: frozenset[str], found: dict[int, str]) -> None:
        self._tokens = tokens
        self._names = names
        self._found = found
        self._numbers: dict[int, tuple[int, int]] = {}
        self._comes: dict[int, bool] = {}
        self._looked = 0  # nothing before this place acts, but for `_acting`
        self._acting: int | None = None

    def numbers(self, at: int) -> tuple[int, int]:
        """(the place behind the number words that begin at `at`, how many they say; several count as two)."""
        if at not in self._numbers and at < len(self._tokens) and self._counts(at):
            after = at + 1
            while after not in self._numbers and self._goes_on(after):
                after += 1
            end, value = self._numbers.get(after, (after, 0))
            for place in range(after - 1, at - 1, -1):
                value = max(value, number_of(self._tokens[place].low)[0] or 2)
                if self._counts(place):  # no number begins with `of`
                    self._numbers[place] = end, value
        return self._numbers.get(at, (at, 0))

    def _counts(self, at: int) -> bool:
        token = self._tokens[at]
        return token.kind not in MARKS and (number_of(token.low)[0] is not None or token.low in _NUMBERED)

    def _goes_on(self, at: int) -> bool:
        """Does a number that began before go on at this place: two of three?"""
        if at >= len(self._tokens):
            return False
        if self._counts(at):
            return True
        return low_at(self._tokens, at) == "of" and number_of(low_at(self._tokens, at - 1))[0] is not None

    def verb_comes(self, at: int) -> bool:
        """Does another verb come before the clause ends that could be the clause's own?"""
        place = at
        while (comes := self._comes.get(place, self._says(place))) is None:
            place += 1
        self._comes.update(dict.fromkeys(range(at, place + 1), comes))
        return comes

    def _says(self, at: int) -> bool | None:
        """Whether a verb comes, as far as this word alone tells."""
        if at >= len(self._tokens):
            return False
        token = self._tokens[at]
        if is_name(token, self._names):
            return None
        if token.kind in MARKS or token.low in closed_as("C") or token.low in closed_as("W"):
            return False
        if token.low in closed_as("B") or token.low in closed_as("L"):
            return True
        return True if may_act(token.low) and noun(token.low) is None else None

    def acts_before(self, place: int) -> bool:
        """Does a word before this place surely act? All of them are settled by now."""
        while self._acting is None and self._looked < place:
            if self.surely_acts(self._looked):
                self._acting = self._looked
            self._looked += 1
        return self._acting is not None and self._acting < place

    def surely_acts(self, at: int) -> bool:
        """Is the word a verb in -s that is no noun, or one that is settled?"""
        token = self._tokens[at]
        if self._found.get(at) == VERB:
            return True
        bare = token.kind == "word" and not token.possessive and token.low not in closed()
        return bare and noun(token.low) is None and may_act(token.low)
