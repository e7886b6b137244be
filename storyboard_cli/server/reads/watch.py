"""Watching a project's folder for what an editor, git or another program changes in it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Collection
from pathlib import Path

from storyboard_cli.server.reads.touched import is_of_the_project

DEBOUNCE_MS = 200
"""Changes that come together are told together, but none waits longer than this."""
_ADDED = 1  # watchfiles.Change.added
POLL_MS = 1000
"""How often a folder is listed that no operating system tells of."""
_REMOTE = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs", "virtiofs")


async def changed_files(
    root: Path, stop: asyncio.Event, began: Callable[[], None] = lambda: None
) -> AsyncIterator[set[str]]:
    """The paths of files that were written or removed, relative to the project, as it happens.

    Hidden files, the state of this machine and exports are left out. `began` is called when nothing that
    changes from then on is missed.
    """
    polls = is_remote(root)
    while not stop.is_set():
        try:
            async for found in _watched(root, stop, polls, began):
                yield found
            return
        except OSError:
            if polls or not root.is_dir():
                return
            polls = True  # so many folders are not watched here: they are listed


async def _watched(
    root: Path, stop: asyncio.Event, polls: bool, began: Callable[[], None]
) -> AsyncIterator[set[str]]:
    from watchfiles import awatch

    base = root.resolve()

    def is_told(_: object, path: str) -> bool:
        inner = relative(base, path)
        return inner is not None and is_of_the_project(inner)

    watching = awatch(
        base,
        watch_filter=is_told,
        debounce=DEBOUNCE_MS,
        step=50,
        stop_event=stop,
        rust_timeout=POLL_MS,
        yield_on_timeout=True,
        force_polling=polls or None,
        poll_delay_ms=POLL_MS,
        ignore_permission_denied=True,
    )
    async for changes in watching:  # it says something every second, if only that nothing changed
        began()
        if changes:
            found = await asyncio.to_thread(files_told, base, changes)
            if found:
                yield found


def files_told(base: Path, changes: Collection[tuple[int, str]]) -> set[str]:
    """The files that changed. A folder that came is told as what is in it, and one that was there is not."""
    found: set[str] = set()
    for change, path in changes:
        place = Path(path)
        if not place.is_dir():
            found.add(place.relative_to(base).as_posix())
        elif change == _ADDED:
            found |= {p.relative_to(base).as_posix() for p in place.rglob("*") if p.is_file()}
    return {path for path in found if is_of_the_project(path)}


def relative(base: Path, path: str) -> str | None:
    """The path as the project says it; None where it lies elsewhere."""
    try:
        return Path(path).relative_to(base).as_posix()
    except ValueError:
        return None


def is_remote(root: Path) -> bool:
    """Does the folder lie on a disk that others write without this machine being told?"""
    if str(root).startswith("\\\\"):
        return True
    if not sys.platform.startswith("linux"):
        return False
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8", "replace")
    except OSError:
        return False
    return is_remote_by(mounts, root.resolve().as_posix())


def is_remote_by(mounts: str, folder: str) -> bool:
    """As `is_remote`, of a table of what is mounted where."""
    found = [line.split()[1:3] for line in mounts.splitlines() if len(line.split()) > 2]
    above = [
        (len(place), kind)
        for place, kind in found
        if place == "/" or folder == place or folder.startswith(f"{place}/")
    ]
    return bool(above) and max(above)[1] in _REMOTE
