"""Where the camera is for a cabin: on the bonnet, beside the one who is meant, or on the back seat."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.cabin_plans import CabinPlan
from storyboard_cli.plan.staging.framing import DUTCH_ROLL, Shot, make_camera, mark
from storyboard_cli.plan.staging.model import Camera, Vec3
from storyboard_cli.plan.staging.space import clamp, lerp, toward, world

SINGLES = frozenset({"CU", "BCU", "ECU"})
WIDE = frozenset({"EWS", "WS", "FS", "MLS"})
_OPENING = {"EWS": 1.3, "WS": 0.98, "FS": 0.94, "MLS": 0.88, "MS": 0.76, "MCU": 0.64}
"""How much wider than the windscreen the picture is, for each size."""
_SIDE = 30.0  # degrees from straight ahead, for one person
_TILT = {"high": 0.3, "birds_eye": 0.45, "low": -0.22, "worms_eye": -0.3}
"""How much higher than usual the camera is, metres."""
_PAST_PILLAR = 0.24
"""Metres aside from a pillar in the middle of the windscreen, so that it hides nobody behind."""
_LENS = 48.0
"""mm: a wider one would make the pillars large and the faces small."""


def windscreen_camera(plan: CabinPlan, people: Sequence[Actor], shot: Shot) -> Camera:
    """From the bonnet through the windscreen: everybody's face, the dashboard, the pillars at both sides."""
    opening = _OPENING.get(shot.size, 0.86)
    shot = _with_lens(shot, _LENS if shot.lens_mm is None else shot.lens)
    away = max(shot.focal * 2 * plan.half * opening / shot.width, 0.8)
    plane = (plan.cowl + plan.brow) / 2
    heads = [_face(a) for a in people] or [(0.0, 1.12, 0.0)]
    height = sum(h[1] for h in heads) / len(heads)
    far = sum(h[2] for h in heads) / len(heads)
    eye_y = clamp(height + 0.15 + _TILT.get(shot.angle, 0.0), plan.sill + 0.12, plan.roof + 0.2)
    z = plane - away
    share = 0.44 if shot.size in WIDE else 0.42
    middle = _middle(heads) if shot.size in ("MS", "MCU") else _PAST_PILLAR if plan.flies else 0.0
    center_y = share * shot.height + shot.focal * (height - eye_y) / (far - z)
    return make_camera(shot, world(middle, eye_y, z), 0.0, 0.0, _roll(shot), shot.width / 2, center_y)


def _middle(heads: Sequence[Vec3]) -> float:
    xs = [h[0] for h in heads]
    return (min(xs) + max(xs)) / 2 * 0.55


def single_camera(plan: CabinPlan, subject: Actor, shot: Shot, row: int) -> Camera:
    """One person from a little to the side, the window behind; in front from the middle of the bonnet."""
    rule = shot.rule
    top, bottom = mark(subject, rule.top_mark), mark(subject, rule.bottom_mark)
    span = max(top[1] - bottom[1], 0.1)
    face = _face(subject)
    side = -1.0 if face[0] > 0.05 else 1.0 if face[0] < -0.05 else 0.0
    theta = side * (_SIDE if row == 0 else 16.0)
    away = max(shot.focal * span / ((rule.bottom - rule.top) * shot.height), 0.4)
    if row > 0 and away > 1.3:
        shot = _with_lens(shot, shot.lens * 1.3 / away)
        away = 1.3
    out = toward(theta)
    eye_y = face[1] + 0.03 + _TILT.get(shot.angle, 0.0)
    center_y = shot.height * rule.bottom + shot.focal * (bottom[1] - eye_y) / away
    anchor = 0.5 + 0.07 * side if shot.size in ("MS", "MCU", "CU") else 0.5
    eye = world(face[0] + out[0] * away, eye_y, face[2] + out[1] * away)
    return make_camera(shot, eye, -theta, 0.0, _roll(shot), anchor * shot.width, center_y)


def road_camera(plan: CabinPlan, shot: Shot, over: Actor | None = None) -> Camera:
    """From behind the front seats, through the windscreen at what is ahead; `over` one's shoulder."""
    shot = _with_lens(shot, 30.0)
    aside = -0.12 if over is None or over.place[0] > 0 else 0.12
    eye_y = min(plan.roof - 0.2, 1.26)
    return make_camera(
        shot, world(aside, eye_y, 1.05), 180.0, 0.0, _roll(shot), shot.width / 2, shot.height * 0.48
    )


def driver_view(plan: CabinPlan, shot: Shot, eye: Vec3) -> Camera:
    """What somebody in a front seat sees of the road."""
    shot = _with_lens(shot, 24.0)
    place = world(eye[0] * 0.6, eye[1], eye[2] + 0.15)
    return make_camera(shot, place, 180.0, 0.0, _roll(shot), shot.width / 2, shot.height * 0.44)


def _face(actor: Actor) -> Vec3:
    return lerp(actor.skeleton["neck"], actor.skeleton["crown"], 0.6)


def _roll(shot: Shot) -> float:
    return DUTCH_ROLL if shot.angle == "dutch" else 0.0


def _with_lens(shot: Shot, lens: float) -> Shot:
    return Shot(shot.size, shot.angle, round(lens), shot.width, shot.height, shot.kept)
