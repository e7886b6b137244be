"""A wider picture where the usual one leaves out what its words name: who lies at somebody's feet, what they
take from the floor."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.staging.space import View
from storyboard_cli.plan.staging.staged_subject import OUTSIDE

_WIDER = {"MS": ("MLS", "FS"), "MLS": ("FS",), "FS": ("WS",)}
_BODIES = frozenset({"person", "group", "animal", "vehicle", "thing"})
_LEAST_HIGH = 0.02
"""Of the picture's height: what is lower there is no gain."""


def roomier(staging: Staging, picture: Callable[[str], Staging]) -> Staging:
    """The narrowest wider picture that shows more of what is named; the same where none does."""
    best, least = staging, unseen(staging)
    for size in _WIDER.get(staging.size, ()):
        if not least:
            break
        wider = picture(size)
        left = unseen(wider)
        if left < least:
            best, least = wider, left
    return best


def unseen(staging: Staging) -> int:
    """How many of the named subjects the picture leaves out, or cuts the heads of."""
    outside = sum(s.why == OUTSIDE and s.kind in _BODIES for s in staging.subjects)
    tiny = sum(p.crop.height < _LEAST_HIGH * staging.height and p.crop.area > 0 for p in staging.props)
    view = View(staging.camera)
    heads = (view.project(f.skeleton["head"]) for f in staging.figures)
    cut = sum(
        at is None or not (0 <= at[0] <= staging.width and 0 <= at[1] <= staging.height) for at in heads
    )
    return outside + tiny + cut


__all__ = ["roomier", "unseen"]
