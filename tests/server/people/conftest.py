"""Two people with accounts, and providers at which they sign in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from tests.server.people.browsers import at
from tests.server.people.providers import Liar, lawful_provider, liar
from tests.server.served import Client


@pytest.fixture(scope="module")
def acme() -> Iterator[str]:
    with lawful_provider() as address:
        yield address


@pytest.fixture
def people(film_folder: Path) -> Iterator[SqlitePeople]:
    found = open_people(film_folder / ".sb" / "people.db")
    found.add_user("ann", "Ann Rao", "ann@example.org", password_hash=None, is_admin=True)
    found.add_user("bo", "Bo Lee", "Bo@Example.org", password_hash=None, is_admin=False)
    yield found
    found.close()


@pytest.fixture
def lying() -> Iterator[Liar]:
    with liar() as provider:
        yield provider


@pytest.fixture
def boards(film_folder: Path, lying: Liar, people: SqlitePeople) -> Iterator[Client]:
    with at(film_folder, lying.address) as client:
        yield client
