"""A render that was stopped and goes on tells all its frames, and which of them were there."""

from __future__ import annotations

from storyboard_cli.core.caller import Caller
from storyboard_cli.ops import generate, render
from storyboard_cli.project.workspace import Workspace
from tests.callers import ACTOR, calling


def asked_by(request: str, *again: str) -> Caller:
    """Who asks; `again` are requests that this one does once more."""
    return Caller(ACTOR, request=request, own=again)


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


def versions(film: Workspace, request: str, *again: str) -> dict[str, tuple[int | None, bool]]:
    """What a forced render of everything tells of each frame: its version, and whether it was there."""
    film.forget()
    ask = render.RenderAsk(force=True, draft=True)
    done = render.render(film, ask, asked_by(request, *again))
    return {frame.frame_id: (frame.render_version, frame.earlier) for frame in done.rendered}


def test_a_forced_render_that_goes_on_draws_nothing_twice(film: Workspace) -> None:
    assert set(versions(film, "job_0000000a").values()) == {(2, False)}
    film.forget()
    some = render.RenderAsk(selectors=["S01/1", "S01/2"], force=True, draft=True)
    render.render(film, some, asked_by("job_0000000b"))

    gone_on = {
        "FR_S01_001": (3, True),
        "FR_S01_002": (3, True),
        "FR_S01_003": (3, False),
        "FR_S02_001": (3, False),
    }
    assert versions(film, "job_0000000c", "job_0000000b") == gone_on, "a retry"
    assert versions(film, "job_0000000b", "job_0000000c") == {name: (3, True) for name in gone_on}, (
        "the same job"
    )
    assert set(versions(film, "job_0000000d").values()) == {(4, False)}, "another request draws all again"


def test_forced_takes_that_go_on_are_made_once(film: Workspace) -> None:
    def takes(request: str, *again: str, assets: tuple[str, ...] = ("CHAR_001", "ENV_Room")) -> list[str]:
        film.forget()
        ask = generate.GenerateAsk(assets=list(assets), force=True)
        return [
            one.take for one in generate.generate(film, ask, asked_by(request, *again)).assets if one.take
        ]

    takes("job_0000000a", assets=("CHAR_001",))
    before = [event.subject for event in film.log.read(kinds=["asset.taken"])]
    takes("job_0000000b", "job_0000000a")
    after = [event.subject for event in film.log.read(kinds=["asset.taken"])]
    new = after[len(before) :]
    assert [one.partition("@")[0].partition("/")[0] for one in new] == ["ENV_Room"]
    takes("job_0000000c", assets=("CHAR_001",))
    assert len(list(film.log.read(kinds=["asset.taken"]))) == len(after) + 1
