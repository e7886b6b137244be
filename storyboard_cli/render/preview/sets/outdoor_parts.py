"""What every exterior is built from: ground and patches on it, water, ranges on the horizon, small marks.

Places are (x, z) in metres on the floor of the set; what is far stands all around, so that a camera that
turns still has a place behind whoever it looks at.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Linear, Point, Radial
from storyboard_cli.render.preview.geometry import disc, turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.sets.scenery import Drawer, Scenery
from storyboard_cli.render.preview.sets.sky import draw_ground, draw_sky, sky_colours
from storyboard_cli.render.preview.solids import SolidBuilder

Spot = tuple[float, float]
Shape = Sequence[Spot]

GRASS: Rgb = (142, 158, 108)
EARTH: Rgb = (168, 146, 112)
SAND: Rgb = (222, 200, 156)
ASPHALT: Rgb = (126, 126, 130)
STONE: Rgb = (186, 180, 168)
PAVING: Rgb = (196, 188, 174)
SEA: Rgb = (98, 146, 168)
SNOW: Rgb = (240, 244, 250)
TUFT: Shape = ((-0.1, 0.02), (-0.05, 0.2), (0.0, 0.03), (0.04, 0.26), (0.06, 0.02), (0.14, 0.17))
WAVE: Shape = ((-0.6, 0.0), (-0.3, 0.07), (0.0, 0.0), (0.3, 0.08), (0.6, 0.0))
PEBBLE: Shape = ((-0.09, 0.0), (-0.05, 0.06), (0.05, 0.06), (0.1, 0.0))
DASH: Shape = ((-0.25, 0.0), (0.25, 0.0))


def own(m: SolidBuilder) -> random.Random:
    """A thing's own small differences: from where it stands, so that they stay from frame to frame."""
    return random.Random(round(m.origin[0] * 131) * 7919 + round(m.origin[2] * 977))


def is_dark(board: Board) -> bool:
    """Whether lamps and windows are lit."""
    return board.staging.light.darkness > 0.4 or board.staging.time_of_day in ("night", "dusk")


def open_air(scene: Scenery, colour: Rgb, share: float = 0.25) -> None:
    """Sky, and a ground of that colour without an end."""
    draw_sky(scene)
    draw_ground(scene, scene.tint(colour, 1, share))


def patch(
    scene: Scenery,
    points: Sequence[Spot],
    colour: Rgb,
    *,
    y: float = 0.012,
    edge: float = 0.0,
    value: float = 1.0,
) -> None:
    """A flat piece of ground in another colour; snow lies on it as on the rest."""
    if scene.staging.weather == "snow" or scene.staging.season == "winter":
        colour = mix(colour, SNOW, 0.62 if scene.staging.weather == "snow" else 0.35)
    scene.board.plane([(x, y, z) for x, z in points], colour, value, edge=edge)


def lane(
    scene: Scenery, a: Spot, b: Spot, wide: float, colour: Rgb, *, y: float = 0.012, edge: float = 0.0
) -> None:
    """A straight strip of ground from a to b."""
    dx, dz = b[0] - a[0], b[1] - a[1]
    size = math.hypot(dx, dz) or 1.0
    nx, nz = -dz / size * wide / 2, dx / size * wide / 2
    corners = [(a[0] + nx, a[1] + nz), (b[0] + nx, b[1] + nz), (b[0] - nx, b[1] - nz), (a[0] - nx, a[1] - nz)]
    patch(scene, corners, colour, y=y, edge=edge)


def paving(scene: Scenery, across: Spot, along: Spot, step: float, weight: float = 0.4) -> None:
    """Joints of a paved ground between two x and two z."""
    (x0, x1), (z0, z1) = across, along
    lines: list[list[Vec3]] = []
    for k in range(int((x1 - x0) / step) + 1):
        lines.append([(x0 + k * step, 0.014, z0), (x0 + k * step, 0.014, z1)])
    for k in range(int((z1 - z0) / step) + 1):
        lines.append([(x0, 0.014, z0 + k * step), (x1, 0.014, z0 + k * step)])
    board = scene.board
    pieces = [p for line in lines for p in board.lens.line(line)]
    board.picture.stroke(pieces, board.weight(5.0) * weight, alpha(board.tone.line(9.0), 0.4))


def marks(
    scene: Scenery, count: int, across: Spot, along: Spot, shape: Shape, *, colour: Rgb | None = None,
    weight: float = 0.7, clear: float = 0.0, size: float = 1.0, y: float = 0.0,
) -> None:  # fmt: skip
    """Small marks on the ground (tufts, pebbles, waves), drawn in a few strokes; none nearer the middle than
    `clear`."""
    board, lens, hand = scene.board, scene.board.lens, scene.hand
    rx, _, rz = lens.right
    bands: dict[int, list[list[Point]]] = {}
    for _ in range(count):
        x, z, grown = hand.uniform(*across), hand.uniform(*along), size * hand.uniform(0.7, 1.4)
        depth = lens.depth((x, y, z))
        if depth < 1.2 or abs(x) < clear:
            continue
        line = [lens.point((x + rx * dx * grown, y + dy * grown, z + rz * dx * grown)) for dx, dy in shape]
        bands.setdefault(min(4, int(depth / 5)), []).append(line)
    for band in sorted(bands, reverse=True):
        depth = band * 5 + 3.0
        ink = board.tone.line(depth) if colour is None else board.tone.set(colour, 1.0, depth)
        board.picture.stroke(bands[band], board.weight(depth) * weight, alpha(ink, 0.75))


def around(
    scene: Scenery, draw: Drawer, far: float, count: int, size: Callable[[random.Random], Vec3], colour: Rgb,
    *, turn: float = 0.0, gap: float = 0.0, jitter: float = 0.2,
) -> None:  # fmt: skip
    """Things in a ring that face the middle; none within `gap` degrees of straight ahead."""
    hand = scene.hand
    for k in range(count):
        angle = 360.0 * k / count + turn + hand.uniform(-jitter, jitter) * 360.0 / count
        away, shape = far * hand.uniform(1 - jitter / 2, 1 + jitter), size(hand)
        if abs((angle + 180) % 360 - 180) < gap:
            continue
        a = math.radians(angle)
        scene.stand(draw, (away * math.sin(a), away * math.cos(a)), shape, colour, facing=-angle % 360)


def ridge(
    scene: Scenery, far: float, tall: float, colour: Rgb, *, seed: int, rough: float = 0.15, flat: float = 0.0
) -> None:
    """A range of hills all around; `flat` cuts it off like table mountains, `rough` breaks its line."""
    hand = random.Random(seed)
    waves = [(k, hand.uniform(0, math.tau)) for k in (3, 5, 8, 13)]
    forward = scene.board.lens.forward
    middle = round(math.degrees(math.atan2(forward[0], forward[2])) / 3.0) * 3.0
    points: list[Vec3] = []
    for step in range(-30, 31):
        a = math.radians(middle + step * 3.0)
        rise = 0.5 + sum(math.sin(k * a + p) / (1.2 * k**0.7) for k, p in waves) * 0.42
        rise += rough * (math.sin(37 * a + waves[0][1]) + math.sin(59 * a + waves[1][1])) / 2
        if flat:
            rise = round(rise / flat) * flat
        points.append((far * math.sin(a), max(0.02, rise) * tall, far * math.cos(a)))
    foot = [(x, -0.6, z) for x, _, z in reversed(points)]
    scene.board.plane([*points, *foot], colour, 1.0)
    scene.board.edges([points], 0.7)


def peak(
    scene: Scenery,
    azimuth: float,
    far: float,
    wide: float,
    tall: float,
    colour: Rgb,
    *,
    seed: int,
    cap: float = 0.0,
    crater: float = 0.0,
) -> None:
    """One mountain on the horizon: a lit and a shaded flank, snow on the upper `cap` of it, or a crater."""
    board, hand = scene.board, random.Random(seed)
    a = math.radians(azimuth)

    def at(u: float, h: float) -> Vec3:
        return (math.sin(a) * far + math.cos(a) * u, h, math.cos(a) * far - math.sin(a) * u)

    def flank(side: int) -> list[Spot]:
        steps = [(1 - k / 7) ** 1.12 for k in range(8)]
        top = crater if crater else 0.0
        return [
            (
                side
                * (
                    top
                    + (wide / 2 - top) * s * (1 + 0 if k in (0, 7) else s * (1 + hand.uniform(-0.09, 0.09)))
                ),
                tall * (k / 7) * (1 if k in (0, 7) else hand.uniform(0.95, 1.05)),
            )
            for k, s in enumerate(steps)
        ]

    left, right = flank(-1), flank(1)
    if max(board.lens.depth(at(0, 0)), 0.0) < 1.0:
        return
    bright = -1 if board.towards_light[0] < 0 else 1
    board.plane([at(*p) for p in [*left, *reversed(right)]], colour, 1.02)
    dark = right if bright < 0 else left
    spine = [(hand.uniform(-0.05, 0.06) * wide * (1 - k / 6), tall * k / 6) for k in range(6, -1, -1)]
    board.plane([at(*p) for p in [*dark, *spine]], scaled(colour, 0.78), 1.0)
    if cap:
        ends = (left[-1], right[-1])
        low = tall * (1 - cap)
        across = wide / 2 * cap**1.12
        zigzag = [
            (across * (1 - k / 4) * 1.02, low + (0.16 * tall * cap if k % 2 else -0.1 * tall * cap))
            for k in range(9)
        ]
        board.plane([at(*p) for p in [ends[0], ends[1], *zigzag]], SNOW, 1.04)
        board.plane([at(*p) for p in [ends[0], (0.0, low), *([zigzag[0]] if bright < 0 else [zigzag[-1]])]],
                    scaled(SNOW, 0.86), 1.0)  # fmt: skip
    board.edges([[at(*p) for p in [*left, *reversed(right)]]], 0.8)


def water(
    scene: Scenery,
    shore: Sequence[Spot] | None = None,
    *,
    level: float = -0.04,
    colour: Rgb = SEA,
    edge: float = 0.0,
    waves: int = 90,
    size: float = 1.0,
) -> None:
    """Water inside a shore line, or all around without one, paler with distance, with waves on it."""
    board = scene.board
    eye, far = board.lens.eye, 400.0
    spots = shore or [(eye[0] + far * i, eye[2] + far * j) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    screen = board.lens.polygon([(x, level, z) for x, z in spots])
    if len(screen) < 3:
        return
    _, low = sky_colours(scene)
    near, pale = board.tone.set(colour, 0.86, 3), mix(low, board.tone.set(colour, 1.0, 24), 0.6)
    top = max(0.0, min(y for _, y in screen))
    bottom = max(top + 1.0, min(float(board.picture.height), max(y for _, y in screen)))
    paint = Linear(
        (0, top),
        (0, bottom),
        ((0.0, alpha(pale, 1)), (0.35, alpha(mix(pale, near, 0.6), 1)), (1.0, alpha(near, 1))),
    )
    board.picture.fill([turned(screen)], paint)
    if edge and shore:
        board.edges([[(x, level, z) for x, z in (*shore, shore[0])]], edge)
    xs, zs = [x for x, _ in spots], [z for _, z in spots]
    across, along = (max(-26.0, min(xs)), min(26.0, max(xs))), (max(-12.0, min(zs)), min(40.0, max(zs)))
    with board.picture.clip([turned(screen)]):
        marks(scene, waves, across, along, WAVE, colour=scaled(colour, 0.66), weight=0.8, size=size, y=level)
        marks(scene, waves // 2, across, along, WAVE, colour=(236, 244, 246), weight=0.9, size=size, y=level)


def far_off(m: SolidBuilder, metres: float) -> bool:
    """Whether a thing stands so far away that its small parts would not be seen."""
    return m.board.lens.depth(m.origin) > metres


def strokes(m: SolidBuilder, lines: Sequence[Sequence[Vec3]], weight: float) -> None:
    """Many ink lines of one thing at once: bars, pickets, seams."""
    lens, depth = m.board.lens, max(0.4, m.board.depth_of([m.origin]))
    pieces = [piece for line in lines for piece in lens.line([m.at(*p) for p in line])]
    m.board.picture.stroke(pieces, m.board.weight(depth) * weight, alpha(m.board.tone.line(depth), 0.9))


def faces(
    m: SolidBuilder, polygons: Sequence[Sequence[Vec3]], colour: Rgb, *, value: float = 1.0, edge: float = 0.5
) -> None:
    """Many flat pieces of one thing and one colour at once."""
    lens, depth = m.board.lens, max(0.4, m.board.depth_of([m.origin]))
    seen = [screen for p in polygons if len(screen := lens.polygon([m.at(*q) for q in p])) > 2]
    m.board.picture.fill([turned(screen) for screen in seen], alpha(m.colour(colour, value, depth), 1))
    if edge > 0:
        outlines = [[*screen, screen[0]] for screen in seen]
        m.board.picture.stroke(outlines, m.board.weight(depth) * edge, alpha(m.board.tone.line(depth), 0.9))


def glow(
    board: Board, place: Vec3, reach: float, colour: Rgb = (255, 206, 128), strength: float = 0.5
) -> None:
    """The light of a lamp, a lantern or a fire, when it is dark."""
    if not is_dark(board) or board.tone.style.name == "ink" or board.lens.depth(place) < 0.4:
        return
    x, y = board.lens.point(place)
    radius = reach * board.lens.scale_at(place)
    tint = colour if board.tone.style.name == "tone" else (150, 200, 255)
    stops = ((0.0, alpha(tint, strength)), (0.4, alpha(tint, strength * 0.35)), (1.0, alpha(tint, 0.0)))
    board.picture.fill([disc(x, y, radius, count=28)], Radial((x, y), radius, stops), blend="screen")


def wires(scene: Scenery, ends: Sequence[tuple[Vec3, Vec3]], sag: float, weight: float = 0.5) -> None:
    """Lines that hang between two points."""
    lines: list[list[Vec3]] = []
    for a, b in ends:
        lines.append(
            [
                (
                    a[0] + (b[0] - a[0]) * t / 8,
                    a[1] + (b[1] - a[1]) * t / 8 - sag * math.sin(math.pi * t / 8),
                    a[2] + (b[2] - a[2]) * t / 8,
                )
                for t in range(9)
            ]
        )
    scene.board.edges(lines, weight)


def lighter_behind(scene: Scenery) -> None:
    """At night the air behind people is a little lighter."""
    board, people = scene.board, scene.people
    if scene.staging.light.darkness < 0.5 or not people or board.tone.style.name == "ink":
        return
    w, h = board.picture.width, board.picture.height
    x = sum((f.crop.left + f.crop.right) / 2 for f in people) / len(people)
    y = sum(f.crop.top + (f.crop.bottom - f.crop.top) * 0.35 for f in people) / len(people)
    stops = (
        (0.0, alpha((176, 192, 232), 0.3)),
        (0.45, alpha((176, 192, 232), 0.17)),
        (1.0, alpha((176, 192, 232), 0)),
    )
    radius = 0.5 * max(w, h)
    halo = [disc(x, y, radius, radius * 0.7, 32)]
    far = max(f.depth_m for f in people) + 0.4
    board.at_depth(far, lambda: board.picture.fill(halo, Radial((x, y), radius, stops), blend="screen"))


def pool_of_light(scene: Scenery, x: float, z: float, wide: float) -> None:
    """The bright ground below a lamp at night, which people stand out against."""
    board = scene.board
    if not is_dark(board) or board.tone.style.name == "ink":
        return
    ring = [
        (x + wide * math.cos(k * math.tau / 20), 0.015, z + wide * math.sin(k * math.tau / 20))
        for k in range(20)
    ]
    screen = board.lens.polygon(ring)
    if len(screen) > 2:
        board.picture.fill(
            [turned(screen)], alpha((255, 220, 150), 0.22), blur=board.unit * 8, blend="screen"
        )
