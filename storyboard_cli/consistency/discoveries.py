"""How much of a run is chance: many comparisons seen together, by false discovery rate. A view, no verdict.

Source: Y. Benjamini and Y. Hochberg, "Controlling the False Discovery Rate: a Practical and Powerful
Approach to Multiple Testing", J. R. Stat. Soc. B 57 (1995), 289–300. It holds for independent p-values and
for positively dependent ones (Benjamini and Yekutieli, Ann. Stat. 29, 2001); figures of one character share
its bundle, so theirs rise and fall together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import Field

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.core.model import Frozen

RATE = 0.05
_ENOUGH = 100  # judged things, from which on a few failures by chance are to be expected
_MOST_NAMED = 5
_NOUNS = {"drift.identity": "figure", "drift.place": "place", "drift.style": "style"}


class Discovery(Frozen):
    """One comparison that fails, or that stands out at the chosen rate."""

    frame_id: str = Field(description="The frame, as FR_S03_002.")
    rule: str = Field(description="The rule, as drift.identity.")
    asset: str | None = Field(description="The asset that it is about.")
    part: str | None = Field(description="head, body, legs, figure or frame.")
    subject: str = Field(description="Who or what it is about: Aarav's coat.")
    p_value: float = Field(description="How likely chance alone gives it, over all compared parts; 0 to 1.")
    q_value: float = Field(description="The smallest rate at which it stands out; 0 to 1.")
    outcome: Outcome = Field(description="passed, warned, failed or not judged.")
    holds: bool = Field(description="It stands out at the rate that was asked for.")


class Discoveries(Frozen):
    """What the drift rules of one run say together. `rows`, by p: all that fails and all that holds."""

    rate: float = Field(RATE, description="The false discovery rate.")
    judged: int = Field(0, description="Findings that were judged.")
    kinds: dict[str, int] = Field({}, description="How many were judged, by rule.")
    can_fail: int = Field(0, description="Findings that can fail; the others warn at most.")
    failed: int = Field(0, description="Findings that failed.")
    expected: float = Field(0.0, description="Failures that chance alone would give, were nothing wrong.")
    held: int = Field(0, description="Findings that stand out.")
    rows: list[Discovery] = Field([], description="The failures, the least likely first.")

    @property
    def no_more_than_chance(self) -> bool:
        """Are there failures in a long run, and not more of them than chance would give?"""
        return self.judged >= _ENOUGH and 0 < self.failed <= self.expected

    def counted(self) -> str:
        """`3 of 412 judged figures and styles fail; about 4 would by chance.`"""
        if not self.judged:
            return "Nothing was compared with locked pictures."
        nouns = [_NOUNS.get(rule, rule) + ("s" if self.judged > 1 else "") for rule in self.kinds]
        judged = f"{self.judged} judged {_listed(nouns)}"
        if not self.can_fail:
            return f"None of {judged} can fail: they warn at most."
        verb = "fails" if self.failed == 1 or self.judged == 1 else "fail"
        few = self.judged - self.can_fail
        aside = f" ({few} can only warn)" if few else ""
        return f"{self.failed or 'None'} of {judged}{aside} {verb}; {_about(self.expected)} would by chance."

    def standing_out(self) -> str:
        """`1 of them stands out whatever chance does: FR_S03_004 (Aarav's coat).`"""
        held = [row for row in self.rows if row.holds]
        if not held:
            return ("None of them" if self.failed else "Nothing") + " stands out from chance."
        of_them = " of them" if all(row.outcome is Outcome.failed for row in held) else ""
        verb = "stands" if len(held) == 1 else "stand"
        named = [f"{row.frame_id} ({row.subject})" for row in held[:_MOST_NAMED]]
        if len(held) > _MOST_NAMED:
            named.append(f"{len(held) - _MOST_NAMED} more")
        return f"{len(held)}{of_them} {verb} out whatever chance does: {_listed(named)}."

    def promise(self) -> str:
        """What the rate means, for people."""
        return f"on average at most {self.rate * 100:g} % of what stands out is chance (false discovery rate)"


def q_values(p_values: Sequence[float]) -> list[float]:
    """Each p's q: the smallest false discovery rate at which Benjamini and Hochberg's step-up rule keeps it.

    q of the i-th smallest of m is the least of m·p(j)/j over all j ≥ i, and 1 at most. Equal p have equal q;
    the order of the input is kept. p lies in 0 … 1.
    """
    total = len(p_values)
    found = [1.0] * total
    least = 1.0
    ascending = sorted(range(total), key=lambda i: p_values[i])
    for rank, index in zip(range(total, 0, -1), reversed(ascending), strict=True):
        least = min(least, p_values[index] * total / rank)
        found[index] = least
    return found


def whole_p(finding: Finding) -> float:
    """The p of a whole figure, from that of its worst part: times the number of compared parts (Bonferroni).

    A figure's limits share alpha in the same way (each part fails below alpha / parts), so what fails has a
    whole p below alpha, unless an override or approved frames moved its limit. Šidák's 1 − (1 − p)^n would be
    hardly smaller where it matters, and parts of one figure are not independent.
    """
    return min(1.0, (finding.p_value or 0.0) * (finding.parts or 1))


def expected_failures(can_fail: int, alpha: float) -> float:
    """How many failures chance gives at most, on average, among so many good things that can fail.

    alpha belongs to a figure, a place or a style as a whole; a figure's parts share it evenly. Where parts
    are hidden only the others' shares count, so this is the upper end. It is as true as the limits are:
    references that say little of how frames vary make the real number larger, and an asset's own threshold
    has no alpha at all.
    """
    return can_fail * alpha


def discoveries(
    found: Iterable[tuple[str, Finding]], *, alpha: float, rate: float = RATE, failing: bool = True
) -> Discoveries:
    """The view over (frame id, finding) of a run. `failing`: False where the project makes failures warnings.

    Only findings with a p-value are counted, and none that somebody allowed: those are no open question.
    """
    kept = [(frame, f) for frame, f in found if f.p_value is not None and f.excused is None]
    whole = [whole_p(f) for _, f in kept]
    made = [
        _discovery(frame, f, p, q, rate)
        for (frame, f), p, q in zip(kept, whole, q_values(whole), strict=True)
        if f.blocks or q <= rate
    ]
    can_fail = sum(f.may_fail is not False for _, f in kept) if failing else 0
    rules = sorted({f.rule for _, f in kept})
    return Discoveries(
        rate=rate,
        judged=len(kept),
        kinds={rule: sum(f.rule == rule for _, f in kept) for rule in rules},
        can_fail=can_fail,
        failed=sum(d.outcome is Outcome.failed for d in made),
        expected=expected_failures(can_fail, alpha),
        held=sum(d.holds for d in made),
        rows=sorted(made, key=lambda d: (d.p_value, d.frame_id, d.subject)),
    )


def _discovery(frame: str, finding: Finding, p: float, q: float, rate: float) -> Discovery:
    return Discovery(
        frame_id=frame,
        rule=finding.rule,
        asset=finding.asset,
        part=finding.region,
        subject=finding.subject or finding.asset or finding.rule,
        p_value=p,
        q_value=q,
        outcome=finding.outcome,
        holds=q <= rate,
    )


def _about(expected: float) -> str:
    if expected < 0.95:
        return "less than one"
    return f"about {expected:.0f}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
