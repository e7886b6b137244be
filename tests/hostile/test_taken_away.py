"""The project is taken away or shut while sb works in it: a plain error, and nothing is written again."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.cli.main import main

WRITERS = [
    ["compile"], ["new", "prop", "Lamp"], ["unlock", "CHAR_001@v1", "-m", "no"], ["render", "--force"],
    ["timeline", "move", "S01/1", "--after", "S01/3"], ["alias", "add", "THE GIRL", "CHAR_001"],
    ["approve", "S01"], ["export", "pdf"], ["export", "shot-list"], ["generate", "CHAR_001", "--force"],
]  # fmt: skip


@pytest.mark.parametrize("line", WRITERS, ids=" ".join)
def test_a_project_that_is_removed_meanwhile_is_said_to_be_gone(
    root: Path, line: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "scenes/S01/scene.yaml").unlink()  # so that compile has something to write
    if line != ["compile"]:
        assert main(["-C", str(root), "--quiet", "compile"]) == 0
    real = os.replace

    def removing(*paths: Any) -> None:
        shutil.rmtree(root, ignore_errors=True)
        real(*paths)

    for name in ("replace", "rename", "link"):
        monkeypatch.setattr(os, name, removing)
    assert main(["-C", str(root), "--quiet", *line]) == 1
    said = capsys.readouterr().err
    assert f"error: the project {root} was removed or moved while sb was at work" in said
    assert not (root / "project.yaml").exists() and not (root / "assets").exists()


@pytest.mark.parametrize(
    "name", ["scenes", "review", "assets", "direction", "scripts", "exports", "approved", ".sb"]
)
def test_a_file_in_place_of_a_folder_is_one_clear_error(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(root / name, ignore_errors=True)
    (root / name).write_text("hello", "utf-8")
    for line in (["status"], ["compile"], ["approve", "S01"], ["export", "pdf"], ["log"]):
        assert main(["-C", str(root), *line]) == 2
        said = capsys.readouterr().err
        assert said.startswith(f"error: {name} is a file, and a folder of that name is wanted\n"), said
    assert (root / name).read_text("utf-8") == "hello"


@pytest.mark.parametrize(
    "name", ["project.yaml", "timeline.yaml", "aliases.yaml", ".sb/ledger.db", ".sb/names.json"]
)
def test_a_folder_in_place_of_a_file_is_one_clear_error(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in root.glob(f"{name}*"):
        path.unlink()
    (root / name).mkdir()
    for line in (["status"], ["timeline", "hold", "S01", "--for", "3"], ["log"]):
        assert main(["-C", str(root), *line]) == 2
        assert f"{name} is a folder, and a file of that name is wanted" in capsys.readouterr().err
    assert (root / name).is_dir()


@pytest.mark.skipif(os.name != "posix", reason="anybody may make links")
@pytest.mark.parametrize("name", ["review", "timeline.yaml", ".sb"])
def test_a_link_to_nothing_is_one_clear_error(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(root / name, ignore_errors=True)
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to(root / "nowhere")
    for line in (["status"], ["approve", "S01"]):
        assert main(["-C", str(root), *line]) == 2
        assert f"{name} is a link that leads to nothing" in capsys.readouterr().err
    (root / name).unlink()
    (root / "scripts/a.fountain").symlink_to("a.fountain")
    assert main(["-C", str(root), "compile"]) != 1
    assert "fault of sb" not in capsys.readouterr().err


def test_all_that_is_mixed_up_is_told_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "timeline.yaml").mkdir()
    (root / "direction").write_text("", "utf-8")
    assert main(["-C", str(root), "status"]) == 2
    said = capsys.readouterr().err
    assert "timeline.yaml is a folder" in said and "direction is a file" in said


def test_a_folder_that_nobody_may_read_is_not_an_empty_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = os.scandir

    def shut(path: Any = ".") -> Any:
        if str(path).endswith("scenes"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", shut)
    assert main(["-C", str(root), "status"]) == 1
    assert "scenes cannot be read: Permission denied" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux that is always full")
@pytest.mark.parametrize("line", [["status"], ["status", "--json"], ["log"], ["status", "nonsense"]])
def test_a_full_disk_behind_standard_output_is_told(
    root: Path, line: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = io.StringIO()
    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        monkeypatch.setattr(sys, "stderr", said)
        code = main(["-C", str(root), *line])
        monkeypatch.undo()
    assert code in (1, 2)
    assert "fault of sb" not in said.getvalue()
    if line in (["status"], ["log"]):
        assert "No space left on device" in said.getvalue()
