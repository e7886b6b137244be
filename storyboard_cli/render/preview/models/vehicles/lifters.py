"""What flies without wings: helicopter, balloon, airship, rocket, spaceship, flying saucer."""

from __future__ import annotations

import math
from functools import partial

from storyboard_cli.render.preview.models.model import Model, Part
from storyboard_cli.render.preview.models.vehicles.aircraft import fin, wings
from storyboard_cli.render.preview.models.vehicles.brush import DARK, LIGHT, STEEL, WHITE, WOOD, P, ring_of
from storyboard_cli.render.preview.models.vehicles.hulls import round_body, upright_body
from storyboard_cli.render.preview.models.vehicles.kit import Kit
from storyboard_cli.render.preview.models.vehicles.mesh import Flat, block, swept
from storyboard_cli.render.preview.models.vehicles.road_parts import seats, side_words
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def helicopter(maker: SolidBuilder, model: Model) -> None:
    """A glazed cabin, a thin tail, a rotor above, skids below."""
    kit = Kit(maker, model, (10.00, 3.40, 10.60))
    kit.shadow(1.0, 2.6)
    side_view: list[Flat] = [
        (-1.2, 1.35), (-1.3, 2.2), (-0.9, 2.55), (0.9, 2.6), (1.6, 2.42), (2.45, 1.7), (2.6, 1.3),
        (2.3, 0.85),
        (0.6, 0.65), (-0.5, 0.75),
    ]  # fmt: skip
    kit.room = ((-0.6, 0.8, -0.9), (0.6, 2.45, 1.9))
    body = swept(
        kit,
        side_view,
        lambda y, z: 0.82 - 0.34 * max(0.0, (z - 1.2) / 1.4) - 0.2 * max(0.0, (-z - 0.6) / 0.7),
        kit.colour,
    )
    body.window([(-0.72, 1.6), (-0.72, 2.34), (0.12, 2.38), (0.12, 1.6)]).window(
        [(0.24, 1.35), (0.24, 2.38), (1.45, 2.36), (1.98, 1.8), (2.2, 1.35)]
    )
    body.pane(4, t=(0.04, 0.96)).pane(5, t=(0.04, 0.9)).pane(3, t=(0.3, 0.92))
    body.seam([(0.18, 2.4), (0.18, 0.85)]).stripe(
        [(-1.25, 1.3), (-1.28, 1.45), (2.55, 1.2), (2.5, 1.05)], WHITE, 0.2
    )
    if model.text:
        side_words(kit, body, model.text, -0.9, 2.0, 0.82, 0.3, WHITE)
    body.stand(shell=True)
    round_body(
        kit, [(-6.3, 2.25, 0.1, 0.12), (-4.0, 2.15, 0.16, 0.18), (-1.1, 2.0, 0.4, 0.42)], kit.colour, steps=10
    ).stand()
    fin(
        kit,
        [(-5.6, 2.3), (-6.5, 3.4), (-7.0, 3.4), (-6.5, 2.2), (-6.8, 1.5), (-6.5, 1.5), (-5.9, 2.1)],
        scaled(kit.colour, 0.92),
    )
    wings(
        kit,
        [(0.1, 2.2, -4.7), (1.0, 2.2, -4.9), (1.0, 2.2, -5.3), (0.1, 2.2, -5.3)],
        scaled(kit.colour, 0.92),
        0.15,
        marks=False,
    )
    _tail_rotor(kit)
    block(kit, (-0.35, 2.55, -0.8), (0.35, 2.85, 0.5), scaled(kit.colour, 0.85))
    kit.bar((0, 2.8, 0.0), (0, 3.25, 0.0), 0.09, STEEL)
    _rotor(kit, 3.28, 5.0)
    for side in (-1, 1):
        x = side * 0.95
        kit.rod([(x, 0.08, -1.3, 0.05), (x, 0.06, 1.5, 0.05), (x, 0.22, 1.9, 0.045)], DARK, 0.6)
        for z in (-0.6, 1.0):
            kit.bar((x, 0.08, z), (side * 0.6, 0.8, z), 0.045, DARK, 0.6)
    if model.part != "all":
        seats(kit, ((-0.38, 1.15, 0.75), (0.38, 1.15, 0.75)))
    kit.finish()


def _rotor(kit: Kit, up: float, radius: float) -> None:
    turns = (0.35, 0.35 + math.pi / 2, 0.35 + math.pi, 0.35 + 1.5 * math.pi)

    def draw(_: Part) -> None:
        if kit.flying or kit.moving:
            ring = ring_of((0, up, 0), 1, radius, 40)
            kit.fill(ring, (226, 228, 232), opacity=0.2)
            kit.inks([ring[i : i + 8] for i in (0, 10, 20, 30)], 0.4)
        for a in turns:
            c, s = math.cos(a), math.sin(a)
            droop = 0.0 if kit.flying else -0.16
            blade: list[P] = [
                (c * d - s * w, up + droop * d / radius, s * d + c * w)
                for d, w in ((0.2, -0.1), (radius, -0.16), (radius, 0.12), (0.2, 0.1))
            ]
            kit.fill(blade, DARK, edge=0.5, opacity=0.55 if kit.flying else 1.0)
        kit.fill(ring_of((0, up + 0.02, 0), 1, 0.2, 12), STEEL, edge=0.5)

    kit.add(((-radius, up, -radius), (radius, up + 0.02, radius)), draw)


def _tail_rotor(kit: Kit) -> None:
    def draw(_: Part) -> None:
        ring = ring_of((0.22, 2.9, -6.6), 0, 0.75, 20)
        if kit.flying:
            kit.fill(ring, (226, 228, 232), opacity=0.4)
            kit.ink([*ring, ring[0]], 0.35)
        kit.inks(
            [[(0.22, 2.2, -6.9), (0.22, 3.6, -6.3)], [(0.22, 2.65, -5.95), (0.22, 3.15, -7.25)]], 2.0, DARK
        )

    kit.add(((0.2, 2.2, -7.3), (0.24, 3.6, -5.9)), draw)


def hot_air_balloon(maker: SolidBuilder, model: Model) -> None:
    """A gored envelope in two colours, ropes, a burner, a wicker basket."""
    kit = Kit(maker, model, (12.00, 19.00, 12.00))
    kit.shadow(0.9, 0.9)
    steps = 24
    curve = (
        (4.2, 0.75),
        (5.4, 1.7),
        (7.0, 3.1),
        (9.0, 4.6),
        (11.2, 5.65),
        (13.2, 6.0),
        (15.2, 5.6),
        (17.0, 4.3),
        (18.3, 2.4),
        (18.95, 0.1),
    )
    other = mix(kit.colour, (246, 222, 150), 0.85)

    def gores(ring: int, place: int) -> Rgb:
        if ring in (4, 5):
            return (246, 240, 226) if (place // 2) % 2 else scaled(kit.colour, 0.8)
        return kit.colour if (place // 2) % 2 else other

    envelope = upright_body(kit, curve, kit.colour, steps=steps, paint=gores)
    envelope.stand()
    if model.text:
        kit.add(((-3, 11.5, -6), (3, 13.5, 6)), partial(_banner, kit, model.text))
    kit.room = ((-0.6, 0.1, -0.6), (0.6, 2.6, 0.6))
    kit.hollow = True
    for x in (-0.62, 0.62):
        for z in (-0.62, 0.62):
            kit.bar((x, 1.15, z), (x * 1.1, 4.3, z * 1.1), 0.025, WOOD, 0.4)
    side: list[Flat] = [(-0.72, 0.0), (-0.8, 1.15), (0.8, 1.15), (0.72, 0.0)]
    basket = swept(kit, side, lambda y, _: 0.72 + 0.07 * y, (160, 118, 72))
    basket.strips[1].open = True
    for y in (0.2, 0.4, 0.6, 0.8, 1.0):
        basket.seam([(-0.75, y), (0.75, y)], 0.4)
        for strip in (0, 2):
            t = y / 1.15 if strip == 0 else 1 - y / 1.15
            basket.on_strip(strip, partial(_weave, kit, t))
    basket.stand(shell=True)
    rim: list[P] = [(-0.8, 1.15, -0.8), (0.8, 1.15, -0.8), (0.8, 1.15, 0.8), (-0.8, 1.15, 0.8)]
    for a, b in zip(rim, [*rim[1:], rim[0]], strict=True):
        kit.bar(a, b, 0.06, (120, 82, 50), 0.6)
    kit.drum((0, 2.9, 0), 1, 0.16, 0.4, STEEL)
    if kit.flying:
        kit.rod([(0, 3.15, 0, 0.16), (0, 3.7, 0, 0.12), (0, 4.2, 0, 0.03)], (246, 176, 80), 0.3)
    kit.finish()


def _weave(kit: Kit, t: float, at: object) -> None:
    kit.ink([at(-1, t), at(1, t)], 0.4)  # type: ignore[operator]


def _banner(kit: Kit, text: str, _: Part) -> None:
    side = 1 if kit.eye[2] > 0 else -1
    z = side * 5.95
    kit.words(text, (side * 3.6, 11.7, z), (-side * 3.6, 11.7, z), 1.6, DARK)


def airship(maker: SolidBuilder, model: Model) -> None:
    """A long silver body, four fins, a gondola with windows."""
    kit = Kit(maker, model, (14.00, 16.00, 52.00))
    up, r = 9.2, 6.2
    shape = (
        (-26, 0.05),
        (-24.5, 1.4),
        (-20, 3.3),
        (-13, 5.2),
        (-5, 6.1),
        (5, 6.2),
        (14, 5.6),
        (20, 4.3),
        (24, 2.4),
        (26, 0.1),
    )
    kit.shadow(1.5, 5.0)
    round_body(kit, [(z, up, w, w) for z, w in shape], (206, 208, 210), steps=16).stand()
    for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        points: list[P] = [
            (a * d, up + b * d, z) for d, z in ((3.2, -19.0), (6.8, -22.5), (6.8, -26.0), (1.2, -25.0))
        ]
        kit.plate(points, kit.colour)
    gondola: list[Flat] = [(-4.0, 2.3), (-4.4, 3.3), (5.0, 3.3), (4.6, 2.6), (3.6, 2.0)]
    house = swept(kit, gondola, 1.2, scaled(kit.colour, 0.9))
    for i in range(6):
        house.window(
            [(-3.6 + 1.35 * i, 2.6), (-3.6 + 1.35 * i, 3.1), (-2.5 + 1.35 * i, 3.1), (-2.5 + 1.35 * i, 2.6)]
        )
    house.stand()
    if model.text:
        kit.add(((-r, up, -10), (r, up + 2, 12)), partial(_hull_words, kit, model.text, up, r))
    kit.finish()


def _hull_words(kit: Kit, text: str, up: float, r: float, _: Part) -> None:
    side = kit.near_side
    kit.words(text, (side * r, up, -10.0 * side), (side * r, up, 12.0 * side), 3.0, DARK)


def rocket(maker: SolidBuilder, model: Model) -> None:
    """Upright, pointed, with fins, a porthole and a nozzle; a flame below it when it flies."""
    kit = Kit(maker, model, (5.20, 14.00, 5.20))
    kit.shadow(2.0, 2.0)
    foot = 1.6
    curve = ((foot, 1.0), (3.0, 1.5), (5.5, 1.75), (8.0, 1.65), (10.4, 1.25), (12.4, 0.6), (13.9, 0.03))

    def paint(ring: int, place: int) -> Rgb:
        return kit.colour if ring >= 4 or ring == 0 else (238, 238, 236)

    upright_body(kit, curve, WHITE, steps=18, paint=paint).stand()
    for a in (0.6, 0.6 + math.tau / 3, 0.6 + 2 * math.tau / 3):
        c, s = math.cos(a), math.sin(a)
        kit.plate(
            [(c * d, y, s * d) for d, y in ((1.5, 4.6), (2.5, 2.6), (2.6, 0.0), (2.2, 0.0), (1.2, 2.0))],
            kit.colour,
        )
    kit.drum((0, 1.3, 0), 1, 0.75, 0.6, DARK)
    kit.add(((-0.6, 8.0, 1.7), (0.6, 9.2, 1.75)), partial(_porthole, kit))
    if kit.flying:
        kit.rod(
            [(0, 1.0, 0, 0.6), (0, 0.0, 0, 0.75), (0, -1.8, 0, 0.5), (0, -3.4, 0, 0.08)], (240, 160, 66), 0.3
        )
        kit.rod([(0, 1.0, 0, 0.35), (0, -0.4, 0, 0.4), (0, -1.8, 0, 0.06)], (252, 232, 150), 0)
    kit.finish()


def _porthole(kit: Kit, _: Part) -> None:
    away = math.hypot(kit.eye[0], kit.eye[2]) or 1.0
    x, z = kit.eye[0] / away, kit.eye[2] / away

    def ring(radius: float) -> list[P]:
        turns = (i * math.tau / 18 for i in range(18))
        return [
            (
                x * 1.66 - z * radius * math.cos(a),
                8.2 + radius * math.sin(a),
                z * 1.66 + x * radius * math.cos(a),
            )
            for a in turns
        ]

    kit.fill(ring(0.72), STEEL, edge=0.7)
    kit.fill(ring(0.5), (112, 150, 176), edge=0.5)


def spaceship(maker: SolidBuilder, model: Model) -> None:
    """A sleek craft: swept wings, a dark canopy, glowing engines."""
    kit = Kit(maker, model, (11.00, 4.40, 16.00))
    kit.shadow(2.0, 6.0)
    hull = mix(kit.colour, WHITE, 0.5)
    stations = [
        (-7.0, 2.0, 1.7, 1.0), (-5.0, 2.05, 2.0, 1.2), (-1.0, 2.0, 1.7, 1.15), (3.0, 1.85, 1.1, 0.85),
        (6.0, 1.7, 0.6, 0.5),
        (8.0, 1.55, 0.08, 0.08),
    ]  # fmt: skip
    round_body(kit, stations, hull, paint=lambda _, i: scaled(hull, 0.8) if 6 <= i <= 11 else hull).stand()
    canopy = [(0.6, 2.85, 0.2, 0.1), (1.6, 2.75, 0.75, 0.55), (3.2, 2.5, 0.6, 0.48), (4.8, 2.2, 0.1, 0.1)]
    round_body(kit, canopy, (66, 84, 104)).stand()
    wings(kit, [(1.5, 1.9, 1.0), (5.4, 1.4, -4.2), (5.4, 1.4, -6.6), (1.7, 1.9, -6.2)], kit.colour, 1.95)
    for side in (-1, 1):
        fin(
            kit,
            [(-3.4, 2.6), (-5.6, 4.4), (-6.9, 4.4), (-6.8, 2.4)],
            kit.colour,
            x=side * 1.4,
            lean=side * 0.35,
        )
        kit.drum((side * 5.4, 1.4, -4.6), 2, 0.32, 4.4, STEEL)
        kit.drum((side * 0.95, 2.0, -7.2), 2, 0.72, 0.8, DARK, partial(_thruster, kit, side * 0.95))
    if not kit.flying:
        for x, z in ((-1.6, -4.0), (1.6, -4.0), (0.0, 4.0)):
            kit.bar((x, 0.1, z), (x * 0.8, 1.3, z), 0.12, STEEL, 0.6)
            kit.drum((x, 0.08, z), 1, 0.4, 0.16, DARK)
    kit.finish()


def _thruster(kit: Kit, x: float, side: int) -> None:
    if side < 0:
        kit.fill(ring_of((x, 2.0, -7.62), 2, 0.54, 16), (120, 200, 240), value=1.15)
        kit.fill(ring_of((x, 2.0, -7.64), 2, 0.28, 12), (226, 246, 255), value=1.2)


def flying_saucer(maker: SolidBuilder, model: Model) -> None:
    """A disc with a dome and lamps around its rim."""
    kit = Kit(maker, model, (10.00, 4.20, 10.00))
    kit.shadow(3.5, 3.5)
    base = 0.0 if kit.flying else 0.9
    metal = mix(kit.colour, STEEL, 0.6)
    upright_body(
        kit,
        (
            (base + 0.08, 0.02),
            (base + 0.1, 1.4),
            (base + 0.5, 3.2),
            (base + 1.15, 5.0),
            (base + 1.35, 5.0),
            (base + 1.9, 3.4),
            (base + 2.2, 2.0),
        ),
        metal,
        steps=26,
    ).stand()
    upright_body(
        kit,
        ((base + 2.1, 2.0), (base + 2.7, 1.8), (base + 3.15, 1.1), (base + 3.3, 0.1)),
        (150, 190, 206),
        steps=18,
    ).stand()
    kit.add(((-5.1, base + 1.2, -5.1), (5.1, base + 1.3, 5.1)), partial(_rim_lamps, kit, base + 1.62))
    if not kit.flying:
        for a in (0.5, 2.6, 4.7):
            kit.bar(
                (2.0 * math.cos(a), base + 0.4, 2.0 * math.sin(a)),
                (2.6 * math.cos(a), 0.0, 2.6 * math.sin(a)),
                0.12,
                STEEL,
                0.6,
            )
    kit.finish()


def _rim_lamps(kit: Kit, up: float, _: Part) -> None:
    for i in range(16):
        a = (i + 0.5) * math.tau / 16
        p: P = (4.25 * math.cos(a), up, 4.25 * math.sin(a))
        if kit.sees((p[0], 2.2, p[2]), p):
            kit.fill(ring_of(p, 1, 0.26, 10), LIGHT if i % 2 else (226, 120, 84), value=1.1, edge=0.4)
            kit.glow(p, 0.9)
