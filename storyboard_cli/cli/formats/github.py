"""Findings as GitHub workflow commands: they appear as annotations beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.characters import visible
from storyboard_cli.core.problems import Problem, Severity, in_reading_order

_LEVEL = {Severity.error: "error", Severity.warning: "warning", Severity.info: "notice"}


def github(problems: Sequence[Problem]) -> str:
    """One `::error file=…,line=…,col=…,title=…::message` a finding."""
    return "".join(_line(problem) for problem in in_reading_order(problems))


def _line(problem: Problem) -> str:
    place: list[str] = []
    if problem.where is not None:
        place.append(f"file={_property(problem.where.path)}")
        if problem.where.line:
            place.append(f"line={problem.where.line}")
            place.append(f"col={problem.where.column or 1}")
            if problem.where.end_line:
                place.append(f"endLine={problem.where.end_line}")
    place.append(f"title={_property(f'sb: {problem.code}')}")
    message = problem.message if not problem.hint else f"{problem.message}\nhint: {worded(problem.hint)}"
    return f"::{_LEVEL[problem.severity]} {','.join(place)}::{_data(message)}\n"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
