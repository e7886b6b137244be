"""Two who act on one another: where they stand, which way they turn, and hands that get there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ParamSpec

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.floor_plan import FloorPlan, Footprint
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.reach import reach_of
from storyboard_cli.plan.staging.space import clamp, distance, heading, turn_between, world

P = ParamSpec("P")
_TRIES = 4


@dataclass(slots=True)
class Meeting:
    """Moves people of one frame; whoever has been set stays."""

    plan: FloorPlan
    footprint: Callable[[Actor], Footprint]
    fast: frozenset[str] = (
        frozenset()
    )  # who cannot go elsewhere: on a seat of a car, where a direction file says
    settled: set[str] = field(default_factory=set)

    def may_go(self, actor: Actor) -> bool:
        """May somebody be led elsewhere in this frame?"""
        return (
            actor.asset not in self.fast
            and actor.asset not in self.settled
            and actor.support != "mount"
            and not actor.reclined
            and actor.listed.position is None
        )

    def settle(self, *actors: Actor) -> None:
        """Let them stay where they are."""
        self.settled.update(a.asset for a in actors)

    def stand_by(self, doer: Actor, other: Actor, gap: float, deeper: float = 0.0) -> None:
        """Puts the doer beside the other one, `deeper` metres further from the camera.

        If the doer cannot go, the other one comes.
        """
        mover, still = (doer, other) if self.may_go(doer) else (other, doer)
        if not self.may_go(mover):
            return
        deep = deeper if mover is doer else -deeper
        side = 1.0 if mover.place[0] >= still.place[0] else -1.0
        for way in (side, -side):
            x, z = still.place[0] + way * gap, still.place[2] + deep
            if self._is_free(mover, x, z, (still,)):
                break
        else:
            x = still.place[0] + side * gap
        self.put(mover, x, still.place[2] + deep, mover.place[1] if mover.support else still.place[1])

    def put(self, actor: Actor, x: float, z: float, y: float | None = None) -> None:
        """Takes somebody to a place, with the room that is theirs."""
        self._leave(actor)
        actor.place = world(x, actor.place[1] if y is None else y, z)
        self.plan.add(self.footprint(actor))
        actor.pose_body()

    def _leave(self, actor: Actor) -> None:
        x, z = actor.place[0], actor.place[2]
        self.plan.taken = [t for t in self.plan.taken if abs(t.x - x) + abs(t.z - z) > 0.01]

    def _is_free(self, actor: Actor, x: float, z: float, besides: Sequence[Actor]) -> bool:
        own = {(a.place[0], a.place[2]) for a in (actor, *besides)}
        foot = self.footprint(actor).at(x, z)
        others = [t for t in self.plan.taken if (t.x, t.z) not in own]
        return not any(foot.meets(t, 0.0) for t in others) and self.plan.inside(foot)

    def turn(self, actor: Actor, to: Vec3, opened: float) -> None:
        """Turns somebody towards a point, opened to the camera by that many degrees."""
        aim = heading(to[0] - actor.place[0], to[2] - actor.place[2])
        actor.facing = round(turn_between(0.0, aim + clamp(turn_between(aim, 0.0), -opened, opened)), 1) + 0.0
        actor.looks, actor.glance, actor.mark = aim, None, None
        actor.pose_body()

    def face_each_other(self, one: Actor, other: Actor, opened: float) -> None:
        """Turns both to each other."""
        for a, b in ((one, other), (other, one)):
            if not a.reclined and a.support != "mount":
                self.turn(a, b.place, opened)
            a.target = b.asset

    def touch(
        self, actor: Actor, limb: str, point: Callable[P, Vec3], *args: P.args, **more: P.kwargs
    ) -> bool:
        """Lets a hand touch a point, and comes nearer while it is too far; False if it gets not there."""
        for _ in range(_TRIES):
            target = point(*args, **more)
            far = distance(actor.skeleton[f"{limb[0]}_shoulder"], target) - reach_of(actor.skeleton, limb[0])
            if limb.endswith("foot") or far <= 0.0 or not self._nearer(actor, target, far):
                break
        actor.reaches[limb] = world(*point(*args, **more))
        actor.pose_body()
        return limb.endswith("foot") or far <= 0.02

    def _nearer(self, actor: Actor, target: Vec3, far: float) -> bool:
        """Comes nearer to a point by the floor; low points are bent down to."""
        if not self.may_go(actor):
            return False
        shoulder = actor.skeleton["neck"]
        if shoulder[1] - target[1] > _TOO_LOW and actor.posture == "stand":
            actor.posture = "crouch" if shoulder[1] - target[1] > 0.85 else "bow"
            actor.pose_body()
            return True
        dx, dz = target[0] - actor.place[0], target[2] - actor.place[2]
        away = max((dx * dx + dz * dz) ** 0.5, 1e-6)
        step = min(far + 0.02, max(away - 0.2, 0.0))
        if step < 0.005:
            return False
        held = dict(actor.reaches)
        self.put(actor, actor.place[0] + dx / away * step, actor.place[2] + dz / away * step)
        actor.reaches = held
        return True


_TOO_LOW = 0.72
"""Metres below the neck: what is lower than a worktop is bent down to."""


def camera_side(actor: Actor) -> str:
    """The arm that is nearer to the camera, r or l."""
    return "r" if actor.skeleton["r_shoulder"][2] <= actor.skeleton["l_shoulder"][2] else "l"


def other_side(side: str) -> str:
    return "l" if side == "r" else "r"


def still(point: Vec3) -> Vec3:
    """A point that does not move with anybody."""
    return point
