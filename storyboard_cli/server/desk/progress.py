"""How far a job is: kept in memory while it runs, and written once, when it ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from storyboard_cli.core.mend import Hint, plain_hint
from storyboard_cli.core.reporter import Task

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
    )


class Following:
    """The `Talk` of one job: what an operation says becomes its `Progress`. Any thread may read or report."""

    def __init__(self, changed: Callable[[Following], None]) -> None:
        self._changed = changed
        self._lock = threading.Lock()
        self._now = Progress()

    @property
    def now(self) -> Progress:
        """How far the job is."""
        return self._now

    def become(self, now: Progress) -> None:
        """The work is so far now, as a process says that does it."""
        with self._lock:
            self._now = now
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
        self._become(title=title, note="", done=0.0, total=total)
        try:
            yield _Followed(self)
        finally:
            if outer.title:
                self._become(title=outer.title, note=outer.note, done=outer.done, total=outer.total)

    def _message(self, level: str, text: str, hint: Hint | None) -> None:
        message = {"level": level, "text": text, "hint": plain_hint(hint)}
        with self._lock:
            self._now = replace(self._now, messages=(*self._now.messages, message)[-MOST_MESSAGES:])
        self._changed(self)

    def _become(self, **fields: Any) -> None:
        with self._lock:
            self._now = replace(self._now, **fields)
        self._changed(self)

    def _advance(self, steps: float, note: str | None) -> None:
        with self._lock:
            now = self._now
            self._now = replace(now, done=now.done + steps, note=now.note if note is None else note)
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
