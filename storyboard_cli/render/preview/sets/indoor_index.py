"""Which function draws which interior beyond those of a home, a school and a street."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.render.preview.sets import (
    indoor_care,
    indoor_desks,
    indoor_foyer,
    indoor_grand,
    indoor_home,
    indoor_lab,
    indoor_law,
    indoor_leisure,
    indoor_palace,
    indoor_sacred,
    indoor_sport,
    indoor_work,
)
from storyboard_cli.render.preview.sets.scenery import Scenery

INTERIORS: dict[str, Callable[[Scenery], None]] = {
    "hospital": indoor_care.draw_hospital,
    "operating": indoor_care.draw_operating,
    "morgue": indoor_care.draw_morgue,
    "newsroom": indoor_desks.draw_newsroom,
    "conference": indoor_desks.draw_conference,
    "studio": indoor_desks.draw_studio,
    "recording_studio": indoor_desks.draw_recording_studio,
    "control_room": indoor_desks.draw_control_room,
    "lobby": indoor_foyer.draw_lobby,
    "bank": indoor_foyer.draw_bank,
    "station_hall": indoor_foyer.draw_station_hall,
    "theatre": indoor_grand.draw_theatre,
    "cinema": indoor_grand.draw_cinema,
    "museum": indoor_grand.draw_museum,
    "plain_room": indoor_home.draw_plain_room,
    "laboratory": indoor_lab.draw_laboratory,
    "courtroom": indoor_law.draw_courtroom,
    "cell": indoor_law.draw_cell,
    "dungeon": indoor_law.draw_dungeon,
    "interrogation": indoor_law.draw_interrogation,
    "police": indoor_law.draw_police,
    "vault": indoor_law.draw_vault,
    "restaurant": indoor_leisure.draw_restaurant,
    "bar": indoor_leisure.draw_bar,
    "nightclub": indoor_leisure.draw_nightclub,
    "casino": indoor_leisure.draw_casino,
    "throne_room": indoor_palace.draw_throne_room,
    "great_hall": indoor_palace.draw_great_hall,
    "church": indoor_sacred.draw_church,
    "temple": indoor_sacred.draw_temple,
    "mosque": indoor_sacred.draw_mosque,
    "crypt": indoor_sacred.draw_crypt,
    "gym": indoor_sport.draw_gym,
    "pool": indoor_sport.draw_pool,
    "workshop": indoor_work.draw_workshop,
    "garage": indoor_work.draw_garage,
    "factory": indoor_work.draw_factory,
    "warehouse": indoor_work.draw_warehouse,
    "barn": indoor_work.draw_barn,
}
