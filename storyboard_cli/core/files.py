"""Files on disk: atomic writes, paths that cannot leave the project, and the project's write lock."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import DEVICES
from storyboard_cli.core.kept_roots import make_parents

_LOOK_S = 0.005
"""How often who waits for a lock looks again: others hold it for some milliseconds, many times a second."""
_AGAIN = "look at the disk and its permissions, then do the same again"


def write_atomic(path: Path, data: bytes) -> None:
    """Write all of `data` to `path` or nothing: temporary file beside it, fsync, rename."""
    with written(path) as handle:
        handle.write(data)


def _replace(temporary: Path, target: Path) -> None:
    os.replace(temporary, target)


@contextmanager
def written(target: Path, place: Callable[[Path, Path], None] = _replace) -> Iterator[BinaryIO]:
    """A file that becomes `target`, durably, when the block ends well, and is gone when it does not.

    `place` gives the finished file its name; a `FileExistsError` of its own goes through as it is.
    """
    try:
        make_parents(target)
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise storage_error(target, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb", buffering=1 << 16) as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        temporary.chmod(0o666 & ~umask())
        place(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:
        raise storage_error(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def make_folder(path: Path) -> bool:
    """Make the folder and those above it; no where it is there."""
    if path.is_dir():
        return False
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise not_a_folder(str(path)) from None
    except OSError as error:
        raise storage_error(path, error) from error
    return True


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write atomically unless the file already holds exactly `data`; True if it was written."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except OSError:
        pass
    write_atomic(path, data)
    return True


def storage_error(path: Path, error: OSError) -> SbError:
    """An `OSError` from writing `path`, in words and with the way out."""
    said = {
        errno.ENOSPC: ("disk-full", "the disk is full", "free some space, then do the same again"),
        errno.EDQUOT: (
            "disk-full",
            "the disk quota is used up",
            "free some space, then do the same again",
        ),
        errno.EROFS: (
            "read-only",
            "the disk is read-only",
            "copy the project to a place that can be written",
        ),
        errno.EACCES: ("no-permission", "permission denied", f"make {path.parent} writable for you"),
        errno.EPERM: ("no-permission", "permission denied", f"make {path.parent} writable for you"),
        errno.ENAMETOOLONG: ("name-too-long", "the file name is too long", "use a shorter name"),
    }
    code, why, hint = said.get(error.errno or 0, ("write-failed", error.strerror or str(error), None))
    return SbError(Kind.storage, code, f"cannot write {path}: {why}; nothing was half-written", hint=hint)


def refuse_replacing(path: Path, begins: bytes, what: str) -> None:
    """Refuse to write `what` over a file that is there and does not begin as one: it is somebody's own."""
    try:
        with path.open("rb") as handle:
            found = handle.read(len(begins))
    except OSError:
        return  # nothing is there, or what is there says so when it is written
    if found and found != begins:
        raise SbError(
            Kind.conflict,
            "file-in-use",
            f"{path} exists and is no {what} of sb; nothing was replaced",
            hint="name a new file with `out`, or remove that one first",
            fields=("out",),
        )


def surprise(error: OSError) -> SbError:
    """What the system refused in a place that has no words of its own for it: no fault of the program."""
    why = error.strerror or str(error)
    if error.filename is None and error.errno == errno.ENOENT:  # no other question is asked without a name
        said, hint = "the folder that you stand in is not there any more", "go to another folder with `cd`"
        return SbError(Kind.storage, "vanished", said, hint=hint)
    if error.filename is None:
        return SbError(Kind.storage, "system-refused", f"the system refused to go on: {why}", hint=_AGAIN)
    path = Path(os.fsdecode(error.filename))
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ESTALE):
        said = f"{path} is not there any more: somebody removed or moved it while sb was at work"
        return SbError(Kind.storage, "vanished", said, hint=_AGAIN)
    if error.errno == errno.ELOOP:
        return leads_nowhere(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENAMETOOLONG):
        return storage_error(path, error)
    return SbError(Kind.storage, "file-unusable", f"{path} cannot be used: {why}", hint=_AGAIN)


def not_a_folder(path: Path | str) -> SbError:
    """A file stands where a folder belongs."""
    said = f"{path} is a file, and a folder of that name is wanted"
    return SbError(Kind.usage, "not-a-folder", said, hint="move or rename the file; sb makes the folder")


def not_a_file(path: Path | str) -> SbError:
    """A folder stands where a file belongs."""
    said = f"{path} is a folder, and a file of that name is wanted"
    return SbError(Kind.usage, "not-a-file", said, hint="move or rename the folder")


def leads_nowhere(path: Path | str) -> SbError:
    """A link stands where a file or a folder belongs, and nothing is at its end."""
    said = f"{path} is a link that leads to nothing"
    return SbError(Kind.usage, "dead-link", said, hint="remove the link, or put back what it led to")


def leads_out(relative: str) -> bool:
    """Does a path, as it is written, lead to anything but a place under the folder it is relative to?"""
    pure, windows = PurePosixPath(relative), PureWindowsPath(relative)
    return (
        not relative
        or "\0" in relative
        or pure.is_absolute()
        or bool(windows.drive or windows.root)
        or ".." in pure.parts
        or ".." in windows.parts
    )


def inside(root: Path, relative: str) -> Path:
    """`relative` as a path under `root`, or an error if it is absolute, climbs out, or links outside."""
    bad = leads_out(relative)
    path = root if bad else root.joinpath(*PurePosixPath(relative).parts)
    if bad or not path.resolve().is_relative_to(root.resolve()):
        raise SbError(
            Kind.usage,
            "path-outside-project",
            f"{relative!r} is not a path inside the project",
            hint="use a path relative to the project, without '..', and no link that leads out of it",
        )
    return path


def safe_name(text: str, fallback: str = "unnamed", limit: int = 80) -> str:
    """`text` as a file-name part that every system accepts; separators and control characters become `_`."""
    kept = "".join(c if c.isalnum() or c in "._- " else "_" for c in text).strip(" .")
    kept = "_".join(kept.split()) or fallback
    if kept.split(".")[0].casefold() in DEVICES:
        kept = "_" + kept
    return kept[:limit].rstrip(". ")


@contextmanager
def write_lock(path: Path, *, holder: str, wait_s: float) -> Iterator[None]:
    """Hold the lock file at `path`; waits up to `wait_s` seconds, then says who holds it."""
    from filelock import FileLock, Timeout

    note = path.with_suffix(".holder")
    try:
        make_parents(path)
        lock = FileLock(str(path))
        lock.acquire(timeout=wait_s, poll_interval=_LOOK_S)
    except Timeout:
        who = note.read_text("utf-8", "replace").strip() if note.exists() else "another sb"
        raise SbError(
            Kind.conflict,
            "project-busy",
            f"the project is being written by {who}",
            hint="wait for it to finish, or set SB_LOCK_WAIT to more seconds",
        ) from None
    except OSError as error:
        raise storage_error(path, error) from error
    try:
        with contextlib.suppress(OSError):
            note.write_text(holder, "utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):
            note.unlink(missing_ok=True)
        lock.release()


def umask() -> int:
    """Which rights new files of this process do not have."""
    current = os.umask(0)
    os.umask(current)
    return current


def sync_folder(folder: Path) -> None:
    """Make a rename durable where folders can be synced (POSIX); elsewhere the system does it itself."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
