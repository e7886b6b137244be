"""Events of what people decide about frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from storyboard_cli.ledger.events.base import Fact

if TYPE_CHECKING:
    from storyboard_cli.timeline.review import Decision


class ReviewDecided(Fact):
    """`review.decided`: a person approved, sent back, rejected, opened again or commented on a frame."""

    kind = "review.decided"
    subject_field = "frame_id"
    left_out = frozenset({"reply_to", "mentions", "drawing"})

    frame_id: str
    decision: str | None = None
    uid: str | None = None
    at: str | None = None
    by: str | None = None
    render_version: int | None = None
    recipe_hash: str | None = None
    pixel_sha256: str | None = None
    note: str | None = None
    path: str | None = None
    reply_to: str | None = None
    mentions: list[str] | None = None
    drawing: list[dict[str, Any]] | None = None

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """The event of a decision, as its file states it."""
        return cls(
            frame_id=decision.frame_id,
            decision=decision.decision,
            uid=decision.uid,
            at=decision.at,
            by=decision.by,
            render_version=decision.render_version,
            recipe_hash=decision.recipe_hash,
            pixel_sha256=decision.pixel_sha256,
            note=decision.note,
            path=decision.path,
            reply_to=decision.reply_to,
            mentions=list(decision.mentions) or None,
            drawing=[mark.plain() for mark in decision.drawing] or None,
        )


class ExceptionGranted(Fact):
    """`exception.granted`: a person allowed a frame to differ from a rule."""

    kind = "exception.granted"
    subject_field = "frame_id"

    frame_id: str
    uid: str | None = None
    rule: str | None = None
    scope: str | None = None
    until: str | None = None
    reason: str | None = None
    path: str | None = None
    at: str | None = None
    by: str | None = None
    render_version: int | None = None
    pixel_sha256: str | None = None

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """The event of an exception, as its file states it."""
        return cls(
            frame_id=decision.frame_id,
            uid=decision.uid,
            rule=decision.rule,
            scope=decision.scope,
            until=decision.until,
            reason=decision.note,
            path=decision.path,
            at=decision.at,
            by=decision.by,
            render_version=decision.render_version,
            pixel_sha256=decision.pixel_sha256,
        )


def decided(decision: Decision) -> ReviewDecided | ExceptionGranted:
    """The event of a decision's file, whichever kind it is."""
    return ExceptionGranted.of(decision) if decision.decision == "exception" else ReviewDecided.of(decision)
