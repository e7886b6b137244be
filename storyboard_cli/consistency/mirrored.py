"""Rule `mirrored`: an asset that is not symmetric is not the wrong way round."""

from __future__ import annotations

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FrameMeasured

RULE = "mirrored"
CLEAR = 0.5
"""From −1 (as the reference) to 1 (its mirror image)."""


def judge(measured: FrameMeasured) -> list[Finding]:
    """A finding for each asymmetric figure; nothing for those that may be mirrored."""
    found = []
    for figure in measured.figures:
        if figure.mirrored is None:
            continue
        wrong = figure.mirrored > CLEAR
        found.append(
            Finding(
                rule=RULE,
                outcome=Outcome.failed if wrong else Outcome.passed,
                asset=figure.asset,
                box=figure.box,
                message=f"{figure.name} is mirrored: left and right are exchanged"
                if wrong
                else f"{figure.name} is the right way round",
                score=figure.mirrored,
                threshold=CLEAR,
                hint="render again; where a mirrored picture is fine, set `symmetric: true` in its spec"
                if wrong
                else None,
            )
        )
    return found
