"""Who does what: a fold over a scene's frames; places, postures and props last until the script changes them.

Inserting a frame in which nobody moves changes no other frame.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from storyboard_cli.plan.staging.acts import Act
from storyboard_cli.plan.staging.body import local_skeleton, place_skeleton
from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.poses import ACTIONS, POSTURES, SEATED_TURN, SIDEWAYS, known_pose
from storyboard_cli.plan.staging.reach import reach
from storyboard_cli.plan.staging.sets import SEATS, SetPlan
from storyboard_cli.plan.staging.space import clamp, flat_distance, heading, turn_between, world
from storyboard_cli.plan.staging.whereabouts import POSITION_X, Memory, State, move, within
from storyboard_cli.reading.actions import Doing, read_action
from storyboard_cli.script.graph import Frame, FrameCharacter

SCREEN_X = {
    "far_left": 0.14, "left": 0.29, "center_left": 0.41, "center": 0.5, "center_right": 0.59, "right": 0.71,
    "far_right": 0.86,
}  # fmt: skip
"""Where a position word is in the picture of the frame that says it."""


@dataclass(slots=True)
class Actor:
    """One character in one frame, before and after the camera is known."""

    listed: FrameCharacter
    look: Look
    doing: Doing
    place: Vec3
    posture: str
    action: str | None
    facing: float = 0.0
    gaze_at: Vec3 | None = None  # a point that is looked at, where that is no character
    desk: tuple[float, float] | None = None  # where the desk stands that this one sits at, if not before it
    target: str | None = None  # whom this one looks at
    glance: str | None = None  # camera, away, up, down, left or right, where written
    at_table: bool = False  # sits at a desk or table that the words show
    speaking: bool = False
    mark: str | None = None  # landmark of the set that is looked at
    looks: float | None = None  # where the face points, where that is not where the body does
    support: str | None = None
    support_m: float = 0.0
    skeleton: dict[str, Vec3] = field(default_factory=dict)
    act: Act | None = None  # what this one does to somebody or something
    reaches: dict[str, Vec3] = field(default_factory=dict)  # r, l, r_foot, l_foot → the point that it touches

    @property
    def asset(self) -> str:
        return self.listed.asset

    @property
    def pose(self) -> str:
        """The name that says most: the action, else the posture."""
        return self.action or self.posture

    @property
    def reclined(self) -> bool:
        return POSTURES[self.posture].recline >= 60

    def pose_body(self) -> None:
        """Places the skeleton, without a face, where the actor is now."""
        look = self.look
        self.skeleton = dict(
            _posed(
                self.posture, self.action, look.height_m, look.build, self.support_m, self.place, self.facing
            )
        )
        for limb, point in self.reaches.items():
            reach(self.skeleton, limb, point)

    def shift(self, dx: float, dy: float, dz: float) -> None:
        """Moves somebody with all that the limbs touch."""
        self.place = world(self.place[0] + dx, self.place[1] + dy, self.place[2] + dz)
        self.reaches = {n: (x + dx, y + dy, z + dz) for n, (x, y, z) in self.reaches.items()}
        self.pose_body()


@lru_cache(maxsize=1024)
def _posed(
    posture: str, action: str | None, height: float, build: str, seat: float, place: Vec3, facing: float
) -> Mapping[str, Vec3]:
    """A posed body where it stands; whoever does not move is posed once."""
    return place_skeleton(local_skeleton(posture, action, height, build, seat), place, facing)


def cast_actors(
    frame: Frame, memory: Memory, look_at: Callable[[str, str | None], Look], scene_people: Sequence[Look],
    heed: Callable[[list[Actor]], None] | None = None,
) -> list[Actor]:  # fmt: skip
    """The frame's characters after its action line moved them, each with posture, place and facing.

    `heed` tells them what the scene graph says of them, before they turn to each other.
    """
    listed = [c for c in frame.characters if not look_at(c.asset, c.variant).group]
    people = [look_at(c.asset, c.variant) for c in listed]
    everyone = people + [p for p in scene_people if p.asset_id not in {q.asset_id for q in people}]
    doings = read_action(frame.action, everyone, memory.plan.landmarks) if people else {}
    if (
        len(people) == 1 and not doings[people[0].asset_id].clause
    ):  # nobody named: it is about the only one there
        doings |= read_action(frame.action, people, memory.plan.landmarks)
    speakers = {who for line in frame.dialogue if line.voice == "on" for who in line.speakers}
    actors = []
    for character, look in zip(listed, people, strict=True):
        doing = doings.get(look.asset_id, Doing())
        actors.append(_moved(character, look, doing, memory, character.asset in speakers))
    if heed is not None:
        heed(actors)
    _bring_together(actors, memory)
    _keep_apart(actors)
    _turn_to_each_other(actors, memory, frame)
    return actors


def _moved(character: FrameCharacter, look: Look, doing: Doing, memory: Memory, speaking: bool) -> Actor:
    state = memory.of(character.asset)
    written = known_pose(character.pose) if character.pose else None
    posture, action = doing.posture, doing.action
    if written in POSTURES:
        posture, action = written, None
    elif written in ACTIONS:
        action = written
    if posture is not None:
        if (
            POSTURES[posture].support in ("seat", "ground", "knees") and doing.rests_on
        ) or posture != state.posture:
            state.rests_on = doing.rests_on
        state.posture = _settled(posture, state.posture)
    shown = posture or state.posture
    if shown == "sit" and state.rests_on == "ground":
        shown = "sit_floor"
    move(state, doing, memory, character, look)
    x, z = state.x, state.z
    if doing.goes == "enter":
        x -= 1.1 * state.travel
    if character.position in POSITION_X:
        x = state.x = within(POSITION_X[character.position], memory.plan)
    actor = Actor(
        character, look, doing, world(x, 0.0, z), shown, action, target=doing.target, speaking=speaking,
    )  # fmt: skip
    actor.glance, actor.mark, actor.desk = doing.glance, doing.mark, state.desk
    if doing.goes == "to:window" and doing.target is None and doing.glance is None:
        actor.mark = "window"  # who stands at a window looks out of it
    _look_override(actor, character.look)
    if actor.glance in ("up", "down") and actor.action is None:
        actor.action = f"look_{actor.glance}"
    _rest(actor, state, memory.plan)
    return actor


def _settled(posture: str, before: str) -> str:
    """The posture that later frames keep: somebody who walked stands, somebody who fell lies."""
    if posture == "fall":
        return "fallen"
    return posture if POSTURES[posture].lasting else ("stand" if before != "drive" else before)


def _look_override(actor: Actor, written: str | None) -> None:
    if not written:
        return
    word, actor.mark, actor.glance = written.strip(), None, None
    if word.casefold() in ("camera", "away", "up", "down", "left", "right"):
        actor.glance, actor.target = word.casefold(), None
    else:
        actor.target = word


def _rest(actor: Actor, state: State, plan: SetPlan) -> None:
    """What carries somebody who sits or lies, and how high it is."""
    support = POSTURES[actor.posture].support
    if actor.posture in ("lie", "sleep"):
        kind = state.rests_on if state.rests_on in ("bed", "sofa", "bench", "ground") else None
        actor.support = kind or ("bed" if plan.seat == "bed" else "ground")
    elif actor.posture == "ride":
        actor.support = "bike"
    elif support == "seat":
        actor.support = state.rests_on if state.rests_on in SEATS else plan.seat
        if actor.support == "ground":
            actor.posture = "sit_floor"
        if actor.posture == "drive" and plan.kind not in ("vehicle", "bus"):
            actor.support = "car_seat"
    elif support == "ground":
        actor.support = "ground"
    if actor.support is not None:
        actor.support_m = SEATS.get(actor.support, 0.45)


def _bring_together(actors: list[Actor], memory: Memory) -> None:
    """Two who embrace, fight or shake hands are within reach of each other."""
    by_asset = {a.asset: a for a in actors}
    for actor in actors:
        if actor.action is None or not ACTIONS[actor.action].mutual:
            continue
        if actor.target not in by_asset:
            if actor.listed.pose is None and len(actors) == 1:
                actor.action = None  # that takes two
            continue
        other = by_asset[actor.target]
        if POSTURES[actor.posture].support == "feet" and not POSTURES[actor.posture].lasting:
            actor.posture = "stand"
        gap = {"embrace": 0.42, "kiss": 0.4}.get(actor.action, 0.95)
        if actor.asset > other.asset and other.action == actor.action and other.target == actor.asset:
            continue  # the other one has already come
        side = -1.0 if actor.place[0] <= other.place[0] else 1.0
        actor.place = world(other.place[0] + side * gap, 0.0, other.place[2])
        state = memory.of(actor.asset)
        state.x, state.z = actor.place[0], actor.place[2]


_ELBOW_ROOM = 0.62


def _keep_apart(actors: list[Actor]) -> None:
    """Nobody stands in the place of somebody else, whatever led both there; later frames are not moved."""
    for index, actor in enumerate(actors):
        if actor.action is not None and ACTIONS[actor.action].mutual:
            continue
        for _ in range(4):
            near = [
                o
                for o in actors[:index]
                if flat_distance(o.place, actor.place) < _ELBOW_ROOM - 0.01
                and not (o.listed.position and actor.listed.position)
            ]
            if not near or (near[0].action is not None and ACTIONS[near[0].action].mutual):
                break
            side = 1.0 if actor.place[0] >= near[0].place[0] else -1.0
            actor.place = world(near[0].place[0] + side * _ELBOW_ROOM, actor.place[1], actor.place[2])


_OPEN_TO_CAMERA = 24.0


def _turn_to_each_other(actors: list[Actor], memory: Memory, frame: Frame) -> None:
    spoken = [who for line in frame.dialogue if line.voice == "on" for who in line.speakers]
    by_asset = {a.asset: a for a in actors}
    for actor in actors:
        if actor.target is None and actor.glance is None and actor.mark is None:
            actor.target = _partner(actor, actors, spoken, memory)
            addressed = actor.target in by_asset and (actor.target in spoken or actor.speaking)
            attends = memory.plan.attention and actor.support == "chair" and actor.desk is None
            if attends and not addressed:
                actor.target, actor.mark = None, _attention(actor, memory)
        if actor.target is not None and actor.target == actor.asset:
            actor.target = None
    for actor in actors:
        actor.facing = round(_facing(actor, by_asset, memory) + 0.0, 1)


def _partner(actor: Actor, actors: Sequence[Actor], spoken: Sequence[str], memory: Memory) -> str | None:
    """Whom somebody looks at where nothing is written: who speaks, else the nearest."""
    if actor.posture in ("sleep", "fallen") or (actor.action and ACTIONS[actor.action].own_gaze):
        return None
    others = [a for a in actors if a is not actor]
    for speaker in spoken:
        if speaker != actor.asset and any(a.asset == speaker for a in others):
            return speaker
    if actor.posture in ("walk", "run", "climb", "ride", "drive", "dance", "swim"):
        return None
    if others:
        nearest = min(
            others,
            key=lambda a: (abs(a.place[0] - actor.place[0]) + abs(a.place[2] - actor.place[2]), a.asset),
        )
        return nearest.asset
    ranked = sorted(memory.order, key=memory.order.__getitem__)
    if len(ranked) < 2:
        return None
    return ranked[1] if actor.asset == ranked[0] else ranked[0]


_GOES_ALONG = frozenset({"walk", "run", "climb", "crawl", "ride", "swim"})


def _facing(actor: Actor, by_asset: Mapping[str, Actor], memory: Memory) -> float:
    """Which way the body turns."""
    state = memory.of(actor.asset)
    if memory.plan.kind in ("vehicle", "bus") and POSTURES[actor.posture].support == "seat":
        return 0.0
    if memory.plan.kind == "cockpit" and POSTURES[actor.posture].support == "seat":
        return 180.0  # before the controls
    if actor.reclined:
        return 90.0 if state.travel > 0 else -90.0
    if actor.desk is not None:
        actor.looks = _aim(actor, by_asset, memory)
        return heading(actor.desk[0] - actor.place[0], actor.desk[1] - actor.place[2])
    if actor.glance in _GLANCE_FACING:
        return _GLANCE_FACING[actor.glance]
    aim = _aim(actor, by_asset, memory)
    if actor.posture in _GOES_ALONG and (aim is None or actor.doing.goes):
        if actor.doing.goes == "away":
            return 152.0 * state.travel
        return 62.0 * state.travel
    if aim is None:
        return _alone(actor) * state.travel
    together = actor.action is not None and ACTIONS[actor.action].mutual
    actor.looks = aim
    opened = 0.0 if together else clamp(turn_between(aim, 0.0), -_OPEN_TO_CAMERA, _OPEN_TO_CAMERA)
    return turn_between(0.0, aim + opened)


def _attention(actor: Actor, memory: Memory) -> str | None:
    """What those who sit in such a place look at, unless their hands have their eyes."""
    busy = actor.action is not None and ACTIONS[actor.action].own_gaze
    return None if busy else memory.plan.attention


def _alone(actor: Actor) -> float:
    """How far somebody who looks at nobody turns from the camera, so that the pose reads."""
    names = {actor.posture, actor.action or ""}
    if names & SIDEWAYS:
        return 60.0
    return 40.0 if names & SEATED_TURN else 24.0


_GLANCE_FACING = {"camera": 0.0, "away": 168.0, "left": -74.0, "right": 74.0}


def _aim(actor: Actor, by_asset: Mapping[str, Actor], memory: Memory) -> float | None:
    """The direction of whoever is looked at, also where that one is outside the picture."""
    if actor.action == "write_up":
        return 152.0 if actor.place[0] <= 0 else -152.0
    if actor.target is None and actor.mark is None:
        return None
    other = by_asset.get(actor.target or "")
    if other is not None:
        x, z = other.place[0], other.place[2]
    elif actor.mark in memory.plan.landmarks:
        x, z = memory.plan.sights.get(actor.mark) or memory.plan.landmarks[actor.mark]
    elif actor.target is not None and actor.target in memory.order:
        state = memory.of(actor.target)
        x, z = state.x, state.z
    else:
        return None
    dx, dz = x - actor.place[0], z - actor.place[2]
    if abs(dx) + abs(dz) > 0.05:
        return heading(dx, dz)
    actor.mark = None  # who stands there does not look at it
    return None
