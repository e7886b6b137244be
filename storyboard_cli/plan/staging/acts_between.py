"""What people do to each other: each act sets both where hands, arms and faces meet."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.body_points import body_point
from storyboard_cli.plan.staging.meeting import Meeting, P, camera_side, other_side, still
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.reach import palm
from storyboard_cli.plan.staging.space import flat_distance, lerp, toward, world

_SMALL = 0.74
"""Who has less than this share of another's height is a child beside a grown-up, who kneels down to it."""


def _kneel_to(doer: Actor, other: Actor) -> None:
    """The taller of both kneels down to a child that stands."""
    tall, small = sorted((doer, other), key=lambda a: -a.look.height_m)
    child = small.look.height_m < _SMALL * tall.look.height_m
    if child and tall.posture in ("stand", "walk", "run") and small.posture in ("stand", "walk", "run"):
        tall.posture = "kneel"
    for one in (doer, other):
        if one.posture in ("walk", "run", "fall"):
            one.posture = "stand"
        one.pose_body()


def _heads_at(meet: Meeting, doer: Actor, other: Actor, gap: float) -> None:
    """Brings both heads to that distance over the floor."""
    for _ in range(3):
        apart = flat_distance(doer.skeleton["head"], other.skeleton["head"])
        mover, still = (doer, other) if meet.may_go(doer) else (other, doer)
        if not meet.may_go(mover) or abs(apart - gap) < 0.01 or apart < 1e-3:
            return
        share = (apart - gap) / apart
        m, s = mover.skeleton["head"], still.skeleton["head"]
        meet.put(mover, mover.place[0] + (s[0] - m[0]) * share, mover.place[2] + (s[2] - m[2]) * share)


def embrace(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Breast to breast; the arm that is nearer to the camera lies round the other's back."""
    _kneel_to(doer, other)
    smaller = doer if doer.look.height_m <= other.look.height_m else other
    meet.stand_by(doer, other, 0.34, -0.07 if smaller is doer else 0.07)
    doer.action = other.action = "embrace"
    meet.face_each_other(doer, other, 14.0)
    for one, two in ((doer, other), (other, doer)):
        near = camera_side(one)
        low = two.skeleton["neck"][1] - one.skeleton["neck"][1] > 0.25
        meet.touch(one, near, _round, one, two, -0.11, low)
        meet.touch(one, other_side(near), _round, one, two, 0.12, low)


def _round(one: Actor, two: Actor, deep: float, low: bool) -> Vec3:
    """A point on the back of whoever is held, `deep` metres beside the spine."""
    s, tall = two.skeleton, two.look.height_m
    middle = lerp(s["pelvis"], s["chest"], 0.5) if low else lerp(s["chest"], s["neck"], 0.15)
    dx = 1.0 if middle[0] >= one.skeleton["chest"][0] else -1.0
    return (middle[0] + dx * 0.035 * tall, middle[1], middle[2] + deep * tall / 1.7)


def kiss(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Mouth to mouth, or to the cheek; hands on the other's arms."""
    _kneel_to(doer, other)
    meet.stand_by(doer, other, 0.42, -0.03)
    doer.action = "kiss"
    other.action = "kiss" if other.action in (None, "kiss", "embrace", "reach") else other.action
    meet.face_each_other(doer, other, 8.0)
    _heads_at(meet, doer, other, 0.46 * (doer.look.height_m + other.look.height_m) / 2 * 0.14 * 2 + 0.01)
    for one, two in ((doer, other), (other, doer)):
        near = camera_side(one)
        part = "waist" if one is doer else "shoulder"
        meet.settle(one)
        meet.touch(one, near, body_point, two, part, one.skeleton["chest"])
        meet.touch(one, other_side(near), _round, one, two, 0.1, False)


def shake_hands(meet: Meeting, doer: Actor, other: Actor) -> None:
    """The right hands of both meet between them."""
    _stand_up(doer, other)
    meet.stand_by(doer, other, 0.86)
    doer.action = other.action = "shake_hands"
    meet.face_each_other(doer, other, 20.0)
    meet.touch(doer, "r", _between, doer, other, 0.62)
    meet.touch(other, "r", still, doer.reaches["r"])


def _stand_up(*actors: Actor) -> None:
    for one in actors:
        if one.posture in ("walk", "run", "kick", "fall", "jump", "tiptoe"):
            one.posture = "stand"
        one.pose_body()


def _between(doer: Actor, other: Actor, share: float, near: float = 0.0) -> Vec3:
    """Midway between two chests, at a share of the smaller one's standing or sitting height."""
    a, b = doer.skeleton, other.skeleton
    low = min((doer, other), key=lambda o: o.skeleton["crown"][1])
    base = low.skeleton["pelvis"][1]
    high = base + (low.skeleton["crown"][1] - base) * (share - 0.5) * 2
    middle = lerp(a["chest"], b["chest"], 0.5)
    return (middle[0], high, middle[2] - near)


def strike(meet: Meeting, doer: Actor, other: Actor, part: str, gap: float) -> None:
    """A hand on the other's face, or where the words say: a slap or a punch."""
    _stand_up(doer)
    if other.posture in ("walk", "run"):
        other.posture = "stand"
    meet.stand_by(doer, other, gap * doer.look.height_m / 1.75, -0.04)
    meet.face_each_other(doer, other, 18.0)
    near = camera_side(doer)
    meet.touch(doer, near, _cheek, doer, other, part)
    guard = lerp(doer.skeleton["chest"], doer.skeleton["neck"], 0.2)
    dx, dz = toward(doer.facing)
    doer.reaches[other_side(near)] = world(guard[0] + dx * 0.24, guard[1], guard[2] + dz * 0.24)
    if doer.action == "punch":
        meet.settle(doer, other)
    doer.pose_body()


def _cheek(doer: Actor, other: Actor, part: str) -> Vec3:
    """The side of the face that is before the hand and seen by the camera."""
    x, y, z = body_point(other, part, doer.skeleton["head"])
    return (x, y, z - 0.03)


def aim(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Turned to whoever is aimed or thrown at, some way off."""
    apart = flat_distance(doer.place, other.place)
    if apart < _RANGE and meet.may_go(doer):
        meet.stand_by(doer, other, _RANGE)
    meet.turn(doer, other.place, 12.0)
    doer.target = other.asset
    if other.target is None or other.act is None:
        other.target = doer.asset
    if doer.action == "aim":
        x, y, z = lerp(other.skeleton["chest"], other.skeleton["neck"], 0.4)
        for side in ("r", "l"):
            s = doer.skeleton[f"{side}_shoulder"]
            far = max(((x - s[0]) ** 2 + (y - s[1]) ** 2 + (z - s[2]) ** 2) ** 0.5, 1e-6)
            share = 0.56 if side == "r" else 0.5
            doer.reaches[side] = world(*(s[i] + (v - s[i]) / far * share for i, v in enumerate((x, y, z))))
        doer.reaches["l"] = world(*lerp(doer.reaches["r"], doer.reaches["l"], 0.15))
        doer.pose_body()


_RANGE = 1.5
"""Metres: from nearer one hits, and aims at nobody."""


def kick(meet: Meeting, doer: Actor, other: Actor, part: str | None) -> None:
    """The toes at the other's shin."""
    meet.stand_by(doer, other, 0.74, -0.04)
    doer.posture, doer.action = "kick", None
    if other.posture in ("walk", "run", "kick"):
        other.posture = "stand"
    meet.face_each_other(doer, other, 16.0)

    def shin() -> Vec3:
        x, y, z = body_point(other, part or "shin", doer.skeleton["pelvis"])
        return (x, y, z)

    kick_at(meet, doer, shin)


def kick_at(meet: Meeting, doer: Actor, point: Callable[P, Vec3], *args: P.args, **more: P.kwargs) -> None:
    """Brings the right foot's toes to a point."""
    doer.pose_body()
    for _ in range(3):
        toe, target = doer.skeleton["r_toe"], point(*args, **more)
        if not meet.may_go(doer) or flat_distance(toe, target) < 0.03:
            break
        meet.put(doer, doer.place[0] + target[0] - toe[0], doer.place[2] + target[2] - toe[2])
    target, s = point(*args, **more), doer.skeleton
    ankle, toe = s["r_ankle"], s["r_toe"]
    doer.reaches["r_foot"] = world(*(ankle[i] + target[i] - toe[i] for i in range(3)))
    doer.pose_body()


def push(meet: Meeting, doer: Actor, other: Actor, part: str | None) -> None:
    """Both hands on the other's breast, or on the back of who turns away."""
    _stand_up(doer, other)
    meet.stand_by(doer, other, 0.62)
    doer.action = "push"
    meet.face_each_other(doer, other, 22.0)
    other.posture = "lean" if other.posture == "stand" and other.action is None else other.posture
    other.pose_body()
    for side in ("r", "l"):
        meet.touch(doer, side, _on_breast, doer, other, side)


def _on_breast(doer: Actor, other: Actor, side: str) -> Vec3:
    middle = body_point(other, "chest", doer.skeleton["chest"])
    own = doer.skeleton[f"{side}_shoulder"]
    aside = 0.09 if own[2] > doer.skeleton["neck"][2] else -0.09
    return (middle[0], middle[1] + 0.03, middle[2] + aside)


def pull(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Hand in hand at arm's length; who lies is dragged by the wrists."""
    if other.reclined or other.posture == "fallen":
        drag(meet, doer, other)
        return
    _stand_up(doer, other)
    meet.stand_by(doer, other, 0.98)
    doer.action, other.action = "pull", other.action or "reach"
    meet.face_each_other(doer, other, 20.0)
    near, far = camera_side(doer), camera_side(other)
    meet.touch(doer, near, _between, doer, other, 0.66)
    meet.touch(other, far, still, doer.reaches[near])


def drag(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Bent over the head of somebody who lies, with both arms of that one in the hands; a second one has the
    feet.
    """
    if "r" in other.reaches and "r_foot" not in other.reaches:
        _by_the_feet(meet, doer, other)
        return
    head, feet = other.skeleton["crown"], other.skeleton["r_ankle"]
    long = max(flat_distance(head, feet), 0.1)
    dx, dz = (head[0] - feet[0]) / long, (head[2] - feet[2]) / long
    doer.posture, doer.action = "bow", None
    meet.put(doer, head[0] + dx * 0.2, head[2] + dz * 0.2)
    meet.turn(doer, other.place, 10.0)
    for side in ("r", "l"):
        aside = -0.12 if doer.skeleton[f"{side}_shoulder"][2] <= doer.skeleton["neck"][2] else 0.12
        point = (head[0] + dx * 0.02, head[1] + 0.22, head[2] + aside)
        meet.touch(doer, side, still, point)
        theirs = _shoulder_at(other, point[2])
        other.reaches[theirs] = world(*palm(doer.skeleton, side))
    other.pose_body()


def _by_the_feet(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Bent over the feet of somebody whom another one has by the arms."""
    s = other.skeleton
    feet, head = lerp(s["r_ankle"], s["l_ankle"], 0.5), s["crown"]
    long = max(flat_distance(head, feet), 0.1)
    dx, dz = (feet[0] - head[0]) / long, (feet[2] - head[2]) / long
    doer.posture, doer.action = "bow", None
    meet.put(doer, feet[0] + dx * 0.28, feet[2] + dz * 0.28)
    meet.turn(doer, other.place, 10.0)
    for side, limb in (("r", "r_foot"), ("l", "l_foot")):
        ankle = s[f"{limb[0]}_ankle"]
        point = (ankle[0] + dx * 0.06, other.place[1] + 0.34, ankle[2])
        meet.touch(doer, side, still, point)
        other.reaches[limb] = world(*palm(doer.skeleton, side))
    other.pose_body()


def _shoulder_at(actor: Actor, z: float) -> str:
    return min(("r", "l"), key=lambda o: abs(actor.skeleton[f"{o}_shoulder"][2] - z))


def grab(meet: Meeting, doer: Actor, other: Actor, part: str | None) -> None:
    """A hand at the collar, or where the words say."""
    _stand_up(doer, other)
    meet.stand_by(doer, other, 0.6, -0.03)
    meet.face_each_other(doer, other, 18.0)
    meet.touch(doer, camera_side(doer), body_point, other, part or "collar", doer.skeleton["chest"])


def help_up(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Who is down gets up at somebody's hand."""
    _stand_up(doer)
    if other.posture in ("stand", "fall", "fallen", "lie", "walk", "sleep"):
        other.posture, other.support, other.support_m = "kneel", None, 0.0
    other.pose_body()
    meet.stand_by(doer, other, 0.8)
    doer.action, other.action = "give", "give"
    meet.face_each_other(doer, other, 20.0)
    for side in ("r", "l"):
        theirs = camera_side(other) if side == camera_side(doer) else other_side(camera_side(other))
        meet.touch(doer, side, _between, doer, other, 0.8, 0.02)
        meet.touch(other, theirs, still, doer.reaches[side])


def whisper(meet: Meeting, doer: Actor, other: Actor) -> None:
    """The mouth at the other's ear, and a hand before it."""
    _kneel_to(doer, other)
    meet.stand_by(doer, other, 0.4, 0.06)
    if not other.reclined and other.support != "mount":
        other.facing, other.looks = (30.0 if doer.place[0] < other.place[0] else -30.0), None
        other.pose_body()
    meet.turn(doer, other.place, 0.0)
    doer.target = other.asset
    _heads_at(meet, doer, other, 0.27)
    meet.settle(doer)
    near = camera_side(doer)
    meet.touch(doer, near, _before_mouth, doer, other)


def _before_mouth(doer: Actor, other: Actor) -> Vec3:
    x, y, z = lerp(doer.skeleton["head"], other.skeleton["head"], 0.5)
    return (x, y - 0.04, z - 0.1)


def groom(meet: Meeting, doer: Actor, other: Actor) -> None:
    """From behind, with both hands in the other's hair."""
    _stand_up(doer)
    small = other.skeleton["crown"][1] < 0.8 * doer.skeleton["neck"][1] and other.posture == "stand"
    if small:
        doer.posture = "kneel"
    meet.stand_by(doer, other, 0.26, 0.34)
    if not other.reclined and other.support != "mount":
        other.facing = 24.0 if doer.place[0] < other.place[0] else -24.0
        other.pose_body()
    meet.turn(doer, other.place, 60.0)
    doer.target = other.asset
    for side in ("r", "l"):
        meet.touch(doer, side, _at_hair, doer, other, side)


def _at_hair(doer: Actor, other: Actor, side: str) -> Vec3:
    head = body_point(other, "hair", doer.skeleton[f"{side}_shoulder"])
    outside = body_point(other, "head", doer.skeleton["chest"])
    return lerp(head, outside, 0.3)


def feed(meet: Meeting, doer: Actor, other: Actor) -> None:
    """A hand with the food before the other's mouth."""
    _stand_up(doer)
    _kneel_to(doer, other)
    meet.stand_by(doer, other, 0.62, -0.02)
    meet.face_each_other(doer, other, 26.0)
    doer.action = "give"
    meet.touch(doer, camera_side(doer), body_point, other, "mouth", doer.skeleton["head"])


def pat(meet: Meeting, doer: Actor, other: Actor, part: str | None) -> None:
    """A hand on the other's head, cheek, shoulder: where the words say."""
    _stand_up(doer, other)
    meet.stand_by(doer, other, 0.56, 0.04)
    meet.face_each_other(doer, other, 26.0)
    meet.touch(doer, camera_side(doer), body_point, other, part or "shoulder", doer.skeleton["chest"])


def hold_hands(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Side by side, the inner hands in each other."""
    meet.stand_by(doer, other, 0.5)
    walk = doer.posture == other.posture and doer.posture in ("walk", "run")
    for one, two in ((doer, other), (other, doer)):
        if one.support is None and not one.reclined:
            one.facing = 14.0 if one.place[0] < two.place[0] else -14.0
            if walk:  # side by side, the same way
                one.facing = 22.0 + (4.0 if one is doer else -4.0)
            one.looks = None
            one.action = None if one.action in ("hold", "reach", "carry") else one.action
            one.pose_body()
    sides = _inner(doer, other)
    meet.touch(doer, sides[0], _low_between, doer, other)
    meet.touch(other, sides[1], still, doer.reaches[sides[0]])


def _inner(one: Actor, other: Actor) -> tuple[str, str]:
    """The hands that are next to each other."""
    first = _shoulder_near(one, other)
    second = _shoulder_near(other, one)
    return first, second


def _shoulder_near(one: Actor, other: Actor) -> str:
    return min(("r", "l"), key=lambda h: flat_distance(one.skeleton[f"{h}_shoulder"], other.skeleton["neck"]))


def _low_between(doer: Actor, other: Actor) -> Vec3:
    """Where hanging hands meet: the smaller one lifts the hand a little."""
    middle = lerp(doer.skeleton["pelvis"], other.skeleton["pelvis"], 0.5)
    tall = max(doer.skeleton["pelvis"][1], other.skeleton["pelvis"][1])
    low = min(doer.skeleton["neck"][1], other.skeleton["neck"][1])
    return (middle[0], min(tall - 0.12, low - 0.1), middle[2] - 0.06)


def arm_round(meet: Meeting, doer: Actor, other: Actor) -> None:
    """Side by side, the inner arm behind the other's neck and the hand on the far shoulder."""
    meet.stand_by(doer, other, 0.4, 0.08)
    for one, two in ((doer, other), (other, doer)):
        if one.support is None and not one.reclined:
            one.facing, one.looks = (16.0 if one.place[0] < two.place[0] else -16.0), None
            one.action = None if one.action in ("hold", "reach") else one.action
            one.pose_body()
    inner = _inner(doer, other)[0]
    meet.touch(doer, inner, _far_shoulder, doer, other)


def _far_shoulder(doer: Actor, other: Actor) -> Vec3:
    far = other_side(_shoulder_near(other, doer))
    x, y, z = other.skeleton[f"{far}_shoulder"]
    return (x, y + 0.035, z + 0.02)


def give(meet: Meeting, doer: Actor, other: Actor) -> None:
    """The thing between the hands of both."""
    _stand_up(doer, other)
    if doer.action is None or doer.action not in ("give", "reach"):
        doer.action = "give"
    meet.stand_by(doer, other, 0.92)
    meet.face_each_other(doer, other, 24.0)
    meet.touch(doer, "r", _between, doer, other, 0.68)
    near = camera_side(other)
    other.action = None if other.action in ("give", "reach", "hold") else other.action
    other.pose_body()  # one hand takes it, the other one hangs
    meet.touch(other, near, _shifted, palm(doer.skeleton, "r"), other, 0.07)


def _shifted(point: Vec3, to: Actor, by: float) -> Vec3:
    """A point moved a little towards somebody."""
    away = max(flat_distance(point, to.place), 1e-6)
    return (
        point[0] + (to.place[0] - point[0]) / away * by,
        point[1],
        point[2] + (to.place[2] - point[2]) / away * by,
    )
