"""The ledger's seam: append events, read events, and ask the local projections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A change that is about to be recorded. `kind` is `noun.past_tense`; `body` is JSON-compatible."""

    kind: str
    subject: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """A recorded change. `hash` covers every other field, the project id and the previous hash included."""

    seq: int
    project_id: str
    at: str
    actor: str
    kind: str
    subject: str
    body: Mapping[str, Any]
    prev_hash: str
    hash: str


class Ledger(Protocol):
    """One project's log and its projections."""

    @property
    def head(self) -> tuple[int, str]:
        """(seq, hash) of the last event; (0, "") when empty."""

    def append(
        self, events: Sequence[NewEvent], *, at: str, actor: str, expected_head: int | None = None
    ) -> list[Event]:
        """Record events and their rows in one transaction; a wrong `expected_head` is a conflict."""

    def read(
        self, after: int = 0, *, kinds: Sequence[str] = (), subject: str | None = None
    ) -> Iterator[Event]:
        """Events with seq > after, oldest first."""

    def rows(
        self, table: str, where: str = "", values: Sequence[object] = (), order: str = ""
    ) -> list[dict[str, Any]]:
        """Rows of a projection as dicts; `where` and `order` are trusted SQL, `values` are bound."""

    def close(self) -> None: ...
