"""Sets, light, weather, crowds, camera moves and speed lines."""

from __future__ import annotations

from fractions import Fraction

import pytest

from storyboard_cli.core.ids import AssetType
from storyboard_cli.plan.staging import look_of
from storyboard_cli.plan.staging.indoor_sets import INDOOR_PLANS
from storyboard_cli.plan.staging.moves import MOVES
from storyboard_cli.plan.staging.outdoor_sets import OUTDOOR_PLANS
from storyboard_cli.plan.staging.sets import SET_PLANS, setting_kind
from storyboard_cli.reading.tables import ENGLISH, table
from storyboard_cli.spec.appearance import Appearance
from storyboard_cli.spec.asset import AssetSpec, Variant
from tests.plan.staging_world import AARAV, LOOKS, MEERA, frame, one, staged

PLACES = {
    "CLASSROOM": "classroom",
    "COLLEGE LIBRARY": "library",
    "AARAV'S BEDROOM": "bedroom",
    "HOSTEL CORRIDOR": "corridor",
    "BUSY STREET": "street",
    "COLLEGE CAMPUS": "campus",
    "DEEP FOREST": "forest",
    "BUS STOP": "bus_stop",
    "TAXI": "vehicle",
    "OFFICE": "office",
    "KITCHEN": "kitchen",
    "ROOFTOP": "rooftop",
    "CRICKET FIELD": "stadium",
    "CAFE": "cafe",
    "CITY PARK": "park",
    "RAILWAY STATION": "station",
    "HOSPITAL WARD": "hospital",
}


@pytest.mark.parametrize("location", PLACES)
def test_the_kind_of_set_comes_from_the_place(location: str) -> None:
    side = "int" if SET_PLANS[PLACES[location]].interior else "ext"
    assert setting_kind(None, location, side) == PLACES[location]


def test_an_unknown_place_is_a_plain_room_indoors_and_open_ground_outdoors() -> None:
    assert one(location="XYZZY", int_ext="int").setting == "plain_room"
    assert one(location="XYZZY", int_ext="ext").setting == "open_ground"
    assert len(SET_PLANS) >= 20


def spec(asset_id: str, prompt: str, **fields: object) -> AssetSpec:
    kind = AssetType({"CHAR": "character", "ENV": "environment", "PROP": "prop"}[asset_id.split("_")[0]])
    return AssetSpec(
        schema=1, asset_id=asset_id, asset_type=kind, name=asset_id[-3:], canonical_prompt=prompt, **fields
    )  # type: ignore[arg-type]


def test_a_written_setting_wins_over_words() -> None:
    look = look_of(spec("ENV_Qqq", "a wide green forest", appearance=Appearance(setting="classroom")))
    assert setting_kind(look, "FOREST", "ext") == "classroom"
    assert (
        setting_kind(look_of(spec("ENV_Qqq", "rows of old desks in a lecture classroom")), "", "int")
        == "classroom"
    )


def test_a_look_reads_height_and_build_from_the_spec() -> None:
    tall = look_of(spec("CHAR_001", "young man, lean build", appearance=Appearance(height_cm=191)))
    assert (tall.height_m, tall.build) == (1.91, "slim")
    child = look_of(spec("CHAR_001", "a small girl"))
    assert child.height_m < 1.4
    variant = Variant(name="boots", appearance=Appearance(height_cm=180))
    both = spec("CHAR_001", "woman", variants=[variant])
    assert (look_of(both).height_m, look_of(both, "boots").height_m) == (1.65, 1.8)
    assert look_of(spec("CHAR_EXTRAS", "students in uniform")).group
    assert look_of(spec("PROP_Bag", "a worn leather backpack")).thing.shape == "backpack"  # type: ignore[union-attr]


def test_light_follows_time_lighting_and_mood() -> None:
    day = one(location="STREET", int_ext="ext", time_of_day="day").light
    night = one(location="STREET", int_ext="ext", time_of_day="night").light
    assert night.darkness > 0.6 > 0.1 > day.darkness and night.warmth < day.warmth
    lamp = one(location="ROOM", time_of_day="night").light
    assert lamp.practical and lamp.darkness < night.darkness
    assert one(lighting="backlit by the window").light.azimuth_deg == 180
    assert one(lighting="soft diffuse").light.contrast < one(lighting="hard, harsh").light.contrast
    assert one(mood="tense").light.contrast > one(mood="calm").light.contrast


def test_weather_and_season_come_from_words() -> None:
    outside = one("Rain pours down on Aarav.", location="STREET", int_ext="ext")
    assert outside.weather == "rain"
    assert one("Snow falls.", location="PARK", int_ext="ext").weather == "snow"
    assert one("Rain beats on the window.", location="ROOM").weather is None, "indoors it is dry"


@pytest.mark.parametrize(
    ("action", "fast"),
    [("Aarav runs.", True), ("Aarav sprints away.", True), ("Aarav walks.", False), ("", False)],
)
def test_speed_lines_are_drawn_only_where_the_action_says_so(action: str, fast: bool) -> None:
    assert one(action).speed_lines is fast


@pytest.mark.parametrize("kind", sorted(MOVES - {"static"}))
@pytest.mark.parametrize("picture", [(1344, 768), (768, 1344), (1344, 560)])
def test_a_move_goes_between_two_rectangles_of_the_pictures_aspect(
    kind: str, picture: tuple[int, int]
) -> None:
    move = one(movement=kind, size="MS", picture=picture).move
    assert move is not None and move.start != move.end
    aspect = Fraction(*picture)
    for box in (move.start, move.end):
        assert box.left >= 0 and box.top >= 0 and box.right <= picture[0] and box.bottom <= picture[1]
        assert box.width / box.height == pytest.approx(float(aspect), rel=0.01)


def test_moves_go_where_their_names_say() -> None:
    def shift(kind: str) -> tuple[float, float]:
        move = one(movement=kind).move
        assert move is not None
        return move.end.left - move.start.left, move.end.top - move.start.top

    assert shift("pan_right")[0] > 0 > shift("pan_left")[0]
    assert shift("tilt_down")[1] > 0 > shift("tilt_up")[1]
    push, pull = one(movement="push_in").move, one(movement="pull_out").move
    assert push is not None and pull is not None
    assert push.end.width < push.start.width and pull.end.width > pull.start.width
    assert one(movement="static").move is None


def test_a_crowd_stands_behind_and_hides_nobody() -> None:
    staging = one("Aarav walks through the crowd.", size="FS", location="CAMPUS", int_ext="ext")
    assert staging.crowd == len(staging.extras) >= 6
    assert staging.figures[0].visible > 0.95
    assert one("Aarav walks.", size="FS").crowd == 0


def test_a_crowd_is_the_same_in_every_frame_of_a_scene() -> None:
    first, second = staged(
        frame(1, "Three students wait.", []),
        frame(2, "Three students wait.", []),
        location="CAMPUS",
        int_ext="ext",
    )
    assert first.crowd == 3 and [e.place for e in first.extras] == [e.place for e in second.extras]


def test_a_room_grows_with_its_cast() -> None:
    small = one("", [AARAV, MEERA]).room
    large = one("", [f"CHAR_{i:03d}" for i in range(1, 41)]).room
    assert large.right - large.left > small.right - small.left
    assert large.back > small.back


def test_the_environment_variant_gives_the_time_of_day() -> None:
    found = staged(frame(1), location="", environment="ENV_Bus_Stop:night", looks=LOOKS, int_ext="ext")[0]
    assert (found.setting, found.time_of_day) == ("bus_stop", "night")


@pytest.mark.parametrize(
    ("location", "int_ext", "kind"),
    [
        ("NIGHT MARKET", "ext", "market"),
        ("ALLEY BEHIND THE MARKET", "ext", "alley"),
        ("FOREST CABIN", "int", "cabin"),
        ("TRAIN STATION", "int", "station_hall"),
        ("SUPERMARKET", "int", "supermarket"),
        ("CAR", "ext", "street"),
        ("CAR", "int", "vehicle"),
        ("FUNICULAR CAR", "int", "bus"),
        ("GAS STATION", "int", "supermarket"),
        ("PETROL STATION", "int", "supermarket"),
        ("FIRE STATION", "int", "garage"),
        ("POLLING STATION", "int", "hall"),
        ("BROWNSTONE", "ext", "house_front"),
        ("OIL RIG", "ext", "ship_deck"),
        ("POLICE STATION", "int", "police"),
        ("CISTERN", "int", "tunnel"),
        ("ELEPHANT HOUSE", "int", "barn"),
        ("LUNAR SURFACE - RIDGE", "ext", "planet"),
        ("MARS - CANYON", "ext", "planet"),
        ("LAS CRUCES - CANYON", "ext", "canyon"),
        ("MOON BASE - HARBOUR", "ext", "harbour"),
    ],
)
def test_outside_is_no_room_and_inside_no_field(location: str, int_ext: str, kind: str) -> None:
    assert setting_kind(None, location, int_ext) == kind


INSIDE = {
    "CHURCH BASEMENT": "cellar",
    "HOSPITAL CORRIDOR": "corridor",
    "PRISON CELL": "cell",
    "SUBMARINE - CONTROL ROOM": "submarine",
    "MISSION CONTROL": "control_room",
    "BANK VAULT": "vault",
    "BANK": "bank",
    "KITCHEN OF THE RESTAURANT": "kitchen",
    "THE BACK OF THE BAR": "bar",
    "JOE'S BAR": "bar",
    "JOE'S BAR - RESTROOM": "bathroom",
    "SPACESHIP COCKPIT": "cockpit",
    "STARSHIP - BRIDGE": "starship",
    "TRAWLER - WHEELHOUSE": "wheelhouse",
    "GUNBOAT - BRIDGE": "wheelhouse",
    "BATU'S GER": "ger",
    "STATION - MAINTENANCE SHAFT": "shaft",
    "HOTEL - LIFT SHAFT": "shaft",
    "X LANES": "bowling_alley",
    "RADAR ROOM": "control_room",
    "PRESS ROOM": "conference",
    "AIR FRANCE 747": "aeroplane",
    "PORSCHE": "vehicle",
    "HERDERS' ENCAMPMENT - YURT": "ger",
    "SPACESHIP - CORRIDOR": "space_corridor",
    "CHOCOLATE FACTORY": "factory",
    "COURTROOM 4B": "courtroom",
    "GRAND HOTEL - ROOM 12": "hotel_room",
    "GRAND HOTEL - BAR": "bar",
    "KITCHEN, DELANEY HOUSE": "kitchen",
    "LUCY'S ROOM": "bedroom",
    "CAPTAINS_CABIN": "ship_cabin",
    "NATURAL HISTORY MUSEUM - DINOSAUR HALL": "museum",
    "SUPERMARKET - AISLE FIVE": "supermarket",
    "ANTECHAMBER": "plain_room",
    "STREET": "plain_room",
    "TAVERN": "bar",
    "BOAT CABIN": "ship_cabin",
    "CABIN": "cabin",
}


@pytest.mark.parametrize("location", INSIDE)
def test_the_head_noun_says_which_interior_it_is(location: str) -> None:
    assert setting_kind(None, location, "int") == INSIDE[location]


def test_the_script_decides_where_it_says_more_than_the_name_of_the_asset() -> None:
    hospital = look_of(spec("ENV_Qqq", "a tired building").model_copy(update={"name": "Mercy Hospital"}))
    assert setting_kind(hospital, "MERCY HOSPITAL - CORRIDOR", "int") == "corridor"
    assert setting_kind(hospital, "MERCY HOSPITAL", "int") == "hospital"
    assert setting_kind(hospital, "MERCY", "int") == "hospital"


def test_a_description_asks_for_an_interior_of_its_own() -> None:
    described = look_of(spec("ENV_Qqq", "pews and candles of a small church"))
    assert setting_kind(described, "", "int") == "church"


@pytest.mark.parametrize("kind", sorted(k for k, plan in SET_PLANS.items() if plan.interior))
def test_every_interior_is_reached_by_its_own_words(kind: str) -> None:
    words = table(ENGLISH, "indoor_sets")[kind]
    assert setting_kind(None, kind.replace("_", " ").upper(), "int") == kind
    assert {setting_kind(None, word.upper(), "int") for word in words} == {kind}


@pytest.mark.parametrize("kind", sorted(k for k, plan in SET_PLANS.items() if not plan.interior))
def test_int_never_gives_an_outdoor_set(kind: str) -> None:
    assert SET_PLANS[setting_kind(None, kind.replace("_", " ").upper(), "int")].interior


OUTSIDE = {
    "SLATE QUARRY": "quarry",
    "TRAWLER - AFTERDECK": "ship_deck",
    "TRAWLER": "sea",
    "LAGOON": "lake",
    "HERDERS' ENCAMPMENT": "campfire",
    "ROMAN ENCAMPMENT": "military_camp",
    "CHURCH YARD": "graveyard",
    "DESERT ROAD": "desert_road",
    "SAHARA HIGHWAY": "desert_road",
    "CASTLE GATE": "castle_gate",
    "CASTLE - GATE": "castle_gate",
    "JUNGLE RIVER": "jungle_river",
    "HARBOUR BRIDGE": "river_bridge",
    "FARMHOUSE PORCH": "house_front",
    "MARKET SQUARE": "market",
    "EDGE OF THE FOREST": "forest",
    "OUTSIDE THE CHURCH": "church_front",
    "GAS STATION OFF HIGHWAY 61": "gas_station",
    "SCHOOL - PLAYGROUND": "playground",
    "CITY - ROOFTOP": "rooftop",
    "HOSPITAL": "building_front",
    "HOSPITAL PARKING LOT": "car_park",
    "SCHOOL": "school_front",
    "SPACESHIP": "space",
    "CAR": "street",
    "TRUCK": "road",
    "GAS STATION - TRUCK": "gas_station",
    "TRAIN": "tracks",
    "PLAZA MAYOR": "square",
    "OBSERVATORY": "building_front",
    "XYZZY": "open_ground",
    "THE WORLD OUTSIDE": "open_ground",
    "BEHIND": "open_ground",
    " - ": "open_ground",
}


@pytest.mark.parametrize("location", OUTSIDE)
def test_the_head_noun_says_which_exterior_it_is(location: str) -> None:
    assert setting_kind(None, location, "ext") == OUTSIDE[location]


@pytest.mark.parametrize("kind", sorted(k for k, plan in SET_PLANS.items() if not plan.interior))
def test_every_exterior_is_reached_by_its_own_words(kind: str) -> None:
    rows = table(ENGLISH, "outdoor_sets")
    words = [word for row in (kind, f"{kind} moving") for word in rows.get(row, ())]
    assert words and setting_kind(None, kind.replace("_", " ").upper(), "ext") == kind
    assert {setting_kind(None, word.upper(), "ext") for word in words} == {kind}


@pytest.mark.parametrize("kind", sorted(k for k, plan in SET_PLANS.items() if plan.interior))
def test_ext_never_gives_an_interior_set(kind: str) -> None:
    assert not SET_PLANS[setting_kind(None, kind.replace("_", " ").upper(), "ext")].interior


def test_each_kind_of_set_has_a_name_of_its_own() -> None:
    assert len(SET_PLANS) == len(INDOOR_PLANS) + len(OUTDOOR_PLANS)
