"""The disk is full at one write after another: one message, nothing half-written, the next run goes on."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.cli.main import main

WRITERS = {
    "compile": ["compile"],
    "new": ["new", "prop", "Lamp"],
    "import": ["import", "CHAR_001", "front={root}/assets/CHAR_001/v1/front.png"],
    "generate": ["generate", "CHAR_001", "--force"],
    "lock": ["lock", "CHAR_001"],
    "unlock": ["unlock", "CHAR_001@v1", "-m", "wrong coat"],
    "alias": ["alias", "add", "THE GIRL", "CHAR_001"],
    "render": ["render", "--force", "S01"],
    "check": ["check", "--all"],
    "approve": ["approve", "S01"],
    "retake": ["retake", "S01/1", "-m", "closer"],
    "timeline": ["timeline", "move", "S01/1", "--after", "S01/3"],
    "layout": ["layout", "S01/1"],
    "compare": ["compare", "S01/1", "v1"],
    "schema": ["schema", "--out", "{root}/written"],
    **{f"export {kind}": ["export", kind] for kind in ("pdf", "images", "contact-sheet", "shot-list", "edl")},
    **{f"export {kind}": ["export", kind] for kind in ("otio", "otioz", "fcpxml", "bundle", "storyboarder")},
}


class FullDisk:
    """Lets a number of files be put in their place; then there is no space left."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = 1_000_000
        self.refused: list[Path] = []
        for name in ("replace", "rename"):
            monkeypatch.setattr(os, name, self._guarded(getattr(os, name)))

    def _guarded(self, real: Any) -> Any:
        def move(source: Any, target: Any, *more: Any, **options: Any) -> None:
            if "cache" not in Path(target).parts:
                self.left -= 1
                if self.left < 0:
                    self.refused.append(Path(target))
                    raise OSError(errno.ENOSPC, "No space left on device", os.fspath(target))
            real(source, target, *more, **options)

        return move


def prepared(name: str, root: Path) -> list[str]:
    """The words of the command, after whatever gives it something to write."""
    script, spec = root / "scripts/rain.fountain", root / "assets/CHAR_001/asset.yaml"
    if name == "compile":
        script.write_text(script.read_text("utf-8") + "\nShe wakes.\n", "utf-8")
    if name == "lock":
        spec.write_text(spec.read_text("utf-8").replace("green coat", "red coat"), "utf-8")
        assert main(["-C", str(root), "--quiet", "generate", "CHAR_001"]) == 0
    return [word.format(root=root) for word in WRITERS[name]]


def rests(root: Path) -> list[str]:
    """Files that only a write in progress has."""
    marks = (".tmp", ".part", ".partial", "~")
    found = (p.relative_to(root).as_posix() for p in root.rglob("*") if "cache" not in p.parts)
    return [p for p in found if p.endswith(marks) or "/.tmp" in p or ".partial" in p]


def is_needed(path: Path) -> bool:
    """Is the file more than a convenience, as the schemas are that editors read?"""
    return ".sb" not in path.parts or "schemas" not in path.parts


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_leaves_nothing_half_written(
    name: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["-C", str(root), "--quiet", *prepared(name, root)]
    monkeypatch.setenv("SB_JOBS", "1")
    disk = FullDisk(monkeypatch)
    for free in (0, 1, 2, 5):
        disk.left, disk.refused = free, []
        capsys.readouterr()
        code = main(words)
        said = capsys.readouterr().err
        disk.left = 1_000_000
        if not any(is_needed(path) for path in disk.refused):
            assert code == 0, said
            break
        assert code in (1, 7), f"exit {code} with room for {free}: {said}"
        assert "space" in said
        assert "fault of sb" not in said
        assert rests(root) == []
        assert main(["-C", str(root), "--quiet", "verify"]) == 0, capsys.readouterr().err
    else:
        assert main(words) == 0, capsys.readouterr().err
    assert main(["-C", str(root), "--quiet", "verify"]) == 0
