"""A folder before it is a project: what lies there already, and its first files; project.yaml comes last."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from storyboard_cli.core.file_names import as_one
from storyboard_cli.core.files import storage_error, sync_folder, umask, write_atomic
from storyboard_cli.core.places import STATE
from storyboard_cli.store.resources import example_files


def is_taken(folder: Path) -> bool:
    """Is there something at `folder` that is no folder?"""
    return folder.exists() and not folder.is_dir()


def taken_names(folder: Path) -> set[str]:
    """The names in a folder of projects, as one: names that differ in capitals are one on some disks."""
    return {as_one(entry.name) for entry in folder.iterdir()} if folder.is_dir() else set()


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder that becomes `target` when the block ends well, and is gone when it does not.

    Raises `FileExistsError` where somebody was faster.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
    except OSError as error:
        raise storage_error(target, error) from error
    try:
        unfinished.chmod(0o777 & ~umask())
        yield unfinished
        if target.exists():
            raise FileExistsError(target)
        try:
            unfinished.rename(target)
        except OSError as error:
            if error.errno in (errno.EEXIST, errno.ENOTEMPTY):
                raise FileExistsError(target) from error
            raise storage_error(target, error) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    sync_folder(target.parent)


def forget_state(root: Path) -> None:
    """Remove what this machine keeps in a project's folder, where it keeps that elsewhere."""
    shutil.rmtree(root / STATE)


def folders_of(folder: Path) -> list[Path]:
    """The folders in a folder of projects, by name; hidden ones and links are none."""
    if not folder.is_dir():
        return []
    inner = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return [e for e in inner if e.is_dir() and not e.is_symlink() and not e.name.startswith(".")]


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
