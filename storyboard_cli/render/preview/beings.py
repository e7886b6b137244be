"""Who is no human being: robots, skeletons, ghosts, aliens, mermaids, the undead."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Axes, Body, Ring
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import (
    Ball,
    add,
    along,
    chain,
    curve,
    disc,
    hull,
    sub,
    times,
    turned,
    unit,
)
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.looks import Look
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, scaled

_DARK: Rgb = (34, 33, 40)
_STEEL: Rgb = (150, 162, 172)


def look_of_being(look: Look) -> Look:
    """The look of somebody who is drawn like a human being in other colours."""
    if look.being == "alien":
        return replace(
            look, skin=(142, 176, 128), hair_style="bald", accessories=look.accessories - {"beard"}
        )
    if look.being == "zombie":
        return replace(
            look, skin=mix(look.skin, (132, 152, 112), 0.72), top_color=mix(look.top_color, (92, 92, 80),
            0.5),
            bottom_color=mix(look.bottom_color, (70, 68, 60), 0.4), hair_style="spiky",
        )  # fmt: skip
    if look.being == "mermaid":
        hair = "long" if look.feminine else look.hair_style
        return replace(look, hair_style=hair, top="swimsuit", bottom="none", shoes="barefoot")
    return look


# -- robots ----------------------------------------------------------------------------------------------


def draw_robot(body: Body) -> None:
    """A boxy head on a boxy trunk, tubes for limbs, balls for joints."""
    joints, unit_m = body.joints, body.scale
    steel = mix(_STEEL, body.look.top_color, 0.35)
    sides = sorted(("r", "l"), key=lambda s: -body.board.lens.depth(joints[f"{s}_hand"]))
    for side in sides[:1]:
        _robot_arm(body, side, steel)
    for side in ("r", "l"):
        _robot_leg(body, side, steel)
    low = Ring(joints["pelvis"], body.hips, 0.09 * unit_m, 0.07 * unit_m)
    _block(
        body, [low, replace(low, centre=along(joints["pelvis"], joints["chest"], 0.3))], scaled(steel, 0.7)
    )
    waist = Ring(along(joints["pelvis"], joints["chest"], 0.28), body.chest, 0.115 * unit_m, 0.08 * unit_m)
    chest = Ring(along(joints["chest"], joints["neck"], 0.95), body.chest, 0.15 * unit_m, 0.1 * unit_m)
    _block(body, [waist, chest], steel)
    _panel(body, along(joints["chest"], joints["neck"], 0.1), body.chest, 0.1 * unit_m, unit_m)
    neck = [body.ball(p, 0.03 * unit_m) for p in (joints["neck"], along(joints["neck"], joints["head"], 0.6))]
    body.form(neck, scaled(steel, 0.6))
    for side in sides[1:]:
        _robot_arm(body, side, steel)
    _robot_head(body, steel)


def _corners(ring: Ring) -> list[Vec3]:
    right, _, ahead = ring.axes
    return [
        add(ring.centre, add(times(right, x * ring.half_width), times(ahead, z * ring.half_depth)))
        for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]


def _block(body: Body, rings: Sequence[Ring], colour: Rgb) -> None:
    """A box between two square rings, its sides in their own light."""
    low, high = _corners(rings[0]), _corners(rings[1])
    point = body.board.lens.point
    body.outline([hull([point(p) for p in (*low, *high)])], 1.0)
    faces = [(low[i], low[(i + 1) % 4], high[(i + 1) % 4], high[i]) for i in range(4)]
    middle = along(rings[0].centre, rings[1].centre, 0.5)
    for face in [*faces, tuple(high), tuple(low)]:
        centre = times(add(add(face[0], face[1]), add(face[2], face[3])), 0.25)
        normal = unit(sub(centre, middle))
        if body.faces_camera(normal, centre, 0.0):
            shape = turned([point(p) for p in face])
            value = 0.72 + 0.3 * max(0.0, sum(n * s for n, s in zip(normal, body.board.sun, strict=True)))
            body.board.picture.fill([shape], alpha(body.colour(colour, value), 1))
            body.board.picture.stroke([[*shape, shape[0]]], body.weight * 0.5, alpha(body.ink, 0.8))


def _panel(body: Body, centre: Vec3, axes: Axes, out: float, unit_m: float) -> None:
    """Lamps and a grille on the chest."""
    right, up, ahead = axes
    if not body.faces_camera(ahead, centre, 0.15):
        return
    front = add(centre, times(ahead, out))
    point = body.board.lens.point
    plate = [
        turned([point(add(front, add(times(right, x * unit_m), times(up, y * unit_m))))
                for x, y in ((-0.07, -0.03), (0.07, -0.03), (0.07, 0.06), (-0.07, 0.06))])
    ]  # fmt: skip
    body.board.picture.fill(plate, alpha(body.colour(_DARK), 1))
    for index, colour in enumerate(((214, 80, 66), (228, 190, 84), (96, 176, 120))):
        x, y, radius = body.ball(add(front, times(right, (index - 1) * 0.042 * unit_m)), 0.014 * unit_m)
        body.board.picture.fill([disc(x, y, radius)], alpha(body.colour(colour), 1))


def _robot_limb(body: Body, places: Sequence[Vec3], thick: float, colour: Rgb) -> None:
    unit_m = body.scale
    body.form([body.ball(p, thick * unit_m) for p in places], scaled(colour, 0.86))
    for place in places:
        body.form([body.ball(place, thick * 1.45 * unit_m)], colour, outline=0.8)


def _robot_arm(body: Body, side: str, colour: Rgb) -> None:
    joints, unit_m = body.joints, body.scale
    shoulder = add(
        joints[f"{side}_shoulder"], times(body.chest[0], (0.03 if side == "r" else -0.03) * unit_m)
    )
    _robot_limb(body, [shoulder, joints[f"{side}_elbow"], joints[f"{side}_wrist"]], 0.022, colour)
    wrist, tips = joints[f"{side}_wrist"], joints[f"{side}_hand"]
    spread = times(body.chest[2], 0.022 * unit_m)
    for way in (1.0, -1.0):
        middle = add(along(wrist, tips, 0.5), times(spread, way))
        claw = [body.ball(p, 0.011 * unit_m) for p in (wrist, middle, add(tips, times(spread, way * 0.3)))]
        body.form(claw, scaled(colour, 0.8), outline=0.7)


def _robot_leg(body: Body, side: str, colour: Rgb) -> None:
    joints, unit_m = body.joints, body.scale
    _robot_limb(body, [joints[f"{side}_{n}"] for n in ("hip", "knee", "ankle")], 0.026, colour)
    ankle, toe = joints[f"{side}_ankle"], joints[f"{side}_toe"]
    axes = (body.hips[0], (0.0, 1.0, 0.0), unit(sub((toe[0], ankle[1], toe[2]), ankle), body.hips[2]))
    middle = along(ankle, toe, 0.35)
    foot = Ring((middle[0], ankle[1] - 0.04 * unit_m, middle[2]), axes, 0.042 * unit_m, 0.085 * unit_m)
    top = replace(foot, centre=(middle[0], ankle[1] + 0.01 * unit_m, middle[2]), half_depth=0.06 * unit_m)
    _block(body, [foot, top], scaled(colour, 0.8))


def _robot_head(body: Body, colour: Rgb) -> None:
    size, joints = body.size.head, body.joints
    low = Ring(body.head_point(0, -0.42, 0.0), body.head, 0.4 * size, 0.36 * size)
    high = Ring(body.head_point(0, 0.42, 0.0), body.head, 0.42 * size, 0.38 * size)
    stalk = [body.ball(body.head_point(0, u, 0), size * r) for u, r in ((0.4, 0.03), (0.74, 0.025))]
    body.form(stalk, scaled(colour, 0.7), outline=0.7)
    body.form([body.ball(body.head_point(0, 0.78, 0), size * 0.075)], (206, 76, 64), outline=0.8)
    for side in (1, -1):
        body.form([body.ball(body.head_point(side * 0.44, 0.0, 0.0), size * 0.1)], scaled(colour, 0.75))
    _block(body, [low, high], colour)
    if not body.faces_camera(body.head[2], joints["head"], 0.1):
        return
    point, picture = body.board.lens.point, body.board.picture
    for side in (1, -1):
        x, y, radius = body.ball(body.head_point(side * 0.17, 0.1, 0.38), size * 0.115)
        picture.fill([disc(x, y, radius)], alpha(body.ink, 1), grow=body.weight * 0.5)
        picture.fill([disc(x, y, radius)], alpha(body.colour((250, 226, 130)), 1))
        picture.fill([disc(x, y, radius * 0.45)], alpha(body.colour(_DARK), 1))
    mouth = [
        turned(
            [
                point(body.head_point(x, u, 0.38))
                for x, u in ((-0.22, -0.3), (0.22, -0.3), (0.22, -0.15), (-0.22, -0.15))
            ]
        )
    ]
    picture.fill(mouth, alpha(body.colour(_DARK), 1))
    for x in (-0.11, 0.0, 0.11):
        body.stroke(
            [point(body.head_point(x, u, 0.38)) for u in (-0.3, -0.15)], 0.7, colour=body.colour(colour)
        )


# -- ghosts ----------------------------------------------------------------------------------------------


def draw_ghost(body: Body) -> None:
    """A pale shape that light shines through, without feet."""
    joints, unit_m, size = body.joints, body.scale, body.size.head
    balls: list[Ball] = [
        body.ball(body.head_point(0, 0.05, 0), size * 0.5), body.ball(joints["neck"], 0.1 * unit_m),
        body.ball(joints["chest"], 0.15 * unit_m), body.ball(joints["pelvis"], 0.15 * unit_m),
        body.ball(along(joints["r_knee"], joints["l_knee"], 0.5), 0.17 * unit_m),
    ]  # fmt: skip
    solid = chain(balls)
    for name in ("r", "l"):
        arm = [
            body.ball(joints[f"{name}_{n}"], r * unit_m)
            for n, r in (("shoulder", 0.06), ("elbow", 0.05), ("wrist", 0.045), ("hand", 0.015))
        ]
        solid += chain(arm)
    solid.append(_tatters(body, balls[-1]))
    picture = body.board.picture
    glow = body.colour((214, 228, 244))
    picture.fill(
        solid,
        alpha(glow, 0.25),
        grow=size * body.board.lens.scale_at(joints["head"]) * 0.1,
        blur=4 * body.board.unit,
    )
    picture.fill(solid, alpha(body.ink, 0.5), grow=body.weight * 0.5)
    picture.fill(solid, alpha(body.colour((226, 234, 244)), 0.86))
    if not body.faces_camera(body.head[2], joints["head"], -0.2):
        return
    dark = alpha(body.colour((52, 58, 84)), 0.95)
    for side in (1, -1):
        x, y, radius = body.ball(body.head_point(side * 0.16, 0.05, 0.4), size * 0.085)
        picture.fill([disc(x, y, radius, radius * 1.5)], dark)
    x, y, radius = body.ball(body.head_point(0, -0.26, 0.4), size * 0.09)
    picture.fill([disc(x, y, radius, radius * 1.4)], dark)


def _tatters(body: Body, low: Ball) -> list[Point]:
    """The torn hem in which a ghost ends."""
    x, y, radius = low
    run = [(x - radius, y)]
    for k in range(9):
        deep = radius * (1.5 if k % 2 else 0.75)
        run.append((x - radius + radius * 2 * (k + 0.5) / 9, y + deep))
    return turned([*run, (x + radius, y)])


# -- additions -------------------------------------------------------------------------------------------


def draw_tail(body: Body) -> None:
    """A mermaid's tail instead of legs."""
    joints, unit_m = body.joints, body.scale
    colour: Rgb = (58, 138, 128)
    pelvis = joints["pelvis"]
    knees, feet = (
        along(joints["r_knee"], joints["l_knee"], 0.5),
        along(joints["r_ankle"], joints["l_ankle"], 0.5),
    )
    back = times(body.hips[2], -0.05 * unit_m)
    places = (
        (add(pelvis, times(body.hips[1], 0.03 * unit_m)), 0.088), (along(pelvis, knees, 0.4), 0.095),
        (along(pelvis, knees, 0.9), 0.07), (along(knees, feet, 0.5), 0.045), (add(along(knees, feet, 0.92),
        back), 0.026),
    )  # fmt: skip
    balls = [body.ball(p, r * unit_m) for p, r in places]
    root = places[-1][0]
    point = body.board.lens.point
    fins = []
    for side in (1.0, -1.0):
        tip = add(add(root, times(body.hips[0], side * 0.17 * unit_m)), (0.0, -0.07 * unit_m, 0.0))
        inner = add(root, (0.0, -0.03 * unit_m, 0.0))
        middle = add(along(root, tip, 0.6), (0.0, 0.03 * unit_m, 0.0))
        fins.append(turned(curve([point(p) for p in (root, middle, tip, inner)], 3, closed=True)))
    body.outline(fins, 0.9)
    body.board.picture.fill(fins, alpha(body.colour(mix(colour, (200, 230, 210), 0.25)), 1))
    body.form(balls, colour)
    scale_line = body.shade(colour)
    for (ax, ay, ar), (bx, by, br) in itertools.pairwise(balls):
        for t in (0.2, 0.6):
            x, y, r = ax + (bx - ax) * t, ay + (by - ay) * t, (ar + (br - ar) * t) * 0.8
            body.stroke(
                curve(
                    [(x - r, y), (x - r / 2, y + r * 0.35), (x, y), (x + r / 2, y + r * 0.35), (x + r, y)], 3
                ),
                0.6,
                colour=scale_line,
            )


def draw_alien_face(body: Body, skull: Skull) -> None:
    """Large dark eyes and a small mouth on a large head."""
    size = skull.pixels
    if skull.front < -0.2:
        return
    picture = body.board.picture
    for side in (1, -1):
        if skull.face_seen(side * 0.18, 0.0, 0.0):
            run = [(0.05, -0.08), (0.1, 0.06), (0.22, 0.13), (0.3, 0.1), (0.26, -0.02), (0.15, -0.12)]
            shape = turned(curve([skull.on_screen(side * x, y, 0.01) for x, y in run], 4, closed=True))
            picture.fill([shape], alpha(body.colour((20, 22, 26)), 1))
            x, y = skull.on_screen(side * 0.2, 0.07, 0.02)
            picture.fill([disc(x, y, size * 0.028, size * 0.02)], (255, 255, 255, 0.85))
    body.stroke([skull.on_screen(x, -0.33) for x in (-0.07, 0.0, 0.07)], 0.9)
    for x in (-0.03, 0.03):
        px, py = skull.on_screen(x, -0.19, 0.02)
        picture.fill([disc(px, py, max(0.6, size * 0.012))], alpha(body.ink, 0.8))


def draw_alien_crown(body: Body) -> None:
    """The large back of an alien's head."""
    body.form([body.ball(body.head_point(0, 0.3, -0.08), body.size.head * 0.5)], body.look.skin)
