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
        ("BEN (11), head shaved against lice, freckles across his nose, waits.",
         {"hair": "shaved head", "skin": "freckles"}, []),
        ("BEN, fifty, limps in, in a crumpled raincoat, a scar running from his ear to his chin.",
         {"skin": "scar", "wears": "crumpled raincoat"}, []),
        ("ANNA (62), stout, sleeves rolled, her hair in a bun, waits.",
         {"hair": "hair in bun", "wears": ""}, []),
        ("BEN, 17, with long, stringy hair and thin, scraggly beard, waits.",
         {"hair": "long stringy hair", "face_hair": "thin scraggly beard"}, []),
        ("BEN, 17, big and hateable in his Ed Hardy T-shirt, appears.",
         {"build": "big", "wears": "ed hardy t-shirt"}, []),
        ("ANNA, 23, petite and lean, very pretty, waits.", {"build": "petite; lean"}, []),
        ("BEN, mid thirties, in a full suit, waits.", {"age": "mid thirties; 35", "wears": "full suit"}, []),
        ("BEN, an eight year old boy wearing a coat and tie, waits.",
         {"age": "child; eight; 8", "sex": "boy", "wears": "coat; tie"}, []),
        ("PIP, 6, two missing teeth, dungarees and red wellingtons, jumps.",
         {"age": "6; child", "wears": "dungarees; red wellingtons"}, []),
        ("ANNA (28), tears on her cheeks, a wedding dress, runs.",
         {"body": "tears", "wears": "wedding dress"}, []),
        ("BEN (20s), unshaven, denim jacket with torn sleeves, hands in his pockets, waits.",
         {"wears": "denim jacket", "face_hair": "unshaven"}, []),
        ("ANNA (5), a yellow sundress, bare feet, plaits, waits.",
         {"wears": "yellow sundress; bare feet", "hair": "plaits"}, []),
        ("ANNA (23) wears a tanktop under a jacket.", {"wears": "tanktop; jacket"}, []),
        ("Wearing a white shirt and tie, BEN (30) sings.", {"wears": "white shirt; tie"}, []),
        ("BEN (30) waits. Mid-forties, in a very good suit, handsome.", {"wears": "very good suit"}, []),
        ("BEN (30) waits in a white shirt tucked into dark jeans.", {"wears": "white shirt; dark jeans"}, []),
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


def test_those_in_armour_stand() -> None:
    found, shown = introduced("Two guards in black armour stand behind ANNA.")
    assert found["wears"] == "black armour"
    assert shown == ["ANNA"]


def test_the_last_piece_may_be_what_somebody_does() -> None:
    text = "INT. HALL - DAY\n\nANNA (58), a grey bun, a tweed suit, types.\n"
    assert compile_text(text, draft=True).scenes[0].live_frames[0].shown[0].does == "type"
