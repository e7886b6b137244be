"""Exceptions: findings that somebody allowed, with scope, reason, name and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storyboard_cli.consistency.findings import Finding, Outcome


@dataclass(frozen=True, slots=True)
class Allowed:
    """One exception. `subject` is a frame, a scene or an asset; empty fields allow more."""

    rule: str
    subject: str
    reason: str
    by: str
    until: str | None = None  # a date, 2026-03-01, or a moment
    pixels: str | None = None  # only this very picture


def excused(
    findings: Iterable[Finding],
    allowed: Sequence[Allowed],
    *,
    frame_id: str,
    scene_id: str,
    pixels: str,
    now: str,
) -> list[Finding]:
    """The findings, each failing one marked with the exception that covers it."""
    return [
        f.model_copy(update={"excused": found})
        if f.outcome is Outcome.failed
        and (found := _covering(f, allowed, frame_id=frame_id, scene_id=scene_id, pixels=pixels, now=now))
        else f
        for f in findings
    ]


def _covering(
    finding: Finding, allowed: Sequence[Allowed], *, frame_id: str, scene_id: str, pixels: str, now: str
) -> str | None:
    subjects = {frame_id, scene_id, finding.asset or frame_id}
    for exception in allowed:
        if exception.subject not in subjects or not _same_rule(exception.rule, finding.rule):
            continue
        if exception.pixels is not None and exception.pixels != pixels:
            continue
        if exception.until is not None and now[: len(exception.until)] > exception.until:
            continue
        return f"{exception.reason} ({exception.by})"
    return None


def _same_rule(allowed: str, rule: str) -> bool:
    return allowed == rule or rule.startswith(allowed + ".")
