"""`Prefer: wait=N` (RFC 7240): who asks for long work waits for its end, and is answered as for short work.

A program without this header gets 202 and looks at the job. A shell script has it on every line: what was
made is the answer, what went wrong is an error with its own status, and a line after it can count on it.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from storyboard_cli.core.errors import Kind
from storyboard_cli.server.desk.job import Job, JobState
from storyboard_cli.server.jobs import LONGEST_WAIT_S, job_view
from storyboard_cli.server.problems import MEDIA, problem, refuse
from storyboard_cli.server.replies import json_response
from storyboard_cli.server.visit import Visit
from storyboard_cli.server.who import until_ended

PREFER = "prefer"
APPLIED = "preference-applied"
_WAIT = re.compile(r'(?:^|[,;])\s*wait\s*=\s*"?(\d{1,9})"?\s*(?=$|[,;])', re.I)


def wanted_wait(request: Request) -> float:
    """How many seconds whoever asks would wait. What cannot be read is no preference, as the RFC wants it."""
    found = _WAIT.search(request.headers.get(PREFER, ""))
    return min(float(found[1]), LONGEST_WAIT_S) if found else 0.0


async def when_done(visit: Visit, accepted: Response) -> Response:
    """The end of the job that was accepted, if it comes within the time; else the answer as it is."""
    seconds = wanted_wait(visit.request)
    place = accepted.headers.get("location", "")
    if not seconds or accepted.status_code != 202:
        return accepted
    job_id = place.rpartition("/")[2]
    await until_ended(visit, job_id, seconds)
    job = await asyncio.to_thread(visit.service.runner.job, job_id)
    if job.is_open:
        return accepted
    response = await asyncio.to_thread(_end_of, visit, job, place)
    response.headers[APPLIED] = f"wait={seconds:g}"
    if "idempotent-replayed" in accepted.headers:
        response.headers["idempotent-replayed"] = accepted.headers["idempotent-replayed"]
    return response


def _end_of(visit: Visit, job: Job, place: str) -> Response:
    """200 with the job, 201 with the place of what it exported, or the problem that ended it.

    Work that ended badly has an answer and no problem: it is told as one that answers at once tells it.
    """
    told = job_view(job)
    if job.state is JobState.done or job.answer is not None:
        made = _made_at(job, visit.open_project.root)
        where = f"/v1/projects/{visit.project_id}/{made}" if made else place
        return json_response(visit.request, told, 201 if made else 200, {"location": where})
    wrong = told["problem"] or problem(
        refuse(Kind.interrupted, "cancelled", f"the job {job.job_id} was cancelled", "retry the job")
    )
    visit.request.scope["sb.code"] = wrong["code"]
    response = json_response(visit.request, wrong, wrong["status"], {"location": place})
    response.headers["content-type"] = MEDIA
    return response


def _made_at(job: Job, root: Path) -> str:
    """Where an export is: the one file of it, or the list of its files where it is a folder."""
    if not job.operation.startswith("export."):
        return ""
    answer = job.answer or {}
    path, number = str(answer.get("path", "")), answer.get("export")
    if path.startswith("exports/") and (root / path).is_file():
        return f"files/{quote(path)}"
    return f"exports/{number}" if number else ""
