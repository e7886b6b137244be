"""What was written through the files of a process is told from what others wrote."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.noted_files import NotedFiles, Notes


def test_what_others_write_is_told_from_our_own(tmp_path: Path) -> None:
    notes = Notes()
    files = NotedFiles(tmp_path, notes)
    files.put("review/a.yaml", b"one")
    files.put("review/b.yaml", b"one")
    files.put_folder("assets/CHAR_001/v1", {"lock.yaml": b"lock", "front.png": b"png"}, "lock.yaml")
    files.put("gone.txt", b"x")
    files.remove("gone.txt")
    ours = {
        "review/a.yaml",
        "review/b.yaml",
        "assets/CHAR_001/v1/lock.yaml",
        "assets/CHAR_001/v1/front.png",
        "gone.txt",
    }
    assert notes.take() == ours
    assert notes.take() == set()
    assert notes.others(LocalFiles(tmp_path), ours) == set()
    (tmp_path / "review" / "a.yaml").write_bytes(b"another")
    (tmp_path / "review" / "b.yaml").unlink()
    (tmp_path / "gone.txt").write_bytes(b"back")
    found = notes.others(LocalFiles(tmp_path), {*ours, "timeline.yaml"})
    assert found == {"review/a.yaml", "review/b.yaml", "gone.txt", "timeline.yaml"}


def test_moved_and_adopted_files_are_our_own(tmp_path: Path) -> None:
    notes = Notes()
    files = NotedFiles(tmp_path / "film", notes)
    files.put("assets/CHAR_001/asset.yaml", b"spec")
    files.move_folder("assets/CHAR_001", "assets/CHAR_002")
    with files.scratch("exports/board.pdf") as scratch:
        (scratch / "board.pdf").write_bytes(b"pdf")
        (scratch / "images").mkdir()
        (scratch / "images" / "1.png").write_bytes(b"png")
        files.adopt(scratch / "board.pdf", "exports/board.pdf")
        files.adopt(scratch / "images", "exports/images")
    ours = {
        "assets/CHAR_001/asset.yaml",
        "assets/CHAR_002/asset.yaml",
        "exports/board.pdf",
        "exports/images/1.png",
    }
    assert notes.take() == ours
    assert notes.others(LocalFiles(tmp_path / "film"), ours) == set()
    (tmp_path / "film" / "assets" / "CHAR_002" / "asset.yaml").write_bytes(b"edited")
    assert notes.others(LocalFiles(tmp_path / "film"), ours) == {"assets/CHAR_002/asset.yaml"}
