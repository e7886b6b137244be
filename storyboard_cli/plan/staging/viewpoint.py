"""A better place for the camera where the usual one does not show what the picture is about.

As on a set: round to the side a little, higher, further back; the first place from which everybody and
everything that the words name is seen wins, and where there is none the one that shows most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin

from storyboard_cli.plan.staging.model import Camera, Room, Vec3
from storyboard_cli.plan.staging.sight import Seen, Solid, sights
from storyboard_cli.plan.staging.space import View, clamp, heading, turn_between, world


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who or what a picture is to show, and how much that matters."""

    name: str
    weight: float
    person: bool


@dataclass(frozen=True, slots=True)
class Way:
    """Degrees round to the side, times as far away, metres up; and what that costs."""

    turn: float
    far: float
    up: float

    @property
    def cost(self) -> float:
        return 0.0012 * abs(self.turn) + 0.16 * (self.far - 1.0) + 0.07 * abs(self.up)


_WIDE = frozenset({"EWS", "WS", "FS", "MLS"})
_TURNS = (0.0, 15.0, -15.0, 30.0, -30.0, 48.0, -48.0)
_ENOUGH, _LEAST_GAIN = 0.93, 0.05
_COUNTS, _OF_THE_WORST = 0.45, 0.3
"""One who is quite hidden counts beside how much is seen of all."""
_WHOLE = 0.55
"""So much of a thing seen is as good as all of it: the rest is behind somebody's arm."""
_LEAST_HIGH = 0.04
"""Of the picture's height: lower things cannot be made out."""
_MARGIN = 0.008
_TALLEST_EYE = 3.2


def _ways(size: str) -> list[Way]:
    ways = [Way(turn, far, up) for turn in _TURNS for far in (1.0, 1.25, 1.6) for up in (0.0, 0.45, 1.0)]
    if size not in _WIDE:
        ways = [w for w in ways if w.far <= (1.25 if size in ("MS", "MCU") else 1.0) and w.up <= 0.45]
    return sorted(ways, key=lambda w: (w.cost, -w.turn))


_WAYS = {size: _ways(size) for size in ("EWS", "WS", "FS", "MLS", "MS", "MCU", "CU")}
_MOST_TRIED = 17


def better_camera(
    camera: Camera, size: str, frame: tuple[int, int], solids: Sequence[Solid], wanted: Sequence[Wanted],
    room: Room | None,
) -> Camera:  # fmt: skip
    """The camera, or one near it that shows more of what is wanted; it stays between the walls of `room`."""
    if not wanted:
        return camera
    width, height = frame
    middle = _middle(solids, wanted)
    camera = _indoors(camera, middle, room)
    camera = with_heads(camera, frame, solids, wanted)
    names = {w.name for w in wanted}
    best, most = camera, worth(sights(camera, width, height, solids, names), wanted)
    if most >= _ENOUGH:
        return camera
    first = most
    for way in _WAYS.get(size, ())[1:_MOST_TRIED]:
        if 1.0 - way.cost <= max(most, first + _LEAST_GAIN):
            break
        moved = _moved(camera, middle, way, room)
        if moved is None:
            continue
        moved = with_heads(moved, frame, solids, wanted)
        got = worth(sights(moved, width, height, solids, names), wanted) - way.cost
        if got > max(most, first + _LEAST_GAIN):
            best, most = moved, got
    return best


def worth(seen: Mapping[str, Seen], wanted: Sequence[Wanted]) -> float:
    """How well a picture shows what it is to show: 1, less where somebody or something is hidden."""
    values = [(w, _value(seen[w.name], w.person)) for w in wanted]
    total = sum(w.weight for w in wanted)
    worst = min((v for w, v in values if w.weight >= _COUNTS), default=1.0)
    return sum(w.weight * v for w, v in values) / total - _OF_THE_WORST * (1.0 - worst)


def _value(seen: Seen, person: bool) -> float:
    if person:  # sizes cut bodies: only what hides the rest of them counts
        body = min(1.0, seen.share / (_WHOLE * seen.inside)) if seen.inside > 0.1 else 0.0
        return 0.35 * body + 0.65 * seen.head_share
    body = min(1.0, seen.share / _WHOLE)
    return body * min(1.0, seen.height / _LEAST_HIGH)


def _middle(solids: Sequence[Solid], wanted: Sequence[Wanted]) -> Vec3:
    """The middle of what is wanted, weighted."""
    weights = {w.name: w.weight for w in wanted}
    x = y = z = total = 0.0
    for solid in solids:
        weight = weights.get(solid.name, 0.0)
        if weight:
            px, py, pz = solid.points[0][0]
            x, y, z, total = x + weight * px, y + weight * py, z + weight * pz, total + weight
    return (x / total, y / total, z / total) if total else (0.0, 1.0, 0.0)


def _moved(camera: Camera, middle: Vec3, way: Way, room: Room | None) -> Camera | None:
    """The camera that far round its subject; None where a wall is in the way."""
    ex, ey, ez = camera.eye
    turn = radians(way.turn)
    dx, dz = ex - middle[0], ez - middle[2]
    away = hypot(dx, dz)
    rise = clamp(ey + way.up, 0.1, max(_TALLEST_EYE, ey)) - ey
    if away < 0.2 or (way.up and rise < 0.8 * way.up):
        return None
    c, s = cos(turn), sin(turn)
    x = middle[0] + (dx * c - dz * s) * way.far
    z = middle[2] + (dx * s + dz * c) * way.far
    if room is not None and not (room.left + 0.15 < x < room.right - 0.15 and z < room.back - 0.3):
        return None
    eye = world(x, ey + rise, z)
    yaw = round(turn_between(0.0, camera.yaw_deg - way.turn), 2) + 0.0
    moved = camera.model_copy(update={"eye": eye, "yaw_deg": yaw})
    was, now = View(camera).project(middle), View(moved).project(middle)
    if was is None or now is None:
        return None
    shift = was[1] - now[1]
    if abs(shift) > 0.9 * camera.focal_px:
        return None
    return shifted(moved, was[0] - now[0], shift)


_OFF_THE_WALL = 0.25
_WIDEST_MM = 20.0


def _indoors(camera: Camera, middle: Vec3, room: Room | None) -> Camera:
    """A camera that stands beside the room comes in, turns to what it showed, and takes a wider lens, so
    that it shows as much of it."""
    if room is None or room.left + _OFF_THE_WALL <= camera.eye[0] <= room.right - _OFF_THE_WALL:
        return camera
    x = clamp(camera.eye[0], room.left + _OFF_THE_WALL, room.right - _OFF_THE_WALL)
    eye = world(x, camera.eye[1], camera.eye[2])
    before = heading(middle[0] - camera.eye[0], middle[2] - camera.eye[2])
    after = heading(middle[0] - eye[0], middle[2] - eye[2])
    yaw = round(turn_between(0.0, camera.yaw_deg - turn_between(before, after)), 2) + 0.0
    far, near = (hypot(middle[0] - e[0], middle[2] - e[2]) for e in (camera.eye, eye))
    share = clamp(near / max(far, 0.1), min(_WIDEST_MM / camera.lens_mm, 1.0), 1.0)
    lens = {"focal_px": round(camera.focal_px * share, 2), "lens_mm": round(camera.lens_mm * share, 1)}
    moved = camera.model_copy(update={"eye": eye, "yaw_deg": yaw, **lens})
    was, now = View(camera).project(middle), View(moved).project(middle)
    if was is None or now is None:
        return camera
    return shifted(moved, was[0] - now[0], was[1] - now[1])


def shifted(camera: Camera, dx: float, dy: float) -> Camera:
    """The picture moved on the gate, pixels: verticals stay vertical."""
    if not dx and not dy:
        return camera
    return camera.model_copy(
        update={
            "center_x": round(camera.center_x + dx, 1),
            "center_y": round(camera.center_y + dy, 1),
            "horizon_y": round(camera.horizon_y + dy, 1),
        }
    )


def with_heads(
    camera: Camera, frame: tuple[int, int], solids: Sequence[Solid], wanted: Sequence[Wanted]
) -> Camera:
    """The picture moved on the gate until no head is cut, if that is possible."""
    people = {w.name for w in wanted if w.person}
    if not people:
        return camera
    view, (width, height) = View(camera), frame
    boxes = list(_heads(view, solids, people))
    if not boxes:
        return camera
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    dx = _into(left, right, _MARGIN * width, (1 - _MARGIN) * width)
    dy = _into(top, bottom, _MARGIN * height, (1 - _MARGIN) * height)
    if abs(dx) > 0.3 * width or abs(dy) > 0.3 * height:
        return camera
    return shifted(camera, dx, dy)


def _heads(
    view: View, solids: Sequence[Solid], people: set[str]
) -> Iterator[tuple[float, float, float, float]]:
    for solid in solids:
        if solid.name in people and solid.head is not None:
            at = view.project(solid.head)
            if at is not None and at[2] > 0.2:
                r = 1.05 * solid.head_m * view.focal / at[2]
                yield at[0] - r, at[1] - r, at[0] + r, at[1] + r


def _into(low: float, high: float, least: float, most: float) -> float:
    """How far a stretch moves to lie within two bounds; not at all where it is longer than they are apart."""
    if high - low > most - least:
        return 0.0
    return least - low if low < least else most - high if high > most else 0.0
