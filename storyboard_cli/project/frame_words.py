"""All words that a `FrameView` can say of where a frame stands."""

from __future__ import annotations

from storyboard_cli.plan.freshness import BLOCKED, RenderState
from storyboard_cli.project.needs import Need
from storyboard_cli.timeline.review import Status

OMITTED = Status.omitted.value
REVIEW_STATUSES = tuple(status.value for status in Status)
RENDER_STATES = (*(state.value for state in RenderState), BLOCKED)
NEEDS = tuple(need.value for need in Need)
VERDICTS = ("passed", "quarantined", "not judged", "not checked")
