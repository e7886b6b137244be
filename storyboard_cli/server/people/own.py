"""What is somebody's own: their tokens and their password. Only a session opens them.

A token makes no other token and no password, so that one that leaks ends when it is revoked.
"""

from __future__ import annotations

import asyncio
import time

from pydantic import Field, SecretStr
from starlette.responses import Response

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import PROJECT_ID
from storyboard_cli.core.person_names import PersonName
from storyboard_cli.ops import signing_out, token
from storyboard_cli.ops.user import open_tokens
from storyboard_cli.people.passwords import hashed, refuse_same, refuse_weak
from storyboard_cli.people.principal import Known
from storyboard_cli.people.records import User
from storyboard_cli.server.made import OWN_TOKEN
from storyboard_cli.server.people.asked import answer_of
from storyboard_cli.server.people.sessions import SignedIn, end_session, read_ask, with_session
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.served import no_project
from storyboard_cli.server.visit import Visit


class OwnTokenAsk(Ask):
    name: PersonName = Field("personal", description="What it is for.")
    project_id: str | None = Field(
        None,
        pattern=rf"^{PROJECT_ID}$",
        description="The only project that it opens; left out: all of yours.",
    )
    days: int = Field(90, ge=1, le=730, description="How long it lasts.")


class OwnPasswordAsk(Ask):
    password: SecretStr = Field(description="The one that you have.")
    new_password: SecretStr = Field(description="The new one, at least 10 characters.")


class OwnSignOutAsk(Ask):
    tokens: bool = Field(False, description="Revoke your tokens too.")


class PasswordChanged(SignedIn):
    open_tokens: int = Field(description="How many of your tokens still open: the password ended none.")


async def tokens(visit: Visit) -> Response:
    """The tokens of whoever asks."""
    login = (await _account(visit)).login
    return await answer_of(visit, token.list_tokens, token.TokenListAsk(login=login))


async def add_token(visit: Visit, data: bytes) -> Response:
    """A token that may do what whoever asks may do. It is told once."""
    user, ask = await _account(visit), read_ask(OwnTokenAsk, visit, data)
    if ask.project_id is not None and visit.principal.role_in(ask.project_id) is None:
        raise no_project(ask.project_id)
    wanted = token.TokenAddAsk(
        name=ask.name, project_id=ask.project_id, role=None, login=user.login, days=ask.days
    )
    return await answer_of(visit, token.add, wanted, OWN_TOKEN)


async def revoke_token(visit: Visit) -> Response:
    """One of them opens nothing from now on."""
    login, named = (await _account(visit)).login, visit.request.path_params["token"]
    return await answer_of(visit, token.revoke, token.TokenRevokeAsk(tokens=[named], login=login))


async def sessions(visit: Visit) -> Response:
    """Where whoever asks is signed in."""
    login = (await _account(visit)).login
    return await answer_of(visit, signing_out.list_sessions, signing_out.SessionListAsk(login=login))


async def sign_out_everywhere(visit: Visit, data: bytes) -> Response:
    """All sessions of whoever asks end, also this one; with their tokens, if they want."""
    login = (await _account(visit)).login
    tokens = read_ask(OwnSignOutAsk, visit, data).tokens
    return await answer_of(visit, signing_out.sign_out, signing_out.SignOutAsk(login=login, tokens=tokens))


async def change_password(visit: Visit, data: bytes) -> Response:
    """Another password for whoever knows the one before; all other sessions end."""
    user, ask = await _account(visit), read_ask(OwnPasswordAsk, visit, data)
    if user.password_hash is None:
        raise refuse(
            Kind.blocked,
            "no-password",
            "this account has no password",
            "whoever runs the service can give it one",
        )
    new = ask.new_password.get_secret_value()
    await asyncio.to_thread(_proved, visit, user, ask.password.get_secret_value())
    refuse_weak(new, user.login, "new_password")
    await asyncio.to_thread(refuse_same, new, user.password_hash, "new_password")
    people = visit.people
    kept = await asyncio.to_thread(hashed, new)
    await asyncio.to_thread(people.set_password, user.login, kept)
    await end_session(visit)
    session = await asyncio.to_thread(people.open_session, user.id)
    left = open_tokens(people, user.id, visit.caller())
    told = PasswordChanged(name=user.name, signature=user.signature, open_tokens=left)
    return with_session(visit, session, told, 200)


def _proved(visit: Visit, user: User, password: str) -> None:
    """Whoever sits before an open browser need not be its owner; guesses are counted as at the door."""
    try:
        visit.service.sign_ins.signed_in(user.login, password, visit.address, time.monotonic())
    except SbError as error:
        if error.code != "wrong-password":
            raise
        raise refuse(
            Kind.usage, "old-password-wrong", "the password that you have is another", fields=("password",)
        ) from None


async def _account(visit: Visit) -> User:
    """The account of whoever is signed in."""
    who = visit.principal
    if who.kind is not Known.user or who.user_id is None:
        raise refuse(
            Kind.blocked,
            "not-allowed",
            "this is for people who are signed in with a session",
            "sign in with `POST /v1/sessions` first",
        )
    found = next(
        (u for u in await asyncio.to_thread(visit.service.people.users) if u.id == who.user_id), None
    )
    assert found is not None  # it has a session
    return found
