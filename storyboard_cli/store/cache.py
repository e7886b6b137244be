"""Small JSON caches under the state folder: always rebuildable, a broken one is a miss."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.store.files import Files
from storyboard_cli.store.memory import memory_of, tag_on_disk


def read_cache(cache: Files, name: str, schema: int) -> dict[str, Any]:
    """The cache of that name, or an empty one if it is missing, broken or of another schema.

    What is in its entries is never changed: a process that asks again gets the same ones.
    """
    try:
        found = _parsed(cache, f"{name}.json")
    except (SbError, ValueError):
        return {}
    if isinstance(found, dict) and found.get("schema") == schema and isinstance(found.get("entries"), dict):
        return dict(found["entries"])
    return {}


def write_cache(cache: Files, name: str, schema: int, entries: dict[str, Any]) -> None:
    """Keep the cache; where that fails (read-only disk) the next run is slower, not wrong."""
    data = json.dumps({"schema": schema, "entries": entries}, separators=(",", ":")).encode()
    with contextlib.suppress(SbError):
        cache.put(f"{name}.json", data)


def _parsed(cache: Files, name: str) -> Any:
    """The JSON of a cache file, parsed once in this process as long as the file stays."""
    memory = memory_of(cache, name)
    tag = tag_on_disk(cache, name, memory)
    if memory.tag != tag or not tag:
        memory.document = parse_json(cache.read(name))
        memory.tag = tag
    return memory.document
