"""What a killed run left half written anywhere in the project is deleted by `sb gc`, once it is old."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from storyboard_cli.cli.main import main


def test_gc_deletes_old_half_files_wherever_they_lie(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = [".a.yaml.a1b2c3d4.part", "scenes/S01/.scene.yaml.abcdefgh.part", ".sb/.names.json.zzzzzzzz.part"]
    for name in (*old, "scenes/S01/.scene.yaml.now45678.part"):
        (root / name).write_bytes(b"half")
    for name in old:
        os.utime(root / name, (0, 0))

    assert main(["-C", str(root), "gc", "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["data"]["leftovers"] == 0
    assert main(["-C", str(root), "gc"]) == 0
    assert "3 half files of killed runs deleted" in capsys.readouterr().out
    assert [p.name for p in root.rglob("*.part")] == [".scene.yaml.now45678.part"]


def test_validate_warns_of_names_that_another_system_cannot_hold(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (root / "scripts/rain.fountain").read_bytes()
    for name in ("aux.fountain", "RAIN.fountain"):
        (root / "scripts" / name).write_bytes(text)
    main(["-C", str(root), "validate", "--json"])
    said = {(p["code"], p["where"]["path"]) for p in json.loads(capsys.readouterr().out)["data"]["problems"]}
    assert ("file-name", "scripts/aux.fountain") in said
    assert ("file-name-taken", "scripts/rain.fountain") in said
