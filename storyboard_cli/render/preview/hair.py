"""Hair: a cap over the skull with a hairline, what falls behind and beside the face, and the shapes of
styles."""

from __future__ import annotations

import math
import random
from functools import cached_property

from storyboard_cli.core.hashing import sha256_text, short
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import add, dot, hull, sub, times, turned, unit
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.looks import Look
from storyboard_cli.render.preview.palette import mix
from storyboard_cli.spec.appearance import HATS

VOLUME = {
    "short": 1.09, "long": 1.10, "bob": 1.13, "bun": 1.06, "ponytail": 1.06, "curly": 1.2, "buzz": 1.012,
    "bald": 1.0, "braid": 1.07, "spiky": 1.12, "cropped": 1.05, "afro": 1.12, "dreadlocks": 1.1,
    "mohawk": 1.02,
    "pigtails": 1.07, "balding": 1.0,
}  # fmt: skip
_HATS = frozenset(HATS)
FALL = {"long": 1.36, "bob": 0.62}  # how far hair hangs below the head's middle, head lengths
_STEPS = 72  # points of the hairline around the head
_HEIGHTS = (0.49, 0.455, 0.38, 0.28, 0.17, 0.05, -0.06, -0.15)  # where hair is measured, head lengths
_LOCK = 6  # of which one lock takes this many


_SKIN_SHOWS = 0.46
"""How much of the skin is seen through hair that was shaved."""
_UNDER_HATS = {"afro": "curly", "mohawk": "buzz", "spiky": "short", "curly": "short"}
_OPEN_HATS = frozenset({"crown", "headband", "veil", "nurse_cap"})
_HIDES = frozenset({"turban", "motorcycle_helmet", "knight_helmet", "headscarf", "hood", "wimple"})


def worn_style(look: Look) -> str:
    """The style of the hair, pressed flat by a hat; under a turban or a helmet none is seen."""
    hats = look.accessories & _HATS
    if hats & _HIDES:
        return "bald"
    if hats - _OPEN_HATS and look.hair_style in _UNDER_HATS:
        return (
            "bob" if look.feminine and look.hair_style in ("curly", "afro") else _UNDER_HATS[look.hair_style]
        )
    return look.hair_style


_SMOOTH = frozenset(
    {"buzz", "bun", "ponytail", "braid", "bald", "mohawk", "pigtails", "cropped", "dreadlocks"}
)


class Hair:
    """One head of hair being drawn."""

    def __init__(self, body: Body, skull: Skull) -> None:
        self.body, self.skull = body, skull
        self.style = worn_style(body.look)
        self.volume = VOLUME.get(self.style, 1.08)
        self.color = body.look.hair_color
        if self.style == "buzz":
            self.color = mix(self.color, body.look.skin, _SKIN_SHOWS)
        seed = int(short(sha256_text(f"{body.figure.asset}/{body.look.shape}"), 12), 16)
        hand = random.Random(seed)
        self.part = 0.4 if hand.random() < 0.5 else -0.4  # azimuth of the parting
        self.kind = body.look.shape // 7 % 3
        self.locks = [hand.uniform(-1, 1) for _ in range(48)]
        self.behind = dot(body.head[2], unit(sub(body.board.lens.eye, body.joints["head"]))) > -0.12

    # -- where hair ends ---------------------------------------------------------------------------

    def hairline(self, azimuth: float) -> float:
        """The lower edge of the cap at that azimuth, head lengths above the middle."""
        turn = abs(math.remainder(azimuth, math.tau))
        if self.style in ("buzz", "mohawk"):
            front, temple, ear, nape = 0.33, 0.20, 0.04, -0.17
        elif self.style in ("bun", "ponytail", "braid", "pigtails", "cropped", "dreadlocks"):
            front, temple, ear, nape = 0.31, 0.20, -0.02, -0.18
        elif self.body.look.feminine:
            front, temple, ear, nape = 0.265, 0.13, -0.06, -0.19
        else:
            front, temple, ear, nape = 0.275, 0.17, -0.10, -0.19
        if turn < 0.85:
            return front + (temple - front) * math.pow(turn / 0.85, 2.4)
        if turn < 1.42:
            return temple + (ear - temple) * math.pow((turn - 0.85) / 0.57, 0.8)
        if turn < 1.9:
            return ear + 0.11 * math.sin((turn - 1.42) / 0.48 * math.pi)  # around the ear
        return ear + (nape - ear) * math.pow(min(1.0, (turn - 1.9) / 0.5), 0.8)

    def fringe(self, index: int) -> float:
        """The hairline broken into locks, as the style wears them."""
        azimuth = -math.pi + index * math.tau / _STEPS
        base = self.hairline(azimuth)
        turn = abs(math.remainder(azimuth, math.tau))
        if self.style in _SMOOTH or turn > 1.25:
            return base
        lean = index if self.part > 0 else -index
        tooth = math.pow((lean % _LOCK) / _LOCK, 1.4)
        ragged = 0.8 + 0.35 * self.locks[index // _LOCK % 48]
        fade = min(1.0, (1.25 - turn) / 0.3)
        from_part = math.remainder(azimuth - self.part, math.tau) * (-1 if self.part > 0 else 1)
        if self.style == "short" and self.kind == 1:  # swept to one side
            return base + 0.05 - (0.10 * max(0.0, min(1.0, from_part + 0.2)) + 0.03 * tooth) * fade
        if self.style == "short" and self.kind == 2:  # combed back
            return base + 0.015 - 0.018 * tooth * fade
        if self.style in ("short", "spiky", "curly", "afro"):
            depth = {"short": 0.10, "spiky": 0.13, "curly": 0.07, "afro": 0.04}[self.style]
            return base + 0.02 - depth * tooth * ragged * fade
        opening = max(0.0, 0.15 - abs(math.remainder(azimuth - self.part * 0.7, math.tau)) * 0.2)
        return base + opening - (0.035 + 0.03 * tooth * ragged) * fade

    # -- the cap -----------------------------------------------------------------------------------

    @cached_property
    def cap(self) -> list[Point]:
        """The visible hair on the skull: its hairline, closed over the top by the silhouette."""
        if self.style in ("bald", "balding"):
            return []
        skull, point = self.skull, self.body.board.lens.point
        seen: list[tuple[int, Point]] = []
        for index in range(_STEPS):
            azimuth = -math.pi + index * math.tau / _STEPS
            up = self.fringe(index)
            if turned_to_camera(skull, azimuth, up):
                seen.append((index, point(skull.at(azimuth, up, 1.0 + (self.volume - 1) * 0.4))))
        outer = hull(self._covered())
        if len(seen) < 2:
            return outer
        run = _contiguous(seen)
        top = point(self.body.head_point(0, 0.6, -0.2))
        return turned(run + _over_the_top(outer, run[-1], run[0], top))

    def _covered(self) -> list[Point]:
        """Screen points of the hair's outside, all over the part of the skull that it covers."""
        count = 40 if self.skull.pixels > 40 else 20
        ends = [self.hairline(a * math.tau / count) - 0.05 for a in range(count)]
        found: list[Point] = []
        for up in _HEIGHTS:
            rim = self.skull.rim(up, count, self.volume, (self.volume - 1) * 0.25)
            found.extend(place for place, end in zip(rim, ends, strict=True) if up >= end)
        return found

    def hanging(self, right: float, up: float, ahead: float) -> Vec3:
        """A point that hangs from the head by its weight: below the ears, down is the world's down."""
        root = self.body.head_point(right, max(up, -0.1), ahead)
        drop = min(0.0, up + 0.1) * self.body.size.head
        return (root[0], root[1] + drop, root[2])


def turned_to_camera(skull: Skull, azimuth: float, up: float) -> bool:
    """Whether the skull's surface at that place faces the camera."""
    half, front, back = skull.section(up)
    deep = front if math.cos(azimuth) >= 0 else back
    right, up_axis, ahead = skull.body.head
    normal = add(
        times(right, math.sin(azimuth) / max(half, 0.02)),
        add(times(ahead, math.cos(azimuth) / max(deep, 0.05)), times(up_axis, up * 2.5)),
    )
    return dot(unit(normal), skull.toward) > 0.0


def _contiguous(seen: list[tuple[int, Point]]) -> list[Point]:
    """The visible hairline from one end to the other, wherever the circle of azimuths was cut open."""
    for k in range(len(seen)):
        if (seen[k - 1][0] + 1) % _STEPS != seen[k][0]:
            return [p for _, p in seen[k:] + seen[:k]]
    return [p for _, p in seen]


def _over_the_top(outer: list[Point], start: Point, end: Point, top: Point) -> list[Point]:
    """The part of the silhouette from start to end that passes over the top of the head."""

    def nearest(target: Point) -> int:
        x, y = target
        return min(range(len(outer)), key=lambda i: (outer[i][0] - x) ** 2 + (outer[i][1] - y) ** 2)

    a, b, count = nearest(start), nearest(end), len(outer)
    one = [outer[(a + k) % count] for k in range((b - a) % count + 1)]
    other = [outer[(a - k) % count] for k in range((a - b) % count + 1)]

    def distance_to_top(path: list[Point]) -> float:
        return min((x - top[0]) ** 2 + (y - top[1]) ** 2 for x, y in path)

    near, far = distance_to_top(one), distance_to_top(other)
    if abs(near - far) < 1e-6:
        return one if len(one) > len(other) else other
    return one if near < far else other
