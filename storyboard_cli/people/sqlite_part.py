"""What the parts of `people.db` share: the file, the time, and who changes something from where."""

from __future__ import annotations

from copy import copy
from typing import TypeVar

from storyboard_cli.core.clock import Clock, iso
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.people.sqlite_file import PeopleFile, Writing

PartT = TypeVar("PartT", bound="SqlitePart")


class SqlitePart:
    """A part of the people in the file."""

    def __init__(self, file: PeopleFile, clock: Clock) -> None:
        self._file, self._clock = file, clock
        self._by, self._origin = "sb", ""

    def acting(self: PartT, by: str, origin: str) -> PartT:
        """The same people, for somebody who changes something: the list of changes names them."""
        found = copy(self)
        found._by, found._origin = by, origin
        return found

    def _now(self) -> str:
        return iso(self._clock())

    def _note(
        self, db: Writing, action: str, *, whom: str = "", project_id: str = "", said: str = ""
    ) -> None:
        """Write down that something was changed, in the transaction of the change. Never a secret."""
        db.do(
            "INSERT INTO changes (at, by, origin, action, whom, project_id, said) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._now(), self._by, self._origin, action, whom, project_id, said,
        )  # fmt: skip


def no_user(login: str) -> SbError:
    """Nobody has that login."""
    return SbError(
        Kind.missing, "no-user", f"there is no account {login}", hint=Mend("user.list", {}, "`{}` shows all")
    )
