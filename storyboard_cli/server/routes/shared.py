"""What a guest may ask: somebody with a link sees frames and speaks about them, and hears of nothing else."""

from __future__ import annotations

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import AnyRoute

_READ = frozenset(
    {
        "/board",
        "/review",
        "/frames",
        "/frames/{frame_id}",
        "/frames/{frame_id}/picture",
        "/frames/{frame_id}/thumbnail",
        "/files/{place}",
        "/thumbnails/{place}",
    }
)
"""Below a project."""
_PRESENT = "/presence"
"""Guests say where they are, and see who is where they may look."""


def is_for_guests(route: AnyRoute) -> bool:
    """May somebody with a link ask it? Of its answer they get what was shared with them."""
    path = of_project(route)
    return route.right is Right.comment or path == _PRESENT or (route.method == "GET" and path in _READ)


def of_project(route: AnyRoute) -> str:
    """The path below a project."""
    return route.path.partition("{project_id}")[2]
