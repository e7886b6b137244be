"""A service that runs: its projects, its people, its desk, and who may come in."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.caller import Caller, Cancel
from storyboard_cli.core.characters import visible
from storyboard_cli.core.clock import Clock, system_clock
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hosts import has_public_name, is_loopback
from storyboard_cli.core.identity import actor_of
from storyboard_cli.core.reporter import Glimpse
from storyboard_cli.core.served_by import FOR_BROWSERS
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.serve import ServeAnswer
from storyboard_cli.people.principal import Principal
from storyboard_cli.people.roles import Role
from storyboard_cli.people.signing_in import SignIns
from storyboard_cli.project.folders import FOR_MANAGERS
from storyboard_cli.project.server_home import ServerHome
from storyboard_cli.server.bodies import end_reading
from storyboard_cli.server.desk.glimpses import Glimpses
from storyboard_cli.server.desk.home import hold
from storyboard_cli.server.desk.job import Job, JobState
from storyboard_cli.server.desk.progress import Following
from storyboard_cli.server.desk.runner import Runner
from storyboard_cli.server.desk.store import Desk
from storyboard_cli.server.desk.worker import Done, Task
from storyboard_cli.server.desk.worker_pool import Hears, WorkerPool
from storyboard_cli.server.files.thumbnails import Thumbnails
from storyboard_cli.server.forgetting import forgetting
from storyboard_cli.server.hints import told_progress
from storyboard_cli.server.local_door import LocalDoor
from storyboard_cli.server.logs import LogForm
from storyboard_cli.server.metrics import Metrics
from storyboard_cli.server.problems import stopping
from storyboard_cli.server.reads.kept import KeptAnswers
from storyboard_cli.server.served import ServedProjects, unavailable
from storyboard_cli.server.standing import Standing

if TYPE_CHECKING:
    from fastapi import FastAPI

    from storyboard_cli.people.oidc.provider import Provider
    from storyboard_cli.people.port import People
    from storyboard_cli.server.reads.project import ServedProject

log = logging.getLogger("sb.server")

DESK = "server.db"
_HOST = re.compile(r"(?:\[(?P<number>[0-9a-f:.]+)\]|(?P<name>[^\s:/?#@\[\]]+))(?::\d{0,5})?")
_SWEEP_S = 60.0
_ROOM = 8 << 20
"""With less free on the disk, a picture may not be kept any more."""
_TOLD = 8 << 20
"""So many bytes of jobs that have ended are kept as they are told."""
_APART = 4
"""So many that look at a whole film at once; more wait."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, and where."""

    home: ServerHome
    host: str = "127.0.0.1"
    port: int = 8400
    workers: int = 2
    names: tuple[str, ...] = ()
    """Names under which browsers know the service, besides its address."""
    log: LogForm = "text"
    has_door: bool = True
    """Is whoever sits at this machine let in by a token? Never where browsers know it by a public name."""
    clock: Clock = system_clock

    @classmethod
    def of(cls, found: ServeAnswer, **more: Any) -> Serving:
        """As `sb serve` found that it can be served."""
        home = ServerHome(Path(found.folder), Path(found.state), found.has_many)
        return cls(home, found.host, found.port, has_door=found.has_door, **more)

    def at_port(self, port: int) -> Serving:
        return replace(self, port=port)

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{self.port}"

    @property
    def is_public(self) -> bool:
        """Does it stand behind a name? Then browsers come over TLS, which something before it speaks."""
        return bool(self.names) and not is_loopback(self.names[0])

    @property
    def told_address(self) -> str:
        """Where it answers, as others on this machine are told."""
        return f"{self.address}{FOR_BROWSERS}{self.public_address}" if self.is_public else self.address

    @property
    def public_address(self) -> str:
        """Where browsers find it: under its first name, where it has one."""
        return f"https://{self.names[0]}" if self.is_public else self.address


class Service:
    """All that a request may need. `opened` makes one and lets go of it."""

    def __init__(self, settings: Settings, serving: Serving, people: People, desk: Desk) -> None:
        self.settings = settings
        self.serving = serving
        self.home = serving.home
        self.people = people
        self.forgets = forgetting(serving.home.folder, serving.home.state)
        self.sign_ins = SignIns(people)
        self.desk = desk
        self.metrics = Metrics()
        self.thumbnails = Thumbnails()
        self.projects = ServedProjects(serving.home, settings, address=serving.address)
        signature = actor_of(settings, serving.home.folder)
        is_here = is_loopback(serving.host)
        has_door = serving.has_door and is_here and not has_public_name(serving.names)
        self.local = LocalDoor(signature) if has_door else None
        self.workers = WorkerPool()
        self.runner = Runner(
            desk,
            self._do,
            workers=serving.workers,
            on_change=[self._changed],
            on_progress=[self._progressed],
            clock=serving.clock,
        )
        self.standing = Standing(people, desk, self.runner)
        self._apart = ThreadPoolExecutor(_APART, thread_name_prefix="sb-look")
        self.glimpses = Glimpses()
        self.told_jobs = KeptAnswers(_TOLD)
        self.is_stopping = False
        self._said_faults: set[str] = set()
        self.reading: set[asyncio.Timeout] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended: dict[str, asyncio.Event] = {}
        self._hosts = {"localhost", *(name.casefold() for name in serving.names)}
        if not is_here:
            self._hosts |= {socket.gethostname().casefold(), serving.host.casefold()}

    @classmethod
    @contextmanager
    def opened(cls, settings: Settings, serving: Serving) -> Iterator[Service]:
        """A service that holds its home: a second one for the same projects is refused."""
        with hold(serving.home.state, serving.told_address), contextlib.ExitStack() as open_files:
            people = serving.home.open_people()
            open_files.callback(people.close)
            desk = Desk(serving.home.state / DESK)
            open_files.callback(desk.close)
            service = cls(settings, serving, people, desk)
            open_files.callback(service.workers.close)
            yield service

    # --- its life ---------------------------------------------------------------------------------------

    @asynccontextmanager
    async def lifespan(self, app: FastAPI) -> AsyncIterator[None]:
        """Work begins with the first event loop, and ends before it."""
        self._loop = asyncio.get_running_loop()
        await self.folder_faults()
        await asyncio.to_thread(self.runner.start)
        tasks = [asyncio.create_task(work) for work in (self._sweep(), self.standing.watch())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await self.stop(0.0)

    async def stop(self, grace_s: float) -> None:
        """Let running jobs stop where they can, end streams, close projects. Jobs go on at the next start."""
        if self.is_stopping:
            return
        self.is_stopping = True
        end_reading(self.reading)
        for project in self.projects.all_open:
            project.hub.close()
        for event in self._ended.values():
            event.set()
        self._apart.shutdown(wait=False, cancel_futures=True)
        await asyncio.to_thread(self.runner.stop, grace_s)
        await asyncio.to_thread(self.workers.close)
        await self.projects.close_all()
        self.thumbnails.close()

    async def folder_faults(self) -> list[str]:
        """What is wrong with folders of projects; the others are served."""
        found = await asyncio.to_thread(self.projects.found)
        said = [visible(one.said) for one in found.faults]
        for new in sorted(set(said) - self._said_faults):
            log.warning("a project's folder: %s", new)
        self._said_faults = set(said)
        return said

    async def faults(self) -> list[str]:
        """What keeps it from serving."""
        found = ["the service is stopping"] if self.is_stopping else []
        if not self.home.folder.is_dir():
            found.append("what is served is not there any more")
        elif shutil.disk_usage(self.home.folder).free < _ROOM:
            found.append("the disk is full")
        for what in (self.desk.counts, self.people.users):
            try:
                await asyncio.to_thread(what)
            except SbError as error:
                found.append(error.message)
        return found

    def count(self) -> None:
        """Bring the numbers up to now that are looked at, not counted."""
        for state, number in self.desk.counts().items():
            self.metrics.jobs.labels(state.value).set(number)
        waits = self.desk.waiting_since()
        age = (system_clock() - datetime.fromisoformat(waits)).total_seconds() if waits else 0.0
        self.metrics.oldest_queued.set(max(0.0, age))
        with suppress(OSError):
            self.metrics.disk_free.set(shutil.disk_usage(self.home.state).free)
        opened = self.projects.all_open
        self.metrics.projects.set(len(opened))
        self.metrics.listeners.set(sum(project.hub.listeners for project in opened))

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(_SWEEP_S)
            with suppress(SbError):
                await self.projects.close_idle()
                await self.folder_faults()
                await asyncio.to_thread(self.workers.end_idle)
                await asyncio.to_thread(self.desk.sweep)

    # --- who comes in -----------------------------------------------------------------------------------

    def is_own_host(self, header: str) -> bool:
        """Is this service meant? A number is: only a name can be made to lead to somebody else's machine."""
        found = _HOST.fullmatch(header.strip().casefold())
        if found is None:
            return False
        host = found["number"] or found["name"]
        try:
            ip_address(host)
        except ValueError:
            return host in self._hosts
        return True

    @cached_property
    def provider(self) -> Provider | None:
        """Where people sign in besides here, if settings say so. Its libraries are loaded only then."""
        if not (self.settings.oidc_issuer and self.settings.oidc_client_id):
            return None
        from storyboard_cli.people.oidc.provider import Provider

        return Provider(self.settings)

    def made_by(self, who: Principal, project_id: str) -> None:
        """Whoever makes a project is its owner."""
        if who.user_id is None:
            return
        login = next((user.login for user in self.people.users() if user.id == who.user_id), None)
        if login is not None:
            acting = self.people.acting(who.signature, "with the project")
            acting.add_member(project_id, login, Role.owner)

    async def apart(self, task: Task, cancel: Cancel) -> Done:
        """What an operation answers that changes nothing, done by one of a few processes."""
        refuse_stopping(self)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._apart, self.workers.do, task, cancel)

    # --- jobs -------------------------------------------------------------------------------------------

    def _do(self, job: Job, caller: Caller) -> Done:
        """Have a job done by a process; a thread of the runner waits for it."""
        self.standing.refuse(job)
        project = self._project_of(job)
        assert isinstance(caller.report, Following)
        hears = Hears(
            caller.report.become, project.openings.note, lambda glimpse: self._glimpsed(job, glimpse)
        )
        task = Task(
            0,
            project.root,
            self.settings,
            job.operation,
            dict(job.ask),
            caller.actor,
            caller.clock,
            guard=job.guard,
            own=frozenset(self._attempts(job)),
            request=caller.request,
        )
        try:
            return self.workers.do(task, caller.cancel, hears)
        finally:
            project.wrote()

    def _glimpsed(self, job: Job, glimpse: Glimpse) -> None:
        """A picture that is being made; who listens hears that there is one, and asks for it who likes."""
        subjects = self.glimpses.put(job.job_id, glimpse)
        if subjects and self._loop is not None:
            with suppress(RuntimeError):  # the loop is over
                self._loop.call_soon_threadsafe(self._told_glimpse, job, subjects)

    def _told_glimpse(self, job: Job, subjects: list[str]) -> None:
        project = self.projects.opened_now(job.project_id)
        if project is not None:
            project.hub.tell("preview", {"job_id": job.job_id, "subjects": subjects})

    def _attempts(self, job: Job) -> Iterator[str]:
        """This job and those that it does again: what they recorded is named by them."""
        yield job.job_id
        while job.retry_of is not None:
            yield job.retry_of
            try:
                job = self.desk.job(job.retry_of)
            except SbError:  # so old that it is forgotten
                return

    def _project_of(self, job: Job) -> ServedProject:
        assert self._loop is not None
        opening = self.projects.open(job.project_id)
        try:
            return asyncio.run_coroutine_threadsafe(opening, self._loop).result()
        except SbError as error:
            if error.code in FOR_MANAGERS:  # whoever reads what became of the job need not manage
                raise unavailable(job.project_id) from error
            raise

    def _changed(self, job: Job) -> None:
        if not job.is_open:
            self.glimpses.forget(job.job_id)
            self.metrics.finished.labels(job.operation, job.state.value).inc()
            log.info("job ended", extra=_of_job(job))
        elif job.state is JobState.running:
            log.info("job is to stop" if job.stop_wanted else "job began", extra=_of_job(job))
        self._tell(job, "job")

    def _progressed(self, job: Job) -> None:
        self._tell(job, "progress")

    def _tell(self, job: Job, kind: str) -> None:
        """Tell who listens to the project, and who waits for the job. From threads of the runner."""
        if self._loop is None:
            return
        with suppress(RuntimeError):  # the loop is over
            self._loop.call_soon_threadsafe(self._told, job, kind)

    def _told(self, job: Job, kind: str) -> None:
        if not job.is_open and (event := self._ended.get(job.job_id)) is not None:
            event.set()
        project = self.projects.opened_now(job.project_id)
        if project is None:
            return
        said: dict[str, Any] = {
            "job_id": job.job_id,
            "operation": job.operation,
            "state": job.state.value,
            "progress": told_progress(job.progress.plain(), job.project_id),
        }
        project.hub.tell(kind, said)

    async def ended(self, job_id: str, seconds: float) -> bool:
        """Wait until the job has ended, for so many seconds at most; says whether to wait no more."""
        event = self._ended.setdefault(job_id, asyncio.Event())
        try:
            job = await asyncio.to_thread(self.desk.job, job_id)
            if not job.is_open or self.is_stopping:
                return True
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), seconds)
            return event.is_set()
        finally:
            if event.is_set() or not getattr(event, "_waiters", ()):
                self._ended.pop(job_id, None)


def _of_job(job: Job) -> dict[str, str]:
    """What a line of the log says of a job."""
    said = {"job": job.job_id, "operation": job.operation, "project": job.project_id}
    return {**said, "who": job.actor, "state": job.state.value}


def refuse_stopping(service: Service) -> None:
    """A service that stops takes nothing new."""
    if service.is_stopping:
        raise stopping()
