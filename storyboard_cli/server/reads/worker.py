"""A thread that holds one opened project: a workspace serves one thread, and stays warm in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from storyboard_cli.core.caller import Cancelled
from storyboard_cli.core.errors import Kind, SbError

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace

T = TypeVar("T")


class WorkspaceThread:
    """Runs one thing after the other with its workspace, which is opened for the first of them."""

    def __init__(self, name: str, opening: Callable[[], Workspace]) -> None:
        self._opening = opening
        self._workspace: Workspace | None = None
        self._is_closed = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)

    async def run(self, work: Callable[[Workspace], T]) -> T:
        """What `work` answers. Who stops waiting does not stop it."""
        if self._is_closed:
            raise _closed()
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._done, work)

    async def close(self) -> None:
        """Close the workspace when all that was asked before is done."""
        self._is_closed = True
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown(wait=False)

    def _done(self, work: Callable[[Workspace], T]) -> T:
        if self._workspace is None:
            self._workspace = self._opening()
        try:
            return work(self._workspace)
        except Cancelled:
            if self._is_closed:
                raise _closed() from None
            raise

    def _close(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None


def _closed() -> SbError:
    return SbError(
        Kind.unreachable, "project-closed", "the project was just closed", hint="ask again in a moment"
    )
