"""An error as text for a terminal: what, where with the line shown, and the command that mends it."""

from __future__ import annotations

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.problems import Problem, Severity, in_reading_order

_COLOURS = {Severity.error: "\x1b[1;31m", Severity.warning: "\x1b[1;33m", Severity.info: "\x1b[1;36m"}


def error_text(error: SbError, *, color: bool = False) -> str:
    """All of an error's problems, then the error itself."""
    paint = _Paint(color)
    lines: list[str] = []
    for problem in in_reading_order(error.problems):
        lines += problem_lines(problem, color=color)
    lines.append(f"{paint(_COLOURS[Severity.error], 'error:')} {visible(error.message)}")
    if error.where is not None:
        lines.append(f"  at {visible(str(error.where))}")
    lines += _hint(error.hint, paint)
    return "\n".join(lines) + "\n"


def problem_lines(problem: Problem, *, color: bool = False) -> list[str]:
    """One problem: `file:line:col: error: message [code]`, the line with a mark below, the hint."""
    paint = _Paint(color)
    place = f"{visible(str(problem.where))}: " if problem.where else ""
    severity = paint(_COLOURS[problem.severity], problem.severity.value + ":")
    lines = [f"{paint(_BOLD, place)}{severity} {visible(problem.message)} {paint(_DIM, f'[{problem.code}]')}"]
    if problem.excerpt is not None and problem.where is not None and problem.where.line:
        lines += _excerpt(problem, paint)
    lines += _hint(problem.hint, paint)
    return lines


def visible(text: str) -> str:
    """`text` with control characters shown as escapes, so that data cannot drive the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)


_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_WIDEST = 100


class _Paint:
    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, code: str, text: str) -> str:
        return f"{code}{text}\x1b[0m" if self.color and text else text


def _excerpt(problem: Problem, paint: _Paint) -> list[str]:
    assert problem.where is not None and problem.excerpt is not None
    number = str(problem.where.line)
    column = max(1, problem.where.column or 1)
    shown = visible(problem.excerpt.replace("\t", " "))
    cut = max(0, column - _WIDEST + 20)
    shown = ("…" if cut else "") + shown[cut : cut + _WIDEST]
    mark = " " * (column - 1 - cut + (1 if cut else 0)) + "^"
    gutter = " " * len(number)
    return [
        paint(_DIM, f"  {number} | ") + shown,
        paint(_DIM, f"  {gutter} | ") + paint(_COLOURS[problem.severity], mark),
    ]


def _hint(hint: str | None, paint: _Paint) -> list[str]:
    return [f"  {paint(_DIM, 'hint:')} {visible(hint)}"] if hint else []
