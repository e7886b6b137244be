"""The body of a request: the Ask, less what the path and the route say; with a file, also as a form."""

from __future__ import annotations

from storyboard_cli.server.described.names import operation_id
from storyboard_cli.server.described.schemas import PREFIX, Schema, Schemas, less, model_at, references
from storyboard_cli.server.routes.route import AnyRoute, Route


def body_of(route: AnyRoute, schemas: Schemas) -> Schema | None:
    """What a request brings; None where it brings nothing."""
    if not route.has_body:
        return None
    if not isinstance(route, Route):
        model = model_at(route.body)
        return _body(schemas.ref(model, "validation"), schemas.of(model, "validation"), schemas)
    ask = route.called.ask
    whole = schemas.of(ask, "validation")
    said = route.said | ({"if_tag"} if route.guard == "tag" else set())  # which `If-Match` says
    if not said & whole["properties"].keys():
        return _body(schemas.ref(ask, "validation"), whole, schemas)
    name = operation_id(route)[0].upper() + operation_id(route)[1:] + "Body"
    schemas.all[name] = less(whole, said)
    return _body({"$ref": PREFIX + name}, schemas.all[name], schemas)


def _body(ref: Schema, whole: Schema, schemas: Schemas) -> Schema:
    content: Schema = {"application/json": {"schema": ref}}
    uploads = [name for name, field in whole["properties"].items() if "Upload" in references(field)]
    if len(uploads) == 1:
        content["multipart/form-data"] = {"schema": _form(whole, uploads[0])}
    found: Schema = {"content": content}
    if whole.get("required"):
        found["required"] = True
    return found


def _form(whole: Schema, upload: str) -> Schema:
    """The same as a form: the file as it is, other fields as words."""
    file = {
        "type": "string",
        "contentMediaType": "application/octet-stream",
        "description": whole["properties"][upload].get("description", "The file."),
    }
    return {**whole, "properties": {**whole["properties"], upload: file}}
