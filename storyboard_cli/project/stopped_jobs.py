"""Jobs that a server stopped, because whoever asked for them may not any more."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.core.model import Frozen

SAID = (
    "Jobs that were stopped by that. A server that a command line is used beside stops them within a second, "
    "and does not name them here."
)


class StoppedJob(Frozen):
    """A job that ends at its next step, or never began."""

    job_id: str = Field(description="The job.")
    project_id: str = Field(description="The project that it works on.")
    operation: str = Field(description="What it does, as render.")
    actor: str = Field(description="Who asked for it.")
