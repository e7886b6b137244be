"""Answers that are kept: with their ETag, compressed once, and 304 where the client has them already."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.people.principal import Known
from storyboard_cli.server.guest_rows import SEEN
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.queries import FILTERS, filtered
from storyboard_cli.server.reads.project import Key, key_of
from storyboard_cli.server.reads.rows import LARGEST_PAGE
from storyboard_cli.server.replies import JSON, PRIVATE, coding_of, matches
from storyboard_cli.server.sharing import as_seen, shared_frames

if TYPE_CHECKING:
    from storyboard_cli.server.reads.kept import Head, Kept
    from storyboard_cli.server.reads.project import ServedProject
    from storyboard_cli.server.visit import Visit


def kept_response(request: Request, kept: Kept) -> Response:
    """The kept bytes, as the client wants them."""
    accepted = seen = ""
    for name, value in request.scope["headers"]:
        if name == b"accept-encoding":
            accepted = value.decode("latin-1")
        elif name == b"if-none-match":
            seen = value.decode("latin-1")
    if seen and matches(seen, kept.etag):
        return Ready(304, _head(kept, _SAME, None), b"")
    coding = coding_of(accepted)
    smaller = kept.coded(coding) if coding else None
    if smaller is None:
        return Ready(200, _head(kept, "", kept.body), kept.body)
    return Ready(200, _head(kept, coding, smaller), smaller)


_SAME = "304"


def _head(kept: Kept, coding: str, body: bytes | None) -> Head:
    """The lines above an answer: the same each time that it is sent."""
    found = kept.heads.get(coding)
    if found is None:
        headers = {"etag": kept.etag, "cache-control": PRIVATE, "vary": "accept-encoding"}
        if body is None:
            made = Response(None, 304, headers)
        else:
            made = Response(
                body, 200, headers | ({"content-encoding": coding} if coding else {}), media_type=JSON
            )
        found = kept.heads[coding] = made.raw_headers
    return found


class Ready(Response):
    """An answer whose lines and bytes are both made."""

    def __init__(self, status: int, head: Head, body: bytes) -> None:
        self.status_code = status
        self.raw_headers = head
        self.body = body
        self.background = None


async def rows_response(visit: Visit) -> Response:
    """A list of rows about frames: all, a page, or those that a filter names."""
    request, route = visit.request, visit.operation_route
    shared = await shared_frames(visit)
    if shared is None and not request.scope["query_string"] and not route.fixed.get("asks"):
        kept = await _all_rows(visit.open_project, route.operation)
        return kept_response(request, await as_seen(visit, kept))
    filters, after, limit = _paged(request, _filters_for(visit))
    brief = after is not None or "frame_id" in filters
    if shared is not None:
        filters["frame_id"] = sorted(shared & set(filters.get("frame_id", shared)))
    if route.fixed.get("asks"):
        filters["asks"] = ["true"]
    kept = await visit.open_project.rows(
        route.operation, after=after, limit=limit, filters=filters, brief=brief
    )
    return kept_response(request, await as_seen(visit, kept))


async def _all_rows(project: ServedProject, operation: str) -> Kept:
    kept = project.at_hand(_key_of_all(operation))
    return await project.rows(operation) if kept is None else kept


@cache
def _key_of_all(operation: str) -> Key:
    return key_of(operation, CATALOGUE[operation].ask())


def _filters_for(visit: Visit) -> tuple[str, ...]:
    """What rows can be chosen by. Who does not see a field learns nothing of it by asking for its values."""
    is_guest = visit.principal.kind is Known.guest
    said = visit.operation_route.fixed
    return tuple(name for name in FILTERS if name not in said and (name in SEEN or not is_guest))


def _paged(request: Request, known: tuple[str, ...]) -> tuple[dict[str, list[str]], str | None, int | None]:
    query = request.query_params
    return filtered(query, known), query.get("after"), page_limit(query.get("limit"))


def page_limit(said: str | None) -> int | None:
    """How many rows a page has at most; nothing where the client did not say."""
    if said is None:
        return None
    limit: Any = int(said) if is_digits(said) else 0
    if not 1 <= limit <= LARGEST_PAGE:
        raise refuse(
            Kind.usage, "wrong-limit", f"limit is {said[:40]}", f"1 to {LARGEST_PAGE}", fields=("limit",)
        )
    return int(limit)
