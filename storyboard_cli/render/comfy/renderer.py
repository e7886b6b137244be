"""The renderer that drives real ComfyUI servers.

Recipes in, verified pictures out, whatever the servers do.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem
from storyboard_cli.core.reporter import AtWork, HearsWork, Reporter
from storyboard_cli.core.reporter import Task as Progress
from storyboard_cli.core.settings import Settings
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.render.base import Job, Outcome, RunMode
from storyboard_cli.render.comfy.addresses import Addresses, addresses, no_servers
from storyboard_cli.render.comfy.capabilities import Capabilities, filled
from storyboard_cli.render.comfy.faults import Fault
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.identity import CODE_VERSION, RENDERER_ID
from storyboard_cli.render.comfy.inputs import Drawing, Inputs, Prepared
from storyboard_cli.render.comfy.journal import JobRecord, Journal
from storyboard_cli.render.comfy.pipelines import open_pipeline
from storyboard_cli.render.comfy.pool import Pool
from storyboard_cli.render.comfy.preflight import check_graph, check_server
from storyboard_cli.render.comfy.task import Counters, Task, Timing, affinity
from storyboard_cli.render.comfy.worker import RunSettings, Worker
from storyboard_cli.spec.project import ProjectSpec

_TICK_S = 0.1


class ComfyRenderer:
    """Renders on the servers of the project, of `SB_COMFY_SERVERS`, or of `mode.servers`."""

    def __init__(
        self,
        root: Path,
        project: ProjectSpec,
        settings: Settings,
        journal: Journal,
        *,
        mode: RunMode | None = None,
        timing: Timing | None = None,
        credentials: Credentials | None = None,
        drawing: Drawing | None = None,
        here: bool = False,
    ) -> None:
        self._root = root
        self._project = project
        self._settings = settings
        self._journal = journal
        self.mode = mode or RunMode()
        self._timing = timing or Timing(job_s=float(project.comfyui.timeout_s))
        self._credentials = credentials
        self._here = here  # for somebody who sits at this machine
        self._inputs = Inputs(root, drawing or staging_pictures)
        self.all_counters: list[Counters] = []

    @property
    def renderer_id(self) -> str:
        """As it enters recipes."""
        return RENDERER_ID

    @property
    def code_version(self) -> int:
        """The integer of the graph code."""
        return CODE_VERSION

    @property
    def servers(self) -> tuple[str, ...]:
        """The addresses in use, each once: of this run, else of the environment, else of the project."""
        return self._addresses.urls

    @property
    def _addresses(self) -> Addresses:
        return addresses(self._settings, self._project, self.mode.servers, here=self._here)

    def prepared(self, job: Job) -> Prepared:
        """The graph of a job and the pictures that it takes, without a server."""
        return self._inputs.prepare(job.recipe, open_pipeline(self._root, job.recipe.pipeline))

    def render(self, jobs: Sequence[Job], report: Reporter) -> Generator[Outcome, None, None]:
        """Yield each outcome as soon as it is there; closing the iterator cancels the rest, or detaches."""
        if not jobs:
            return
        urls, _, credentials = self._needed_servers()
        tasks = self._tasks(jobs)
        for job in _never_sent(jobs, tasks):
            yield Outcome(job, None, _not_there(job))
        if not tasks:
            return
        pool = Pool(urls, self._timing)
        shared = RunSettings(
            pool,
            self._inputs,
            self._journal,
            self._credentials or credentials,
            self._timing,
            classes=tuple(sorted({c for t in tasks for c in t.pipeline.node_classes()})),
            submit=not self.mode.collect_only,
            detach=self.mode.detach,
            glimpsed=report.glimpsed,
        )
        workers = [Worker(url, shared) for url in urls]
        self.all_counters = [s.counters for s in workers]
        for worker in workers:
            worker.start()
        try:
            self._preflight(tasks, workers, pool, report)
            if not self.mode.collect_only:
                self._journal.record(*(t.record for t in tasks if t.record.state == "queued"))
            pool.offer(tasks)
            pool.open()
            yield from self._outcomes(pool, len(tasks), report)
        finally:
            self._stop(pool, workers)
            if len(tasks) > 1:
                for counters in self.all_counters:
                    report.say(_summary(counters))

    # --- before -------------------------------------------------------------------------------------------

    def _needed_servers(self) -> Addresses:
        found = self._addresses
        if not found.urls:
            raise no_servers(here=self._here)
        return found

    def _tasks(self, jobs: Sequence[Job]) -> list[Task]:
        tasks = {}
        for job in jobs:
            pipeline = open_pipeline(self._root, job.recipe.pipeline)
            if job.recipe.pipeline_hash and job.recipe.pipeline_hash != pipeline.hash:
                raise SbError(
                    Kind.conflict,
                    "pipeline-changed",
                    f"{pipeline.label} is not what it was when {job.subject} was planned",
                    hint=Mend(
                        "pipeline.verify", {}, "pipelines are immutable; `{}` tells which one was changed"
                    ),
                )
            known = self._journal.find(job.job_id)
            fresh = JobRecord(
                job.job_id,
                job.subject,
                "queued",
                job.attempt,
                pipeline.label,
                job.recipe.recipe_hash,
                request={"recipe_hash": job.recipe.recipe_hash, "pipeline": pipeline.label},
            )
            task = Task(job, pipeline, fresh, affinity(job.recipe, pipeline), attempt=job.attempt)
            if (
                known is not None
                and known.prompt_id
                and known.state in ("submitted", "running", "failed", "done")
            ):
                task.record = replace(known, request=fresh.request)
                task.home, task.attempt = known.server, known.attempt
            if not self.mode.collect_only or task.home:
                tasks[job.job_id] = task
        return list(tasks.values())

    def _preflight(
        self, tasks: Sequence[Task], workers: Sequence[Worker], pool: Pool, report: Reporter
    ) -> None:
        """Hold that some server can do each kind of job, before the first one is sent."""
        samples = {(t.pipeline.label, t.key): t for t in tasks}.values()
        started, told = time.monotonic(), False
        while True:
            settled, faults = pool.settled(_TICK_S)
            able = [s for s in workers if s.capabilities is not None and s.url not in faults]
            problems = [p for t in samples for p in self._lacking(t, able)] if able else []
            if able and not problems:
                break
            if settled:
                raise _unable(problems, faults, workers)
            if not told and time.monotonic() - started > 1.0:
                told = True
                waiting = ", ".join(s.counters.name for s in workers if s.capabilities is None)
                report.say(f"waiting for {waiting or 'servers'}")
        for worker in able:
            assert worker.capabilities is not None
            for label in {t.pipeline.label for t in tasks}:
                for problem in check_server(open_pipeline(self._root, label), worker.capabilities):
                    report.warn(f"{worker.counters.name}: {problem.message}", problem.hint)

    def _lacking(self, task: Task, workers: Sequence[Worker]) -> list[Problem]:
        """Returns what keeps all of these servers from doing this job; empty where one can."""
        if self.mode.collect_only:
            return []
        if task.prepared is None:
            task.prepared = self._inputs.prepare(task.job.recipe, task.pipeline)
        found: list[Problem] = []
        for worker in workers:
            assert worker.capabilities is not None
            problems = lacking(task, worker.capabilities)
            if not problems:
                return []
            found += problems
        return list(dict.fromkeys(found))

    # --- during -------------------------------------------------------------------------------------------

    def _outcomes(self, pool: Pool, count: int, report: Reporter) -> Iterator[Outcome]:
        with ExitStack() as stack:
            show = self._shower(stack, count, report)
            left = count
            while left:
                finished = pool.next(_TICK_S)
                show(left)
                if finished is None:
                    report.check()
                    continue
                left -= 1
                if finished.outcome.picture is None:
                    self._journal.record(finished.record)
                yield finished.outcome
                if finished.outcome.picture is not None:
                    self._journal.record(finished.record)  # only now: whoever took it has stored it
        return

    def _shower(self, stack: ExitStack, count: int, report: Reporter) -> Callable[[int], None]:
        """What shows how far each server is: to a person as a line each, to a program as facts."""
        counters = self.all_counters
        if report.at_work is not None:
            hears, told = report.at_work, dict[str, AtWork]()
            return lambda left: _tell(counters, told, hears)
        lines = [(t, stack.enter_context(report.task(t.name, count))) for t in counters]
        shown: dict[str, tuple[int, str]] = {}
        return lambda left: _show(lines, shown, left)

    def _stop(self, pool: Pool, workers: Sequence[Worker]) -> None:
        waiting = pool.cancel()
        for worker in workers:
            worker.join(self._timing.request_s)
        queued = [t.record.now("cancelled") for t in waiting if t.record.state == "queued"]
        if queued:
            self._journal.record(*queued)


def lacking(task: Task, capabilities: Capabilities) -> list[Problem]:
    """The errors that a server would answer this job with."""
    assert task.prepared is not None
    built = task.prepared.built
    graph, _ = filled(built.graph, capabilities)
    return [p for p in check_graph(graph, capabilities, task.pipeline, built.models) if p.is_error]


def staging_pictures(staging: Staging, kinds: tuple[str, ...]) -> dict[str, bytes]:
    """Pose, depth, line and mask pictures of a staging; numpy and Pillow are loaded with the first one."""
    from storyboard_cli.render.control import control_pngs

    return control_pngs(staging, kinds)


def dump_graphs(renderer: ComfyRenderer, jobs: Sequence[Job], folder: Path) -> list[Path]:
    """Write the graph of each job as JSON that ComfyUI's canvas loads, with its pictures beside it.

    Asks no server.
    """
    from storyboard_cli.core.files import safe_name, write_atomic

    written = []
    for job in jobs:
        prepared = renderer.prepared(job)
        path = folder / f"{safe_name(job.subject)}.json"
        write_atomic(
            path,
            (json.dumps(prepared.built.submitted(f"sb/{safe_name(job.subject)}"), indent=2) + "\n").encode(),
        )
        for upload in prepared.uploads:
            write_atomic(folder / "input" / upload.server_name, upload.data)
        written.append(path)
    return written


def _never_sent(jobs: Sequence[Job], tasks: Sequence[Task]) -> list[Job]:
    """Jobs that no server has, where nothing new is sent."""
    sent = {t.job.job_id for t in tasks}
    return [j for j in jobs if j.job_id not in sent]


def _not_there(job: Job) -> SbError:
    message = f"{job.subject}: no server has it"
    return SbError(Kind.partial, "not-there", message, hint=Mend("render", {}, "`{}` makes it"))


def _unable(problems: Sequence[Problem], faults: dict[str, Fault], workers: Sequence[Worker]) -> SbError:
    reasons = [f"{s.counters.name}: {faults[s.url].message}" for s in workers if s.url in faults]
    if not problems:
        first = next(iter(faults.values()))
        return SbError(
            Kind.unreachable,
            first.code,
            "no ComfyUI server can be used: " + "; ".join(reasons),
            hint=Mend(
                "comfy.doctor", {}, "start ComfyUI, or name its address with SB_COMFY_SERVERS; `{}` checks it"
            ),
        )
    return SbError(
        Kind.blocked,
        "server-lacks",
        f"{problems[0].message}" + (f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""),
        hint=problems[0].hint or Mend("comfy.doctor", {}, "`{}` lists everything that is missing"),
        problems=problems,
    )


def _show(lines: Sequence[tuple[Counters, Progress]], shown: dict[str, tuple[int, str]], left: int) -> None:
    rate = sum(t.rate() for t, _ in lines)
    eta = f" · about {_duration(left / rate)} left" if rate and left > 1 else ""
    for counters, line in lines:
        before = shown.get(counters.url, (0, ""))
        note = f"{counters.doing}{eta}"
        if (counters.done, note) != before:
            line.advance(counters.done - before[0], note)
            shown[counters.url] = (counters.done, note)


def _tell(counters: Sequence[Counters], told: dict[str, AtWork], hears: HearsWork) -> None:
    for each in counters:
        now = AtWork(each.name, each.state, each.done, round(each.busy_s, 2), each.doing)
        if told.get(each.name) != now:
            told[each.name] = now
            hears(now)


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _summary(counters: Counters) -> str:
    if not counters.done:
        return f"{counters.name}: no frame" + (f"; {counters.doing}" if counters.state == "closed" else "")
    span = (counters.last_at or 0.0) - (counters.first_at or 0.0)
    busy = f", busy {min(1.0, counters.busy_s / span):.0%}" if span > 0 else ""
    return f"{counters.name}: {counters.done} frames, {counters.rate():.2f} a second{busy}"
