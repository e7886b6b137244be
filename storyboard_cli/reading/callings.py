"""How people and things are called: surnames, things that are called after somebody, girls who are grown."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.reading.discourse import Names
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.looks import usual_garment
from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.tables import group, lookup
from storyboard_cli.reading.tokens import Token


def surname(tokens: Sequence[Token], at: int, names: Names) -> int:
    """How many words from token `at` on belong to the name before them: PHOEBE Larson has 1."""
    size = 0
    while at + size < len(tokens) and size < 2 and _goes_with_a_name(tokens[at + size]):
        if tokens[at + size].caps and names.at([t.low for t in tokens[at + size : at + size + 6]], 0):
            break  # JOHN MARY is two people; SCOTT Lasseter one, whoever else is called LASSETER
        size += 1
    return size


def _goes_with_a_name(token: Token) -> bool:
    """A capital that no verb or grammar word has, directly behind a name."""
    return (
        token.kind == "word"
        and token.title
        and not token.possessive
        and token.tag in "XNA"
        and len(token.low) > 1
    )


def is_grown(phrase: Phrase, tokens: Sequence[Token] = ()) -> bool:
    """One hot girl at the bar is no child, nor one who kisses somebody."""
    if any(t.low in group("discourse", "of grown people") for t in phrase.modifiers):
        return True
    young = phrase.what in ("girl", "boy") and not any(t.low in ("little", "small") for t in phrase.modifiers)
    return young and any(t.low in group("discourse", "of grown scenes") for t in tokens)


def calling_of_two(phrase: Phrase) -> None:
    """A loan officer is no officer: two words for a calling that is dressed otherwise than the last alone."""
    if phrase.kind != "person" or phrase.plural or not phrase.modifiers or usual_garment(phrase.what) is None:
        return
    drawn = lookup("drawn_callings")
    both = f"{phrase.modifiers[-1].low} {phrase.what}"
    if both in drawn and drawn[both] != drawn.get(phrase.what):
        phrase.what = both
        phrase.modifiers.pop()


def called_after(phrase: Phrase) -> None:
    """The Meeseeks Box is a box: a thing with a capital behind a name is what the phrase is about."""
    last = phrase.name[-1]
    found = noun(last.low)
    if len(phrase.name) < 2 or last.caps or found is None or found.kind not in ("thing", "vehicle"):
        return
    phrase.head, phrase.noun, phrase.what = last, found, found.lemma
    phrase.modifiers += phrase.name[:-1]
    phrase.name = []
