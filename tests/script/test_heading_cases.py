"""Headings as many hands and languages write them: `cases/headings_*.tsv`, `cases/inheriting_*.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.script.world import compile_text, told

CASES = Path(__file__).parent / "cases"
SETS = ("a", "b")


def _rows(name: str) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("# ")]


def _runs(name: str) -> list[tuple[list[str], list[str]]]:
    read = yaml.load((CASES / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    return list(zip(read[::2], read[1::2], strict=True))


@pytest.mark.parametrize("row", [r for s in SETS for r in _rows(f"headings_{s}.tsv")], ids=lambda r: r[0])
def test_a_heading_says_where_and_when(row: tuple[str, ...]) -> None:
    text, number, int_ext, place, sub, time = row
    compiled = compile_text(f"INT. FIRST - DUSK\n\nx\n\n{text}\n\nSteam.\n", draft=True)
    scene = compiled.scenes[1]
    found = (scene.number, scene.int_ext, scene.location, scene.sub_location, scene.time_of_day)
    assert tuple(v or "." for v in found) == (number, int_ext, place, sub, time)
    assert [f.action for f in scene.live_frames] == ["Steam."]


@pytest.mark.parametrize(
    ("headings", "times"),
    [r for s in (*SETS, "c") for r in _runs(f"inheriting_{s}.yaml")],
    ids=lambda v: v[0],
)
def test_times_are_handed_on_past_flashbacks(headings: list[str], times: list[str]) -> None:
    lines = [h.removeprefix("= ") if h.startswith("= ") else f"{h}\n\nSteam." for h in headings]
    scenes = compile_text("\n\n".join(lines) + "\n", draft=True).scenes
    assert [s.time_of_day or "-" for s in scenes] == times


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("Steam.\nINT. CELLAR - NIGHT", 4, "put an empty line above and under it"),
        ("Int. cellar - night\nSteam.", 3, "write its first word in capitals"),
        ("CELLAR - NIGHT", 3, "write INT. or EXT. before it, or a full stop: .CELLAR - NIGHT"),
        ("CELLAR - NIGHT\nSteam.", 3, "write INT. or EXT. before it, or a full stop: .CELLAR - NIGHT"),
        ("SISÄ. KEITTIÖ - PÄIVÄ", 3, "write a full stop before it: .SISÄ. KEITTIÖ - PÄIVÄ"),
        ("TRAILER - INT. SHED - NIGHT", 3, "write it behind: INT. SHED - NIGHT - TRAILER"),
        ("London, 1949 - EXT. STREET - DAY", 3, "write it behind: EXT. STREET - DAY - London, 1949"),
        ("Steam.\nFLASHBACK - EXT. SEA - NIGHT", 4, "put an empty line above and under it"),
        ("IDA\nHello.\nEXT. YARD - DAY", 5, "put an empty line above and under it"),
    ],
)
def test_what_looks_like_a_heading_and_is_none_is_said(text: str, line: int, mend: str) -> None:
    said = told(compile_text(f"INT. FIRST - DUSK\n\n{text}\n", draft=True).problems)
    assert [s for s in said if f"looks-like-heading {line}:1" in s and mend in s]


@pytest.mark.parametrize(
    "text",
    [
        "He is in INT. mode.",
        "IDA RUNS - FAST",
        "INTERIOR MONOLOGUE",
        "SUPER: PARIS - NIGHT",
        "LE RÊVE EST FINI",
        "INTERCUT - INT. CAR / INT. SHED",
        "CLOSE ON: EXT. OF THE BOX",
        "HE WORKS INT. AND EXT. JOBS",
        "SUPER: INT. HALL - DAY",
    ],
)
def test_other_lines_are_not_suspected(text: str) -> None:
    compiled = compile_text(f"INT. FIRST - DUSK\n\n{text}\n", draft=True)
    assert (len(compiled.scenes), told(compiled.problems)) == (1, [])


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("FLASHBACK - EXT. SEA - NIGHT", "write it behind: EXT. SEA - NIGHT - FLASHBACK"),
        ("FADE IN: EXT. SEA - NIGHT", "put it on a line of its own above the heading"),
    ],
)
def test_words_before_a_heading_are_said(text: str, mend: str) -> None:
    for script in (f"{text}\n\nSteam.\n", f"INT. FIRST - DUSK\n\nx\n\n{text}\n\nSteam.\n"):
        problems = compile_text(script, draft=True).problems
        assert [(p.code, p.hint) for p in problems] == [("words-before-heading", mend)]


def test_a_prefix_that_no_table_has_is_a_place_of_its_own() -> None:
    scene = compile_text("INT. CELL - NIGHT\n\nx\n\n.SISÄ. KEITTIÖ - PÄIVÄ\n\ny\n", draft=True).scenes[1]
    assert (scene.int_ext, scene.location, scene.time_of_day) == (None, "SISÄ. KEITTIÖ", None)
