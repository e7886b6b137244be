"""`X's` that is no possessive: Cory's driving, Karen’s out, Becca's got a bag, Hank's a wreck."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.reading.closed_words import closed, closed_as
from storyboard_cli.reading.lexicon import counts, is_adjective, is_adverb, noun, verb
from storyboard_cli.reading.tables import group

_FAR = 3  # how many adverbs may stand before what decides


def stands_for(after: Sequence[str], opens: bool) -> str | None:
    """`is` or `has`, where the words `after` a word with 's make it a verb; None where it is a possessive.

    Of `after`, an empty word is a mark or the sentence's end. `opens`: the word before begins its clause.
    """
    for at in range(min(len(after), _FAR)):
        word, rest = after[at], after[at + 1 :]
        following = rest[0] if rest else ""
        if word in group("contracted", "has"):
            return "has"
        if word in group("contracted", "always") or word in closed_as("D"):
            return "is"
        if word in closed_as("P") and _leads(word, following):
            return "is"
        if _only_adverb(word) or (word in group("contracted", "degree") and following):
            if following == "" and opens:
                return "is"
            continue
        return "is" if _says_of_it(word, following, opens) else None
    return None


def of_pronoun(word: str, following: str) -> str | None:
    """The verb in he's, they're, it'll; None where the word is no pronoun with its verb."""
    first, _, ending = word.rpartition("'")
    if first not in group("contracted", "pronouns"):
        return None
    if ending == "s":
        return "has" if following in group("contracted", "has") else "is"
    return next(iter(group("contracted", ending)), None)


def _leads(word: str, following: str) -> bool:
    """Is it a preposition here, and no part of a name for something: Hank's down jacket, his left hand?"""
    if word in group("contracted", "sides"):
        return False
    if word == "right" and (following in closed_as("P") or following in ("there", "here", "next")):
        return True  # Arturo's right near her
    if word in group("contracted", "places") and following:
        return True  # Shawn's behind Garry
    if following in closed_as("D") or following in closed_as("S") or following in closed_as("O"):
        return True
    if following in closed_as("P") or following == "":
        return following != "" or noun(word) is None
    return noun(word) is None and not is_adjective(word) and not is_adverb(word)


def _only_adverb(word: str) -> bool:
    if word in group("contracted", "before nouns"):
        return False
    return word in closed_as("R") or (word.endswith("ly") and is_adverb(word) and not is_adjective(word))


def _says_of_it(word: str, following: str, opens: bool) -> bool:
    """A gerund, a participle or an adjective, and no noun behind that it could belong to."""
    forms = {form for _, form in verb(word)}
    if "ing" in forms:
        if following and noun(following) is not None and following not in closed():
            return False
        acts = any(form in ("s", "past") for _, form in verb(following)) or following in closed_as("B")
        return not acts and (opens or noun(word) is None)
    if not opens or (following and following not in closed()):
        return False
    if "participle" in forms and noun(word) is None:
        return True
    used = counts(word)
    return is_adjective(word) and (noun(word) is None or used.adjective > used.noun)
