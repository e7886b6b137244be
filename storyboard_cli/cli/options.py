"""The options and arguments of a command, made from the fields of an Ask, and the Ask made from them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import typer
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from storyboard_cli.core.asking import OnTheLine, on_the_line, refusal
from storyboard_cli.core.model import Frozen

Model = TypeVar("Model", bound=Frozen)


def parameters(*models: type[Frozen]) -> list[inspect.Parameter]:
    """What typer needs to read a line for these models: arguments, then options in the order of the help."""
    fields = _in_order([(name, info) for model in models for name, info in fields_on_the_line(model)])
    found = [made for name, info in fields for made in _made(name, info)]
    return sorted(found, key=lambda p: not isinstance(p.annotation.__metadata__[0], _ARGUMENT))


def filled(model: type[Model], typed: Mapping[str, Any], **more: Any) -> Model:
    """The model as it was typed; what was not typed keeps its default. `more` are fields by name."""
    given = dict(more)
    for name, info in fields_on_the_line(model):
        found, value = _value(name, info, typed)
        if found and name not in given:
            given[name] = value
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise refusal(error, model) from error


def fields_on_the_line(model: type[Frozen]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields that may stand on a line: a model's own before those of its bases."""
    seen: set[str] = set()
    for owner in model.__mro__:
        for name in inspect.get_annotations(owner):
            info = model.model_fields.get(name)
            if info is not None and name not in seen and on_the_line(info).is_shown:
                seen.add(name)
                yield name, info


def _in_order(fields: list[tuple[str, FieldInfo]]) -> list[tuple[str, FieldInfo]]:
    """Each behind the field that its `after` names."""
    found = [field for field in fields if not on_the_line(field[1]).after]
    for field in fields:
        if on_the_line(field[1]).after:
            names = [name for name, _ in found]
            found.insert(names.index(on_the_line(field[1]).after) + 1, field)
    return found


_ARGUMENT = type(typer.Argument())


def _made(name: str, info: FieldInfo) -> Iterator[inspect.Parameter]:
    how = on_the_line(info)
    for flag, said in how.values.items():
        yield _parameter(_flag_name(flag), bool, typer.Option(flag, help=said), False)
    if how.values:
        return
    kind, default = _typed(info, how)
    shown: dict[str, Any] = {"help": how.help or None, "metavar": how.metavar, **_bounds(info)}
    if how.argument:
        yield _parameter(how.argument, kind, typer.Argument(**shown), default)
    else:
        yield _parameter(name, kind, typer.Option(*how.flags, **shown), default)


def _parameter(name: str, kind: Any, how: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, how]
    )


def _typed(info: FieldInfo, how: OnTheLine) -> tuple[Any, Any]:
    """What the line takes for the field, and what stands there when nothing was typed."""
    kind, optional = _without_none(info.annotation)
    default = inspect.Parameter.empty if info.is_required() else info.get_default(call_default_factory=True)
    if how.typed is not None:
        kind = how.typed
    if get_origin(kind) is list and get_origin(get_args(kind)[0]) is Literal:
        kind = list[StrEnum("Choice", {w: w for w in get_args(get_args(kind)[0])})]  # type: ignore[misc]
    if info.is_required() and how.usual is not None:
        return kind, how.usual
    made_of_words = how.read is not None or get_origin(kind) is list
    if made_of_words and not info.is_required():
        return kind | None, None
    if how.inverse and isinstance(default, bool):
        default = not default
    return (kind | None if optional else kind), default


def _without_none(kind: Any) -> tuple[Any, bool]:
    """`str | None` as `str` and True."""
    if get_origin(kind) not in (Union, UnionType):
        return kind, False
    [inner] = [one for one in get_args(kind) if one is not NoneType]
    return inner, True


def _bounds(info: FieldInfo) -> dict[str, Any]:
    """The least and the greatest value, as `Field(ge=…, le=…)` says them."""
    found: dict[str, Any] = {}
    for mark in info.metadata:
        for said, shown in (("ge", "min"), ("le", "max")):
            if hasattr(mark, said):
                found[shown] = getattr(mark, said)
    return found


def _value(name: str, info: FieldInfo, typed: Mapping[str, Any]) -> tuple[bool, Any]:
    """Whether anything was typed for the field, and what it becomes."""
    how = on_the_line(info)
    if how.values:
        chosen = choices(info)
        named = [value for flag, value in zip(how.values, chosen, strict=True) if typed[_flag_name(flag)]]
        return bool(named), named[0] if named else None
    value = typed[how.argument or name]
    if value is None:
        return False, None
    if how.inverse:
        return True, not value
    if how.read is None:
        return True, [str(v) for v in value] if _is_choices(value) else value
    try:
        return True, how.read(value)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=how.flags[0] if how.flags else None) from error


def choices(info: FieldInfo) -> tuple[Any, ...]:
    """The values of a field that has a flag for each."""
    kind, _ = _without_none(info.annotation)
    assert get_origin(kind) is Literal
    return get_args(kind)


def _is_choices(value: Any) -> bool:
    """typer knows no list of a Literal's words: each was typed as a member of an enumeration made for it."""
    return isinstance(value, list) and all(isinstance(v, StrEnum) for v in value)


def _flag_name(flag: str) -> str:
    return flag.strip("-").replace("-", "_")
