"""The jobs that a server has now: it handles messages about them and asks about silent ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from storyboard_cli.render.comfy.client import Client, files_of
from storyboard_cli.render.comfy.faults import Fault, RetryDecision, execution_fault
from storyboard_cli.render.comfy.journal import Journal
from storyboard_cli.render.comfy.nodes import title_of
from storyboard_cli.render.comfy.server_text import one_line
from storyboard_cli.render.comfy.task import Counters, JobInFlight, Timing

_NOTE_RUNNING_S = 1.0


class JobsInFlight:
    """Jobs of ours on one server, by prompt id. A job ends once, however often the server says so."""

    def __init__(
        self, client: Client, counters: Counters, journal: Journal, timing: Timing, clock: Callable[[], float]
    ) -> None:
        self._client = client
        self._counters = counters
        self._journal = journal
        self._timing = timing
        self._clock = clock
        self._by_id: dict[str, JobInFlight] = {}
        self._ended: dict[str, Fault | None] = {}
        self._executing = ""  # the job that the server said last that it is at

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[JobInFlight]:
        return iter(list(self._by_id.values()))

    def add(self, running: JobInFlight) -> None:
        """A job was accepted."""
        self._by_id[running.prompt_id] = running

    def end(self, running: JobInFlight) -> Fault | None:
        """Take an ended job out; the fault that ended it, or None for a picture."""
        now = self._clock()
        self._by_id.pop(running.prompt_id, None)
        if running.started_at is None:
            running.started_at = running.since
        self._counters.busy_s += max(0.0, now - max(running.started_at, self._counters.last_at or 0.0))
        self._counters.last_at = now
        return self._ended.pop(running.prompt_id, None)

    def subject_of(self, prompt_id: str) -> str | None:
        """Whose picture the server is at: the job's of that id or, where it says none, that of what runs."""
        running = self._by_id.get(prompt_id or self._executing)
        return None if running is None else running.task.job.subject

    def drop_all(self) -> list[JobInFlight]:
        """Take all out: the server is gone, or the run is over."""
        found = list(self._by_id.values())
        self._by_id.clear()
        self._ended.clear()
        return found

    # --- what is heard ------------------------------------------------------------------------------------

    def heard(self, message: dict[str, Any]) -> Iterator[JobInFlight]:
        """Take in one message; yields the job that it ends."""
        data = message["data"]
        running = self._by_id.get(data.get("prompt_id", ""))
        if running is None:
            return
        running.heard_at = self._clock()
        kind = message["type"]
        if kind == "executed" and data.get("node") == running.result:
            self._note_files(running, data.get("output"))
        elif kind == "execution_error":
            yield from self._over(running, execution_fault(data))
        elif kind == "execution_interrupted":
            yield from self._over(
                running, Fault(RetryDecision.retry, "interrupted", "somebody interrupted it on the server")
            )
        elif kind == "executing" and data.get("node") is None:
            yield from self._over(running, None)
        else:
            self._progress(running, kind, data)

    def _note_files(self, running: JobInFlight, output: Any) -> None:
        try:
            running.files = files_of({running.result: output}, running.result)
        except Fault as fault:
            self._ended[running.prompt_id] = fault

    def _over(self, running: JobInFlight, fault: Fault | None) -> Iterator[JobInFlight]:
        if running.prompt_id in self._by_id:
            self._ended.setdefault(running.prompt_id, fault)
            yield running

    def _progress(self, running: JobInFlight, kind: str, data: dict[str, Any]) -> None:
        now = running.heard_at
        if kind in ("execution_start", "executing") and running.started_at is None:
            running.started_at = max(now, self._counters.last_at or 0.0)
        subject = running.task.job.subject
        if kind == "executing":
            self._executing = running.prompt_id
            self._counters.doing = f"{subject}: {self._title(running, data.get('node'))}"
        elif kind == "progress":
            value, most = data.get("value"), data.get("max")
            if isinstance(value, int | float) and isinstance(most, int | float):
                self._counters.doing = (
                    f"{subject}: {self._title(running, data.get('node'))} {value:g}/{most:g}"
                )
        self._note_running(running)

    def _title(self, running: JobInFlight, node: Any) -> str:
        prepared = running.task.prepared
        name = one_line(node, 60)
        return one_line(title_of(prepared.built.graph, name), 60) if prepared else name

    def _note_running(self, running: JobInFlight) -> None:
        """Tell the journal of jobs that take their time.

        The short ones are done before anybody could look.
        """
        begun = running.started_at
        if begun is not None and not running.noted and self._clock() - begun >= _NOTE_RUNNING_S:
            running.noted = True
            self._journal.record(running.task.record.now("running"))

    # --- what is asked ------------------------------------------------------------------------------------

    def patience(self, connected: str) -> float:
        """Seconds until the next job has to be asked for."""
        now = self._clock()
        return min((self._due(f, connected) - now for f in self._by_id.values()), default=1.0)

    def overdue(self, connected: str) -> list[JobInFlight]:
        """Jobs of which nothing was heard for too long."""
        now = self._clock()
        return [f for f in self._by_id.values() if self._due(f, connected) <= now]

    def _due(self, running: JobInFlight, connected: str) -> float:
        timing = self._timing
        if running.asked_at == 0.0:
            return 0.0
        if running.client_id and running.client_id == connected:
            return max(running.heard_at, running.asked_at) + timing.quiet_s
        return running.asked_at + timing.poll_s

    def ask(self, running: JobInFlight) -> bool:
        """Ask the server for a job; True if it has ended."""
        found = self._client.job(running.prompt_id, running.result)
        now = running.asked_at = self._clock()
        if found.state == "unknown":
            running.unknown += 1
            if running.unknown < 2:  # once may be a race of the server's own; its restart is seen twice
                running.asked_at = now - self._timing.poll_s * 0.8
                return False
            self._ended[running.prompt_id] = Fault(
                RetryDecision.lost,
                "job-lost",
                "the server lost the job; it was restarted, or its queue was cleared",
            )
            return True
        running.unknown = 0
        if found.state == "running":
            running.started_at = running.started_at or now
            self._note_running(running)
            return self._too_long(running, now)
        if found.state == "done":
            running.files = found.files
        elif found.state == "failed":
            self._ended[running.prompt_id] = found.fault
        elif found.state == "cancelled":
            self._ended[running.prompt_id] = Fault(
                RetryDecision.retry, "interrupted", "somebody cancelled it on the server"
            )
        return found.state in ("done", "failed", "cancelled")

    def _too_long(self, running: JobInFlight, now: float) -> bool:
        if running.started_at is None or now - running.started_at < self._timing.job_s:
            return False
        self._client.cancel(running.prompt_id)
        self._ended[running.prompt_id] = Fault(
            RetryDecision.retry,
            "timed-out",
            f"it ran longer than {self._timing.job_s:g} s (comfyui: timeout_s in project.yaml)",
        )
        return True
