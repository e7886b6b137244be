"""What runs on rails: a tram, a train behind a locomotive, and an old one behind steam."""

from __future__ import annotations

import random
from functools import partial

from storyboard_cli.render.preview.geometry import disc
from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.vehicles.brush import CHROME, DARK, RED, STEEL, WHITE, P, ring_of
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, Swept, block, swept
from storyboard_cli.render.preview.models.vehicles.road_parts import lamps, side_words
from storyboard_cli.render.preview.models.vehicles.vans import YELLOW, bus_seats, door, window_row
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder

_RAIL = 0.72  # half the gauge


def _rails(kit: Kit, back: float, front: float) -> None:
    """Sleepers and rails below it."""
    if kit.flying or kit.part == "near":
        return
    sleepers = [
        [(-1.25, 0.0, z), (1.25, 0.0, z), (1.25, 0.0, z + 0.24), (-1.25, 0.0, z + 0.24)]
        for z in (back - 1.0 + 0.75 * i for i in range(int((front - back + 2.0) / 0.75)))
    ]
    kit.fills(sleepers, (120, 104, 90), 0.9)
    for side in (-1, 1):
        kit.ink([(side * _RAIL, 0.08, back - 1.2), (side * _RAIL, 0.08, front + 1.2)], 1.6, (110, 108, 110))


def _bogie(kit: Kit, z: float, half: float, radius: float = 0.42) -> None:
    """Two axles in a frame below a carriage."""
    for side in (-1, 1):
        for step in (-0.75, 0.75):
            kit.wheel(side * half, z + step, radius, 0.14, hub=STEEL, spokes=0, tyre=0.8)
        low, high = sorted((side * (half + 0.02), side * (half + 0.1)))
        block(kit, (low, radius * 0.7, z - 1.15), (high, radius * 1.35, z + 1.15), (70, 70, 74))


def tram(maker: SolidBuilder, model: Model) -> None:
    """A tram on its rails, with a pantograph on its roof."""
    kit = Kit(maker, model, (2.40, 3.90, 12.00))
    kit.shadow(1.2, 6.0)
    _rails(kit, -6.0, 6.0)
    profile: list[Flat] = [
        (-5.75, 0.3), (-6.0, 1.25), (-5.65, 3.0), (-5.3, 3.2), (5.3, 3.2), (5.65, 3.0), (6.0, 1.25),
        (5.75, 0.3)
    ]  # fmt: skip
    body = swept(kit, profile, lambda _, z: 1.2 - 0.22 * max(0.0, (abs(z) - 4.9) / 1.1), kit.colour)
    kit.room = ((-1.05, 0.4, -5.4), (1.05, 3.0, 5.4))
    for z in (-3.6, 3.6):
        for side in (-1, 1):
            for step in (-0.6, 0.6):
                kit.wheel(side * 0.85, z + step, 0.3, 0.12, hub=STEEL, spokes=0, tyre=0.75)
    cream: Rgb = (240, 232, 212)
    body.stripe([(-5.94, 1.3), (-5.68, 2.95), (5.68, 2.95), (5.94, 1.3)], cream, 0.3)
    for start, end, count in ((-5.3, -2.9, 2), (-1.6, 1.6, 2), (2.9, 5.3, 2)):
        window_row(body, start, end, count, 1.5, 2.75)
    for z in (-2.8, 1.7):
        door(kit, body, z, 1.1, 0.45, 2.8, 1.3)
    for index in (1, 5):
        body.patch(index, (-1, 1), (0.0, 1.0), cream, 0)
        body.pane(index, t=(0.28, 0.9) if index == 5 else (0.1, 0.72))
        front = 5.0 if index == 5 else 1.0
        lamps(
            kit,
            body,
            index + (1 if front > 1 else -1),
            u=0.62,
            t=0.3 if front > 1 else 0.7,
            size=0.13,
            colour=(250, 242, 206) if front > 1 else RED,
        )
    body.patch(5, (-0.6, 0.6), (0.04, 0.22), (44, 44, 48))
    body.on_strip(5, lambda at: kit.words(model.text or "7", at(0.56, 0.2), at(-0.56, 0.2), 0.24, YELLOW))
    body.stand(shell=True)
    _pantograph(kit, 0.4, 3.2, 0.7)
    if model.part != "all":
        bus_seats(kit, -4.6, 4.2, 0.95)
    kit.speed_lines(-6.0, 1.2, 1.8)
    kit.finish()


def _pantograph(kit: Kit, z: float, up: float, tall: float) -> None:
    block(kit, (-0.45, up, z - 0.5), (0.45, up + 0.08, z + 0.5), DARK)
    for side in (-0.3, 0.3):
        kit.rod(
            [
                (side, up + 0.08, z + 0.4, 0.03),
                (side, up + tall * 0.5, z - 0.55, 0.03),
                (side, up + tall, z + 0.2, 0.025),
            ],
            DARK,
            0.5,
        )
    kit.bar((-0.7, up + tall, z + 0.2), (0.7, up + tall, z + 0.2), 0.035, DARK, 0.5)


def _carriage(kit: Kit, back: float, front: float, colour: Rgb, windows: int) -> Swept:
    """A passenger carriage with a rounded roof."""
    half = 1.42
    base: list[Flat] = [
        (back, 0.95),
        (back, 3.35),
        (back + 0.12, 3.5),
        (front - 0.12, 3.5),
        (front, 3.35),
        (front, 0.95),
    ]
    body = swept(kit, base, half, colour)
    body.stripe([(back, 1.75), (back, 2.95), (front, 2.95), (front, 1.75)], mix(colour, WHITE, 0.75), 0.2)
    span = front - back
    window_row(body, back + 1.3, front - 1.3, windows, 1.9, 2.8, 0.35)
    for z in (back + 0.25, front - 1.15):
        body.seam([(z, 1.0), (z, 3.1), (z + 0.9, 3.1), (z + 0.9, 1.0)], 0.6)
        body.window([(z + 0.2, 2.0), (z + 0.2, 2.8), (z + 0.7, 2.8), (z + 0.7, 2.0)])
    body.stand(shell=True)
    roof: list[Flat] = [(back + 0.05, 3.48), (back + 0.12, 3.78), (front - 0.12, 3.78), (front - 0.05, 3.48)]
    swept(kit, roof, lambda y, _: half - 0.5 * max(0.0, (y - 3.48) / 0.3), (138, 138, 142)).stand()
    for z in (back + span * 0.2, front - span * 0.2):
        _bogie(kit, z, 1.1)
    return body


def train(maker: SolidBuilder, model: Model) -> None:
    """A locomotive with a bright front, and a carriage behind it."""
    kit = Kit(maker, model, (2.90, 3.90, 24.00))
    kit.shadow(1.45, 12.0)
    _rails(kit, -12.0, 12.0)
    kit.room = ((-1.25, 1.0, -11.6), (1.25, 3.4, 0.4))
    _carriage(kit, -12.0, 0.9, kit.colour, 6)
    profile: list[Flat] = [
        (1.5, 0.75), (1.5, 3.5), (1.65, 3.75), (10.2, 3.75), (10.6, 3.6), (11.5, 2.2), (12.0, 1.5),
        (11.9, 0.7)
    ]  # fmt: skip
    for z in (3.6, 9.0):
        _bogie(kit, z, 1.1, 0.48)
    engine = swept(
        kit,
        profile,
        lambda y, z: 1.42 - 0.2 * max(0.0, (z - 10.4) / 1.6) - 0.12 * max(0.0, y - 2.6),
        kit.colour,
    )
    engine.stripe(
        [(10.35, 0.75), (10.35, 3.6), (10.6, 3.58), (11.5, 2.2), (11.98, 1.5), (11.88, 0.75)], YELLOW, 0.4
    )
    engine.stripe([(1.5, 1.3), (1.5, 1.55), (10.35, 1.55), (10.35, 1.3)], YELLOW, 0.2)
    for index in (4, 5, 6):
        engine.patch(index, (-1, 1), (0, 1), YELLOW, 0)
    engine.pane(4, t=(0.06, 0.88))
    engine.on_strip(4, lambda at: kit.ink([at(0, 0.06), at(0, 0.88)], 1.2))
    engine.window([(10.0, 2.35), (10.0, 3.2), (10.55, 3.2), (11.0, 2.35)])
    engine.seam([(9.0, 0.9), (9.0, 3.3), (9.75, 3.3), (9.75, 0.9)], 0.6)
    for z in (2.4, 4.4, 6.4):
        engine.stripe([(z, 2.2), (z, 3.1), (z + 1.4, 3.1), (z + 1.4, 2.2)], scaled(kit.colour, 0.6), 0.5)
        for i in range(5):
            engine.seam([(z, 2.35 + 0.15 * i), (z + 1.4, 2.35 + 0.15 * i)], 0.3)
    lamps(kit, engine, 6, u=0.7, t=0.3, size=0.17)
    engine.patch(6, (-0.95, 0.95), (0.72, 1.0), DARK)
    if model.text:
        side_words(kit, engine, model.text, 2.2, 8.4, 1.72, 0.34, WHITE)
    engine.stand()
    block(kit, (-0.2, 0.8, 0.85), (0.2, 1.1, 1.55), DARK)
    _buffers(kit, 12.0, 1.0)
    if model.part != "all":
        bus_seats(kit, -10.5, -0.6, 1.35)
    kit.speed_lines(-12.0, 1.4, 2.2)
    kit.finish()


def _buffers(kit: Kit, z: float, up: float) -> None:
    for side in (-0.85, 0.85):
        kit.bar((side, up, z - 0.2), (side, up, z + 0.2), 0.08, DARK, 0.5)
        kit.drum((side, up, z + 0.22), 2, 0.2, 0.06, STEEL)


def steam_train(maker: SolidBuilder, model: Model) -> None:
    """A steam locomotive: boiler, chimney, driving wheels and a cab; a carriage behind."""
    kit = Kit(maker, model, (2.90, 4.20, 20.00))
    kit.shadow(1.4, 10.0)
    _rails(kit, -10.0, 10.0)
    kit.room = ((-1.2, 1.4, 0.6), (1.2, 3.5, 2.2))
    _carriage(kit, -10.0, 0.0, mix(kit.colour, (120, 60, 44), 0.6), 4)
    black = mix(kit.colour, DARK, 0.45)
    block(kit, (-1.0, 1.1, 0.45), (1.0, 1.4, 8.9), scaled(black, 0.9))
    cab: list[Flat] = [(0.5, 1.3), (0.5, 3.5), (2.6, 3.5), (2.6, 1.3)]
    house = swept(kit, cab, 1.3, kit.colour)
    house.window([(1.0, 2.3), (1.0, 3.1), (2.1, 3.1), (2.1, 2.3)])
    house.pane(0, t=(0.45, 0.9))
    house.stand(shell=True)
    block(kit, (-1.45, 3.5, 0.3), (1.45, 3.64, 2.9), black)
    kit.drum((0, 2.35, 5.6), 2, 0.92, 6.0, black)
    kit.drum((0, 2.35, 8.7), 2, 0.98, 0.4, DARK, lambda s: _smokebox(kit, s))
    for z in (3.6, 5.4, 7.2):
        kit.add(((-0.95, 2.9, z), (0.95, 3.3, z)), partial(_band, kit, z))
    for z, r, h in ((4.6, 0.34, 0.5), (6.3, 0.3, 0.4)):
        kit.drum((0, 3.25 + h / 2, z), 1, r, h, (196, 160, 84) if z < 5 else black)
    kit.rod([(0, 3.2, 8.4, 0.24), (0, 3.9, 8.4, 0.3), (0, 4.1, 8.4, 0.42)], black, 0.9)
    for z, r in ((3.4, 0.72), (5.1, 0.72), (7.6, 0.42), (8.5, 0.42)):
        for side in (-1, 1):
            kit.wheel(side * 1.1, z, r, 0.16, hub=RED, spokes=8, tyre=0.84)
    for side in (-1, 1):
        kit.bar((side * 1.2, 0.72, 3.4), (side * 1.2, 0.8, 7.4), 0.07, CHROME, 0.5)
        kit.drum((side * 1.15, 0.9, 8.0), 2, 0.3, 1.1, black)
    plough: list[P] = [(-1.2, 0.9, 9.1), (1.2, 0.9, 9.1), (0.9, 0.2, 9.9), (-0.9, 0.2, 9.9)]
    kit.plate(plough, RED)
    if model.pose != "lie":
        kit.add(((-0.5, 4.2, 3.0), (0.5, 6.0, 8.4)), lambda part: _smoke(kit, part))
    kit.speed_lines(-10.0, 1.4, 2.2)
    kit.finish()


def _band(kit: Kit, z: float, _: Part) -> None:
    """A ring of brass around the boiler."""
    seen = [p for p in ring_of((0, 2.35, z), 2, 0.93, 25) if kit.sees((p[0], p[1] - 2.35, 0), p)]
    kit.ink(sorted(seen, key=lambda p: p[0]), 0.8, (196, 160, 84))


def _smokebox(kit: Kit, side: int) -> None:
    if side < 0:
        return
    z = 8.905
    kit.fill(ring_of((0, 2.35, z), 2, 0.72, 20), (84, 84, 90), edge=0.6)
    kit.fill(ring_of((0, 2.35, z), 2, 0.12, 10), CHROME, edge=0.4)
    kit.fill(ring_of((0, 3.1, z), 2, 0.22, 14), (250, 242, 206), edge=0.7)
    kit.glow((0, 3.1, z), 1.4)


def _smoke(kit: Kit, _: Part) -> None:
    """Puffs behind the chimney, growing as they drift."""
    hand = random.Random(kit.model.seed)
    board = kit.m.board
    away = 1.0 if kit.moving else 0.45
    puffs = []
    for i in range(9):
        p: P = (hand.uniform(-0.2, 0.2), 4.35 + 0.24 * i + hand.uniform(-0.1, 0.1), 8.3 - away * 0.75 * i)
        place = kit.at(p)
        if board.lens.depth(place) > 0.5:
            x, y = board.lens.point(place)
            puffs.append(disc(x, y, (0.3 + 0.11 * i) * kit.k[1] * board.lens.scale_at(place)))
    if puffs:
        depth = kit.depth([(0, 4.5, 8.0)])
        board.picture.fill(puffs, alpha(board.tone.line(depth), 0.5), grow=board.weight(depth) * 0.4)
        board.picture.fill(puffs, alpha(kit.paint((222, 222, 224), 1.0, depth), 1))
