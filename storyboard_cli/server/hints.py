"""Hints as every answer of this service has them: all of it as text, and each step as a request.

An operation tells a hint as words, or as words and operations (`core/mend.py`). Where an answer has hints is
read from its model, once, so that nothing else of a long answer is looked at.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from storyboard_cli.core.mend import STEP_SCHEMA, Hint, Mend, Step, from_plain, hint_from
from storyboard_cli.core.problems import Problem
from storyboard_cli.people.roles import Right, may_in_words
from storyboard_cli.server.links import ADMIN, in_words, linked, unlinked_in_words

if TYPE_CHECKING:
    from storyboard_cli.core.asking import Answer


_HERE = "{}"
Request = dict[str, Any]
"""A step as data that is a request."""


class Said(NamedTuple):
    """A step that is no request: in words, and a remark on it."""

    words: str
    remark: str = ""


class Place(NamedTuple):
    """What a value has of hints: it is one, or has some in its fields, or in what it has by name."""

    is_hint: bool = False
    fields: Mapping[str, Place] = {}
    by_name: Place | None = None


def hint_of(hint: Hint, project_id: str | None) -> dict[str, Any]:
    """A hint in one shape: `words`, in which `{}` stands for each of `steps`, which are requests.

    A step that is no whole request is told in the words.
    """
    if not isinstance(hint, Mend):
        return _shaped(hint.replace(_HERE, "{ }"), [])
    return _shaped(hint.words, [_linked_or_said(step, project_id) for step in hint.steps])


def _linked_or_said(step: Step, project_id: str | None) -> Request | Said:
    found = linked(step, project_id)
    return found if "method" in found else Said(*unlinked_in_words(step, project_id))


def _shaped(words: str, steps: Sequence[Request | Said]) -> dict[str, Any]:
    """A hint of what stands for each `{}`; those that are said stand in the words themselves."""
    first, *rest = words.split(_HERE)
    told = text = first
    for step, after in zip_longest(steps[: len(rest)], rest):
        if isinstance(step, Said):
            quoted = after[:1] == "`"  # a remark stands behind what is quoted
            behind = "`" * quoted + step.remark + after[quoted:]
            told += step.words.replace(_HERE, "{ }") + behind
            text += step.words + behind
        else:
            told += _HERE + after
            text += (_HERE if step is None else in_words(step)) + after
    return {"text": text, "words": told, "steps": [step for step in steps if not isinstance(step, Said)]}


def allowed(hint: Mapping[str, Any], may: Callable[[str], bool]) -> dict[str, Any]:
    """A hint for somebody: steps whose right they do not have say whom to ask, and are no requests."""
    return _shaped(hint["words"], [_step_or_whom(step, may) for step in hint["steps"]])


def _step_or_whom(step: Request, may: Callable[[str], bool]) -> Request | Said:
    right = step["right"]
    if may(right):
        return step
    (asked,) = from_plain({"words": "", "steps": [step]}).steps
    whom = "ask whoever manages accounts" if right == ADMIN else may_in_words(Right(right))
    return Said(str(asked), f" ({whom})")


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
                    "right": {
                        "enum": [*(right.value for right in Right), ADMIN],
                        "description": "What somebody is allowed to who may ask it.",
                    },
                },
                "required": [*STEP_SCHEMA["required"], "method", "href", "body", "right"],
            },
        },
    },
}
