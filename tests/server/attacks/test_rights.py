"""Every route × every role × own and foreign project: exactly what the table of roles says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storyboard_cli.people.roles import RIGHTS, Right, Role
from storyboard_cli.server.routes.route import AnyRoute
from storyboard_cli.server.routes.table import ROUTES
from tests.server.attacks.roles import FOREIGN, NOWHERE, OWN, SHARED, House, fumbled, house, path_of

BEYOND = "FR_S01_002"
REFUSALS = ("not-allowed", "not-shared", "no-project", "not-signed-in")
OF_PROJECTS = [route for route in ROUTES if "{project_id}" in route.path]
OF_GUESTS = {
    "GET /frames",
    "GET /board",
    "GET /review",
    "GET /frames/{frame_id}",
    "GET /frames/{frame_id}/picture",
    "GET /frames/{frame_id}/thumbnail",
    "GET /files/{place}",  # the picture that a row of theirs names
    "GET /thumbnails/{place}",
    "POST /frames/{frame_id}:comment",
    "POST /frames:comment",
    "GET /presence",
    "PUT /presence",
    "DELETE /presence",
}
"""All that somebody does who has a link to some frames."""


@pytest.fixture(scope="module")
def there(rendered_film: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(rendered_film, tmp_path_factory.mktemp("house")) as found:
        yield found


def below(route: AnyRoute) -> str:
    return f"{route.method} {route.path.partition('{project_id}')[2]}"


def is_let(role: Role, route: AnyRoute) -> bool:
    """May the role do what the route does?"""
    if route.for_admins:
        return False
    assert route.right is not None
    return route.right in RIGHTS[role] and (role is not Role.guest or below(route) in OF_GUESTS)


def test_every_route_of_a_project_says_which_right_it_needs() -> None:
    assert [below(route) for route in OF_PROJECTS if route.right is None] == []
    assert len(OF_PROJECTS) > 120


@pytest.mark.parametrize("role", list(Role))
def test_a_role_does_what_the_table_says_and_nothing_else(there: House, role: Role) -> None:
    who = there.of_role[role]
    wrong = []
    for route in OF_PROJECTS:
        status, code, text = fumbled(who, route)
        if status >= 500 or (code not in REFUSALS) != is_let(role, route):
            wrong.append((below(route), status, code, text[:200]))
    assert wrong == []


@pytest.mark.parametrize("role", list(Role))
def test_a_foreign_project_is_not_there_at_all(there: House, role: Role) -> None:
    who = there.of_role[role]
    told_apart = []
    for route in OF_PROJECTS:
        foreign, missing = (fumbled(who, route, project) for project in (FOREIGN, NOWHERE))
        if foreign[0] != 404 or foreign[2].replace(FOREIGN, NOWHERE) != missing[2]:
            told_apart.append((below(route), foreign, missing))
    assert told_apart == []


def test_without_a_token_every_route_is_closed_that_is_not_open(there: House) -> None:
    nobody = there.ann.with_token("")
    for route in ROUTES:
        status, code, _ = fumbled(nobody, route)
        is_open = getattr(route, "is_open", False)
        assert (code == "not-signed-in") != is_open, (route.method, route.path, status, code)
        assert status < 500


def test_nobody_but_an_administrator_runs_the_service(there: House) -> None:
    for who in there.of_role.values():
        for route in ROUTES:
            if route.for_admins:
                assert fumbled(who, route)[0] == 403, (route.method, route.path)


def test_a_list_of_projects_holds_only_ones_own(there: House) -> None:
    for who in there.of_role.values():
        assert [row["project_id"] for row in who.get("/v1/projects").json()["projects"]] == [OWN]


def test_a_guest_sees_the_frames_of_the_link_alone(there: House) -> None:
    guest = there.of_role[Role.guest]
    for route in OF_PROJECTS:
        if "{frame_id}" in route.path:
            path = path_of(route).replace(SHARED, BEYOND)
            told = guest.http.request(
                route.method, path, **({"json": {"note": "x"}} if route.method == "POST" else {})
            )
            assert told.status_code in (403, 404), (route.method, path, told.text)
    for query in (
        "",
        "?frame_id=" + BEYOND,
        f"?frame_id={BEYOND}&frame_id={SHARED}",
        "?limit=5",
        "?scene_id=S01",
    ):
        for rows in ("/board", "/frames", "/review"):
            assert BEYOND not in guest.get(rows + query).text
    assert BEYOND not in guest.get(f"/frames/{SHARED}").text
    for selectors in ([BEYOND], [SHARED, BEYOND], ["S01"], [], ["all"], [SHARED.lower()], [f"{SHARED}/../x"]):
        told = guest.post("/frames:comment", {"selectors": selectors, "note": "x"})
        assert told.status_code in (404, 422), (selectors, told.text)
    remarks = there.ann.get("/events").json()["events"]
    assert not [e for e in remarks if e["kind"] == "review.decided" and "(guest, " in e["actor"]]


def test_a_right_is_one_of_the_table(there: House) -> None:
    assert {route.right for route in OF_PROJECTS} == set(Right)
