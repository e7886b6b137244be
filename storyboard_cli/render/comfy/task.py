"""The states of a job: a waiting task, a job in flight, a finished job; and the timeouts of a run."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.render.base import Job, Outcome
from storyboard_cli.render.comfy.client import Served
from storyboard_cli.render.comfy.faults import Fault
from storyboard_cli.render.comfy.inputs import Prepared
from storyboard_cli.render.comfy.journal import JobRecord
from storyboard_cli.render.comfy.pipelines import Pipeline
from storyboard_cli.render.comfy.slots import models_of


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds and counts of the dispatch. Tests make them small."""

    absent_s: float = 15.0  # how long a server may take to answer for the first time
    gone_s: float = 120.0  # how long one that answered before may be away: a restart takes 20 s and more
    move_s: float = 5.0  # after this long its jobs move to others
    quiet_s: float = 3.0  # silence of the websocket before the server is asked
    poll_s: float = 0.5  # between questions where there is no websocket
    backoff_s: float = 0.5  # pause before the first retry; doubles
    backoff_most_s: float = 20.0
    request_s: float = 30.0
    job_s: float = 1800.0  # longest time one job may run
    depth: int = 2  # jobs of ours on a server, so that it never idles while files move
    quick_depth: int = 12  # the same for jobs that take less than a few round trips
    attempts: int = 3  # a job that fails this often is dead
    losses: int = 6  # a job that servers lost this often is dead
    strikes: int = 4  # a server that fails this often in a row is left alone

    def pause(self, tries: int) -> float:
        """Seconds before try number `tries` + 1, with jitter so that many clients do not come at once."""
        full = min(self.backoff_most_s, self.backoff_s * 2.0 ** max(0, tries - 1))
        return full * random.uniform(0.5, 1.0)


@dataclass(slots=True)
class Task:
    """One job and everything that is known about it so far. Owned by whoever took it from the pool."""

    job: Job
    pipeline: Pipeline
    record: JobRecord
    key: tuple[str, ...]  # model files: a server that has them loaded is the better place
    home: str | None = None  # server that may have it already, from an earlier run
    attempt: int = 1
    faults: int = 0
    losses: int = 0
    ready_at: float = 0.0
    avoid: dict[str, Fault] = field(default_factory=dict)  # servers that cannot do it, and why
    prepared: Prepared | None = None


@dataclass(slots=True)
class JobInFlight:
    """A task that a server has accepted and has not finished."""

    task: Task
    prompt_id: str
    client_id: str  # the websocket that hears of it; empty: none does
    since: float
    result: str
    heard_at: float = 0.0
    asked_at: float = 0.0
    started_at: float | None = None
    noted: bool = False  # `running` is in the journal
    unknown: int = 0  # times in a row that the server did not know it
    files: tuple[Served, ...] | None = None
    filled: dict[str, object] = field(default_factory=dict)


def prefix_of(prompt_id: str) -> str:
    """Returns the path of a take in the server's output folder.

    No other take has this prefix, and no folder grows large.
    """
    return f"sb/{prompt_id[:2]}/{prompt_id}"


@dataclass(slots=True)
class Counters:
    """Counts what one server did, for the live line and the summary."""

    url: str
    done: int = 0
    faults: int = 0
    strikes: int = 0  # faults in a row
    busy_s: float = 0.0
    first_at: float | None = None
    last_at: float | None = None
    doing: str = "connecting"
    state: str = "connecting"  # connecting, up, down, closed

    @property
    def name(self) -> str:
        """The address without its scheme."""
        return self.url.partition("://")[2]

    def rate(self) -> float:
        """Pictures per second while it worked."""
        if self.first_at is None or self.last_at is None or self.last_at <= self.first_at:
            return 0.0
        return self.done / (self.last_at - self.first_at)


@dataclass(frozen=True, slots=True)
class Finished:
    """A job that needs nothing more; `record` is written once the outcome was taken over."""

    outcome: Outcome
    record: JobRecord
    url: str = ""


def affinity(recipe: Recipe, pipeline: Pipeline) -> tuple[str, ...]:
    """The large files that a job needs in memory: base model and LoRAs."""
    files = models_of(recipe, pipeline)
    base = [files[role] for role in ("checkpoint", "diffusion") if role in files]
    loras = {a.lora.name for a in recipe.assets if a.lora}
    if recipe.style_anchors.lora:
        loras.add(recipe.style_anchors.lora.name)
    return (*base, *sorted(loras))
