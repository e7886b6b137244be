"""Things that a script names besides those of `prop_sizes`: how large each is, and how it is held."""

from __future__ import annotations

from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.stand_ins import STAND_IN_KINDS

THING_KINDS: tuple[PropKind, ...] = (*STAND_IN_KINDS,)
