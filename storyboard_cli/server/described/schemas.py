"""The schemas of Asks and Answers, each once, under names that do not clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from storyboard_cli.core.errors import Kind
from storyboard_cli.server.routes.route import Route, Special

Mode = Literal["validation", "serialization"]
Schema = dict[str, Any]
PREFIX = "#/components/schemas/"

ONLY_HERE = ("ServerAddress", "LocalFolder")
"""Models of what only somebody at this machine can name: no request has them, so none is described."""

JOB = "accepted:JobAccepted"
"""What long work is answered with at once."""

_HINT: Schema = {"$ref": f"{PREFIX}Hint"}
_MEND = {"words", "steps"}
"""The fields of `Mend` as an operation tells it."""

FAILURE: Schema = {
    "enum": [kind.value for kind in Kind],
    "description": "Why the work ended badly, where the answer is still worth showing; else it is not there.",
}


class _Written(GenerateJsonSchema):
    """What is answered has every field, so that a client need not ask whether it is there."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        if self.mode == "serialization":
            return not field.get("serialization_exclude")
        return super().field_is_required(field, total)

    def field_title_should_be_set(self, schema: Any) -> bool:
        """A title that repeats the field's name says nothing."""
        return False


class Schemas:
    """All schemas of one document."""

    def __init__(
        self,
        asks: Iterable[type[BaseModel]],
        answers: Iterable[type[BaseModel]],
        ends: Iterable[type[BaseModel]],
    ) -> None:
        """`ends` are those of the answers that operations give, which may say how the work ended."""
        pairs: list[tuple[type[BaseModel], Mode]] = [(one, "validation") for one in _by_name(asks)]
        pairs += [(one, "serialization") for one in _by_name({*answers, *ends})]
        self._refs, found = models_json_schema(
            pairs, ref_template=PREFIX + "{model}", schema_generator=_Written
        )
        self.all: dict[str, Schema] = {}
        for name, schema in sorted(found.get("$defs", {}).items()):
            self.all[name] = _with_hints(_without_titles(schema))
        for ask in asks:
            self._leave_out(self.name(ask, "validation"))
        for answer in {*answers, *ends}:
            if "failure" in answer.model_fields:
                self.all[self.name(answer, "serialization")]["properties"]["failure"] = FAILURE

    def name(self, model: type[BaseModel], mode: Mode) -> str:
        """What the schema of a model is called."""
        return str(self._refs[model, mode]["$ref"]).removeprefix(PREFIX)

    def ref(self, model: type[BaseModel], mode: Mode) -> Schema:
        """A reference to it."""
        return dict(self._refs[model, mode])

    def of(self, model: type[BaseModel], mode: Mode) -> Schema:
        """The schema itself."""
        return self.all[self.name(model, mode)]

    def used(self, roots: Any) -> dict[str, Schema]:
        """Those that `roots` refers to, and those that they refer to, by name."""
        wanted = list(references(roots))
        found: set[str] = set()
        while wanted:
            name = wanted.pop()
            if name in found or name not in self.all:
                continue
            found.add(name)
            wanted += references(self.all[name])
        return {name: self.all[name] for name in sorted(found)}

    def _leave_out(self, name: str) -> None:
        properties = self.all[name].get("properties", {})
        for field in list(properties):
            if any(one in ONLY_HERE for one in references(properties[field])):
                del properties[field]


def less(schema: Schema, said: Iterable[str]) -> Schema:
    """A schema of an object without the fields that something else says."""
    gone = set(said)
    found = {**schema, "properties": {k: v for k, v in schema["properties"].items() if k not in gone}}
    if required := [name for name in schema.get("required", ()) if name not in gone]:
        found["required"] = required
    else:
        found.pop("required", None)
    return found


def references(schema: Any) -> Iterator[str]:
    """The names of all schemas that one refers to."""
    if isinstance(schema, Mapping):
        ref = schema.get("$ref")
        if isinstance(ref, str) and ref.startswith(PREFIX):
            yield ref.removeprefix(PREFIX)
        for value in schema.values():
            yield from references(value)
    elif isinstance(schema, (list, tuple)):
        for value in schema:
            yield from references(value)


def model_at(place: str) -> type[BaseModel]:
    """The model at `module:Name`, under `server`, or under `ops` where it says so."""
    module, _, name = place.partition(":")
    package = "storyboard_cli" if module.startswith("ops.") else "storyboard_cli.server"
    found: type[BaseModel] = getattr(import_module(f"{package}.{module}"), name)
    return found


def of_table(routes: Iterable[Route | Special]) -> Schemas:
    """The schemas of all that a table asks and answers."""
    asks: set[type[BaseModel]] = set()
    answers: set[type[BaseModel]] = set()
    ends: set[type[BaseModel]] = set()
    answers.add(model_at(JOB))
    for route in routes:
        if isinstance(route, Route):
            asks.add(route.called.ask)
            ends.add(route.called.answer)
            continue
        if route.body:
            asks.add(model_at(route.body))
        if route.answer:
            answers.add(model_at(route.answer))
    return Schemas(asks, answers - ends, ends)


def _by_name(models: Iterable[type[BaseModel]]) -> list[type[BaseModel]]:
    return sorted(models, key=lambda one: (one.__name__, one.__module__))


def _with_hints(schema: Any) -> Any:
    """A field that an operation fills with words, or with words and operations, is sent as a `Hint`."""
    if isinstance(schema, list):
        return [_with_hints(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    properties = schema.get("properties")
    if isinstance(properties, dict) and properties.keys() == _MEND:
        return {**_HINT, "description": schema["description"]}
    found = {key: _with_hints(value) for key, value in schema.items()}
    forms = found.get("anyOf", ())
    if not any(form.get("$ref") == _HINT["$ref"] for form in forms):
        return found
    kept = {key: value for key, value in found.items() if key not in ("anyOf", "default")}
    others = [form for form in forms if form.get("type") == "null"]
    return {"anyOf": [_HINT, *others], **kept} if others else {**_HINT, **kept}


def _without_titles(schema: Any, is_properties: bool = False) -> Any:
    """Titles that repeat the names of what they stand at, and keywords that only pydantic reads, go."""
    if isinstance(schema, list):
        return [_without_titles(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_titles(value, key in ("properties", "$defs"))
        for key, value in schema.items()
        if is_properties or not (key == "title" and isinstance(value, str))
    }
