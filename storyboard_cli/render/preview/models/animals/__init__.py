"""Animals by body plan: the names are those of `plan.staging`."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer

ANIMALS: dict[str, Drawer] = {}
