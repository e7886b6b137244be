"""Which drawing function draws which kind of set."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.render.preview.sets import indoor_home, indoors, open_air, outdoors, sights
from storyboard_cli.render.preview.sets.indoor_index import INTERIORS
from storyboard_cli.render.preview.sets.scenery import Scenery

PLACES: dict[str, Callable[[Scenery], None]] = {
    "room": indoors.draw_room,
    "classroom": indoors.draw_classroom,
    "library": indoors.draw_library,
    "bedroom": indoors.draw_bedroom,
    "corridor": indoors.draw_corridor,
    "office": indoors.draw_office,
    "kitchen": indoors.draw_kitchen,
    "cafe": sights.draw_cafe,
    "hall": sights.draw_hall,
    "shop": sights.draw_shop,
    "bathroom": sights.draw_bathroom,
    "stairwell": sights.draw_stairwell,
    "vehicle": sights.draw_vehicle,
    "bus": sights.draw_bus,
    "street": outdoors.draw_street,
    "campus": outdoors.draw_campus,
    "forest": outdoors.draw_forest,
    "field": outdoors.draw_field,
    "bus_stop": open_air.draw_bus_stop,
    "park": open_air.draw_park,
    "rooftop": open_air.draw_rooftop,
    "beach": open_air.draw_beach,
    "station": open_air.draw_station,
    "mountain": open_air.draw_mountain,
    "grid": outdoors.draw_grid,
    **INTERIORS,
}


def draw_place(scene: Scenery) -> None:
    """Draw the set of the staging; kinds without a drawing of their own become a plain room or the grid."""
    fallback = indoor_home.draw_plain_room if scene.staging.interior else outdoors.draw_grid
    PLACES.get(scene.staging.setting, fallback)(scene)
