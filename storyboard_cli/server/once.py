"""Idempotency-Key: the same request sent twice is done once, and answered the same."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.responses import Response

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.project.under_way import left_by
from storyboard_cli.server.accepted import REPLAYED, response_of
from storyboard_cli.server.desk.request import (
    Answered,
    Begun,
    Other,
    Reply,
    Request,
    Running,
    Unknown,
    key_reused,
    still_running,
)
from storyboard_cli.server.problems import refusal_response, refuse, status_of
from storyboard_cli.server.replies import KEY
from storyboard_cli.server.since import Since, begin_of, refusal, since
from storyboard_cli.server.told_to import told_to
from storyboard_cli.server.visit import Visit

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace

LONGEST_KEY = 255
_KEPT_HEADERS = ("content-type", "location", "etag", "cache-control")
_PASSING = (
    "project-busy",
    "database-busy",
    "request-running",
    "too-many",
    "stopping",
    "ledger-moved",
    "project-closed",
)
"""Refusals that say nothing of the request: it may come again with its key."""


def keyed(visit: Visit) -> Request | None:
    """The request as its key names it; nothing where it has none."""
    key = visit.request.headers.get(KEY)
    if key is None:
        return None
    if not key.strip() or len(key) > LONGEST_KEY or not key.isprintable():
        raise refuse(
            Kind.usage,
            "wrong-key",
            f"an Idempotency-Key is 1 to {LONGEST_KEY} characters that can be printed",
            "a UUID is a good one",
        )
    url = visit.request.url
    target = f"{visit.request.method} {url.path}" + (f"?{url.query}" if url.query else "")
    return Request(visit.project_id, visit.principal.id, key, target, visit.body_sha256)


async def once(visit: Visit, answer: Callable[[], Awaitable[Response]]) -> Response:
    """`answer`, or what was answered to the same key before. Without a key it is just done."""
    request = keyed(visit) if visit.who is not None else None
    if request is None:
        return await answer()
    desk = visit.service.desk
    head = visit.project.head if visit.project is not None else None
    visit.request_id = request.identity
    begun: Begun = await asyncio.to_thread(desk.begin, request, head)
    if isinstance(begun, Unknown):
        await _refuse_done(visit, request, begun)
        begun = await asyncio.to_thread(desk.begin_again, request, head)
    if isinstance(begun, Answered):
        return response_of(begun.reply, {REPLAYED: "true"})
    if isinstance(begun, Other):
        raise key_reused(begun.target)
    if isinstance(begun, (Running, Unknown)):
        raise still_running()
    return await _done(visit, request, answer)


async def _done(visit: Visit, request: Request, answer: Callable[[], Awaitable[Response]]) -> Response:
    desk = visit.service.desk
    try:
        response = await answer()
    except SbError as error:
        if status_of(error) >= 500 and error.code not in _PASSING:
            desk.lose(request)
            raise
        if error.code in _PASSING:
            await asyncio.to_thread(desk.drop, request)
            raise
        visit.request.scope["sb.code"] = error.code
        project_id = visit.project_id or None
        response = refusal_response(told_to(visit.who, project_id, error), project_id, forgets=visit.leaves)
    except BaseException:  # it may be done or not: who asks again is told what was recorded since
        desk.lose(request)
        raise
    await asyncio.to_thread(desk.answer, request, _reply(response))
    return response


async def _refuse_done(visit: Visit, request: Request, unknown: Unknown) -> None:
    """Refuse a request that is recorded already, or may be; one of which nothing came is done now.

    A service that is killed may have written a file and not its event: that is adopted first, for the request
    for which it was written, which is noted before any file is.
    """
    if visit.project is None or unknown.head_before is None:
        return
    project, signature, head = visit.project, visit.principal.signature, unknown.head_before
    await project.adopted()

    def looked(workspace: Workspace) -> Since:
        events = workspace.log.read(begin_of(workspace, head))
        left = left_by(workspace, request.identity)
        return since(events, request, left, signature=signature, adopter=project.actor)

    refused = refusal(visit.project_id, await project.look(looked))
    if refused is not None:
        raise refused


def _reply(response: Response) -> Reply:
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    return Reply(response.status_code, headers, bytes(response.body))
