"""Things by their kind, beyond those of `prop_shapes`: the names are those of `plan.staging`."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer
from storyboard_cli.render.preview.models.things.containers import CONTAINERS
from storyboard_cli.render.preview.models.things.food import FOOD
from storyboard_cli.render.preview.models.things.kitchen import KITCHEN
from storyboard_cli.render.preview.models.things.music import MUSIC
from storyboard_cli.render.preview.models.things.stand_ins import STAND_INS

THINGS: dict[str, Drawer] = {**STAND_INS, **MUSIC, **CONTAINERS, **KITCHEN, **FOOD}
