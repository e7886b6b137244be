"""What of somebody or something a camera sees: points of it that lie in the picture with nothing before them.

Cheap geometry, so that many cameras can be tried: a body is a trunk, legs and a head, a thing is an upright
block, and each is asked for at a dozen points.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin, sqrt

from storyboard_cli.plan.staging.model import Camera, Vec3
from storyboard_cli.plan.staging.space import NEAR_M, ScreenPoint, View, lerp

EDGE = "edge"
"""What hides a point that is outside of the picture."""


@dataclass(frozen=True, slots=True)
class Slab:
    """An upright block that nobody sees through: middle, half its width and depth, its turn, and its
    heights, metres."""

    x: float
    z: float
    half_w: float
    half_d: float
    facing_deg: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Solid:
    """Somebody or something in a set-up: where it is looked for, and what it hides."""

    name: str
    points: tuple[tuple[Vec3, float], ...]  # a point of it, and how much of it that stands for
    slabs: tuple[Slab, ...] = ()
    head: Vec3 | None = None
    head_m: float = 0.0  # radius of the head
    clear_of: frozenset[str] = frozenset()  # what does not hide it: the horse that it rides


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of a solid one sees: shares of it inside the picture and seen there, of its head too; how
    high it is, of the picture's height; and what hides most of the rest (`EDGE`: the picture's edge)."""

    inside: float
    share: float
    head_inside: float = 1.0
    head_share: float = 1.0
    height: float = 0.0
    hidden_by: str = ""


class _Screen:
    """A slab as one camera sees it: its box on screen, and the eye in its own axes."""

    __slots__ = ("box", "cos", "eye", "name", "sin", "slab")

    def __init__(self, name: str, slab: Slab, view: View) -> None:
        self.name, self.slab = name, slab
        turn = radians(slab.facing_deg)
        self.cos, self.sin = cos(turn), sin(turn)
        self.eye = self._local(view.ex, view.ez)
        half = (slab.high - slab.low) / 2
        round_it = sqrt(slab.half_w * slab.half_w + slab.half_d * slab.half_d + half * half)
        middle = view.to_eye((slab.x, slab.low + half, slab.z))
        self.box: tuple[float, float, float, float] | None = None
        if middle[2] < -round_it:
            return
        if middle[2] < round_it + NEAR_M:
            self.box = (-1e9, -1e9, 1e9, 1e9)
            return
        x, y, depth = view.to_screen(middle)
        reach = round_it * view.focal / (depth - round_it)
        self.box = (x - reach, y - reach, x + reach, y + reach)

    def _local(self, x: float, z: float) -> tuple[float, float]:
        dx, dz = x - self.slab.x, z - self.slab.z
        return dx * self.cos + dz * self.sin, -dx * self.sin + dz * self.cos

    def hides(self, point: Vec3, at: ScreenPoint, eye_y: float) -> bool:
        """Does it stand between the eye and a point?"""
        box, slab = self.box, self.slab
        if box is None or not (box[0] <= at[0] <= box[2] and box[1] <= at[1] <= box[3]):
            return False
        (ex, ez), (px, pz) = self.eye, self._local(point[0], point[2])
        enter, leave = 0.0, 0.985
        for start, end, low, high in (
            (ex, px, -slab.half_w, slab.half_w),
            (ez, pz, -slab.half_d, slab.half_d),
            (eye_y, point[1], slab.low, slab.high),
        ):
            way = end - start
            if -1e-9 < way < 1e-9:
                if not low <= start <= high:
                    return False
                continue
            one, two = (low - start) / way, (high - start) / way
            if one > two:
                one, two = two, one
            enter, leave = max(enter, one), min(leave, two)
            if enter >= leave:
                return False
        return True


def sights(
    camera: Camera, width: int, height: int, solids: Sequence[Solid], only: Container[str] | None = None
) -> dict[str, Seen]:
    """What the camera sees of each solid, or of those of the names in `only`."""
    view = View(camera)
    screens = [_Screen(s.name, slab, view) for s in solids for slab in s.slabs]
    found: dict[str, Seen] = {}
    for solid in solids:
        if only is None or solid.name in only:
            found[solid.name] = _seen(solid, view, width, height, screens)
    return found


def _seen(solid: Solid, view: View, width: int, height: int, screens: Sequence[_Screen]) -> Seen:
    others = [
        s for s in screens if s.name != solid.name and s.name not in solid.clear_of and s.box is not None
    ]
    total = inside = share = 0.0
    lost: dict[str, float] = {}
    places = [view.project(point) for point, _ in solid.points]
    top = min((at[1] for at in places if at is not None), default=1e9)
    bottom = max((at[1] for at in places if at is not None), default=-1e9)
    before = _before(others, places)
    for (point, weight), at in zip(solid.points, places, strict=True):
        total += weight
        by = _lost_to(point, at, view, width, height, before)
        inside += weight * (by != EDGE)
        share += weight * (by == "")
        if by:
            lost[by] = lost.get(by, 0.0) + weight
    head_inside, head_share = _head(solid, view, width, height, others)
    tall = max(0.0, min(bottom, height) - max(top, 0.0)) / height
    hidden_by = max(lost, key=lambda name: lost[name]) if lost else ""
    return Seen(inside / total, share / total, head_inside, head_share, tall, hidden_by)


def _before(others: Sequence[_Screen], places: Sequence[ScreenPoint | None]) -> list[_Screen]:
    """Those that may hide any of these points: in a crowd few of forty."""
    if len(others) < _MANY:
        return list(others)
    across = [at[0] for at in places if at is not None]
    down = [at[1] for at in places if at is not None]
    if not across:
        return []
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    return [
        o
        for o in others
        if o.box is not None
        and o.box[0] <= right
        and left <= o.box[2]
        and o.box[1] <= bottom
        and top <= o.box[3]
    ]


def _lost_to(
    point: Vec3, at: ScreenPoint | None, view: View, width: int, height: int, others: Iterable[_Screen]
) -> str:
    """What hides a point that is at this place on screen: EDGE, a name, or nothing."""
    if at is None or not (0 <= at[0] < width and 0 <= at[1] < height):
        return EDGE
    return next((o.name for o in others if o.hides(point, at, view.ey)), "")


_MANY = 8
"""Of fewer, each point may as well ask all."""
_AROUND = ((0.0, 0.0), (0.8, 0.0), (-0.8, 0.0), (0.0, 0.9), (0.0, -0.9), (0.55, 0.6), (-0.55, 0.6))


def _head(
    solid: Solid, view: View, width: int, height: int, others: Sequence[_Screen]
) -> tuple[float, float]:
    """How much of the head is inside of the picture, and how much is seen."""
    if solid.head is None:
        return 1.0, 1.0
    at = view.project(solid.head)
    if at is None or at[2] < 0.2:
        return 0.0, 0.0
    right, up, r = view.right, view.up, solid.head_m
    inside = seen = 0
    middle_x, middle_y, middle_z = solid.head
    around: list[Vec3] = [
        (
            middle_x + (right[0] * across + up[0] * rise) * r,
            middle_y + (right[1] * across + up[1] * rise) * r,
            middle_z + (right[2] * across + up[2] * rise) * r,
        )
        for across, rise in _AROUND
    ]
    places = [view.project(point) for point in around]
    before = _before(others, places)
    for point, place in zip(around, places, strict=True):
        by = _lost_to(point, place, view, width, height, before)
        inside += by != EDGE
        seen += by == ""
    return inside / len(_AROUND), seen / len(_AROUND)


_BODY = (
    ("chest", 2.0), ("pelvis", 1.5), ("r_knee", 0.7), ("l_knee", 0.7), ("r_ankle", 0.5), ("l_ankle", 0.5),
    ("r_elbow", 0.5), ("l_elbow", 0.5),
)  # fmt: skip


def person(
    name: str, skeleton: dict[str, Vec3], height_m: float, facing_deg: float, clear_of: frozenset[str]
) -> Solid:
    """Somebody, as posed."""
    s, scale = skeleton, height_m / 1.75
    head = s["head"]
    points = ((head, 2.0), *((s[joint], weight) for joint, weight in _BODY))
    along = (s["chest"][0] - s["pelvis"][0], s["chest"][1] - s["pelvis"][1], s["chest"][2] - s["pelvis"][2])
    if abs(along[1]) < 0.6 * (abs(along[0]) + abs(along[2])):  # lies, or bends right down
        middle = lerp(s["pelvis"], s["neck"], 0.5)
        turn = _heading(along[0], along[2])
        low, high = middle[1] - 0.12 * scale, middle[1] + 0.12 * scale
        slabs = [Slab(middle[0], middle[2], 0.2 * scale, 0.32 * scale, turn, low, high)]
    else:
        middle = lerp(s["pelvis"], s["chest"], 0.6)
        feet = min(s["r_ankle"][1], s["l_ankle"][1])
        slabs = [
            Slab(middle[0], middle[2], 0.2 * scale, 0.12 * scale, facing_deg, s["pelvis"][1], s["neck"][1]),
            Slab(s["pelvis"][0], s["pelvis"][2], 0.13 * scale, 0.1 * scale, facing_deg, feet, s["pelvis"][1]),
        ]
    slabs.append(Slab(head[0], head[2], 0.09 * scale, 0.09 * scale, facing_deg, s["neck"][1], s["crown"][1]))
    return Solid(
        name, points, tuple(slabs), head, 0.62 * (s["crown"][1] - s["neck"][1]) * 0.75 or 0.1, clear_of
    )


def _heading(dx: float, dz: float) -> float:
    return degrees(atan2(dx, -dz))


SEE_THROUGH = frozenset({
    "fence", "prison_bars", "ladder", "birdcage", "easel", "camera_tripod", "net", "rope", "gate", "railing",
    "swing", "goal", "street_lamp", "flag", "fence_post", "bicycle", "tripod", "gallows", "seesaw", "kite",
    "microphone_stand", "glass", "window", "chandelier", "fishing_rod", "wheel", "curtain",
})  # fmt: skip
_TOPS = frozenset({"table", "desk", "counter", "bench", "chair", "stool", "swing", "office_chair"})
_CROWNS = frozenset({"tree", "palm", "fir", "dead_tree", "umbrella", "street_lamp"})


def thing(
    name: str, place: Vec3, size: Vec3, facing_deg: float, shape: str, of: str,
    clear_of: frozenset[str] = frozenset(),
) -> Solid:  # fmt: skip
    """An animal, a vehicle or a thing, standing on `place`; `of`: its class of things."""
    (x, y, z), (w, h, d) = place, size
    turn = radians(facing_deg)
    c, s = cos(turn), sin(turn)
    points: list[tuple[Vec3, float]] = [((x, y + 0.5 * h, z), 1.0)]
    for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1), (0, 1), (0, -1)):
        dx, dz = 0.36 * w * a, 0.36 * d * b
        px, pz = x + dx * c - dz * s, z + dx * s + dz * c
        points += [((px, y + share * h, pz), 1.0) for share in ((0.25, 0.8) if h > 0.05 else (0.5,))]
    return Solid(name, tuple(points), _slabs(place, size, facing_deg, shape, of), clear_of=clear_of)


def _slabs(place: Vec3, size: Vec3, facing_deg: float, shape: str, of: str) -> tuple[Slab, ...]:
    (x, y, z), (w, h, d) = place, size
    if shape in SEE_THROUGH:
        return ()
    if shape in _TOPS:
        return (
            Slab(x, z, w / 2, d / 2, facing_deg, y + 0.42 * h, y + (0.55 * h if "chair" in shape else h)),
        )
    if shape in _CROWNS:
        crown = Slab(x, z, 0.36 * w, 0.36 * d, facing_deg, y + 0.45 * h, y + 0.95 * h)
        return crown, Slab(x, z, 0.06 * h, 0.06 * h, 0.0, y, y + 0.5 * h)
    if of == "animal":
        return (Slab(x, z, 0.42 * w, 0.32 * d, facing_deg, y + 0.4 * h, y + 0.78 * h),)
    if of == "vehicle":
        return (
            Slab(x, z, 0.46 * w, 0.47 * d, facing_deg, y, y + 0.55 * h),
            Slab(x, z, 0.4 * w, 0.3 * d, facing_deg, y + 0.55 * h, y + 0.96 * h),
        )
    return (Slab(x, z, 0.45 * w, 0.45 * d, facing_deg, y, y + 0.94 * h),)


def seat_back(name: str, place: Vec3, size: Vec3, facing_deg: float) -> Solid:
    """Furniture: a seat's back stands behind whoever sits there; of a table one sees the top."""
    return thing(name, place, size, facing_deg, name if name in _TOPS else "block", "thing")
