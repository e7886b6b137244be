"""Scene files that were lost come back under their names, from whatever else remembers them."""

from __future__ import annotations

from typing import Any

from tests.ops.scripts.test_compile import approve, fates

Film = Any


def lose(film: Film, *scenes: str) -> None:
    film.remove(*(f"scenes/{scene}" for scene in scenes))


def test_a_lost_scene_comes_back_just_as_it_was(film: Film) -> None:
    film.compile()
    before = film.scenes()
    lose(film, "S01")
    done = film.compile()
    assert film.scenes() == before
    assert fates(done) == [("back", "FR_S01_001"), ("back", "FR_S01_002")]


def test_a_lost_scene_comes_back_in_a_fresh_clone_by_its_approvals(film: Film) -> None:
    film.compile()
    before = film.scenes()
    approve(film, "FR_S01_001")
    approve(film, "FR_S01_002")
    lose(film, "S01")
    film.lose_state()
    film.compile()
    assert film.scenes() == before


def test_a_lost_scene_comes_back_though_it_was_edited_since_it_was_born(film: Film) -> None:
    film.compile()
    film.rewrite("counts the buses", "counts the red buses")
    film.rewrite("INT. KITCHEN - DAY", "INT. KITCHEN - NIGHT")
    film.compile()
    before = film.scenes()
    lose(film, "S01")
    film.compile()
    assert film.scenes() == before


def test_all_lost_scenes_come_back_with_the_gaps_in_their_numbers(film: Film) -> None:
    film.compile()
    film.rewrite("EXT. STREET", "INT. HALL - DAY\n\nA long hall, and a lamp.\n\nEXT. STREET")
    film.compile()
    before = film.scenes()
    lose(film, "S01", "S02", "S03")
    film.compile()
    assert film.scenes() == before


def test_a_name_with_a_decision_is_not_given_to_other_text(film: Film) -> None:
    film.compile()
    approve(film, "FR_S02_001")
    lose(film, "S02")
    film.rewrite("Rain falls on the empty street.", "An elephant parade turns the corner, with trumpets.")
    done = film.compile()
    assert [name for fate, name in fates(done) if fate == "new"] == ["FR_S03_001"]


def test_a_new_paragraph_in_a_lost_scene_gets_a_name_that_nothing_had(film: Film) -> None:
    film.compile()
    film.rewrite("AARAV\nYou are late again.\n\n", "")
    film.compile()
    lose(film, "S01")
    film.rewrite("The kettle", "A plate breaks.\n\nThe kettle")
    done = film.compile()
    assert fates(done) == [("back", "FR_S01_001"), ("new", "FR_S01_003"), ("back", "FR_S01_002")]


def test_the_same_is_said_without_writing(film: Film) -> None:
    film.compile()
    lose(film, "S01")
    assert fates(film.compile(dry_run=True)) == [("back", "FR_S01_001"), ("back", "FR_S01_002")]
    assert "scenes/S01/scene.yaml" not in film.scenes()


def test_a_broken_memory_of_names_is_no_memory(film: Film) -> None:
    film.compile()
    for text in ("{", "[]", '{"frames": {"FR_S01_001": 3}, "scenes": {}}'):
        (film.state / "names.json").write_text(text, "utf-8")
        lose(film, "S02")
        assert [fate for fate, _ in fates(film.compile(dry_run=True))] == ["new"]
        assert film.compile().written == ["S02"]
