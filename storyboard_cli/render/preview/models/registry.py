"""Every kind that has a drawing, by its name."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.models.animals import ANIMALS
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.shapes.library import SHAPES
from storyboard_cli.render.preview.models.things import THINGS
from storyboard_cli.render.preview.models.vehicles import VEHICLES
from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.prop_shapes import SHAPES as PROPS
from storyboard_cli.render.preview.prop_shapes import draw_object
from storyboard_cli.render.preview.solids import SolidBuilder


def _plain(draw: Callable[[SolidBuilder, Vec3, Rgb, bool], None]) -> Drawer:
    """A drawing that knows neither poses nor words."""
    return lambda maker, model: draw(maker, model.size, model.colour, model.held)


MODELS: dict[str, Drawer] = {
    **{shape: _plain(draw) for shape, draw in PROPS.items()},
    **THINGS,
    **SHAPES,
    **VEHICLES,
    **ANIMALS,
}


def draw_model(maker: SolidBuilder, shape: str, model: Model) -> None:
    """Draw a thing of that kind; the maker's origin is the middle of its base."""
    draw = MODELS.get(shape)
    if draw is not None:
        draw(maker, model)
    else:
        draw_object(maker, model.size, model.colour, model.held)
