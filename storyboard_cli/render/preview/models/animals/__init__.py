"""Animals by body plan: the names are those of `plan.staging`."""

from __future__ import annotations

from storyboard_cli.render.preview.models.animals import cattle, dogs_and_cats, heavy, hoofed
from storyboard_cli.render.preview.models.model import Drawer

ANIMALS: dict[str, Drawer] = {**dogs_and_cats.DRAWN, **hoofed.DRAWN, **cattle.DRAWN, **heavy.DRAWN}
