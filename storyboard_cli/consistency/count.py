"""Rule `count`: as many figures stand on stage as the scene says, nobody missing and nobody extra (OCCM)."""

from __future__ import annotations

import math

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FrameMeasured

RULE = "count"


def occm(detected: int, expected: int) -> float:
    """ViStoryBench's on-stage character count matching, 0 … 100: 100·exp(−|D−E| / (ε+E))."""
    return 100.0 * math.exp(-abs(detected - expected) / (1e-6 + expected))


def judge(measured: FrameMeasured) -> list[Finding]:
    """A finding for each missing figure and each extra one, else one pass."""
    found = []
    for figure in measured.figures:
        if figure.present is False:
            found.append(
                Finding(
                    rule=RULE,
                    outcome=Outcome.failed,
                    asset=figure.asset,
                    box=figure.box,
                    message=f"{figure.name} is missing: nobody is where the staging has them",
                    hint="render again, or take the character out of the frame in direction/",
                )
            )
    for stranger in measured.strangers:
        found.append(
            Finding(
                rule=RULE,
                outcome=Outcome.failed,
                asset=stranger.asset,
                box=stranger.box,
                score=stranger.score,
                message=f"someone who looks like {stranger.name} stands where the staging has nobody",
                hint="render again, or add the character to the scene",
            )
        )
    if found:
        return found
    told = [f for f in measured.figures if f.present is not None]
    if not told:
        return []
    count = f"{len(told)} of {len(measured.figures)} figures are where the staging has them"
    return [Finding(rule=RULE, outcome=Outcome.passed, message=count, score=occm(len(told), len(told)))]
