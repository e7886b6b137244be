"""A path finds the same route by its noun as by looking through all routes in their order."""

from __future__ import annotations

import re

import pytest

from storyboard_cli.server.routes.finding import Finder, place_of
from storyboard_cli.server.routes.route import AnyRoute, pattern
from storyboard_cli.server.routes.table import ROUTES

FINDER = Finder((route, route) for route in ROUTES)
IDS = {
    "project_id": "PRJ_001",
    "asset_id": "CHAR_001",
    "scene_id": "S01",
    "frame_id": "FR_S01_001",
    "job_id": "job_0123456789abcdef",
    "render_job_id": "job_0123456789abcdef",
    "version": "3",
    "export_id": "7",
    "place": "scenes/S01/frame_001_v1.png",
    "script_id": "act one/rain.fountain",
}


def path_of(route: AnyRoute) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: IDS.get(found[1], "one"), route.path)


def first_of_all(method: str, path: str) -> AnyRoute | None:
    wanted = "GET" if method == "HEAD" else method
    return next((r for r in ROUTES if r.method == wanted and pattern(r.path).match(path)), None)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_a_route_is_found_by_its_noun(route: AnyRoute):
    path = path_of(route)
    for method in (route.method, "HEAD") if route.method == "GET" else (route.method,):
        found = FINDER.find(method, path)
        assert found is not None and found[0] is first_of_all(method, path) is route
        assert found[1] == pattern(route.path).match(path).groupdict()


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_no_route_parts_from_others_at_a_parameter(route: AnyRoute):
    """Then a path would be looked for where nothing is."""
    assert "{" not in place_of(route.path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "//",
        "/v1",
        "/v1/",
        "/v1/projects/PRJ_001/",
        "/v1/projects//frames",
        "/v2/projects/PRJ_001",
        "/v1/projects/PRJ_001/frames/FR_S01_001/",
        "/v1/projects/PRJ_001\n",
        "/v1/projects/PRJ_001/timeline:",
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "BREW"])
def test_what_no_route_matches_is_not_found(method: str, path: str):
    found = FINDER.find(method, path)
    assert (found[0] if found else None) is first_of_all(method, path)
