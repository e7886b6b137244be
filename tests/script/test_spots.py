"""Lines in capitals that name another spot of the scene's place, and the frames that play there."""

from __future__ import annotations

import pytest

from storyboard_cli.script.headings import read_heading
from storyboard_cli.script.spots import spot_of
from tests.script.world import asset, compile_text, facts

_HEAD = "EXT. STREET - NIGHT\n\nBen and Ann run.\n\n"


def _places(text: str) -> list[tuple[str | None, str | None, str]]:
    """Inside or outside, spot and words of the frames."""
    (scene,) = compile_text(_HEAD + text + "\n", draft=True).scenes
    return [
        (f.place.int_ext if f.place else None, f.place.sub_location if f.place else None, f.action or "")
        for f in scene.frames
    ][1:]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("IN BRENDAN'S CAR", "BRENDAN'S CAR"),
        ("IN THE KITCHEN", "KITCHEN"),
        ("INSIDE THE CAR", "CAR"),
        ("BACK IN THE CELL", "CELL"),
        ("AT THE BAR.", "BAR"),
        ("OUTSIDE THE CAR", "CAR"),
    ],
)
def test_a_line_names_a_spot(line: str, place: str) -> None:
    found = spot_of(line)
    assert found is not None
    assert (found.place, found.how == "spot outside") == (place, line.startswith("OUTSIDE"))


@pytest.mark.parametrize(
    "line",
    [
        "IN A FLASH",
        "AT LAST",
        "IN LOVE",
        "In the kitchen",
        "IN THE KITCHEN, BEN RUNS.",
        "OUTSIDE",
        "IN COMES BEN",
    ],
)
def test_other_lines_name_none(line: str) -> None:
    assert spot_of(line) is None


def test_the_frames_behind_it_play_there_until_something_else_is_said() -> None:
    assert _places(
        "IN BEN'S CAR\n\nBen drives.\n\nANN\nHey.\n\nOUTSIDE THE CAR\n\nRain.\n\nBACK TO SCENE\n\nA dog."
    ) == [
        ("int", "BEN'S CAR", "IN BEN'S CAR. Ben drives."),
        ("ext", "CAR", "OUTSIDE THE CAR. Rain."),
        (None, None, "A dog."),
    ]
    assert _places("AT THE CAR\n\nBen waits.") == [("ext", "CAR", "AT THE CAR. Ben waits.")]
    assert _places("IN THE KITCHEN\n\nBen cooks.\n\nIN THE STREET\n\nRain.")[-1][:2] == (None, None)


def test_a_spot_is_nobody_and_has_the_scene_s_time() -> None:
    text = f"{_HEAD}IN BEN'S CAR\n\nAnn drives.\n\nINT. HALL - DAY\n\nA dog.\n"
    compiled = compile_text(text, draft=True)
    frame = compiled.scenes[0].frames[1]
    assert frame.place is not None
    assert (frame.place.location, frame.place.time_of_day) == ("STREET", "night")
    assert compiled.scenes[1].frames[0].place is None


def test_a_spot_that_the_project_knows_is_its_own_place() -> None:
    known = facts([asset("ENV_STREET", "Street"), asset("ENV_KITCHEN", "Kitchen")])
    compiled = compile_text(f"{_HEAD}IN THE KITCHEN\n\nA dog.\n\nIN THE GARAGE\n\nA cat.\n", known=known)
    places = [f.place.environment if f.place else None for f in compiled.scenes[0].frames]
    assert places == [None, "ENV_KITCHEN", "ENV_STREET"]
    assert not [p for p in compiled.problems if p.code == "unresolved-environment"]


def test_the_scene_s_own_place_is_no_other_spot() -> None:
    found = spot_of("BACK IN THE CELL")
    assert found is not None
    assert found.heading(read_heading("INT. POLICE STATION - CELL - NIGHT")) is None
