"""Bytes that somebody wrote, as text: encodings, stray bytes and merge markers are named by line before
any parsing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyboard_cli.core import lfs
from storyboard_cli.core.problems import Problem, Severity, Where

MAX_BYTES = 32 << 20

_MAC_QUOTE = re.compile(rb"[a-z]\xd5[a-z]")  # an apostrophe there, a capital in Latin-1
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKERS = re.compile(r"^(<{7}|>{7})(?: (.*))?$", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes(n for n in (*range(32), 127) if n not in (9, 10, 13))


def error(
    code: str,
    message: str,
    path: str,
    line: int = 0,
    column: int = 0,
    *,
    hint: str | None = None,
    excerpt: str | None = None,
) -> Problem:
    """A problem of severity error at a place in `path`."""
    return Problem(Severity.error, code, message, Where(path, line, column), hint, excerpt)


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """`data` as text, and what keeps it from being read. With problems the text is only good for excerpts."""
    if len(data) > MAX_BYTES:
        hint = "split it, or move long text into the script"
        return "", [error("file-too-large", f"the file is larger than {MAX_BYTES >> 20} MB", path, hint=hint)]
    if lfs.is_pointer(data):
        return "", [error("lfs-pointer", lfs.words("this"), path, hint=lfs.HINT)]
    if data.startswith(_UTF16):
        return "", [_not_utf8(path, "the file is UTF-16", 1, 1, None)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        return _latin1(data, bad.start, path)
    problems = list(_merge_markers(text, path))
    if len(data.translate(None, _CONTROL_BYTES)) != len(data):
        problems += _control_characters(text, path)
    return text, problems


def line_of(text: str, line: int) -> str:
    """Line `line` (from 1) of `text`, without its end; empty when there is none."""
    lines = text.split("\n", line)
    return lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""


def _latin1(data: bytes, at: int, path: str) -> tuple[str, list[Problem]]:
    start = data.rfind(b"\n", 0, at) + 1
    line = data.count(b"\n", 0, at) + 1
    column = len(data[start:at].decode("utf-8", "replace")) + 1
    text = data.decode("cp1252", "replace")
    likely = data[at : at + 1].decode("cp1252", "replace")
    told = f"byte 0x{data[at]:02X}, which would be {likely!r} in Latin-1"
    if _MAC_QUOTE.search(data):
        mac = data[at : at + 1].decode("mac_roman")
        told, text = f"byte 0x{data[at]:02X}, which would be {mac!r} in MacRoman", data.decode("mac_roman")
    excerpt = line_of(text, line)
    problem = _not_utf8(path, f"the file is not UTF-8 ({told})", line, column, excerpt)
    return text, [problem]


def _not_utf8(path: str, message: str, line: int, column: int, excerpt: str | None) -> Problem:
    hint = f"save it as UTF-8 in your editor, or: iconv -f LATIN1 -t UTF-8 {path}"
    if "MacRoman" in message:
        hint = f"save it as UTF-8 in your editor, or: iconv -f MACINTOSH -t UTF-8 {path}"
    if "UTF-16" in message:
        hint = f"save it as UTF-8 in your editor, or: iconv -f UTF-16 -t UTF-8 {path}"
    return error("not-utf8", message, path, line, column, hint=hint, excerpt=excerpt)


def _merge_markers(text: str, path: str) -> Iterator[Problem]:
    """One problem for each conflict that git left in the file."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    opened: re.Match[str] | None = None
    for found in _MARKERS.finditer(text.replace("\r\n", "\n")):
        if found[1][0] == "<":
            opened = found
            continue
        start = opened or found
        line = _line_number(text, start)
        sides = " and ".join(s for s in ((opened[2] if opened else None), found[2]) if s)
        between = f" between {sides}" if sides else ""
        yield error(
            "merge-conflict",
            f"git left a merge conflict{between} here (to line {_line_number(text, found)})",
            path,
            line,
            1,
            hint="keep the lines you want, delete the markers, then `git add` the file",
            excerpt=start[0],
        )
        opened = None
    if opened is not None:
        line = _line_number(text, opened)
        yield error(
            "merge-conflict", "git left a merge marker here", path, line, 1,
            hint="delete the marker lines, then `git add` the file", excerpt=opened[0],
        )  # fmt: skip


def _line_number(text: str, found: re.Match[str]) -> int:
    return text.replace("\r\n", "\n").count("\n", 0, found.start()) + 1


def _control_characters(text: str, path: str) -> Iterator[Problem]:
    found = _CONTROL.search(text)
    if found is None:
        return
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
    what = "a NUL byte" if found[0] == "\0" else f"the control character U+{ord(found[0]):04X}"
    excerpt = _CONTROL.sub("\ufffd", line_of(text, line))
    hint = "delete it; a file that is full of them is not a text file"
    yield error(
        "control-character", f"{what} stands in the text", path, line, column, hint=hint, excerpt=excerpt
    )
