"""The few shapes that every command's output is made of: quiet tables, counts, hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from storyboard_cli.cli.lines import worded
from storyboard_cli.cli.terminal import visible_text
from storyboard_cli.core.characters import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from storyboard_cli.core.mend import Hint
    from storyboard_cli.core.problems import Problem

STATE_COLOURS = {
    "fresh": "green", "passed": "green", "approved": "green", "locked": "green",
    "stale": "yellow", "superseded": "cyan", "unrendered": "dim", "waiting": "dim", "not judged": "dim",
    "outdated": "yellow", "retake": "yellow", "quarantined": "red", "rejected": "red", "blocked": "red",
    "retired": "dim", "omitted": "dim",
}  # fmt: skip

_ONE_LINE = frozenset(
    {"frame", "frames", "shot", "scene", "asset", "type", "role", "version", "versions", "current", "from"}
    | {"state", "status", "review", "check", "verdict", "when", "who", "made", "pictures", "uses"}
)
"""Columns of names and numbers: they keep to one line while there is any prose beside them to wrap."""


def table(*columns: str, title: str | None = None) -> Table:
    """A table without frames: a dim head, one space of air. Cells given as `str` are shown as they are."""
    made = _Plain(
        title=title,
        box=None,
        pad_edge=False,
        padding=(0, _AIR, 0, 0),
        header_style="dim",
        title_justify="left",
    )
    for column in columns:
        made.add_column(column, overflow="fold", no_wrap=column in _ONE_LINE)
    return made


_AIR = 2  # spaces between two columns


class _Plain(Table):
    """A table that takes strings literally, so that a name like `[red]` stays a name."""

    def add_row(self, *cells: object, **options: object) -> None:
        super().add_row(*[_cell(cell) for cell in cells], **options)  # type: ignore[arg-type]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Where every cell fits on its line, the lines as they are: thousands of rows need no wrapping."""
        columns = [[Text(str(c.header)), *c.cells] for c in self.columns]
        if self.title is None and all(_is_one_line(cell) for cells in columns for cell in cells):
            widths = [max(cell_len(cell.plain) for cell in cells) for cells in columns]  # type: ignore[union-attr]
            if sum(widths) + _AIR * (len(widths) - 1) <= options.max_width:
                yield from self._lines(console, columns, widths)  # type: ignore[arg-type]
                return
        yield from super().__rich_console__(console, options)

    def _lines(self, console: Console, columns: list[list[Text]], widths: list[int]) -> Iterator[Segment]:
        head, plain = console.get_style(self.header_style), Style()
        for at, row in enumerate(zip(*columns, strict=True)):
            for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
                if number:
                    yield Segment(" " * _AIR, plain if at else head)
                style = console.get_style(cell.style) if at else head
                yield Segment(cell.plain + " " * (width - cell_len(cell.plain)), style)
            yield Segment.line()


def _cell(cell: object) -> object:
    if isinstance(cell, str):
        return Text(visible(cell))
    return visible_text(cell) if isinstance(cell, Text) else cell


def _is_one_line(cell: object) -> bool:
    if not isinstance(cell, Text) or cell.spans:
        return False
    text = cell.plain
    return not ("\n" in text or "\t" in text or text[-1:].isspace())


def state(word: str) -> Text:
    """A state in its colour."""
    return Text(word, style=STATE_COLOURS.get(word, ""))


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 frame`, `3 frames`."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def hint(console: Console, text: Hint, *, indent: int = 2) -> None:
    """What to do next, with `commands` standing out."""
    line = Text(" " * indent)
    for index, piece in enumerate(worded(text).split("`")):
        line.append(piece, style="cyan" if index % 2 else "dim")
    hanging(console, line, indent=indent)


def problems(console: Console, found: Sequence[Problem]) -> None:
    """What was found beside the work itself, each with its place and what mends it."""
    from storyboard_cli.cli.formats import Format, rendered

    color = console.color_system is not None and not console.no_color
    console.file.write(rendered(found, Format.text, tool="sb", color=color, width=room(console)))


def hanging(console: Console, line: Text, *, indent: int = 2, deeper: int = 0) -> None:
    """A line that begins with `indent` spaces; where a terminal wraps it, the rest is `deeper` than that."""
    if console.soft_wrap or line.cell_len <= console.width:
        console.print(line)
        return
    first, *rest = line[indent:].wrap(console, max(20, console.width - indent))
    for part in (first, *rest):
        part.rstrip()
    console.print(Text(" " * indent) + first)
    if not rest:
        return
    narrow = max(20, console.width - indent - deeper)
    for part in Text(" ").join(rest).wrap(console, narrow):
        console.print(Text(" " * (indent + deeper)) + part)


def room(console: Console) -> int | None:
    """How long a line may be; None where nothing is wrapped, as in a pipe."""
    return None if console.soft_wrap else console.width


def said(console: Console, markup: str, *, deeper: int = 2) -> None:
    """A line of markup; where a terminal wraps it, the rest stands `deeper`."""
    from rich.text import Text

    hanging(console, Text.from_markup(markup, emoji=False), indent=0, deeper=deeper)


def near(path: str) -> str:
    """A path as seen from the current folder, where it lies in it."""
    import os

    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative


def time(seconds: float) -> str:
    """`2:05` or `1:02:05`, from seconds."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


_MOST_WORDS = 6


def stands_in(console: Console, words: Sequence[str], left_out: Sequence[str] = ()) -> None:
    """Says once what pictures show as a solid with its word, what they leave out, and the mend."""
    if words:
        hint(console, f"no drawing of {_listed(words)}: lettered solids stand in; `sb import` a picture")
    if left_out:
        hint(console, f"not drawn: {_listed(left_out)}; the captions say where")


def _listed(words: Sequence[str]) -> str:
    rest = len(words) - _MOST_WORDS
    return ", ".join(words[:_MOST_WORDS]) + (f" and {rest} more" if rest > 0 else "")
