"""People in one SQLite file, which several threads and processes may use at once."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.clock import Clock, system_clock
from storyboard_cli.people.port import WhyNot
from storyboard_cli.people.principal import Principal
from storyboard_cli.people.sqlite_accounts import SqliteAccounts
from storyboard_cli.people.sqlite_file import PeopleFile
from storyboard_cli.people.sqlite_principals import SqlitePrincipals
from storyboard_cli.people.sqlite_secrets import SqliteSecrets


def open_people(path: Path, clock: Clock = system_clock) -> SqlitePeople:
    """The people in the file at `path`, which is made or migrated as needed."""
    return SqlitePeople(PeopleFile(path), clock)


class SqlitePeople(SqliteAccounts, SqliteSecrets):
    """As `port.People`."""

    def __init__(self, file: PeopleFile, clock: Clock) -> None:
        super().__init__(file, clock)
        self._principals = SqlitePrincipals(file, clock)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def principal_of_token(self, text: str) -> Principal | None:
        """Whose token it is."""
        return self._principals.of_token(text)

    def principal_of_session(self, text: str) -> Principal | None:
        """Whose session it is."""
        return self._principals.of_session(text)

    def principal_of_guest(self, text: str, given_name: str) -> Principal | None:
        """Whoever came by the link, under the name that they gave."""
        return self._principals.of_guest(text, given_name)

    def standing(self, principal_id: str) -> Principal | None:
        """Whoever asked for something under this id, with what they may do now."""
        return self._principals.standing(principal_id)

    def version(self) -> int:
        """A number that is another one after everything that anybody writes."""
        return self._file.version()

    def why_not(self, text: str) -> WhyNot | None:
        """Why the secret proves nothing."""
        return self._principals.why_not(text)
