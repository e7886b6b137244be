"""Headings, times and camera words of the languages that have tables of their own."""

from __future__ import annotations

import pytest

from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.script.headings import read_heading
from storyboard_cli.script.screenplay import ElementType


@pytest.mark.parametrize(
    ("text", "int_ext", "place", "time"),
    [
        ("INNEN. KÜCHE - NACHT", "int", "KÜCHE", "night"),
        ("AUSSEN. HOF - TAG", "ext", "HOF", "day"),
        ("INTÉRIEUR. CUISINE - JOUR", "int", "CUISINE", "day"),
        ("EXTÉRIEUR. RUE - NUIT", "ext", "RUE", "night"),
        ("INTERIOR. COCINA - DÍA", "int", "COCINA", "day"),
        ("EXTERIOR. CALLE - NOCHE", "ext", "CALLE", "night"),
        ("आंतरिक. रसोई - दिन", "int", "रसोई", "day"),
        ("बाहरी. सड़क - रात", "ext", "सड़क", "night"),
        ("屋内. 台所 - 朝", "int", "台所", "morning"),
        ("屋外. 路地 - 夜", "ext", "路地", "night"),
    ],
)
def test_a_heading_of_a_language(text: str, int_ext: str, place: str, time: str) -> None:
    script = parse_fountain(f"{text}\n\n...\n", "s.fountain")
    found = [e for e in script.elements if e.type is ElementType.heading]
    heading = read_heading(found[0].text)
    assert (heading.int_ext, heading.location, heading.time) == (int_ext, place, time)


@pytest.mark.parametrize("text", ["बाहर बारिश हो रही है।", "屋外で犬が吠える。"])
def test_a_sentence_that_begins_with_such_a_word_is_none(text: str) -> None:
    script = parse_fountain(f"{text}\n", "s.fountain")
    assert [e.type for e in script.elements] == [ElementType.action]
