"""Which extras stay in a picture: nobody stands before those whom it is about."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.model import Figure
from storyboard_cli.plan.staging.space import flat_distance


def kept_behind(crowd: Sequence[Figure], figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The extras without those who would stand between the camera and whom the frame is about."""
    kept = []
    for extra in crowd:
        close = extra.depth_m < 0.9
        hides = any(extra.depth_m < f.depth_m and extra.box.overlaps(f.box) for f in figures)
        hides = hides or any(flat_distance(extra.place, f.place) < 0.75 for f in figures)
        whole = extra.crop.area > 0.3 * extra.box.area
        if not close and not hides and whole:
            kept.append(extra)
    return tuple(kept)


def shown_extras(extras: Sequence[Actor], crowd: Sequence[Figure]) -> list[Actor]:
    """Those of the extras who stayed."""
    places = {figure.place for figure in crowd}
    return [extra for extra in extras if extra.place in places]
