"""A frame as every answer tells it: one name for each thing that is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from storyboard_cli.core.model import Frozen

if TYPE_CHECKING:
    from storyboard_cli.project.frame_states import FrameState, Render


class FrameView(Frozen):
    """A frame, its picture, and where both stand. What an operation did not look at is left out."""

    frame_id: str = Field(description="The frame, as FR_S03_002.")
    shot: str = Field("", description="Its number in the scene, as people say it: 3A.")
    render_version: int | None = Field(None, description="The version of the picture; none: not rendered.")
    render_state: str = Field(
        "", description="The picture against what is wanted: fresh, superseded, stale, unrendered, blocked."
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
        "render_state": state.render_state.value,
        "review_status": state.review.value,
        "verdict": (shown.verdict or "not checked") if shown else "",
        "picture": shown.path if shown else None,
    }
