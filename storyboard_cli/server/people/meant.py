"""Whom a name behind an @ means, among those who have a role in the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyboard_cli.core.mentions import who_is_meant

if TYPE_CHECKING:
    from storyboard_cli.people.port import People


@dataclass(frozen=True, slots=True)
class MeantLogins:
    """Asked of a name, it answers with a login, or nothing where nobody or several are called so."""

    people: People
    project_id: str

    def __call__(self, name: str) -> str | None:
        """The login; where nobody has an account, the name as it is written."""
        users = [user for user in self.people.users() if not user.disabled]
        if not users:
            return name
        here = {member.login for member in self.people.members(self.project_id)}
        return who_is_meant(name, [(u.login, u.name) for u in users if u.is_admin or u.login in here])
