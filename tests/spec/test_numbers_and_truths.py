"""Numbers, and true or false: what models take and what our JSON Schemas say of them is the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, ValidationError

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.model import Strict
from storyboard_cli.core.wording import models_in
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.presenting.file_formats import FORMATS
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.spec.reader import read

GOOD = "schema: 1\nasset_id: CHAR_001\nasset_type: character\nname: A\ncanonical_prompt: lean build\n"
GIVEN = ("7", "7.5", "true", "yes", "", 7, 7.0, 7.5, 1, 0, True, False, None)
BY_SB_ALONE = (Scene,)
"""Formats that nobody writes by hand."""


def with_all_inside(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model, and every model in its fields and in theirs."""
    wanted, seen = [model], set()
    while wanted:
        found = wanted.pop()
        if found in seen:
            continue
        seen.add(found)
        yield found
        for field in found.model_fields.values():
            wanted += models_in(field.annotation)


WRITTEN = {
    each.__name__: each
    for form in FORMATS
    if form.model not in BY_SB_ALONE
    for each in with_all_inside(form.model)
}
ASKED = {
    each.__name__: each
    for operation in CATALOGUE.values()
    for each in with_all_inside(operation.ask)
    if each not in WRITTEN.values()
}


def taken(model: type[BaseModel], name: str, value: Any) -> bool:
    """Is the field taken, whatever else the model misses?"""
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return not any(found["loc"][:1] == (name,) and found["type"] != "missing" for found in error.errors())
    return True


@pytest.mark.parametrize("model", [*WRITTEN.values(), *ASKED.values()], ids=[*WRITTEN, *ASKED])
def test_a_model_takes_what_its_schema_takes(model: type[BaseModel]) -> None:
    assert issubclass(model, Strict)
    schema = model.model_json_schema()
    for name, field in schema.get("properties", {}).items():
        kinds = {one.get("type") for one in (field, *field.get("anyOf", ()))}
        if not kinds & {"integer", "number", "boolean"} and "const" not in field:
            continue
        said = jsonschema.Draft202012Validator({**field, "$defs": schema.get("$defs", {})})
        for value in GIVEN:
            assert taken(model, name, value) == said.is_valid(value), (name, value)


def test_asks_and_files_have_such_fields() -> None:
    """The test above looks at some."""
    assert {"AssetSpec", "Appearance", "Timeline", "DirectionFile", "Size", "Beat"} <= WRITTEN.keys()
    assert {"RenderAsk", "LintAsk"} <= ASKED.keys() and issubclass(ASKED["RenderAsk"], Ask)


@pytest.mark.parametrize(
    ("line", "place", "message", "hint"),
    [
        ('seed: "7"', "6:7", 'seed must be a whole number, not "7"', "write 7 without quotes"),
        ("seed: '0x1F'", "6:7", 'seed must be a whole number, not "0x1F"', "write 0x1f without quotes"),
        ('seed: "seven"', "6:7", 'seed must be a whole number, not "seven"', None),
        ('seed: "7.5"', "6:7", 'seed must be a whole number, not "7.5"', None),
        ("seed: true", "6:7", "seed must be a whole number, not true", None),
        (
            'appearance: {height_cm: "170"}',
            "6:25",
            'appearance.height_cm must be a whole number, not "170"',
            "write 170 without quotes",
        ),
        (
            'region: {left: "0.1"}',
            "6:16",
            'region.left must be a number, not "0.1"',
            "write 0.1 without quotes",
        ),
        ('region: {left: ".nan"}', "6:16", 'region.left must be a number, not ".nan"', None),
        ("symmetric: yes", "6:12", 'symmetric must be true or false, not "yes"', "write true"),
        ("symmetric: Off", "6:12", 'symmetric must be true or false, not "Off"', "write false"),
        (
            'symmetric: "True"',
            "6:12",
            'symmetric must be true or false, not "True"',
            "write true without quotes",
        ),
        ("symmetric: 0", "6:12", "symmetric must be true or false, not 0", "write false"),
        ("symmetric: 2", "6:12", "symmetric must be true or false, not 2", None),
        ("symmetric: maybe", "6:12", 'symmetric must be true or false, not "maybe"', None),
    ],
)
def test_what_is_no_number_and_no_truth_is_told_with_its_place_and_what_to_write(
    line: str, place: str, message: str, hint: str | None
) -> None:
    [problem] = read(f"{GOOD}{line}\n".encode(), "asset.yaml", AssetSpec).problems

    assert (str(problem.where), problem.message) == (f"asset.yaml:{place}", message)
    assert (problem.code, problem.hint) == ("wrong-type", hint)


@pytest.mark.parametrize("line", ["seed: 7.0", "seed: 7", "region: {left: 1}", "symmetric: True"])
def test_numbers_are_numbers_however_they_are_written(line: str) -> None:
    reading = read(f"{GOOD}{line}\n".encode(), "asset.yaml", AssetSpec)

    assert reading.problems == () and reading.value is not None
    assert line == "seed: 7.0" or type(reading.value.seed) in (int, type(None))


@pytest.mark.parametrize("field", ["fps", "aspect"])
@pytest.mark.parametrize("value", ["0", '"0"', '"24/0"', '"0/24"', '"0.0"', "0.0"])
def test_a_rate_is_more_than_nothing(field: str, value: str) -> None:
    reading = read(f"project_id: PRJ_1\nname: A\n{field}: {value}\n".encode(), "project.yaml", ProjectSpec)

    [problem] = reading.problems
    assert (str(problem.where), problem.code) == (f"project.yaml:3:{len(field) + 3}", "invalid-value")
    assert problem.hint == 'write a number above 0: 24, "30000/1001", "16/9"'
