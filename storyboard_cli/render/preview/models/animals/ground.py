"""Where an animal meets the ground or the water."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from storyboard_cli.render.preview.geometry import hull, turned
from storyboard_cli.render.preview.models.animals.flesh import units
from storyboard_cli.render.preview.palette import alpha
from storyboard_cli.render.preview.solids import SolidBuilder


def ground_shadow(maker: SolidBuilder, half_w: float, half_d: float, ahead: float = 0.0) -> None:
    """The dark where something touches the ground."""
    board = maker.board
    spots = maker.ellipse((0, 0.004, ahead), (0, 2), (half_w, half_d), 16)
    placed = [maker.at(*s) for s in spots]
    if min(board.lens.depth(p) for p in placed) < 0.15:
        return
    scale = board.lens.scale_at(maker.at(0, 0, ahead)) * units(maker)
    soft = min(half_w, half_d) * 0.35 * scale
    board.picture.fill(
        [hull([board.lens.point(p) for p in placed])],
        alpha(board.tone.shadow(), 1),
        blur=soft,
        blend="multiply",
    )


@contextmanager
def afloat(maker: SolidBuilder, half_w: float, half_d: float) -> Iterator[None]:
    """What is drawn inside is seen only above the water, whose surface is at the maker's origin; a ripple
    runs around it.
    """
    board = maker.board
    placed = [maker.at(*s) for s in maker.ellipse((0, 0, 0), (0, 2), (half_w, half_d), 24)]
    if min(board.lens.depth(p) for p in placed) < 0.15:
        yield
        return
    edge = [board.lens.point(p) for p in placed]
    left, right = min(edge), max(edge)
    slope = (right[1] - left[1]) / max(right[0] - left[0], 1e-6)
    front = sorted(p for p in edge if p[1] >= left[1] + (p[0] - left[0]) * slope - 1e-6)
    far = 4.0 * max(board.picture.width, board.picture.height)
    sky = [
        (left[0] - far, left[1]),
        *front,
        (right[0] + far, right[1]),
        (right[0] + far, -far),
        (left[0] - far, -far),
    ]
    depth = board.depth_of(placed)
    weight = board.weight(depth)
    foam = alpha(maker.colour((236, 244, 248), 1, depth), 0.6)
    board.picture.stroke([[*edge, edge[0]]], weight * 2.4, foam)
    with board.picture.clip([turned(sky)]):
        yield
    board.picture.stroke([front], weight * 2.4, foam)
    board.picture.stroke([front], weight * 0.8, alpha(board.tone.line(depth), 0.8))
