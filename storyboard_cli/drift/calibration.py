"""From a bundle's own pictures to limits: how unlike may a good frame look? (shrunk Student's t)

Few references give a poor idea of how much they vary, so their variance is pulled toward that of the
project's other assets; frames differ from model sheets in pose and drawing, so an allowance measured for the
embedder is added. The alpha of the project is a dial: the harness measures the true rate of false alarms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from storyboard_cli.consistency.measured import Limits
from storyboard_cli.drift.student import lower_tail, quantile
from storyboard_cli.drift.views import weights

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Vectors

METHOD = 2
"""Bumped when the same pictures give other limits, the allowances included."""
_OWN_WEIGHT = 6  # how many references the other assets' variance counts for
_LEAST_RATIO, _MOST_RATIO = 0.8, 2.5
_EVEN = 0.0005  # variances below this are all the same: flat colours hardly vary at all
FEWEST_TO_FAIL = 3
WISHED = 5


@dataclass(frozen=True, slots=True)
class Allowance:
    """How frames of an unchanged asset differ from its bundle, for one embedder and region."""

    gap: float  # how much lower a frame's likeness is than a reference's to the others
    sd: float | None  # of frames' likeness; None: nobody measured it, references must stand for frames
    variance: float  # usual among references, where the project has no other asset yet


@dataclass(frozen=True, slots=True)
class Calibrated:
    """One region of one asset version under one embedder: all that its limits follow from."""

    references: int
    mean: float
    sd: float
    alpha: float
    warn_alpha: float
    fail: float
    warn: float
    impostors: int = 0
    impostor_q95: float | None = None
    approved: int = 0
    override: float | None = None

    @property
    def separable(self) -> bool:
        """Are other assets told apart from this one?"""
        return self.impostor_q95 is None or self.fail > self.impostor_q95

    @property
    def limits(self) -> Limits:
        """The limits as rules see them."""
        note = ""
        if self.references < FEWEST_TO_FAIL:
            s = "" if self.references == 1 else "s"
            note = (
                f"only {self.references} reference picture{s}, so this can't fail it: lock {WISHED} or more"
            )
        return Limits(
            mean=self.mean,
            fail=self.fail if self.override is None else self.override,
            warn=max(self.warn, self.fail if self.override is None else self.override),
            references=self.references,
            may_fail=self.override is not None or self.references >= FEWEST_TO_FAIL,
            note=note,
        )

    def widened(self, factor: float) -> Calibrated:
        """The same limits for a picture that says less: all distances from the mean times `factor`."""
        return replace(
            self,
            sd=self.sd * factor,
            fail=self.mean + (self.fail - self.mean) * factor,
            warn=self.mean + (self.warn - self.mean) * factor,
        )

    def p_value(self, score: float) -> float:
        """How often an unchanged asset would look as unlike as this, or more."""
        return lower_tail((score - self.mean) / max(self.sd, 1e-6), self.references + _OWN_WEIGHT - 1)

    def z(self, score: float) -> float:
        """Standard deviations from the usual; below zero: less alike."""
        return (score - self.mean) / max(self.sd, 1e-6)


def leave_one_out(
    vectors: Vectors, copies: Vectors | None = None, views: Sequence[float | None] | None = None
) -> list[float]:
    """Each reference (and each of its altered copies) against the centroid of the others, weighted by view.

    `copies` has shape references × copies × dim. A single reference is compared with its own copies.
    """
    count = len(vectors)
    seen = list(views) if views is not None else [None] * count
    scores: list[float] = []
    for index in range(count):
        kept = [i for i in range(count) if i != index] if count > 1 else [index]
        centre = centroid(vectors[kept], weights([seen[i] for i in kept], seen[index]))
        own: list[Any] = [vectors[index]] if count > 1 else []
        own += list(copies[index]) if copies is not None else []
        scores += [float(v @ centre) for v in own]
    return scores


def centroid(vectors: Any, weight: Any = None) -> Any:
    """The unit vector in the middle of unit vectors."""
    import numpy as np

    middle = np.average(np.asarray(vectors, np.float64), axis=0, weights=weight)
    return middle / max(float(np.linalg.norm(middle)), 1e-12)


def variance(scores: Sequence[float]) -> float:
    """Unbiased variance; 0 of fewer than two."""
    if len(scores) < 2:
        return 0.0
    mean = sum(scores) / len(scores)
    return sum((s - mean) ** 2 for s in scores) / (len(scores) - 1)


def calibrate(
    references: int,
    scores: Sequence[float],
    allowance: Allowance,
    *,
    alpha: float,
    warn_alpha: float,
    own_scores: Sequence[float] | None = None,
    other_variances: Sequence[float] = (),
    impostors: Sequence[float] = (),
    tests: int = 1,
) -> Calibrated:
    """The limits that follow from leave-one-out scores, altered copies among them.

    `own_scores` are those without the copies. `tests`: how many regions share one alpha.
    """
    own = variance(scores if own_scores is None else own_scores)
    prior = sum(other_variances) / len(other_variances) if other_variances else allowance.variance
    if references < 2:
        own = prior
    shrunk = ((references - 1) * own + _OWN_WEIGHT * prior) / (references - 1 + _OWN_WEIGHT)
    if allowance.sd is not None:  # how much more than others this asset varies, times how much frames vary
        ratio = (shrunk + _EVEN) / ((prior + allowance.variance) / 2 + _EVEN)
        shrunk = allowance.sd**2 * min(max(ratio, _LEAST_RATIO), _MOST_RATIO)
    sd = (shrunk * (1 + 1 / references)) ** 0.5
    mean = (sum(scores) / len(scores) if scores else 1.0) - allowance.gap
    others = (len(impostors), _quantile(impostors, 0.95) if impostors else None)
    return _with_limits(references, mean, sd, others, alpha=alpha, warn_alpha=warn_alpha, tests=tests)


RATCHET = 0.02
"""Approved frames may lower a limit by this at most: small steps must not add up to another character."""


def with_approved(first: Calibrated, scores: Sequence[float], *, tests: int = 1) -> Calibrated:
    """The limits after people approved frames with these likenesses: frames say best how frames look.

    Approved frames never enter the centroid, and no limit falls by more than `RATCHET` below its first value.
    With 19 (99) of them the 5 % (1 %) limits come from their ranks alone; until then from the t rule.
    """
    if not scores:
        return first
    count = len(scores)
    pooled = _pooled(first, scores)
    fail = _rank_limit(scores, first.alpha / tests, pooled.fail)
    warn = _rank_limit(scores, first.warn_alpha / tests, pooled.warn)
    return Calibrated(
        references=first.references,
        mean=pooled.mean,
        sd=pooled.sd,
        alpha=first.alpha,
        warn_alpha=first.warn_alpha,
        fail=max(fail, first.fail - RATCHET),
        warn=max(warn, first.warn - RATCHET),
        impostors=first.impostors,
        impostor_q95=first.impostor_q95,
        approved=count,
        override=first.override,
    )


def _pooled(first: Calibrated, scores: Sequence[float]) -> Calibrated:
    """Bundle and approved frames together; the bundle counts like as many frames as it has references."""
    count, weight = len(scores), first.references + _OWN_WEIGHT
    mean = (first.mean * weight + sum(scores)) / (weight + count)
    spread = sum((s - mean) ** 2 for s in scores) + weight * (first.sd**2 + (first.mean - mean) ** 2)
    sd = (spread / (weight + count)) ** 0.5
    steps_fail = (first.fail - first.mean) / max(first.sd, 1e-9)
    steps_warn = (first.warn - first.mean) / max(first.sd, 1e-9)
    return Calibrated(
        first.references,
        mean,
        sd,
        first.alpha,
        first.warn_alpha,
        mean + steps_fail * sd,
        mean + steps_warn * sd,
    )


def _rank_limit(scores: Sequence[float], alpha: float, otherwise: float) -> float:
    """Conformal: the score below which at most `alpha` of good frames fall, where there are enough to say."""
    rank = int(alpha * (len(scores) + 1))
    return sorted(scores)[rank - 1] if rank >= 1 else otherwise


def _with_limits(
    references: int,
    mean: float,
    sd: float,
    impostors: tuple[int, float | None],
    *,
    alpha: float,
    warn_alpha: float,
    tests: int,
) -> Calibrated:
    """The limits that follow from mean and spread. `impostors`: how many, what 95 % stay below."""
    freedom = references + _OWN_WEIGHT - 1
    return Calibrated(
        references=references,
        mean=mean,
        sd=sd,
        alpha=alpha,
        warn_alpha=warn_alpha,
        fail=mean + quantile(alpha / tests, freedom) * sd,
        warn=mean + quantile(warn_alpha / tests, freedom) * sd,
        impostors=impostors[0],
        impostor_q95=impostors[1],
    )


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def plain(calibrated: Calibrated) -> dict[str, Any]:
    """As it stands in a calibration file: five digits are enough, and diffs stay readable."""
    return {
        "references": calibrated.references,
        "mean": round(calibrated.mean, 5),
        "sd": max(round(calibrated.sd, 5), 1e-5),
        "fail_below": round(calibrated.fail, 5),
        "warn_below": round(calibrated.warn, 5),
        "impostors": calibrated.impostors,
        "impostor_q95": None if calibrated.impostor_q95 is None else round(calibrated.impostor_q95, 5),
        "separable": calibrated.separable,
    }


def from_plain(value: Mapping[str, Any], *, alpha: float, warn_alpha: float, tests: int) -> Calibrated:
    """Read back what `plain` wrote; raises KeyError, TypeError or ValueError where it is something else."""
    references, mean, sd = int(value["references"]), float(value["mean"]), float(value["sd"])
    if references < 1 or not sd > 0 or not -2 < mean < 2:
        raise ValueError("the numbers make no sense")
    quantile95 = value["impostor_q95"]
    others = (int(value["impostors"]), None if quantile95 is None else float(quantile95))
    return _with_limits(references, mean, sd, others, alpha=alpha, warn_alpha=warn_alpha, tests=tests)
