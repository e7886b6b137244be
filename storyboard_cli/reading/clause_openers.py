"""Does a clause begin behind a word: as Morty runs, until the bell rings; but: as a waiter?"""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.reading.lexicon import is_adjective, is_adverb, may_act, noun
from storyboard_cli.reading.tables import ENGLISH, table
from storyboard_cli.reading.tokens import Token

_LONGEST = 6  # words of what acts
_PAIR = 4  # words between as … as, at most


def opens_clause(tokens: Sequence[Token], at: int, names: frozenset[str]) -> bool:
    """Does a verb in -s, or `is` and its like, stand behind the noun phrase that follows `tokens[at]`?"""
    near = [t.low for t in (*tokens[max(0, at - _PAIR) : at], *tokens[at + 1 : at + 1 + _PAIR])]
    if tokens[at].low in near:
        return False  # as wide as the scenery
    closed = table(ENGLISH, "closed")
    before_noun = {*closed["D"], *closed["S"], *closed["Q"]}
    seen = False
    for place in range(at + 1, min(len(tokens), at + 2 + _LONGEST)):
        token = tokens[place]
        if token.kind != "word":
            return False
        if seen and (token.low in closed["B"] or token.low in closed["L"]):
            return True
        acts = may_act(token.low) and not token.title
        if seen and acts and not token.possessive:
            return True
        if seen and (token.low in closed["U"] or (token.low in names and not tokens[place - 1].title)):
            return False  # after lunch he rests
        if token.low in closed["U"]:
            seen = True
        elif token.low in names or (noun(token.low) is not None and token.low not in before_noun):
            seen = not token.possessive
        elif token.low not in before_noun and not is_adjective(token.low) and not is_adverb(token.low):
            return False
    return False
