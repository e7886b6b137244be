"""Errors as RFC 9457 problems: `application/problem+json` with code, hint and every place that is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import HTTP_STATUS, Kind, SbError
from storyboard_cli.core.mend import Hint
from storyboard_cli.server.forgetting import Forgets
from storyboard_cli.server.hints import hint_of, told_problem
from storyboard_cli.server.routes.meant import meant
from storyboard_cli.server.routes.route import OF_PATH

_SHOWN = 60
_AGAIN_S = 5
"""After so many seconds a service that stops may be there again."""
MEDIA = "application/problem+json"

STATUS_OF_CODE: Mapping[str, int] = {
    "not-signed-in": 401,
    "wrong-password": 401,
    "not-allowed": 403,
    "not-shared": 403,
    "sign-in-refused": 403,
    "sign-in-over": 400,
    "provider-untrue": 502,
    "provider-unreachable": 502,
    "wrong-origin": 403,
    "wrong-host": 421,
    "no-project": 404,
    "project-gone": 404,
    "method-not-allowed": 405,
    "not-acceptable": 406,
    "body-slow": 408,
    "stale": 412,
    "file-moved": 412,
    "too-large": 413,
    "address-too-long": 414,
    "not-json": 415,
    "body-coded": 415,
    "range-not-there": 416,
    "precondition-missing": 428,
    "too-many": 429,
    "too-many-tries": 429,
    "stopping": 503,
    "worker-ended": 503,
    "project-busy": 409,
}
"""Codes whose status says more than that of their kind."""


def status_of(error: SbError) -> int:
    """The status of an error."""
    return STATUS_OF_CODE.get(error.code, HTTP_STATUS[error.kind])


def problem(error: SbError, project_id: str | None = None) -> dict[str, Any]:
    """The problem document. Hints that name operations say with which request each is asked here."""
    status = status_of(error)
    plain = error.plain()
    found: dict[str, Any] = {
        "type": f"urn:sb:error:{error.code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": error.message,
        "code": error.code,
        "kind": error.kind.value,
    }
    if error.hint is not None:
        found["hint"] = hint_of(error.hint, project_id)
    for name in ("where", "fields"):
        if name in plain:
            found[name] = plain[name]
    if error.problems:
        found["problems"] = [told_problem(one.plain(), project_id) for one in error.problems]
    return found


def refusal_response(
    error: SbError,
    project_id: str | None = None,
    headers: Mapping[str, str] | None = None,
    forgets: Forgets = bytes,
) -> Response:
    """The answer that tells an error."""
    body = json.dumps(problem(error, project_id), ensure_ascii=False, default=str).encode("utf-8", "replace")
    waits = {"retry-after": str(_AGAIN_S)} if error.code == "stopping" else {}
    return Response(forgets(body), status_of(error), {**waits, **(headers or {})}, media_type=MEDIA)


def refuse(kind: Kind, code: str, message: str, hint: Hint | None = None, **more: Any) -> SbError:
    """An error of this face."""
    return SbError(kind, code, message, hint=hint, **more)


def stopping() -> SbError:
    """A service that stops takes nothing new."""
    return refuse(Kind.unreachable, "stopping", "the service is stopping", "ask again in a moment")


def no_path(method: str = "", path: str = "") -> SbError:
    """No route has such a path; the one that was meant is told, where one is near."""
    near = meant(method, path)
    hint = "/v1/docs lists all there is"
    hint = f"did you mean {visible(near)}? {hint}" if near else hint
    return refuse(Kind.missing, "no-path", "there is nothing at this path", hint)


def wrong_id(name: str, value: str, meant: str | None = None) -> SbError:
    """A path that would be a route's, were this parameter of it what it may be; `meant` is the request that
    was meant, where that is known.
    """
    said, example = OF_PATH[name]
    shown = visible(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")
    return refuse(
        Kind.missing,
        "wrong-id",
        f"{name} in this path is '{shown}', which cannot be one",
        (f"did you mean {meant}? " if meant else "") + f"{said.rstrip('.')}: one looks like {example}",
        fields=(name,),
    )


PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "What went wrong (RFC 9457), with what mends it and every place that is wrong.",
    "required": ["type", "title", "status", "detail", "code", "kind"],
    "properties": {
        "type": {"type": "string", "description": "urn:sb:error: and the code."},
        "title": {"type": "string", "description": "The words of the status."},
        "status": {"type": "integer", "description": "The status of the answer."},
        "detail": {"type": "string", "description": "What went wrong, in a sentence."},
        "code": {"type": "string", "description": "A stable word for programs, as not-locked."},
        "kind": {"enum": [kind.value for kind in Kind], "description": "What kind of thing went wrong."},
        "hint": {"$ref": "#/components/schemas/Hint"},
        "where": {"type": "object", "description": "Where it stands: path, line, column."},
        "fields": {
            "type": "array",
            "items": {"type": "string"},
            "description": "The fields of the body or the query that it is about.",
        },
        "problems": {
            "type": "array",
            "description": "Every mistake of its own, where there are several.",
            "items": {"type": "object"},
        },
    },
}
