"""A step of a hint as the request that does it here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from storyboard_cli.core.mend import Step
from storyboard_cli.server.routes.route import Route, parameters

_READ_AT = {"log": "/events", "review": "/review"}
"""Operations that no route calls: what they tell is read there."""
_LONGEST = 200
"""So many characters of a body are told in words."""


def linked(step: Step, project_id: str | None) -> dict[str, Any]:
    """The step as data, with method, path and body where a route of this service does it."""
    found = step.plain()
    for route in _routes().get(step.operation, ()):
        href = _href(route, step.ask, project_id)
        if href is None:
            continue
        said = route.said
        body = {name: value for name, value in step.ask.items() if name not in said}
        request = {"method": route.method, "href": href, "body": body}
        needs = {"headers": ["If-Match"]} if route.guard not in ("", "tag") else {}
        return found | request | needs
    if step.operation in _READ_AT and project_id is not None:
        href = f"/v1/projects/{project_id}{_READ_AT[step.operation]}"
        return found | {"method": "GET", "href": href, "body": {}}
    return found


def in_words(step: Mapping[str, Any]) -> str:
    """A linked step as people read it: the request, else the operation with what it is asked."""
    if "method" in step:
        body = json.dumps(step["body"], ensure_ascii=False) if step["body"] else ""
        words = [step["method"], step["href"], body if len(body) <= _LONGEST else ""]
        headers = " and ".join(step.get("headers", ()))
        return " ".join(filter(None, words)) + (f" with {headers}" if headers else "")
    asked = {**step["ask"], **step.get("examples", {})}
    return " ".join([str(step["operation"]), *(f"{name}={value}" for name, value in asked.items())])


def _href(route: Route, ask: Mapping[str, Any], project_id: str | None) -> str | None:
    """The path of a route for this Ask; None where the Ask is not one of this route's."""
    known: dict[str, str] = {}
    for name in parameters(route.path):
        if name == "project_id":
            if project_id is None:
                return None
            known[name] = project_id
            continue
        value = ask.get(route.binds[name].removesuffix("[]"))
        if route.binds[name].endswith("[]"):
            value = value[0] if isinstance(value, (list, tuple)) and len(value) == 1 else None
        if not isinstance(value, str):
            return None
        known[name] = quote(value, safe="/")
    if any(ask.get(name, _usual(route, name)) != value for name, value in route.fixed.items()):
        return None
    return route.path.format(**known)


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
