"""Which pixels of a frame belong to which part of a figure: from the staging's bodies, occlusion included."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storyboard_cli.drift.before import parts_in_sight, things_before
from storyboard_cli.plan.staging.body import envelope
from storyboard_cli.plan.staging.model import Figure, Staging
from storyboard_cli.plan.staging.space import View

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Mask
    from storyboard_cli.drift.pictures import Box

SIDE = 64
CUT_VERSION = 9
"""Part of every vector's key: another way to cut gives other vectors."""

PARTS: dict[str, tuple[str, ...]] = {
    "hair": ("head",),
    "head": ("head",),
    "body": ("belly", "trunk_r", "trunk_l", "shoulders", "r_upper_arm", "l_upper_arm"),
    "legs": ("r_thigh", "r_shin", "l_thigh", "l_shin"),
}
_CAP = 0.3  # of a head's length, from the crown: hair, from wherever it is seen
_LEAST_AXIS = 0.2  # of its radius: how long a head must seem from chin to crown to have a crown on screen
_ARC = 16  # points on each half of a rim
_GROW = {"hair": 1.0, "head": 1.12, "body": 0.9, "legs": 0.8}  # heads stand out; the rest is measured inside
_HANDS = ("r_hand", "l_hand")
_ARMS = (*_HANDS, "r_forearm", "l_forearm")
_RAISED = (*_ARMS, "r_upper_arm", "l_upper_arm")
_BEFORE = {
    "hair": _RAISED,
    "head": _RAISED,
    "body": _HANDS,
    "legs": _ARMS,
}
"""Of the figure itself: what may cover the part."""  # of the figure itself: may cover the part
_COVERS = 1.2  # drawn limbs are a little thicker than the bodies that staging measures
_UPRIGHT = ("stand", "walk", "run", "lean", "tiptoe", "dance", "kick", "bow")
"""Bundles show standing legs; a seated lap shows another part of a skirt, and is no evidence."""
_UNDER_COAT = 0.45  # of the thigh, from the hip down: belongs to whatever hangs over it
_SMALLEST = {"hair": 8.0, "head": 14.0, "body": 18.0, "legs": 18.0}  # pixels of the shorter side
_LEAST_SEEN = {"hair": 0.5, "head": 0.35, "body": 0.35, "legs": 0.7}
"""Of a part's area, inside the frame and not hidden. A skirt without the legs below it is another picture."""
_LEAST_SHARE = 0.06  # of the cut that the part must fill


@dataclass(frozen=True)
class Circle:
    """One end of a limb on screen."""

    x: float
    y: float
    radius: float


Limb = tuple[Circle, Circle]


@dataclass(frozen=True)
class Cap:
    """The end of a head with the crown: hair, however the head is turned or lies."""

    box: Box
    along: tuple[float, float]  # on screen, from the chin to the crown
    begins: float  # how far along that the cap begins

    @classmethod
    def of(cls, head: Limb, share: float = _CAP) -> Cap | None:
        """None where the head is seen from straight above or below."""
        a, b = head
        span = math.hypot(b.x - a.x, b.y - a.y)
        if span < _LEAST_AXIS * b.radius:
            return None
        x, y = (b.x - a.x) / span, (b.y - a.y) / span
        rise = b.radius - share * (span + a.radius + b.radius)  # of the cap's edge over the crown's middle
        half = math.acos(max(-1.0, min(1.0, rise / b.radius)))
        turn = math.atan2(y, x)
        rim = [turn + half * k / _ARC for k in range(-_ARC, _ARC + 1)]
        xs = [b.x + b.radius * math.cos(t) for t in rim]
        ys = [b.y + b.radius * math.sin(t) for t in rim]
        return cls((min(xs), min(ys), max(xs), max(ys)), (x, y), b.x * x + b.y * y + rise)

    def beyond(self, box: Box) -> Mask:
        """Which pixels of the cut lie on the crown's side of the cap's edge."""
        x, y = _pixels_of(box, (SIDE, SIDE))
        far: Mask = (x * self.along[0] + y * self.along[1] >= self.begins).astype("float32")
        return far


@dataclass(frozen=True)
class Cut:
    """One part of one figure: where to cut, and which pixels of the cut count (64×64)."""

    region: str
    box: Box
    mask: Mask
    seen: float  # share of the part that is visible


def cuts_of(staging: Staging, index: int) -> tuple[list[Cut], str]:
    """The measurable parts of a figure, and why there are none where there are none."""
    figure = staging.figures[index]
    view = View(staging.camera)
    own = _limbs(figure, view)
    if not own:
        return [], "it is behind the camera"
    nearer = [
        limb
        for other in (*staging.figures, *staging.extras)
        if other is not figure and other.depth_m < figure.depth_m
        for limb in _limbs(other, view).values()
    ]
    things, shown = things_before(staging, figure), parts_in_sight(staging, figure)
    if not shown:
        return [], "it sits behind glass or a high back"
    found = [
        cut
        for region in PARTS
        if region in shown
        and (region != "legs" or figure.posture in _UPRIGHT)
        and (cut := _cut(region, own, nearer, things, staging.width, staging.height)) is not None
    ]
    return found, "" if found else _why_not(figure)


def _why_not(figure: Figure) -> str:
    if figure.crop.area <= 0:
        return "it is outside the frame"
    if figure.visible < _LEAST_SEEN["body"]:
        return f"it is hidden or cut ({figure.visible:.0%} of it can be seen)"
    return f"it is too small in the frame ({figure.crop.height:.0f} pixels tall)"


def _limbs(figure: Figure, view: View) -> dict[str, Limb]:
    found: dict[str, Limb] = {}
    for capsule in envelope(figure.skeleton, figure.height_m, figure.build):
        segment = view.segment(capsule.a, capsule.radius_a, capsule.b, capsule.radius_b)
        if segment is not None:
            (ax, ay, _), ra, (bx, by, _), rb = segment
            found[capsule.part] = (Circle(ax, ay, ra), Circle(bx, by, rb))
    return found


def _cut(
    region: str,
    own: dict[str, Limb],
    nearer: Sequence[Limb],
    things: Sequence[Box],
    width: int,
    height: int,
) -> Cut | None:
    limbs = [_grown(_shortened(own[part], part), _GROW[region]) for part in PARTS[region] if part in own]
    if not limbs:
        return None
    cap = Cap.of(limbs[0]) if region == "hair" else None
    if region in ("hair", "head") and Cap.of(limbs[0]) is None:
        return None  # the crown points at the camera or away from it: no reference shows a head so
    full = cap.box if cap else _bounds(limbs)
    box = (max(full[0], 0.0), max(full[1], 0.0), min(full[2], float(width)), min(full[3], float(height)))
    if min(box[2] - box[0], box[3] - box[1]) < _SMALLEST[region]:
        return None
    mask = inside(limbs, box)
    if cap:
        mask = mask * cap.beyond(box)
    whole = _share(limbs, full, box)
    before = [own[part] for part in _BEFORE[region] if part in own]
    hidden = [limb for limb in [*nearer, *before] if _touches(limb, box)]
    if hidden:
        covered = inside([_grown(limb, _COVERS) for limb in hidden], box)
        left = mask * (1 - covered)
        whole *= float(left.sum()) / max(float(mask.sum()), 1e-6)
        mask = left
    for thing in things:
        left = mask * (1 - _inside_box(thing, box))
        share = float(left.sum()) / max(float(mask.sum()), 1e-6)
        if share < 1:
            whole *= share
            mask = left
    if whole < _LEAST_SEEN[region] or float(mask.mean()) < _LEAST_SHARE:
        return None
    if region == "head" and _face_left(limbs, box, mask) < _LEAST_SEEN[region]:
        return None  # what is left of it is hair, which is compared by itself
    return Cut(region, box, mask, whole)


def _face_left(limbs: Sequence[Limb], box: Box, mask: Mask) -> float:
    """The share of a head's lower half that nothing hides."""
    cap = Cap.of(limbs[0], 0.5)
    if cap is None:
        return 1.0
    below = 1 - cap.beyond(box)
    return float((mask * below).sum()) / max(float((inside(limbs, box) * below).sum()), 1e-6)


def inside(limbs: Sequence[Limb], box: Box, size: tuple[int, int] = (SIDE, SIDE)) -> Mask:
    """Which pixels of the cut, scaled to `size` (width, height), lie inside any of the limbs."""
    import numpy as np

    x, y = _pixels_of(box, size)
    found: Any = np.zeros(size[::-1], bool)
    for a, b in limbs:
        dx, dy = b.x - a.x, b.y - a.y
        span = max(dx * dx + dy * dy, 1e-6)
        along = np.clip(((x - a.x) * dx + (y - a.y) * dy) / span, 0, 1)
        radius = a.radius + (b.radius - a.radius) * along
        found |= (x - a.x - along * dx) ** 2 + (y - a.y - along * dy) ** 2 < radius * radius
    mask: Mask = found.astype(np.float32)
    return mask


def _pixels_of(box: Box, size: tuple[int, int]) -> tuple[Any, Any]:
    """Where the middles of a cut's pixels lie: x as a row, y as a column."""
    import numpy as np

    left, top, right, bottom = box
    x = left + (np.arange(size[0], dtype=np.float32) + 0.5) * ((right - left) / size[0])
    y = top + (np.arange(size[1], dtype=np.float32) + 0.5) * ((bottom - top) / size[1])
    return x[None, :], y[:, None]


def outside_of(staging: Staging, size: tuple[int, int], grow: float) -> Mask:
    """Which pixels of the whole frame, scaled to `size`, no staged figure, extra or prop covers."""
    import numpy as np

    width, height = size
    sx, sy = width / staging.width, height / staging.height
    free = np.ones((height, width), np.float32)
    view = View(staging.camera)
    for figure in (*staging.figures, *staging.extras):
        for limb in _limbs(figure, view).values():
            grown = _grown(limb, grow)
            left, top, right, bottom = _bounds([grown])
            x0, x1 = max(0, int(left * sx) - 1), min(width, int(right * sx) + 2)
            y0, y1 = max(0, int(top * sy) - 1), min(height, int(bottom * sy) + 2)
            if x0 < x1 and y0 < y1:
                box = (x0 / sx, y0 / sy, x1 / sx, y1 / sy)
                free[y0:y1, x0:x1] *= 1 - inside([grown], box, (x1 - x0, y1 - y0))
    for prop in staging.props:
        rows = slice(max(0, int(prop.box.top * sy) - 1), max(0, int(prop.box.bottom * sy) + 2))
        free[rows, max(0, int(prop.box.left * sx) - 1) : max(0, int(prop.box.right * sx) + 2)] = 0
    return free


def _inside_box(thing: Box, box: Box) -> Mask:
    """Which pixels of the cut lie in a thing's box."""
    x, y = _pixels_of(box, (SIDE, SIDE))
    covered = (x >= thing[0]) & (x < thing[2]) & (y >= thing[1]) & (y < thing[3])
    mask: Mask = covered.astype("float32")
    return mask


def _share(limbs: Sequence[Limb], full: Box, box: Box) -> float:
    """How much of a part lies inside the frame."""
    if full == box:
        return 1.0
    everywhere = inside(limbs, full)
    here = inside(limbs, box)
    total = float(everywhere.mean()) * _area(full)
    return float(here.mean()) * _area(box) / max(total, 1e-6)


def _shortened(limb: Limb, part: str) -> Limb:
    """A thigh without its upper end, which a coat covers; other limbs as they are."""
    if not part.endswith("thigh"):
        return limb
    a, b = limb
    start = Circle(
        a.x + (b.x - a.x) * _UNDER_COAT,
        a.y + (b.y - a.y) * _UNDER_COAT,
        a.radius + (b.radius - a.radius) * _UNDER_COAT,
    )
    return start, b


def _grown(limb: Limb, factor: float) -> Limb:
    a, b = limb
    return Circle(a.x, a.y, a.radius * factor), Circle(b.x, b.y, b.radius * factor)


def _bounds(limbs: Sequence[Limb]) -> Box:
    circles = [c for limb in limbs for c in limb]
    return (
        min(c.x - c.radius for c in circles),
        min(c.y - c.radius for c in circles),
        max(c.x + c.radius for c in circles),
        max(c.y + c.radius for c in circles),
    )


def _touches(limb: Limb, box: Box) -> bool:
    left, top, right, bottom = _bounds([_grown(limb, _COVERS)])
    return left < box[2] and right > box[0] and top < box[3] and bottom > box[1]


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
