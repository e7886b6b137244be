"""If-Match: a change is made only to what its author saw, and looked at under the project's write lock."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.server.desk.job import Guard
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.reads.guards import refuse_stale

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace
    from storyboard_cli.server.visit import Visit

_ETAG = re.compile(r'"(?P<seq>\d+)(?:\.\d+)?"\Z')
_TAG = re.compile(r'"(?:sha256:)?(?P<hash>[0-9a-f]{64})"\Z')
NEW = "new"
Operation = Callable[["Workspace", Any, Caller], Answer]


@dataclass(frozen=True, slots=True)
class Guarding:
    """What must be so still when the change is made. Nothing of it: the client said `*`, or need not say."""

    guard: Guard | None = None
    tag: str | None = None

    def put_into(self, given: dict[str, Any]) -> dict[str, Any]:
        """The fields of an Ask with the tag that its file must have."""
        return given if self.tag is None else {**given, "if_tag": self.tag}

    def around(self, operation: Operation, ask: Ask, caller: Caller) -> Callable[[Workspace], Answer]:
        """The operation, done only while nothing of what is guarded happened since."""

        def guarded_operation(workspace: Workspace) -> Answer:
            if self.guard is None:
                return operation(workspace, ask, caller)
            workspace = workspace.for_caller(caller)
            with workspace.deciding():
                refuse_stale(workspace, self.guard)
                return operation(workspace, ask, caller)

        return guarded_operation


def guarded(visit: Visit) -> Guarding:
    """What the request's `If-Match` (or `If-None-Match: *`, for a file that is to be new) guards."""
    route = visit.operation_route
    if not route.guard:
        return Guarding()
    said = visit.request.headers.get("if-match", "").strip()
    if route.guard == "tag" and visit.request.headers.get("if-none-match", "").strip() == "*":
        return Guarding(tag=NEW)
    if not said:
        raise refuse(
            Kind.usage,
            "precondition-missing",
            "say which state you change: send `If-Match` with the ETag (or a file's tag) that you read",
            (
                "a file that is to be new is `If-None-Match: *`; of one that is there, "
                if route.guard == "tag"
                else ""
            )
            + "read it first; `If-Match: *` changes whatever is there",
        )
    if said == "*":
        return Guarding()
    if route.guard == "tag":
        found = _TAG.match(said.removeprefix("W/"))
        if found is None:
            raise _unread(said, "the file's tag, in double quotes")
        return Guarding(tag=f"sha256:{found['hash']}")
    seen = _ETAG.match(said.removeprefix("W/"))
    if seen is None:
        raise _unread(said, "the ETag of what you change, as its read gave it")
    name = f"asset:{visit.request.path_params['asset_id']}" if route.guard == "asset" else route.guard
    return Guarding(Guard(name, int(seen["seq"])))


def _unread(said: str, wanted: str) -> SbError:
    return refuse(Kind.usage, "precondition-unread", f"If-Match is {said[:80]}, and should be {wanted}")
