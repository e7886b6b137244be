"""What a noun of two meanings is, by the words about it and by the place."""

from __future__ import annotations

import pytest

from tests.plan.test_staging_shown import frame

CASES = [
    ("EXT. TENT CITY - DAY", "A tanker stands among the tents.", "tanker truck"),
    ("EXT. SEA - DAY", "A tanker crosses the horizon.", "tanker"),
    ("INT. OFFICE - DAY", "JON turns a page of the log.", "logbook"),
    ("EXT. CAMP - NIGHT", "JON sits on a log by the fire.", "log"),
    ("EXT. YARD - DAY", "JON climbs into the cab of the truck.", "cockpit"),
    ("EXT. STREET - DAY", "A cab stops.", "cab"),
    ("EXT. ROAD - NIGHT", "JON opens the trunk of the sedan.", "car boot"),
    ("EXT. ZOO - DAY", "An elephant lifts its trunk.", "body"),
    ("INT. BEDROOM - DAY", "A heavy trunk stands at the bed.", "trunk"),
    ("INT. OFFICE - DAY", "JON clicks the mouse.", "computer mouse"),
    ("INT. CELLAR - NIGHT", "A mouse scurries along the wall.", "mouse"),
    ("EXT. WETLAND - DAWN", "A crane stands in the mist.", "bird"),
    ("EXT. HARBOUR - DAY", "A crane lifts a container.", "crane"),
    ("EXT. CRICKET GROUND - DAY", "JON raises the bat.", "baseball bat"),
    ("INT. FACTORY - DAY", "JON starts the press.", "hydraulic press"),
    ("EXT. BARRACKS - DAY", "The horn of the goat is broken.", "antler"),
    ("INT. SCHOOL - CLASSROOM - DAY", "ANNA points at the board.", "blackboard"),
    ("INT. DINING ROOM - NIGHT", "The waiter fills the glasses.", "tumbler"),
    ("INT. OFFICE - DAY", "ANNA cleans her glasses.", "glasses"),
    ("INT. PET SHOP - DAY", "A turtle swims in the tank.", "aquarium"),
]


@pytest.mark.parametrize(("heading", "action", "meant"), CASES)
def test_the_words_or_the_place_decide_what_a_noun_means(heading: str, action: str, meant: str) -> None:
    whats = [w for s in frame(action, heading).subjects for w in (s.what.casefold(),)]
    assert any(w.rstrip("s") == meant.rstrip("s") or w == meant for w in whats), whats
