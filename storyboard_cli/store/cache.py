"""Small JSON caches under the state folder: always rebuildable, a broken one is a miss."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import write_atomic


def read_cache(folder: Path, name: str, schema: int) -> dict[str, Any]:
    """The cache of that name, or an empty one if it is missing, broken or of another schema."""
    try:
        found = json.loads((folder / f"{name}.json").read_bytes())
    except (OSError, ValueError):
        return {}
    if isinstance(found, dict) and found.get("schema") == schema and isinstance(found.get("entries"), dict):
        return dict(found["entries"])
    return {}


def write_cache(folder: Path, name: str, schema: int, entries: dict[str, Any]) -> None:
    """Keep the cache; where that fails (read-only disk) the next run is slower, not wrong."""
    data = json.dumps({"schema": schema, "entries": entries}, separators=(",", ":")).encode()
    with contextlib.suppress(SbError):
        write_atomic(folder / f"{name}.json", data)


def stat_key(path: Path | str) -> str:
    """Changes whenever the file was written: modification time in ns, size and inode."""
    found = os.stat(path)
    return f"{found.st_mtime_ns}-{found.st_size}-{found.st_ino}"
