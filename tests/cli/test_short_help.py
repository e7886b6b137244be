"""`-h` is help wherever `--help` is, and stays a word where an option takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.cli.main import main


@pytest.mark.parametrize("words", [["render"], ["timeline"], ["timeline", "move"], ["guest", "add"]])
def test_h_is_help(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--help"]) == 0
    long = capsys.readouterr().out
    assert main([*words, "-h"]) == 0
    assert capsys.readouterr().out == long and "Usage" in long


def test_h_is_a_note_where_one_is_wanted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["retake", "S01", "--note", "-h"]) != 0
    assert "Usage" not in capsys.readouterr().out
