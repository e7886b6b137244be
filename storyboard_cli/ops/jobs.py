"""`sb jobs`: what was sent to ComfyUI servers, what became of it, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import ServerAddress, asked_servers
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.ledger.events import facts_of
from storyboard_cli.ledger.events.jobs import JobChanged
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import RunMode
from storyboard_cli.render.comfy.client import Client
from storyboard_cli.render.comfy.faults import Fault
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.journal import OPEN_STATES, JobRecord
from storyboard_cli.rendering.ledger_journal import LedgerJournal, record_of

WANTING = ("failed", "dead", "cancelled")
"""States that `retry` takes up."""


class JobRow(Frozen):
    job_id: str = Field(description="The job.")
    subject: str = Field(description="What it makes: FR_S03_002, CHAR_001.")
    state: str = Field(description="queued, submitted, running, done, failed, dead or cancelled.")
    attempt: int = Field(description="Which try it is, from 1.")
    pipeline: str = Field(description="The pipeline, as scene-sdxl@1.")
    server: str = Field(description="The server that has it.")
    updated_at: str = Field(description="When it last changed.")
    error: str | None = Field(None, description="What went wrong.")


class JobStep(Frozen):
    at: str = Field(description="When.")
    state: str = Field(description="queued, submitted, running, done, failed, dead or cancelled.")
    attempt: int = Field(description="Which try it is, from 1.")
    server: str | None = Field(None, description="The server that has it.")
    prompt_id: str | None = Field(None, description="Its name on the server.")
    error: str | None = Field(None, description="What went wrong.")


class JobsListAsk(Ask):
    once_called = {"everything": "all"}

    all: Annotated[bool, asked("Also what is done or cancelled.", "--all")] = False
    states: Annotated[
        list[str], asked("queued, submitted, running, done, failed, dead, cancelled.", "--state")
    ] = []


class JobsListAnswer(Answer):
    jobs: list[JobRow] = Field([], description="The jobs, newest last.")
    counts: dict[str, int] = Field({}, description="How many there are, by state.")


class JobsShowAsk(Ask):
    job: Annotated[str, asked("The start of a job id, or FR_S03_002.", argument="job")]


class JobsShowAnswer(Answer):
    job: JobRow = Field(description="The job.")
    prompt_id: str = Field("", description="Its name on the server.")
    error: dict[str, Any] = Field({}, description="The server's error, node and traceback.")
    steps: list[JobStep] = Field([], description="What became of it, oldest first.")


class JobsCancelAsk(Ask):
    jobs: Annotated[
        list[str],
        asked("Which: the start of a job id, FR_S03_002, CHAR_001; all if left out.", argument="jobs"),
    ] = []


class JobsRetryAsk(JobsCancelAsk):
    servers: Annotated[
        list[ServerAddress],
        asked_servers(
            "Servers instead of the project's.",
            "Use this server instead of the project's; may be repeated.",
            "URL",
        ),
    ] = []


class JobsCollectAsk(JobsRetryAsk):
    pass


class JobsChangeAnswer(Answer):
    done: list[str] = Field([], description="What was done, by subject.")
    failed: list[str] = Field([], description="What could not be, and why.")
    note: str = Field("", description="What else to say.")


@signed
def list_jobs(workspace: Workspace, ask: JobsListAsk, caller: Caller) -> JobsListAnswer:
    """Jobs that are open or went wrong; with `everything`, all."""
    records = _records(workspace)
    counts: dict[str, int] = {}
    for record in records:
        counts[record.state] = counts.get(record.state, 0) + 1
    wanted = set(ask.states) or {*OPEN_STATES, "failed", "dead"}
    chosen = [r for r in records if (ask.all and not ask.states) or r.state in wanted]
    return JobsListAnswer(jobs=[_row(r) for r in chosen], counts=counts)


@signed
def show(workspace: Workspace, ask: JobsShowAsk, caller: Caller) -> JobsShowAnswer:
    """One job with its history and the server's own words."""
    record = _chosen(workspace, [ask.job])[-1]
    events = workspace.log.read(kinds=[JobChanged.kind], subject=record.job_id)
    steps = [
        JobStep(
            at=event.at,
            state=job.state,
            attempt=job.attempt or 1,
            server=job.server,
            prompt_id=job.prompt_id,
            error=_message(job.error),
        )
        for event, job in facts_of(events, JobChanged)
    ]
    return JobsShowAnswer(
        job=_row(record), prompt_id=record.prompt_id, error=dict(record.error or {}), steps=steps
    )


@signed
def retry(workspace: Workspace, ask: JobsRetryAsk, caller: Caller) -> JobsChangeAnswer:
    """Render again what failed for good or was cancelled."""
    records = (
        _chosen(workspace, ask.jobs) if ask.jobs else [r for r in _records(workspace) if r.state in WANTING]
    )
    chosen = [r for r in records if r.state in WANTING]
    if not chosen:
        return JobsChangeAnswer(note="nothing to retry" if not ask.jobs else "these jobs did not fail")
    return _run(workspace, chosen, RunMode(servers=tuple(map(str, ask.servers))), caller)


@signed
def collect(workspace: Workspace, ask: JobsCollectAsk, caller: Caller) -> JobsChangeAnswer:
    """Fetch what servers finished after a run was detached or killed; nothing is computed again."""
    journal = LedgerJournal(workspace)
    try:
        records = _chosen(workspace, ask.jobs) if ask.jobs else _records(workspace)
        open_jobs = [r for r in records if r.is_open]
        delivered = [r for r in open_jobs if journal.delivered(r.job_id)]
        journal.record(*(r.now("done") for r in delivered))
        never_sent = [r for r in open_jobs if r.state == "queued" and r not in delivered]
        journal.record(*(r.now("cancelled") for r in never_sent))
        left = [r for r in open_jobs if r not in delivered and r not in never_sent]
        if not left:
            return JobsChangeAnswer(
                done=[r.subject for r in delivered], note="" if delivered else "nothing to collect"
            )
        found = _run(workspace, left, RunMode(tuple(map(str, ask.servers)), collect_only=True), caller)
        _drop_outdated(workspace, journal, left)
    finally:
        journal.close()
    return found


@signed
def cancel(workspace: Workspace, ask: JobsCancelAsk, caller: Caller) -> JobsChangeAnswer:
    """Cancel open jobs of this project on their servers, and no one else's."""
    records = _chosen(workspace, ask.jobs) if ask.jobs else _records(workspace)
    chosen = [r for r in records if r.is_open]
    journal = LedgerJournal(workspace)
    clients: dict[str, Client] = {}
    known = {r.server for r in chosen if r.server} if caller.is_here else None  # it sent them there itself
    credentials = Credentials.of(workspace.settings, known)
    done, failed = [], []
    try:
        for record in reversed(chosen):
            why = _cancelled(record, clients, credentials)
            if why is None:
                journal.record(record.now("cancelled"))
                done.append(record.subject)
            else:
                failed.append(f"{record.subject}: {why}")
    finally:
        journal.close()
        for client in clients.values():
            client.close()
    return JobsChangeAnswer(
        done=done,
        failed=failed,
        note="" if chosen else "no job is open",
        failure=Kind.unreachable if failed else None,
    )


def _cancelled(record: JobRecord, clients: dict[str, Client], credentials: Credentials) -> str | None:
    """Cancel on the server; the reason why not, or None."""
    if not record.server or not record.prompt_id:
        return None
    if record.server not in clients:
        clients[record.server] = Client.open(record.server, credentials, 10.0)
    client = clients[record.server]
    try:
        if client.job(record.prompt_id, "").state in ("pending", "running"):
            client.cancel(record.prompt_id)
    except Fault as fault:
        return fault.message
    return None


def _run(
    workspace: Workspace, records: Sequence[JobRecord], mode: RunMode, caller: Caller
) -> JobsChangeAnswer:
    """Render or generate what these jobs were to make."""
    from storyboard_cli.ops import generate, render

    frames = sorted({r.subject for r in records if parse_frame_name(r.subject)})
    roles: dict[str, list[str]] = {}
    for record in records:
        asset, _, role = record.subject.partition(" ")
        if role:
            roles.setdefault(asset, []).append(role)
    done: list[str] = []
    failed: list[str] = []
    if frames:
        wanted_frames = render.RenderAsk(selectors=frames, renderer="comfyui")
        made = render.render_with(workspace, wanted_frames, mode, caller)
        done += [f.frame_id for f in made.rendered]
        failed += [f"{f.frame_id}: {f.message}" for f in made.failed]
    for asset, wanted in sorted(roles.items()):
        ask = generate.GenerateAsk(assets=[asset], roles=wanted, renderer="comfyui")
        taken = generate.generate_with(workspace, ask, mode, caller)
        done += [f"{g.asset_id} {g.take}" for g in taken.assets if g.take]
        failed += [line for g in taken.assets for line in g.failed]
    return JobsChangeAnswer(done=done, failed=failed, failure=Kind.partial if failed else None)


def _drop_outdated(workspace: Workspace, journal: LedgerJournal, records: Iterable[JobRecord]) -> None:
    """Jobs that nobody asks for any more, changed meanwhile or lost by the server, are closed."""
    for record in records:
        now = journal.find(record.job_id)
        if now is not None and now.is_open:
            journal.record(
                now.now("cancelled", error={"message": "not needed any more, or lost by the server"})
            )


def _records(workspace: Workspace) -> list[JobRecord]:
    return [record_of(row) for row in workspace.views.jobs()]


def _chosen(workspace: Workspace, names: Sequence[str]) -> list[JobRecord]:
    """Jobs by the start of their id, or by what they make."""
    records = _records(workspace)
    found: dict[str, JobRecord] = {}
    for name in names:
        matching = [r for r in records if r.job_id.startswith(name.lower()) or r.subject == name]
        matching = matching or [r for r in records if r.subject.startswith(f"{name} ")]
        if not matching:
            raise SbError(
                Kind.missing,
                "no-job",
                f"there is no job {name}",
                hint=Mend("jobs.list", {"all": True}, "`{}` shows every job"),
            )
        found.update((r.job_id, r) for r in matching)
    return list(found.values())


def _row(record: JobRecord) -> JobRow:
    return JobRow(
        job_id=record.job_id,
        subject=record.subject,
        state=record.state,
        attempt=record.attempt,
        pipeline=record.pipeline,
        server=record.server,
        updated_at=record.at,
        error=_message(record.error),
    )


def _message(error: Any) -> str | None:
    if isinstance(error, dict):
        return str(error.get("message", "")) or None
    return str(error) if error else None
