"""Numbers, and true or false, as JSON Schema has them: none is made of words, and 7.0 is a whole number."""

from __future__ import annotations

from typing import Any

_NO_SCHEMAS = ("default", "metadata", "serialization", "expected", "ref", "cls", "config")


def strict(schema: Any) -> Any:
    """The schema of pydantic's core, in which "7", "yes" and 1 are no number and no truth."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if isinstance(schema, tuple):
        return tuple(strict(one) for one in schema)
    if not isinstance(schema, dict):
        return schema
    found = {key: value if key in _NO_SCHEMAS else strict(value) for key, value in schema.items()}
    kind = found.get("type")
    if kind in ("bool", "float"):
        return found | {"strict": True}
    if kind == "int" and not found.get("strict"):
        return _before(_whole, found | {"strict": True})
    if kind == "literal" and any(type(one) is int for one in found["expected"]):
        return _before(_no_truth, found)
    return found


def _before(function: Any, schema: dict[str, Any]) -> dict[str, Any]:
    called = {"type": "no-info", "function": function}
    return {"type": "function-before", "function": called, "schema": schema}


def _whole(value: Any) -> Any:
    return int(value) if type(value) is float and value.is_integer() else value


def _no_truth(value: Any) -> Any:
    """Python has true equal to 1, and a literal is compared."""
    if isinstance(value, bool):
        from pydantic_core import PydanticKnownError

        raise PydanticKnownError("literal_error", {"expected": "a number"})
    return value
