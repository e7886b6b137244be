"""The interface as OpenAPI 3.1, made of the table of routes and the models of the operations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from storyboard_cli import __version__
from storyboard_cli.people.roles import RIGHTS, Role
from storyboard_cli.server.described.answers import answers_of, shared_responses
from storyboard_cli.server.described.bodies import body_of
from storyboard_cli.server.described.examples import Example, examples, with_example
from storyboard_cli.server.described.names import operation_id
from storyboard_cli.server.described.parameters import SHARED, parameters_of
from storyboard_cli.server.described.schemas import Schema, Schemas, of_table
from storyboard_cli.server.described.tags import TAGS, tag
from storyboard_cli.server.hints import HINT_SCHEMA
from storyboard_cli.server.problems import PROBLEM_SCHEMA
from storyboard_cli.server.routes.route import AnyRoute, Route
from storyboard_cli.server.routes.shared import is_for_guests

VERSION = "3.1.0"
_SAID = (
    "Everything that `sb` does with a film, over HTTP: screenplays become scenes, scenes become frames, "
    "frames are rendered, checked, decided and exported. Bodies are JSON. Errors are "
    "`application/problem+json` with a stable `code`, a hint, and every place that is wrong. Long work "
    "answers 202 with a job. Reads have an ETag; changes of the cut, of locks and of files name the state "
    "that they change with `If-Match`. `/v1/docs` is this description as a page."
)


def document(routes: Sequence[AnyRoute], told: Mapping[str, Example] | None = None) -> dict[str, Any]:
    """The whole description."""
    schemas = of_table(routes)
    schemas.all |= {"ProblemDetails": PROBLEM_SCHEMA, "Hint": HINT_SCHEMA}
    shown = examples() if told is None else told
    paths: dict[str, Schema] = {}
    for route in sorted(routes, key=lambda one: list(TAGS).index(tag(one))):
        described = with_example(_operation(route, schemas), shown.get(operation_id(route)))
        paths.setdefault(route.path, {})[route.method.lower()] = described
    responses = shared_responses()
    found: dict[str, Any] = {
        "openapi": VERSION,
        "info": {"title": "sb", "version": __version__, "description": _SAID},
        "servers": [{"url": "/", "description": "The service that sends this description."}],
        "security": [{"bearer": []}, {"session": []}],
        "tags": [{"name": name, "description": said} for name, said in TAGS.items()],
        "paths": paths,
    }
    found["components"] = {
        "securitySchemes": _SECURITY,
        "parameters": dict(SHARED),
        "responses": responses,
        "schemas": schemas.used([paths, responses]),
    }
    return found


def _operation(route: AnyRoute, schemas: Schemas) -> Schema:
    found: Schema = {
        "operationId": operation_id(route),
        "tags": [tag(route)],
        "summary": summary(route),
        "description": _description(route),
        "parameters": parameters_of(route, schemas),
    }
    if body := body_of(route, schemas):
        found["requestBody"] = body
    found["responses"] = answers_of(route, schemas)
    if isinstance(route, Route):
        found["x-sb-operation"] = route.operation
        if route.how == "job":
            found["x-sb-answer"] = schemas.ref(route.called.answer, "serialization")
    if route.right is not None:
        found["x-sb-right"] = route.right.value
    if not isinstance(route, Route) and route.is_open:
        found["security"] = []
    if not isinstance(route, Route) and route.needs_session:
        found["security"] = [{"session": []}]
    return found


def summary(route: AnyRoute) -> str:
    """What it does, in a sentence."""
    return route.summary or (route.called.summary if isinstance(route, Route) else "")


def _description(route: AnyRoute) -> str:
    said: list[str] = []
    if route.right is not None:
        roles = [role for role, rights in RIGHTS.items() if route.right in rights]
        named = [role.value for role in roles if role is not Role.guest or is_for_guests(route)]
        said.append(f"Needs the right `{route.right.value}`, which these roles have: {', '.join(named)}.")
        if is_for_guests(route):
            said.append("Guests ask it about the frames that were shared with them.")
        if isinstance(route, Route) and route.within:
            within = route.within
            said.append(f"Without the right `{within.right.value}` it is asked with `{within.field}`.")
    elif not isinstance(route, Route):
        if route.is_open:
            said.append("Open to all.")
        elif route.for_metrics:
            said.append("For who runs the service, and for a token that was made for `metrics`.")
        elif route.for_admins:
            said.append("Only for who runs the service.")
        elif route.needs_session:
            said.append("Only a session opens it (`POST /v1/sessions`), no token does.")
    if isinstance(route, Route):
        if route.how == "job":
            said.append(
                f"Long work: it answers 202 with a job, whose `answer` is a `{route.called.answer.__name__}`."
            )
        elif "writes" in route.called.effects:
            said.append("What it wrote is kept before it answers.")
    return "\n\n".join(said)


_SECURITY: Mapping[str, Schema] = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token: of a person, of a program (`sb token add`), or the one in the address that "
        "`sb serve` tells.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sb_session",
        "description": "The cookie of who signed in; pages of other sites cannot write with it.",
    },
}


def written(routes: Sequence[AnyRoute]) -> str:
    """The description as it is committed."""
    return json.dumps(document(routes), ensure_ascii=False, indent=1) + "\n"
