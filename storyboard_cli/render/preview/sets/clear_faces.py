"""Nothing of a set stands before a face: as on a film set, a post that is in the way is taken out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from storyboard_cli.plan.staging.body import envelope
from storyboard_cli.plan.staging.model import SHOWN, Figure
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import Fill, Op, Point, Polygon, Stroke

_MOST = 0.12  # of a head that one piece of the set may cover: bars and ropes, no post
_LARGE = 0.3  # of the picture's width: of what is larger (a stall, a bar) only the post goes, not all of it
_SEE_THROUGH = 0.5  # opacity of glass and light
_ACROSS = 7  # points on a head's width at which it is looked at

Head = tuple[float, Sequence[Point]]
"""How far away a head is (metres), and points on it (pixels)."""


def clear_of_faces(board: Board, depth: float, draw: Callable[[], None]) -> Callable[[], None]:
    """`draw`, which leaves out whatever would cover the face of somebody who is farther than `depth`."""
    behind = [points for away, points in _heads(board) if away > depth]
    if not behind:
        return draw

    def drawn() -> None:
        ops = board.picture.ops
        start = len(ops)
        draw()
        ops[start:] = _kept(ops[start:], behind, _LARGE * board.picture.width)

    return drawn


def _heads(board: Board) -> list[Head]:
    """Of everybody whom the picture is about; found once for a picture."""
    if board.heads is None:
        staging = board.staging
        shown = [e for e in staging.extras if e.asset.startswith(SHOWN)]
        found = (_head(board, figure) for figure in (*staging.figures, *shown))
        board.heads = [head for head in found if head is not None]
    return board.heads


def _head(board: Board, figure: Figure) -> Head | None:
    lens = board.lens
    parts = envelope(figure.skeleton, figure.height_m, figure.build)
    head = next((part for part in parts if part.part == "head"), None)
    if head is None or min(lens.depth(head.a), lens.depth(head.b)) < 0.3:
        return None
    (ax, ay), (bx, by) = lens.point(head.a), lens.point(head.b)
    radius = (head.radius_a + head.radius_b) / 2 * lens.scale_at(head.b) + math.hypot(bx - ax, by - ay) / 2
    x, y = (ax + bx) / 2, (ay + by) / 2
    steps = [radius * (2 * i / (_ACROSS - 1) - 1) for i in range(_ACROSS)]
    points = [(x + dx, y + dy) for dx in steps for dy in steps if math.hypot(dx, dy) <= radius * 1.01]
    return figure.depth_m, points


def _kept(ops: Sequence[Op], heads: Sequence[Sequence[Point]], large: float) -> list[Op]:
    """All but the solids that cover a face; nothing of a thing that is less than `large` pixels wide."""
    covers = {i for i, op in enumerate(ops) if isinstance(op, Fill) and _covers(op, heads)}
    if not covers:
        return list(ops)
    if _wide(ops) < large:
        return []
    gone = _solids(ops, covers)
    kept: list[Op] = []
    dropped = False
    for index, op in enumerate(ops):
        dropped = index in gone or (dropped and isinstance(op, Stroke))
        if not dropped:
            kept.append(op)
    return kept


def _wide(ops: Sequence[Op]) -> float:
    """How wide what is drawn is, pixels."""
    xs = [x for op in ops if isinstance(op, Fill) for polygon in op.polygons for x, _ in polygon]
    return max(xs) - min(xs)


def _covers(op: Fill, heads: Sequence[Sequence[Point]]) -> bool:
    return _is_opaque(op) and any(_covered(op.polygons, head) > _MOST for head in heads)


def _solids(ops: Sequence[Op], chosen: set[int]) -> set[int]:
    """The chosen fills and all that share edges with them: a box without one of its sides is a hole."""
    corners = {
        i: {(round(x, 1), round(y, 1)) for polygon in op.polygons for x, y in polygon}
        for i, op in enumerate(ops)
        if isinstance(op, Fill)
    }
    found, new = set(chosen), set(chosen)
    while new:
        new = {
            i for i, own in corners.items() if i not in found and any(len(own & corners[k]) > 1 for k in new)
        }
        found |= new
    return found


def _is_opaque(op: Fill) -> bool:
    paint = op.paint
    return op.blend == "over" and not (isinstance(paint, tuple) and paint[3] < _SEE_THROUGH)


def _covered(polygons: Sequence[Polygon], head: Sequence[Point]) -> float:
    """The share of a head's points that lie in one of the polygons."""
    xs, ys = [p[0] for p in head], [p[1] for p in head]
    near = [p for p in polygons if _meets(p, min(xs), min(ys), max(xs), max(ys))]
    if not near:
        return 0.0
    return sum(any(_holds(p, x, y) for p in near) for x, y in head) / len(head)


def _meets(polygon: Polygon, left: float, top: float, right: float, bottom: float) -> bool:
    xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
    return min(xs) < right and max(xs) > left and min(ys) < bottom and max(ys) > top


def _holds(polygon: Polygon, x: float, y: float) -> bool:
    """Is the point inside? Counted by the edges that a ray to the right crosses."""
    inside = False
    x0, y0 = polygon[-1]
    for x1, y1 in polygon:
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
        x0, y0 = x1, y1
    return inside
