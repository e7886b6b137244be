"""The Ask of a request: what the path says, what the route says, and the body or the query."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from starlette.datastructures import QueryParams

from storyboard_cli.core.asking import Ask, refusal
from storyboard_cli.core.errors import Kind
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.queries import refuse_repeated
from storyboard_cli.server.routes.route import Route

PAGING = ("after", "limit")
"""Of a list of rows: where the page begins, and how many it has. No operation is asked of them."""


def bound(route: Route, path: Mapping[str, str], given: Mapping[str, Any]) -> Ask:
    """The Ask, with every mistake in it told at once."""
    model = route.called.ask
    not_taken = route.said | ({"if_tag"} if route.guard == "tag" else set())  # which `If-Match` says
    twice = sorted({name.removesuffix("[]") for name in route.binds.values()} & given.keys())
    if twice:
        said = [
            Problem(Severity.error, "said-in-path", f"{name} is said by the path", None, fields=(name,))
            for name in twice
        ]
        raise refuse(
            Kind.usage,
            "said-in-path",
            f"the path says {', '.join(twice)} already",
            "leave it out of the body",
            problems=said if len(said) > 1 else (),
            fields=tuple(twice),
        )
    if settled := sorted((route.fixed.keys() - set(twice)) & given.keys()):
        taken = [name for name in model.model_fields if name not in not_taken]
        raise refuse(
            Kind.usage,
            "not-taken",
            f"this request takes no {', '.join(settled)}",
            f"it takes {', '.join(taken)}" if taken else "it takes no fields",
            fields=tuple(settled),
        )
    asked: dict[str, Any] = {**given, **{k: v for k, v in route.fixed.items() if k in model.model_fields}}
    for name, target in route.binds.items():
        field = target.removesuffix("[]")
        asked[field] = [path[name]] if target.endswith("[]") else path[name]
    try:
        return model.model_validate(asked)
    except ValidationError as error:
        raise refusal(error, model, not_taken=not_taken) from error


def queried(model: type[Ask], query: QueryParams, leave: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a query says, with numbers and yes or no as the fields want them; `leave` are not the Ask's."""
    found: dict[str, Any] = {}
    for name in query:
        if name in leave:
            continue
        info = model.model_fields.get(name)
        words = query.getlist(name)
        if info is None or not kinds_of(info.annotation) & {list, tuple}:
            refuse_repeated(query, (name,))
        found[name] = words[-1] if info is None else read_words(info, words)
    return found


def read_words(info: FieldInfo, words: list[str]) -> Any:
    """Words as what a field takes, as far as words can be that."""
    kinds = kinds_of(info.annotation)
    if list in kinds or tuple in kinds:
        return words
    return _scalar(words[-1], kinds)


def _scalar(word: str, kinds: set[Any]) -> Any:
    """A word as what the field takes; what it cannot be stays a word, which the Ask then refuses."""
    if bool in kinds and word.casefold() in ("true", "false", "1", "0"):
        return word.casefold() in ("true", "1")
    for kind in (int, float):
        if kind in kinds:
            try:
                return kind(word)
            except ValueError:
                return word
    return None if word == "" and type(None) in kinds and str not in kinds else word


def kinds_of(annotation: Any) -> set[Any]:
    """The classes that an annotation names, without what is in lists of them."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return {kind for one in get_args(annotation) for kind in kinds_of(one)}
    return {origin or annotation}
