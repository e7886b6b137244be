"""Findings in the forms that people, CI and code hosts read. Each form is one function: problems → text."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from storyboard_cli.cli.json_text import json_text
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.problems import Problem, Severity

if TYPE_CHECKING:
    from storyboard_cli.cli.face import Face


class Format(StrEnum):
    """What `--format` takes."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"
    junit = "junit"


def rendered(
    problems: Sequence[Problem], form: Format, *, tool: str, color: bool = False, width: int | None = None
) -> str:
    """The findings of `tool` (such as `sb validate`) in one form; text ends with a line end, or is empty.

    Only text is wrapped, to `width`: the other forms are read by machines.
    """
    if form is Format.github:
        from storyboard_cli.cli.formats.github import github

        return github(problems)
    if form is Format.sarif:
        from storyboard_cli.cli.formats.sarif import sarif

        return sarif(problems, tool)
    if form is Format.junit:
        from storyboard_cli.cli.formats.junit import junit

        return junit(problems, tool)
    if form is Format.json:
        from storyboard_cli.cli.lines import as_json

        return json_text(as_json([p.plain() for p in problems]), indent=2)
    from storyboard_cli.cli.formats.text import text

    return text(problems, color=color, width=width)


@contextmanager
def failures_told(face: Face, form: Format, *, tool: str) -> Iterator[None]:
    """An error that ends a verb is a finding too, in the forms for machines: no CI fails without one."""
    try:
        yield
    except SbError as error:
        if form is not Format.text and not face.json:
            itself = Problem(Severity.error, error.code, error.message, error.where, error.hint)
            sys.stdout.write(rendered([*error.problems, itself], form, tool=tool))
            sys.stdout.flush()
        raise
