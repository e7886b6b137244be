"""Sleeves of a drawn figure: tubes that end in an open hem, and the shoulder that joins them to the trunk."""

from __future__ import annotations

import math
from collections.abc import Sequence

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Body, Ring
from storyboard_cli.render.preview.cuts import cut_of
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import (
    Ball,
    add,
    along,
    chain,
    cross,
    disc,
    hull,
    lit,
    sub,
    times,
    unit,
)
from storyboard_cli.render.preview.looks import Look
from storyboard_cli.render.preview.palette import Rgb, alpha, mix
from storyboard_cli.render.preview.patterns import draw_pattern
from storyboard_cli.render.preview.trunk import rings_of

_OVER_SHIRT = frozenset({"vest", "dungarees", "hi_vis"})
"""Garments with the sleeves of the shirt below."""

_STIFF = frozenset({"spacesuit", "armour"})
"""Garments whose arms are parts of their own."""


def cloth_color(look: Look) -> Rgb:
    """The colour of the trunk: of the garment, or of the skin of who wears none."""
    return (
        look.skin if look.top == "bare" or (look.top == "swimsuit" and not look.feminine) else look.top_color
    )


def shirt_under(look: Look) -> Rgb:
    """The shirt beneath a vest: pale, with a breath of the accent."""
    return mix((236, 232, 222), look.accent, 0.25)


def sleeve_of(look: Look) -> str:
    """How far the sleeve of the upper garment reaches: `long`, `short`, `none` or `wide`."""
    sleeve = cut_of(look.top, loose=look.loose).sleeve
    if sleeve == "dress":
        return "short" if look.feminine else "long"
    return sleeve


def sleeve_color(look: Look) -> Rgb:
    """The colour at the top of the arm."""
    if sleeve_of(look) == "none":
        return look.skin
    return shirt_under(look) if look.top in _OVER_SHIRT else look.top_color


def strength(look: Look) -> float:
    """How much thicker the arms of somebody strong are."""
    return 1.16 if look.frame == "muscular" else 1.0


def arm_cap(body: Body, side: str) -> Ball:
    """The round of the shoulder: under the slope of the trunk, not on it."""
    unit_m, cut = body.scale, cut_of(body.look.top, loose=body.look.loose)
    inward = times(body.chest[0], -0.019 * unit_m if side == "r" else 0.019 * unit_m)
    place = add(add(body.joints[f"{side}_shoulder"], inward), times(body.chest[1], -0.021 * unit_m))
    loose = 0.9 + 0.1 * cut.sleeve_width
    return body.ball(place, body.girth * 0.035 * unit_m * loose * strength(body.look))


def hem_ring(body: Body, a: Vec3, b: Vec3, part: float, radius: float) -> Ring:
    """The open end of a tube on the way from a to b: a circle across it; `radius` in metres."""
    way = unit(sub(b, a))
    across = unit(cross(way, body.chest[2]), body.chest[0])
    return Ring(along(a, b, part), (across, way, unit(cross(across, way))), radius, radius)


def tube(body: Body, balls: Sequence[Ball], end: Ring, colour: Rgb) -> list[list[Point]]:
    """A sleeve through balls to an open end that is cut across; returns its silhouette."""
    rim = body.rim(end)
    solid = [*chain(balls), hull([*disc(*balls[-1]), *rim])]
    body.outline(solid)
    picture, towards, keep = body.board.picture, body.board.towards_light, 0.78
    picture.fill(solid, alpha(body.shade(colour), 1))
    if max(r for _, _, r in balls) > 26 * body.board.unit:
        body.hatch(solid)
    bright = lit(balls, towards, keep)
    x, y, radius = body.ball(end.centre, end.half_width)
    shift = (1 - keep) * radius
    small = [
        (x + (px - x) * keep + towards[0] * shift, y + (py - y) * keep + towards[1] * shift) for px, py in rim
    ]
    picture.fill([*chain(bright), hull([*disc(*bright[-1]), *small])], alpha(body.colour(colour), 1))
    return solid


def join_shoulder(body: Body, side: str, *, near: bool) -> None:
    """Paints the round of the shoulder as one piece of cloth with the trunk: no contour runs between them;
    `near`: the arm lies before the trunk.
    """
    look, joints = body.look, body.joints
    colour = cloth_color(look)
    if sleeve_color(look) != colour or look.top in _STIFF:
        return
    cap = arm_cap(body, side)
    zone = (cap[0], cap[1], cap[2] + body.weight * 1.5)
    shoulder, elbow = joints[f"{side}_shoulder"], joints[f"{side}_elbow"]
    if _touch(zone, body.ball(elbow, body.girth * 0.022 * body.scale)):
        return  # an upper arm that points into the picture or out of it hides the shoulder
    loose = cut_of(look.top, loose=look.loose).sleeve_width
    upper = body.ball(along(shoulder, elbow, 0.5), body.girth * 0.030 * body.scale * loose * strength(look))
    picture, towards = body.board.picture, body.board.towards_light
    if not body.fine:  # the trunk has only a hair of ink there: the near arm alone is painted over
        if near:
            picture.fill(chain([cap, upper]), alpha(body.shade(colour), 1))
            picture.fill(chain(lit([cap, upper], towards, 0.78)), alpha(body.colour(colour), 1))
        return
    rims = [body.rim(ring) for ring in rings_of(body)[1:]]
    trunk = body.skin(rims)
    arm = [cap, upper]
    dark, light = alpha(body.shade(colour), 1), alpha(body.colour(colour), 1)
    layers = [
        (chain(arm), dark),
        (chain(lit(arm, towards, 0.78)), light),
        (trunk, dark),
        (body.bright_loft(rims), light),
    ]
    if near:
        layers.append(layers.pop(1))
    for step, (polygons, paint) in enumerate(layers):  # each layer covers the soft rim of the one below
        with picture.clip([disc(zone[0], zone[1], zone[2] + step)]):
            picture.fill(polygons, paint)
    with picture.clip([disc(*zone)]):
        draw_pattern(body, trunk)


def forearm_over(body: Body, side: str, upper: Sequence[Ball]) -> bool:
    """Whether the forearm lies before those balls of the upper arm, seen from the camera."""
    elbow, wrist = body.joints[f"{side}_elbow"], body.joints[f"{side}_wrist"]
    depth = body.board.lens.depth
    if depth(wrist) > depth(elbow):
        return False
    fore = [body.ball(along(elbow, wrist, part), body.girth * 0.02 * body.scale) for part in (0.55, 0.8, 1.0)]
    return any(_touch(a, b) for a in fore for b in upper)


def _touch(a: Ball, b: Ball) -> bool:
    return math.hypot(a[0] - b[0], a[1] - b[1]) < a[2] + b[2]
