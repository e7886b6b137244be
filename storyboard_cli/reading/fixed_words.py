"""Words whose part of speech their neighbours settle before the rest is weighed.

`a little drunk` and `kind of` say how; `eighty feet above` and `a thirty pound weight` measure; a verb stands
behind a name (`Hank yanks`), behind another verb of it (`smiles, waves`), and may open a sentence whose
subject the writer leaves out (`Hands him the phone.`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from storyboard_cli.reading.clause_openers import opens_clause
from storyboard_cli.reading.closed_words import closed, closed_as
from storyboard_cli.reading.decades import is_decade
from storyboard_cli.reading.lexicon import compound, counts, is_adjective, is_adverb, may_act, noun, verb
from storyboard_cli.reading.neighbours import MARKS, VERB, Neighbours, is_name, low_at
from storyboard_cli.reading.numbers import number_of
from storyboard_cli.reading.tables import group, lookup
from storyboard_cli.reading.tokens import Token
from storyboard_cli.reading.worn_words import worn_tags

_ADVERB, _ADJECTIVE, _NUMBER, _JOINS_CLAUSES, _NOUN = "R", "A", "Q", "W", "N"


def fixed_tags(tokens: Sequence[Token], names: frozenset[str]) -> dict[int, str]:
    """Place of a token → its tag, for those that are settled."""
    found = worn_tags(tokens)
    words = {token.low for token in tokens}
    says_how = not words.isdisjoint(_how_words())  # most sentences do not, nor do they measure
    measures = any(map(_unit, words))
    rough = _first_words(group("adverbials", "about so many"))
    rough |= _first_words(group("adverbials", "opens so many"))
    near = Neighbours(tokens, names, found)
    for at, token in enumerate(tokens):
        if token.kind in MARKS or at in found:
            continue
        size = _adverbial(tokens, at) if says_how else 0
        if not size and token.low in rough:
            size = _before_number(tokens, at, near)
        if size:
            found |= dict.fromkeys(range(at, at + size), _ADVERB)
            continue
        if measures:
            found |= _measure(tokens, at, near)
        if token.low in _either() and opens_clause(tokens, at, names):
            found[at] = _JOINS_CLAUSES
        if token.low == "got" and low_at(tokens, at - 1) in ("has", "have", "had"):
            found[at] = _ADVERB  # has got a knife: has a knife
        if token.low == "couple" and number_of(low_at(tokens, at + 1))[0] in (12, 100, 1000):
            found[at] = _NUMBER  # a couple dozen
        if token.low == "dozen" and low_at(tokens, at + 1) not in ("", *closed()):
            found[at] = _NUMBER
        if at and _says_where(token.low) and _names_it(tokens, at):
            found[at] = _NOUN  # his back, a well
        if at not in found and _acts(tokens, at, names, near):
            found[at] = VERB
    return found


@cache
def _says_where(low: str) -> bool:
    return low in closed_as("R") or is_adverb(low)


def _names_it(tokens: Sequence[Token], at: int) -> bool:
    """A word that mostly says how or where, behind an article and before no noun: her back, a well."""
    low, before = tokens[at].low, tokens[at - 1]
    pointed = before.possessive or before.low in closed_as("D") or before.low in closed_as("S")
    known = noun(low) if pointed else None
    owned = low in group("body_parts", "shown") and before.low not in closed_as("D")
    if known is None or not (owned or known.kind in ("body", "thing", "part", "place")):
        return False
    following = low_at(tokens, at + 1)
    return following in closed() or not following


@cache
def _either() -> frozenset[str]:
    """Words that stand before a noun or before a clause: as, until, before."""
    return closed_as("P") & closed_as("W")


def _begins(tokens: Sequence[Token], at: int, phrases: frozenset[str]) -> int:
    """How many tokens the longest of these phrases has that begins at a place; 0 where none does."""
    if at >= len(tokens) or tokens[at].low not in _first_words(phrases):
        return 0
    for size in (3, 2, 1):
        if at + size <= len(tokens) and " ".join(t.low for t in tokens[at : at + size]) in phrases:
            return size
    return 0


@cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in phrases)


# -- how, and how much -----


@cache
def _how_words() -> frozenset[str]:
    return _first_words(group("adverbials", "roughly") | group("adverbials", "how much"))


def _adverbial(tokens: Sequence[Token], at: int) -> int:
    size = _begins(tokens, at, group("adverbials", "roughly"))
    if size:
        before = low_at(tokens, at - 1)
        names_it = before in closed_as("D") or before in closed_as("Q") or is_adjective(before)
        return 0 if names_it else size
    size = _begins(tokens, at, group("adverbials", "how much"))
    return size if size and _says_how_much(tokens, at, at + size) else 0


def _before_number(tokens: Sequence[Token], at: int, near: Neighbours) -> int:
    """How many tokens say that a number is rough: about forty people, at least three men."""
    size = _begins(tokens, at, group("adverbials", "about so many"))
    if not size and low_at(tokens, at - 1) in ("", "of"):
        size = _begins(tokens, at, group("adverbials", "opens so many"))
    if not size or number_of(low_at(tokens, at + size))[0] is None:
        return 0
    spoken = (f"{lemma} {tokens[at].low}" for lemma, _ in verb(low_at(tokens, at - 1)))
    if not group("unseen", "phrases").isdisjoint(spoken):  # they talk about two men
        return 0
    return 0 if _unit(low_at(tokens, near.numbers(at + size)[0])) else size


def _says_how_much(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Is there no noun that it could belong to: a little drunk, a bit closer; but: a little old man?"""
    word, following = low_at(tokens, after), low_at(tokens, after + 1)
    if word == "of":
        return False
    if word == "" or (word in closed() and word not in closed_as("Q")):
        return True
    if following and following not in closed():
        return False
    used = counts(word)
    compared = word.endswith("er") and is_adjective(word[:-2] if is_adjective(word[:-2]) else word[:-1])
    unknown = noun(word) is None and not following  # a bit nerdy
    if compared or unknown or (is_adverb(word) and noun(word) is None):
        return True
    return is_adjective(word) and (
        noun(word) is None or used.adjective > used.noun or low_at(tokens, at - 1) in _states()
    )


@cache
def _states() -> frozenset[str]:
    """Verbs behind which an adjective is said of their subject: is, gets, looks."""
    return closed_as("B") | group("adverbials", "states")


# -- measures -----


def _measure(tokens: Sequence[Token], at: int, near: Neighbours) -> dict[int, str]:
    """Numbers and their unit that begin at a place, and what they are in the sentence."""
    first = at + 1 if low_at(tokens, at) in ("a", "an", "the", "some") else at
    after, value = near.numbers(first)
    unit = _unit(low_at(tokens, after))
    if not unit:
        return {}
    known = noun(low_at(tokens, after))
    many = low_at(tokens, after).endswith("s") or (known is not None and known.plural)
    if after == first:
        return _bare(tokens, at, first, unit)
    body = known is not None and known.kind == "body"
    if not many and value != 1 and _noun_behind(tokens, after + 1):
        return dict.fromkeys(range(first, after + 1), _ADJECTIVE) if _may_qualify(unit) else {}
    if (many or first > at) and _goes_far(tokens, after + 1, unit, body and value < _BODY):
        return dict.fromkeys(range(at, after + 1), _ADVERB)
    return {}


_BODY = 3  # fewer feet than that may be somebody's


@lru_cache(maxsize=16384)
def _unit(word: str) -> str:
    """The unit of measure that a word is, as the tables have it; empty where it is none."""
    known = noun(word)
    for said in (word, known.lemma if known else word, word.removesuffix("s")):
        if said and any(
            said in group("measures", kind) for kind in ("always", "often", "before nouns", "steps")
        ):
            return said
    return ""


def _may_qualify(unit: str) -> bool:
    return any(unit in group("measures", kind) for kind in ("always", "often", "before nouns"))


def _noun_behind(tokens: Sequence[Token], at: int) -> bool:
    """A ten foot | brick wall."""
    for place in range(at, at + 3):
        word = low_at(tokens, place)
        if not word or word in closed():
            return False
        if noun(word) is not None:
            return True
        if not is_adjective(word):
            return False
    return False


def _goes_far(tokens: Sequence[Token], at: int, unit: str, body: bool) -> bool:
    """Does what stands behind a number of units make a measure of them?"""
    if low_at(tokens, at) == "of":
        return False
    if unit in group("measures", "always"):
        return True
    if unit in group("measures", "often") and not body and low_at(tokens, at) == "":
        return True
    direction = _begins(tokens, at, group("measures", "directions"))
    if direction:
        return not (body and low_at(tokens, at) in group("measures", "not of a body"))
    return unit in group("measures", "often") and low_at(tokens, at) in group("measures", "sizes")


def _bare(tokens: Sequence[Token], at: int, first: int, unit: str) -> dict[int, str]:
    """Inches from her face, feet away, a mile off."""
    if low_at(tokens, first + 1) not in group("measures", "bare") or low_at(tokens, at - 1) in closed_as("S"):
        return {}
    far = unit in group("measures", "always") or (
        unit in ("foot", "yard") or (unit in group("measures", "steps") and first > at)
    )
    if not far or (first == at and at > 0 and tokens[at - 1].possessive):
        return {}
    return dict.fromkeys(range(at, first + 1), _ADVERB)


# -- verbs -----

_HELD = ("thing", "animal", "vehicle", "person", "substance", "plant")  # what a verb may have for object
_LONGEST = 6  # words of what acts
_ANIMATE = ("person", "animal", "vehicle", "group")


def _acts(tokens: Sequence[Token], at: int, names: frozenset[str], near: Neighbours) -> bool:
    token = tokens[at]
    if token.kind != "word" or token.possessive or token.low in closed():
        return False
    if (
        at > 1
        and token.low[-1] == "s"
        and (token.caps or not token.title)
        and _cannot_be_plural(tokens, at, near)
    ):
        return True
    if not may_act(token.low):
        return at > 0 and _coined(tokens, at, names)
    if at == 0:
        return _opens(tokens, near)
    if token.title and not token.caps:
        return False
    before = tokens[at - 1]
    if before.low in group("adverbials", "of who acts"):
        return True
    if is_decade(before.low) and low_at(tokens, at - 2) in (*closed_as("S"), *group("decades", "mid")):
        return not near.verb_comes(at + 1)  # a man in his 40's sings
    if is_name(before, names):
        return _begins_clause(tokens, at - 1, names) and not near.verb_comes(at + 1)
    return _goes_on(tokens, at, near) or _second_deed(tokens, at, names, near)


def _cannot_be_plural(tokens: Sequence[Token], at: int, near: Neighbours) -> bool:
    """`A body accordions against the wall`: what `a` begins has no plural head, so that word acts."""
    known, before = noun(tokens[at].low), noun(tokens[at - 1].low)
    if known is None or not known.plural or before is None or before.plural or tokens[at - 1].possessive:
        return False
    start = at - 1
    while start > 0 and tokens[start].kind == "word" and tokens[start].low not in closed():
        if at - start > _LONGEST:
            return False
        start -= 1
    low = tokens[start].low
    singular = low in group("adverbials", "of one")
    pointed = low in ("the", *closed_as("S")) and may_act(tokens[at].low)
    following = low_at(tokens, at + 1)
    if at - start > _LONGEST or _noun_behind(tokens, at + 1) or near.verb_comes(at + 1):
        return False
    if compound((tokens[at - 1].low, known.lemma)) is not None and following not in group(
        "adverbials", "ways"
    ):
        return False
    if singular or not pointed or before.kind not in _ANIMATE:
        return singular
    ends = at + 1 == len(tokens) or _joins(tokens[at + 1])
    return following in group("adverbials", "ways") or (ends and before.kind in ("person", "animal"))


def _coined(tokens: Sequence[Token], at: int, names: frozenset[str]) -> bool:
    """`The dog weirds Hank out`: a new word in -s, between who acts and whom it is done to."""
    word, before = tokens[at].low, tokens[at - 1]
    if tokens[at].title or not word.endswith("s") or word.endswith("ss"):
        return False
    itself = noun(word)
    if itself is not None and counts(itself.lemma).adjective <= counts(itself.lemma).noun:
        return False
    known = noun(before.low)
    acts = is_name(before, names) or (known is not None and known.kind in _ANIMATE and not known.plural)
    if not acts or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    return is_name(after, names) or any(after.low in closed_as(tag) for tag in "ODSP")


def _begins_clause(tokens: Sequence[Token], at: int, names: frozenset[str]) -> bool:
    while at > 0 and is_name(tokens[at - 1], names):
        at -= 1
    before = tokens[at - 1] if at else None
    return (
        before is None or before.kind in ("comma", "break") or before.low in closed_as("C") | closed_as("W")
    )


def _goes_on(tokens: Sequence[Token], at: int, near: Neighbours) -> bool:
    """`smiles, waves`; `shrugs and nods`: directly behind another verb, joined to it."""
    join = at - 1
    if not _joins(tokens[join]):
        return False
    while join > 0 and _joins(tokens[join]):
        join -= 1
    return near.surely_acts(join)


def _second_deed(tokens: Sequence[Token], at: int, names: frozenset[str], near: Neighbours) -> bool:
    """`grabs his coat and heads out the door`: joined to a verb before it."""
    join = at - 1
    if not _joins(tokens[join]):
        return False
    while join > 0 and _joins(tokens[join - 1]):
        join -= 1
    acts = tokens[join].kind == "comma" and _animate(tokens, names)
    if not acts and not near.acts_before(join):
        return False
    following = low_at(tokens, at + 1)
    known = noun(tokens[at].low)
    them = closed_as("O") - closed_as("D") - closed_as("S")
    if following in closed_as("P") and low_at(tokens, at + 2) in them:
        return True
    if known is not None and known.kind not in _HELD and not _lists(tokens, join):
        return following != "of"
    if not following:
        return False
    behind = tokens[at + 1]
    own = following in closed_as("O") or following in closed_as("D") or following in closed_as("S")
    return (
        own
        or is_name(behind, names)
        or following in group("adverbials", "ways")
        or (following.endswith("ly") and is_adverb(following))
        or near.surely_acts(at + 1)
    )


def _animate(tokens: Sequence[Token], names: frozenset[str]) -> bool:
    """Does the sentence begin with somebody: Hank, …; a cat, …?"""
    if is_name(tokens[0], names):
        return True
    end = next((at for at, t in enumerate(tokens[: _LONGEST + 1]) if t.kind != "word"), 0)
    known = noun(tokens[end - 1].low) if 1 < end <= _LONGEST else None
    return known is not None and known.kind in _ANIMATE and not known.plural


def _lists(tokens: Sequence[Token], join: int) -> bool:
    """Does a bare noun stand before the `and`, which may join another to it: hills and waves?"""
    before = tokens[join - 1]
    if before.kind != "word" or noun(before.low) is None or before.low in closed():
        return False
    earlier = low_at(tokens, join - 2)
    return not (earlier in closed_as("D") or earlier in closed_as("S") or is_adjective(earlier))


def _joins(token: Token) -> bool:
    return token.kind in ("comma", "break") or token.low in ("and", "then")


def _opens(tokens: Sequence[Token], near: Neighbours) -> bool:
    """Does the first word act: Hands him the phone. Heads down the stairs?"""
    word, following = tokens[0].low, low_at(tokens, 1)
    known = noun(word)
    if known is None or not known.plural or len(tokens) < 2 or near.verb_comes(1):
        return False
    if following in closed_as("O") and following not in closed_as("D"):
        return following not in ("all", "both", "each")
    if following in closed_as("D") or following in closed_as("S"):
        return True
    lemma = next(lemma for lemma, form in verb(word) if form == "s")
    used = counts(lemma)
    if _joins(tokens[1]) and len(tokens) > 2 and may_act(tokens[2].low):
        return used.verb > used.noun
    paired = known.lemma in lookup("body_pairs")
    if following in group("adverbials", "ways") or following == "from":
        moves = used.verb * 3 > used.noun or known.kind in ("part", "place")  # steps out, exits through
        return (known.kind == "body" and not paired) or moves
    return False
