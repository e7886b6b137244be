"""Computing before deciding: long work is done while others decide, and written only where it stands still.

What is computed rests on files. Each that is asked for is noted, and looked at again under the project's
write lock: where one of them is another by then, all is computed anew. So the outcome is that of a verb that
had held the lock all the time, and nobody waits for its computing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import SbError
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.workspace import Workspace

if TYPE_CHECKING:
    from storyboard_cli.store.read_notes import ReadNotes

T = TypeVar("T")
A = TypeVar("A")

_TIMES = 2
"""So often it is computed without the lock; then under it, so that it ends, however busy others are."""
_DECISIONS = ("review/", "approved/")


@dataclass(frozen=True, slots=True)
class _Computed(Generic[T]):
    """What was computed, or why it could not be, and what it rests on."""

    made: T | None
    refused: SbError | None
    notes: ReadNotes
    read: dict[str, object]
    head: int

    def still(self, moved: Collection[str]) -> dict[str, object]:
        """What was read and is not read again, where nothing but decisions moved."""
        return {name: value for name, value in self.read.items() if name != "decisions" or not moved}


@contextmanager
def looked_first(workspace: Workspace, look: Callable[[], object]) -> Iterator[None]:
    """As `workspace.deciding`, for a verb that looks at frames: `look` asks the same without the lock, first.

    So scenes that nobody planned are planned while others decide, and what is unchanged is not read again.
    What `look` found counts for nothing: the verb asks again in the block, and there it is refused, too.
    """
    if workspace.is_deciding:
        yield
        return
    found = _computed(workspace, lambda: (look(), workspace.kept(Plans)))
    with workspace.deciding():
        moved = found.notes.moved(workspace.files)
        if found.made is not None and _are_decisions(moved):
            workspace.read_besides(**found.still(moved))
            workspace.keep(Plans, found.made[1])
        yield


def computed_first(
    workspace: Workspace,
    caller: Caller,
    compute: Callable[[], T],
    write: Callable[[T], A],
    stands: Callable[[T], bool],
) -> A:
    """`write` what `compute` makes: it writes under the lock, what is computed there is computed before.

    Decisions about frames, pictures and events that come meanwhile do not call for another computing
    by themselves: where there are some, `stands` is asked, under the lock, with all read as it is then.
    `write` looks itself at what it says of them.
    """
    if workspace.is_deciding:
        reconcile(workspace, caller)
        return write(compute())
    caller.check()
    workspace.refuse_archived()
    reconcile(workspace, caller)
    for _ in range(_TIMES):
        found = _computed(workspace, compute)
        with workspace.deciding():
            moved = found.notes.moved(workspace.files)
            if found.refused is not None and not moved:
                raise found.refused
            if found.made is not None and _are_decisions(moved):
                reconcile(workspace, caller)  # pictures may have come, which are not noted
                workspace.read_besides(**found.still(moved))
                is_alone = not moved and workspace.log.head[0] == found.head
                if is_alone or stands(found.made):
                    return write(found.made)
            workspace.nothing_decided()
    with workspace.deciding():
        reconcile(workspace, caller)
        return write(compute())


def _computed(workspace: Workspace, compute: Callable[[], T]) -> _Computed[T]:
    """Compute of the files as they are, which others may change meanwhile."""
    workspace.forget()
    head = workspace.log.head[0]
    with workspace.files.noting(_counts) as notes:
        try:
            return _Computed(compute(), None, notes, workspace.as_read(), head)
        except Cancelled:
            raise
        except SbError as refused:
            return _Computed(None, refused, notes, {}, head)


def _counts(path: str) -> bool:
    """Does a file that a listing shows matter? Pictures of frames do not: they are drawn all the time."""
    return not path.startswith("scenes/") or path.endswith(".yaml")


def _are_decisions(moved: Collection[str]) -> bool:
    """Is all that moved about decisions of frames?"""
    return all(path.startswith(_DECISIONS) for path in moved)
