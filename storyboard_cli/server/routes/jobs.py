"""Jobs: long work that was asked for here."""

from __future__ import annotations

from typing import Any

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import AnyRoute, Special

_P = "/v1/projects/{project_id}"
_JOB = f"{_P}/jobs/{{job_id}}"
_WAIT: dict[str, dict[str, Any]] = {
    "wait": {
        "type": "number",
        "minimum": 0,
        "maximum": 60,
        "description": "Answer when it is done, at the latest after so many seconds.",
    }
}
_PAGE: dict[str, dict[str, Any]] = {
    "after": {"type": "string", "description": "The `next` of the page before."},
    "limit": {"type": "integer", "minimum": 1, "maximum": 5000, "description": "How many at most."},
    "state": {
        "type": "array",
        "items": {"type": "string", "enum": ["queued", "running", "done", "failed", "cancelled"]},
        "description": "Only those in this state, or in one of these.",
    },
}

ROUTES: tuple[AnyRoute, ...] = (
    Special(
        "GET",
        f"{_P}/jobs",
        "jobs:list_jobs",
        "List jobs, newest first.",
        Right.read,
        answer="jobs:JobList",
        query=_PAGE,
    ),
    Special(
        "GET",
        f"{_P}/jobs:dead",
        "jobs:list_dead",
        "List jobs that failed for good.",
        Right.read,
        answer="jobs:JobList",
        query=_PAGE,
    ),
    Special(
        "GET",
        _JOB,
        "jobs:show",
        "Show a job: state, progress, answer or problem.",
        Right.read,
        answer="jobs:JobView",
        query=_WAIT,
        has_tag=True,
    ),
    Special(
        "GET",
        f"{_JOB}/preview",
        "jobs:preview",
        "Send the newest picture that a job is still making, where its renderer shows it.",
        Right.read,
        media="image/webp",
        query={
            "subject": {
                "type": "string",
                "description": "Of this frame or take, as `preview` events name it.",
            }
        },
    ),
    Special(
        "POST",
        f"{_JOB}:cancel",
        "jobs:cancel",
        "Ask a job to stop; what it finished is kept.",
        Right.make,
        answer="jobs:JobView",
    ),
    Special(
        "POST",
        f"{_JOB}:retry",
        "jobs:retry",
        "Do again what failed or was cancelled.",
        Right.make,
        answer="accepted:JobAccepted",
        status=202,
        is_job=True,
    ),
    Special(
        "GET",
        f"{_P}/renders/{{render_job_id}}",
        "jobs:show_render",
        "Show a job that renders: state, progress, what was rendered.",
        Right.read,
        answer="jobs:JobView",
        query=_WAIT,
        has_tag=True,
    ),
    Special(
        "POST",
        f"{_P}/scenes/{{scene_id}}/renders/{{render_job_id}}:rerender",
        "jobs:rerender",
        "Render again what that job rendered in this scene, fresh or not.",
        Right.make,
        answer="accepted:JobAccepted",
        status=202,
        is_job=True,
    ),
)
