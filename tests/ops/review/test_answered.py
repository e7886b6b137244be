"""Only another picture answers what was said of the one that was sent back."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import generate, lock
from storyboard_cli.ops.approve import ApproveAnswer, ApproveAsk, approve
from storyboard_cli.ops.frames import FrameRow, FramesShowAsk, show
from storyboard_cli.ops.render import RenderAsk, render
from storyboard_cli.ops.retake import RetakeAsk, retake
from storyboard_cli.ops.status import StatusAsk, status
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Outcome, Picture
from storyboard_cli.rendering.frame_jobs import Wanted, deliver, prepare
from tests.ops.projects import Project

FRAME = "FR_S01_001"
Judged = Callable[..., None]


def sent_back(film: Workspace) -> None:
    retake(film, RetakeAsk(selectors=[FRAME], note="closer"), film.caller)
    film.forget()


def forced(film: Workspace) -> None:
    """Rendered once more after it was sent back: the same recipe, and so the same pixels."""
    sent_back(film)
    render(film, RenderAsk(selectors=[FRAME], force=True), film.caller)
    film.forget()


def begun_before(film: Workspace) -> None:
    """A render of the same recipe was begun before the frame is sent back; its sampler rounds otherwise."""
    [job] = prepare(film, Wanted([FRAME], "preview", force=True)).work
    sent_back(film)
    canvas = io.BytesIO()
    Image.new("RGB", (64, 36), "teal").save(canvas, "PNG")
    deliver(film, job, Outcome(job.job, Picture(canvas.getvalue(), 64, 36)))
    film.forget()


def row(film: Workspace) -> FrameRow:
    [found] = show(film, FramesShowAsk(selectors=[FRAME]), film.caller).frames
    return found


def approved(film: Workspace, **asked: object) -> ApproveAnswer:
    film.forget()
    return approve(film, ApproveAsk.model_validate(asked), film.caller)


UNANSWERED = pytest.mark.parametrize(
    ("come", "same"), [(forced, "the same pixels"), (begun_before, "the same recipe")]
)


@UNANSWERED
def test_the_same_picture_leaves_the_frame_sent_back(
    film: Workspace, come: Callable[[Workspace], None], same: str
) -> None:
    before = row(film).render_version
    come(film)
    found = row(film)
    assert found.render_version == (before or 0) + 1, "there is a newer version"
    assert (found.review_status, found.needs, found.asks) == ("retake", "retake", False)
    assert status(film, StatusAsk(), film.caller).sent_back == [FRAME]


@UNANSWERED
def test_many_at_once_leave_it_and_say_why(
    film: Workspace, judged: Judged, come: Callable[[Workspace], None], same: str
) -> None:
    come(film)
    judged(FRAME, "passed")
    done = approved(film, all_passed=True)
    assert done.approved == []
    [left] = done.sent_back
    assert (left.frame_id, left.code) == (FRAME, "sent-back")
    assert left.reason == f"it was sent back (closer), and v{left.render_version} has {same}"

    done = approved(film, selectors=[FRAME])
    assert [d.frame_id for d in done.approved] == [FRAME], "named by itself, it is an explicit decision"


def test_the_render_says_which_picture_it_made_again(film: Workspace) -> None:
    sent_back(film)
    done = render(film, RenderAsk(selectors=[FRAME], force=True), film.caller)
    assert [f.review_status for f in done.rendered] == ["retake"]
    [problem] = [p for p in done.problems if p.code == "same-picture"]
    assert "compile" in str(problem.hint)


def test_another_picture_answers(film: Workspace, judged: Judged, darker: Callable[..., None]) -> None:
    sent_back(film)
    darker("S01/1", "candle light")
    assert row(film).review_status == "retake", "nothing is rendered yet"
    render(film, RenderAsk(selectors=[FRAME]), film.caller)
    film.forget()
    assert (row(film).review_status, row(film).redrawn, row(film).asks) == ("waiting", True, True)


def test_whether_another_picture_is_the_one_is_said_by_somebody_who_names_it(
    film: Workspace, judged: Judged, darker: Callable[..., None]
) -> None:
    """A change that has nothing to do with what was said draws the frame anew as well."""
    sent_back(film)
    darker("S01/1", "candle light")
    render(film, RenderAsk(selectors=[FRAME]), film.caller)
    film.forget()
    judged(FRAME, "passed")
    done = approved(film, all_passed=True)
    [left] = done.sent_back
    assert (done.approved, left.code, left.frame_id) == ([], "redrawn", FRAME)
    assert left.reason == f"it was sent back (closer), and v{left.render_version} is another picture since"
    [left] = approved(film, selectors=["S01"], all_passed=True).sent_back
    assert left.frame_id == FRAME, "its scene is not its name"

    assert [d.frame_id for d in approved(film, selectors=[FRAME]).approved] == [FRAME]
    assert not row(film).redrawn


def test_back_at_the_picture_that_was_sent_back_it_is_sent_back(
    film: Workspace, darker: Callable[..., None]
) -> None:
    """Whoever takes the change back has the picture again that nobody wanted."""
    sent_back(film)
    darker("S01/1", "candle light")
    render(film, RenderAsk(selectors=[FRAME]), film.caller)
    film.files.remove("direction/S01.yaml")
    film.forget()
    compile_op.compile(film, compile_op.CompileAsk(), film.caller)
    film.forget()
    assert row(film).review_status == "retake"
    render(film, RenderAsk(selectors=[FRAME], force=True), film.caller)
    film.forget()
    assert row(film).review_status == "retake"


def test_pictures_that_look_as_they_did_are_told(
    film: Workspace, project: Project, darker: Callable[..., None]
) -> None:
    """What is said of a place and is nothing that the preview draws changes the recipe and no pixel."""
    spec = "assets/ENV_Room/asset.yaml"
    project.write(spec, project.text(spec).replace("with a window", "with a window, haunted"))
    film.forget()
    generate.generate(film, generate.GenerateAsk(assets=["ENV_Room"]), film.caller)
    lock.lock(film, lock.LockAsk(assets=["ENV_Room"]), film.caller)
    film.forget()
    darker("S01/1", "candle light")
    done = render(film, RenderAsk(selectors=["S01"]), film.caller)
    assert {f.frame_id: f.same_as for f in done.rendered} == {
        "FR_S01_001": None,
        "FR_S01_002": 1,
        "FR_S01_003": 1,
    }
    [problem] = [p for p in done.problems if p.code == "looks-as-before"]
    assert problem.message.startswith("FR_S01_002, FR_S01_003 look just as they did: preview draws nothing")
    assert "ENV_Room" in problem.message
