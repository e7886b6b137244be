"""Whoever asks: known by an account, a token or a link, with what they may do where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from storyboard_cli.people.roles import RIGHTS, Right, Role

EVERY_PROJECT = "*"
LOCAL = "local"
"""The id of whoever sits at the machine."""
_NO_ROLES: Mapping[str, Role] = MappingProxyType({})


class Known(StrEnum):
    """How somebody is known."""

    local = "local"  # sits at this machine, and nobody else can reach it
    user = "user"
    token = "token"
    guest = "guest"


@dataclass(frozen=True, slots=True)
class Principal:
    """One who asks. A project in which they have no role does not exist for them."""

    kind: Known
    id: str
    name: str
    signature: str
    """As what they decide is signed: `Ann Rao <ann@example.org>`."""
    is_admin: bool = False
    """May they manage accounts?"""
    roles: Mapping[str, Role] = field(default_factory=lambda: _NO_ROLES)
    """By project; `*` means every project, where that project is not named."""
    selection: tuple[str, ...] = ()
    """The only frames that a guest sees; none: all of the project."""
    sees_notes: bool = False
    """Of a guest: do they see what the studio noted?"""
    invited_by: str = ""
    """Of a guest: the signature of whoever made the link."""
    expires_at: datetime | None = None
    user_id: str | None = None
    """Whose account it is, where it is somebody's."""
    login: str = ""
    """The name of that account."""
    only_metrics: bool = False
    """They read the numbers of the service, and nothing else."""

    def role_in(self, project_id: str) -> Role | None:
        """What they are in the project; None where it does not exist for them."""
        return self.roles.get(project_id) or self.roles.get(EVERY_PROJECT)

    def may(self, right: Right, project_id: str) -> bool:
        """Does their role give them the right?"""
        role = self.role_in(project_id)
        return role is not None and right in RIGHTS[role]


def local_principal(signature: str) -> Principal:
    """Whoever sits at this machine: everything is theirs."""
    name = signature.partition(" <")[0] or signature
    return Principal(
        Known.local,
        LOCAL,
        name,
        signature,
        is_admin=True,
        roles=MappingProxyType({EVERY_PROJECT: Role.owner}),
    )
