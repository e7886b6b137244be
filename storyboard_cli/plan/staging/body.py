"""A body: skeleton by forward kinematics, and the envelope of tapered capsules that everything else measures.

Boxes, visible shares, masks, depth and the preview's figures all start from `envelope`, so that they agree.
Local body axes are (right, up, forward) of the figure; the origin is on the ground below the pelvis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, degrees, radians, sin

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.pose_shapes import Arm, Leg, Posture
from storyboard_cli.plan.staging.poses import ACTIONS, POSTURES
from storyboard_cli.plan.staging.space import clamp, distance, heading, lerp, turn_between, world

BUILD_WIDTH = {
    "slim": 0.9, "average": 1.0, "heavy": 1.28, "muscular": 1.14, "child": 0.98, "toddler": 1.1,
}  # fmt: skip
"""How much wider than average a build's limbs and trunk are."""
_STOOP_DEG = 14.0
"""How far the back of somebody bent leans over."""

BODY_PARTS = (
    "r_thigh", "r_shin", "r_foot", "l_thigh", "l_shin", "l_foot", "hips", "belly", "trunk_r", "trunk_l",
    "shoulders",
    "neck", "head", "r_upper_arm", "r_forearm", "r_hand", "l_upper_arm", "l_forearm", "l_hand",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Capsule:
    """The hull of two balls: one limb of a body in metres."""

    part: str
    a: Vec3
    radius_a: float
    b: Vec3
    radius_b: float


@dataclass(frozen=True, slots=True)
class Proportions:
    """Lengths of one body in metres."""

    height: float
    head: float  # chin to crown
    neck: float  # ground to the base of the neck
    shoulder: float  # half the breadth between the shoulder joints
    hip: float  # half the breadth between the hip joints
    trunk: float  # pelvis to the base of the neck
    upper_arm: float
    forearm: float
    hand: float
    thigh: float
    shin: float
    ankle: float
    foot: float
    width: float  # factor of the build


@lru_cache(maxsize=512)
def proportions(height: float, build: str) -> Proportions:
    """The lengths of a body of that height; small bodies have larger heads, and the smallest short legs.

    `build` is one word or more: heavy; slim bent; heavy child.
    """
    traits = build.split(" ")
    toddler = "toddler" in traits
    youth = 2.3 if toddler else 1.0 if "child" in traits else clamp((1.45 - height) / 0.5, 0.0, 1.0) * 0.8
    head = height * (0.130 + 0.040 * youth)
    body = (height - head) / 0.870  # the height this trunk would have with an adult's head
    breadth = BUILD_WIDTH.get(traits[0], 1.0)
    legs = 0.9 if toddler else 1.0
    return Proportions(
        height=height,
        head=head,
        neck=body * 0.817,
        shoulder=body * 0.106 * (0.75 + 0.25 * breadth),
        hip=body * 0.052 * (0.7 + 0.3 * breadth),
        trunk=body * (0.287 + 0.486 * (1.0 - legs)),
        upper_arm=body * 0.172,
        forearm=body * 0.148,
        hand=body * 0.098,
        thigh=body * 0.246 * legs,
        shin=body * 0.240 * legs,
        ankle=body * 0.044,
        foot=body * 0.150,
        width=breadth,
    )


def shape_name(build: str | None, age: str | None, posture: str | None) -> str:
    """The `build` of a body: how wide, how young and how bent it is."""
    young = age if age in ("child", "toddler") else "child" if build == "child" else None
    wide = build if build not in (None, "average", "child") else None
    words = [w for w in (wide, young) if w] or ["average"]
    return " ".join([*words, *(["bent"] if posture == "bent" else [])])


def _arm(shoulder: Vec3, arm: Arm, out: float, size: Proportions) -> tuple[Vec3, Vec3, Vec3]:
    """Elbow, wrist and fingertips; `out` is +1 for the right arm, −1 for the left."""
    swing, lift, bend, inward = (radians(v) for v in arm)
    direction = (out * sin(lift), -cos(swing) * cos(lift), sin(swing) * cos(lift))
    ahead = (0.0, sin(swing), cos(swing))  # where a hanging forearm bends to
    across = (-out * cos(lift), -cos(swing) * sin(lift), sin(swing) * sin(lift))
    plane = tuple(ahead[i] * cos(inward) + across[i] * sin(inward) for i in range(3))
    lower = tuple(direction[i] * cos(bend) + plane[i] * sin(bend) for i in range(3))
    elbow = _along(shoulder, direction, size.upper_arm)
    wrist = _along(elbow, (lower[0], lower[1], lower[2]), size.forearm)
    tips = _along(wrist, (lower[0], lower[1], lower[2]), size.hand)
    return elbow, wrist, tips


def _leg(hip: Vec3, leg: Leg, out: float, size: Proportions) -> tuple[Vec3, Vec3, Vec3]:
    """Knee, ankle and toes."""
    swing, spread, bend = (radians(v) for v in leg)
    thigh = (out * sin(spread), -cos(swing) * cos(spread), sin(swing) * cos(spread))
    shin = (out * sin(spread) * 0.6, -cos(swing - bend), sin(swing - bend))
    sole = swing - bend * (1.0 if bend - swing < 1.2 else 0.62)
    sole = clamp(sole, -1.35, 0.6) * 0.62
    knee = _along(hip, thigh, size.thigh)
    ankle = _along(knee, shin, size.shin)
    toes = _along(ankle, (out * 0.16, sin(sole) - 0.18, cos(sole)), size.foot * 0.74)
    return knee, ankle, toes


def _along(start: Vec3, direction: Vec3, length: float) -> Vec3:
    return (
        start[0] + direction[0] * length,
        start[1] + direction[1] * length,
        start[2] + direction[2] * length,
    )


def _seated_legs(posture: Posture, size: Proportions, seat: float) -> tuple[Leg, Leg]:
    """Legs of somebody on a seat: the shins upright and the soles on the floor where they reach it."""
    pelvis = seat + size.height * 0.055
    rise = clamp((size.shin + size.ankle - pelvis) / size.thigh, -0.9, 0.9)
    swing = 90.0 + degrees(asin(rise))
    if swing < 62.0:  # a high stool or a small child: the feet hang
        swing = 74.0
    return (
        (swing, posture.right_leg[1], swing - 90.0 + posture.right_leg[2]),
        (swing + 3, posture.left_leg[1], swing - 90.0 + posture.left_leg[2] + 6),
    )


@lru_cache(maxsize=4096)
def local_skeleton(
    posture_name: str, action_name: str | None, height: float, build: str, seat: float
) -> Mapping[str, Vec3]:
    """The joints of a pose in body axes, standing on y = 0 or resting at the height of the seat."""
    posture, size = POSTURES[posture_name], proportions(height, build)
    action = ACTIONS[action_name] if action_name else None
    right_leg, left_leg = posture.right_leg, posture.left_leg
    if posture.support == "seat" and posture.name != "ride":
        right_leg, left_leg = _seated_legs(posture, size, seat)
    upright = {"pelvis": (0.0, 0.0, 0.0)}
    for side, out, leg in (("r", 1.0, right_leg), ("l", -1.0, left_leg)):
        hip = (out * size.hip, -size.height * 0.012, 0.0)
        upright[f"{side}_hip"] = hip
        upright[f"{side}_knee"], upright[f"{side}_ankle"], upright[f"{side}_toe"] = _leg(hip, leg, out, size)
    right_arm = (action and action.right_arm) or posture.right_arm
    left_arm = (action and action.left_arm) or posture.left_arm
    lean = posture.lean + (action.lean if action and posture.recline < 60 else 0.0)
    if "bent" in build and posture.recline < 20 and lean < 2 * _STOOP_DEG:
        lean += _STOOP_DEG
    twist = -radians(action.twist if action else 0.0)
    trunk: dict[str, Vec3] = {"chest": (0.0, size.trunk * 0.66, 0.0), "neck": (0.0, size.trunk, 0.0)}
    for side, out, arm in (("r", 1.0, right_arm), ("l", -1.0, left_arm)):
        shoulder = (out * size.shoulder, size.trunk * 0.965, 0.0)
        trunk[f"{side}_shoulder"] = shoulder
        trunk[f"{side}_elbow"], trunk[f"{side}_wrist"], trunk[f"{side}_hand"] = _arm(shoulder, arm, out, size)
    bend, side_lean = radians(lean), radians(posture.side)
    for name, (x, y, z) in trunk.items():
        x, z = (
            x * cos(twist) - z * sin(twist),
            z * cos(twist) + x * sin(twist) * (0 if name in ("chest",) else 1),
        )
        y, z = y * cos(bend) - z * sin(bend), z * cos(bend) + y * sin(bend)
        x, y = x * cos(side_lean) + y * sin(side_lean), y * cos(side_lean) - x * sin(side_lean)
        upright[name] = (x, y, z)
    nod = radians(lean * 0.35 - posture.head[0] - (action.head[0] if action else 0.0))
    tilt = radians(posture.head[1] + (action.head[1] if action else 0.0))
    up = (sin(tilt), cos(nod) * cos(tilt), sin(nod))
    stalk = size.height - size.neck - size.head
    base = upright["neck"]
    upright["head"] = _along(base, up, stalk + size.head * 0.5)
    upright["crown"] = _along(base, up, stalk + size.head)
    return _grounded(upright, posture, size, seat)


def _grounded(
    joints: dict[str, Vec3], posture: Posture, size: Proportions, seat: float
) -> Mapping[str, Vec3]:
    """The joints tipped back by the posture's recline and set on what carries them."""
    if posture.recline:
        back = radians(posture.recline)
        joints = {
            n: (x, y * cos(back) + z * sin(back), z * cos(back) - y * sin(back))
            for n, (x, y, z) in joints.items()
        }
    if posture.support == "seat":
        lift = seat + size.height * 0.055
    elif posture.support == "ground":
        lift = seat + size.height * 0.062 - min(joints["pelvis"][1], joints["chest"][1], joints["head"][1])
        if posture.recline < 60:
            lift = seat + size.height * 0.06
    elif posture.support == "knees":
        lift = size.height * 0.034 - min(
            joints["r_knee"][1], joints["l_knee"][1], joints["r_ankle"][1], joints["l_ankle"][1]
        )
    else:
        lift = -min(joints[n][1] - rest for n, rest in (
            ("r_ankle", size.ankle), ("l_ankle", size.ankle), ("r_toe", size.ankle * 0.45), ("l_toe",
            size.ankle * 0.45),
        ))  # fmt: skip
    lift += posture.lift * size.height
    center = 0.0
    if posture.recline >= 60:  # the place of somebody who lies is the middle of the body, not the pelvis
        center = (joints["crown"][2] + joints["r_ankle"][2]) / 2
    return {n: (x, y + lift, z - center) for n, (x, y, z) in joints.items()}


def place_skeleton(local: Mapping[str, Vec3], place: Vec3, facing_deg: float) -> dict[str, Vec3]:
    """Body joints in the world."""
    turn = radians(facing_deg)
    c, s = cos(turn), sin(turn)
    px, py, pz = place
    return {
        name: (round(px - x * c + z * s, 3), round(py + y, 3), round(pz - x * s - z * c, 3))
        for name, (x, y, z) in local.items()
    }


def add_face(
    joints: dict[str, Vec3], facing_deg: float, gaze: Vec3 | None, turn_deg: float, head_m: float
) -> None:
    """Adds nose, eyes, ears and chin; the head turns to the gaze as far as a neck can.

    Without a gaze the head looks along the body, turned by `turn_deg` to the figure's right.
    """
    neck, head, crown = joints["neck"], joints["head"], joints["crown"]
    long = max(distance(crown, neck), 1e-6)
    up = ((crown[0] - neck[0]) / long, (crown[1] - neck[1]) / long, (crown[2] - neck[2]) / long)
    look, pitch = facing_deg - turn_deg, 0.0
    if gaze is not None:
        flat = ((gaze[0] - head[0]) ** 2 + (gaze[2] - head[2]) ** 2) ** 0.5
        if flat > 0.05:
            look = facing_deg + clamp(
                turn_between(facing_deg, heading(gaze[0] - head[0], gaze[2] - head[2])), -78, 78
            )
        pitch = clamp((gaze[1] - head[1]) / max(flat, 0.15), -0.6, 0.6)
    turn = radians(look)
    ahead = (sin(turn), pitch, -cos(turn))
    if up[1] < 0.5:  # lying: the face looks up, away from the ground
        tip = (joints["chest"][0] - joints["pelvis"][0], joints["chest"][2] - joints["pelvis"][2])
        ahead = (-tip[0] * 0.2, 1.0, -tip[1] * 0.2)
    dot = ahead[0] * up[0] + ahead[1] * up[1] + ahead[2] * up[2]
    keep = 0.55 if gaze is not None else 0.9  # a head that looks down tips less than its gaze
    front = (ahead[0] - up[0] * dot * keep, ahead[1] - up[1] * dot * keep, ahead[2] - up[2] * dot * keep)
    length = max((front[0] * front[0] + front[1] * front[1] + front[2] * front[2]) ** 0.5, 1e-6)
    f = (front[0] / length, front[1] / length, front[2] / length)
    r = (up[1] * f[2] - up[2] * f[1], up[2] * f[0] - up[0] * f[2], up[0] * f[1] - up[1] * f[0])
    span = max((r[0] * r[0] + r[1] * r[1] + r[2] * r[2]) ** 0.5, 1e-6)
    r = (r[0] / span, r[1] / span, r[2] / span)
    for name, side, rise, out in _FACE_POINTS:
        joints[name] = world(
            head[0] + head_m * (r[0] * side + up[0] * rise + f[0] * out),
            head[1] + head_m * (r[1] * side + up[1] * rise + f[1] * out),
            head[2] + head_m * (r[2] * side + up[2] * rise + f[2] * out),
        )


_FACE_POINTS = (
    ("nose", 0.0, -0.10, 0.41),
    ("r_eye", 0.16, 0.05, 0.36),
    ("l_eye", -0.16, 0.05, 0.36),
    ("r_ear", 0.35, -0.02, 0.0),
    ("l_ear", -0.35, -0.02, 0.0),
    ("chin", 0.0, -0.46, 0.28),
)
"""Name, and to the figure's right, up and forward of the head's middle, in head lengths."""


def envelope(skeleton: Mapping[str, Vec3], height: float, build: str = "average") -> tuple[Capsule, ...]:
    """The body around a skeleton as tapered capsules in metres, feet first."""
    size = proportions(height, build)
    body = (size.height - size.head) / 0.870
    w, s = body * size.width, skeleton
    girth = body * (size.width * 0.75 + 0.25)
    parts: list[Capsule] = []
    for side in ("r", "l"):
        hip, knee, ankle, toe = (s[f"{side}_{n}"] for n in ("hip", "knee", "ankle", "toe"))
        heel = lerp(ankle, toe, -0.28)
        heel = (heel[0], heel[1] - body * 0.016, heel[2])
        parts += (
            Capsule(f"{side}_thigh", hip, w * 0.050, knee, girth * 0.034),
            Capsule(f"{side}_shin", knee, girth * 0.034, ankle, girth * 0.023),
            Capsule(f"{side}_foot", heel, body * 0.022, toe, body * 0.019),
        )
    pelvis, chest, neck = s["pelvis"], s["chest"], s["neck"]
    belly = w * (1.2 if "heavy" in build else 1.0)
    parts += (
        Capsule("hips", lerp(s["r_hip"], pelvis, 0.15), w * 0.056, lerp(s["l_hip"], pelvis, 0.15), w * 0.056),
        Capsule("belly", pelvis, belly * 0.064, chest, belly * 0.070),
        Capsule("trunk_r", lerp(pelvis, s["r_hip"], 0.6), w * 0.046, lerp(chest, s["r_shoulder"], 0.52),
        w * 0.056),
        Capsule("trunk_l", lerp(pelvis, s["l_hip"], 0.6), w * 0.046, lerp(chest, s["l_shoulder"], 0.52),
        w * 0.056),
        Capsule("shoulders", s["r_shoulder"], girth * 0.034, s["l_shoulder"], girth * 0.034),
        Capsule("neck", neck, girth * 0.032, s["head"], girth * 0.030),
        Capsule(
            "head", lerp(s["head"], s["crown"], -0.22), size.head * 0.345, lerp(s["head"], s["crown"], 0.24),
            size.head * 0.38,
        ),
    )  # fmt: skip
    for side in ("r", "l"):
        shoulder, elbow, wrist, hand = (s[f"{side}_{n}"] for n in ("shoulder", "elbow", "wrist", "hand"))
        parts += (
            Capsule(f"{side}_upper_arm", shoulder, girth * 0.031, elbow, girth * 0.024),
            Capsule(f"{side}_forearm", elbow, girth * 0.024, wrist, girth * 0.017),
            Capsule(
                f"{side}_hand", lerp(wrist, hand, 0.2), girth * 0.020, lerp(wrist, hand, 0.84), girth * 0.015
            ),
        )
    return tuple(parts)
