"""What a request of a server is about to do: noted before its files are written.

A process that is killed between files and events leaves the files to whoever adopts them, who finds here for
which request they were written. There is one note, because one at a time holds the project's write lock.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_bytes, sha256_json
from storyboard_cli.core.places import in_state
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import read_if_there

if TYPE_CHECKING:
    from storyboard_cli.ledger.events.base import Fact

_NOTE = "under way"
_LEFT = "left by "


@dataclass(frozen=True, slots=True)
class Mark:
    """The file that says of a change that it is written. `sha256` is empty where its being there says so."""

    path: str
    sha256: str = ""
    in_state: bool = False
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """What a request left that was killed: its files, by the one that is written last, and no event."""

    path: str
    is_whole: bool
    """There was to be no event: all that was asked is done."""


def note_under_way(workspace: Workspace, mark: Mark, facts: Sequence[Fact]) -> None:
    """Note that the request of the caller is about to write files and record facts. Under the write lock."""
    request = workspace.caller.request
    if request:
        said = {
            "request": request,
            "after": workspace.log.head[0],
            "facts": [_identity(fact) for fact in facts],
            "mark": [mark.path, mark.sha256, mark.in_state, mark.is_removed],
        }
        workspace.views.set_note(_NOTE, json.dumps(said))


def is_left(workspace: Workspace) -> bool:
    """Was a request killed before it recorded what it had noted, or had it nothing to record?"""
    return bool(_noted(workspace))


def request_of(workspace: Workspace) -> Callable[[Fact], str]:
    """For which request a fact that the files prove was written; nothing where that is not known."""
    said = _noted(workspace)
    facts = frozenset(said.get("facts", ()))
    return lambda fact: said["request"] if _identity(fact) in facts else ""


def settle(workspace: Workspace) -> None:
    """Keep what the killed request left, where no event tells of it. Under the write lock."""
    said = _noted(workspace)
    if not said:
        return
    mark = Mark(*said["mark"])
    if _is_there(workspace, mark):
        path = in_state(mark.path) if mark.in_state else mark.path
        workspace.views.set_note(_LEFT + said["request"], json.dumps([path, not said["facts"]]))
    workspace.views.set_note(_NOTE, "")


def left_by(workspace: Workspace, request: str) -> Left | None:
    """What the request left without an event, as it was settled."""
    said = workspace.views.note(_LEFT + request)
    return Left(*json.loads(said)) if said else None


def _noted(workspace: Workspace) -> dict[str, Any]:
    """What was noted last, where nothing is recorded of it."""
    said: dict[str, Any] = json.loads(workspace.views.note(_NOTE) or "{}")
    if said and any(event.request == said["request"] for event in workspace.log.read(said["after"])):
        return {}
    return said


def _is_there(workspace: Workspace, mark: Mark) -> bool:
    files = workspace.state_files if mark.in_state else workspace.files.files
    try:
        data = read_if_there(files, mark.path)
    except SbError:
        return False
    if data is None or mark.is_removed:
        return (data is None) == mark.is_removed
    return mark.sha256 in ("", sha256_bytes(data))


def _identity(fact: Fact) -> str:
    return sha256_json([fact.kind, fact.about, fact.proved()])
