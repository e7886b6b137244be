"""What this machine renders with: pipelines, models, ComfyUI servers and what was sent to them."""

from __future__ import annotations

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import UPLOAD_LIMIT, AnyRoute, Route

_P = "/v1/projects/{project_id}"

ROUTES: tuple[AnyRoute, ...] = (
    Route("GET", f"{_P}/pipelines", "pipeline.list", Right.read, "read"),
    Route("POST", f"{_P}/pipelines:show", "pipeline.show", Right.read),
    Route("POST", f"{_P}/pipelines:diff", "pipeline.diff", Right.read),
    Route("POST", f"{_P}/pipelines:verify", "pipeline.verify", Right.read),
    Route("POST", f"{_P}/pipelines", "pipeline.import", Right.decide, limit=UPLOAD_LIMIT),
    Route("GET", f"{_P}/models", "models.list", Right.read, "read"),
    Route("POST", f"{_P}/models:verify", "models.verify", Right.read, "job"),
    Route("POST", f"{_P}/models:pull", "models.pull", Right.manage, "job"),
    Route("POST", f"{_P}/comfy:doctor", "comfy.doctor", Right.read, "job"),
    Route("POST", f"{_P}/comfy:servers", "comfy.servers", Right.read),
    Route("POST", f"{_P}/comfy/jobs:list", "jobs.list", Right.read),
    Route("POST", f"{_P}/comfy/jobs:show", "jobs.show", Right.read),
    Route("POST", f"{_P}/comfy/jobs:retry", "jobs.retry", Right.make, "job"),
    Route("POST", f"{_P}/comfy/jobs:cancel", "jobs.cancel", Right.make),
    Route("POST", f"{_P}/comfy/jobs:collect", "jobs.collect", Right.make, "job"),
)
