"""What a verb makes for people takes the place of nothing that people wrote or a project keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.cli.main import main

LINES = [
    ["audit", "-o", "project.yaml"],
    ["audit", "-o", "scripts/rain.fountain", "--format", "json"],
    ["draft", "scripts/rain.fountain", "--out", "scripts/rain.fountain"],
    ["draft", "scripts/rain.fountain", "--out", "project.yaml"],
    ["compare", "S01/1", "--out", "assets/CHAR_001/v1/front.png"],
    ["layout", "S01/1", "--out", "scripts"],
    ["layout", "S01/1", "--out", "scenes/S01"],
    ["export", "pdf", "--out", "timeline.yaml"],
    ["export", "pdf", "--out", "aliases.yaml"],
    ["export", "shot-list", "--out", "project.json"],
]


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_no_output_takes_the_place_of_a_source(
    root: Path, line: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def contents() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in root.rglob("*") if p.is_file() and ".sb" not in p.parts}

    monkeypatch.chdir(root)
    before = contents()
    assert main(["--quiet", *line]) in (2, 4)
    assert "error: " in capsys.readouterr().err
    assert contents() == before


def test_an_output_takes_the_place_of_an_earlier_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    for line in (
        ["audit", "-o", "a.csv"],
        ["draft", "scripts/rain.fountain", "--out", "a.pdf", "--frames", "1"],
    ):
        for _ in range(2):
            assert main(["--quiet", *line]) == 0
