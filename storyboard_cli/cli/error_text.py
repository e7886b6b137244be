"""An error as text for a terminal: what, where with the line shown, and the command that mends it."""

from __future__ import annotations

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.mend import Hint
from storyboard_cli.core.problems import Problem, Severity, in_reading_order

_COLOURS = {Severity.error: "\x1b[1;31m", Severity.warning: "\x1b[1;33m", Severity.info: "\x1b[1;36m"}


def error_text(error: SbError, *, color: bool = False, width: int | None = None) -> str:
    """All of an error's problems, then the error itself; wrapped to `width`, or as long as it is."""
    paint = _Paint(color)
    lines: list[str] = []
    for problem in in_reading_order(error.problems):
        lines += problem_lines(problem, color=color, width=width)
    first, *more = _wrapped(f"error: {visible(error.message)}", width)
    lines += [first.replace("error:", paint(_COLOURS[Severity.error], "error:"), 1), *more]
    if error.where is not None:
        lines.append(f"  at {visible(str(error.where))}")
    lines += _hint(error.hint, paint, width)
    return "\n".join(lines) + "\n"


def warning_text(text: str, hint: Hint | None, *, color: bool = False, width: int | None = None) -> str:
    """A warning and what to do about it; wrapped to `width`, or as long as it is."""
    paint = _Paint(color)
    first, *more = _wrapped(f"warning: {visible(text)}", width)
    first = first.replace("warning:", paint(_COLOURS[Severity.warning], "warning:"), 1)
    return "\n".join([first, *more, *_hint(hint, paint, width)])


def problem_lines(problem: Problem, *, color: bool = False, width: int | None = None) -> list[str]:
    """One problem: `file:line:col: error: message [code]`, the line with a mark below, the hint."""
    paint = _Paint(color)
    place = f"{visible(str(problem.where))}: " if problem.where else ""
    severity, code = f"{problem.severity.value}:", f"[{problem.code}]"
    lines = _wrapped(f"{place}{severity} {visible(problem.message)} {visible(code)}", width)
    head = f"{place}{severity}"
    if lines[0].startswith(head):
        painted = paint(_BOLD, place) + paint(_COLOURS[problem.severity], severity)
        lines[0] = painted + lines[0].removeprefix(head)
    if lines[-1].endswith(code):
        lines[-1] = lines[-1].removesuffix(code) + paint(_DIM, code)
    if problem.excerpt is not None and problem.where is not None and problem.where.line:
        lines += _excerpt(problem, paint, width)
    lines += _hint(problem.hint, paint, width)
    return lines


_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_WIDEST = 100


class _Paint:
    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, code: str, text: str) -> str:
        return f"{code}{text}\x1b[0m" if self.color and text else text


def _excerpt(problem: Problem, paint: _Paint, width: int | None) -> list[str]:
    assert problem.where is not None and problem.excerpt is not None
    number = str(problem.where.line)
    column = max(1, problem.where.column or 1)
    shown = visible(problem.excerpt.replace("\t", " "))
    widest = _WIDEST if width is None else max(30, min(_WIDEST, width - len(number) - 6))
    cut = max(0, column - widest + 20)
    shown = ("…" if cut else "") + shown[cut : cut + widest]
    mark = " " * (column - 1 - cut + (1 if cut else 0)) + "^"
    gutter = " " * len(number)
    return [
        paint(_DIM, f"  {number} | ") + shown,
        paint(_DIM, f"  {gutter} | ") + paint(_COLOURS[problem.severity], mark),
    ]


def _hint(hint: Hint | None, paint: _Paint, width: int | None) -> list[str]:
    if not hint:
        return []
    first, *more = _wrapped(f"  hint: {visible(worded(hint))}", width, indent=8)
    return [first.replace("hint:", paint(_DIM, "hint:"), 1), *more]


def _wrapped(text: str, width: int | None, *, indent: int = 2) -> list[str]:
    """The text in lines of at most `width`; those after the first are indented. No width: one line."""
    if width is None or len(text) <= width:
        return [text]
    import textwrap

    start = text[: len(text) - len(text.lstrip())]
    return textwrap.wrap(
        text.strip(),
        max(30, width),
        initial_indent=start,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
    )
