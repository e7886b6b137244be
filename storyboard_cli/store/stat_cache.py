"""Remembers what was made of a file, as long as the file's stat stays the same. Losing it costs time,
never truth.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import write_atomic
from storyboard_cli.core.hashing import sha256_bytes

_SETTLED_NS = 2_000_000_000  # a file younger than this may change again without its stat showing it


class StatCache:
    """Text by relative path. `fingerprint` names the code that made the text; other code starts afresh."""

    def __init__(self, path: Path | None, fingerprint: str) -> None:
        self.path = path
        self.fingerprint = fingerprint
        self._known: dict[str, list[object]] = _load(path, fingerprint) if path else {}
        self._used: dict[str, list[object]] = {}
        self._changed = False

    def get(self, key: str, stat: os.stat_result, read: Callable[[], bytes] | None = None) -> str | None:
        """What was kept for `key`, if its file still has this stat.

        What was kept of a young file counts only where `read` finds the same bytes in it still.
        """
        entry = self._known.get(key)
        if entry is None or entry[:3] != _stamp(stat) or not isinstance(entry[3], str):
            return None
        if len(entry) > 4:
            if read is None or sha256_bytes(read()) != entry[4]:
                return None
            if not _is_young(stat):
                entry, self._changed = entry[:4], True
        self._used[key] = entry
        return str(entry[3])

    @property
    def keeps(self) -> bool:
        """Is there a file to keep anything in?"""
        return self.path is not None

    def put(self, key: str, stat: os.stat_result, text: str, data: bytes | None = None) -> None:
        """Keep `text` for `key`; of a file that was written only just now, only with its bytes."""
        if self.path is None or (data is None and _is_young(stat)):
            return
        digest = [sha256_bytes(data)] if data is not None and _is_young(stat) else []
        self._used[key] = [*_stamp(stat), text, *digest]
        self._changed = True

    def save(self, *, forget: bool = True) -> None:
        """Write what was used or added; with `forget`, what was not asked for in this run is dropped."""
        kept = self._used if forget else self._known | self._used
        if self.path is None or (not self._changed and len(kept) == len(self._known)):
            return
        document = {"fingerprint": self.fingerprint, "files": kept}
        try:
            write_atomic(self.path, json.dumps(document, ensure_ascii=True).encode("ascii"))
        except SbError:
            return  # a cache that cannot be written (read-only project, full disk) is only slower
        self._known = kept
        self._changed = False


def _stamp(stat: os.stat_result) -> list[object]:
    return [stat.st_mtime_ns, stat.st_size, stat.st_ctime_ns]


def _is_young(stat: os.stat_result) -> bool:
    return time.time_ns() - max(stat.st_mtime_ns, stat.st_ctime_ns) < _SETTLED_NS


def code_fingerprint(*modules: str) -> str:
    """Identity of the code in the folders of these packages: size and time of each source file."""
    from importlib.util import find_spec

    from storyboard_cli import __version__

    parts = [__version__]
    for module in modules:
        found = find_spec(module)
        for place in (found.submodule_search_locations or ()) if found else ():
            for entry in sorted(os.scandir(place), key=lambda e: e.name):
                if entry.name.endswith(".py"):
                    stat = entry.stat()
                    parts.append(f"{entry.name}:{stat.st_size}:{stat.st_mtime_ns}")
    return "|".join(parts)


def _load(path: Path, fingerprint: str) -> dict[str, list[object]]:
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(document, dict) or document.get("fingerprint") != fingerprint:
        return {}
    files = document.get("files")
    if not isinstance(files, dict):
        return {}
    return {k: v for k, v in files.items() if isinstance(v, list) and len(v) in (4, 5)}
