"""Rule `margin`: a character is nearer to its own bundle than to any other: no swaps, no bleeding."""

from __future__ import annotations

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FigureMeasured, FrameMeasured
from storyboard_cli.core.mend import Mend

RULE = "margin"
_ALIKE = Mend(
    "allow",
    {"rule": RULE},
    "render again; if they are meant to look alike: {}",
    blanks=("selector", "reason"),
)
CLEAR = 0.04
"""By how much another asset must be nearer before it is more than a tie between like-clothed people."""


def judge(measured: FrameMeasured) -> list[Finding]:
    """A finding for each figure that looks more like another asset, and says if two have changed places.

    Where `count.missing` says that nobody is there, nobody looks like anyone.
    """
    looks_like = {
        f.asset: f.nearest_other.asset for f in measured.figures if f.nearest_other and _margin(f) < -CLEAR
    }
    found = []
    for figure in measured.figures:
        told = _is_told(figure)
        if figure.own is None or figure.nearest_other is None or not told or figure.present is False:
            continue
        margin = _margin(figure)
        other = figure.nearest_other
        own_bad = _is_unlike(figure)
        if margin >= 0:
            outcome, said = Outcome.passed, f"{figure.name} is nearest to its own bundle"
        elif margin >= -CLEAR and not own_bad:
            outcome, said = (
                Outcome.passed,
                f"{figure.name} is about as near to {other.name} as to its own bundle",
            )
        elif figure.asset in looks_like and looks_like.get(other.asset) == figure.asset:
            outcome = Outcome.failed
            both = sorted((figure.name, other.name))  # one sentence for the two of them
            said = f"{both[0]} and {both[1]} have changed places: each looks like the other"
        else:
            outcome = Outcome.failed if is_somebody_else(figure) else Outcome.warned
            said = f"where {figure.name} should be, the figure looks more like {other.name} ({other.asset})"
        found.append(
            Finding(
                rule=RULE,
                outcome=outcome,
                asset=figure.asset,
                box=figure.box,
                message=said,
                score=margin,
                threshold=0.0,
                other=other.asset if margin < 0 else None,
                reference=other.reference if margin < 0 else None,
                hint=_ALIKE if outcome is Outcome.failed else None,
            )
        )
    return found


def is_somebody_else(figure: FigureMeasured) -> bool:
    """Is it clearly nearer to another asset, and unlike its own bundle besides?"""
    return _is_told(figure) and _margin(figure) < -CLEAR and _is_unlike(figure)


def _is_told(figure: FigureMeasured) -> bool:
    """Does it show more than trousers? Those are nobody's own."""
    return any(r.region != "legs" for r in figure.regions)


def _is_unlike(figure: FigureMeasured) -> bool:
    return any(r.score < r.limits.warn for r in figure.regions)


def _margin(figure: FigureMeasured) -> float:
    if figure.own is None or figure.nearest_other is None:
        return 0.0
    return figure.own - figure.nearest_other.score
