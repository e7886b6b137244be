"""The log's seam: one project's events, appended at the end and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from storyboard_cli.ledger.base import Event, NewEvent


class Log(Protocol):
    """The events of one project. `tests/contracts/test_log.py` says what every implementation promises."""

    @property
    def project_id(self) -> str:
        """The project whose events these are."""

    @property
    def name(self) -> str:
        """What a person knows the log by, such as the name of its file."""

    @property
    def head(self) -> tuple[int, str]:
        """(seq, hash) of the last event; (0, "") when there is none."""

    def append(
        self, events: Sequence[NewEvent], *, at: str, actor: str, expected_head: int | None = None
    ) -> list[Event]:
        """Record all events or none. A conflict where the last event is not `expected_head`."""

    def read(
        self, after: int = 0, *, kinds: Sequence[str] = (), subject: str | None = None
    ) -> Iterator[Event]:
        """Events with seq > after, oldest first."""

    def last(self, *kinds: str) -> Event | None:
        """The newest event of these kinds."""

    def newest(self, count: int, *kinds: str) -> list[Event]:
        """The newest events of these kinds, at most so many, newest first."""

    def wait(self, after: int, timeout: float) -> bool:
        """Is there an event with seq > after? Waits for one up to `timeout` seconds."""
