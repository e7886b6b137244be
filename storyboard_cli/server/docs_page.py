"""The interface as one page: made on the server of the description, without network, build or framework."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from storyboard_cli.server.described.guide import Part, Table, parts
from storyboard_cli.server.described.told import Document, Row, Told, operations, shapes
from storyboard_cli.server.openapi import described

if TYPE_CHECKING:
    from starlette.responses import Response

    from storyboard_cli.server.visit import Visit

SCRIPT = "/v1/docs.js"
KEPT = "no-cache"
_ASKED = ("Parameters", "Body")


async def page(visit: Visit) -> Response:
    """The page."""
    return _sent(visit, made(), "text/html; charset=utf-8")


async def script(visit: Visit) -> Response:
    """What finds, copies and opens on the page; without it the page can be read all the same."""
    return _sent(visit, _part("docs.js"), "text/javascript; charset=utf-8")


def _sent(visit: Visit, text: str, media: str) -> Response:
    from starlette.responses import Response

    from storyboard_cli.server.replies import coding_of

    coding = coding_of(visit.request.headers.get("accept-encoding", ""))
    headers = {"cache-control": KEPT, "vary": "accept-encoding"}
    if coding:
        headers["content-encoding"] = coding
    return Response(_coded(text, coding), 200, headers, media_type=media)


@cache
def _coded(text: str, coding: str) -> bytes:
    """The text in a coding, made once."""
    from storyboard_cli.server.replies import compressed

    return compressed(text.encode(), coding) if coding else text.encode()


@cache
def made() -> str:
    """The page of the description that travels with this version."""
    return "".join(_page(json.loads(described())))


def _part(name: str) -> str:
    return files("storyboard_cli.server.described").joinpath(name).read_text("utf-8")


def _page(document: Document) -> Iterator[str]:
    nouns = list(operations(document))
    title = f"sb {escape(document['info']['version'])}: the interface"
    yield from _head(title)
    yield from _navigation(nouns)
    yield f'<main id="top">\n<h1>{title}</h1>\n'
    yield f'<p class="lead">{_inline(document["info"]["description"])}</p>\n'
    yield '<p>For programs: <a href="/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). '
    yield "Clients can be made from it.</p>\n"
    yield from _section("begin", "How to use it", "")
    for part in parts():
        yield from _guide(part)
    yield "</section>\n"
    for noun, said, told in nouns:
        yield from _section(noun, noun.capitalize(), said)
        for one in told:
            yield from _operation(one)
        yield "</section>\n"
    yield from _section("shapes", "Shapes", "What answers are made of.")
    for name, said, rows in shapes(document):
        yield f'<details class="shape" id="{_shape(name)}">\n<summary><h3>{escape(name)}</h3> '
        yield f"<span>{_inline(said)}</span></summary>\n"
        yield from _table("Fields", rows)
        yield "</details>\n"
    yield "</section>\n</main>\n</body>\n</html>\n"


def _head(title: str) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n'
    yield f'<style>\n{_part("docs.css")}</style>\n<script src="{SCRIPT}" defer></script>\n</head>\n'
    yield '<body>\n<a class="skip" href="#top">To the text</a>\n'


def _section(name: str, title: str, said: str) -> Iterator[str]:
    yield f'<section aria-labelledby="{name}">\n<h2 id="{name}">{escape(title)}</h2>\n'
    if said:
        yield f"<p>{_inline(said)}</p>\n"


def _navigation(nouns: Sequence[tuple[str, str, list[Told]]]) -> Iterator[str]:
    yield '<nav aria-label="Contents">\n<p class="find" hidden><label for="find">Find</label>'
    yield '<input id="find" type="search" placeholder="approve, 409…" autocomplete="off">'
    yield '<span id="count" role="status"></span></p>\n<ul>\n<li><a href="#begin">How to use it</a></li>\n'
    for noun, _, told in nouns:
        link = f'<a href="#{noun}">{escape(noun.capitalize())}</a>'
        yield f'<li>{link} <span class="many">{len(told)}</span></li>\n'
    yield '<li><a href="#shapes">Shapes</a></li>\n</ul>\n</nav>\n'


def _guide(part: Part) -> Iterator[str]:
    yield f"<h3>{escape(part.title)}</h3>\n"
    for said in part.said:
        if isinstance(said, str):
            yield f"<p>{_inline(said)}</p>\n"
        else:
            yield from _grid(said)
    if part.typed:
        yield _code(part.typed, "Lines to type")


def _grid(table: Table) -> Iterator[str]:
    head, *rows = table
    yield "<table>\n<thead><tr>" + "".join(f"<th scope=col>{_inline(cell)}</th>" for cell in head)
    yield "</tr></thead>\n<tbody>\n"
    for first, *rest in rows:
        yield f"<tr><th scope=row>{_inline(first)}</th>"
        yield "".join(f"<td>{_inline(cell)}</td>" for cell in rest) + "</tr>\n"
    yield "</tbody>\n</table>\n"


def _operation(one: Told) -> Iterator[str]:
    method = f'<span class="method {one.method.lower()}">{one.method}</span>'
    yield f'<details class="operation" id="{one.name}">\n<summary><h3>{method} '
    yield f'<code class="path">{_path(one.path)}</code></h3> '
    yield f'<span class="summary">{_inline(one.summary)}</span></summary>\n'
    for said in one.said.split("\n\n"):
        yield f"<p>{_inline(said)}</p>\n" if said else ""
    yield f'<p class="name">In clients: <code>{one.name}</code></p>\n'
    yield from _table("Parameters", one.parameters)
    yield from _table("Body", one.fields)
    if one.media:
        yield f"<p>Also as {' or '.join(f'<code>{escape(media)}</code>' for media in one.media)}.</p>\n"
    yield f"<h4>Example</h4>\n{_code(one.curl, 'The request')}"
    if one.example:
        yield f'<p class="status">answers <strong>{one.status}</strong></p>\n'
        yield _code(one.example, "The answer")
    yield from _table(f"Answer: {one.answer_shape}" if one.answer_shape else "Answer", one.answer)
    yield from _errors(one)
    yield "</details>\n"


def _errors(one: Told) -> Iterator[str]:
    if not one.refusals:
        return
    yield "<h4>Errors</h4>\n<table class=errors>\n"
    yield "<thead><tr><th scope=col>Status</th><th scope=col>When</th></tr></thead>\n<tbody>\n"
    for status, said in one.refusals:
        yield f"<tr><th scope=row>{status}</th><td>{_inline(said)}</td></tr>\n"
    yield "</tbody>\n</table>\n"


def _table(title: str, rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        return
    yield f"<h4>{escape(title)}</h4>\n<table>\n<thead><tr><th scope=col>Name</th>"
    yield "<th scope=col>What it may be</th><th scope=col>What it says</th></tr></thead>\n<tbody>\n"
    for row in rows:
        where = f' <span class="where">{row.where}</span>' if row.where else ""
        must = ' <span class="must">required</span>' if row.required and title in _ASKED else ""
        yield f"<tr><th scope=row><code>{escape(row.name)}</code>{where}{must}</th>"
        yield f"<td>{_kind(row)}</td><td>{_inline(row.said)}</td></tr>\n"
    yield "</tbody>\n</table>\n"


def _kind(row: Row) -> str:
    shape = escape(row.shape)
    link = f'<a href="#{_shape(row.shape)}">{shape}</a>'
    return escape(row.kind).replace(shape, link, 1) if shape else escape(row.kind)


def _shape(name: str) -> str:
    return f"shape-{name}"


def _code(text: str, label: str) -> str:
    lines = f'<pre tabindex="0"><code>{escape(text)}</code></pre>'
    return f'<div class="code" role="group" aria-label="{escape(label)}">{lines}</div>\n'


def _path(path: str) -> str:
    return re.sub(r"(\{\w+\})", r"<var>\1</var>", escape(path))


def _inline(text: str) -> str:
    """A text with `code` in it."""
    pieces = escape(text, quote=False).split("`")
    return "".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(pieces))
