"""Toys are no animals, nouns mean what their sentence says, inserts have their words."""

from __future__ import annotations

import pytest

from tests.plan.test_staging_shown import drafted, frame


@pytest.mark.parametrize(
    ("action", "shape"),
    [
        ("MARTA hugs a stuffed giraffe. A man walks past the giraffe.", "giraffe"),
        ("MIA cuddles a plush rabbit.", "rabbit"),
        ("A china dog sits on the table.", "dog"),
        ("A wooden horse stands on the shelf. MIA waits.", "horse"),
        ("An inflatable crocodile floats in the pool.", "crocodile"),
        ("MIA holds a toy elephant.", "elephant"),
    ],
)
def test_effigies_of_animals_are_of_toy_size(action: str, shape: str) -> None:
    found = [p for p in frame(action, "INT. NURSERY - DAY").props if p.shape == shape]
    assert len(found) == 1 and max(found[0].size_m) <= 0.4


def test_a_toy_stays_one_in_the_scene_and_is_in_the_arms() -> None:
    first, *_, last = drafted(
        "INT. WARD - DAY\n\nMARTA hugs a stuffed giraffe.\n\nTOM steps over the giraffe."
    )
    held = next(p for p in first.props if p.shape == "giraffe")
    assert held.held_by is not None
    assert all(max(p.size_m) <= 0.4 for p in last.props if p.shape == "giraffe")


def test_an_animal_is_no_toy() -> None:
    tall = frame("A giraffe walks past the trees.", "EXT. SAVANNAH - DAY")
    assert any(max(p.size_m) > 3 for p in tall.props if p.shape == "giraffe")


@pytest.mark.parametrize(
    ("action", "what", "not_drawn"),
    [
        ("JON fills the tank.", "fuel tank", "tank"),
        ("A diver checks the gauge of her tank.", "oxygen tank", "tank"),
        ("JON swings a bat at the ball.", "baseball bat", "bat"),
        ("MIA clicks the mouse.", "computer mouse", "rodent"),
        ("MIA pours water from a pitcher.", "jug", "stand_in_tall"),
        ("He breaks the seal of the letter.", "wax seal", "seal"),
        ("MIA has a bow in her hair.", "ribbon", "bow"),
        ("A dog hides behind the trunk of the oak.", "tree trunk", "trunk"),
    ],
)
def test_a_noun_means_what_its_sentence_says(action: str, what: str, not_drawn: str) -> None:
    staging = frame(action)
    assert what in {s.what for s in staging.subjects}
    assert not_drawn not in {p.shape for p in staging.props}


def test_the_usual_meaning_stays_where_nothing_says_another() -> None:
    assert any(p.shape == "tank" for p in frame("A tank rolls down the street.").props)
    assert any(p.shape == "ring" for p in frame("JON gives MIA a ring.").props)


def test_fans_that_cheer_are_people() -> None:
    kinds = {s.what: s.kind for s in frame("The fans cheer.", "EXT. STADIUM - DAY").subjects}
    assert kinds.get("supporters", kinds.get("fans")) == "person"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('INSERT - A LABEL\n\nIn a careful hand: "A. Obi. Age 6."', "A. Obi. Age 6"),
        ('INSERT - A BOX\n\nIn red letters: "FRAGILE".', "FRAGILE"),
        ('INSERT - TOE TAG\n\nIt reads: "J. Doe"', "J. Doe"),
    ],
)
def test_inserts_have_their_words_on_one_thing(text: str, label: str) -> None:
    staging = drafted(f"INT. OFFICE - DAY\n\n{text}")[-1]
    assert [p.label for p in staging.props] == [label]


@pytest.mark.parametrize(
    "action", ["JON hands ANNA a book.", "JON gives ANNA a phone.", "JON offers ANNA an apple."]
)
def test_what_is_handed_over_is_there_once(action: str) -> None:
    assert len(frame(action).props) == 1


@pytest.mark.parametrize(
    "action",
    [
        "Out of delicacy she looks away.",
        "With each roll of the ship JON sways.",
        "MIA watches the workings.",
        "A ring spreads on the water.",
        "Spring. JON waits under trees in new leaf.",
        "JON walks past a hedge in full bloom.",
    ],
)
def test_what_goes_on_is_no_thing(action: str) -> None:
    assert not [
        p for p in frame(action, "EXT. LAKE - DAY").props if p.drawn == "stand_in" or p.shape == "ring"
    ]


def test_pies_are_on_their_tray() -> None:
    staging = frame("MIA carries a tray of pies.", "INT. KITCHEN - DAY")
    assert [p.shape for p in staging.props] == ["tray"]
