"""Every past shape of the file is brought to today's, with its rows; a newer one is refused."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlite_utils

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ledger import migrations
from storyboard_cli.ledger.chain import breaks
from storyboard_cli.ledger.migrations import PROJECTIONS, STEPS, migrate
from storyboard_cli.ledger.opening import Ledger, open_ledger
from tests.doubles.events import AT, WHO, lock, one_of_each, record, render

SCHEMAS = Path(__file__).parent / "schemas"


def _shape(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    return connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    ).fetchall()


def _fresh(upto: int = len(STEPS)) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, upto=upto)
    return connection


def _step_by_step(upto: int) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for step in range(1, upto + 1):
        assert migrate(connection, upto=step) == 1
    return connection


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_a_step_is_never_edited(step: int) -> None:
    connection = _step_by_step(step)
    made = "".join(f"{row[3]};\n" for row in _shape(connection))
    connection.close()

    kept = SCHEMAS / f"{step:03d}.sql"
    if not kept.exists():
        kept.write_text(made, "utf-8")
        pytest.fail(f"{kept.name} was missing and is written now; look at it and commit it")
    assert made == kept.read_text("utf-8")


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_every_past_shape_becomes_todays(step: int) -> None:
    past, today = _step_by_step(step), _fresh()

    assert migrate(past) == len(STEPS) - step
    assert _shape(past) == _shape(today)
    past.close()
    today.close()


def test_a_new_file_has_the_shape_that_the_steps_make() -> None:
    stepped = sqlite3.connect(":memory:", isolation_level=None)
    database = sqlite_utils.Database(stepped)
    for step in STEPS:
        step(database)
    made = _shape(stepped)
    stepped.close()

    kept = Path(migrations.__file__).parent / "shapes" / f"{len(STEPS):03d}.sql"
    if not kept.exists():
        order = ("table", "index", "trigger", "view")
        rows = sorted(made, key=lambda row: (order.index(row[0]), row[1]))
        kept.write_text("".join(f"{row[3]};\n" for row in rows), "utf-8")
        pytest.fail(f"{kept.name} was missing and is written now; look at it and commit it")
    fresh = _fresh()
    assert _shape(fresh) == made
    fresh.close()


def test_migrating_twice_changes_nothing() -> None:
    connection = _fresh()
    before = _shape(connection)

    assert migrate(connection) == 0
    assert _shape(connection) == before
    connection.close()


def test_a_newer_ledger_is_refused_by_name(opened: Callable[..., Ledger], tmp_path: Path) -> None:
    record(opened().log, render())
    direct = sqlite3.connect(tmp_path / "ledger.db")
    direct.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    direct.close()

    with pytest.raises(SbError, match="written by a newer sb") as caught:
        opened()
    assert caught.value.kind is Kind.conflict


def test_a_step_that_fails_leaves_the_file_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db: object) -> None:
        STEPS[0](db)  # type: ignore[arg-type]
        raise RuntimeError("killed here")

    monkeypatch.setattr(migrations, "STEPS", (broken,))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with pytest.raises(RuntimeError):
        migrations.migrate(connection, upto=1)

    assert _shape(connection) == []
    assert not connection.in_transaction
    connection.close()


@pytest.mark.parametrize("new", [True, False], ids=["new", "current"])
def test_opening_a_ledger_does_not_import_sqlite_utils(tmp_path: Path, new: bool) -> None:
    if not new:
        ledger = open_ledger(tmp_path / "ledger.db", "PRJ_001")
        record(ledger.log, *one_of_each())
        ledger.close()
    code = (
        "import sys; from pathlib import Path; from storyboard_cli.ledger.opening import open_ledger; "
        "ledger = open_ledger(Path(sys.argv[1]), 'PRJ_001'); ledger.views.newest_renders(); "
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "ledger.db")], check=False)

    assert done.returncode == 0


PAST = Path(__file__).parent / "past"


@pytest.mark.parametrize("kept", sorted(PAST.glob("*.sql")), ids=lambda p: p.stem)
def test_a_past_ledger_keeps_its_events_and_its_rows_are_what_they_give(kept: Path, tmp_path: Path) -> None:
    """Each file is what the last sb of that shape wrote: events of every kind, with its rows."""
    path = tmp_path / "ledger.db"
    past = sqlite3.connect(path)
    past.executescript(kept.read_text("utf-8"))
    events = past.execute("SELECT * FROM events ORDER BY seq").fetchall()
    columns = ", ".join(row[1] for row in past.execute("PRAGMA table_info(events)"))
    counts = {t: past.execute(f"SELECT count(*) FROM {t}").fetchone() for t in PROJECTIONS}
    assert past.execute("PRAGMA user_version").fetchone() == (int(kept.stem),)
    past.close()

    ledger = open_ledger(path, "PRJ_001")

    assert [e.seq for e in ledger.log.read()] == [row[0] for row in events]
    assert list(breaks(ledger.log.read(), "PRJ_001")) == []
    assert ledger.views.differences(ledger.log) == {}
    assert ledger.views.damage() == []
    assert ledger.views.note("files seen") == "x"
    record(ledger.log, lock(4), render("FR_S09_001"), render(version=7))
    ledger.log.append([replace(render(version=8), request="r1")], at=AT, actor=WHO)
    assert {e.request for e in ledger.log.read()} == {"", "r1"}
    assert list(breaks(ledger.log.read(), "PRJ_001")) == []
    assert ledger.views.differences(ledger.log) == {}
    ledger.close()
    now = sqlite3.connect(path)
    kept_events = f"SELECT {columns} FROM events WHERE seq <= {len(events)} ORDER BY seq"
    assert now.execute(kept_events).fetchall() == events
    assert all(now.execute(f"SELECT count(*) FROM {t}").fetchone() >= counts[t] > (0,) for t in PROJECTIONS)
    now.close()
