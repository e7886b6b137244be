"""The verb tables: every form of a verb leads to its pose, and what was read before is read the same."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.poses import ACTIONS, OF_A_GROUP, POSTURES, TOLD
from storyboard_cli.reading.actions import read_action
from storyboard_cli.reading.poses import is_mutual
from storyboard_cli.reading.tables import ENGLISH, EVERY, table
from storyboard_cli.reading.verbs import (
    NO_POSE,
    forms,
    group_forms,
    inflected,
    phrases,
    pose_of,
    third_person,
    verb_forms,
)


class Somebody:
    """All that reading an action needs of a person."""

    asset_id = "CHAR_001"
    names = ("Lin",)


@pytest.mark.parametrize(
    ("base", "written"),
    [
        ("sit", "sit sits sat sitting"),
        ("stop", "stop stops stopped stopping"),
        ("carry", "carry carries carried carrying"),
        ("reach", "reach reaches reached reaching"),
        ("hit", "hit hits hitting"),
        ("go", "go goes went gone going"),
        ("lie", "lie lies lay lain lying"),
        ("be", "be am is are was were been being"),
        ("flee", "flee flees fled fleeing"),
        ("pat", "pat pats patted patting"),
        ("play", "play plays played playing"),
        ("fix", "fix fixes fixed fixing"),
        ("quit", "quit quits quitting"),
        ("wait", "wait waits waited waiting"),
        ("offer", "offer offers offered offering"),
        ("hope", "hope hopes hoped hoping"),
    ],
)
def test_forms_of_a_verb(base: str, written: str) -> None:
    assert {f.word for f in inflected(base)} == set(written.split()) | {base}


def test_a_form_knows_its_verb() -> None:
    assert forms()["hopped"].base == "hop"
    assert forms()["hoped"].base == "hope"
    assert forms()["knelt"] == ("kneel", "past")
    assert third_person("box") == "boxes"


@pytest.mark.parametrize(
    ("form", "pose"),
    [
        ("tiptoes", "tiptoe"), ("crouching", "crouch"), ("scurries", "run"), ("knelt", "kneel"),
        ("hands", "give"), ("presses", "push"), ("presents", "give"), ("clutched", "hold"),
        ("devours", "eat"), ("heads", "walk"),
        ("smiles", ""), ("waits", ""), ("trembles", ""), ("rains", ""),
    ],
)  # fmt: skip
def test_the_pose_of_a_form(form: str, pose: str) -> None:
    assert verb_forms()[form] == pose


def test_what_is_mostly_a_noun_is_left_to_who_knows_the_subject() -> None:
    assert "drums" not in verb_forms()
    assert forms()["drums"].base == "drum"
    assert pose_of("drum") == "play"


def test_five_hundred_verbs_of_action_have_a_pose() -> None:
    with_pose = [v for pose, verbs in table(ENGLISH, "verbs").items() if pose not in NO_POSE for v in verbs]
    assert len(with_pose) >= 500


def test_reading_and_staging_name_the_same_poses() -> None:
    assert set(table(EVERY, "poses")["posture"]) == set(POSTURES) - OF_A_GROUP - TOLD
    assert set(table(EVERY, "poses")["action"]) == set(ACTIONS) - OF_A_GROUP - TOLD
    assert {name for name in ACTIONS if is_mutual(name)} == {n for n, a in ACTIONS.items() if a.mutual}


def test_verbs_and_phrases_ask_for_known_poses() -> None:
    known = {*POSTURES, *ACTIONS, *NO_POSE}
    assert set(table(ENGLISH, "verbs")) <= known
    assert set(table(ENGLISH, "verb_phrases")) <= known


def test_phrases_take_every_form_and_owner() -> None:
    found = dict(phrases())
    assert found[("crossed", "her", "arms")] == "cross_arms"
    assert found[("passes", "him")] == "give"
    assert found[("glances", "at")] == ""


def test_groups_take_every_form() -> None:
    assert {"look", "watches", "nodded"} <= group_forms("looks")
    assert "left" not in group_forms("leaves")  # also a direction


@pytest.mark.parametrize(
    ("text", "posture", "action"),
    [
        ("Lin sprints down the alley.", "run", None),
        ("Lin kneels and rummages in a bag.", "kneel", "search"),
        ("Lin tries to run.", None, None),
        ("Lin does not sit.", None, None),
        ("Lin falls silent.", None, None),
        ("Lin opens her eyes.", None, None),
        ("Lin crossed her arms.", None, "cross_arms"),
    ],
)
def test_a_line_is_read_for_whoever_has_a_name(text: str, posture: str | None, action: str | None) -> None:
    doing = read_action(text, [Somebody()], {})["CHAR_001"]
    assert (doing.posture, doing.action) == (posture, action)
