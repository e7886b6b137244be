"""Extras: how many people a frame's words ask for, and where they stand behind whom the frame is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from math import cos, hypot, pi, sin

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.group_ways import WAYS, poses_of, way_of
from storyboard_cli.plan.staging.looks import Look, look_of_shown
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.onlookers import crowds_of, how_many
from storyboard_cli.plan.staging.poses import ACTIONS, POSTURES, known_pose
from storyboard_cli.plan.staging.ranks import in_line, in_ranks
from storyboard_cli.plan.staging.sets import SEATS
from storyboard_cli.plan.staging.space import clamp, heading, turn_between, world
from storyboard_cli.plan.staging.whereabouts import Memory
from storyboard_cli.reading.actions import Doing, read_action
from storyboard_cli.reading.extras import extras_in, is_quiet, looked_at
from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.graph import Frame, FrameCharacter

MOST_EXTRAS = 40


def crowd_size(frame: Frame, groups: Sequence[Look]) -> tuple[int, str]:
    """How many extras a frame's words ask for, and the word: a number before it, else the word's own size."""
    if frame.size in ("INS", "ECU", "BCU"):
        return 0, ""
    named = next((n for g in groups for n in g.names), "")
    if frame.shown and not groups:
        crowds = crowds_of(frame)
        total = sum(min(how_many(c), MOST_EXTRAS) for c in crowds)
        return min(total, MOST_EXTRAS), crowds[0].what.casefold() if crowds else ""
    count, word = extras_in(frame.action, named)
    return min(count, MOST_EXTRAS), word


def extras_of(
    frame: Frame,
    memory: Memory,
    scene_uid: str,
    look_at: Callable[[str, str | None], Look],
    actors: Sequence[Actor],
    aspect: float,
) -> list[Actor]:
    """The extras as actors; in front of the camera where the frame has nobody else."""
    groups = [c for c in frame.characters if look_at(c.asset, c.variant).group]
    looks = [look_at(c.asset, c.variant) for c in groups]
    count, word = crowd_size(frame, looks)
    if count == 0:
        return []
    listed = groups[0] if groups else FrameCharacter(asset="EXTRA")
    look = looks[0] if looks else _anonymous(frame, word)
    doing = read_action(frame.action, [look], memory.plan.landmarks).get(look.asset_id, Doing())
    posture, action = doing.posture or "stand", doing.action
    if word.startswith("is ") and memory.plan.kind in _SEATED_PLACES:
        posture = "sit"
    written = known_pose(listed.pose) if listed.pose else None
    if written in POSTURES:
        posture = written
    elif written in ACTIONS:
        action = written
    crowd = next(iter(crowds_of(frame)), None)
    way = None if written else way_of(crowd, doing.clause if actors else frame.action, posture, action)
    if way == "eat" and posture == "stand" and memory.plan.desk and memory.plan.seat in _AT_TABLES:
        posture = "sit"
    model = Actor(listed, look, doing, (0.0, 0.0, 0.0), posture, action)
    start = 2.0 if actors else 0.0
    if POSTURES[posture].support == "seat":
        if memory.plan.attention is not None:
            start = -0.6  # before those who speak to them
        seats = _rows(count, scene_uid, memory, start)
        return _seated(model, seats, memory, _each_way("sit" if way in _UPRIGHT else way, model, seats))
    if way in ("queue", "march"):
        rows = in_line if way == "queue" else in_ranks
        places = [_Place(x, z, 0, (x, z), *_size_of(scene_uid, i))
                  for i, (x, z) in enumerate(rows(count, memory.plan.room, start))]  # fmt: skip
    else:
        places = _bunches(count, scene_uid, memory, start, min(aspect / 1.6, 1.0))
    watched = next((a.place for a in actors if looked_at(doing.clause or frame.action)), None)
    ahead = _sight(memory) if watched is None and WAYS[way or "wait"].turn == "ahead" else None
    group = _Standing(model, places, watched, ahead, way, is_quiet(frame.action))
    return group.posed(_each_way(way, model, places))


def _each_way(way: str | None, model: Actor, places: Sequence[_Place]) -> list[tuple[str, str | None]]:
    """Posture and action of each member."""
    if way is None:
        return [(model.posture, model.action)] * len(places)
    return poses_of(way, model.posture, model.action, len(places), [p.noise for p in places])


def _sight(memory: Memory) -> tuple[float, float]:
    """What a crowd looks at: what all look at in such a place, else something beside the camera."""
    plan = memory.plan
    mark = plan.attention or ""
    return plan.sights.get(mark) or plan.landmarks.get(mark) or (2.2, -3.6)


_UPRIGHT = (None, "wait", "walk", "run", "flee", "march", "queue", "dance", "fight")
_AT_TABLES = ("chair", "bench", "stool")


def _anonymous(frame: Frame, word: str) -> Look:
    """How a crowd without an asset looks: as its words say."""
    crowd = next(iter(crowds_of(frame)), None)
    return look_of_shown("EXTRA", crowd or Shown(what=word or "extras", kind="group"))


_SEATED_PLACES = frozenset({
    "classroom", "library", "cafe", "bus", "hall", "office", "station", "church", "cinema", "theatre",
    "courtroom", "restaurant", "bar", "newsroom", "conference", "airport", "subway", "station_hall",
    "aeroplane", "train",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one extra is: in which bunch, where that one's middle is, and how tall this one is."""

    x: float
    z: float
    bunch: int
    middle: tuple[float, float]
    noise: float  # 0 … 1
    tall: float


def _noise(scene_uid: str, index: int) -> list[float]:
    return [v / 255.0 for v in sha256(f"{scene_uid}/extra/{index}".encode()).digest()[:6]]


def _size_of(scene_uid: str, index: int) -> tuple[float, float]:
    """Somebody's own number, and how tall this one is."""
    noise = _noise(scene_uid, index)
    return noise[1], 0.92 + 0.14 * noise[2]


_BUNCH_SIZES = (3, 2, 4, 2, 3, 1)
_APART = 0.52  # metres between two extras at least


def _bunches(count: int, scene_uid: str, memory: Memory, start: float, width: float) -> list[_Place]:
    """People stand and go in twos, threes and fours, spread over the width; the same in every frame."""
    room = memory.plan.room
    across = max(min(room.right, -room.left) - 0.5, 0.4)
    across = min(across, 1.6 + 0.28 * count, 5.6) * width
    deep = max(min(room.back - 0.5 - start, 0.9 + 0.32 * count, 7.0), 0.3)
    found: list[_Place] = []
    bunch = 0
    while len(found) < count:
        share_x, share_z = (0.5 + bunch * 0.7549) % 1.0, (0.25 + bunch * 0.5698) % 1.0
        x, z = (share_x * 2 - 1) * across, start + share_z * deep
        size = min(_BUNCH_SIZES[bunch % len(_BUNCH_SIZES)], count - len(found))
        for member in range(size):
            noise = _noise(scene_uid, len(found))
            turn = 2 * pi * (member / size + 0.08 * noise[0]) + bunch * 2.4
            radius = 0.0 if size == 1 else 0.30 + 0.09 * size
            px, pz = x + sin(turn) * radius * 1.15, max(z + cos(turn) * radius, start)
            while any(hypot(p.x - px, p.z - pz) < _APART for p in found):
                pz += 0.31
            found.append(_Place(px, pz, bunch, (x, z), *_size_of(scene_uid, len(found))))
        bunch += 1
    return found


def _rows(count: int, scene_uid: str, memory: Memory, start: float) -> list[_Place]:
    """People on seats are in rows."""
    room = memory.plan.room
    narrow = min(room.right - 0.4, -room.left - 0.4, 6.0)
    found = []
    for index in range(count):
        noise = _noise(scene_uid, index)
        row, column = divmod(index, 6)
        x = (((column * 5 + row * 2) % 6) - 2.5) / 3.0 * min(narrow, 3.4 if start else 1.7 + 0.55 * row)
        z = min(start + row * 0.95 + noise[1] * 0.5, max(room.back - 0.4, start + 0.2))
        found.append(_Place(x + (noise[0] - 0.5) * 0.4, z, row, (x, z), noise[2], 0.94 + 0.12 * noise[3]))
    return found


def _one(model: Actor, spot: _Place) -> Actor:
    height = round(model.look.height_m * spot.tall, 3)
    return replace(
        model, look=replace(model.look, height_m=height), place=world(spot.x, 0.0, spot.z), skeleton={}
    )


def _seated(
    model: Actor, places: Sequence[_Place], memory: Memory, poses: Sequence[tuple[str, str | None]]
) -> list[Actor]:
    seat = memory.plan.seat if memory.plan.seat not in ("bed", "ground") else "chair"
    extras = []
    for spot, (_, action) in zip(places, poses, strict=True):
        extra = _one(model, spot)
        extra.action = action
        extra.support, extra.support_m = seat, SEATS[seat]
        ahead = memory.plan.landmarks.get(memory.plan.attention or "")
        toward_it = heading(ahead[0] - spot.x, ahead[1] - spot.z) if ahead else 0.0
        extra.facing = round(turn_between(0.0, toward_it + (spot.noise - 0.5) * 22.0), 1)
        extra.pose_body()
        extras.append(extra)
    return extras


@dataclass(frozen=True, slots=True)
class _Standing:
    """Bunches that talk among themselves, go the same way, or watch what there is to see."""

    model: Actor
    places: Sequence[_Place]
    watched: Vec3 | None  # whom they look at
    ahead: tuple[float, float] | None  # where they look, where that is nobody
    way: str | None
    quiet: bool

    def posed(self, poses: Sequence[tuple[str, str | None]]) -> list[Actor]:
        """Each at the own place, in the own pose."""
        extras = []
        for index, spot in enumerate(self.places):
            extra = _one(self.model, spot)
            extra.posture, extra.action = poses[index]
            friend = self._turn(extra, index, spot)
            if friend is not None:
                self._talk(extra, index, spot, friend)
            extra.pose_body()
            extras.append(extra)
        return extras

    def _turn(self, extra: Actor, index: int, spot: _Place) -> _Place | None:
        """Turns somebody, and gives the one who is talked to, if it is one of the bunch."""
        sight = self.watched and (self.watched[0], self.watched[2])
        friend = None
        if sight is not None and self.watched is not None:
            extra.gaze_at = world(sight[0], 1.5, sight[1])
            extra.facing = heading(sight[0] - spot.x, sight[1] - spot.z) + (spot.noise - 0.5) * 24.0
        elif self._travels():
            extra.facing = self._heading(spot) + (spot.noise - 0.5) * (4.0 if self.way == "march" else 14.0)
        elif self.ahead is not None:
            to = heading(self.ahead[0] - spot.x, self.ahead[1] - spot.z)
            extra.facing = to + (spot.noise - 0.5) * 44.0
        else:
            friend = _friend(index, self.places)
            inward = heading(spot.middle[0] - spot.x, spot.middle[1] - spot.z)
            alone = (spot.noise - 0.5) * 150.0
            turned = turn_between(0.0, inward + clamp(turn_between(inward, 0.0), -38.0, 38.0))
            extra.facing = alone if friend is None else turned
        extra.facing = round(turn_between(0.0, extra.facing) + 0.0, 1)
        return friend if friend is not None else _friend(index, self.places) if self._strolls() else None

    def _travels(self) -> bool:
        turn = WAYS[self.way].turn if self.way is not None else None
        return self.model.posture in _TRAVELLING or turn == "travel"

    def _strolls(self) -> bool:
        """Do they go in twos and threes that talk?"""
        return self.way in (None, "walk") and self.model.posture in _TRAVELLING and self.watched is None

    def _heading(self, spot: _Place) -> float:
        if self.way == "queue":
            return 78.0
        return 62.0 if self.way == "march" else _way(self.model, spot)

    def _talk(self, extra: Actor, index: int, spot: _Place, friend: _Place) -> None:
        """Looks at whom this one talks with; who speaks does so with the hands."""
        extra.gaze_at = world(friend.x, 1.55 * friend.tall, friend.z)
        first = index == 0 or self.places[index - 1].bunch != spot.bunch
        extra.speaking = first and not self.quiet
        free = extra.action in (None, "arms_down") and self.way in (None, "wait", "talk", "drink")
        if extra.speaking and free and not self._travels() and spot.noise > 0.4:
            extra.action = "gesture"


_TRAVELLING = frozenset({"walk", "run", "crawl", "ride", "tiptoe"})


def _friend(index: int, places: Sequence[_Place]) -> _Place | None:
    """Whom somebody of a bunch looks at: whoever speaks; the speaker at the next one."""
    same = [p for p in places if p.bunch == places[index].bunch]
    if len(same) < 2:
        return None
    return same[1] if places[index] is same[0] else same[0]


def _way(model: Actor, spot: _Place) -> float:
    """Where a bunch goes: all to one end where the words name it, else some this way and some that."""
    if model.doing.mark is not None or model.doing.goes is not None or model.posture == "run":
        away = (model.doing.goes or "").startswith("to:")
        return 116.0 if away else 64.0
    return 68.0 if spot.bunch % 2 == 0 else -68.0
