"""Of frames that are sent back, or left by an approval of all that passed, everybody hears what leads on."""

from __future__ import annotations

import io
from collections.abc import Callable

from rich.console import Console

from storyboard_cli.cli import approve as cli_approve
from storyboard_cli.ops.approve import ApproveAnswer, ApproveAsk, approve
from storyboard_cli.ops.reject import RejectAsk, reject
from storyboard_cli.ops.render import RenderAsk, render
from storyboard_cli.ops.retake import RetakeAsk, retake
from storyboard_cli.ops.status import StatusAnswer, StatusAsk, status
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project

FRAME = "FR_S01_001"


def sent_back(film: Workspace) -> None:
    retake(film, RetakeAsk(selectors=[FRAME], note="closer"), film.caller)


def looked_at(film: Workspace) -> StatusAnswer:
    film.forget()
    return status(film, StatusAsk(), calling())


def commands(answer: StatusAnswer) -> list[str]:
    return [str(step.command) for step in answer.next]


def test_a_retake_says_what_leads_to_another_picture(film: Workspace) -> None:
    done = retake(film, RetakeAsk(selectors=[FRAME], note="closer"), film.caller)
    assert not isinstance(done.hint, str) and done.hint is not None
    assert done.hint.words.startswith("change the script or the direction and {}, or change an asset")
    assert "seed" not in done.hint.words, "the preview draws what is staged, whatever the seed"
    assert [(step.operation, dict(step.ask)) for step in done.hint.steps] == [
        ("compile", {}),
        ("render", {"selectors": [FRAME]}),
    ]


def test_where_a_seed_makes_another_picture_a_retake_says_so(film: Workspace, project: Project) -> None:
    project.append("project.yaml", "renderer: comfyui\n")
    film.forget()
    done = retake(film, RetakeAsk(selectors=[FRAME], note="closer"), film.caller)
    assert not isinstance(done.hint, str) and done.hint is not None
    assert done.hint.words.endswith("another `seed` in the direction makes another picture of the same words")


def test_a_rejection_says_what_can_be_done_with_the_frame(film: Workspace) -> None:
    done = reject(film, RejectAsk(selectors=[FRAME], note="out"), film.caller)
    assert not isinstance(done.hint, str) and done.hint is not None
    assert [step.operation for step in done.hint.steps] == ["timeline.remove", "retake"]


def test_status_names_frames_that_are_sent_back_until_they_are_made_again(
    film: Workspace, darker: Callable[..., None]
) -> None:
    assert looked_at(film).sent_back == []

    sent_back(film)
    found = looked_at(film)
    assert found.sent_back == [FRAME]
    (step,) = [s for s in found.next if "sent back" in s.why]
    assert step.why == "1 frame sent back: change the script, the direction or an asset first"
    assert [s.operation for s in step.command.steps] == ["compile", "render"]
    assert dict(step.command.steps[1].ask) == {"selectors": [FRAME]}
    assert not any(command.startswith("export") for command in commands(found))

    render(film, RenderAsk(selectors=[FRAME], force=True), film.caller)
    assert looked_at(film).sent_back == [FRAME], "the same picture answers no note"
    darker("S01/1", "candle light")
    render(film, RenderAsk(selectors=[FRAME]), film.caller)
    assert looked_at(film).sent_back == []


def test_status_tells_of_all_that_are_sent_back(film: Workspace, darker: Callable[..., None]) -> None:
    retake(film, RetakeAsk(selectors=[FRAME, "S02/1"], note="closer"), film.caller)
    darker("S02/1", "candle light")
    found = looked_at(film)
    assert len(found.sent_back) == 2
    (step,) = [s for s in found.next if "sent back" in s.why]
    assert step.why.startswith("2 frames sent back, 1 of them not fresh: change the script")
    assert dict(step.command.steps[1].ask) == {"selectors": [FRAME]}


def test_the_same_picture_again_is_told(film: Workspace) -> None:
    done = render(film, RenderAsk(selectors=[FRAME], force=True), film.caller)
    assert [p for p in done.problems if p.code == "same-picture"] == [], "nobody sent it back"

    sent_back(film)
    film.forget()
    done = render(film, RenderAsk(selectors=[FRAME], force=True), film.caller)
    (problem,) = [p for p in done.problems if p.code == "same-picture"]
    assert str(problem.severity) == "warning"
    assert problem.message == f"{FRAME}: v3 has the same pixels as v2, which was sent back (closer)"


def test_another_picture_than_the_one_sent_back_is_not_told(
    film: Workspace, darker: Callable[..., None]
) -> None:
    sent_back(film)
    darker("S01/1", "candle light")
    done = render(film, RenderAsk(selectors=[FRAME]), film.caller)
    assert [f.frame_id for f in done.rendered] == [FRAME]
    assert [p for p in done.problems if p.code == "same-picture"] == []


def test_status_says_what_to_do_with_a_spec_that_was_edited_since_its_lock(
    film: Workspace, project: Project
) -> None:
    project.edit("assets/CHAR_001/asset.yaml", "green coat", "yellow coat")
    found = looked_at(film)
    assert found.edited_since_lock == ["CHAR_001"]
    (step,) = [s for s in found.next if "edited since its lock" in s.why]
    assert [s.operation for s in step.command.steps] == ["generate", "lock"]
    assert step.why == "1 spec edited since its lock; frames show the locked version"


def all_passed(film: Workspace, *selectors: str) -> ApproveAnswer:
    film.forget()
    return approve(film, ApproveAsk(selectors=list(selectors), all_passed=True), film.caller)


def test_approving_all_that_passed_says_which_frames_are_left(
    film: Workspace, darker: Callable[..., None]
) -> None:
    done = all_passed(film)
    every = len(film.scenes[0].live_frames) + len(film.scenes[1].live_frames)
    assert done.approved == []
    (left,) = done.left_out
    assert (left.sort, left.frames, str(left.hint)) == ("not checked", every, "`check`")

    darker("S01/1", "candle light")
    done = all_passed(film, "S01/1")
    assert [left.sort for left in done.left_out] == ["outdated"]
    assert done.left_out[0].hint.steps[0].operation == "render"
    out = io.StringIO()
    cli_approve.show(done, Console(file=out, width=200, color_system=None))
    assert "1 frame is left: outdated; sb render S01/1\n" in out.getvalue()


def test_nothing_is_left_where_every_frame_passed(film: Workspace, judged: Callable[..., None]) -> None:
    judged(FRAME, "passed")
    assert all_passed(film, FRAME).left_out == []
