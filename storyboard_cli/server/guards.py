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


@dataclass(slots=True)
class Guarding:
    """What must be so still when the change is made. Nothing of it: the client said `*`, or need not say."""

    guard: Guard | None = None
    tag: str | None = None
    is_of_state: bool = False
    """Does the route guard a state of the project, and no file?"""
    after: int | None = None
    """The newest event as the change was made, where a state is guarded: nobody came between."""

    @property
    def etag(self) -> str | None:
        """What the next `If-Match` takes."""
        return None if self.after is None else f'"{self.after}"'

    def put_into(self, given: dict[str, Any]) -> dict[str, Any]:
        """The fields of an Ask with the tag that its file must have."""
        return given if self.tag is None else {**given, "if_tag": self.tag}

    def around(self, operation: Operation, ask: Ask, caller: Caller) -> Callable[[Workspace], Answer]:
        """The operation, done only while nothing of what is guarded happened since."""

        def guarded_operation(workspace: Workspace) -> Answer:
            if not self.is_of_state:
                return operation(workspace, ask, caller)
            workspace = workspace.for_caller(caller)
            with workspace.deciding():
                if self.guard is not None:
                    refuse_stale(workspace, self.guard)
                answer = operation(workspace, ask, caller)
                self.after = workspace.log.head[0]
                return answer

        return guarded_operation


def guarded(visit: Visit) -> Guarding:
    """What the request's `If-Match` (or `If-None-Match: *`, for a file that is to be new) guards."""
    route = visit.operation_route
    if not route.guard:
        return Guarding()
    said = visit.request.headers.get("if-match", "").strip()
    if route.guard == "tag" and visit.request.headers.get("if-none-match", "").strip() == "*":
        return Guarding(tag=NEW)
    is_of_file = route.guard == "tag"
    if not said:
        raise _missing(is_of_file)
    if said == "*":
        return Guarding(is_of_state=not is_of_file)
    if is_of_file:
        found = _TAG.match(said.removeprefix("W/"))
        if found is None:
            raise _unread(said, is_of_file)
        return Guarding(tag=f"sha256:{found['hash']}")
    seen = _ETAG.match(said.removeprefix("W/"))
    if seen is None:
        raise _unread(said, is_of_file)
    name = f"asset:{visit.request.path_params['asset_id']}" if route.guard == "asset" else route.guard
    return Guarding(Guard(name, int(seen["seq"])), is_of_state=True)


_OF_FILE = (
    "it is the `tag` in the answer that shows the file, in double quotes; an ETag is of what was read, and "
    "of no file. A file that is to be new is `If-None-Match: *`"
)
_OF_STATE = (
    "it is the ETag with which what you change was read, or with which your last change of it was answered; "
    "the `tag` of a file is of that file alone"
)
_ANYHOW = "`If-Match: *` changes whatever is there"


def _missing(is_of_file: bool) -> SbError:
    what = "the file's `tag`" if is_of_file else "the ETag that you read"
    return refuse(
        Kind.usage,
        "precondition-missing",
        f"say which state you change: send `If-Match` with {what}",
        f"{_OF_FILE if is_of_file else _OF_STATE}; {_ANYHOW}",
    )


def _unread(said: str, is_of_file: bool) -> SbError:
    wanted = "the file's `tag`, in double quotes" if is_of_file else "the ETag of what you change"
    return refuse(
        Kind.usage,
        "precondition-unread",
        f"If-Match is {said[:80]}, and should be {wanted}",
        f"{_OF_FILE if is_of_file else _OF_STATE}; {_ANYHOW}",
    )
