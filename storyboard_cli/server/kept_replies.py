"""Answers that are kept: with their ETag, compressed once, and 304 where the client has them already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from storyboard_cli.core.errors import Kind
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.replies import JSON, PRIVATE, coding_of, matches

if TYPE_CHECKING:
    from storyboard_cli.server.reads.kept import Kept
    from storyboard_cli.server.visit import Visit

LARGEST_PAGE = 5000


def kept_response(request: Request, kept: Kept) -> Response:
    """The kept bytes, as the client wants them."""
    headers = {"etag": kept.etag, "cache-control": PRIVATE, "vary": "accept-encoding"}
    if matches(request.headers.get("if-none-match"), kept.etag):
        return Response(None, 304, headers)
    coding = coding_of(request.headers.get("accept-encoding", ""))
    body = kept.body
    if coding:
        smaller = kept.coded(coding)
        if smaller is not None:
            body, headers["content-encoding"] = smaller, coding
    return Response(body, 200, headers, media_type=JSON)


async def rows_response(visit: Visit) -> Response:
    """A list of rows about frames: all, a page, or those that a filter names."""
    request, route = visit.request, visit.operation_route
    filters, after, limit = _paged(request)
    selection = visit.principal.selection
    if selection:
        filters["frame_id"] = [*selection]
    if route.fixed.get("asks"):
        filters["asks"] = ["true"]
    kept = await visit.open_project.rows(route.operation, after=after, limit=limit, filters=filters)
    return kept_response(request, kept)


_FILTERS = ("scene_id", "review_status", "render_state", "verdict", "asks", "frame_id")


def _paged(request: Request) -> tuple[dict[str, list[str]], str | None, int | None]:
    query = request.query_params
    unknown = sorted(set(query) - {*_FILTERS, "after", "limit"})
    if unknown:
        raise refuse(
            Kind.usage,
            "unknown-query",
            f"there is no {unknown[0]} here",
            f"there are {', '.join((*_FILTERS, 'after', 'limit'))}",
            fields=tuple(unknown),
        )
    filters: dict[str, list[str]] = {name: query.getlist(name) for name in _FILTERS if name in query}
    return filters, query.get("after"), page_limit(query.get("limit"))


def page_limit(said: str | None) -> int | None:
    """How many rows a page has at most; nothing where the client did not say."""
    if said is None:
        return None
    limit: Any = int(said) if said.isascii() and said.isdigit() else 0
    if not 1 <= limit <= LARGEST_PAGE:
        raise refuse(
            Kind.usage, "wrong-limit", f"limit is {said[:40]}", f"1 to {LARGEST_PAGE}", fields=("limit",)
        )
    return int(limit)
