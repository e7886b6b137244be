"""Where the camera stands: shot size, angle and lens of a frame become a pinhole camera.

Sizes cut the body at the same joint whatever its height. At eye level the camera does not pitch: it is
raised to the subject's eyes and the picture is shifted on the gate, so that verticals stay vertical.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import asin, cos, degrees, radians, sin, tan

from storyboard_cli.plan.staging.actors import SCREEN_X, Actor
from storyboard_cli.plan.staging.model import Camera, Vec3
from storyboard_cli.plan.staging.poses import SIDEWAYS
from storyboard_cli.plan.staging.space import (
    View,
    clamp,
    distance,
    heading,
    lerp,
    toward,
    turn_between,
    world,
)


@dataclass(frozen=True, slots=True)
class SizeRule:
    """What a shot size shows: body marks and where they come to lie, as shares of the picture's height."""

    top_mark: str
    bottom_mark: str
    top: float
    bottom: float
    lens_mm: int
    group: bool  # frames everybody who is listed, not the subject alone


SIZES: dict[str, SizeRule] = {
    "EWS": SizeRule("stature", "feet", 0.46, 0.76, 24, True),
    "WS": SizeRule("stature", "feet", 0.25, 0.85, 28, True),
    "FS": SizeRule("stature", "feet", 0.08, 0.93, 35, True),
    "MLS": SizeRule("crown", "knee", 0.09, 1.0, 40, True),
    "MS": SizeRule("crown", "waist", 0.11, 1.0, 50, True),
    "MCU": SizeRule("crown", "chest", 0.10, 1.0, 65, True),
    "CU": SizeRule("crown", "shoulder", 0.08, 1.0, 85, False),
    "BCU": SizeRule("forehead", "chin", 0.02, 0.97, 100, False),
    "ECU": SizeRule("brow", "nose", 0.10, 0.90, 100, False),
    "OTS": SizeRule("crown", "chest", 0.14, 1.0, 50, False),
    "POV": SizeRule("crown", "waist", 0.12, 1.0, 35, True),
    "INS": SizeRule("crown", "chest", 0.2, 0.8, 85, False),
}

ANGLE_PITCH = {"eye": 0.0, "high": -18.0, "low": 20.0, "birds_eye": -58.0, "worms_eye": 40.0, "dutch": 0.0}
DUTCH_ROLL = 13.0
_MOST_PITCH = {"MCU": 46.0, "CU": 36.0, "BCU": 26.0, "ECU": 15.0}
"""Steeper than this a close shot would show hair or the underside of a chin instead of a face."""
_LOWEST_EYE = 0.14
_MOST_HEADROOM = 0.22  # of the picture's height
_UMBRELLA_TOP = 0.98  # metres above the hand
_SHOULDER_ROOM = 0.30  # metres beside the outermost figure's axis


@dataclass(frozen=True, slots=True)
class Shot:
    """What of a frame decides its camera."""

    size: str
    angle: str
    lens_mm: int | None
    width: int
    height: int
    kept: bool = False  # people stay where they are: they sit on, stand at or hold what is in the picture

    @property
    def rule(self) -> SizeRule:
        return SIZES[self.size]

    @property
    def lens(self) -> int:
        """The written lens, else the size's; a camera near the ground goes wide to see up a whole body."""
        if self.lens_mm:
            return self.lens_mm
        widest = {"worms_eye": 20, "low": 28}.get(self.angle, 400) if self.rule.top_mark == "stature" else 400
        return min(self.rule.lens_mm, widest)

    @property
    def focal(self) -> float:
        return self.lens / 36.0 * self.width


def mark(actor: Actor, name: str) -> Vec3:
    """A landmark of a posed body."""
    s, h = actor.skeleton, actor.look.height_m
    if name == "stature":
        highest = max(s["crown"][1], s["r_hand"][1], s["l_hand"][1])
        if actor.action == "umbrella":  # open above the head
            highest = s["r_wrist"][1] + _UMBRELLA_TOP
        return (s["pelvis"][0], max(actor.place[1] + h, highest), s["pelvis"][2])
    if name == "feet":
        low = min(s["r_ankle"][1], s["l_ankle"][1]) - 0.06 * h if actor.support_m else actor.place[1]
        return (s["pelvis"][0], max(actor.place[1], low) if actor.support_m else low, s["pelvis"][2])
    if name == "knee":
        return lerp(s["r_knee"], s["l_knee"], 0.5)
    if name == "waist":
        return lerp(s["pelvis"], s["chest"], 0.3)
    if name == "chest":
        return lerp(s["chest"], s["neck"], 0.1)
    if name == "shoulder":
        return lerp(s["neck"], s["chest"], 0.2)
    share = {"forehead": 0.94, "chin": 0.24, "brow": 0.72, "nose": 0.46}.get(name)
    return s["crown"] if share is None else lerp(s["neck"], s["crown"], share)


def subject_of(actors: Sequence[Actor], subject: str | None) -> Actor:
    """Whom a single is about: who is written, else who speaks, else who is named first."""
    chosen = next((a for a in actors if a.asset == subject), None)
    return chosen or next((a for a in actors if a.speaking), None) or actors[0]


def frame_people(actors: list[Actor], shot: Shot, subject: Actor, anchored: bool) -> Camera:
    """The camera for a shot of people; moves them closer together where a group would not fit at the size."""
    principals = [subject] if not shot.rule.group else list(actors)
    if len(principals) == 2 and shot.size in _CLOSE_SIZES and not shot.kept:
        _open_out(principals)
    theta = camera_side(principals, subject, shot)
    span = _span(principals, subject, shot)
    focal, rule = shot.focal, shot.rule
    away = max(focal * span / ((rule.bottom - rule.top) * shot.height), 0.32)
    if shot.size in ("CU", "BCU"):  # in an upright picture the width of the head decides
        away = max(away, focal * 0.105 * subject.look.height_m / (0.9 * shot.width))
    if shot.angle == "dutch":
        away *= 1.1
    cx, cz, away = _fit_across(principals, shot, theta, away)
    most = _MOST_PITCH.get(shot.size, 90.0)
    pitch = clamp(ANGLE_PITCH.get(shot.angle, 0.0), -most, most)
    anchor = _anchor(principals, anchored, shot, theta, subject)
    if pitch == 0.0:
        return _level_camera(shot, principals, subject, (cx, cz), theta, away, anchor)
    return _pitched_camera(shot, principals, subject, (cx, cz), theta, away, pitch, anchor)


_NEAR_ONES = 0.1
"""How deep in a crowd the one stands whom the camera is set for: those before that one lose their feet."""


def frame_crowd(extras: Sequence[Actor], shot: Shot) -> Camera:
    """The camera for people of whom none is meant: as for one who stands in front of the middle of them."""
    depths = sorted(e.place[2] for e in extras)
    front = depths[0] + (depths[-1] - depths[0]) * _NEAR_ONES
    middle = sum(e.place[0] for e in extras) / len(extras)
    one = replace(
        extras[0], place=world(middle, 0.0, front), facing=0.0, looks=None, glance="camera", mark=None
    )
    one.pose_body()
    return frame_people([one], shot, one, False)


def camera_side(principals: Sequence[Actor], subject: Actor, shot: Shot) -> float:
    """The direction from the subject to the camera as a facing angle, always on the near side of the line."""
    alone = [p for p in principals if p.support != "arms"]  # who is carried goes with the one who carries
    if len(alone) == 1:
        subject, principals = alone[0], alone
    if len(principals) >= 2:
        first, last = _axis(principals)
        across = heading(last.place[0] - first.place[0], last.place[2] - first.place[2])
        side = turn_between(90.0, across)  # 0 where the pair stands along x
        meet = first.target == last.asset or last.target == first.asset
        most = 68.0 if len(principals) == 2 else 40.0
        if shot.kept and not meet and (first.act or last.act):
            most = _KEPT_MOST  # each is at a thing of its own: these are seen from where they were set
        return round(clamp(side, -most, most), 1)
    looks = gaze_heading(subject)
    if shot.size in _THREE_QUARTER and subject.glance not in _STRAIGHT and not subject.reclined:
        return _three_quarter(subject, looks, shot.size)
    if subject.posture in _TRAVELLING and shot.size in ("EWS", "WS", "FS", "MLS"):
        return round(clamp(looks * 0.12, -24.0, 24.0), 1)
    share, most = (0.26, 24.0) if shot.size in ("EWS", "WS", "FS") else (0.52, 48.0)
    if abs(looks) > 100.0 and shot.size not in ("EWS", "WS", "FS"):  # go round until the face is seen
        return round((1.0 if looks > 0 else -1.0) * min(abs(looks) - 58.0, 108.0), 1)
    if abs(looks) > 130.0:  # wide and from behind: a three-quarter back view
        return round(clamp(-(180.0 - abs(looks)) * (1 if looks > 0 else -1) * 0.5, -30.0, 30.0), 1)
    return round(clamp(looks * share, -most, most), 1)


_KEPT_MOST = 20.0
_CLOSE_SIZES = frozenset({"MLS", "MS", "MCU"})
_THREE_QUARTER = {"MLS": 44.0, "MS": 40.0, "MCU": 36.0, "CU": 33.0, "BCU": 28.0, "ECU": 26.0}
"""How far from the eyeline the camera of a single stands, in degrees."""
_STRAIGHT = ("camera", "away", "left", "right")
_IN_PROFILE = 58.0


def _three_quarter(subject: Actor, looks: float, size: str) -> float:
    """A single is seen in three-quarter view, from the side of the line that its two-shot is seen from."""
    turn = radians(looks)
    if abs(sin(turn)) > 0.02:
        side = 1.0 if sin(turn) > 0 else -1.0  # who looks to the right is seen from the left of the eyeline
    else:
        side = 1.0 if cos(turn) < 0 else -1.0
    off = _THREE_QUARTER[size]
    if {subject.posture, subject.action} & SIDEWAYS and size in _CLOSE_SIZES:
        off = _IN_PROFILE
    if subject.mark == "window":  # so that what is looked at is in the picture
        off = max(off, min(abs(looks) - 36.0, 84.0))
    return round(turn_between(0.0, looks - side * off), 1)


_MOST_IN_DEPTH = 28.0


def _open_out(pair: Sequence[Actor]) -> None:
    """Turns two who stand one behind the other across the picture, as on a set; later frames stay."""
    if any(a.reclined or a.desk is not None or a.action == "write_up" for a in pair):
        return
    first, last = _axis(pair)
    across = heading(last.place[0] - first.place[0], last.place[2] - first.place[2])
    side = turn_between(90.0, across)
    turn = clamp(side, -_MOST_IN_DEPTH, _MOST_IN_DEPTH) - side
    if turn == 0.0:
        return
    middle, c, s = lerp(first.place, last.place, 0.5), cos(radians(turn)), sin(radians(turn))
    for actor in pair:
        dx, dz = actor.place[0] - middle[0], actor.place[2] - middle[2]
        actor.place = world(middle[0] + dx * c - dz * s, actor.place[1], middle[2] + dx * s + dz * c)
        actor.facing = round(turn_between(0.0, actor.facing + turn), 1)
        actor.looks = None if actor.looks is None else turn_between(0.0, actor.looks + turn)
        actor.pose_body()


_TRAVELLING = frozenset({"walk", "run", "crawl", "ride", "tiptoe"})
"""Seen from the side, so that the direction of travel reads."""


def _axis(principals: Sequence[Actor]) -> tuple[Actor, Actor]:
    """The two between whom the line runs, left one first."""
    pair = sorted(principals, key=lambda a: a.asset)[:2]
    pair.sort(key=lambda a: (a.place[0], a.place[2]))
    return pair[0], pair[1]


def gaze_heading(actor: Actor) -> float:
    """Where a figure's face points, as a facing angle within −180 … 180."""
    return turn_between(0.0, actor.facing if actor.looks is None else actor.looks)


def _span(principals: Sequence[Actor], subject: Actor, shot: Shot) -> float:
    """Metres that must fit between the rule's two marks."""
    rule = shot.rule
    if subject.reclined:
        height = subject.look.height_m
        length = distance(mark(subject, "crown"), mark(subject, _lying_mark(rule.bottom_mark)))
        if rule.top_mark == "stature":
            length = height
        return max(length, 0.12 * height)
    tops = [mark(a, rule.top_mark)[1] for a in principals if not a.reclined]
    cuts = [mark(a, rule.bottom_mark)[1] for a in principals if not a.reclined]
    top, cut = max(tops), sum(cuts) / len(cuts)
    least = 0.05 if rule.bottom_mark in ("nose", "chin") else 0.2
    return max(top - cut, least * subject.look.height_m)


def _lying_mark(name: str) -> str:
    return {"feet": "knee"}.get(name, name)


def _fit_across(principals: list[Actor], shot: Shot, theta: float, away: float) -> tuple[float, float, float]:
    """The point the camera looks at, and its distance: closer spacing first, then further back."""
    cx = sum(a.place[0] for a in principals) / len(principals)
    cz = sum(a.place[2] for a in principals) / len(principals)
    if len(principals) == 1:
        actor = principals[0]
        if actor.reclined:
            spot = lerp(mark(actor, "crown"), mark(actor, _lying_mark(shot.rule.bottom_mark)), 0.5)
            need = 0.0 if shot.rule.top_mark != "stature" else actor.look.height_m
            return spot[0], spot[2], max(away, need * shot.focal / (0.86 * shot.width))
        s = actor.skeleton
        if not shot.rule.group or shot.size in ("MS", "MCU"):
            return lerp(s["head"], s["neck"], 0.3)[0], lerp(s["head"], s["neck"], 0.3)[2], away
        return s["pelvis"][0], s["pelvis"][2], away
    right, ahead = (cos(radians(theta)), sin(radians(theta))), (-sin(radians(theta)), cos(radians(theta)))
    across = [(a.place[0] - cx) * right[0] + (a.place[2] - cz) * right[1] for a in principals]
    depths = [(a.place[0] - cx) * ahead[0] + (a.place[2] - cz) * ahead[1] for a in principals]
    middle = (max(across) + min(across)) / 2
    cx, cz = cx + right[0] * middle, cz + right[1] * middle
    half = (max(across) - min(across)) / 2
    nearest = min(depths)
    room = _SHOULDER_ROOM + (0.35 if any(a.reclined for a in principals) else 0.0)
    allowed = away * shot.width / (2 * shot.focal) * 0.95 - room
    if half > allowed:
        if not shot.kept:
            _stand_closer(principals, across, middle, right, max(allowed, 0.02) / half)
            half *= max(max(allowed, 0.02) / half, _least_squeeze(across))
        if half > allowed + 0.001:
            away = (half + room) * 2 * shot.focal / (shot.width * 0.95)
    return cx, cz, away - nearest


def _least_squeeze(across: Sequence[float]) -> float:
    """How much a group may close up before shoulders touch."""
    ranked = sorted(across)
    gaps = [b - a for a, b in pairwise(ranked) if b - a > 0.3]
    return clamp(0.52 / min(gaps), 0.3, 1.0) if gaps else 1.0


def _stand_closer(
    principals: Sequence[Actor],
    across: Sequence[float],
    middle: float,
    right: tuple[float, float],
    share: float,
) -> None:
    """Cheats a group together for the camera, as on a set; the places in later frames do not change."""
    share = max(share, _least_squeeze(across))
    if share >= 1.0:
        return
    for actor, u in zip(principals, across, strict=True):
        shift = (middle + (u - middle) * share) - u
        actor.place = world(
            actor.place[0] + right[0] * shift, actor.place[1], actor.place[2] + right[1] * shift
        )
        actor.pose_body()


def _anchor(principals: Sequence[Actor], anchored: bool, shot: Shot, theta: float, subject: Actor) -> float:
    """Where the aimed-at point lies across the picture: a written position, else room to look into."""
    if anchored:
        wanted = [SCREEN_X[a.listed.position] for a in principals if a.listed.position in SCREEN_X]
        if len(wanted) == len(principals):
            return sum(wanted) / len(wanted)
    if len(principals) > 1 or shot.size in ("BCU", "ECU"):
        return 0.5
    turned = sin(radians(gaze_heading(subject) - theta))
    room = 0.115 if shot.size in ("MLS", "MS", "MCU", "CU") else 0.075
    return 0.5 - room * clamp(turned * 1.6, -1.0, 1.0)


def _level_camera(
    shot: Shot, principals: Sequence[Actor], subject: Actor, center: tuple[float, float], theta: float,
    away: float, anchor: float,
) -> Camera:  # fmt: skip
    out = toward(theta)
    rule = shot.rule
    eyes = [lerp(a.skeleton["neck"], a.skeleton["crown"], 0.62)[1] for a in principals]
    eye_y = clamp(sum(eyes) / len(eyes), 0.4, 2.2)
    if subject.reclined:
        eye_y = max(eye_y + 0.35, 0.75)
        head, cut = mark(subject, "crown"), mark(subject, _lying_mark(rule.bottom_mark))
        middle, at = (head[1] + cut[1]) / 2, 0.58
        center_y = at * shot.height + shot.focal * (middle - eye_y) / away
    elif rule.bottom >= 0.99:
        cuts = [mark(a, rule.bottom_mark)[1] for a in principals if not a.reclined]
        center_y = shot.height * rule.bottom + shot.focal * (sum(cuts) / len(cuts) - eye_y) / away
        highest = max(mark(a, rule.top_mark)[1] for a in principals if not a.reclined)
        headroom = center_y - shot.focal * (highest - eye_y) / away
        center_y -= max(headroom - _MOST_HEADROOM * shot.height, 0.0)  # a group that made us step back
    else:
        top = max(mark(a, rule.top_mark)[1] for a in principals if not a.reclined)
        center_y = shot.height * rule.top + shot.focal * (top - eye_y) / away
        lowest = min(mark(a, rule.bottom_mark)[1] for a in principals if not a.reclined)
        wanted = (
            rule.bottom - rule.top
        ) * shot.height  # a group that made us step back is lower, not smaller
        center_y += max(wanted - shot.focal * (top - lowest) / away, 0.0) * 0.6
    eye = world(center[0] + out[0] * away, eye_y, center[1] + out[1] * away)
    roll = DUTCH_ROLL if shot.angle == "dutch" else 0.0
    return make_camera(shot, eye, -theta, 0.0, roll, anchor * shot.width, center_y)


def _pitched_camera(
    shot: Shot, principals: Sequence[Actor], subject: Actor, center: tuple[float, float], theta: float,
    away: float, pitch: float, anchor: float,
) -> Camera:  # fmt: skip
    """A camera that looks up or down and still frames the size's marks; never through the floor."""
    rule = shot.rule
    standing = [a for a in principals if not a.reclined]
    if standing:
        top = max((mark(a, rule.top_mark) for a in standing), key=lambda m: m[1])
        cut = min((mark(a, rule.bottom_mark) for a in standing), key=lambda m: m[1])
        top, cut = (center[0], top[1], center[1]), (center[0], cut[1], center[1])
    else:
        top, cut = mark(subject, "crown"), mark(subject, _lying_mark(rule.bottom_mark))
    aim = lerp(top, cut, 0.5)
    wanted = (rule.bottom - rule.top) * shot.height
    if pitch < -30:  # from above a body is foreshortened: the view stays as wide as the size is
        wanted *= 0.72
    out = toward(theta)
    for _ in range(4):
        tilt = pitch
        if aim[1] - away * sin(radians(tilt)) < _LOWEST_EYE:
            tilt = degrees(asin(clamp((aim[1] - _LOWEST_EYE) / away, -1.0, 1.0)))
        flat = away * cos(radians(tilt))
        eye = world(aim[0] + out[0] * flat, aim[1] - away * sin(radians(tilt)), aim[2] + out[1] * flat)
        camera = make_camera(shot, eye, -theta, tilt, 0.0, anchor * shot.width, 0.0)
        if not standing:
            break
        high, low = View(camera).project(top), View(camera).project(cut)
        if high is None or low is None:
            away *= 1.5
            continue
        away = max(away * clamp((low[1] - high[1]) / wanted, 0.5, 2.0), 0.3)
    view = View(camera)
    seen = [p[1] for p in (view.project(top), view.project(cut)) if p is not None]
    drawn = sum(seen) / len(seen) if seen else 0.0
    if rule.bottom >= 0.99 and len(seen) == 2 and pitch > -30:
        center_y = rule.bottom * shot.height - max(seen)
    else:
        center_y = (rule.top + rule.bottom) / 2 * shot.height - drawn
    return make_camera(shot, eye, -theta, camera.pitch_deg, 0.0, anchor * shot.width, center_y)


def make_camera(
    shot: Shot, eye: Vec3, yaw: float, pitch: float, roll: float, center_x: float, center_y: float
) -> Camera:
    """A camera with rounded numbers and its horizon."""
    pitch = round(pitch, 2)
    focal = round(shot.focal, 2)
    return Camera(
        eye=eye,
        yaw_deg=round(turn_between(0.0, yaw), 2) + 0.0,
        pitch_deg=pitch + 0.0,
        roll_deg=roll,
        focal_px=focal,
        center_x=round(center_x, 1),
        center_y=round(center_y, 1),
        lens_mm=float(shot.lens),
        horizon_y=round(center_y + focal * tan(radians(pitch)), 1),
    )
