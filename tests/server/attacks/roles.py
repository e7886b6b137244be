"""A folder of two films, and somebody of each role in the first of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from storyboard_cli.core.clock import system_clock
from storyboard_cli.people.roles import OF_MEMBERS, Role
from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from storyboard_cli.server.routes.route import AnyRoute, parameters
from tests.server.served import Client, served
from tests.server.test_routes import EXAMPLES

BY = "Ann Rao <ann@example.org>"
OWN, FOREIGN, NOWHERE = "PRJ_001", "PRJ_002", "PRJ_009"
SHARED = "FR_S01_001"
IN_A_PATH = {**EXAMPLES, "login": "bo", "token": "aaaaaaaaaaa2", "link": "aaaaaaaaaaa2", "frame_id": SHARED}


@dataclass
class House:
    """Who is there: `ann` sits at the machine, the others came by token or link."""

    ann: Client
    folder: Path
    people: SqlitePeople
    of_role: dict[Role, Client]


def later(**how_long: float) -> datetime:
    """A time from now."""
    return system_clock() + timedelta(**how_long)


@contextmanager
def house(film: Path, folder: Path) -> Iterator[House]:
    """A service of two projects, with somebody of each role in the first."""
    shutil.copytree(film, folder / OWN)
    with served(folder, many=True) as ann:
        made = ann.post("/v1/projects", {"project_id": FOREIGN, "name": "Other"})
        assert made.status_code == 201, made.text
        people = open_people(folder / ".sb" / "people.db")
        people.add_user("root", "Root", "", password_hash=None, is_admin=True)
        found = {}
        for role in OF_MEMBERS:
            user = people.add_user(role.value, role.value.title(), "", password_hash=None, is_admin=False)
            people.add_member(OWN, role.value, role)
            _, text = people.add_token("laptop", BY, user_id=user.id)
            found[role] = ann.with_token(text)
        _, text = people.add_token("ci", BY, project_id=OWN, role=Role.machine)
        found[Role.machine] = ann.with_token(text)
        _, text = people.add_guest_link("client", BY, OWN, (SHARED,), later(days=7))
        found[Role.guest] = ann.with_token("")
        found[Role.guest].http.headers["cookie"] = f"sb_guest={text}|Zoe"
        try:
            yield House(ann, folder, people, found)
        finally:
            people.close()


def path_of(route: AnyRoute, project: str = OWN) -> str:
    """The route's path in a project, with everything named."""
    known = {**IN_A_PATH, "project_id": project}
    return route.path.format(**{name: known[name] for name in parameters(route.path)})


def fumbled(who: Client, route: AnyRoute, project: str = OWN) -> tuple[int, str, str]:
    """A request of a route that nobody does anything for: its body says what no operation is asked.

    Status, code, and the text of the answer.
    """
    body = {"json": {"no_such_field": 1}} if route.method in ("POST", "PUT", "PATCH") else {}
    query = {"no_such_field": "1"} if route.method in ("GET", "DELETE") else {}
    told = who.http.request(route.method, path_of(route, project), params=query, **body)  # type: ignore[arg-type]
    is_problem = told.headers.get("content-type", "").startswith("application/problem+json")
    return told.status_code, told.json()["code"] if is_problem else "", told.text
