"""`sb user`: accounts of the people who use a server."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, SecretStr

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import iso
from storyboard_cli.core.ids import EMAIL, LOGIN
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.person_names import NameOrNone
from storyboard_cli.people.port import People
from storyboard_cli.people.records import User
from storyboard_cli.project.stopped_jobs import SAID, StoppedJob

Login = Annotated[
    str,
    asked("The name that they sign in with, such as ann.", argument="login"),
    Field(pattern=rf"^{LOGIN}$"),
]
Email = Annotated[
    str | None,
    asked("Their address, as it stands in what they sign.", "--email"),
    Field(pattern=rf"^{EMAIL}$"),
]


class _NamedAsk(Ask):
    name: Annotated[NameOrNone, asked("Their name, as it stands in what they sign.", "--name")] = None


class UserAddAsk(_NamedAsk):
    login: Login
    email: Email = None
    is_admin: Annotated[
        bool, asked("They may manage accounts, and are owner of every project.", "--admin")
    ] = False
    password: SecretStr | None = Field(
        None, description="At least 10 characters; left out: they sign in elsewhere, or get one later."
    )


class UserListAsk(Ask):
    pass


class UserChangeAsk(_NamedAsk):
    login: Login
    email: Email = None
    is_admin: Annotated[
        bool | None, asked("Make them an administrator, or no longer one.", "--admin/--no-admin")
    ] = None


class UserDisableAsk(Ask):
    login: Login
    undo: Annotated[bool, asked("Let them in again.", "--undo")] = False


class UserPasswordAsk(Ask):
    login: Login
    password: SecretStr = Field(description="The new one, at least 10 characters.")


class UserView(Frozen):
    """An account, without what proves whose it is."""

    login: str = Field(description="The name that they sign in with.")
    name: str = Field(description="Their name.")
    email: str = Field("", description="Their address; empty where it is not known.")
    signature: str = Field(description="As what they decide is signed.")
    is_admin: bool = Field(description="They may manage accounts, and are owner of every project.")
    disabled: bool = Field(False, description="Nobody is let in with it.")
    has_password: bool = Field(description="They can sign in with a password.")
    provider: str | None = Field(None, description="The provider that they sign in at, once they did.")
    roles: dict[str, str] = Field({}, description="What they are, by project.")
    created_at: str = Field(description="When it was made.")


class UserAddAnswer(Answer):
    user: UserView = Field(description="The account.")


class UserListAnswer(Answer):
    users: list[UserView] = Field(description="The accounts, by login.")


class UserChangeAnswer(Answer):
    user: UserView = Field(description="The account as it is now.")
    stopped: list[StoppedJob] = Field([], description=SAID)


class UserDisableAnswer(Answer):
    user: UserView = Field(description="The account as it is now.")
    stopped: list[StoppedJob] = Field([], description=SAID)


class UserPasswordAnswer(Answer):
    user: UserView = Field(description="The account. Its sessions are over.")
    open_tokens: int = Field(0, description="How many of its tokens still open.")


def add(people: People, ask: UserAddAsk, caller: Caller) -> UserAddAnswer:
    """Make an account. The first one is an administrator's."""
    user = people.add_user(
        ask.login,
        ask.name or ask.login,
        ask.email or "",
        password_hash=_hashed(ask.password, ask.login) if ask.password is not None else None,
        is_admin=ask.is_admin,
    )
    return UserAddAnswer(user=view_of(user))


def list_users(people: People, ask: UserListAsk, caller: Caller) -> UserListAnswer:
    """List the accounts."""
    return UserListAnswer(users=[view_of(user) for user in people.users()])


def change(people: People, ask: UserChangeAsk, caller: Caller) -> UserChangeAnswer:
    """Change what is given."""
    user = people.change_user(ask.login, name=ask.name, email=ask.email, is_admin=ask.is_admin)
    return UserChangeAnswer(user=view_of(user))


def disable(people: People, ask: UserDisableAsk, caller: Caller) -> UserDisableAnswer:
    """Let nobody in with the account, at once and with none of its tokens, or let them in again."""
    return UserDisableAnswer(user=view_of(people.set_disabled(ask.login, disabled=not ask.undo)))


def password(people: People, ask: UserPasswordAsk, caller: Caller) -> UserPasswordAnswer:
    """Give an account another password; whoever is signed in with it is signed out."""
    before = people.user(ask.login)
    if before is not None:
        _refuse_same(ask.password, before.password_hash)
    user = people.set_password(ask.login, _hashed(ask.password, ask.login))
    return UserPasswordAnswer(user=view_of(user), open_tokens=open_tokens(people, user.id, caller))


def open_tokens(people: People, user_id: str, caller: Caller) -> int:
    """How many tokens of an account still open something."""
    now = iso(caller.clock())
    mine = [token for token in people.tokens() if token.user_id == user_id and token.revoked_at is None]
    return sum(token.expires_at is None or token.expires_at > now for token in mine)


def view_of(user: User) -> UserView:
    """The account as others may see it."""
    return UserView(
        login=user.login,
        name=user.name,
        email=user.email,
        signature=user.signature,
        is_admin=user.is_admin,
        disabled=user.disabled,
        has_password=user.password_hash is not None,
        provider=user.issuer,
        roles={project: role.value for project, role in sorted(user.roles.items())},
        created_at=user.created_at,
    )


def _refuse_same(given: SecretStr, kept: str | None) -> None:
    from storyboard_cli.people.passwords import refuse_same

    refuse_same(given.get_secret_value(), kept)


def _hashed(given: SecretStr, login: str) -> str:
    from storyboard_cli.people.passwords import hashed, refuse_weak

    refuse_weak(given.get_secret_value(), login)
    return hashed(given.get_secret_value())
