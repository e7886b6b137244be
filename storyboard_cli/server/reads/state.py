"""Which state a project is in, and what its changes touched: asked by every request, from any thread."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from storyboard_cli.server.reads.kept import Entry, Kept, Version
from storyboard_cli.server.reads.touched import EVERYTHING, NOTHING, Touched, is_decided, touched_by

if TYPE_CHECKING:
    from storyboard_cli.project.served import Openings
    from storyboard_cli.project.workspace import Workspace

_REMEMBERED = 2_000


class ProjectState:
    """The project's state: its newest event, and how often files changed that no event tells of."""

    def __init__(self, openings: Openings) -> None:
        self._openings = openings
        self._newest = openings.newest()
        self._lock = threading.Lock()
        self._files = 0
        self._by_files: deque[tuple[int, Touched]] = deque(maxlen=_REMEMBERED)

    @property
    def version(self) -> Version:
        """The state now. Says so where the project is not there any more."""
        seq = self._newest.ask()
        if seq is None:
            if self._openings.is_gone:
                raise self._openings.gone()
            return Version(self._newest.replaced, 0, self._files)  # its ledger is not made yet
        return Version(self._newest.replaced, seq, self._files)

    @property
    def head(self) -> tuple[int, str]:
        """Number and hash of the ledger's newest event now."""
        return self._newest.head() or (0, "")

    def touch(self, touched: Touched) -> None:
        """Files changed that no event tells of."""
        if touched:
            with self._lock:
                self._files += 1
                self._by_files.append((self._files, touched))

    def by_files(self, after: int, upto: int) -> Touched:
        """What files touched between two states; everything where that is not remembered any more."""
        with self._lock:
            known = [(number, touched) for number, touched in self._by_files if after < number <= upto]
        if len(known) < upto - after:
            return EVERYTHING
        found = NOTHING
        for _, touched in known:
            found |= touched
        return found

    def close(self) -> None:
        """Let go of the ledger's file."""
        self._newest.close()


@dataclass(frozen=True, slots=True)
class Step:
    """What came between two states of the project that were read."""

    before: Version
    after: Version
    touched: Touched
    decided: bool
    """Did a person change something, which an `If-Match` may ask about?"""


class Following:
    """Keeps one workspace at the project's state. Used by the thread of that workspace alone."""

    def __init__(self, state: ProjectState) -> None:
        self._state = state
        self._at: Version | None = None
        self._steps: deque[Step] = deque(maxlen=_REMEMBERED)

    def follow(self, workspace: Workspace) -> Version:
        """Forget of the workspace what is otherwise by now; the state that it shows from here on."""
        now = self._state.version
        if self._at is None:
            workspace.forget()
        elif now != self._at:
            step = self._step(workspace, self._at, now)
            self._steps.append(step)
            if step.touched.everything:
                workspace.forget()
            else:
                workspace.forget("decisions")
                workspace.files.look_again()
        self._at = now
        return now

    @property
    def at(self) -> Version:
        """The state that the workspace shows."""
        assert self._at is not None
        return self._at

    def since(self, version: Version) -> Step:
        """All that came after a state that was read; everything where that is not remembered any more."""
        touched, decided = NOTHING, False
        if version == self.at:
            return Step(version, self.at, touched, decided)
        for step in reversed(self._steps):
            touched |= step.touched
            decided = decided or step.decided
            if step.before == version:
                return Step(version, self.at, touched, decided)
        return Step(version, self.at, EVERYTHING, decided=True)

    def _step(self, workspace: Workspace, before: Version, now: Version) -> Step:
        if now.ledger != before.ledger:
            workspace.close()  # its ledger is another file by now
            return Step(before, now, EVERYTHING, decided=True)
        events = list(takewhile(lambda e: e.seq <= now.seq, workspace.log.read(before.seq)))
        touched = self._state.by_files(before.files, now.files)
        for event in events:
            touched |= touched_by(event)
        return Step(before, now, touched, any(map(is_decided, events)))


def renewed(now: Version, body: bytes, before: Entry | None, following: Following) -> Entry:
    """The answer of the state now. Bytes that are as before keep their ETag, as long as nobody decided
    anything: an `If-Match` with it would be refused for ever.
    """
    if before is None:
        return Entry(now, Kept(body, now.seq))
    if body == before.kept.body and not following.since(before.version).decided:
        return Entry(now, before.kept)
    kept = Kept(body, now.seq)
    kept.follow(before.kept)
    return Entry(now, kept)
