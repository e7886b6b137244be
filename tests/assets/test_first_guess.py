"""A first description is made of what all frames tell, never made up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from storyboard_cli.assets.first_guess import first_guess, name_as_written, spoken_name
from storyboard_cli.assets.person_guess import age_class
from storyboard_cli.assets.thing_guess import Thing, phrase_of, singular, things_of
from storyboard_cli.script.compile import Compiled, ScriptFacts, compile_scripts
from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.spec.templates import NewAsset


def compiled(text: str) -> Compiled:
    project = ProjectSpec.model_validate({"project_id": "PRJ_1", "name": "Test"})
    return compile_scripts([parse_fountain(text, "scripts/pilot.fountain")], ScriptFacts(project))


def guessed(text: str) -> dict[str, NewAsset]:
    found = compiled(text)
    names = (*found.unresolved, *found.uncast)
    return {n.name: first_guess(n, found.scenes, ()) for n in names}


@pytest.mark.parametrize(
    ("action", "prompt"),
    [
        pytest.param(
            "LIN (30, yellow raincoat) waits. She sits.", "Lin, woman, 30, yellow raincoat", id="garment"
        ),
        pytest.param("IRIS (30, thin, tired) waits.", "Iris, woman, 30, thin", id="no mood"),
        pytest.param("RUI (10) waits. He wears a red cap.", "Rui, boy, 10, red cap", id="boy"),
        pytest.param(
            "OTTO (60s), bald, leather apron, waits.", "Otto, man, 60s, bald, leather apron", id="60s"
        ),
    ],
)
def test_a_person_is_one_readable_phrase(action: str, prompt: str) -> None:
    name = action.split()[0]
    text = f"INT. HALL - DAY\n\n{action}\n\n{name}\nHello.\n"
    assert guessed(text)[name].prompt == prompt


def test_looks_come_from_every_frame_and_clothes_from_the_first_scene_that_says_any() -> None:
    text = (
        "INT. HALL - DAY\n\nINEZ waits. She wears a green coat.\n\nINEZ\nHi.\n\n"
        "INT. BARN - DAY\n\nINEZ (40), tall, walks in. She wears a silver dress.\n"
    )
    inez = guessed(text)["INEZ"]
    assert inez.prompt == "Inez, woman, 40, tall, green coat"
    assert "later: silver dress (S02)" in inez.remark
    assert (inez.appearance["presentation"], inez.appearance["age"]) == ("feminine", "adult")
    assert inez.appearance["outfit"]["top"] == "coat"
    assert inez.appearance["height_cm"] == 176, "tall"


def test_who_never_speaks_has_a_spec_too_and_animals_have_a_species() -> None:
    text = "EXT. YARD - DAY\n\nA brown dog, REX, waits. MARTA feeds him.\n\nRex sleeps. Marta reads.\n"
    found = guessed(text)
    assert found["REX"].taxonomy == {"species": "dog"}
    assert found["REX"].prompt == "Rex, brown dog"
    assert found["REX"].appearance == {}
    assert found["MARTA"].prompt == "Marta, woman"


def test_an_introduction_without_a_name_of_its_own_is_of_the_cue() -> None:
    text = "EXT. MARKET - DAY\n\nA FISHMONGER (60), apron, looks up.\n\nFISHMONGER\nLeft!\n"
    assert guessed(text)["FISHMONGER"].prompt == "Fishmonger, 60, apron"


@pytest.mark.parametrize(
    ("action", "place"),
    [
        pytest.param("LIN (30) crosses the wet floor.", "hall, interior", id="somebody comes in"),
        pytest.param("Rows of empty chairs. Lin waits.", "hall, interior, rows of empty chairs", id="first"),
        pytest.param("A plate slides under the door.", "hall, interior", id="something happens"),
        pytest.param("Lamps hang over a long bar.", "hall, interior, lamps hang over a long bar", id="hang"),
    ],
)
def test_a_place_is_not_described_by_who_comes_in(action: str, place: str) -> None:
    assert guessed(f"INT. HALL - DAY\n\n{action}\n")["HALL"].prompt == place


@pytest.mark.parametrize(
    ("said", "age"),
    [
        (["10", "child"], "child"),
        (["16"], "teen"),
        (["30s", "35"], "adult"),
        (["70"], "elder"),
        (["young"], "adult"),
        (["elderly"], "elder"),
        ([], None),
    ],
)
def test_ages_have_classes(said: Sequence[str], age: str | None) -> None:
    assert age_class(said) == age


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("MEERA'S ROOM", "Meera's Room"),
        ("JEAN-LUC", "Jean-Luc"),
        ("McDuff", "McDuff"),
        ("ROOM 12B", "Room 12B"),
    ],
)
def test_capitals_become_names(name: str, spoken: str) -> None:
    assert spoken_name(name) == spoken


def test_a_name_is_written_as_the_action_writes_it() -> None:
    text = "INT. HALL - DAY\n\nMCDUFF waits. McDuff sits. The tall guard nods.\n\nMCDUFF\nHi.\n"
    scenes = compiled(text).scenes
    assert name_as_written("MCDUFF", scenes) == "McDuff"
    assert name_as_written("TALL GUARD", scenes) == "Tall Guard"


THINGS = """\
INT. BAR - DAY

INEZ lifts a battered red guitar case. A lamp burns. A table.

INEZ
Mine.

Inez opens the case. A spoon falls.

EXT. ROAD - DAY

A black sedan waits. The sedan hums.

EXT. BRIDGE - DAY

The sedan stops. The table is set.
"""


def test_things_that_come_back_or_are_handled_are_props() -> None:
    things = [t for t in things_of(compiled(THINGS).scenes, lambda name: False) if t.is_worth_an_asset()]
    found = {t.name: (phrase_of(t), t.aliases) for t in things}
    assert found["sedan"] == ("black sedan", ())
    assert found["guitar case"] == ("battered red guitar case", ("case",))
    assert not {"lamp", "spoon", "table"} & found.keys()


def test_a_thing_that_has_a_name_already_is_no_prop() -> None:
    names = [t.name for t in things_of(compiled(THINGS).scenes, lambda name: name == "sedan")]
    assert "guitar case" in names and "sedan" not in names


def test_things_are_called_in_the_singular() -> None:
    assert singular("paper lanterns") == "paper lantern"
    assert singular("glass") == "glass"
    assert phrase_of(Thing("fruit cart")) == "fruit cart"


def test_any_other_thing_of_the_kind_is_not_the_one_with_a_longer_name() -> None:
    other = THINGS.replace("A spoon falls.", "A spoon falls. A case falls.")
    things = {t.name: t for t in things_of(compiled(other).scenes, lambda name: False)}
    assert things["guitar case"].aliases == () and "case" in things
