"""How well an embedder tells wrong frames from right ones: alarms, catches and ROC, over labelled cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from storyboard_cli.consistency import count, identity, margin, mirrored, place, style
from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.consistency.measured import FigureMeasured, FrameMeasured
from storyboard_cli.drift.base import Embedder
from tests.consistency_cases.cases import MIRRORED, SAME, STYLED, WRONG, Case, cases
from tests.consistency_cases.judge import ground_of, measure
from tests.consistency_cases.world import make_world

SHOWN_BY = {
    "other coat": {"body"},
    "other hair": {"hair", "head"},
    "recoloured": {"body", "legs"},
    "same colours, other cut": {"body"},
    "other face": {"head"},
}
"""Parts that must be in the picture for a change to be visible at all."""
FRAMES = "same, by frame"
OF_FRAME = {"extra": "count.extra", "other place": "drift.place"} | dict.fromkeys(STYLED, "drift.style")
"""Labels that are about the frame and not about one figure, and the rule that should see them."""


@dataclass
class Tally:
    """One label: how many figures (or frames), how many failed, how many at least warned; p for the ROC."""

    figures: int = 0
    failed: int = 0
    warned: int = 0
    least_p: list[float] = field(default_factory=list)
    by_rule: dict[str, int] = field(default_factory=dict)  # of whole right frames: which rules failed

    @property
    def rate(self) -> float:
        return self.failed / self.figures if self.figures else 0.0

    @property
    def warn_rate(self) -> float:
        return self.warned / self.figures if self.figures else 0.0

    def add(self, outcomes: Iterable[Outcome], p: float | None = None) -> None:
        """One more figure or frame with what the rules said of it."""
        said = set(outcomes)
        self.figures += 1
        self.failed += Outcome.failed in said
        self.warned += bool({Outcome.failed, Outcome.warned} & said)
        self.least_p += [p] if p is not None else []


def tally(
    embedder: Embedder, worlds: Iterable[int], scenes: int = 6, labels: Sequence[str] = (SAME, *WRONG)
) -> dict[str, Tally]:
    """Judge every case of the worlds. `same` counts every figure of its frames, `same, by frame` every frame
    with all rules together.
    """
    found: dict[str, Tally] = {}
    for seed in worlds:
        world = make_world(seed)
        ground = ground_of(world, embedder)
        for case in cases(world, scenes, tuple(labels)):
            _count(found, case, measure(case, ground))
    return found


def _count(found: dict[str, Tally], case: Case, measured: FrameMeasured) -> None:
    one = found.setdefault(case.label, Tally())
    if case.label in OF_FRAME:
        rule = OF_FRAME[case.label]
        said = [f for f in _about_frame(measured) if f.rule == rule]
        one.add((f.outcome for f in said), min((f.p_value for f in said if f.p_value), default=None))
        return
    said = _about_figures(measured)
    if case.label == SAME:
        _count_frame(found.setdefault(FRAMES, Tally()), [*said, *_about_frame(measured)])
    for figure in measured.figures:
        if _counts(case, figure):
            mine = [f.outcome for f in said if f.asset == figure.asset]
            one.add(mine, min(r.p_value for r in figure.regions))


def _counts(case: Case, figure: FigureMeasured) -> bool:
    seen = {r.region for r in figure.regions}
    if not seen or (case.label != SAME and figure.asset != case.asset):
        return False
    if case.label == MIRRORED:
        return figure.mirrored is not None
    return case.label not in SHOWN_BY or bool(seen & SHOWN_BY[case.label])


def _count_frame(one: Tally, said: Sequence[Finding]) -> None:
    one.add(f.outcome for f in said)
    for rule in {f.rule for f in said if f.outcome is Outcome.failed}:
        one.by_rule[rule] = one.by_rule.get(rule, 0) + 1


def _about_figures(measured: FrameMeasured) -> list[Finding]:
    return [*identity.judge(measured, {}), *margin.judge(measured), *mirrored.judge(measured)]


def _about_frame(measured: FrameMeasured) -> list[Finding]:
    return [*count.judge(measured), *place.judge(measured), *style.judge(measured)]


def area_under_roc(same: Tally, wrong: Tally) -> float:
    """How often a wrong figure looks less likely than a right one."""
    pairs = [(a > b) + 0.5 * (a == b) for a in same.least_p for b in wrong.least_p]
    return sum(pairs) / len(pairs) if pairs else float("nan")


def caught_at(same: Tally, wrong: Tally, false_alarms: float) -> float:
    """The share of wrong figures caught when that share of right ones is let fail: one point of the curve."""
    ordered = sorted(same.least_p)
    limit = ordered[min(int(false_alarms * len(ordered)), len(ordered) - 1)]
    return sum(p < limit for p in wrong.least_p) / len(wrong.least_p) if wrong.least_p else float("nan")


def curve(same: Tally, wrong: Tally) -> list[tuple[float, float]]:
    """The ROC curve: shares of right figures that fail and of wrong ones that are caught, up to (1, 1)."""
    limits = sorted({*same.least_p, *wrong.least_p})
    points = [
        (
            sum(p < limit for p in same.least_p) / len(same.least_p),
            sum(p < limit for p in wrong.least_p) / len(wrong.least_p),
        )
        for limit in limits
    ]
    return [*points, (1.0, 1.0)]
