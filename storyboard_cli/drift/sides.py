"""Left and right: which colours lie on which side, which way straps and sashes run, and whether a frame has
them exchanged.

Only hue and chroma are looked at: light has sides of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.oklab import oklab

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask, Pixels

_BANDS = 4
_LEAST = 0.012  # OKLab: a difference between sides that is more than shading
_FRONTAL = 40.0  # degrees; further round, one side hides the other
_SEEN_FROM_FRONT = 75.0  # degrees, up to which a strap over the chest still runs the same way
_LEAST_SLANT, _LEAST_EDGES = 0.15, 0.004
_SURE_SLANT = {True: 0.25, False: 0.45}  # by whether it is seen frontally; measured on the tuning cases
_INSIDE = 5  # pixels off the outline, whose own edges say nothing of the cloth
_FEWEST = 150  # pixels left inside that


@dataclass(frozen=True)
class Sides:
    """What one picture of a part says of left and right."""

    halves: Any  # bands × 2: left minus right in OKLab's a and b, top to bottom
    slant: float  # −1: edges run like \\, 1: like /, 0: neither
    edges: float  # how strong edges are at all, OKLab per pixel

    def plain(self) -> list[Any]:
        """As plain numbers, for keeping."""
        return [self.halves.round(5).tolist(), round(self.slant, 5), round(self.edges, 5)]

    @classmethod
    def of(cls, plain: list[Any]) -> Sides:
        """What `plain` wrote; raises ValueError or TypeError where it is something else."""
        import numpy as np

        halves, slant, edges = plain
        return cls(np.array(halves, np.float32).reshape(_BANDS, 2), float(slant), float(edges))


def sides(pixels: Pixels, mask: Mask) -> Sides:
    """Measure a part of 64×64 pixels, of which `mask` says what belongs to it."""
    lab = oklab(pixels)
    slant, edges = _slant(lab[..., 1:], mask)
    return Sides(_halves(lab, mask), slant, edges)


def mirrored(found: Sides, expected: Sides, view: float) -> float | None:
    """−1 as the reference, 1 its mirror image, clear from 0.5 on; None where sides are alike or not seen."""
    frontal = view <= _FRONTAL
    if abs(expected.slant) >= _LEAST_SLANT and view <= _SEEN_FROM_FRONT and found.edges >= _LEAST_EDGES:
        against = -found.slant if expected.slant > 0 else found.slant
        return max(-1.0, min(1.0, against / _SURE_SLANT[frontal] / 2))
    return _exchanged(found.halves, expected.halves) if frontal else None


def _exchanged(found: Any, expected: Any) -> float | None:
    import numpy as np

    strength = float(np.linalg.norm(expected))
    if strength < _LEAST or float(np.linalg.norm(found)) < _LEAST * 0.6:
        return None
    return -float((found * expected).sum()) / (strength * float(np.linalg.norm(found)))


def _halves(lab: Any, mask: Mask) -> Any:
    import numpy as np

    half, band = lab.shape[1] // 2, lab.shape[0] // _BANDS
    found = np.zeros((_BANDS, 2), np.float32)
    for index in range(_BANDS):
        rows = slice(index * band, (index + 1) * band)
        means = [
            (lab[rows, columns, 1:] * mask[rows, columns, None]).sum(axis=(0, 1))
            / max(float(mask[rows, columns].sum()), 1.0)
            for columns in (slice(0, half), slice(half, None))
        ]
        found[index] = means[0] - means[1]
    return found


def _slant(chroma: Any, mask: Mask) -> tuple[float, float]:
    """Which way edges run inside a part: the off-diagonal of the structure tensor over its trace.

    Bigün and Granlund 1987, Optimal orientation detection of linear symmetry.
    """
    import numpy as np

    for axis in (0, 1):
        chroma = (np.roll(chroma, 1, axis) + 2 * chroma + np.roll(chroma, -1, axis)) / 4
    across = chroma[1:-1, 2:] - chroma[1:-1, :-2]
    down = chroma[2:, 1:-1] - chroma[:-2, 1:-1]
    inside = _within(mask > 0.5)[1:-1, 1:-1]
    if int(inside.sum()) < _FEWEST:
        return 0.0, 0.0
    both = float((across * down).sum(axis=-1)[inside].sum())
    trace = float((across**2 + down**2).sum(axis=-1)[inside].sum())
    return -2 * both / max(trace, 1e-9), (trace / int(inside.sum())) ** 0.5


def _within(mask: Any) -> Any:
    """The mask without a rim."""
    import numpy as np

    for _ in range(_INSIDE):
        wide = np.pad(mask, 1)
        mask = mask & wide[:-2, 1:-1] & wide[2:, 1:-1] & wide[1:-1, :-2] & wide[1:-1, 2:]
    return mask
