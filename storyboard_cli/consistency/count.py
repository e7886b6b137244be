"""Rule `count`: as many figures stand on stage as the scene says, nobody missing and nobody extra (OCCM)."""

from __future__ import annotations

import math

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FigureMeasured, FrameMeasured, StrangerMeasured

RULE = "count"
MISSING = "count.missing"
EXTRA = "count.extra"
SURE = 1.0
"""Odds (natural logarithm) from which a figure that nobody staged fails the frame; below, it warns."""


def occm(detected: int, expected: int) -> float:
    """ViStoryBench's on-stage character count matching, 0 … 100: 100·exp(−|D−E| / (ε+E))."""
    return 100.0 * math.exp(-abs(detected - expected) / (1e-6 + expected))


def judge(measured: FrameMeasured) -> list[Finding]:
    """A finding for each missing figure and each extra one, else one pass."""
    found = [_missing(figure) for figure in measured.figures if figure.present is False]
    found += [_extra(stranger) for stranger in measured.strangers]
    if any(f.outcome is Outcome.failed for f in found):
        return found
    told = [f for f in measured.figures if f.present is not None]
    if told:
        said = f"{len(told)} of {len(measured.figures)} figures are where the staging has them"
        detected, expected = len(told), len(told)
        if measured.detected is not None and measured.expected is not None:
            detected, expected = measured.detected, measured.expected
        found.append(Finding(rule=RULE, outcome=Outcome.passed, message=said, score=occm(detected, expected)))
    return found


def _missing(figure: FigureMeasured) -> Finding:
    return Finding(
        rule=MISSING,
        outcome=Outcome.failed,
        asset=figure.asset,
        box=figure.box,
        message=f"{figure.name} is missing: nobody is where the staging has them",
        hint="render again, or take the character out of the frame in direction/",
    )


def _extra(stranger: StrangerMeasured) -> Finding:
    """A detector's word is enough; colours alone may be wrong, and warn until they are sure."""
    sure = stranger.sure is not None or (stranger.odds or 0.0) >= SURE
    who = f"someone who looks like {stranger.name}" if stranger.asset else "somebody"
    return Finding(
        rule=EXTRA,
        outcome=Outcome.failed if sure else Outcome.warned,
        asset=stranger.asset,
        reference=stranger.reference,
        box=stranger.box,
        score=stranger.sure if stranger.sure is not None else stranger.odds,
        message=f"{who} {'stands' if sure else 'may stand'} where the staging has nobody",
        hint="render again, or add the character to the scene",
    )
