"""One thing drawn alone on paper, seen from any side: what the tests of things look at."""

from __future__ import annotations

from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Clip, DisplayList, Fill, Point, Stroke
from storyboard_cli.render.preview.models.model import Model
from storyboard_cli.render.preview.models.registry import draw_model
from storyboard_cli.render.preview.sheet_paper import paper_board as _paper
from storyboard_cli.render.preview.solids import SolidBuilder, turned_axes
from storyboard_cli.render.preview.stand_ins import framing_camera, sheet_staging


def paper(size_m: tuple[float, float, float], yaw: float = -28.0, width: int = 640) -> Board:
    """A board that looks at a thing of that size, which stands on (0, 0, 0)."""
    w, h, d = size_m
    height = width * 3 // 4
    camera = framing_camera(
        width,
        height,
        middle=(0, h / 2, 0),
        tall=max(h, max(w, d) / 2) * 1.2,
        wide=max(w, d) * 1.3,
        fill=0.76,
        distance=max(1.0, *(side * 4 for side in size_m)),
        yaw=yaw,
        pitch=-14,
    )
    return _paper(width, height, camera, sheet_staging(width, height, camera), "tone", 3)


def standing(board: Board) -> SolidBuilder:
    return SolidBuilder(board, (0.0, 0.0, 0.0), turned_axes(0), vivid=True, edge=0.75)


def drawn(kind: PropKind, *, text: str = "", yaw: float = -28.0, held: bool = False) -> DisplayList:
    """The picture of a thing; only what the thing itself adds to the paper."""
    board = paper(kind.size_m, yaw)
    before = len(board.picture.ops)
    model = Model(kind.size_m, (150.0, 110.0, 80.0), held=held, text=text, seed=5)
    draw_model(standing(board), kind.shape, model)
    del board.picture.ops[:before]
    return board.picture


def extent(picture: DisplayList) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of everything drawn."""
    points: list[Point] = []
    for op in picture.ops:
        if isinstance(op, Fill | Clip):
            points += [p for polygon in op.polygons for p in polygon]
        elif isinstance(op, Stroke):
            points += [p for line in op.lines for p in line]
    return (
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )
