"""The OpenPose picture: eighteen keypoints and seventeen limbs in the colours that ControlNet models know."""

from __future__ import annotations

from math import atan2, cos, hypot, sin

from PIL import Image

from storyboard_cli.plan.staging.model import COCO_18, Figure
from storyboard_cli.render.control.layers import Set
from storyboard_cli.render.control.raster import Canvas

LIMBS = (
    ("neck", "r_shoulder"), ("neck", "l_shoulder"), ("r_shoulder", "r_elbow"), ("r_elbow", "r_wrist"),
    ("l_shoulder", "l_elbow"), ("l_elbow", "l_wrist"), ("neck", "r_hip"), ("r_hip", "r_knee"),
    ("r_knee", "r_ankle"), ("neck", "l_hip"), ("l_hip", "l_knee"), ("l_knee", "l_ankle"), ("neck", "nose"),
    ("nose", "r_eye"), ("r_eye", "r_ear"), ("nose", "l_eye"), ("l_eye", "l_ear"),
)  # fmt: skip
"""Limbs in OpenPose's order; each has the colour of the same number."""

COLOURS = (
    (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0), (0, 255, 0), (0,
    255, 85),
    (0, 255, 170), (0, 255, 255), (0, 170, 255), (0, 85, 255), (0, 0, 255), (85, 0, 255), (170, 0, 255),
    (255, 0, 255), (255, 0, 170), (255, 0, 85),
)  # fmt: skip
"""Colours of the keypoints in COCO-18 order, and of the limbs in theirs."""

_PALETTE = [0, 0, 0, *(v for c in COLOURS for v in c), *(int(v * 0.6) for c in COLOURS for v in c)]
"""Black, the keypoints' colours, and the limbs' at 60 %."""
_NUMBER = {name: index for index, name in enumerate(COCO_18)}
_BEYOND = 1.5  # joints further outside than this many picture sizes are not drawn towards


def pose_picture(scene: Set) -> Image.Image:
    """Skeletons on black, far to near; limbs at 60 % as the annotators draw them. A palette picture."""
    staging = scene.staging
    canvas = Canvas("P", staging.width, staging.height)
    canvas.image.putpalette(_PALETTE)
    thick = max(2.0, min(staging.width, staging.height) / 128.0)
    for layer in scene.layers:
        if layer.figure is not None:
            _draw(canvas, layer.figure, thick)
    return canvas.image


def _draw(canvas: Canvas, figure: Figure, thick: float) -> None:
    points = []
    for joint in figure.joints:
        near = (
            -_BEYOND * canvas.width < joint.x < (1 + _BEYOND) * canvas.width
            and -_BEYOND * canvas.height < joint.y < (1 + _BEYOND) * canvas.height
        )
        points.append((joint.x, joint.y) if joint.depth_m > 0 and near and not joint.hidden else None)
    for number, (start, end) in enumerate(LIMBS):
        a, b = points[_NUMBER[start]], points[_NUMBER[end]]
        if a is not None and b is not None:
            _stick(canvas, a, b, thick, 1 + len(COLOURS) + number)
    for number, point in enumerate(points):
        if point is not None:
            x, y = point
            canvas.draw.ellipse((x - thick, y - thick, x + thick, y + thick), fill=1 + number)


def _stick(canvas: Canvas, a: tuple[float, float], b: tuple[float, float], thick: float, colour: int) -> None:
    """A slim ellipse between two joints."""
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    half, turn = hypot(b[0] - a[0], b[1] - a[1]) / 2, atan2(b[1] - a[1], b[0] - a[0])
    c, s = cos(turn), sin(turn)
    ring = []
    for step in range(32):
        angle = step * 0.19634954084936207
        u, v = half * cos(angle), thick * sin(angle)
        ring.append((x + u * c - v * s, y + u * s + v * c))
    canvas.draw.polygon(ring, fill=colour)
