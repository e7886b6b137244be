"""Frames: their renders, checks, pictures, and what people decide about them."""

from __future__ import annotations

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import AnyRoute, Route, Special

_P = "/v1/projects/{project_id}"
_FRAMES = f"{_P}/frames"
_ONE = f"{_FRAMES}/{{frame_id}}"
_SCENE = f"{_P}/scenes/{{scene_id}}"
_THIS = {"frame_id": "selectors[]"}
_DECISIONS = ("approve", "retake", "reject", "comment")

ROUTES: tuple[AnyRoute, ...] = (
    Route("GET", _FRAMES, "frames.show", Right.read, "rows", rows="frames"),
    Route(
        "GET",
        _ONE,
        "frames.show",
        Right.read,
        "read",
        _THIS,
        fixed={"asks": False},
        summary="Show a frame with everything that is known of it.",
    ),
    Route("GET", f"{_P}/board", "board.show", Right.read, "rows", rows="rows"),
    Route(
        "GET",
        f"{_P}/review",
        "frames.show",
        Right.read,
        "rows",
        fixed={"asks": True},
        rows="frames",
        summary="Show the frames that need a decision.",
    ),
    *(
        Route(
            "POST",
            f"{_ONE}:{verb}",
            verb,
            Right.comment if verb == "comment" else Right.decide,
            binds=_THIS,
            fixed={"all_passed": False} if verb == "approve" else {},
        )
        for verb in _DECISIONS
    ),
    Special(
        "GET",
        f"{_P}/mentions",
        "told_to_you:mentions_of",
        "List what was said to you on frames, newest first: what names you with an @, or answers you.",
        Right.read,
        answer="ops.mentions:MentionsAnswer",
        query={
            "after": {"type": "string", "description": "The next page: after the row with this id."},
            "limit": {"type": "integer", "minimum": 1, "maximum": 500, "description": "How many at most."},
        },
    ),
    Route("POST", f"{_ONE}:allow", "allow", Right.decide, binds={"frame_id": "selector"}),
    Route("POST", f"{_ONE}:explain", "explain", Right.read, binds={"frame_id": "selectors[]"}),
    Route("POST", f"{_ONE}:compare", "compare", Right.read, binds={"frame_id": "frame"}),
    Route("POST", f"{_ONE}:layout", "layout", Right.make, "job", _THIS),
    Route("POST", f"{_ONE}:check", "check", Right.make, "job", _THIS),
    Route("GET", f"{_ONE}/renders", "render.history", Right.read, "read", {"frame_id": "frame"}),
    Route("POST", f"{_ONE}/renders", "render", Right.make, "job", _THIS),
    Route("GET", f"{_ONE}/candidates", "render.candidates", Right.read, "read", {"frame_id": "frame"}),
    Route("POST", f"{_ONE}:pick", "pick", Right.make, binds={"frame_id": "frame"}),
    Route("GET", f"{_ONE}/check", "check.show", Right.read, "read", {"frame_id": "frame"}),
    Route("GET", f"{_ONE}/recipe", "recipe.show", Right.read, "read", {"frame_id": "frame"}),
    *(
        Route("POST", f"{_FRAMES}:{verb}", verb, Right.comment if verb == "comment" else Right.decide)
        for verb in _DECISIONS
    ),
    Route("POST", f"{_P}/renders", "render", Right.make, "job"),
    Route("POST", f"{_SCENE}/renders", "render", Right.make, "job", {"scene_id": "selectors[]"}),
    Route("POST", f"{_SCENE}:check", "check", Right.make, "job", {"scene_id": "selectors[]"}),
)
