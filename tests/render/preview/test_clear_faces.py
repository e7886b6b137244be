"""What of a set would stand before a face is not drawn; what is beside or behind it stays."""

from __future__ import annotations

import random

from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.render.preview.board import Board
from storyboard_cli.render.preview.display import DisplayList, Fill, Point
from storyboard_cli.render.preview.lens import Lens
from storyboard_cli.render.preview.palette import STYLES, Tone
from storyboard_cli.render.preview.sets.clear_faces import clear_of_faces
from tests.render.preview.world import SMALL, staged


def square(middle: Point, half: float) -> list[Point]:
    (x, y), h = middle, half
    return [(x - h, y - h), (x + h, y - h), (x + h, y + h), (x - h, y + h)]


def someone() -> Staging:
    return staged("street", [{"cast": [("CHAR_AARAV", None, "neutral")], "size": "FS"}], int_ext="ext")[0]


def fills(place: Point, half: float, nearer_m: float, *more: list[Point]) -> list[Fill]:
    """What is drawn of a square, pixels from the middle of somebody's head, so much nearer than he is."""
    staging = someone()
    page = DisplayList(*SMALL, (255, 255, 255, 1))
    lens = Lens(staging.camera, *SMALL)
    board = Board(
        page, lens, Tone(STYLES["tone"], staging.light, (200, 200, 210), 60.0), staging, random.Random(1)
    )
    figure = staging.figures[0]
    x, y = lens.point(figure.skeleton["head"])

    def draw() -> None:
        for points in (square((x + place[0], y + place[1]), half), *more):
            page.fill([points], (90, 90, 90, 1))
            page.stroke([points], 1, (0, 0, 0, 1))

    clear_of_faces(board, figure.depth_m - nearer_m, draw)()
    return [op for op in page.ops if isinstance(op, Fill)]


def test_a_post_before_a_face_is_taken_out_and_one_behind_or_beside_it_stays() -> None:
    assert fills((0, 0), 9, 0.5) == []
    assert len(fills((0, 0), 9, -0.5)) == 1
    assert len(fills((60, 0), 9, 0.5)) == 1


def test_of_something_large_only_what_covers_the_face_goes() -> None:
    counter = [(0.0, 150.0), (200.0, 150.0), (200.0, 190.0), (0.0, 190.0)]
    left = fills((0, 0), 9, 0.5, counter)
    assert [list(op.polygons[0]) for op in left] == [counter]
