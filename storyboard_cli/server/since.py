"""What a ledger says of a request whose server ended before it answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import ASSET_ID
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.project.under_way import Left
from storyboard_cli.server.desk.request import Head, Request
from storyboard_cli.server.reads.touched import Happened
from storyboard_cli.server.routes.route import FRAME_ID

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace

_MOST = 20
_BY_JOBS = ("job.", "render.", "check.", "export.")
"""Events of long work, which a job records; a job is not a request whose outcome is unknown."""
_NAMED = re.compile(rf"(?<![A-Za-z0-9_])(?:{FRAME_ID}|{ASSET_ID})(?![A-Za-z0-9_])")


class Recorded(Happened, Protocol):
    """An event by which somebody knows the ledger again."""

    @property
    def hash(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Since:
    """Events from after a request was begun."""

    of_it: tuple[Recorded, ...] = ()
    """They were recorded for it."""
    perhaps: tuple[Recorded, ...] = ()
    """Nobody noted for which request they were, and they could be of this one."""
    left: Left | None = None
    """A file without an event."""


def since(
    events: Iterable[Recorded], request: Request, left: Left | None, *, signature: str, adopter: str
) -> Since:
    """What events and files say of the request. `signature` is of who asks, `adopter` of who adopts files."""
    of_it, perhaps = [], []
    for event in events:
        if event.request == request.identity:
            of_it.append(event)
        elif not event.request and _could_be_of(event, request, signature, adopter):
            perhaps.append(event)
    return Since(tuple(of_it), tuple(perhaps), left)


def begin_of(workspace: Workspace, head: Head) -> int:
    """The event behind which all that happened since `head` stands: 0 where the ledger is another by now."""
    seq, identity = head
    found = next(islice(workspace.log.read(seq - 1), 1), None) if seq else None
    if found is None or found.seq != seq or identity not in ("", found.hash):
        return 0
    return seq


def _could_be_of(event: Recorded, request: Request, signature: str, adopter: str) -> bool:
    """Could the request have left it? A disk that lost its power may have forgotten for whom a file was
    written, and older sbs noted it nowhere; the file then says at most who signed it.
    """
    if event.kind.startswith(_BY_JOBS):
        return False
    signed = event.body.get("by") or event.body.get("created_by") or event.actor
    if signed not in (signature, adopter):
        return False
    named = set(_NAMED.findall(request.target))
    subject = event.subject.partition("@")[0]
    return not named or not _NAMED.fullmatch(subject) or subject in named


def refusal(project_id: str, found: Since) -> SbError | None:
    """Why the request is not done again; nothing where nothing came of it."""
    if found.of_it:
        return _answer_lost(
            f"the server ended when it had recorded {_counted(found.of_it)} of this request, and before it "
            "answered",
            f"what these events say is done: {_where(project_id, found.of_it)}; where you asked for more "
            "than that, ask for the rest with another Idempotency-Key",
            _listed(found.of_it),
        )
    if found.left is not None and found.left.is_whole:
        return _answer_lost(
            f"the server ended when it had written {found.left.path} for this request, and before it "
            "answered",
            "it is done; look at what was written",
        )
    if found.left is not None:
        return _outcome_unknown(
            f"the server ended when it had written {found.left.path} for this request, and recorded nothing",
            "look at what was written: where it is what you asked for it is done, else ask again with "
            "another Idempotency-Key",
        )
    if found.perhaps:
        return _outcome_unknown(
            "the server ended while it worked on this request, and nobody noted for whom it recorded "
            f"{_counted(found.perhaps)} since",
            f"look at {_where(project_id, found.perhaps)}: where it says what you asked for it is done, "
            "else ask again with another Idempotency-Key",
            _listed(found.perhaps),
        )
    return None


def _answer_lost(message: str, hint: str, problems: Sequence[Problem] = ()) -> SbError:
    return SbError(Kind.conflict, "answer-lost", message, hint=hint, problems=problems)


def _outcome_unknown(message: str, hint: str, problems: Sequence[Problem] = ()) -> SbError:
    return SbError(Kind.conflict, "outcome-unknown", message, hint=hint, problems=problems)


def _counted(events: tuple[Recorded, ...]) -> str:
    said = ", ".join(str(event.seq) for event in events[:_MOST]) + (", …" if len(events) > _MOST else "")
    return f"event {said}" if len(events) == 1 else f"events {said}"


def _where(project_id: str, events: tuple[Recorded, ...]) -> str:
    first, last = events[0].seq, events[-1].seq
    return f"GET /v1/projects/{project_id}/events?after={first - 1}&limit={min(last - first + 1, 5000)}"


def _listed(events: tuple[Recorded, ...]) -> list[Problem]:
    """Each event by itself, for programs."""
    return [
        Problem(Severity.info, event.kind, f"event {event.seq}: {event.kind} of {event.subject}")
        for event in events[:_MOST]
    ]
