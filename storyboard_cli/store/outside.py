"""Files outside the project that a person names: a picture to import, a script, a place for an export.

Each function takes the path as it was given. What a verb says where a file cannot be read is the verb's own.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from storyboard_cli.core.files import storage_error
from storyboard_cli.core.handover import Produced, Upload
from storyboard_cli.store.files import Files, IfTag, tag_of
from storyboard_cli.store.local_files import LocalFiles


def read_given(path: Path, most: int) -> bytes | None:
    """The file's bytes; None where it has more than `most`. Raises OSError where it cannot be read."""
    with path.open("rb") as handle:
        data = handle.read(most + 1)
    return None if len(data) > most else data


def read_upload(upload: Upload, most: int) -> bytes | None:
    """As `read_given`, of a file that came with an Ask."""
    if upload.path is not None:
        return read_given(upload.path, most)
    return None if len(upload.data) > most else upload.data


@contextmanager
def handed_in(upload: Upload) -> Iterator[Path]:
    """A file that came with an Ask as a file on this machine, for libraries that need one."""
    if upload.path is not None:
        yield upload.path
        return
    with working_folder("sb-upload-") as folder:
        place = folder / upload.name
        place.write_bytes(upload.data)
        yield place


def place_for(wanted: Produced | None, usual: Path) -> Path:
    """Where something is made: where somebody here said, else under the name that somebody elsewhere said in
    the usual folder, else as usual.
    """
    if wanted is None:
        return usual
    return usual.with_name(wanted.name) if wanted.path is None else wanted.path


def start_of(path: Path, most: int) -> bytes:
    """The first bytes of a file; none where it cannot be read."""
    try:
        with path.open("rb") as handle:
            return handle.read(most)
    except OSError:
        return b""


def is_folder(path: Path) -> bool:
    """Is there a folder at `path`?"""
    return path.is_dir()


def is_used(path: Path) -> bool:
    """Is there a folder at `path` with anything in it?"""
    return path.is_dir() and any(path.iterdir())


def files_below(folder: Path) -> list[Path]:
    """Every file in a folder and below it, by path."""
    return [path for path in sorted(folder.rglob("*")) if not path.is_dir()]


def folder_at(folder: Path) -> Files:
    """The files of a folder somewhere on this machine, which need not be there yet."""
    return LocalFiles(folder)


def place_of(project: Files, root: Path, target: Path) -> tuple[Files, str]:
    """Where `target` is written: among the project's files where it lies inside, else in its own folder."""
    place = target.resolve()
    if place.is_relative_to(root.resolve()):
        return project, place.relative_to(root.resolve()).as_posix()
    return folder_at(place.parent), place.name


def newest(paths: Iterable[Path]) -> Path | None:
    """The file that was written last; None where none of the paths is a file."""
    there = [path for path in paths if path.is_file()]
    return max(there, key=lambda path: (path.stat().st_mtime_ns, path.name), default=None)


def named(start: str, path: str) -> Path:
    """The path that a person wrote, counted from the folder `start`; `~` is their home."""
    return Path(start) / os.path.expanduser(path)


def tag_given(path: Path) -> IfTag:
    """The tag of a file that a person named, to write it as it was read."""
    place = path.resolve()
    return tag_of(folder_at(place.parent), place.name)


def write_given(path: Path, data: bytes, if_tag: IfTag) -> None:
    """Write the file that a person named, whole or not at all; through a link the file that it leads to."""
    place = path.resolve()
    folder_at(place.parent).put(place.name, data, if_tag)


@contextmanager
def published(target: Path) -> Iterator[Path]:
    """A path where a writer makes `target`; it comes to its place, whole, when the block ends well."""
    place = target.resolve()
    files = folder_at(place.parent)
    with files.scratch(place.name) as folder:
        yield folder / target.name
        files.adopt(folder / target.name, place.name)


@contextmanager
def working_folder(prefix: str) -> Iterator[Path]:
    """A folder for files that only this run needs; gone after the block."""
    with tempfile.TemporaryDirectory(prefix=prefix) as folder:
        yield Path(folder)


def write_plain(path: Path, data: bytes) -> None:
    """Write a file of a working folder."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise storage_error(path, error) from error
