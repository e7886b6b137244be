"""The torso of a drawn figure in its garment, what hangs from it, and the neck."""

from __future__ import annotations

import math
from collections.abc import Sequence

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Axes, Body, Ring
from storyboard_cli.render.preview.cuts import SKIRT_FLARE, SKIRT_REACH, cut_of
from storyboard_cli.render.preview.garments import GARMENTS, plain
from storyboard_cli.render.preview.geometry import add, along, cross, sub, times, unit
from storyboard_cli.render.preview.more_garments import MORE_GARMENTS
from storyboard_cli.render.preview.patterns import draw_pattern
from storyboard_cli.render.preview.sleeves import cloth_color, join_shoulder
from storyboard_cli.render.preview.trunk import Trunk, blend, neck_balls, rings_of
from storyboard_cli.render.preview.uniforms import UNIFORMS

ON_GARMENTS = GARMENTS | MORE_GARMENTS | UNIFORMS


def draw_tails(body: Body) -> list[Ring]:
    """What hangs below the waist, hem first. A skirt is drawn; the tails of a coat, a dress or a robe are
    returned for its trunk.
    """
    look, cut = body.look, cut_of(body.look.top, loose=body.look.loose)
    trunk = rings_of(body)
    if cut.reach > 0:
        return _tails(body, trunk, cut.reach, cut.flare)
    if look.bottom != "skirt":
        return []
    tails = _tails(body, trunk, SKIRT_REACH, SKIRT_FLARE)
    body.loft([trunk[2], *tails[::-1]], look.bottom_color)
    _tail_folds(body, trunk[1], tails[0])
    return []


def _tails(body: Body, trunk: Sequence[Ring], reach: float, flare: float) -> list[Ring]:
    """Rings from the hem up to below the hips; a hem below the knees follows the shins."""
    joints, unit_m = body.joints, body.scale
    half = max(trunk[1].half_width, 0.06 * unit_m)
    low = min(reach, 1.0)
    full = 1.0 + (flare - 1.0) * (low / max(reach, 1e-6) if reach > 1.0 else 1.0)
    ends = [along(joints[f"{s}_hip"], joints[f"{s}_knee"], low) for s in ("r", "l")]
    hem = _hem_ring(body, joints["pelvis"], ends, half * full, body.hips)
    mid = Ring(
        along(joints["pelvis"], hem.centre, 0.5), blend(body.hips, hem.axes, 0.5),
        (half + hem.half_width) / 2, (trunk[1].half_depth + hem.half_depth) / 2,
    )  # fmt: skip
    if reach <= 1.0:
        return [hem, mid]
    feet = [along(joints[f"{s}_knee"], joints[f"{s}_ankle"], reach - 1.0) for s in ("r", "l")]
    return [_hem_ring(body, hem.centre, feet, half * flare, hem.axes), hem, mid]


def _hem_ring(body: Body, above: Vec3, ends: Sequence[Vec3], half: float, hips: Axes) -> Ring:
    """The ring of a hem around two points of the legs."""
    unit_m = body.scale
    middle = along(ends[0], ends[1], 0.5)
    hang = unit(sub(middle, above), (0.0, -1.0, 0.0))
    right = hips[0]
    ahead = unit(cross(hang, right), hips[2])
    spread = abs(sum((ends[0][i] - ends[1][i]) * right[i] for i in range(3))) / 2
    stride = abs(sum((ends[0][i] - ends[1][i]) * ahead[i] for i in range(3))) / 2
    return Ring(
        middle, (right, times(hang, -1.0), ahead), max(half, spread + 0.055 * unit_m),
        max(half * 0.72, stride + 0.06 * unit_m),
    )  # fmt: skip


def _tail_folds(body: Body, top: Ring, hem: Ring) -> None:
    for angle in (-1.1, -0.45, 0.35, 1.0, 2.2, 3.14, 4.1):
        normal = add(times(hem.axes[0], math.sin(angle)), times(hem.axes[2], math.cos(angle)))
        if body.faces_camera(normal, hem.at(angle), 0.25):
            low, high = hem.at(angle), top.at(angle)
            body.crease([low, along(low, high, 0.3), along(low, high, 0.62)], 0.6)
    if cut_of(body.look.top, loose=body.look.loose).opens and body.faces_camera(hem.axes[2], hem.at(0), 0.1):
        body.crease([hem.at(0.1), along(hem.at(0.1), top.at(0), 0.5), top.at(0)], 0.8)


_NO_TROUSERS = frozenset({"costume", "wetsuit", "swimsuit", "jumpsuit", "dungarees", "spacesuit", "bare"})


def draw_trunk(body: Body, tails: list[Ring]) -> Trunk:
    """The torso in its garment, with what hangs from it."""
    look, cut = body.look, cut_of(body.look.top, loose=body.look.loose)
    trunk = Trunk(body)
    color = cloth_color(look)
    if not tails and look.bottom != "none" and look.top not in _NO_TROUSERS:
        body.loft(trunk.rings[:3], look.bottom_color, outline=0.9)
    start = 1 if cut.tucked and look.bottom != "none" else 0
    if tails:
        solid = body.loft([*tails, *trunk.rings[2:]], color)
        draw_pattern(body, solid)
        _tail_folds(body, trunk.rings[2], tails[0])
    else:
        solid = body.loft(trunk.rings[start:], color)
        draw_pattern(body, solid)
        if look.top == "bare" or (look.top == "swimsuit" and not look.feminine):
            body.loft(trunk.rings[:2], look.bottom_color, outline=0.8)
    for side in ("r", "l"):
        join_shoulder(body, side, near=False)
    ON_GARMENTS.get(look.top, plain)(trunk, look.top_color, look.accent)
    if look.top not in ("armour", "spacesuit", "bare"):
        _folds(trunk)
    return trunk


def _folds(trunk: Trunk) -> None:
    """Cloth gathers at the waist and pulls from the armpits."""
    for s in (1, -1):
        trunk.line([(0.40, 1.35 * s), (0.365, 0.95 * s), (0.36, 0.62 * s)], 0.5)
        trunk.line([(0.32, 1.45 * s), (0.30, 1.1 * s), (0.315, 0.82 * s)], 0.4)
        trunk.line([(0.66, 1.3 * s), (0.60, 1.0 * s), (0.57, 0.72 * s)], 0.45)


def draw_neck(body: Body) -> None:
    """The neck, into the head."""
    body.form(neck_balls(body), body.look.skin, keep=0.7)
