"""Jobs over HTTP: list, show, wait for, cancel, do again."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import Field
from starlette.responses import Response

from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import hint_from
from storyboard_cli.core.model import Frozen
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.ops.render import RenderAsk
from storyboard_cli.people.roles import may_in_words
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.accepted import accept
from storyboard_cli.server.desk.glimpses import MEDIA
from storyboard_cli.server.desk.job import RETRIED, Job, JobState, missing, not_retried
from storyboard_cli.server.hints import told, told_problem, told_progress
from storyboard_cli.server.kept_replies import kept_response, page_limit
from storyboard_cli.server.once import keyed
from storyboard_cli.server.problems import problem, refuse
from storyboard_cli.server.reads.kept import WEAK, Entry, Kept, Version, encoded, etag_of
from storyboard_cli.server.replies import json_response
from storyboard_cli.server.standing import right_of
from storyboard_cli.server.told_to import unquoted_plain
from storyboard_cli.server.visit import Visit
from storyboard_cli.server.who import until_ended

LONGEST_WAIT_S = 60.0
_PAGE = 100
_AGES = ("seconds", "eta_seconds")
"""Of the progress of a job, what moves by itself."""
_ENDED = Version(0, 0, 0)  # it is of no state of the project


class JobView(Frozen):
    """A job: long work that somebody asked for, and what became of it."""

    job_id: str = Field(description="The job.")
    project_id: str = Field(description="The project that it works on.")
    operation: str = Field(description="What it does, as render.")
    about: list[str] = Field(
        [], description="The frames, scenes or assets that were asked for, at most 100; none: all there are."
    )
    state: JobState = Field(description="queued, running, done, failed or cancelled.")
    actor: str = Field(description="Who asked for it.")
    attempt: int = Field(description="How often it was begun.")
    created_at: str = Field(description="When it was asked for.")
    started_at: str | None = Field(None, description="When it was begun last.")
    finished_at: str | None = Field(None, description="When it ended.")
    stop_wanted: bool = Field(False, description="Somebody cancelled it; it ends at its next step.")
    dead: bool = Field(False, description="It was given up: each attempt ended with the service.")
    retry_of: str | None = Field(None, description="The job that it does again.")
    progress: dict[str, Any] = Field(
        {},
        description="percent, title, note, done, total, messages; eta_seconds: what is left of this piece of "
        "work at the measured pace; seconds: how long it has run; servers: of each its state, pictures done, "
        "seconds of work, what it is doing.",
    )
    answer: dict[str, Any] | None = Field(
        None, description="What the operation answered; a failed job has it where the work ended badly."
    )
    failure: Kind | None = Field(None, exclude=True, description="The kind of a bad result.")
    problem: dict[str, Any] | None = Field(
        None, description="Why there is no answer (RFC 9457), where there is none."
    )


class JobList(Frozen):
    jobs: list[JobView] = Field([], description="Newest first.")
    next: str | None = Field(None, description="Ask for `after` this to go on; none: there are no more.")


def job_view(job: Job) -> dict[str, Any]:
    """A job as an answer tells it."""
    found = job.plain()
    found["progress"] = told_progress(found["progress"], job.project_id)
    if job.answer is not None:
        found["answer"] = told(CATALOGUE[job.operation].answer, job.answer, job.project_id)
    wrong = found.get("problem")
    if wrong is not None:
        found["problem"] = _problem_kept(wrong, job.project_id)
    return found


def _problem_kept(plain: dict[str, Any], project_id: str) -> dict[str, Any]:
    """The problem document of an error that was kept as data."""
    hint = hint_from(plain.get("hint"))
    error = SbError(Kind(plain["kind"]), plain["code"], plain["message"], hint=hint)
    found = problem(error, project_id) | {n: plain[n] for n in ("where", "fields") if n in plain}
    if "problems" in plain:
        unquoted = (unquoted_plain(one) for one in plain["problems"])
        found["problems"] = [told_problem(one, project_id) for one in unquoted]
    return found


async def list_jobs(visit: Visit) -> Response:
    """A page of the project's jobs."""
    return await _listed(visit, dead=False)


async def list_dead(visit: Visit) -> Response:
    """A page of the project's jobs that failed for good."""
    return await _listed(visit, dead=True)


async def _listed(visit: Visit, *, dead: bool) -> Response:
    query = visit.request.query_params
    limit = page_limit(query.get("limit")) or _PAGE
    after = query.get("after")
    if after is not None and not is_digits(after):
        raise refuse(Kind.usage, "wrong-cursor", "`after` is no `next` of a page", fields=("after",))
    states = [JobState(word) for word in query.getlist("state")]
    desk, project_id = visit.service.desk, visit.project_id
    found = await asyncio.to_thread(
        lambda: desk.jobs(
            project_id, states=states, dead=dead, before=int(after) if after else None, limit=limit + 1
        )
    )
    shown = [job_view(job) for job in visit.service.runner.with_progress(found[:limit])]
    more = str(found[limit - 1].number) if len(found) > limit else None
    return json_response(visit.request, {"jobs": shown, "next": more})


async def show(visit: Visit) -> Response:
    """A job; with `wait`, when it has ended or when so many seconds are over."""
    return _told(visit, await _awaited(visit, visit.request.path_params["job_id"]))


async def show_render(visit: Visit) -> Response:
    """As `show`, of a job that renders."""
    job = await _awaited(visit, visit.request.path_params["render_job_id"])
    if job.operation != "render":
        raise missing(job.job_id)
    return _told(visit, job)


async def preview(visit: Visit) -> Response:
    """The newest picture that the job is still making; of one subject, where the query says which."""
    job = await _mine(visit, visit.request.path_params["job_id"])
    found = visit.service.glimpses.newest(job.job_id, visit.request.query_params.get("subject"))
    if found is None:
        raise refuse(
            Kind.missing,
            "no-preview",
            f"the job {job.job_id} shows no picture that is being made now",
            "ComfyUI servers send some while they render: ask again when the stream of events says `preview`",
        )
    return Response(found.data, headers={"cache-control": "no-store"}, media_type=MEDIA)


async def cancel(visit: Visit, data: bytes) -> Response:
    """Ask the job to stop."""
    job = await _mine(visit, visit.request.path_params["job_id"])
    stopped = await asyncio.to_thread(visit.service.runner.cancel, job.job_id)
    return json_response(visit.request, job_view(stopped))


async def retry(visit: Visit, data: bytes) -> Response:
    """Do the job again, as a new one."""
    job = await _mine(visit, visit.request.path_params["job_id"])
    _refuse_others_work(visit, job)
    if job.state not in RETRIED:
        raise not_retried(job)
    ask = CATALOGUE[job.operation].ask.model_validate(dict(job.ask))
    return await accept(visit, job.operation, ask, keyed(visit), job)


async def rerender(visit: Visit, data: bytes) -> Response:
    """Render again what the job rendered in this scene, also where it is fresh."""
    job = await _mine(visit, visit.request.path_params["render_job_id"])
    if job.operation != "render":
        raise missing(job.job_id)
    scene_id = visit.request.path_params["scene_id"]
    frames = await visit.open_project.look(lambda workspace: _rendered_in(workspace, job, scene_id))
    ask = RenderAsk.model_validate({**job.ask, "selectors": frames, "force": True})
    return await accept(visit, job.operation, ask, keyed(visit))


def _rendered_in(workspace: Workspace, job: Job, scene_id: str) -> list[str]:
    """The frames of the scene that a job rendered; where it made none, those that it was asked for."""
    rows = (job.answer or {}).get("rendered", ())
    found = [row["frame_id"] for row in rows if row["frame_id"].startswith(f"FR_{scene_id}_")]
    if found:
        return found
    asked = list(job.ask.get("selectors", ()))
    if not asked or any(
        one == scene_id or one.startswith((f"{scene_id}/", f"FR_{scene_id}_")) for one in asked
    ):
        return [scene_id] if not asked or scene_id in asked else asked
    raise refuse(
        Kind.missing,
        "not-in-scene",
        f"the job {job.job_id} rendered nothing of {scene_id}",
        "name its own scene",
    )


def _refuse_others_work(visit: Visit, job: Job) -> None:
    """Doing again needs what asking for it needed."""
    right = right_of(job.operation)
    if not visit.principal.may(right, visit.project_id):
        said = f"your role here may not ask for {job.operation}"
        raise refuse(Kind.blocked, "not-allowed", said, may_in_words(right))


async def _mine(visit: Visit, job_id: str) -> Job:
    """The job, where it is one of this project: others are not there."""
    runner = visit.service.runner
    job = runner.job_at_hand(job_id)
    if job is None:
        job = await asyncio.to_thread(runner.job, job_id)
    if job.project_id != visit.project_id:
        raise missing(job_id)
    return job


async def _awaited(visit: Visit, job_id: str) -> Job:
    job = await _mine(visit, job_id)
    seconds = _wait(visit)
    if seconds and job.is_open:
        await until_ended(visit, job_id, seconds)
        job = await _mine(visit, job_id)
    return job


def _wait(visit: Visit) -> float:
    if not visit.request.scope["query_string"]:
        return 0.0
    said = visit.request.query_params.get("wait", "0")
    try:
        seconds = float(said)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_WAIT_S:
        raise refuse(
            Kind.usage,
            "wrong-wait",
            f"wait is {said[:40]}",
            f"0 to {LONGEST_WAIT_S:g} seconds",
            fields=("wait",),
        )
    return seconds


def _told(visit: Visit, job: Job) -> Response:
    """The job as JSON with its ETag. One that has ended changes no more, and is put into words once."""
    if job.is_open:
        return _sent(visit, _in_words(visit, job))
    told, key = visit.service.told_jobs, (job.job_id, job.finished_at)
    found = told.get(key)
    if found is None:
        found = Entry(_ENDED, _in_words(visit, job))
        told.put(key, found)
    return _sent(visit, found.kept)


def _sent(visit: Visit, kept: Kept) -> Response:
    return kept_response(visit.request, kept if visit.asker is None else visit.asker.fitted_kept(kept))


def _in_words(visit: Visit, job: Job) -> Kept:
    view = job_view(job)
    body = visit.forgets(encoded(view))
    if not job.is_open:
        return Kept(body, job.number, etag_of("job", body))
    # Time goes on in a job that does nothing: who has it need not have it again for that.
    still = {name: value for name, value in view["progress"].items() if name not in _AGES}
    return Kept(body, job.number, WEAK + etag_of("job", encoded({**view, "progress": still})))
