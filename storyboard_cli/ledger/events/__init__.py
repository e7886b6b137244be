"""What each kind of event says: one model for each kind, built in one place and read everywhere.

A body on disk is never rewritten, because the hash chain covers it. So a body says its schema number only
where that is not 1, and an older body is brought up to date when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TypeVar

from pydantic import ValidationError

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ledger.base import Event, NewEvent
from storyboard_cli.ledger.events.base import Fact

F = TypeVar("F", bound=Fact)

# Each noun's models are imported on first use: a command that reads one kind pays for one kind.
KINDS: Mapping[str, tuple[str, str]] = {
    "project.created": ("projects", "ProjectCreated"),
    "project.changed": ("projects", "ProjectChanged"),
    "ledger.rebuilt": ("projects", "LedgerRebuilt"),
    "asset.locked": ("assets", "AssetLocked"),
    "asset.unlocked": ("assets", "AssetUnlocked"),
    "asset.restored": ("assets", "AssetRestored"),
    "asset.taken": ("assets", "AssetTaken"),
    "asset.renamed": ("assets", "AssetRenamed"),
    "asset.deleted": ("assets", "AssetDeleted"),
    "script.compiled": ("scripts", "ScriptCompiled"),
    "job.changed": ("jobs", "JobChanged"),
    "render.stored": ("renders", "RenderStored"),
    "render.removed": ("renders", "RenderRemoved"),
    "candidate.stored": ("candidates", "CandidateStored"),
    "candidate.judged": ("candidates", "CandidateJudged"),
    "candidate.picked": ("candidates", "CandidatePicked"),
    "candidate.removed": ("candidates", "CandidateRemoved"),
    "check.judged": ("checks", "CheckJudged"),
    "review.decided": ("reviews", "ReviewDecided"),
    "exception.granted": ("reviews", "ExceptionGranted"),
    "timeline.changed": ("cut", "TimelineChanged"),
    "timeline.rolled_back": ("cut", "TimelineRolledBack"),
    "export.made": ("exports", "ExportMade"),
}


@cache
def model_of(kind: str) -> type[Fact] | None:
    """The model of a kind; None for a kind that this sb does not know."""
    known = KINDS.get(kind)
    if known is None:
        return None
    model: type[Fact] = getattr(import_module(f"{__name__}.{known[0]}"), known[1])
    return model


def fact_of(event: Event | NewEvent) -> Fact | None:
    """What the event says, in today's schema; None for a kind that this sb does not know."""
    model = model_of(event.kind)
    if model is None:
        return None
    at, actor = (event.at, event.actor) if isinstance(event, Event) else ("", "")
    try:
        return model.read(event.subject, event.body, at=at, actor=actor)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise SbError(
            Kind.internal,
            "event-unreadable",
            f"{event.kind} of {event.subject} cannot be read: {field}: {first['msg']}",
        ) from error


def facts_of(events: Iterable[Event], model: type[F]) -> Iterator[tuple[Event, F]]:
    """The events of one kind with what they say."""
    for event in events:
        if event.kind == model.kind:
            fact = fact_of(event)
            assert isinstance(fact, model)
            yield event, fact
