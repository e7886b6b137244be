"""Which times a text names that drawings do not show."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.periods import periods_in

TEXTS = {
    "London, 1989. Rain.": ["1989"],
    "In 1989 Berlin burns. In 1990 nobody knocks.": ["1989", "1990"],
    "It is 1348. The year was 1349.": ["1348", "1349"],
    "A 1920s speakeasy, 1920's jazz.": ["1920s"],
    "It looks like the '80s.": ["'80s"],
    "An 18th-century manor in the nineteenth century": ["18th-century", "nineteenth century"],
    "Rome, 44 BC. A slave runs.": ["44 BC"],
    "VICTORIAN gentlemen in a Victorian parlour": ["Victorian"],
    "The trenches of World War I, the Great War": ["First World War"],
    "Eine mittelalterliche Burg, un château médiéval": ["medieval"],
    "A futuristic tower": ["the future"],
    "SUPER: OHIO, 1967": ["1967"],
    # numbers that are no years, ages that are no decades, and the present
    "He pays 1500 dollars for 1999 miles, $1850.": [],
    "They dive in 1500 feet of water. One of 1200 men, one of 1800 soldiers.": [],
    "He is in his 30s, she's in her eighties, mid-forties at most.": [],
    "Agent 1007 counts to 1200.": [],
    "Summer 2024.": [],
}
HEADINGS = {
    "EXT. BERLIN 1945 - NIGHT": ["1945"],
    "EXT. VICTORIAN LONDON - NIGHT (1888)": ["Victorian", "1888"],
    "EXT. MARS - 2187": ["2187"],
    "INT. ROOM 1408 - DAY": [],
    "INT. KITCHEN - DAY": [],
}


@pytest.mark.parametrize("text", TEXTS)
def test_periods_of_a_text(text: str) -> None:
    assert periods_in(text) == TEXTS[text]


@pytest.mark.parametrize("heading", HEADINGS)
def test_periods_of_a_heading(heading: str) -> None:
    assert periods_in(heading, heading=True) == HEADINGS[heading]
