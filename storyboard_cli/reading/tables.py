"""The word tables of `words/<language>/`, each read once: plain YAML of `meaning: word, word, two words`.

    table("en", "times")     # {"night": ("night", "nighttime", "midnight"), …}
    meanings("times")        # every language in one: {"NIGHT": "night", "NACHT": "night", …}

Every value is text: YAML's own ideas of `on`, `no` and `1e3` are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from storyboard_cli.core.errors import Kind, SbError

ENGLISH = "en"
EVERY = "_all"
"""The folder of what is the same in every language."""
Table = Mapping[str, tuple[str, ...]]

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_EMPTY: Table = MappingProxyType({})


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a folder of words, English first."""
    found = sorted(f.name for f in files(__package__).joinpath("words").iterdir() if f.is_dir())
    named = [name for name in found if not name.startswith(("_", "."))]
    return tuple(sorted(named, key=lambda name: (name != ENGLISH, name)))


@cache
def text_of(language: str, name: str) -> str:
    """A file of a language's folder as it stands; empty where the language has none."""
    file = files(__package__).joinpath("words", language, name)
    return file.read_text("utf-8") if file.is_file() else ""


@cache
def table(language: str, name: str) -> Table:
    """One table of one language: meaning → its words, as written; empty where the language has none."""
    try:  # BaseLoader makes text of everything and builds nothing else
        loaded = yaml.load(text_of(language, f"{name}.yaml"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _unreadable(language, name, mark.line + 1 if mark else 1) from error
    if not loaded:
        return _EMPTY
    if not isinstance(loaded, dict):
        raise _unreadable(language, name, 1)
    return MappingProxyType({str(meaning): _words(said) for meaning, said in loaded.items()})


@cache
def meanings(name: str) -> Mapping[str, str]:
    """The tables of that name of all languages in one: WORD, in capitals → meaning. English wins."""
    found: dict[str, str] = {}
    for language in languages():
        for meaning, words in table(language, name).items():
            for word in words:
                found.setdefault(word.upper(), meaning)
    return MappingProxyType(found)


@cache
def words_of(name: str, meaning: str) -> frozenset[str]:
    """Every language's words of one meaning, in capitals."""
    return frozenset(w.upper() for code in languages() for w in table(code, name).get(meaning, ()))


@cache
def group(name: str, meaning: str, language: str = ENGLISH) -> frozenset[str]:
    """One language's words of one meaning, in lower case."""
    return frozenset(w.casefold() for w in table(language, name).get(meaning, ()))


@cache
def lookup(name: str, language: str = ENGLISH) -> Mapping[str, str]:
    """One table the other way round: word, in lower case → meaning. The first meaning of a word counts."""
    found: dict[str, str] = {}
    for meaning, words in table(language, name).items():
        for word in words:
            found.setdefault(word.casefold(), meaning)
    return MappingProxyType(found)


@cache
def pattern(name: str, meaning: str, language: str = ENGLISH) -> re.Pattern[str]:
    """Finds any of one language's words of one meaning in a text; `draw*` is every word that begins so."""
    words = sorted(table(language, name).get(meaning, ()), key=lambda w: (-len(w), w))
    either = "|".join(re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else "") for w in words)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def _unreadable(language: str, name: str, line: int) -> SbError:
    return SbError(
        Kind.usage,
        "word-table",
        f"the word table {language}/{name}.yaml cannot be read at or just before line {line}",
        hint="python -m storyboard_cli.reading.check_tables lists every mistake with its file and line",
    )


def _words(said: object) -> tuple[str, ...]:
    if isinstance(said, list):
        return tuple(w for item in said for w in _words(item))
    one_line = " ".join(str(said).split())
    return tuple(word for part in one_line.split(",") if (word := part.strip()))
