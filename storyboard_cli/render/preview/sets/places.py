"""Which drawing function draws which kind of set."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.render.preview.sets import cabins, indoor_home, indoors, sights
from storyboard_cli.render.preview.sets.indoor_index import INTERIORS
from storyboard_cli.render.preview.sets.outdoor_parts import lighter_behind
from storyboard_cli.render.preview.sets.outdoor_places import OUTDOOR_PLACES
from storyboard_cli.render.preview.sets.scenery import Scenery

PLACES: dict[str, Callable[[Scenery], None]] = OUTDOOR_PLACES | {
    "room": indoors.draw_room,
    "classroom": indoors.draw_classroom,
    "library": indoors.draw_library,
    "bedroom": indoors.draw_bedroom,
    "corridor": indoors.draw_corridor,
    "office": indoors.draw_office,
    "kitchen": indoors.draw_kitchen,
    "cafe": sights.draw_cafe,
    "hall": sights.draw_hall,
    "stairwell": sights.draw_stairwell,
    "vehicle": cabins.draw_cabin_of,
    "bus": sights.draw_bus,
    **INTERIORS,
}


def draw_place(scene: Scenery) -> None:
    """Draw the set of the staging; one without a drawing of its own is a plain room or open ground."""
    fallback = indoor_home.draw_plain_room if scene.staging.interior else OUTDOOR_PLACES["open_ground"]
    PLACES.get(scene.staging.setting, fallback)(scene)
    if not scene.staging.interior:
        lighter_behind(scene)
