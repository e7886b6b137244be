"""Which files of a project are there: one look at each top folder instead of one at every file."""

from __future__ import annotations

from storyboard_cli.store.files import Files
from storyboard_cli.store.listed_files import top_of


class FilesThere:
    """`path in files`; every top folder is listed once, at its first question."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._folders: dict[str, frozenset[str]] = {}

    def __contains__(self, path: str) -> bool:
        top = top_of(path)
        paths = self._folders.get(top)
        if paths is None:
            listed = self._files.entries(top, deep=bool(top))
            paths = self._folders[top] = frozenset(e.path for e in listed if not e.leads_out)
        # Where the listing lacks it the disk has the last word: it may not care about capitals.
        return path in paths or (path != "" and self._files.stat(path) is not None)
