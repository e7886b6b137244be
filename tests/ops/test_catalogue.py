"""The catalogue holds every operation, and its models say enough for a face to be made from them."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pydantic.json_schema import models_json_schema

import storyboard_cli.ops
from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.handover import LocalFolder
from storyboard_cli.ops.catalogue import CATALOGUE, OPERATIONS, Operation

FOLDER = Path(storyboard_cli.ops.__path__[0])
NAMES = [o.name for o in OPERATIONS]


def takes_an_ask(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and [a.arg for a in node.args.args][1:] == ["ask", "caller"]
    )


def test_every_public_operation_is_in_it() -> None:
    written = {
        f"{path.stem}:{node.name}"
        for path in FOLDER.glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and takes_an_ask(node)
    }
    assert written == {o.path for o in OPERATIONS}
    assert len(written) == len(OPERATIONS) == len(CATALOGUE)


def test_every_module_beside_it_is_of_a_verb() -> None:
    """What several verbs need lies in the packages below."""
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "catalogue"}
    assert modules == {o.path.partition(":")[0] for o in OPERATIONS}


@pytest.mark.parametrize("operation", OPERATIONS, ids=NAMES)
def test_its_function_takes_and_gives_what_it_says(operation: Operation) -> None:
    names = list(inspect.signature(operation.function).parameters)
    first = "workspace" if operation.on == "project" else operation.on
    assert names == [first, "ask", "caller"]
    assert issubclass(operation.ask, Ask)
    assert issubclass(operation.answer, Answer)
    assert ("reads" in operation.effects) != ("writes" in operation.effects)


def test_who_is_not_here_is_told_so_before_they_ask() -> None:
    """What cannot be asked without a folder of this machine, or starts a program on it, is marked."""
    needing = {
        o.name
        for o in OPERATIONS
        if any(i.is_required() and i.annotation is LocalFolder for i in o.ask.model_fields.values())
    }
    assert {o.name for o in OPERATIONS if "here" in o.effects} == needing | {"open"}
    assert needing >= {"init", "schema", "doctor"}


def test_reading_it_imports_no_operation() -> None:
    module = import_module("storyboard_cli.ops.catalogue")
    imported = {
        n.module for n in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(n, ast.ImportFrom)
    }
    assert not [name for name in imported if name and name.startswith("storyboard_cli.ops")]


def test_every_field_of_every_ask_and_answer_is_described() -> None:
    """Of the models inside them too: what a form, a route and a help page say of it."""
    schemas = all_schemas()
    bare = {
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, facts in schema.get("properties", {}).items()
        if not facts.get("description")
    }
    assert len(schemas) > 200
    assert not bare


def test_models_have_names_of_their_own() -> None:
    """Where two share one, JSON Schema puts modules into both: `storyboard_cli__ops__log__Row`."""
    assert not [name for name in all_schemas() if "__" in name]
    models = {model for o in OPERATIONS for model in (o.ask, o.answer)}
    assert len({m.__name__ for m in models}) == len(models)
    assert all(o.ask.__name__.endswith("Ask") and o.answer.__name__.endswith("Answer") for o in OPERATIONS)


def all_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every Ask and Answer, and of every model inside one, by name."""
    models = {model for o in OPERATIONS for model in (o.ask, o.answer)}
    _, found = models_json_schema([(model, "serialization") for model in models])
    schemas: dict[str, dict[str, Any]] = found["$defs"]
    return schemas
