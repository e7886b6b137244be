"""The projects that a service serves, opened when somebody asks for them and closed when nobody does."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import closest
from storyboard_cli.core.settings import Settings
from storyboard_cli.people.principal import EVERY_PROJECT, Known, Principal
from storyboard_cli.people.roles import Right, may_in_words
from storyboard_cli.project.folders import FOR_MANAGERS, Found, OneFolder, ProjectFolders
from storyboard_cli.project.served import Place
from storyboard_cli.project.server_home import ServerHome, server_home
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.desk.home import Held, hold
from storyboard_cli.server.problems import problem, refuse, stopping
from storyboard_cli.server.reads.project import ServedProject
from storyboard_cli.server.routes.route import AnyRoute, Route
from storyboard_cli.server.routes.shared import is_for_guests

log = logging.getLogger("sb.server")

_LOOKED_S = 0.05
"""Who reads what is kept looks at a folder no oftener than this, as long as its ledger is the same file."""
IDLE_S = 900.0
"""A project that nobody asked for so long is closed."""


@dataclass
class _Opened:
    """An open project, and what was seen of where it lies."""

    project: ServedProject
    place: Place
    held: Held | None = None
    """Its home, where it is one of many: no other server has it as its own."""
    can_write: bool = True
    """Could its disk be written as it was opened?"""
    seen_ledger: int = -1
    """The ledger that lay there at the last look at the folder."""
    seen_until: float = 0.0
    """So long who reads what is kept need not look again, in seconds of the monotonic clock."""

    @property
    def is_as_seen(self) -> bool:
        """Is its ledger the one that lay in the folder when that was looked at a moment ago?"""
        if time.monotonic() > self.seen_until:
            return False
        try:
            return self.project.see().ledger == self.seen_ledger
        except SbError:
            return False  # whoever opens it is told why

    async def is_still_there(self, project_id: str, settings: Settings) -> bool:
        """Is it where it was opened? Folders are removed, moved and put in each other's place."""
        try:
            ledger = self.project.see().ledger
            now = Place.of(self.project.root)
            if now == self.place:
                self.seen_ledger, self.seen_until = ledger, time.monotonic() + _LOOKED_S
                return True
            if now.folder == self.place.folder:  # `project.yaml` alone was written
                said = await asyncio.to_thread(_id_of, self.project.root, settings)
                if said in (project_id, None):  # what is wrong with it, those who read are told
                    self.place = now
                    return True
        except SbError as error:
            self.project.hub.tell("gone", problem(error, project_id))
        return False

    async def close(self) -> None:
        """Let go of it."""
        try:
            await self.project.close()
        finally:
            if self.held is not None:
                self.held.release()


@dataclass
class ServedProjects:
    """By id: where each lies, and those that are open."""

    home: ServerHome
    settings: Settings
    address: str = ""
    """Where this server answers, as others are told."""
    _open: dict[str, _Opened] = field(default_factory=dict)
    _opening: dict[str, asyncio.Lock] = field(default_factory=dict)
    _said_unheld: set[str] = field(default_factory=set)
    _is_closed: bool = False

    @cached_property
    def folders(self) -> ProjectFolders | OneFolder:
        """Which folder is which project."""
        if not self.home.has_many:
            return OneFolder(self.home.folder, self.settings)
        return ProjectFolders(self.home.folder, self.home.state, self.settings)

    async def of(self, project_id: str, who: Principal | None, route: AnyRoute) -> ServedProject:
        """The project, for somebody who may do there what the route does.

        Without a role it does not exist for them: the refusal is the one of a project that is not there.
        """
        right = getattr(route, "right", None)
        if who is None or who.role_in(project_id) is None:
            raise no_project(project_id, await self._known_to(who))
        try:
            project = self._just_seen(project_id, route) or await self.open(project_id)
            if writes(route):
                project = await self._to_write(project_id, project)
        except SbError as error:
            if error.code in FOR_MANAGERS and not who.may(Right.manage, project_id):
                raise unavailable(project_id) from error
            if error.code != "no-project":
                raise
            raise no_project(project_id, await self._known_to(who)) from error
        if who.kind is Known.guest and not is_for_guests(route):
            raise not_shared()
        if right is not None and not who.may(right, project_id):
            raise not_allowed(who, right, project_id)
        return project

    async def _known_to(self, who: Principal | None) -> Collection[str]:
        """The projects that somebody may hear of: those in which they have a role."""
        if who is None:
            return ()
        if EVERY_PROJECT not in who.roles:
            return who.roles.keys()
        return [row.project_id for row in await asyncio.to_thread(self.listed)]

    def _just_seen(self, project_id: str, route: AnyRoute) -> ServedProject | None:
        """The open project, for who reads nothing of its folder."""
        found = self._open.get(project_id)
        return found.project if found and _reads_what_is_kept(route) and found.is_as_seen else None

    async def open(self, project_id: str) -> ServedProject:
        """The project, opened where it was not, or where its folder has another in it by now."""
        found = self._open.get(project_id)
        if found is not None:
            if await found.is_still_there(project_id, self.settings):
                return found.project
            if self._open.get(project_id) is found:
                await self.close(project_id)
        async with self._opening.setdefault(project_id, asyncio.Lock()):
            found = self._open.get(project_id)
            if found is None:
                if self._is_closed:
                    raise stopping()
                found = self._open[project_id] = await self._opened(project_id)
            return found.project

    async def _opened(self, project_id: str) -> _Opened:
        root = await asyncio.to_thread(self._root, project_id)
        place = Place.of(root)
        async with AsyncExitStack() as undone:  # also where who asked went away: another server may want it
            held = await asyncio.to_thread(self._held_if_it_can, project_id, root)
            if held is not None:
                undone.callback(held.release)
            besides = (self.home.folder, self.home.state)
            project = ServedProject(root, self.settings, project_id, besides=besides)
            undone.push_async_callback(project.close)
            await project.start()
            project.see()
            undone.pop_all()
        can_write = project.can_record and (held is not None or not self.home.has_many)
        return _Opened(project, place, held, can_write)

    async def _to_write(self, project_id: str, project: ServedProject) -> ServedProject:
        """The project, for somebody who writes: opened anew where its disk could not be written before."""
        found = self._open.get(project_id)
        if found is None or found.can_write:
            return project
        async with self._opening.setdefault(project_id, asyncio.Lock()):
            if not await asyncio.to_thread(self._is_writable, found):
                return project
            if self._open.get(project_id) is found:
                await self.close(project_id)
        return await self.open(project_id)

    def _is_writable(self, found: _Opened) -> bool:
        """Can the project be written by now? Raises why nobody can hold it."""
        project = found.project
        if found.held is None and self.home.has_many:
            self._hold(project.project_id, project.root).release()
        with project.openings.open(Caller("sb")) as workspace:
            return workspace.can_record

    def _held_if_it_can(self, project_id: str, root: Path) -> Held | None:
        """Hold one of many; None where its folder cannot be written, which keeps nobody from reading."""
        if not self.home.has_many:
            return None
        try:
            return self._hold(project_id, root)
        except SbError as error:
            if error.kind is not Kind.storage:
                raise
            if project_id not in self._said_unheld:
                self._said_unheld.add(project_id)
                log.warning("%s can be read, and not be changed: %s", root.name, visible(error.message))
            return None

    def _hold(self, project_id: str, root: Path) -> Held:
        state = server_home(root, self.settings).state
        if state.is_relative_to(root) and not root.is_dir():
            raise no_project(project_id)  # it was moved away just now, and nothing is made where it was
        return hold(state, f"{self.address}, which serves {self.home.folder}")

    def opened_now(self, project_id: str) -> ServedProject | None:
        """The project, where it is open."""
        found = self._open.get(project_id)
        return None if found is None else found.project

    @property
    def all_open(self) -> list[ServedProject]:
        """Those that are open now."""
        return [found.project for found in self._open.values()]

    def listed(self) -> list[Listed]:
        """Every project that is known, by id, also those that cannot be opened now. For a thread."""
        found = self.folders.look()
        rows = {project_id: self._listed(project_id, root) for project_id, root in found.served.items()}
        for fault in found.faults:
            if fault.project_id is None and not self.home.has_many:
                raise fault.error  # nothing says which project it is
            if fault.project_id is not None and fault.project_id not in rows:
                rows[fault.project_id] = Listed(fault.project_id, fault=fault.error)
        return [rows[project_id] for project_id in sorted(rows)]

    def _listed(self, project_id: str, root: Path) -> Listed:
        try:
            with Workspace.open(root, self.settings, Caller("sb")) as workspace:
                spec = workspace.project
                return Listed(spec.project_id, spec.name, spec.status)
        except SbError as error:
            return Listed(project_id, fault=error)

    def found(self) -> Found:
        """Which folder is which project now, and what is wrong with the rest. For a thread."""
        return self.folders.look()

    async def close_idle(self) -> None:
        """Close what nobody asked for in a while and nobody listens to."""
        now = time.monotonic()
        for project_id, found in list(self._open.items()):
            if now - found.project.used_at > IDLE_S and not found.project.is_in_use:
                await self.close(project_id)

    async def close(self, project_id: str) -> None:
        """Close one project."""
        found = self._open.pop(project_id, None)
        if found is not None:
            await found.close()

    async def close_all(self) -> None:
        """Close every project, and open none any more."""
        self._is_closed = True
        for project_id in list(self._open):
            await self.close(project_id)

    def _root(self, project_id: str) -> Path:
        root = self.folders.root_of(project_id)
        if root is None:
            raise no_project(project_id)
        return root


@dataclass(frozen=True, slots=True)
class Listed:
    """A project as a list of all shows it."""

    project_id: str
    name: str = ""
    status: str = "unavailable"
    fault: SbError | None = None
    """Why it cannot be opened now."""


def unavailable(project_id: str) -> SbError:
    """The project cannot be served, and why is for those who manage it."""
    hint = may_in_words(Right.manage)
    return SbError(Kind.missing, "no-project", f"{project_id} is not available now", hint=hint)


def no_project(project_id: str, known: Collection[str] = ()) -> SbError:
    """There is no such project, or not for whoever asks: nobody can tell which. `known` are theirs."""
    near = closest(project_id, known)
    hint = f"did you mean {near[0]}?" if near else None
    return SbError(Kind.missing, "no-project", f"there is no project {project_id}", hint=hint)


def not_shared() -> SbError:
    """A guest knows the project that they have a link to, so they are told that there is more of it."""
    hint = Mend("frames.show", {}, "{} lists what was")
    return refuse(Kind.blocked, "not-shared", "this is not part of what was shared with you", hint)


def _id_of(root: Path, settings: Settings) -> str | None:
    """The id of the project in a folder; None where there is none that can be read."""
    try:
        with Workspace.open(root, settings, Caller("sb")) as workspace:
            return workspace.project.project_id if workspace.root == root.resolve() else None
    except SbError:
        return None


def not_allowed(who: Principal, right: Right, project_id: str, why: str = "") -> SbError:
    """Somebody lacks a right in a project; `why` says what they need it for, where the route does not."""
    said = f"your role here is {who.role_in(project_id)}, which does not {_in_words(right)}"
    return refuse(Kind.blocked, "not-allowed", f"{why}; {said}" if why else said, may_in_words(right))


def _in_words(right: Right) -> str:
    return {
        Right.read: "read",
        Right.comment: "comment",
        Right.make: "write scripts and specs, render, check or export",
        Right.decide: "approve, lock or order",
        Right.manage: "manage members or archive",
    }[right]


def writes(route: AnyRoute) -> bool:
    """May the route change something in the project?"""
    if isinstance(route, Route):
        return route.called.on == "project" and "reads" not in route.called.effects
    return route.method != "GET" and not route.at.startswith("live.")  # who looks is written nowhere


def _reads_what_is_kept(route: AnyRoute) -> bool:
    if isinstance(route, Route):
        return route.how in ("read", "rows")
    return route.method == "GET" and route.at.startswith("jobs:")
