"""Rule `wardrobe`: a character wears the variant that the scene asks for, not another of its own."""

from __future__ import annotations

from storyboard_cli.consistency import margin
from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FigureMeasured, FrameMeasured

RULE = "wardrobe"
CLEAR = 0.04


def judge(measured: FrameMeasured) -> list[Finding]:
    """A finding for each figure that looks more like another variant of the same character."""
    found = []
    for figure in measured.figures:
        dressed = any(r.region in ("body", "legs", "figure") for r in figure.regions)
        if figure.own is None or figure.nearest_variant is None or not dressed:
            continue
        if figure.present is False or _somebody_else(figure):
            continue
        margin = figure.own - figure.nearest_variant.score
        worn = (figure.nearest_variant.variant or "usual clothes").replace("_", " ")
        asked = (figure.variant or "usual clothes").replace("_", " ")
        wrong = margin < -CLEAR and any(r.score < r.limits.warn for r in figure.regions)
        found.append(
            Finding(
                rule=RULE,
                outcome=Outcome.failed if wrong else Outcome.passed,
                asset=figure.asset,
                box=figure.box,
                message=f"{figure.name} is dressed for “{worn}” where the scene asks for “{asked}”"
                if wrong
                else f"{figure.name} is dressed for “{asked}”",
                score=margin,
                threshold=-CLEAR,
                reference=figure.nearest_variant.reference if wrong else None,
                hint="render again, or change the variant in direction/" if wrong else None,
            )
        )
    return found


def _somebody_else(figure: FigureMeasured) -> bool:
    """Rule `margin` fails it as another person: whose clothes those are is no question of variants then."""
    other, variant = figure.nearest_other, figure.nearest_variant
    if other is None or variant is None:
        return False
    return other.score > variant.score and margin.is_somebody_else(figure)
