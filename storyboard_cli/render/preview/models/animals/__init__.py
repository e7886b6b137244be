"""Animals by body plan: the names are those of `plan.staging`."""

from __future__ import annotations

from storyboard_cli.render.preview.models.animals import (
    bird_species,
    bugs,
    cattle,
    crawlers,
    dogs_and_cats,
    fish,
    great,
    heavy,
    hoofed,
    reptiles,
    sea,
    shells,
    small,
)
from storyboard_cli.render.preview.models.model import Drawer

ANIMALS: dict[str, Drawer] = {
    **dogs_and_cats.DRAWN,
    **hoofed.DRAWN,
    **cattle.DRAWN,
    **heavy.DRAWN,
    **small.DRAWN,
    **great.DRAWN,
    **bird_species.DRAWN,
    **fish.DRAWN,
    **reptiles.DRAWN,
    **bugs.DRAWN,
    **crawlers.DRAWN,
    **sea.DRAWN,
    **shells.DRAWN,
}
