"""The depth picture: near is bright, 8 bits of inverse depth, floor and walls exact to the pixel."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.outline import Limb
from storyboard_cli.plan.staging.space import View
from storyboard_cli.render.control.layers import Set, polygon_on_screen
from storyboard_cli.render.control.raster import Canvas

_FAR_M = 40.0

Plane = tuple[Vec3, Vec3]
"""A normal that points to the inside of the set, and a point of the plane."""


class _Scale:
    """Inverse depth → 0 … 255: the nearest figure is bright, things nearer still are clamped."""

    def __init__(self, nearest: float, furthest: float) -> None:
        self.low = 1.0 / furthest
        self.gain = 250.0 / max(1.0 / nearest - self.low, 1e-6)

    def level(self, depth: float) -> int:
        return int(min(255.0, max(0.0, (1.0 / max(depth, 0.01) - self.low) * self.gain + 4.0)))


def depth_picture(scene: Set) -> Image.Image:
    """Inverse depth of the set, its furniture, props and figures."""
    staging = scene.staging
    depths = [f.depth_m for f in staging.figures if f.visible > 0.02 and f.depth_m > 0.1]
    depths = depths or [layer.depth for layer in scene.layers if layer.depth > 0.1] or [3.0]
    wall = max(staging.room.back - staging.camera.eye[2], max(depths) + 1.0) * 1.8
    nearest = max(
        min(depths), 0.45 * sorted(depths)[len(depths) // 2]
    )  # a shoulder in front must not dim the rest
    scale = _Scale(max(nearest * 0.86, 0.15), min(wall, _FAR_M) if staging.interior else _FAR_M)
    canvas = Canvas("L", staging.width, staging.height)
    canvas.image = Image.fromarray(_set_levels(scene, scale))
    canvas.draw = ImageDraw.Draw(canvas.image)
    for layer in scene.layers:
        if layer.outline is not None:
            for limb in sorted(layer.outline.limbs, key=lambda m: -(m.depth_a + m.depth_b)):
                _paint_limb(canvas, limb, scale)
        elif layer.block is not None:
            for face in layer.block.faces:
                _paint_face(canvas, scene.view, face, scale)
    return canvas.image


def _paint_limb(canvas: Canvas, limb: Limb, scale: _Scale) -> None:
    a, b = scale.level(limb.depth_a), scale.level(limb.depth_b)
    steps = min(12, max(1, abs(a - b) // 2 + 1))
    canvas.limb_steps(limb, [a + round((b - a) * (i + 0.5) / steps) for i in range(steps)])


def _paint_face(canvas: Canvas, view: View, face: tuple[Vec3, ...], scale: _Scale) -> None:
    """A flat face in strips, so that its depth runs as it does in perspective."""
    strips = 1
    seen = polygon_on_screen(view, face)
    if not seen:
        return
    levels = [scale.level(p[2]) for p in seen]
    strips = min(24, max(1, (max(levels) - min(levels)) // 2))
    for part in _strips(face, strips):
        points = polygon_on_screen(view, part)
        if points:
            mean = sum(p[2] for p in points) / len(points)
            canvas.polygon([(p[0], p[1]) for p in points], scale.level(mean))


def _strips(face: tuple[Vec3, ...], count: int) -> Iterator[tuple[Vec3, ...]]:
    a, b, c, d = face
    for i in range(count):
        t, u = i / count, (i + 1) / count
        yield (_mix(a, b, t), _mix(a, b, u), _mix(d, c, u), _mix(d, c, t))


def _mix(a: Vec3, b: Vec3, t: float) -> Vec3:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def set_planes(scene: Set) -> list[Plane]:
    """Floor and, indoors, walls and ceiling of which the camera sees the inner side."""
    room, eye = scene.staging.room, scene.staging.camera.eye
    planes: list[Plane] = [((0.0, 1.0, 0.0), (0.0, 0.0, 0.0))]
    if scene.staging.interior:
        planes += [
            ((0.0, -1.0, 0.0), (0.0, room.ceiling, 0.0)),
            ((0.0, 0.0, -1.0), (0.0, 0.0, room.back)),
            ((0.0, 0.0, 1.0), (0.0, 0.0, room.front)),
            ((1.0, 0.0, 0.0), (room.left, 0.0, 0.0)),
            ((-1.0, 0.0, 0.0), (room.right, 0.0, 0.0)),
        ]
    return [p for p in planes if sum(p[0][i] * (eye[i] - p[1][i]) for i in range(3)) > 0.01]


def _set_levels(scene: Set, scale: _Scale) -> npt.NDArray[np.uint8]:
    """1/z of a plane is linear across the picture, and the nearest plane along a ray has the largest."""
    staging, view = scene.staging, scene.view
    inverse = np.zeros((staging.height, staging.width), dtype=np.float32)
    c, s = view.roll
    for normal, point in set_planes(scene):
        gap = sum(normal[i] * (point[i] - (view.ex, view.ey, view.ez)[i]) for i in range(3))
        along_right, along_up, ahead = (
            sum(normal[i] * axis[i] for i in range(3)) / gap for axis in (view.right, view.up, view.forward)
        )
        per_u, per_v = along_right / view.focal, -along_up / view.focal
        per_x, per_y = per_u * c + per_v * s, -per_u * s + per_v * c
        start = ahead - per_x * view.cx - per_y * view.cy
        xs = (np.arange(staging.width, dtype=np.float32) + 0.5) * per_x + start
        ys = (np.arange(staging.height, dtype=np.float32) + 0.5) * per_y
        np.maximum(inverse, ys[:, None] + xs[None, :], out=inverse)
    levels = (inverse - scale.low) * scale.gain + 4.0
    found: npt.NDArray[np.uint8] = np.clip(levels, 0.0, 255.0).astype(np.uint8)
    return found
