"""Dates and moments as people write them: 2026-11-30, 2026-11-30T06:20, 2026-11-30T06:20:00+01:00.

A day is one of UTC, as every time in a file is, and a moment without an offset is in UTC.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from storyboard_cli.core.characters import visible
from storyboard_cli.core.clock import iso_precise
from storyboard_cli.core.errors import Kind, SbError

LIKE = "write a date as 2026-11-30, a moment as 2026-11-30T06:20 (UTC) or 2026-11-30T06:20+01:00"
_BEGINS = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?!\d)")
_WRITTEN = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[Tt ](?P<hour>\d{2})(?::?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?)?"
    r"(?P<zone>[Zz]|(?P<sign>[+-])(?P<zone_hours>\d{2})(?::?(?P<zone_minutes>\d{2}))?)?)?\Z"
)
_EARLIEST_DAY = timedelta(hours=14)
"""So much earlier than in UTC a day begins where it begins first."""


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote: a day, or a moment."""

    said: str
    at: datetime
    is_day: bool

    @property
    def first(self) -> str:
        """Its beginning, as the ledger has times."""
        return iso_precise(self.at)

    @property
    def last(self) -> str:
        """The end of the day; of a moment, itself."""
        return iso_precise(self.at + timedelta(days=1, microseconds=-1) if self.is_day else self.at)


def looks_like_a_date(text: str) -> bool:
    """Did somebody mean a date, whether there is such a one or not?"""
    return bool(_BEGINS.match(text))


def day_or_moment(text: str, field: str) -> Written:
    """The day or the moment; refuses what is none, and what no calendar and no clock has."""
    found = _WRITTEN.match(text.strip())
    if found is None:
        raise no_date(text, field, LIKE)
    part = {name: int(found[name] or 0) for name in _RANGES}
    if wrong := _impossible(part):
        raise no_date(text, field, wrong)
    micro = int((found["part"] or "0").ljust(6, "0")[:6])
    ahead = timedelta(hours=part["zone_hours"], minutes=part["zone_minutes"])
    zone = timezone(-ahead if found["sign"] == "-" else ahead) if found["sign"] else UTC
    try:
        year, month, day, hour, minute, second = (part[name] for name in _OF_A_MOMENT)
        at = datetime(year, month, day, hour, minute, second, micro, zone).astimezone(UTC)
    except OverflowError as error:
        raise no_date(text, field, LIKE) from error
    return Written(text, at, found["hour"] is None)


def past(text: str, field: str, now: datetime) -> Written:
    """As `day_or_moment`; refuses what is still to come, of which nobody knows anything yet."""
    found = day_or_moment(text, field)
    begins = found.at - _EARLIEST_DAY if found.is_day else found.at  # it is today there already
    if begins > now.astimezone(UTC):
        raise SbError(
            Kind.usage,
            "still-to-come",
            f"{visible(text[:60])} is still to come",
            hint=f"it is {now.astimezone(UTC):%Y-%m-%dT%H:%M}Z now",
            fields=(field,),
        )
    return found


def no_date(text: str, field: str, why: str) -> SbError:
    """It is no date, and why not."""
    return SbError(
        Kind.usage, "not-a-date", f'"{visible(text[:60])}" is not a date', hint=why, fields=(field,)
    )


_RANGES = {
    "year": (1, 9999),
    "month": (1, 12),
    "day": (1, 31),
    "hour": (0, 23),
    "minute": (0, 59),
    "second": (0, 59),
    "zone_hours": (0, 23),
    "zone_minutes": (0, 59),
}
_OF_A_MOMENT = tuple(_RANGES)[:6]
_CALLED = {"zone_hours": "hours of an offset", "zone_minutes": "minutes of an offset"}


def _impossible(part: dict[str, int]) -> str:
    """Why there is no such day or time; nothing where there is."""
    for name, (least, most) in _RANGES.items():
        if not least <= part[name] <= most:
            return f"{_CALLED.get(name, name + 's')} go from {least} to {most}"
    days = monthrange(part["year"], part["month"])[1]
    if part["day"] > days:
        return f"{part['year']}-{part['month']:02} has {days} days"
    return ""
