"""A frame as every answer tells it: one name for each thing that is known about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pydantic import Field

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen

if TYPE_CHECKING:
    from storyboard_cli.project.frame_states import FrameState, Render
    from storyboard_cli.project.selection import Chosen
    from storyboard_cli.project.workspace import Workspace
    from storyboard_cli.timeline.review import Decision


class FrameView(Frozen):
    """A frame, its picture, and where both stand. What an operation did not look at is left out.

    Every row of an answer that is about a frame is a FrameView and adds its own fields to these; none of them
    calls a thing of the frame by another name. A list that only points at frames (what another run renders,
    what a change touched) has their ids. A finding, an event, a job or a decision is no frame: its row names
    the frame by id, and so does a map with frames as keys.
    """

    frame_id: str = Field(description="The frame, as FR_S03_002.")
    shot: str = Field("", description="Its number in the scene, as people say it: 3A.")
    render_version: int | None = Field(None, description="The version of the picture; none: not rendered.")
    render_state: str = Field(
        "",
        description="The picture against what is wanted: fresh, superseded, stale, unrendered, blocked. Left "
        "out of an omitted frame, where a spec or pipeline keeps sb from knowing what is wanted, and by an "
        "operation that plans no frame: compile, draft.",
    )
    review_status: str = Field(
        "", description="What people decided: waiting, approved, outdated, retake, rejected, omitted."
    )
    verdict: str = Field("", description="What the check says: passed, quarantined, not judged, not checked.")
    picture: str | None = Field(None, description="The picture's file, relative to the project.")


def view_fields(state: FrameState, render: Render | None = None) -> dict[str, Any]:
    """The fields of a `FrameView`, with the picture that counts or the named one."""
    shown = render or state.newest
    return {
        "frame_id": state.frame.frame_id,
        "shot": state.frame.shot,
        "render_version": shown.version if shown else None,
        "render_state": state.picture_state,
        "review_status": state.review.value,
        "verdict": (shown.verdict or "not checked") if shown else "",
        "picture": shown.path if shown else None,
    }


def views_of(
    workspace: Workspace,
    frames: Sequence[Chosen],
    *,
    planned: bool = True,
    decided: Sequence[Decision] = (),
) -> dict[str, dict[str, Any]]:
    """The fields of a `FrameView` of each frame, by frame name: of all of them at once, omitted ones too.

    A row about something else than the frame's state is not refused for its sake: where specs or a pipeline
    cannot be read, frames are told without what is wanted of them (as where they are not to be `planned`),
    and where ledger or reviews cannot, by their names. `decided` is told as if it were decided already, with
    the version that each decision is about.
    """
    from storyboard_cli.project.frame_states import states_of, unplanned_states

    told: dict[str, dict[str, Any]] = {
        f.frame_id: {"frame_id": f.frame_id, "shot": f.shot} for _, f in frames
    }
    bound = {d.frame_id: d.render_version for d in decided}
    states: list[FrameState] = []
    with _going_on():
        unplanned = frames
        if planned:
            with _going_on():
                states = states_of(workspace, frames, in_words=False, decided=decided)
                known = {s.frame.frame_id for s in states}
                unplanned = [chosen for chosen in frames if chosen[1].frame_id not in known]
        blank = unplanned_states(workspace, unplanned, decided) if unplanned else []
        told |= {s.frame.frame_id: _fields(s, bound) | {"render_state": ""} for s in blank}
    return told | {s.frame.frame_id: _fields(s, bound) for s in states}


def _fields(state: FrameState, bound: Mapping[str, int | None]) -> dict[str, Any]:
    version = bound.get(state.frame.frame_id)
    return view_fields(state, next((r for r in state.renders if r.version == version), None))


@contextmanager
def _going_on() -> Iterator[None]:
    """Goes on without what a part of the project that cannot be read would have told."""
    try:
        yield
    except SbError as error:
        if error.kind is Kind.interrupted:
            raise


def views_by_name(
    workspace: Workspace, names: Collection[str], decided: Sequence[Decision] = ()
) -> dict[str, dict[str, Any]]:
    """As `views_of`, of the frames that have these names; of a frame that is in no scene, its name alone."""
    found = [(s, f) for s in workspace.scenes for f in s.frames if f.frame_id in names]
    return {name: {"frame_id": name} for name in names} | views_of(workspace, found, decided=decided)
