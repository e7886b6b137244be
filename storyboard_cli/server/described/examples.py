"""Examples: for each operation what was really asked and answered, recorded from a small film."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from storyboard_cli.server.described.schemas import Schema

Example = Mapping[str, Any]
"""`path`, `query`, `headers` and `body` of a request; `status`, `media` and `answer` of what came."""


def examples() -> dict[str, Example]:
    """By operation id."""
    text = files("storyboard_cli.server").joinpath("examples.json").read_text("utf-8")
    found: dict[str, Example] = json.loads(text)
    return found


def with_example(operation: Schema, told: Example | None) -> Schema:
    """The operation with its example: each parameter, the body and the answer."""
    if told is None:
        return operation
    said = {**told.get("path", {}), **told.get("query", {}), **told.get("headers", {})}
    parameters = [
        {**one, "example": said[one["name"]]} if one.get("name") in said else one
        for one in operation["parameters"]
    ]
    found = {**operation, "parameters": parameters}
    if "body" in told and "requestBody" in operation:
        content = dict(operation["requestBody"]["content"])
        content["application/json"] = {**content["application/json"], "example": told["body"]}
        found["requestBody"] = {**operation["requestBody"], "content": content}
    found["responses"] = _with_answer(operation["responses"], told)
    return found


def _with_answer(responses: Schema, told: Example) -> Schema:
    status = str(told["status"])
    response = responses[status]
    if "$ref" in response:
        # An example stands beside what all such answers share, so what is shared is written out here.
        from storyboard_cli.server.described.answers import shared_responses

        response = shared_responses()[response["$ref"].rpartition("/")[2]]
    if "answer" not in told:
        return {**responses, status: response}
    media = told.get("media", "application/json")
    content = dict(response["content"])
    content[media] = {**content[media], "example": told["answer"]}
    return {**responses, status: {**response, "content": content}}
