"""All words that a `FrameView` can say of where a frame stands."""

from __future__ import annotations

from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.project.frame_view import BLOCKED
from storyboard_cli.project.needs import Need
from storyboard_cli.timeline.review import Status

REVIEW_STATUSES = tuple(status.value for status in Status)
RENDER_STATES = (*(state.value for state in RenderState), BLOCKED)
NEEDS = tuple(need.value for need in Need)
VERDICTS = ("passed", "quarantined", "not judged", "not checked")
