"""Noun phrases of a tagged sentence: determiner, number, modifiers, head, name, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from storyboard_cli.reading.lexicon import Noun, compound, is_adjective, noun
from storyboard_cli.reading.numbers import number_of
from storyboard_cli.reading.tables import ENGLISH, group, table
from storyboard_cli.reading.tokens import Token

_NAMED_KINDS = ("person", "animal", "vehicle", "group")
_SEEN_KINDS = ("animal", "thing", "vehicle", "person", "body")
_LONGEST = 14  # words of one phrase


@dataclass(slots=True)
class Phrase:
    """A noun phrase; `first` and `last` are the places of its tokens in the sentence, both inclusive."""

    tokens: list[Token]
    first: int
    last: int
    det: str = ""  # a, the, no, this, his, …
    owner: str = ""  # man (man's overcoat), Otto (Otto's kitchen), his
    number: int | None = None
    approximate: bool = False  # dozens of, several
    modifiers: list[Token] = field(default_factory=list)
    head: Token | None = None
    noun: Noun | None = None
    what: str = ""  # the head as a dictionary has it; compounds whole: fire engine
    name: list[Token] = field(default_factory=list)
    pronoun: str = ""
    single: bool = False  # one of those that the plural names
    meant: str = ""  # what it is called where its noun has another meaning than usual: jug (a pitcher)
    lead: Token | None = None  # where its words begin, if before it: a row (of taxis)

    @property
    def start(self) -> int:
        return (self.lead or self.tokens[0]).start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def plural(self) -> bool:
        return self.head is not None and self.head.tag == "M" and not self.single

    @property
    def kind(self) -> str:
        return self.noun.kind if self.noun else ""

    def has(self, code: str) -> bool:
        return self.noun is not None and code in self.noun.codes


@cache
def _pronouns() -> frozenset[str]:
    closed = table(ENGLISH, "closed")
    return frozenset((*closed["U"], *closed["O"]))


def phrase_at(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The noun phrase that begins at token `at`, or None."""
    token = tokens[at]
    if token.tag in "UO" and token.low in _pronouns():
        return Phrase([token], at, at, pronoun=token.low)
    if (
        token.tag == "Q"
        and token.low in ("one", "both", "all", "each", "some", "others")
        and _stands_alone(tokens, at)
    ):
        return Phrase([token], at, at, pronoun=token.low, number=1 if token.low == "one" else None)
    if token.tag not in "DSQAJHNMXRKC":
        return None
    found = Phrase([], at, at)
    return _finish(found, tokens, _head(found, tokens, at))


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1].tag if at + 1 < len(tokens) else "_"
    return after not in "DSQAJHNMX"


def _head(found: Phrase, tokens: Sequence[Token], at: int) -> int:
    """Walk to the end of the phrase; returns the place of its last token, or -1."""
    end, seen, here = -1, False, at
    limit = min(len(tokens), at + _LONGEST)
    while here < limit:
        token = tokens[here]
        if token.tag == "D" and here == at:
            found.det = token.low
        elif token.tag == "S" and (not seen or (token.possessive and end == here - 1)):
            found.owner, found.det = token.low, found.det or "the"  # the Choir Master's neck
            found.modifiers.clear()
            end, seen = -1, False
        elif token.tag == "Q" and not seen:
            _count(found, tokens, here)
        elif (
            token.tag in "AJH"
            and not seen
            and not (token.tag == "H" and here == at and not _modifies(tokens, here))
        ):
            if token.tag == "A" and _stands_for_somebody(found, tokens, here):
                token.tag = "N"
                return here
            found.modifiers.append(token)
        elif token.tag in "AJ" and seen and _qualifies(found, tokens, here):
            found.modifiers.append(tokens[end])
            seen = False
            found.modifiers.append(token)
        elif token.tag in "NMX":
            of_it = (
                found.number is not None and tokens[end].tag == "X" and not token.title
            )  # two Interpol agents
            if seen and (not (of_it or _goes_on(tokens[end], token)) or _twice(tokens, here)):
                break
            seen, end = True, here
        elif (
            (token.tag == "Z" and token.kind == "comma" and not seen and _list_of_adjectives(tokens, here))
            or (
                token.tag == "C"
                and token.low in ("and", "but")
                and not seen
                and _list_of_adjectives(tokens, here)
            )
            or (
                token.tag == "R"
                and not seen
                and here + 1 < limit
                and tokens[here + 1].tag in "AJQ"
                and (here == at or found.det or found.modifiers)
            )
        ):
            pass
        elif (
            token.tag == "D"
            and token.low in ("a", "the")
            and not seen
            and here - 1 >= at
            and (tokens[here - 1].low in ("half", "all", "both", "such", "many"))
        ):
            found.det = token.low
        else:
            break
        here += 1
    return end


def _stands_for_somebody(found: Phrase, tokens: Sequence[Token], at: int) -> bool:
    """`the newborn`, `a drunk`: an adjective without a noun behind it, which may name somebody."""
    known = noun(tokens[at].low)
    after = tokens[at + 1].tag if at + 1 < len(tokens) else "_"
    return bool(found.det) and known is not None and known.kind == "person" and after not in "AJHNMXQC"


def _qualifies(found: Phrase, tokens: Sequence[Token], at: int) -> bool:
    """Is the name before an adjective no one, but whose it is that follows: a CIA private jet?"""
    before = tokens[at - 1]
    known = noun(before.low) if before.caps and before.tag == "N" else None
    names = before.tag == "X" or (known is not None and known.kind == "abstract")
    return names and found.det in ("a", "an") and _noun_follows(tokens, at + 1)


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Fishing boats, but not: mending a net."""
    return at + 1 < len(tokens) and tokens[at + 1].tag in "NM" and (at == 0 or tokens[at - 1].tag in "DSQAP")


def _twice(tokens: Sequence[Token], at: int) -> bool:
    """A crowd | shoulder to shoulder."""
    return at + 2 < len(tokens) and tokens[at + 1].tag in "PT" and tokens[at + 2].low == tokens[at].low


def _goes_on(before: Token, token: Token) -> bool:
    if before.tag == "M" and token.tag != "X":
        return before.title and not before.caps and token.tag == "N" and not token.title  # a Marshals uniform
    if token.tag == "X" and before.tag in "NM":
        known = noun(before.low)
        return known is None or known.kind in _NAMED_KINDS or known.lemma in group("discourse", "machines")
    return not (before.tag == "X" and token.tag == "M" and not token.title)


def _list_of_adjectives(tokens: Sequence[Token], at: int) -> bool:
    return (
        0 < at < len(tokens) - 1
        and tokens[at - 1].tag in "AJ"
        and tokens[at + 1].tag in "AJ"
        and (_noun_follows(tokens, at + 1))
    )


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at : at + 5]:
        if token.tag in "NM":
            return True
        if token.tag not in "AJZC":
            return False
    return False


def _is_of_noun(tokens: Sequence[Token], at: int) -> bool:
    """An eighteen wheeler: the number is part of what it is called."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return bool(following) and noun(f"{tokens[at].low} {following}") is not None


def _count(found: Phrase, tokens: Sequence[Token], at: int) -> None:
    value, vague = number_of(tokens[at].low)
    if _is_of_noun(tokens, at):
        return
    if value is None:
        found.modifiers.append(tokens[at])
        return
    if found.number is None and value == 12 and _is_half(tokens, at):
        found.number, found.modifiers = 6, [m for m in found.modifiers if m.low != "half"]
    elif found.number is not None and found.number in range(20, 100, 10) and value in range(1, 10):
        found.number += value  # forty eight
    elif found.number is not None and value in (12, 100, 1000):
        found.number *= value  # two dozen, sixty thousand
    elif found.number is None:
        found.number = value
    found.approximate = found.approximate or vague


def _is_half(tokens: Sequence[Token], at: int) -> bool:
    """A half dozen, half a dozen."""
    return "half" in (t.low for t in tokens[max(0, at - 2) : at])


def _finish(found: Phrase, tokens: Sequence[Token], end: int) -> Phrase | None:
    if end < 0:
        return None
    found.last = end
    found.tokens = list(tokens[found.first : end + 1])
    heads: list[Token] = []
    for token in reversed(found.tokens):
        if token.tag not in "NMX":
            break
        heads.insert(0, token)
    common = [t for t in heads if t.tag in "NM"]
    named = [t for t in heads if t.tag == "X"]
    if named and heads[-1].tag == "X":
        found.name = named if not common else [t for t in heads if t.tag == "X" or t.caps or t.title] or named
        if common and all(t not in found.name for t in common):
            found.name = named
    if common:
        _common(found, common)
        if named and heads[-1].tag != "X":
            found.modifiers += named
    return found


def _common(found: Phrase, common: list[Token]) -> None:
    """The head noun, with as many words before it as a dictionary knows together with it."""
    last = noun(common[-1].low)
    pair = compound(tuple(t.low for t in common[-2:])) if len(common) > 1 else None
    loose = is_adjective(common[-1].low) and last is not None and last.kind == "abstract"
    if len(common) > 1 and loose and pair is None:
        common = common[:-1]  # a speargun slack in her hand
    found.head = common[-1]
    for size in (3, 2):
        if len(common) >= size:
            whole = compound(tuple(t.low for t in common[-size:]))
            if whole is not None and (whole.kind in _SEEN_KINDS or not _idiom(whole, common[-1])):
                found.noun, found.what = whole, whole.lemma  # a baseball bat is no animal
                found.modifiers += common[:-size]
                return
    before = found.tokens.index(common[-1]) - 1
    if len(common) == 1 and before >= 0 and found.tokens[before].tag in "AHJ":
        whole = compound((found.tokens[before].low, common[-1].low))
        if whole is not None and not _idiom(whole, common[-1]):
            found.noun, found.what = whole, whole.lemma
            found.modifiers = [m for m in found.modifiers if m is not found.tokens[before]]
            return
    found.noun = noun(common[-1].low)
    found.what = found.noun.lemma if found.noun else common[-1].low
    found.modifiers += common[:-1]
    if found.owner and found.noun and found.what in group("closed", "R") & group("body_parts", "shown"):
        found.noun = replace(found.noun, kind="body")  # his back, not the back of the room


def _idiom(whole: Noun, head: Token) -> bool:
    """A black sheep in a flock is a sheep: where the head alone is something to see, it is meant."""
    alone = noun(head.low)
    return alone is not None and alone.kind != whole.kind and alone.kind in _SEEN_KINDS
