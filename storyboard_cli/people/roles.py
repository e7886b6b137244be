"""What each role may do in a project: one table, and nobody else decides."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Right(StrEnum):
    """One kind of thing that somebody may do in a project."""

    read = "read"
    comment = "comment"
    make = "make"  # script, spec, takes, render, check, export
    decide = "decide"  # approve, retake, reject, lock, allow, order, rollback
    manage = "manage"  # members, tokens, archive, delete


class Role(StrEnum):
    """What somebody is in a project."""

    owner = "owner"
    supervisor = "supervisor"
    artist = "artist"
    viewer = "viewer"
    machine = "machine"  # a program: it renders and checks, and never speaks or decides
    guest = "guest"  # whoever has a link to a selection


RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.owner: frozenset(Right),
        Role.supervisor: frozenset({Right.read, Right.comment, Right.make, Right.decide}),
        Role.artist: frozenset({Right.read, Right.comment, Right.make}),
        Role.viewer: frozenset({Right.read}),
        Role.machine: frozenset({Right.read, Right.make}),
        Role.guest: frozenset({Right.read, Right.comment}),
    }
)

OF_MEMBERS = (Role.owner, Role.supervisor, Role.artist, Role.viewer)
"""What a person with an account can be."""


def roles_with(right: Right) -> list[Role]:
    """The roles of people that have the right, those with most rights last."""
    return [role for role in reversed(OF_MEMBERS) if right in RIGHTS[role]]


def may_in_words(right: Right) -> str:
    """Whom to ask for what one may not do oneself."""
    *others, last = [role.value for role in roles_with(right)]
    named = f"{', '.join(others)} or {last}" if others else last
    return f"ask somebody who is {named} of the project"


OF_TOKENS = (Role.machine, Role.viewer)
"""What a token of one project can be: a program never decides."""
