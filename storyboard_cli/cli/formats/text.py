"""Findings for a terminal: grouped by file, each with its line shown and what mends it."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.cli.error_text import problem_lines
from storyboard_cli.core.problems import Problem, in_reading_order


def text(problems: Sequence[Problem], *, color: bool = False, width: int | None = None) -> str:
    """Every finding, in reading order, with an empty line between files."""
    lines: list[str] = []
    before: str | None = None
    for problem in in_reading_order(problems):
        path = problem.where.path if problem.where else ""
        if before is not None and path != before:
            lines.append("")
        before = path
        lines += problem_lines(problem, color=color, width=width)
    return "\n".join(lines) + "\n" if lines else ""
