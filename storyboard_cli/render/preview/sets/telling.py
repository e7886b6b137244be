"""Composes the background of close pictures: one telling thing of the place stands beside the heads.

What a close camera sees behind somebody is often a bare wall or a strip of sky. Beside the heads there is
room for one thing of the set; it goes to the wall, or onto the ground, that the picture sees there. The
choice depends on the wall or the direction alone, so the same view of a scene shows the same thing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from storyboard_cli.plan.staging.model import Figure, Vec3
from storyboard_cli.plan.staging.telling import TELLING
from storyboard_cli.plan.staging.things import block_corners
from storyboard_cli.render.preview.sets.dressing import Dressing, dressing
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.shell import Wall, walls_of
from storyboard_cli.render.preview.solids import Axes, SolidBuilder, turned_axes

CLOSE = frozenset({"MLS", "MS", "MCU", "CU", "BCU", "OTS"})
_ORDER = ("back", "left", "right", "front")
_Rect = tuple[float, float, float, float]
_Cover = tuple[float, _Rect, float]
"""Depth, part of the picture, and how much it matters that a thing before it hides it."""
_FURNITURE, _PICTURE = 0.7, 0.3
_SAME = {"hearth": "fireplace", "ship_wheel": "wheel", "written_board": "blackboard"}
"""Telling things that a thing of the words is as well: one fireplace is enough."""
_THIN = 0.3
_HEAD = 0.21  # half the width that a head with its hair takes, metres
_LEAST_GAP = 0.16  # of the picture's width: less beside a head shows nothing


@dataclass(frozen=True, slots=True)
class _Gap:
    """The part of the picture, in pixels, that no head covers."""

    left: float
    right: float

    @property
    def wide(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class _Put:
    """A telling thing where it could go. `late`: how far down it is in the order of preference."""

    thing: Dressing
    maker: SolidBuilder
    size: Vec3
    depth: float
    late: float

    def worth(self, scene: Scenery, gaps: Sequence[_Gap], covers: Sequence[_Cover]) -> float:
        """The area of it that is seen clear of heads and of what the set has there, in shares of the
        picture; less where it would hide the set's own things."""
        w, h, d = self.size
        corners = [
            self.maker.at(a * w / 2, b * h, c * d / 2) for a in (-1, 1) for b in (0, 1) for c in (-1, 1)
        ]
        box = _box(scene, corners)
        if box is None:
            return 0.0
        shown = 0.0
        lower = min((scene.board.lens.point(f.skeleton["chest"])[1] for f in scene.people), default=0.0)
        band = (0.0, 0.0, float(scene.staging.width), max(lower, 0.4 * scene.staging.height))
        for gap in gaps:
            part = (max(box[0], gap.left), max(box[1], band[1]), min(box[2], gap.right), min(box[3], band[3]))
            if part[2] <= part[0] or part[3] <= part[1]:
                continue
            area = (part[2] - part[0]) * (part[3] - part[1])
            lost = sum(_common(part, cover) * (1.0 if d < self.depth else less) for d, cover, less in covers)
            shown += max(0.0, area - lost)
        return (
            shown
            * _recognised(scene, corners, box)
            / (scene.staging.width * scene.staging.height)
            * (1.0 - 0.12 * self.late)
            - 0.004
        )


def _recognised(scene: Scenery, corners: Sequence[Vec3], box: _Rect) -> float:
    """How well a thing is known by the part of it that is in the picture: 1 where half of it is."""
    seen = [scene.board.lens.point(c) for c in corners]
    wide, tall = (max(p[i] for p in seen) - min(p[i] for p in seen) for i in (0, 1))
    share = (box[2] - box[0]) * (box[3] - box[1]) / max(wide * tall, 1.0)
    return min(1.0, share / 0.5) ** 2


def dress_close(scene: Scenery) -> None:
    """Put a telling thing of the place behind the people of a close picture."""
    staging = scene.staging
    there = {prop.shape for prop in staging.props}
    names = tuple(n for n in TELLING.get(staging.setting, ()) if n not in there and _SAME.get(n) not in there)
    if not names or staging.size not in CLOSE or not scene.people:
        return
    gaps = [g for g in _gaps(scene) if g.wide >= _LEAST_GAP * staging.width]
    places = _at_walls if staging.interior else _in_the_open
    tried = [put for gap in gaps for put in places(scene, gap, names)]
    if not tried:
        return
    covers = _covers(scene)
    best = max(tried, key=lambda put: put.worth(scene, gaps, covers))
    if best.worth(scene, gaps, covers) > 0.0:
        scene.board.at_depth(best.depth, partial(best.thing.draw, best.maker, best.size, best.thing.colour))


def _gaps(scene: Scenery) -> list[_Gap]:
    """Where the heads leave room, from left to right."""
    width = scene.staging.width
    taken = sorted(_head_span(scene, figure) for figure in (*scene.people, *scene.staging.extras))
    gaps, at = [], 0.0
    for left, right in taken:
        if left > at:
            gaps.append(_Gap(at, min(left, width)))
        at = max(at, right)
    if at < width:
        gaps.append(_Gap(at, float(width)))
    return gaps


def _head_span(scene: Scenery, figure: Figure) -> tuple[float, float]:
    lens = scene.board.lens
    head = figure.skeleton["head"]
    if lens.depth(head) < 0.3:
        return (0.0, 0.0)
    x, half = lens.point(head)[0], _HEAD * lens.scale_at(head)
    return (x - half, x + half)


def _ray(scene: Scenery, x: float) -> tuple[float, float]:
    """The direction on the floor that a column of the picture looks in: (dx, dz) for a metre of depth."""
    lens = scene.board.lens
    middle = lens.flat((0.0, 0.0, 1.0))[0]
    aside = (x - middle) / lens.focal
    size = math.hypot(lens.forward[0], lens.forward[2]) or 1.0
    ahead = (lens.forward[0] / size, lens.forward[2] / size)
    return (ahead[0] + lens.right[0] * aside, ahead[1] + lens.right[2] * aside)


def _wall_behind(scene: Scenery, x: float) -> tuple[Wall, float, float] | None:
    """The wall that a column of the picture ends at, how far along it that is, and its depth."""
    eye, (dx, dz) = scene.board.lens.eye, _ray(scene, x)
    nearest: tuple[Wall, float, float] | None = None
    for wall in walls_of(scene):
        toward = dx * wall.normal[0] + dz * wall.normal[2]
        if toward > -1e-6:
            continue
        off = (wall.origin[0] - eye[0]) * wall.normal[0] + (wall.origin[2] - eye[2]) * wall.normal[2]
        depth = off / toward
        if depth > 0.4 and (nearest is None or depth < nearest[2]):
            hit = (eye[0] + dx * depth, eye[2] + dz * depth)
            u = (hit[0] - wall.origin[0]) * wall.across[0] + (hit[1] - wall.origin[2]) * wall.across[2]
            nearest = (wall, u, depth)
    return nearest


def _at_walls(scene: Scenery, gap: _Gap, names: tuple[str, ...]) -> Iterator[_Put]:
    """Where each telling thing could go at the walls that a gap shows."""
    for aside in (0.0, -0.3, 0.3):
        found = _wall_behind(scene, gap.middle + aside * gap.wide)
        if found is None or found[2] < max(f.depth_m for f in scene.people) + 0.35:
            continue
        wall, u, depth = found
        room = gap.wide / scene.board.lens.focal * depth  # metres of wall that the gap shows
        first = _ORDER.index(wall.name)
        for turn in range(len(names)):
            thing = dressing(names[(first + turn) % len(names)])
            if thing is not None and thing.where != "far":
                yield _on_wall(scene, thing, (wall, u, depth), room, turn + abs(aside))


def _on_wall(
    scene: Scenery, thing: Dressing, hit: tuple[Wall, float, float], room: float, late: float
) -> _Put:
    wall, u, depth = hit
    wide, tall, deep = thing.size
    hangs = thing.where == "wall"
    share = min(1.0, max(0.62, room * 1.2 / wide)) if hangs else 1.0
    size = (wide * share, tall * share, deep)
    u = min(max(u, size[0] / 2 + 0.05), max(wall.length - size[0] / 2 - 0.05, size[0] / 2))
    base = thing.base + (tall - size[1]) * 0.5
    if hangs and base + size[1] > wall.height - 0.05:
        base = max(0.0, wall.height - 0.05 - size[1])
    out = 0.03 if hangs or deep < 0.35 else deep / 2
    axes: Axes = (wall.across, (0.0, 1.0, 0.0), wall.normal)
    return _Put(thing, SolidBuilder(scene.board, wall.at(u, base, out), axes), size, depth - 0.05, late)


def _in_the_open(scene: Scenery, gap: _Gap, names: tuple[str, ...]) -> Iterator[_Put]:
    """Where each telling thing could stand on the ground behind a gap."""
    lens = scene.board.lens
    first = round(math.degrees(math.atan2(lens.forward[0], lens.forward[2])) / 50.0)
    for turn in range(len(names)):
        thing = dressing(names[(first + turn) % len(names)])
        if thing is None or thing.where != "far":
            continue
        for aside in (0.0, -0.3, 0.3):
            column = gap.middle + aside * gap.wide
            for depth in _depths(scene, gap, thing, column):
                eye, (dx, dz) = lens.eye, _ray(scene, column)
                place = (eye[0] + dx * depth, 0.0, eye[2] + dz * depth)
                facing = math.degrees(math.atan2(eye[0] - place[0], place[2] - eye[2]))
                maker = SolidBuilder(scene.board, place, turned_axes(facing + thing.turn))
                yield _Put(thing, maker, thing.size, depth, turn + abs(aside))


def _depths(scene: Scenery, gap: _Gap, thing: Dressing, column: float) -> list[float]:
    """How far off a thing could stand: where it fits, and before what the set has in that column."""
    far = _depth_for(scene, gap, thing)
    least = max((f.depth_m for f in scene.people), default=2.0) + 0.35 + thing.size[2] / 2
    ray = _ray(scene, column)
    solid = [(p, s) for p, s in scene.stood if s[1] > 1.7 and not min(s) < _THIN < max(s)]
    fronts = [at for place, size in solid if (at := _entered(scene, ray, place, size)) and at < far]
    before = min(fronts, default=0.0) - thing.size[2] / 2 - 0.1
    return [far, before] if before > least else [far]


def _entered(scene: Scenery, ray: tuple[float, float], place: Vec3, size: Vec3) -> float | None:
    """The depth at which a ray over the floor enters what stands there; None where it passes it."""
    eye, enters, leaves = scene.board.lens.eye, 0.0, math.inf
    for axis, step in ((0, ray[0]), (2, ray[1])):
        low, high = place[axis] - size[axis] / 2 - eye[axis], place[axis] + size[axis] / 2 - eye[axis]
        if abs(step) < 1e-6:
            if low > 0.0 or high < 0.0:
                return None
            continue
        first, second = sorted((low / step, high / step))
        enters, leaves = max(enters, first), min(leaves, second)
    return enters if 0.3 < enters < leaves else None


def _depth_for(scene: Scenery, gap: _Gap, thing: Dressing) -> float:
    """How far off a thing stands so that it fits beside the head and below the upper edge."""
    lens = scene.board.lens
    wide = max(thing.size[0], thing.size[2] * math.sin(math.radians(thing.turn)))
    by_width = wide * lens.focal / (1.15 * gap.wide)
    above = lens.flat((0.0, 0.0, 1.0))[1] * 0.92
    by_height = max(0.0, thing.size[1] - lens.eye[1]) * lens.focal / max(above, 1.0)
    nearest = max((f.depth_m for f in scene.people), default=2.0) + 2.5 + thing.size[2] / 2
    return min(max(by_width, by_height * 0.85, nearest), 90.0)


def _box(scene: Scenery, points: Sequence[Vec3]) -> _Rect | None:
    """What points take of the screen, cut to the picture; None where all lie behind the camera."""
    lens = scene.board.lens
    if all(lens.depth(p) < 0.3 for p in points):
        return None
    seen = [lens.point(p) for p in points]
    xs, ys = [p[0] for p in seen], [p[1] for p in seen]
    left, right = max(0.0, min(xs)), min(float(lens.width), max(xs))
    top, bottom = max(0.0, min(ys)), min(float(lens.height), max(ys))
    return (left, top, right, bottom) if right > left and bottom > top else None


def _covers(scene: Scenery) -> list[_Cover]:
    """What hides, or would be hidden by, a thing at the back: the depth of its
    middle, and its part of the picture. One sees through fences and poles."""
    lens, found = scene.board.lens, []
    for place, size in scene.stood:
        if size[1] < 0.2 or min(size) < _THIN < max(size):
            continue
        corners = block_corners(place, size, 0.0)
        if (box := _box(scene, corners)) is not None:
            middle = lens.depth((place[0], place[1] + size[1] / 2, place[2]))
            found.append((middle, box, _FURNITURE))
    for points in scene.hung:
        if (box := _box(scene, points)) is not None:
            found.append((math.inf, box, _PICTURE))  # flat on a wall: all else is before it
    return found


def _common(a: _Rect, b: _Rect) -> float:
    """The area that two rectangles share."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
