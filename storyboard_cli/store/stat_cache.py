"""Remembers what was made of a file, as long as the file's tag stays the same. Losing it costs time,
never truth.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from typing import TypeVar, cast

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.store.files import Entry, Files
from storyboard_cli.store.memory import Memory, memory_of, tag_on_disk

T = TypeVar("T")

_FEW = 64
"""A process that goes on keeps so many new texts to itself before it writes all of them once more."""


class StatCache:
    """Text by key. `fingerprint` names the code that made the text; other code starts afresh."""

    def __init__(self, cache: Files | None, name: str, fingerprint: str) -> None:
        self._cache = cache
        self._name = f"{name}.json"
        self.fingerprint = fingerprint
        self._memory = memory_of(cache, self._name) if cache else Memory()
        self._is_first = self._memory.tag is None
        self._known = _recalled(cache, self._name, fingerprint, self._memory) if cache else {}
        self._used: dict[str, list[str]] = {}
        self._changes = 0

    def get(self, key: str, entry: Entry, read: Callable[[], bytes] | None = None) -> str | None:
        """What was kept for `key`, if its file still has this entry's tag.

        What was kept of a young file counts only where `read` finds the same bytes in it still.
        """
        tag = entry.tag  # before anybody reads the file: a change that comes after it has another one
        kept = self._known.get(key)
        if kept is None or kept[0] != tag:
            return None
        if len(kept) > 2:
            if read is None or sha256_bytes(read()) != kept[2]:
                return None
            if entry.settled:
                kept = kept[:2]
                self._changes += 1
        self._used[key] = kept
        return kept[1]

    def value(
        self, key: str, entry: Entry, make: Callable[[str], T], read: Callable[[], bytes] | None = None
    ) -> T | None:
        """What `make` makes of the text that `get` gives, made once in this process. It is never changed."""
        text = self.get(key, entry, read)
        if text is None:
            return None
        values = self._memory.values
        found = values.get(key)
        if found is None or found[0] != text:
            found = values[key] = (text, make(text))
        return cast("T", found[1])

    @property
    def keeps(self) -> bool:
        """Is there a place to keep anything in?"""
        return self._cache is not None

    def put(
        self, key: str, entry: Entry, text: str, data: bytes | None = None, *, value: object = None
    ) -> None:
        """Keep `text` for `key`; of a file that was written only just now, only with its bytes.

        `value` is what would be made of the text.
        """
        young = not entry.settled
        if self._cache is None or (data is None and young):
            return
        digest = [sha256_bytes(data)] if data is not None and young else []
        self._used[key] = [entry.tag, text, *digest]
        if value is not None:
            self._memory.values[key] = (text, value)
        self._changes += 1

    def save(self, *, forget: bool = True) -> None:
        """Write what was used or added; with `forget`, what was not asked for in this run is dropped.

        What a process adds bit by bit it writes when there is some of it: losing that costs time.
        """
        kept = self._used if forget else self._known | self._used
        if self._cache is None or (not self._changes and len(kept) == len(self._known)):
            return
        memory = self._memory
        memory.known = self._known = kept
        memory.unsaved += max(1, self._changes)
        self._changes = 0
        for key in memory.values.keys() - kept.keys():
            del memory.values[key]
        if not self._is_first and memory.unsaved < _FEW:
            return
        document = {"fingerprint": self.fingerprint, "files": kept}
        try:
            memory.tag = self._cache.put(self._name, json.dumps(document, ensure_ascii=True).encode("ascii"))
        except SbError:
            return  # a cache that cannot be written (read-only project, full disk) is only slower
        memory.unsaved = 0


@cache
def code_fingerprint(*modules: str) -> str:
    """Identity of the code in the folders of these packages: size and time of each source file.

    A process has the code that it was started with.
    """
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


def _recalled(cache: Files, name: str, fingerprint: str, memory: Memory) -> dict[str, list[str]]:
    """What is kept on disk, and beyond that what this process added since. The file is parsed once."""
    try:
        tag = tag_on_disk(cache, name, memory)
    except SbError:
        return {}
    if memory.tag != tag or memory.fingerprint != fingerprint:
        added = memory.known if memory.fingerprint == fingerprint else {}
        memory.known = {**added, **_load(cache, name, fingerprint)}
        memory.tag, memory.fingerprint = tag, fingerprint
    return memory.known


def _load(cache: Files, name: str, fingerprint: str) -> dict[str, list[str]]:
    try:
        document = parse_json(cache.read(name))
    except (SbError, ValueError):
        return {}
    if not isinstance(document, dict) or document.get("fingerprint") != fingerprint:
        return {}
    files = document.get("files")
    if not isinstance(files, dict):
        return {}
    return {k: v for k, v in files.items() if _is_entry(v)}


def _is_entry(kept: object) -> bool:
    return isinstance(kept, list) and len(kept) in (2, 3) and all(isinstance(part, str) for part in kept)
