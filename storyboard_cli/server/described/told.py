"""What pages tell of each operation, read from the description: for people, in words and rows."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from storyboard_cli.server.described.schemas import PREFIX, Schema

Document = Mapping[str, Any]
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or a field."""

    name: str
    kind: str
    """What it may be, in words; `shape` is the name of its shape, where it has one."""
    said: str
    where: str = ""
    """path, query or header."""
    required: bool = False
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One operation."""

    name: str
    method: str
    path: str
    summary: str
    said: str
    right: str
    parameters: tuple[Row, ...]
    fields: tuple[Row, ...]
    """Of the body."""
    media: tuple[str, ...]
    """The media types that a body may have, besides JSON."""
    answer: tuple[Row, ...]
    answer_shape: str
    curl: str
    status: str
    example: str
    """What is answered to that line."""
    refusals: tuple[tuple[str, str], ...]


def operations(document: Document) -> Iterator[tuple[str, str, list[Told]]]:
    """Each noun, what it is, and its operations."""
    for tag in document["tags"]:
        found = [
            _told(document, method, path, operation)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
            if tag["name"] in operation["tags"]
        ]
        if found:
            yield tag["name"], tag["description"], found


def shapes(document: Document) -> Iterator[tuple[str, str, tuple[Row, ...]]]:
    """Every shape that others are made of: its name, what it is, its fields."""
    for name, schema in document["components"]["schemas"].items():
        if schema.get("properties") and not name.endswith(("Ask", "Body")):
            yield name, schema.get("description", ""), tuple(_fields(document, schema))


def _told(document: Document, method: str, path: str, operation: Schema) -> Told:
    parameters = [_resolved(document, one) for one in operation["parameters"]]
    content = operation.get("requestBody", {}).get("content", {})
    body = _resolved(document, content.get(JSON, {}).get("schema", {}))
    status, response = _answered(document, operation)
    schema = response.get("content", {}).get(JSON, {}).get("schema", {})
    return Told(
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        said=operation.get("description", ""),
        right=operation.get("x-sb-right", ""),
        parameters=tuple(_parameter(document, one) for one in parameters),
        fields=tuple(_fields(document, body)),
        media=tuple(media for media in content if media != JSON),
        answer=tuple(_fields(document, _resolved(document, schema))),
        answer_shape=operation.get("x-sb-answer", schema).get("$ref", "").removeprefix(PREFIX),
        curl=_curl(method, path, parameters, content, operation),
        status=status,
        example=_example(response),
        refusals=tuple(_refusals(document, operation)),
    )


def _resolved(document: Document, schema: Schema) -> Schema:
    while "$ref" in schema:
        found: Any = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = found
    return schema


def _parameter(document: Document, one: Schema) -> Row:
    kind, shape = _kind(document, one["schema"])
    must = one.get("required", False) and one["in"] != "path"  # without it there is no path
    return Row(one["name"], kind, one.get("description", ""), one["in"], must, shape)


def _fields(document: Document, schema: Schema) -> Iterator[Row]:
    required = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        kind, shape = _kind(document, field)
        yield Row(name, kind, field.get("description", ""), "", name in required, shape)


def _kind(document: Document, schema: Schema) -> tuple[str, str]:
    """What a value may be, in words, and the name of the shape in it."""
    if "$ref" in schema:
        return _named_kind(document, schema)
    if "const" in schema:
        return json.dumps(schema["const"]), ""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"])), ""
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            kinds = [_kind(document, one) for one in schema[choice]]
            words = dict.fromkeys(kind for kind, _ in kinds)
            return " or ".join(words), next((shape for _, shape in kinds if shape), "")
    kind = schema.get("type", "any value")
    if kind == "array":
        inner, shape = _kind(document, schema.get("items", {}))
        return f"list of {inner}", shape
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        inner, shape = _kind(document, schema["additionalProperties"])
        return f"{inner} by name", shape
    return _WORDS.get(kind, kind) if isinstance(kind, str) else " or ".join(kind), ""


def _named_kind(document: Document, schema: Schema) -> tuple[str, str]:
    """As `_kind`, of a schema that has a name; one without fields is told where it is used."""
    found = _resolved(document, schema)
    if not found.get("properties"):
        return _kind(document, found)
    name = schema["$ref"].removeprefix(PREFIX)
    return name, name


_WORDS = {"string": "text", "integer": "whole number", "boolean": "true or false", "null": "nothing"}


def _answered(document: Document, operation: Schema) -> tuple[str, Schema]:
    """The answer that is shown: the one with an example; else the first that is no refusal."""
    responses = {status: _resolved(document, one) for status, one in operation["responses"].items()}
    for status, response in responses.items():
        if any("example" in media for media in response.get("content", {}).values()):
            return status, response
    return next(iter(responses.items()))


def _example(response: Schema) -> str:
    for media in response.get("content", {}).values():
        if "example" in media:
            found = media["example"]
            return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False, indent=2)
    return ""


def _refusals(document: Document, operation: Schema) -> Iterator[tuple[str, str]]:
    for status, response in operation["responses"].items():
        if int(status) >= 400:
            yield status, _resolved(document, response)["description"]


_COOKIES = "sb.cookies"
_KNOWN_BY: Mapping[str, str] = {"session": f"-b {_COOKIES}", "bearer": '-H "Authorization: Bearer $TOKEN"'}


def _known_by(operation: Schema) -> list[str]:
    """What says who asks: a token where one opens it, else the cookie that signing in brings."""
    if operation["operationId"] in ("signIn", "comeAsGuest"):
        return [f"-c {_COOKIES}"]
    ways = [name for way in operation.get("security", [{"bearer": []}]) for name in way]
    return [_KNOWN_BY[name] for name in ways[:1]]


def _curl(method: str, path: str, parameters: list[Schema], content: Schema, operation: Schema) -> str:
    """The line that asks the example."""
    query: list[tuple[str, str]] = []
    headers = _known_by(operation)
    for one in parameters:
        example = one.get("example")
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(str(example), safe="/:"))
        elif one["in"] == "query" and example is not None:
            query += [
                (one["name"], str(each)) for each in (example if isinstance(example, list) else [example])
            ]
        elif one["name"] == "If-Match":
            headers.append(f"-H {shlex.quote(f'If-Match: {example}')}")
    address = f'"$SB{path}{"?" + urlencode(query) if query else ""}"'
    first = f"curl {address}" if method == "get" else f"curl -X {method.upper()} {address}"
    if "example" in content.get(JSON, {}) and content[JSON]["example"]:
        headers.append("-H 'Content-Type: application/json'")
        headers.append(f"-d {shlex.quote(json.dumps(content[JSON]['example'], ensure_ascii=False))}")
    return " \\\n  ".join([first, *headers])
