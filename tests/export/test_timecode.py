from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyboard_cli.export.timecode import first_hour, frames_of, rational, spoken, timecode

F23 = Fraction(24000, 1001)
F29 = Fraction(30000, 1001)
F59 = Fraction(60000, 1001)
RATES = [Fraction(24), Fraction(25), Fraction(30), Fraction(50), F23, F29, F59]


@pytest.mark.parametrize(
    ("frame", "rate", "text"),
    [
        (0, F29, "00:00:00;00"),
        (1799, F29, "00:00:59;29"),
        (1800, F29, "00:01:00;02"),  # two numbers are dropped
        (17981, F29, "00:09:59;29"),
        (17982, F29, "00:10:00;00"),  # but not every tenth minute
        (107892, F29, "01:00:00;00"),
        (3600, F59, "00:01:00;04"),
        (86400, F23, "01:00:00:00"),
        (90000, Fraction(25), "01:00:00:00"),
    ],
)
def test_known_timecodes(frame: int, rate: Fraction, text: str) -> None:
    assert timecode(frame, rate) == text
    assert frames_of(text, rate) == frame


@given(st.integers(0, 24 * 3600 * 24 - 1), st.sampled_from(RATES))
def test_every_frame_comes_back_from_its_timecode(frame: int, rate: Fraction) -> None:
    assert frames_of(timecode(frame, rate), rate) == frame


def test_drop_frame_keeps_pace_with_the_clock() -> None:
    assert abs(frames_of("10:00:00;00", F29) - 36000 * F29) < 2


@pytest.mark.parametrize("text", ["00:01:00;00", "00:00:00:24", "1:2:3", "00:61:00:00", ""])
def test_timecodes_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"timecode|frame"):
        frames_of(text, F29 if ";" in text else Fraction(24))


def test_a_cut_starts_at_the_first_hour() -> None:
    assert first_hour(F29) == 107892
    assert first_hour(F23) == 86400


def test_times_are_exact() -> None:
    assert rational(1, F23) == "1001/24000s"
    assert rational(48, Fraction(24)) == "2s"
    assert rational(0, F29) == "0s"


@pytest.mark.parametrize(("frames", "text"), [(48, "2.0 s"), (1536, "1:04 min"), (24 * 3725, "1:02:05 h")])
def test_lengths_are_said_for_people(frames: int, text: str) -> None:
    assert spoken(frames, Fraction(24)) == text
