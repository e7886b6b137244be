"""Somebody in another's arms, on the back, or lifted up."""

from __future__ import annotations

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.body_points import body_point
from storyboard_cli.plan.staging.meeting import Meeting, camera_side, other_side, still
from storyboard_cli.plan.staging.space import lerp, toward, world

_CHILD = 0.62
_AWAKE = frozenset({"stand", "sit", "kneel", "walk", "run", "cradled"})


def carry(meet: Meeting, doer: Actor, other: Actor, part: str | None) -> None:
    """Across both arms before the breast; `on his back` on the back."""
    if doer.posture not in ("walk", "sit", "kneel"):
        doer.posture = "stand"
    if part in ("back", "shoulder"):
        _on_back(meet, doer, other)
        return
    awake = other.posture in _AWAKE
    doer.action, other.posture, other.action = "carry", "cradled", None
    other.support, other.support_m = "arms", 0.0
    doer.facing = 16.0 if doer.place[0] <= 0 else -16.0
    doer.looks, doer.target = None, other.asset
    doer.pose_body()
    other.facing = 90.0 if doer.place[0] <= 0 else -90.0
    s, tall = doer.skeleton, doer.look.height_m
    dx, dz = toward(doer.facing)
    small = other.look.height_m < _CHILD * tall
    ahead = 0.15 * tall if small else 0.17 * tall
    high = lerp(s["pelvis"], s["chest"], 0.62 if small else 0.5)[1]
    _pelvis_at(meet, other, (s["pelvis"][0] + dx * ahead, high, s["pelvis"][2] + dz * ahead))
    middle = lerp(other.skeleton["pelvis"], other.skeleton["chest"], 0.45)
    meet.plan.taken = [
        t for t in meet.plan.taken if abs(t.x - other.place[0]) + abs(t.z - other.place[2]) > 0.01
    ]
    other.shift(s["pelvis"][0] + dx * ahead - middle[0], 0.0, 0.0)
    head = min(("r", "l"), key=lambda h: abs(s[f"{h}_shoulder"][0] - other.skeleton["head"][0]))
    o = other.skeleton
    back, knees = lerp(o["chest"], o["neck"], 0.2), lerp(o["r_knee"], o["l_knee"], 0.5)
    meet.settle(doer, other)
    meet.touch(doer, head, still, (back[0], back[1] - 0.06, back[2] - 0.05))
    meet.touch(doer, other_side(head), still, (knees[0], knees[1] - 0.06, knees[2] - 0.05))
    if awake and not small:
        far = other_side(camera_side(other))
        meet.touch(other, far, body_point, doer, "neck", other.skeleton["chest"])


def _pelvis_at(meet: Meeting, other: Actor, point: tuple[float, float, float]) -> None:
    """Lifts somebody so that the pelvis is at a point."""
    meet.put(other, other.place[0], other.place[2], 0.0)
    p = other.skeleton["pelvis"]
    other.shift(point[0] - p[0], point[1] - p[1], point[2] - p[2])


_NEARER = 0.07
"""Metres: the leg of whoever is carried is before the hip of the other one, and drawn after it."""


def _on_back(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Pick-a-back: breast on back, arms over the shoulders, knees in the hands."""
    way = 1.0 if doer.place[0] <= 0 else -1.0
    doer.action, doer.facing, doer.looks, doer.target = "carry", 76.0 * way, None, None
    doer.posture = "walk" if doer.posture == "stand" else doer.posture
    doer.pose_body()
    other.posture, other.action, other.facing, other.looks = "astride", None, doer.facing, None
    other.support, other.support_m = "arms", 0.0
    s, tall = doer.skeleton, doer.look.height_m
    dx, dz = toward(doer.facing)
    _pelvis_at(
        meet,
        other,
        (s["pelvis"][0] - dx * 0.13 * tall, s["pelvis"][1] + 0.09 * tall, s["pelvis"][2] - _NEARER),
    )
    meet.settle(doer, other)
    for side in ("r", "l"):
        shoulder = lerp(s[f"{side}_shoulder"], s["chest"], 0.35)
        knee = lerp(other.skeleton[f"{side}_knee"], other.skeleton[f"{side}_hip"], 0.2)
        front = (shoulder[0] + dx * 0.09, shoulder[1], shoulder[2] + dz * 0.09)
        meet.touch(other, side, still, front)
        meet.touch(doer, side, still, knee)


def lift(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Up before the face, both hands at the ribs; who is too heavy for that is carried."""
    if other.look.height_m > 0.8 * doer.look.height_m:
        carry(meet, doer, other, None)
        return
    doer.posture, doer.action, other.posture, other.action = "stand", "carry", "cradled_up", None
    other.support, other.support_m = "arms", 0.0
    meet.stand_by(doer, other, 0.42)
    meet.face_each_other(doer, other, 24.0)
    s, o = doer.skeleton, other.skeleton
    other.shift(0.0, s["neck"][1] - o["chest"][1], 0.0)
    meet.settle(doer, other)
    for side in ("r", "l"):
        meet.touch(doer, side, _ribs, doer, other, side)


def _ribs(doer: Actor, other: Actor, side: str) -> tuple[float, float, float]:
    x, y, z = lerp(other.skeleton["pelvis"], other.skeleton["chest"], 0.8)
    nearer = doer.skeleton[f"{side}_shoulder"][2] <= doer.skeleton["neck"][2]
    return world(x, y, z + (-0.1 if nearer else 0.1))
