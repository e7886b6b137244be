"""Feet of a drawn figure in shoes and boots."""

from __future__ import annotations

from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.geometry import Ball, along, chain, hull
from storyboard_cli.render.preview.palette import alpha, scaled


def draw_shoe(body: Body, side: str) -> None:
    """A foot in what it wears."""
    ankle, toe = body.joints[f"{side}_ankle"], body.joints[f"{side}_toe"]
    unit_m = body.scale
    heel = along(ankle, toe, -0.26)
    heel = (heel[0], heel[1] - 0.018 * unit_m, heel[2])
    kind = body.look.shoes
    colour = body.look.skin if kind in ("barefoot", "sandals") else body.look.shoes_color
    toe_ball = body.ball(along(ankle, toe, 0.96), 0.0235 * unit_m)
    mid = body.ball(along(ankle, toe, 0.45), 0.027 * unit_m)
    heel_ball = body.ball(heel, 0.024 * unit_m)
    top = body.ball(along(ankle, body.joints[f"{side}_knee"], 0.05), 0.025 * unit_m)
    solid = [
        hull([p for poly in chain([top, mid]) for p in poly]),
        *chain([heel_ball, mid, toe_ball]),
        *chain([top, heel_ball]),
    ]
    body.outline(solid)
    body.board.picture.fill(solid, alpha(body.shade(colour), 1))
    lighter: list[Ball] = [
        (x + body.board.towards_light[0] * r * 0.2, y - r * 0.22, r * 0.7) for x, y, r in (top, mid, toe_ball)
    ]
    body.board.picture.fill(chain(lighter), alpha(body.colour(scaled(colour, 1.15)), 1))
    if kind == "trainers":
        sole = [heel_ball, mid, toe_ball]
        body.stroke([(x, y + r * 0.75) for x, y, r in sole], 2.2, colour=body.colour((240, 238, 232)))
    elif kind == "sandals":
        body.stroke(
            [(mid[0] - mid[2], mid[1]), (mid[0] + mid[2], mid[1])], 1.6, colour=body.colour((110, 74, 48))
        )


_SHAFTS = {"boots": 0.4, "rubber_boots": 0.8, "cowboy_boots": 0.66}
"""How far up the shin a boot reaches."""


def draw_boot_leg(body: Body, side: str) -> None:
    """The shaft of a boot, over the trousers."""
    shaft = _SHAFTS.get(body.look.shoes)
    if shaft is None:
        return
    unit_m, girth = body.scale, body.girth
    ankle, knee = body.joints[f"{side}_ankle"], body.joints[f"{side}_knee"]
    wide = 0.036 if body.look.shoes == "boots" else 0.042
    low = body.ball(along(ankle, knee, 0.04), girth * 0.029 * unit_m)
    top = body.ball(along(ankle, knee, shaft), girth * wide * unit_m)
    body.form([low, top], body.look.shoes_color)
    x, y, radius = top
    if radius > 3:
        body.stroke(
            [(x - radius, y - radius * 0.25), (x, y + radius * 0.1), (x + radius, y - radius * 0.25)], 0.7
        )
