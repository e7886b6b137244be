"""The parameters of a route: what its path, its query and its headers may say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import BaseModel

from storyboard_cli.server.described.bodies import is_sent_alone
from storyboard_cli.server.described.schemas import Schema, Schemas, less, references
from storyboard_cli.server.queries import FILTERS
from storyboard_cli.server.routes.route import (
    ANY_ID,
    OF_PATH,
    PATTERNS,
    AnyRoute,
    Route,
    Special,
    gives_job,
    parameters,
)

GUARDS: Mapping[str, str] = {
    "cut": "The ETag of the timeline that you change. 412 where somebody changed the cut since; "
    "`*` changes whatever is there.",
    "decisions": "An ETag that you read: 412 where somebody decided or cut since; `*` does it anyway.",
    "asset": "An ETag that you read: 412 where anything happened to the asset since; `*` does it anyway.",
    "assets": "An ETag that you read: 412 where anything happened to an asset since; `*` does it anyway.",
    "tag": "The `tag` of the file that you change, in double quotes: 412 where it changed since. "
    "For a file that is to be new, send `If-None-Match: *` instead.",
}


def parameters_of(route: AnyRoute, schemas: Schemas) -> list[Schema]:
    """All parameters of a route, those of the path first."""
    found = [_of_path(name) for name in parameters(route.path)]
    if isinstance(route, Special):
        found += [_in_query(name, dict(schema)) for name, schema in route.query.items()]
    else:
        found += _query_of(route, schemas)
    return [*found, *_name_of_file(route, found), *_headers_of(route)]


def _name_of_file(route: AnyRoute, found: list[Schema]) -> Iterator[Schema]:
    """A file that comes alone as the body has its name in the query."""
    said = {one.get("name") for one in found}
    if is_sent_alone(route) and "name" not in said:
        text = "The file's name, where the body is the file alone, as curl -T sends it."
        yield _in_query("name", {"type": "string", "description": text})


def _of_path(name: str) -> Schema:
    said, example = OF_PATH[name]
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": said,
        "schema": {"type": "string", "pattern": f"^{PATTERNS.get(name, ANY_ID)}$"},
        "example": example,
    }


def _in_query(name: str, schema: Schema, required: bool = False) -> Schema:
    said = schema.pop("description", "")
    found: Schema = {"name": name, "in": "query"}
    if said:
        found["description"] = said
    if required:
        found["required"] = True
    return {**found, "schema": schema}


def _query_of(route: Route, schemas: Schemas) -> Iterator[Schema]:
    if route.how == "rows":
        yield from _rows_query(route)
        return
    if route.has_body:
        return
    asked = less(schemas.of(route.called.ask, "validation"), route.said)
    for name, schema in asked["properties"].items():
        plain = _plain(schema, schemas)
        if plain is not None:
            yield _in_query(name, plain, name in asked.get("required", ()))


def _rows_query(route: Route) -> Iterator[Schema]:
    yield _in_query("after", {"type": "string", "description": "The `next` of the page before."})
    yield _in_query(
        "limit", {"type": "integer", "minimum": 1, "maximum": 5000, "description": "How many rows at most."}
    )
    fields = {"scene_id", *_row_of(route).model_fields}
    for name, one in FILTERS.items():
        if name in fields and name not in route.fixed:
            kind: Schema = {"enum": list(one.values)} if one.values else {"pattern": f"^{one.pattern}$"}
            items = {"type": "string", **kind}
            yield _in_query(name, {"type": "array", "items": items, "description": one.said})


def _row_of(route: Route) -> type[BaseModel]:
    """The model of a row of the answer, which rows are chosen by."""
    [row] = get_args(route.called.answer.model_fields[route.rows].annotation)
    assert isinstance(row, type) and issubclass(row, BaseModel)
    return row


def _plain(schema: Schema, schemas: Schemas) -> Schema | None:
    """The schema of what a query can say: without null, which is said by leaving it out; None for objects."""
    found = {k: v for k, v in schema.items() if k not in ("anyOf", "default")}
    if "anyOf" in schema:
        kinds = [one for one in schema["anyOf"] if one.get("type") != "null"]
        found |= kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    if any(schemas.all[name].get("type") == "object" for name in references(found)) or "object" in (
        one.get("type") for one in (found, *found.get("anyOf", ()))
    ):
        return None
    default = schema.get("default")
    return found if default is None else found | {"default": default}


def _headers_of(route: AnyRoute) -> Iterator[Schema]:
    if isinstance(route, Route):
        if route.guard:
            yield {
                "name": "If-Match",
                "in": "header",
                "required": route.guard != "tag",
                "description": GUARDS[route.guard],
                "schema": {"type": "string"},
                "example": f'"{"0" * 64}"' if route.guard == "tag" else '"41"',
            }
        if route.guard == "tag":
            yield {"$ref": "#/components/parameters/IfNew"}
        if route.how in ("read", "rows"):
            yield {"$ref": "#/components/parameters/IfNoneMatch"}
    elif route.has_tag:
        yield {"$ref": "#/components/parameters/IfNoneMatch"}
    if route.method == "POST":
        yield {"$ref": "#/components/parameters/IdempotencyKey"}
    if gives_job(route):
        yield {"$ref": "#/components/parameters/Prefer"}
    if route.path.endswith("/events"):
        yield {"$ref": "#/components/parameters/LastEventId"}


SHARED: Mapping[str, Schema] = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "The same key with the same body is done once and answered the same, for a day; "
        "with another body it is refused. A UUID is a good one.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
        "example": "0b7d5c3e-2f6a-4f0e-9a51-6b9f1c2d3e4f",
    },
    "Prefer": {
        "name": "Prefer",
        "in": "header",
        "description": "`wait=60`: answer when the work is done, if it is within so many seconds.",
        "schema": {"type": "string", "pattern": "^wait=[0-9]{1,2}$"},
        "example": "wait=60",
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "The ETag that you have: 304 without a body where nothing changed.",
        "schema": {"type": "string"},
        "example": '"41"',
    },
    "IfNew": {
        "name": "If-None-Match",
        "in": "header",
        "description": "`*`: the file is to be new; 412 where there is one.",
        "schema": {"type": "string", "pattern": r"^\*$"},
        "example": "*",
    },
    "LastEventId": {
        "name": "Last-Event-ID",
        "in": "header",
        "description": "The number of the last event that you have: a stream goes on after it.",
        "schema": {"type": "string", "pattern": "^[0-9]{1,18}$"},
        "example": "41",
    },
}
"""Parameters that many routes have."""
