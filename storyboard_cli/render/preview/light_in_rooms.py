"""Daylight that falls through windows: bright patches on the floor, and shafts in the air."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.geometry import turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix


def window_light(
    board: Board, corners: tuple[Vec3, Vec3, Vec3, Vec3], inward: Vec3, panes: tuple[int, int]
) -> None:
    """The patch of light that a window throws on the floor. Corners: low left, low right, high right,
    high left."""
    light = board.staging.light
    if light.darkness > 0.4 or board.staging.weather in ("rain", "fog") or board.tone.style.name == "ink":
        return
    sun = (inward[0] * 0.85 - board.sun[0] * 0.25, -0.72, inward[2] * 0.85 - board.sun[2] * 0.25)
    strength = 0.16 + 0.22 * light.contrast
    warm: Rgb = mix((255, 250, 236), (255, 226, 176), max(0.0, light.warmth))
    if board.tone.style.name == "blueprint":
        warm = (150, 190, 236)
    low_left, low_right, high_right, high_left = corners
    for column in range(panes[0]):
        for row in range(panes[1]):
            u0, u1 = (column + 0.08) / panes[0], (column + 0.92) / panes[0]
            v0, v1 = (row + 0.08) / panes[1], (row + 0.92) / panes[1]
            patch = []
            for u, v in ((u0, v0), (u1, v0), (u1, v1), (u0, v1)):
                low = tuple(a + (b - a) * u for a, b in zip(low_left, low_right, strict=True))
                high = tuple(a + (b - a) * u for a, b in zip(high_left, high_right, strict=True))
                x, y, z = (a + (b - a) * v for a, b in zip(low, high, strict=True))
                far = y / -sun[1]
                patch.append((x + sun[0] * far, 0.004, z + sun[2] * far))
            screen = board.lens.polygon(patch)
            if len(screen) > 2:
                board.picture.fill(
                    [turned(screen)], alpha(warm, strength), blur=board.unit * 1.2, blend="screen"
                )
