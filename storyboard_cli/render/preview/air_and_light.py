"""What lies over the drawing: weather, lamplight, the grade, speed lines, and the mark of a draft."""

from __future__ import annotations

import math
import random

from storyboard_cli.plan.staging.model import Box, Figure
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Colour, Linear, Point, Radial
from storyboard_cli.render.preview.geometry import disc, turned
from storyboard_cli.render.preview.palette import Rgb, alpha, mix

_WHITE: Colour = (255, 255, 255, 1)


def draw_weather(board: Board, hand: random.Random) -> None:
    """Rain, snow, fog or blown leaves, over everything; indoors the weather stays outside."""
    if board.staging.interior:
        return
    weather = board.staging.weather
    if weather == "rain":
        _rain(board, hand)
    elif weather == "snow":
        _snow(board, hand)
    elif weather == "fog":
        _fog(board)
    elif weather == "wind":
        _wind(board, hand)


def _rain(board: Board, hand: random.Random) -> None:
    w, h, unit = board.picture.width, board.picture.height, board.unit
    colour = (
        mix(board.tone.style.paper, (206, 218, 230), 0.5) if board.tone.style.name != "ink" else (60, 62, 70)
    )
    for count, length, width, opacity in ((150, 34, 1.0, 0.34), (70, 70, 1.7, 0.42)):
        lines = []
        for _ in range(count):
            x, y = hand.uniform(-0.05, 1.1) * w, hand.uniform(-0.1, 1.0) * h
            run = length * unit * hand.uniform(0.7, 1.3)
            lines.append([(x, y), (x - run * 0.18, y + run)])
        board.picture.stroke(lines, width * unit, alpha(colour, opacity))
    horizon = max(0.0, board.staging.camera.horizon_y)
    rings = []
    for _ in range(40):
        y = hand.uniform(max(horizon + 30 * unit, h * 0.5), h * 1.02)
        if y > horizon:
            size = unit * (3 + 14 * (y - horizon) / max(1.0, h - horizon))
            x = hand.uniform(0, w)
            ring = disc(x, y, size, size * 0.3, 12)
            rings.append([*ring[:9]])
    board.picture.stroke(rings, unit * 1.1, alpha(colour, 0.5))


def _snow(board: Board, hand: random.Random) -> None:
    w, h, unit = board.picture.width, board.picture.height, board.unit
    colour: Rgb = (255, 255, 255) if board.tone.style.name != "ink" else (150, 152, 158)
    for count, size, opacity in ((150, 2.0, 0.8), (46, 4.6, 0.9)):
        flakes = []
        for _ in range(count):
            x, y, r = hand.uniform(0, w), hand.uniform(0, h), size * unit * hand.uniform(0.6, 1.3)
            flakes.append(disc(x, y, r, count=8))
        board.picture.fill(flakes, alpha(colour, opacity), blur=unit * 0.6 if size > 3 else 0)


def _fog(board: Board) -> None:
    picture = board.picture
    horizon = min(max(board.staging.camera.horizon_y, 0), picture.height)
    veil = board.tone.haze
    top, low = (
        max(0.0, horizon - picture.height * 0.4),
        min(picture.height * 1.0, horizon + picture.height * 0.5),
    )
    picture.wash(
        Linear(
            (0, top), (0, low), ((0.0, alpha(veil, 0.18)), (0.5, alpha(veil, 0.5)), (1.0, alpha(veil, 0.06)))
        )
    )


def _wind(board: Board, hand: random.Random) -> None:
    w, h, unit = board.picture.width, board.picture.height, board.unit
    lines: list[list[Point]] = []
    leaves = []
    for _ in range(12):
        x, y, run = hand.uniform(-0.1, 0.9) * w, hand.uniform(0.05, 0.9) * h, hand.uniform(0.08, 0.2) * w
        lines.append([(x + run * t / 6, y + math.sin(t * 1.1 + x) * 5 * unit) for t in range(7)])
    for _ in range(22):
        x, y, r, a = (
            hand.uniform(0, w),
            hand.uniform(0.1, 1) * h,
            unit * hand.uniform(3, 7),
            hand.uniform(0, 6.3),
        )
        dx, dy = math.cos(a) * r, math.sin(a) * r
        leaves.append(
            turned(
                [
                    (x - dx, y - dy),
                    (x - dy * 0.5, y + dx * 0.5),
                    (x + dx, y + dy),
                    (x + dy * 0.5, y - dx * 0.5),
                ]
            )
        )
    board.picture.stroke(lines, unit * 1.3, alpha(board.tone.line(8), 0.35))
    board.picture.fill(leaves, alpha(board.tone.set((166, 138, 92), 1, 4), 0.9))


def draw_speed_lines(board: Board, hand: random.Random) -> None:
    """Lines that rush past the frame's edge; only where the action asks for them."""
    w, h = board.picture.width, board.picture.height
    focus: Point = (w / 2, h / 2)
    if board.staging.figures:
        box = board.staging.figures[-1].crop
        focus = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    reach = math.hypot(w, h)
    wedges = []
    for _ in range(54):
        angle = hand.uniform(0, math.tau)
        start = max(w, h) * hand.uniform(0.40, 0.56)
        spread = hand.uniform(0.002, 0.007)
        tip = (focus[0] + math.cos(angle) * start, focus[1] + math.sin(angle) * start * 0.8)
        wedges.append(
            turned(
                [tip]
                + [
                    (
                        focus[0] + math.cos(angle + s * spread) * reach,
                        focus[1] + math.sin(angle + s * spread) * reach,
                    )
                    for s in (-1, 1)
                ]
            )
        )
    board.picture.fill(wedges, alpha(board.tone.line(1), 0.62))


def draw_grade(board: Board) -> None:
    """A vignette, deeper where the light is hard or low, and the key light's lean across the picture."""
    picture, tone, light = board.picture, board.tone, board.staging.light
    w, h = picture.width, picture.height
    strength = (0.06 + 0.15 * light.contrast + 0.2 * light.darkness) * max(0.35, tone.style.grade)
    edge = mix((255, 255, 255), (64, 60, 82), strength)
    focus = (w * (0.5 + 0.08 * board.towards_light[0]), h * 0.44)
    picture.wash(
        Radial(focus, max(w, h) * 0.7, ((0.0, _WHITE), (0.5, _WHITE), (1.0, alpha(edge, 1)))), "multiply"
    )


_LETTERS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "D": (((0, 0), (0, 1)), ((0, 0), (0.4, 0), (0.62, 0.18), (0.66, 0.5), (0.62, 0.82), (0.4, 1), (0, 1))),
    "R": (((0, 0), (0, 1)), ((0, 0), (0.42, 0), (0.62, 0.12), (0.62, 0.38), (0.42, 0.5), (0, 0.5)), ((0.34,
    0.5), (0.66, 1))),
    "A": (((0, 1), (0.34, 0), (0.68, 1)), ((0.12, 0.66), (0.56, 0.66))),
    "F": (((0, 0), (0, 1)), ((0, 0), (0.6, 0)), ((0, 0.48), (0.48, 0.48))),
    "T": (((0.33, 0), (0.33, 1)), ((0, 0), (0.66, 0))),
}  # fmt: skip


def draw_draft_mark(board: Board) -> None:
    """DRAFT in a small box in a corner without a face, in letters of our own: no font decides a pixel."""
    picture = board.picture
    w, h = picture.width, picture.height
    tall = min(w * 0.025, h * 0.06)  # of the letters: 7.5 pixels where a picture is shown 300 wide
    step, pad = tall * 0.86, tall * 0.42
    wide, high = step * 5 - tall * 0.2 + pad * 2, tall + pad * 2
    left, top = _quiet_corner(board, wide, high, tall * 0.5)
    box = [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)]
    white: Rgb = (255, 255, 255)
    picture.fill([box], alpha(white, 0.86))
    lines = [
        [(left + pad + index * step + x * tall, top + pad + y * tall) for x, y in run]
        for index, letter in enumerate("DRAFT")
        for run in _LETTERS[letter]
    ]
    ink = alpha(board.tone.line(1), 1)
    picture.stroke([[*box, box[0]]], tall * 0.07, ink)
    picture.stroke(lines, tall * 0.15, ink)


def _quiet_corner(board: Board, wide: float, high: float, gap: float) -> Point:
    """The mark's top left: in the first corner with no face in it, the lower right first."""
    staging = board.staging
    right, bottom = staging.width - gap - wide, staging.height - gap - high
    corners = [(right, bottom), (gap, bottom), (right, gap), (gap, gap)]
    faces = [_face(figure) for figure in (*staging.figures, *staging.extras) if figure.visible > 0]
    for x, y in corners:
        if not any(f.left < x + wide and f.right > x and f.top < y + high and f.bottom > y for f in faces):
            return x, y
    return corners[0]


def _face(figure: Figure) -> Box:
    """About where a figure's head is on the picture."""
    box = figure.box
    size = min(box.height, box.width * 2.5) * 0.3
    middle = figure.joints[0].x if figure.joints else (box.left + box.right) / 2
    return Box(left=middle - size / 2, right=middle + size / 2, top=box.top, bottom=box.top + size)
