"""Who decides about frames that nobody planned holds nobody up: they are planned before the lock is taken."""

from __future__ import annotations

from typing import Any

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import allow, approve, retake, review
from storyboard_cli.ops import rollback as back
from storyboard_cli.project.plans import Plans
from tests.callers import calling
from tests.doubles.somebody_meanwhile import beside
from tests.ops.projects import Project

ASKS: dict[str, tuple[Any, Any]] = {
    "approve": (approve.approve, approve.ApproveAsk(selectors=["S02"])),
    "retake": (retake.retake, retake.RetakeAsk(selectors=["S02"], note="slower")),
    "comment": (review.comment, review.ReviewCommentAsk(selectors=["S02"], note="lovely")),
    "allow": (allow.allow, allow.AllowAsk(selector="S02/1", rule="drift.identity", reason="meant so")),
    "rollback": (back.rollback, back.RollbackAsk(to="3")),
}


@pytest.mark.parametrize("verb", ASKS)
def test_somebody_comments_while_another_verb_plans(project: Project, verb: str) -> None:
    with project.open() as workspace:  # something that a rollback takes back
        approve.approve(workspace, approve.ApproveAsk(selectors=["S02"]), calling())
        approve.approve(workspace, approve.ApproveAsk(selectors=["S01"], dry_run=True), calling())
    project.write("direction/S02.yaml", "schema: 1\nscene_id: S02\nmood: tense\n")  # all plans of it are old
    said: list[str] = []

    def theirs() -> None:
        caller = calling("Ann <ann@example.org>")
        try:
            with project.open(caller, lock_wait_s=0.0) as workspace:
                ask = review.ReviewCommentAsk(selectors=["S01/1"], note="ours")
                review.comment(workspace, ask, caller)
            said.append("done")
        except SbError as error:
            said.append(error.code)

    operation, ask = ASKS[verb]
    caller = beside(theirs, at=1)
    with project.open(caller) as workspace:
        operation(workspace, ask, caller)
    assert said == ["done"]
    with project.open() as workspace:
        assert [d.note for d in workspace.decisions if d.frame_id == "FR_S01_001"] == ["ours"]


def test_what_is_decided_meanwhile_about_the_same_frame_is_seen(project: Project) -> None:
    project.write("direction/S02.yaml", "schema: 1\nscene_id: S02\nmood: tense\n")

    def theirs() -> None:
        with project.open() as workspace:
            retake.retake(workspace, retake.RetakeAsk(selectors=["S02/1"], note="slower"), calling())

    caller = beside(theirs, at=1)
    with project.open(caller) as workspace:
        done = approve.approve(workspace, approve.ApproveAsk(selectors=["S*"]), caller)
    assert [r.frame_id for r in done.sent_back] == ["FR_S02_001"]
    assert "FR_S02_001" not in {d.frame_id for d in done.approved}


def test_a_direction_that_is_written_meanwhile_counts(project: Project) -> None:
    """What was planned before it is not taken for what is wanted now."""
    project.write("direction/S02.yaml", "schema: 1\nscene_id: S02\nmood: tense\n")

    def theirs() -> None:
        project.write("direction/S02.yaml", "schema: 1\nscene_id: S02\nmood: calm\n")

    caller = beside(theirs, at=1)
    with project.open(caller) as workspace:
        review.comment(workspace, review.ReviewCommentAsk(selectors=["S02"], note="x"), caller)
        wanted = workspace.kept(Plans).of_scenes(workspace.scenes)["FR_S02_001"].recipe_hash
    with project.open() as workspace:
        assert workspace.kept(Plans).of_scenes(workspace.scenes)["FR_S02_001"].recipe_hash == wanted
