"""How each telling thing of a set is drawn: its drawing, its size, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.registry import draw_model
from storyboard_cli.render.preview.palette import Rgb, rgb
from storyboard_cli.render.preview.sets import (
    indoor_lanes,
    indoor_shaft,
    outdoor_decks,
    outdoor_fairs,
    outdoor_grounds,
    outdoor_harbours,
    outdoor_markets,
    outdoor_objects,
    outdoor_quarry,
    outdoor_roads,
    outdoor_squares,
    outdoor_streets,
    outdoor_works,
    wall_afield,
    wall_dressing,
    wall_home,
    wall_outside,
    wall_rooms,
    wall_screens,
    wall_trades,
)
from storyboard_cli.render.preview.sets.scenery import Drawer
from storyboard_cli.render.preview.solids import SolidBuilder

Where = Literal["wall", "floor", "far"]
_GREY: Rgb = (150, 156, 160)


@dataclass(frozen=True, slots=True)
class Dressing:
    """A telling thing: `wall`, hung with its lower edge at `base` metres; `floor`, standing at a wall;
    `far`, standing on the ground behind whom the picture is about. `size`: metres across, up, ahead."""

    draw: Drawer
    size: Vec3
    where: Where
    base: float = 0.0
    colour: Rgb = _GREY
    turn: float = 0.0  # how much it is turned from facing the camera, degrees


def _model(shape: str, colour: Rgb) -> Drawer:
    return lambda m, size, tone: draw_model(m, shape, Model(size, colour))


def _heap(shape: str, size: Vec3, places: Sequence[Vec3]) -> Drawer:
    """Several of a kind: the far ones first."""
    colour = rgb(PROP_KINDS[shape].color)

    def draw(m: SolidBuilder, whole: Vec3, tone: Rgb) -> None:
        for right, up, ahead in places:
            draw_model(m.moved(right, up, ahead), shape, Model(size, colour))

    return draw


_STACKED: tuple[Vec3, ...] = (
    (-0.7, 0.0, 0.0), (0.06, 0.0, 0.0), (0.82, 0.0, 0.0), (-0.4, 0.6, 0.0), (0.44, 0.6, 0.0),
    (-0.3, 1.2, 0.0), (0.5, 1.2, 0.0), (0.1, 1.8, 0.0),
)  # fmt: skip
_GRAVES: tuple[Vec3, ...] = (
    (-2.6, 0.0, -3.0), (-0.4, 0.0, -2.4), (2.2, 0.0, -2.8), (-1.5, 0.0, 0.0), (0.9, 0.0, 0.4),
    (3.0, 0.0, 0.0),
)  # fmt: skip

_WALL: dict[str, tuple[Callable[[SolidBuilder, Vec3, Rgb], None], tuple[float, float], float]] = {
    "alphabet": (wall_rooms.toys, (1.5, 1.0), 1.0),
    "back_bar": (wall_dressing.back_bar, (1.7, 1.25), 0.95),
    "barred_window": (wall_dressing.barred_window, (0.9, 1.1), 1.15),
    "bed_head": (wall_home.bed_head, (1.6, 1.5), 0.4),
    "chains": (wall_dressing.chains, (1.0, 1.2), 1.0),
    "chart": (wall_screens.chart, (1.7, 1.1), 1.05),
    "deposit_boxes": (wall_screens.deposit_boxes, (1.9, 2.2), 0.1),
    "departures": (wall_screens.departures, (2.2, 1.1), 1.35),
    "flasks": (wall_rooms.flasks, (1.3, 0.95), 1.1),
    "foam": (wall_screens.foam, (1.5, 1.3), 0.95),
    "formulas": (wall_rooms.formulas, (1.6, 0.95), 1.1),
    "height_chart": (wall_rooms.height_chart, (1.2, 0.95), 1.15),
    "key_rack": (wall_trades.key_rack, (1.5, 1.1), 1.05),
    "lantern_hook": (wall_trades.lantern_hook, (1.0, 1.0), 1.05),
    "line_sign": (wall_trades.line_sign, (1.4, 1.3), 1.0),
    "menu": (wall_dressing.menu, (1.3, 1.3), 1.0),
    "neon": (wall_screens.neon, (1.1, 1.3), 1.05),
    "notices": (wall_dressing.notices, (1.3, 0.9), 1.15),
    "one_way_mirror": (wall_rooms.one_way_mirror, (1.8, 1.1), 1.05),
    "painting": (wall_screens.painting, (1.2, 1.0), 1.1),
    "pans": (wall_dressing.pans, (1.5, 1.1), 1.05),
    "photographs": (wall_dressing.photographs, (1.5, 1.0), 1.1),
    "pipes": (wall_screens.pipes, (2.2, 1.2), 0.95),
    "porthole": (wall_screens.porthole, (0.75, 0.75), 1.2),
    "red_cross": (wall_screens.red_cross, (0.95, 0.7), 1.25),
    "rug": (wall_afield.rug, (0.9, 1.3), 0.75),
    "scales": (wall_rooms.court_seal, (1.5, 1.6), 0.8),
    "screens": (wall_screens.screens, (1.6, 1.1), 1.05),
    "shield_and_swords": (wall_rooms.shield_and_swords, (1.1, 1.1), 1.1),
    "stained_glass": (wall_dressing.stained_glass, (1.1, 2.2), 0.85),
    "studio_lamps": (wall_trades.studio_lamps, (1.5, 1.4), 0.95),
    "tack": (wall_trades.tack, (1.4, 1.1), 0.95),
    "tapestry": (wall_dressing.tapestry, (0.95, 1.9), 0.75),
    "tools": (wall_dressing.tools, (1.4, 0.9), 1.1),
    "towels": (wall_rooms.towels, (1.2, 1.25), 0.95),
    "toys": (wall_rooms.toys, (1.4, 1.0), 1.05),
    "wall_map": (wall_screens.wall_map, (1.7, 1.1), 1.05),
    "wine_rack": (wall_trades.wine_rack, (1.4, 1.3), 0.95),
    "written_board": (wall_rooms.written_board, (1.7, 1.05), 1.05),
    "x_rays": (wall_screens.x_rays, (1.2, 0.8), 1.2),
}  # fmt: skip
"""Hung on a wall: drawing, (width, height) and height of the lower edge, metres."""

_AT_WALL: dict[str, tuple[Callable[[SolidBuilder, Vec3, Rgb], None], Vec3]] = {
    "cell_bars": (wall_dressing.cell_bars, (1.6, 2.4, 0.1)),
    "cold_drawers": (wall_screens.cold_drawers, (2.1, 1.9, 0.2)),
    "costumes": (wall_trades.costumes, (1.5, 1.9, 0.4)),
    "crates": (_heap("crate", (0.75, 0.6, 0.6), _STACKED), (2.3, 2.4, 0.6)),
    "exit_sign": (wall_screens.exit_sign, (1.4, 2.5, 0.2)),
    "goods": (wall_dressing.goods, (1.8, 2.1, 0.3)),
    "hay": (_heap("hay_bale", (0.84, 0.6, 0.6), _STACKED), (2.4, 2.4, 0.6)),
    "hearth": (wall_home.hearth, (1.7, 2.3, 0.34)),
    "lockers": (wall_dressing.lockers, (1.4, 1.9, 0.3)),
    "make_up_mirror": (wall_screens.make_up_mirror, (1.1, 2.0, 0.3)),
    "ship_wheel": (wall_afield.wheel, (1.2, 1.75, 0.4)),
    "balls": (indoor_lanes.ball_return, (0.9, 1.5, 0.5)),
    "pins": (wall_afield.pins, (1.5, 1.9, 0.4)),
    "shaft_ladder": (indoor_shaft.shaft_ladder, (0.7, 3.0, 0.4)),
    "slot_machines": (wall_trades.slot_machines, (1.5, 1.9, 0.5)),
    "stage_curtain": (wall_trades.curtains, (2.2, 2.9, 0.1)),
    "tyres": (_heap("tyre", (0.64, 0.6, 0.3), _STACKED), (2.3, 2.4, 0.4)),
    "wall_bars": (wall_rooms.wall_bars, (1.3, 2.9, 0.3)),
    "ward": (wall_screens.ward, (1.3, 1.9, 0.3)),
}  # fmt: skip
"""Standing at a wall: drawing and size."""

_FAR: dict[str, tuple[Drawer, Vec3, Rgb]] = {
    "back_door": (wall_outside.back_door, (2.2, 3.0, 0.3), (96, 100, 104)),
    "road_sign": (wall_outside.road_sign, (1.5, 3.0, 0.2), (46, 106, 78)),
    "wanted": (wall_outside.wanted, (1.6, 2.6, 0.2), (120, 86, 58)),
    "big_wheel": (outdoor_fairs._ferris_wheel, (12.0, 13.0, 2.0), (206, 92, 84)),
    "chimneys": (outdoor_works._chimney, (2.4, 16.0, 2.4), (166, 104, 84)),
    "clock_tower": (outdoor_squares._clock_tower, (3.2, 13.0, 3.2), (190, 150, 116)),
    "crane": (outdoor_works._tower_crane, (12.0, 20.0, 2.0), (222, 178, 60)),
    "derrick": (outdoor_quarry.derrick, (6.0, 8.5, 1.0), (150, 112, 76)),
    "slabs": (outdoor_quarry.slabs, (2.4, 1.9, 1.4), (148, 156, 166)),
    "mast": (outdoor_decks._mast, (3.6, 8.0, 0.5), (206, 168, 106)),
    "lifebuoy": (outdoor_decks.lifebuoy_rail, (2.0, 1.3, 0.2), (202, 72, 60)),
    "fire_escape": (outdoor_markets._fire_escape, (2.6, 6.4, 0.9), (74, 70, 70)),
    "floodlight": (outdoor_grounds._floodlight, (3.2, 12.0, 1.0), (176, 180, 184)),
    "gravestones": (_heap("gravestone", (0.7, 1.05, 0.18), _GRAVES), (7.0, 1.2, 3.0), _GREY),
    "parasol": (outdoor_harbours._parasol, (2.4, 2.4, 2.4), (214, 84, 74)),
    "pumps": (outdoor_roads._pump, (0.9, 1.9, 0.6), (196, 66, 56)),
    "telegraph": (outdoor_objects.telegraph_pole, (2.0, 7.0, 0.3), (120, 96, 74)),
    "watchtower": (outdoor_squares.watchtower, (2.6, 7.5, 2.6), (150, 140, 124)),
    "water_tower": (outdoor_streets.water_tower, (2.8, 6.5, 2.8), (150, 112, 80)),
}  # fmt: skip
_AT_THE_WALL_TOO = frozenset({"bookshelf", "wardrobe", "grandfather_clock", "fridge", "dresser"})


@cache
def dressing(name: str) -> Dressing | None:
    """The drawing of a telling thing; None for a name that no drawing has."""
    if name in _WALL:
        draw, (wide, tall), base = _WALL[name]
        return Dressing(draw, (wide, tall, 0.1), "wall", base)
    if name in _AT_WALL:
        at_wall, size = _AT_WALL[name]
        return Dressing(at_wall, size, "floor")
    if name in _FAR:
        far, size, colour = _FAR[name]
        return Dressing(far, size, "far", colour=colour)
    kind = PROP_KINDS.get(name)
    if kind is None:
        return None
    colour = rgb(kind.color) if kind.color else _GREY
    sideways = kind.of != "thing" and kind.size_m[2] > kind.size_m[0]
    return Dressing(
        _model(kind.shape, colour), kind.size_m, "floor" if kind.shape in _AT_THE_WALL_TOO else "far",
        colour=colour, turn=62.0 if sideways else 0.0,
    )  # fmt: skip
