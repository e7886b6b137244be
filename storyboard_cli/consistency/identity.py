"""Rule `drift.identity`: each character looks like its own locked pictures, part by part."""

from __future__ import annotations

from storyboard_cli.consistency.colour_names import told_apart
from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FigureMeasured, FrameMeasured, RegionMeasured
from storyboard_cli.core.mend import Mend

RULE = "drift.identity"

_WORDS = {
    "hair": "hair",
    "head": "head",
    "body": "upper clothes",
    "legs": "lower clothes",
    "figure": "figure",
}
_COLOUR_WORTH_SAYING = 0.06  # OKLab; about three times what a careful eye can tell apart


def judge(measured: FrameMeasured, garments: dict[tuple[str, str], str]) -> list[Finding]:
    """One finding for each figure: its worst part, or why it could not be judged.

    `garments` names what an asset wears by (asset id, region), such as ("CHAR_001", "body") → "raincoat".
    """
    return [_figure(figure, garments) for figure in measured.figures]


def _figure(figure: FigureMeasured, garments: dict[tuple[str, str], str]) -> Finding:
    if not figure.regions:
        said = f"{figure.name} is not judged: {figure.not_judged or 'nothing of it can be compared'}"
        return Finding(
            rule=RULE, outcome=Outcome.not_judged, asset=figure.asset, box=figure.box, message=said
        )
    failed = [r for r in figure.regions if r.limits.may_fail and r.score < r.limits.fail]
    doubtful = [r for r in figure.regions if r.score < r.limits.warn]
    worst = min(failed or doubtful or figure.regions, key=lambda r: r.p_value)
    outcome = Outcome.failed if failed else Outcome.warned if doubtful else Outcome.passed
    said = (
        f"{figure.name} looks like the locked pictures"
        if outcome is Outcome.passed
        else _difference(figure, worst, failed or doubtful, garments)
    )
    for region, why in figure.left_out:
        said += f"; {part_words(figure.asset, region, garments)} not judged: {why}"
    return Finding(
        rule=RULE,
        outcome=outcome,
        asset=figure.asset,
        region=worst.region,
        box=worst.box,
        message=said,
        hint=_hint() if outcome is not Outcome.passed else None,
        score=worst.score,
        threshold=worst.limits.fail if outcome is Outcome.failed else worst.limits.warn,
        p_value=worst.p_value,
        parts=len(figure.regions),
        may_fail=any(r.limits.may_fail for r in figure.regions),
        subject=f"{figure.name}'s {part_words(figure.asset, worst.region, garments)}",
        reference=worst.reference,
        embedder=figure.embedder or None,
    )


def part_words(asset: str, region: str, garments: dict[tuple[str, str], str]) -> str:
    """What people call that part of that character: raincoat, trousers, hair and face."""
    return garments.get((asset, region)) or _WORDS.get(region, region)


def _difference(
    figure: FigureMeasured,
    worst: RegionMeasured,
    all_of: list[RegionMeasured],
    garments: dict[tuple[str, str], str],
) -> str:
    parts = [part_words(figure.asset, r.region, garments) for r in sorted(all_of, key=lambda r: r.p_value)]
    listed = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    verb = "do not look like" if len(parts) > 1 else "does not look like"
    if len(parts) == 1 and (parts[0].endswith("s") or " and " in parts[0]):
        verb = "do not look like"
    said = f"{figure.name}'s {listed} {verb} the locked pictures"
    if worst.found_colour and worst.colour_distance > _COLOUR_WORTH_SAYING:
        found, wanted = told_apart(worst.found_colour, worst.expected_colour)
        said += f": mostly {found} where the bundle has {wanted}"
    if worst.limits.note:
        said += f"; {worst.limits.note}"
    return said


def _hint() -> Mend:
    look = Mend("check", {"explain": True}, blanks=("selectors",))
    allow = Mend("allow", {"rule": RULE}, blanks=("selector", "reason"))
    return Mend.joined("compare with {}, then render again, or {}", look, allow)
