"""What a route can answer: each status with its headers and its body."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from storyboard_cli.server.described.schemas import PREFIX, Schema, Schemas, model_at
from storyboard_cli.server.made import MADE, Made
from storyboard_cli.server.problems import MEDIA
from storyboard_cli.server.routes.route import AnyRoute, Route, Special, parameters

REASONS: Mapping[int, str] = {
    400: "It is over: it took too long, came back before, or was begun elsewhere. Begin anew.",
    401: "Nobody is known by this token or cookie: send `Authorization: Bearer TOKEN`.",
    403: "Your role does not do this, or a page of another site sent it.",
    404: "There is no such thing, or not for you.",
    408: "The body did not come in time.",
    409: "It is not possible as things stand: something is missing, there already, or in use.",
    412: "It changed since you read it: read it again.",
    413: "The body is too large.",
    415: "The body is of a media type that is not read here.",
    416: "The file has no such range.",
    421: "The `Host` is not a name of this service.",
    422: "The request is not as it should be; `problems` names every mistake.",
    428: "Say which state you change: send `If-Match`.",
    429: "Too many tries: wait for `Retry-After` seconds.",
    502: "The provider does not answer, or says what is not proved.",
    503: "Something that it needs does not answer, or the service is stopping: try again later.",
    507: "The disk is full or refuses to be written.",
}
"""What each status of a refusal means here."""

_ETAG: Schema = {
    "description": "The state that this is of, for `If-None-Match` and `If-Match`.",
    "schema": {"type": "string"},
}

_ETAG_AFTER: Schema = {
    "description": "The state after this change, for the `If-Match` of the next one.",
    "schema": {"type": "string"},
}

_NEXT: Schema = {
    "anyOf": [{"type": "string"}, {"type": "null"}],
    "description": "Of a page: ask for `after` this to go on; none: there are no more rows.",
}


def answers_of(route: AnyRoute, schemas: Schemas) -> dict[str, Schema]:
    """Every status that a route can answer, in their order."""
    found = _of_special(route, schemas) if isinstance(route, Special) else _of_operation(route, schemas)
    for status in refusals_of(route):
        found.setdefault(str(status), {"$ref": f"#/components/responses/{response_name(status)}"})
    return dict(sorted(found.items()))


def _of_operation(route: Route, schemas: Schemas) -> dict[str, Schema]:
    if route.how == "job":
        return _of_job(route)
    answer = schemas.ref(route.called.answer, "serialization")
    if route.how == "rows":
        answer = _page(schemas.name(route.called.answer, "serialization"), schemas)
    found: Schema = {"description": "What was answered.", "content": {"application/json": {"schema": answer}}}
    if route.how == "now":
        if route.guard not in ("", "tag"):
            found["headers"] = {"ETag": _ETAG_AFTER}
        return _of_making(found, MADE.get(route.operation))
    found["headers"] = {"ETag": _ETAG}
    return {"200": found, "304": {"$ref": "#/components/responses/NotModified"}}


def _of_making(found: Schema, made: Made | None) -> dict[str, Schema]:
    """201 where something new was made, which may not be each time."""
    if made is None:
        return {"200": found}
    new = {
        **found,
        "description": "It was made, and is at `Location`.",
        "headers": {**found.get("headers", {}), "Location": _location("what was made")},
    }
    return {"201": new} if made.always else {"200": found, "201": new}


def _of_job(route: AnyRoute) -> dict[str, Schema]:
    """Accepted; or, for who prefers to wait, how it ended."""
    found: dict[str, Schema] = {
        "200": {"$ref": "#/components/responses/Ended"},
        "202": {"$ref": "#/components/responses/Accepted"},
    }
    if isinstance(route, Route) and route.operation.startswith("export."):
        found["201"] = {"$ref": "#/components/responses/Exported"}
    return found


def _page(name: str, schemas: Schemas) -> Schema:
    """An answer of rows, which has a cursor where a page of it was asked for."""
    whole = schemas.all[name]
    page = name.removesuffix("Answer") + "Page"
    schemas.all[page] = {**whole, "properties": {**whole["properties"], "next": _NEXT}}
    return {"$ref": PREFIX + page}


def _of_special(route: Special, schemas: Schemas) -> dict[str, Schema]:
    if route.status == 303:
        return {
            "303": {
                "description": "Leads the browser on.",
                "headers": {"Location": {"description": "Where.", "schema": {"type": "string"}}},
            }
        }
    found: Schema = {"description": HTTPStatus(route.status).phrase + "."}
    if route.status != 204:
        found["content"] = _content(route, schemas)
    if route.is_job:
        return _of_job(route)
    if route.status == 201:
        found["headers"] = {"Location": _location("what was made")}
    answers = {str(route.status): found}
    if route.status == 201 and "dry_run" in model_at(route.body).model_fields:
        answers["200"] = {**found, "description": "What would be made.", "headers": {}}
    if route.path == "/v1/ready":
        answers["503"] = {**found, "description": "It cannot serve; `faults` says why."}
    is_file = _is_file(route)
    if is_file or route.has_tag:
        found["headers"] = {"ETag": _ETAG}
        if is_file:
            answers["206"] = {**found, "description": "The range that was asked for."}
        answers["304"] = {"$ref": "#/components/responses/NotModified"}
    return answers


def _is_file(route: Special) -> bool:
    """Is it bytes that lie somewhere? They have a tag and ranges; a picture under way has neither."""
    is_passing = route.at == "jobs:preview"
    return not is_passing and route.media.startswith(("image/", "application/octet-stream"))


def _content(route: Special, schemas: Schemas) -> Schema:
    if route.media.startswith("text/"):
        return {route.media: {"schema": {"type": "string"}}}
    if route.media != "application/json":
        media = "*/*" if route.media == "application/octet-stream" else route.media  # a file is what it is
        return {one: {"schema": {"type": "string", "format": "binary"}} for one in media.split(", ")}
    schema = schemas.ref(model_at(route.answer), "serialization") if route.answer else {"type": "object"}
    content: Schema = {"application/json": {"schema": schema}}
    if route.method == "GET" and route.path.endswith(("/events", "/presence")):
        content["text/event-stream"] = {"schema": {"type": "string"}}
    return content


def _location(what: str) -> Schema:
    return {"description": f"The path of {what}.", "schema": {"type": "string"}}


def refusals_of(route: AnyRoute) -> list[int]:
    """The statuses with which a route can refuse."""
    found = {421, 422}
    if not (isinstance(route, Special) and route.is_open):
        found |= {401, 403} if getattr(route, "right", None) or getattr(route, "for_admins", False) else {401}
        found |= {503, 507}
    if parameters(route.path):
        found.add(404)
    if route.method != "GET":
        found |= {403, 409}
    if route.has_body or route.method == "POST":
        found |= {408, 413, 415}
    if isinstance(route, Route):
        found.add(409)
        if route.guard:
            found |= {412, 428}
    elif _is_file(route):
        found |= {409, 416}
    if route.path in ("/v1/sign-in", "/v1/sign-in/callback"):
        found |= {400, 403, 404, 429, 502, 507}
    if route.method == "PUT" and route.path.endswith("/presence"):
        found |= {429}
    if "session" in route.path:
        found |= {401, 429}
    if isinstance(route, Special) and route.at.startswith("people.own:"):  # a token may not, only a person
        found |= {403, 429} if "password" in route.path else {403}
    return sorted(found)


def response_name(status: int) -> str:
    """The name of a refusal among the components: `NotFound`."""
    return HTTPStatus(status).phrase.title().replace(" ", "").replace("-", "").replace("'", "")


def shared_responses() -> dict[str, Schema]:
    """Answers that many routes have, by name."""
    problem = {MEDIA: {"schema": {"$ref": f"{PREFIX}ProblemDetails"}}}
    found: dict[str, Schema] = {}
    for status, said in REASONS.items():
        found[response_name(status)] = {"description": said, "content": problem}
    again = {"description": "Seconds to wait.", "schema": {"type": "string"}}
    for status in (429, 503):
        found[response_name(status)]["headers"] = {"Retry-After": again}
    found[response_name(401)]["headers"] = {
        "WWW-Authenticate": {"description": "How to say who you are.", "schema": {"type": "string"}}
    }
    found["NotModified"] = {"description": "You have it already.", "headers": {"ETag": _ETAG}}
    found["Accepted"] = {
        "description": "It became a job, which is done in the background: ask for it at `Location`.",
        "headers": {"Location": _location("the job")},
        "content": {"application/json": {"schema": {"$ref": f"{PREFIX}JobAccepted"}}},
    }
    found |= _awaited_responses()
    return found


def _awaited_responses() -> dict[str, Schema]:
    """Answers for who preferred to wait for a job."""
    content: Schema = {"application/json": {"schema": {"$ref": f"{PREFIX}JobView"}}}
    applied: Schema = {"description": "The wait that was granted.", "schema": {"type": "string"}}
    return {
        name: {
            "description": f"You preferred to wait, and {said}",
            "headers": {"Location": _location(what), "Preference-Applied": applied},
            "content": content,
        }
        for name, said, what in (
            ("Ended", "it is done.", "the job"),
            ("Exported", "it is at `Location`: the file, or the list of its files.", "the export"),
        )
    }
