"""A name in letters of any Latin script has a readable id, and a number behind a name stays a number."""

from __future__ import annotations

import pytest

from storyboard_cli.assets.first_guess import spoken_name
from storyboard_cli.core.ids import AssetType
from storyboard_cli.spec.templates import asset_id_for


@pytest.mark.parametrize(
    ("name", "asset_id"),
    [
        ("Łucja", "CHAR_Lucja"),
        ("Kaptn Ørjan Knut", "CHAR_Kaptn_Orjan_Knut"),
        ("Đorđe", "CHAR_Dorde"),
        ("Großmutter", "CHAR_Grossmutter"),
        ("Ægir", "CHAR_Aegir"),
        ("Œdipe", "CHAR_Oedipe"),
        ("Þóra", "CHAR_Thora"),
        ("Sigurð", "CHAR_Sigurd"),
        ("Işıl", "CHAR_Isil"),
        ("José Núñez", "CHAR_Jose_Nunez"),
        ("小花", "CHAR_001"),
        ("Henry VIII", "CHAR_Henry_VIII"),
        ("Sir Reginald III", "CHAR_Sir_Reginald_III"),
        ("MIX", "CHAR_Mix"),
    ],
)
def test_an_id_keeps_the_letters_of_a_name(name: str, asset_id: str) -> None:
    assert asset_id_for(AssetType.character, name, ()) == asset_id


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("SIR REGINALD III", "Sir Reginald III"),
        ("HENRY VIII", "Henry VIII"),
        ("LOUIS XIV", "Louis XIV"),
        ("VI", "Vi"),
        ("XI JINPING", "Xi Jinping"),
        ("MR. XI", "Mr. Xi"),
        ("LIV TYLER", "Liv Tyler"),
        ("GUARD II", "Guard II"),
        ("JEAN-LUC", "Jean-Luc"),
    ],
)
def test_a_number_behind_a_name_keeps_its_capitals(cue: str, name: str) -> None:
    assert spoken_name(cue) == name
