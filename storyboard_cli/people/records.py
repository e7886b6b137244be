"""What is kept of people: accounts, members, tokens, guest links, and a sign-in that is under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from storyboard_cli.people.roles import Role


@dataclass(frozen=True, slots=True)
class User:
    """An account."""

    id: str
    login: str
    name: str
    email: str
    is_admin: bool
    disabled: bool
    created_at: str
    password_hash: str | None = field(default=None, repr=False)
    """None: they sign in elsewhere."""
    issuer: str | None = None
    subject: str | None = None
    """Who they are at a provider of OpenID Connect."""
    roles: Mapping[str, Role] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def signature(self) -> str:
        """As what they decide is signed; a login stands for an address, so that no two sign alike."""
        return f"{self.name} <{self.email or self.login}>"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a role in a project."""

    project_id: str
    user_id: str
    login: str
    name: str
    role: Role
    disabled: bool = False
    """Nobody is let in with the account."""


class TokenKind(StrEnum):
    """What a token is for, besides whom it is of."""

    usual = ""
    metrics = "metrics"  # it reads the numbers of the service, and nothing else


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its secret. Of a person, or of one project for a program."""

    id: str
    name: str
    user_id: str | None
    project_id: str | None
    role: Role | None
    created_by: str
    created_at: str
    expires_at: str | None
    last_used_at: str | None = None
    revoked_at: str | None = None
    kind: TokenKind = TokenKind.usual


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in, without what proves it."""

    id: str
    created_at: str
    seen_at: str
    """When they asked for something last, to the hour."""


@dataclass(frozen=True, slots=True)
class SignedOut:
    """What ended as somebody was signed out."""

    sessions: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of who may what: an account, a role, a password, a token, a link."""

    number: int
    at: str
    by: str
    """The signature of who did it."""
    origin: str
    """From where: an address, or the command line."""
    action: str
    """As the operation is called: `user.disable`."""
    whom: str
    """The login that it is about, if it is about somebody's."""
    project_id: str
    said: str
    """What changed, in words. Never a secret."""


@dataclass(frozen=True, slots=True)
class GuestLink:
    """A link without its secret: who has it sees a selection of a project, until it expires."""

    id: str
    name: str
    project_id: str
    selection: tuple[str, ...]
    created_by: str
    created_at: str
    expires_at: str
    last_used_at: str | None = None
    revoked_at: str | None = None
    with_notes: bool = False
    """They see what the studio noted, too."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in at a provider, from the redirect there to the redirect back."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    back_to: str
    expires_at: datetime
