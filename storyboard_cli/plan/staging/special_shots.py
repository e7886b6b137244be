"""The shots that are not about a size: over the shoulder, point of view, insert, and a set without people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import cos, hypot, radians, sin, tan

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.framing import ANGLE_PITCH, DUTCH_ROLL, Shot, make_camera, mark
from storyboard_cli.plan.staging.model import Camera, Vec3
from storyboard_cli.plan.staging.sets import SetPlan
from storyboard_cli.plan.staging.space import View, clamp, heading, lerp, toward, world
from storyboard_cli.reading.handling import sees_in

_OTS_GAP = 1.6
_BEHIND, _BESIDE = 1.0, 0.7  # metres from the foreground head to the camera


def over_shoulder(shot: Shot, subject: Actor, foreground: Actor) -> Camera:
    """The camera behind one's shoulder, on the near side of the line, looking at the other."""
    fx, fz = foreground.skeleton["head"][0], foreground.skeleton["head"][2]
    sx, sz = subject.skeleton["head"][0], subject.skeleton["head"][2]
    gap = max(hypot(sx - fx, sz - fz), 0.05)
    dx, dz = (sx - fx) / gap, (sz - fz) / gap
    if abs(gap - _OTS_GAP) > 0.01:  # cheated, as on a set: the one looked at must fill the other half
        shift = gap - _OTS_GAP
        subject.place = world(subject.place[0] - dx * shift, subject.place[1], subject.place[2] - dz * shift)
        subject.pose_body()
        sx, sz = sx - dx * shift, sz - dz * shift
    nx, nz = (-dz, dx) if dx < 0 else (dz, -dx)  # the side of the line on which the camera lives
    reach = clamp(shot.lens / 50.0, 0.6, 2.2)
    beside = _BESIDE * (0.75 + 0.25 * reach)
    ex, ez = fx - dx * _BEHIND * reach + nx * beside, fz - dz * _BEHIND * reach + nz * beside
    away = hypot(sx - ex, sz - ez)
    yaw = -heading(ex - sx, ez - sz)
    side = 1.0 if dx >= 0 else -1.0  # the subject stands on its own side of the picture
    eye_y = clamp(foreground.skeleton["head"][1] + 0.06, 0.6, 2.3)
    face = mark(subject, "chin")[1]
    center_y = 0.42 * shot.height + shot.focal * (face - eye_y) / away
    pitch = {"high": -8.0, "birds_eye": -11.0, "low": 6.0, "worms_eye": 9.0}.get(shot.angle, 0.0)
    if pitch:
        eye_y = max(face - tan(radians(pitch)) * away, 0.2)
        center_y = 0.44 * shot.height
    roll = DUTCH_ROLL if shot.angle == "dutch" else 0.0
    center_x = (0.5 + side * 0.18) * shot.width
    return make_camera(shot, world(ex, eye_y, ez), yaw, pitch, roll, center_x, center_y)


_SHOULDER = re.compile(r"over (?:the )?(.{1,60}?)['’]s? (?:\w+ )?shoulder", re.IGNORECASE)


def shoulder_owner(actors: Sequence[Actor], text: str) -> Actor | None:
    """Who is named for an over-the-shoulder: "over Meera's shoulder"."""
    found = _SHOULDER.search(text)
    return _named(actors, found[1]) if found else None


def _named(actors: Sequence[Actor], said: str) -> Actor | None:
    said = said.casefold()
    return next(
        (a for a in actors if any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", said) for n in a.look.names)),
        None,
    )


_POV = re.compile(
    r"(?:pov|point of view|eyes) of (?:the )?(.+)|(.+?)['’]s? (?:pov|point of view)", re.IGNORECASE
)


def pov_owner(actors: Sequence[Actor], subject: str | None, text: str) -> Actor | None:
    """Through whose eyes a POV looks: who is named for it, else who is not the one looked at."""
    found = _POV.search(text)
    if found:
        owner = _named(actors, found[1] or found[2] or "")
        if owner is not None:
            return owner
    if not actors:
        return None
    watching = [a for a in actors if sees_in(a.doing.clause)]
    if len(watching) == 1:
        return watching[0]
    if subject is not None:
        return next((a for a in actors if a.asset == subject), None)
    if len(actors) >= 2:
        return next((a for a in actors if not a.speaking), actors[0])
    return None


def point_of_view(shot: Shot, eye: Vec3, seen: Sequence[Actor], along: float) -> Camera:
    """The camera at somebody's eyes; `along` is the facing angle that it looks in where nobody is seen."""
    pitch, center_y = 0.0, 0.46 * shot.height
    if seen:
        heads = [a.skeleton["head"] for a in seen]
        x, y, z = (sum(h[i] for h in heads) / len(heads) for i in range(3))
        flat = max(hypot(x - eye[0], z - eye[2]), 0.3)
        along = heading(x - eye[0], z - eye[2])
        center_y = 0.36 * shot.height + shot.focal * (y - eye[1]) / flat
        if not -0.4 * shot.height < center_y < 1.4 * shot.height:
            pitch, center_y = clamp((y - eye[1]) / flat * 50.0, -50.0, 50.0), 0.42 * shot.height
    roll = DUTCH_ROLL if shot.angle == "dutch" else 0.0
    tilt = clamp(ANGLE_PITCH.get(shot.angle, 0.0), -40.0, 30.0)
    if pitch or not tilt:
        return make_camera(shot, eye, 180.0 - along, pitch, roll, shot.width / 2, center_y)
    tilt *= 0.5 if seen else 1.0  # the head goes up or down, but not off whom it looks at
    camera = make_camera(shot, eye, 180.0 - along, tilt, roll, shot.width / 2, 0.46 * shot.height)
    point = (
        View(camera).project(lerp(seen[0].skeleton["head"], seen[-1].skeleton["head"], 0.5)) if seen else None
    )
    if point is None:
        return camera
    at = (0.24 if tilt < 0 else 0.6) * shot.height
    return make_camera(shot, eye, 180.0 - along, tilt, roll, shot.width / 2, camera.center_y + at - point[1])


_INSERT_PITCH = {
    "eye": -40.0,
    "high": -54.0,
    "birds_eye": -78.0,
    "low": 8.0,
    "worms_eye": 30.0,
    "dutch": -36.0,
}
_INSERT_FILLS = 0.6  # of the picture's height, or of its width times 1.3


def insert(shot: Shot, corners: Sequence[Vec3], theta: float) -> Camera:
    """The camera close to a thing, seen from three quarters above: it fills most of the picture."""
    x, y, z = (sum(c[i] for c in corners) / len(corners) for i in range(3))
    out, pitch = toward(theta), _INSERT_PITCH.get(shot.angle, -40.0)
    roll = DUTCH_ROLL if shot.angle == "dutch" else 0.0
    away = max(shot.focal * 0.3 / (_INSERT_FILLS * shot.height), 0.3)
    camera = make_camera(shot, world(x, y, z), -theta, pitch, roll, shot.width / 2, shot.height / 2)
    for _ in range(4):
        if y - away * sin(radians(pitch)) < _LOWEST_INSERT:
            pitch = 0.0
        flat = away * cos(radians(pitch))
        eye = world(x + out[0] * flat, max(y - away * sin(radians(pitch)), _LOWEST_INSERT), z + out[1] * flat)
        camera = make_camera(shot, eye, -theta, pitch, roll, shot.width / 2, shot.height / 2)
        seen = [p for p in map(View(camera).project, corners) if p is not None]
        if len(seen) < len(corners):
            away *= 1.6
            continue
        wide = (max(p[0] for p in seen) - min(p[0] for p in seen)) / (1.3 * _INSERT_FILLS * shot.width)
        tall = (max(p[1] for p in seen) - min(p[1] for p in seen)) / (_INSERT_FILLS * shot.height)
        share = max(wide, tall)
        middle_x = (max(p[0] for p in seen) + min(p[0] for p in seen)) / 2
        middle_y = (max(p[1] for p in seen) + min(p[1] for p in seen)) / 2
        camera = make_camera(shot, eye, -theta, pitch, roll, shot.width - middle_x, shot.height - middle_y)
        if 0.97 < share < 1.03:
            break
        away = max(away * clamp(share, 0.3, 3.0), 0.22)
    return camera


_LOWEST_INSERT = 0.08


def hands_of(actor: Actor) -> Vec3:
    """Where an insert looks when nothing is named: at the hand that does something, or between both."""
    right, left = actor.skeleton["r_hand"], actor.skeleton["l_hand"]
    if actor.action is None:
        return right if right[2] <= left[2] else left  # the one that is nearer to the camera's side
    if abs(right[1] - left[1]) > 0.12 * actor.look.height_m:
        return right if right[1] >= left[1] - 0.02 else left
    return lerp(right, left, 0.5)


def empty_set(shot: Shot, plan: SetPlan) -> Camera:
    """An establishing view of a place with nobody in it."""
    closer = {"EWS": 1.5, "WS": 1.0, "FS": 0.9, "MLS": 0.75, "MS": 0.6}.get(shot.size, 0.5)
    away = (plan.room.back * 0.35 + 4.0) * closer if plan.interior else 7.5 * closer
    away = min(away, 4.2 - plan.room.front)
    pitch = clamp(ANGLE_PITCH.get(shot.angle, 0.0), -42.0, 24.0)
    eye_y = 1.55 if pitch == 0 else (0.35 if pitch > 0 else min(1.6 + away * 0.5, 6.0))
    center_y = (0.46 if pitch == 0 else 0.5) * shot.height
    roll = DUTCH_ROLL if shot.angle == "dutch" else 0.0
    aside = min(0.25 * away, -0.5 * plan.room.left) if plan.interior else 0.25 * away  # inside of its walls
    yaw = 12.0 * aside / (0.25 * away)
    return make_camera(shot, world(-aside, eye_y, 0.4 - away), yaw, pitch, roll, shot.width / 2, center_y)
