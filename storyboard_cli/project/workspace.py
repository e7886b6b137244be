"""An opened project: root, settings, and everything in it, read on first use and kept until written."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import Clock, iso, iso_precise
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import write_lock
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.settings import Settings
from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.deciding import append_decided, refuse_moved
from storyboard_cli.store.files import Files
from storyboard_cli.store.listed_files import ListedFiles
from storyboard_cli.store.local import find_root, project_file, refuse_mixed_up, state_folder
from storyboard_cli.store.local_files import LocalFiles

if TYPE_CHECKING:
    from storyboard_cli.assets.registry import Registry
    from storyboard_cli.drift.base import Embedder
    from storyboard_cli.drift.detectors import Detector
    from storyboard_cli.drift.lance import VectorStore
    from storyboard_cli.ledger.events.base import Fact
    from storyboard_cli.ledger.log import Log
    from storyboard_cli.ledger.opening import Ledger
    from storyboard_cli.ledger.views import Views
    from storyboard_cli.script.graph import Scene
    from storyboard_cli.script.title_page import TitlePage
    from storyboard_cli.spec.direction import DirectionFile
    from storyboard_cli.spec.project import ProjectSpec
    from storyboard_cli.store.locks import LockFolder
    from storyboard_cli.timeline.cut import Timeline
    from storyboard_cli.timeline.review import Decision

T = TypeVar("T")

_CACHED = ("project", "title_page", "registry", "locks", "directions", "scenes", "timeline", "decisions")


class Closing(Protocol):
    """Something that was opened for a workspace."""

    def close(self) -> None: ...


class _WriteLock(threading.local):
    """The write lock as the calling thread has it."""

    times = 0
    """How many `writing` blocks of this thread are open; the outermost one holds the lock."""
    head: int | None = None
    """The ledger's newest event when the thread began to decide; None where it does not decide."""
    first: Callable[[], None] | None = None
    """Looks whether there may be a decision at all, before the next one."""
    looked: Callable[[], None] | None = None
    """The same, when it has looked before the decision that is being made."""


class read_once(Generic[T]):
    """A property of an opened project that is made on first use and kept, for every caller's workspace."""

    def __init__(self, make: Callable[[Workspace], T]) -> None:
        self.make = make
        self.name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, workspace: Workspace, owner: type[Workspace] | None = None) -> T:
        if self.name not in workspace.opened:
            workspace.opened[self.name] = self.make(workspace)
        return cast("T", workspace.opened[self.name])


class Workspace:
    """One project. Reading is lazy and cached; `forget` drops what was read, `writing` guards writes."""

    def __init__(self, root: Path, settings: Settings, caller: Caller, files: Files | None = None) -> None:
        self.root = root
        self.files = ListedFiles(files or LocalFiles(root))
        self.settings = settings
        self.state = state_folder(root, settings)
        self.caller = caller  # who signs what this workspace writes
        self.opened: dict[str, object] = {}  # by `read_once`; copies for other callers share it
        self._kept: dict[object, object] = {}
        self._closing: list[Closing] = []
        self._lock = _WriteLock()

    @classmethod
    def open(cls, start: Path, settings: Settings, caller: Caller) -> Workspace:
        """Open the project at or above `start`, for one caller."""
        opened = cls(find_root(start), settings, caller)
        refuse_mixed_up(opened.root, opened.state)
        return opened

    def for_caller(self, caller: Caller) -> Workspace:
        """The same opened project, with all that was read of it, for whoever calls now.

        Operations get theirs so, by `signed`: what they write is signed by their own caller, whoever opened.
        """
        if caller is self.caller:
            return self
        found = copy(self)  # what was read, opened and locked is shared: nothing of it is assigned anew
        found.caller = caller
        return found

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close what was opened: the ledger, and everything that `closes_with` it."""
        while self._closing:
            self._closing.pop().close()
        ledger = self.opened.pop("_ledger", None)
        if ledger is not None:
            cast("Ledger", ledger).close()

    def closes_with(self, opened: Closing) -> None:
        """Close `opened` when this workspace is closed, unless `was_closed` says that it is already."""
        self._closing.append(opened)

    def was_closed(self, opened: Closing) -> None:
        """`opened` closed itself."""
        if opened in self._closing:
            self._closing.remove(opened)

    @property
    def is_gone(self) -> bool:
        """Was the project's folder removed or moved since it was opened?"""
        return project_file(self.root) is None

    # --- what is read -----------------------------------------------------------------------------------

    @read_once
    def project(self) -> ProjectSpec:
        """`project.yaml`."""
        from storyboard_cli.store.specs import read_project

        project = read_project(self.files, self.cache)
        if project.name:
            return project
        name = self.title_page.title or self.root.resolve().name or project.project_id
        return project.model_copy(update={"name": name[:200]})

    @read_once
    def title_page(self) -> TitlePage:
        """What the first title page of the project's scripts says."""
        from storyboard_cli.store.specs import read_project
        from storyboard_cli.store.title_pages import project_title_page

        return project_title_page(self.files, read_project(self.files, self.cache).scripts)

    @read_once
    def registry(self) -> Registry:
        """Specs, locked versions and aliases."""
        from storyboard_cli.store.registry import read_registry

        return read_registry(self.files, self.cache, self.locks)

    @read_once
    def locks(self) -> LockFolder:
        """Locked versions, and what is wrong with the rest."""
        from storyboard_cli.store.locks import read_locks

        return read_locks(self.files, self.cache)

    @read_once
    def directions(self) -> dict[str, DirectionFile]:
        """Overrides by scene id."""
        from storyboard_cli.store.specs import read_directions

        return read_directions(self.files, self.cache)

    @read_once
    def scenes(self) -> list[Scene]:
        """Compiled scenes in story order."""
        from storyboard_cli.store.scenes import read_scenes

        return read_scenes(self.files, self.cache)

    @read_once
    def timeline(self) -> Timeline:
        """The cut."""
        from storyboard_cli.store.timeline import read_timeline

        return read_timeline(self.files, self.cache)

    @read_once
    def decisions(self) -> list[Decision]:
        """Review decisions, oldest first."""
        from storyboard_cli.store.reviews import read_decisions

        return read_decisions(self.files, self.cache)

    @property
    def log(self) -> Log:
        """What happened, event by event."""
        return self._ledger.log

    @property
    def views(self) -> Views:
        """What all that happened adds up to."""
        return self._ledger.views

    @property
    def can_record(self) -> bool:
        """Could the ledger be written as it was opened? Else nothing is, until it is opened again."""
        return not self._ledger.read_only

    @read_once
    def _ledger(self) -> Ledger:
        return self.open_ledger()

    def open_ledger(self) -> Ledger:
        """The project's ledger, opened for the calling thread alone, which also closes it."""
        from storyboard_cli.ledger.opening import open_ledger

        return open_ledger(self.ledger_path, self.project.project_id)

    @property
    def ledger_path(self) -> Path:
        """Where the ledger's file lies."""
        return self.state / "ledger.db"

    @read_once
    def state_files(self) -> Files:
        """Files of this machine, wherever its state lies: takes, names, copies of what was replaced."""
        return LocalFiles(self.state)

    @read_once
    def cache(self) -> Files:
        """Rebuildable caches of this machine."""
        return LocalFiles(self.state / "cache")

    def kept(self, make: Callable[[Workspace], T]) -> T:
        """What `make` makes of this workspace, made once and kept until `forget`."""
        found = self._kept.get(make)
        if found is None:
            found = self._kept[make] = make(self)
        return cast("T", found)

    def forget(self, *names: str) -> None:
        """Drop what was read from files (all of it, or what is named), so that the next use reads again."""
        if not names:
            self._kept.clear()
            self.files.look_again()
        for name in names or _CACHED:
            self.opened.pop(name, None)

    def as_read(self) -> dict[str, object]:
        """What was read from files until now, by name, for `read_besides`."""
        return {name: self.opened[name] for name in _CACHED if name in self.opened}

    def keep(self, make: Callable[[Workspace], T], made: T) -> None:
        """Go on with what `make` made before `forget`: nothing that it was made of changed since."""
        self._kept[make] = made

    def read_besides(self, **known: object) -> None:
        """Go on with these values of what was read: they are what the files say after the caller's own write.

        For whoever wrote under the lock, and would otherwise read all of it again.
        """
        self.opened.update(known)

    # --- who and when -----------------------------------------------------------------------------------

    def now(self) -> str:
        """The time in every file that sb writes: UTC, to the second."""
        return iso(self.caller.clock())

    def now_precise(self) -> str:
        """The time of an event: UTC, to the microsecond."""
        return iso_precise(self.caller.clock())

    @property
    def clock(self) -> Clock:
        """The caller's clock."""
        return self.caller.clock

    @property
    def actor(self) -> str:
        """Who decides: the caller."""
        return self.caller.actor

    # --- what is written --------------------------------------------------------------------------------

    def refuse_archived(self) -> None:
        """Refuse to change a project that is archived."""
        if self.project.status == "archived":
            raise SbError(
                Kind.blocked,
                "project-archived",
                f"{self.project.name} is archived and is not changed any more",
                hint=Mend("project.patch", {"changes": {"status": "active"}}, "{} to go on with it"),
            )

    @contextmanager
    def writing(self, *, archived: bool = False) -> Iterator[None]:
        """Hold the project's write lock; may be nested. Refuses archived projects, but for `archived`.

        An inner block may do what the outer one may.
        """
        if self._lock.times:
            self._lock.times += 1
            try:
                yield
            finally:
                self._lock.times -= 1
            return
        if not archived:
            self.refuse_archived()
        holder = f"process {os.getpid()} ({self.actor})"
        with write_lock(self.state / "write.lock", holder=holder, wait_s=self.settings.lock_wait_s):
            self._lock.times = 1
            self.files.look_again()  # somebody else may have written until now
            try:
                with self.files.looking():
                    yield
            finally:
                self._lock.times = 0

    @contextmanager
    def deciding(self, *, dry_run: bool = False) -> Iterator[None]:
        """As `writing`, for a verb that reads, decides and writes: all of that within the block.

        What was read before is read again, and what the block records is refused where somebody else decided
        in between. A dry run takes no lock.
        """
        if dry_run or self._lock.head is not None:
            yield
            return
        self.forget()
        with self.writing():
            self._lock.head = self.log.head[0]
            try:
                first, self._lock.first = self._lock.first, None
                self._lock.looked = first
                if first is not None:
                    first()
                yield
            finally:
                self._lock.head = None

    @property
    def is_deciding(self) -> bool:
        """Does this thread decide now, under the lock?"""
        return self._lock.head is not None

    def nothing_decided(self) -> None:
        """What was to be decided in this block waits for the next one, before which is looked again."""
        self._lock.first = self._lock.looked

    def before_deciding(self, first: Callable[[], None]) -> None:
        """Call `first` once this thread decides next, under its lock; what it raises forbids the decision."""
        self._lock.first = first

    def record(
        self,
        *facts: Fact,
        expected_head: int | None = None,
        asked_by: Callable[[Fact], str] | None = None,
    ) -> list[Event]:
        """Append what happened to the ledger, with its rows, in one transaction. Verbs go through `commit`.

        Within `deciding`, or with the head that the caller saw when it decided, a conflict where somebody
        else decided something since. They are recorded for the caller's request, or as `asked_by` says.
        """
        events = [fact.event(asked_by(fact) if asked_by else self.caller.request) for fact in facts]
        seen = self._lock.head if expected_head is None else expected_head
        at, actor = self.now_precise(), self.actor
        if seen is None:
            return self.log.append(events, at=at, actor=actor)
        recorded = append_decided(self.log, events, at=at, actor=actor, expected_head=seen)
        if self._lock.head is not None and recorded:
            self._lock.head = recorded[-1].seq
        return recorded

    def refuse_if_moved(self, facts: Sequence[Fact], *, expected_head: int | None = None) -> None:
        """A conflict where `record` of these facts would be one: asked before their files are written."""
        seen = self._lock.head if expected_head is None else expected_head
        if seen is not None:
            refuse_moved(self.log, [fact.event() for fact in facts], seen)

    # --- what is opened ---------------------------------------------------------------------------------

    def embedder(self, name: str | None = None) -> Embedder:
        """The project's embedder, or the named one."""
        from storyboard_cli.drift.registry import open_embedder

        found = open_embedder(name or self.project.consistency.embedder, self.models_dir)
        use_threads = getattr(found, "use_threads", None)  # an embedder without it works on one core
        if self.settings.threads and use_threads is not None:
            use_threads(self.settings.threads)
        return found

    def detector(self) -> Detector | None:
        """The project's detector of people, where it names one."""
        from storyboard_cli.drift.detectors import open_detector

        name = self.project.consistency.detector
        return open_detector(name, self.models_dir) if name else None

    @property
    def models_dir(self) -> Path:
        """Where embedding models of this machine live."""
        return self.settings.models_dir or self.state / "models"

    @read_once
    def vectors(self) -> VectorStore:
        """The project's vectors."""
        from storyboard_cli.drift.lance import VectorStore

        return VectorStore(self.state / "vectors", self.project.project_id, now=self.now())
