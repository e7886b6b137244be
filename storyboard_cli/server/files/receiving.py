"""The body of a request as it comes in: hashed, in memory while it is small, else in a nameless file."""

from __future__ import annotations

import asyncio
import hashlib
import mmap
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from storyboard_cli.core.files import storage_error
from storyboard_cli.core.kept_roots import make_folders
from storyboard_cli.server.bodies import receive

if TYPE_CHECKING:
    from starlette.requests import Request

IN_MEMORY = 1 << 20
"""A body up to this size stays in memory: who sends slowly holds no more than that."""

Buffer = bytes | mmap.mmap


class Received:
    """A body that came whole. A large one lies on the disk until `close`, and nothing is left behind."""

    def __init__(self, folder: Path) -> None:
        self.size = 0
        self._folder = folder
        self._digest = hashlib.sha256()
        self._parts: list[bytes] = []
        self._file: IO[bytes] | None = None

    @classmethod
    def of(cls, data: bytes) -> Received:
        """A body that was read already."""
        found = cls(Path())
        found.size = len(data)
        found._digest.update(data)
        found._parts.append(data)
        return found

    @property
    def sha256(self) -> str:
        """The hash of the body."""
        return "sha256:" + self._digest.hexdigest()

    async def take(self, part: bytes) -> None:
        """More of the body."""
        self.size += len(part)
        self._digest.update(part)
        if self._file is None and self.size <= IN_MEMORY:
            self._parts.append(part)
            return
        await asyncio.to_thread(self._write, part)

    @contextmanager
    def buffer(self) -> Iterator[Buffer]:
        """The whole body, to be looked through."""
        if self._file is None:
            self._parts = [b"".join(self._parts)]
            yield self._parts[0]
            return
        with mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) as found:
            yield found

    def read(self) -> bytes:
        """The whole body."""
        with self.buffer() as found:
            return bytes(found)

    def close(self) -> None:
        """Let go of it."""
        self._parts.clear()
        if self._file is not None:
            self._file.close()

    def _write(self, part: bytes) -> None:
        try:
            if self._file is None:
                make_folders(self._folder)
                self._file = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115
                for before in self._parts:
                    _write_all(self._file, before)
                self._parts.clear()
            _write_all(self._file, part)
        except OSError as error:
            raise storage_error(self._folder, error) from error


def _write_all(file: IO[bytes], data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


async def received(request: Request, limit: int, folder: Path) -> Received:
    """The body of a request; one over `limit` bytes is refused; `folder` is the service's own."""
    found = Received(folder)
    try:
        await receive(request, limit, found.take)
    except BaseException:
        found.close()
        raise
    return found
