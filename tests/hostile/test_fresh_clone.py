"""A clone has what git keeps: it exports the approved pictures and says which frames have none."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from storyboard_cli.cli.main import main


def test_a_clone_exports_what_was_approved_and_says_what_is_missing(
    root: Path, tmp_path: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(root), "--quiet", "approve", "S01"]) == 0
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "film")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(root), str(clone)], check=True)
    assert not list(clone.glob("scenes/*/frame_*.png"))
    capsys.readouterr()

    assert main(["-C", str(clone), "--json", "export", "pdf"]) == 0
    made = json.loads(capsys.readouterr().out)["data"]
    assert (clone / made["path"]).is_file()
    assert any("1 of 4 frames have no picture yet" in note for note in made["notes"]), made["notes"]

    assert main(["-C", str(clone), "--quiet", "verify"]) == 0
    assert main(["-C", str(clone), "export", "pdf", "--strict", "--json"]) == 5
