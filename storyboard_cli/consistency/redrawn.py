"""Findings about a picture that sb itself draws, pixel for pixel, of the assets that are locked today.

Such a picture holds what its locks say, whatever a measure makes of fog, night, a bench before a coat or a
head that a frame cuts. What the measure found is kept and said, as not judged.
"""

from __future__ import annotations

from collections.abc import Iterable

from storyboard_cli.consistency import count, identity, margin, mirrored, palette, place, style, wardrobe
from storyboard_cli.consistency.findings import Finding, Outcome

LIKENESS = (
    identity.RULE, wardrobe.RULE, palette.RULE, margin.RULE, mirrored.RULE, place.RULE, count.RULE,
    style.RULE,
)  # fmt: skip
"""Rules that compare what is seen with the locked pictures; the others judge what it was made from."""


def failed_likeness(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that a redrawing may answer."""
    return [f for f in findings if f.outcome is Outcome.failed and _is_likeness(f.rule)]


def _is_likeness(rule: str) -> bool:
    return any(rule == known or rule.startswith(f"{known}.") for known in LIKENESS)


def set_aside(finding: Finding) -> Finding:
    """A failed likeness of a picture that was redrawn to the pixel."""
    message = (
        f"{finding.message}; not judged: the picture is, to the pixel, what sb draws of the assets as they "
        "are locked"
    )
    return finding.model_copy(update={"outcome": Outcome.not_judged, "message": message, "hint": None})
