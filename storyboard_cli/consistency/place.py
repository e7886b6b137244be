"""Rule `drift.place`: what is around the figures looks like the locked pictures of the place."""

from __future__ import annotations

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FrameMeasured

RULE = "drift.place"


def judge(measured: FrameMeasured) -> list[Finding]:
    """One finding where the place was measured, else none.

    It fails only where the embedder tells the project's places apart at all; a close-up shows little of any.
    """
    place = measured.place
    if place is None:
        return []
    if place.score >= place.limits.warn:
        outcome, said = Outcome.passed, f"the place looks like {place.name}"
    else:
        fails = place.limits.may_fail and place.score < place.limits.fail
        outcome = Outcome.failed if fails else Outcome.warned
        said = f"the place does not look like the locked pictures of {place.name}"
        if place.nearest_other is not None and place.nearest_other.score > place.score:
            said += f"; it is nearer to {place.nearest_other.name} ({place.nearest_other.asset})"
    return [
        Finding(
            rule=RULE,
            outcome=outcome,
            asset=place.asset,
            region="background",
            message=said,
            score=place.score,
            threshold=place.limits.fail if outcome is Outcome.failed else place.limits.warn,
            p_value=place.p_value,
            may_fail=place.limits.may_fail,
            subject=place.name,
            reference=place.reference,
            embedder=place.embedder or None,
            hint=None
            if outcome is Outcome.passed
            else "render again, or lock a view that shows this side of it",
        )
    ]
