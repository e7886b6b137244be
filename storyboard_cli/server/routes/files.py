"""Bytes: pictures, thumbnails, and what exports made."""

from __future__ import annotations

from typing import Any

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import AnyRoute, Special

_P = "/v1/projects/{project_id}"
_FRAME = f"{_P}/frames/{{frame_id}}"
_ASSET = f"{_P}/assets/{{asset_id}}"
_Query = dict[str, dict[str, Any]]
_HASH: _Query = {
    "sha256": {
        "type": "string",
        "pattern": "^[0-9a-f]{8,64}$",
        "description": "Only the content whose hash begins so: such an address can be kept for ever.",
    }
}
_VERSION: _Query = {
    "version": {
        "type": "integer",
        "minimum": 1,
        "maximum": 999_999,
        "description": "Which version; left out: the one that counts.",
    }
}
_OF_FRAME = _VERSION | {"draft": {"type": "boolean", "description": "Of the frame's drafts."}} | _HASH
_OF_ASSET: _Query = {
    "role": {"type": "string", "description": "What it shows: front, expression.smile; left out: the first."},
    "variant": {"type": "string", "description": "The variant that it shows; left out: the asset itself."},
    **_VERSION,
    "take": {"type": "string", "description": "Of this take instead of a version: t001."},
    **_HASH,
}
_WIDTH: _Query = {
    "width": {
        "type": "integer",
        "minimum": 16,
        "maximum": 2048,
        "description": "How wide it may be; the next one of a few widths is made.",
    },
}
_PICTURE = "image/png"

ROUTES: tuple[AnyRoute, ...] = (
    Special(
        "GET",
        f"{_FRAME}/picture",
        "files.pictures:frame_picture",
        "The picture of a frame, as it was rendered; a guest gets it as large, as WebP.",
        Right.read,
        query=_OF_FRAME,
        media=f"{_PICTURE}, image/webp",
    ),
    Special(
        "GET",
        f"{_FRAME}/thumbnail",
        "files.pictures:frame_thumbnail",
        "The picture of a frame, small, as WebP.",
        Right.read,
        query=_OF_FRAME | _WIDTH,
        media="image/webp",
    ),
    Special(
        "GET",
        f"{_ASSET}/picture",
        "files.pictures:asset_picture",
        "A picture of an asset, of a version or a take.",
        Right.read,
        query=_OF_ASSET,
        media=_PICTURE,
    ),
    Special(
        "GET",
        f"{_ASSET}/thumbnail",
        "files.pictures:asset_thumbnail",
        "A picture of an asset, small, as WebP.",
        Right.read,
        query=_OF_ASSET | _WIDTH,
        media="image/webp",
    ),
    Special(
        "GET",
        f"{_P}/files/{{place}}",
        "files.places:file",
        "A file that an answer names: a picture, a take, an export.",
        Right.read,
        query=_HASH,
        media="application/octet-stream",
    ),
    Special(
        "GET",
        f"{_P}/thumbnails/{{place}}",
        "files.places:thumbnail",
        "A picture that an answer names, small, as WebP.",
        Right.read,
        query=_WIDTH | _HASH,
        media="image/webp",
    ),
)
