"""Frames are found by what people remember of them, in whatever form they write it."""

from __future__ import annotations

from typing import Any

import pytest

from storyboard_cli.ops import review, search

World = Any

SCENE = """\
schema: 1
scene_id: S01
uid: sc_1
project_id: PRJ_T
script_id: pilot
scene_index: 1
heading: EXT. STATION - NIGHT
environment: ENV_Yard
frames:
- {frame_id: FR_S01_001, uid: fr_a, frame_index: 1, shot: 1A, size: WS, angle: high,
   action: Meera runs through the rain.}
- {frame_id: FR_S01_002, uid: fr_b, frame_index: 2, shot: 1B, size: CU, movement: push_in,
   action: The children cried., dialogue: [{speaker: CHAR_002, text: Where were you?, parenthetical: softly}]}
- {frame_id: FR_S01_003, uid: fr_c, frame_index: 3, shot: 1C, size: MCU, action: A train stops.}
"""
ONE, TWO, THREE = "FR_S01_001", "FR_S01_002", "FR_S01_003"


@pytest.fixture
def film(world: World) -> World:
    world.asset("CHAR_002", "Željka", more="aliases: [Zel]\n")
    world.asset("ENV_Yard", "Goods Yard", kind="environment")
    world.write_all({"scenes/S01/scene.yaml": SCENE})
    return world


def frames(film: World, *words: str) -> list[str]:
    return sorted(f.frame_id for f in looked_for(film, *words).frames)


def looked_for(film: World, *words: str) -> search.SearchAnswer:
    return search.search(film.open(), search.SearchAsk(words=list(words)), film.report)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param("running", [ONE], id="another form of a verb"),
        pytest.param("ran", [ONE], id="an irregular form"),
        pytest.param("running in the rain", [ONE], id="words of grammar are passed over"),
        pytest.param("child crying", [TWO], id="an irregular plural and a past"),
        pytest.param("runs cried", [], id="every word"),
        pytest.param("in", [], id="a word of grammar alone is a word"),
        pytest.param("close up", [TWO], id="a size by its name"),
        pytest.param("Close-Ups", [TWO], id="and its plural"),
        pytest.param("CU", [TWO], id="and its letters"),
        pytest.param("medium close-up", [THREE], id="the longest name counts"),
        pytest.param("high angle shot", [ONE], id="an angle"),
        pytest.param("dolly in", [TWO], id="a movement"),
        pytest.param("wide rain", [ONE], id="a size and a word"),
        pytest.param("zeljka", [TWO], id="who speaks"),
        pytest.param("softly", [TWO], id="how it is said"),
        pytest.param("station", [ONE, TWO, THREE], id="the heading"),
        pytest.param("yards", [ONE, TWO, THREE], id="the place"),
        pytest.param("1b", [TWO], id="the number"),
        pytest.param("trai", [THREE], id="the beginning of a word"),
        pytest.param("t", [], id="one letter begins too many words"),
    ],
)
def test_frames_are_found_by_what_is_told_of_them(film: World, words: str, ids: list[str]) -> None:
    assert frames(film, words) == ids
    assert frames(film, *words.split()) == ids


def test_frames_are_found_by_what_people_noted(film: World) -> None:
    assert frames(film, "mirrors") == []
    ask = review.ReviewCommentAsk(selectors=[THREE], note="mirror the train")

    review.comment(film.open(), ask, film.report)

    assert frames(film, "mirrors") == [THREE]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Zeljak", "Željka"),
        ("zelka cries", "Željka cries"),
        ("statoin", "station"),
        ("Goods Yrad", "Goods Yard"),
        ("runs cried", None),
        ("xylophone", None),
        ("runs", None),
    ],
)
def test_where_nothing_fits_the_nearest_name_is_offered(film: World, words: str, meant: str | None) -> None:
    assert looked_for(film, words).meant == meant


def test_a_scene_that_changed_is_searched_as_it_is_now(film: World) -> None:
    assert frames(film, "umbrella") == []
    film.write_all({"scenes/S01/scene.yaml": SCENE.replace("A train stops.", "An umbrella opens.")})
    assert frames(film, "umbrella") == [THREE] and frames(film, "train") == []
