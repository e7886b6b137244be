"""A drawn figure: its parts in the order in which they hide one another, its shadow, and the extras of a
crowd."""

from __future__ import annotations

from collections.abc import Callable

from storyboard_cli.plan.staging.model import Figure
from storyboard_cli.render.preview.accessories import (
    draw_back_accessories,
    draw_front_accessories,
    draw_straps,
)
from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.beings import (
    draw_alien_crown,
    draw_alien_face,
    draw_ghost,
    draw_robot,
    draw_tail,
    look_of_being,
)
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.bones import draw_skeleton
from storyboard_cli.render.preview.covered_heads import COVERS, draw_covered_head
from storyboard_cli.render.preview.face import draw_face
from storyboard_cli.render.preview.face_wear import draw_beard, draw_face_accessories, draw_goggles
from storyboard_cli.render.preview.geometry import dot, sub, unit
from storyboard_cli.render.preview.hair import Hair
from storyboard_cli.render.preview.hair_drawing import draw_back_hair, draw_front_hair
from storyboard_cli.render.preview.head import Skull, draw_head, draw_jaw_shadow
from storyboard_cli.render.preview.headwear import draw_headwear, hat_of
from storyboard_cli.render.preview.limbs import draw_arm, draw_hand, draw_leg
from storyboard_cli.render.preview.looks import Look
from storyboard_cli.render.preview.night_faces import draw_head_glow, night_look
from storyboard_cli.render.preview.overclothes import draw_behind_body, draw_over_back, draw_veil_top
from storyboard_cli.render.preview.props import HeldProp, draw_held
from storyboard_cli.render.preview.torso import draw_neck, draw_tails, draw_trunk

_GRIPS = {
    "point": "point", "aim": "fist", "punch": "fist", "fight": "fist", "hold": "fist", "carry": "fist",
    "umbrella": "fist", "drive": "fist", "pull": "fist", "ride": "fist", "wave": "open", "push": "open",
    "hands_up": "open", "reach": "open", "shrug": "open", "gesture": "open", "give": "open", "shout": "open",
}  # fmt: skip


def draw_figure(board: Board, figure: Figure, look: Look, held: list[HeldProp]) -> None:
    """Draw one figure with what it holds."""
    body = Body(board, figure, night_look(board, look_of_being(look)))
    whole = _WHOLE.get(look.being)
    if whole is not None:
        whole(body)
        for prop in held:
            draw_held(body, prop)
        return
    skull = Skull(body)
    hair = Hair(body, skull)
    behind = hair.behind
    chest_depth = board.lens.depth(body.joints["chest"])
    arms = {side: _arm_drawer(body, side, held) for side in ("r", "l")}
    far_arms = [s for s in ("r", "l") if not _arm_in_front(body, s, chest_depth)]
    raised = [s for s in ("l", "r") if s not in far_arms]
    raised.sort(key=lambda s: -_arm_depth(body, s))
    legs = sorted(("r", "l"), key=lambda s: -board.lens.depth(body.joints[f"{s}_knee"]))
    front_legs = [s for s in legs if _leg_in_front(body, s, chest_depth)]
    for side in far_arms:
        arms[side]()
    draw_head_glow(body)
    draw_behind_body(body)
    cover = hat_of(body)
    if behind:
        if cover not in COVERS:
            draw_back_hair(hair)
        draw_back_accessories(body)
        _on_back(body, held)
    _draw_dressed(body, legs, front_legs, held)
    draw_jaw_shadow(body, skull)
    draw_over_back(body)
    _draw_whole_head(body, skull, hair, cover)
    if not behind:
        draw_back_accessories(body)
        _on_back(body, held)
    for side in raised:
        arms[side]()


def _draw_dressed(body: Body, legs: list[str], front_legs: list[str], held: list[HeldProp]) -> None:
    """Legs, trunk and neck with what is worn on them."""
    if body.look.being == "mermaid":
        draw_tail(body)
        legs, front_legs = [], []
    for side in legs:
        if side not in front_legs:
            draw_leg(body, side)
    tails = draw_tails(body)
    draw_neck(body)
    draw_trunk(body, tails)
    for side in front_legs:
        draw_leg(body, side)
    draw_front_accessories(body)
    for prop in held:
        if prop.place == "back":
            draw_straps(body, prop.colour)
    for prop in held:
        if prop.place == "body" and prop.prop.grip != "back":
            draw_held(body, prop)


def _draw_whole_head(body: Body, skull: Skull, hair: Hair, cover: str | None) -> None:
    """The head with its face, its hair and what is on it."""

    alien = body.look.being == "alien"

    def face() -> None:
        if alien:
            draw_alien_crown(body)
        draw_head(body, skull, hair.cap)
        draw_beard(body, skull)
        if alien:
            draw_alien_face(body, skull)
        else:
            draw_face(body, skull)
        draw_face_accessories(body, skull)

    if cover in COVERS:
        draw_covered_head(body, skull, str(cover), face)
        return
    face()
    draw_front_hair(hair)
    draw_veil_top(body)
    draw_headwear(body, skull)
    draw_goggles(body, skull)


_WHOLE: dict[str, Callable[[Body], None]] = {
    "robot": draw_robot, "skeleton": draw_skeleton, "ghost": draw_ghost,
}  # fmt: skip
"""Beings with a body of their own."""


def _on_back(body: Body, held: list[HeldProp]) -> None:
    for prop in held:
        if prop.place == "back":
            draw_held(body, prop)


def _arm_drawer(body: Body, side: str, held: list[HeldProp]) -> Callable[[], None]:
    hand = "right" if side == "r" else "left"
    carried = [p for p in held if p.place == hand]
    grip = "fist" if carried else _GRIPS.get(body.figure.pose.split("+")[-1], "relaxed")
    if grip == "point" and side == "l":
        grip = "relaxed"

    def draw() -> None:
        draw_arm(body, side)
        for prop in carried:
            draw_held(body, prop)
        draw_hand(body, side, grip)

    return draw


def _arm_in_front(body: Body, side: str, chest_depth: float) -> bool:
    """Whether an arm hides the trunk; one that hangs beside it, seen from the front or the back, does not."""
    depth = body.board.lens.depth
    elbow, wrist = depth(body.joints[f"{side}_elbow"]), depth(body.joints[f"{side}_wrist"])
    turned = abs(dot(body.chest[0], unit(sub(body.board.lens.eye, body.joints["chest"]))))
    if turned < 0.5:
        return wrist < chest_depth - 0.1 * body.scale and elbow < chest_depth + 0.12
    return _arm_depth(body, side) < chest_depth - 0.02


def _arm_depth(body: Body, side: str) -> float:
    depth = body.board.lens.depth
    joints = body.joints
    return (
        depth(joints[f"{side}_elbow"])
        + depth(joints[f"{side}_wrist"]) * 1.5
        + depth(joints[f"{side}_shoulder"])
    ) / 3.5


def _leg_in_front(body: Body, side: str, chest_depth: float) -> bool:
    """Whether a knee is drawn up before the trunk."""
    knee = body.joints[f"{side}_knee"]
    return body.board.lens.depth(knee) < chest_depth - 0.1 and sub(knee, body.joints["pelvis"])[1] > 0.1
