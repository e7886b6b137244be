"""Events of a project over HTTP: a page of them, or a stream that goes on."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, suppress
from itertools import islice
from typing import Any

from pydantic import Field
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from storyboard_cli.core.characters import is_digits, visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.server.forgetting import told_body
from storyboard_cli.server.kept_replies import page_limit
from storyboard_cli.server.live.hub import Hub, message
from storyboard_cli.server.live.presence import whole, window_of
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.replies import json_response
from storyboard_cli.server.visit import Visit
from storyboard_cli.server.who import let_in_again

STREAM = "text/event-stream"
_PAGE = 500
ASKED_EVERY_S = 2.0
"""So often it is asked whether who listens may still do so."""
CLIENT = re.compile(r"[A-Za-z0-9_-]{4,64}")
CLIENT_HINT = "4 to 64 letters, digits, - and _: make one up for each window"


class EventView(Frozen):
    """Something that happened."""

    seq: int = Field(description="Its number in the ledger.")
    at: str = Field(description="When.")
    actor: str = Field(description="Who did it.")
    kind: str = Field(description="What, as review.decided.")
    subject: str = Field(description="To what, as FR_S03_002.")
    body: dict[str, Any] = Field(
        description="The event itself. A `job_id` in it is that of one picture's drawing, as `comfy/jobs` "
        "lists those of ComfyUI servers, and none of the jobs at `/jobs`."
    )


class EventPage(Frozen):
    events: list[EventView] = Field([], description="Oldest first.")
    head: int = Field(0, description="The newest event that there is.")
    next: int | None = Field(None, description="Ask for `after` this to go on; none: there are no more.")


async def events(visit: Visit) -> Response:
    """The page or the stream, as the client wants it."""
    request = visit.request
    if STREAM in request.headers.get("accept", ""):
        back, said = request.headers.get("last-event-id"), request.query_params.get("after")
        after_seen = _number(back, "Last-Event-ID") if back else _number(said, "after") if said else None
        return project_stream(visit, after_seen)
    after = _number(request.query_params.get("after", "0"), "after")
    limit = page_limit(request.query_params.get("limit")) or _PAGE
    found, head = await visit.open_project.look(
        lambda workspace: (list(islice(workspace.log.read(after), limit + 1)), workspace.log.head[0])
    )
    shown = [
        EventView(
            seq=e.seq,
            at=e.at,
            actor=e.actor,
            kind=e.kind,
            subject=e.subject,
            body=dict(told_body(e.kind, e.body)),
        ).plain()
        for e in found[:limit]
    ]
    more = found[limit - 1].seq if len(found) > limit else None
    return json_response(request, {"events": shown, "head": head, "next": more})


def _number(said: str, name: str) -> int:
    if not (is_digits(said) and len(said) < 16):
        raise refuse(
            Kind.usage,
            "wrong-number",
            f"{name} is {visible(said[:40])}, which is no number of an event",
            fields=(name,),
        )
    return int(said)


def project_stream(visit: Visit, after: int | None) -> EventStream:
    """All that happens in the project, and at first who looks at it now."""
    hub = visit.open_project.hub

    def greeting() -> bytes:
        present = hub.presence.now()
        return message("presence", whole(present)) if present.people or window else b""

    window = said_window(visit)
    messages = _messages(hub.subscribe(after, greeting=greeting))  # type: ignore[arg-type]
    return EventStream(hub, messages, lambda: may_listen(visit), window)


async def _messages(told: AsyncGenerator[tuple[int | None, bytes]]) -> AsyncGenerator[bytes]:
    async with aclosing(told) as messages:
        async for _, data in messages:
            yield data


def said_window(visit: Visit) -> str | None:
    """The window whose stream it is, where the client says which."""
    client = visit.request.query_params.get("client")
    if client is None:
        return None
    if not CLIENT.fullmatch(client):
        raise refuse(
            Kind.usage, "wrong-client", "client is no name of a window", CLIENT_HINT, fields=("client",)
        )
    return window_of(visit.principal, client)


class EventStream(Response):
    """Messages as they come, until one of the two goes away. `window` is here for as long as it lasts."""

    media_type = STREAM

    def __init__(
        self,
        hub: Hub,
        messages: AsyncGenerator[bytes],
        may_listen: Callable[[], Awaitable[bool]],
        window: str | None = None,
    ) -> None:
        super().__init__(
            None, 200, {"cache-control": "no-store", "x-accel-buffering": "no"}, media_type=STREAM
        )
        self._hub = hub
        self._messages = messages
        self._may_listen = may_listen
        self._window = window
        self.raw_headers = [pair for pair in self.raw_headers if pair[0] != b"content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body", "body": b""})
            return
        works = (self._tell(send), _left(receive), self._shut_out())
        tasks = {asyncio.create_task(work) for work in works}
        presence = self._hub.presence
        if self._window is not None:
            presence.hears(self._window)
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if self._window is not None:
                presence.hears_no_more(self._window)
        with suppress(Exception):  # nobody may be there to hear the end
            await send({"type": "http.response.body", "body": b""})

    async def _tell(self, send: Send) -> None:
        async with aclosing(self._messages) as messages:
            async for data in messages:
                await send({"type": "http.response.body", "body": data, "more_body": True})

    async def _shut_out(self) -> None:
        """Ends when whoever listens may not any more: a token was revoked, a role taken away."""
        while await self._may_listen():
            await asyncio.sleep(ASKED_EVERY_S)
        if self._hub.is_closed:
            await asyncio.Event().wait()  # what is told last is heard before it ends by itself


async def may_listen(visit: Visit) -> bool:
    """Would whoever listens be let in again now?"""
    try:
        await let_in_again(visit)
    except SbError:
        return False
    return True


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
