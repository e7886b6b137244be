"""Events of the consistency check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from storyboard_cli.ledger.events.base import Fact

if TYPE_CHECKING:
    from storyboard_cli.consistency.findings import Verdict


class CheckJudged(Fact):
    """`check.judged`: the verdict on one version of a frame, and what it rests on."""

    kind = "check.judged"
    subject_field = "frame_id"

    frame_id: str
    uid: str | None = None
    render_version: int | None = None
    pixel_sha256: str | None = None
    verdict: str | None = None
    embedder: str | None = None
    findings: list[dict[str, Any]] = []
    inputs: dict[str, Any] = {}

    @classmethod
    def of(
        cls,
        verdict: Verdict,
        *,
        frame_id: str,
        uid: str | None,
        render_version: int | None,
        pixel_sha256: str | None,
        embedder: str | None,
        inputs: Mapping[str, Any],
    ) -> Self:
        """The event of a verdict."""
        return cls(
            frame_id=frame_id,
            uid=uid,
            render_version=render_version,
            pixel_sha256=pixel_sha256,
            verdict=verdict.outcome,
            embedder=embedder,
            findings=[f.model_dump(mode="json", exclude_none=True) for f in verdict.findings],
            inputs=dict(inputs),
        )
