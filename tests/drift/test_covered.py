"""A part that a pew or a bed hides is not judged; one in other clothes, on a ground of any colour, is."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from storyboard_cli.drift.covered import open_share, seems_covered

BOX = (140.0, 60.0, 180.0, 160.0)
MASK = np.zeros((64, 64), np.float32)
MASK[:, 4:60] = 1.0


def picture(
    coat: tuple[int, int, int] | None, ground: tuple[int, int, int], cover: int | None = None
) -> np.ndarray:
    """A body with an outline on plain ground; `cover`: from that row down a pew stands before it."""
    image = Image.new("RGB", (320, 200), ground)
    pen = ImageDraw.Draw(image)
    if coat is not None:
        pen.rectangle((142, 60, 178, 160), coat, (40, 36, 34), 1)
    if cover is not None:
        pen.rectangle((20, cover, 300, 190), (160, 130, 100), (40, 36, 34), 1)
        pen.line((20, cover + 9, 300, cover + 14), (110, 90, 70), 2)
    return np.asarray(image)


@pytest.mark.parametrize("coat", [(200, 40, 40), (90, 120, 90), (206, 202, 196)])
def test_clothes_of_any_colour_have_edges(coat: tuple[int, int, int]) -> None:
    assert not seems_covered(picture(coat, (210, 206, 200)), BOX, MASK)


def test_what_goes_on_past_the_body_covers_it() -> None:
    assert seems_covered(picture((200, 40, 40), (210, 206, 200), cover=64), BOX, MASK)


def test_half_a_body_is_still_judged() -> None:
    assert 0.3 < open_share(picture((200, 40, 40), (210, 206, 200), cover=112), BOX, MASK) < 0.6


def test_at_the_edge_of_the_picture_nothing_is_said() -> None:
    assert not seems_covered(picture(None, (210, 206, 200)), (0.0, 60.0, 40.0, 160.0), MASK)
