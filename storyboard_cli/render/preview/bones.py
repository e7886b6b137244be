"""A skeleton: limbs, spine, ribs, pelvis and skull."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.geometry import add, along, disc, times, turned
from storyboard_cli.render.preview.palette import Rgb, alpha, scaled

_BONE: Rgb = (232, 226, 208)
_DARK: Rgb = (34, 33, 40)


def draw_skeleton(body: Body) -> None:
    """Bones: limbs, spine, ribs, pelvis and skull."""
    joints, unit_m = body.joints, body.scale
    for side in ("r", "l"):
        _bones(body, [joints[f"{side}_{n}"] for n in ("hip", "knee", "ankle", "toe")], 0.012)
    spine = [along(joints["pelvis"], joints["neck"], k / 7) for k in range(8)] + [
        body.head_point(0, -0.3, -0.1)
    ]
    body.form([body.ball(p, 0.014 * unit_m) for p in spine], _BONE, outline=0.8)
    pelvis = [add(joints["pelvis"], times(body.hips[0], x * unit_m)) for x in (-0.07, -0.035, 0.035, 0.07)]
    body.form(
        [body.ball(p, r * unit_m) for p, r in zip(pelvis, (0.03, 0.02, 0.02, 0.03), strict=True)], _BONE
    )
    for part, wide in ((0.35, 0.085), (0.5, 0.095), (0.65, 0.1), (0.8, 0.095), (0.92, 0.075)):
        centre = along(joints["pelvis"], joints["neck"], 0.28 + part * 0.68)
        for way in (1, -1):
            rib = [
                add(centre, add(times(body.chest[0], way * wide * math.sin(a) * unit_m),
                                add(times(body.chest[2], 0.06 * math.cos(a) * unit_m), times(body.chest[1],
                                -0.012 * a * unit_m))))
                for a in (3.0, 2.2, 1.5, 0.8, 0.15)
            ]  # fmt: skip
            body.form([body.ball(p, 0.0085 * unit_m) for p in rib], _BONE, outline=0.6)
    collar = [
        joints["r_shoulder"],
        add(joints["neck"], times(body.chest[1], -0.01 * unit_m)),
        joints["l_shoulder"],
    ]
    body.form([body.ball(p, 0.011 * unit_m) for p in collar], _BONE, outline=0.7)
    for side in ("r", "l"):
        _bones(body, [joints[f"{side}_{n}"] for n in ("shoulder", "elbow", "wrist")], 0.011)
        _finger_bones(body, side)
    _skull(body)


def _bones(body: Body, places: Sequence[Vec3], thick: float) -> None:
    unit_m = body.scale
    for a, b in pairwise(places):
        knob, shaft = thick * 1.7 * unit_m, thick * unit_m
        parts = [
            body.ball(a, knob),
            body.ball(along(a, b, 0.12), shaft),
            body.ball(along(a, b, 0.88), shaft),
            body.ball(b, knob),
        ]
        body.form(parts, _BONE, outline=0.8)


def _finger_bones(body: Body, side: str) -> None:
    wrist, tips, unit_m = body.joints[f"{side}_wrist"], body.joints[f"{side}_hand"], body.scale
    for shift in (-0.022, -0.007, 0.008, 0.023):
        end = add(tips, times(body.chest[2], shift * unit_m))
        body.form([body.ball(p, 0.006 * unit_m) for p in (wrist, end)], _BONE, outline=0.6)


def _skull(body: Body) -> None:
    size = body.size.head
    jaw = [
        body.ball(body.head_point(0, u, a), size * r) for u, a, r in ((-0.2, 0.1, 0.22), (-0.38, 0.16, 0.15))
    ]
    body.form(jaw, scaled(_BONE, 0.94), outline=0.8)
    body.form([body.ball(body.head_point(0, 0.12, -0.05), size * 0.4)], _BONE)
    if not body.faces_camera(body.head[2], body.joints["head"], -0.1):
        return
    picture, dark = body.board.picture, alpha(body.colour(_DARK), 1)
    for side in (1, -1):
        if body.faces_camera(add(body.head[2], times(body.head[0], side * 0.6)), body.joints["head"], 0.1):
            x, y, radius = body.ball(body.head_point(side * 0.15, 0.03, 0.3), size * 0.105)
            picture.fill([disc(x, y, radius, radius * 1.1)], dark)
    point = body.board.lens.point
    nose = turned(
        [point(body.head_point(x, u, 0.36)) for x, u in ((0.0, -0.07), (0.06, -0.17), (-0.06, -0.17))]
    )
    picture.fill([nose], dark)
    body.stroke([point(body.head_point(x, -0.3, 0.32)) for x in (-0.16, 0.0, 0.16)], 1.0)
    for x in (-0.12, -0.06, 0.0, 0.06, 0.12):
        body.stroke([point(body.head_point(x, u, 0.33)) for u in (-0.25, -0.35)], 0.5)
