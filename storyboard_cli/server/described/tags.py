"""The nouns under which the interface is listed, in the order in which a film is made."""

from __future__ import annotations

from collections.abc import Mapping

from storyboard_cli.server.routes.route import AnyRoute

TAGS: Mapping[str, str] = {
    "projects": "A film: its settings, where it stands, and what is asked of all of it.",
    "scripts": "Screenplays, what the names in them mean, and turning them into scenes.",
    "scenes": "What the scripts became: a place and a time, with its frames, and what a person directs.",
    "assets": "Characters, places, props, plants and styles: their specs, takes and locked versions.",
    "frames": "The pictures of the board: each with its render, its check and what people decided.",
    "renders": "Making pictures. Each answers with a job.",
    "timeline": "The cut: order, lengths, transitions, sounds. Each change names the cut that it changes.",
    "exports": "The board on paper, as pictures, as a film, as a cut for editors. Each answers with a job.",
    "files": "Bytes: pictures, thumbnails, exports, and files that come in.",
    "jobs": "Long work that was asked for: its state, its progress, its answer.",
    "events": "What happened, as pages or as a stream that stays open, and who looks now.",
    "machine": "What this machine draws and measures with: pipelines, models, ComfyUI servers.",
    "people": "Who you are, who belongs to a project, tokens for programs, links for guests.",
    "service": "The service itself: is it there, its numbers, this description.",
}

_OF_NOUN: Mapping[str, str] = {
    "status": "projects",
    "aliases": "scripts",
    "board": "frames",
    "animatic": "timeline",
    "review": "frames",
    "mentions": "frames",
    "thumbnails": "files",
    "presence": "events",
    "sounds": "files",
    "references": "files",
    "pipelines": "machine",
    "models": "machine",
    "comfy": "machine",
    "me": "people",
    "members": "people",
    "tokens": "people",
    "guests": "people",
    "users": "people",
    "audit": "people",
    "sessions": "people",
    "sign-in": "people",
    "health": "service",
    "ready": "service",
    "metrics": "service",
    "openapi.json": "service",
    "docs": "service",
    "docs.js": "service",
}


def tag(route: AnyRoute) -> str:
    """The noun that a route is listed under."""
    if route.path == "/":
        return "service"
    if "/renders" in route.path:
        return "renders"
    if route.path.endswith(("/picture", "/thumbnail")):
        return "files"
    found = _OF_NOUN.get(route.tag, route.tag)
    if found not in TAGS:
        raise LookupError(f"{route.path} has no noun of `TAGS`: add {found} to tags.py")
    return found
