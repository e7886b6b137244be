"""What the description calls optional can be left out: the example of each route is asked without it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.described.names import operation_id
from storyboard_cli.server.openapi import described
from storyboard_cli.server.routes.route import Route
from tests.server.example_asks import ASKS, Asked
from tests.server.examples import Films, all_routes

WITH_ANOTHER = {
    ("approveFrames", "selectors"): "only with `all_passed`",
    ("createAsset", "asset_type"): "left out only with `from_script`",
    ("createAsset", "name"): "left out only with `from_script`",
    ("generateAssets", "all"): "else `assets` names them",
    ("lockAssets", "all"): "else `assets` names them",
    ("pickFrame", "candidate"): "not with `best`",
    ("putScript", "text"): "else `file` has it",
    ("putScriptByName", "text"): "else `file` has it",
}
"""Fields that can be left out where another one is said, and the words in which the description says so."""
ASKS_THE_NETWORK = ("pullModel",)
"""Without its `dry_run` it downloads."""


@cache
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(described())
    return found


def body_of(name: str) -> dict[str, Any]:
    """The schema of the body of an operation."""
    found: dict[str, Any] = next(
        operation["requestBody"]["content"]["application/json"]["schema"]
        for methods in document()["paths"].values()
        for operation in methods.values()
        if operation["operationId"] == name
    )
    while "$ref" in found:
        found = document()["components"]["schemas"][found["$ref"].rpartition("/")[2]]
    return found


def optional_fields() -> Iterator[Any]:
    for route in all_routes():
        name = operation_id(route)
        if not route.has_body or name in ASKS_THE_NETWORK:
            continue
        required = body_of(name).get("required", ())
        for field in ASKS[name].body:
            if field not in required:
                yield pytest.param(route, field, id=f"{name}-{field}")


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Films:
    return Films(tmp_path_factory.mktemp("optional"))


def refused(films: Films, route: Route, asked: Asked) -> SbError | None:
    """Why the operation of the route refuses what it is asked; nothing where it does it."""
    root = films.copy()
    for name, body in asked.before:
        films.ask(root, name, body)
    try:
        films.route(root, route, asked)
    except SbError as error:
        return error
    return None


@pytest.mark.parametrize(("route", "field"), list(optional_fields()))
def test_an_optional_field_can_be_left_out(films: Films, route: Route, field: str):
    name = operation_id(route)
    example = ASKS[name]
    without = dataclasses.replace(example, body={k: v for k, v in example.body.items() if k != field})
    error = refused(films, route, without)
    is_wanted = error is not None and error.kind is Kind.usage
    words = WITH_ANOTHER.get((name, field))
    assert is_wanted == (words is not None), error
    if words is not None:
        assert words in body_of(name)["properties"][field]["description"]


@pytest.mark.parametrize("name", [operation_id(r) for r in all_routes() if r.must])
def test_what_a_route_needs_beyond_its_ask_is_refused_without(films: Films, name: str):
    [route] = [route for route in all_routes() if operation_id(route) == name]
    for field in route.must:
        body = {k: v for k, v in ASKS[name].body.items() if k != field}
        error = refused(films, route, Asked(ASKS[name].path, body=body))
        assert error is not None and field in error.fields
        assert field in body_of(name)["required"]


def test_every_condition_is_about_a_field_that_is_optional():
    assert WITH_ANOTHER.keys() <= {tuple(str(one.id).split("-")) for one in optional_fields()}
