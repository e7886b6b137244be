"""Student's t in plain Python: tail probabilities and quantiles, exact enough for thresholds (1e-10)."""

from __future__ import annotations

import math
from functools import lru_cache


def lower_tail(value: float, freedom: float) -> float:
    """P(T ≤ value) for `freedom` degrees of freedom."""
    if value == 0:
        return 0.5
    tail = 0.5 * _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + value * value))
    return tail if value < 0 else 1 - tail


@lru_cache(maxsize=1024)
def quantile(probability: float, freedom: float) -> float:
    """The t with P(T ≤ t) = probability, by bisection on the tail."""
    if not 0 < probability < 1:
        raise ValueError("a probability lies between 0 and 1")
    low, high = -1.0, 1.0
    while lower_tail(low, freedom) > probability:
        low *= 2
    while lower_tail(high, freedom) < probability:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if lower_tail(middle, freedom) < probability:
            low = middle
        else:
            high = middle
        if high - low < 1e-12 * max(1.0, abs(low)):
            break
    return (low + high) / 2


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Regularised incomplete beta function by its continued fraction (Lentz)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    result = d
    for m in range(1, 500):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + numerator / c
            c = c if abs(c) > tiny else tiny
            step = c * d
            result *= step
        if abs(step - 1) < 1e-14:
            break
    return result
