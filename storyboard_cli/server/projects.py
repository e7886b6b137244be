"""The projects of a service: listed for who asks, and made."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import Field, ValidationError
from starlette.responses import Response

from storyboard_cli.core.asking import Ask, refusal
from storyboard_cli.core.errors import Kind
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.people.principal import Known, Principal
from storyboard_cli.people.roles import Right, Role
from storyboard_cli.project.folders import FOR_MANAGERS
from storyboard_cli.server.accepted import lane_of
from storyboard_cli.server.bodies import parsed
from storyboard_cli.server.desk.job import NewJob, new_job_id
from storyboard_cli.server.desk.worker import Task
from storyboard_cli.server.files.receiving import Received
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.reads.kept import body_as
from storyboard_cli.server.replies import json_response, made_response
from storyboard_cli.server.served import Listed, unavailable
from storyboard_cli.server.uploads import FORM, form_fields
from storyboard_cli.server.visit import Visit


class ProjectLine(Frozen):
    project_id: str = Field(description="The project, as PRJ_film.")
    name: str = Field(description="Its title.")
    status: str = Field(description="active or archived; unavailable where it cannot be opened now.")
    role: str = Field(description="Your role in it.")
    fault: str | None = Field(None, description="Why it cannot be opened now.")


class ProjectList(Frozen):
    projects: list[ProjectLine] = Field([], description="By id.")


async def list_projects(visit: Visit) -> Response:
    """Those in which whoever asks has a role."""
    rows = await asyncio.to_thread(visit.service.projects.listed)
    who = visit.principal
    mine = [(row, role) for row in rows if (role := who.role_in(row.project_id)) is not None]
    lines = [
        ProjectLine(
            project_id=row.project_id,
            name=row.name or row.project_id,
            status=row.status,
            role=role.value,
            fault=_told(row, who),
        )
        for row, role in mine
    ]
    return json_response(visit.request, ProjectList(projects=lines).plain())


def _told(row: Listed, who: Principal) -> str | None:
    """Why it cannot be opened; what may be of other people's projects too, those hear who manage, and guests
    hear nothing of why.
    """
    if row.fault is None:
        return None
    hidden = row.fault.code in FOR_MANAGERS and not who.may(Right.manage, row.project_id)
    return (unavailable(row.project_id) if hidden or who.kind is Known.guest else row.fault).message


def _given(ask: type[Ask], media: str, data: bytes) -> dict[str, Any]:
    """What the body says: JSON, or a form in which a script comes as a file."""
    if media.partition(";")[0].strip().lower() == FORM:
        return form_fields(ask, media, Received.of(data))
    return parsed(data, media)


async def create(visit: Visit, data: bytes) -> Response:
    """Make a project among the others."""
    home = visit.service.home
    if not home.has_many:
        raise refuse(
            Kind.blocked,
            "one-project",
            "this service serves one project",
            Mend("serve", {}, "{} serves many", examples={"projects": "films"}),
        )
    operation = CATALOGUE["project.create"]
    given = await asyncio.to_thread(
        _given, operation.ask, visit.request.headers.get("content-type", ""), data
    )
    try:
        ask = operation.ask.model_validate(given)
    except ValidationError as error:
        raise refusal(error, operation.ask) from error
    # A screenplay is compiled and an example is drawn: nothing for the process that answers everybody.
    caller = visit.caller()
    task = Task.of(home.folder, visit.service.settings, operation.name, ask, caller)
    made = body_as(operation.answer, await visit.service.apart(task, caller.cancel), None)
    if made.get("dry_run"):
        return json_response(visit.request, made)
    await asyncio.to_thread(visit.service.made_by, visit.principal, made["project_id"])
    if made.get("undrawn"):
        made["jobs"] = await _drawing(visit, made["project_id"])
    return made_response(visit.request, made, f"/v1/projects/{made['project_id']}")


async def _drawing(visit: Visit, project_id: str) -> list[str]:
    """The jobs that draw an example: drafts, so that its board is seen at once, then its assets, which are
    locked. They are in one lane, so each waits for the one before it.
    """
    from storyboard_cli.ops.generate import GenerateAsk
    from storyboard_cli.ops.lock import LockAsk
    from storyboard_cli.ops.render import RenderAsk

    role = visit.principal.role_in(project_id) or Role.owner  # who made it just now
    asks: tuple[tuple[str, Ask], ...] = (
        ("render", RenderAsk(draft=True, selectors=["S01"])),
        ("render", RenderAsk(draft=True)),
        ("generate", GenerateAsk(all=True)),
        ("lock", LockAsk(all=True)),
    )
    jobs = [
        NewJob(
            new_job_id(),
            project_id,
            operation,
            ask.said(),
            actor=visit.principal.signature,
            principal=visit.principal.id,
            role=role.value,
            lane=lane_of("render"),
        )
        for operation, ask in asks
    ]
    for job in jobs:
        await asyncio.to_thread(visit.service.runner.submit, job)
    return [job.job_id for job in jobs]
