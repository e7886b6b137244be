"""Words in capitals in action (rule R6): hints, never assets. Half of them are sounds and camera."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from storyboard_cli.core.problems import Where
from storyboard_cli.reading.decades import decade_parts
from storyboard_cli.reading.structure import is_no_picture, read_mark
from storyboard_cli.reading.tables import words_of
from storyboard_cli.script.aliases import folded, without_article
from storyboard_cli.script.camera import read_setup, shot_line
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.prefixes import PREFIX
from storyboard_cli.script.screenplay import ElementType, Screenplay

_WORD = re.compile(r"[^\W_][\w'’\-]*")
_JOINING = words_of("capitals", "joining")
_AGE = re.compile(rf"\s*[,(]\s*(?:\d{{1,3}}\b|\d{{1,2}}0s|{decade_parts()}|teens?\b)", re.IGNORECASE)
_CAMERA = words_of("capitals", "camera")
_SOUND_ENDINGS = ("ING", "ED", "ES")
_PEOPLE = words_of("capitals", "person")


@dataclass(slots=True)
class Suggestion:
    """Words in capitals that nothing in the project means yet."""

    words: str
    guess: str  # person, sound or camera?, thing?
    at: list[Where] = field(default_factory=list)


def suggestions(plays: Sequence[Screenplay], is_known: Callable[[str], bool]) -> list[Suggestion]:
    """Capitals in action by number of uses; names that `is_known` and cues of the scripts are left out."""
    cues = {
        without_article(folded(e.text.split("(")[0])) for p in plays for e in p.of_type(ElementType.character)
    }
    found: dict[str, Suggestion] = {}
    for play in plays:
        for element in play.of_type(ElementType.action, ElementType.shot):
            for offset, line in enumerate(plain(element.text).split("\n")):
                for start, words in _capitals(line):
                    if _is_noise(words, line, start):
                        continue
                    key = without_article(folded(words))
                    if not key or key in cues or is_known(words):
                        continue
                    entry = found.setdefault(
                        key, Suggestion(words, _guess(words, line[start + len(words) :]))
                    )
                    column = start + (element.column if offset == 0 else 1)
                    entry.at.append(Where(play.path, element.line + offset, column))
    return sorted(found.values(), key=lambda s: (-len(s.at), s.at[0].path, s.at[0].line))


def _capitals(line: str) -> list[tuple[int, str]]:
    """(place, words) of every run of words in capitals; one letter alone is an article or an initial."""
    runs: list[list[re.Match[str]]] = []
    for word in _WORD.finditer(line):
        if not word[0].isupper() or (len(word[0]) == 1 and not runs):
            continue
        if runs and runs[-1][-1].end() + 1 == word.start() and line[word.start() - 1] == " ":
            runs[-1].append(word)
        elif len(word[0]) > 1:
            runs.append([word])
    found = []
    for run in runs:
        while run and (run[-1][0] in _JOINING or len(run[-1][0]) == 1):
            run.pop()
        while run and run[0][0] in _JOINING:
            run.pop(0)
        if run:
            found.append((run[0].start(), line[run[0].start() : run[-1].end()]))
    return found


def _is_noise(words: str, line: str, start: int) -> bool:
    if len(words) < 3 and not words.isalpha():
        return True
    if start == 0 and shot_line(line) is not None:
        return True
    if is_no_picture(words) or read_mark(words) is not None or PREFIX.match(words):
        return True
    setup = read_setup(words)
    return (setup.says_something and not setup.rest) or all(w in _CAMERA for w in words.split())


def _guess(words: str, after: str) -> str:
    parts = words.split()
    if _AGE.match(after) or parts[-1] in _PEOPLE:
        return "person"
    if len(parts) == 1 and (words.endswith(_SOUND_ENDINGS) or words.endswith("S")):
        return "sound or verb?"
    return "thing?"
