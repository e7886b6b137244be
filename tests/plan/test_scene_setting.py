"""The kind of set of a scene, by its heading and by its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.plan.staging.sets import SET_PLANS, setting_kind
from storyboard_cli.reading.tables import ENGLISH, table
from tests.plan.test_cabins import stagings


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Rain hits the windows.", "wheelhouse"), ("A planet fills the screen. They are in orbit.", "starship")],
)
def test_a_bridge_is_a_ships_unless_the_words_are_of_space(tmp_path: Path, words: str, kind: str) -> None:
    text = f"INT. VALIANT - BRIDGE - DAY\n\n{words} KIRA stands at the rail.\n"
    assert {s.setting for s in stagings(tmp_path, text)} == {kind}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("KIRA stands and looks at the sky.", "ship_deck"),
        ("KIRA swims for her life.", "sea"),
        ("A storm comes up.", "sea"),
    ],
)
def test_who_stands_at_sea_is_on_a_deck(tmp_path: Path, words: str, kind: str) -> None:
    text = f"EXT. NORTH ATLANTIC - DAY\n\n{words}\n"
    assert {s.setting for s in stagings(tmp_path, text)} == {kind}


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("DIRT ROAD - OUTSKIRTS OF MIAMI", "road"),
        ("GRAVEL ROAD - EDGE OF TOWN", "road"),
        ("BEACH - OUTSKIRTS OF TOWN", "beach"),
        ("CENTRAL PARK - NEW YORK CITY", "park"),
        ("OUTSKIRTS OF TOWN", "street"),
        ("MOUNTAIN VILLAGE", "village"),
    ],
)
def test_any_part_of_a_heading_says_more_than_its_town(heading: str, kind: str) -> None:
    assert setting_kind(None, heading, "ext") == kind


def test_who_is_at_a_wheel_is_in_a_car_whose_make_no_dictionary_knows(tmp_path: Path) -> None:
    text = "INT. ZENTRA - DAY\n\nThe man is behind the wheel. His wife sleeps in the back.\n"
    assert {s.setting for s in stagings(tmp_path, text)} == {"vehicle"}


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("A man sits behind the wheel of a Zentra.", ["man", "car"]),
        ("A boy sits behind the wheel, crying.", ["boy", "car"]),
        ("KIRA is at the wheel of her father's Subaru.", ["KIRA", "subaru"]),
        ("KIRA is at the wheel of a red convertible.", ["KIRA", "convertible"]),
        ("KIRA stands behind a wheel of cheese.", ["KIRA", "wheel", "cheese"]),
        ("KIRA is at the wheel of her life.", ["KIRA"]),
    ],
)
def test_a_wheel_that_somebody_is_at_is_a_cars(tmp_path: Path, words: str, drawn: list[str]) -> None:
    (staging,) = stagings(tmp_path, f"EXT. COUNTRY ROAD - DAY\n\n{words}\n")
    assert [s.what for s in staging.subjects if s.drawn in ("figure", "shape")] == drawn


@pytest.mark.parametrize(
    ("heading", "inside", "outside"),
    [
        ("KÜCHE", "kitchen", "house_front"),
        ("LA CUISINE DE MARIE", "kitchen", "house_front"),
        ("HÔPITAL - COULOIR", "corridor", "building_front"),
        ("COULOIR DE L'HÔPITAL", "corridor", "building_front"),
        ("La Tente de BENJAMIN", "tent", "campfire"),
        ("DIE HÜTTE IM WALD", "cabin", "house_front"),
        ("CHAMBRE D'HÔTEL", "hotel_room", "house_front"),
        ("CASA DE MARÍA - DORMITORIO", "bedroom", "house_front"),
        ("L'APPARTEMENT DE PAUL", "room", "house_front"),
        ("BAD NEIGHBORHOOD", "plain_room", "suburb"),  # no German bathroom
    ],
)
def test_places_of_other_languages_have_their_sets(heading: str, inside: str, outside: str) -> None:
    assert (setting_kind(None, heading, "int"), setting_kind(None, heading, "ext")) == (inside, outside)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("A man in an office looks at his screen. The market is about to open.", "office"),
     ("A cow stands in a meadow.", "field")],
)  # fmt: skip
def test_words_before_the_first_heading_say_where_they_are(tmp_path: Path, words: str, kind: str) -> None:
    text = f"FADE IN:\n\n{words}\n\nINT. KITCHEN - DAY\n\nKIRA cooks.\n"
    assert [s.setting for s in stagings(tmp_path, text)] == [kind, "kitchen"]


@pytest.mark.parametrize(
    ("heading", "inside", "outside"),
    [
        ("WEDDING", "church", "church_front"),
        ("KIRA'S BIRTHDAY PARTY - LATER", "hall", "backyard"),
        ("THE HARD RAIN PREMIERE", "theatre", "street"),
        ("TALK SHOW", "studio", "open_ground"),
        ("STATE DINNER", "great_hall", "open_ground"),
        ("ACCIDENT SPOT", "plain_room", "road"),
        ("WEDDING RECEPTION", "lobby", "building_front"),  # a reception is a place that is known
        ("WAR ROOM", "conference", "building_front"),
    ],
)
def test_an_occasion_is_held_somewhere(heading: str, inside: str, outside: str) -> None:
    assert (setting_kind(None, heading, "int"), setting_kind(None, heading, "ext")) == (inside, outside)


@pytest.mark.parametrize("name", ["indoor_events", "outdoor_events"])
def test_every_occasion_has_a_set_on_its_side(name: str) -> None:
    inside = name == "indoor_events"
    assert [k for k in table(ENGLISH, name) if SET_PLANS[k].interior is not inside] == []
