"""The body of a request: the Ask less what the path and the route say; a file also as a form, or alone."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from storyboard_cli.core.asking import Ask
from storyboard_cli.server.described.names import operation_id
from storyboard_cli.server.described.schemas import PREFIX, Schema, Schemas, less, model_at
from storyboard_cli.server.routes.route import AnyRoute, Route
from storyboard_cli.server.uploads import FORM, Slot, slots_of, takes_a_file

BYTES: Schema = {"type": "string", "format": "binary"}
ALONE = "application/octet-stream"


def body_of(route: AnyRoute, schemas: Schemas) -> Schema | None:
    """What a request brings; None where it brings nothing."""
    if not route.has_body:
        return None
    if not isinstance(route, Route):
        model = model_at(route.body)
        return _body(model, schemas.ref(model, "validation"), schemas.of(model, "validation"))
    ask = route.called.ask
    whole = schemas.of(ask, "validation")
    said = route.said | ({"if_tag"} if route.guard == "tag" else set())  # which `If-Match` says
    if not said & whole["properties"].keys():
        return _body(ask, schemas.ref(ask, "validation"), whole)
    name = operation_id(route)[0].upper() + operation_id(route)[1:] + "Body"
    schemas.all[name] = _with_required(less(whole, said), route.must)
    return _body(ask, {"$ref": PREFIX + name}, schemas.all[name])


def _with_required(schema: Schema, names: Sequence[str]) -> Schema:
    """The schema of a body that has to have these fields too: with a value, since null says as little."""
    if not names:
        return schema
    properties = dict(schema["properties"])
    for name in names:
        properties[name] = _without_null(properties[name])
    return {**schema, "properties": properties, "required": [*schema.get("required", ()), *names]}


def _without_null(schema: Schema) -> Schema:
    kept = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    kinds = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return {**kinds[0], **kept} if len(kinds) == 1 else {**kept, "anyOf": kinds} if kinds else kept


def is_sent_alone(route: AnyRoute) -> bool:
    """May the body be a file alone, whose name the query says?"""
    return isinstance(route, Route) and route.has_body and takes_a_file(route.called.ask)


def _body(model: type[BaseModel], ref: Schema, whole: Schema) -> Schema:
    content: Schema = {"application/json": {"schema": ref}}
    if issubclass(model, Ask):
        slots = [slot for name, slot in slots_of(model).items() if name in whole["properties"]]
        if slots:
            content[FORM] = {"schema": _form(whole, slots)}
        if takes_a_file(model):
            content[ALONE] = {"schema": BYTES}
    found: Schema = {"content": content}
    if whole.get("required"):
        found["required"] = True
    return found


def _form(whole: Schema, slots: list[Slot]) -> Schema:
    """The same as a form: files as they are, several of them as several parts of one name."""
    properties = dict(whole["properties"])
    for slot in slots:
        said = properties[slot.name].get("description", "")
        properties[slot.name] = {"type": "array", "items": BYTES} if slot.is_list else dict(BYTES)
        properties[slot.name]["description"] = said
        for name in sorted(slot.beside - properties.keys()):
            said = f"Of each file, in their order: its {name}."
            properties[name] = {"type": "array", "items": {"type": "string"}, "description": said}
    return {**whole, "properties": properties}
