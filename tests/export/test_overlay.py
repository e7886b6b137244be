"""Camera moves become marks inside the picture, wherever it stands and however large it is shown."""

from __future__ import annotations

from dataclasses import replace
from math import dist
from pathlib import Path

import pikepdf
import pytest
from boards import board, staging

from storyboard_cli.export.overlay import MoveMarks, move_marks
from storyboard_cli.export.pdf import PdfOptions, write_pdf
from storyboard_cli.plan.staging.model import Box
from storyboard_cli.plan.staging.moves import MOVES, camera_move

SIZE = (1344, 768)
PLACE = Box(left=30, top=50, right=270, bottom=50 + 240 * 768 / 1344)  # 240 points wide on a page


def marks(kind: str) -> MoveMarks:
    move = camera_move(kind, *SIZE, (700.0, 300.0))
    assert move is not None
    return move_marks(move, SIZE, PLACE, 1.0)


def test_a_camera_that_ends_where_it_starts_has_no_marks() -> None:
    assert camera_move("static", *SIZE, (700.0, 300.0)) is None
    move = camera_move("pan_left", *SIZE, (700.0, 300.0))
    assert move is not None
    assert move_marks(move.model_copy(update={"end": move.start}), SIZE, PLACE, 1.0) == MoveMarks()


@pytest.mark.parametrize("kind", sorted(MOVES - {"static", "handheld"}))
def test_a_move_has_arrows_and_its_start_and_end_inside_the_picture(kind: str) -> None:
    found = marks(kind)
    assert [f.dashed for f in found.frames] == [False, True]
    assert [t.text for t in found.tags] == ["A", "B"]
    assert found.arrows
    for box in [f.box for f in found.frames] + [t.box for t in found.tags]:
        assert PLACE.left < box.left < box.right < PLACE.right
        assert PLACE.top < box.top < box.bottom < PLACE.bottom
    for frame, tag in zip(found.frames, found.tags, strict=True):
        assert frame.box.left <= tag.box.left and tag.box.right <= frame.box.right + 1e-9
        assert tag.box.bottom == frame.box.bottom


@pytest.mark.parametrize(
    ("kind", "direction"),
    [("pan_left", (-1, 0)), ("truck_right", (1, 0)), ("tilt_up", (0, -1)), ("boom_down", (0, 1))],
)
def test_a_pan_is_one_arrow_along_the_way(kind: str, direction: tuple[int, int]) -> None:
    (arrow,) = marks(kind).arrows
    tip = arrow.head[0]
    way = dist(arrow.tail, tip)
    assert way > 20
    assert ((tip[0] - arrow.tail[0]) / way, (tip[1] - arrow.tail[1]) / way) == pytest.approx(direction)
    assert dist(arrow.neck, tip) < way


@pytest.mark.parametrize(("kind", "inward"), [("push_in", True), ("pull_out", False)])
def test_a_zoom_goes_from_the_corners_of_one_frame_to_those_of_the_other(kind: str, inward: bool) -> None:
    found = marks(kind)
    start, end = (f.box for f in found.frames)
    assert (end.width < start.width) == inward
    assert len(found.arrows) == 4
    for arrow in found.arrows:
        assert arrow.tail[0] in (start.left, start.right) and arrow.tail[1] in (start.top, start.bottom)
        assert arrow.head[0][0] in (end.left, end.right) and arrow.head[0][1] in (end.top, end.bottom)


def test_a_handheld_camera_is_a_frame_that_shakes_and_goes_nowhere() -> None:
    found = marks("handheld")
    assert (found.arrows, found.tags) == ((), ())
    first, second = (f.box for f in found.frames)
    assert all(f.dashed for f in found.frames)
    assert (first.width, first.height) == pytest.approx((second.width, second.height))
    assert 1 < second.left - first.left < 0.05 * PLACE.width
    for box in (first, second):
        assert PLACE.left < box.left and box.right < PLACE.right
        assert PLACE.top < box.top and box.bottom < PLACE.bottom


@pytest.mark.parametrize(("kind", "arrows", "dashed"), [("push_in", 4, 1), ("handheld", 0, 2)])
def test_the_page_shows_the_marks_and_can_leave_them_out(
    tmp_path: Path, kind: str, arrows: int, dashed: int
) -> None:
    shown = board(tmp_path / "p", 1)
    moved = staging(camera_move(kind, 336, 192, (168.0, 96.0)))
    shown = replace(shown, panels=(replace(shown.panels[0], staging=moved),))

    def drawn(*, with_arrows: bool) -> tuple[int, int]:
        """(how many arrow heads, how many dashed lines) the page has."""
        path = tmp_path / "board.pdf"
        write_pdf(shown, path, PdfOptions(cover=False, arrows=with_arrows))
        with pikepdf.open(path) as pdf:
            said = pikepdf.parse_content_stream(pdf.pages[0])
            heads = sum(str(operator) == "b" for _, operator in said)
            return heads, sum(str(operator) == "d" and bool(list(given[0])) for given, operator in said)  # type: ignore[arg-type]

    assert drawn(with_arrows=True) == (arrows, dashed)
    assert drawn(with_arrows=False) == (0, 0)
