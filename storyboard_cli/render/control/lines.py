"""The line picture: white edges on black, as a line art or canny ControlNet expects them."""

from __future__ import annotations

from PIL import Image

from storyboard_cli.plan.staging.model import Figure, Vec3
from storyboard_cli.plan.staging.outline import Limb, Outline
from storyboard_cli.plan.staging.space import View
from storyboard_cli.render.control.layers import Block, Set, polygon_on_screen, segment_on_screen
from storyboard_cli.render.control.raster import Canvas

_WHITE = 255
_GROUPS = (
    ("l_thigh", "l_shin", "l_foot"), ("r_thigh", "r_shin", "r_foot"),
    ("hips", "belly", "trunk_r", "trunk_l", "shoulders", "neck"), ("head",),
    ("l_upper_arm", "l_forearm", "l_hand"), ("r_upper_arm", "r_forearm", "r_hand"),
)  # fmt: skip
"""Parts that have one contour together; within a figure they are drawn far to near."""


def line_picture(scene: Set) -> Image.Image:
    """Edges of the set, then everything in it far to near, each hiding what is behind it."""
    staging = scene.staging
    canvas = Canvas("L", staging.width, staging.height)
    width = max(1.0, min(staging.width, staging.height) / 512.0)
    _draw_set(canvas, scene, width)
    for layer in scene.layers:
        if layer.block is not None:
            _draw_block(canvas, scene.view, layer.block, width)
        elif layer.outline is not None and layer.figure is not None:
            _draw_figure(canvas, layer.outline, layer.figure, scene.view, width)
    return canvas.image


def _draw_set(canvas: Canvas, scene: Set, width: float) -> None:
    room, view = scene.staging.room, scene.view
    left, right, front, back, top = room.left, room.right, room.front, room.back, room.ceiling
    lines: list[tuple[Vec3, Vec3]] = [((left, 0.0, back), (right, 0.0, back))]
    if scene.staging.interior:
        lines += [((left, top, back), (right, top, back))]
        for x in (left, right):
            lines += [
                ((x, 0.0, front), (x, 0.0, back)),
                ((x, top, front), (x, top, back)),
                ((x, 0.0, back), (x, top, back)),
            ]
    else:
        lines = [((-400.0, 0.0, 400.0), (400.0, 0.0, 400.0))]
    for a, b in lines:
        seen = segment_on_screen(view, a, b)
        if seen is not None:
            canvas.line(seen[0][:2], seen[1][:2], _WHITE, width)


def _draw_block(canvas: Canvas, view: View, block: Block, width: float) -> None:
    for face in block.faces:
        points = [(p[0], p[1]) for p in polygon_on_screen(view, face)]
        canvas.polygon(points, 0)
        for a, b in zip(points, [*points[1:], *points[:1]], strict=True):
            canvas.line(a, b, _WHITE, width)


def _draw_figure(canvas: Canvas, outline: Outline, figure: Figure, view: View, width: float) -> None:
    """Each group of limbs in white, then shrunk in black: contours without inner joints."""
    parts = {limb.part: limb for limb in outline.limbs}
    groups = [[parts[p] for p in group if p in parts] for group in _GROUPS]
    for limbs in sorted((g for g in groups if g), key=_group_depth, reverse=True):
        for limb in limbs:
            canvas.limb(limb, _WHITE, grow=0.0)
        for limb in limbs:
            canvas.limb(limb, 0, grow=-width)
    _draw_face(canvas, parts.get("head"), figure, view, width)


def _group_depth(limbs: list[Limb]) -> float:
    bias = -0.06 if limbs[0].part == "head" else 0.0
    return sum(limb.depth_a + limb.depth_b for limb in limbs) / (2 * len(limbs)) + bias


def _draw_face(canvas: Canvas, head: Limb | None, figure: Figure, view: View, width: float) -> None:
    """Eyes, nose and mouth where the head is large enough to carry them."""
    if head is None or head.ar < 14.0:
        return
    s = figure.skeleton
    middle, nose = s["head"], s["nose"]
    toward_eye = (view.ex - middle[0], view.ey - middle[1], view.ez - middle[2])
    if sum((nose[i] - middle[i]) * toward_eye[i] for i in range(3)) <= 0:
        return
    for name in ("r_eye", "l_eye"):
        seen = view.project(s[name])
        out = sum((s[name][i] - middle[i]) * toward_eye[i] for i in range(3))
        if seen is not None and out > 0:
            r = head.ar * 0.12
            canvas.draw.ellipse(
                (seen[0] - r, seen[1] - r * 0.6, seen[0] + r, seen[1] + r * 0.6),
                outline=_WHITE,
                width=max(1, round(width)),
            )
    tip, chin = view.project(nose), view.project(s["chin"])
    root = view.project(tuple((s["r_eye"][i] + s["l_eye"][i]) / 2 for i in range(3)))  # type: ignore[arg-type]
    if tip is not None and root is not None:
        canvas.line(root[:2], tip[:2], _WHITE, width)
    if tip is not None and chin is not None:
        x, y = tip[0] * 0.5 + chin[0] * 0.5, tip[1] * 0.55 + chin[1] * 0.45
        half = head.ar * 0.26
        canvas.line((x - half, y), (x + half, y), _WHITE, width)
