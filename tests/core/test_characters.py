"""Characters that drive terminals, turn lines round or hide are shown; the world's scripts stay."""

from __future__ import annotations

import json

import pytest

from storyboard_cli.core.characters import exact_json, hidden_in, spreadsheet_cell, visible, xml_legal


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\rb\x07\x00", "a\\x0db\\x07\\x00"),
        ("\x9b2J\x7f", "\\x9b2J\\x7f"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("pass\u200bword\ufeff", "pass\\u200bword\\ufeff"),
        ("AN\u200dNA", "AN\\u200dNA"),
        ("\U000e0041", "\\U000e0041"),
        ("\udcff.png", "\\xff.png"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_drives_a_terminal_or_hides_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert hidden_in(text) and not hidden_in(shown)


@pytest.mark.parametrize(
    "text",
    [
        "two\n\tlines",
        "über 日本 عربى עברית",
        "می\u200cخواهم",
        "👩\u200d👧 ✈\ufe0f",
        "1\u00a0000\u202f€",
        "\ufffd \ue0b0",
    ],
)
def test_the_worlds_scripts_and_blanks_stay_as_they_are(text: str) -> None:
    assert visible(text) == text


def test_json_has_the_very_strings_and_drives_no_terminal() -> None:
    data = {"note": "a\x1b\x9b\u202e\u200b\udcff\r\n\tü日", "list": ["\x7f"]}
    for ascii_only in (False, True):
        made = exact_json(data, ascii_only=ascii_only)
        assert json.loads(made) == data
        assert visible(made) == made
    assert "ü日" in exact_json(data)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1+1", "'+1+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\uff1dSUM(A1)", "'\uff1dSUM(A1)"),
        ("-12.5", "-12.5"),
        ("2=2", "2=2"),
        ("a\x00b\x1b", "a\ufffdb\ufffd"),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    assert spreadsheet_cell(text) == cell


def test_xml_gets_no_character_that_it_cannot_hold() -> None:
    assert xml_legal("a\x00\x1b\ufffe\ud800b\t\n") == "a\ufffd\ufffd\ufffd\ufffdb\t\n"
