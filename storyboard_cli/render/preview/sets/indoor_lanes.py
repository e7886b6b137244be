"""A bowling alley: polished lanes with gutters, pins under their masks, the ball return, score screens."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import DARK, OAK, STEEL, Inside, floor_patch, put
from storyboard_cli.render.preview.sets.indoor_things import SCREEN
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_MAPLE: Rgb = (222, 182, 124)
_RED: Rgb = (198, 62, 58)
_WIDE = 1.5
"""Metres from one lane to the next."""
_FOUL, _PINS = 2.4, 12.2
BALLS: tuple[Rgb, ...] = ((64, 92, 158), (196, 66, 60), (70, 140, 100), (226, 176, 66), (122, 82, 150))


def draw_lanes(scene: Scenery) -> None:
    """Lanes side by side from the foul line to the pins, a band of colour over them, balls on the return."""
    room = Inside(scene, scene.tint((186, 150, 108), 1, 0.25), scene.tint((110, 116, 140)), (74, 78, 94))
    room.draw()
    r, back = scene.room, room.wall_named("back")
    front = min(r.front, scene.board.lens.eye[2] - 1.0)
    floor_patch(scene, r.left, r.right, front, _FOUL, scene.tint((202, 164, 116), 1, 0.15))
    floor_patch(scene, r.left, r.right, _FOUL, r.back, (88, 84, 86))
    count = round((r.right - r.left) / _WIDE)
    middles = [r.left + _WIDE * (k + 0.5) for k in range(count)]
    for x in middles:
        _lane(scene, x)
    floor_patch(scene, r.left, r.right, _FOUL - 0.06, _FOUL, DARK)
    room.panel(back, 0.0, 0.0, scene.width, 1.0, (40, 40, 48), edge=0.6)
    room.panel(back, 0.0, 2.2, scene.width, 0.9, (84, 90, 128), edge=0.6)
    for k, x in enumerate(middles):
        put(scene, pins, x, _PINS, (1.05, 0.39, 0.9), (246, 244, 238))
        put(scene, _mask, x, _PINS - 0.4, (_WIDE, 1.15, 0.12), (_RED, (70, 104, 164))[k % 2], base=0.95)
        put(scene, _score, x, _FOUL + 0.4, (1.0, 0.6, 0.1), SCREEN, base=2.55)
    for x in (middles[1] - _WIDE / 2, middles[-2] + _WIDE / 2):
        scene.stand(ball_return, (x, 1.5), (0.7, 0.85, 1.5), STEEL)
    for s in (-1, 1):
        scene.stand(_bench, (s * (r.right - 0.6), -0.4), (2.2, 0.85, 0.6), _RED, facing=90 * -s)
    strips = [x for x in middles[::2]]
    room.strip_lights(strips, 4)


def _lane(scene: Scenery, x: float) -> None:
    """One lane between its gutters, with the arrows that one aims at."""
    for side in (-1, 1):
        floor_patch(scene, x + side * 0.64 - 0.11, x + side * 0.64 + 0.11, _FOUL, _PINS + 1, (64, 62, 66))
    floor_patch(scene, x - 0.53, x + 0.53, _FOUL, _PINS + 1, _MAPLE)
    board = scene.board
    seams = [[(x + t, 0.008, _FOUL), (x + t, 0.008, _PINS)] for t in (-0.3, -0.1, 0.1, 0.3)]
    board.edges(seams, 0.3)
    for k in (-2, -1, 0, 1, 2):
        px, z = x + k * 0.18, _FOUL + 2.6 - abs(k) * 0.3
        board.plane([(px - 0.05, 0.01, z), (px + 0.05, 0.01, z), (px, 0.01, z + 0.4)], (150, 92, 62), 1.0)


def pin(m: SolidBuilder, x: float, z: float, tall: float) -> None:
    """One pin, white with two red rings."""
    half = tall / 6.4
    spots = ((0.03, 0.5), (0.3, 1.0), (0.6, 0.55), (0.72, 0.42), (0.88, 0.6), (0.96, 0.4))
    m.rod([(x, tall * up, z, half * wide) for up, wide in spots], (248, 246, 240), outline=0.6)
    for up in (0.64, 0.72):
        m.rod([(x, tall * up, z, half * 0.52), (x, tall * (up + 0.01), z, half * 0.5)], _RED, outline=0.0)


def pins(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Ten pins in their triangle, the foremost to the bowler."""
    w, h, d = size
    for row in (3, 2, 1, 0):
        for k in range(row + 1):
            pin(m, (k - row / 2) * w * 0.29, d * (0.5 - row / 3), h)


def _mask(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """The panel over the pins, with a ball and pins painted on it."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.8)
    z = d / 2 + 0.01
    m.shape(m.ellipse((-w * 0.14, h * 0.45, z), (0, 1), (0.26, 0.26), 16), DARK, edge=0.6)
    for x in (0.12, 0.26):
        pin(m.moved(w * x, h * 0.2, z), 0.0, 0.0, h * 0.56)


def _score(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A screen under the ceiling with the frames of a game."""
    w, h, d = size
    m.tube((0, h, 0), (0, h + 0.3, 0), 0.03, DARK, outline=0.5)
    m.box((0, 0, 0), size, DARK, edge=0.6)
    z = d / 2 + 0.01
    x, y = w * 0.44, h * 0.1
    m.face([(-x, y, z), (x, y, z), (x, h - y, z), (-x, h - y, z)], colour, value=1.2, edge=0.4)
    for t in (0.36, 0.64):
        m.line([(-x, h * t, z), (x, h * t, z)], 0.5)


def ball_return(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A rack with coloured balls, and the hood that they come out of."""
    w, h, d = size
    m.box((0, 0, 0), (w * 0.5, h * 0.62, d * 0.8), DARK)
    m.box((0, h * 0.6, 0), (w, 0.1, d), colour)
    for k, tone in enumerate(BALLS):
        x, z = (-0.25 if k % 2 else 0.25) * w, d * (0.4 - 0.2 * k)
        m.rod([(x, h * 0.6 + 0.2, z, 0.11), (x, h * 0.6 + 0.2, z + 0.01, 0.11)], tone)
        m.rod([(x + 0.03, h * 0.6 + 0.27, z + 0.07, 0.012)] * 2, DARK, outline=0.0)
    m.box((0, h * 0.66, -d * 0.42), (w, h * 0.5, d * 0.2), scaled(_RED, 0.95))


def _bench(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), (w * 0.9, h * 0.4, d * 0.7), OAK)
    m.box((0, h * 0.4, 0), (w, h * 0.12, d), colour)
    m.box((0, h * 0.5, -d * 0.42), (w, h * 0.5, 0.1), colour)
