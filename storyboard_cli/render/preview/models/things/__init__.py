"""Things by their kind, beyond those of `prop_shapes`: the names are those of `plan.staging`."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer

THINGS: dict[str, Drawer] = {}
