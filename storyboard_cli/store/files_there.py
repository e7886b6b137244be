"""Which files of a project are there: one look at each top folder instead of one at every file."""

from __future__ import annotations

from storyboard_cli.store.listed_files import ListedFiles, top_of


class FilesThere:
    """`path in files`; every top folder is listed once, at its first question.

    `few`: about so few files will be asked that each is looked at alone, where its folder is not listed yet.
    """

    def __init__(self, files: ListedFiles, *, few: bool = False) -> None:
        self._files = files
        self._few = few
        self._folders: dict[str, frozenset[str]] = {}
        self._last: frozenset[str] = frozenset()

    def __contains__(self, path: str) -> bool:
        if self._few:
            return path != "" and self._files.look_at(path) is not None
        if path in self._last:  # the next question is mostly about the same folder
            return True
        top = top_of(path)
        paths = self._folders.get(top)
        if paths is None:
            listed = self._files.entries(top, deep=bool(top))
            paths = self._folders[top] = frozenset(e.path for e in listed if not e.leads_out)
        self._last = paths
        # Where the listing lacks it the disk has the last word: it may not care about capitals.
        return path in paths or (path != "" and self._files.stat(path) is not None)
