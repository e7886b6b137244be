"""JSON of files and servers that anybody may have written: what cannot be read is a ValueError, always."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


class TooDeep(ValueError):
    """Lists in lists, or objects in objects, beyond what Python reads."""


def parse_json(
    text: str | bytes, object_pairs_hook: Callable[[list[tuple[str, Any]]], Any] | None = None
) -> Any:
    """The value that the JSON stands for; lists in lists without end are refused as any other mistake is."""
    try:
        return json.loads(text, object_pairs_hook=object_pairs_hook)
    except RecursionError:
        raise TooDeep("it is nested too deeply") from None
