"""Words on things can be read: from every side, the right way round, or in a caption."""

from __future__ import annotations

import pytest

from storyboard_cli.render.preview.display import DisplayList, Fill, Stroke
from storyboard_cli.render.preview.letter_forms import plain, strokes, width_of
from storyboard_cli.render.preview.lettering import letter_box, letter_face, letter_label, wrapped
from storyboard_cli.render.preview.models.things.parts import flat, rect
from tests.render.preview.drawn_thing import paper, standing


def lettered(picture: DisplayList) -> list[Stroke]:
    return [op for op in picture.ops if isinstance(op, Stroke)]


def test_every_capital_digit_and_accent_has_its_own_form() -> None:
    forms = [tuple(strokes(c)) for c in "ABCDEFGHIJKLMNPQRSTUVWXYZ123456789"]
    assert len(set(forms)) == len(forms)
    assert strokes("é") == strokes("E")
    assert plain("Straße – “Ok…”") == 'STRASSE - "OK..."'


def test_other_scripts_are_rows_of_short_strokes() -> None:
    assert strokes("犬") == strokes("Ω") != strokes("O")
    assert strokes("   ") == []


def test_longer_words_are_longer() -> None:
    assert 0 <= width_of("I") < width_of("IN") < width_of("INN KEEPER") < width_of("INN KEEPERS")


def test_words_are_wrapped_evenly() -> None:
    assert wrapped("GRAND PIANO", 2) == ["GRAND", "PIANO"]
    assert wrapped("THE END OF THE LINE", 2) == ["THE END OF", "THE LINE"]


@pytest.mark.parametrize("yaw", range(0, 360, 45))
def test_a_box_is_lettered_from_left_to_right_wherever_the_camera_stands(yaw: int) -> None:
    """L has its stem on the left: the long stroke's left end comes before the foot's right end."""
    board = paper((1.0, 1.0, 1.0), yaw)
    letter_box(standing(board), (1.0, 1.0, 1.0), "L", (240, 230, 210))
    (stem,) = lettered(board.picture)[-1].lines
    top, corner, foot = stem
    assert top[1] < corner[1] - 5 and foot[0] > corner[0] + 5


def test_a_lying_sheet_is_never_upside_down() -> None:
    for yaw in (0, 120, 240):
        board = paper((1.0, 0.4, 1.0), yaw)
        assert letter_face(standing(board), "L", flat(-0.5, -0.5, 0.5, 0.5, 0.0))
        ((top, corner, foot),) = lettered(board.picture)[-1].lines
        assert top[1] < corner[1] and foot[0] > corner[0]


def test_what_is_too_small_for_letters_is_captioned() -> None:
    board = paper((40.0, 40.0, 40.0))
    assert not letter_face(standing(board), "NEEDLE", rect(0, 0, 0.02, 0.2, 0))
    letter_label(board, (0.0, 1.0, 0.0), "needle")
    assert isinstance(board.picture.ops[-2], Fill)
    assert lettered(board.picture)[-1].width >= 1


def test_a_caption_stays_inside_the_picture() -> None:
    board = paper((1.0, 1.0, 1.0))
    letter_label(board, (3.1, 0.5, 0.0), "lighthouse keeper's lamp")
    for op in lettered(board.picture):
        assert all(0 <= x <= board.picture.width for line in op.lines for x, _ in line)
