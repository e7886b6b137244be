"""A folder before it is a project: what lies there already, and its first files; project.yaml comes last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from storyboard_cli.core.files import write_atomic
from storyboard_cli.store.resources import example_files


def is_taken(folder: Path) -> bool:
    """Is there something at `folder` that is no folder?"""
    return folder.exists() and not folder.is_dir()


def taken_names(folder: Path) -> set[str]:
    """The names in a folder of projects, folded: names that differ in capitals are one on some disks."""
    return {entry.name.casefold() for entry in folder.iterdir()} if folder.is_dir() else set()


def those_there(root: Path, paths: Iterable[str]) -> list[str]:
    """Which of the paths exist."""
    return [path for path in paths if (root / path).exists()]


def write_first_files(root: Path, files: Mapping[str, bytes], folders: Iterable[str]) -> None:
    """Write a new project; a folder is a project once it is complete."""
    for path in _in_order(files):
        write_atomic(root / path, files[path])
    for folder in folders:
        (root / folder).mkdir(exist_ok=True)


def copy_example(name: str, root: Path) -> None:
    """Copy an example's files."""
    sources = dict(example_files(name))
    for path in _in_order(sources):
        write_atomic(root / path, sources[path].read_bytes())


def _in_order(paths: Iterable[str]) -> list[str]:
    return sorted(paths, key=lambda path: path == "project.yaml")
