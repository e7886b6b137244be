"""What a place that keeps people promises; `tests/contracts/test_people.py` holds each to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from storyboard_cli.people.principal import Principal
from storyboard_cli.people.records import (
    Change,
    GuestLink,
    Member,
    Session,
    SignedOut,
    SignIn,
    Token,
    TokenKind,
    User,
)
from storyboard_cli.people.roles import Role


class WhyNot(StrEnum):
    """Why a secret proves nothing: for logs alone, since whoever guesses learns nothing."""

    unknown = "unknown"
    expired = "expired"
    revoked = "revoked"
    disabled = "disabled"


class Principals(Protocol):
    """Who is behind a secret. Asked at every request, from any thread."""

    def principal_of_token(self, text: str) -> Principal | None:
        """Whose token it is."""
        ...

    def principal_of_session(self, text: str) -> Principal | None:
        """Whose session it is."""
        ...

    def principal_of_guest(self, text: str, given_name: str) -> Principal | None:
        """Whoever came by the link, under the name that they gave."""
        ...

    def standing(self, principal_id: str) -> Principal | None:
        """Whoever asked for something under this id, with what they may do now; None: nothing any more.

        What somebody asked for goes on after their session or token has ended by itself.
        """
        ...

    def why_not(self, text: str) -> WhyNot | None:
        """Why the secret proves nothing; None where it proves something."""
        ...


class People(Principals, Protocol):
    """Accounts, members, tokens, sessions and links. Several threads and processes may use it at once.

    What one writes the others see at their next question. `by` is the signature of who does it.
    """

    def close(self) -> None:
        """Let go of what is open."""
        ...

    def acting(self, by: str, origin: str) -> People:
        """The same people, for somebody who changes something: the list of changes names them.

        `origin` is from where: an address, or the command line.
        """
        ...

    def changes(self, login: str | None = None, *, before: int | None = None, limit: int) -> list[Change]:
        """What was changed of who may what, newest first; of this login, and with a number below `before`.

        Each is written in the transaction of the change, and holds no secret.
        """
        ...

    def version(self) -> int:
        """A number that is another one after everything that anybody writes."""
        ...

    # accounts

    def users(self) -> list[User]:
        """Every account, by login."""
        ...

    def user(self, login: str) -> User | None:
        """The account of that login."""
        ...

    def user_of_email(self, email: str) -> User | None:
        """The account with that address."""
        ...

    def user_of_subject(self, issuer: str, subject: str) -> User | None:
        """The account that is tied to somebody at a provider."""
        ...

    def add_user(
        self, login: str, name: str, email: str, *, password_hash: str | None, is_admin: bool
    ) -> User:
        """Make an account. The first one is an administrator's."""
        ...

    def change_user(
        self, login: str, *, name: str | None = None, email: str | None = None, is_admin: bool | None = None
    ) -> User:
        """Change what is given. The last administrator stays one."""
        ...

    def set_password(self, login: str, password_hash: str) -> User:
        """Give the account another password, and end its sessions."""
        ...

    def rehash(self, login: str, before: str, after: str) -> None:
        """Keep the same password under a better hash, unless it was changed since."""
        ...

    def set_disabled(self, login: str, *, disabled: bool) -> User:
        """Let nobody in with the account, or let them in again. The last administrator stays.

        Its sessions end and its tokens are revoked for good.
        """
        ...

    def tie(self, login: str, issuer: str, subject: str) -> User:
        """Tie the account to somebody at a provider, once and for all."""
        ...

    # members

    def members(self, project_id: str) -> list[Member]:
        """Who has a role in the project, by login."""
        ...

    def add_member(self, project_id: str, login: str, role: Role) -> Member:
        """Give somebody a role who has none there."""
        ...

    def change_member(self, project_id: str, login: str, role: Role) -> Member:
        """Give a member another role. The last owner stays one."""
        ...

    def remove_member(self, project_id: str, login: str) -> Member:
        """Take a role away. The last owner stays."""
        ...

    # tokens, sessions, links

    def tokens(self) -> list[Token]:
        """Every token, oldest first, also those that expired or were revoked."""
        ...

    def add_token(
        self,
        name: str,
        by: str,
        *,
        user_id: str | None = None,
        project_id: str | None = None,
        role: Role | None = None,
        expires_at: datetime | None = None,
        kind: TokenKind = TokenKind.usual,
    ) -> tuple[Token, str]:
        """Make a token, and give its text, which nobody can ask for later.

        With a project it is a program's, or where it is a user's: that user's, in this project alone.
        Without both it is an administrator's.
        """
        ...

    def revoke_token(self, token_id: str) -> Token:
        """Let the token prove nothing from now on."""
        ...

    def revoke_tokens(self, token_ids: Sequence[str]) -> list[Token]:
        """Let all of them prove nothing from now on, or none where one is not there."""
        ...

    def sessions(self, login: str) -> list[Session]:
        """Where somebody is signed in, newest first."""
        ...

    def sign_out(self, login: str | None, *, tokens: bool = False) -> SignedOut:
        """End somebody's sessions, or everybody's; with `tokens` revoke the tokens of these people too."""
        ...

    def open_session(self, user_id: str) -> str:
        """A new session: its text, for a cookie."""
        ...

    def close_session(self, text: str) -> None:
        """End the session, if it is one."""
        ...

    def guest_links(self, project_id: str) -> list[GuestLink]:
        """The project's links, oldest first, also those that expired or were revoked."""
        ...

    def add_guest_link(
        self,
        name: str,
        by: str,
        project_id: str,
        selection: Sequence[str],
        expires_at: datetime,
        *,
        with_notes: bool = False,
    ) -> tuple[GuestLink, str]:
        """Make a link, and give its text."""
        ...

    def revoke_guest_link(self, project_id: str, link_id: str) -> GuestLink:
        """Let the link lead nowhere from now on."""
        ...

    # sign-ins at a provider

    def begin_sign_in(self, sign_in: SignIn) -> None:
        """Keep what must be known when the browser comes back."""
        ...

    def take_sign_in(self, state: str) -> SignIn | None:
        """What was kept, once: who comes back a second time finds nothing."""
        ...
