"""The table of routes is sound: it says nothing that an operation does not know, and leaves none out."""

from __future__ import annotations

from itertools import combinations

import pytest

from storyboard_cli.ops.catalogue import CATALOGUE, OPERATIONS
from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import AnyRoute, Route, parameters, pattern
from storyboard_cli.server.routes.table import NOT_HERE, ROUTES

EXAMPLES = {
    "project_id": "PRJ_001",
    "asset_id": "CHAR_001",
    "scene_id": "S01",
    "frame_id": "FR_S01_002",
    "job_id": "job_5c1f0a9b3d7e4f21",
    "render_job_id": "job_5c1f0a9b3d7e4f21",
    "export_id": "48",
    "script_id": "rain.fountain",
    "place": "scenes/S01/frame_001_v1.png",
    "alias": "THE GIRL",
    "login": "ann",
    "token": "abcdefghijk2",
    "link": "abcdefghijk2",
}
OF_THE_SPECIFICATION = """\
POST /v1/projects
GET /v1/projects/{project_id}
PATCH /v1/projects/{project_id}
POST /v1/projects/{project_id}/assets:generate
POST /v1/projects/{project_id}/assets/{asset_id}:lock
POST /v1/projects/{project_id}/assets/{asset_id}:version
GET /v1/projects/{project_id}/assets/{asset_id}
POST /v1/projects/{project_id}/assets:search
POST /v1/projects/{project_id}/scripts
POST /v1/projects/{project_id}/scripts/{script_id}:compile
GET /v1/projects/{project_id}/scenes/{scene_id}
POST /v1/projects/{project_id}/scenes/{scene_id}:validate
POST /v1/projects/{project_id}/scenes/{scene_id}/renders
POST /v1/projects/{project_id}/scenes/{scene_id}/renders/{render_job_id}:rerender
GET /v1/projects/{project_id}/renders/{render_job_id}
GET /v1/projects/{project_id}/timeline
POST /v1/projects/{project_id}/timeline:reorder
POST /v1/projects/{project_id}/exports/pdf
POST /v1/projects/{project_id}/exports/image-sequence
"""
OVER_THE_WHOLE_FILM = ("plan", "lint", "audit", "search", "validate", "impact", "verify", "bench.consistency")
"""What a GET never is, because no answer of it is kept."""


def named(route: AnyRoute) -> str:
    return f"{route.method} {route.path}"


def operations() -> list[Route]:
    return [route for route in ROUTES if isinstance(route, Route)]


def test_every_operation_has_a_route_or_a_reason_to_have_none():
    routed = {route.operation for route in ROUTES if isinstance(route, Route)}
    for operation in OPERATIONS:
        if "here" in operation.effects or operation.on not in ("project", "people"):
            continue
        reason = NOT_HERE.get(operation.name, "")
        assert (operation.name in routed) != bool(reason), f"{operation.name}: a route or a reason, not both"
    for name in NOT_HERE:
        assert name in CATALOGUE, f"NOT_HERE names {name}, which is no operation"


@pytest.mark.parametrize("route", operations(), ids=named)
def test_what_a_route_binds_and_fixes_are_fields_of_its_ask(route: Route):
    fields = route.called.ask.model_fields
    for name, target in route.binds.items():
        assert name in parameters(route.path), f"{name} is not in the path"
        assert target.removesuffix("[]") in fields, f"{route.operation} is not asked {target}"
    for name in parameters(route.path):
        assert name == "project_id" or name in route.binds, f"{name} is bound to nothing"
    for name in route.fixed:
        assert name in fields, f"{route.operation} is not asked {name}"
    assert not set(route.fixed) & {target.removesuffix("[]") for target in route.binds.values()}


@pytest.mark.parametrize("route", operations(), ids=named)
def test_a_get_reads_and_only_reads_are_kept(route: Route):
    effects = route.called.effects
    if route.called.on == "people":
        assert (route.method == "GET") == ("reads" in effects) and route.how == "now", "nobody keeps it"
        return
    assert (route.method == "GET") == (route.how in ("read", "rows"))
    if route.method == "GET":
        assert "writes" not in effects
        assert route.operation not in OVER_THE_WHOLE_FILM
        assert route.right is Right.read
    if route.method in ("PUT", "PATCH", "DELETE"):
        assert "writes" in effects
    if route.how == "rows":
        assert route.rows in route.called.answer.model_fields
    if "long" in effects and route.operation != "lock":
        assert route.how == "job", "it may take minutes"


@pytest.mark.parametrize("route", operations(), ids=named)
def test_nobody_who_only_reads_or_comments_can_change_the_film(route: Route):
    if "writes" in route.called.effects and route.operation not in ("comment", "compare"):
        assert route.right in (Right.make, Right.decide, Right.manage)


@pytest.mark.parametrize("route", operations(), ids=named)
def test_a_tag_guards_only_what_is_asked_for_a_tag(route: Route):
    assert ("if_tag" in route.called.ask.model_fields) >= (route.guard == "tag")
    if route.method in ("PATCH", "PUT"):
        assert route.guard, "a change of a file names the file's state"


def test_each_path_leads_to_one_route():
    for one, other in combinations(ROUTES, 2):
        if one.method == other.method:
            path = one.path.format(**{name: EXAMPLES[name] for name in parameters(one.path)})
            assert not pattern(other.path).fullmatch(path) or _stands_before(one, other, path)


def _stands_before(one: AnyRoute, other: AnyRoute, path: str) -> bool:
    """A parameter that may be any path takes those of its neighbours too: the narrower one stands first."""
    return pattern(one.path).fullmatch(path) is not None and ROUTES.index(one) < ROUTES.index(other)


def test_the_routes_of_the_specification_are_there_as_it_writes_them():
    there_are = {named(route) for route in ROUTES}
    missing = [line for line in OF_THE_SPECIFICATION.splitlines() if line not in there_are]
    assert not missing
