"""Animals by body plan: how large each is, and where a rider sits."""

from __future__ import annotations

from storyboard_cli.plan.staging.prop_kind import PropKind

ANIMAL_KINDS: tuple[PropKind, ...] = (
    PropKind("dog", (0.26, 0.60, 0.85), stands=True, of="animal", color="#9a744c"),
    PropKind("cat", (0.18, 0.32, 0.48), stands=True, of="animal", color="#7d756c"),
)
