"""Errors on a terminal: the place, the line, the mend; and nothing that data could smuggle in."""

from __future__ import annotations

import re

from storyboard_cli.cli.error_text import error_text, warning_text
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


def test_in_a_narrow_terminal_every_word_is_there_and_no_line_is_too_wide() -> None:
    message = "the character MR. BARTHOLOMEW in S03 is not an asset yet, and neither is his lantern"
    hint = "`sb new --from-script` writes a spec, or `sb alias add 'MR. BARTHOLOMEW' CHAR_002` says who he is"
    where = Where("scripts/the_lighthouse_keeper.fountain", 1903, 12)
    problem = Problem(Severity.warning, "unresolved-character", message, where, hint, "MR. BARTHOLOMEW " * 9)
    error = SbError(Kind.usage, "x", message, problems=[problem], hint=hint)

    wide, narrow = error_text(error), error_text(error, width=60)

    assert max(map(len, narrow.splitlines())) <= 60
    shown = [line for line in narrow.splitlines() if " | " not in line]
    assert " ".join(" ".join(shown).split()) == " ".join(
        word for line in wide.splitlines() if " | " not in line for word in line.split()
    )


def test_colours_take_no_room_in_a_narrow_terminal() -> None:
    error = SbError(Kind.usage, "x", "word " * 40, hint="mend " * 40)

    painted, plain = error_text(error, color=True, width=60), error_text(error, width=60)

    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain
    assert painted != plain


def test_a_warning_has_its_mend_below_it_and_keeps_to_the_width() -> None:
    said = "Asha (CHAR_001@v1) has 3 pictures to compare with; checks are sure from 5 on"
    mend = "add views or expressions to its spec, generate and lock again"

    assert warning_text(said, mend).splitlines() == [f"warning: {said}", f"  hint: {mend}"]
    narrow = warning_text(said, mend, width=60).splitlines()
    assert narrow[0].startswith("warning: Asha")
    assert max(map(len, narrow)) <= 60
    assert narrow[-1].startswith(" " * 8)
