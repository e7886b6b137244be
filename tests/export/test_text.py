"""Text: direction against the reference examples of UAX #9, lines that fit, and nothing lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyboard_cli.export.text.direction import base_level, has_rtl, levels, visual_order
from storyboard_cli.export.text.lines import Line, Span, set_text


def shown(text: str) -> str:
    """The text as it stands from left to right, by our levels."""
    base = base_level(text)
    return "".join(text[i] for i in visual_order(levels(text, base)))


@pytest.mark.parametrize(
    ("text", "visual"),
    [
        ("car is THE CAR in arabic", None),
        ("he said אבג 123, and left", "he said 123 גבא, and left"),
        ("אבג abc דהו", "והד abc גבא"),
        ("אבג 12:30 דהו", "והד 12:30 גבא"),
        ("price: 5$ אב", "price: 5$ בא"),
        ("مرحبا 123 abc", "abc 123 ابحرم"),
        # rule N0; brackets at odd levels are drawn mirrored
        ("אבג (abc): 50% דהו", "והד 50% :)abc( גבא"),
        ("אבג (abc) 123, דה?", "?הד ,123 )abc( גבא"),
        ("אבג book(s)", "book(s) גבא"),
        ("abc (אבג) def", "abc (גבא) def"),
        ("abc אבג (דהו) def", "abc )והד( גבא def"),
        ("אב[(ab) גד]", "]דג )ab([בא"),
        ("אבג (abc", "abc( גבא"),
    ],
)
def test_directions_follow_the_unicode_algorithm(text: str, visual: str | None) -> None:
    assert shown(text) == (visual or text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60))
def test_no_character_is_lost_in_reordering(text: str) -> None:
    order = visual_order(levels(text, base_level(text)))
    assert sorted(order) == list(range(len(text)))


def text_of(line: Line) -> str:
    return "".join(p.piece.text for p in line.placed)


@given(st.text(st.characters(codec="utf-8", max_codepoint=0x2FF), max_size=200), st.integers(2000, 30000))
def test_lines_are_never_wider_than_their_room(text: str, width: int) -> None:
    setting = set_text([Span(text)], width)
    assert all(line.width <= width or len(text_of(line)) <= 1 for line in setting.lines)


@given(st.lists(st.sampled_from(["rain", "Meera", "walks", "—", "a"]), min_size=1, max_size=60))
def test_breaking_keeps_every_word_in_order(words: list[str]) -> None:
    setting = set_text([Span(" ".join(words))], 9000)
    assert "".join(text_of(line) for line in setting.lines) == "".join(words)


def test_an_ellipsis_ends_what_does_not_fit() -> None:
    setting = set_text([Span("one two three four five six seven eight nine ten")], 8000, 2)
    assert setting.cut
    assert len(setting.lines) == 2
    assert text_of(setting.lines[-1]).endswith("…")
    assert setting.lines[-1].width <= 8000


def test_text_that_just_fits_is_not_cut() -> None:
    whole = set_text([Span("one two three")], 100_000).lines[0].width
    assert not set_text([Span("one two three")], whole, 1).cut


def test_japanese_lines_never_begin_with_a_full_stop() -> None:
    setting = set_text([Span("彼は窓の外を見ている。雨が降っている。")], 5000)
    assert all(not text_of(line).startswith(("。", "、")) for line in setting.lines)


def test_a_mark_stays_with_its_letter() -> None:
    word = "क्षत्रिय" * 20
    setting = set_text([Span(word)], 3000)
    assert "".join(text_of(line) for line in setting.lines) == word


def test_right_to_left_lines_say_so() -> None:
    assert set_text([Span("שלום עולם")], 20_000).lines[0].rtl
    assert not has_rtl("Łódź")


def test_a_word_of_a_hundred_thousand_letters_is_parted_in_linear_time() -> None:
    word = "x" * 100_000  # trying ever shorter halves of all that is left takes minutes
    setting = set_text([Span(word)], 30_000)
    assert "".join(text_of(line) for line in setting.lines) == word
