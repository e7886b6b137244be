"""Signing in and out: a session is a cookie that no script reads and no other site sends along."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from typing import TypeVar
from urllib.parse import unquote

from pydantic import Field, SecretStr, ValidationError
from starlette.responses import Response

from storyboard_cli.core.asking import Ask, refusal
from storyboard_cli.core.clock import system_clock
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.person_names import PersonName
from storyboard_cli.server.bodies import parsed
from storyboard_cli.server.people.door import came_in, was_refused
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.replies import json_response
from storyboard_cli.server.visit import Visit
from storyboard_cli.server.who import GUEST, SESSION

AskT = TypeVar("AskT", bound=Ask)
LONGEST_S = 90 * 24 * 3600


class SignInAsk(Ask):
    login: str = Field(max_length=100, description="The name that they sign in with.")
    password: SecretStr = Field(description="Their password.")


class GuestAsk(Ask):
    secret: SecretStr = Field(description="What the link holds, or the link.")
    name: PersonName = Field(description="Under which name they comment.")


class SignedIn(Frozen):
    name: str = Field(description="Who is signed in now.")
    signature: str = Field(description="As what they decide is signed.")


async def sign_in(visit: Visit, data: bytes) -> Response:
    """Let in whoever knows the password. A session from before ends, so that nobody can have planted one."""
    ask = read_ask(SignInAsk, visit, data)
    service = visit.service
    try:
        user = await asyncio.to_thread(
            service.sign_ins.signed_in,
            ask.login,
            ask.password.get_secret_value(),
            visit.address,
            time.monotonic(),
        )
    except SbError as error:
        was_refused(visit, "password", error, login=ask.login)
        raise
    came_in(visit, "password", login=user.login)
    await end_session(visit)
    session = await asyncio.to_thread(service.people.open_session, user.id)
    return with_session(visit, session, SignedIn(name=user.name, signature=user.signature))


async def come_as_guest(visit: Visit, data: bytes) -> Response:
    """Let in whoever has a guest link, under the name that they give."""
    ask = read_ask(GuestAsk, visit, data)
    secret = (
        ask.secret.get_secret_value().rpartition("#")[2].strip()
    )  # as a terminal copies it, or the whole link
    found = await asyncio.to_thread(visit.service.people.principal_of_guest, secret, ask.name)
    if found is None:
        error = refuse(
            Kind.blocked,
            "not-signed-in",
            "this link leads nowhere, or not any more",
            "ask who gave it to you for another one",
        )
        was_refused(visit, "guest", error)
        raise error
    came_in(visit, "guest", who=found.signature)
    who = SignedIn(name=found.name, signature=found.signature)
    seconds = _until(found.expires_at)
    return _with_cookie(visit, GUEST, f"{secret}|{_in_a_cookie(found.name)}", who, seconds=seconds)


async def sign_out(visit: Visit) -> Response:
    """End the session of whoever asks."""
    await end_session(visit)
    await _leave_as_guest(visit)
    response = Response(status_code=204)
    for name in (SESSION, GUEST):
        response.delete_cookie(name, path="/", httponly=True, samesite="lax")
    return response


async def _leave_as_guest(visit: Visit) -> None:
    """A guest who goes is not shown as present any more; the link stays, so nothing else would tell."""
    secret, _, name = visit.request.cookies.get(GUEST, "").partition("|")
    found = await asyncio.to_thread(visit.service.people.principal_of_guest, secret, unquote(name))
    if found is not None:
        for project in visit.service.projects.all_open:
            project.hub.presence.left_by(found)


async def end_session(visit: Visit) -> None:
    """End the session that the browser has."""
    if before := visit.request.cookies.get(SESSION):
        await asyncio.to_thread(visit.service.people.close_session, before)


def read_ask(model: type[AskT], visit: Visit, data: bytes) -> AskT:
    """The body as what is asked, with every mistake in it told at once."""
    given = parsed(data, visit.request.headers.get("content-type", ""))
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise refusal(error, model) from error


def _until(end: datetime | None) -> int:
    """How many seconds a cookie lives that ends with what it proves: at least one, since none removes it."""
    return LONGEST_S if end is None else max(1, int((end - system_clock()).total_seconds()))


def _in_a_cookie(name: str) -> str:
    from urllib.parse import quote

    return quote(name)


def with_session(visit: Visit, session: str, who: SignedIn, status: int = 201) -> Response:
    """Say who is signed in now, and give the browser the session."""
    return _with_cookie(visit, SESSION, session, who, status)


def _with_cookie(
    visit: Visit, name: str, value: str, who: SignedIn, status: int = 201, seconds: int = LONGEST_S
) -> Response:
    headers = {"cache-control": "no-store"} | ({"location": "/v1/sessions"} if status == 201 else {})
    response = json_response(visit.request, who.plain(), status, headers)
    set_cookie(response, name, value, is_secure=visit.is_over_tls, seconds=seconds)
    return response


def set_cookie(
    response: Response,
    name: str,
    value: str,
    *,
    is_secure: bool,
    seconds: int = LONGEST_S,
    path: str = "/",
) -> None:
    """Give a browser a cookie that no script reads and no page of another site writes with."""
    response.set_cookie(
        name, value, max_age=seconds, path=path, secure=is_secure, httponly=True, samesite="lax"
    )
