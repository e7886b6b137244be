"""What is worn over a garment: aprons, cloaks, ties, necklaces, braces, belts, veils, wings."""

from __future__ import annotations

import math

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Body, Ring
from storyboard_cli.render.preview.cuts import cut_of
from storyboard_cli.render.preview.geometry import add, along, curve, disc, hull, times, turned, unit
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled
from storyboard_cli.render.preview.trunk import Trunk, blend, rings_of
from storyboard_cli.render.preview.uniforms import belt

_GOLD: Rgb = (214, 182, 92)


def front_seen(body: Body) -> bool:
    """Whether the figure's chest faces the camera."""
    return body.faces_camera(body.chest[2], body.joints["chest"], 0.0)


def draw_behind_body(body: Body) -> None:
    """What hangs on the back of somebody who faces the camera; drawn before the body."""
    worn = body.look.accessories
    if "wings" in worn:
        _wings(body)
    if "cloak" in worn and front_seen(body):
        _cloak(body)
    if "veil" in worn and front_seen(body):
        _veil(body)


def draw_over_back(body: Body) -> None:
    """The same on somebody who turns the back; drawn after the body."""
    worn = body.look.accessories
    if front_seen(body):
        return
    if "cloak" in worn:
        _cloak(body)
    if "veil" in worn:
        _veil(body)
    if "wings" in worn:
        _wings(body)


def draw_over_garment(body: Body) -> None:
    """What lies on the front of the garment."""
    worn = body.look.accessories
    trunk = Trunk(body) if worn & {"suspenders", "belt", "necklace", "bow_tie", "apron", "tie"} else None
    if trunk is None:
        _cloak_collar(body)
        return
    if "suspenders" in worn:
        colour = body.colour(body.look.color_of("suspenders", (120, 60, 50)))
        for s in (1, -1):
            for turn in (0.0, math.pi):
                trunk.line(
                    [(0.12, turn + 0.5 * s), (0.6, turn + 0.5 * s), (0.99, turn + 0.62 * s)],
                    2.6,
                    colour=colour,
                )
    if "belt" in worn and body.look.top not in ("police", "soldier", "tunic", "trenchcoat"):
        belt(trunk, body.look.color_of("belt", (52, 42, 36)), at=0.2)
    if "apron" in worn:
        _apron(body, trunk)
    if "necklace" in worn:
        run = [(0.98, -0.8), (0.88, -0.36), (0.85, 0.0), (0.88, 0.36), (0.98, 0.8)]
        trunk.line(run, 1.5, colour=body.colour(body.look.color_of("necklace", _GOLD)))
    if "bow_tie" in worn:
        _bow_tie(body, trunk)
    _cloak_collar(body)


def _bow_tie(body: Body, trunk: Trunk) -> None:
    if not trunk.seen(0.95, 0.0, 0.1):
        return
    colour = body.look.color_of("bow_tie", (36, 34, 40))
    middle = add(trunk.at(0.96, 0.0), times(body.chest[2], 0.012 * body.scale))
    right, up = times(body.chest[0], 0.036 * body.scale), times(body.chest[1], 0.02 * body.scale)
    point = body.board.lens.point
    wings = [
        turned(
            [
                point(middle),
                point(add(add(middle, times(right, s)), up)),
                point(add(add(middle, times(right, s)), times(up, -1.0))),
            ]
        )
        for s in (1.0, -1.0)
    ]
    body.outline(wings, 0.6)
    body.board.picture.fill(wings, alpha(body.colour(colour), 1))


def _apron(body: Body, trunk: Trunk) -> None:
    colour = body.look.color_of("apron", (228, 220, 203))
    joints, unit_m = body.joints, body.scale
    if not front_seen(body):
        for height, width in ((0.3, 0.9), (0.33, 0.9)):
            trunk.line([(height, math.pi - width), (height - 0.02, math.pi), (height, math.pi + width)], 1.8,
                       colour=body.colour(colour))  # fmt: skip
        return
    flare = 1.0 if cut_of(body.look.top, loose=body.look.loose).reach <= 0 else 1.5
    out = times(body.hips[2], 0.072 * unit_m * flare)
    low: list[Vec3] = []
    for name, side in (("r", 1.0), ("l", -1.0)):
        place = along(joints[f"{name}_hip"], joints[f"{name}_knee"], 0.78)
        low.append(add(add(place, out), times(body.hips[0], side * 0.03 * unit_m * flare)))
    waist = [trunk.at(0.34, 1.1), trunk.at(0.34, -1.1)]
    hips = [trunk.at(0.06, 1.0), trunk.at(0.06, -1.0)]
    bib = [trunk.at(0.78, 0.5), trunk.at(0.78, -0.5)]
    point = body.board.lens.point
    skirt = hull([point(p) for p in (*waist, *hips, *low)])
    chest = turned(
        [point(p) for p in (bib[0], trunk.at(0.5, 0.75), waist[0], waist[1], trunk.at(0.5, -0.75), bib[1])]
    )
    solid = [skirt, chest]
    body.outline(solid, 0.8)
    body.board.picture.fill(solid, alpha(body.colour(colour), 1))
    trunk.line([(0.34, -1.3), (0.32, 0.0), (0.34, 1.3)], 1.0, colour=body.shade(colour))
    for s in (1, -1):
        trunk.line([(0.78, 0.48 * s), (0.98, 0.62 * s)], 2.0, colour=body.colour(scaled(colour, 0.9)))
    pocket = [along(hips[0], hips[1], 0.25), along(hips[0], hips[1], 0.75)]
    drop = times(body.hips[1], -0.045 * unit_m)
    body.crease([pocket[0], add(pocket[0], drop), add(pocket[1], drop), pocket[1], pocket[0]], 0.6)


def _cloak_rings(body: Body) -> list[Ring]:
    """Rings of a cloak from its hem at the shins to the shoulders."""
    unit_m, joints = body.scale, body.joints
    rings = rings_of(body)
    feet = along(joints["r_ankle"], joints["l_ankle"], 0.5)
    knees = along(joints["r_knee"], joints["l_knee"], 0.5)
    low = along(feet, knees, 0.35)
    back = times(body.hips[2], -0.05 * unit_m)
    shoulder = rings[-3]
    return [
        Ring(add(low, back), body.hips, 0.24 * unit_m, 0.16 * unit_m),
        Ring(add(along(low, joints["pelvis"], 0.6), back), blend(body.hips, body.chest, 0.3),
        0.19 * unit_m, 0.12 * unit_m),
        Ring(add(joints["chest"], times(back, 0.6)), body.chest, 0.155 * unit_m, 0.1 * unit_m),
        Ring(shoulder.centre, body.chest, 0.13 * unit_m, 0.07 * unit_m),
    ]  # fmt: skip


def _cloak(body: Body) -> None:
    colour = body.look.color_of("cloak", (74, 58, 82))
    rings = _cloak_rings(body)
    inside = front_seen(body)
    body.loft(rings, scaled(colour, 0.72) if inside else colour)
    hem, top = rings[0], rings[-1]
    turns = (-1.0, -0.4, 0.2, 0.8) if not inside else (1.2, -1.2)
    for turn in turns:
        angle = math.pi + turn if not inside else turn
        body.crease(
            [
                hem.at(angle),
                along(hem.at(angle), top.at(angle), 0.5),
                along(hem.at(angle), top.at(angle), 0.85),
            ],
            0.7,
        )


def _cloak_collar(body: Body) -> None:
    """The part of a cloak over the shoulders, with its clasp."""
    if "cloak" not in body.look.accessories or not front_seen(body):
        return
    colour = body.look.color_of("cloak", (74, 58, 82))
    point, joints, unit_m = body.board.lens.point, body.joints, body.scale
    rings = rings_of(body)
    throat = add(rings[-2].centre, times(body.chest[2], 0.04 * unit_m))
    for s, side in (("r", 1.0), ("l", -1.0)):
        shoulder = joints[f"{s}_shoulder"]
        out = add(
            shoulder, add(times(body.chest[0], side * 0.04 * unit_m), times(body.chest[1], 0.02 * unit_m))
        )
        hip = add(joints[f"{s}_hip"], times(body.hips[0], side * 0.13 * unit_m))
        knee = add(joints[f"{s}_knee"], times(body.hips[0], side * 0.15 * unit_m))
        front = add(along(shoulder, joints["chest"], 0.42), times(body.chest[2], 0.075 * unit_m))
        run = [
            throat,
            add(shoulder, times(body.chest[1], 0.035 * unit_m)),
            out,
            hip,
            knee,
            along(hip, front, 0.25),
            front,
        ]
        shape = [turned(curve([point(p) for p in run], 2, closed=True))]
        body.outline(shape, 0.8)
        body.board.picture.fill(shape, alpha(body.colour(colour), 1))
    x, y, radius = body.ball(throat, 0.016 * unit_m)
    body.board.picture.fill([disc(x, y, radius)], alpha(body.ink, 1), grow=body.weight * 0.4)
    body.board.picture.fill([disc(x, y, radius)], alpha(body.colour(_GOLD), 1))


def _veil(body: Body) -> None:
    """A bride's veil from the crown down the back; light shines through it."""
    colour = body.look.color_of("veil", (238, 234, 224))
    unit_m, joints = body.scale, body.joints
    back = times(body.chest[2], -0.07 * unit_m)
    levels = (
        (body.head_point(0.0, 0.46, -0.1), 0.26), (body.head_point(0.0, 0.1, -0.2), 0.46),
        (add(joints["chest"], back), 0.16 * unit_m / body.size.head), (add(joints["pelvis"], times(back,
        1.4)), 0.21 * unit_m / body.size.head),
        (add(along(joints["r_knee"], joints["l_knee"], 0.5), times(back, 2.2)),
        0.26 * unit_m / body.size.head),
    )  # fmt: skip
    point, right = body.board.lens.point, body.chest[0]
    edges = [[point(add(p, times(right, s * w * body.size.head))) for p, w in levels] for s in (1.0, -1.0)]
    shape = [turned(curve(edges[0], 4) + curve(edges[1], 4)[::-1])]
    picture = body.board.picture
    picture.fill(shape, alpha(body.ink, 0.5), grow=body.weight * 0.45)
    picture.fill(shape, alpha(body.colour(mix(colour, (214, 220, 232), 0.35)), 0.9))
    for k in (0.25, 0.5, 0.75):
        run = [(a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k) for a, b in zip(*edges, strict=True)]
        body.stroke(curve(run[1:], 4), 0.35, colour=body.shade(colour))


def draw_veil_top(body: Body) -> None:
    """The comb and the edge of a veil over the hair."""
    if "veil" not in body.look.accessories:
        return
    colour = body.look.color_of("veil", (238, 234, 224))
    for x in (-0.28, -0.14, 0.0, 0.14, 0.28):
        up = 0.5 - x * x * 1.1
        ball = body.ball(body.head_point(x, up, 0.12), body.size.head * 0.075)
        body.form([ball], colour, outline=0.5)


def _wings(body: Body) -> None:
    """Two feathered wings."""
    colour = body.look.color_of("wings", (240, 238, 230))
    root = add(
        along(body.joints["chest"], body.joints["neck"], 0.4), times(body.chest[2], -0.07 * body.scale)
    )
    unit_m, right, up = body.scale, body.chest[0], unit(body.chest[1])
    point = body.board.lens.point
    table = (
        (0.04, 0.02),
        (0.2, 0.2),
        (0.36, 0.24),
        (0.44, 0.1),
        (0.4, -0.06),
        (0.36, -0.02),
        (0.33, -0.2),
        (0.28, -0.12),
        (0.24, -0.3),
        (0.18, -0.16),
        (0.1, -0.26),
        (0.04, -0.06),
    )
    for s in (1.0, -1.0):
        run = [point(add(root, add(times(right, s * x * unit_m), times(up, y * unit_m)))) for x, y in table]
        shape = [turned(run)]
        body.outline(shape, 0.9)
        body.board.picture.fill(shape, alpha(body.colour(colour), 1))
        for tip in (4, 6, 8):
            body.stroke(
                [run[0], ((run[0][0] + run[tip][0]) / 2, (run[0][1] + run[tip][1]) / 2), run[tip]], 0.4
            )
