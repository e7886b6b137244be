"""A shop of any kind: shelves of goods along the walls, a counter with a till, a window on the street."""

from __future__ import annotations

from storyboard_cli.render.preview.sets.fittings import WHITE
from storyboard_cli.render.preview.sets.indoor_kit import Inside, put
from storyboard_cli.render.preview.sets.indoor_things import hanging_lamp
from storyboard_cli.render.preview.sets.indoor_trade import gondola, till
from storyboard_cli.render.preview.sets.scenery import Scenery


def draw_shop(scene: Scenery) -> None:
    """Goods on every wall behind a counter with a till; a shop window and a glazed door."""
    room = Inside(scene, scene.tint((190, 176, 156), 1), scene.tint((214, 206, 190)), WHITE)
    room.draw(tiles=0.5)
    r, right = scene.room, room.wall_named("right")
    room.window(room.wall_named("left"), 1.0, 0.6, 2.6, 1.9, panes=(2, 1))
    room.window(room.wall_named("front"), scene.width * 0.2, 0.6, 3.4, 1.9, panes=(3, 1))
    room.door(right, 3.6, colour=(104, 132, 116))
    room.panel(right, 3.8, 1.2, 0.55, 0.7, (190, 212, 220), out=0.03)
    wood = scene.tint((176, 140, 104), 1)
    for k in range(4):
        put(scene, gondola, r.left + 0.95 + k * 1.77, r.back - 0.4, (1.7, 2.2, 0.6), wood)
    put(scene, gondola, r.left + 0.4, r.back - 1.9, (1.9, 2.0, 0.6), wood, facing=90)
    put(scene, gondola, r.right - 0.4, r.back - 1.9, (1.9, 2.0, 0.6), wood, facing=270)
    scene.stand(till, (1.2, 2.5), (2.2, 1.0, 0.6), scene.tint((140, 104, 74), 1))
    for x in (-1.4, 1.2):
        put(scene, hanging_lamp, x, 2.4, (0.45, 0.24, 0.45), (96, 120, 112), base=2.2)
