"""Plates and bowls before those of a crowd who eat at tables."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.plan.staging.model import IMPLIED, Box, Figure, Furniture, PlacedProp
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.plan.staging.space import flat_distance, toward, world

_EATS = frozenset({"bite_of", "spoon", "talk_hand", "sip", "arms_down", "cup", "eat"})
_BEFORE = 0.72
"""Metres from somebody to the own plate: on the far half of the table, whose top is drawn before it."""
_RIM = 0.06
"""Metres between a plate's middle and the edge of its table at least."""
_NOWHERE = Box(left=-1.0, top=-1.0, right=-1.0, bottom=-1.0)


def served(eaters: Sequence[Figure], furniture: Sequence[Furniture]) -> list[PlacedProp]:
    """A bowl or a plate on the table before each, where one of them eats; boxes are not known yet."""
    seated = [f for f in eaters if f.posture == "sit"]
    if not any(f.pose.removesuffix("_left") in ("bite_of", "spoon") for f in seated):
        return []
    tables = [f for f in furniture if f.kind in ("table", "desk")]
    found = []
    for number, figure in enumerate(seated):
        if figure.pose.removesuffix("_left") not in _EATS or not tables:
            continue
        table = min(tables, key=lambda t: flat_distance(t.place, figure.place))
        kind = PROP_KINDS["bowl" if number % 2 else "plate"]
        dx, dz = toward(figure.facing_deg)
        if not _is_on(table, figure.place[0] + dx * _BEFORE, figure.place[2] + dz * _BEFORE):
            continue
        at = world(figure.place[0] + dx * _BEFORE, table.size_m[1], figure.place[2] + dz * _BEFORE)
        found.append(
            PlacedProp(
                asset=f"{IMPLIED}{kind.shape}_{number}", place=at, size_m=kind.size_m, box=_NOWHERE,
                crop=_NOWHERE, depth_m=0.0, shape=kind.shape, facing_deg=figure.facing_deg,
            )
        )  # fmt: skip
    return found


def _is_on(table: Furniture, x: float, z: float) -> bool:
    """Is a point over a table's top?"""
    dx, dz = toward(table.facing_deg)
    u, v = x - table.place[0], z - table.place[2]
    ahead, along = u * dx + v * dz, -u * dz + v * dx
    return abs(ahead) < table.size_m[2] / 2 - _RIM and abs(along) < table.size_m[0] / 2 - _RIM
