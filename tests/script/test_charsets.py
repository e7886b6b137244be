"""Marks of MacRoman and Windows-1252 that became letters or control characters; letters that stay letters."""

from __future__ import annotations

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.script.charsets import with_real_marks
from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.script.reading import read_script

_MAC = """INT. NEDÕS FLAT - DAY

ItÕs late. ÒNo,Ó says Ned (30Õs). The boysÕ bikes. He waitsÉ then Ð slowly Ñ leaves.

NED (CONTÕD)
I donÕt. IÕm Õround. ÔTisÕ!
"""


def test_macroman_quotes_are_read_as_quotes_and_said_once() -> None:
    play = parse_fountain(_MAC, "scripts/a.fountain")
    assert [e.text for e in play.elements] == [
        "INT. NED’S FLAT - DAY",
        "It’s late. “No,” says Ned (30’s). The boys’ bikes. He waits… then – slowly — leaves.",
        "NED (CONT’D)",
        "I don’t. I’m ’round. ‘Tis’!",
    ]
    (problem,) = play.problems
    assert (problem.code, problem.where and problem.where.line, problem.where and problem.where.column) == (
        "character-set", 1, 9,
    )  # fmt: skip
    assert "Õ as ’" in problem.message and problem.hint
    assert play.text == _MAC


@pytest.mark.parametrize(
    "text",
    [
        "INT. SALÃO DAS CANÇÕES - DIA\n\nAs MULTIDÕES entram. Canções e limões.\n",
        "INT. HỘI TRƯỜNG - NGÀY\n\nÔNG VÕ ĐÌNH nói: Ồ! Ông Õ đi. Đường vắng.\n",
        "INT. ÕPETAJATE TUBA - PÄEV\n\nÕPETAJA VÕTAB raamatu. Õpilane võtab ka.\n",
        "INT. SEÑORA ÑÁÑEZ - DÍA\n\nEN ESPAÑA NO. Óscar y Ña. Mañana.\n",
        "INT. CASA - DAY\n\nÒSCAR greets ÓSCAR and ÓLAFUR. Òscar laughs.\n",
        "INT. ROOM - DAY\n\nOne slip: itÕs here.\n",
    ],
)
def test_letters_of_a_language_stay_letters(text: str) -> None:
    assert with_real_marks(text, "a.fountain") == (text, [])


def test_control_characters_of_windows_are_marks() -> None:
    text, problems = with_real_marks("A\n\nIt\x92s \x93no\x94 \x96 \x97 \x85 \x81\n", "a.fountain")
    assert text == "A\n\nIt’s “no” – — … \x81\n"
    (problem,) = problems
    assert problem.where is not None and (problem.where.line, problem.where.column) == (3, 3)
    assert "in 6 places: U+0092 as ’" in problem.message


def test_lost_characters_are_apostrophes_in_words_and_said_elsewhere() -> None:
    text, problems = with_real_marks("Ned\ufffds caf\ufffd.\n", "a.fountain")
    assert text == "Ned’s caf\ufffd.\n"
    assert [(p.code, p.where and p.where.column) for p in problems] == [
        ("character-set", 4), ("lost-character", 10),
    ]  # fmt: skip


def test_a_file_of_macroman_bytes_is_named_with_the_mend() -> None:
    play = read_script("It’s “no”.".encode("mac_roman"), "a.fountain")
    (problem,) = play.problems
    assert "MacRoman" in problem.message and "MACINTOSH" in worded(problem.hint or "")
