"""A verb on one frame asks a project's files a few questions, however many frames there are.

It looks twice: without the lock, so that others decide while it plans, and under it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyboard_cli.core.asking import Answer
from storyboard_cli.ops import approve, reject, retake, review
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.doubles.counting_files import CountingFiles
from tests.ops.projects import Project

MOST = 28
VERBS: dict[str, Callable[[Workspace], Answer]] = {
    "retake": lambda w: retake.retake(w, retake.RetakeAsk(selectors=["S01/1"], note="closer"), calling()),
    "reject": lambda w: reject.reject(w, reject.RejectAsk(selectors=["S01/1"], note="cut"), calling()),
    "comment": lambda w: review.comment(
        w, review.ReviewCommentAsk(selectors=["S01/1"], note="lovely"), calling()
    ),
    "approve": lambda w: approve.approve(w, approve.ApproveAsk(selectors=["S01/1"]), calling()),
}


def counted(project: Project) -> tuple[Workspace, list[CountingFiles]]:
    """The project opened anew; project files, state files and caches count together."""
    workspace = project.open()
    counters = [CountingFiles(f) for f in (workspace.files.files, workspace.state_files, workspace.cache)]
    workspace.files.files, workspace.opened["state_files"], workspace.opened["cache"] = counters  # type: ignore[assignment]
    return workspace, counters


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_verb_on_one_frame_asks_at_most_twenty_eight_questions(project: Project, verb: str) -> None:
    for turn in range(2):  # the first fills the caches
        workspace, counters = counted(project)
        with workspace:
            VERBS[verb](workspace) if turn else frame_states(workspace)
        asked = {question: n for c in counters for question, n in c.asked.items()}

    assert sum(asked.values()) <= MOST, "\n".join(f"{n} {q}" for q, n in asked.items())
