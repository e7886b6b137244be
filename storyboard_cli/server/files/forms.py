"""Reads `multipart/form-data` (RFC 7578), as browsers and curl send it: strictly, and within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.files.receiving import Buffer
from storyboard_cli.server.problems import refuse

MOST_PARTS = 64
MOST_HEADERS = 4096
"""Bytes of what stands before a part's content."""
_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]")
_PARAMETER = re.compile(r';\s*(?P<name>[A-Za-z*]+)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>[^\s;"]+))')
_AS_IS = ("", "7bit", "8bit", "binary")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a form: a field, or a file where it has a file's name."""

    name: str
    file_name: str | None
    media: str
    data: bytes


def boundary_of(media: str) -> bytes:
    """What stands between the parts, as the `Content-Type` says it."""
    found = {one["name"].lower(): one["quoted"] or one["plain"] for one in _PARAMETER.finditer(media)}
    boundary = found.get("boundary") or ""
    if not _BOUNDARY.fullmatch(boundary):
        raise broken("its `Content-Type` names no boundary")
    return boundary.encode("ascii")


def parts_of(body: Buffer, boundary: bytes) -> Iterator[Part]:
    """The parts of a form, in order. Whatever is not as it should be is refused, never guessed."""
    between = b"--" + boundary
    at = 2 if body[:2] == b"\r\n" else 0
    if body[at : at + len(between)] != between:
        raise broken("it does not begin with its boundary")
    at += len(between)
    for _ in range(MOST_PARTS + 1):
        if body[at : at + 2] == b"--":
            return
        if body[at : at + 2] != b"\r\n":
            raise broken("its boundary stands within a part")
        start = at + 2
        blank = body.find(b"\r\n\r\n", start, start + MOST_HEADERS)
        if blank < 0:
            raise broken(f"a part's headers do not end within {MOST_HEADERS} bytes")
        end = body.find(b"\r\n" + between, blank + 2)
        if end < 0:
            raise broken("it is cut off")
        yield _part(bytes(body[start:blank]), bytes(body[blank + 4 : end]))
        at = end + 2 + len(between)
    raise refuse(Kind.usage, "form-too-many", f"a form has at most {MOST_PARTS} parts", "send several forms")


def broken(why: str) -> SbError:
    """A form that cannot be read."""
    return refuse(
        Kind.usage,
        "form-broken",
        f"the form cannot be read: {why}",
        "send `multipart/form-data`, as curl -F does",
    )


def plain_name(said: str) -> str:
    """A file's name as a form says it, without the folders that some programs put before it."""
    return re.split(r"[/\\]", said)[-1]


def file_name_of(disposition: str) -> str | None:
    """The file's name that a `Content-Disposition` says."""
    said = _parameters(disposition)
    name = said.get("filename")
    if name is None and (coded := said.get("filename*")) is not None:
        name = unquote(coded.partition("''")[2], "utf-8", "replace")
    return None if name is None else plain_name(name)


def _part(head: bytes, data: bytes) -> Part:
    headers: dict[str, str] = {}
    try:
        lines = head.decode("utf-8").split("\r\n")
    except UnicodeDecodeError:
        raise broken("a part's headers are no UTF-8") from None
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or name != name.strip() or name.lower() in headers or "\n" in line or "\r" in line:
            raise broken(f"{visible(line[:60])!r} is no header of a part")
        headers[name.lower()] = value.strip()
    kind, _, _ = (disposition := headers.get("content-disposition", "")).partition(";")
    field = _parameters(disposition).get("name")
    if kind.strip().lower() != "form-data" or not field:
        raise broken("a part says no name")
    if headers.get("content-transfer-encoding", "").lower() not in _AS_IS:
        raise broken(f"{visible(field[:60])} is encoded; bytes are sent as they are")
    return Part(field, file_name_of(disposition), headers.get("content-type", ""), data)


def _parameters(header: str) -> dict[str, str]:
    """The parameters of a header; browsers write %22 for a quotation mark, others a backslash before it."""
    found: dict[str, str] = {}
    for one in _PARAMETER.finditer(header):
        value = one["plain"] if one["quoted"] is None else re.sub(r'\\(["\\])', r"\1", one["quoted"])
        if not one["name"].endswith("*"):
            value = value.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")
        found.setdefault(one["name"].lower(), value)
    return found
