"""What anonymous people have in their hands: a phone, a cup, a bag, a placard, as their pose says."""

from __future__ import annotations

import random

from storyboard_cli.plan.staging.model import IMPLIED, Box, Figure, PlacedProp
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.figure import draw_figure
from storyboard_cli.render.preview.geometry import along
from storyboard_cli.render.preview.looks import Look
from storyboard_cli.render.preview.palette import Rgb
from storyboard_cli.render.preview.props import HeldProp, held_place
from storyboard_cli.render.preview.solids import SolidBuilder, turned_axes

_HAS = {
    "text": "phone", "on_phone": "phone", "film": "phone", "cup": "cup", "sip": "cup", "hold_bag": "bag",
    "bite_of": "bread", "phone": "phone",
}  # fmt: skip
_BAGS: tuple[Rgb, ...] = ((96, 72, 58), (70, 78, 92), (132, 92, 60), (58, 58, 62), (112, 66, 62))
_BREAD_M = (0.13, 0.06, 0.09)
_SIGNS: tuple[Rgb, ...] = ((236, 232, 222), (226, 214, 180), (214, 222, 226))
_NOWHERE = Box(left=-1.0, top=-1.0, right=-1.0, bottom=-1.0)


def draw_in_passing(board: Board, figure: Figure, look: Look, number: int) -> None:
    """One of a crowd with what the pose has in hand; `number`: which of them."""
    draw_figure(board, figure, look, _in_hand(figure, look, number))
    if figure.pose.removesuffix("_left") == "placard":
        _placard(board, figure, number)


_BEFORE_PHONES = frozenset({"armour", "robe"})


def _in_hand(figure: Figure, look: Look, number: int) -> list[HeldProp]:
    pose, left = figure.pose.removesuffix("_left"), figure.pose.endswith("_left")
    shape = _HAS.get(pose)
    if shape is None or (shape == "phone" and look.top in _BEFORE_PHONES):
        return []
    kind = PROP_KINDS[shape]
    prop = PlacedProp(
        asset=f"{IMPLIED}{shape}", place=figure.skeleton["l_hand" if left else "r_hand"],
        size_m=_BREAD_M if shape == "bread" else kind.size_m, box=_NOWHERE, crop=_NOWHERE,
        depth_m=figure.depth_m, held_by=figure.asset, hand="left" if left else "right", shape=shape,
        grip="handle" if shape == "bag" else "ear" if shape == "phone" else "hand",
        facing_deg=figure.facing_deg,
    )  # fmt: skip
    colour = {"phone": (43, 46, 53), "cup": (216, 208, 192), "bread": (196, 146, 88)}.get(shape)
    return [HeldProp(prop, colour or _BAGS[number % len(_BAGS)], held_place(prop))]


def _placard(board: Board, figure: Figure, number: int) -> None:
    """A board on a stick, up over the head, scrawled on."""
    side = "l" if figure.pose.endswith("_left") else "r"
    joints = figure.skeleton
    x, y, z = along(joints[f"{side}_wrist"], joints[f"{side}_hand"], 0.62)
    hand = random.Random(number)
    maker = SolidBuilder(board, (x, y, z), turned_axes(figure.facing_deg * 0.5), edge=0.75)
    tall = 0.62
    maker.tube((0, -0.28, 0), (0, tall, 0), 0.014, (150, 118, 82))
    wide, high = hand.uniform(0.5, 0.66), hand.uniform(0.36, 0.46)
    maker.box((0, tall - high * 0.5, 0.02), (wide, high, 0.015), _SIGNS[number % len(_SIGNS)])
    for row in (0.68, 0.42, 0.2)[: 2 + number % 2]:
        v = tall - high * 0.5 + high * row
        reach = wide * hand.uniform(0.3, 0.42)
        maker.line([(-reach, v, 0.03), (-reach * 0.2, v + 0.012, 0.03), (reach, v - 0.006, 0.03)], 2.4)
