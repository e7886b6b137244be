"""Events of the project itself and of its ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pydantic import Field

from storyboard_cli.ledger.events.base import Fact

if TYPE_CHECKING:
    from storyboard_cli.spec.project import ProjectSpec

_KEPT = frozenset(
    [
        "name", "visual_style", "base_model", "default_sampler", "style_anchor_prompt", "status",
        "created_at", "style_anchors", "seed", "seed_policy",
    ]
)  # fmt: skip


class ProjectSaid(Fact):
    """What the ledger keeps of project.yaml."""

    subject_field = "project_id"
    left_out = _KEPT

    project_id: str
    name: str | None = None
    visual_style: str | None = None
    base_model: str | None = None
    default_sampler: str | None = None
    style_anchor_prompt: str | None = None
    status: str | None = None
    created_at: str | None = None
    style_anchors: dict[str, Any] | None = None
    seed: int | None = None
    seed_policy: str | None = None

    @classmethod
    def of(cls, project: ProjectSpec) -> Self:
        """What project.yaml says now."""
        said = project.model_dump(mode="json", include=set(_KEPT), exclude_none=True)
        return cls(project_id=project.project_id, **said)


class ProjectCreated(ProjectSaid):
    """`project.created`: the ledger meets the project for the first time."""

    kind = "project.created"


class ProjectChanged(ProjectSaid):
    """`project.changed`: project.yaml says something else than before."""

    kind = "project.changed"


class LedgerRebuilt(Fact):
    """`ledger.rebuilt`: the chain begins anew, from what the project's files prove."""

    kind = "ledger.rebuilt"
    subject_field = "project_id"

    project_id: str
    source: str = Field("files", alias="from")
    counts: dict[str, int] = {}
    previous_head: tuple[int, str] | None = None  # of the ledger that was replaced, where it could be read

    @classmethod
    def of_files(cls, project_id: str, counts: dict[str, int], previous: tuple[int, str] | None) -> Self:
        """A rebuild from the project's files; `counts` says how many events of each kind follow."""
        said = {"from": "files", "counts": counts, "previous_head": previous}
        return cls.model_validate({"project_id": project_id, **said})
