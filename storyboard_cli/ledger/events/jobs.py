"""Events of render jobs."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from storyboard_cli.ledger.events.base import Fact


class JobChanged(Fact):
    """`job.changed`: one step in the life of a job; what the event leaves out stays as it was."""

    kind = "job.changed"
    subject_field = "job_id"
    left_out = frozenset(
        [
            "scene_id", "frame_id", "frame_index", "subject", "attempt", "pipeline_version", "server",
            "prompt_id", "error", "request",
        ]
    )  # fmt: skip

    job_id: str
    makes: str | None = Field(None, alias="subject")  # FR_S03_002, or an asset and a role
    scene_id: str | None = None
    frame_id: str | None = None
    frame_index: int | None = None
    state: str = "queued"
    attempt: int | None = None
    pipeline_version: str | None = None
    server: str | None = None
    prompt_id: str | None = None
    error: dict[str, Any] | str | None = None
    request: dict[str, Any] | None = None
