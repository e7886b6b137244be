"""One hash over the names and stats of all files of a project: is anything at all different from last
time?
"""

from __future__ import annotations

import hashlib
import os
import stat as modes
import time
from pathlib import Path

_SKIPPED = {".sb", ".git", "exports", "approved"}
_SETTLED_NS = 2_000_000_000  # a file younger than this may change again without its stat showing it


def tree_digest(root: Path) -> str | None:
    """The hash; None where stats cannot prove anything: links, unreadable folders, files written only just
    now.
    """
    digest = hashlib.sha256()
    newest = 0
    folders = [str(root)]
    try:
        while folders:
            folder = folders.pop()
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda e: e.name)
            digest.update(f"\n{folder}\n".encode("utf-8", "surrogateescape"))
            for entry in ordered:
                if entry.is_symlink():
                    return None
                if entry.is_dir():
                    if folder != str(root) or entry.name not in _SKIPPED:
                        folders.append(entry.path)
                    continue
                if entry.name.startswith("frame_") and entry.name.endswith(".png"):
                    continue
                found = entry.stat(follow_symlinks=False)
                if not modes.S_ISREG(found.st_mode):
                    return None
                newest = max(newest, found.st_mtime_ns, found.st_ctime_ns)
                line = f"{entry.name}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\n"
                digest.update(line.encode("utf-8", "surrogateescape"))
    except OSError:
        return None
    return digest.hexdigest() if time.time_ns() - newest > _SETTLED_NS else None
