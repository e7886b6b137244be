"""What passes behind the windows of something that drives."""

from __future__ import annotations

from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import alpha, scaled
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.sky import draw_sky


def draw_passing_world(scene: Scenery, *, low: float) -> None:
    """Sky, and the roadside as streaks that run along the direction of travel."""
    draw_sky(scene)
    board, hand = scene.board, scene.hand
    horizon = board.staging.camera.horizon_y
    width, height = board.picture.width, board.picture.height
    base = board.tone.set((134, 140, 118), 0.95, 14)
    board.picture.fill([[(0, horizon), (width, horizon), (width, height), (0, height)]], alpha(base, 1))
    x = -width * 0.05
    while x < width * 1.05:
        wide = width * hand.uniform(0.03, 0.1)
        tall = height * hand.uniform(0.05, low)
        tone = scaled((150, 140, 130), hand.uniform(0.7, 1.05))
        shape = [
            (x, horizon + 2),
            (x, horizon - tall),
            (x + wide, horizon - tall * hand.uniform(0.8, 1.0)),
            (x + wide, horizon + 2),
        ]
        board.picture.fill([turned(shape)], alpha(board.tone.set(tone, 1, 18), 0.85), blur=board.unit * 4)
        x += wide * hand.uniform(0.8, 1.6)
    streaks = []
    for _ in range(26):
        y = horizon + hand.uniform(-0.16, 0.2) * height
        x0 = hand.uniform(-0.1, 0.9) * width
        streaks.append([(x0, y), (x0 + hand.uniform(0.06, 0.22) * width, y)])
    board.picture.stroke(streaks, board.unit * 1.6, alpha(board.tone.set((240, 238, 230), 1, 8), 0.5))
