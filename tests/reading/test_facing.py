"""Which way somebody faces, and the pose that a verb asks for."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.clauses import ActionReader
from storyboard_cli.reading.discourse import Memory
from storyboard_cli.reading.naming import find_names
from storyboard_cli.reading.shown import Shown


def read(text: str) -> dict[str, Shown]:
    reader = ActionReader(find_names([text]), Memory())
    return {s.name or s.what: s for s in (subject.shown(text) for subject in reader.read(text))}


@pytest.mark.parametrize(
    ("text", "who", "facing"),
    [
        ("TOM stands with his back to us.", "TOM", "back"),
        ("Two swordsmen, motionless, their backs to one another.", "swordsmen", "away from one another"),
        ("A black sheep looks straight at us.", "sheep", "front"),
        ("Six strangers face the door.", "strangers", "door"),
    ],
)
def test_facing(text: str, who: str, facing: str) -> None:
    assert read(text)[who].facing == facing


def test_verbs_ask_for_poses_of_the_living_alone() -> None:
    shown = read("A man sits on a crate. Two cops are asleep. A coat hangs on a nail. The bus runs on.")
    assert (shown["man"].pose, shown["cops"].pose) == ("sit", "sleep")
    assert (shown["coat"].pose, shown["bus"].pose) == (None, None)


def test_who_has_gone_is_not_in_view() -> None:
    shown = read("The soldiers have gone. A dog waits.")
    assert (shown["soldiers"].in_view, shown["dog"].in_view) == ("spoken", True)


def test_backs_that_nobody_is_said_to_own_are_of_those_who_stand_there() -> None:
    shown = read("HANNAH and PAUL stand at the edge, backs to us.")
    assert [shown[who].facing for who in ("HANNAH", "PAUL")] == ["back", "back"]
    assert read("HANNAH sits, back to camera.")["HANNAH"].facing == "back"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("About forty people queue.", 40),
        ("A long queue of about forty people.", 40),
        ("More than forty people wait.", 40),
        ("Over forty people wait.", 40),
    ],
)
def test_numbers_may_be_rough(text: str, count: int) -> None:
    assert read(text)["people"].count == count
