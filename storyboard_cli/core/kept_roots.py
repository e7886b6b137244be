"""Folders of projects that somebody else may move away: nothing that is written below one makes it again."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_KEPT: set[Path] = set()
"""Of this process, and only ever added to: what was opened once is written to from anywhere in it."""


def keep_root(root: Path) -> None:
    """From here on the folder is there or it is not: nothing here makes it any more."""
    _KEPT.add(root)


def make_parents(path: Path) -> None:
    """Make the folders above `path`, as `make_folders` does."""
    make_folders(path.parent)


def make_folders(folder: Path) -> None:
    """Make the folder and those above it, up to the first that is there.

    Raises `FileNotFoundError` where that would make a kept root again, which was moved or removed: what is
    written there would lie in the way of whoever puts it back. Never checked first and made later: a folder
    may be moved at any moment.
    """
    if folder in _KEPT:
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
        return
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folders(folder.parent)
        folder.mkdir(exist_ok=True)
