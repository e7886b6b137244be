"""What the windows of something that drives or flies show: sky, land, road, and the weather out there."""

from __future__ import annotations

import math
from collections.abc import Callable

from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import disc, turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import draw_sky

_GROUND: dict[str, Rgb] = {
    "city": (120, 122, 126), "village": (132, 146, 104), "fields": (196, 172, 96), "forest": (92, 112, 78),
    "mountains": (128, 140, 112), "desert": (214, 180, 130), "sea": (96, 138, 160), "snow": (232, 236, 242),
    "road": (134, 148, 104), "tunnel": (70, 68, 66), "sky": (176, 196, 214), "space": (14, 16, 30),
}  # fmt: skip
_ASPHALT: Rgb = (96, 98, 104)
_NO_ROAD = frozenset({"sky", "space"})
_LAMP: Rgb = (255, 214, 140)


def draw_beyond(scene: Scenery, kind: str, ride: float, *, moving: bool) -> None:
    """All of the picture as the land out there; a car's shell is drawn over it."""
    if kind == "space":
        _space(scene)
        return
    if kind == "tunnel":
        scene.board.picture.wash(alpha(scene.board.tone.set((58, 58, 62), 1.0, 6), 1))
    else:
        draw_sky(scene)
    if kind == "sky":
        _cloud_banks(scene)
    else:
        _land(scene, kind)
        _FAR.get(kind, _hedges)(scene)
        _road(scene, kind, ride)
    if moving and kind != "sky":
        _streaks(scene)
    _weather(scene)


def _flat(
    scene: Scenery, points: list[Point], colour: Rgb, value: float, depth: float, blur: float = 0
) -> None:
    board = scene.board
    board.picture.fill(
        [turned(points)], alpha(board.tone.set(colour, value, depth), 1), blur=blur * board.unit
    )


def _horizon(scene: Scenery) -> float:
    return scene.staging.camera.horizon_y


def _land(scene: Scenery, kind: str) -> None:
    w, h, y = scene.board.picture.width, scene.board.picture.height, _horizon(scene)
    ground = _GROUND[kind]
    _flat(scene, [(0, y), (w, y), (w, max(h, y)), (0, max(h, y))], ground, 0.98, 10)
    if kind == "fields":
        for k in range(5):
            low = y + h * 0.02 * (k + 1) ** 1.6
            _flat(scene, [(0, low), (w, low), (w, low + h * 0.01 * (k + 1)), (0, low + h * 0.01 * (k + 1))],
                  ground, 0.86, 8)  # fmt: skip


def _row(scene: Scenery, narrow: float, wide: float, gap: float) -> list[tuple[float, float]]:
    """Left edges and widths of what stands along the horizon, pixels."""
    w, found = scene.board.picture.width, []
    x = -0.05 * w
    while x < 1.05 * w:
        size = w * scene.hand.uniform(narrow, wide)
        found.append((x, size))
        x += size * (1.0 + scene.hand.uniform(0.0, gap))
    return found


def _city(scene: Scenery) -> None:
    board, y = scene.board, _horizon(scene)
    high = board.picture.height
    panes: list[list[Point]] = []
    for layer, (tone, tall) in enumerate((((128, 134, 146), 0.42), ((104, 108, 120), 0.3))):
        for x, size in _row(scene, 0.05, 0.12, 0.25):
            top = y - high * scene.hand.uniform(0.4, 1.0) * tall
            _flat(scene, [(x, y + 2), (x, top), (x + size, top), (x + size, y + 2)], tone,
                  scene.hand.uniform(0.85, 1.1), 20 - 6 * layer)  # fmt: skip
            step = size / 5
            for i in range(4):
                for j in range(int((y - top) / (step * 1.5))):
                    if scene.hand.random() < 0.45:
                        px, py = x + step * (0.55 + i), top + step * (0.6 + 1.5 * j)
                        panes.append([(px, py), (px, py + step * 0.8), (px + step * 0.55, py + step * 0.8),
                                      (px + step * 0.55, py)])  # fmt: skip
    lit = alpha(_LAMP, 0.9) if scene.night else alpha(board.tone.set((206, 216, 224), 1.0, 12), 0.55)
    board.picture.fill(panes, lit)
    if scene.night:
        _lights(scene)


def _lights(scene: Scenery) -> None:
    """Lamps of a street, out of focus."""
    board, y = scene.board, _horizon(scene)
    for _ in range(16):
        x = scene.hand.uniform(0, board.picture.width)
        up = y + scene.hand.uniform(-0.12, 0.06) * board.picture.height
        colour = scene.hand.choice(((255, 206, 128), (255, 236, 200), (240, 120, 96), (150, 190, 240)))
        r = board.unit * scene.hand.uniform(7, 17)
        board.picture.fill(
            [disc(x, up, r, count=16)], alpha(colour, 0.4), blur=board.unit * 2, blend="screen"
        )


def _village(scene: Scenery) -> None:
    y, high = _horizon(scene), scene.board.picture.height
    _trees(scene, (104, 124, 88), 0.12, 18)
    for x, size in _row(scene, 0.09, 0.14, 1.1):
        wall = high * scene.hand.uniform(0.07, 0.1)
        tone = scene.hand.choice(((206, 194, 172), (190, 176, 160), (214, 208, 198), (182, 150, 130)))
        _flat(scene, [(x, y + 3), (x, y - wall), (x + size, y - wall), (x + size, y + 3)], tone, 1.0, 12)
        roof = [(x - size * 0.08, y - wall), (x + size * 0.5, y - wall * 1.9), (x + size * 1.08, y - wall)]
        _flat(scene, roof, (140, 84, 70), 0.95, 12)
        pane = (x + size * 0.2, y - wall * 0.72)
        box = [pane, (pane[0] + size * 0.2, pane[1]), (pane[0] + size * 0.2, pane[1] + wall * 0.4),
               (pane[0], pane[1] + wall * 0.4)]  # fmt: skip
        if scene.night:
            scene.board.picture.fill([turned(box)], alpha(_LAMP, 0.95))
        else:
            _flat(scene, box, (110, 130, 150), 1.0, 10)


def _trees(scene: Scenery, tone: Rgb, tall: float, depth: float) -> None:
    y, high = _horizon(scene), scene.board.picture.height
    for x, size in _row(scene, 0.05, 0.1, 0.15):
        up = high * tall * scene.hand.uniform(0.6, 1.0)
        crown = [disc(x + size * (0.2 + 0.3 * k), y - up * (0.5 + 0.18 * (k % 2)), size * 0.42, up * 0.5, 12)
                 for k in range(3)]  # fmt: skip
        value = scene.hand.uniform(0.86, 1.08)
        colour = alpha(scene.board.tone.set(tone, value, depth), 1)
        scene.board.picture.fill([*crown, turned([(x, y + 3), (x, y - up * 0.4), (x + size, y - up * 0.4),
                                                  (x + size, y + 3)])], colour)  # fmt: skip


def _hedges(scene: Scenery) -> None:
    _hills(scene, (150, 164, 142), 0.09, 30)
    _trees(scene, (98, 120, 80), 0.16, 14)
    _poles(scene)


def _poles(scene: Scenery) -> None:
    board, y = scene.board, _horizon(scene)
    high = board.picture.height
    for x, size in _row(scene, 0.2, 0.3, 0.4):
        line = [(x + size * 0.5, y + high * 0.02), (x + size * 0.5, y - high * 0.3)]
        bar = [(x + size * 0.42, y - high * 0.28), (x + size * 0.58, y - high * 0.28)]
        board.picture.stroke([line, bar], board.unit * 4, alpha(board.tone.set((96, 84, 72), 1, 8), 1))


def _fields(scene: Scenery) -> None:
    _hills(scene, (166, 172, 128), 0.07, 30)
    y, w, high = _horizon(scene), scene.board.picture.width, scene.board.picture.height
    for k in range(2):
        x = w * scene.hand.uniform(0.05, 0.9)
        _flat(scene, disc(x, y - high * 0.04, w * 0.03, high * 0.05, 14), (106, 124, 84), 1.0, 18)
        _ = k
    ears: list[list[Point]] = []
    for _ in range(160):
        x, low = scene.hand.uniform(0, w), y + high * scene.hand.uniform(0.0, 0.3)
        size = high * (0.012 + 0.09 * max(0.0, low - y) / high)
        ears.append([(x, low), (x + size * 0.25, low - size)])
    board = scene.board
    board.picture.stroke(ears, board.unit * 1.6, alpha(board.tone.set((150, 124, 62), 1, 8), 0.8))


def _hills(scene: Scenery, tone: Rgb, tall: float, depth: float) -> None:
    w, high, y = scene.board.picture.width, scene.board.picture.height, _horizon(scene)
    turn = scene.hand.uniform(0, 6)
    top = [(w * k / 24, y - high * tall * (0.55 + 0.3 * math.sin(turn + k * 0.5) + 0.15 * math.sin(k * 1.3)))
           for k in range(25)]  # fmt: skip
    _flat(scene, [(0, y + 3), *top, (w, y + 3)], tone, 1.0, depth)


def _forest(scene: Scenery) -> None:
    board, y = scene.board, _horizon(scene)
    high = board.picture.height
    for layer, tone in enumerate(((96, 116, 98), (66, 88, 66))):
        for x, size in _row(scene, 0.035, 0.07, 0.05):
            top = y - high * (0.42 - 0.06 * layer) * scene.hand.uniform(0.7, 1.1)
            tip = x + size / 2
            fir = [
                (x - size * 0.2, y + 4),
                (tip - size * 0.2, (y + top) / 2),
                (tip - size * 0.32, (y + top) / 2),
                (tip, top),
                (tip + size * 0.32, (y + top) / 2),
                (tip + size * 0.2, (y + top) / 2),
                (x + size * 1.2, y + 4),
            ]
            _flat(scene, fir, tone, scene.hand.uniform(0.85, 1.1), 20 - 10 * layer)


def _mountains(scene: Scenery) -> None:
    w, high, y = scene.board.picture.width, scene.board.picture.height, _horizon(scene)
    snowy = scene.staging.season == "winter" or scene.staging.weather == "snow"
    for layer, (tone, tall) in enumerate((((150, 160, 178), 0.44), ((118, 128, 138), 0.26))):
        x = -0.1 * w
        while x < w:
            size = w * scene.hand.uniform(0.22, 0.4)
            top = y - high * tall * scene.hand.uniform(0.6, 1.0)
            tip = (x + size * scene.hand.uniform(0.4, 0.6), top)
            _flat(scene, [(x, y + 3), tip, (x + size, y + 3)], tone, 1.0, 26 - 10 * layer)
            _flat(scene, [tip, (x + size, y + 3), (tip[0] + size * 0.05, y + 3)], tone, 0.86, 26 - 10 * layer)
            if layer == 0 or snowy:
                cap = [
                    tip,
                    (tip[0] + size * 0.13, top + (y - top) * 0.3),
                    (tip[0] + size * 0.03, top + (y - top) * 0.22),
                    (tip[0] - size * 0.05, top + (y - top) * 0.32),
                    (tip[0] - size * 0.13, top + (y - top) * 0.3),
                ]
                _flat(scene, cap, (244, 246, 250), 1.0, 12)
            x += size * scene.hand.uniform(0.55, 0.8)


def _desert(scene: Scenery) -> None:
    w, high, y = scene.board.picture.width, scene.board.picture.height, _horizon(scene)
    for x, size in _row(scene, 0.14, 0.26, 1.0):
        top = y - high * scene.hand.uniform(0.07, 0.16)
        mesa = [(x, y + 3), (x + size * 0.12, top), (x + size * 0.85, top), (x + size, y + 3)]
        _flat(scene, mesa, (190, 124, 92), 1.0, 22)
    for k in range(3):
        low = y + high * 0.04 * (k + 1)
        dune = [(w * i / 16, low + high * 0.012 * math.sin(i * 0.8 + k * 2)) for i in range(17)]
        _flat(
            scene,
            [*dune, (w, low + high * 0.05), (0, low + high * 0.05)],
            (222, 190, 138),
            1.02 - 0.06 * k,
            9,
        )


def _sea(scene: Scenery) -> None:
    board, y = scene.board, _horizon(scene)
    w, high = board.picture.width, board.picture.height
    lines = []
    for _ in range(50):
        x, low = scene.hand.uniform(0, w), y + high * scene.hand.uniform(0.01, 0.3)
        run = w * scene.hand.uniform(0.02, 0.07)
        lines.append([(x, low), (x + run * 0.5, low - high * 0.006), (x + run, low)])
    board.picture.stroke(lines, board.unit * 1.6, alpha(board.tone.set((226, 236, 240), 1, 6), 0.7))


def _snow(scene: Scenery) -> None:
    _hills(scene, (214, 222, 232), 0.12, 18)
    board, y = scene.board, _horizon(scene)
    high = board.picture.height
    lines = []
    for x, size in _row(scene, 0.05, 0.12, 0.8):
        up = high * scene.hand.uniform(0.08, 0.18)
        lines += [[(x, y + 4), (x, y - up)], [(x, y - up * 0.5), (x + size * 0.2, y - up * 0.8)],
                  [(x, y - up * 0.4), (x - size * 0.2, y - up * 0.7)]]  # fmt: skip
    board.picture.stroke(lines, board.unit * 3, alpha(board.tone.set((110, 104, 104), 1, 12), 0.9))


def _tunnel(scene: Scenery) -> None:
    board, y = scene.board, _horizon(scene)
    w, high = board.picture.width, board.picture.height
    _flat(scene, [(0, 0), (w, 0), (w, y), (0, y)], (84, 84, 88), 1.0, 6)
    for k in range(9):
        x = w * (k + 0.5) / 9
        board.picture.fill(
            [disc(x, y - high * 0.34, w * 0.03, high * 0.012, 14)], alpha(_LAMP, 0.9), blur=board.unit * 2
        )


def _cloud_banks(scene: Scenery) -> None:
    board, y = scene.board, _horizon(scene)
    w, high = board.picture.width, board.picture.height
    dark = scene.staging.weather in ("rain", "storm") or scene.night
    tone: Rgb = (120, 128, 142) if dark else (242, 244, 246)
    for k in range(9):
        x, low = w * scene.hand.uniform(0, 1), y + high * scene.hand.uniform(-0.2, 0.22)
        size = w * scene.hand.uniform(0.08, 0.2)
        puffs = [disc(x + size * (j - 1.5) * 0.55, low - size * 0.1 * (j % 2), size * 0.42, size * 0.2, 16)
                 for j in range(4)]  # fmt: skip
        board.picture.fill(puffs, alpha(board.tone.set(tone, 1.0 - 0.03 * (k % 3), 12), 0.85))


def _space(scene: Scenery) -> None:
    board = scene.board
    board.picture.wash(alpha((12, 14, 28), 1))
    w, high = board.picture.width, board.picture.height
    stars = [
        disc(
            scene.hand.uniform(0, w),
            scene.hand.uniform(0, high),
            board.unit * scene.hand.uniform(0.8, 2.2),
            count=6,
        )
        for _ in range(160)
    ]
    board.picture.fill(stars, (255, 255, 246, 0.85))
    planet = disc(w * 0.72, high * 0.3, high * 0.16, count=40)
    board.picture.fill([planet], alpha((150, 110, 90), 1))


_FAR: dict[str, Callable[[Scenery], None]] = {
    "city": _city, "village": _village, "fields": _fields, "forest": _forest, "mountains": _mountains,
    "desert": _desert, "sea": _sea, "snow": _snow, "tunnel": _tunnel, "road": _hedges,
}  # fmt: skip


def _road(scene: Scenery, kind: str, ride: float) -> None:
    """The road that runs to the horizon, where the camera looks along it."""
    board = scene.board
    ahead = board.lens.forward[2]
    if kind in _NO_ROAD or abs(ahead) < 0.5:
        return
    near = board.lens.eye[2] + (0.4 if ahead > 0 else -0.4)
    far = near + math.copysign(220.0, ahead)
    wide: Rgb = mix(_ASPHALT, _GROUND[kind], 0.72) if kind in ("desert", "snow") else _ASPHALT
    dirt = kind == "fields"

    def strip(left: float, right: float, colour: Rgb, a: float, b: float, value: float = 1.0) -> None:
        board.plane([(left, -ride, a), (right, -ride, a), (right, -ride, b), (left, -ride, b)], colour, value)

    strip(-2.2, 5.4, (182, 156, 116) if dirt else wide, near, far)
    if scene.night and ahead < 0:
        strip(-1.9, 1.9, mix(wide, (255, 244, 210), 0.6), near, -16.0, 1.1)
    if dirt:
        return
    for x in (-2.0, 5.2):
        strip(x - 0.07, x + 0.07, (236, 234, 226), near, far)
    for k in range(14):
        z = near + math.copysign(1.5 + k * 6.0, ahead)
        strip(1.55, 1.7, (236, 234, 226), z, z + math.copysign(2.6, ahead))


def _streaks(scene: Scenery) -> None:
    """It moves: lines along the horizon."""
    board, hand = scene.board, scene.hand
    if abs(board.lens.forward[2]) > 0.97:
        return
    w, high, y = board.picture.width, board.picture.height, _horizon(scene)
    lines = []
    for _ in range(22):
        up, x = y + hand.uniform(-0.2, 0.16) * high, hand.uniform(-0.1, 0.9) * w
        lines.append([(x, up), (x + hand.uniform(0.06, 0.2) * w, up)])
    board.picture.stroke(lines, board.unit * 1.5, alpha(board.tone.set((240, 238, 230), 1, 8), 0.4))


def _weather(scene: Scenery) -> None:
    """Rain and snow outside; the glass keeps them off the people."""
    board, hand = scene.board, scene.hand
    w, high = board.picture.width, board.picture.height
    if scene.staging.weather == "rain":
        lines = []
        for _ in range(150):
            x, y, run = hand.uniform(0, w), hand.uniform(-0.1, 1) * high, board.unit * hand.uniform(18, 40)
            lines.append([(x, y), (x - run * 0.2, y + run)])
        board.picture.stroke(lines, board.unit * 1.2, (216, 226, 236, 0.5))
    elif scene.staging.weather == "snow":
        flakes = [disc(hand.uniform(0, w), hand.uniform(0, high), board.unit * hand.uniform(2, 5), count=8)
                  for _ in range(120)]  # fmt: skip
        board.picture.fill(flakes, (255, 255, 255, 0.85))
