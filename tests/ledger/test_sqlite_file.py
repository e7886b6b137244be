"""The ledger's file: rows of its tables, foreign and damaged files, and files that are not ours to write."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.chain import breaks
from storyboard_cli.ledger.migrations import PROJECTIONS
from storyboard_cli.ledger.opening import Ledger, open_ledger
from storyboard_cli.ledger.sqlite_file import said_plainly
from tests.doubles.events import lock, one_of_each, record, render


def rows(path: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table."""
    direct = sqlite3.connect(path)
    direct.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in direct.execute(f"SELECT * FROM {table}")]
    finally:
        direct.close()


def test_every_table_has_rows_and_every_row_its_project(ledger: Ledger, tmp_path: Path) -> None:
    record(ledger.log, *one_of_each())

    for table in PROJECTIONS:
        found = rows(tmp_path / "ledger.db", table)
        assert found, table
        assert {row["project_id"] for row in found} == {"PRJ_001"}


def test_rows_that_are_not_what_the_events_say_are_counted(ledger: Ledger, tmp_path: Path) -> None:
    record(ledger.log, *one_of_each())
    direct = sqlite3.connect(tmp_path / "ledger.db")
    direct.execute("UPDATE render_outputs SET verdict = 'passed'")
    direct.commit()
    direct.close()

    assert list(ledger.views.differences(ledger.log)) == ["render_outputs"]


def test_an_asset_shows_its_newest_version_that_is_not_retired(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    record(ledger.log, lock(1), lock(2))
    assert rows(path, "assets")[0]["version"] == 2

    retired = {"asset_id": "CHAR_001", "version": 2, "reason": "r"}
    record(ledger.log, NewEvent("asset.unlocked", "CHAR_001@v2", retired))

    asset = rows(path, "assets")[0]
    assert (asset["version"], asset["is_locked"]) == (1, 1)
    version = next(r for r in rows(path, "asset_versions") if r["version"] == 2)
    assert (version["is_locked"], version["retired_reason"], version["parent_version"]) == (0, "r", 1)


def test_a_renamed_asset_keeps_its_versions_and_pictures(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    renamed = NewEvent("asset.renamed", "PROP_Umbrella", {"to": "PROP_Brolly"})
    record(ledger.log, lock(1, "PROP_Umbrella"), renamed)

    assert [r["asset_id"] for r in rows(path, "assets")] == ["PROP_Brolly"]
    assert [r["id"] for r in rows(path, "asset_versions")] == ["PROP_Brolly@v1"]
    assert {(r["id"], r["uri"]) for r in rows(path, "asset_images")} == {
        ("PROP_Brolly@v1/front", "assets/PROP_Brolly/v1/front.png"),
        ("PROP_Brolly@v1/front:raincoat", "assets/PROP_Brolly/v1/front.raincoat.png"),
    }


def test_a_thread_that_did_not_open_the_ledger_is_told_so(ledger: Ledger) -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(SbError) as caught:
        pool.submit(lambda: ledger.log.head).result()

    assert (caught.value.kind, caught.value.code) == (Kind.internal, "ledger-wrong-thread")
    assert "rebuild" not in str(caught.value.hint)


def test_a_ledger_that_was_closed_is_not_called_corrupt(ledger: Ledger) -> None:
    ledger.close()

    with pytest.raises(SbError) as caught:
        record(ledger.log, render())
    assert (caught.value.kind, caught.value.code) == (Kind.internal, "ledger-misused")


def test_the_log_refuses_to_be_edited(ledger: Ledger, tmp_path: Path) -> None:
    record(ledger.log, render())
    direct = sqlite3.connect(tmp_path / "ledger.db")

    for statement in ("UPDATE events SET actor = 'x'", "DELETE FROM events"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            direct.execute(statement)
    direct.close()


def test_a_ledger_of_another_project_is_refused(opened: Callable[..., Ledger]) -> None:
    record(opened(project_id="PRJ_001").log, render())

    with pytest.raises(SbError, match="PRJ_001") as caught:
        opened(project_id="PRJ_002")
    assert caught.value.code == "ledger-foreign"


def test_a_corrupt_file_says_what_rebuilds_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"this was never a database" * 400)

    with pytest.raises(SbError) as caught:
        open_ledger(path, "PRJ_001")

    assert caught.value.code == "ledger-corrupt"
    assert "sb rebuild" in worded(caught.value.hint or "")


def test_a_damaged_page_is_found(opened: Callable[..., Ledger], tmp_path: Path) -> None:
    ledger = opened()
    for version in range(1, 60):
        record(ledger.log, render(version=version))
    assert ledger.views.damage() == []
    ledger.views.compact()
    ledger.close()
    path = tmp_path / "ledger.db"
    data = bytearray(path.read_bytes())
    data[-8192:] = b"\xff" * 8192
    path.write_bytes(bytes(data))

    try:
        said = opened().views.damage()
    except SbError as error:
        said = [error.code]
    assert said


def test_without_a_place_to_write_the_ledger_is_empty_and_read_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    ledger = open_ledger(blocked / "ledger.db", "PRJ_001")

    assert ledger.views.newest_renders() == {}
    with pytest.raises(SbError, match="read-only"):
        record(ledger.log, render())
    ledger.close()


def _append_many(path: Path, times: int) -> int:
    ledger = open_ledger(path, "PRJ_001")
    for _ in range(times):
        record(ledger.log, NewEvent("note.made", "PRJ_001", {}))
    ledger.close()
    return times


def test_four_processes_append_without_a_gap_or_a_fork(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_append_many, [path] * 4, [25] * 4))

    ledger = open_ledger(path, "PRJ_001")
    assert ledger.log.head[0] == 100
    assert list(breaks(ledger.log.read(), "PRJ_001")) == []
    ledger.close()


def test_an_io_error_on_a_full_disk_is_called_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for free, code in ((4096, "disk-full"), (1 << 40, "ledger-corrupt")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, left=free: SimpleNamespace(free=left))
        with pytest.raises(SbError) as stopped, said_plainly(tmp_path / "ledger.db"):
            raise sqlite3.OperationalError("disk I/O error")
        assert stopped.value.code == code


def test_a_ledger_whose_index_finds_no_room_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.db"
    ledger = open_ledger(path, "PRJ_001")
    record(ledger.log, render())
    ledger.close()

    monkeypatch.setattr("storyboard_cli.ledger.sqlite_file._opens", lambda _: False)
    view = open_ledger(path, "PRJ_001")
    assert view.log.head[0] == 1
    with pytest.raises(SbError, match="read-only"):
        record(view.log, render())
    view.close()
