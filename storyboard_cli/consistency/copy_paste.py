"""Rule `copy_paste`: a generated frame is new, not a reference pasted in; only where a pipeline generates."""

from __future__ import annotations

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FrameMeasured

RULE = "copy_paste"
NEAR_BITS = 6
"""Differing bits of a 64-bit gradient hash under which two pictures are the same picture to the eye."""
SURE = 0.95


def judge(measured: FrameMeasured, *, generates: bool) -> list[Finding]:
    """A finding for each figure that is one of its references, nearly pixel for pixel."""
    if not generates:
        return []
    found = [
        Finding(
            rule=RULE,
            outcome=Outcome.failed if copy.score >= SURE else Outcome.warned,
            asset=copy.asset,
            message=f"{copy.name} is a copy of the reference {copy.reference}, not drawn for this frame",
            score=copy.score,
            threshold=SURE,
            reference=copy.reference,
            hint="lower the reference's weight in the pipeline, or render with another seed",
        )
        for copy in measured.copies
        if copy.distance <= NEAR_BITS
    ]
    if measured.copies and not found:
        found.append(Finding(rule=RULE, outcome=Outcome.passed, message="no reference was pasted in"))
    return found
