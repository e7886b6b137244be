"""What is noted of reads: whatever would be read otherwise later has moved, and nothing else has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.store.listed_files import ListedFiles, Written
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.read_notes import ReadNotes

Read = Callable[[ListedFiles], object]


def texts(path: str) -> bool:
    return not path.endswith(".png")


@pytest.fixture
def files(tmp_path: Path) -> ListedFiles:
    made = ListedFiles(LocalFiles(tmp_path))
    for path in ("scenes/S01/scene.yaml", "scenes/S01/frame.png", "scripts/a.fountain", "project.yaml"):
        made.put(path, path.encode())
    return made


def noted(files: ListedFiles, read: Read) -> ReadNotes:
    with files.noting(texts) as notes:
        read(files)
    return notes


@pytest.mark.parametrize(
    ("read", "path"),
    [
        (lambda files: files.read("project.yaml"), "project.yaml"),
        (lambda files: files.stat("scripts/a.fountain"), "scripts/a.fountain"),
        (lambda files: files.look_at("scripts/a.fountain"), "scripts/a.fountain"),
        (lambda files: files.local("scripts/a.fountain"), "scripts/a.fountain"),
        (lambda files: files.entries("scripts"), "scripts/a.fountain"),
        (lambda files: files.stat("aliases.yaml"), "aliases.yaml"),
        (lambda files: files.entries("scripts"), "scripts/b.fountain"),
        (lambda files: files.entries("scenes"), "scenes/S02/scene.yaml"),
        (lambda files: files.entries("review"), "review/S01/a.yaml"),
        (lambda files: files.read("scenes/S01/frame.png"), "scenes/S01/frame.png"),
    ],
)
def test_what_was_asked_for_has_moved_when_it_is_written(files: ListedFiles, read: Read, path: str) -> None:
    notes = noted(files, read)
    assert notes.moved(files) == frozenset()
    files.put(path, b"another")
    assert notes.moved(files) == {path}


def test_a_file_that_is_gone_has_moved(files: ListedFiles) -> None:
    notes = noted(files, lambda files: files.entries("scripts"))
    files.remove("scripts/a.fountain")
    assert notes.moved(files) == {"scripts/a.fountain"}


@pytest.mark.parametrize("path", ["scenes/S01/frame.png", "scenes/S01/other.png", "exports/a.pdf"])
def test_what_does_not_count_or_was_not_asked_for_moves_nothing(files: ListedFiles, path: str) -> None:
    notes = noted(files, lambda files: files.entries("scenes"))
    files.put(path, b"another")
    assert notes.moved(files) == frozenset()


def test_what_is_asked_beside_the_notes_moves_nothing(files: ListedFiles) -> None:
    def read(files: ListedFiles) -> None:
        with files.unnoted():
            files.read("project.yaml")
        files.read("scripts/a.fountain")

    notes = noted(files, read)
    files.put("project.yaml", b"another")
    assert notes.moved(files) == frozenset()


def test_a_change_between_the_listing_and_the_read_is_seen(files: ListedFiles, tmp_path: Path) -> None:
    def read(files: ListedFiles) -> bytes:
        files.entries("scripts")
        LocalFiles(tmp_path).put("scripts/a.fountain", b"theirs")
        return files.read("scripts/a.fountain")

    assert noted(files, read).moved(files) == {"scripts/a.fountain"}


def test_a_young_file_is_compared_by_its_bytes(files: ListedFiles) -> None:
    found = files.stat("project.yaml")
    assert found is not None
    for data, moved in ((b"project.yaml", set()), (b"of before", {"project.yaml"})):
        notes = ReadNotes(texts)
        notes.looked_at("project.yaml", found)
        notes.read(Written("project.yaml", found.size, found.tag), "project.yaml", data)
        assert notes.moved(files) == moved


def test_a_file_that_cannot_be_looked_at_is_as_one_that_is_not_there(
    files: ListedFiles, tmp_path: Path
) -> None:
    notes = noted(files, lambda files: files.stat("aliases.yaml"))
    (tmp_path / "aliases.yaml").mkdir()
    with pytest.raises(SbError):
        files.read("aliases.yaml")
    assert notes.moved(files) == frozenset()
