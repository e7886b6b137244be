"""Which locked versions a picture uses, and which of their pictures one holds it against. Cheap to import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from storyboard_cli.plan.recipe import AssetUse

_VIEWS = {"three_quarter": 0, "front": 1, "profile": 2, "wide": 0, "reverse": 1}
"""How well a view tells who it is, or where."""
_UNSEEN = frozenset({"style"})  # it is in all of a picture, and beside none


class Use(NamedTuple):
    """One locked version in a picture, and the picture of it that tells best who, what or where it is."""

    label: str  # CHAR_001@v3
    role: str
    path: str


def kept_uses(assets: Iterable[AssetUse]) -> list[list[str]]:
    """The uses of a recipe's assets as JSON keeps them, in the recipe's order."""
    return [list(_use(asset)) for asset in assets]


def uses_kept(rows: Iterable[Sequence[str]]) -> tuple[Use, ...]:
    """The uses that were kept."""
    return tuple(map(Use._make, rows))


def _use(asset: AssetUse) -> Use:
    label = f"{asset.asset_id}@v{asset.version}"
    if asset.asset_type in _UNSEEN or not asset.pictures:
        return Use(label, "", "")
    best = min(asset.pictures, key=lambda p: (p.variant != asset.variant, _VIEWS.get(p.role, 9), p.role))
    return Use(label, best.role, best.path)
