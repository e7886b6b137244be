"""Files of which each folder is listed once in an operation, however many readers ask."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from sys import maxunicode

from storyboard_cli.core.files import leads_out
from storyboard_cli.store.files import ANY, MOST_BYTES, Entry, Files, IfTag
from storyboard_cli.store.read_notes import ReadNotes


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written in this look; its tag is not old enough to prove anything."""

    path: str
    size: int
    tag: str
    settled: bool = False
    leads_out: bool = False


class ListedFiles:
    """`files`, whose listings are kept while `looking`. What is written through it is in them at once.

    Outside of `looking` every question goes to `files`: nothing here is ever out of date between operations.
    """

    def __init__(self, files: Files) -> None:
        self.files = files
        self._looks = 0
        self._listed: dict[str, dict[str, Entry]] = {}  # by top folder, by path
        self._sorted: dict[str, list[Entry]] = {}  # the same, in order
        self._folded: dict[str, set[str]] = {}  # as file systems may compare names
        self._notes: ReadNotes | None = None

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Keep listings until the block ends; may be nested."""
        self._looks += 1
        try:
            yield
        finally:
            self._looks -= 1
            if not self._looks:
                self.look_again()

    def look_again(self) -> None:
        """Drop the listings: the next question about a folder lists it anew."""
        self._listed.clear()
        self._sorted.clear()
        self._folded.clear()

    @contextmanager
    def noting(self, counts: Callable[[str], bool]) -> Iterator[ReadNotes]:
        """List all anew, keep it, and note what is asked until the block ends: see `ReadNotes`."""
        self._notes = notes = ReadNotes(counts)
        try:
            with self.looking():
                self.look_again()
                yield notes
        finally:
            self._notes = None

    @contextmanager
    def unnoted(self) -> Iterator[None]:
        """Note nothing of what is asked in the block: who asks looks again by other means."""
        notes, self._notes = self._notes, None
        try:
            yield
        finally:
            self._notes = notes

    def entries(self, prefix: str = "", *, deep: bool = True, skip: Collection[str] = ()) -> Sequence[Entry]:
        found = self._entries(prefix, deep, skip)
        if self._notes is not None:
            self._notes.listed(prefix, deep, skip, found)
        return found

    def _entries(self, prefix: str, deep: bool, skip: Collection[str]) -> Sequence[Entry]:
        folder = prefix.strip("/")
        if not self._looks or (deep and not folder):
            return self.files.entries(prefix, deep=deep, skip=skip)
        inner = f"{folder}/" if folder else ""
        listed = self._in_order(top_of(f"{inner}x"))
        first = bisect_left(listed, inner, key=_path_of)
        end = bisect_left(listed, f"{inner}{chr(maxunicode)}", first, key=_path_of) if inner else len(listed)
        if deep and not skip:
            return listed[first:end]
        return [e for e in listed[first:end] if _is_asked(e.path[len(inner) :], deep, skip)]

    def stat(self, path: str) -> Entry | None:
        found = self._stat(path)
        if self._notes is not None:
            self._notes.looked_at(path, found)
        return found

    def _stat(self, path: str) -> Entry | None:
        if not self._looks:
            return self.files.stat(path)
        top = top_of(path)
        found = self._top(top).get(path)
        if found is not None and not found.leads_out:
            return found
        if found is None and not _is_hidden(path, top) and _folded(path) not in self._names(top):
            return self.files.stat(path) if leads_out(path) else None
        return self.files.stat(path)

    def look_at(self, path: str) -> Entry | None:
        """As `stat`, and lists no folder for one question."""
        if self._notes is not None or top_of(path) in self._listed:
            return self.stat(path)
        return self.files.stat(path)

    def read(self, path: str, limit: int = MOST_BYTES) -> bytes:
        if self._notes is None:
            return self.files.read(path, limit)
        found = self.stat(path)  # of before it is read: a change that comes after has another tag
        data = self.files.read(path, limit)
        self._notes.read(found, path, data)
        return data

    def put(self, path: str, data: bytes, if_tag: IfTag = ANY) -> str:
        tag = self.files.put(path, data, if_tag)
        self._keep(path, len(data), tag)
        return tag

    def put_folder(
        self, folder: str, files: Mapping[str, bytes], last: str, *, replace: bool = False
    ) -> None:
        self.files.put_folder(folder, files, last, replace=replace)
        self._drop(top_of(f"{folder}/x"))

    def remove(self, path: str, if_tag: IfTag = ANY) -> None:
        self.files.remove(path, if_tag)
        self._listed.get(top_of(path), {}).pop(path, None)
        self._sorted.pop(top_of(path), None)

    def local(self, path: str) -> Path:
        if self._notes is not None:
            self.stat(path)
        return self.files.local(path)

    def move_folder(self, folder: str, to: str, into: Files | None = None) -> None:
        self.files.move_folder(folder, to, into.files if isinstance(into, ListedFiles) else into)
        self.look_again()

    def claim(self, folder: str) -> bool:
        return self.files.claim(folder)

    def release(self, folder: str) -> None:
        self.files.release(folder)

    def scratch(self, path: str) -> AbstractContextManager[Path]:
        return self.files.scratch(path)

    def adopt(self, source: Path, path: str) -> None:
        self.files.adopt(source, path)
        self.look_again()

    def folder(self) -> Path:
        return self.files.folder()

    def clean(self, prefix: str = "", older_s: float | None = None, *, deep: bool = False) -> int:
        cleaned = self.files.clean(prefix, older_s, deep=deep)
        if cleaned:
            self.look_again()
        return cleaned

    def _top(self, top: str) -> dict[str, Entry]:
        listed = self._listed.get(top)
        if listed is None:
            listed = {e.path: e for e in self.files.entries(top, deep=bool(top))}
            self._listed[top] = listed
        return listed

    def _in_order(self, top: str) -> list[Entry]:
        found = self._sorted.get(top)
        if found is None:
            found = self._sorted[top] = [entry for _, entry in sorted(self._top(top).items())]
        return found

    def _names(self, top: str) -> set[str]:
        """The listed paths without what a file system may not tell apart: capitals, composed letters."""
        names = self._folded.get(top)
        if names is None:
            names = self._folded[top] = {_folded(path) for path in self._top(top)}
        return names

    def _drop(self, top: str) -> None:
        self._listed.pop(top, None)
        self._sorted.pop(top, None)
        self._folded.pop(top, None)

    def _keep(self, path: str, size: int, tag: str) -> None:
        listed = self._listed.get(top_of(path))
        if listed is not None and not _is_hidden(path, top_of(path)):
            listed[path] = Written(path, size, tag)
            self._sorted.pop(top_of(path), None)
            self._folded.pop(top_of(path), None)


def top_of(path: str) -> str:
    """The folder that is listed for a path: its first one, or two where that is hidden, or the root."""
    parts = path.split("/")[:-1]
    return "/".join(parts[: 2 if parts and parts[0].startswith(".") else 1])


def _path_of(entry: Entry) -> str:
    return entry.path


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _is_hidden(path: str, top: str) -> bool:
    return "/." in path.removeprefix(top) or (not top and path.startswith("."))


def _is_asked(rest: str, deep: bool, skip: Collection[str]) -> bool:
    first, slash, _ = rest.partition("/")
    return (deep or not slash) and not (slash and first in skip)
