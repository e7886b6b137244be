"""A path that is a route's but for an id is told so, to who may ask there and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storyboard_cli.people.roles import Role
from storyboard_cli.server.routes.route import PATTERNS, AnyRoute, parameters
from storyboard_cli.server.routes.table import ROUTES
from tests.server.attacks.roles import FOREIGN, IN_A_PATH, NOWHERE, OWN, House, house
from tests.server.served import Client

WRONG = {
    "frame_id": ("foo", "FR_S1_1", "fr_s01_001", "FR_S01_001.png", "S01", "../x"),
    "asset_id": ("foo", "char_001", "CHAR", "..", "CHAR_001@v1"),
    "scene_id": ("s1", "S1", "1", "scene one"),
    "job_id": ("1", "job", "job_xyz", "JOB_0123456789abcdef"),
    "render_job_id": ("1", "render"),
    "export_id": ("0", "x", "-1", "newest"),
    "version": ("v1", "one"),
    "login": ("An n", "-"),
}
OF_PROJECTS = [route for route in ROUTES if "{project_id}" in route.path]


@pytest.fixture(scope="module")
def there(rendered_film: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(rendered_film, tmp_path_factory.mktemp("house")) as found:
        yield found


def with_wrong(route: AnyRoute, project: str = OWN) -> Iterator[tuple[str, str, str]]:
    """Path, parameter and value: each parameter of the route as something that it cannot be."""
    names = parameters(route.path)
    for name in set(names) & set(WRONG):
        for value in WRONG[name]:
            known = {**IN_A_PATH, "project_id": project, name: value}
            yield route.path.format(**{each: known[each] for each in names}), name, value


def asked(who: Client, method: str, path: str) -> tuple[int, str, str]:
    body = {"json": {}} if method in ("POST", "PUT", "PATCH") else {}
    told = who.http.request(method, path.replace("..", "%2E%2E"), **body)  # type: ignore[arg-type]
    return told.status_code, told.json().get("code", ""), told.text


def test_every_kind_of_id_is_tried() -> None:
    free = {"project_id", "script_id", "place", "alias", "token", "link"}  # nearly anything is one
    assert set(WRONG) == set(PATTERNS) - free


def test_a_wrong_id_is_named_with_an_example(there: House) -> None:
    wrong = []
    for route in OF_PROJECTS:
        for path, name, value in with_wrong(route):
            status, code, text = asked(there.ann, route.method, path)
            if (status, code) != (404, "wrong-id") or f"{name} in this path is '{value}'" not in text:
                wrong.append((route.method, path, status, text[:200]))
    assert wrong == []
    said = there.ann.get("/frames/foo").json()
    assert said["fields"] == ["frame_id"]
    assert said["hint"]["text"].endswith("one looks like FR_S01_002")


@pytest.mark.parametrize("word", ["2A", "S02/1"])
def test_a_frame_by_another_of_its_names_is_told_by_its_id(there: House, word: str) -> None:
    """People say 2A, selectors take it, and paths have ids: who has a role there is told which."""
    if "/" in word:
        word = word.replace("/", "%2F")
    for method, verb in (("GET", ""), ("POST", ":comment")):
        path = f"/v1/projects/{OWN}/frames/{word}{verb}"
        told = there.ann.http.request(method, path, json={}).json()
        meant = f"did you mean {method} /v1/projects/{OWN}/frames/FR_S02_001{verb}?"
        assert (told["code"], told["hint"]["text"].startswith(meant)) == ("wrong-id", True), told
        guest = there.of_role[Role.guest].http.request(method, path, json={})
        assert "FR_S02_001" not in guest.text.replace(path, "")
    several = there.ann.get("/frames/S01").json()
    assert "did you mean" not in several["hint"]["text"]


@pytest.mark.parametrize("role", list(Role))
def test_in_a_foreign_project_a_wrong_id_is_as_little_there_as_a_right_one(there: House, role: Role) -> None:
    who = there.of_role[role]
    told_apart = []
    for route in OF_PROJECTS:
        names = parameters(route.path)
        right = route.path.format(**{n: {**IN_A_PATH, "project_id": NOWHERE}[n] for n in names})
        missing = asked(who, route.method, right)
        for project in (FOREIGN, NOWHERE):
            for path, *_ in with_wrong(route, project):
                told = asked(who, route.method, path)
                if told[0] != 404 or told[2].replace(FOREIGN, NOWHERE) != missing[2]:
                    told_apart.append((route.method, path, told, missing))
    assert told_apart == []


def test_without_a_token_nobody_hears_of_ids(there: House) -> None:
    nobody = there.ann.with_token("")
    for route in OF_PROJECTS:
        for project in (OWN, NOWHERE):
            for path, *_ in with_wrong(route, project):
                assert asked(nobody, route.method, path)[:2] == (401, "not-signed-in"), path


def test_who_may_not_do_it_hears_that_and_no_more(there: House) -> None:
    viewer = there.of_role[Role.viewer]
    assert asked(viewer, "POST", f"/v1/projects/{OWN}/frames/foo:approve")[:2] == (403, "not-allowed")
    assert asked(viewer, "GET", f"/v1/projects/{OWN}/frames/foo")[:2] == (404, "wrong-id")


@pytest.mark.parametrize(
    "path",
    [
        "/frames/FR_S01_001/nothing",
        "/frames/FR_S01_001:nothing",
        "/nothing/foo",
        "/frames/",
        "/scenes/S01/renders",
        "/assets/CHAR_001/v1/x",
    ],
)
def test_a_path_of_no_route_is_still_none(there: House, path: str) -> None:
    assert asked(there.ann, "GET", f"/v1/projects/{OWN}{path}")[1] in ("no-path", "method-not-allowed")


@pytest.mark.parametrize("project", ["foo", "prj_001", "PRJ-001", "PRJ_001.", "1"])
def test_a_wrong_id_of_a_project_is_named_too(there: House, project: str) -> None:
    for who in (there.ann, there.of_role[Role.viewer]):
        status, code, text = asked(who, "GET", f"/v1/projects/{project}/timeline")
        assert (status, code) == (404, "wrong-id") and "PRJ_001" in text
    assert asked(there.ann.with_token(""), "GET", f"/v1/projects/{project}/timeline")[0] == 401
