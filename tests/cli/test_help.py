"""The help that the table gives is the help that the Asks give; no other line is taken for one of help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from storyboard_cli.cli import help_table
from storyboard_cli.cli.dispatch import app_of
from storyboard_cli.cli.main import main
from storyboard_cli.cli.verbs import BY_NAME, VERBS

LINES = [
    (verb.name, *words)
    for verb in VERBS
    for words in [(), *((name,) for name in help_table.commands_of(verb))]
]


def test_the_table_is_current() -> None:
    assert help_table.FILE.read_text("utf-8") == help_table.written(), (
        "run: python -m storyboard_cli.cli.reference specs/commands.md"
    )


@pytest.mark.parametrize("width", ["60", "100"])
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_help_is_the_one_that_the_asks_give(
    line: tuple[str, ...], width: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("TERMINAL_WIDTH", width)
    name, *words = line
    verb = BY_NAME[name]
    command = get_command(app_of(verb))
    alone = [n for n in ("list", "show", "servers") if n in help_table.commands_of(verb)][:1]
    command.epilog = f"`sb {name}` alone is `sb {name} {alone[0]}`." if alone else None
    assert not command.main([*words, "--help"], prog_name=f"sb {name}", standalone_mode=False)
    said = capsys.readouterr().out

    assert main([*line, "--help"]) == 0
    assert capsys.readouterr().out == said


def test_a_value_that_reads_as_help_is_a_value(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(root), "retake", "S01/2", "-m", "--help"]) == 0
    assert "Usage:" not in capsys.readouterr().out
    assert main(["-C", str(root), "log", "-n", "1"]) == 0
    assert "--help" in capsys.readouterr().out


def test_a_wrong_line_that_asks_for_help_is_told_as_ever(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "--nope", "--help"]) == 2
    assert "--nope" in capsys.readouterr().err


def test_help_is_said_without_the_operation() -> None:
    code = "import sys; from storyboard_cli.cli.main import main; main(sys.argv[1:]); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code, "render", "--help"], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "typer" in loaded
    assert not [
        m for m in loaded if m in ("pydantic", "rich", "yaml") or m.startswith("storyboard_cli.ops.r")
    ]
