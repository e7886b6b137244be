"""Appending what was decided, where nothing that it rests on happened in between."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.ledger.base import Event, NewEvent
from storyboard_cli.ledger.log import Log

_NOTES = frozenset(["job.changed", "export.made"])  # what is under way and what was handed out decide nothing


def append_decided(
    log: Log, events: Sequence[NewEvent], *, at: str, actor: str, expected_head: int
) -> list[Event]:
    """Append events that were decided when the log stood at `expected_head`.

    A conflict where somebody decided something since that they may rest on. A render that goes on beside a
    review, or a review of another frame, is no such thing: then they are appended after it.
    """
    while True:
        try:
            return log.append(events, at=at, actor=actor, expected_head=expected_head)
        except SbError as error:
            if error.code != "ledger-moved":
                raise
            expected_head = refuse_moved(log, events, expected_head)


def refuse_moved(log: Log, events: Sequence[NewEvent], expected_head: int) -> int:
    """Where the log stands now. A conflict where something happened since that the events may rest on."""
    head = log.head[0]
    between = list(log.read(expected_head)) if head > expected_head else []
    if head < expected_head or any(_matters(event, events) for event in between):
        raise SbError(
            Kind.conflict,
            "ledger-moved",
            f"the ledger is at event {head}, not {expected_head}: somebody else wrote in between",
            hint="do the same again; it starts from the new state",
        )
    return between[-1].seq if between else head


def _matters(event: Event, decided: Sequence[NewEvent]) -> bool:
    """May what was decided rest on the state before this event?"""
    if event.kind in _NOTES:
        return False
    subjects = {new.subject for new in decided}
    is_of_a_frame = parse_frame_name(event.subject) is not None
    if is_of_a_frame and all(parse_frame_name(subject) is not None for subject in subjects):
        return event.subject in subjects
    return True
