"""What the words show is in the set-up: as its kind, where they put it, and in nobody's way."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from storyboard_cli.plan.planning import plan_scene
from storyboard_cli.plan.staging.model import COCO_18, Figure, PlacedProp, Staging
from storyboard_cli.plan.target import Target
from storyboard_cli.project.draft_library import DraftLibrary
from storyboard_cli.script.draft import compile_draft
from storyboard_cli.spec.project import ProjectSpec

PROJECT = ProjectSpec.model_validate({"project_id": "PRJ_draft", "name": "Shown", "seed": 1})


def drafted(text: str) -> list[Staging]:
    """The set-up of every frame of a script."""
    scenes, _ = compile_draft(f"{text}\n".encode(), "shown.fountain", PROJECT)
    library = DraftLibrary(scenes, 1)
    return list(_stagings(scenes, library))


def _stagings(scenes: list, library: DraftLibrary) -> Iterator[Staging]:  # type: ignore[type-arg]
    for scene in scenes:
        for planned in plan_scene(PROJECT, scene, library, None, Target(renderer="preview"), draft=True):
            assert planned.recipe is not None and planned.recipe.staging is not None
            yield planned.recipe.staging


def frame(action: str, heading: str = "EXT. STREET - DAY") -> Staging:
    return drafted(f"{heading}\n\n{action}")[0]


def thing(staging: Staging, shape: str) -> PlacedProp:
    return next(p for p in staging.props if p.shape == shape)


def somebody(staging: Staging, what: str) -> Figure:
    return next(f for f in (*staging.figures, *staging.extras) if what.upper() in f.asset.upper())


def drawn(staging: Staging) -> dict[str, str]:
    return {s.what: s.drawn for s in staging.subjects}


@pytest.mark.parametrize(
    ("action", "shapes"),
    [
        ("A dog barks at a horse.", {"dog", "horse"}),
        ("A taxi stops behind a tram.", {"taxi", "tram"}),
        ("A piano stands beside a birdcage.", {"piano", "birdcage"}),
        ("An oak. A rose bush.", {"tree", "bush"}),
        ("A black sedan follows an ambulance.", {"car", "ambulance"}),
    ],
)
def test_a_subject_is_drawn_as_its_kind(action: str, shapes: set[str]) -> None:
    assert {p.shape for p in frame(action).props} == shapes


def test_what_has_no_drawing_stands_in_with_its_word_and_a_sensible_size() -> None:
    staging = frame("A zoetrope stands on the pavement.")
    stand_in = staging.props[0]
    assert (stand_in.drawn, stand_in.label.casefold()) == ("stand_in", "zoetrope")
    assert drawn(staging)["zoetrope"] == "stand_in"


def test_people_without_an_asset_wear_what_is_said() -> None:
    staging = frame("A bride in white waits. Two policemen smoke.")
    looks = {f.asset: f.appearance for f in staging.extras}
    assert set(looks) == {"SHOWN_bride", "SHOWN_policemen_1", "SHOWN_policemen_2"}
    bride, police = looks["SHOWN_bride"], looks["SHOWN_policemen_1"]
    assert bride is not None and bride.outfit is not None and bride.outfit.top == "wedding_dress"
    assert police is not None and police.outfit is not None and police.outfit.top == "police"


def test_on_in_under_and_behind() -> None:
    inside = "INT. KITCHEN - DAY"
    on = frame("A cake stands on the piano.", inside)
    assert thing(on, "cake").place[1] >= 0.9
    assert abs(thing(on, "cake").place[0] - thing(on, "piano").place[0]) < 0.8
    under = frame("A cat sleeps under the piano.", inside)
    assert thing(under, "cat").place[1] == 0.0
    assert abs(thing(under, "cat").place[0] - thing(under, "piano").place[0]) < 0.8
    behind = frame("A dog sits behind a car.")
    assert thing(behind, "dog").place[2] > thing(behind, "car").place[2]


def test_who_carries_a_thing_has_it_in_hand() -> None:
    staging = frame("ANNA (30) carries a birdcage.")
    assert thing(staging, "birdcage").held_by == "CHAR_Anna"


def test_whoever_sees_a_thing_has_it_in_no_hand() -> None:
    assert thing(frame("ANNA (30) sees a birdcage."), "birdcage").held_by is None


def test_riders_sit_on_their_horses_and_passengers_in_their_boat() -> None:
    ride = frame("A knight rides a horse.")
    knight, horse = somebody(ride, "knight"), thing(ride, "horse")
    assert abs(knight.place[0] - horse.place[0]) < 0.4 and knight.support_m > 1.0
    boat = frame("ANNA (30) and BEN (40) sit in a rowing boat.", "EXT. LAKE - DAY")
    hull = thing(boat, "rowing_boat")
    assert hull.carries and all(abs(f.place[0] - hull.place[0]) < 1.8 for f in boat.figures)


@pytest.mark.parametrize("vehicle", ["car", "van", "taxi", "jeep", "bus"])
def test_a_childs_face_is_over_the_door_of_a_closed_vehicle(vehicle: str) -> None:
    child = somebody(frame(f"IVO (6) sits in a {vehicle}."), "ivo")
    grown = somebody(frame(f"BEN (40) sits in a {vehicle}."), "ben")
    assert child.height_m < grown.height_m - 0.4
    assert grown.skeleton["head"][1] - child.skeleton["head"][1] < 0.2


def test_a_childs_face_is_lower_where_nothing_hides_it() -> None:
    child = somebody(frame("IVO (6) rides a horse."), "ivo")
    grown = somebody(frame("BEN (40) rides a horse."), "ben")
    assert grown.skeleton["head"][1] - child.skeleton["head"][1] > 0.2


@pytest.mark.parametrize(
    ("action", "shape"),
    [
        ("ANNA (30) and BEN (40) ride a motorcycle.", "motorcycle"),
        ("ANNA (30) and BEN (40) ride a horse.", "horse"),
        ("ANNA (30) and BEN (40) ride a camel.", "camel"),
        ("ANNA (30) and BEN (40) ride an elephant.", "elephant"),
        ("ANNA (30) and BEN (40) ride a bicycle.", "bicycle"),
        ("ANNA (30) and BEN (40) sit on a sledge.", "sled"),
        ("ANNA (30) and BEN (40) share a donkey.", "donkey"),
        ("ANNA (30) rides a horse. BEN (40) sits behind her.", "horse"),
        ("ANNA (30) rides a motorbike with BEN (40) on the back.", "motorcycle"),
        ("BEN (40) sits behind ANNA (30) on the horse.", "horse"),
    ],
)
def test_two_on_one_mount_sit_one_behind_the_other(action: str, shape: str) -> None:
    staging = frame(action, "EXT. FIELD - DAY")
    mount, front, back = thing(staging, shape), somebody(staging, "anna"), somebody(staging, "ben")
    turn = math.radians(mount.facing_deg)
    ahead = {
        f.asset: (f.place[0] - mount.place[0]) * math.sin(turn)
        - (f.place[2] - mount.place[2]) * math.cos(turn)
        for f in (front, back)
    }
    assert 0.3 < ahead[front.asset] - ahead[back.asset] < 0.7
    assert {front.support, back.support} == {"mount"}
    assert min(front.visible, back.visible) > 0.5


def test_who_stands_behind_a_rider_or_has_no_room_stands_on_the_ground() -> None:
    behind = somebody(frame("ANNA (30) rides a horse. BEN (40) stands behind her."), "ben")
    assert (behind.support, behind.posture) == (None, "stand")
    third = frame("ANNA (30), BEN (40) and CARL (50) ride a horse.")
    assert sorted(str(f.support) for f in third.figures) == ["None", "mount", "mount"]
    assert {f.posture for f in third.figures if f.support is None} == {"stand"}


def test_each_rider_has_the_own_horse_where_there_are_enough_and_a_camel_is_no_horse() -> None:
    two = frame("ANNA (30) and BEN (40) ride horses.", "EXT. FIELD - DAY")
    assert abs(somebody(two, "anna").place[0] - somebody(two, "ben").place[0]) > 0.8
    assert {p.shape for p in frame("Two riders on one camel.", "EXT. FIELD - DAY").props} == {"camel"}


def test_knights_on_horseback_have_horses_that_nobody_named() -> None:
    staging = frame("Three knights on horseback ride out.")
    assert sum(p.shape == "horse" for p in staging.props) == 3


def test_what_flies_is_in_the_air_and_what_is_pushed_is_ahead() -> None:
    assert thing(frame("Vultures circle."), "vulture").place[1] > 1.5
    staging = frame("A nurse pushes a wheelchair.", "INT. HOSPITAL CORRIDOR - DAY")
    nurse, chair = somebody(staging, "nurse"), thing(staging, "wheelchair")
    assert 0.4 < abs(chair.place[0] - nurse.place[0]) < 1.6
    assert (chair.place[0] > nurse.place[0]) == (nurse.facing_deg > 0)


def test_words_on_a_thing_are_on_it() -> None:
    assert thing(frame('INSERT - LETTER: "Come home."', "INT. ROOM - DAY"), "letter").label == "Come home"
    assert thing(frame("CLOSE ON the clock: 11:58.", "INT. ROOM - DAY"), "clock").label == "11:58"


def test_a_crowd_shoulder_to_shoulder_is_no_sign() -> None:
    staging = frame("Neon, a CROWD shoulder to shoulder.")
    assert all(p.label != "CROWD" for p in staging.props)


def test_a_herd_is_its_animals() -> None:
    staging = frame("A shepherd and his flock.", "EXT. MEADOW - DAY")
    assert sum(p.shape == "sheep" for p in staging.props) >= 6


def test_a_named_animal_is_no_figure() -> None:
    staging = frame("ANNA (30) waits. Her dog, BISCUIT, sleeps beside her.")
    assert [f.asset for f in staging.figures] == ["CHAR_Anna"]
    dog = thing(staging, "dog")
    assert (dog.asset, dog.pose) == ("CHAR_Biscuit", "sleep")


def test_what_a_set_has_is_drawn_by_it() -> None:
    staging = frame("A bride stands alone at the altar. Empty pews.", "INT. CHURCH - DAY")
    assert drawn(staging)["pews"] == "shape"
    assert all("pews" not in p.asset for p in staging.props)


def test_a_picture_of_things_alone_frames_them() -> None:
    staging = frame("CLOSE ON a fish flapping on the ground.")
    box = thing(staging, "fish").crop
    assert box.width * box.height > 0.15 * staging.width * staging.height


def test_a_picture_of_people_takes_the_things_in() -> None:
    staging = frame("ANNA (30) waits beside a bus.")
    bus = thing(staging, "bus")
    assert bus.crop.area > 0.7 * bus.box.area


def test_close_shots_are_of_the_part_that_is_named() -> None:
    _, hand, feet = drafted(
        "INT. KITCHEN - DAY\n\nANNA (30) waits.\n\nCLOSE ON ANNA'S HAND.\n\nCLOSE ON her bare feet."
    )
    for staging, part in ((hand, "wrist"), (feet, "ankle")):
        seen = dict(zip(COCO_18, staging.figures[0].joints, strict=True))
        assert seen[f"r_{part}"].visible or seen[f"l_{part}"].visible
        assert not seen["nose"].visible


def test_a_second_picture_of_the_same_is_another_size() -> None:
    first, second = drafted("EXT. STREET - DAY\n\nA dog sleeps.\n\nThe dog sleeps.")
    assert first.size != second.size or first.camera != second.camera
