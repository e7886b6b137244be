"""All routes. Those that are asked most stand first, because they are looked through in order."""

from __future__ import annotations

from storyboard_cli.server.routes import (
    assets,
    exports,
    files,
    frames,
    jobs,
    machines,
    people,
    projects,
    scripts,
    service,
    timeline,
)
from storyboard_cli.server.routes.route import AnyRoute

ROUTES: tuple[AnyRoute, ...] = (
    *timeline.ROUTES,
    *frames.ROUTES,
    *projects.ROUTES,
    *files.ROUTES,
    *jobs.ROUTES,
    *assets.ROUTES,
    *scripts.ROUTES,
    *exports.ROUTES,
    *machines.ROUTES,
    *people.ROUTES,
    *service.ROUTES,
)

NOT_HERE = {
    "script.elements": "it reads a file outside a project, which a program can do with the package",
    "script.stats_of_file": "scripts:stats tells it of a project's scripts",
    "script.number": "it changes a file outside a project",
    "draft": "a draft needs no project; it is drawn where the script lies",
    "review": "the rows of frames.show that ask for a decision are at /review",
    "adopt": "the service does it as soon as files change beside it",
    "mentions": "/mentions tells it of whoever asks, whom no request can name",
}
"""Operations that have no route, and why; what is only for who sits at the machine needs no reason."""
