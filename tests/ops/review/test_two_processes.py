"""A project stays open in this process while another one changes it: every verb sees what the other did."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import approve, frames, review
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard

pytestmark = pytest.mark.folder("another process works in it")


def elsewhere(root: Path, *words: str) -> None:
    """Run sb in another process."""
    environment = {**os.environ, "SB_ACTOR": "Bela <bela@example.org>", "SB_JOBS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "storyboard_cli", *words],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def said(workspace: Workspace, name: str) -> list[tuple[str, str]]:
    """What people said of a frame, as a verb that decides sees it."""
    review.comment(workspace, review.ReviewCommentAsk(selectors=[name], note="mine"), Heard())
    workspace.forget()
    (row,) = frames.show(workspace, frames.FramesShowAsk(selectors=[name]), Heard()).frames
    return [(d.decision, d.note) for d in row.said]


def test_decisions_of_two_processes_in_turn_are_all_seen(film: Workspace, root: Path) -> None:
    told = said(film, "S01/1")
    for turn in range(2):
        elsewhere(root, "review", "S01/1", "--comment", f"theirs {turn}")
        told += [("comment", f"theirs {turn}"), ("comment", "mine")]
        assert said(film, "S01/1") == told


def test_a_retake_from_another_process_is_not_approved_over_unseen(film: Workspace, root: Path) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/2"]), Heard())
    elsewhere(root, "retake", "S01/1", "-m", "closer")
    done = approve.approve(film, approve.ApproveAsk(selectors=["S01"]), Heard())
    assert [r.frame_id for r in done.sent_back] == ["FR_S01_001"]
    assert "FR_S01_001" not in {d.frame_id for d in done.approved}


def test_an_input_that_another_process_compiled_makes_the_picture_stale(film: Workspace, root: Path) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), Heard())
    place = root / "scripts" / "rain.fountain"
    place.write_text(place.read_text("utf-8").replace("stands at the window", "lies on the bed"), "utf-8")
    elsewhere(root, "compile")
    with pytest.raises(SbError) as refused:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), Heard())
    assert [p.code for p in refused.value.problems] == ["stale"]


def test_a_decision_that_is_edited_in_place_is_read_again(film: Workspace, root: Path) -> None:
    review.comment(film, review.ReviewCommentAsk(selectors=["S01/1"], note="aaaa"), Heard())
    assert said(film, "S01/1") == [("comment", "aaaa"), ("comment", "mine")]
    (place,) = (p for p in (root / "review").rglob("*.yaml") if "aaaa" in p.read_text("utf-8"))
    with place.open("r+", encoding="utf-8") as file:  # the same file of the same size: only its times tell
        text = file.read().replace("aaaa", "bbbb")
        file.seek(0)
        file.write(text)
    assert said(film, "S01/1") == [("comment", "bbbb"), ("comment", "mine"), ("comment", "mine")]


def test_a_decision_that_is_taken_away_is_forgotten(film: Workspace, root: Path) -> None:
    review.comment(film, review.ReviewCommentAsk(selectors=["S01/1"], note="gone"), Heard())
    (place,) = (root / "review").rglob("*.yaml")
    place.unlink()
    assert said(film, "S01/1") == [("comment", "mine")]
