"""Files in a folder of this machine: written whole or not at all, and never outside the folder."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat as modes
import threading
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from storyboard_cli.core.characters import is_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside, storage_error, surprise, written
from storyboard_cli.core.kept_roots import make_parents
from storyboard_cli.store.files import (
    ANY,
    MOST_BYTES,
    NEW,
    POINTER_BYTES,
    Entry,
    Files,
    IfTag,
    checked,
    folder_exists,
    missing,
    moved,
    name_is_no_text,
    too_large,
)
from storyboard_cli.store.finished import adopt_at, scratch_beside
from storyboard_cli.store.sweeping import REMOVED, is_half, is_older, swept

_PLAIN = re.compile(r"(?:[A-Za-z0-9_\-][A-Za-z0-9_.\-]*/)*[A-Za-z0-9_\-][A-Za-z0-9_.\-]*\Z")
_SETTLED_NS = 2_000_000_000  # a file younger than this may change again without its times showing it
_CHANGING = threading.Lock()  # a tag is compared and the file replaced as one step
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)  # no hard links here
_CLOSED = (errno.EACCES, errno.EPERM, errno.EIO)
_GONE = (errno.ENOENT, errno.ENOTDIR)


class LocalEntry:
    """A file of the folder. A listing asks for its stat at the first question about it."""

    __slots__ = ("_source", "_stat", "leads_out", "path")

    def __init__(self, path: str, source: os.DirEntry[str] | os.stat_result, leads_out: bool = False) -> None:
        self.path = path
        self.leads_out = leads_out
        self._source = source if isinstance(source, os.DirEntry) else None
        self._stat = source if isinstance(source, os.stat_result) else None

    def __repr__(self) -> str:
        return f"LocalEntry({self.path!r})"

    def _seen(self) -> os.stat_result | None:
        if self._stat is None and self._source is not None and not self.leads_out:
            with contextlib.suppress(OSError):
                # On Windows the listing's own stat knows no inode and may be out of date.
                self._stat = self._source.stat() if os.name == "posix" else os.stat(self._source.path)
            self._source = None
        return self._stat

    @property
    def size(self) -> int:
        seen = self._seen()
        return 0 if seen is None else seen.st_size

    @property
    def tag(self) -> str:
        seen = self._seen()
        return "gone" if seen is None else _tag(seen)

    @property
    def settled(self) -> bool:
        seen = self._seen()
        return seen is not None and time.time_ns() - max(seen.st_mtime_ns, seen.st_ctime_ns) >= _SETTLED_NS


@dataclass(frozen=True, slots=True)
class _Walk:
    """Which folders a listing goes into."""

    deep: bool
    skip: frozenset[str] = frozenset()
    above: frozenset[Path] = frozenset()  # what links on the way lead to

    def enters(self, name: str) -> bool:
        return self.deep and name not in self.skip

    def below(self, link: Path | None = None) -> _Walk:
        if link is None:
            return self if not self.skip else _Walk(self.deep, frozenset(), self.above)
        return _Walk(self.deep, frozenset(), self.above | {link})


class LocalFiles:
    """The files under `root`. A link may lead anywhere inside it; one that leads out is not followed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._base = str(root)
        self._was_there = root.is_dir()
        self._proven: set[str] = set()  # folders that are known to lie inside

    def __repr__(self) -> str:
        return f"LocalFiles({self._base!r})"

    def entries(self, prefix: str = "", *, deep: bool = True, skip: Collection[str] = ()) -> Sequence[Entry]:
        folder = prefix.strip("/")
        place = f"{self._base}/{folder}" if folder else self._base
        if folder:
            inside(Path("/"), folder)
            if not self._is_proven(folder) and not self._lies_inside(Path(place)):
                return [LocalEntry(folder, os.lstat(place), leads_out=True)] if os.path.islink(place) else []
        found: list[LocalEntry] = []
        self._walk(place, f"{folder}/" if folder else "", found, _Walk(deep, frozenset(skip)))
        found.sort(key=lambda e: e.path)
        return found

    def stat(self, path: str) -> LocalEntry | None:
        place = self._place(path)
        try:
            seen = os.stat(place)
        except OSError as error:
            if error.errno in _GONE:
                return None
            raise _unreadable(path, error) from error
        return LocalEntry(path, seen) if modes.S_ISREG(seen.st_mode) else None

    def read(self, path: str, limit: int = MOST_BYTES) -> bytes:
        place = self._place(path)
        try:
            with open(place, "rb") as handle:
                size = os.fstat(handle.fileno()).st_size
                if size > limit:
                    raise too_large(path, limit)
                return checked(handle.read(limit + 1), path, limit)
        except OSError as error:
            if error.errno in _GONE:
                raise missing(path) from error
            raise _unreadable(path, error) from error

    def put(self, path: str, data: bytes, if_tag: IfTag = ANY) -> str:
        target = self._target(path)
        if if_tag is ANY:
            with written(target) as handle:
                handle.write(data)
        else:
            self._put_if(path, target, data, if_tag)
        try:
            return _tag(os.stat(target))
        except OSError as error:
            raise _unreadable(path, error) from error

    def put_folder(
        self, folder: str, files: Mapping[str, bytes], last: str, *, replace: bool = False
    ) -> None:
        for name in files:
            self._place(name)
            self._place(f"{folder}/{name}")
        target = self._target(folder)
        if target.exists() and not replace:
            raise folder_exists(folder)
        partial = target.with_name(f".{target.name}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        try:
            for name in sorted(files, key=lambda n: (n == last, n)):
                with written(partial / name) as handle:
                    handle.write(files[name])
            self._rename_folder(partial, target)
        except OSError as error:
            if error.errno in (errno.EEXIST, errno.ENOTEMPTY):
                raise folder_exists(folder) from error
            raise storage_error(target, error) from error
        finally:
            shutil.rmtree(partial, ignore_errors=True)

    def move_folder(self, folder: str, to: str, into: Files | None = None) -> None:
        source = Path(self._place(folder))
        if into is not None and not isinstance(into, LocalFiles):
            if into.entries(to):
                raise folder_exists(to)
            for path in sorted(p for p in source.rglob("*") if p.is_file()):
                into.put(f"{to}/{path.relative_to(source).as_posix()}", path.read_bytes())
            shutil.rmtree(source)
            return
        target = Path((into or self)._place(to))
        if target.exists() and not (source.exists() and target.samefile(source)):  # only capitals may differ
            raise folder_exists(to)
        try:
            make_parents(target)
            try:
                os.rename(source, target)
            except OSError:
                if not source.is_dir():
                    raise
                shutil.copytree(source, target)  # the other place lies on another disk
                shutil.rmtree(source)
        except OSError as error:
            raise storage_error(source, error) from error
        self.forget()

    def claim(self, folder: str) -> bool:
        target = self._target(folder)
        try:
            make_parents(target)
            target.mkdir()
        except FileExistsError:
            if target.parent.is_dir():
                return False
            raise storage_error(target, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))) from None
        except OSError as error:
            raise storage_error(target, error) from error
        return True

    def release(self, folder: str) -> None:
        with contextlib.suppress(OSError):
            os.rmdir(self._place(folder))

    def scratch(self, path: str) -> AbstractContextManager[Path]:
        return scratch_beside(self._target(path))

    def adopt(self, source: Path, path: str) -> None:
        adopt_at(source, self._target(path))

    def remove(self, path: str, if_tag: IfTag = ANY) -> None:
        target = Path(self._place(path))
        with _CHANGING:
            if if_tag is not ANY:
                self._compare(path, target, if_tag)
            try:
                target.unlink(missing_ok=True)
            except OSError as error:
                raise storage_error(target, error) from error

    def local(self, path: str) -> Path:
        found = self.stat(path)
        if found is None:
            raise missing(path)
        if found.size < POINTER_BYTES:
            self.read(path)
        return Path(self._place(path))

    def folder(self) -> Path:
        return self.root

    def clean(self, prefix: str = "", older_s: float | None = None, *, deep: bool = False) -> int:
        top = self._place(f"{prefix.strip('/')}/x")[:-2] if prefix else self._base
        before = None if older_s is None else time.time() - older_s
        found = 0
        for folder, names, files in os.walk(top):
            hidden = [n for n in names if n.startswith(".")]
            names[:] = [n for n in names if not n.startswith(".")]
            if before is not None:
                hidden += [n for n in files if n.startswith(".")]
            if deep:
                hidden = [n for n in hidden if is_half(n)]
            gone = sum(swept(f"{folder}/{name}", before) for name in hidden)
            found += gone
            if before is None or folder == top or deep:
                continue
            if gone or not (names or files or not is_older(folder, before)):
                with contextlib.suppress(OSError):
                    os.rmdir(folder)  # only where nothing is in it
            names.clear()  # no deeper: exports hold many files
        return found

    def forget(self) -> None:
        """Prove again that folders lie inside: links may have changed."""
        self._proven.clear()

    # --- paths ------------------------------------------------------------------------------------------

    def _place(self, path: str) -> str:
        """The file's place, after a proof that it lies inside."""
        if not _PLAIN.match(path):
            inside(self.root, path)
        place = f"{self._base}/{path}"
        folder = path.rpartition("/")[0]
        if not self._is_proven(folder) or os.path.islink(place):
            inside(self.root, path)
        return place

    def _target(self, path: str) -> Path:
        """As `_place`, to write there. Who removed the folder meanwhile does not get parts of it back."""
        if self._was_there and not os.path.isdir(self._base):
            gone = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), self._base)
            raise surprise(gone)
        return Path(self._place(path))

    def _is_proven(self, folder: str) -> bool:
        """Is no part of this folder's path a link? One look at each folder."""
        if not folder or folder in self._proven:
            return True
        if not self._is_proven(folder.rpartition("/")[0]) or os.path.islink(f"{self._base}/{folder}"):
            return False
        self._proven.add(folder)
        return True

    def _lies_inside(self, place: Path) -> bool:
        return place.resolve().is_relative_to(self.root.resolve())

    def _walk(self, place: str, prefix: str, found: list[LocalEntry], walk: _Walk) -> None:
        try:
            with os.scandir(place) as listed:
                inner = list(listed)
        except OSError as error:
            if error.errno in _CLOSED and prefix:  # else it would look as if nothing lay there
                raise _unreadable(prefix.rstrip("/"), error) from error
            return
        for entry in inner:
            if entry.name.startswith("."):
                continue
            path = f"{prefix}{entry.name}"
            if not is_text(entry.name):
                raise name_is_no_text(path)
            if entry.is_symlink():
                self._walk_link(entry, path, found, walk)
            elif entry.is_dir(follow_symlinks=False):
                if walk.enters(entry.name):
                    if not walk.above:  # no link on the way here, and this is none
                        self._proven.add(path)
                    self._walk(entry.path, f"{path}/", found, walk.below())
            elif entry.is_file(follow_symlinks=False):
                found.append(LocalEntry(path, entry))

    def _walk_link(self, entry: os.DirEntry[str], path: str, found: list[LocalEntry], walk: _Walk) -> None:
        real = Path(os.path.realpath(entry.path))
        if not real.is_relative_to(self.root.resolve()):
            found.append(LocalEntry(path, entry, leads_out=True))
        elif entry.is_dir():
            if not walk.enters(entry.name):
                return
            here = Path(os.path.realpath(os.path.dirname(entry.path)))
            if real not in walk.above and not here.is_relative_to(real):  # else it would never end
                self._walk(entry.path, f"{path}/", found, walk.below(real))
        elif entry.is_file():
            found.append(LocalEntry(path, entry))

    # --- writing ----------------------------------------------------------------------------------------

    def _put_if(self, path: str, target: Path, data: bytes, if_tag: IfTag) -> None:
        """Write beside the file, then compare and rename as one step."""

        def place(temporary: Path, target: Path) -> None:
            with _CHANGING:
                if if_tag is NEW:
                    _create(temporary, target)
                else:
                    self._compare(path, target, if_tag)
                    os.replace(temporary, target)

        try:
            with written(target, place) as handle:
                handle.write(data)
        except FileExistsError as error:
            raise moved(path, if_tag) from error

    def _compare(self, path: str, target: Path, if_tag: IfTag) -> None:
        try:
            now: str | None = _tag(os.stat(target))
        except OSError:
            now = None
        if now != (None if if_tag is NEW else if_tag):
            raise moved(path, if_tag)

    def _rename_folder(self, partial: Path, target: Path) -> None:
        """Put a finished folder in its place; the one that was there comes back where that fails."""
        removed = target.with_name(f".{target.name}{REMOVED}")
        shutil.rmtree(removed, ignore_errors=True)
        if target.exists():
            os.rename(target, removed)
            try:
                os.rename(partial, target)
            except OSError:
                os.rename(removed, target)
                raise
            shutil.rmtree(removed, ignore_errors=True)
        else:
            os.rename(partial, target)


def _create(temporary: Path, target: Path) -> None:
    """Give a finished file its name, where nothing has that name: only one of two writers succeeds."""
    if os.name == "nt":
        os.rename(temporary, target)  # refuses a name that is taken
        return
    try:
        os.link(temporary, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if target.exists():
            raise FileExistsError(errno.EEXIST, "it is there already", str(target)) from None
        os.replace(temporary, target)


def _tag(seen: os.stat_result) -> str:
    return f"{seen.st_mtime_ns:x}-{seen.st_size:x}-{seen.st_ctime_ns:x}-{seen.st_ino:x}"


def _unreadable(path: str, error: OSError) -> SbError:
    if error.errno == errno.EISDIR:
        return SbError(Kind.missing, "file-missing", f"{path} is a folder, not a file")
    return SbError(Kind.storage, "file-unreadable", f"{path} cannot be read: {error.strerror or error}")
