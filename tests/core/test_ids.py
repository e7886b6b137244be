"""Names of things."""

from __future__ import annotations

import pytest

from storyboard_cli.core.ids import AssetRef, frame_name, parse_asset_ref, parse_frame_name, shot_letters


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("CHAR_001", AssetRef("CHAR_001")),
        ("CHAR_001@v3", AssetRef("CHAR_001", None, 3)),
        ("CHAR_001:raincoat@v3", AssetRef("CHAR_001", "raincoat", 3)),
        ("ENV_College_Campus:morning", AssetRef("ENV_College_Campus", "morning")),
    ],
)
def test_reference_reads_and_prints_the_same(text: str, ref: AssetRef) -> None:
    assert parse_asset_ref(text) == ref
    assert str(ref) == text


@pytest.mark.parametrize(
    "text", ["char_001", "CHAR_", "CHAR_../x", "DOG_001", "CHAR_001:", "CHAR_001@", "CHAR_1\n"]
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert parse_asset_ref(text) is None


def test_frame_names_round_trip() -> None:
    assert frame_name("S03", 2) == "FR_S03_002"
    assert parse_frame_name("FR_S03_002") == ("S03", 2)
    assert parse_frame_name("FR_S3_2") is None


def test_shot_letters_skip_i_and_o_as_on_a_slate() -> None:
    letters = [shot_letters(i) for i in range(26)]
    assert letters[:9] == ["A", "B", "C", "D", "E", "F", "G", "H", "J"]
    assert letters[23:] == ["Z", "AA", "AB"]
    assert not {"I", "O"} & set("".join(letters))
