"""Who somebody is, how many, and whether he or she is there at all."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.shown import Shown
from tests.script.world import compile_text


def shown(action: str) -> list[Shown]:
    """Whoever lives and is in view, in the last frame of the action."""
    frames = compile_text(f"INT. HALL - DAY\n\n{action}\n", draft=True).scenes[0].live_frames
    living = ("person", "group", "animal")
    return [s for s in frames[-1].shown if s.in_view is True and s.kind in living]


@pytest.mark.parametrize(
    ("action", "people"),
    [
        # one who is two words
        ('The builder is IDOWU "PROFESSOR" BANJO, 67. Banjo nods.', ["IDOWU BANJO"]),
        ("The pilot is IDA, 30.", ["IDA"]),
        ('The champion is LOU "ROCKET" MANZ, 40.', ["LOU MANZ"]),
        ("ANNA (60) sits. Beside her is her grandson, BAT, 10.", ["ANNA", "BAT"]),
        # his host is one, a host of them many
        ("Their host, GALSAN, 80, pours tea.", ["GALSAN"]),
        ("The host bows.", ["host"]),
        # languages
        ("PIA (20) says a word in German.", ["PIA"]),
        ("PIA (20) mutters something in French.", ["PIA"]),
        ("A German waits.", ["german"]),
        # numbers are no people
        ("TOM (50) goes over his figures with a pencil.", ["TOM"]),
        ("Two figures cross the hall.", ["figures"]),
        # who is not there
        ("PIA (20) wears a chain that some child made for her long ago.", ["PIA"]),
        ("PIA (20) sighs; her captain has never mentioned it.", ["PIA"]),
        ("NILS (40) carries a parrot, where another man might carry his wife.", ["NILS", "parrot"]),
        # kept for the end
        ('The cook is NUR "PEPPER" HADDAD, 51. Haddad salts the soup.', ["NUR HADDAD"]),
        ("Her host, BO, 33, waves.", ["BO"]),
        ("KIM (20) speaks Japanese to a nurse.", ["KIM", "nurse"]),
        ("PIA (40) checks her figures again.", ["PIA"]),
        ("ANNA (40) opens the box which some sailor carved for her.", ["ANNA"]),
        ("ANNA (40) smiles. Her landlord has never noticed it.", ["ANNA"]),
        ("A cat lies where any queen would put a cushion.", ["cat"]),
    ],
)
def test_who_is_there(action: str, people: list[str]) -> None:
    found = shown(action)
    assert [s.name or s.what for s in found] == people
    assert all(s.count == (2 if s.what == "figures" else 1) for s in found)


@pytest.mark.parametrize(
    ("action", "looks"),
    [
        ("A NURSE, male, enormous, pushes a trolley.", {"sex": "man", "build": "enormous"}),
        ("A COOK, female, thin, stirs a pot.", {"sex": "woman", "build": "thin"}),
        ("A DRIVER, male, yawns.", {"sex": "man"}),
        ("Her baby brother shrieks.", {"age": "baby", "sex": "boy"}),
        ("A robot sweeper hums by.", {"is": "robot"}),
        ("A robot waiter bows.", {"is": "robot"}),
        ("A loan officer waves.", {"usual": None}),
        ("A police officer waves.", {"usual": "uniform"}),
        ("A radio officer waves.", {"usual": "uniform"}),
        # kept for the end
        ("A GUARD, female, tall, yawns.", {"sex": "woman", "build": "tall"}),
        ("His baby sister sleeps.", {"age": "baby", "sex": "girl"}),
        ("His kid brother waves.", {"age": "kid", "sex": "boy"}),
        ("An android maid kneels.", {"is": "android"}),
        ("The chief financial officer waves.", {"usual": None}),
        ("A press officer waves.", {"usual": None}),
    ],
)
def test_what_somebody_is(action: str, looks: dict[str, str | None]) -> None:
    found = shown(action)
    assert len(found) == 1
    assert {key: found[0].looks.get(key) for key in looks} == looks


@pytest.mark.parametrize(
    ("action", "poses"),
    [
        ("The dog, an elderly basset named GUTTER, sleeps.", ["sleep"]),
        ("WIN (60) sits. NEL (8) is leaning against her, asleep, a hen in her lap.", ["sit", "sleep", None]),
        ("In that one sits DENISE, 30.", ["sit"]),
        # kept for the end
        ("A mare, an old grey called BELLE, stands.", ["stand"]),
        ("ADA (60) kneels. BEN (8) is lying beside her, asleep.", ["kneel", "sleep"]),
        ("ADA (60) finds BEN (8), asleep on the floor.", [None, "sleep"]),
    ],
)
def test_what_they_do_behind_an_apposition(action: str, poses: list[str | None]) -> None:
    assert [s.pose for s in shown(action)] == poses


def test_a_boy_is_not_the_mother_he_has_seen() -> None:
    ben = shown("BEN (10) holds up his hand the way he's seen his mother do it.")[0]
    assert (ben.name, ben.looks["age"]) == ("BEN", "10; child")
    assert ben.what != "mother"


def test_grounds_of_a_picture_in_short_are_no_things() -> None:
    """Old shooting scripts: the hotel in b.g., snow and trees in f.g."""
    text = "EXT. HILL - DAY\n\nA hotel in b.g. Trees and a car in F.G., WENDY (30) before them.\n"
    (frame,) = compile_text(text, draft=True).scenes[0].live_frames
    assert [s.name or s.what for s in frame.shown] == ["hotel", "trees", "car", "WENDY"]
