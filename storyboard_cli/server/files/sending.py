"""Sends a file: whole or a range of it, with what caches have to know, and never parts of two files."""

from __future__ import annotations

import asyncio
import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email.utils import formatdate
from typing import TYPE_CHECKING

from starlette.responses import Response, StreamingResponse

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.project.shared_pictures import FileChanged
from storyboard_cli.server.files.media import HEAD_BYTES, disposition, media_type
from storyboard_cli.server.problems import refusal_response, refuse
from storyboard_cli.server.replies import PRIVATE, matches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from storyboard_cli.project.shared_pictures import OpenFile, SharedFile

FOR_EVER = "private, max-age=31536000, immutable"
SAFELY = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
}
"""Whatever a file of a project is, a browser runs nothing of it, and no other site shows it."""
CHUNK = 256 * 1024
AT_ONCE = 1 << 20
"""A file up to this size is read at once."""
MOST_HASHED = 64 << 20
"""A larger file is told from others by its times and its size."""
_MOST_KEPT = 50_000
_TRIES = 3
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})\Z")


class Hashes:
    """Hashes of files, kept as long as their stamps stay. Any thread may ask."""

    def __init__(self, most: int = _MOST_KEPT) -> None:
        self._kept: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._most = most
        self._lock = threading.Lock()

    def known(self, path: str, file: OpenFile) -> str | None:
        """The hash, where nothing has to be read for it."""
        with self._lock:
            found = self._kept.get((path, file.stamp))
            if found is not None:
                self._kept.move_to_end((path, file.stamp))
            return found

    def of(self, path: str, file: OpenFile) -> str:
        """The SHA-256 of the file's bytes, as hexadecimal digits."""
        found = self.known(path, file)
        if found is not None:
            return found
        digest = hashlib.sha256()
        for start in range(0, file.size, AT_ONCE):
            digest.update(file.read(start, AT_ONCE))
        found = digest.hexdigest()
        if file.is_settled:
            with self._lock:
                self._kept[path, file.stamp] = found
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return found


HASHES = Hashes()


@dataclass(frozen=True, slots=True)
class Terms:
    """How a file is sent."""

    is_fixed: bool = False
    """Its address names a version: nothing else will ever lie there."""
    known: str = ""
    """The hash that the project knows it by: another content, which somebody put there, is not fixed."""
    sha256: str | None = None
    """The hash that it must have, as its address says; it is fixed then."""
    is_kept: bool = False
    """It is downloaded rather than shown."""

    def keeping(self, content: str) -> str:
        """The `Cache-Control` of this content."""
        is_fixed = self.sha256 is not None or (self.is_fixed and self.known in ("", content))
        return FOR_EVER if is_fixed else PRIVATE


def file_response(request: Request, shared: SharedFile, terms: Terms) -> Response:
    """The answer that sends a file. Reads from the disk: for a thread of its own."""
    for _ in range(_TRIES):
        file = shared.opened()
        try:
            found = _response(request, shared, file, terms)
        except FileChanged:
            file.close()
            continue
        except BaseException:
            file.close()
            raise
        if not isinstance(found, StreamingResponse):
            file.close()
        return found
    said = f"{shared.place} is being written just now"
    raise refuse(Kind.conflict, "file-changing", said, "ask again when it is finished")


def _response(request: Request, shared: SharedFile, file: OpenFile, terms: Terms) -> Response:
    content = _tag(shared, file, terms)
    etag = f'"{content}"'
    headers = {"etag": etag, "cache-control": terms.keeping(content)}
    if matches(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=headers)
    headers |= SAFELY
    headers["content-type"] = media_type(shared.sort, shared.name, file.read(0, HEAD_BYTES))
    headers["content-disposition"] = disposition(shared.name, is_kept=terms.is_kept)
    headers["last-modified"] = formatdate(file.modified_s, usegmt=True)
    headers["accept-ranges"] = "bytes"
    try:
        part = wanted_range(request.headers, file.size, etag, headers["last-modified"])
    except SbError as error:
        return refusal_response(error, headers={"content-range": f"bytes */{file.size}"})
    start, end = part or (0, file.size)
    status = 200 if part is None else 206
    if part is not None:
        headers["content-range"] = f"bytes {start}-{end - 1}/{file.size}"
    headers["content-length"] = str(end - start)
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    if end - start <= AT_ONCE:
        return Response(file.read(start, end - start), status, headers)
    return StreamingResponse(_chunks(file, start, end), status, headers)


def _tag(shared: SharedFile, file: OpenFile, terms: Terms) -> str:
    """What tells this content from any other at this place."""
    if terms.sha256 is None and file.size > MOST_HASHED:
        return file.stamp
    found = HASHES.of(str(shared.path), file)
    refuse_other(shared, found, terms)
    return found


def refuse_other(shared: SharedFile, content: str, terms: Terms) -> None:
    """Refuse a content that has not the hash of its address."""
    if terms.sha256 is not None and not content.startswith(terms.sha256):
        raise refuse(
            Kind.missing,
            "file-missing",
            f"{shared.place} is another file by now than the one asked for",
            "ask for what names it once more",
        )


async def _chunks(file: OpenFile, start: int, end: int) -> AsyncIterator[bytes]:
    """The bytes, a piece at a time. Where the file changes meanwhile the answer breaks off."""
    try:
        for at in range(start, end, CHUNK):
            yield await asyncio.to_thread(file.read, at, min(CHUNK, end - at))
    finally:
        file.close()


def wanted_range(headers: Mapping[str, str], size: int, etag: str, modified: str) -> tuple[int, int] | None:
    """First byte, and the byte after the last one, of the one range asked for; None: the whole.

    Several ranges, or ranges of what is not that file any more, get the whole, as RFC 9110 (14.2) lets us.
    """
    said = headers.get("range", "").strip()
    found = _RANGE.match(said.replace(" ", ""))
    if found is None or found[1] == found[2] == "":
        return None
    only_if = headers.get("if-range", "").strip()
    if only_if and only_if not in (etag, modified):
        return None
    if found[1] == "":
        start, end = max(0, size - int(found[2])), size
    else:
        start = int(found[1])
        end = min(size, int(found[2]) + 1) if found[2] else size
        if found[2] and int(found[2]) < start:
            return None
    if start >= end:
        raise refuse(
            Kind.usage, "range-not-there", f"{said} is not in a file of {size} bytes", "ask for the whole"
        )
    return start, end
