"""What each run of sb works on right now, so that two runs on one project never make the same thing twice."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from storyboard_cli.core.files import storage_error, write_lock
from storyboard_cli.core.kept_roots import make_parents

if TYPE_CHECKING:
    from filelock import BaseFileLock


class RunClaims:
    """The claims of one run, kept in `folder` beside those of others.

    A run is alive as long as it holds the lock of its own file: the system frees the lock of a process that
    was killed, so what it had claimed is free at once.
    """

    def __init__(self, folder: Path, holder: str, wait_s: float = 10.0) -> None:
        self._folder = folder
        self._holder = f"{holder}, process {os.getpid()}"
        self._wait_s = wait_s
        self._name = uuid4().hex
        self._alive: BaseFileLock | None = None
        self._mine: set[str] = set()

    @property
    def mine(self) -> Collection[str]:
        """What this run has."""
        return self._mine

    def claim(self, names: Sequence[str]) -> dict[str, str]:
        """Claim what nobody else has; returns the others by name, with who has them."""
        wanted = [name for name in dict.fromkeys(names) if name not in self._mine]
        if not wanted:
            return {}
        with write_lock(self._folder / "claims.lock", holder=self._holder, wait_s=self._wait_s):
            held = self._held()
            free = [name for name in wanted if name not in held]
            if free:
                self._write(f"+{name}" for name in free)
                self._mine.update(free)
        return {name: held[name] for name in wanted if name in held}

    def release(self, names: Collection[str]) -> None:
        """Let others have these."""
        freed = self._mine.intersection(names)
        if freed:
            self._write(f"-{name}" for name in sorted(freed))
            self._mine -= freed

    def close(self) -> None:
        """Let others have everything."""
        if self._alive is not None:
            with contextlib.suppress(OSError):
                self._file(self._name).unlink(missing_ok=True)
            self._alive.release()
            with contextlib.suppress(OSError):
                Path(self._alive.lock_file).unlink(missing_ok=True)
            self._alive = None
        self._mine.clear()

    def _held(self) -> dict[str, str]:
        """What living runs have, with who they are; what dead ones left is removed."""
        from filelock import FileLock, Timeout

        found: dict[str, str] = {}
        for path in sorted(self._folder.glob("*.run")):
            if path.stem == self._name:
                continue
            lock = FileLock(str(path.with_suffix(".alive")))
            try:
                lock.acquire(timeout=0)
            except Timeout:
                found.update(_claims_in(path))
                continue
            path.unlink(missing_ok=True)
            lock.release()
            with contextlib.suppress(OSError):
                path.with_suffix(".alive").unlink(missing_ok=True)
        return found

    def _write(self, lines: Iterable[str]) -> None:
        from filelock import FileLock

        path = self._file(self._name)
        try:
            if self._alive is None:
                make_parents(path)
                self._alive = FileLock(str(path.with_suffix(".alive")))
                self._alive.acquire(timeout=0)
                path.write_text(f"{self._holder}\n", "utf-8")
            with path.open("a", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in lines)
        except OSError as error:
            raise storage_error(path, error) from error

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.run"


def _claims_in(path: Path) -> dict[str, str]:
    """What the file of a run says that it has, with who it is."""
    try:
        holder, *lines = path.read_text("utf-8").splitlines()
    except (OSError, ValueError):  # it has just ended
        return {}
    found: dict[str, str] = {}
    for line in lines:
        if line.startswith("+"):
            found[line[1:]] = holder
        else:
            found.pop(line[1:], None)
    return found
