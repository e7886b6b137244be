"""The one door to the wall clock. Pure code takes times as values; tests pass a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def iso(moment: datetime) -> str:
    """`2026-02-19T09:00:00Z`: UTC to the second, the form in every file."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso_precise(moment: datetime) -> str:
    """As `iso`, to the microsecond: the form in the ledger, where order matters to a reader."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def stamp(moment: datetime) -> str:
    """`20260219T090000Z`: the form in file names."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
