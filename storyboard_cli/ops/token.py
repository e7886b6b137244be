"""`sb token`: secrets that programs use a server with."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator

from storyboard_cli.core.asking import Answer, Ask, asked, wrong
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import iso
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import LOGIN, PROJECT_ID
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.person_names import PersonName
from storyboard_cli.people.port import People
from storyboard_cli.people.records import Token, TokenKind, User
from storyboard_cli.people.roles import Role
from storyboard_cli.project.stopped_jobs import SAID, StoppedJob

State = Literal["in use", "expired", "revoked"]


class TokenAddAsk(Ask):
    name: Annotated[
        PersonName,
        asked("What it is for, such as ci.", argument="name", usual="personal", metavar="[NAME]"),
    ]
    project_id: Annotated[
        str | None,
        asked("The only project that it opens.", "--project-id", metavar="ID"),
        Field(pattern=rf"^{PROJECT_ID}$"),
    ] = None
    role: Annotated[
        Literal["machine", "viewer"] | None,
        asked("For a program: a machine renders and checks and never decides, a viewer reads.", "--role"),
    ] = None
    login: Annotated[
        str | None,
        asked("Whose it is: it may do what they may.", "--login"),
        Field(pattern=rf"^{LOGIN}$"),
    ] = None
    days: Annotated[int, asked("How long it lasts.", "--days"), Field(ge=1, le=730)] = 90
    metrics: Annotated[
        bool, asked("For Prometheus: it reads the numbers of the server, and nothing else.", "--metrics")
    ] = False

    @model_validator(mode="after")
    def _is_of_somebody_or_of_a_project(self) -> TokenAddAsk:
        if self.metrics and (self.role, self.login, self.project_id) != (None, None, None):
            said = "a token for `metrics` opens no project and is nobody's"
            raise wrong("token-metrics", said, fields=("metrics", "role", "login", "project_id"))
        if self.role is not None and self.login is not None:
            said = "give `role` for a program's token or `login` for a person's, not both"
            raise wrong("token-of-two", said, fields=("role", "login"))
        if self.role is not None and self.project_id is None:
            said = "a program's token is of one project: give `project_id`"
            raise wrong("token-project", said, fields=("project_id",))
        if self.role is None and self.login is None and self.project_id is not None:
            said = "what may it do there? give `role`: machine or viewer, for a program"
            hint = "or give `login`, for a token that may do what that person may"
            raise wrong("token-role", said, hint, fields=("role", "login"))
        return self


class TokenListAsk(Ask):
    project_id: Annotated[
        str | None,
        asked("Only those of this project.", "--project-id", metavar="ID"),
        Field(pattern=rf"^{PROJECT_ID}$"),
    ] = None
    login: Annotated[
        str | None, asked("Only those of this account.", "--login"), Field(pattern=rf"^{LOGIN}$")
    ] = None


class TokenRevokeAsk(Ask):
    tokens: Annotated[
        list[str],
        asked("Their ids or, where only one has it, their names.", argument="tokens"),
        Field(max_length=1000),
    ] = []
    all: Annotated[
        bool, asked("Revoke all that still open: of that account or project, where one is named.", "--all")
    ] = False
    login: Annotated[
        str | None, asked("Only among those of this account.", "--login"), Field(pattern=rf"^{LOGIN}$")
    ] = None
    project_id: Annotated[
        str | None,
        asked("Only among those of this project.", "--project-id", metavar="ID"),
        Field(pattern=rf"^{PROJECT_ID}$"),
    ] = None

    @model_validator(mode="after")
    def _names_some_or_all(self) -> TokenRevokeAsk:
        if bool(self.tokens) == self.all:
            said = "name `tokens`, or say `all`" if not self.all else "give `tokens` or `all`, not both"
            raise wrong("revoke-which", said, fields=("tokens", "all"))
        return self


class TokenView(Frozen):
    """A token without its secret."""

    id: str = Field(description="Its id, which also stands in the secret.")
    name: str = Field(description="What it is for.")
    login: str | None = Field(None, description="Whose it is, where it is a person's.")
    project_id: str | None = Field(None, description="The only project that it opens.")
    role: str | None = Field(
        None, description="What it may do there, where it is a program's; metrics: read the server's numbers."
    )
    state: State = Field(description="Does it still open anything?")
    created_by: str = Field(description="Who made it.")
    created_at: str = Field(description="When it was made.")
    expires_at: str | None = Field(None, description="Until when it lasts.")
    last_used_at: str | None = Field(None, description="When it was used last, to the minute.")
    revoked_at: str | None = Field(None, description="When it was revoked.")


class TokenAddAnswer(Answer):
    token: TokenView = Field(description="What it is.")
    secret: str = Field(description="The token itself. It is told now, and never again.")


class TokenListAnswer(Answer):
    tokens: list[TokenView] = Field(description="The tokens, oldest first.")


class TokenRevokeAnswer(Answer):
    tokens: list[TokenView] = Field(description="What they were, in the order of the words.")
    stopped: list[StoppedJob] = Field([], description=SAID)


def add(people: People, ask: TokenAddAsk, caller: Caller) -> TokenAddAnswer:
    """Make a token for a program or a person. Its secret is told once."""
    if ask.role is None and ask.login is None and not caller.is_here:
        raise SbError(
            Kind.blocked,
            "token-of-nobody",
            "a token that opens everything is made at the machine of the server only",
            hint="give `role` and `project_id` for a program, or `login` for a person",
            fields=("role", "project_id", "login"),
        )
    user = _user(people, ask.login) if ask.login else None
    token, secret = people.add_token(
        ask.name,
        caller.actor,
        user_id=user.id if user else None,
        project_id=ask.project_id,
        role=Role(ask.role) if ask.role else None,
        expires_at=caller.clock() + timedelta(days=ask.days),
        kind=TokenKind.metrics if ask.metrics else TokenKind.usual,
    )
    return TokenAddAnswer(token=_view_of(token, ask.login, caller), secret=secret)


def list_tokens(people: People, ask: TokenListAsk, caller: Caller) -> TokenListAnswer:
    """List tokens: what they open, until when, and when they were used last."""
    if ask.login is not None:
        _user(people, ask.login)
    return TokenListAnswer(tokens=views_of(people, ask.project_id, ask.login, caller))


def revoke(people: People, ask: TokenRevokeAsk, caller: Caller) -> TokenRevokeAnswer:
    """Let tokens open nothing from now on: all that are named, or none where one is not there."""
    views = views_of(people, ask.project_id, ask.login, caller)
    if ask.login is not None:
        _user(people, ask.login)
    if ask.all:
        found = [view for view in views if view.state == "in use"]
    else:
        found = [_named(views, word) for word in dict.fromkeys(ask.tokens)]
    logins = {view.id: view.login for view in found}
    revoked = people.revoke_tokens(list(logins))
    return TokenRevokeAnswer(tokens=[_view_of(token, logins[token.id], caller) for token in revoked])


def _named(views: list[TokenView], word: str) -> TokenView:
    """The token with this id, or the only one in use with this name."""
    found = [view for view in views if view.id == word] or [
        view for view in views if view.name == word and view.state == "in use"
    ]
    if len(found) > 1:
        ids = ", ".join(view.id for view in found)
        raise SbError(
            Kind.usage,
            "which-token",
            f"{len(found)} tokens are called {word}",
            hint=f"name one by its id: {ids}",
            fields=("tokens",),
        )
    if not found:
        raise SbError(
            Kind.missing,
            "no-token",
            f"there is no token {word}",
            hint=Mend("token.list", {}, "`{}` shows all"),
        )
    return found[0]


def views_of(people: People, project_id: str | None, login: str | None, caller: Caller) -> list[TokenView]:
    """The tokens of this project and this account, as others may see them."""
    logins = {user.id: user.login for user in people.users()}
    views = [_view_of(token, logins.get(token.user_id or ""), caller) for token in people.tokens()]
    return [view for view in views if project_id in (None, view.project_id) and login in (None, view.login)]


def _user(people: People, login: str) -> User:
    found = people.user(login)
    if found is None:
        raise SbError(
            Kind.missing,
            "no-user",
            f"there is no account {login}",
            hint=Mend("user.list", {}, "`{}` shows all"),
        )
    return found


def _view_of(token: Token, login: str | None, caller: Caller) -> TokenView:
    return TokenView(
        id=token.id,
        name=token.name,
        login=login,
        project_id=token.project_id,
        role=token.role.value if token.role else token.kind.value or None,
        state=state_of(token.expires_at, token.revoked_at, caller.clock()),
        created_by=token.created_by,
        created_at=token.created_at,
        expires_at=token.expires_at,
        last_used_at=token.last_used_at,
        revoked_at=token.revoked_at,
    )


def state_of(expires_at: str | None, revoked_at: str | None, now: datetime) -> State:
    """Does a secret with these dates still open anything?"""
    if revoked_at is not None:
        return "revoked"
    return "expired" if expires_at is not None and expires_at <= iso(now) else "in use"
