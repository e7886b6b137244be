"""Files in memory: for tests, and for work whose files never come to a disk of their own."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from storyboard_cli.core.files import inside, write_atomic
from storyboard_cli.store.files import (
    ANY,
    MOST_BYTES,
    NEW,
    Entry,
    Files,
    IfTag,
    checked,
    folder_exists,
    missing,
    moved,
)

_NOWHERE = Path("/nowhere")


@dataclass(frozen=True, slots=True)
class MemoryEntry:
    """A file of the memory: its content counts, so an equal tag always proves an equal content."""

    path: str
    size: int
    tag: str
    settled: bool = True
    leads_out: bool = False


class MemoryFiles:
    """Files by path. `close` removes what `local` wrote to the disk."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self._files: dict[str, tuple[bytes, str]] = {}
        self._writes = 0
        self._lock = threading.RLock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._claimed: set[str] = set()
        self._placed: dict[str, str] = {}  # tag of each file that lies in the folder
        for path, data in (files or {}).items():
            self.put(path, data)

    def __enter__(self) -> MemoryFiles:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove what `local` wrote to the disk."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
            self._placed.clear()

    def entries(self, prefix: str = "", *, deep: bool = True, skip: Collection[str] = ()) -> Sequence[Entry]:
        folder = f"{_clean(prefix.strip('/'))}/" if prefix.strip("/") else ""
        with self._lock:
            return [
                MemoryEntry(path, len(data), tag)
                for path, (data, tag) in sorted(self._files.items())
                if path.startswith(folder)
                and not _has_hidden_part(path[len(folder) :])
                and (deep or "/" not in path[len(folder) :])
                and path[len(folder) :].partition("/")[0] not in skip
            ]

    def stat(self, path: str) -> Entry | None:
        found = self._files.get(_clean(path))
        return None if found is None else MemoryEntry(path, len(found[0]), found[1])

    def read(self, path: str, limit: int = MOST_BYTES) -> bytes:
        found = self._files.get(_clean(path))
        if found is None:
            raise missing(path)
        return checked(found[0], path, limit)

    def put(self, path: str, data: bytes, if_tag: IfTag = ANY) -> str:
        name = _clean(path)
        with self._lock:
            self._compare(name, if_tag)
            self._writes += 1
            tag = f"m{self._writes}"
            self._files[name] = (bytes(data), tag)
            return tag

    def put_folder(
        self, folder: str, files: Mapping[str, bytes], last: str, *, replace: bool = False
    ) -> None:
        base = _clean(folder)
        with self._lock:
            wanted = {f"{base}/{_clean(name)}": data for name, data in files.items()}
            old = self._below(base)
            if old and not replace:
                raise folder_exists(folder)
            for path in old:
                self._drop(path)
            for path, data in wanted.items():
                self.put(path, data)

    def move_folder(self, folder: str, to: str, into: Files | None = None) -> None:
        base, target, other = _clean(folder), _clean(to), into or self
        with self._lock:
            if other.entries(target):
                raise folder_exists(to)
            for path in self._below(base):
                other.put(target + path[len(base) :], self._files[path][0])
                self._drop(path)

    def claim(self, folder: str) -> bool:
        name = _clean(folder)
        with self._lock:
            if name in self._claimed or name in self._files or self._below(name):
                return False
            self._claimed.add(name)
            return True

    def release(self, folder: str) -> None:
        self._claimed.discard(_clean(folder))

    @contextmanager
    def scratch(self, path: str) -> Iterator[Path]:
        _clean(path)
        with tempfile.TemporaryDirectory(prefix="sb-files-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)

    def adopt(self, source: Path, path: str) -> None:
        name = _clean(path)
        inner = [p for p in source.rglob("*") if p.is_file()] if source.is_dir() else []
        found = {p.relative_to(source).as_posix(): p.read_bytes() for p in inner}
        if found:
            self.put_folder(name, found, min(found), replace=True)
        else:
            self.put(name, source.read_bytes())

    def remove(self, path: str, if_tag: IfTag = ANY) -> None:
        name = _clean(path)
        with self._lock:
            self._compare(name, if_tag)
            self._drop(name)

    def local(self, path: str) -> Path:
        name = _clean(path)
        with self._lock:
            if name not in self._files:
                raise missing(path)
            place = inside(self.folder(), name)
            data, tag = self._files[name]
            checked(data, path, len(data))
            if self._placed.get(name) != tag:
                write_atomic(place, data)
                self._placed[name] = tag
            return place

    def folder(self) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="sb-files-", ignore_cleanup_errors=True)
            return Path(self._folder.name)

    def clean(self, prefix: str = "", older_s: float | None = None, *, deep: bool = False) -> int:
        return 0

    def _drop(self, name: str) -> None:
        """Forget a file, and remove what `local` made of it."""
        self._files.pop(name, None)
        if self._placed.pop(name, None) is not None:
            inside(self.folder(), name).unlink(missing_ok=True)

    def _below(self, folder: str) -> list[str]:
        return [path for path in self._files if path.startswith(f"{folder}/")]

    def _compare(self, name: str, if_tag: IfTag) -> None:
        if if_tag is ANY:
            return
        found = self._files.get(name)
        if (None if found is None else found[1]) != (None if if_tag is NEW else if_tag):
            raise moved(name, if_tag)


def _clean(path: str) -> str:
    """The path, refused where a folder on disk would refuse it."""
    inside(_NOWHERE, path)
    return PurePosixPath(path).as_posix()


def _has_hidden_part(path: str) -> bool:
    return path.startswith(".") or "/." in path
