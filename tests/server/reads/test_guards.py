"""What changed since somebody saw it, as far as a guard is about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.reads.guards import stale_since
from tests.callers import calling
from tests.server.reads.conftest import SETTINGS, beside, doing


def test_a_guard_is_about_its_own_events(root: Path) -> None:
    with Workspace.open(root, SETTINGS, calling()) as workspace:
        seen = workspace.log.head[0]
        doing("approve", selectors=["S01/1"])(workspace)
        approved = stale_since(workspace, seen, "decisions")
        assert approved is not None
        assert (approved.kind, approved.subject) == ("review.decided", "FR_S01_001")
        assert stale_since(workspace, seen, "cut") is None
        assert stale_since(workspace, seen, "asset:CHAR_001") is None
        doing("timeline.move", selectors=["S01/1"], after="S01/2")(workspace)
        moved = stale_since(workspace, seen, "cut")
        assert moved is not None
        assert moved.kind == "timeline.changed"
        assert stale_since(workspace, workspace.log.head[0], "cut") is None
        doing("unlock", asset="CHAR_001@v1", reason="another coat")(workspace)
        retired = stale_since(workspace, seen, "asset:CHAR_001")
        assert retired is not None
        assert retired.kind == "asset.unlocked"
        assert stale_since(workspace, seen, "asset:CHAR_00") is None
        assert stale_since(workspace, seen, "asset:ENV_Room") is None


def test_numbers_of_a_ledger_that_is_not_there_any_more_are_stale(root: Path) -> None:
    for _ in range(20):
        beside(root, "comment", selectors=["S01/1"], note="lovely")
    with Workspace.open(root, SETTINGS, calling()) as workspace:
        seen = workspace.log.head[0]
        for note in (root / "review").rglob("*.yaml"):
            note.unlink()
    beside(root, "rebuild")
    with Workspace.open(root, SETTINGS, calling()) as workspace:
        assert workspace.log.head[0] < seen
        event = stale_since(workspace, seen, "cut")
        assert event is not None
        assert event.kind == "ledger.rebuilt"


def test_a_guard_that_is_none_is_a_mistake_of_the_program(root: Path) -> None:
    with Workspace.open(root, SETTINGS, calling()) as workspace, pytest.raises(SbError):
        stale_since(workspace, 0, "everything")
