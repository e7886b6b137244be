"""What every face that answers in JSON sends: `{schema, ok, command, version, data | error}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storyboard_cli import __version__
from storyboard_cli.core.errors import Kind, SbError

if TYPE_CHECKING:
    from storyboard_cli.core.asking import Answer

ENVELOPE_SCHEMA = 2


def enveloped(command: str, data: dict[str, Any], *, failure: Kind | None = None) -> dict[str, Any]:
    """What was answered. With `failure` the work was done and its result is bad: `ok` is false."""
    found: dict[str, Any] = {
        "schema": ENVELOPE_SCHEMA,
        "ok": failure is None,
        "command": command,
        "version": __version__,
        "data": data,
    }
    return found if failure is None else found | {"failure": failure.value}


def answered(command: str, answer: Answer) -> dict[str, Any]:
    """The answer of an operation, with how it ended."""
    return enveloped(command, answer.plain(), failure=answer.failure)


def refused(command: str, error: SbError) -> dict[str, Any]:
    """Why there is no answer."""
    return {
        "schema": ENVELOPE_SCHEMA,
        "ok": False,
        "command": command,
        "version": __version__,
        "error": error.plain(),
    }


def answered_schema(answer: type[Answer]) -> dict[str, Any]:
    """The JSON Schema of what `answered` makes of such an answer."""
    data = answer.model_json_schema(mode="serialization")
    definitions = data.pop("$defs", {})
    said = answer.model_fields["failure"].description
    properties = {
        "schema": {"const": ENVELOPE_SCHEMA},
        "ok": {"type": "boolean", "description": "Whether the work ended well."},
        "command": {"type": "string", "description": "What was asked for."},
        "version": {"type": "string", "description": "The version of sb that answered."},
        "data": data,
        "failure": {"enum": [kind.value for kind in Kind], "description": said},
    }
    required = [name for name in properties if name != "failure"]
    found = {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "if": {"properties": {"ok": {"const": False}}},
        "then": {"required": ["failure"]},
        "else": {"not": {"required": ["failure"]}},
    }
    return found | ({"$defs": definitions} if definitions else {})
