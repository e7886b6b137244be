"""Hints as every answer of this service has them: all of it as text, and each step as a request.

An operation tells a hint as words, or as words and operations (`core/mend.py`). Where an answer has hints is
read from its model, once, so that nothing else of a long answer is looked at.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from storyboard_cli.core.mend import STEP_SCHEMA, Hint, Mend, hint_from
from storyboard_cli.core.problems import Problem
from storyboard_cli.server.links import in_words, linked

if TYPE_CHECKING:
    from storyboard_cli.core.asking import Answer


class Place(NamedTuple):
    """What a value has of hints: it is one, or has some in its fields, or in what it has by name."""

    is_hint: bool = False
    fields: Mapping[str, Place] = {}
    by_name: Place | None = None


def hint_of(hint: Hint, project_id: str | None) -> dict[str, Any]:
    """A hint in one shape: `words`, in which `{}` stands for each of `steps`, which are requests."""
    if not isinstance(hint, Mend):
        return {"text": hint, "words": hint.replace("{}", "{ }"), "steps": []}
    steps = [linked(step, project_id) for step in hint.steps]
    said = iter(steps)
    text = hint.worded(lambda _: in_words(next(said)))
    return {"text": text, "words": hint.words, "steps": steps}


def told(answer: type[Answer], data: Mapping[str, Any], project_id: str | None) -> dict[str, Any]:
    """What an operation answered, as `Answer.plain` gives it, with its hints as this service has them."""
    found: dict[str, Any] = _told(data, _place(answer), project_id)
    return found


def told_problem(plain: Mapping[str, Any], project_id: str | None) -> dict[str, Any]:
    """The same of one `Problem`."""
    found: dict[str, Any] = _told(plain, _place(Problem), project_id)
    return found


def told_progress(plain: Mapping[str, Any], project_id: str | None) -> dict[str, Any]:
    """The same of how far a job is: what was said meanwhile may have hints."""
    found: dict[str, Any] = _told(plain, _PROGRESS, project_id)
    return found


def _told(value: Any, place: Place, project_id: str | None) -> Any:
    if value is None:
        return None
    if isinstance(value, (list, tuple)):
        return [_told(one, place, project_id) for one in value]
    if place.is_hint:
        return _hint(json.dumps(value), project_id)
    if not isinstance(value, Mapping):
        return value
    if place.by_name is not None:
        return {name: _told(one, place.by_name, project_id) for name, one in value.items()}
    inside = {
        name: _told(value[name], one, project_id) for name, one in place.fields.items() if name in value
    }
    return {**value, **inside}


@lru_cache(maxsize=4096)
def _hint(plain: str, project_id: str | None) -> dict[str, Any]:
    """A hint that was told as data: frames of a film that is not locked yet all wait for the same assets."""
    return hint_of(hint_from(json.loads(plain)) or "", project_id)


_NOWHERE = Place()
_PROGRESS = Place(fields={"messages": Place(fields={"hint": Place(is_hint=True)})})


@cache
def _place(annotation: Any) -> Place:
    """Where a value of this type has hints. No model of an answer has itself in a field."""
    if annotation is Mend:
        return Place(is_hint=True)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _of_fields({name: field.annotation for name, field in annotation.model_fields.items()})
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return _of_fields(get_type_hints(annotation))
    if get_origin(annotation) in (dict, Mapping):
        inner = _place(get_args(annotation)[1])
        return _NOWHERE if inner == _NOWHERE else Place(by_name=inner)
    found = [_place(one) for one in get_args(annotation)]
    fields = {name: one for place in found for name, one in place.fields.items()}
    return Place(
        any(one.is_hint for one in found), fields, next((p.by_name for p in found if p.by_name), None)
    )


def _of_fields(annotations: Mapping[str, Any]) -> Place:
    places = {name: _place(annotation) for name, annotation in annotations.items()}
    return Place(fields={name: place for name, place in places.items() if place != _NOWHERE})


HINT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "What mends it.",
    "required": ["text", "words", "steps"],
    "properties": {
        "text": {"type": "string", "description": "All of it, for people."},
        "words": {"type": "string", "description": "What to say; {} stands for each step, in their order."},
        "steps": {
            "type": "array",
            "items": {
                **STEP_SCHEMA,
                "properties": {
                    **STEP_SCHEMA["properties"],
                    "method": {"type": "string", "description": "The request that does it: its method,"},
                    "href": {"type": "string", "description": "its path,"},
                    "body": {"type": "object", "description": "and its body, without the blanks."},
                    "headers": {
                        "type": "array",
                        "items": {"type": "string"},
                        "description": "Headers that it needs: `If-Match` names what you saw.",
                    },
                },
            },
        },
    },
}
