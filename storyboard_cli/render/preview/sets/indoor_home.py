"""Rooms of a house that are no living room: a plain one, under the roof, under the ground."""

from __future__ import annotations

from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_kit import Inside
from storyboard_cli.render.preview.sets.scenery import Scenery


def draw_plain_room(scene: Scenery) -> None:
    """Walls, a door, a window: what is known of a room that nothing else is known of."""
    room = Inside(scene, scene.tint((168, 150, 130), 1), scene.tint((208, 204, 194)), WHITE)
    room.draw(planks=0.3)
    room.window(room.wall_named("left"), scene.depth * 0.5, 0.95, 1.4, 1.4, panes=(2, 2))
    room.window(room.wall_named("front"), scene.width * 0.35, 0.95, 1.6, 1.4, panes=(2, 2))
    back, r = room.wall_named("back"), scene.room
    room.door(back, scene.width * 0.68)
    room.panel(back, 0, 0.9, scene.width * 0.66, 0.06, scene.tint((190, 184, 172)), edge=0.5)
    room.panel(room.wall_named("right"), 0, 0.9, scene.depth, 0.06, scene.tint((190, 184, 172)), edge=0.5)
    scene.stand(f.chair, (r.left + 0.6, r.back - 0.5), (0.44, 0.9, 0.44), (140, 112, 84), facing=20)
