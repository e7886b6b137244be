"""Drawings, replies and mentions: what a decision keeps of them, and who hears of it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.reporter import Recording
from storyboard_cli.ops import approve, frame_history, frames, log, mentions, rebuild, reject, retake, review
from storyboard_cli.project.workspace import Workspace
from tests.callers import ACTOR, Heard
from tests.ops.projects import Project

ARROW = {"kind": "arrow", "color": "blue", "width": 0.01, "points": [[0.123456, 0.2], [0.5, 0.6]]}
BOX = {"kind": "box", "points": [[0.1, 0.1], [0.9, 0.9]]}
BO = "Bo Lee <bo@example.org>"


def comment(film: Workspace, frame: str, note: str, by: str = ACTOR, **more: Any) -> Any:
    ask = review.ReviewCommentAsk(selectors=[frame], note=note, **more)
    (made,) = review.comment(film, ask, Heard(by)).commented
    return made


def said_of(film: Workspace, frame: str) -> list[frames.EarlierDecision]:
    film.forget()
    (row,) = frames.show(film, frames.FramesShowAsk(selectors=[frame]), Heard()).frames
    return row.said


def told(film: Workspace, by: str, **more: Any) -> mentions.MentionsAnswer:
    film.forget()
    return mentions.mentions(film, mentions.MentionsAsk(**more), Heard(by))


def test_a_drawing_is_kept_with_the_picture_that_it_is_on(film: Workspace) -> None:
    made = comment(film, "S01/1", "this way", drawing=[ARROW, BOX])

    (said,) = said_of(film, "S01/1")
    assert (said.id, said.render_version, said.note) == (made.id, 1, "this way")
    arrow = {**ARROW, "points": [[0.1235, 0.2], [0.5, 0.6]]}
    assert [mark.plain() for mark in said.drawing] == [arrow, {"color": "red", "width": 0.005, **BOX}]
    assert made.has_drawing
    (row, *_) = frame_history.history(film, frame_history.FrameHistoryAsk(frame="S01/1"), Heard()).rows
    assert [d.drawing for d in row.decisions] == [said.drawing]
    (event,) = film.log.read(kinds=["review.decided"])
    assert event.body["drawing"][0]["points"] == [[0.1235, 0.2], [0.5, 0.6]]
    assert "reply_to" not in event.body
    (row_of_log,) = log.log(film, log.LogAsk(kinds=["review"]), Heard()).events
    assert row_of_log.text == "comment v1 with a drawing: this way"


@pytest.mark.parametrize("verb", ["comment", "approve", "retake", "reject"])
def test_every_decision_may_draw_and_answer(film: Workspace, report: Recording, verb: str) -> None:
    first = comment(film, "S01/1", "is this her coat?")
    fields: dict[str, Any] = {"selectors": ["S01/1"], "drawing": [ARROW], "reply_to": first.id}
    asks: dict[str, Any] = {
        "comment": lambda: comment(film, "S01/1", "", drawing=[ARROW], reply_to=first.id),
        "approve": lambda: approve.approve(film, approve.ApproveAsk(**fields), report),
        "retake": lambda: retake.retake(film, retake.RetakeAsk(**fields, note=""), report),
        "reject": lambda: reject.reject(film, reject.RejectAsk(**fields, note=""), report),
    }

    asks[verb]()

    _, answer = said_of(film, "S01/1")
    assert (answer.decision, answer.reply_to, len(answer.drawing)) == (verb, first.id, 1)


def test_a_note_or_a_drawing_is_wanted(film: Workspace, report: Recording) -> None:
    with pytest.raises(SbError) as caught:
        comment(film, "S01/1", " ")
    assert caught.value.code == "note-missing"
    with pytest.raises(SbError) as caught:
        retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note=""), report)
    assert caught.value.code == "note-missing"


def test_what_is_drawn_on_an_approved_frame_is_kept_as_a_remark(film: Workspace, report: Recording) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)

    answer = approve.approve(film, approve.ApproveAsk(selectors=["S01/1"], drawing=[BOX]), report)

    assert [d.has_drawing for d in answer.commented] == [True]
    assert [d.decision for d in said_of(film, "S01/1")] == ["approve", "comment"]


@pytest.mark.parametrize("reply_to", ["20260101T000000Z-comment-00000000", "../../project", "x" * 200, ""])
def test_an_answer_to_what_was_not_said_is_refused_and_writes_nothing(film: Workspace, reply_to: str) -> None:
    elsewhere = comment(film, "S01/2", "elsewhere")
    head = film.log.head
    for named in (reply_to, elsewhere.id):
        with pytest.raises(SbError) as caught:
            comment(film, "S01/1", "yes", reply_to=named)
        assert (caught.value.kind, caught.value.code) == (Kind.usage, "no-remark")
        assert caught.value.fields == ("reply_to",)
    assert film.log.head == head


def test_an_answer_about_several_frames_is_refused(film: Workspace, report: Recording) -> None:
    first = comment(film, "S01/1", "look")
    head = film.log.head

    with pytest.raises(SbError, match="an answer is about one frame, and 3 are named"):
        approve.approve(film, approve.ApproveAsk(selectors=["S01"], reply_to=first.id), report)
    assert film.log.head == head


def test_nobody_draws_on_a_picture_that_is_not_there(new_project: Any, _made: Path) -> None:
    from tests.ops.conftest import FILES, asha, make_locked

    project: Project = new_project("unrendered")
    make_locked(project, FILES)
    with project.open(asha()) as film:
        with pytest.raises(SbError) as caught:
            comment(film, "S01/1", "here", drawing=[BOX])
        assert [p.code for p in caught.value.problems] == ["nothing-to-draw-on"]
        assert comment(film, "S01/1", "words are fine").id


def test_who_is_named_hears_of_it_and_who_is_answered_too(film: Workspace) -> None:
    first = comment(film, "S01/1", "@bo and @Mira: is this the coat?", drawing=[BOX])
    comment(film, "S01/2", "nobody is named")
    yes = comment(film, "S01/1", "yes it is", by=BO, reply_to=first.id)

    (to_bo,) = told(film, BO).rows
    assert (to_bo.because, to_bo.id, to_bo.frame_id, to_bo.answered) == (
        "mention",
        first.id,
        "FR_S01_001",
        True,
    )
    assert (to_bo.mentions, to_bo.said_of, len(to_bo.drawing)) == (["bo", "Mira"], 1, 1)
    (to_me,) = told(film, ACTOR).rows
    assert (to_me.because, to_me.id, to_me.answered) == ("reply", yes.id, False)
    assert told(film, "Vera Holt <vera@example.org>").rows == []
    assert [r.id for r in told(film, "Vera <vera@example.org>", login="mira").rows] == [first.id]


def test_what_one_says_to_oneself_is_no_news(film: Workspace) -> None:
    comment(film, "S01/1", "@bo remember the coat", by=BO)

    assert told(film, BO).rows == []


def test_mentions_come_page_by_page_newest_first(film: Workspace) -> None:
    made = [comment(film, "S01/1", f"@bo number {n}").id for n in range(5)]

    pages, after = [], None
    while True:
        answer = told(film, BO, limit=2, after=after)
        pages.append([row.id for row in answer.rows])
        after = answer.next
        if after is None:
            break
    assert pages == [[made[4], made[3]], [made[2], made[1]], [made[0]]]
    with pytest.raises(SbError, match="nothing that was said to you has the id 'gone'"):
        told(film, BO, after="gone")


def test_a_rebuilt_ledger_says_the_same_of_drawings(film: Workspace, report: Recording) -> None:
    first = comment(film, "S01/1", "@bo look", drawing=[ARROW])
    comment(film, "S01/1", "I see", by=BO, reply_to=first.id)
    before = [event.body for event in film.log.read(kinds=["review.decided"])]
    rows = said_of(film, "S01/1")

    rebuild.rebuild(film, rebuild.RebuildAsk(), report)

    assert [event.body for event in film.log.read(kinds=["review.decided"])] == before
    assert said_of(film, "S01/1") == rows
    assert [row.id for row in told(film, BO).rows] == [first.id]


@pytest.mark.folder("clones a repository of git")
def test_two_answers_at_once_are_both_there_after_a_merge(
    film: Workspace, root: Path, tmp_path: Path
) -> None:
    first = comment(film, "S01/1", "which coat?")

    def git(at: Path, *words: str) -> None:
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *words], cwd=at, capture_output=True, check=True)

    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "film")
    git(tmp_path, "clone", "-q", str(root), "other")
    from tests.ops.conftest import opened

    comment(film, "S01/1", "the red one", reply_to=first.id)
    git(root, "add", "review")
    git(root, "commit", "-qm", "mine")
    with opened(tmp_path / "other") as other:
        comment(other, "S01/1", "the green one", by=BO, reply_to=first.id)
    git(tmp_path / "other", "add", "review")
    git(tmp_path / "other", "commit", "-qm", "theirs")
    git(root, "pull", "-q", "--no-rebase", "--no-edit", str(tmp_path / "other"), "main")

    answers = {one.note: one.reply_to for one in said_of(film, "S01/1")[1:]}
    assert answers == {"the red one": first.id, "the green one": first.id}
