"""Somebody of whom the words speak twice is one subject."""

from __future__ import annotations

import pytest

from storyboard_cli.assets.thing_guess import singular
from storyboard_cli.reading.shown import Shown
from tests.script.world import compile_text

CUES = "INT. CAR - DAY\n\nKARL\nHi.\n\nAMY\nHi.\n\nINT. HALL - DAY\n\n{action}\n"


def shown(action: str) -> list[Shown]:
    frame = compile_text(CUES.format(action=action), draft=True).scenes[1].live_frames[0]
    return [s for s in frame.shown if s.in_view is True]


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("The young man bends over - it's KARL.", ["KARL"]),
        ("A person runs. It's Amy.", ["AMY"]),
        ("A very tall girl waits. This is AMY.", ["AMY"]),
        ("A lady smiles. Her name is AMY.", ["AMY"]),
        ("A man sits. It's not Karl.", ["man"]),
        ("Karl stops. A woman stands there. It is a nurse.", ["KARL", "woman"]),
        ("Two young guys: GARY and JIMMY.", ["GARY", "JIMMY"]),
        ("Two cops (ROSS and KENT) sit.", ["ROSS", "KENT"]),
        ("Three cops: ROSS and KENT.", ["cops", "ROSS", "KENT"]),
        ("Four heads (Karl, Amy) turn.", ["KARL", "AMY"]),
    ],
)
def test_one_person_is_one(action: str, people: list[str]) -> None:
    assert [s.name or s.what for s in shown(action) if s.kind == "person"] == people


def test_a_name_has_what_was_said_before_it() -> None:
    found = shown("Two young guys in red caps wait: GARY and JIMMY.")
    assert [(s.name, s.looks["age"], s.looks["wears"], s.does) for s in found] == [
        ("GARY", "young", "red caps", "wait"),
        ("JIMMY", "young", "red caps", "wait"),
    ]


@pytest.mark.parametrize(
    ("action", "kinds"),
    [
        ("An old black Chevrolet pulls up.", {"chevrolet": "vehicle"}),
        ("Karl cleans his Glock.", {"glock": "thing"}),
        ("The Bronx is far.", {}),
        ("Karl's Honda.", {"honda": "vehicle"}),
    ],
)
def test_a_make_is_a_thing_or_a_vehicle(action: str, kinds: dict[str, str]) -> None:
    assert {s.what: s.kind for s in shown(action) if s.kind != "person"} == kinds


@pytest.mark.parametrize(
    ("action", "who", "does"),
    [
        ("Karl enters the hall carrying a lamp.", "KARL", "enter"),
        ("Karl drives a car smoking a joint.", "car", None),
        ("A sled pulled by dogs.", "sled", "pull"),
    ],
)
def test_a_participle_belongs_to_somebody_who_lives(action: str, who: str, does: str | None) -> None:
    assert {s.name or s.what: s.does for s in shown(action)}[who] == does


def test_he_is_who_acts_and_him_is_the_other_one() -> None:
    text = CUES.format(action="BEN (40) hits Karl.\n\nHe laughs.\n\nKarl looks at him.")
    frames = compile_text(text, draft=True).scenes[1].live_frames
    assert [[s.name for s in f.shown] for f in frames] == [["BEN", "KARL"], ["BEN"], ["KARL", "BEN"]]


@pytest.mark.parametrize(
    ("action", "people"),
    [
        (
            "When he finally comes, he comes running, a tall student, and Karl looks at him.",
            ["student", "KARL"],
        ),
        ("In the nearest chair, SHERIFF COBB, face hidden under a towel.", ["SHERIFF COBB"]),
        ("The WAITRESS SLAMS the door.", ["waitress"]),
        ("The barber's razor trembles.", ["barber"]),
        ("The nurse's hand lies on the bed.", ["nurse"]),
        ("The barber's razor is old.", []),
        ("The doctor's office.", []),
    ],
)
def test_people_who_are_said_in_passing(action: str, people: list[str]) -> None:
    assert [s.name or s.what for s in shown(action) if s.kind == "person"] == people


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("A bugler of about fifteen waits.", [("bugler", "fifteen")]),
        ("A boy of eight waits.", [("boy", "child")]),
        ("Karl shows a crude drawing of Amy, a dog and a nurse.", [("KARL", None)]),
        ("A bearded enemy sits.", [("enemy", None)]),
        ("SWAT COPS enter. Karl runs. SWAT COPS fire.", [("swat cops", None), ("KARL", None)]),
    ],
)
def test_people_and_their_ages(action: str, people: list[tuple[str, str | None]]) -> None:
    found = [(s.name or s.what, s.looks.get("age")) for s in shown(action) if s.kind == "person"]
    assert [who for who, _ in found] == [who for who, _ in people]
    assert all(age is None or age in (said or "") for (_, said), (_, age) in zip(found, people, strict=True))


def test_children_named_between_commas_are_who_was_counted() -> None:
    found = shown("Under the table two children, ODA (8) and PELLE (6, yellow raincoat), eat.")
    assert [(s.name, s.looks["age"], s.looks.get("wears"), s.does) for s in found if s.kind == "person"] == [
        ("ODA", "8; child", None, "eat"),
        ("PELLE", "6; child", "yellow raincoat", "eat"),
    ]


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("KARL'S FACE (40s), good looking.", ["KARL"]),
        ("MILO'S FACE (40s), good looking.", ["MILO"]),
        ("Gordon ROARS, an unnatural sound.", ["GORDON"]),
        ("They wait at THE EXETER, an extremely fancy looking club.", []),
        ("On the table lies a coupon for SAN DIEGO TRAUMA COUNSELING.", []),
        ("His phone buzzes: 6 MISSED CALLS FROM AMY.", []),
        ("A sign over the door: CLOSED FOR LUNCH BY KARL.", []),
        ("CIA guys wait.", ["cia guys"]),
        ("KARL BLASTS AMY.", ["KARL", "AMY"]),
    ],
)
def test_capitals_are_names_only_where_somebody_is_meant(action: str, people: list[str]) -> None:
    said = [(s.name or s.what).upper() for s in shown(action) if s.kind == "person"]
    assert said == [p.upper() for p in people]


SHORT = """\
INT. HALL - DAY

DEBRA
Hi.

Karl looks at Deb. He waits for Deb. Deb smiles.
"""


@pytest.mark.parametrize(
    ("cue", "word", "found"),
    [
        ("DEBRA", "Deb", {"DEBRA"}),  # deb is a noun, and stands twice
        ("DANIELLE", "Dan", set()),  # Dan is a man
        ("CARLA", "Carl", set()),
        ("MAXIMILIAN", "Max", {"MAXIMILIAN"}),
    ],
)
def test_a_short_form_is_whoever_has_the_name(cue: str, word: str, found: set[str]) -> None:
    text = SHORT.replace("DEBRA", cue).replace("Deb", word)
    frame = compile_text(text, draft=True).scenes[0].live_frames[-1]
    assert {s.name for s in frame.shown if s.name == cue} == found


def test_a_short_form_of_two_names_is_neither() -> None:
    text = SHORT.replace("DEBRA", "DEBRA\nYo.\n\nDEBORAH", 1)
    frame = compile_text(text, draft=True).scenes[0].live_frames[-1]
    assert not {"DEBRA", "DEBORAH"} & {s.name for s in frame.shown}


def test_a_town_is_no_short_form() -> None:
    text = SHORT.replace("DEBRA", "ANGELA").replace("Deb", "Angel Grove")
    frame = compile_text(text, draft=True).scenes[0].live_frames[-1]
    assert "ANGELA" not in {s.name for s in frame.shown}


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("Amy looks around to make sure Karl can't hear her.", ["AMY"]),
        ("Amy locks the door in case Karl comes.", ["AMY"]),
        ("Amy wears the uniform we saw Karl in.", ["AMY"]),
        ("LENA VOSS, CIO (Chief Innovation Officer) of the firm, waits.", ["LENA VOSS"]),
        ("The plane EXPLODES. The crumpled car UNCRUNCHES.", []),
        ("Her Miata hurtles past. The Miata flips. The Miata stops. A Mazda Miata waits.", []),
        ("Sparks fly in a WAVE OF FIRE RIGHT TOWARD OUR PEOPLE (yikes!).", []),
        ("Karl TELEKINETICALLY FLIPS THE TABLE ASIDE.", ["KARL"]),
    ],
)
def test_who_is_only_thought_of_or_no_person_is_not_there(action: str, people: list[str]) -> None:
    assert [s.name or s.what for s in shown(action) if s.kind == "person"] == people


@pytest.mark.parametrize(
    ("action", "shows"),
    [
        ("Amy waits, as Karl runs.", ["AMY", "KARL"]),
        ("As Karl gets cornered, Amy runs.", ["KARL", "AMY"]),
        ("Amy works as a waiter.", ["AMY"]),
        ("Amy and Karl jump onto a kitchen counter.", ["AMY", "KARL", "kitchen counter"]),
        ("The Karl Box sits there.", ["box"]),
    ],
)
def test_clauses_behind_as_and_things_with_a_name(action: str, shows: list[str]) -> None:
    assert [s.name or s.what for s in shown(action)] == shows


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("Karl laughs on the intercom.", []),
        ("Amy speaks over the radio.", []),
        ("Amy talks on the phone.", ["AMY"]),
        ("We can hear people applauding. Karl smiles.", ["KARL"]),
        ("This is Amy. She's not in the kitchen.", []),
        ("Amy is not in a hurry.", ["AMY"]),
        ("It becomes clear the boat is lifted.", []),
        ("A word that will hurt Amy.", []),
        ("Karl lies in the bed where Amy kissed him.", ["KARL"]),
        ("Karl waits where Amy stands.", ["KARL", "AMY"]),
    ],
)
def test_who_is_only_heard_or_elsewhere_is_not_in_view(action: str, people: list[str]) -> None:
    assert [s.name or s.what for s in shown(action) if s.kind in ("person", "group")] == people


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("Karl's spirit animal would be a badger. Karl is a piranha.", ["KARL"]),
        ("The two dozen Interpol agents wait.", ["agents 24"]),
        ("Half a dozen cops smoke.", ["cops 6"]),
        ("A couple hundred men march.", ["men 200"]),
        ("Hundreds of people wait.", ["people 100"]),
        ("Dozens of troops run.", ["troops 24"]),
        ("Two of the men wait.", ["men 2"]),
        ("Forty eight Marines march.", ["marines 48"]),
        ("Two thugs wait. One of the thugs smokes.", ["thugs 2", "thug"]),
        ("Amy's behind Karl.", ["AMY", "KARL"]),
        ("Amy's very engrossed, typing.", ["AMY"]),
        ("Karl, a bulldog of a man, laughs.", ["KARL"]),
        ("Karl, the shotcaller, smiles.", ["KARL"]),
        ("Karl, director of the firm, smiles.", ["KARL"]),
        ("An eighteen wheeler stops. What the hell?", []),
        ("Seven VETERANOS wait.", ["veteranos 7"]),
    ],
)
def test_people_are_as_many_as_they_are(action: str, people: list[str]) -> None:
    found = [s for s in shown(action) if s.kind in ("person", "group")]
    said = [(s.name or singular(s.what) if s.count == 1 else f"{s.what} {s.count}") for s in found]
    assert said == people


@pytest.mark.parametrize(
    ("action", "look", "said"),
    [
        ("A girl waits.", "age", "child"),
        ("A hot girl waits.", "sex", "woman"),
        ("Karl kisses a girl.", "sex", "woman"),
        ("Karl kisses a little girl.", "age", "child; little"),
        ("Karl drinks with a woman, dressed in a red shirt.", "wears", "red shirt"),
    ],
)
def test_a_girl_is_a_child_only_where_she_may_be_one(action: str, look: str, said: str) -> None:
    last = [s for s in shown(action) if s.kind == "person"][-1]
    assert last.looks.get(look) == said


def test_a_hood_is_worn_only_where_there_is_no_car() -> None:
    assert all(
        "hood" not in s.looks.get("wears", "") for s in shown("A car stops. Karl rolls over his hood.")
    )
    assert any("hood" in s.looks.get("wears", "") for s in shown("Karl lifts his hood."))


def test_who_shoots_a_look_looks() -> None:
    assert shown("Karl shoots Amy a look.")[0].does == "look"


@pytest.mark.parametrize(
    ("action", "shows"),
    [
        ("Karl pulls Amy behind him.", {"AMY": "KARL"}),
        ("Karl stands behind Amy.", {"KARL": "AMY"}),
    ],
)
def test_behind_whom_somebody_is(action: str, shows: dict[str, str]) -> None:
    assert {s.name: s.where["behind"] for s in shown(action) if "behind" in s.where} == shows


ROLE = "INT. CAR - DAY\n\nDELIVERY BOY\nHi.\n\nDelivery Boy falls. The boy stands.\n"


def test_the_boy_is_the_delivery_boy() -> None:
    frame = compile_text(ROLE, draft=True).scenes[0].live_frames[-1]
    people = [s.name for s in frame.shown if s.kind == "person"]
    assert people.count("DELIVERY BOY") == 1 and None not in people


def test_she_is_who_speaks_in_the_scene_or_was_seen_before_it() -> None:
    text = CUES.format(action="She waits.") + "\nAMY\nYo.\n\nINT. YARD - NIGHT\n\nShe smiles.\n"
    scenes = compile_text(text, draft=True).scenes
    found = [[s.name for s in scene.live_frames[0].shown if s.kind == "person"] for scene in scenes[1:]]
    assert found == [["AMY"], ["AMY"]]


def test_feet_tall_are_a_measure() -> None:
    assert "build" not in shown("KARL, five feet tall, waits.")[0].looks


def test_an_apron_that_is_whipped_off_is_worn_no_more() -> None:
    text = CUES.format(
        action="Karl wears a rubber apron.\n\nKarl whips the rubber apron off.\n\nKarl smiles."
    )
    frames = compile_text(text, draft=True).scenes[1].live_frames
    assert [f.shown[0].looks.get("wears") for f in frames] == ["rubber apron", None, None]


def test_a_title_and_a_surname_speak_for_the_whole_name() -> None:
    cues = "INT. ROOM - DAY\n\nMRS. GARRETTY\nHi.\n\nMR. GARRETTY\nHo.\n\n"
    text = cues + "MRS. Sarah GARRETTY, late 40s, enters.\n"
    frame = compile_text(text, draft=True).scenes[0].live_frames[-1]
    assert [(s.name, s.looks["age"]) for s in frame.shown] == [("MRS. GARRETTY", "late 40s; 48")]


@pytest.mark.parametrize(
    ("action", "worn"),
    [
        ("Karl, in a blue vest, dries a plate with a towel.", "blue vest"),
        ("Karl wipes his face with a scarf.", None),
        ("Karl strikes Amy with a glove.", None),
        ("Karl washes the car with a shirt.", None),
        ("Karl enters the room with a red hat.", "red hat"),
        ("Karl opens the door with a towel around his waist.", "towel"),
        ("Karl in a towel wipes the mirror.", "towel"),
    ],
)
def test_what_something_is_done_with_is_in_the_hand_and_not_worn(action: str, worn: str | None) -> None:
    [karl] = [s for s in shown(action) if s.name == "KARL"]
    assert karl.looks.get("wears") == worn


def test_whom_it_happens_to_wears_what_nobody_hits_with() -> None:
    found = shown("A car hits a man with a red hat.")
    assert [(s.what, s.looks.get("wears")) for s in found] == [("car", None), ("man", "red hat")]


@pytest.mark.parametrize(
    ("action", "seen"),
    [
        ("The brass lock. It has no key.", [("brass lock", None)]),
        ("The princess waits.", [("princess", "wait")]),
        ("The couple kiss.", [("couple", "kiss")]),
        ("The family eat.", [("family", "eat")]),
        ("A family car stops.", [("family car", "stop")]),
        ("The crowd cheers.", [("crowd", "cheer")]),
    ],
)
def test_one_that_ends_in_s_and_several_that_do_not(action: str, seen: list[tuple[str, str | None]]) -> None:
    assert [(s.what, s.does) for s in shown(action)] == seen
