"""What `If-Match` asks: did anything of what somebody saw change since they saw it?"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.desk.job import Guard
from storyboard_cli.server.reads.touched import Happened

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace

CUT = ("timeline.", "script.compiled")
DECISIONS = (*CUT, "review.", "exception.")
_ANEW = "ledger.rebuilt"  # the log counts from 1 again: nobody's number means what it meant
_OF_ASSET = "asset:"


def refuse_stale(workspace: Workspace, guard: Guard, own: Collection[str] = ()) -> None:
    """Refuse where anything of what is guarded happened since."""
    event = stale_since(workspace, guard.seq, guard.name, own)
    if event is not None:
        raise SbError(
            Kind.conflict,
            "stale",
            f"it changed since you read it: {event.kind} by {event.actor} (event {event.seq})",
            hint="read it again, and put your change on top of it",
        )


def stale_since(workspace: Workspace, seq: int, guard: str, own: Collection[str] = ()) -> Happened | None:
    """The first event after `seq` that changed what is guarded; nothing where it is as it was seen.

    Guards are `cut`, `decisions`, `assets` and `asset:CHAR_001`. Asked while the write lock is held, the
    answer stays true until what is decided upon it is written. What was recorded for requests of one's `own`
    is no news.
    """
    if seq > workspace.log.head[0]:
        return workspace.log.last(_ANEW) or next(workspace.log.read(0), None)
    for event in workspace.log.read(seq):
        if event.kind == _ANEW or (event.request not in own and _changes(event, guard)):
            return event
    return None


def _changes(event: Happened, guard: str) -> bool:
    if guard == "cut":
        return event.kind.startswith(CUT)
    if guard == "decisions":
        return event.kind.startswith(DECISIONS)
    if guard == "assets":
        return event.kind.startswith("asset.")
    if guard.startswith(_OF_ASSET):
        asset_id = guard.removeprefix(_OF_ASSET)
        return event.kind.startswith("asset.") and event.subject.partition("@")[0] == asset_id
    raise SbError(Kind.internal, "no-guard", f"there is no guard {guard}")
