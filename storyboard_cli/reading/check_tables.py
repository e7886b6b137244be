"""Finds mistakes in word tables, each with its file and line.

Run by hand: `python -m storyboard_cli.reading.check_tables`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from storyboard_cli.reading.tables import ENGLISH, EVERY, languages, text_of

_LINE = re.compile(r"(?P<meaning>\"[^\"]*\"|'[^']*'|[^:#\s\"'][^:#]*?)\s*:(?:\s+(?P<words>.*))?$")
_COMMENT = re.compile(r"\s+#.*")
_ODD_START = re.compile(r"[\[\]{}&*!|>%@`?-]\s?")
_RAW = ("noun_roots.yaml", "nouns_by_hand.yaml")
"""Of another form; make_tables.py reads them and says their mistakes."""
_SEVERAL = "may stand in several"
"""What a comment of a table says in which a word has several meanings, told apart by where it stands."""


class Mistake(NamedTuple):
    """One mistake of a table, and what mends it."""

    path: str  # en/places.yaml
    line: int
    said: str

    def __str__(self) -> str:
        return f"storyboard_cli/reading/words/{self.path}:{self.line}: {self.said}"


class Line(NamedTuple):
    """One word of a table, or a meaning without any."""

    meaning: str
    word: str | None
    number: int


def mistakes() -> list[Mistake]:
    """Every mistake of every table of every language."""
    found: list[Mistake] = []
    for code in (*languages(), EVERY):
        folder = files(__package__).joinpath("words", code)
        names = sorted(f.name for f in folder.iterdir() if f.name.endswith((".yaml", ".yml")))
        for name in (n for n in names if n not in _RAW):
            found += mistakes_of(code, name.rsplit(".", 1)[0], text_of(code, name), end=name)
    return found


def mistakes_of(code: str, name: str, text: str, end: str = "") -> list[Mistake]:
    """The mistakes of one table's text."""
    path = f"{code}/{end or f'{name}.yaml'}"
    if path.endswith(".yml"):
        return [Mistake(path, 1, f"this file is not read: name it {name}.yaml")]
    english = text_of(ENGLISH, f"{name}.yaml") or text_of(EVERY, f"{name}.yaml")
    if not english:
        return [Mistake(path, 1, f"no table is called {name}: specs/words.md lists those that are read")]
    lines, found = read_lines(path, text)
    found += _twice(path, lines, several=_SEVERAL in english or _SEVERAL in text)
    if code not in (ENGLISH, EVERY) and name not in _OPEN:
        known = {line.meaning for line in read_lines(path, english)[0]} | {"gap"}
        unknown = {line.meaning: line.number for line in lines if line.meaning not in known}
        found += [
            Mistake(
                path,
                number,
                f"`{meaning}` is no meaning of en/{name}.yaml: write one of its own before the colon",
            )
            for meaning, number in unknown.items()
        ]
    return sorted(found, key=lambda m: m.line)


_OPEN = ("people", "numbers", "first_names")
"""Tables whose meanings are a language's own."""


def read_lines(path: str, text: str) -> tuple[list[Line], list[Mistake]]:
    """The words of a table with their lines, and what cannot be read as `meaning: word, word`."""
    reader = _Reader(path)
    for number, raw in enumerate(text.splitlines(), 1):
        line = _COMMENT.sub("", raw).rstrip()
        if line.strip() and not line.startswith("#"):
            reader.read(line, number)
    have = {line.meaning for line in reader.found}
    for meaning, number in reader.starts.items():
        if meaning not in have:
            reader.say(number, f"`{meaning}` has no words: write some behind the colon, or delete the line")
    return reader.found, reader.wrong


class _Reader:
    """Reads a table line by line, and goes on behind a mistake."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Line] = []
        self.wrong: list[Mistake] = []
        self.starts: dict[str, int] = {}
        self._meaning = ""
        self._open = False  # the last word may go on in the next line

    def say(self, number: int, said: str) -> None:
        self.wrong.append(Mistake(self.path, number, said))

    def read(self, line: str, number: int) -> None:
        if "\t" in line:
            self.say(number, "a tab stands here: write spaces")
        if line[0] in " \t":
            said, goes_on = line.strip(), self._open
            if not self._meaning:
                self.say(number, "this line is indented, and no meaning stands above it")
        else:
            begun = self._begin(line, number)
            if begun is None:
                return
            said, goes_on = begun, False
        said = _bare(said)
        self.wrong += _marks(self.path, number, said)
        for word in _words(said):
            whole = f"{self.found.pop().word} {word}" if goes_on else word
            self.found.append(Line(self._meaning, whole, number))
            goes_on = False
        self._open = bool(said) and not said.endswith(",")

    def _begin(self, line: str, number: int) -> str | None:
        """The words behind a new meaning; None where the line is none."""
        match = _LINE.match(line)
        if match is None:
            self.say(number, "this line is no `meaning: word, word`: a colon and a space are missing")
            return None
        self._meaning = match["meaning"].strip("\"'")
        first = self.starts.setdefault(self._meaning, number)
        if first != number:
            self.say(number, f"`{self._meaning}` stands in line {first} too: put the words there")
        return match["words"] or ""


def _bare(said: str) -> str:
    """Without what YAML may put around words: `- ` of a list, `>` of folded lines, quotes around all."""
    said = said.removeprefix("- ").strip()
    if said in (">", ">-", "|", "|-"):
        return ""
    whole = len(said) > 1 and said[0] == said[-1] and said[0] in "\"'" and said.count(said[0]) == 2
    return said[1:-1] if whole else said


def _words(said: str) -> Iterator[str]:
    yield from (word for part in said.split(",") if (word := part.strip()))


def _marks(path: str, number: int, said: str) -> Iterator[Mistake]:
    """Marks that are no part of a word."""
    if ": " in said or said.endswith(":"):
        yield Mistake(path, number, "a second colon stands here: a line has one meaning; begin a new line")
    if '"' in said:
        yield Mistake(path, number, "a quotation mark stands here: delete it, words need none")
    elif _ODD_START.match(said):
        yield Mistake(path, number, f"the first word begins with `{said[0]}`: put another word before it")
    if ",," in said.replace(" ", ""):
        yield Mistake(path, number, "two commas stand together: a word is missing, or a comma is too many")


def _twice(path: str, lines: list[Line], *, several: bool) -> Iterator[Mistake]:
    """A word that has two meanings, or stands twice behind one."""
    seen: dict[str, Line] = {}
    for line in lines:
        key = (line.word or "").casefold() if not several else f"{line.meaning}/{line.word}"
        other = seen.setdefault(key, line)
        if other is line:
            continue
        if other.meaning != line.meaning:
            said = f"`{line.word}` means {other.meaning} in line {other.number}: delete it in one of the two"
            yield Mistake(path, line.number, said)
        elif not several:
            said = f"`{line.word}` stands in line {other.number} already: delete one"
            yield Mistake(path, line.number, said)


def main() -> int:
    """Print every mistake; 1 where there is one."""
    found = mistakes()
    count = "no mistakes" if not found else f"{len(found)} mistake{'' if len(found) == 1 else 's'}"
    sys.stdout.write("\n".join([*map(str, found), count]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
