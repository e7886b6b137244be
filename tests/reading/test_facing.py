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
