"""A date is read in one way everywhere: offsets count; what no calendar has or is to come is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from storyboard_cli.core.dates import day_or_moment, past
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import allow, audit, log, rollback
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling

NOW = datetime(2026, 11, 30, 5, 20, tzinfo=UTC)
IMPOSSIBLE = [
    ("2026-13-45", "months go from 1 to 12"),
    ("2026-02-30", "2026-02 has 28 days"),
    ("2026-00-01", "months go from 1 to 12"),
    ("2026-11-30T25", "hours go from 0 to 23"),
    ("2026-11-30T06:61", "minutes go from 0 to 59"),
    ("2026-11-30T06:20:00+25:00", "hours of an offset go from 0 to 23"),
    ("2026-11-30T", "write a date as"),
    ("2026-1-3", "write a date as"),
    ("2026-11-30T06:20:00 CET", "write a date as"),
    ("0000-01-01", "years go from 1 to 9999"),
]


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026-11-30", "2026-11-30T00:00:00.000000Z", "2026-11-30T23:59:59.999999Z"),
        ("2026-11-30T06:20:00+01:00", "2026-11-30T05:20:00.000000Z", "2026-11-30T05:20:00.000000Z"),
        ("2026-11-30T01:20-04:00", "2026-11-30T05:20:00.000000Z", "2026-11-30T05:20:00.000000Z"),
        ("2026-11-30 05:20", "2026-11-30T05:20:00.000000Z", "2026-11-30T05:20:00.000000Z"),
        ("2026-11-30T05", "2026-11-30T05:00:00.000000Z", "2026-11-30T05:00:00.000000Z"),
        ("2026-11-30T05:20:00.25Z", "2026-11-30T05:20:00.250000Z", "2026-11-30T05:20:00.250000Z"),
        ("2024-02-29", "2024-02-29T00:00:00.000000Z", "2024-02-29T23:59:59.999999Z"),
    ],
)
def test_a_date_and_a_moment_are_read(said: str, first: str, last: str) -> None:
    assert (day_or_moment(said, "to").first, day_or_moment(said, "to").last) == (first, last)


@pytest.mark.parametrize(("said", "hint"), IMPOSSIBLE)
def test_what_no_calendar_has_is_refused_with_why(said: str, hint: str) -> None:
    with pytest.raises(SbError) as caught:
        day_or_moment(said, "since")
    assert (caught.value.code, caught.value.fields) == ("not-a-date", ("since",))
    assert hint in str(caught.value.hint)


def test_what_is_still_to_come_is_refused_and_what_is_today_somewhere_is_not() -> None:
    for said in ("2026-12-02", "2027-01-01", "2026-11-30T05:21", "2026-11-30T06:21+01:00"):
        with pytest.raises(SbError) as caught:
            past(said, "to", NOW)
        assert caught.value.code == "still-to-come" and "2026-11-30T05:20Z" in str(caught.value.hint)
    for said in ("2026-11-30", "2026-11-30T05:20", "2026-11-30T06:20+01:00", "2020-01-01"):
        assert past(said, "to", NOW).said == said
    assert past("2026-12-01", "to", datetime(2026, 11, 30, 11, 0, tzinfo=UTC)).is_day


ASKED: list[tuple[str, Callable[[Workspace, str], Any]]] = [
    ("to", lambda w, said: rollback.rollback(w, rollback.RollbackAsk(to=said, dry_run=True), calling())),
    ("since", lambda w, said: log.log(w, log.LogAsk(since=said), calling())),
    ("since", lambda w, said: audit.audit(w, audit.AuditAsk(since=said), calling())),
    (
        "until",
        lambda w, said: allow.allow(
            w, allow.AllowAsk(selector="S01/1", rule="drift.count", reason="rain", until=said), calling()
        ),
    ),
]


@pytest.mark.parametrize("said", ["2026-13-45", "2026-11-30T25", "2026-02-30"])
@pytest.mark.parametrize(("field", "ask"), ASKED)
def test_every_verb_that_takes_a_date_refuses_what_is_none(
    film: Workspace, field: str, ask: Callable[[Workspace, str], Any], said: str
) -> None:
    before = film.log.head
    with pytest.raises(SbError) as caught:
        ask(film, said)
    assert (caught.value.kind, caught.value.code, caught.value.fields) == (
        Kind.usage,
        "not-a-date",
        (field,),
    )
    assert film.log.head == before


@pytest.mark.parametrize(("field", "ask"), ASKED[:3])
def test_every_verb_that_looks_back_refuses_what_is_still_to_come(
    film: Workspace, field: str, ask: Callable[[Workspace, str], Any]
) -> None:
    with pytest.raises(SbError) as caught:
        ask(film, "2999-01-01")
    assert (caught.value.code, caught.value.fields) == ("still-to-come", (field,))


def test_an_exception_for_a_day_that_is_over_is_refused(film: Workspace) -> None:
    with pytest.raises(SbError) as caught:
        ASKED[3][1](film, "2001-01-01")
    assert caught.value.code == "over-already"


def test_a_moment_with_an_offset_is_the_moment_that_it_names(film: Workspace) -> None:
    """`10:00+01:00` is 09:00 in UTC; as text it would come after everything that day."""
    events = list(film.log.read())
    middle = events[len(events) // 2].at
    moment = datetime.fromisoformat(middle.replace("Z", "+00:00"))
    elsewhere = moment.astimezone(timezone(timedelta(hours=5, minutes=30))).isoformat()
    found = log.log(film, log.LogAsk(since=elsewhere, limit=0), calling()).events
    assert [row.seq for row in found] == [e.seq for e in events if e.at >= middle]
