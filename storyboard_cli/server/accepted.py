"""Long work becomes a job: written down with the request that asked for it, and answered with its place."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from pydantic import Field
from pydantic_core import to_json
from starlette.responses import Response

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.model import Frozen
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.server.desk.job import Guard, Job, NewJob, new_job_id
from storyboard_cli.server.desk.port import Enqueued
from storyboard_cli.server.desk.request import Answered, Other, Reply, Request, key_reused
from storyboard_cli.server.replies import JSON
from storyboard_cli.server.service import refuse_stopping
from storyboard_cli.server.visit import Visit

REPLAYED = "idempotent-replayed"


class JobAccepted(Frozen):
    """A job that waits for its turn."""

    job_id: str = Field(description="The job.")
    project_id: str = Field(description="The project that it works on.")
    operation: str = Field(description="What it does, as render.")
    state: str = Field("queued", description="It waits for its turn.")
    href: str = Field(description="Where it is told of; with `?wait=60` when it has ended.")


_OF_ARCHIVED = ("export.", "models.")
"""What an archived project has still: the film goes out, and is not changed."""


async def accept(
    visit: Visit,
    operation: str,
    ask: Ask,
    request: Request | None,
    again: Job | None = None,
    guard: Guard | None = None,
) -> Response:
    """202 for an Ask of an operation; `again` is the job that is to be done once more."""
    refuse_stopping(visit.service)
    await _refuse_archived(visit, operation, ask)
    who, project_id = visit.principal, visit.project_id
    role = who.role_in(project_id)
    new = NewJob(
        new_job_id(),
        project_id,
        operation,
        ask.said(),
        actor=who.signature,
        principal=who.id,
        role=role.value if role else "",
        lane=lane_of(operation),
        retry_of=again.job_id if again is not None else None,
        guard=again.guard if again is not None else guard,
    )
    reply = _reply(new)
    found = await asyncio.to_thread(visit.service.runner.submit, new, request, reply if request else None)
    if isinstance(found, Enqueued):
        return response_of(reply)
    return _as_before(found)


async def _refuse_archived(visit: Visit, operation: str, ask: Ask) -> None:
    """A job that would change an archived project is refused at once, and not when its turn comes."""
    writes = "writes" in CATALOGUE[operation].effects and not operation.startswith(_OF_ARCHIVED)
    if writes and not (getattr(ask, "dry_run", False) or getattr(ask, "check", False)):
        await visit.open_project.look(lambda workspace: workspace.refuse_archived())


async def answered_before(visit: Visit, request: Request | None) -> Response | None:
    """What was answered to a request with this key: then nothing of it is looked at any more."""
    found = await asyncio.to_thread(visit.service.desk.answered, request) if request else None
    return None if found is None else _as_before(found)


def _as_before(found: Answered | Other) -> Response:
    if isinstance(found, Answered):
        return response_of(found.reply, {REPLAYED: "true"})
    raise key_reused(found.target)


def lane_of(operation: str) -> str:
    """Work that would only wait for the same lock is done one after the other: all but exports and checks."""
    return "" if operation.startswith("export.") else operation


def _reply(new: NewJob) -> Reply:
    place = f"/v1/projects/{new.project_id}/jobs/{new.job_id}"
    told = JobAccepted(job_id=new.job_id, project_id=new.project_id, operation=new.operation, href=place)
    headers = {"location": place, "content-type": JSON, "cache-control": "no-store"}
    return Reply(202, headers, to_json(told.plain()))


def response_of(reply: Reply, more: Mapping[str, str] | None = None) -> Response:
    """An answer as it left the service."""
    headers: dict[str, Any] = {**reply.headers, **(more or {})}
    return Response(reply.body, reply.status, headers)
