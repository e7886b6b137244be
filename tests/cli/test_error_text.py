"""Errors on a terminal: the place, the line, the mend; and nothing that data could smuggle in."""

from __future__ import annotations

from storyboard_cli.cli.error_text import error_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import Problem, Severity, Where


def test_every_problem_is_shown_in_reading_order_with_its_line() -> None:
    problems = [
        Problem(
            Severity.error, "bad-seed", "seed is not a number", Where("a.yaml", 7, 9), excerpt="  seed: ten"
        ),
        Problem(Severity.warning, "unused", "nobody uses it", Where("a.yaml", 2, 1), "delete it", "tags: []"),
    ]
    error = SbError(Kind.usage, "invalid", "2 mistakes", problems=problems, hint="mend them")

    assert error_text(error).splitlines() == [
        "a.yaml:2:1: warning: nobody uses it [unused]",
        "  2 | tags: []",
        "    | ^",
        "  hint: delete it",
        "a.yaml:7:9: error: seed is not a number [bad-seed]",
        "  7 |   seed: ten",
        "    |         ^",
        "error: 2 mistakes",
        "  hint: mend them",
    ]


def test_control_characters_are_shown_not_obeyed() -> None:
    said = error_text(SbError(Kind.usage, "x", "bad \x1b[31mname\x07"))
    assert "\x1b" not in said and "\\x1b[31mname\\x07" in said


def test_a_very_long_line_is_cut_around_the_mark() -> None:
    excerpt = "x" * 5000 + "HERE" + "y" * 5000
    problem = Problem(Severity.error, "long", "too long", Where("a", 1, 5001), excerpt=excerpt)
    lines = error_text(SbError(Kind.usage, "x", "x", problems=[problem])).splitlines()

    assert max(map(len, lines)) < 130
    assert lines[1][lines[2].index("^") :].startswith("HERE")
