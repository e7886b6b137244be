"""A project that is served: its answers kept by its state, its writes one at a time, its events live."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Coroutine, Hashable, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.served import Openings
from storyboard_cli.server.forgetting import forgetting
from storyboard_cli.server.live.hub import Hub
from storyboard_cli.server.problems import problem
from storyboard_cli.server.reads.kept import (
    MOST_BYTES,
    Entry,
    Kept,
    KeptAnswers,
    Version,
    body_of,
    encoded,
)
from storyboard_cli.server.reads.lane import Lane
from storyboard_cli.server.reads.rows import (
    LARGEST_PAGE,
    OF_THE_FILM,
    Filters,
    RowModel,
    RowModels,
    is_whole,
    whole_asks,
)
from storyboard_cli.server.reads.state import ProjectState, renewed
from storyboard_cli.server.reads.touched import (
    EVERYTHING,
    Happened,
    is_of_the_project,
    is_told_by_events,
    touched_by_files,
)
from storyboard_cli.server.reads.watch import changed_files
from storyboard_cli.server.reads.worker import WorkspaceThread

if TYPE_CHECKING:
    from storyboard_cli.core.asking import Ask
    from storyboard_cli.project.workspace import Workspace

T = TypeVar("T")
LOOK_S = 0.1
"""How often the ledger is looked at for events of others, while somebody listens or reads."""
_AWAKE_S = 30.0
"""So long after it was last asked, a project is still looked at."""
_WANTED_S = 600.0
"""So long after it was last read, a whole answer is made anew when something changes."""
_BREATH_S = 0.05
"""So long after a change whole answers are made anew: the answer to whoever made it leaves first."""
_QUIET_S, _LONGEST_S = 0.3, 5.0
"""So long nothing happens before answers of the whole film are made anew, but they wait no longer."""
_SHARE = 4
"""They pause so many times as long as making them took: nobody waits for them while a film renders."""
_NAMED = 50
_LAST_READ_S = 3.0
"""So long a project that is closed waits for what is being read."""

Making = Callable[["Workspace"], bytes]
Key = tuple[str, str]
"""An operation and what it is asked."""


def key_of(operation: str, ask: Ask) -> Key:
    """Under which an answer is kept."""
    return operation, ask.model_dump_json()


class ServedProject:
    """One project of a server. All of it belongs to one event loop; its threads are its own."""

    def __init__(
        self,
        root: Path,
        settings: Settings,
        project_id: str,
        *,
        actor: str = "sb",
        besides: Sequence[Path] = (),
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.openings = Openings.of(root, settings)
        self.root = self.openings.root
        self.project_id = project_id
        self.forgets = forgetting(self.root, self.openings.state, *besides)
        self.used_at = time.monotonic()
        self._seen: Version | None = None  # at the newest request
        self.actor = actor
        self._caller = Caller(actor)  # it signs what is adopted from files, and nothing else
        self._state = ProjectState(self.openings)
        opening = partial(self.openings.open, self._caller)
        self._one, self._film = (Lane(name, opening, self._state) for name in ("sb-read", "sb-film"))
        self._writer, self._teller = (WorkspaceThread(name, opening) for name in ("sb-write", "sb-tell"))
        self._told = 0  # the ledger that the teller reads
        self._answers = KeptAnswers(most_bytes)
        self._making: dict[Hashable, asyncio.Task[Entry]] = {}
        self._models = RowModels(self._film.following, self._caller, project_id)
        self._wanted: dict[Hashable, tuple[str, Ask, float]] = {}  # whole answers, and when they were read
        self._moved_at = 0.0
        self._pause_s = _QUIET_S
        self._anew: dict[
            bool, asyncio.Task[None]
        ] = {}  # what is made anew: answers of the whole film, others
        self._tasks: set[asyncio.Task[Any]] = set()
        self._writing: set[asyncio.Task[Any]] = set()
        self._stop = asyncio.Event()
        self.is_watched = asyncio.Event()
        self.can_record = True
        self._loop = asyncio.get_running_loop()
        self.hub = Hub(self._events, forgets=self.forgets)

    # --- its life ---------------------------------------------------------------------------------------

    async def start(self, *, watch: bool = True) -> None:
        """Open it: from here on it is watched, and its whole answers are made beforehand."""
        await self._teller.run(lambda workspace: workspace.log.head)
        self.can_record = await self._teller.run(lambda workspace: workspace.can_record)
        await self.hub.start(self.version.seq)
        if watch:
            self._spawn(self._watch())
        self._spawn(self._look())
        self._spawn(self.adopt())
        for operation, ask in whole_asks():
            self._spawn(self._beforehand(operation, ask))

    async def close(self) -> None:
        """Let go of all that is open; what somebody waits for is finished first, and answered.

        What reads longer than `_LAST_READ_S`, as the first look at a long film does, is stopped.
        """
        self._stop.set()
        self.hub.close()
        enough = self._loop.call_later(_LAST_READ_S, self._caller.cancel.ask)
        for thread in (self._writer, self._one, self._film, self._teller):
            await thread.close()
        enough.cancel()
        await asyncio.gather(*self._writing, *self._making.values(), return_exceptions=True)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._state.close()

    @property
    def version(self) -> Version:
        """The state that the project is in now; says so where the project is gone."""
        return self._state.version

    @property
    def head(self) -> tuple[int, str]:
        """Number and hash of the ledger's newest event."""
        return self._state.head

    def see(self) -> Version:
        """As `version`. What is `at_hand` from here on is at least as new."""
        self._seen = now = self._state.version
        return now

    @property
    def is_gone(self) -> bool:
        """Was its folder removed or moved?"""
        return self.openings.is_gone

    @property
    def listeners(self) -> int:
        """How many hear its events."""
        return self.hub.listeners

    @property
    def is_in_use(self) -> bool:
        """Does anybody listen, or wait for an answer?"""
        return bool(self.hub.listeners or self._making)

    # --- reading ----------------------------------------------------------------------------------------

    def at_hand(self, key: Key) -> Kept | None:
        """What is kept of an answer, where it is one of the state that was seen last; no time passes."""
        found = self._answers.get(key)
        if found is None or self._seen is None or not found.version.covers(self._seen):
            return None
        self.used_at = now = time.monotonic()
        if key in self._wanted:
            operation, ask, _ = self._wanted[key]
            self._wanted[key] = (operation, ask, now)
        return found.kept

    async def read(self, operation: str, ask: Ask | None = None) -> Kept:
        """What the operation answers, as bytes that are kept until something changes."""
        asked = CATALOGUE[operation].ask() if ask is None else ask
        key = key_of(operation, asked)
        if is_whole(operation, asked):
            whole = self._whole(key, operation, asked, lambda model: model.body)
            return await self._current(key, self._film, whole)
        if operation in OF_THE_FILM:
            self._wanted[key] = (operation, asked, time.monotonic())
        lane = self._film if operation in OF_THE_FILM else self._one
        return await self._current(key, lane, lambda workspace: self._answer(workspace, operation, asked))

    async def rows(
        self,
        operation: str,
        *,
        after: str | None = None,
        limit: int | None = None,
        filters: Filters | None = None,
        brief: bool = False,
    ) -> Kept:
        """Rows of an operation about all frames: those that filters name, from behind a cursor, so many.

        `brief`: without what is large beside the rows.
        """
        if after is None and limit is None and not filters:
            return await self.read(operation)
        asked = CATALOGUE[operation].ask()
        whole = key_of(operation, asked)
        said = {name: list(values) for name, values in (filters or {}).items()}
        key = (*whole, after, limit, json.dumps(said, sort_keys=True), brief)
        most = LARGEST_PAGE if limit is None else max(1, min(limit, LARGEST_PAGE))
        page = self._whole(whole, operation, asked, lambda model: model.page(after, most, said, brief=brief))
        return await self._current(key, self._film, page)

    async def look(self, reading: Callable[[Workspace], T]) -> T:
        """What `reading` finds in the project as it is now; nothing of it is kept."""
        self.used_at = time.monotonic()
        return await self._one.look(lambda workspace, _: reading(workspace))

    def _whole(self, key: Hashable, operation: str, ask: Ask, show: Callable[[RowModel], bytes]) -> Making:
        """What makes bytes of the rows of all frames. What was read once is brought up to date by itself."""
        self._wanted[key] = (operation, ask, time.monotonic())

        def made(workspace: Workspace) -> bytes:
            return show(self._models.current(key, operation, ask, workspace))

        return made

    async def _current(self, key: Hashable, lane: Lane, make: Making) -> Kept:
        """The kept answer of the state now. All who ask for it meanwhile wait for the same work."""
        self.used_at = time.monotonic()
        wanted = self.version
        while True:
            found = self._answers.get(key)
            if found is not None and found.version.covers(wanted):
                return found.kept
            task = self._making.get(key)
            if task is None or task.done():  # done, and `_was_made` has not run: to wait for it is to spin
                task = self._making[key] = self._loop.create_task(self._made(key, lane, make))
                task.add_done_callback(lambda done: self._was_made(key, done))
            entry = await asyncio.shield(task)
            if entry.version.covers(wanted):
                return entry.kept

    def _was_made(self, key: Hashable, task: asyncio.Task[Entry]) -> None:
        if self._making.get(key) is task:
            del self._making[key]
        if not task.cancelled():
            task.exception()  # who waits for it hears of it

    async def _made(self, key: Hashable, lane: Lane, make: Making) -> Entry:
        before = self._answers.get(key)

        def made(workspace: Workspace, now: Version) -> Entry:
            body = self.forgets(make(workspace))
            return renewed(now, body, before, lane.following)

        entry = await lane.look(made)
        self._answers.put(key, entry)
        return entry

    def _answer(self, workspace: Workspace, operation: str, ask: Ask) -> bytes:
        answer = CATALOGUE[operation].function(workspace, ask, self._caller)
        return encoded(body_of(answer, self.project_id))

    # --- writing ----------------------------------------------------------------------------------------

    async def write(self, work: Callable[[Workspace], T]) -> T:
        """What `work` answers, done in turn with all other writes of this project.

        Who reads afterwards sees what it wrote. It is done to its end, whoever stops waiting for it.
        """
        self.used_at = time.monotonic()

        def done(workspace: Workspace) -> T:
            workspace.forget()
            before = self._state.version
            try:
                return work(workspace)
            finally:
                self.wrote(before)

        task = self._spawn(self._writer.run(done))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        try:
            return await asyncio.shield(task)
        finally:
            del task  # an error would hold it, and it the error, with the files that came along

    def wrote(self, before: Version | None = None) -> None:
        """Something was written through this project's workspaces. Any thread may say so.

        `before` is the state that it began with, where nobody else wrote meanwhile.
        """
        written = [path for path in self.openings.written() if is_of_the_project(path)]
        untold: list[str] = []
        with suppress(SbError):  # the project may have been deleted
            no_event = before is not None and self._state.version == before
            untold = sorted(path for path in written if no_event or not is_told_by_events(path))
            if untold:
                self._state.touch(EVERYTHING)
        with suppress(RuntimeError):  # the loop may be closed by now
            self._loop.call_soon_threadsafe(self._moved)
            if untold:
                self._loop.call_soon_threadsafe(self._tell_files, untold)

    # --- following --------------------------------------------------------------------------------------

    def _moved(self) -> None:
        """Something happened: tell it, and make anew what is read as a whole."""
        if self._stop.is_set():
            return
        self._spawn(self._tell())
        self._moved_at = now = time.monotonic()
        for key, (operation, _, at) in tuple(self._wanted.items()):
            of_film = operation in OF_THE_FILM
            if now - at > _WANTED_S:
                del self._wanted[key]
            elif of_film not in self._anew or self._anew[of_film].done():
                self._anew[of_film] = self._spawn(self._made_anew(of_film))

    async def _made_anew(self, of_film: bool) -> None:
        """Make answers beforehand, and again where something happened meanwhile. Who asks does not wait."""
        began = 0.0
        while began <= self._moved_at:
            await (self._quiet() if of_film else asyncio.sleep(_BREATH_S))
            began = time.monotonic()
            for operation, ask, _ in tuple(self._wanted.values()):
                if (operation in OF_THE_FILM) == of_film:
                    await self._beforehand(operation, ask)
            if of_film:
                self._pause_s = max(_QUIET_S, _SHARE * (time.monotonic() - began))

    async def _quiet(self) -> None:
        """Wait until nothing happens any more, but not for ever."""
        latest = time.monotonic() + max(_LONGEST_S, self._pause_s)
        while (left := min(latest, self._moved_at + self._pause_s) - time.monotonic()) > 0:
            await asyncio.sleep(left)

    async def _beforehand(self, operation: str, ask: Ask) -> None:
        """Make a whole answer before somebody asks; what is wrong is told to those who ask."""
        key = key_of(operation, ask)
        wanted = self._wanted.get(key)
        with suppress(SbError):
            await self.read(operation, ask)
        if wanted is not None:
            self._wanted[key] = wanted  # nobody asked but us

    async def _look(self) -> None:
        """Look for what others do in the ledger, while somebody listens or reads."""
        seen: Version | None = None
        while not self._stop.is_set():
            await asyncio.sleep(LOOK_S)
            is_awake = self.hub.listeners or time.monotonic() - self.used_at < _AWAKE_S
            if not is_awake:
                continue
            try:
                now = self.version
            except SbError as error:
                self.hub.tell("gone", problem(error, self.project_id))
                self.hub.close()
                return
            if seen is not None and now != seen:
                self._moved()
            seen = now

    async def _tell(self) -> None:
        with suppress(SbError):  # who reads hears why the log cannot be read
            now = self.version
            if now.ledger != self._told:
                await self.hub.begin_anew(now.seq)
            else:
                await self.hub.pump()

    async def _events(self, after: int, limit: int) -> Sequence[Happened]:
        """Events of the log, for those who listen."""

        def read(workspace: Workspace) -> Sequence[Happened]:
            now = self._state.version
            if now.ledger != self._told:
                workspace.close()  # its ledger is another file by now
                self._told = now.ledger
            return list(islice(workspace.log.read(after), limit))

        return await self._teller.run(read)

    def _tell_files(self, paths: list[str]) -> None:
        """Files that no event tells of are other files now."""
        if not self._stop.is_set():
            self.hub.tell("files", {"paths": paths[:_NAMED], "more": len(paths[_NAMED:])})

    async def _watch(self) -> None:
        """Follow what editors, git and other programs do in the folder."""
        async for paths in changed_files(self.root, self._stop, self.is_watched.set):
            others = await asyncio.to_thread(self.openings.of_others, paths)
            if not others:
                continue
            touched = await asyncio.to_thread(touched_by_files, others, self.root)
            self._state.touch(touched)
            self._tell_files(sorted(others))
            self._moved()
            if any(map(is_told_by_events, others)):
                await self.adopt()

    async def adopt(self) -> None:
        """As `adopted`; what is wrong with the files, readers are told."""
        with suppress(SbError):
            await self.adopted()

    async def adopted(self) -> None:
        """Record what files say and the ledger does not know."""
        adopt = CATALOGUE["adopt"]
        await self.write(lambda workspace: adopt.function(workspace, adopt.ask(), self._caller))

    def _spawn(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
