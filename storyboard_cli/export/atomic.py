"""Paths and folders that appear whole or not at all; for single open files there is `core.files.written`."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storyboard_cli.core.files import storage_error, write_atomic
from storyboard_cli.core.kept_roots import make_parents


@contextmanager
def made_path(target: Path) -> Iterator[Path]:
    """As `core.files.written`, for writers that want a path of the same kind (`.mp4`), not an open file."""
    temporary = target.with_name(f".{target.stem[:60]}.{os.getpid()}.part{target.suffix}")
    try:
        make_parents(target)
        yield temporary
        with temporary.open("r+b") as handle:
            os.fsync(handle.fileno())
        os.replace(temporary, target)
    except OSError as error:
        raise storage_error(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def made_folder(target: Path) -> Iterator[Path]:
    """A folder that becomes `target` when the block ends well; an existing one is replaced as a whole."""
    temporary = target.with_name(f".{target.name[:60]}.{os.getpid()}.part")
    old = target.with_name(f".{target.name[:60]}.{os.getpid()}.old")
    try:
        make_parents(temporary)
        temporary.mkdir()
        yield temporary
        if target.exists():
            os.replace(target, old)
        os.replace(temporary, target)
    except OSError as error:
        raise storage_error(target, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def write_text_file(target: Path, text: str) -> None:
    """Write a text as UTF-8, with its line ends as they are."""
    write_atomic(target, text.encode("utf-8"))
