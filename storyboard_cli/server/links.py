"""A step of a hint as the request that does it here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from storyboard_cli.core.mend import Step
from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import ANY_ID, PATTERNS, Route, parameters

_READ_AT = {"review": "/review"}
"""Operations that no route calls: what they tell is read there."""
ADMIN = "admin"
"""The right of who manages accounts; it is in no project."""
_LONGEST = 200
"""So many characters of a body are told in words."""


def linked(step: Step, project_id: str | None) -> dict[str, Any]:
    """The step as data, with method, path and body where a route of this service does it."""
    found = step.plain()
    for route in _routes_for(step):
        href = _href(route, step.ask, project_id)
        if href is None:
            continue
        request = {"method": route.method, "href": href, "body": _body(route, step.ask)}
        needs = {"headers": ["If-Match"]} if route.guard not in ("", "tag") else {}
        return found | request | needs | {"right": right_for(route)}
    if step.operation in _READ_AT and project_id is not None:
        href = f"/v1/projects/{project_id}{_READ_AT[step.operation]}"
        return found | {"method": "GET", "href": href, "body": {}, "right": Right.read.value}
    return found


def right_for(route: Route) -> str:
    """What somebody must be allowed to who asks it: a right in the project, or `admin`."""
    return ADMIN if route.for_admins else route.right.value


def in_words(step: Mapping[str, Any]) -> str:
    """A linked step as people read it."""
    return _in_words(step["method"], step["href"], step["body"], step.get("headers", ()))


def unlinked_in_words(step: Step, project_id: str | None) -> tuple[str, str]:
    """A step that is no whole request, and a remark: how it is asked with what a person fills into its path;
    of one that no route does, who does it.
    """
    for route in _routes_for(step):
        href = _path(route, step.ask, project_id)
        needs = ("If-Match",) if route.guard not in ("", "tag") else ()
        return _in_words(route.method, href, _body(route, step.ask), needs), ""
    return str(step), " (whoever runs the server does it on its machine)"


def _in_words(method: str, href: str, body: Mapping[str, Any], headers: Sequence[str]) -> str:
    said = json.dumps(body, ensure_ascii=False) if body else ""
    words = [method, href, said if len(said) <= _LONGEST else ""]
    return " ".join(filter(None, words)) + (f" with {' and '.join(headers)}" if headers else "")


def _routes_for(step: Step) -> Iterator[Route]:
    """The routes of its operation that say nothing else than it, and can be asked all of it."""
    for route in _routes().get(step.operation, ()):
        if any(step.ask.get(name, _usual(route, name)) != value for name, value in route.fixed.items()):
            continue
        if route.how != "rows" or not _query(route, step.ask):  # rows are asked for by their own fields
            yield route


def _body(route: Route, ask: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in ask.items() if name not in route.said} if route.has_body else {}


def _query(route: Route, ask: Mapping[str, Any]) -> str:
    """What a request without a body is asked besides its path."""
    if route.has_body:
        return ""
    said = {
        name: json.dumps(value) if isinstance(value, bool) else value
        for name, value in ask.items()
        if name not in route.said and value != _usual(route, name)
    }
    return f"?{urlencode(said, doseq=True)}" if said else ""


def _href(route: Route, ask: Mapping[str, Any], project_id: str | None) -> str | None:
    """The path of a route for this Ask; None where the Ask is not one of this route's."""
    known = _parameters(route, ask, project_id)
    if len(known) < len(parameters(route.path)):
        return None
    return route.path.format(**known) + _query(route, ask)


def _path(route: Route, ask: Mapping[str, Any], project_id: str | None) -> str:
    """The same, with the names of what the Ask does not say, as `{login}`."""
    blank = {name: f"{{{name}}}" for name in parameters(route.path)}
    return route.path.format(**blank | _parameters(route, ask, project_id)) + _query(route, ask)


def _parameters(route: Route, ask: Mapping[str, Any], project_id: str | None) -> dict[str, str]:
    """What the Ask says for the path, by name: only what can stand there, as a scene cannot for a frame."""
    known: dict[str, str] = {}
    for name in parameters(route.path):
        field = route.binds.get(name, name)
        value = ask.get(field.removesuffix("[]"), project_id if name == "project_id" else None)
        if field.endswith("[]"):
            value = value[0] if isinstance(value, (list, tuple)) and len(value) == 1 else None
        if isinstance(value, str) and _allowed(name).fullmatch(value):
            known[name] = quote(value, safe="/")
    return known


@cache
def _allowed(name: str) -> re.Pattern[str]:
    return re.compile(PATTERNS.get(name, ANY_ID))


def _usual(route: Route, name: str) -> Any:
    """What a field is where an Ask says nothing of it."""
    return route.called.ask.model_fields[name].get_default(call_default_factory=True)


@cache
def _routes() -> Mapping[str, list[Route]]:
    """The routes of each operation: those with more in their path first, which say more."""
    from storyboard_cli.server.routes.table import ROUTES

    found: dict[str, list[Route]] = {}
    for route in ROUTES:
        if isinstance(route, Route):
            found.setdefault(route.operation, []).append(route)
    for routes in found.values():
        routes.sort(key=lambda r: -len(r.binds))
    return found
