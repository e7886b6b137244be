"""Where the words of a subject stand in the script, and which words of a frame show nothing."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.core.problems import Where
from storyboard_cli.reading.clauses import ActionReader
from storyboard_cli.reading.discourse import Memory
from storyboard_cli.reading.naming import find_names
from storyboard_cli.store.files import Files, read_if_usable


class ScriptLines:
    """The lines of a project's scripts, each file read once; Final Draft's markup has none to show."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._read: dict[str, list[str]] = {}

    def of(self, place: Where | None) -> list[str]:
        """The lines that made a frame, from its first to its last."""
        if place is None or not place.line or place.path.endswith(".fdx"):
            return []
        if place.path not in self._read:
            data = read_if_usable(self._files, place.path) or b""
            self._read[place.path] = data.decode("utf-8", "replace").splitlines()
        last = max(place.end_line or place.line, place.line)
        return self._read[place.path][place.line - 1 : last]


def place_of_words(words: str, place: Where | None, lines: ScriptLines) -> str | None:
    """`scripts/pilot.fountain:14:8` of a subject's words; the frame's own place where they span lines."""
    if not words or place is None:
        return None
    for offset, line in enumerate(lines.of(place)):
        column = line.casefold().find(words.casefold())
        if column >= 0:
            return str(Where(place.path, place.line + offset, column + 1))
    return str(place)


def unread_words(action: str, names: Sequence[str]) -> list[str]:
    """Words of an action that name something and show nothing."""
    if not action:
        return []
    reader = ActionReader(find_names([action], names), Memory())
    reader.read(action)
    return list(dict.fromkeys(reader.unread))
