"""How far a job is: kept in memory while it runs, and written once, when it ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any

from storyboard_cli.core.mend import Hint, plain_hint
from storyboard_cli.core.reporter import AtWork, Task

UPDATE_S = 0.1
"""Listeners hear of a job at most once in this time."""
MOST_MESSAGES = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the running piece of work is, and what was said on the way."""

    title: str = ""
    note: str = ""
    done: float = 0
    total: float | None = None
    messages: tuple[Mapping[str, Any], ...] = ()
    """`{level, text, hint}`, oldest first; of many, the newest."""
    eta_seconds: float | None = None
    """So long this piece of work still takes, at the pace that was measured; None where none was yet."""
    seconds: float = 0.0
    """So long the job has run, in this attempt."""
    servers: tuple[AtWork, ...] = ()
    """What each server did of it and is at, where servers do it."""

    @property
    def percent(self) -> float | None:
        """Of this piece of work, where its length is known."""
        if not self.total or self.total < 0:
            return None
        return round(min(100.0, 100 * self.done / self.total), 1)

    def plain(self) -> dict[str, Any]:
        """This progress as JSON-compatible data."""
        return {
            "percent": self.percent,
            "title": self.title,
            "note": self.note,
            "done": self.done,
            "total": self.total,
            "eta_seconds": None if self.eta_seconds is None else round(self.eta_seconds, 1),
            "seconds": round(self.seconds, 1),
            "servers": [asdict(server) for server in self.servers],
            "messages": [dict(message) for message in self.messages],
        }


def progress_from(plain: Mapping[str, Any]) -> Progress:
    """The progress that `Progress.plain` gave."""
    return Progress(
        plain.get("title", ""),
        plain.get("note", ""),
        plain.get("done", 0),
        plain.get("total"),
        tuple(plain.get("messages", ())),
        plain.get("eta_seconds"),
        plain.get("seconds", 0.0),
        tuple(AtWork(**server) for server in plain.get("servers", ())),
    )


class Pace:
    """How fast one piece of work goes. The first step is left out as soon as there are more: it warms up."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._first: tuple[float, float] | None = None

    def left(self, done: float, total: float | None) -> float | None:
        """How many seconds it still takes, now that so much is done; None while nobody can know."""
        now = self._clock()
        if not total or done <= 0 or done > total:
            return None
        if self._first is None:
            self._first = (now, done)
        at, known = self._first
        taken, steps = (now - at, done - known) if done - known >= 2 else (now - self._began, done)
        return (total - done) * taken / steps


class Following:
    """The `Talk` of one job: what an operation says becomes its `Progress`. Any thread may read or report."""

    def __init__(
        self, changed: Callable[[Following], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._changed = changed
        self._lock = threading.Lock()
        self._now = Progress()
        self._clock = clock
        self._at = clock()  # when it was so
        self._paces: list[Pace] = []  # of the tasks that are open

    @property
    def now(self) -> Progress:
        """How far the job is. Time goes on where nothing else does."""
        with self._lock:
            return self._aged()

    def become(self, now: Progress) -> None:
        """The work is so far now, as a process says that does it."""
        with self._lock:
            self._now, self._at = now, self._clock()
        self._changed(self)

    def at_work(self, server: AtWork) -> None:
        """As `Reporter.at_work`."""
        with self._lock:
            others = [one for one in self._now.servers if one.server != server.server]
            servers = tuple(sorted((*others, server), key=lambda one: one.server))
            self._set(servers=servers, note=f"{server.server}: {server.doing}")
        self._changed(self)

    def say(self, text: str) -> None:
        """As `Talk.say`."""
        self._message("said", text, None)

    def warn(self, text: str, hint: Hint | None = None) -> None:
        """As `Talk.warn`."""
        self._message("warning", text, hint)

    @contextmanager
    def task(self, title: str, total: float | None = None) -> Iterator[Task]:
        """As `Talk.task`. After a task within a task, the outer one is shown again."""
        outer = self._now
        self._paces.append(Pace(self._clock))
        self._become(title=title, note="", done=0.0, total=total, eta_seconds=None)
        try:
            yield _Followed(self)
        finally:
            self._paces.pop()
            self._become(eta_seconds=None)
            if outer.title:
                self._become(title=outer.title, note=outer.note, done=outer.done, total=outer.total)

    def _message(self, level: str, text: str, hint: Hint | None) -> None:
        message = {"level": level, "text": text, "hint": plain_hint(hint)}
        with self._lock:
            self._set(messages=(*self._now.messages, message)[-MOST_MESSAGES:])
        self._changed(self)

    def _become(self, **fields: Any) -> None:
        with self._lock:
            self._set(**fields)
        self._changed(self)

    def _set(self, **fields: Any) -> None:
        self._now, self._at = replace(self._aged(), **fields), self._clock()

    def _aged(self) -> Progress:
        now = self._now
        passed = self._clock() - self._at
        eta = None if now.eta_seconds is None else max(0.0, now.eta_seconds - passed)
        return replace(now, eta_seconds=eta, seconds=now.seconds + passed)

    def _advance(self, steps: float, note: str | None) -> None:
        with self._lock:
            now = self._now
            done = now.done + steps
            self._set(done=done, note=now.note if note is None else note)
            if steps and self._paces:
                self._set(eta_seconds=self._paces[-1].left(done, now.total))
        self._changed(self)


class _Followed:
    """A running task of `Following`."""

    def __init__(self, following: Following) -> None:
        self._following = following

    def advance(self, steps: float = 1, note: str | None = None) -> None:
        self._following._advance(steps, note)

    def resize(self, total: float | None) -> None:
        self._following._become(total=total)


class Throttle:
    """Tells listeners of each job at most once in `UPDATE_S`, and always of its newest state.

    A burst of steps before a long one would otherwise leave a listener with the burst's first step.
    """

    def __init__(self, tell: Callable[[str], None], every_s: float = UPDATE_S) -> None:
        self._tell = tell
        self._every_s = every_s
        self._told: dict[str, float] = {}
        self._waiting: set[str] = set()
        self._changed = threading.Condition()
        self._ends = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to tell."""
        self._thread = threading.Thread(target=self._run, name="sb-progress", daemon=True)
        self._thread.start()

    def changed(self, job_id: str) -> None:
        """The job went on."""
        with self._changed:
            if job_id not in self._waiting:
                self._waiting.add(job_id)
                self._changed.notify()

    def forget(self, job_id: str) -> None:
        """The job ended: whoever listens hears that, and no progress after it."""
        with self._changed:
            self._waiting.discard(job_id)
            self._told.pop(job_id, None)

    def stop(self) -> None:
        """Tell nothing any more."""
        with self._changed:
            self._ends = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                due = self._due()
                while not due and not self._ends:
                    self._changed.wait(self._until_next())
                    due = self._due()
                if self._ends:
                    return
                self._waiting -= due
                self._told.update(dict.fromkeys(due, time.monotonic()))
            for job_id in sorted(due):
                self._tell(job_id)

    def _due(self) -> set[str]:
        now = time.monotonic()
        return {job for job in self._waiting if now - self._told.get(job, -self._every_s) >= self._every_s}

    def _until_next(self) -> float | None:
        if not self._waiting:
            return None
        oldest = min(self._told.get(job, 0.0) for job in self._waiting)
        return max(0.001, oldest + self._every_s - time.monotonic())
