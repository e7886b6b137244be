"""Studio's own files for browsers: its pages below `/studio/`, its scripts and its styles.

They are public, because they hold no data: whoever opens a page says who they are where it asks for some. All
files are read at once and kept, so a program that is renewed under a running server goes on with the pages
that it began with. No path ever reaches the disk.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.served_by import STUDIO
from storyboard_cli.server.problems import refusal_response, refuse
from storyboard_cli.server.replies import SMALL, coding_of, matches

BUILT = "studio_files"
"""The folder of the package into which `npm --prefix studio run build` writes."""
_PAGE = "index.html"
_HASHED = re.compile(r"assets/[^/]+-[A-Za-z0-9_-]{8,}\.\w+")
"""Vite names a file for its content: another content has another name."""
_LOADED = re.compile(r"assets(?:/.*)?|[^/]+\.\w+")
"""What a page loads, by its address; every other address is one of a page."""
_BROTLI_QUALITY = 9  # 11 makes a twentieth less in fifteen times the time
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "font-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
"""Nothing of another site, and no script or style that stands in a page."""
_MEDIA: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
}
_PACKED = frozenset({"png", "webp", "woff2"})
"""What is compressed already."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was built, and each coding of it, made at the first question."""

    name: str
    body: bytes
    etag: str = field(init=False)
    _coded: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "etag", f'"{hashlib.sha256(self.body).hexdigest()[:32]}"')

    @property
    def suffix(self) -> str:
        return self.name.rpartition(".")[2].lower()

    @property
    def media(self) -> str:
        return _MEDIA.get(self.suffix, "application/octet-stream")

    @property
    def kept(self) -> str:
        """How long browsers keep it: for ever, or asking each time whether it is still the same."""
        return "public, max-age=31536000, immutable" if _HASHED.fullmatch(self.name) else "no-cache"

    @property
    def can_be_smaller(self) -> bool:
        return len(self.body) >= SMALL and self.suffix not in _PACKED

    def is_coded(self, coding: str) -> bool:
        return coding in self._coded

    def coded(self, coding: str) -> bytes:
        """Its bytes in a coding. Two who ask first at once make the same."""
        if coding not in self._coded:
            self._coded[coding] = _compressed(self.body, coding)
        return self._coded[coding]


class Studio:
    """The application below `/studio/`."""

    path = f"{STUDIO}/{{page}}"
    """What numbers and log lines call all of its addresses."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["route"] = self
        try:
            response = await _answer(scope)
        except SbError as error:
            scope["sb.code"] = error.code
            allowed = {"allow": "GET, HEAD"} if error.code == "method-not-allowed" else None
            response = refusal_response(error, headers=allowed)
        await response(scope, receive, send)


def is_of_studio(path: str) -> bool:
    """Does an address belong to Studio?"""
    return path == STUDIO or path.startswith(f"{STUDIO}/")


async def _answer(scope: Scope) -> Response:
    if scope["method"] not in ("GET", "HEAD"):
        raise refuse(
            Kind.usage,
            "method-not-allowed",
            f"{scope['method']} is not for this path: it is a page of Studio",
            "programs ask below /v1; /v1/docs lists all there is",
        )
    if scope["path"] == STUDIO:
        query = scope["query_string"].decode("latin-1")
        return RedirectResponse(
            f"{STUDIO}/{f'?{query}' if query else ''}", 308, {"cache-control": "no-cache"}
        )
    found = _found(await asyncio.to_thread(built), scope["path"].removeprefix(f"{STUDIO}/"))
    headers = {
        "etag": found.etag,
        "cache-control": found.kept,
        "vary": "accept-encoding",
        "content-security-policy": POLICY,
    }
    asked = Headers(scope=scope)
    if matches(asked.get("if-none-match"), found.etag):
        return Response(None, 304, headers)
    body = found.body
    coding = coding_of(asked.get("accept-encoding", ""))
    if coding and found.can_be_smaller:
        headers["content-encoding"] = coding
        body = found.coded(coding) if found.is_coded(coding) else await asyncio.to_thread(found.coded, coding)
    return Response(body, 200, headers, media_type=found.media)


def _found(known: Mapping[str, File], name: str) -> File:
    """The file of that name; else the one page, which finds in its address what it is to show."""
    if (found := known.get(name)) is not None:
        return found
    parts = re.split(r"[/\\]", name)
    if _LOADED.fullmatch(name) or ".." in parts or "." in parts or "\0" in name:
        raise refuse(
            Kind.missing,
            "no-path",
            "Studio has no such file",
            "a page that was open since sb was renewed is opened again; Studio is at /studio/",
        )
    if _PAGE not in known:
        raise refuse(
            Kind.missing,
            "no-studio",
            "Studio's pages are not in this installation of sb",
            "install sb again; in its sources, `npm ci` and `npm run build` in `studio/` make them",
        )
    return known[_PAGE]


@cache
def built() -> Mapping[str, File]:
    """Every file that was built, by its path below `/studio/`."""
    folder = files("storyboard_cli").joinpath(BUILT)
    return {name: File(name, body) for name, body in _read(folder, "")} if folder.is_dir() else {}


def _read(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for one in folder.iterdir():
        name = f"{above}{one.name}"
        if one.is_dir():
            yield from _read(one, f"{name}/")
        else:
            yield name, one.read_bytes()


def _compressed(body: bytes, coding: str) -> bytes:
    if coding == "br":
        import brotli

        made: bytes = brotli.compress(body, quality=_BROTLI_QUALITY)
        return made
    return gzip.compress(body, 9, mtime=0)
