"""Putting a new ledger in the place of an old one, which stays beside it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import storage_error
from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.opening import open_ledger

_SIDE_FILES = ("-wal", "-shm")


def replace_ledger(
    path: Path, project_id: str, events: Sequence[NewEvent], *, at: str, actor: str, stamp: str
) -> str | None:
    """Write a new ledger of these events to `path`; where the old one is kept now, if there was one."""
    fresh = path.with_name(f"{path.name}.new")
    _write(fresh, project_id, events, at, actor)
    aside = _put_aside(path, stamp)
    os.replace(fresh, path)
    return aside


def _write(path: Path, project_id: str, events: Sequence[NewEvent], at: str, actor: str) -> None:
    _delete(path)
    ledger = open_ledger(path, project_id)
    try:
        ledger.log.append(events, at=at, actor=actor)
        ledger.views.compact()
    except SbError:
        ledger.close()
        _delete(path)
        raise
    ledger.close()


def _delete(path: Path) -> None:
    for name in ("", *_SIDE_FILES):
        with suppress(OSError):
            Path(f"{path}{name}").unlink(missing_ok=True)


def _put_aside(path: Path, stamp: str) -> str | None:
    """Rename the old file, its side files too: whatever it still says stays readable."""
    if not path.exists():
        return None
    aside = path.with_name(f"{path.name}.bak-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.bak-{stamp}-{number}")
    try:
        for name in ("", *_SIDE_FILES):
            part = Path(f"{path}{name}")
            if part.exists():
                os.replace(part, f"{aside}{name}")
    except OSError as error:
        raise storage_error(path, error) from error
    return str(aside)
