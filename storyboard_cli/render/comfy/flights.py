"""The jobs that a server has now: what was heard of each, and what has to be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from storyboard_cli.render.comfy.client import Client, files_of
from storyboard_cli.render.comfy.faults import Fate, Fault, execution_fault
from storyboard_cli.render.comfy.journal import Journal
from storyboard_cli.render.comfy.nodes import title_of
from storyboard_cli.render.comfy.server_text import one_line
from storyboard_cli.render.comfy.task import Flight, Tally, Timing

_NOTE_RUNNING_S = 1.0


class Flights:
    """Jobs of ours on one server, by prompt id. A job ends once, however often the server says so."""

    def __init__(
        self, client: Client, tally: Tally, journal: Journal, timing: Timing, clock: Callable[[], float]
    ) -> None:
        self._client = client
        self._tally = tally
        self._journal = journal
        self._timing = timing
        self._clock = clock
        self._by_id: dict[str, Flight] = {}
        self._ended: dict[str, Fault | None] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Flight]:
        return iter(list(self._by_id.values()))

    def add(self, flight: Flight) -> None:
        """A job was accepted."""
        self._by_id[flight.prompt_id] = flight

    def end(self, flight: Flight) -> Fault | None:
        """Take an ended job out; the fault that ended it, or None for a picture."""
        now = self._clock()
        self._by_id.pop(flight.prompt_id, None)
        if flight.started_at is None:
            flight.started_at = flight.since
        self._tally.busy_s += max(0.0, now - max(flight.started_at, self._tally.last_at or 0.0))
        self._tally.last_at = now
        return self._ended.pop(flight.prompt_id, None)

    def drop_all(self) -> list[Flight]:
        """Take all out: the server is gone, or the run is over."""
        found = list(self._by_id.values())
        self._by_id.clear()
        self._ended.clear()
        return found

    # --- what is heard ------------------------------------------------------------------------------------

    def heard(self, message: dict[str, Any]) -> Iterator[Flight]:
        """Take in one message; yields the job that it ends."""
        data = message["data"]
        flight = self._by_id.get(data.get("prompt_id", ""))
        if flight is None:
            return
        flight.heard_at = self._clock()
        kind = message["type"]
        if kind == "executed" and data.get("node") == flight.result:
            self._note_files(flight, data.get("output"))
        elif kind == "execution_error":
            yield from self._over(flight, execution_fault(data))
        elif kind == "execution_interrupted":
            yield from self._over(
                flight, Fault(Fate.retry, "interrupted", "somebody interrupted it on the server")
            )
        elif kind == "executing" and data.get("node") is None:
            yield from self._over(flight, None)
        else:
            self._progress(flight, kind, data)

    def _note_files(self, flight: Flight, output: Any) -> None:
        try:
            flight.files = files_of({flight.result: output}, flight.result)
        except Fault as fault:
            self._ended[flight.prompt_id] = fault

    def _over(self, flight: Flight, fault: Fault | None) -> Iterator[Flight]:
        if flight.prompt_id in self._by_id:
            self._ended.setdefault(flight.prompt_id, fault)
            yield flight

    def _progress(self, flight: Flight, kind: str, data: dict[str, Any]) -> None:
        now = flight.heard_at
        if kind in ("execution_start", "executing") and flight.started_at is None:
            flight.started_at = max(now, self._tally.last_at or 0.0)
        subject = flight.task.job.subject
        if kind == "executing":
            self._tally.doing = f"{subject}: {self._title(flight, data.get('node'))}"
        elif kind == "progress":
            value, most = data.get("value"), data.get("max")
            if isinstance(value, int | float) and isinstance(most, int | float):
                self._tally.doing = f"{subject}: {self._title(flight, data.get('node'))} {value:g}/{most:g}"
        self._note_running(flight)

    def _title(self, flight: Flight, node: Any) -> str:
        prepared = flight.task.prepared
        name = one_line(node, 60)
        return one_line(title_of(prepared.built.graph, name), 60) if prepared else name

    def _note_running(self, flight: Flight) -> None:
        """Tell the journal of jobs that take their time.

        The short ones are done before anybody could look.
        """
        begun = flight.started_at
        if begun is not None and not flight.noted and self._clock() - begun >= _NOTE_RUNNING_S:
            flight.noted = True
            self._journal.record(flight.task.record.now("running"))

    # --- what is asked ------------------------------------------------------------------------------------

    def patience(self, connected: str) -> float:
        """Seconds until the next job has to be asked for."""
        now = self._clock()
        return min((self._due(f, connected) - now for f in self._by_id.values()), default=1.0)

    def overdue(self, connected: str) -> list[Flight]:
        """Jobs of which nothing was heard for too long."""
        now = self._clock()
        return [f for f in self._by_id.values() if self._due(f, connected) <= now]

    def _due(self, flight: Flight, connected: str) -> float:
        timing = self._timing
        if flight.asked_at == 0.0:
            return 0.0
        if flight.client_id and flight.client_id == connected:
            return max(flight.heard_at, flight.asked_at) + timing.quiet_s
        return flight.asked_at + timing.poll_s

    def ask(self, flight: Flight) -> bool:
        """Ask the server for a job; True if it has ended."""
        found = self._client.job(flight.prompt_id, flight.result)
        now = flight.asked_at = self._clock()
        if found.state == "unknown":
            flight.unknown += 1
            if flight.unknown < 2:  # once may be a race of the server's own; its restart is seen twice
                flight.asked_at = now - self._timing.poll_s * 0.8
                return False
            self._ended[flight.prompt_id] = Fault(
                Fate.lost, "job-lost", "the server lost the job; it was restarted, or its queue was cleared"
            )
            return True
        flight.unknown = 0
        if found.state == "running":
            flight.started_at = flight.started_at or now
            self._note_running(flight)
            return self._too_long(flight, now)
        if found.state == "done":
            flight.files = found.files
        elif found.state == "failed":
            self._ended[flight.prompt_id] = found.fault
        elif found.state == "cancelled":
            self._ended[flight.prompt_id] = Fault(
                Fate.retry, "interrupted", "somebody cancelled it on the server"
            )
        return found.state in ("done", "failed", "cancelled")

    def _too_long(self, flight: Flight, now: float) -> bool:
        if flight.started_at is None or now - flight.started_at < self._timing.job_s:
            return False
        self._client.cancel(flight.prompt_id)
        self._ended[flight.prompt_id] = Fault(
            Fate.retry,
            "timed-out",
            f"it ran longer than {self._timing.job_s:g} s (comfyui: timeout_s in project.yaml)",
        )
        return True
