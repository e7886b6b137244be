"""Lines that are no picture: places with a year, rests of title pages, lone marks; voices by extension."""

from __future__ import annotations

import pytest

from storyboard_cli.script.cues import read_cue
from tests.script.world import compile_text


@pytest.mark.parametrize(
    "line",
    [
        "KENT, ENGLAND - 1851",
        "PARIS, JUNE 6, 1944",
        "BERLIN - 1989",
        "NEW YORK CITY, WINTER 1912",
        "ROME, 44TH STREET - MAY 1960",
    ],
)
def test_a_place_and_a_year_are_a_caption(line: str) -> None:
    compiled = compile_text(
        f"INT. TENT - DAY\n\nA clown.\n\n{line}\n\nEXT. FAIR - DAY\n\nA horse.\n", draft=True
    )
    assert [f.action for s in compiled.scenes for f in s.frames] == ["A clown.", "A horse."]
    assert compiled.scenes[1].frames[0].caption == line


@pytest.mark.parametrize(
    "line",
    [
        "A RED FORD, 1967",
        "PHOTO - BERLIN, 1944",
        "BERLIN, 1944?",
        "THE YEAR - 1944",
        "HE WAITS, 1000 TIMES",
        "1944",
    ],
)
def test_other_lines_with_numbers_are_seen(line: str) -> None:
    compiled = compile_text(f"INT. TENT - DAY\n\nA clown.\n\n{line}\n\nA horse.\n", draft=True)
    assert line in [f.action for s in compiled.scenes for f in s.frames]


def test_lone_marks_and_rests_of_title_pages_make_no_frames() -> None:
    page = "Title: X\n\nThe Hotel Written by Max Landis\n\n3/13/2013\n\n"
    text = f"{page}INT. TENT - DAY\n\nA clown.\n\n.\n\n-\n\nA horse.\n"
    compiled = compile_text(text, draft=True)
    assert [(s.location, f.action) for s in compiled.scenes for f in s.frames] == [
        ("TENT", "A clown."), ("TENT", "A horse."),
    ]  # fmt: skip
    kept = "Title: X\n\nA note, written by hand.\n\nINT. TENT - DAY\n\nA clown holds it, written by hand\n"
    assert len([f for s in compile_text(kept, draft=True).scenes for f in s.frames]) == 2


def test_a_title_page_that_stands_in_is_one() -> None:
    text = "    Title: Nemesis\n    Author: N. B.\n        and others\n\nINT. TENT - DAY\n\nA clown.\n"
    compiled = compile_text(text, draft=True)
    assert [s.location for s in compiled.scenes] == ["TENT"]
    text = "    Title: nobody knows it.\n\nINT. TENT - DAY\n\nA clown.\n"
    assert len(compile_text(text, draft=True).scenes) == 2


def test_a_speech_that_goes_on_behind_a_comma() -> None:
    text = "INT. TENT - DAY\n\nANN\nStay on MY SIDE\n\n,\nRIGHT NOW\n\n, understand?\n\nBob nods.\n"
    (scene,) = compile_text(text, draft=True).scenes
    assert [d.text for f in scene.frames for d in f.dialogue] == ["Stay on MY SIDE , RIGHT NOW , understand?"]


@pytest.mark.parametrize(
    ("cue", "voice"),
    [
        ("P.A. SYSTER (MALE V.O.)", "over"),
        ("ANN (YOUNG, O.S.)", "off"),
        ("ANN (whispering O.C.)", "off"),
        ("ANN (VO FILTERED)", "over"),
        ("ANN (PHONE FILTER)", "over"),
        ("ANN (FILTERED THROUGH PHONE)", "over"),
        ("ANN (OVER THE RADIO)", "over"),
        ("RADIO V.O.", "over"),
        ("ANN (INTO PHONE)", "on"),
        ("ANN (HOLDING THE PHONE)", "on"),
        ("ANN (TO THE RADIO)", "on"),
        ("ANN (VOICE BREAKING)", "on"),
        ("ANN (OSCAR NIGHT)", "on"),
        ("ANN (P.O.V.)", "on"),
    ],
)
def test_voices_by_extension(cue: str, voice: str) -> None:
    assert read_cue(cue).voice == voice
