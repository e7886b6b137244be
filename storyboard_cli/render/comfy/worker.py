"""One server of the pool, in a thread of its own.

Keeps it busy, follows its jobs, and moves them when it dies.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.reporter import Glimpse, Glimpsed
from storyboard_cli.render.comfy.capabilities import Capabilities
from storyboard_cli.render.comfy.client import Client
from storyboard_cli.render.comfy.collect import Collector
from storyboard_cli.render.comfy.faults import Detail, Fault, RetryDecision
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.inputs import Inputs
from storyboard_cli.render.comfy.jobs_in_flight import JobsInFlight
from storyboard_cli.render.comfy.journal import Journal
from storyboard_cli.render.comfy.listener import Listener
from storyboard_cli.render.comfy.pool import Pool
from storyboard_cli.render.comfy.submit import Submitter
from storyboard_cli.render.comfy.task import Counters, JobInFlight, Task, Timing
from storyboard_cli.render.comfy.websocket import PREVIEW

_PREVIEW_S = 0.25
"""So often a picture under way is passed on."""


@dataclass(frozen=True)
class RunSettings:
    """The settings that all servers of one run share."""

    pool: Pool
    inputs: Inputs
    journal: Journal
    credentials: Credentials
    timing: Timing
    clock: Callable[[], float] = time.monotonic
    classes: tuple[str, ...] = ()  # node classes that the jobs use
    submit: bool = True  # False: only collect what servers have already
    detach: bool = False  # leave the jobs on the server at the end
    glimpsed: Glimpsed | None = None  # where pictures of jobs under way go


class Worker:
    """Works on the jobs of one server. `start` returns at once; `join` waits for the end of its thread."""

    def __init__(self, url: str, shared: RunSettings) -> None:
        self.url = url
        self.counters = Counters(url)
        self.capabilities: Capabilities | None = None
        self._shared = shared
        self._pool = shared.pool
        self._timing = shared.timing
        self._client = Client.open(url, shared.credentials, shared.timing.request_s)
        self._messages: queue.SimpleQueue[tuple[str, dict[str, Any] | None]] = queue.SimpleQueue()
        self._preview: dict[str, Any] | None = None  # the newest that nobody was shown yet
        self._next_preview = 0.0
        self._listener: Listener | None = None
        self._listen_after = 0.0
        self._listen_tries = 0
        self._down_since: float | None = None
        self._between: dict[str, Task] = {}  # neither with the pool nor with the server at this moment
        self._in_flight = JobsInFlight(
            self._client, self.counters, shared.journal, shared.timing, shared.clock
        )
        self._thread = threading.Thread(target=self._run, name=f"sb-server-{self.counters.name}", daemon=True)

    def start(self) -> None:
        """Connect and go to work."""
        self._thread.start()

    def join(self, wait_s: float) -> None:
        """Wait for the end."""
        self._thread.join(wait_s)

    # --- the thread ---------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._connect()
            self._work()
        except _GoneError as gone:
            self._retire(gone.fault)
        except Fault as fault:
            self._retire(fault)
        except Exception as error:  # a mistake of ours must not leave the other jobs waiting for ever
            self._retire(Fault(RetryDecision.down, "internal", f"{type(error).__name__}: {error}"))
        finally:
            if self._listener is not None:
                self._listener.close()
            self._client.close()

    def _connect(self) -> None:
        """Ask the server what it can do, until it answers or patience ends."""
        started, tries = self._shared.clock(), 0
        while True:
            try:
                self.capabilities = self._client.capabilities(self._shared.classes)
                break
            except Fault as fault:
                tries += 1
                waited = self._shared.clock() - started
                if (
                    fault.decision not in (RetryDecision.down, RetryDecision.retry)
                    or waited >= self._timing.absent_s
                ):
                    raise
                self._rest(min(self._timing.pause(tries), self._timing.absent_s - waited + 0.01))
        self._submitter = Submitter(
            self._client,
            self.capabilities,
            self._shared.inputs,
            self._shared.journal,
            self.url,
            looks=self._shared.glimpsed is not None,
        )
        self._collector = Collector(self._client, self.capabilities, self.counters)
        self.counters.state = "up"
        self._pool.is_up(self.url)
        self._listen()

    def _work(self) -> None:
        while not self._pool.stopping.is_set():
            try:
                self._refill(0.0 if self._in_flight else 0.2)
                if not self._in_flight and self._pool.idle():
                    return
                self._hear()
                self._show_preview()
                if self._down_since is None:
                    self._ask()
                else:
                    self._probe()
            except Fault as fault:
                if fault.decision is not RetryDecision.down:
                    raise
                self._went_down(fault)
        self._leave()

    # --- giving it work -----------------------------------------------------------------------------------

    def _refill(self, wait_s: float = 0.0) -> None:
        while self._down_since is None and len(self._in_flight) < self._depth():
            task = self._pool.claim(self.url, 0.0 if self._in_flight else wait_s)
            if task is None:
                return
            self._between[task.job.job_id] = task
            self._launch(task)

    def _depth(self) -> int:
        """More jobs ahead where they take less time than a few round trips."""
        counters = self.counters
        quick = counters.done >= 3 and counters.busy_s / counters.done < 0.25
        return self._timing.quick_depth if quick else self._timing.depth

    def _launch(self, task: Task) -> None:
        try:
            running = self._submitter.found(task) if task.home == self.url else None
            if running is None:
                if not self._shared.submit:
                    self._give_up(
                        task, Fault(RetryDecision.lost, "not-there", "the server does not have it any more")
                    )
                    return
                self.counters.doing = f"{task.job.subject}: sending"
                running = self._submitter.submit(task, self._listener.client_id if self._listener else "")
        except SbError as error:
            self._give_up(task, Fault(RetryDecision.invalid, error.code, error.message, _hinted(error)))
        except Fault as fault:
            self._met(task, fault)
            if fault.decision is RetryDecision.down:
                raise
        else:
            now = self._shared.clock()
            self.counters.first_at = self.counters.first_at or now
            running.since = running.heard_at = running.asked_at = now
            self._keep(running)

    # --- following it -------------------------------------------------------------------------------------

    def _hear(self) -> None:
        """Take in what the websocket said; waits a little for the first word."""
        wait = self._in_flight.patience(self._connected()) if self._in_flight else 0.05
        if self._pool.stopping.is_set():
            return
        try:
            item: tuple[str, dict[str, Any] | None] | None = self._messages.get(
                timeout=max(0.001, min(wait, 0.25))
            )
        except queue.Empty:
            return
        while item is not None:
            client_id, message = item
            if message is not None:
                for running in self._in_flight.heard(message):
                    self._settle(running)
            elif self._listener is not None and client_id == self._listener.client_id:
                self._listener = None  # jobs under its id are asked for over HTTP from now on
            try:
                item = self._messages.get_nowait()
            except queue.Empty:
                item = None

    def _ask(self) -> None:
        """Ask over HTTP for jobs that nothing was heard of, and open a new websocket where there is none."""
        if self._listener is None and self._down_since is None:
            self._listen()
        for running in self._in_flight.overdue(self._connected()):
            ended = self._in_flight.ask(running)
            if ended and self._listener is not None and running.client_id == self._listener.client_id:
                self._listener.close()  # it said nothing although the job ended: a fresh id hears again
                self._listener = None
            if ended:
                self._settle(running)

    def _settle(self, running: JobInFlight) -> None:
        """A job has ended, well or badly. The queue is filled first: the server computes while files move."""
        task = self._between[running.task.job.job_id] = running.task
        fault = self._in_flight.end(running)
        if fault is None:
            try:
                self._refill()
            finally:
                fault = self._collected(running)
        if fault is not None and fault.decision is RetryDecision.down:
            running.asked_at = 0.0
            self._keep(running)  # its picture is there; it is fetched when the server is back
            raise fault
        if fault is not None:
            self._met(task, fault)

    def _collected(self, running: JobInFlight) -> Fault | None:
        try:
            finished = self._collector.collect(running, self._shared.clock())
        except Fault as fault:
            return fault
        self.counters.strikes = 0
        self._pool.done(finished)
        self._between.pop(running.task.job.job_id, None)
        return None

    # --- when things go wrong -----------------------------------------------------------------------------

    def _met(self, task: Task, fault: Fault) -> None:
        """Decide what becomes of a job after a fault, and of this server."""
        task.prepared = task.prepared if fault.decision is not RetryDecision.invalid else None
        if fault.decision is RetryDecision.down:
            self._back(task, home=self.url)
            return
        if fault.decision is RetryDecision.refused:
            self._back(task)
            raise fault
        self.counters.faults += 1
        if fault.decision is RetryDecision.invalid and fault.code != "preflight":
            self._give_up(task, fault)
            return
        if fault.decision is RetryDecision.lost:
            task.losses += 1
            self._client.forget_uploads()
            self._again(task, fault, task.losses >= self._timing.losses)
            return
        if fault.decision is RetryDecision.memory:
            self._free()
        if fault.decision in (RetryDecision.elsewhere, RetryDecision.invalid):
            task.avoid[self.url] = fault
            self._again(task, fault, False)
        else:
            task.faults += 1
            self._again(task, fault, task.faults >= self._timing.attempts)
        if fault.code != "preflight":
            self.counters.strikes += 1
            if self.counters.strikes >= self._timing.strikes and self._pool.others(self.url):
                raise Fault(
                    RetryDecision.elsewhere,
                    fault.code,
                    f"left alone after {self.counters.strikes} faults in a row: {fault.message}",
                )

    def _again(self, task: Task, fault: Fault, enough: bool) -> None:
        if enough:
            self._give_up(task, fault)
            return
        error = {"code": fault.code, "message": fault.message, **fault.detail.plain()}
        if fault.code != "preflight":
            self._shared.journal.record(
                task.record.now("failed", attempt=task.attempt, server=self.url, error=error)
            )
            task.attempt += 1
        pause = (
            0.0
            if fault.decision in (RetryDecision.lost, RetryDecision.elsewhere, RetryDecision.invalid)
            and task.losses < 2
            else self._timing.pause(task.faults + task.losses)
        )
        self._back(task, pause)

    def _give_up(self, task: Task, fault: Fault) -> None:
        self._between.pop(task.job.job_id, None)
        self._pool.failed(task, fault)

    def _back(self, task: Task, pause_s: float = 0.0, home: str | None = None) -> None:
        self._between.pop(task.job.job_id, None)
        self._pool.give_back(task, pause_s, home)

    def _keep(self, running: JobInFlight) -> None:
        self._between.pop(running.task.job.job_id, None)
        self._in_flight.add(running)

    def _free(self) -> None:
        try:
            self._client.free()
        except Fault:
            self.counters.doing = "out of memory"

    def _went_down(self, fault: Fault) -> None:
        if self._down_since is None:
            self._down_since = self._shared.clock()
            self._down_fault = fault
            self.counters.state, self.counters.doing = "down", fault.message
        self._rest(self._timing.poll_s)

    def _probe(self) -> None:
        """Is it back? Its jobs wait for it a little, then move; after long enough it is given up."""
        assert self._down_since is not None
        away = self._shared.clock() - self._down_since
        try:
            self._client.stats()
        except Fault as fault:
            if fault.decision is RetryDecision.refused:
                raise
            if away >= self._timing.gone_s:
                raise _GoneError(self._down_fault) from None
            if away >= self._timing.move_s and self._pool.others(self.url):
                self._pool.is_down(self.url)
                for running in self._in_flight.drop_all():
                    self._pool.give_back(running.task, home=self.url)
            self._rest(min(self._timing.poll_s * 2, 2.0))
            return
        self._down_since = None
        self.counters.state, self.counters.doing = "up", ""
        self._pool.is_up(self.url)
        self._client.forget_uploads()
        for running in self._in_flight:
            running.asked_at = 0.0  # ask at once: after a restart it knows nothing

    def _retire(self, fault: Fault) -> None:
        """This server is out: its jobs go elsewhere."""
        self.counters.state, self.counters.doing = "closed", fault.message
        tasks = [*self._between.values(), *(f.task for f in self._in_flight.drop_all())]
        self._between.clear()
        self._pool.is_dead(self.url, fault)
        for task in tasks:
            self._pool.give_back(task)

    def _leave(self) -> None:
        """The run was stopped: cancel our jobs, the waiting ones first, or leave them to be collected."""
        for running in reversed(self._in_flight.drop_all()):
            if not self._shared.detach and self._client.cancel(running.prompt_id):
                self._shared.journal.record(running.task.record.now("cancelled"))

    # --- small things -------------------------------------------------------------------------------------

    def _listen(self) -> None:
        now = self._shared.clock()
        if now < self._listen_after:
            return
        try:
            self._listener = Listener(
                self.url,
                self._shared.credentials,
                self._heard,
                self._timing.request_s,
                looks=self._shared.glimpsed is not None,
            )
            self._listen_tries = 0
        except Fault:
            self._listen_tries += 1
            self._listen_after = now + self._timing.pause(self._listen_tries + 1)

    def _heard(self, client_id: str, message: dict[str, Any] | None) -> None:
        """In the listener's thread: of pictures only the newest waits, however fast they come."""
        if message is not None and message["type"] == PREVIEW:
            self._preview = message["data"]
        else:
            self._messages.put((client_id, message))

    def _show_preview(self) -> None:
        now = self._shared.clock()
        if self._preview is None or self._shared.glimpsed is None or now < self._next_preview:
            return
        self._next_preview = now + _PREVIEW_S
        found, self._preview = self._preview, None
        if found is not None:
            subject = self._in_flight.subject_of(found["prompt_id"])
            if subject is not None:
                self._shared.glimpsed(Glimpse(subject, found["image"], self.counters.name))

    def _connected(self) -> str:
        return self._listener.client_id if self._listener is not None else ""

    def _rest(self, seconds: float) -> None:
        self._pool.stopping.wait(max(0.0, seconds))


class _GoneError(Exception):
    """The server has been away for too long."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _hinted(error: SbError) -> Detail:
    return Detail(hint=error.hint)
