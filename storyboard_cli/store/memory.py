"""What this process has parsed of a project's caches: a project that is read again, or opened again, parses
nothing twice. All of it is proven as what lies on disk is, by tags of the files that it was made of.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from typing import Any

from storyboard_cli.store.files import Files
from storyboard_cli.store.local_files import LocalFiles

_MOST = 16
"""So many projects are remembered; of more, the one that was used last goes last."""

_memories: OrderedDict[str, dict[str, Memory]] = OrderedDict()
_changing = threading.Lock()


class Memory:
    """One cache file as this process knows it."""

    __slots__ = ("document", "fingerprint", "known", "lasts", "tag", "unsaved", "values")

    def __init__(self, *, lasts: bool = False) -> None:
        self.lasts = lasts  # longer than one reading
        self.tag: str | None = None  # of the file as it was parsed; None: it never was
        self.document: Any = None
        self.fingerprint: str | None = None
        self.known: dict[str, list[str]] = {}
        self.values: dict[str, tuple[str, object]] = {}  # by key: a kept text and what was made of it
        self.unsaved = 0  # what `known` has and the file has not


def memory_of(cache: Files, name: str) -> Memory:
    """The memory of the cache file `name`; an empty one where the cache is in no folder of this machine."""
    if not isinstance(cache, LocalFiles):
        return Memory()
    place = os.path.abspath(cache.root)
    with _changing:
        of_project = _memories.setdefault(place, {})
        _memories.move_to_end(place)
        while len(_memories) > _MOST:
            _memories.popitem(last=False)
        return of_project.setdefault(name, Memory(lasts=True))


def tag_on_disk(cache: Files, name: str, memory: Memory) -> str:
    """The tag of a cache file; empty where there is none, or where nobody remembers it."""
    if not memory.lasts:
        return ""
    found = cache.stat(name)
    return "" if found is None else found.tag
