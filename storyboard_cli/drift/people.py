"""People that a detector found against people that the staging has: who is there, missing, one too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyboard_cli.consistency.measured import StrangerMeasured
from storyboard_cli.drift.assignment import assigned

if TYPE_CHECKING:
    from storyboard_cli.drift.detectors import Detection
    from storyboard_cli.drift.pictures import Box
    from storyboard_cli.plan.staging.model import Staging

_LEAST_OVERLAP = 0.2  # intersection over union: a drawn body is larger than the staging's, or turned
_PLAIN_TO_SEE = 0.5  # of a figure in sight from which a detector should have found it
_LARGE_ENOUGH = 0.09  # of the picture's height


@dataclass(frozen=True)
class Crowd:
    """What a detector says of a staged frame. Boxes are in pixels of the staging."""

    present: dict[int, bool]  # by figure, where it can be told
    unknown: tuple[tuple[Box, float], ...]  # people whom the staging does not have, and how sure that is
    detected: int
    expected: int  # figures and extras that are plain to see


def crowd_of(people: Sequence[Detection], staging: Staging, size: tuple[int, int]) -> Crowd:
    """Match people to figures and extras: as many pairs as there can be, then the largest overlaps.

    `size`: of the picture, in pixels.
    """
    sx, sy = staging.width / size[0], staging.height / size[1]
    boxes: list[Box] = [(p.box[0] * sx, p.box[1] * sy, p.box[2] * sx, p.box[3] * sy) for p in people]
    staged = [*staging.figures, *staging.extras]
    crops: list[Box] = [(f.crop.left, f.crop.top, f.crop.right, f.crop.bottom) for f in staged]
    person_of = _matched(boxes, crops)
    plain = {
        j
        for j, figure in enumerate(staged)
        if figure.visible >= _PLAIN_TO_SEE and figure.crop.height >= staging.height * _LARGE_ENOUGH
    }
    present = {j: j in person_of for j in range(len(staging.figures)) if j in plain or j in person_of}
    known = set(person_of.values())
    unknown = tuple((boxes[i], people[i].score) for i in range(len(boxes)) if i not in known)
    return Crowd(present, unknown, len(people), len(plain | set(person_of)))


def _matched(boxes: Sequence[Box], crops: Sequence[Box]) -> dict[int, int]:
    """The person by staged figure."""
    shares = [[overlap(box, crop) for box in boxes] for crop in crops]
    values = [[1 + share if share >= _LEAST_OVERLAP else 0.0 for share in row] for row in shares]
    if not boxes or not crops:
        return {}
    return {j: i for j, i in assigned(values).items() if values[j][i]}


def confirmed(known: Sequence[StrangerMeasured], crowd: Crowd) -> list[StrangerMeasured]:
    """Strangers as the detector sees them: those found by colours only give it a name."""
    found = []
    for box, score in crowd.unknown:
        alike = [s for s in known if overlap(s.box, box) > 0]
        best = max(alike, key=lambda s: s.odds or 0.0, default=None)
        found.append(
            StrangerMeasured(
                box=box,
                asset=best.asset if best else None,
                name=best.name if best else "",
                odds=None,
                sure=score,
                reference=best.reference if best else None,
            )
        )
    return found


def overlap(one: Box, other: Box) -> float:
    """Intersection over union of two boxes."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = across * down
    return both / (
        (one[2] - one[0]) * (one[3] - one[1]) + (other[2] - other[0]) * (other[3] - other[1]) - both
    )
