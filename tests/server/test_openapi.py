"""The description of the interface: valid, current, complete, and true of its own examples."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from storyboard_cli.server.described.document import written
from storyboard_cli.server.described.names import operation_id
from storyboard_cli.server.openapi import described
from storyboard_cli.server.routes.route import Route, Special, parameters
from storyboard_cli.server.routes.table import ROUTES

DOCUMENT = "sb:openapi"
RUN = "run: python -m storyboard_cli.server.openapi specs/openapi.json"


@cache
def committed() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(described())
    return found


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in committed()["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


IDS = [operation["operationId"] for _, _, operation in operations()]


def operation_of(name: str) -> dict[str, Any]:
    return next(operation for _, _, operation in operations() if operation["operationId"] == name)


def resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        found: Any = committed()
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = found
    return schema


@cache
def registry() -> Registry[Any]:
    return Registry().with_resource(DOCUMENT, Resource(contents=committed(), specification=DRAFT202012))


def refuse_invalid(schema: Mapping[str, Any], value: Any) -> None:
    """As a client reads the schema: its references lead into the document."""

    def rooted(part: Any) -> Any:
        if isinstance(part, dict):
            return {k: DOCUMENT + v if k == "$ref" else rooted(v) for k, v in part.items()}
        return [rooted(one) for one in part] if isinstance(part, list) else part

    Draft202012Validator(rooted(schema), registry=registry()).validate(value)


def test_what_is_committed_is_what_the_table_says_today():
    assert described().decode("utf-8") == written(ROUTES), RUN


def test_it_is_valid():
    errors = [str(error)[:300] for error in OpenAPIV31SpecValidator(committed()).iter_errors()]
    assert not errors


def test_every_route_is_described():
    named = {(method, path) for method, path, _ in operations()}
    assert named == {(route.method, route.path) for route in ROUTES}


def test_operations_have_names_of_their_own_that_a_client_can_use():
    doubled = [name for name, times in Counter(map(operation_id, ROUTES)).items() if times > 1]
    assert not doubled
    assert all(name.isidentifier() and name[0].islower() for name in IDS)


def test_schemas_have_short_names():
    """Two models of one name would be told apart by the modules that they stand in."""
    assert not [name for name in committed()["components"]["schemas"] if "__" in name or "-" in name]


@pytest.mark.parametrize("name", IDS)
def test_an_operation_says_what_it_does_and_who_may(name: str):
    operation = operation_of(name)
    assert operation["summary"].endswith(".")
    for one in map(resolved, operation["parameters"]):
        assert one["description"].endswith((".", ")")), one["name"]
    assert ("x-sb-right" in operation) == any(
        route.right is not None for route in ROUTES if operation_id(route) == name
    )


@pytest.mark.parametrize("name", IDS)
def test_an_operation_says_the_errors_that_it_can_have(name: str):
    [route] = [route for route in ROUTES if operation_id(route) == name]
    statuses = set(operation_of(name)["responses"])
    is_open = isinstance(route, Special) and route.is_open
    assert ("401" in statuses) != is_open or "/sessions" in route.path  # a password may be wrong
    assert not parameters(route.path) or "404" in statuses
    if isinstance(route, Route):
        assert ({"412", "428"} <= statuses) == bool(route.guard)
        assert ("304" in statuses) == (route.how in ("read", "rows"))
        assert ("202" in statuses) == (route.how == "job")


@pytest.mark.parametrize("name", IDS)
def test_an_example_is_as_its_schema_says(name: str):
    operation = operation_of(name)
    for one in map(resolved, operation["parameters"]):
        if "example" in one:
            refuse_invalid(one["schema"], one["example"])
    contents = [operation["requestBody"]] if "requestBody" in operation else []
    contents += [resolved(response) for response in operation["responses"].values()]
    for content in contents:
        for media in content.get("content", {}).values():
            if "example" in media:
                refuse_invalid(media["schema"], media["example"])


@pytest.mark.parametrize("route", [r for r in ROUTES if isinstance(r, Route)], ids=operation_id)
def test_a_body_has_what_the_path_and_the_route_do_not_say(route: Route):
    body = operation_of(operation_id(route)).get("requestBody")
    assert (body is not None) == route.has_body
    if body is None:
        return
    fields = set(resolved(body["content"]["application/json"]["schema"])["properties"])
    assert not fields & route.said
    assert fields <= set(route.called.ask.model_fields)
