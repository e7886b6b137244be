"""What a verdict keeps of what was measured, so that it can be shown later without the pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storyboard_cli.consistency.measured import FrameMeasured, Limits


def kept_measures(measured: FrameMeasured) -> dict[str, Any]:
    """The picture's size, the box of each figure, and every part with its likeness and its limits."""
    parts = {
        figure.asset: {
            part.region: _part(part.score, part.p_value, part.limits, part.reference)
            | {"box": _box(part.box)}
            for part in figure.regions
        }
        for figure in measured.figures
    }
    for region, one in (("background", measured.place), ("frame", measured.style)):
        if one is not None:
            parts[one.asset] = {region: _part(one.score, one.p_value, one.limits, one.reference)}
    return {
        "size": [measured.width, measured.height],
        "boxes": {figure.asset: _box(figure.box) for figure in measured.figures},
        "parts": {asset: regions for asset, regions in parts.items() if regions},
    }


def drift_of(score: float, mean: float, limit: float) -> float | None:
    """How far a likeness has gone from the usual toward its limit: 0 is usual, from 1 on it is beyond."""
    return round((mean - score) / (mean - limit), 3) if mean - limit > 1e-9 else None


def drift_of_parts(parts: Mapping[str, Mapping[str, Any]]) -> float | None:
    """That of the part that went farthest; none where no part says."""
    found = [drift_of(one["score"], one["mean"], one["fail"]) for one in parts.values()]
    return max((drift for drift in found if drift is not None), default=None)


def _part(score: float, p_value: float, limits: Limits, reference: str) -> dict[str, Any]:
    return {
        "score": round(score, 5),
        "p_value": float(f"{p_value:.3g}"),
        "mean": round(limits.mean, 5),
        "fail": round(limits.fail, 5),
        "warn": round(limits.warn, 5),
        "may_fail": limits.may_fail,
        "reference": reference,
    }


def _box(box: tuple[float, float, float, float]) -> list[float]:
    return [round(edge, 1) for edge in box]
