"""A render that was stopped and goes on tells all its frames, and which of them were there."""

from __future__ import annotations

from storyboard_cli.core.caller import Caller
from storyboard_cli.ops import render
from storyboard_cli.project.workspace import Workspace
from tests.callers import ACTOR, calling


def asked_by(request: str) -> Caller:
    return Caller(ACTOR, request=request)


def test_what_the_same_job_rendered_before_is_told_with_the_rest(film: Workspace) -> None:
    first = render.RenderAsk(selectors=["S01/1", "S01/2"], draft=True)
    assert len(render.render(film, first, asked_by("job_0000000a")).rendered) == 2
    film.forget()

    whole = render.render(film, render.RenderAsk(draft=True), asked_by("job_0000000a"))
    told = {frame.frame_id: frame.earlier for frame in whole.rendered}
    assert told == {"FR_S01_001": True, "FR_S01_002": True, "FR_S01_003": False, "FR_S02_001": False}
    assert whole.fresh == 0
    for frame in whole.rendered:
        assert frame.sha256 and frame.picture is not None and film.files.stat(frame.picture) is not None


def test_what_others_rendered_is_fresh(film: Workspace) -> None:
    first = render.RenderAsk(selectors=["S01/1"], draft=True)
    render.render(film, first, asked_by("job_0000000a"))
    for who in (asked_by("job_0000000b"), calling()):
        film.forget()
        done = render.render(film, first, who)
        assert (done.rendered, done.fresh) == ([], 1)
