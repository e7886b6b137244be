"""Headings taken apart (rule R2): what real scripts write, and what it means."""

from __future__ import annotations

import pytest

from storyboard_cli.script.headings import read_heading


@pytest.mark.parametrize(
    ("text", "int_ext", "location", "sub", "time", "qualifiers"),
    [
        ("INT. KITCHEN - DAY", "int", "KITCHEN", None, "day", ()),
        ("EXT. BUS STOP – NIGHT", "ext", "BUS STOP", None, "night", ()),
        ("INT./EXT. CAR -- DUSK", "int_ext", "CAR", None, "dusk", ()),
        ("EXT/INT. SORORITY HOUSE - THE DOORWAY", "int_ext", "SORORITY HOUSE", "THE DOORWAY", None, ()),
        ("I/E CAR - DAWN", "int_ext", "CAR", None, "dawn", ()),
        ("EST. CITY - NIGHT", "est", "CITY", None, "night", ()),
        (
            "INT. WITCH'S HOUSE / GATE - NIGHT [FLASHBACK]",
            "int",
            "WITCH'S HOUSE",
            "GATE",
            "night",
            ("FLASHBACK",),
        ),
        ("INT. BEDROOM - NIGHT (1973)", "int", "BEDROOM", None, "night", ("1973",)),
        ("INT. HOUSE - DAY - FLASHBACK (1944)", "int", "HOUSE", None, "day", ("1944", "FLASHBACK")),
        ("INT. CELL - ROLF'S DREAM - NIGHT", "int", "CELL", "ROLF'S DREAM", "night", ()),
        ("INT. CELL - DREAM - NIGHT", "int", "CELL", None, "night", ("DREAM",)),
        ("EXT. LOS ANGELES - ESTABLISHING", "ext", "LOS ANGELES", None, None, ("ESTABLISHING",)),
        ("INT. CAR - MOVING - DAY", "int", "CAR", None, "day", ("MOVING",)),
        ("EXT. PIER - AERIAL SHOT", "ext", "PIER", None, None, ("AERIAL SHOT",)),
        ("INT. CAR - DAY / DRIVING", "int", "CAR", None, "day", ("DRIVING",)),
        ("INT. BEDROOM - [THE NEXT] MORNING", "int", "BEDROOM", None, "morning", ("THE NEXT",)),
        ("EXT. HOUSE DAY", "ext", "HOUSE", None, "day", ()),
        ("EXT. STREET, NIGHT", "ext", "STREET", None, "night", ()),
        ("INT. JEAN-LUC'S FLAT - KITCHEN - DAY", "int", "JEAN-LUC'S FLAT", "KITCHEN", "day", ()),
        ("INT. BIG TOP - NIGHT - CONTINUOUS", "int", "BIG TOP", None, "night", ()),
        ("INT. MAISON - NUIT", "int", "MAISON", None, "night", ()),
        ("INNEN. KÜCHE - TAG", "int", "KÜCHE", None, "day", ()),
        ("НАТ. УЛИЦА - НОЧЬ", "ext", "УЛИЦА", None, "night", ()),
        ("INT. 教室 - 夜", "int", "教室", None, "night", ()),
        ("INT. BATHROOM", "int", "BATHROOM", None, None, ()),
        ("INT. DAY CARE - NIGHT", "int", "DAY CARE", None, "night", ()),
        ("INT. **BOLD ROOM** - _DAY_", "int", "BOLD ROOM", None, "day", ()),
        ("SNIPER SCOPE POV", None, "SNIPER SCOPE POV", None, None, ()),
    ],
)
def test_the_parts_of_a_heading(
    text: str,
    int_ext: str | None,
    location: str,
    sub: str | None,
    time: str | None,
    qualifiers: tuple[str, ...],
) -> None:
    heading = read_heading(text)
    assert (heading.int_ext, heading.location, heading.sub_location, heading.time, heading.qualifiers) == (
        int_ext, location, sub, time, qualifiers,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["EXT. ALLEY - CONTINUOUS", "INT. FLAT, A BIT LATER", "INT. HALL - SAME TIME"]
)
def test_headings_that_point_backwards(text: str) -> None:
    assert read_heading(text).inherits


@pytest.mark.parametrize(
    ("heading", "sub_location", "time", "inherits"),
    [
        ("INT. LOBBY - A LITTLE LATER", None, None, True),
        ("INT. LOBBY - CONCURRENT", None, None, True),
        ("INT. LOBBY - SOON AFTER", None, None, True),
        ("INT. LOBBY - 5 MINUTES LATER - NIGHT", None, "night", False),
        ("INT. LOBBY - BAR - MOMENTS LATER - DAY", "BAR", "day", False),
        ("INT. LOBBY - THREE FIFTY FIVE PM", None, "afternoon", False),
        ("INT. LOBBY - SIX A.M.", None, "dawn", False),
        ("INT. LOBBY - ROOM THREE PM ROAD", "ROOM THREE PM ROAD", None, False),
    ],
)
def test_times_in_words(heading: str, sub_location: str | None, time: str | None, inherits: bool) -> None:
    read = read_heading(heading)
    assert (read.location, read.sub_location, read.time, read.inherits) == (
        "LOBBY",
        sub_location,
        time,
        inherits,
    )


@pytest.mark.parametrize(
    ("text", "location", "part", "time", "shot"),
    [
        ("EXT. HOTEL - L.S.", "HOTEL", None, None, "LS"),
        ("INT. HOTEL LOBBY - DAY - M.C.S.", "HOTEL LOBBY", None, "day", "MCS"),
        ("INT. KITCHEN - CLOSE SHOT - NIGHT", "KITCHEN", None, "night", "CLOSE SHOT"),
        ("INT. MS LAWSON'S OFFICE - MS", "MS LAWSON'S OFFICE", None, None, "MS"),
        ("INT. LOBBY - DETAIL - DAY", "LOBBY", "DETAIL", "day", ""),
    ],
)
def test_a_size_behind_a_dash_is_the_first_pictures(
    text: str, location: str, part: str | None, time: str | None, shot: str
) -> None:
    found = read_heading(text)
    assert (found.location, found.sub_location, found.time, found.shot) == (location, part, time, shot)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("INT. SUTTER HOUSE - BACK OUTSIDE WITH MARY", "ext"),
        ("INT. BAR - OUTSIDE THE TOILETS", "int"),
        ("INT. HALL - OUTSIDER'S ROOM", "int"),
    ],
)
def test_a_part_that_is_outside_is_outside(text: str, side: str) -> None:
    assert read_heading(text).int_ext == side
