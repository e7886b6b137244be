"""Writes the interface as Markdown: `python -m storyboard_cli.server.reference specs/api.md`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from storyboard_cli.server.described.guide import chapter
from storyboard_cli.server.described.told import Document, Row, Told, operations, shapes
from storyboard_cli.server.openapi import described

LONGEST_EXAMPLE = 40
"""Lines of an answer that are shown; the page of the service and openapi.json have all."""

_HEAD = """\
# The interface of the server

What `sb serve` answers over HTTP. The service shows the same as a page at `/v1/docs`;
[openapi.json](openapi.json) is it for programs. This page is made from that file; a test holds it current.
"""


def reference(document: Document) -> str:
    """The page."""
    return "\n".join(_lines(document)).rstrip() + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield _HEAD
    yield f"## How to use it\n\n{chapter()}"
    for noun, said, told in operations(document):
        yield f"## {noun.capitalize()}\n\n{said}\n"
        yield "| request | what it does | right |\n|---|---|---|"
        for one in told:
            yield f"| [`{one.method} {one.path}`](#{one.name.lower()}) | {_cell(one.summary)} | {one.right} |"
        yield ""
        for one in told:
            yield from _operation(one)
    yield "## Shapes\n\nWhat answers are made of.\n"
    for name, said, rows in shapes(document):
        yield f"### {name}\n"
        if said:
            yield f"{said}\n"
        yield from _table("", rows)


def _operation(one: Told) -> Iterator[str]:
    yield f"### {one.name}\n\n`{one.method} {one.path}`\n\n{one.summary}\n"
    if one.said:
        yield f"{one.said}\n"
    yield from _table("Parameters", [row for row in one.parameters if row.where != "path"])
    yield from _table("Body", one.fields)
    if one.media:
        yield f"Also as {' or '.join(f'`{media}`' for media in one.media)}.\n"
    yield f"```sh\n{one.curl}\n```\n"
    if one.example:
        lines = one.example.splitlines()
        shown = lines if len(lines) <= LONGEST_EXAMPLE else [*lines[:LONGEST_EXAMPLE], "…"]
        yield f"answers {one.status}:\n\n```\n" + "\n".join(shown) + "\n```\n"
    if one.answer_shape:
        yield f"The answer is a [{one.answer_shape}](#{one.answer_shape.lower()})."
    yield f"Errors: {', '.join(status for status, _ in one.refusals)}.\n"


def _table(title: str, rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        return
    yield f"{title or 'Field'} | may be | says\n---|---|---"
    for row in rows:
        where = f" ({row.where})" if row.where == "header" else ""
        must = ", required" if row.required and title in ("Parameters", "Body") else ""
        kind = (
            row.kind.replace(row.shape, f"[{row.shape}](#{row.shape.lower()})", 1) if row.shape else row.kind
        )
        yield f"`{row.name}`{where}{must} | {_cell(kind)} | {_cell(row.said)}"
    yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Write the page to the file named on the command line."""
    Path(sys.argv[1]).write_text(reference(json.loads(described())), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
