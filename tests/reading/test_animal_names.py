"""People whose name is an animal's word, and animals that have a name."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.shown import Shown
from tests.script.world import compile_text


def shown(action: str, cue: str = "") -> dict[str, Shown]:
    """Whoever has a name in the action, in its last frame; `cue` speaks after it."""
    speech = f"\n\n{cue}\nWell.\n" if cue else ""
    scene = compile_text(f"INT. HALL - DAY\n\n{action}{speech}\n", draft=True).scenes[0]
    return {s.name.upper(): s for f in scene.live_frames for s in f.shown if s.name and s.in_view is True}


@pytest.mark.parametrize(
    ("action", "cue", "name"),
    [
        ("ANNA (40) waits. Her grandson, BAT, 10, round-faced, comes in.", "BAT", "BAT"),
        ("Wren pulls on her boots. She sighs.", "WREN", "WREN"),
        ("HAWK, a carpenter with big hands, saws a plank.", "HAWK", "HAWK"),
        ("Her uncle FOX, a sailor, leans on the door.", "", "FOX"),
        ("ROBIN (17) peels an egg. A robin sings somewhere.", "ROBIN", "ROBIN"),
        ("SWAN, a tall judge, closes a book.", "", "SWAN"),
        # kept for the end
        ("His daughter CRICKET, 7, hides under the table.", "CRICKET", "CRICKET"),
        ("Moose buttons his old coat.", "MOOSE", "MOOSE"),
        ("The widow's nephew, DRAKE, gapes.", "DRAKE", "DRAKE"),
    ],
)
def test_an_animals_word_may_be_a_persons_name(action: str, cue: str, name: str) -> None:
    assert shown(action, cue)[name].kind == "person"


@pytest.mark.parametrize(
    ("action", "cue", "name", "what"),
    [
        ("The parrot perches on a rail. PARROT turns its head.", "PARROT", "PARROT", "parrot"),
        ("TIGER, 8, a tabby cat, licks a paw.", "TIGER", "TIGER", "cat"),
        ("The fox sniffs. The fox takes its tail in its mouth.", "FOX", "FOX", "fox"),
        ("A Bactrian camel, MADONNA, chews by the door.", "MADONNA", "MADONNA", "camel"),
        ("The camel, whose name is MADONNA, chews. Madonna spits.", "", "MADONNA", "camel"),
        ("The goat, whose name is Duchess, stands on a crate. Duchess bleats.", "", "DUCHESS", "goat"),
        ("The dog, an elderly basset named GUTTER, sleeps.", "", "GUTTER", "dog"),
        ("REX, a dog, barks.", "", "REX", "dog"),
        ("QUEENIE, a three-legged dog, sleeps.", "", "QUEENIE", "dog"),
        ("PILOT, a grey goose, sits at her feet.", "", "PILOT", "goose"),
        ("CAPTAIN, a parrot, sits on his shoulder.", "", "CAPTAIN", "parrot"),
        # kept for the end
        ("DUCHESS, the mare, lifts her head.", "", "DUCHESS", "mare"),
        ("MISTER PICKLES, a fat tabby, licks his paw.", "", "MISTER PICKLES", "tabby"),
        ("JUDGE, an old bloodhound, lies in the sun.", "", "JUDGE", "bloodhound"),
        ("The farmer whistles for LADY, a sheepdog.", "", "LADY", "sheepdog"),
        ("KING -- a stray dog -- limps in.", "", "KING", "dog"),
        ("The mule, who is called GENERAL, kicks.", "", "GENERAL", "mule"),
        ("A goose named Agatha hisses. Agatha flaps.", "", "AGATHA", "goose"),
        ("BEN (9) leads a fat pony, DIANA, to the door.", "DIANA", "DIANA", "pony"),
        ("A white hen called Clara struts in.", "", "CLARA", "hen"),
    ],
)
def test_an_animal_with_a_name_is_one_animal(action: str, cue: str, name: str, what: str) -> None:
    found = shown(action, cue)
    assert found[name].kind == "animal"
    assert found[name].what.endswith(what)
    assert [s for s in found.values() if s.kind == "animal"] == [found[name]]


def test_an_animal_keeps_its_name_in_later_scenes() -> None:
    text = "EXT. HILL - DAY\n\nThe camel, whose name is Madonna, eats.\n\nEXT. ROAD - DAY\n\nMadonna spits.\n"
    later = compile_text(text, draft=True).scenes[1].live_frames[0].shown
    assert [(s.what, s.kind, s.name) for s in later] == [("camel", "animal", "Madonna")]


def test_who_stands_beside_an_animal_is_not_its_name() -> None:
    found = shown("Beside the horse, ROSA, 30, waits.", "ROSA")
    assert found["ROSA"].kind == "person"


def test_a_team_on_a_vest_is_no_animal() -> None:
    frame = compile_text("INT. BAR - DAY\n\nA man in a Chicago Bulls vest drinks.\n", draft=True)
    subjects = frame.scenes[0].live_frames[0].shown
    assert [(s.kind, s.looks["wears"]) for s in subjects] == [("person", "chicago bulls vest")]


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("MARA, a cat in her arms, enters.", "MARA"),
        ("LIN, a dog, and a cat cross the yard.", "LIN"),
        ("VINNIE (40s), a weasel, counts money.", "VINNIE"),
        # kept for the end
        ("TOM, a dog at his heels, walks by.", "TOM"),
        ("ANNA, a parrot on her shoulder, sings.", "ANNA"),
        ("ADA, a horse, two goats and a cart come along.", "ADA"),
    ],
)
def test_who_has_an_animal_beside_him_is_none(action: str, name: str) -> None:
    assert shown(action)[name].kind == "person"
