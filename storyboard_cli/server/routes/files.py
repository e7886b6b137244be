"""Bytes: pictures, thumbnails, and what exports made."""

from __future__ import annotations

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import AnyRoute, Special

_P = "/v1/projects/{project_id}"
_FRAME = f"{_P}/frames/{{frame_id}}"
_VERSION = {
    "version": {
        "type": "integer",
        "minimum": 1,
        "description": "Which version; left out: the one that counts.",
    }
}
_WIDTH = {
    "width": {"type": "integer", "minimum": 16, "maximum": 2048, "description": "How wide it may be."},
}
_PICTURE = "image/png"

ROUTES: tuple[AnyRoute, ...] = (
    Special(
        "GET",
        f"{_FRAME}/picture",
        "files.pictures:frame_picture",
        "The picture of a frame, as it was rendered.",
        Right.read,
        query=_VERSION,
        media=_PICTURE,
    ),
    Special(
        "GET",
        f"{_FRAME}/thumbnail",
        "files.pictures:frame_thumbnail",
        "The picture of a frame, small, as WebP.",
        Right.read,
        query=_VERSION | _WIDTH,
        media="image/webp",
    ),
    Special(
        "GET",
        f"{_P}/files/{{place}}",
        "files.places:file",
        "A file that an answer names: a picture, a take, an export.",
        Right.read,
        media="application/octet-stream",
    ),
    Special(
        "GET",
        f"{_P}/thumbnails/{{place}}",
        "files.places:thumbnail",
        "A picture that an answer names, small, as WebP.",
        Right.read,
        query=_WIDTH,
        media="image/webp",
    ),
)
