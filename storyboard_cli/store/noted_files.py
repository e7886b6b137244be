"""Files of which is noted what this process itself wrote: whoever watches the folder tells others' by it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from storyboard_cli.core.errors import SbError
from storyboard_cli.store.files import ANY, Files, IfTag
from storyboard_cli.store.local_files import LocalFiles

_MOST = 20_000  # the oldest notes are dropped: who watches has long seen those files


class Notes:
    """Paths that were written, with the tag that each had then. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tags: OrderedDict[str, str | None] = OrderedDict()
        self._fresh: set[str] = set()
        self.told: Callable[[str, str | None], None] | None = None
        """Hears of each note: the process that watches the folder may be another one."""

    def note(self, path: str, tag: str | None) -> None:
        """The file has this tag now, by our own doing; None: we removed it."""
        with self._lock:
            self._tags[path] = tag
            self._tags.move_to_end(path)
            self._fresh.add(path)
            while len(self._tags) > _MOST:
                self._tags.popitem(last=False)
        if self.told is not None:
            self.told(path, tag)

    def take(self) -> set[str]:
        """What was written since this was last asked."""
        with self._lock:
            fresh, self._fresh = self._fresh, set()
            return fresh

    def others(self, files: LocalFiles, paths: Iterable[str]) -> set[str]:
        """Those of these files that are not as we left them."""
        with self._lock:
            mine = {path: self._tags[path] for path in paths if path in self._tags}
        return {path for path in paths if path not in mine or _tag(files, path) != mine[path]}


class NotedFiles(LocalFiles):
    """The files of a folder; what is written through this is noted."""

    def __init__(self, root: Path, notes: Notes) -> None:
        super().__init__(root)
        self._notes = notes

    def put(self, path: str, data: bytes, if_tag: IfTag = ANY) -> str:
        tag = super().put(path, data, if_tag)
        self._notes.note(path, tag)
        return tag

    def put_folder(
        self, folder: str, files: Mapping[str, bytes], last: str, *, replace: bool = False
    ) -> None:
        super().put_folder(folder, files, last, replace=replace)
        for name in files:
            self._note(f"{folder}/{name}")

    def move_folder(self, folder: str, to: str, into: Files | None = None) -> None:
        moved = [entry.path for entry in self.entries(folder)]
        super().move_folder(folder, to, into)
        for path in moved:
            self._notes.note(path, None)
            if into is None:
                self._note(f"{to}{path.removeprefix(folder)}")

    def adopt(self, source: Path, path: str) -> None:
        super().adopt(source, path)
        for found in [entry.path for entry in self.entries(path)] or [path]:
            self._note(found)

    def remove(self, path: str, if_tag: IfTag = ANY) -> None:
        super().remove(path, if_tag)
        self._notes.note(path, None)

    def _note(self, path: str) -> None:
        self._notes.note(path, _tag(self, path))


def _tag(files: LocalFiles, path: str) -> str | None:
    try:
        found = files.stat(path)
    except SbError:
        return "unreadable"
    return found.tag if found else None
