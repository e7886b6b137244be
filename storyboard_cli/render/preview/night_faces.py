"""Faces by night: skin that keeps its value, and a breath of light behind the head."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Radial
from storyboard_cli.render.preview.geometry import disc
from storyboard_cli.render.preview.looks import Look
from storyboard_cli.render.preview.palette import alpha, luma, scaled

DARK_FROM = 0.6
"""The darkness of a light from which on faces are helped."""
_LEAST = 0.44
"""The luma that skin has at least before the night dims it: ink lines stay lines on it."""


def night_look(board: Board, look: Look) -> Look:
    """The look with skin that is light enough to read a face on; its hue stays."""
    if board.staging.light.darkness < DARK_FROM or board.tone.style.name != "tone":
        return look
    value = luma(look.skin)
    return look if value >= _LEAST else replace(look, skin=scaled(look.skin, _LEAST / max(value, 0.08)))


def draw_head_glow(body: Body) -> None:
    """A faint light behind a head in the dark, so that dark hair stands off a dark place."""
    board = body.board
    if board.staging.light.darkness < DARK_FROM or board.tone.style.name != "tone":
        return
    x, y, radius = body.ball(body.head_point(0.0, 0.05, -0.05), body.size.head * 1.15)
    if radius < 6:
        return
    lx, ly = board.towards_light
    x, y = x + lx * radius * 0.12, y + ly * radius * 0.12
    stops = (
        (0.0, alpha((170, 188, 226), 0.28)),
        (0.45, alpha((170, 188, 226), 0.2)),
        (1.0, alpha((170, 188, 226), 0.0)),
    )
    board.picture.fill([disc(x, y, radius, count=28)], Radial((x, y), radius, stops), blend="screen")
