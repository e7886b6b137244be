"""A greenhouse."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview import furniture as f
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.indoor_kit import (
    GREEN,
    Tube,
    gable,
    put,
    sky_pane,
)
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder


def draw_greenhouse(scene: Scenery) -> None:
    """Glass on ribs all round and overhead, tables crowded with plants, pots hanging, a path between."""
    r, board = scene.room, scene.board
    half, eaves, ridge = r.right, 2.1, r.ceiling
    Tube(
        scene, gable(half, eaves, ridge), (206, 222, 222), scene.tint((176, 166, 146), 1), (200, 220, 224)
    ).draw(seams=False)
    front = min(r.front, board.lens.eye[2] - 1.0)
    for x, up in ((-half, 1.0), (half, 1.0)):
        if board.lens.faces((-1.0 if x > 0 else 1.0, 0, 0), (x, 1, 0)):
            sky_pane(scene, [(x, 0.7, front), (x, 0.7, r.back), (x, eaves, r.back), (x, eaves, front)], up)
    for s in (-1, 1):
        sky_pane(
            scene,
            [(s * half, eaves, front), (s * half, eaves, r.back), (0, ridge, r.back), (0, ridge, front)],
        )
    sky_pane(
        scene,
        [
            (-half, 0.7, r.back),
            (half, 0.7, r.back),
            (half, eaves, r.back),
            (0, ridge, r.back),
            (-half, eaves, r.back),
        ],
    )
    ribs = Tube(scene, gable(half, eaves, ridge), (206, 222, 222), (0, 0, 0))
    ribs.rings(1.0, 1.6)
    lines: list[list[Vec3]] = []
    for s in (-1, 1):
        lines += [[(s * half, y, front), (s * half, y, r.back)] for y in (0.7, 1.4, eaves)]
        lines += [
            [
                (s * half * t, eaves + (ridge - eaves) * (1 - t), front),
                (s * half * t, eaves + (ridge - eaves) * (1 - t), r.back),
            ]
            for t in (0.33, 0.66)
        ]
    lines += [
        [(half * t, 0, r.back), (half * t, eaves + (ridge - eaves) * (1 - abs(t)), r.back)]
        for t in (-0.66, -0.33, 0.0, 0.33, 0.66)
    ]
    board.edges(lines, 1.2)
    for s in (-1, 1):
        for k in range(4):
            z = 1.4 + k * 1.7
            put(
                scene,
                _plant_table,
                s * (half - 0.65),
                z,
                (1.5, 0.75, 0.9),
                (150, 116, 82),
                facing=90 if s < 0 else 270,
            )
        for k in range(3):
            put(scene, _basket, s * 1.1, 2.4 + k * 1.9, (0.5, 0.6, 0.5), GREEN, base=2.0)


def _plant_table(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _d = size
    f.table(m, size, colour)
    tones: tuple[Rgb, ...] = ((98, 140, 90), (120, 160, 96), (84, 124, 84))
    for k in range(4):
        x, z = -w * 0.38 + k * w * 0.25, 0.12 * (-1) ** k
        m.rod([(x, h + 0.06, z, 0.08), (x, h + 0.16, z, 0.11)], (184, 112, 78), outline=0.6)
        tall = 0.5 + 0.2 * ((k * 3) % 4)
        for j in range(5):
            lean = (j - 2) * 0.11
            middle, top = h + 0.2 + tall * 0.6, h + 0.2 + tall
            left = [(x - 0.03, h + 0.2, z), (x + lean - 0.08, middle, z), (x + lean * 1.5, top, z)]
            right = [(x + lean + 0.08, middle - 0.02, z), (x + 0.03, h + 0.2, z)]
            m.shape([*left, *right], scaled(tones[(j + k) % 3], 0.95 + 0.04 * j), edge=0.5)
        if k % 2 == 0:
            m.rod(
                [(x, h + 0.24 + tall, z, 0.07), (x + 0.01, h + 0.24 + tall, z, 0.07)],
                (214, 110, 116),
                outline=0.5,
            )


def _basket(m: SolidBuilder, size: Vec3, colour: Rgb) -> None:
    w, h, _ = size
    for x in (-0.2, 0.2):
        m.line([(x, h * 0.4, 0), (0, h + 0.6, 0)], 0.5)
    m.rod([(0, h * 0.2, 0, w * 0.4), (0, h * 0.3, 0, w * 0.44)], (150, 108, 74), outline=0.6)
    for k in range(7):
        x = (k - 3) * w * 0.16
        leaf = [
            (x * 0.6, h * 0.4, 0.1),
            (x * 1.6 - 0.07, h * 0.2, 0.12),
            (x * 2.2, -0.15 - 0.1 * (k % 3), 0.12),
        ]
        m.shape([*leaf, (x * 1.6 + 0.09, h * 0.24, 0.12)], scaled(colour, 0.9 + 0.06 * (k % 3)), edge=0.5)
