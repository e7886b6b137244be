"""Which files of a project are there: one look at each folder instead of one at every file."""

from __future__ import annotations

import os
from pathlib import Path


class FilesThere:
    """`path in files`, for paths from the root; every folder is read once, at its first question."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders: dict[str, frozenset[str]] = {}

    def __contains__(self, path: str) -> bool:
        folder, _, name = path.rpartition("/")
        names = self._folders.get(folder)
        if names is None:
            names = self._folders[folder] = _files(f"{self._root}/{folder}")
        # Where the listing lacks it the disk has the last word: it may not care about capitals.
        return name in names or (self._root / path).is_file()


def _files(folder: str) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries if entry.is_file())
    except OSError:
        return frozenset()
