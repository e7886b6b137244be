"""What is kept of people: accounts, members, tokens, guest links, and a sign-in that is under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
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


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in at a provider, from the redirect there to the redirect back."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    back_to: str
    expires_at: datetime
