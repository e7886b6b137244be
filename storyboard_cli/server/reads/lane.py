"""A thread that reads a project as it is now: one thing after the other, each at a state that is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from storyboard_cli.server.reads.state import Following, ProjectState
from storyboard_cli.server.reads.worker import WorkspaceThread

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace
    from storyboard_cli.server.reads.kept import Version

T = TypeVar("T")


class Lane:
    """Reads one thing after the other. What takes long on one lane keeps nobody waiting on another."""

    def __init__(self, name: str, opening: Callable[[], Workspace], state: ProjectState) -> None:
        self.following = Following(state)
        self._thread = WorkspaceThread(name, opening)

    async def look(self, reading: Callable[[Workspace, Version], T]) -> T:
        """What `reading` finds in the project as it is now, of which it is told the state."""

        def looked(workspace: Workspace) -> T:
            return reading(workspace, self.following.follow(workspace))

        return await self._thread.run(looked)

    async def close(self) -> None:
        """Close its workspace when all that was asked before is done."""
        await self._thread.close()
