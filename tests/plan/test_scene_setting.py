"""The kind of set of a scene, by its heading and by its words."""

from __future__ import annotations

from pathlib import Path

import pytest

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
