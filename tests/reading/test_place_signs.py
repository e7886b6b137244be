"""Which words of a heading are lettered in the picture: those of a place that its set alone does not tell."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.sets import SET_PLANS, setting_kind
from storyboard_cli.reading.place_signs import place_sign
from storyboard_cli.reading.tables import ENGLISH, table


@pytest.mark.parametrize(
    ("heading", "side", "said"),
    [
        ("LIGHTHOUSE - LANTERN ROOM", "int", "LANTERN ROOM"),
        ("HAULAGE YARD - BACK ENTRANCE", "ext", "HAULAGE YARD"),
        ("RICE GALLERY", "int", "RICE GALLERY"),
        ("TAX OFFICE", "int", "TAX OFFICE"),
        ("THE OLD MILL", "ext", "OLD MILL"),
        ("TENT CITY", "ext", "TENT CITY"),
        ("MARLOWE'S", "int", "MARLOWE'S"),
        ("PARIS", "ext", "PARIS"),
    ],
)
def test_a_place_that_its_set_does_not_tell_is_named(heading: str, side: str, said: str) -> None:
    assert place_sign(heading, setting_kind(None, heading, side)) == said


@pytest.mark.parametrize(
    ("heading", "side"),
    [
        ("MARTHA'S KITCHEN", "int"), ("BACK OF THE CHURCH", "int"), ("HOUSE", "int"), ("DREAM", "int"),
        ("OAK FOREST", "ext"), ("ALLEY BEHIND THE MARKET", "ext"), ("RAMSES STREET", "ext"),
        ("SEDAN", "int"), ("WEDDING", "int"), ("DEEP SPACE", "ext"),
    ],
)  # fmt: skip
def test_a_place_that_anybody_knows_is_not(heading: str, side: str) -> None:
    assert place_sign(heading, setting_kind(None, heading, side)) == ""


def test_every_row_of_the_table_is_a_kind_of_set() -> None:
    rows = table(ENGLISH, "plain_places")
    assert set(rows) - {"always", "nowhere"} <= set(SET_PLANS)
    assert set(rows["always"]) <= set(SET_PLANS)
