"""What a server remembers of the folders that it serves, and which file a log is."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import write_atomic

MEMORY = "folders.json"
"""In the server's home: the folder that was served as each project."""


def remembered(home: Path) -> dict[str, str]:
    """The folder that was served as each project; nothing where that cannot be read."""
    try:
        said = json.loads((home / MEMORY).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    pairs = said.items() if isinstance(said, dict) else ()
    return {key: name for key, name in pairs if isinstance(name, str) and Path(name).name == name}


def remember(home: Path, folders: dict[str, str]) -> None:
    """Remember them; a disk that is full keeps nobody from reading."""
    with suppress(SbError):
        write_atomic(home / MEMORY, json.dumps(folders, indent=1, sort_keys=True).encode())


def file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies there, by what the system calls it."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def is_link(path: Path) -> bool:
    """Does the path lead to a folder elsewhere?"""
    return path.is_symlink()
