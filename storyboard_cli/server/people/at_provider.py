"""Signing in at a provider: a browser goes there with a state of its own, and comes back with a code."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import Field
from starlette.responses import HTMLResponse, RedirectResponse, Response

from storyboard_cli.core.clock import system_clock
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.people.oidc.account import account_of
from storyboard_cli.people.oidc.faults import printable, refused, untrue
from storyboard_cli.people.oidc.known_by import Secrets
from storyboard_cli.people.records import SignIn
from storyboard_cli.server.people.door import came_in, was_refused
from storyboard_cli.server.people.sessions import end_session, set_cookie
from storyboard_cli.server.problems import no_path, problem, refuse, status_of
from storyboard_cli.server.replies import json_response
from storyboard_cli.server.visit import Visit
from storyboard_cli.server.who import SESSION

if TYPE_CHECKING:
    from storyboard_cli.people.oidc.provider import Provider

BROWSER = "sb_sign_in"
"""The cookie by which a browser proves that it began the sign-in that it brings back."""
PATH = "/v1/sign-in"
LASTS = timedelta(minutes=10)
_LONGEST_NEXT = 2000
_BROWSER = re.compile(r"[A-Za-z0-9_-]{43}")
_NO_STORE = {"cache-control": "no-store"}


class ProviderLine(Frozen):
    name: str = Field(description="What the button says.")
    href: str = Field(description="Where the browser goes; `?next=/path` says where it comes out.")


class ProviderList(Frozen):
    providers: list[ProviderLine] = Field([], description="Where people can sign in besides here.")


async def providers(visit: Visit) -> Response:
    """Where people can sign in besides here."""
    found = visit.service.provider
    lines = [ProviderLine(name=found.name, href=PATH)] if found else []
    return json_response(visit.request, ProviderList(providers=lines).plain(), headers=_NO_STORE)


async def begin(visit: Visit) -> Response:
    """Lead the browser to the provider."""
    return await _told(visit, _begun)


async def come_back(visit: Visit) -> Response:
    """Take the browser that the provider sent back, and sign it in."""
    return await _told(visit, _noted)


async def _noted(visit: Visit, provider: Provider) -> Response:
    try:
        return await _came_back(visit, provider)
    except SbError as error:
        was_refused(visit, "provider", error)
        raise


async def _begun(visit: Visit, provider: Provider) -> Response:
    service, request = visit.service, visit.request
    back_to = _local(request.query_params.get("next", "/"))
    service.sign_ins.begun(visit.address, time.monotonic())
    browser = request.cookies.get(BROWSER, "")
    if not _BROWSER.fullmatch(browser):
        browser = secrets.token_urlsafe(32)
    known, state = Secrets(), _state_of(browser)
    address = await provider.address(_back(visit), state, known)
    sign_in = SignIn(state, known.nonce, known.verifier, back_to, system_clock() + LASTS)
    await asyncio.to_thread(service.people.begin_sign_in, sign_in)
    response = RedirectResponse(address, 303, _NO_STORE)
    seconds = int(LASTS.total_seconds())
    set_cookie(response, BROWSER, browser, is_secure=visit.is_over_tls, seconds=seconds, path=PATH)
    return response


async def _came_back(visit: Visit, provider: Provider) -> Response:
    query, people = visit.request.query_params, visit.service.people
    state = query.get("state", "")
    if not _is_of(visit.request.cookies.get(BROWSER, ""), state):
        raise _over(visit, "this sign-in was not begun in this browser, or at another address")
    sign_in = await asyncio.to_thread(people.take_sign_in, state)
    if sign_in is None:
        raise _over(visit, "this sign-in is over: it took too long, or came back before")
    if query.get("iss", provider.issuer).rstrip("/") != provider.issuer.rstrip("/"):
        raise untrue(provider.name, "somebody else answers in its name")
    if "code" not in query:
        said = printable(query.get("error", "no code came back"), 60)
        raise refused(f"{provider.name} let nobody in: {said}", "sign in once more, or with a password")
    known = Secrets(sign_in.nonce, sign_in.verifier)
    claims = await provider.claims(query["code"], _back(visit), known)
    tying = people.acting(printable(provider.name, 100), visit.address)
    user = await asyncio.to_thread(account_of, tying, claims, provider.name)
    await end_session(visit)  # one from before ends, so that nobody can have planted it
    came_in(visit, "provider", login=user.login)
    session = await asyncio.to_thread(people.open_session, user.id)
    response = RedirectResponse(sign_in.back_to, 303, _NO_STORE)
    set_cookie(response, SESSION, session, is_secure=visit.is_over_tls)
    return response


async def _told(visit: Visit, work: Callable[[Visit, Provider], Awaitable[Response]]) -> Response:
    """What the work answers; what goes wrong is a page where a browser asks."""
    provider = visit.service.provider
    if provider is None:
        raise no_path()
    try:
        return await work(visit, provider)
    except SbError as error:
        if "text/html" not in visit.request.headers.get("accept", ""):
            raise
        visit.request.scope["sb.code"] = error.code
        return _page(error)


def _page(error: SbError) -> Response:
    told = problem(error)
    hint = told["hint"]["words"] if "hint" in told else ""
    body = (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        "<title>Nobody is signed in</title>"
        "<style>body{font:16px/1.5 system-ui;max-width:36em;margin:4em auto}</style>"
        f"<h1>Nobody is signed in</h1><p>{escape(told['detail'])}.</p><p>{escape(hint)}</p>"
        f"<p><a href='{PATH}'>Sign in once more</a></p><p><small>{escape(told['code'])}</small></p>"
    )
    after = getattr(error, "retry_after", None)
    waits = {"retry-after": str(after)} if after is not None else {}
    return HTMLResponse(body, status_of(error), _NO_STORE | waits)


def _over(visit: Visit, message: str) -> SbError:
    anew = f"begin anew at {visit.service.serving.public_address}{PATH}"
    return refuse(Kind.usage, "sign-in-over", message, anew)


def _back(visit: Visit) -> str:
    """Where the provider sends browsers: this service's own name, whatever a request calls it."""
    return f"{visit.service.serving.public_address}{PATH}/callback"


def _state_of(browser: str) -> str:
    """A state that only this browser can bring back."""
    made = secrets.token_urlsafe(24)
    return f"{made}.{_seal(browser, made)}"


def _is_of(browser: str, state: str) -> bool:
    made, _, seal = state.partition(".")
    is_one = _BROWSER.fullmatch(browser) is not None and state.isascii()
    return is_one and hmac.compare_digest(seal, _seal(browser, made))


def _seal(browser: str, made: str) -> str:
    return hmac.new(browser.encode(), made.encode(), hashlib.sha256).hexdigest()


def _local(said: str) -> str:
    """A path of this service; an address of another would make this one vouch for it."""
    try:
        parts = urlsplit(said)
        is_here = not parts.scheme and not parts.netloc
    except ValueError:
        is_here = False
    plain = said.isprintable() and "\\" not in said and len(said) <= _LONGEST_NEXT
    if not (is_here and plain and said.startswith("/") and not said.startswith("//")):
        raise refuse(
            Kind.usage, "wrong-next", "next is no path of this service", "such as /studio/", fields=("next",)
        )
    return said
