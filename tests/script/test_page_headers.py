"""What stands on every page of a converted script is no picture; what a writer repeats is."""

from __future__ import annotations

import pytest

from tests.script.world import compile_text

PAGE = "ANNA waits.\n\n{line}\n\nBEN sits.\n\n"


def actions(lines: list[str], title: str = "") -> list[str]:
    head = f"Title: {title}\n\n" if title else ""
    text = head + "INT. HALL - DAY\n\n" + "".join(PAGE.format(line=line) for line in lines)
    return [f.action for s in compile_text(text, draft=True).scenes for f in s.live_frames]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("A STUDY IN PINK SHOOTING SCRIPT - GREEN AMENDED 18/04/10", ""),
        ("THE LONG ROAD HOME", "The Long Road Home"),
        ("“Northern Lights” – #303 “The Beacon” {n}.", ""),
        ("{n}A.", ""),
        ("SHOOTING DRAFT", ""),
    ],
)
def test_a_line_of_every_page_is_no_frame_and_is_said_once(line: str, title: str) -> None:
    lines = [line.replace("{n}", str(n)) for n in range(1, 10)]
    assert set(actions(lines, title)) == {"ANNA waits.", "BEN sits."}
    text = "INT. HALL - DAY\n\n" + "".join(PAGE.format(line=one) for one in lines)
    said = [
        p
        for p in compile_text(f"Title: {title or 'x'}\n\n{text}", draft=True).problems
        if p.code == "page-header"
    ]
    assert [(p.where.line if p.where else 0, "9 times" in p.message) for p in said] == [(7, True)]


@pytest.mark.parametrize(
    "line", ["THE PHONE RINGS AGAIN.", "They look at each other.", "BANG.", "Anna counts to {n}: a sheep."]
)
def test_what_a_writer_repeats_stays(line: str) -> None:
    assert (
        len(
            [a for a in actions([line.replace("{n}", "ten")] * 9) if a and "BEN" not in a and "ANNA" not in a]
        )
        >= 1
    )


def test_a_line_that_stands_a_few_times_stays() -> None:
    assert any("SCRIPT" in a for a in actions(["THE SCRIPT BURNS."] * 3))
