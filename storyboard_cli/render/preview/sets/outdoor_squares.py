"""Between houses: a market, an alley, a square with a fountain, a courtyard, a prison yard."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    arch,
    fronted,
    rect,
    roof,
    spread,
    stone_wall,
    windows,
)
from storyboard_cli.render.preview.sets.outdoor_objects import (
    STEEL,
    wire_fence,
)
from storyboard_cli.render.preview.sets.outdoor_parts import (
    PAVING,
    SEA,
    STONE,
    glow,
    is_dark,
    lane,
    open_air,
    paving,
    pool_of_light,
)
from storyboard_cli.render.preview.sets.outdoor_plants import LEAF, bush, tree
from storyboard_cli.render.preview.sets.outdoor_streets import FRONTS
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_square(scene: Scenery) -> None:
    """A town square: a fountain in the middle distance, arcaded houses around, a clock tower, benches."""
    open_air(scene, PAVING)
    paving(scene, (-14.0, 14.0), (-8.0, 20.0), 1.4, 0.35)
    for k in range(-3, 4):
        tone = scene.tint(FRONTS[(k + 5) % 5], k, 0.2)
        scene.stand(_arcade_house, (k * 6.0, 22.0), (5.9, 6.0 + 0.5 * ((k * k) % 3), 5.0), tone, always=True)
    for s in (-1, 1):
        for k in range(5):
            scene.stand(
                _arcade_house,
                (s * 18.0, -8.0 + k * 7.0),
                (6.9, 9.5 - k % 2, 5.0),
                FRONTS[(k + (s > 0)) % 5],
                facing=90 if s < 0 else 270,
                always=True,
            )
    scene.stand(_clock_tower, (-5.0, 19.6), (2.4, 8.2, 2.4), (206, 188, 156), always=True)
    scene.stand(fountain, (1.8, 9.4), (5.4, 3.6, 5.4), STONE, always=True)
    for x, z, facing in ((-4.4, 5.0, 60), (5.4, 5.4, 300)):
        scene.stand(f.bench, (x, z), (1.7, 0.84, 0.5), (150, 116, 84), facing=facing)
    for x, z in ((-6.0, 8.0), (6.4, 11.0)):
        pool_of_light(scene, x, z, 3.0)
        scene.stand(old_lamp, (x, z), (0.4, 4.0, 0.4), (66, 70, 74))
        scene.stand(tree, (x * 1.5, z + 2.0), (3.6, 5.4, 3.6), LEAF)


def _arcade_house(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A house over an arcade, with shuttered windows and a tiled roof."""
    w, h, d = size
    wall = h * 0.84
    m.box((0, 0, 0), (w, wall, d), colour, edge=0.8)
    roof(m, (w, h - wall, d), wall, (166, 104, 82), colour)
    if not fronted(m, d / 2):
        return
    z = d / 2 + 0.02
    for x in spread(w, 3):
        arch(m, x, w * 0.24, (0.0, 3.1), z, scaled(colour, 0.5))
    m.line([(-w / 2, 3.6, z), (w / 2, 3.6, z)], 0.7)
    floors = [4.2 + 2.4 * k for k in range(max(1, int((wall - 4.6) / 2.3)))]
    windows(m, spread(w, 3), floors, (0.8, 1.5), z)
    for y in floors:
        for x in spread(w, 3):
            for s in (-1, 1):
                a, b = sorted((x + s * 0.42, x + s * 0.82))
                rect(m, (a, b), (y, y + 1.5), z + 0.02, (104, 124, 112), edge=0.4)


def _clock_tower(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A square tower with a clock and a pointed roof."""
    w, h, d = size
    m.box((0, 0, 0), (w, h * 0.78, d), colour, edge=0.9)
    m.box((0, h * 0.78, 0), (w * 1.14, h * 0.03, d * 1.14), scaled(colour, 1.06), edge=0.7)
    top = [(x * w / 2, h * 0.81, z * d / 2) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    m.shape([*top, (0, h * 1.05, 0)], (112, 106, 108), convex=True)
    z = d / 2 + 0.02
    if fronted(m, d / 2):
        m.shape(
            m.ellipse((0, h * 0.68, z), (0, 1), (w * 0.32, w * 0.32), 22),
            (244, 238, 222),
            value=1.3 if is_dark(m.board) else 1.0,
        )
        m.line([(0, h * 0.68, z), (0, h * 0.68 + w * 0.24, z)], 1.2)
        m.line([(0, h * 0.68, z), (-w * 0.16, h * 0.68 + w * 0.06, z)], 1.2)
        windows(m, [0.0], [h * 0.3, h * 0.46], (w * 0.22, h * 0.08), z)


def fountain(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A fountain: a wide basin, a bowl on a column, water that falls from it."""
    w, h, _ = size
    right = (
        m.board.lens.right[0] * m.axes[0][0] + m.board.lens.right[2] * m.axes[0][2],
        m.board.lens.right[0] * m.axes[2][0] + m.board.lens.right[2] * m.axes[2][2],
    )
    rim = m.ellipse((0, h * 0.17, 0), (0, 2), (w / 2, w / 2), 24)
    m.shape([*m.ellipse((0, 0, 0), (0, 2), (w * 0.47, w * 0.47), 24), *rim], scaled(colour, 0.8), convex=True)
    m.shape(rim, colour)
    m.shape(m.ellipse((0, h * 0.17, 0), (0, 2), (w * 0.44, w * 0.44), 24), SEA, value=1.12, edge=0.6)
    m.rod([(0, h * 0.16, 0, w * 0.07), (0, h * 0.3, 0, w * 0.035), (0, h * 0.5, 0, w * 0.05)], colour)
    bowl = [
        *m.ellipse((0, h * 0.58, 0), (0, 2), (w * 0.2, w * 0.2), 18),
        *m.ellipse((0, h * 0.48, 0), (0, 2), (w * 0.06, w * 0.06), 10),
    ]
    m.shape(bowl, colour, convex=True)
    m.rod([(0, h * 0.58, 0, w * 0.03), (0, h * 0.78, 0, w * 0.02)], colour)
    for k in range(-3, 4):
        if k == 0:
            continue
        reach = k / 3 * w * 0.3
        jet = [
            (
                reach * t,
                h * (0.58 if abs(k) < 3 else 0.8) + h * 0.16 * (1 - (2 * t - 0.4) ** 2) - h * 0.5 * t * t,
            )
            for t in (0.0, 0.25, 0.5, 0.75, 1.0)
        ]
        m.board.picture.stroke(
            m.board.lens.line([m.at(u * right[0], v, u * right[1]) for u, v in jet]),
            m.board.weight(m.board.depth_of([m.origin])) * 1.4,
            (*m.colour((236, 246, 250), 1.1, 4), 0.9),
        )


def old_lamp(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A lamp of cast iron with a lantern on top."""
    h = size[1]
    m.rod([(0, 0, 0, 0.16), (0, 0.4, 0, 0.07), (0, h * 0.86, 0, 0.04)], colour)
    dark = is_dark(m.board)
    glass = [(-0.14, h * 0.86, 0.0), (0.14, h * 0.86, 0.0), (0.22, h * 0.98, 0.0), (-0.22, h * 0.98, 0.0)]
    m.shape(glass, (255, 232, 170) if dark else (224, 220, 204), value=1.4 if dark else 1.0)
    m.shape([(-0.26, h * 0.98, 0.0), (0.26, h * 0.98, 0.0), (0.0, h * 1.05, 0.0)], colour)
    glow(m.board, m.at(0, h * 0.92, 0), 2.4)


def draw_courtyard(scene: Scenery) -> None:
    """A courtyard: arcades on three sides, galleries above, a well or a tree in tubs, paving."""
    open_air(scene, PAVING)
    paving(scene, (-8.0, 8.0), (-6.0, 13.0), 1.0, 0.4)
    wall = scene.tint((214, 190, 156), 0, 0.25)
    for k in range(-2, 3):
        scene.stand(_gallery, (k * 4.6, 16.0), (4.6, 8.6, 4.0), wall, always=True)
    for s in (-1, 1):
        for k in range(6):
            scene.stand(
                _gallery,
                (s * 11.0, -9.0 + k * 4.6),
                (4.6, 8.6, 4.0),
                scaled(wall, 0.96),
                facing=90 if s < 0 else 270,
                always=True,
            )
    scene.stand(fountain, (0.0, 9.0), (3.2, 2.4, 3.2), STONE)
    for x, z in ((-4.4, 4.6), (4.4, 5.4), (-4.6, 11.0), (4.6, 11.4)):
        scene.stand(_tub, (x, z), (1.0, 2.3, 1.0), LEAF)
    scene.stand(f.bench, (-5.6, 7.6), (1.7, 0.84, 0.5), STONE, facing=90)
    pool_of_light(scene, 0.0, 6.0, 5.0)


def _gallery(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """One bay of an arcaded court: an arch below, a gallery with a rail above, tiles."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.7)
    if not fronted(m, d / 2):
        return
    z = d / 2 + 0.02
    arch(m, 0.0, w * 0.76, (0.0, h * 0.46), z, scaled(colour, 0.52))
    for s in (-1, 1):
        m.tube((s * w * 0.46, 0, d / 2 + 0.1), (s * w * 0.46, h * 0.32, d / 2 + 0.1), 0.2, STONE)
    rect(m, (-w / 2, w / 2), (h * 0.5, h * 0.54), z, scaled(colour, 1.1), edge=0.6)
    arch(m, -w * 0.22, w * 0.34, (h * 0.54, h * 0.86), z, scaled(colour, 0.56))
    arch(m, w * 0.22, w * 0.34, (h * 0.54, h * 0.86), z, scaled(colour, 0.56))
    for k in range(12):
        x = -w / 2 + w * k / 12
        m.line([(x, h * 0.54, z + 0.02), (x, h * 0.63, z + 0.02)], 0.5)
    m.line([(-w / 2, h * 0.63, z + 0.02), (w / 2, h * 0.63, z + 0.02)], 0.8)
    m.face(
        [
            (-w / 2, h * 0.94, d / 2 + 0.6),
            (w / 2, h * 0.94, d / 2 + 0.6),
            (w / 2, h, d / 2 - 0.4),
            (-w / 2, h, d / 2 - 0.4),
        ],
        (172, 108, 84),
        edge=0.6,
    )


def _tub(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A little tree in a tub."""
    w, h, _ = size
    m.shape(
        [
            *m.ellipse((0, 0, 0), (0, 2), (w * 0.32, w * 0.32), 12),
            *m.ellipse((0, h * 0.26, 0), (0, 2), (w * 0.44, w * 0.44), 12),
        ],
        (176, 112, 84),
        convex=True,
    )
    m.tube((0, h * 0.26, 0), (0, h * 0.6, 0), 0.05, (116, 92, 74))
    bush(m.moved(0, h * 0.52, 0), (w * 1.2, h * 0.5, w), colour)


def draw_prison_yard(scene: Scenery) -> None:
    """A prison yard: high walls with wire, a watchtower with a searchlight, cell windows with bars."""
    open_air(scene, (172, 166, 154))
    wall = scene.tint((138, 124, 110), 0, 0.15)
    for k in range(-2, 3):
        scene.stand(_cell_front, (k * 7.0, 13.6), (7.0, 5.0, 4.0), wall, always=True)
    for s in (-1, 1):
        scene.stand(
            stone_wall, (s * 13.0, 5.0), (30.0, 5.6, 0.6), wall, facing=90 if s < 0 else 270, always=True
        )
        scene.stand(
            wire_fence, (s * 9.6, 4.0), (22.0, 3.2, 0.1), STEEL, facing=90 if s < 0 else 270, always=True
        )
    scene.stand(stone_wall, (0.0, -13.0), (26.0, 5.6, 0.6), wall, facing=180, always=True)
    scene.stand(wire_fence, (0.0, 8.6), (15.0, 2.6, 0.1), STEEL, always=True)
    scene.stand(watchtower, (4.2, 10.2), (1.7, 5.0, 1.7), (126, 116, 104), always=True)
    lane(scene, (-4.0, 8.2), (4.0, 8.2), 0.12, (236, 232, 222))
    scene.stand(f.bench, (-5.6, 6.0), (2.2, 0.46, 0.4), (150, 146, 138), facing=90)
    pool_of_light(scene, 0.0, 5.0, 5.0)


def _cell_front(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Three rows of small barred windows."""
    w, _h, d = size
    m.box((0, 0, 0), size, colour, edge=0.8)
    if not fronted(m, d / 2):
        return
    z = d / 2 + 0.02
    xs, ys = spread(w, 5), [0.8, 2.2, 3.6]
    windows(m, xs, ys, (0.7, 0.9), z, share=0.3, cross=False)
    for y in ys:
        for x in xs:
            for o in (-0.2, 0.0, 0.2):
                m.line([(x + o, y, z + 0.02), (x + o, y + 0.9, z + 0.02)], 0.7)


def watchtower(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A guard's tower: a shaft, a glazed cabin with a rail, a searchlight."""
    w, h, d = size
    m.box((0, 0, 0), (w * 0.6, h * 0.66, d * 0.6), colour, edge=0.8)
    m.box((0, h * 0.66, 0), (w * 1.3, h * 0.03, d * 1.3), scaled(colour, 0.9), edge=0.7)
    m.box((0, h * 0.69, 0), (w, h * 0.2, d), (132, 146, 152), edge=0.8)
    m.box((0, h * 0.69, 0), (w * 1.02, h * 0.07, d * 1.02), colour, edge=0.7)
    m.box((0, h * 0.89, 0), (w * 1.3, h * 0.06, d * 1.3), scaled(colour, 0.8), edge=0.8)
    for x in (-0.5, -0.17, 0.17, 0.5):
        m.line([(x * w, h * 0.76, d / 2 + 0.02), (x * w, h * 0.89, d / 2 + 0.02)], 0.7)
    m.rod([(-w * 0.66, h * 0.8, d * 0.6, 0.32), (-w * 0.76, h * 0.79, d * 0.72, 0.36)], (236, 230, 200))
    glow(m.board, m.at(-w * 0.76, h * 0.79, d * 0.8), 4.0, (255, 246, 210), 0.6)
