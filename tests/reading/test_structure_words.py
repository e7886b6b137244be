"""Lines that are no picture."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.structure import is_no_picture


@pytest.mark.parametrize(
    "line", ["OVER BLACK", "OVER BLACK:", "Over black.", "CUT TO BLACK", "On a black screen"]
)
def test_a_black_screen_is_no_picture(line: str) -> None:
    assert is_no_picture(line)


@pytest.mark.parametrize(
    "line", ["OVER BLACK WATER A GULL CRIES", "BLACK SMOKE", "Over black coffee they talk"]
)
def test_what_is_black_is_one(line: str) -> None:
    assert not is_no_picture(line)
