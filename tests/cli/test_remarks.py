"""Drawings and replies on a line: a file of marks, the id of a remark, and what lists say of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.cli.main import main

ARROW = {"kind": "arrow", "points": [[0.1, 0.2], [0.5, 0.6]]}


def asked(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = main(["-C", str(root), *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.folder("runs the command line")
def test_a_drawing_comes_from_a_file(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marks = tmp_path / "marks.json"
    marks.write_text(json.dumps({"drawing": [ARROW]}), "utf-8")

    code, told = asked(root, capsys, "review", "S01/1", "-m", "look", "--drawing", str(marks))

    assert code == 0, told
    (row,) = told["data"]["commented"]
    assert row["has_drawing"]
    code, told = asked(root, capsys, "retake", "S01/1", "--drawing", str(marks), "--reply-to", row["id"])
    assert code == 0, told
    assert main(["-C", str(root), "log", "--kind", "review"]) == 0
    lines = " ".join(capsys.readouterr().out.split())
    assert "comment v1 with a drawing: look" in lines
    assert "sent back v1 with a drawing" in lines
    assert main(["-C", str(root), "review", "--list", "--all"]) == 0
    assert "as it is drawn on the picture" in " ".join(capsys.readouterr().out.split())


@pytest.mark.folder("runs the command line")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read"),
        ("{", "is no JSON"),
        ("5", "holds no list of marks"),
        ('{"marks": []}', "holds no list of marks"),
        ("[" * 100_000, "is no JSON"),
        ('[{"kind": "arrow", "points": [[0.1, NaN], [0.5, 0.6]]}]', "point 1 is not in the picture"),
        (" " * 600_000, "is larger than 512 kB"),
    ],
)
def test_a_file_that_holds_no_drawing_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, said: str
) -> None:
    marks = tmp_path / "marks.json"
    if text is not None:
        marks.write_text(text, "utf-8")

    code, told = asked(root, capsys, "review", "S01/1", "-m", "look", "--drawing", str(marks))

    assert code == 2
    assert said in told["error"]["message"]
    assert not (root / "review").exists()
