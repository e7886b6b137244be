"""What a frame waits for: one rule, for lists of frames, for the review, and for what is worth doing next."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.timeline.review import Status

if TYPE_CHECKING:
    from storyboard_cli.project.frame_states import FrameState


class Need(StrEnum):
    """What has to come first; in the order in which one thing follows the other."""

    blocked = "blocked"  # an asset has to be settled before it can be rendered
    render = "render"
    retake = "retake"  # sent back, and nothing that it is drawn from changed: a render alone helps nobody
    check = "check"
    decision = "decision"
    none = "none"


def need_of(state: FrameState) -> Need:
    """What the frame waits for first."""
    if state.review is Status.omitted:
        return Need.none
    if state.is_blocked:
        return Need.blocked
    if state.render_state in (RenderState.unrendered, RenderState.stale):
        return Need.render
    if state.review is Status.retake:
        return Need.retake
    if state.review is Status.rejected:
        return Need.none
    if not state.verdict:
        return Need.check
    return Need.decision if asks(state) else Need.none


def asks(state: FrameState) -> bool:
    """Whether there is something to decide: a picture nobody judged yet, or one that no longer holds."""
    newest = state.newest
    if newest is None:
        return False
    if state.review in (Status.waiting, Status.outdated):
        return True
    approval = state.approval
    if approval is None:
        return False
    is_newer = newest.version > (approval.render_version or 0)
    return is_newer and newest.pixel_sha256 != approval.pixel_sha256
