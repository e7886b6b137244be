"""What captions say of pictures that do not show all that was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from boards import board

from storyboard_cli.plan.staging.staged_subject import NO_ROOM, OUTSIDE, Drawn, StagedSubject
from storyboard_cli.presenting.board_remarks import drawn_remarks, with_periods


def subject(what: str, drawn: Drawn, why: str = "") -> StagedSubject:
    return StagedSubject(what=what, kind="thing", drawn=drawn, why=why)


def test_stand_ins_and_what_is_left_out_are_named_once() -> None:
    subjects = [
        subject("Piano", "stand_in"),
        subject("birdcage", "stand_in"),
        subject("piano", "stand_in"),
        subject("balloon", "off", NO_ROOM),
        subject("wall", "off", "part of the place"),
        subject("dog", "shape"),
    ]
    assert drawn_remarks(subjects, "MS") == ("stand-in: piano, birdcage", "not drawn: balloon")
    assert drawn_remarks([subject("dog", "shape")], "WS") == ()


def test_what_is_outside_a_near_picture_is_not_missed() -> None:
    subjects = [subject("dog", "off", OUTSIDE)]
    assert drawn_remarks(subjects, "CU") == ()
    assert drawn_remarks(subjects, "WS") == ("not drawn: dog",)


def test_a_period_is_said_once_a_scene(tmp_path: Path) -> None:
    shown = board(tmp_path, 6)
    texts = ["Rain.", "In 1989, rain.", "In 1989, snow.", "A Victorian lamp.", "Rain.", "In 1989."]
    panels = [replace(p, action=text, notes=()) for p, text in zip(shown.panels, texts, strict=True)]
    scenes: Any = [
        SimpleNamespace(scene_id="S01", heading="EXT. BERLIN 1989 - DAY"),
        SimpleNamespace(scene_id="S02", heading="INT. HALL - DAY"),
    ]
    said = [p.remarks for p in with_periods(panels, scenes)]
    year, name = ("period 1989 is not drawn",), ("period Victorian is not drawn",)
    assert said == [year, (), (), name, (), year]
