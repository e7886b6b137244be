"""Title and author as a title page gives them; from the head of a file, without reading the scenes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storyboard_cli.script.by_line import BY, is_by_line
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.reading import format_of, read_script
from storyboard_cli.script.screenplay import Screenplay

_AUTHOR_KEYS = (
    "author",
    "authors",
    "written by",
    "writer",
    "writers",
    "autor",
    "auteur",
    "autore",
    "von",
    "by",
)
_JOINS = re.compile(r"(?:&|\+|and|und|et|y|e)(?:\s|$)", re.IGNORECASE)
_JOINED = re.compile(r"(?:&|\+|,|\s(?:and|und|et|y|e)|^(?:and|und|et|y|e))\s*$", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r")
_LONGEST = 200  # as a project's name may be


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What a title page says; "" where it says nothing."""

    title: str = ""
    author: str = ""


def title_page_of(play: Screenplay) -> TitlePage:
    """The title page of a script that was read."""
    page = play.title_page
    written = [key for key in page if key in _AUTHOR_KEYS or is_by_line(key)]
    author = next((a for key in sorted(written, key=_author_order) if (a := _names(page[key]))), "")
    lines = page.get("lines", []) or page.get("credit", [])
    return TitlePage(_text(page.get("title", [])), author or _by(lines))


def _author_order(key: str) -> int:
    return _AUTHOR_KEYS.index(key) if key in _AUTHOR_KEYS else len(_AUTHOR_KEYS)


def _names(lines: list[str]) -> str:
    """Names of some lines in one: a comma between them, unless an `and` joins them already."""
    said = ""
    for line in filter(None, (_text([line]) for line in lines)):
        if not said:
            found = BY.fullmatch(line)
            said = found[1] if found else line
        elif _JOINED.search(said) or _JOINS.match(line):
            said = f"{said} {line}"
        else:
            said = f"{said.rstrip(',')}, {line}"
    return said[:_LONGEST].strip()


def read_title_page(data: bytes, path: str) -> TitlePage:
    """The title page of a script file."""
    return title_page_of(read_script(_head(data, path), path))


def _head(data: bytes, path: str) -> bytes:
    """The part of a file that holds its title page, in its own format."""
    kind = format_of(data, path)
    if kind == "fdx":
        start, end = data.find(b"<TitlePage"), data.find(b"</TitlePage>")
        page = data[start : end + len(b"</TitlePage>")] if 0 <= start < end else b""
        return b'<FinalDraft DocumentType="Script"><Content/>' + page + b"</FinalDraft>"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data  # UTF-16, which is rare: read whole
    text = data.decode("utf-8", "replace").lstrip("\ufeff")
    if kind == "yaml":
        found = re.search(r"^scenes\s*:", text, re.MULTILINE)
        return text[: found.start()].encode() if found else data
    found = _BLANK.search(text)
    return (text[: found.start()] if found else text).encode()


def _text(lines: list[str], joint: str = " ") -> str:
    return joint.join(" ".join(plain(line).split()) for line in lines).strip()[:_LONGEST].strip()


def _by(lines: list[str]) -> str:
    """`Written by`, and the name behind it or on the next line, as title pages of Final Draft have it."""
    for at, line in enumerate(lines):
        found = BY.fullmatch(line.strip())
        if found:
            first, rest = (
                ([found[1]], lines[at + 1 :]) if found[1] else (lines[at + 1 : at + 2], lines[at + 2 :])
            )
            for following in rest:
                if not (_JOINED.search(first[-1]) or _JOINS.match(following.strip())):
                    break
                first.append(following)
            return _names(first)
    return ""
