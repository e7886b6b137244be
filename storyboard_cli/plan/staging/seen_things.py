"""Where things are on screen: those that stand by the space they take, those in hand by how they are held."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.plan.staging.grips import held_corners
from storyboard_cli.plan.staging.model import Box, Figure, PlacedProp
from storyboard_cli.plan.staging.space import View
from storyboard_cli.plan.staging.things import box_around, box_on_screen

_NOWHERE = Box(left=-1.0, top=-1.0, right=-1.0, bottom=-1.0)


def seen_props(
    props: Sequence[PlacedProp], view: View, figures: Sequence[Figure], size: tuple[int, int]
) -> tuple[PlacedProp, ...]:
    """The props with their boxes on screen, far to near.

    `figures`: everybody who may hold one; `size`: width and height of the frame in pixels.
    """
    holders = {f.asset: f for f in figures}
    found = []
    for prop in props:
        middle = (prop.place[0], prop.place[1] + prop.extent_m[1] / 2, prop.place[2])
        holder = holders.get(prop.held_by or "")
        if holder is not None:
            box = box_around(view, held_corners(holder.skeleton, prop)) or _NOWHERE
        else:
            box = box_on_screen(view, prop.place, prop.extent_m, prop.facing_deg) or _NOWHERE
        depth = round(view.to_eye(middle)[2], 3)
        found.append(prop.model_copy(update={"box": box, "crop": box.clipped(*size), "depth_m": depth}))
    return tuple(sorted(found, key=lambda p: (-p.depth_m, p.asset)))
