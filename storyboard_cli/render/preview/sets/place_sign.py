"""The sign of a place that its set alone does not tell: a plate on a wall, or a board on two posts outside.

It goes where the camera of the picture sees all of it: behind the people, beside or above their heads, and
clear of what the set has there. It is as large as its words need to be read in a small panel.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from storyboard_cli.plan.staging.body import envelope
from storyboard_cli.plan.staging.model import Figure, Vec3
from storyboard_cli.plan.staging.things import block_corners
from storyboard_cli.render.preview.letter_forms import plain, width_of
from storyboard_cli.render.preview.lettering import letter_face, wrapped
from storyboard_cli.render.preview.palette import Rgb, scaled
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.sets.shell import Wall, walls_of
from storyboard_cli.render.preview.sets.wall_pieces import DARK, STEEL, WOOD, disc, plate
from storyboard_cli.render.preview.solids import Axes, SolidBuilder, turned_axes

_LETTER = 0.036  # height of a capital, of the picture's width: eleven pixels of three hundred
_LEAST = 0.026
_LINE, _EDGE = 1.5, 0.75  # from one line to the next, and the rim around the words, em
_MARGIN = 0.025  # of the picture's width that a sign keeps from its edge
_COLUMNS, _ROWS = 13, 9
_BEHIND = 0.5  # metres behind the last of the people
_DEEPEST = 30.0
_LONGEST_LINE = 8.5  # em
_SHADES: dict[str, Rgb] = {"wall": (40, 62, 84), "post": (58, 84, 66)}
_Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a sign could be: its maker (the middle of its lower edge), its size and how good it is."""

    maker: SolidBuilder
    size: tuple[float, float]
    depth: float
    worth: float
    draw: Callable[[SolidBuilder, tuple[float, float], str], None]


@dataclass(frozen=True, slots=True)
class _View:
    """What a sign must not hide or be hidden by: parts of the picture, and how much each matters."""

    scene: Scenery
    heads: list[_Rect]
    bodies: list[_Rect]
    things: list[tuple[float, _Rect]]  # depth of what stands there
    hung: list[_Rect]

    def worth(self, box: _Rect, depth: float) -> float:
        """1 where nothing is in its way, less than 0 where a head or the edge is."""
        width, height = float(self.scene.staging.width), float(self.scene.staging.height)
        edge = _MARGIN * width
        if box[0] < edge or box[1] < edge or box[2] > width - edge or box[3] > height - edge:
            return -1.0
        if any(_common(box, head) for head in self.heads):
            return -1.0
        area = max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
        lost = sum(_common(box, b) for b in self.bodies) * 1.6
        lost += sum(_common(box, b) for d, b in self.things if d < depth) * 1.3
        lost += max((_common(box, b) for b in self.hung), default=0.0) * 0.35  # one lies on another
        low = max(0.0, (box[1] + box[3]) / 2 / height - 0.55)
        aside = abs((box[0] + box[2]) / 2 / width - 0.5)
        return 1.0 - lost / area - 0.8 * low - 0.15 * aside


def hang_sign(scene: Scenery) -> None:
    """Letter the words of the staging's `place_sign` once in the picture; nothing where it has none."""
    said = plain(scene.staging.place_sign)
    if not said:
        return
    view = _view(scene)
    for letter, least in ((_LETTER, 0.35), ((_LETTER + _LEAST) / 2, 0.35), (_LEAST, 0.0)):
        spots = _on_walls if scene.staging.interior else _on_posts
        best = max(spots(scene, view, said, letter), key=lambda s: s.worth, default=None)
        if best is not None and best.worth > least:
            _put(scene, best, said)
            return


def _put(scene: Scenery, spot: _Spot, said: str) -> None:
    w, h = spot.size
    corners = [spot.maker.at(a * w / 2, b * h, 0.02) for a, b in ((-1, 0), (1, 0), (1, 1), (-1, 1))]
    scene.hung.append(tuple(corners))
    scene.board.at_depth(spot.depth, lambda: spot.draw(spot.maker, spot.size, said))


def _lines(said: str) -> list[str]:
    """The words in one to three lines: a sign about three times as wide as high."""
    lines = [said]
    for count in range(1, min(3, len(said.split())) + 1):
        lines = wrapped(said, count)
        if max(width_of(line) for line in lines) < _LONGEST_LINE:
            break
    return lines


def _size(said: str, tall: float) -> tuple[float, float]:
    """How large a sign is whose capitals are `tall` metres high."""
    wide, high = _ems(said)
    return wide * tall, high * tall


@lru_cache(maxsize=64)
def _ems(said: str) -> tuple[float, float]:
    lines = _lines(said)
    wide = max(1.2, *(width_of(line) for line in lines))
    return wide + 2 * _EDGE, (len(lines) - 1) * _LINE + 1 + 2 * _EDGE


def _on_walls(scene: Scenery, view: _View, said: str, letter: float) -> Iterator[_Spot]:
    """The places on the walls that the picture sees, behind whoever is in it."""
    lens, width = scene.board.lens, float(scene.staging.width)
    nearest = max((f.depth_m for f in scene.people), default=0.0) + 0.15
    for wall in walls_of(scene):
        for column in range(_COLUMNS):
            for row in range(_ROWS):
                x = width * (0.08 + 0.84 * column / (_COLUMNS - 1))
                y = scene.staging.height * (0.08 + 0.7 * row / (_ROWS - 1))
                hit = _on_wall(scene, wall, x, y)
                if hit is None or hit[2] < nearest:
                    continue
                u, v, depth = hit
                size = _size(said, letter * width * depth / lens.focal)
                if not size[0] / 2 + 0.05 < u < wall.length - size[0] / 2 - 0.05:
                    continue
                if v - size[1] / 2 < 0.7 or v + size[1] / 2 > wall.height - 0.04:
                    continue
                axes: Axes = (wall.across, (0.0, 1.0, 0.0), wall.normal)
                maker = SolidBuilder(scene.board, wall.at(u, v - size[1] / 2, 0.03), axes)
                frontal = _frontal(scene, maker, size)
                yield _Spot(maker, size, depth - 0.05, _rated(view, maker, size, depth) * frontal, _plate)


def _on_wall(scene: Scenery, wall: Wall, x: float, y: float) -> tuple[float, float, float] | None:
    """Where the line of sight through a point of the picture meets a wall: along it, up it, its depth."""
    eye, ray = scene.board.lens.eye, _ray(scene, x, y)
    toward = ray[0] * wall.normal[0] + ray[2] * wall.normal[2]
    if toward > -1e-6:
        return None
    off = (wall.origin[0] - eye[0]) * wall.normal[0] + (wall.origin[2] - eye[2]) * wall.normal[2]
    far = off / toward
    if far < 0.4:
        return None
    at = (eye[0] + ray[0] * far, eye[1] + ray[1] * far, eye[2] + ray[2] * far)
    u = (at[0] - wall.origin[0]) * wall.across[0] + (at[2] - wall.origin[2]) * wall.across[2]
    return u, at[1], far


def _ray(scene: Scenery, x: float, y: float) -> Vec3:
    """The direction of the line of sight through a point of the picture, for a metre of depth."""
    lens = scene.board.lens
    cx, cy = lens.flat((0.0, 0.0, 1.0))
    across, up = (x - cx) / lens.focal, (cy - y) / lens.focal
    return (
        lens.forward[0] + lens.right[0] * across + lens.up[0] * up,
        lens.forward[1] + lens.right[1] * across + lens.up[1] * up,
        lens.forward[2] + lens.right[2] * across + lens.up[2] * up,
    )


def _on_posts(scene: Scenery, view: _View, said: str, letter: float) -> Iterator[_Spot]:
    """The places behind whoever is in the picture at which a board on posts could stand."""
    lens, width, height = scene.board.lens, float(scene.staging.width), float(scene.staging.height)
    near = max((f.depth_m for f in scene.people), default=3.0) + _BEHIND
    depths = [near, near * 1.35 + 0.6, near * 1.8 + 1.5, near * 2.6 + 3.0]
    for late, depth in enumerate(d for d in depths if d < _DEEPEST):
        size = _size(said, letter * width * depth / lens.focal)
        for column in range(_COLUMNS):
            for row in range(_ROWS):
                x = width * (0.08 + 0.84 * column / (_COLUMNS - 1))
                y = height * (0.1 + 0.6 * row / (_ROWS - 1))
                ray, eye = _ray(scene, x, y), lens.eye
                at = (eye[0] + ray[0] * depth, eye[1] + ray[1] * depth, eye[2] + ray[2] * depth)
                low = at[1] - size[1] / 2
                if not 0.35 < low < 3.2 + 0.12 * depth:
                    continue
                facing = math.degrees(math.atan2(eye[0] - at[0], at[2] - eye[2]))
                maker = SolidBuilder(scene.board, (at[0], low, at[2]), turned_axes(facing * 0.5))
                rated = _rated(view, maker, size, depth) - 0.06 * late - 0.03 * abs(low - 1.6)
                yield _Spot(maker, size, depth, rated, _posted)


def _rated(view: _View, maker: SolidBuilder, size: tuple[float, float], depth: float) -> float:
    w, h = size[0] / 2 * 1.04, size[1]
    corners = [maker.at(a * w, b, 0.02) for a in (-1, 1) for b in (-0.05 * h, 1.05 * h)]
    box = _box(view.scene, corners)
    return -1.0 if box is None else view.worth(box, depth)


def _frontal(scene: Scenery, maker: SolidBuilder, size: tuple[float, float]) -> float:
    """1 for a wall that is seen straight on, less for one seen from its side."""
    left, right = maker.at(-size[0] / 2, 0, 0), maker.at(size[0] / 2, 0, 0)
    lens = scene.board.lens
    if min(lens.depth(left), lens.depth(right)) < 0.3:
        return 0.0
    seen = abs(lens.point(right)[0] - lens.point(left)[0])
    return min(1.0, seen / max(1.0, size[0] * lens.focal / lens.depth(maker.at(0, 0, 0))) + 0.1)


def _view(scene: Scenery) -> _View:
    staging = scene.staging
    everybody = (*scene.people, *staging.extras)
    heads = [box for figure in everybody if (box := _head(scene, figure)) is not None]
    bodies = [box for figure in everybody if (box := _body(scene, figure)) is not None]
    bodies += [(p.box.left, p.box.top, p.box.right, p.box.bottom) for p in staging.props]
    things = []
    for place, size in scene.stood:
        box = _box(scene, block_corners(place, size, 0.0)) if size[1] > 0.2 else None
        if box is not None:
            things.append((scene.board.lens.depth((place[0], place[1] + size[1] / 2, place[2])), box))
    hung = [box for points in scene.hung if (box := _box(scene, list(points))) is not None]
    return _View(scene, heads, bodies, things, hung)


def _head(scene: Scenery, figure: Figure) -> _Rect | None:
    """The part of the picture that somebody's head with its hair takes, and a little around it."""
    lens = scene.board.lens
    part = next(
        (p for p in envelope(figure.skeleton, figure.height_m, figure.build) if p.part == "head"), None
    )
    if part is None or lens.depth(part.b) < 0.3:
        return None
    (x, y), reach = lens.point(part.b), 0.2 * lens.scale_at(part.b)
    return x - reach, y - reach, x + reach, y + reach


def _body(scene: Scenery, figure: Figure) -> _Rect | None:
    """The part of the picture below somebody's neck, as broad as the shoulders and hips."""
    joints = ("l_shoulder", "r_shoulder", "chest", "pelvis", "neck", "l_knee", "r_knee", "l_ankle", "r_ankle")
    box = _box(scene, [figure.skeleton[name] for name in joints])
    if box is None:
        return None
    broad = 0.1 * scene.board.lens.scale_at(figure.skeleton["chest"])
    return box[0] - broad, box[1], box[2] + broad, box[3] + broad


def _box(scene: Scenery, points: list[Vec3]) -> _Rect | None:
    lens = scene.board.lens
    if any(lens.depth(p) < 0.3 for p in points):
        return None
    seen = [lens.point(p) for p in points]
    return min(x for x, _ in seen), min(y for _, y in seen), max(x for x, _ in seen), max(y for _, y in seen)


def _common(a: _Rect, b: _Rect) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _plate(m: SolidBuilder, size: tuple[float, float], said: str) -> None:
    """An enamel plate with a rim and four screws."""
    w, h = size
    shade = _SHADES["wall"]
    plate(m, 0, 0, w, h, (222, 218, 206), out=0.0)
    plate(m, 0, h * 0.06, w - h * 0.12, h * 0.88, shade, out=0.01, edge=0.5)
    for x in (-1, 1):
        disc(m, x * (w / 2 - h * 0.15), h / 2, h * 0.025, STEEL, out=0.015, edge=0.3)
    _letter(m, size, said, shade)


def _posted(m: SolidBuilder, size: tuple[float, float], said: str) -> None:
    """A board on two posts that stand on the ground."""
    w, h = size
    shade, ground = _SHADES["post"], m.at(0, 0, 0)[1]
    thick = max(0.03, h * 0.05)
    for x in (-0.36, 0.36):
        m.tube((x * w, -ground, -thick), (x * w, h * 1.06, -thick), thick, WOOD)
    plate(m, 0, 0, w, h, scaled(DARK, 1.1), out=0.0)
    plate(m, 0, h * 0.05, w - h * 0.1, h * 0.9, shade, out=0.01, edge=0.5)
    _letter(m, size, said, shade)


def _letter(m: SolidBuilder, size: tuple[float, float], said: str, on: Rgb) -> None:
    w, h = size[0] / 2 * 0.97, size[1]
    face = [(-w, 0.02 * h, 0.02), (w, 0.02 * h, 0.02), (w, 0.98 * h, 0.02), (-w, 0.98 * h, 0.02)]
    letter_face(m, said, face, on=on, ink=(244, 240, 228), margin=0.2, tallest=0.9, least_px=4.0, turn=False)
