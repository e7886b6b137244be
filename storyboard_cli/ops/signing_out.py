"""`sb user sign-out`, `sb user sessions`: where people are signed in, and how all of that ends."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from storyboard_cli.core.asking import Answer, Ask, asked, wrong
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.ids import LOGIN
from storyboard_cli.core.model import Frozen
from storyboard_cli.ops.token import TokenView, views_of
from storyboard_cli.ops.user import Login
from storyboard_cli.people.port import People
from storyboard_cli.project.stopped_jobs import SAID, StoppedJob


class SignOutAsk(Ask):
    login: Annotated[
        str | None,
        asked("The name that they sign in with.", argument="login"),
        Field(pattern=rf"^{LOGIN}$"),
    ] = None
    all: Annotated[bool, asked("Sign out everybody.", "--all")] = False
    tokens: Annotated[bool, asked("Revoke their tokens too; those of programs stay.", "--tokens")] = False

    @model_validator(mode="after")
    def _is_somebody_or_all(self) -> SignOutAsk:
        if (self.login is None) != self.all:
            said = "name an account by its `login`, or say `all`" if not self.all else "give `login` or `all`"
            raise wrong("sign-out-whom", said, fields=("login", "all"))
        return self


class SessionListAsk(Ask):
    login: Login


class SessionView(Frozen):
    """Somebody who is signed in, without what proves it."""

    id: str = Field(description="Its id.")
    created_at: str = Field(description="When they signed in.")
    seen_at: str = Field(description="When they asked for something last, to the hour.")


class SignOutAnswer(Answer):
    login: str | None = Field(description="Whose it was; nothing: everybody's.")
    sessions: int = Field(description="How many sessions ended.")
    revoked: list[TokenView] = Field([], description="The tokens that open nothing any more.")
    open_tokens: int = Field(description="How many of their tokens still open.")
    stopped: list[StoppedJob] = Field([], description=SAID)


class SessionListAnswer(Answer):
    login: str = Field(description="Whose they are.")
    sessions: list[SessionView] = Field(description="Where they are signed in, newest first.")
    open_tokens: int = Field(description="How many of their tokens still open.")


def sign_out(people: People, ask: SignOutAsk, caller: Caller) -> SignOutAnswer:
    """End all sessions of an account, or of every account; with its tokens, if that is wanted."""
    ended = people.sign_out(ask.login, tokens=ask.tokens)
    ids = {token.id for token in ended.tokens}
    views = views_of(people, None, ask.login, caller)
    return SignOutAnswer(
        login=ask.login,
        sessions=ended.sessions,
        revoked=[view for view in views if view.id in ids],
        open_tokens=sum(view.login is not None and view.state == "in use" for view in views),
    )


def list_sessions(people: People, ask: SessionListAsk, caller: Caller) -> SessionListAnswer:
    """List where somebody is signed in: since when, and when they were seen last."""
    found = people.sessions(ask.login)
    views = views_of(people, None, ask.login, caller)
    return SessionListAnswer(
        login=ask.login,
        sessions=[SessionView(id=s.id, created_at=s.created_at, seen_at=s.seen_at) for s in found],
        open_tokens=sum(view.state == "in use" for view in views),
    )
