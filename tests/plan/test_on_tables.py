"""Small things that no words put anywhere rest on the table that is there; nothing floats."""

from __future__ import annotations

import pytest

from tests.plan.test_staging_shown import frame

_TOP_M = 0.7


@pytest.mark.parametrize(
    ("heading", "action", "shape"),
    [
        ("INT. OFFICE - DAY", "JON sits at the desk. An envelope.", "envelope"),
        ("INT. KITCHEN - DAY", "A table. A cup. JON waits.", "cup"),
        ("INT. CAFE - DAY", "ANNA sits at a table. A menu.", "magazine"),
    ],
)
def test_a_small_thing_lies_on_the_table_that_is_there(heading: str, action: str, shape: str) -> None:
    staging = frame(action, heading)
    mine = next(p for p in staging.props if p.shape == shape)
    assert mine.held_by is not None or mine.place[1] > _TOP_M
    tops = [(f.place, f.size_m) for f in staging.furniture if f.kind in ("desk", "table", "counter")]
    tops += [(p.place, p.size_m) for p in staging.props if p.shape in ("table", "desk", "counter")]
    if mine.held_by is None:
        assert any(
            abs(mine.place[0] - at[0]) < size[0] and abs(mine.place[1] - at[1] - size[1]) < 0.03
            for at, size in tops
        )


@pytest.mark.parametrize(
    ("heading", "action", "shape"),
    [
        ("INT. OFFICE - DAY", "JON sits at the desk. A suitcase.", "suitcase"),
        ("EXT. FIELD - DAY", "JON waits. A cup.", "cup"),
        ("INT. OFFICE - DAY", "JON sits at the desk. A cup lies on the floor.", "cup"),
    ],
)
def test_what_no_table_is_for_is_on_the_floor(heading: str, action: str, shape: str) -> None:
    mine = next(p for p in frame(action, heading).props if p.shape == shape)
    assert mine.held_by is None and mine.place[1] < 0.05
