"""Things by their kind, beyond those of `prop_shapes`: the names are those of `plan.staging`."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer
from storyboard_cli.render.preview.models.things.stand_ins import STAND_INS

THINGS: dict[str, Drawer] = {**STAND_INS}
