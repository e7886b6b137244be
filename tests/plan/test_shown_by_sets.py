"""What the set shows counts as a part of the place; what has no drawing is said to have none."""

from __future__ import annotations

import pytest

from storyboard_cli.plan.staging.staged_subject import (
    LEADS_THERE,
    MATERIAL,
    NOT_DRAWN,
    OF_A_VEHICLE,
    OF_THE_PLACE,
)
from tests.plan.test_staging_shown import frame


@pytest.mark.parametrize(
    ("heading", "action", "what", "why"),
    [
        ("EXT. STREET - DAY", "The city wakes. JON waits.", "city", OF_THE_PLACE),
        ("INT. LOBBY - DAY", "JON walks down the hallway.", "hallway", OF_THE_PLACE),
        ("INT. KITCHEN - DAY", "The wallpaper peels. JON waits.", "wallpaper", OF_THE_PLACE),
        ("EXT. FIELD - DAY", "JON runs down the hill.", "hill", OF_THE_PLACE),
        ("INT. CAR - NIGHT", "Rain on the windshield. JON drives.", "windshield", OF_A_VEHICLE),
        ("INT. BEDROOM - DAY", "JON comes in from the kitchen.", "kitchen", LEADS_THERE),
        ("INT. BEDROOM - DAY", "The gold glitters. JON waits.", "gold", MATERIAL),
        ("INT. BEDROOM - DAY", "Steam rises. JON waits.", "steam", NOT_DRAWN),
    ],
)
def test_what_is_left_out_says_why(heading: str, action: str, what: str, why: str) -> None:
    found = {s.what.casefold(): s for s in frame(action, heading).subjects}
    assert what in found, found
    assert (found[what].drawn, found[what].why) == ("off", why)


def test_the_same_thing_by_another_word_is_drawn_once() -> None:
    staging = frame("INSERT - PISTOL\n\nThe gun gleams.", "INT. BEDROOM - DAY")
    assert {s.drawn for s in staging.subjects} == {"shape"}
    assert len(staging.props) == 1
