"""Requests and jobs as tests of the desk ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storyboard_cli.server.desk.job import NewJob
from storyboard_cli.server.desk.request import Reply, Request

WHO = "Ann Rao <ann@example.org>"


def new_job(
    job_id: str = "job_1", project_id: str = "PRJ_001", operation: str = "render", **ask: Any
) -> NewJob:
    """A job in a lane of its own, so that only the count of a project's jobs holds it."""
    return NewJob(job_id, project_id, operation, ask, WHO, "user:ann", "artist", lane=job_id)


def request(key: str = "key-1", body: str = "a", **other: str) -> Request:
    """A request of Ann's."""
    fields: Mapping[str, str] = {
        "project_id": "PRJ_001",
        "principal": "user:ann",
        "target": "POST /v1/projects/PRJ_001/render",
    }
    return Request(**(dict(fields) | other), key=key, body_sha256=body)


def accepted(job_id: str = "job_1") -> Reply:
    """The answer to somebody who asked for a job."""
    return Reply(202, {"Location": f"/v1/projects/PRJ_001/jobs/{job_id}"}, job_id.encode())
