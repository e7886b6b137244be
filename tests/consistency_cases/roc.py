"""How well an embedder tells wrong frames from right ones: alarms, catches and ROC, over labelled cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from storyboard_cli.consistency import count, identity, margin
from storyboard_cli.consistency.findings import Outcome
from storyboard_cli.drift.base import Embedder
from tests.consistency_cases.cases import SAME, WRONG, cases
from tests.consistency_cases.judge import bundles_of, measure
from tests.consistency_cases.world import draw, make_world, sheet_recipes

SHOWN_BY = {
    "other coat": {"body"},
    "other hair": {"head"},
    "recoloured": {"body", "legs"},
}
"""Parts that must be in the picture for a change to be visible at all."""


@dataclass
class Tally:
    """One label: how many figures, how many failed, how many at least warned; z by figure for the ROC."""

    figures: int = 0
    failed: int = 0
    warned: int = 0
    least_p: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.failed / self.figures if self.figures else 0.0


def tally(
    embedder: Embedder, worlds: Iterable[int], scenes: int = 6, labels: tuple[str, ...] = (SAME, *WRONG)
) -> dict[str, Tally]:
    """Judge every case of the worlds; the label `same` counts every figure of its frames."""
    found: dict[str, Tally] = {}
    for seed in worlds:
        world = make_world(seed)
        sheets = {s.asset_id: [(role, draw(r)) for role, r in sheet_recipes(s)] for s in world.cast}
        bundles = bundles_of(sheets, embedder)
        for case in cases(world, scenes, labels):
            measured = measure(case, bundles, embedder)
            one = found.setdefault(case.label, Tally())
            if case.label == "extra":
                one.figures += 1
                one.failed += any(f.outcome is Outcome.failed for f in count.judge(measured))
                continue
            said = [*identity.judge(measured, {}), *margin.judge(measured)]
            for figure in measured.figures:
                seen = {r.region for r in figure.regions}
                if not seen or (case.label != SAME and figure.asset != case.asset):
                    continue
                if case.label in SHOWN_BY and not seen & SHOWN_BY[case.label]:
                    continue
                mine = [f.outcome for f in said if f.asset == figure.asset]
                one.figures += 1
                one.failed += Outcome.failed in mine
                one.warned += Outcome.failed in mine or Outcome.warned in mine
                one.least_p.append(min(r.p_value for r in figure.regions))
    return found


def area_under_roc(same: Tally, wrong: Tally) -> float:
    """How often a wrong figure looks less likely than a right one."""
    pairs = [(a > b) + 0.5 * (a == b) for a in same.least_p for b in wrong.least_p]
    return sum(pairs) / len(pairs) if pairs else float("nan")


def caught_at(same: Tally, wrong: Tally, false_alarms: float) -> float:
    """The share of wrong figures caught when that share of right ones is let fail: one point of the curve."""
    ordered = sorted(same.least_p)
    limit = ordered[min(int(false_alarms * len(ordered)), len(ordered) - 1)]
    return sum(p < limit for p in wrong.least_p) / len(wrong.least_p) if wrong.least_p else float("nan")
