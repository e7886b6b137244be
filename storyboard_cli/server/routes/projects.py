"""Projects: what they are, where they stand, what would be done, what happened."""

from __future__ import annotations

from typing import Any

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import UPLOAD_LIMIT, AnyRoute, Route, Special

_P = "/v1/projects/{project_id}"

_CLIENT: dict[str, dict[str, Any]] = {
    "client": {
        "type": "string",
        "pattern": "^[A-Za-z0-9_-]{4,64}$",
        "description": "The window that asks, as its `PUT` of presence names it; a window that had a stream "
        "leaves soon after that ends.",
    }
}

ROUTES: tuple[AnyRoute, ...] = (
    Special(
        "GET",
        "/v1/projects",
        "projects:list_projects",
        "List the projects that you have a role in.",
        answer="projects:ProjectList",
    ),
    Special(
        "POST",
        "/v1/projects",
        "projects:create",
        "Start a project, empty, from a screenplay or as an example; you are its owner.",
        for_admins=True,
        limit=UPLOAD_LIMIT,
        body="ops.create:CreateProjectAsk",
        answer="ops.create:CreateProjectAnswer",
        status=201,
    ),
    Route("GET", _P, "project.show", Right.read, "read"),
    Route("PATCH", _P, "project.patch", Right.decide, guard="tag"),
    Route("GET", f"{_P}/status", "status", Right.read, "read"),
    Route("POST", f"{_P}:validate", "validate", Right.read),
    Route("POST", f"{_P}:plan", "plan", Right.read),
    Route("POST", f"{_P}:impact", "impact", Right.read),
    Route("POST", f"{_P}:lint", "lint", Right.read),
    Route("POST", f"{_P}:audit", "audit", Right.read),
    Route("POST", f"{_P}:log", "log", Right.read),
    Route("POST", f"{_P}:search", "search", Right.read, limit=UPLOAD_LIMIT),
    Route("POST", f"{_P}:build", "build", Right.make, "job"),
    Route("POST", f"{_P}:check", "check", Right.make, "job"),
    Route("POST", f"{_P}:verify", "verify", Right.read, "job"),
    Route("POST", f"{_P}:rebuild", "rebuild", Right.manage, "job"),
    Route("POST", f"{_P}:gc", "gc", Right.manage),
    Route("POST", f"{_P}:measure", "bench.consistency", Right.read, "job"),
    Route("POST", f"{_P}:conform", "conform", Right.decide, limit=UPLOAD_LIMIT),
    Route("POST", f"{_P}:rollback", "rollback", Right.decide, guard="decisions"),
    Special(
        "GET",
        f"{_P}/events",
        "live.stream:events",
        "What happened, oldest first: a page of JSON, or a stream that goes on where "
        "`Accept: text/event-stream` asks for one.",
        Right.read,
        answer="live.stream:EventPage",
        query={
            "after": {"type": "integer", "minimum": 0, "description": "Events after this one."},
            "limit": {"type": "integer", "minimum": 1, "maximum": 5000, "description": "How many at most."},
            **_CLIENT,
        },
    ),
    Special(
        "GET",
        f"{_P}/presence",
        "live.present:show",
        "Say who looks at the project now, and where; with `Accept: text/event-stream` as a stream.",
        Right.read,
        answer="live.presence:Present",
        query=_CLIENT,
    ),
    Special(
        "PUT",
        f"{_P}/presence",
        "live.present:put",
        "Say where you are, for half a minute: the others see it, and may follow who presents.",
        Right.read,
        body="live.present:PresenceAsk",
        answer="live.presence:Present",
    ),
    Special(
        "DELETE",
        f"{_P}/presence",
        "live.present:leave",
        "Leave: this window looks no more.",
        Right.read,
        query=_CLIENT,
        status=204,
    ),
)
