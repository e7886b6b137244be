"""Finished work comes to its place whole or not at all; it is prepared in a hidden folder beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import storage_error, sync_folder
from storyboard_cli.core.kept_roots import make_parents
from storyboard_cli.core.mend import Mend


@contextmanager
def scratch_beside(target: Path) -> Iterator[Path]:
    """A hidden folder beside `target`, so that what is made in it is only renamed; gone after the block.

    An error that names a file in it names the file's final place instead.
    """
    try:
        make_parents(target)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name[:20]}.", suffix=".part", dir=target.parent))
    except OSError as error:
        raise storage_error(target, error) from error
    try:
        yield folder
    except SbError as error:
        if str(folder) not in f"{error.message}{error.hint}":
            raise
        raise _in_place(error, folder) from error
    finally:
        _remove(folder)


def adopt_at(source: Path, target: Path) -> None:
    """Rename a finished file or folder to `target`; a folder that was there comes back where that fails."""
    try:
        make_parents(target)
        if not (source.is_dir() and target.is_dir()):
            os.replace(source, target)
            sync_folder(target.parent)
            return
        old = target.with_name(f".{target.name[:60]}.{os.getpid()}.old")
        os.replace(target, old)
        try:
            os.replace(source, target)
        except BaseException:
            os.replace(old, target)
            raise
        sync_folder(target.parent)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise storage_error(target, error) from error


def _in_place(error: SbError, folder: Path) -> SbError:
    place = str(folder.parent)
    message, hint = error.message.replace(str(folder), place), error.hint
    if isinstance(hint, Mend):
        hint = hint.respelt(str(folder), place)
    elif hint:
        hint = hint.replace(str(folder), place)
    return SbError(error.kind, error.code, message, where=error.where, hint=hint, problems=error.problems)


def _remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        os.rmdir(folder)  # most often it is empty: everything was adopted
        return
    shutil.rmtree(folder, ignore_errors=True)
