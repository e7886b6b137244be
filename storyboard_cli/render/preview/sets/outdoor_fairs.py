"""Places of amusement: a fair with its big top and wheel, a zoo."""

from __future__ import annotations

import math
from collections.abc import Callable

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.registry import MODELS
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    CLOTHS,
    WOOD,
    rect,
)
from storyboard_cli.render.preview.sets.outdoor_grounds import BLUE, RED, YELLOW
from storyboard_cli.render.preview.sets.outdoor_objects import (
    boulder,
    rail_fence,
    stall,
)
from storyboard_cli.render.preview.sets.outdoor_parts import (
    GRASS,
    STONE,
    TUFT,
    around,
    glow,
    is_dark,
    lane,
    marks,
    open_air,
    pool_of_light,
    ridge,
    strokes,
    wires,
)
from storyboard_cli.render.preview.sets.outdoor_plants import (
    LEAF,
    palm,
    tree,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_fairground(scene: Scenery) -> None:
    """A fair or circus: the striped big top with flags, a ferris wheel, stalls, strings of lights."""
    open_air(scene, (170, 164, 116))
    ridge(scene, 60.0, 4.0, (136, 148, 124), seed=47)
    lane(scene, (0.0, -14.0), (0.0, 18.0), 4.6, (206, 188, 150))
    scene.stand(big_top, (-4.6, 18.0), (9.6, 5.9, 9.6), RED, always=True)
    scene.stand(_ferris_wheel, (5.2, 22.0), (7.6, 8.2, 1.2), (150, 160, 176), always=True)
    scene.stand(big_top, (15.0, -2.0), (9.0, 5.6, 9.0), BLUE, always=True)
    scene.stand(_carousel, (3.4, 13.4), (4.6, 4.4, 4.6), YELLOW)
    for s in (-1, 1):
        for k in range(5):
            scene.stand(
                stall,
                (s * 5.2, -5.0 + k * 4.2),
                (3.0, 2.6, 1.8),
                CLOTHS[(k + 2 * (s > 0)) % 5],
                facing=90 if s < 0 else 270,
            )
    for z in (4.4, 9.0):
        pool_of_light(scene, 0.0, z, 4.0)
        wires(scene, [((-4.6, 4.2, z), (4.6, 4.2, z))], 0.6, 0.7)
        for k in range(9):
            x = -4.0 + k
            scene.stand(
                _bulb,
                (x, z),
                (0.16, 0.2, 0.16),
                ((250, 220, 140), (236, 120, 96), (150, 196, 206))[k % 3],
                base=4.0 - 0.6 * math.cos(x / 9.2 * math.pi),
                always=True,
            )


def _bulb(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    m.rod([(0, 0, 0, size[0] * 0.6), (0, 0.02, 0, size[0] * 0.6)], colour, outline=0.5)
    glow(m.board, m.origin, 0.8, strength=0.5)


def big_top(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A circus tent: striped walls and roof, two peaks with flags, an open entrance."""
    w, h, _d = size
    wall, r = h * 0.34, w / 2
    panels = 16
    ring = [
        (r * math.cos(k * math.tau / panels), r * math.sin(k * math.tau / panels)) for k in range(panels + 1)
    ]
    order = sorted(range(panels), key=lambda k: -m.board.lens.depth(m.at(ring[k][0], 0, ring[k][1])))
    pale: Rgb = (244, 236, 216)
    for k in order:
        (x0, z0), (x1, z1) = ring[k], ring[k + 1]
        tone = colour if k % 2 else pale
        m.face([(x0, 0, z0), (x1, 0, z1), (x1, wall, z1), (x0, wall, z0)], scaled(tone, 0.9), edge=0.4)
    for k in order:
        (x0, z0), (x1, z1) = ring[k], ring[k + 1]
        tone = colour if k % 2 else pale
        m.face(
            [
                (x0 * 1.05, wall, z0 * 1.05),
                (x1 * 1.05, wall, z1 * 1.05),
                (x1 * 0.5, h * 0.56, z1 * 0.5),
                (x0 * 0.5, h * 0.56, z0 * 0.5),
            ],
            tone,
            edge=0.4,
        )
        m.face([(x0 * 0.5, h * 0.56, z0 * 0.5), (x1 * 0.5, h * 0.56, z1 * 0.5), (0, h, 0)], tone, edge=0.4)
    m.tube((0, h, 0), (0, h * 1.14, 0), 0.08, WOOD)
    m.shape([(0, h * 1.14, 0), (-1.5, h * 1.09, 0), (0, h * 1.04, 0)], YELLOW)
    z = r * 1.0 + 0.1
    m.face(
        [(-1.3, 0, z), (1.3, 0, z), (0.0, wall * 0.95, z)],
        (250, 214, 140) if is_dark(m.board) else (84, 60, 58),
        value=1.3 if is_dark(m.board) else 1.0,
        edge=0.8,
    )


def _ferris_wheel(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A big wheel with its gondolas on two legs."""
    w, h, d = size
    hub, r = h * 0.53, w * 0.46
    for s in (-1, 1):
        m.tube((s * w * 0.26, 0, -d / 2), (0, hub, 0), 0.2, scaled(colour, 0.8))
    for k in range(16):
        a = k * math.tau / 16
        m.line([(0, hub, 0), (r * math.cos(a), hub + r * math.sin(a), 0)], 0.7)
    for grown in (1.0, 0.9):
        ring = m.ellipse((0, hub, 0), (0, 1), (r * grown, r * grown), 40)
        m.line([*ring, ring[0]], 1.5 if grown == 1.0 else 0.8)
    for k in range(16):
        a = k * math.tau / 16
        x, y = r * math.cos(a), hub + r * math.sin(a)
        m.shape(
            [(x - 0.34, y, 0.1), (x + 0.34, y, 0.1), (x + 0.28, y - 0.62, 0.1), (x - 0.28, y - 0.62, 0.1)],
            CLOTHS[k % 5],
            edge=0.7,
        )
        m.line([(x - 0.34, y, 0.1), (x, y + 0.2, 0.1), (x + 0.34, y, 0.1)], 0.8)
        if k % 2 == 0:
            glow(m.board, m.at(x, y, 0.2), 1.6, strength=0.5)
    for s in (-1, 1):
        m.tube((s * w * 0.26, 0, d / 2), (0, hub, 0.2), 0.2, colour)


def _carousel(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A merry-go-round: a striped canopy over poles and horses."""
    w, h, _ = size
    m.box((0, 0, 0), (w * 0.9, 0.3, w * 0.9), (176, 96, 84), edge=0.7)
    m.tube((0, 0.3, 0), (0, h * 0.7, 0), 0.5, (214, 190, 140))
    for k, x in enumerate((-0.4, -0.16, 0.16, 0.4)):
        z = w * 0.34
        m.line([(x * w, 0.3, z), (x * w, h * 0.7, z)], 1.0)
        y = 0.9 + 0.2 * (k % 2)
        m.rod([(x * w - 0.3, y, z, 0.15), (x * w + 0.3, y, z, 0.15)], (238, 232, 220), outline=0.6)
        m.rod(
            [(x * w - 0.3, y + 0.05, z, 0.1), (x * w - 0.48, y + 0.4, z, 0.1)], (238, 232, 220), outline=0.6
        )
    rim = m.ellipse((0, h * 0.68, 0), (0, 2), (w / 2, w / 2), 16)
    m.shape([*rim, (0, h, 0)], colour, convex=True)
    for k in range(0, 16, 2):
        m.line([(0, h, 0), rim[k]], 1.0)
    glow(m.board, m.at(0, h * 0.6, w * 0.3), 2.6)


def draw_zoo(scene: Scenery) -> None:
    """A zoo: cages with bars to both sides of the path, a pen with rocks and a pond."""
    open_air(scene, GRASS)
    ridge(scene, 55.0, 5.0, (134, 152, 120), seed=49)
    lane(scene, (0.0, -14.0), (0.0, 30.0), 3.8, (212, 196, 164), edge=0.4)
    for s in (-1, 1):
        for k in range(3):
            scene.stand(
                _cage,
                (s * 5.4, -4.0 + k * 5.4),
                (4.8, 3.2, 3.0),
                (150, 156, 150),
                facing=90 if s < 0 else 270,
            )
    scene.stand(_beast("elephant"), (-3.6, 11.6), (1.7, 2.5, 3.7), (134, 129, 124), facing=70)
    scene.stand(rail_fence, (-4.4, 9.4), (5.0, 1.1, 0.1), WOOD)
    scene.stand(_beast("giraffe"), (3.2, 13.0), (0.9, 4.2, 2.8), (217, 176, 112), facing=290)
    scene.stand(rail_fence, (4.4, 10.2), (5.0, 1.1, 0.1), WOOD)
    scene.stand(_beast("lion"), (-5.0, 1.4), (0.5, 1.1, 1.8), (192, 154, 94), facing=50)
    scene.stand(_arrow_post, (1.9, 5.2), (1.4, 2.5, 0.1), WOOD)
    for x, z in ((-8.0, 19.0), (8.4, 18.0), (2.0, 22.0)):
        scene.stand(palm, (x, z), (2.0, 4.6, 2.0), (108, 144, 88))
    around(scene, tree, 17.0, 18, lambda h: (4.2, h.uniform(5.0, 6.6), 4.2), LEAF, gap=20)
    marks(scene, 40, (-12, 12), (-6, 12), TUFT, clear=2.2)


def _beast(shape: str) -> Callable[[SolidBuilder, Vec3, Rgb], None]:
    """An animal of a zoo, as the animals of a story are drawn."""

    def draw(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
        MODELS[shape](m, Model(size, colour))

    return draw


def _cage(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A barred cage on a plinth, with a rock, a branch and straw inside."""
    w, h, d = size
    m.box((0, 0, 0), (w, 0.5, d), STONE, edge=0.7)
    rect(m, (-w / 2, w / 2), (0.5, h), -d / 2, (150, 140, 116), edge=0.6)
    m.rod([(-w * 0.3, 0.5, 0, 0.16), (0, h * 0.6, 0, 0.12), (w * 0.34, h * 0.7, 0, 0.08)], (124, 96, 72))
    boulder(m.moved(w * 0.24, 0.5, -0.2), (1.2, 0.8, 0.8), STONE)
    m.box((0, h, 0), (w + 0.2, 0.24, d + 0.2), scaled(colour, 0.8), edge=0.8)
    bars = [-w / 2 + w * k / int(w / 0.3) for k in range(int(w / 0.3) + 1)]
    strokes(m, [[(x, 0.5, d / 2), (x, h, d / 2)] for x in bars], 1.1)
    deep = [-d / 2 + d * k / int(d / 0.36) for k in range(int(d / 0.36))]
    strokes(m, [[(s * w / 2, 0.5, z), (s * w / 2, h, z)] for s in (-1, 1) for z in deep], 0.8)
    rect(m, (-0.6, 0.6), (0.1, 0.42), d / 2 + 0.02, (238, 232, 214), edge=0.5)


def _arrow_post(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A post with boards that point both ways."""
    w, h, _ = size
    m.tube((0, 0, 0), (0, h, 0), 0.07, colour)
    for k, s in enumerate((1, -1, 1)):
        y = h * (0.92 - 0.17 * k)
        m.face(
            [
                (-s * w * 0.1, y - 0.14, 0.08),
                (s * w * 0.5, y - 0.14, 0.08),
                (s * w * 0.64, y, 0.08),
                (s * w * 0.5, y + 0.14, 0.08),
                (-s * w * 0.1, y + 0.14, 0.08),
            ],
            CLOTHS[k],
            edge=0.7,
        )
