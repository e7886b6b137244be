"""Answers as bytes that are kept: made once for each state of the project, compressed once."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from storyboard_cli.server.hints import told

if TYPE_CHECKING:
    from storyboard_cli.core.asking import Answer
    from storyboard_cli.server.desk.runner import Ended

SMALL = 1024
"""Fewer bytes than this are not worth compressing."""
MOST_BYTES = 64 << 20
"""So much is kept of one project."""
_BESIDES = 512
_BROTLI_QUALITY = 2  # of rows, 5 makes a twentieth less in three times the time
_GZIP_LEVEL = 4


class Version(NamedTuple):
    """A state of a project. It only grows."""

    ledger: int
    """How often another ledger was put in the place of the one before."""
    seq: int
    """The ledger's newest event."""
    files: int
    """How often files changed that no event tells of."""

    def covers(self, other: Version) -> bool:
        """Is this state as new as the other one?"""
        if self.ledger != other.ledger:
            return self.ledger > other.ledger
        return self.seq >= other.seq and self.files >= other.files


Head = list[tuple[bytes, bytes]]


class Kept:
    """The bytes of an answer with their ETag: the event at which they were first seen, and what they are.

    The second number keeps two answers apart that were seen at one event, also by two runs of a server.
    """

    __slots__ = ("_coded", "body", "etag", "heads", "made_of_it", "seq")

    def __init__(self, body: bytes, seq: int, etag: str = "") -> None:
        self.body = body
        self.seq = seq
        self.etag = etag or etag_of(seq, body)
        self._coded: dict[str, bytes] = {}
        self.heads: dict[str, Head] = {}
        """The lines above the bytes, by coding; whoever sends them makes them once."""
        self.made_of_it: dict[Hashable, Any] = {}
        """What others make of these bytes, such as what a guest sees of them."""

    def coded(self, coding: str) -> bytes | None:
        """The bytes as `br` or `gzip`, compressed at the first question; None where that is not worth it."""
        if len(self.body) < SMALL:
            return None
        found = self._coded.get(coding)
        if found is None:
            found = self._coded[coding] = _compressed(self.body, coding)
        return found

    @property
    def codings(self) -> tuple[str, ...]:
        """The codings that somebody has asked for."""
        return tuple(self._coded)

    @property
    def size(self) -> int:
        """How many bytes it takes, with room for what is compressed of it."""
        return len(self.body) * 5 // 4 + _BESIDES

    def follow(self, before: Kept) -> None:
        """Take over, or make, what was asked of the answer that this one takes the place of."""
        if self.body == before.body:
            self._coded.update(before._coded)
        for coding in before.codings:
            self.coded(coding)


@dataclass(slots=True)
class Entry:
    """An answer and the newest state that it is known to be true of."""

    version: Version
    kept: Kept


class KeptAnswers:
    """Answers by what was asked. Where they are too many, the one that nobody asked for longest goes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.size = 0
        self._most = most_bytes
        self._entries: OrderedDict[Hashable, Entry] = OrderedDict()

    def get(self, key: Hashable) -> Entry | None:
        """What is kept of it, of whichever state."""
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def put(self, key: Hashable, entry: Entry) -> None:
        """Keep it, in the place of what was kept before."""
        before = self._entries.pop(key, None)
        self._entries[key] = entry
        self.size += entry.kept.size - (before.kept.size if before else 0)
        while len(self._entries) > 1 and self.size > self._most:
            _, gone = self._entries.popitem(last=False)
            self.size -= gone.kept.size


WEAK = "W/"
"""Before the ETag of an answer that says the same in other bytes."""


def etag_of(seen: int | str, body: bytes) -> str:
    """The ETag of an answer that was first seen at this event: `"118.2093847561"`.

    What is of no event has a word there, so that nobody can name it as the state that they change.
    """
    digest = int.from_bytes(hashlib.blake2b(body, digest_size=5).digest(), "big")
    return f'"{seen}.{digest}"'


def body_of(answer: Answer, project_id: str | None) -> dict[str, Any]:
    """An answer as every route sends it: its fields, hints that are requests, how the work ended if badly."""
    return body_as(type(answer), answer, project_id)


def body_as(model: type[Answer], answer: Ended, project_id: str | None) -> dict[str, Any]:
    """As `body_of`, of an answer of this model that may come from another process."""
    data = told(model, answer.plain(), project_id)
    return data if answer.failure is None else data | {"failure": answer.failure.value}


def encoded(data: Any) -> bytes:
    """JSON as every route sends it."""
    from pydantic_core import to_json

    return to_json(data, inf_nan_mode="null")


def _compressed(body: bytes, coding: str) -> bytes:
    if coding == "br":
        import brotli

        made: bytes = brotli.compress(body, quality=_BROTLI_QUALITY)
        return made
    return gzip.compress(body, _GZIP_LEVEL, mtime=0)
