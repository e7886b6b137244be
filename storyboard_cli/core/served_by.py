"""Which server serves a home now: what it holds while it runs, where it answers, and where guests come in."""

from __future__ import annotations

import re
from pathlib import Path

LOCK = "server.lock"
HOLDER = "server.holder"
FOR_BROWSERS = ", for browsers "
_ADDRESS = re.compile(rf"process \d+ at (?P<here>https?://\S+?)(?:{FOR_BROWSERS}(?P<browsers>https?://\S+))?")

STUDIO = "/studio"
"""Where a server's pages are for people."""


def guest_link(secret: str, address: str = "") -> str:
    """Where a guest comes in. The secret stands behind `#`: that a browser sends to nobody, so no log has it.
    Without an address it is what stands behind the server's.
    """
    return f"{address}{STUDIO}/g#{secret}"


def running_at(home: Path) -> str:
    """Where browsers find the server that serves this home now; nothing where none does."""
    from filelock import FileLock, Timeout

    lock, note = home / LOCK, home / HOLDER
    try:
        if lock.is_file():
            FileLock(str(lock)).acquire(timeout=0).lock.release()
    except Timeout:
        found = _ADDRESS.fullmatch(note.read_text("utf-8", "replace").strip()) if note.is_file() else None
        return (found["browsers"] or found["here"]) if found else ""
    except OSError:  # somebody else's folder
        return ""
    return ""
