"""The screenplay: what all script formats become, every element with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from storyboard_cli.core.problems import Problem, Where


class ElementType(StrEnum):
    """What an element is. `blank` does not exist: empty lines belong to the gap after an element."""

    title_page = "title"
    heading = "heading"
    action = "action"
    shot = "shot"
    character = "character"
    parenthetical = "parenthetical"
    dialogue = "dialogue"
    lyrics = "lyrics"
    transition = "transition"
    centered = "centered"
    page_break = "page_break"
    note = "note"
    boneyard = "boneyard"
    section = "section"
    synopsis = "synopsis"


UNDER_A_CUE = frozenset({ElementType.parenthetical, ElementType.dialogue, ElementType.lyrics})


@dataclass(slots=True)
class Note:
    """A `[[note]]`: its text, and where it stands."""

    text: str
    line: int
    column: int
    start: int = 0
    end: int = 0


_NO_NOTES: tuple[Note, ...] = ()


@dataclass(slots=True)
class Element:
    """One piece of a screenplay. Lines and columns count from 1; `end_column` is the first column after it.

    `text` is without marks (`.` `@` `!` `>` `#1#`), notes and boneyards; emphasis is kept (`script.emphasis`
    takes
    it out). `start` and `end` are offsets into the source (for Fountain: characters).
    """

    type: ElementType
    text: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    number: str | None = None  # scene number of a heading; key of a title-page entry; depth of a section
    dual: bool = False  # the second cue of dual dialogue
    forced: bool = False
    notes: tuple[Note, ...] = _NO_NOTES

    def where(self, path: str) -> Where:
        """The place of this element in the file `path`."""
        return Where(path, self.line, self.column, self.end_line, self.end_column)


@dataclass(slots=True)
class Screenplay:
    """A script as a list of elements in reading order, and what is wrong with it."""

    path: str
    format: str
    elements: list[Element] = field(default_factory=list)
    title_page: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    text: str = ""

    @property
    def title(self) -> str:
        """The title page's title, or ""."""
        return " ".join(self.title_page.get("title", ()))

    def of_type(self, *types: ElementType) -> Iterator[Element]:
        """The elements of these types, in order."""
        return (e for e in self.elements if e.type in types)

    def spans(self) -> Iterator[tuple[int, int]]:
        """Offsets that tile the source: each element with the empty space after it, the first also with that
        before.
        """
        starts = [e.start for e in self.elements]
        bounds = [0, *starts[1:], len(self.text)] if starts else [0, len(self.text)]
        return ((bounds[i], bounds[i + 1]) for i in range(len(bounds) - 1))
