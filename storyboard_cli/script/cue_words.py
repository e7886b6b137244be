"""What words in capitals say by themselves: a sentence that goes on, or somebody who may be called so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from storyboard_cli.reading import lexicon
from storyboard_cli.reading.closed_words import closed
from storyboard_cli.reading.given_names import given_names
from storyboard_cli.reading.tables import group, words_of
from storyboard_cli.script.groups import COMMON, TITLES

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INNER_STOP = re.compile(r"(?<=[^\W\d_]{2})(?:[?!]+|\.(?!\w))[\"”’]*\s+[^\W\d_]{2}")
_LETTERS_BEHIND = re.compile(r"[^\W\d_]*")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_POSSESSIVE_END = re.compile(r"['’]S$", re.IGNORECASE)
_NUMBERED = re.compile(r"#?\s?\d{1,3}$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_SENTENCES = re.compile(r"(?<![.!?])[.!?]+[\"”’)]*\s+")
_OTHERS = frozenset(["he", "she", "they"])
_FEWEST = 3  # words of a line that a pronoun makes a sentence: YOUNG ME is somebody


def words_in(text: str) -> list[str]:
    """The words of a text, in small letters, with straight apostrophes."""
    return [w.lower().replace("’", "'") for w in _WORD.findall(text)]


@lru_cache(maxsize=4096)
def is_sentence(name: str) -> bool:
    """Whether a line in capitals is something said or told, whoever is called how: WELL? WHAT AIN'T YOU."""
    words = words_in(name)
    if not words:
        return False
    if _has_inner_stop(name) or is_of_somebody(name):
        return True
    if any(mark in _QUOTED.sub("", name) for mark in '"“”'):
        return True
    if len(words) >= _FEWEST and any(w in _spoken() or _is_clipped(w) for w in words[:-1]):
        return not is_person_word(words[-1])
    if len(words) >= _FEWEST and words[0] in group("cues", "spoken start"):
        return True
    return len(words) > 1 and any(_tells_how(w) for w in words)


def is_of_somebody(name: str) -> bool:
    """Whether a line ends in a genitive: IN GABBI'S."""
    return _POSSESSIVE_END.search(name) is not None


def may_be_somebody(name: str) -> bool:
    """Whether words name a person by themselves: a given name, a title, DRIVER, #2."""
    words = words_in(name)
    if not words or _NUMBERED.search(name):
        return True
    if words[0].upper() in TITLES or words[0] in group("discourse", "titles"):
        return True
    return words[0] in given_names() or is_person_word(words[-1]) or is_person_word(words[0])


def is_person_word(word: str) -> bool:
    """Whether a word (small letters) is a person or a group of people: COP, NURSES, CROWD."""
    if word.upper() in COMMON or word.upper() in words_of("cues", "crowds"):
        return True
    found = lexicon.noun(word)
    return found is not None and found.kind in ("person", "group", "animal")


def is_thing_word(word: str) -> bool:
    """Whether a word (small letters) is a thing or a place and nobody's name: PLANE, NEWSPAPERS."""
    found = lexicon.noun(word)
    return (
        found is not None
        and found.kind in ("thing", "vehicle", "place", "part")
        and word not in given_names()
    )


def is_no_name(word: str) -> bool:
    """Whether a single word of grammar stands where a name would: WHICH, ABRUPTLY."""
    if word in given_names():
        return False
    tags = closed().get(word, ())
    return len(word) > 2 and (("W" in tags and "P" not in tags) or _tells_how(word))


def is_place_opening(words: Sequence[str]) -> bool:
    """Whether words open as a place does: IN, OUTSIDE, BACK AT."""
    return bool(words) and closed().get(words[0], ("",))[0] == "P"


def acts(word: str) -> bool:
    """Whether a word is rather a verb behind somebody than a surname: LUNGES, not BANKS."""
    forms = [lemma for lemma, form in lexicon.verb(word) if form == "s"]
    return any(lexicon.counts(lemma).verb > lexicon.counts(lemma).noun for lemma in forms)


def sounds_spoken(text: str) -> bool:
    """Whether a paragraph sounds like somebody speaking: I and you outside of quotation marks, questions."""
    bare = _QUOTED.sub(" ", text).strip()
    words = words_in(bare)
    if not words or bare.isupper():
        return False
    if words[0] in group("cues", "spoken start") or bare.endswith("?"):
        return True
    return speaks_of_itself(text)


def speaks_of_itself(text: str) -> bool:
    """Whether I, me or you stand in a paragraph outside of quotation marks."""
    return any(w in _spoken() for w in words_in(_INITIALS.sub(" ", _QUOTED.sub(" ", text))))


def tells_of_others(text: str, called: Collection[str], *, first: bool = False) -> bool:
    """Whether a sentence of a paragraph opens as action does: with he, she, they, or who is `called` so.

    `first`: only the first sentence is asked. A name in capitals among small letters is action, too.
    """
    bare = _QUOTED.sub(" ", text)
    for sentence in _SENTENCES.split(bare):
        words = words_in(sentence)
        if words and (words[0].split("'")[0] in _OTHERS or words[0].removesuffix("'s") in called):
            return True
        if first:
            return False
    return any(w.isupper() and w.lower() in called for w in _WORD.findall(bare))


def _spoken() -> frozenset[str]:
    return group("cues", "spoken")


def _is_clipped(word: str) -> bool:
    """AIN'T, THAT'S, DON'T, but not GABBI'S."""
    return "'" in word and (word.endswith(("n't", "'re", "'ll", "'ve", "'m")) or word in closed())


def _tells_how(word: str) -> bool:
    """SUDDENLY: an adverb in -ly that is no given name and no adjective."""
    if not word.endswith("ly") or word in given_names():
        return False
    return lexicon.is_adverb(word) and lexicon.noun(word) is None and not lexicon.is_adjective(word)


def _has_inner_stop(name: str) -> bool:
    """`BANG. DARKNESS`, `WAIT! WHAT`; not `SGT. DOAKES`, `E! REPORTER`."""
    for said, stop in _words_before_stops(name):
        word = said.lower()
        if word in group("discourse", "titles") or word.upper() in TITLES:
            continue
        if "." not in stop or _is_word(word):
            return True
    return False


def _words_before_stops(name: str) -> Iterator[tuple[str, str]]:
    """Each word before a stop, with the stop; what was read with the stop before it is not read again."""
    done = at = 0
    while found := _INNER_STOP.search(name, at):
        letters = _LETTERS_BEHIND.match(name[done : found.start()][::-1])
        word = letters[0][::-1] if letters else ""
        at = found.start() + 1
        if len(word) > 1:
            done = at = found.end()
            yield word, found[0]


def _is_word(word: str) -> bool:
    known = lexicon.noun(word), lexicon.verb(word), closed().get(word), lexicon.is_adjective(word)
    return any(known) or lexicon.is_adverb(word) or word in given_names()
