"""What is said of somebody's looks holds for as long as it is true: an age for good, a coat for a scene."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.shown import Shown
from tests.script.world import compile_text

HALL = "INT. HALL - DAY\n\nANNA, 30, tall, waits in a red coat beside BEN (40).\n\n{then}\n"


def people(then: str) -> list[dict[str, Shown]]:
    """Each frame after the first: name, or noun → who is shown."""
    scenes = compile_text(HALL.format(then=then), draft=True).scenes
    frames = [frame for scene in scenes for frame in scene.live_frames][1:]
    return [{s.name or s.what: s for s in f.shown if s.kind == "person"} for f in frames]


def test_age_and_build_hold_for_good_and_clothes_for_a_scene() -> None:
    shown = people("Anna nods, tired.\n\nINT. ROOM - NIGHT\n\nAnna sleeps.")
    assert [dict(frame["ANNA"].looks) for frame in shown] == [
        {"age": "30", "build": "tall", "is": "tired", "sex": "woman", "wears": "red coat"},
        {"age": "30", "build": "tall", "sex": "woman"},
    ]


@pytest.mark.parametrize(
    ("then", "worn"),
    [
        ("Anna takes off her coat.", None),
        ("Anna drops her coat.", "red coat"),
        ("Anna removes her red coat.", None),
        ("Anna straightens her hat.", "red coat; hat"),
        ("Anna cannot find her hat.", "red coat"),
        ("Ben pulls her by her collar.", "red coat"),
        ("Anna sees Ben bundled up in his robe.", "red coat"),
        ("Anna, without her coat, sits.", None),
        ("Anna waits in a white shirt, no coat.", "white shirt"),
        ("Anna has no hat on.", "red coat"),
        ("Without her coat Anna shivers.", None),
        ("Anna, no gloves, knocks.", "red coat"),
        ("Anna stands there in boots and without a hat.", "red coat; boots"),
        ("Anna, with no coat and no shoes, runs.", None),
        ("Anna isn't wearing her coat.", None),
        ("Anna no longer wears the coat.", None),
    ],
)
def test_clothes_that_are_not_worn(then: str, worn: str | None) -> None:
    assert people(then)[0]["ANNA"].looks.get("wears") == worn


def test_a_garment_goes_to_whose_it_is() -> None:
    assert people("Anna sees Ben bundled up in his robe.")[0]["BEN"].looks["wears"] == "robe"


def test_a_later_word_is_no_introduction() -> None:
    shown = people("Ben is a tired man, and short.\n\nBen laughs.")
    assert (shown[1]["BEN"].looks, shown[1]["BEN"].what) == ({"age": "40", "sex": "man"}, "BEN")


@pytest.mark.parametrize(
    ("text", "name", "looks"),
    [
        ("PHOEBE Larson, 28, pale, sits.", "PHOEBE", {"age": "28", "sex": "woman", "skin": "pale"}),
        ("Diane LASSETER (47) sits with her son.", "LASSETER", {"age": "47", "sex": "woman"}),
        ("Sheriff Bernie WATTS, 44, tall, comes in.", "WATTS", {"age": "44", "build": "tall"}),
        ("ANNA sits by MIKE Howell, 29, in a grey suit.", "MIKE",
         {"age": "29", "sex": "man", "wears": "grey suit"}),
        ("DIANE sits with her son, SCOTT Lasseter, 15.", "SCOTT", {"age": "15", "sex": "man"}),
        ("ANTON (40), Marta's husband, a bald man, sits.", "ANTON",
         {"age": "40", "hair": "bald", "sex": "man"}),
        ("JAMIE RYE (30s), a short man, sits.", "JAMIE RYE",
         {"age": "30s; 35", "build": "short", "sex": "man"}),
    ],
)  # fmt: skip
def test_a_whole_name_has_what_is_said_behind_it(text: str, name: str, looks: dict[str, str]) -> None:
    scene = compile_text(f"INT. HALL - DAY\n\n{text}\n\nMARTA\nHi.\n", draft=True).scenes[0]
    shown = {s.name: s.looks for s in scene.frames[0].shown if s.name}
    assert shown[name] == looks


def test_a_surname_alone_and_a_whole_name_mean_who_is_cued_by_one_of_them() -> None:
    text = "INT. COCKPIT - DAY\n\nVICTOR BASTA sits. Victor smiles.\n\nBASTA\nReady.\n\nMRS. BASTA knocks.\n"
    frames = compile_text(text, draft=True).scenes[0].live_frames
    assert [[s.name for s in f.shown if s.name] for f in frames] == [["BASTA"], ["MRS BASTA"]]


def test_two_of_a_family_are_two() -> None:
    text = "INT. HALL - DAY\n\nTED STRIKER sits. MARY STRIKER stands.\n\nSTRIKER\nReady.\n"
    frame = compile_text(text, draft=True).scenes[0].live_frames[0]
    assert [s.name for s in frame.shown if s.name][:2] == ["TED STRIKER", "MARY STRIKER"]


def test_a_listener_looks_as_before() -> None:
    text = "INT. HALL - DAY\n\nANNA (30) and BEN (40) wait.\n\nCLOSE ON BEN\n\nANNA (O.S.)\nHi.\n"
    frame = compile_text(text, draft=True).scenes[0].live_frames[-1]
    assert {s.name: s.looks.get("age") for s in frame.shown} == {"BEN": "40", "ANNA": "30"}


def test_looks_behind_a_colon_are_those_of_whom_the_sentence_is_about() -> None:
    text = "EXT. RIG - DAY\n\nROURKE jumps down before the rotors stop: red survival suit, broken nose.\n"
    shown = {s.name: s.looks for s in compile_text(text, draft=True).scenes[0].frames[0].shown}
    assert shown["ROURKE"] == {"body": "broken nose", "wears": "red survival suit"}


@pytest.mark.parametrize(
    ("heading", "action", "people"),
    [
        ("INT. CAR - CONTINUOUS", "The boys sleep.", [("boys", 2)]),
        ("INT. CAR - NIGHT", "The boys sleep.", [("boys", 2)]),
        ("INT. CAR - NIGHT", "Boys sleep.", [("boys", 3)]),
    ],
)
def test_the_boys_are_as_many_as_they_were(heading: str, action: str, people: list[tuple[str, int]]) -> None:
    text = f"EXT. QUAY - DAY\n\nTwo boys swim.\n\nANNA (30) hugs BEN (40).\n\n{heading}\n\n{action}\n"
    frame = compile_text(text, draft=True).scenes[1].live_frames[0]
    assert [(s.name or s.what, s.count) for s in frame.shown if s.kind in ("person", "group")] == people


def test_clothes_come_along_where_no_time_has_passed() -> None:
    worn = [
        people(f"INT. CAR - {time}\n\nAnna sits.")[0]["ANNA"].looks.get("wears")
        for time in ("CONTINUOUS", "SAME", "MOMENTS LATER", "NIGHT")
    ]
    assert worn == ["red coat", "red coat", "red coat", None]
