"""Rule `drift.style`: the whole picture is drawn like the style asset's sheets."""

from __future__ import annotations

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FrameMeasured

RULE = "drift.style"


def judge(measured: FrameMeasured) -> list[Finding]:
    """One finding where the project has a calibrated style, else none."""
    style = measured.style
    if style is None:
        return []
    if style.limits.may_fail and style.score < style.limits.fail:
        outcome, said = Outcome.failed, f"it is not drawn in the style of {style.asset}"
    elif style.score < style.limits.warn:
        outcome, said = Outcome.warned, f"its style is at the edge of {style.asset}"
    else:
        outcome, said = Outcome.passed, f"it is drawn in the style of {style.asset}"
    if outcome is not Outcome.passed and style.limits.note:
        said += f"; {style.limits.note}"
    return [
        Finding(
            rule=RULE,
            outcome=outcome,
            asset=style.asset,
            region="frame",
            message=said,
            score=style.score,
            threshold=style.limits.fail if outcome is Outcome.failed else style.limits.warn,
            p_value=style.p_value,
            may_fail=style.limits.may_fail,
            subject="the style",
            reference=style.reference,
            embedder=style.embedder or None,
            hint="render again, or lock a sheet that shows this look" if outcome is Outcome.failed else None,
        )
    ]
