"""A request that changes something, known by its `Idempotency-Key`: it is done once and answered alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from storyboard_cli.core.errors import Kind, SbError

KEPT_S = 24 * 3600
"""How long an answer is given again."""


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks what under which key. The same key of two principals, or in two projects, is two requests."""

    project_id: str
    """Empty where the request is about no project."""
    principal: str
    key: str
    target: str
    """Method and path, such as `POST /v1/projects/PRJ_001/frames/FR_S01_001:approve`."""
    body_sha256: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it left the server."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Fresh:
    """Nobody asked this before: do it, then `answer` or `drop` it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """It was done; this is its answer."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Other:
    """The key was used for something else."""

    target: str


@dataclass(frozen=True, slots=True)
class Running:
    """This server is doing it right now."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A server began it and ended before it kept an answer. `head_before` is the ledger's as it began."""

    head_before: int | None


Begun: TypeAlias = Fresh | Answered | Other | Running | Unknown

Happened: TypeAlias = Callable[[int], Sequence[int]]
"""Which events the asking person recorded after an event: their seqs."""


def resolved(unknown: Unknown, happened: Happened) -> Fresh | SbError:
    """Is a request whose end nobody knows to run anew? Where it may be done, an error with what to look at.

    A request that records nothing in a ledger has no head, and runs anew.
    """
    if unknown.head_before is None:
        return Fresh()
    seqs = list(happened(unknown.head_before))
    return outcome_unknown(seqs) if seqs else Fresh()


def outcome_unknown(seqs: Sequence[int]) -> SbError:
    """The server ended between the work and its answer, and something was recorded meanwhile."""
    said = ", ".join(map(str, seqs[:20])) + (", …" if len(seqs) > 20 else "")
    return SbError(
        Kind.conflict,
        "outcome-unknown",
        f"the server ended while it worked on this request; since it began you recorded event {said}"
        if len(seqs) == 1
        else f"the server ended while it worked on this request; since it began you recorded events {said}",
        hint="look at these events: where they are what you asked for it is done, "
        "else ask again with another Idempotency-Key",
    )


def key_reused(target: str) -> SbError:
    """The key came with another body or to another place before."""
    return SbError(
        Kind.usage,
        "idempotency-key-reused",
        f"this Idempotency-Key was used for something else: {target}",
        hint="make a new key for each thing that you ask for; only the same request comes again with its key",
    )


def still_running() -> SbError:
    """The same request is being worked on."""
    return SbError(
        Kind.conflict,
        "request-running",
        "this request is being worked on already",
        hint="ask again in a second; then its answer is there",
    )
