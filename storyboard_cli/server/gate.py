"""What every request passes first: is the service meant, is it going on, and what is noted of it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.server.address import address_of
from storyboard_cli.server.bodies import READING
from storyboard_cli.server.problems import refusal_response, refuse, stopping

if TYPE_CHECKING:
    from storyboard_cli.server.service import Service

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

log = logging.getLogger("sb.server")

_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_POLICY = (
    b"content-security-policy",
    b"default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
    b"base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
)
_MOST_HOSTS = 100
LONGEST_TARGET = 8 * 1024
"""Characters of a path with its query."""


class Gate:
    """The outermost application: hosts, headers, log lines, numbers, and faults that nobody caught."""

    def __init__(self, app: App, service: Service) -> None:
        self._app = app
        self._service = service
        self._own_hosts: set[bytes] = set()  # that were seen to be this service's

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        scope[READING] = self._service.reading
        passage = _Passage(scope, send, self._service)
        try:
            self._refuse(scope)
            await self._app(scope, receive, passage.send)
        except SbError as error:
            scope["sb.code"] = error.code
            await passage.answer(refusal_response(error), receive)
        except asyncio.CancelledError:
            raise
        except Exception as fault:
            log.exception("fault", extra={"request": passage.identity})
            scope["sb.code"] = "internal"
            if passage.status:
                raise
            await passage.answer(refusal_response(fault_of(fault, passage.identity)), receive)
        finally:
            passage.note()

    def _refuse(self, scope: Scope) -> None:
        """Refuse what is not meant for this service, as a page does that has its name lead here.

        One that stops takes nothing new: who is sent away comes back, and would hold it up for ever.
        """
        if self._service.is_stopping:
            raise stopping()
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not self._is_own_host(hosts[0]):
            raise refuse(
                Kind.usage,
                "wrong-host",
                "this service has another name",
                Mend(
                    "serve",
                    {},
                    "use the address that it said at its start; {} knows one more",
                    examples={"names": ["boards.example.org"]},
                ),
            )
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > LONGEST_TARGET:
            raise refuse(
                Kind.usage, "address-too-long", f"the address has more than {LONGEST_TARGET} characters"
            )

    def _is_own_host(self, host: bytes) -> bool:
        if host in self._own_hosts:
            return True
        if not self._service.is_own_host(host.decode("latin-1")):
            return False
        if len(self._own_hosts) < _MOST_HOSTS:
            self._own_hosts.add(host)
        return True


def fault_of(fault: Exception, identity: str) -> SbError:
    """What somebody is told of a fault that nobody foresaw: nothing of it, but where the log has it."""
    said = f"this is a fault of sb, not of yours: {type(fault).__name__}"
    return refuse(Kind.internal, "internal", said, f"the log of the service has it as {identity}")


def _needs_policy(headers: list[tuple[bytes, bytes]]) -> bool:
    """Is it a page that says nothing itself of what it may load? Those of Studio do."""
    given = dict(headers)
    return given.get(b"content-type", b"").startswith(b"text/html") and _POLICY[0] not in given


class _Passage:
    """One request on its way, and what is noted of it."""

    def __init__(self, scope: Scope, send: Send, service: Service) -> None:
        self._scope = scope
        self._send = send
        self._service = service
        self._began = time.perf_counter()
        self.identity = scope["sb.request"] = uuid4().hex[:12]
        self.status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = list(message.get("headers", ()))
            headers.extend(_HEADERS)
            headers.append((b"x-request-id", self.identity.encode()))
            if _needs_policy(headers):
                headers.append(_POLICY)
            message["headers"] = headers
        await self._send(message)

    async def answer(self, response: Any, receive: Receive) -> None:
        await response(self._scope, receive, self.send)

    def note(self) -> None:
        """A line in the log, and the numbers: never the query, a header or a body, which may hold secrets."""
        seconds = time.perf_counter() - self._began
        route = self._scope.get("route")
        path = getattr(route, "path", "") or "other"
        self._service.metrics.request(self._scope["method"], path, self.status, seconds)
        if log.isEnabledFor(logging.INFO):
            log.info(
                "request",
                extra={
                    "request": self.identity,
                    "method": self._scope["method"],
                    "path": self._scope["path"],
                    "status": self.status,
                    "ms": round(seconds * 1000, 1),
                    "code": self._scope.get("sb.code", ""),
                    "address": address_of(self._scope),
                    "login": self._scope.get("sb.login", ""),
                    "who": self._scope.get("sb.who", ""),
                },
            )
