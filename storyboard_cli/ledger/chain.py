"""The hash chain: what an event's hash covers, and whether a run of events is unbroken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.ledger.base import Event, NewEvent

START = ""  # prev_hash of the first event


def chained(
    head: tuple[int, str], events: Iterable[NewEvent], *, project_id: str, at: str, actor: str
) -> Iterator[Event]:
    """`events` as they will stand in the log after `head`."""
    seq, previous = head
    for new in events:
        seq += 1
        said = (seq, project_id, at, actor, new.kind, new.subject, new.body, previous)
        previous = _hash(*said, new.request)
        yield Event(*said, previous, new.request)


def hash_of(event: Event) -> str:
    """The hash of the event's other fields, the project id among them: two projects never collide.

    A request is among them where there is one; so events from before requests were kept have their old hash.
    """
    e = event
    return _hash(e.seq, e.project_id, e.at, e.actor, e.kind, e.subject, e.body, e.prev_hash, e.request)


def _hash(
    seq: int,
    project_id: str,
    at: str,
    actor: str,
    kind: str,
    subject: str,
    body: Mapping[str, Any],
    previous: str,
    request: str,
) -> str:
    fields = {
        "seq": seq,
        "project_id": project_id,
        "at": at,
        "actor": actor,
        "kind": kind,
        "subject": subject,
        "body": body,
        "prev_hash": previous,
    }
    if request:
        fields["request"] = request
    return sha256_json(fields)


def breaks(events: Iterable[Event], project_id: str) -> Iterator[tuple[int, str]]:
    """(seq, what is wrong there) for every event that does not continue the one before it."""
    seq, previous = 0, START
    for event in events:
        if event.project_id != project_id:
            yield event.seq, f"belongs to the project {event.project_id}, not to {project_id}"
        if event.seq != seq + 1:
            yield event.seq, f"follows event {seq}: {event.seq - seq - 1} events between them are gone"
        elif event.prev_hash != previous:
            yield event.seq, "does not name the hash of the event before it"
        if hash_of(event) != event.hash:
            yield event.seq, "was changed after it was recorded: its hash does not fit its content"
        seq, previous = event.seq, event.hash
