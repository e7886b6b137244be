"""The paper of model sheets: a soft light on it, and the palette as dabs along the lower edge."""

from __future__ import annotations

import random

from storyboard_cli.plan.staging.model import Camera, Staging
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import DisplayList, Radial
from storyboard_cli.render.preview.geometry import disc
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.palette import STYLES, Rgb, Tone, alpha, mix


def paper_board(
    width: int,
    height: int,
    camera: Camera,
    staging: Staging,
    drawing_style: str,
    seed: int,
    clear_m: float = 60,
) -> Board:
    """A board with plain paper on it; `clear_m`: how far one sees in its air."""
    style = STYLES.get(drawing_style, STYLES["tone"])
    tone = Tone(style, staging.light, (236, 233, 226), clear_m)
    ground = style.paper if style.name == "blueprint" else mix(style.paper, (222, 219, 212), 0.5)
    picture = DisplayList(width, height, alpha(ground, 1))
    light = mix(ground, (255, 255, 255), 0.05 if style.name == "blueprint" else 0.45)
    reach = max(width, height) * 0.62
    picture.wash(
        Radial((width * 0.5, height * 0.42), reach, ((0.0, alpha(light, 1)), (1.0, alpha(light, 0))))
    )
    return Board(picture, Lens(camera, width, height), tone, staging, random.Random(seed))


def swatches(board: Board, colours: list[Rgb]) -> None:
    """The palette as brushed dabs along the lower edge."""
    picture = board.picture
    size = picture.height * 0.02
    for index, colour in enumerate(colours):
        x = picture.width - size * 1.6 - (len(colours) - 1 - index) * size * 2.3
        y = picture.height - size * 1.6
        dab = disc(x, y, size, size, 16)
        picture.fill([dab], alpha(board.tone.line(3), 1), grow=board.unit * 1.2)
        picture.fill([dab], alpha(board.tone.figure(colour, 1, 1), 1))
