"""Schemas and pages are made from the models, are committed as they are made, and agree with real files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from storyboard_cli.core.errors import Kind
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.schema import SchemaAsk, json_schema, schema
from storyboard_cli.presenting.file_formats import BY_NAME, FORMATS
from storyboard_cli.spec.page import Format
from storyboard_cli.spec.reader import read
from tests.callers import calling, local_folder

World = Any


def test_the_committed_schemas_and_pages_are_current(repository: Path) -> None:
    done = schema(
        Settings(),
        SchemaAsk(start=local_folder(repository), out=local_folder("specs"), check=True),
        calling(),
    )

    assert done.differing == [], "run `sb schema --out specs` and commit it"


def test_no_page_is_left_over(repository: Path) -> None:
    beside = {"README", "commands", "api", "server", "consistency", "own_comfyui", "manifest", "words"}
    beside |= {"drawing", "shapes"}
    pages = {p.stem for p in (repository / "specs").glob("*.md")} - beside
    schemas = {p.stem for p in (repository / "specs/schemas").iterdir()}

    assert pages == schemas == set(BY_NAME)


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_the_example_of_each_page_is_valid_by_reader_and_schema(form: Format) -> None:
    assert read(form.example.encode(), f"{form.name}.yaml", form.model).problems == ()
    jsonschema.validate(plain_yaml(form.example), json_schema(form))


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_schemas_are_valid_json_schemas(form: Format) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(form))


def test_the_example_projects_files_agree_with_the_schemas(repository: Path) -> None:
    example = repository / "example_project"
    files = [
        ("project", "project.yaml"),
        *(("asset", str(p.relative_to(example))) for p in example.glob("assets/*/asset.yaml")),
        *(("direction", str(p.relative_to(example))) for p in example.glob("direction/*.yaml")),
        *(("scene", str(p.relative_to(example))) for p in example.glob("scenes/*/scene.yaml")),
        *(("lock", str(p.relative_to(example))) for p in example.glob("assets/*/v*/lock.yaml")),
    ]
    assert len(files) > 10
    for name, path in files:
        jsonschema.validate(plain_yaml((example / path).read_text("utf-8")), json_schema(BY_NAME[name]))


@pytest.mark.parametrize("name", ["project", "asset", "direction", "aliases"])
def test_every_field_that_people_write_is_described(name: str) -> None:
    """Models that people write are their own documentation: a field is described, or its model is."""
    form = BY_NAME[name]
    bare = [n for n, f in form.model.model_fields.items() if not f.description]

    assert bare in ([], ["mood", "lighting"]), f"describe {bare} of {name}"


@pytest.mark.folder("editors find schema files in a folder")
def test_schemas_of_a_project_lie_where_the_templates_point(world: World) -> None:
    done = schema(Settings(), SchemaAsk(start=local_folder(world.root)), calling())

    assert "asset.json" in done.written
    assert schema(Settings(), SchemaAsk(start=local_folder(world.root)), calling()).written == []
    world.write_all({".sb/schemas/asset.json": "{}"})
    assert (
        schema(Settings(), SchemaAsk(start=local_folder(world.root), check=True), calling()).failure
        is Kind.conflict
    )


def plain_yaml(text: str) -> Any:
    """As an editor's language server reads it: plain values, every key a text."""
    return _text_keys(yaml.load(text, Loader=_Plain))


class _Plain(yaml.SafeLoader):
    """No timestamps."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k): _text_keys(v) for k, v in value.items()}
    return [_text_keys(v) for v in value] if isinstance(value, list) else value
