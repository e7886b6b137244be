"""Parts of speech of a sentence's tokens: the likeliest run of tags, found as Viterbi did.

Emissions are WordNet's counts of a lemma as noun, verb and adjective; transitions are a small table of our
own (`words/en/grammar.yaml`, where the tags are explained). A. J. Viterbi, IEEE Trans. Inf. Theory 13 (1967).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from math import log
from typing import Any

from storyboard_cli.reading.closed_words import closed
from storyboard_cli.reading.decades import decade_parts
from storyboard_cli.reading.fixed_words import fixed_tags
from storyboard_cli.reading.lexicon import Noun, counts, is_adjective, is_adverb, noun, verb
from storyboard_cli.reading.numbers import number_of
from storyboard_cli.reading.tables import ENGLISH, group, table
from storyboard_cli.reading.tokens import Token

_DEFAULT = -2.0
_RAREST = -2.2  # counts come from few texts: what they hardly know is not impossible
_FORM_TAG = {"base": "E", "s": "V", "ing": "H", "past": "F", "participle": "J"}
_MARKS = {"comma": "Z", "break": "Z", "open": "Z", "close": "Z", "quote": "Y"}
_JOINED = "K"  # a noun behind `and`: with what is before it, it is several (a man and a woman dance)
_FINITE = "VEFBL"
_NEEDS_VERB = "TLB"  # to, will and is: the verb behind them is no second one
_CLAUSE_ENDS = "ZCW"
_NOMINAL = "AJHNMXK"  # what a participle may describe, with what stands between
_JOINS = 4  # how many words behind an `and` a noun may be joined by it
_SECOND_VERB = 2.2
_NO_VERB = 0.5
_DECADE = re.compile(rf"(?:{decade_parts()})-\d0['’]?s")
Choice = tuple[str, float]
_State = tuple[str, bool]
_Link = tuple[str, Any]  # a tag, and the chain of tags before it
_Path = tuple[float, "_Link | None"]


@cache
def _transitions() -> dict[str, dict[str, float]]:
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for before, followers in table(ENGLISH, "grammar").items():
        rows[before] = {tag: float(score) for tag, score in (f.split() for f in followers)}
    rows[_JOINED] = rows["M"]
    for row in rows.values():
        if "N" in row:
            row[_JOINED] = row["N"]
    return rows


def tag(tokens: Sequence[Token], names: frozenset[str] = frozenset()) -> None:
    """Give every token its tag and lemma. `names` are words, in small letters, that names are made of.

    A state is a tag and whether the clause has its finite verb already: a second one is unlikely, and so is a
    sentence without any.
    """
    outside, inside = _brackets_apart(tokens)
    for run in (outside, *inside):
        _tag_run(run, names)


def _brackets_apart(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    """The tokens outside of brackets, and those of each pair: what is said in brackets parts no sentence."""
    outside: list[Token] = []
    inside: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if token.kind == "open":
            depth += 1
            inside.append([])
        if token.kind in ("open", "close"):
            token.tag, token.lemma = "Z", token.low
            depth -= token.kind == "close" and depth > 0
        elif depth:
            inside[-1].append(token)
        else:
            outside.append(token)
    return outside, inside


def _tag_run(tokens: Sequence[Token], names: frozenset[str]) -> None:
    rows = _transitions()
    before: dict[_State, _Path] = {("_", False): (0.0, None)}
    joins_until = -1  # the last place that an `and` is near enough to
    fixed = {**dict.fromkeys(_nouns_in_ing(tokens), "N"), **fixed_tags(tokens, names)}
    for index, token in enumerate(tokens):
        choices = ((fixed[index], 0.0),) if index in fixed else _choices(token, index == 0, names)
        if index <= joins_until:
            choices = (*choices, *[(_JOINED, score - 0.3) for tag_, score in choices if tag_ == "N"])
        if token.low == "and":
            joins_until = index + _JOINS
        elif "P" in closed().get(token.low, ""):
            joins_until = -1  # and onto a kitchen counter
        before = _step(rows, before, choices)
    best, chosen = -1e9, None
    for (last, has_verb), path in before.items():
        score = path[0] + rows[last].get("_", _DEFAULT) - (0.0 if has_verb else _NO_VERB)
        if score > best:
            best, chosen = score, (last, path[1])
    link: _Link | None = chosen
    for token in reversed(tokens):
        if link is None:
            return
        said, link = link
        token.tag = "N" if said == _JOINED else said
        token.lemma = _lemma(token.low, token.tag)
    for token in _participles_as_heads(tokens):
        token.tag, token.lemma = "N", _lemma(token.low, "N")


def _participles_as_heads(tokens: Sequence[Token]) -> Iterator[Token]:
    """The roof of a shed: behind an article and before nothing, a participle is a noun if it can be."""
    for at, token in enumerate(tokens):
        describes = at + 1 < len(tokens) and tokens[at + 1].tag in _NOMINAL
        if token.tag != "J" or describes or noun(token.low) is None:
            continue
        first = at - 1
        while first > 0 and tokens[first].tag == "A":
            first -= 1
        if first >= 0 and tokens[first].tag in "DS":
            yield token


def _nouns_in_ing(tokens: Sequence[Token]) -> Iterator[int]:
    """A crude drawing of her: between an article and `of` a word in -ing is what it names."""
    for at in range(1, len(tokens) - 1):
        if tokens[at + 1].low != "of" or not tokens[at].low.endswith("ing") or noun(tokens[at].low) is None:
            continue
        first = at - 1
        while first > 0 and is_adjective(tokens[first].low):
            first -= 1
        if closed().get(tokens[first].low, " ")[0] in "DSQ":
            yield at


def _step(
    rows: dict[str, dict[str, float]], before: dict[_State, _Path], choices: tuple[Choice, ...]
) -> dict[_State, _Path]:
    """The best way to each state behind one more token; a way is a chain of tags, the last one first."""
    now: dict[_State, _Path] = {}
    ways = [
        (score, has_verb, last in _NEEDS_VERB, rows[last].get, (last, link))
        for (last, has_verb), (score, link) in before.items()
    ]
    for choice, emitted in choices:
        finite, ends = choice in _FINITE, choice in _CLAUSE_ENDS
        with_verb, without = (choice, True), (choice, False)
        for score, has_verb, needs_verb, follows, chain in ways:
            total = score + emitted + follows(choice, _DEFAULT)
            if finite and not needs_verb:
                if has_verb:
                    total -= _SECOND_VERB
                state = with_verb
            else:
                state = with_verb if has_verb and not ends else without
            kept = now.get(state)
            if kept is None or total > kept[0]:
                now[state] = (total, chain)
    return now


def _lemma(word: str, chosen: str) -> str:
    if chosen in "NM":
        found = noun(word)
        return found.lemma if found else word
    for lemma, form in verb(word):
        if _FORM_TAG[form] == chosen:
            return lemma
    return word


def _choices(token: Token, first: bool, names: frozenset[str]) -> tuple[Choice, ...]:
    if token.kind in _MARKS:
        return ((_MARKS[token.kind], 0.0),)
    if token.kind == "number" or (
        "-" in token.low and (_DECADE.fullmatch(token.low) or number_of(token.low)[0] is not None)
    ):
        return (("Q", 0.0),)
    if token.low in names and token.title and not token.possessive:
        known = _word_choices(token.low)
        return (("X", 0.5), *((t, s - 1.5) for t, s in known if t in "NM"))
    if token.possessive:
        return _possessive(token)
    if token.caps or (token.title and not first):
        return _capitalised(token)
    return _word_choices(token.low)


def _possessive(token: Token) -> tuple[Choice, ...]:
    """The owner of what follows stands where a possessive pronoun would."""
    return (("S", 0.0),)


def _capitalised(token: Token) -> tuple[Choice, ...]:
    """Capitals inside a sentence: a name, or the noun or verb that the writer stresses."""
    usual = _word_choices(token.low)
    known = noun(token.low)
    if token.low in closed() and (token.caps or known is None):
        return usual
    if known is None:
        name = 0.8 if not verb(token.low) and not is_adjective(token.low) else -0.6 if token.caps else 0.4
        return (*usual, ("X", name))
    return (*usual, ("X", -2.5 if token.caps else -1.2))


@lru_cache(maxsize=32768)
def _word_choices(word: str) -> tuple[Choice, ...]:
    fixed = closed().get(word)
    found: dict[str, float] = {}
    known = noun(word)
    forms = verb(word)
    used = counts(forms[0][0] if forms else known.lemma if known else word)
    if known is not None and forms and known.lemma == word != forms[0][0] and known.kind == "thing":
        used = replace(used, noun=max(used.noun, used.verb))  # clothes: a noun of its own
    total = used.noun + used.verb + used.adjective + 2.0
    if known is not None and _may_be_noun(word, known, fixed):
        weight = used.noun + 0.6 if forms or is_adjective(word) else total
        many = known.plural or _plural_only(known)
        found["M" if many else "N"] = max(log(weight / total), _RAREST)
        one = noun(word[:-1]) if not many and known.lemma == word and word[-1] == "s" else None
        if one is not None and not one.plural:  # brass is no several bras
            found["M"] = found["N"] - 0.3  # scraps: a noun of its own, and several scraps
        if word in group("discourse", "always several"):
            found["M"] = found.get("N", 0.0)  # people wait; a police car
    for _, form in forms:
        if fixed is None:
            weight = max(log((used.verb + 0.6) / total), _RAREST)
            found[_FORM_TAG[form]] = max(found.get(_FORM_TAG[form], -9.0), weight + _form_bias(form))
    if is_adjective(word) and fixed is None:
        share = counts(word)
        weight = (share.adjective + 0.6) / (share.noun + share.verb + share.adjective + 2.0)
        found["A"] = log(weight) if forms or known else 0.0
    if fixed is not None:
        for place, chosen in enumerate(fixed):
            found[chosen] = max(found.get(chosen, -9.0), -0.25 * place)
    elif is_adverb(word) and word not in ("still",):
        found["R"] = max(found.get("R", -9.0), -0.2 if word.endswith("ly") else -1.0)
    if not found:
        found = dict(_guess(word))
    return tuple(found.items())


def _form_bias(form: str) -> float:
    return -0.3 if form == "past" else 0.0


def _may_be_noun(word: str, known: Noun, fixed: tuple[str, ...] | None) -> bool:
    """`in`, `a`, `at` and `no` are chemical symbols in a dictionary; here they are grammar."""
    return fixed is None or (len(word) > 3 and known.kind in ("thing", "part", "place") and "R" not in fixed)


def _plural_only(known: Noun) -> bool:
    return "plural" in known.codes


def _guess(word: str) -> tuple[Choice, ...]:
    """What a word that no table knows may be, by its ending."""
    if "-" in word:
        head = word.rsplit("-", 1)[1]
        if head.endswith(("ed", "en", "ing", "clad", "old", "like")) or is_adjective(head):
            return (("A", 0.0),)
        last = noun(head)
        if last is not None:
            return (("M" if last.plural else "N", 0.0), ("A", -0.7))
    if word.endswith("ly"):
        return (("R", 0.0),)
    if word.endswith("ing"):
        return (("H", -0.3), ("N", -0.7))
    if word.endswith("ed"):
        return (("J", -0.4), ("F", -0.6), ("A", -1.0))
    if word.endswith(("ish", "ous", "ful", "less", "ic", "al")):
        return (("A", -0.2), ("N", -1.2))
    if word.endswith("s") and not word.endswith("ss"):
        return (("M", -0.3), ("V", -1.2))
    return (("N", -0.2), ("A", -1.4), ("E", -2.0))
