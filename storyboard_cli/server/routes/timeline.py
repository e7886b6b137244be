"""The cut: shown, put in order, edited."""

from __future__ import annotations

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import AnyRoute, Route

_P = "/v1/projects/{project_id}/timeline"
_EDITS = (
    "reorder",
    "move",
    "insert",
    "split",
    "remove",
    "duration",
    "hold",
    "trim",
    "transition",
    "note",
    "print",
    "marker",
    "unmarker",
    "audio",
    "unaudio",
    "reset",
)

ROUTES: tuple[AnyRoute, ...] = (
    Route("GET", _P, "timeline.show", Right.read, "rows", fixed={"with_out": True}, rows="entries"),
    Route("GET", "/v1/projects/{project_id}/animatic", "animatic.show", Right.read, "read"),
    *(Route("POST", f"{_P}:{edit}", f"timeline.{edit}", Right.decide, guard="cut") for edit in _EDITS),
    Route(
        "POST",
        f"{_P}:rollback",
        "rollback",
        Right.decide,
        fixed={"selectors": [], "order": True, "approvals": False},
        guard="cut",
        summary="Bring the cut back to how it was; what was decided of frames stays.",
    ),
)
