"""Slow drift along the story: what no single frame gives away (EWMA and CUSUM of z-scores)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.core.mend import Mend

RULE = "drift.trend"
_WEIGHT = 0.25  # of the newest frame in the moving average
_EWMA_LIMIT = 2.8  # standard errors; about one false alarm in 400 frames
_SLACK, _CUSUM_LIMIT = 0.5, 5.0
_FEWEST = 6


@dataclass(frozen=True, slots=True)
class Sample:
    """How far one frame's likeness lies from the usual, in standard deviations; below zero: less alike."""

    frame_id: str
    z: float


@dataclass(frozen=True, slots=True)
class Trend:
    """Where a character began to drift, in story order."""

    asset: str
    name: str
    since: str
    until: str
    average: float


def drifting(asset: str, name: str, samples: Sequence[Sample]) -> Trend | None:
    """The first run of frames that has left the usual range together, or None."""
    if len(samples) < _FEWEST:
        return None
    average, spread, total, start = 0.0, 1.0, 0.0, 0
    for index, sample in enumerate(samples):
        z = max(-4.0, min(4.0, sample.z))  # one bad frame is the identity rule's business, not a trend
        average += _WEIGHT * (z - average)
        spread *= (1 - _WEIGHT) ** 2
        error = (_WEIGHT / (2 - _WEIGHT) * (1 - spread)) ** 0.5
        fallen = total + (-z - _SLACK)
        start = index if fallen <= 0 else start if total > 0 else index
        total = max(0.0, fallen)
        run = samples[start : index + 1]
        # one scene's light or one odd set-up is no drift: it has to go on over two cuts
        lasting = len(run) >= _FEWEST and len({_scene(s.frame_id) for s in run}) > 2
        if lasting and (average < -_EWMA_LIMIT * error or total > _CUSUM_LIMIT):
            return Trend(asset, name, samples[start].frame_id, sample.frame_id, average)
    return None


def _scene(frame_id: str) -> str:
    return frame_id.split("_")[1] if "_" in frame_id else frame_id


def judge(trends: Sequence[Trend]) -> list[Finding]:
    """A warning for each character that drifts."""
    return [
        Finding(
            rule=RULE,
            outcome=Outcome.warned,
            asset=trend.asset,
            message=f"{trend.name} drifts slowly from {trend.since} to {trend.until}: "
            f"no single frame is wrong, together they lean {abs(trend.average):.1f} deviations away",
            hint=_side_by_side(trend),
            score=trend.average,
        )
        for trend in trends
    ]


def _side_by_side(trend: Trend) -> Mend:
    return Mend("check", {"selectors": [trend.since, trend.until], "explain": True}, "{}")
