"""Buildings from outside: a house with its porch, a church, a school, a large public building."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.outdoor_buildings import (
    BRICK,
    DARK,
    LIT,
    WOOD,
    arch,
    block,
    bricks,
    fronted,
    rect,
    roof,
    side_windows,
    spread,
    stone_wall,
    windows,
)
from storyboard_cli.render.preview.sets.outdoor_craft import parked_car
from storyboard_cli.render.preview.sets.outdoor_objects import gravestone, iron_fence, picket_fence
from storyboard_cli.render.preview.sets.outdoor_parts import (
    GRASS,
    PAVING,
    STONE,
    TUFT,
    around,
    glow,
    is_dark,
    lane,
    marks,
    open_air,
    patch,
    pool_of_light,
    ridge,
)
from storyboard_cli.render.preview.sets.outdoor_plants import LEAF, bush, flowers, hedge, tree
from storyboard_cli.render.preview.sets.outdoor_squares import old_lamp
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def _trees_around(scene: Scenery, far: float, gap: float = 26.0) -> None:
    around(scene, tree, far, 16, lambda h: (4.4, h.uniform(5.4, 7.4), 4.4), scene.tint(LEAF, 2, 0.2), gap=gap)


def draw_house_front(scene: Scenery) -> None:
    """A house from its garden path: a porch with steps, posts and a swing seat, lit windows."""
    open_air(scene, GRASS)
    _trees_around(scene, 22.0)
    lane(scene, (0.0, -14.0), (0.0, 6.0), 1.6, PAVING, edge=0.4)
    pool_of_light(scene, 0.0, 5.4, 3.4)
    scene.stand(
        _porch_house, (0.0, 15.0), (12.0, 6.4, 6.0), scene.tint((226, 220, 202), 0, 0.25), always=True
    )
    for s in (-1, 1):
        scene.stand(picket_fence, (s * 5.2, 3.0), (6.6, 0.9, 0.1), (242, 240, 232))
        scene.stand(
            picket_fence, (s * 8.4, -3.0), (12.0, 0.9, 0.1), (242, 240, 232), facing=90 if s < 0 else 270
        )
        scene.stand(bush, (s * 3.6, 6.6), (1.9, 1.0, 1.0), LEAF)
        scene.stand(bush, (s * 5.4, 6.8), (1.7, 0.9, 1.0), LEAF)
        scene.stand(flowers, (s * 2.2, 5.6), (1.6, 0.5, 0.6), (214, 110, 108))
    scene.stand(tree, (-8.6, 9.0), (5.4, 8.6, 5.4), LEAF)
    scene.stand(old_lamp, (2.2, 2.9), (0.3, 2.2, 0.3), (66, 70, 74))
    marks(scene, 60, (-12, 12), (-6, 9), TUFT, clear=1.2)


def _porch_house(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A clapboard house with a porch across its front."""
    w, h, d = size
    wall = h * 0.64
    m.box((-w * 0.3, wall, -d * 0.1), (0.9, h * 0.44, 0.9), BRICK)
    m.box((0, 0, 0), (w, wall, d), colour, edge=0.8)
    roof(m, (w, h - wall, d), wall, (122, 108, 106), colour)
    side_windows(m, (w, wall, d))
    if not fronted(m, d / 2):
        return
    z = d / 2 + 0.02
    for k in range(1, 14):
        m.line([(-w / 2, wall * k / 14, z), (w / 2, wall * k / 14, z)], 0.22)
    windows(
        m,
        [-w * 0.36, -w * 0.18, w * 0.18, w * 0.36],
        [1.1, wall * 0.66],
        (1.15, 1.5),
        z,
        frame=(244, 240, 230),
    )
    rect(m, (-0.62, 0.62), (0.4, 2.15), z, (244, 240, 230), edge=0.6)
    rect(m, (-0.5, 0.5), (0.4, 2.05), z + 0.02, (140, 66, 56))
    rect(
        m,
        (-0.3, 0.3),
        (1.2, 1.85),
        z + 0.04,
        LIT if is_dark(m.board) else (150, 164, 172),
        value=1.4 if is_dark(m.board) else 1.0,
        edge=0.5,
    )
    deck = d / 2 + 1.2
    m.box((0, 0, deck), (w, 0.4, 2.4), WOOD, edge=0.7)
    for k in range(3):
        m.box((0, 0, d / 2 + 2.6 + 0.3 * k), (2.4, 0.3 - 0.1 * k, 0.3), scaled(WOOD, 1.1), edge=0.6)
    glow(m.board, m.at(0, 2.9, d / 2 + 0.6), 2.8)
    for x in (-0.49, -0.27, -0.11, 0.11, 0.27, 0.49):
        m.tube((x * w, 0.4, d / 2 + 2.3), (x * w, 2.5, d / 2 + 2.3), 0.1, (244, 240, 232))
    for a, b in ((-0.49, -0.11), (0.11, 0.49)):
        m.line([(a * w, 1.15, d / 2 + 2.3), (b * w, 1.15, d / 2 + 2.3)], 1.3)
        for k in range(13):
            x = w * (a + (b - a) * k / 12)
            m.line([(x, 0.4, d / 2 + 2.3), (x, 1.15, d / 2 + 2.3)], 0.6)
    m.face(
        [
            (-w * 0.52, 2.5, d / 2 + 2.6),
            (w * 0.52, 2.5, d / 2 + 2.6),
            (w * 0.52, 3.0, d / 2),
            (-w * 0.52, 3.0, d / 2),
        ],
        (122, 108, 106),
        edge=0.8,
    )


def draw_church_front(scene: Scenery) -> None:
    """A church from outside: steeple with a cross, pointed door and windows, steps."""
    open_air(scene, GRASS)
    ridge(scene, 55.0, 5.0, (136, 150, 120), seed=2)
    _trees_around(scene, 24.0, 30.0)
    lane(scene, (0.0, -14.0), (0.0, 11.0), 2.4, (196, 186, 166), edge=0.4)
    scene.stand(_church, (0.0, 19.0), (7.4, 3.9, 8.0), scene.tint((196, 188, 176), 0, 0.2), always=True)
    for s in (-1, 1):
        scene.stand(stone_wall, (s * 9.0, 6.0), (12.0, 1.0, 0.4), STONE, always=False)
        for k in range(3):
            scene.stand(gravestone, (s * (4.4 + k * 1.7), 8.6 + (k % 2)), (0.7, 1.1, 0.16), (176, 174, 168))
        scene.stand(hedge, (s * 2.0, 9.4), (2.4, 0.7, 0.8), LEAF, facing=90)
    marks(scene, 60, (-13, 13), (-6, 12), TUFT, clear=1.6)


def _church(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A stone nave with its gable ahead, and a tower with a spire before it."""
    w, h, d = size
    tower, z = w * 0.36, d / 2 + 1.2
    m.box((0, 0, 0), (w, h * 0.55, d), colour, edge=0.8)
    roof(m, (w, h * 0.55, d), h * 0.55, (112, 104, 108), colour, gable_ahead=True)
    m.box((0, 0, d / 2), (tower, h * 1.3, 2.4), colour, edge=0.9)
    top = [(x * tower / 2 * 1.1, h * 1.3, d / 2 + y * 1.3) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    m.shape([*top, (0, h * 2.08, d / 2)], (104, 98, 104), convex=True)
    m.shape(
        [top[3], top[2], (0, h * 2.08, d / 2)]
        if m.board.towards_light[0] > 0
        else [top[2], top[3], (0, h * 2.08, d / 2)],
        (128, 122, 126),
        edge=0.5,
    )
    m.tube((0, h * 2.06, d / 2), (0, h * 2.24, d / 2), 0.08, DARK, outline=0.4)
    m.tube((-0.28, h * 2.18, d / 2), (0.28, h * 2.18, d / 2), 0.08, DARK, outline=0.4)
    if not fronted(m, d / 2):
        return
    bricks(m, (-tower / 2, tower / 2), (0.0, h * 1.25), z + 0.01, tall=0.7)
    arch(m, 0.0, tower * 0.62, (0.0, h * 0.46), z + 0.02, scaled(colour, 0.7), pointed=True)
    arch(m, 0.0, tower * 0.46, (0.0, h * 0.41), z + 0.03, (104, 70, 54), pointed=True)
    m.line([(0, 0, z + 0.04), (0, h * 0.4, z + 0.04)], 0.7)
    glass = LIT if is_dark(m.board) else (110, 124, 146)
    m.shape(m.ellipse((0, h * 0.8, z + 0.02), (0, 1), (tower * 0.2, tower * 0.2), 18), glass)
    for x in (-0.22, 0.22):
        arch(m, x * tower, tower * 0.22, (h * 1.0, h * 1.24), z + 0.02, DARK, pointed=True)
    for x in (-0.36, 0.36):
        arch(m, x * w, w * 0.11, (h * 0.16, h * 0.5), d / 2 + 0.02, glass, pointed=True)
    for k in range(3):
        m.box((0, 0, z + 0.3 + 0.32 * k), (tower * 1.1, 0.36 - 0.12 * k, 0.32), scaled(STONE, 1.04), edge=0.5)


def draw_school_front(scene: Scenery) -> None:
    """A school: a long brick front with tall windows, a clock in the gable, a flag, bicycle stands."""
    open_air(scene, (186, 180, 168))
    _trees_around(scene, 26.0, 36.0)
    for s in (-1, 1):
        patch(scene, [(s * 2.2, 4.4), (s * 14.0, 4.4), (s * 14.0, 10.6), (s * 2.2, 10.6)], GRASS, edge=0.4)
        scene.stand(iron_fence, (s * 9.0, 2.9), (12.0, 1.5, 0.1), (70, 76, 80))
        scene.stand(tree, (s * 7.6, 7.4), (3.6, 5.4, 3.6), LEAF)
        scene.stand(_gate_post, (s * 2.7, 2.9), (0.7, 2.1, 0.7), BRICK)
    scene.stand(_school, (0.0, 16.5), (25.0, 8.0, 7.0), scene.tint((184, 118, 96), 0, 0.2), always=True)
    scene.stand(flagpole, (-4.4, 9.0), (0.3, 8.0, 0.3), (178, 66, 60))
    scene.stand(_basketball_hoop, (10.4, 6.6), (1.4, 3.6, 0.6), (224, 220, 212))
    for x in (4.4, 5.2, 6.0):
        scene.stand(f.bicycle, (x, 11.4), (0.5, 1.05, 1.7), (110, 92, 100), facing=8)


def _school(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.9)
    m.box((0, h, 0), (w + 0.4, 0.3, d + 0.4), STONE, edge=0.7)
    m.box((0, 0, d / 2), (6.4, h * 1.12, 1.2), scaled(colour, 1.05), edge=0.9)
    if not fronted(m, d / 2):
        return
    z, near = d / 2 + 0.02, d / 2 + 0.62
    m.face(
        [(-3.4, h * 1.12, near), (3.4, h * 1.12, near), (0, h * 1.42, near)], scaled(colour, 1.05), edge=0.9
    )
    xs = [x for x in spread(w, 10) if abs(x) > 3.6]
    windows(m, xs, [1.0, h * 0.56], (1.5, 2.2), z, share=0.35, frame=(236, 230, 216))
    m.shape(m.ellipse((0, h * 1.18, near + 0.02), (0, 1), (0.75, 0.75), 20), (244, 240, 228))
    m.line([(0, h * 1.18, near + 0.03), (0, h * 1.18 + 0.55, near + 0.03)], 1.2)
    m.line([(0, h * 1.18, near + 0.03), (0.4, h * 1.18, near + 0.03)], 1.2)
    windows(m, [-1.8, 0.0, 1.8], [h * 0.62], (1.2, 1.9), near, share=0.35, frame=(236, 230, 216))
    rect(m, (-2.2, 2.2), (h * 0.46, h * 0.56), near + 0.02, (238, 232, 218), edge=0.7)
    for k in range(8):
        rect(m, (-1.8 + k * 0.46, -1.52 + k * 0.46), (h * 0.485, h * 0.535), near + 0.03, DARK, edge=0)
    rect(m, (-1.5, 1.5), (0.3, h * 0.42), near, (92, 110, 112))
    for x in (-0.75, 0.0, 0.75):
        m.line([(x, 0.3, near + 0.02), (x, h * 0.42, near + 0.02)], 0.8)
    for k in range(3):
        m.box((0, 0, near + 0.3 + 0.34 * k), (4.4, 0.36 - 0.12 * k, 0.34), STONE, edge=0.5)


def flagpole(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """A pole with a flag that flies to the right."""
    h = size[1]
    m.tube((0, 0, 0), (0, h, 0), 0.06, (206, 204, 198))
    top, low = h * 0.97, h * 0.8
    cloth = [
        (0, top, 0),
        (-0.8, top + 0.12, 0),
        (-1.6, top - 0.05, 0),
        (-2.4, top + 0.1, 0),
        (-2.4, low + 0.1, 0),
        (-1.6, low - 0.06, 0),
        (-0.8, low + 0.1, 0),
        (0, low, 0),
    ]
    m.shape(cloth, colour)
    m.shape(
        [
            (0, (top + low) / 2 + 0.16, 0),
            (-2.4, (top + low) / 2 + 0.24, 0),
            (-2.4, (top + low) / 2 - 0.1, 0),
            (0, (top + low) / 2 - 0.16, 0),
        ],
        (240, 236, 226),
        edge=0.4,
    )


def _gate_post(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.box((0, 0, 0), size, colour)
    m.box((0, h, 0), (w * 1.2, 0.16, d * 1.2), STONE, edge=0.6)


def _basketball_hoop(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, d = size
    m.tube((0, 0, -d / 2), (0, h * 0.86, -d / 2), 0.08, (120, 124, 128))
    rect(m, (-w / 2, w / 2), (h * 0.76, h), 0.0, colour, edge=0.8)
    m.shape(m.ellipse((0, h * 0.8, 0.28), (0, 2), (0.24, 0.24), 14), (204, 96, 64), edge=0.8)
    for x in (-0.2, 0.0, 0.2):
        m.line([(x, h * 0.8, 0.28), (x * 0.6, h * 0.68, 0.28)], 0.5)


def draw_building_front(scene: Scenery) -> None:
    """A large public building across its forecourt: steps, glass doors under a canopy, many windows."""
    open_air(scene, PAVING)
    paving_lines = [[(-14.0, 0.013, z), (14.0, 0.013, z)] for z in (1.0, 3.5, 6.0)]
    scene.board.edges(paving_lines, 0.4)
    hand = scene.hand
    for x in (-30.0, -21.5, 21.5, 30.0):
        scene.stand(block, (x, 26.0), (8.4, hand.uniform(9.0, 16.0), 6.0), (184, 176, 166), always=True)
    for s in (-1, 1):
        for z in (-9.0, 1.0, 11.0):
            scene.stand(
                block,
                (s * 24.0, z),
                (9.6, hand.uniform(7.0, 12.0), 6.0),
                (184, 176, 166),
                facing=90 if s < 0 else 270,
                always=True,
            )
    pool_of_light(scene, 0.0, 8.0, 5.0)
    scene.stand(
        _institution, (0.0, 20.0), (27.0, 17.0, 9.0), scene.tint((214, 210, 200), 0, 0.2), always=True
    )
    for s in (-1, 1):
        scene.stand(hedge, (s * 6.4, 9.0), (5.6, 0.9, 1.2), LEAF)
        scene.stand(tree, (s * 10.6, 8.4), (3.6, 5.6, 3.6), LEAF)
        scene.stand(flagpole, (s * 4.0, 10.0), (0.3, 9.0, 0.3), ((176, 66, 60), (66, 92, 142))[s > 0])
    scene.stand(parked_car, (-7.6, 5.0), (1.8, 1.48, 4.3), (120, 130, 142), facing=90)


def _institution(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    """Five storeys of windows in bands, a glazed entrance under a canopy, a sign."""
    w, h, d = size
    m.box((0, 0, 0), size, colour, edge=0.9)
    m.box((0, h, 0), (w + 0.5, 0.5, d + 0.5), scaled(colour, 0.92), edge=0.7)
    if not fronted(m, d / 2):
        return
    z = d / 2 + 0.02
    for k in range(4):
        y = 5.0 + k * 3.0
        rect(m, (-w * 0.47, w * 0.47), (y - 0.35, y + 1.9), z - 0.01, scaled(colour, 0.86), edge=0.4)
        windows(m, spread(w * 0.94, 9), [y], (2.0, 1.6), z, share=0.5)
    xs = [x for x in spread(w * 0.94, 9) if abs(x) > 5.0]
    windows(m, xs, [1.2], (2.0, 2.0), z, share=0.5)
    lit = is_dark(m.board)
    rect(
        m,
        (-4.0, 4.0),
        (0.4, 3.6),
        z,
        (252, 232, 180) if lit else (140, 160, 170),
        value=1.4 if lit else 1.0,
        edge=0.8,
    )
    for x in (-2.6, -1.3, 0.0, 1.3, 2.6):
        m.line([(x, 0.4, z + 0.02), (x, 3.6, z + 0.02)], 0.8)
    m.box((0, 3.7, d / 2 + 1.6), (10.0, 0.4, 3.4), scaled(colour, 0.9), edge=0.8)
    for x in (-4.4, 4.4):
        m.tube((x, 0.3, d / 2 + 2.9), (x, 3.7, d / 2 + 2.9), 0.18, STONE)
    rect(m, (-3.6, 3.6), (4.15, 4.95), d / 2 + 3.35, (84, 96, 110), edge=0.7)
    for k in range(9):
        rect(m, (-3.0 + k * 0.68, -2.6 + k * 0.68), (4.36, 4.74), d / 2 + 3.37, (240, 238, 230), edge=0)
    for k in range(3):
        m.box((0, 0, d / 2 + 3.4 + 0.34 * k), (9.0, 0.36 - 0.12 * k, 0.34), scaled(STONE, 1.05), edge=0.5)
    glow(m.board, m.at(0, 3.2, d / 2 + 1.6), 4.0, strength=0.35)
