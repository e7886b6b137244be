"""Pieces between commas that say how whoever is introduced looks."""

from __future__ import annotations

import pytest

from tests.script.world import compile_text


def introduced(text: str) -> tuple[dict[str, str], list[str]]:
    """The looks of whom the action begins with, and what else it shows."""
    scenes = compile_text(f"INT. HALL - DAY\n\n{text}\n", draft=True).scenes
    shown = [s for scene in scenes for frame in scene.live_frames for s in frame.shown]
    return dict(shown[0].looks), [s.what for s in shown[1:]]


@pytest.mark.parametrize(
    ("text", "looks", "others"),
    [
        ("PORTER BLYTHE (50s), bald, a huge black moustache, a blue apron, points.",
         {"hair": "bald", "face_hair": "huge black moustache", "wears": "blue apron"}, []),
        ("ANNA (67), tall and thin, white hair in a long braid, a yellow raincoat, coils a rope.",
         {"build": "tall; thin", "hair": "white hair in long braid", "wears": "yellow raincoat"}, ["rope"]),
        ("BEN (9), shaved head, freckled, a striped jersey too big for him, waits.",
         {"hair": "shaved head", "skin": "freckled", "wears": "oversized striped jersey", "build": ""}, []),
        ("ANNA (35), short black hair, round glasses, in a green velvet dress, counts coins.",
         {"hair": "short black hair", "wears": "round glasses; green velvet dress"}, ["coins"]),
        ("BEN (60), a white beard, gold rings on his fingers, laughs.",
         {"face_hair": "white beard", "wears": "gold rings", "sex": "man"}, []),
        ("ANNA (80), white curls, a lilac cardigan and a tweed skirt, knits.",
         {"hair": "white curls", "wears": "lilac cardigan; tweed skirt"}, []),
        ("ANNA (70), headscarf, apron over a flowered dress, stirs a pot.",
         {"wears": "headscarf; apron; flowered dress"}, ["pot"]),
        ("BEN (50), a long coat with brass buttons and a hat, grabs a chair.",
         {"wears": "long coat"}, ["chair"]),
    ],
)  # fmt: skip
def test_what_stands_between_commas_is_worn_and_not_a_thing(
    text: str, looks: dict[str, str], others: list[str]
) -> None:
    found, shown = introduced(text)
    assert {k: found.get(k, "") for k in looks} == looks
    assert shown == others


def test_what_somebody_does_is_no_look() -> None:
    found, shown = introduced("ANNA (30), in a red coat, grabs a scarf and runs.")
    assert found["wears"] == "red coat"
    assert shown == ["scarf"]
