"""Files that a person names on their machine, outside of any project."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import write_atomic
from storyboard_cli.store import outside
from storyboard_cli.store.files import ANY
from storyboard_cli.store.local_files import LocalFiles

links = pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")


def test_a_file_that_is_too_large_is_no_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.fountain"
    file.write_bytes(b"12345")

    assert outside.read_given(file, 5) == b"12345"
    assert outside.read_given(file, 4) is None
    with pytest.raises(FileNotFoundError):
        outside.read_given(tmp_path / "no.fountain", 5)


def test_a_place_in_the_project_belongs_to_its_files(tmp_path: Path) -> None:
    root = tmp_path / "film"
    (root / "exports").mkdir(parents=True)
    project = LocalFiles(root)

    files, path = outside.place_of(project, root, root / "exports/../boards/a.pdf")
    assert (files, path) == (project, "boards/a.pdf")
    files, path = outside.place_of(project, root, tmp_path / "elsewhere/a.pdf")
    assert (files is project, path) == (False, "a.pdf")
    files.put(path, b"1")
    assert (tmp_path / "elsewhere/a.pdf").read_bytes() == b"1"


@links
def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/film.fountain").write_bytes(b"old")
    (tmp_path / "film.fountain").symlink_to(tmp_path / "scripts/film.fountain")

    outside.write_given(tmp_path / "film.fountain", b"new", ANY)
    assert (tmp_path / "film.fountain").is_symlink()
    assert (tmp_path / "scripts/film.fountain").read_bytes() == b"new"


def test_what_is_published_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "board.pdf"
    with outside.published(target) as path:
        path.write_bytes(b"one")
        assert not target.exists()
    assert target.read_bytes() == b"one"

    with pytest.raises(RuntimeError), outside.published(target) as path:
        path.write_bytes(b"half")
        raise RuntimeError("stopped")
    assert target.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["board.pdf"]


def test_an_error_names_the_final_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "board.pdf"
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(SbError) as caught, outside.published(target) as path:
        write_atomic(path, b"1")
    assert (caught.value.kind, caught.value.code) == (Kind.storage, "disk-full")
    assert caught.value.message == f"cannot write {target}: the disk is full; nothing was half-written"
    assert list(tmp_path.iterdir()) == []


def test_the_newest_file_is_found_among_those_that_are_there(tmp_path: Path) -> None:
    for name, when in (("a.pdf", 2), ("b.pdf", 3), ("c.pdf", 1)):
        (tmp_path / name).write_bytes(b"1")
        os.utime(tmp_path / name, (when, when))

    paths = [tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf", "gone.pdf")]
    assert outside.newest(paths) == tmp_path / "b.pdf"
    assert outside.newest(paths[3:]) is None
