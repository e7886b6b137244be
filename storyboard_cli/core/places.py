"""Where something lies, as answers say it: counted from the project's folder, wherever that is.

`.sb/takes/CHAR_001/t001` lies among the project's state, which has a folder of its own where `SB_STATE_DIR`
names one. Only a face on this machine knows both folders, and says where such a thing lies on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from storyboard_cli.core.model import Frozen

STATE = ".sb"
PLACE = "place"
"""Marks a field of an answer that says where something lies: `Annotated[str, PLACE]`."""

Model = TypeVar("Model", bound=Frozen)


def in_state(path: str) -> str:
    """A file or folder of the state, as answers say it."""
    return f"{STATE}/{path}"


def located(answer: Model, root: Path, state: Path) -> Model:
    """The answer with the places of this machine."""
    found = {
        name: _located(getattr(answer, name), root, state, is_place=is_place)
        for name, is_place in _with_places(type(answer))
    }
    return answer.model_copy(update=found) if found else answer


def _located(value: Any, root: Path, state: Path, *, is_place: bool) -> Any:
    if isinstance(value, Frozen):
        return located(value, root, state)
    if isinstance(value, list):
        return [_located(one, root, state, is_place=is_place) for one in value]
    if not (is_place and isinstance(value, str) and value):
        return value
    inner = value.removeprefix(f"{STATE}/")
    return str(root / value if inner == value else state / inner)


@cache
def _with_places(model: type[Frozen]) -> tuple[tuple[str, bool], ...]:
    """The fields that are places, and those of models that have such fields."""
    return tuple(
        (name, PLACE in info.metadata)
        for name, info in model.model_fields.items()
        if PLACE in info.metadata or any(map(_with_places, _models(info.annotation)))
    )


def _models(annotation: Any) -> Iterator[type[Frozen]]:
    """Every model that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
