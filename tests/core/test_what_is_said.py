"""Notes, reasons, names and titles say something that people can read, in whatever language they write."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from storyboard_cli.core.asking import refusal
from storyboard_cli.core.characters import is_digits, not_to_say
from storyboard_cli.ops.create import CreateProjectAsk
from storyboard_cli.ops.edit import PatchProjectAsk
from storyboard_cli.ops.retake import RetakeAsk

UNREADABLE = [
    "\u200b", "a\0b", "\x1b[31mred", "\u202eabc", "\u2066abc\u2069", "\x9b1m", " \u200b\ufeff ",
    "\u3164", "\x7f", "\u200e", "\u200d", "\x08",
]  # fmt: skip


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_nobody_reads_is_refused_wherever_people_say_something(text: str) -> None:
    for ask, given in (
        (RetakeAsk, {"selectors": ["S01/1"], "note": text}),
        (CreateProjectAsk, {"project_id": "PRJ_1", "name": text}),
        (PatchProjectAsk, {"changes": {"name": text}}),
    ):
        with pytest.raises(ValidationError) as caught:
            ask.model_validate(given)
        error = refusal(caught.value, ask)
        assert error.code == "unreadable-text"
        assert text not in error.message or text.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "darker", "two\nlines\tand a tab", "from\r\na form", "שלום עולם", "\u200fשלום, Anna\u200e (2)",
        "مرحبا",
        "می\u200cخواهم", "👩\u200d🎨", "क\u094dष", "", "naïve – “so”",
    ],
)  # fmt: skip
def test_what_people_write_is_kept(text: str) -> None:
    assert not_to_say(text) is None
    assert RetakeAsk.model_validate({"selectors": ["S01/1"], "note": text}).note == text


@pytest.mark.parametrize("text", ["²", "٣", "１", "9" * 5000, "", "-1", "1_0", " 1"])
def test_only_figures_that_are_read_are_figures(text: str) -> None:
    assert not is_digits(text)


def test_figures_are_figures() -> None:
    assert is_digits("120") and int("120") == 120
