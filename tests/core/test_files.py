"""Files: written whole or not at all, never outside the project, by one writer at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside, safe_name, write_atomic, write_if_changed, write_lock


def test_write_atomic_replaces_the_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "new" / "lock.yaml"

    write_atomic(target, b"one\n")
    write_atomic(target, b"two\n")

    assert target.read_bytes() == b"two\n"
    assert [p.name for p in target.parent.iterdir()] == ["lock.yaml"]


def test_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    target = tmp_path / "scene.yaml"
    assert write_if_changed(target, b"a: 1\n")
    os.utime(target, (1, 1))

    assert not write_if_changed(target, b"a: 1\n")
    assert target.stat().st_mtime == 1


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
def test_full_disk_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    target = tmp_path / "lock.yaml"
    target.write_bytes(b"old")

    def full(*args: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if failing == "write":
        monkeypatch.setattr(os, "fdopen", full)
    else:
        monkeypatch.setattr(os, failing, full)
    with pytest.raises(SbError, match="disk is full") as caught:
        write_atomic(target, b"new")

    assert caught.value.kind is Kind.storage
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["lock.yaml"]


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/etc/passwd", "", "a\0b", "C:\\x", "\\\\host\\share", "a\\..\\..\\x"]
)
def test_path_outside_the_project_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(SbError, match="not a path inside the project"):
        inside(tmp_path, path)


def test_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (root / "out").symlink_to(tmp_path)

    with pytest.raises(SbError, match="not a path inside the project"):
        inside(root, "out/secret.png")
    assert inside(root, "refs/a.png") == root / "refs/a.png"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Ana: day/night", "Ana_ day_night".replace(" ", "_")),
        ("  ..  ", "unnamed"),
        ("CON", "_CON"),
        ("王さん", "王さん"),
        ("a" * 300, "a" * 80),
        ("x\ny\tz", "x_y_z"),
    ],
)
def test_safe_name_is_accepted_by_every_system(text: str, safe: str) -> None:
    assert safe_name(text) == safe


def test_second_writer_is_told_who_holds_the_project(tmp_path: Path) -> None:
    lock = tmp_path / "write.lock"
    code = (
        "import sys, pathlib\n"
        "from storyboard_cli.core.files import write_lock\n"
        "with write_lock(pathlib.Path(sys.argv[1]), holder='Ana', wait_s=5):\n"
        "    print('held', flush=True); sys.stdin.readline()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None and other.stdout is not None
    try:
        assert other.stdout.readline() == "held\n"
        with (
            pytest.raises(SbError, match="being written by Ana") as caught,
            write_lock(lock, holder="Ben", wait_s=0.05),
        ):
            pass
        assert caught.value.kind is Kind.conflict
    finally:
        other.communicate("\n", timeout=10)
    with write_lock(lock, holder="Ben", wait_s=1):
        pass
