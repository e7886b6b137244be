"""What is a part of somebody or of something is no thing of its own."""

from __future__ import annotations

import pytest

from tests.plan.test_staging_shown import frame

HEADING = "INT. KITCHEN - DAY"


def drawn(action: str, what: str) -> tuple[str, str]:
    """What became of a subject, and why."""
    staging = frame(action, HEADING)
    found = next(s for s in staging.subjects if s.what == what)
    assert any(p.asset.startswith(f"SHOWN_{what}") for p in staging.props) == (
        found.drawn in ("shape", "stand_in")
    )
    return found.drawn, found.why


@pytest.mark.parametrize(
    ("action", "what"),
    [
        ("A man in a robe whose sleeves reach his knees walks past.", "sleeves"),
        ("Her tattoos are faded. OLGA waits.", "tattoos"),
        ("The buttons of her cardigan shine. OLGA smiles.", "buttons"),
        ("PETER kneels. The seams of his trousers are torn.", "seams"),
        ("PETER runs a thumb along his lapel.", "lapel"),
        ("The hem of her skirt is wet. OLGA looks down.", "hem"),
        ("A scar runs down the cheek of PETER.", "scar"),
        ("Lace peeks from the cuffs of the DUCHESS.", "cuffs"),
    ],
)
def test_parts_of_clothes_and_marks_on_skin_are_somebodys(action: str, what: str) -> None:
    assert drawn(action, what) == ("off", "part of somebody")


@pytest.mark.parametrize(
    ("action", "what", "whole"),
    [
        ("OLGA opens the box and lifts the lid.", "lid", "the box"),
        ("The wheel of the cart turns. OLGA waits.", "wheel", "the cart"),
        ("The handle of the kettle is hot. OLGA waits.", "handle", "the kettle"),
        ("PETER presses a button.", "button", "something"),
    ],
)
def test_parts_of_things_are_drawn_with_them(action: str, what: str, whole: str) -> None:
    assert drawn(action, what) == ("off", f"part of {whole}")


@pytest.mark.parametrize(
    ("action", "what"),
    [
        ("OLGA picks up her shawl.", "shawl"),
        ("A lid lies on the table. OLGA waits.", "lid"),
        ("A drawer of knives stands open on the table. OLGA waits.", "drawer"),
        ("PETER throws his jacket on the floor.", "jacket"),
    ],
)
def test_what_is_in_hands_or_lies_about_is_a_thing(action: str, what: str) -> None:
    assert drawn(action, what)[0] in ("shape", "stand_in")


@pytest.mark.parametrize("thing", ["bucket", "barrel", "chair", "trunk"])
def test_a_door_is_no_part_of_what_stands_by_it(thing: str) -> None:
    assert drawn(f"A {thing} stands by the door. OLGA waits.", "door")[1] != f"part of the {thing}"
