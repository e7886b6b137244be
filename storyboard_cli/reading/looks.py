"""What words say of somebody's or something's looks: age, build, hair, clothes, colour, size, material."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from storyboard_cli.reading.decades import decade_parts, year_of_decade
from storyboard_cli.reading.hidden import is_absent
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.numbers import number_of
from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.subject import FEMALE, MALE, Subject
from storyboard_cli.reading.tables import ENGLISH, lookup, table
from storyboard_cli.reading.tokens import Token

_YEARS = re.compile(r"(?P<age>\w+)-(?:year|month)s?-old")
_TONES = ("pale", "dark", "colourful")
_NO_HAIR = "bald"
_SAID_AS = {"garb": "wears", "tone": "color", "old": "age", "young": "age"}


@cache
def _age_token() -> re.Pattern[str]:
    return re.compile(rf"(?:{decade_parts()})?[- ]?\d{{1,3}}['’]?s?")


@cache
def _haired() -> re.Pattern[str]:
    """A grey-haired man, a red-bearded one: what stands before the hyphen, and what of him is so."""
    return re.compile(rf"(?P<of>.+)-(?P<part>{'|'.join(_endings())})")


@cache
def _endings() -> dict[str, str]:
    """Behind a hyphen → the attribute that it is said of."""
    lines = table(ENGLISH, "looks").items()
    return {word: a.removesuffix(" ending") for a, words in lines if a.endswith(" ending") for word in words}


@cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    plain = ((a, words) for a, words in table(ENGLISH, "looks").items() if " " not in a)
    for attribute, words in (*plain, *table(ENGLISH, "ages").items()):
        for word in words:
            found.setdefault(word, []).append(attribute)
    named = (("build", lookup("builds")), ("color", lookup("colors")), ("material", lookup("materials")))
    for attribute, meanings in named:
        for word, meaning in meanings.items():
            of_tone = attribute == "color" and (meaning in _TONES or _is_thing_too(word))
            if " " not in word and not of_tone and attribute not in found.setdefault(word, []):
                found[word].append(attribute)
    return {word: tuple(attributes) for word, attributes in found.items()}


def _is_thing_too(word: str) -> bool:
    """A cherry tree is not red, a brick wall not of the colour of bricks."""
    known = noun(word)
    return known is not None and known.kind != "colour"


@cache
def _body_nouns() -> dict[str, str]:
    lines = table(ENGLISH, "looks").items()
    nouns = ((a.removesuffix(" noun"), words) for a, words in lines if a.endswith(" noun"))
    return {word: attribute for attribute, words in nouns for word in words}


def hair_attribute(what: str) -> str | None:
    """`hair`, `face_hair` or `skin`, for nouns that say how a head looks."""
    return _body_nouns().get(what)


def add_modifiers(subject: Subject, phrase: Phrase) -> None:
    """What stands before a head noun: `a tall old woman`, `grey moustache`, `wooden cart`."""
    words = phrase.modifiers
    years = _years_in([t.low for t in words]) if subject.is_person else 0
    if years:
        set_age(subject, words[0].low)
    for token in words[years:]:
        add_word(subject, token)


def _years_in(words: Sequence[str]) -> int:
    """How many of the words say an age: (eight year old) boy."""
    aged = len(words) >= 3 and words[1] in ("year", "years") and words[2] == "old"
    return 3 if aged and number_of(words[0])[0] is not None else 0


def add_word(subject: Subject, token: Token) -> None:
    word = token.low
    if subject.is_person:
        _of_person(subject, word)
    else:
        _of_thing(subject, word)


def _of_person(subject: Subject, word: str) -> None:
    if _age_word(subject, word):
        return
    haired = _haired().fullmatch(word)
    if haired is not None:
        part = _endings()[haired["part"]]
        said = word.replace("-", " ") if part == "hair" else word
        subject.look(_SAID_AS.get(part, part), said)
        return
    attributes = _adjectives().get(word, ())
    for attribute in ("build", "hair", "face_hair", "skin", "garb", "color"):
        if attribute in attributes:
            subject.look(_SAID_AS.get(attribute, attribute), word)
            return
    known = noun(word)
    if known is not None and known.kind == "thing" and "garment" in known.codes:
        subject.look("wears", word)
    elif (
        lookup("drawn_beings").get(word) == "robot"
        or known is None
        or known.kind not in ("place", "thing", "vehicle")
    ):
        subject.look("is", word)


def _age_word(subject: Subject, word: str) -> bool:
    years = _YEARS.fullmatch(word)
    if years is not None:
        set_age(subject, years["age"])
        return True
    for attribute in table(ENGLISH, "ages"):
        if attribute in _adjectives().get(word, ()):
            subject.look("age", word)
            subject.child = subject.child or attribute == "child"
            return True
    return False


def _of_thing(subject: Subject, word: str) -> None:
    said = _adjectives().get(word, ())
    for attribute in ("color", "material", "size", "tone", "old", "young"):
        if attribute in said:
            subject.look(_SAID_AS.get(attribute, attribute), word)
            return
    known = noun(word)
    if known is None:
        subject.look("is", word)
    elif known.kind == "colour":
        subject.look("color", word)


def set_age(subject: Subject, said: str) -> None:
    """An age in figures or words: 8, 60s, sixteen."""
    digits = re.search(r"\d{1,3}", said)
    decade = year_of_decade(said)
    if decade is not None:
        subject.look("age", said)
        subject.look("age", str(decade))
        if decade >= 58:
            subject.look("age", "old")
        return
    value = int(digits[0]) if digits else number_of(said)[0]
    subject.look("age", said)
    if value is not None:
        if digits is None:
            subject.look("age", str(value))
        subject.child = subject.child or (value <= 13 and "month" not in said)
        if value <= 13:
            subject.look("age", "child")
        elif value >= 58:
            subject.look("age", "old")


def is_age(token: Token) -> bool:
    return token.kind == "number" and _age_token().fullmatch(token.low) is not None


def words_of(tokens: Sequence[Token], phrase: Phrase) -> str:
    """A phrase's words without its determiner and without whose it is: `yellow raincoat`."""
    own = max((i for i, t in enumerate(phrase.tokens) if t.possessive), default=-1)
    return " ".join(t.low for t in phrase.tokens[own + 1 :] if t.tag not in "DZS")


def sex_of(phrase: Phrase) -> str | None:
    return FEMALE if phrase.has("f") else MALE if phrase.has("m") else None


def sex_of_word(word: str) -> str | None:
    """What a noun says of somebody's sex: male, female."""
    known = noun(word)
    codes = known.codes if known is not None else ()
    return FEMALE if "f" in codes else MALE if "m" in codes else None


def is_garment(phrase: Phrase) -> bool:
    if phrase.kind == "thing" and (phrase.has("garment") or phrase.has("jewel")):
        return True
    return phrase.what in _garments() and phrase.kind not in ("person", "animal", "body")


@cache
def _garments() -> frozenset[str]:
    return frozenset(lookup("garments"))


def is_look_word(word: str) -> bool:
    """Does a word say somebody's build, hair, skin or dress: lean, bald, ragged?"""
    return not {"build", "hair", "face_hair", "skin", "garb"}.isdisjoint(_adjectives().get(word, ()))


def is_colour_word(word: str) -> bool:
    return "color" in _adjectives().get(word, ())


def is_colour(phrase: Phrase) -> bool:
    return phrase.kind == "colour" or ("color" in _adjectives().get(phrase.what, ()) and not phrase.modifiers)


def wear(subject: Subject, tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Take a garment, hair or colour phrase as what somebody looks like; False where it is none of these."""
    words = words_of(tokens, phrase)
    attribute = hair_attribute(phrase.what) or hair_attribute(phrase.head.low if phrase.head else "")
    if (attribute is not None and phrase.kind != "thing") or attribute in ("hair", "face_hair"):
        if not is_absent(phrase):
            subject.look(attribute or "hair", words)
        elif attribute == "hair":  # no beard is no look, no hair is one
            subject.look(attribute, _NO_HAIR)
        return True
    if is_garment(phrase):
        if is_absent(phrase):
            subject.undress(phrase.what)
        else:
            subject.look("wears", words)
        return True
    if is_colour(phrase) or (phrase.kind == "thing" and phrase.has("textile")):
        subject.look("wears", words)
        return True
    return False


def said_of(phrase: Phrase) -> str:
    """A head noun as the script writes it, with the nouns that stand before it: fruit cart."""
    if phrase.head is None or (phrase.owner and phrase.head.low in table(ENGLISH, "owned")):
        return phrase.what
    at = phrase.tokens.index(phrase.head)
    first = at
    while first > 0 and phrase.tokens[first - 1].tag in "NM" and not phrase.tokens[first - 1].possessive:
        first -= 1
    words = [t.low for t in phrase.tokens[first : at + 1]]
    size = len(phrase.what.split())
    if size > len(words):
        words = [t.low for t in phrase.tokens[at + 1 - size : at + 1]]
    return " ".join(words)


@cache
def _usual() -> dict[str, str]:
    return {who: garment for garment, people in table(ENGLISH, "usual_garments").items() for who in people}


def usual_garment(what: str) -> str | None:
    """What people of a calling usually wear: a bride a wedding dress, a nun a habit."""
    return _usual().get(what)
