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
from storyboard_cli.render.comfy.capabilities import Capabilities
from storyboard_cli.render.comfy.client import Client
from storyboard_cli.render.comfy.collect import Collector
from storyboard_cli.render.comfy.faults import Detail, Fate, Fault
from storyboard_cli.render.comfy.flights import Flights
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.inputs import Inputs
from storyboard_cli.render.comfy.journal import Journal
from storyboard_cli.render.comfy.listener import Listener
from storyboard_cli.render.comfy.pool import Pool
from storyboard_cli.render.comfy.submit import Submitter
from storyboard_cli.render.comfy.task import Flight, Tally, Task, Timing


@dataclass(frozen=True)
class Setting:
    """What all servers of one run share."""

    pool: Pool
    inputs: Inputs
    journal: Journal
    credentials: Credentials
    timing: Timing
    clock: Callable[[], float] = time.monotonic
    classes: tuple[str, ...] = ()  # node classes that the jobs use
    submit: bool = True  # False: only collect what servers have already
    detach: bool = False  # leave the jobs on the server at the end


class Station:
    """The dispatch to one server. `start` returns at once; `join` after the pool was stopped or emptied."""

    def __init__(self, url: str, setting: Setting) -> None:
        self.url = url
        self.tally = Tally(url)
        self.capabilities: Capabilities | None = None
        self._set = setting
        self._pool = setting.pool
        self._timing = setting.timing
        self._client = Client.open(url, setting.credentials, setting.timing.request_s)
        self._messages: queue.SimpleQueue[tuple[str, dict[str, Any] | None]] = queue.SimpleQueue()
        self._listener: Listener | None = None
        self._listen_after = 0.0
        self._listen_tries = 0
        self._down_since: float | None = None
        self._hands: dict[str, Task] = {}  # neither with the pool nor with the server at this moment
        self._flights = Flights(self._client, self.tally, setting.journal, setting.timing, setting.clock)
        self._thread = threading.Thread(target=self._run, name=f"sb-server-{self.tally.name}", daemon=True)

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
            self._retire(Fault(Fate.down, "internal", f"{type(error).__name__}: {error}"))
        finally:
            if self._listener is not None:
                self._listener.close()
            self._client.close()

    def _connect(self) -> None:
        """Ask the server what it can do, until it answers or patience ends."""
        started, tries = self._set.clock(), 0
        while True:
            try:
                self.capabilities = self._client.capabilities(self._set.classes)
                break
            except Fault as fault:
                tries += 1
                waited = self._set.clock() - started
                if fault.fate not in (Fate.down, Fate.retry) or waited >= self._timing.absent_s:
                    raise
                self._rest(min(self._timing.pause(tries), self._timing.absent_s - waited + 0.01))
        self._submitter = Submitter(
            self._client, self.capabilities, self._set.inputs, self._set.journal, self.url
        )
        self._collector = Collector(self._client, self.capabilities, self.tally)
        self.tally.state = "up"
        self._pool.is_up(self.url)
        self._listen()

    def _work(self) -> None:
        while not self._pool.stopping.is_set():
            try:
                self._refill(0.0 if self._flights else 0.2)
                if not self._flights and self._pool.idle():
                    return
                self._hear()
                if self._down_since is None:
                    self._ask()
                else:
                    self._probe()
            except Fault as fault:
                if fault.fate is not Fate.down:
                    raise
                self._went_down(fault)
        self._leave()

    # --- giving it work -----------------------------------------------------------------------------------

    def _refill(self, wait_s: float = 0.0) -> None:
        while self._down_since is None and len(self._flights) < self._depth():
            task = self._pool.take(self.url, 0.0 if self._flights else wait_s)
            if task is None:
                return
            self._hands[task.job.job_id] = task
            self._launch(task)

    def _depth(self) -> int:
        """More jobs ahead where they take less time than a few round trips."""
        tally = self.tally
        quick = tally.done >= 3 and tally.busy_s / tally.done < 0.25
        return self._timing.quick_depth if quick else self._timing.depth

    def _launch(self, task: Task) -> None:
        try:
            flight = self._submitter.found(task) if task.home == self.url else None
            if flight is None:
                if not self._set.submit:
                    self._give_up(task, Fault(Fate.lost, "not-there", "the server does not have it any more"))
                    return
                self.tally.doing = f"{task.job.subject}: sending"
                flight = self._submitter.submit(task, self._listener.client_id if self._listener else "")
        except SbError as error:
            self._give_up(task, Fault(Fate.invalid, error.code, error.message, _hinted(error)))
        except Fault as fault:
            self._met(task, fault)
            if fault.fate is Fate.down:
                raise
        else:
            now = self._set.clock()
            self.tally.first_at = self.tally.first_at or now
            flight.since = flight.heard_at = flight.asked_at = now
            self._keep(flight)

    # --- following it -------------------------------------------------------------------------------------

    def _hear(self) -> None:
        """Take in what the websocket said; waits a little for the first word."""
        wait = self._flights.patience(self._connected()) if self._flights else 0.05
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
                for flight in self._flights.heard(message):
                    self._settle(flight)
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
        for flight in self._flights.overdue(self._connected()):
            ended = self._flights.ask(flight)
            if ended and self._listener is not None and flight.client_id == self._listener.client_id:
                self._listener.close()  # it said nothing although the job ended: a fresh id hears again
                self._listener = None
            if ended:
                self._settle(flight)

    def _settle(self, flight: Flight) -> None:
        """A job has ended, well or badly. The queue is filled first: the server computes while files move."""
        task = self._hands[flight.task.job.job_id] = flight.task
        fault = self._flights.end(flight)
        if fault is None:
            try:
                self._refill()
            finally:
                fault = self._collected(flight)
        if fault is not None and fault.fate is Fate.down:
            flight.asked_at = 0.0
            self._keep(flight)  # its picture is there; it is fetched when the server is back
            raise fault
        if fault is not None:
            self._met(task, fault)

    def _collected(self, flight: Flight) -> Fault | None:
        try:
            finished = self._collector.collect(flight, self._set.clock())
        except Fault as fault:
            return fault
        self.tally.strikes = 0
        self._pool.finish(finished)
        self._hands.pop(flight.task.job.job_id, None)
        return None

    # --- when things go wrong -----------------------------------------------------------------------------

    def _met(self, task: Task, fault: Fault) -> None:
        """Decide what becomes of a job after a fault, and of this server."""
        task.prepared = task.prepared if fault.fate is not Fate.invalid else None
        if fault.fate is Fate.down:
            self._back(task, home=self.url)
            return
        if fault.fate is Fate.refused:
            self._back(task)
            raise fault
        self.tally.faults += 1
        if fault.fate is Fate.invalid and fault.code != "preflight":
            self._give_up(task, fault)
            return
        if fault.fate is Fate.lost:
            task.losses += 1
            self._client.forget_uploads()
            self._again(task, fault, task.losses >= self._timing.losses)
            return
        if fault.fate is Fate.memory:
            self._free()
        if fault.fate in (Fate.elsewhere, Fate.invalid):
            task.avoid[self.url] = fault
            self._again(task, fault, False)
        else:
            task.faults += 1
            self._again(task, fault, task.faults >= self._timing.attempts)
        if fault.code != "preflight":
            self.tally.strikes += 1
            if self.tally.strikes >= self._timing.strikes and self._pool.others(self.url):
                raise Fault(
                    Fate.elsewhere,
                    fault.code,
                    f"left alone after {self.tally.strikes} faults in a row: {fault.message}",
                )

    def _again(self, task: Task, fault: Fault, enough: bool) -> None:
        if enough:
            self._give_up(task, fault)
            return
        error = {"code": fault.code, "message": fault.message, **fault.detail.plain()}
        if fault.code != "preflight":
            self._set.journal.record(
                task.record.now("failed", attempt=task.attempt, server=self.url, error=error)
            )
            task.attempt += 1
        pause = (
            0.0
            if fault.fate in (Fate.lost, Fate.elsewhere, Fate.invalid) and task.losses < 2
            else self._timing.pause(task.faults + task.losses)
        )
        self._back(task, pause)

    def _give_up(self, task: Task, fault: Fault) -> None:
        self._hands.pop(task.job.job_id, None)
        self._pool.fail(task, fault)

    def _back(self, task: Task, pause_s: float = 0.0, home: str | None = None) -> None:
        self._hands.pop(task.job.job_id, None)
        self._pool.put_back(task, pause_s, home)

    def _keep(self, flight: Flight) -> None:
        self._hands.pop(flight.task.job.job_id, None)
        self._flights.add(flight)

    def _free(self) -> None:
        try:
            self._client.free()
        except Fault:
            self.tally.doing = "out of memory"

    def _went_down(self, fault: Fault) -> None:
        if self._down_since is None:
            self._down_since = self._set.clock()
            self._down_fault = fault
            self.tally.state, self.tally.doing = "down", fault.message
        self._rest(self._timing.poll_s)

    def _probe(self) -> None:
        """Is it back? Its jobs wait for it a little, then move; after long enough it is given up."""
        assert self._down_since is not None
        away = self._set.clock() - self._down_since
        try:
            self._client.stats()
        except Fault as fault:
            if fault.fate is Fate.refused:
                raise
            if away >= self._timing.gone_s:
                raise _GoneError(self._down_fault) from None
            if away >= self._timing.move_s and self._pool.others(self.url):
                self._pool.is_down(self.url)
                for flight in self._flights.drop_all():
                    self._pool.put_back(flight.task, home=self.url)
            self._rest(min(self._timing.poll_s * 2, 2.0))
            return
        self._down_since = None
        self.tally.state, self.tally.doing = "up", ""
        self._pool.is_up(self.url)
        self._client.forget_uploads()
        for flight in self._flights:
            flight.asked_at = 0.0  # ask at once: after a restart it knows nothing

    def _retire(self, fault: Fault) -> None:
        """This server is out: its jobs go elsewhere."""
        self.tally.state, self.tally.doing = "closed", fault.message
        tasks = [*self._hands.values(), *(f.task for f in self._flights.drop_all())]
        self._hands.clear()
        self._pool.is_dead(self.url, fault)
        for task in tasks:
            self._pool.put_back(task)

    def _leave(self) -> None:
        """The run was stopped: cancel our jobs, the waiting ones first, or leave them to be collected."""
        for flight in reversed(self._flights.drop_all()):
            if not self._set.detach and self._client.cancel(flight.prompt_id):
                self._set.journal.record(flight.task.record.now("cancelled"))

    # --- small things -------------------------------------------------------------------------------------

    def _listen(self) -> None:
        now = self._set.clock()
        if now < self._listen_after:
            return
        try:
            self._listener = Listener(
                self.url,
                self._set.credentials,
                lambda who, message: self._messages.put((who, message)),
                self._timing.request_s,
            )
            self._listen_tries = 0
        except Fault:
            self._listen_tries += 1
            self._listen_after = now + self._timing.pause(self._listen_tries + 1)

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
    return Detail(problems=(error.hint,) if error.hint else ())
