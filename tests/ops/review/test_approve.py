"""Approving says what it did with everything that was said."""

from __future__ import annotations

from storyboard_cli.ops.approve import ApproveAsk, approve
from storyboard_cli.project.workspace import Workspace


def test_a_note_on_a_frame_that_is_approved_already_is_kept_as_a_comment(film: Workspace) -> None:
    approve(film, ApproveAsk(selectors=["S01/1"]), film.caller)
    answer = approve(film, ApproveAsk(selectors=["S01/1"], note="also for the trailer"), film.caller)
    assert (answer.approved, answer.already) == ([], 1)
    assert [(d.frame_id, d.decision) for d in answer.commented] == [("FR_S01_001", "comment")]
    assert "also for the trailer" in [d.note for d in film.decisions]
