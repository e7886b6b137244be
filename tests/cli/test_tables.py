"""Tables of many rows are written without wrapping, byte for byte as rich would write them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

from storyboard_cli.cli.face import Face
from storyboard_cli.cli.tables import said, state, table

Row = tuple[str, str, str | Text, str]
ROWS: list[Row] = [
    ("FR_S01_001", "1A", state("stale"), "because [x]"),
    (
        "FR_S01_0012",
        "12",
        state("waiting"),
        "日本 of a long reason that may be wrapped where there is no room",
    ),
    ("", "1B", state("a word of no colour"), ""),
    ("e\u0301", "", state("blocked"), "waits for \U0001f680"),
]


def written(rows: Sequence[Row], width: int, *, color: bool) -> str:
    """What the console writes of a table."""
    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        no_color=not color,
        color_system="truecolor",
        width=width,
        highlight=False,
        legacy_windows=False,
    )
    made = table("frame", "shot", "state", "why")
    for row in rows:
        made.add_row(*row)
    console.print(made)
    return out.getvalue()


@pytest.mark.parametrize("color", [True, False])
@pytest.mark.parametrize("width", [1000, 108, 60, 30, 8])
@pytest.mark.parametrize("extra", [[], [("two\nlines", "a\tb", "end ", "x")]])
def test_lines_are_those_of_rich(
    width: int, color: bool, extra: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [*ROWS, *extra]
    mine = written(rows, width, color=color)
    monkeypatch.setattr("storyboard_cli.cli.tables._Plain.__rich_console__", Table.__rich_console__)
    assert mine == written(rows, width, color=color)


def test_a_row_that_fits_is_not_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped = []
    usual = Table._render

    def render(*given: Any) -> Any:
        wrapped.append(given)
        return usual(*given)

    monkeypatch.setattr(Table, "_render", render)
    written(ROWS, 1000, color=True)
    assert not wrapped
    written(ROWS, 30, color=True)
    assert wrapped


def test_a_name_between_colons_stays_as_it_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    console = Face("status", Path()).console()

    console.print("the note :cat:")
    said(console, "the frame :boom:")
    assert capsys.readouterr().out.splitlines() == ["the note :cat:", "the frame :boom:"]
