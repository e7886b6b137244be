"""What `sb draft` prints of a board: everybody in it by name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from storyboard_cli.cli.draft import show
from storyboard_cli.cli.main import main
from storyboard_cli.ops.draft import DraftAnswer

CAST = [*(f"PASSENGER {n}" for n in range(1, 21)), "OSWALD CRANE", "\u91ce\u4e2d"]


def printed(width: int, *, piped: bool = False) -> list[str]:
    out = io.StringIO()
    answer = DraftAnswer(pdf="a.pdf", title="A", scenes=1, planned=2, drawn=2, pages=1, cast=CAST)
    show(answer, Console(file=out, width=width, soft_wrap=piped))
    return out.getvalue().splitlines()


def test_all_of_the_cast_is_named_within_the_width_of_the_terminal() -> None:
    lines = printed(80)
    at = next(i for i, line in enumerate(lines) if line.startswith("  cast   "))
    block = [lines[at][9:], *(line[9:] for line in lines[at + 1 :] if line.startswith(" " * 9))]
    assert len(block) > 2
    assert all(len(line) <= 80 for line in lines)
    assert " ".join(line.strip() for line in block).split(", ") == CAST


def test_into_a_pipe_the_cast_is_one_line() -> None:
    (line,) = (line for line in printed(1000, piped=True) if line.startswith("  cast   "))
    assert line[9:].split(", ") == CAST


@pytest.mark.parametrize(("option", "word"), [("-l", "9x9"), ("--paper", "papyrus")])
def test_an_unknown_page_is_refused_before_anything_is_drawn(
    tmp_path: Path, option: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "film.fountain"
    script.write_text("INT. HALL - DAY\n\nAna waits.\n", "utf-8")

    assert main(["draft", str(script), option, word]) == 2
    said = capsys.readouterr().err
    assert word in said and "choose one of" in said and "Drawing" not in said
    assert not list(tmp_path.glob("*.pdf"))
