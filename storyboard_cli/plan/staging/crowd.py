"""Extras: how many people a frame's words ask for, and where they stand behind whom the frame is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256

from storyboard_cli.plan.staging.actors import Actor, Memory
from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.poses import ACTIONS, POSTURES, known_pose
from storyboard_cli.plan.staging.reading import Doing, read_action
from storyboard_cli.plan.staging.sets import SEATS
from storyboard_cli.plan.staging.space import world
from storyboard_cli.script.graph import Frame, FrameCharacter

_CROWD_WORDS = re.compile(
    r"\b(crowds?|crowded|mob|throng|audience|bystanders|onlookers|passers-?by|commuters|pedestrians|extras|guests"
    r"|people|students|children|kids|soldiers|villagers|workers|passengers|customers|dancers|protesters|spectators"
    r"|tourists|classmates|everyone|everybody|is full|is packed|is busy|bustling)\b",
    re.IGNORECASE,
)
_MANY = {
    "crowd": 16,
    "crowds": 16,
    "crowded": 14,
    "mob": 18,
    "throng": 18,
    "audience": 18,
    "students": 12,
    "is full": 12,
    "is packed": 16,
}
_NUMBERS = {
    "two": 2, "couple": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "dozen": 12, "dozens": 24, "hundreds": 30, "few": 3, "several": 6, "handful": 4, "group": 7,
}  # fmt: skip
MOST_EXTRAS = 40


def crowd_size(frame: Frame, groups: Sequence[Look]) -> tuple[int, str]:
    """How many extras a frame's words ask for, and the word: a number before it, else the word's own size."""
    if frame.size in ("INS", "ECU", "BCU"):
        return 0, ""
    found = _CROWD_WORDS.search(frame.action)
    word = found[1].casefold() if found else next((n for g in groups for n in g.names), "")
    if not word:
        return 0, ""
    before = frame.action[: found.start()] if found else frame.action
    near = re.findall(r"[a-z]+|\d{1,3}", before.casefold())[-3:]
    said = next((int(w) if w.isdigit() else _NUMBERS[w] for w in near if w.isdigit() or w in _NUMBERS), None)
    if found and said is not None and said >= 1:
        return min(said, MOST_EXTRAS), word
    return _MANY.get(word, 9), word


def extras_of(
    frame: Frame, memory: Memory, scene_uid: str, look_at: Callable[[str, str | None], Look], alone: bool
) -> list[Actor]:
    """The extras as actors; in front of the camera where the frame has nobody else."""
    groups = [c for c in frame.characters if look_at(c.asset, c.variant).group]
    looks = [look_at(c.asset, c.variant) for c in groups]
    count, word = crowd_size(frame, looks)
    if count == 0:
        return []
    listed = groups[0] if groups else FrameCharacter(asset="EXTRA")
    look = looks[0] if looks else Look("EXTRA", "character", "extra", names=(word,))
    doing = read_action(frame.action, [look], memory.plan.landmarks).get(look.asset_id, Doing())
    posture = doing.posture or "stand"
    if word.startswith("is ") and memory.plan.kind in _SEATED_PLACES:
        posture = "sit"
    if listed.pose and known_pose(listed.pose):
        posture = known_pose(listed.pose) or posture
    spots = _spots(count, scene_uid, memory, alone)
    return [_extra(listed, look, doing, posture, spot, index, memory) for index, spot in enumerate(spots)]


_SEATED_PLACES = frozenset(["classroom", "library", "cafe", "bus", "hall", "office", "station"])


def _spots(
    count: int, scene_uid: str, memory: Memory, alone: bool
) -> list[tuple[float, float, float, float]]:
    """x, z, facing and a height factor of each extra: the same in every frame of a scene."""
    room = memory.plan.room
    narrow = min(room.right - 0.4, -room.left - 0.4, 6.0)
    start = 0.0 if alone else 2.0
    spots = []
    for index in range(count):
        noise = sha256(f"{scene_uid}/extra/{index}".encode()).digest()
        a, b, c, d = (v / 255.0 for v in noise[:4])
        row, column = divmod(index, 6)
        x = (((column * 5 + row * 2) % 6) - 2.5) / 3.0 * min(narrow, 1.7 + 0.55 * row if alone else 3.4)
        z = start + row * 0.95 + b * 0.5
        spots.append(
            (
                x + (a - 0.5) * 0.4,
                min(z, max(room.back - 0.4, start + 0.2)),
                (c - 0.5) * 150.0,
                0.94 + 0.12 * d,
            )
        )
    return spots


def _extra(
    listed: FrameCharacter, look: Look, doing: Doing, posture: str, spot: tuple[float, float, float, float],
    index: int, memory: Memory,
) -> Actor:  # fmt: skip
    x, z, facing, factor = spot
    action = doing.action
    if posture in ACTIONS:
        posture, action = "stand", posture
    shown = posture if posture in POSTURES else "stand"
    if shown in ("walk", "run"):
        facing = (58.0 if index % 2 == 0 or shown == "run" else -58.0) + facing * 0.15
    actor = Actor(
        listed, replace(look, height_m=round(look.height_m * factor, 3)), doing, world(x, 0.0, z), shown,
        action,
        facing=round(facing, 1),
    )  # fmt: skip
    if POSTURES[shown].support == "seat":
        actor.support = memory.plan.seat if memory.plan.seat not in ("bed", "ground") else "chair"
        actor.support_m = SEATS[actor.support]
        actor.facing = round(facing * 0.15, 1)
    actor.pose_body()
    return actor
