"""A shape of a file on paper, turned four ways: what whoever draws one looks at.

Run: python -m storyboard_cli.render.preview.models.shapes.look kitchen.yaml pot pot.png [WIDTH HEIGHT DEPTH]

The size is in metres; a shape that is known already has its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from storyboard_cli.core.errors import SbError
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.render.preview.display import DisplayList
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.shapes.library import shapes_in
from storyboard_cli.render.preview.palette import rgb
from storyboard_cli.render.preview.sheet_paper import paper_board
from storyboard_cli.render.preview.solids import SolidBuilder, turned_axes
from storyboard_cli.render.preview.stand_ins import framing_camera, sheet_staging

TURNS = (-30.0, 60.0, 150.0, 240.0)
_WIDTH, _HEIGHT = 1600, 480


def four_ways(draw: Drawer, size: Vec3, color: str = "#96a0a6") -> DisplayList:
    """The thing beside itself, each time turned by a quarter."""
    w, h, d = size
    step = 1.35 * max(w, d)
    tall, wide = max(h, 0.6 * max(w, d)) * 1.4, step * len(TURNS)
    camera = framing_camera(
        _WIDTH, _HEIGHT, middle=(0, h / 2, 0), tall=tall, wide=wide, fill=0.9, distance=wide * 2, pitch=-14
    )
    board = paper_board(_WIDTH, _HEIGHT, camera, sheet_staging(_WIDTH, _HEIGHT, camera), "tone", 1)
    for index, turn in enumerate(TURNS):
        place = ((index - (len(TURNS) - 1) / 2) * step, 0.0, 0.0)
        draw(SolidBuilder(board, place, turned_axes(turn), vivid=True, edge=0.75), Model(size, rgb(color)))
    return board.picture


def main(file: str, name: str, picture: str, *size: str) -> None:
    from storyboard_cli.render.preview.renderer import encode

    try:
        shapes = shapes_in(Path(file).name, Path(file).read_text("utf-8"))
    except OSError as error:
        sys.exit(f"{file} cannot be read: {error.strerror}")
    except SbError as error:
        sys.exit(str(error))
    kind = PROP_KINDS.get(name)
    if name not in shapes:
        sys.exit(f"{file} has no shape {name}; it has {', '.join(shapes)}")
    if len(size) != 3 and kind is None:
        sys.exit(f"say how large {name} is, in metres: WIDTH HEIGHT DEPTH")
    metres = tuple(float(side) for side in size) if size else kind.size_m if kind else (1.0, 1.0, 1.0)
    try:
        drawn = four_ways(shapes[name], (metres[0], metres[1], metres[2]))
    except SbError as error:
        sys.exit(error.message)
    Path(picture).write_bytes(encode(drawn))


if __name__ == "__main__":
    if len(sys.argv) not in (4, 7):
        sys.exit("say FILE.yaml NAME PICTURE.png, and WIDTH HEIGHT DEPTH of what has no size yet")
    main(*sys.argv[1:])
