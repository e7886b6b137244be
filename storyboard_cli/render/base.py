"""What a renderer is: recipes in, verified pictures out, in whatever order they finish."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.plan.recipe import Recipe


@dataclass(frozen=True)
class Picture:
    """A finished picture. `data` is PNG or JPEG bytes that were opened and have the asked size."""

    data: bytes
    width: int
    height: int
    media_type: str = "image/png"
    pixel_sha256: str = ""  # of the decoded pixels, where its renderer had them at hand


@dataclass(frozen=True)
class Job:
    """One picture to make. `job_id` is the client's request id: the same id is never computed twice."""

    job_id: str
    subject: str  # FR_S03_002, or CHAR_001 front: for people
    recipe: Recipe
    attempt: int = 1


@dataclass(frozen=True)
class Outcome:
    """What became of a job: a picture, or the error that stopped it."""

    job: Job
    picture: Picture | None = None
    error: SbError | None = None
    facts: Mapping[str, Any] = field(
        default_factory=dict
    )  # server version, seconds, graph hash, …: recorded, unhashed


@dataclass(frozen=True)
class RunMode:
    """How one run treats the servers of a renderer that has servers."""

    servers: tuple[str, ...] = ()  # instead of the project's and the environment's
    collect_only: bool = False  # fetch what servers have already; submit nothing
    detach: bool = False  # at an interrupt, leave the jobs on the servers


class Renderer(Protocol):
    """A way to make pictures."""

    @property
    def renderer_id(self) -> str:
        """Name and version of what decides the pixels, such as `preview-1+skia-144`; part of the recipe."""

    @property
    def code_version(self) -> int:
        """Bumped when our own drawing or graph code changes a golden; outside the recipe."""

    def render(self, jobs: Sequence[Job], report: Reporter) -> Generator[Outcome, None, None]:
        """Make the pictures; yields each outcome when it is there. Closing the iterator cancels the rest."""
