"""Reads one file that a person wrote into its model: all mistakes at once, each with its line, in a
writer's words.

Places are looked up only when something is wrong; a good file costs one parse and one validation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from storyboard_cli.core import wording
from storyboard_cli.core.parsed_json import TooDeep, parse_json
from storyboard_cli.core.problems import Problem
from storyboard_cli.spec.parsing import parse
from storyboard_cli.spec.source import decode, line_of
from storyboard_cli.spec.yaml_nodes import Document

ModelT = TypeVar("ModelT", bound=BaseModel)

SUFFIXES = (".yaml", ".yml", ".json")

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True)
class Reading(Generic[ModelT]):
    """What a file says, or why it cannot be used. `document` answers where a field stands."""

    value: ModelT | None
    problems: tuple[Problem, ...] = ()
    document: Document | None = None


def read(data: bytes, path: str, model: type[ModelT]) -> Reading[ModelT]:
    """Read `data`, the content of `path` (YAML, or JSON by its suffix), as a `model`."""
    text, problems = decode(data, path)
    if problems:
        return Reading(None, tuple(problems))
    document = parse_text(text, path)
    if not isinstance(document.data, dict):
        _not_a_block(document)
        return Reading(None, tuple(document.problems), document)
    newer = newer_format(document, model)
    if newer is not None:
        return Reading(None, (newer,), document)
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        _explain(document, error, model)
        return Reading(None, tuple(document.problems), document)
    return Reading(None if document.problems else value, tuple(document.problems), document)


def parse_text(text: str, path: str) -> Document:
    """The document of a text, JSON by its suffix."""
    return _parse_json(text, path) if path.endswith(".json") else parse(text, path)


def place(document: Document, loc: tuple[int | str, ...], *, key: bool = False) -> tuple[int, int]:
    """(line, column) of the value at `loc`, or of its key; the nearest block around it where it is absent."""
    node, key_node = document.root, None
    if node is None and document.data is not None:
        node = _json_nodes(document)
    if node is None:
        return (0, 0)
    for part in loc:
        step = _step(node, part)
        if step is None:
            return _at(key_node or node)
        key_node, node = step
    return _at(key_node if key and key_node is not None else node)


def written(document: Document, loc: tuple[int | str, ...]) -> str | None:
    """The value at `loc` as the file has it, before YAML made a number of it: `010`; None for a block."""
    node = document.root or (_json_nodes(document) if document.data is not None else None)
    for part in loc:
        step = _step(node, part) if node is not None else None
        if step is None:
            return None
        node = step[1]
    return node.value if isinstance(node, ScalarNode) else None


def newer_format(document: Document, model: type[BaseModel]) -> Problem | None:
    """The one problem of a file from a newer sb; its other differences mean nothing."""
    asked = document.data.get("schema")
    field = model.model_fields.get("schema_")
    if field is None or not isinstance(asked, int) or isinstance(asked, bool):
        return None
    newest = field.default
    if asked <= newest:
        return None
    found = {"type": "literal_error", "loc": ("schema",), "input": asked}
    code, message, hint = wording.said_of(found, model, "")
    probe = Document(document.text, document.path)
    probe.blame(code, message, *place(document, ("schema",)), hint)
    return probe.problems[0]


def _explain(document: Document, error: ValidationError, model: type[BaseModel]) -> None:
    for found in _of_the_meant_form(document.data, error.errors(include_url=False)):
        loc = found["loc"]
        missing = found["type"] == "missing"
        if document.guessed and (missing or found["input"] is None):
            continue
        on_key = missing or found["type"] == "extra_forbidden" or "[key]" in loc
        at = tuple(p for p in loc if p != "[key]")
        line, column = place(document, at[:-1] if missing else at, key=on_key)
        if isinstance(found["input"], bool | int | float):
            found["written"] = written(document, at)
        code, message, hint = wording.said_of(found, model, line_of(document.text, line))
        document.blame(code, message, line, column, hint)
    document.problems[:] = _misspelt_once(document.problems)


def _of_the_meant_form(data: Any, errors: Iterable[Any]) -> list[dict[str, Any]]:
    """Where a value may have several forms, only what is wrong with the form that was meant; places
    without tags.
    """
    kept: list[dict[str, Any]] = []
    mismatched: dict[tuple[int | str, ...], list[str]] = {}
    for error in errors:
        loc, tag, value = _without_tags(data, error)
        found = dict(error) | {"loc": loc}
        if tag is None or _fits(tag, value):
            kept.append(found)
        else:
            mismatched.setdefault(loc, []).append(tag)
    told = {tuple(f["loc"]) for f in kept}
    for loc, tags in mismatched.items():
        if not any(t[: len(loc)] == loc for t in told):
            value = _value_at(data, loc)
            kept.append({"type": "union", "loc": loc, "input": value, "ctx": {"forms": tags}})
    return kept


def _without_tags(data: Any, error: Any) -> tuple[tuple[int | str, ...], str | None, Any]:
    """(place, name of the form that was tried, value there): pydantic puts the form's name among the
    places.
    """
    loc: list[int | str] = []
    tag: str | None = None
    tagged: Any = None
    here = data
    parts = error["loc"]
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if (isinstance(here, dict) and part in here) or (
            isinstance(here, list) and isinstance(part, int) and part < len(here)
        ):
            here = here[part]
        elif part != "[key]" and not (is_last and error["type"] == "missing"):
            tag, tagged = str(part), here
            continue
        loc.append(part)
    return tuple(loc), tag, tagged


def _fits(tag: str, value: Any) -> bool:
    """Is a value of the shape that a form's name says?"""
    if tag.startswith(("list", "tuple")):
        return isinstance(value, list)
    if tag.startswith("function-"):  # function-after[check(), Beat]
        return _fits(tag.rstrip("]").rsplit(", ", 1)[-1].rsplit("[", 1)[-1], value)
    if tag in ("str", "int", "float", "bool") or tag.startswith(("constrained", "literal")):
        return not isinstance(value, dict | list)
    return isinstance(value, dict)


def _value_at(data: Any, loc: tuple[int | str, ...]) -> Any:
    for part in loc:
        data = data[part]
    return data


def _misspelt_once(problems: list[Problem]) -> list[Problem]:
    """A misspelt key is one mistake: `nam` unknown and `name` missing are told as the first."""
    meant = {str(p.hint).removeprefix("did you mean ").rstrip("?") for p in problems if _is_misspelling(p)}
    return [p for p in problems if not (p.code == "missing-key" and p.message.split()[0] in meant)]


def _is_misspelling(problem: Problem) -> bool:
    return problem.code == "unknown-key" and str(problem.hint).startswith("did you mean ")


def _not_a_block(document: Document) -> None:
    if document.problems:
        return
    if document.data is None:
        document.blame("empty-file", "the file is empty", 1, 1, "write it, or delete it")
    else:
        message = "the file must be `key: value` lines"
        document.blame("wrong-type", message, *place(document, ()), f"it is {wording.shown(document.data)}")


def _step(node: Node, part: int | str) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == str(part):
                return key_node, value_node
        for key_node, value_node in node.value:
            if key_node.value == "<<":
                sources = value_node.value if isinstance(value_node, SequenceNode) else [value_node]
                for source in sources:
                    found = _step(source, part)
                    if found is not None:
                        return found
    elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None


def _at(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _parse_json(text: str, path: str) -> Document:
    """JSON through the JSON parser, which knows all of it; places come from YAML, which reads most of it."""
    document = Document(text, path)
    twice: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        block = dict(found)
        if len(block) < len(found):
            names = [name for name, _ in found]
            twice.extend(sorted({name for name in names if names.count(name) > 1}))
        return block

    try:
        document.data = parse_json(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        hint = "JSON wants double quotes, commas between entries and none after the last"
        document.blame("json-syntax", message, error.lineno, error.colno, hint)
    except TooDeep:
        document.blame("too-deep", "values are nested too deep", 1, 1, "write it flatter")
    for name in twice:
        line, column = _second_key(text, name)
        document.blame("duplicate-key", f"the key {name!r} stands twice", line, column, "keep one of them")
    return document


def _json_nodes(document: Document) -> Node | None:
    # YAML has no surrogate escapes; blanks of the same length keep every column where it is
    shadow = parse(_SURROGATE.sub("......", document.text), document.path)
    document.root = None if shadow.guessed else shadow.root
    return document.root


def _second_key(text: str, name: str) -> tuple[int, int]:
    found = list(re.finditer(re.escape(json.dumps(name, ensure_ascii=False)) + r"\s*:", text))
    if len(found) < 2:
        return (0, 0)
    start = found[1].start()
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
