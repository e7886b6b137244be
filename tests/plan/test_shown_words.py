"""What a frame shows stands in its prompt: people counted and named, other things each with its origin."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.prompts import frame_prompt
from storyboard_cli.plan.recipe import AssetUse
from storyboard_cli.script.compile import ScriptFacts, compile_scripts
from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.spec.project import ProjectSpec

PROJECT = ProjectSpec.model_validate(
    {"project_id": "PRJ_1", "name": "T", "style_anchor_prompt": "ink on paper"}
)


def parts_of(action: str, *uses: AssetUse) -> dict[str, str]:
    """Origin → phrase of the positive prompt of a frame with this action."""
    play = parse_fountain(f"EXT. STREET - DAY\n\n{action}\n", "scripts/a.fountain")
    scene = compile_scripts([play], ScriptFacts(PROJECT), draft=True).scenes[0]
    prompt = frame_prompt(PROJECT, scene, scene.frames[0], uses)
    return {part.origin: part.text for part in prompt.positive}


def lin() -> AssetUse:
    return AssetUse(
        asset_id="CHAR_Lin", asset_type="character", name="Lin", version=2, lock_hash="sha256:1",
        canonical_prompt="Lin, woman, 30, yellow raincoat",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("action", "people"),
    [
        ("LIN waits. Two policemen run.", "3 people: Lin; two policemen"),
        ("LIN (30) waits in the crowd.", "1 person and a crowd: Lin; a crowd"),
        ("LIN looks at some students.", "several people: Lin; some students"),
    ],
)
def test_people_are_counted_and_named(action: str, people: str) -> None:
    parts = parts_of(action, lin())
    assert parts["frame.shown"] == people
    assert parts["CHAR_Lin@v2.canonical_prompt"] == "Lin, woman, 30, yellow raincoat"
    assert parts["project.style_anchor_prompt"] == "ink on paper"


def test_who_rides_along_without_a_word_is_counted_and_described() -> None:
    rao = lin().model_copy(
        update={"asset_id": "CHAR_Rao", "name": "Rao", "canonical_prompt": "Rao, man, 60, grey suit"}
    )
    parts = parts_of("LIN looks out of the window.", lin(), rao)
    assert parts["frame.shown"] == "2 people: Lin; Rao"
    assert parts["CHAR_Rao@v2.canonical_prompt"] == "Rao, man, 60, grey suit"


def test_children_are_no_child_and_a_thing_is_nobodys() -> None:
    parts = parts_of("Three children chase a ball. They laugh. LIN drops Lin's kite.", lin())
    assert parts["frame.shown"] == "4 people: Lin; three children"
    assert (parts["frame.shown.ball"], parts["frame.shown.kite"]) == ("a ball", "a kite")


def test_people_without_an_asset_have_their_looks() -> None:
    said = parts_of("An old fisherman in a blue coat waits.")["frame.shown"]
    assert said == "1 person: an old fisherman in blue coat"


def test_animals_vehicles_and_things_are_phrases_of_their_own() -> None:
    parts = parts_of("A brown dog sleeps on a wooden cart. Behind it a black sedan stops.")
    shown = {origin: text for origin, text in parts.items() if origin.startswith("frame.shown")}
    assert shown == {
        "frame.shown.dog": "a brown dog",
        "frame.shown.cart": "a wooden cart",
        "frame.shown.sedan": "a black sedan",
    }


def test_what_is_absent_compared_or_only_heard_is_not_in_the_prompt() -> None:
    parts = parts_of("LIN runs like a horse. There is no car. We hear a dog bark.", lin())
    assert [origin for origin in parts if origin.startswith("frame.shown.")] == []
    assert parts["frame.shown"] == "1 person: Lin"


def test_a_prompt_never_says_that_nobody_is_there() -> None:
    assert not [o for o in parts_of("Rain.") if o == "frame.shown"]
