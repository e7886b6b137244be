"""Arms, legs and hands of a drawn figure."""

from __future__ import annotations

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.cuts import cut_of
from storyboard_cli.render.preview.geometry import (
    Ball,
    add,
    along,
    chain,
    cross,
    dot,
    hull,
    lit,
    sub,
    times,
    unit,
)
from storyboard_cli.render.preview.looks import Look
from storyboard_cli.render.preview.palette import Rgb, alpha
from storyboard_cli.render.preview.patterns import draw_pattern
from storyboard_cli.render.preview.shoes import draw_boot_leg, draw_shoe
from storyboard_cli.render.preview.sleeves import (
    arm_cap,
    forearm_over,
    hem_ring,
    join_shoulder,
    sleeve_color,
    sleeve_of,
    strength,
    tube,
)

_LEG_WIDTH = {"spacesuit": 1.45, "pyjamas": 1.15, "fireman": 1.15, "jumpsuit": 1.1, "soldier": 1.1}


def draw_leg(body: Body, side: str) -> None:
    """One leg with what covers it, and its shoe."""
    look, unit_m, girth = body.look, body.scale, body.girth
    hip, knee, ankle = (body.joints[f"{side}_{n}"] for n in ("hip", "knee", "ankle"))
    wide = body.size.width
    bare = look.bottom in ("skirt", "none", "shorts")
    reach = cut_of(look.top, loose=look.loose).reach
    thick = _LEG_WIDTH.get(look.top, 1.0)
    wide, girth = wide * thick, girth * thick
    thigh = body.ball(along(hip, knee, 0.04), wide * 0.051 * unit_m)
    middle = body.ball(along(hip, knee, 0.5), (wide * 0.046 + 0.001) * unit_m)
    knee_ball = body.ball(knee, girth * 0.035 * unit_m)
    calf = body.ball(along(knee, ankle, 0.35), girth * 0.034 * unit_m)
    if bare and reach > 1.0:
        shin = body.ball(along(knee, ankle, 0.9), girth * 0.036 * unit_m)
        draw_shoe(body, side)
        body.form([thigh, middle, knee_ball, calf, shin], look.top_color)
        return
    draw_shoe(body, side)
    if not bare:
        hem = 0.033 if look.bottom != "jeans" else 0.029
        shin = body.ball(along(knee, ankle, 0.93), girth * hem * unit_m)
        body.form([thigh, middle, knee_ball, calf, shin], look.bottom_color)
        _trouser_lines(body, side, hip, knee, ankle)
        draw_boot_leg(body, side)
        return
    skin = look.skin
    shin = body.ball(along(knee, ankle, 0.96), girth * 0.022 * unit_m)
    body.form([thigh, middle, knee_ball, calf, shin], skin)
    if look.bottom == "shorts":
        loose = [(x, y, r * 1.14) for x, y, r in (thigh, middle)]
        end = body.ball(along(hip, knee, 0.72), girth * 0.05 * unit_m)
        body.form([*loose, end], look.bottom_color)
    draw_boot_leg(body, side)


def _trouser_lines(body: Body, side: str, hip: Vec3, knee: Vec3, ankle: Vec3) -> None:
    """Folds at the knee and at the hem."""
    if not body.fine:
        return
    unit_m = body.scale
    _, _, ahead = body.hips
    across = body.hips[0]
    front = add(knee, times(ahead, 0.02 * unit_m))
    for shift, drop in ((-0.022, 0.016), (0.020, -0.014)):
        a = add(front, times(across, shift * unit_m))
        b = add(along(knee, hip, 0.10), times(across, -shift * 0.4 * unit_m))
        body.crease([a, along(a, b, 0.6), add(b, (0, drop * unit_m, 0))], 0.5)
    low = along(ankle, knee, 0.13)
    body.crease([add(low, times(across, -0.02 * unit_m)), add(low, times(across, 0.016 * unit_m))], 0.45)


def draw_arm(body: Body, side: str) -> None:
    """One arm in its sleeve, without the hand."""
    look, unit_m, girth = body.look, body.scale, body.girth
    shoulder, elbow, wrist = (body.joints[f"{side}_{n}"] for n in ("shoulder", "elbow", "wrist"))
    loose = cut_of(look.top, loose=look.loose).sleeve_width
    cap = arm_cap(body, side)
    sleeve = sleeve_of(look)
    if sleeve in ("short", "none"):
        _bare_arm(body, side, cap, sleeve == "short")
        return
    upper = body.ball(along(shoulder, elbow, 0.5), girth * 0.030 * unit_m * loose * strength(look))
    bend = body.ball(elbow, girth * 0.026 * unit_m * loose)
    if sleeve == "wide":
        _wide_sleeve(body, side, [cap, upper, bend])
        join_shoulder(body, side, near=True)
        return
    fore = body.ball(along(elbow, wrist, 0.4), girth * 0.026 * unit_m * loose)
    cuff = hem_ring(body, elbow, wrist, _CUFF, girth * 0.0205 * unit_m * loose)
    draw_pattern(body, tube(body, [cap, upper, bend, fore], cuff, sleeve_color(look)))
    join_shoulder(body, side, near=True)
    if forearm_over(body, side, [cap, upper]):
        draw_pattern(body, tube(body, [bend, fore], cuff, sleeve_color(look)))
    _sleeve_lines(body, shoulder, elbow, wrist)


_CUFF = 0.95
"""Where a long sleeve ends, as a share of the forearm: the wrist shows."""


def _bare_arm(body: Body, side: str, cap: Ball, sleeve: bool) -> None:
    """An arm of skin, with a short sleeve or none."""
    look, unit_m, girth = body.look, body.scale, body.girth
    shoulder, elbow, wrist = (body.joints[f"{side}_{n}"] for n in ("shoulder", "elbow", "wrist"))
    strong = strength(look)
    bare_cuff = body.ball(wrist, girth * 0.0155 * unit_m)
    bare_fore = body.ball(along(elbow, wrist, 0.4), girth * 0.0245 * unit_m * strong)
    bare_bend = body.ball(elbow, girth * 0.0235 * unit_m)
    bare_upper = body.ball(along(shoulder, elbow, 0.5), girth * 0.0285 * unit_m * strong)
    body.form([cap, bare_upper, bare_bend, bare_fore, bare_cuff], look.skin)
    middle = bare_upper
    hem = hem_ring(body, shoulder, elbow, 0.74, girth * 0.034 * unit_m * strong)
    if sleeve:
        middle = body.ball(along(shoulder, elbow, 0.4), girth * 0.034 * unit_m * strong)
        draw_pattern(body, tube(body, [cap, middle], hem, look.top_color))
    join_shoulder(body, side, near=True)
    covers = [cap, middle, body.ball(hem.centre, hem.half_width)] if sleeve else [cap, bare_upper]
    if forearm_over(body, side, covers):
        body.form([bare_bend, bare_fore, bare_cuff], look.skin)


def _wide_sleeve(body: Body, side: str, upper: list[Ball]) -> None:
    """A sleeve that hangs open at the wrist: of a robe or a kimono."""
    unit_m, joints = body.scale, body.joints
    elbow, wrist = joints[f"{side}_elbow"], joints[f"{side}_wrist"]
    low = along(elbow, wrist, 0.82)
    end = body.ball(low, 0.034 * unit_m)
    drop = body.ball((low[0], low[1] - 0.045 * unit_m, low[2]), 0.03 * unit_m)
    point = [hull([p for ball in (upper[-1], end, drop) for p in chain([ball])[0]])]
    solid = [*chain(upper), *point]
    body.outline(solid)
    color = body.look.top_color
    body.board.picture.fill(solid, alpha(body.shade(color), 1))
    bright = [*chain(lit(upper, body.board.towards_light, 0.78))]
    inner = lit([upper[-1], end, drop], body.board.towards_light, 0.8)
    bright.append(hull([p for ball in inner for p in chain([ball])[0]]))
    body.board.picture.fill(bright, alpha(body.colour(color), 1))
    draw_pattern(body, solid)


def _sleeve_lines(body: Body, shoulder: Vec3, elbow: Vec3, wrist: Vec3) -> None:
    """Folds inside the elbow, and the cuff."""
    unit_m = body.scale
    a, b = unit(sub(shoulder, elbow)), unit(sub(wrist, elbow))
    bent = 1 - max(-1.0, min(1.0, -dot(a, b)))
    inside = unit(add(a, b), body.chest[2])
    if bent > 0.12:
        root = add(elbow, times(inside, 0.026 * unit_m))
        for lean in (0.05, -0.02):
            end = add(elbow, add(times(inside, -0.008 * unit_m), times(a, lean * unit_m)))
            body.crease([root, along(root, end, 0.5), end], 0.6)
    view = unit(sub(body.board.lens.eye, wrist))
    across = unit(cross(b, view))
    end = along(elbow, wrist, 0.86)
    half = 0.019 * unit_m * cut_of(body.look.top, loose=body.look.loose).sleeve_width
    body.crease(
        [add(end, times(across, -half)), add(end, times(b, 0.004)), add(end, times(across, half))], 0.5
    )


_GLOVED = frozenset({"spacesuit", "armour"})


def _glove(look: Look) -> Rgb:
    return look.color_of("gloves", look.top_color if look.top in _GLOVED else (92, 70, 56))


def draw_hand(body: Body, side: str, grip: str) -> None:
    """A hand: `relaxed`, `point`, `open` or `fist`; a mitten with a thumb where it is only a few pixels
    tall."""
    wrist, tips = body.joints[f"{side}_wrist"], body.joints[f"{side}_hand"]
    elbow = body.joints[f"{side}_elbow"]
    size = body.size.hand * 0.9
    along_hand = unit(sub(tips, wrist), unit(sub(wrist, elbow)))
    thumb_side = _thumb_direction(body, side, along_hand)
    palm_out = times(unit(cross(along_hand, thumb_side)), 1.0 if side == "r" else -1.0)
    frame = (thumb_side, along_hand, palm_out)
    pixels = size * body.board.lens.scale_at(wrist)
    gloved = "gloves" in body.look.accessories or body.look.top in _GLOVED
    skin: Rgb = _glove(body.look) if gloved else body.look.skin

    def at(thumb: float, up: float, out: float = 0.0) -> Vec3:
        t, a, o = frame
        return add(wrist, times(add(add(times(t, thumb), times(a, up)), times(o, out)), size))

    thick = 0.092 * size
    if pixels < 13:
        mitten = ((0.0, 1.7), (0.45, 2.3), (0.72, 1.7))
        body.form([body.ball(at(0, up), thick * r) for up, r in mitten], skin, outline=0.7)
        return
    palm = [
        body.ball(at(x, y), thick * r)
        for x, y, r in ((0.0, 0.04, 1.6), (0.17, 0.42, 1.2), (-0.18, 0.42, 1.15))
    ]
    outline = 0.8
    fingers: list[list[Ball]] = []
    for index, base in enumerate((0.2, 0.07, -0.07, -0.2)):
        reach = (1.08 if grip == "point" else 0.9, 1.0, 0.96, 0.82)[index]
        fingers.append([body.ball(p, thick * r) for p, r in _finger(at, base, reach, index, grip)])
    thumb = [body.ball(p, thick * r) for p, r in _thumb(at, grip)]
    solid = [hull([p for ball in palm for p in chain([ball])[0]])]
    root = hem_ring(body, elbow, wrist, _CUFF, 1.5 * thick)
    solid.append(hull([*chain(palm[:1])[0], *body.rim(root)]))
    pieces = [*solid, *(poly for f in fingers for poly in chain(f))]
    body.outline(pieces, outline)
    picture = body.board.picture
    picture.fill(pieces, alpha(body.colour(skin), 1))
    if not gloved and sleeve_of(body.look) in ("short", "none"):
        _join_wrist(body, along(elbow, wrist, 0.8), at(0.0, 0.1), thick, skin)
    dark = body.shade(skin)
    for finger in fingers[1:] if pixels > 24 else fingers[2:3]:
        body.stroke([(x - r * 0.9, y) for x, y, r in finger], 0.32, colour=dark)
    body.form(thumb, skin, outline=outline * 0.9)


def _join_wrist(body: Body, fore: Vec3, palm: Vec3, thick: float, skin: Rgb) -> None:
    """A bare forearm runs into the hand without a contour between them."""
    joint = (body.ball(fore, thick * 1.65), body.ball(palm, thick * 1.4))
    body.board.picture.fill(chain(joint), alpha(body.colour(skin), 1))


def _finger(at, base: float, reach: float, index: int, grip: str) -> list[tuple[Vec3, float]]:  # type: ignore[no-untyped-def]
    """Joints and thickness of one finger, in hand lengths; index 0 is beside the thumb."""
    if grip == "fist" or (grip == "point" and index > 0):
        return [
            (at(base * 0.95, 0.44), 1.05),
            (at(base * 0.95, 0.66, 0.08), 1.05),
            (at(base * 0.9, 0.52, 0.26), 0.95),
        ]
    fan = {"open": 0.55, "point": 0.05}.get(grip, 0.12)
    curl = {"open": 0.02, "point": 0.0}.get(grip, 0.13 + 0.03 * index)
    end = 0.42 + 0.56 * reach
    return [
        (at(base, 0.44), 1.05),
        (at(base * (1 + fan * 0.6), (0.44 + end) / 2, curl * 0.5), 0.92),
        (at(base * (1 + fan), end - curl * 0.5, curl * 1.6), 0.78),
    ]


def _thumb(at, grip: str) -> list[tuple[Vec3, float]]:  # type: ignore[no-untyped-def]
    if grip == "fist":
        return [(at(0.2, 0.2), 1.15), (at(0.27, 0.46, 0.14), 1.05), (at(0.08, 0.56, 0.3), 0.9)]
    if grip == "point":  # laid along the folded fingers
        return [(at(0.15, 0.14), 1.1), (at(0.24, 0.36, 0.1), 0.95), (at(0.12, 0.5, 0.2), 0.8)]
    spread = 0.5 if grip == "open" else 0.34
    return [(at(0.14, 0.12), 1.2), (at(spread * 0.8, 0.36, 0.06), 1.05), (at(spread, 0.58, 0.1), 0.85)]


def _thumb_direction(body: Body, side: str, along_hand: Vec3) -> Vec3:
    """Where the thumb points: forward for a hanging arm, upward for a raised one."""
    right, up, ahead = body.chest
    inward = times(right, -0.35 if side == "r" else 0.35)
    wish = add(add(times(ahead, 0.75), times(up, 0.55)), inward)
    flat = sub(wish, times(along_hand, dot(wish, along_hand)))
    return unit(flat, ahead)
