"""What is to be seen on the skin of a face: freckles and scars."""

from __future__ import annotations

from random import Random

from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import curve, disc
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.palette import alpha, mix

_FRECKLES = 8  # on each cheek
_RUST = (150, 78, 44)
_SEAM = (176, 66, 62)
_LEFT = -1


def draw_marks(body: Body, skull: Skull) -> None:
    """Draw freckles over nose and cheeks, and a scar down the left cheek."""
    if "freckles" in body.look.accessories:
        _freckles(body, skull)
    if "scar" in body.look.accessories:
        _scar(body, skull)


def _freckles(body: Body, skull: Skull) -> None:
    dice = Random(body.look.shape)
    radius = max(0.55, skull.pixels * 0.0105)
    colour = alpha(body.colour(mix(body.look.skin, _RUST, 0.62)), 0.85)
    spots: list[list[Point]] = []
    for side in (1, -1):
        for k in range(_FRECKLES):
            right = side * (0.07 + 0.19 * (k % 4) / 3 + dice.uniform(-0.02, 0.02))
            up = -0.095 - 0.062 * (k // 4) + dice.uniform(-0.018, 0.018)
            if skull.face_seen(right, up, 0.1):
                x, y = skull.on_screen(right, up)
                spots.append(disc(x, y, radius * dice.uniform(0.8, 1.25)))
    for up in (-0.055, -0.10):
        if skull.face_seen(0.0, up, 0.1):
            x, y = skull.on_screen(dice.uniform(-0.03, 0.03), up, 0.03)
            spots.append(disc(x, y, radius))
    if spots:
        body.board.picture.fill(spots, colour)


def _scar(body: Body, skull: Skull) -> None:
    """A seam from under the left eye to the jaw, with stitches where it is near; it keeps its side."""
    if not skull.face_seen(_LEFT * 0.21, -0.15, 0.08):
        return
    run = [(0.27, -0.01), (0.225, -0.11), (0.2, -0.2), (0.13, -0.31)]
    picture, size = body.board.picture, skull.pixels
    points = [skull.on_screen(_LEFT * x, y, 0.006) for x, y in run]
    dark = alpha(body.colour(mix(body.look.skin, _SEAM, 0.8)), 1)
    light = alpha(body.colour(mix(body.look.skin, (255, 226, 214), 0.6)), 1)
    if size > 40:
        picture.stroke([curve(points, 4)], max(1.6, size * 0.032), light)
    picture.stroke([curve(points, 4)], max(1.1, size * 0.017), dark)
    if size > 40:
        bars = [
            [
                skull.on_screen(_LEFT * (x - 0.028), y + 0.012, 0.006),
                skull.on_screen(_LEFT * (x + 0.028), y - 0.012, 0.006),
            ]
            for x, y in ((0.235, -0.075), (0.21, -0.155), (0.17, -0.25))
        ]
        picture.stroke(bars, max(0.9, size * 0.012), dark)
