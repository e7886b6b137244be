"""What a file is, told by its first bytes: names lie, and a browser must not guess."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from storyboard_cli.core.errors import Kind
from storyboard_cli.core.files import safe_name
from storyboard_cli.project.shared_pictures import Sort
from storyboard_cli.server.problems import refuse

HEAD_BYTES = 16
BYTES = "application/octet-stream"
_TEXT = "text/plain; charset=utf-8"

Start = tuple[int, bytes, str]
"""Where the bytes stand, the bytes, and what such a file is."""
PICTURES: Sequence[Start] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (8, b"WEBP", "image/webp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"BM", "image/bmp"),
)
SOUNDS: Sequence[Start] = (
    (8, b"WAVE", "audio/wav"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf2", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"\xff\xf9", "audio/aac"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
    (4, b"ftyp", "audio/mp4"),
    (8, b"AIFF", "audio/aiff"),
    (8, b"AIFC", "audio/aiff"),
)
_DOCUMENTS: Sequence[Start] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (4, b"ftyp", "video/mp4"),
)
_TEXTS = {
    ".csv": "text/csv; charset=utf-8",
    ".edl": _TEXT,
    ".srt": _TEXT,
    ".txt": _TEXT,
    ".md": _TEXT,
    ".vtt": "text/vtt; charset=utf-8",
    ".json": "application/json",
    ".otio": "application/json",
}
"""Exports that are text of which a browser runs nothing. Pages, scripts and XML are bytes to be kept."""


def media_type(sort: Sort, name: str, head: bytes) -> str:
    """The `Content-Type` of a file that begins with `head`; what is not of its sort is refused."""
    if sort is Sort.export:
        suffix = name[name.rfind(".") :].casefold() if "." in name else ""
        return _of((*PICTURES[:3], *_DOCUMENTS, *SOUNDS[:1]), head) or _TEXTS.get(suffix, BYTES)
    found = _of(PICTURES if sort is Sort.picture else SOUNDS, head)
    if found is None:
        raise refuse(
            Kind.blocked,
            f"not-a-{sort.value}",
            f"{name} is called a {sort.value} and is none",
            "somebody put another file there; put the right one back",
        )
    return found


def disposition(name: str, *, is_kept: bool) -> str:
    """The `Content-Disposition` of a file; `is_kept` of one that is downloaded rather than shown."""
    plain = safe_name(name.encode("ascii", "replace").decode().replace("?", "_"), "file", 150)
    found = f'{"attachment" if is_kept else "inline"}; filename="{plain}"'
    return found if plain == name else f"{found}; filename*=UTF-8''{quote(name, safe='')}"


def _of(starts: Sequence[Start], head: bytes) -> str | None:
    return next((media for at, start, media in starts if head[at : at + len(start)] == start), None)
