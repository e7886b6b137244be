"""A request that changes something, known by its `Idempotency-Key`: it is done once and answered alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_json

Head: TypeAlias = tuple[int, str]
"""Number and hash of a ledger's newest event."""

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

    @property
    def identity(self) -> str:
        """Its name in a ledger, whose events say for which request they were recorded. The key itself, which
        others could ask with, stays here.
        """
        return sha256_json([self.project_id, self.principal, self.key]).removeprefix("sha256:")[:32]


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
    """A server began it and ended before it kept an answer. `head_before` is the ledger's as it began;
    there is none where the request is about no project, and then it runs anew.
    """

    head_before: Head | None


Begun: TypeAlias = Fresh | Answered | Other | Running | Unknown


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
