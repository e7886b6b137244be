"""The ledger file: one event with its rows, replay, conflicts, and files that are not ours to write."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.chain import breaks
from storyboard_cli.ledger.migrations import PROJECTIONS
from storyboard_cli.ledger.projections import PROJECTORS
from storyboard_cli.ledger.sqlite import SqliteLedger, _said_plainly, open_ledger

from .conftest import AT, WHO, lock, one_of_each, record, render


def test_events_of_every_kind_replay_to_equal_rows(ledger: SqliteLedger) -> None:
    events = one_of_each()
    for event in events:
        record(ledger, event)

    again = ledger.replayed()

    assert {e.kind for e in events} >= set(PROJECTORS)
    assert all(ledger.rows(table) for table in PROJECTIONS)
    assert again.dump() == ledger.dump()
    assert list(again.read()) == list(ledger.read())
    again.close()


def test_the_chain_is_unbroken_and_names_its_project(ledger: SqliteLedger) -> None:
    record(ledger, *one_of_each())

    assert list(breaks(ledger.read(), "PRJ_001")) == []
    assert next(iter(breaks(ledger.read(), "PRJ_002")))[1].startswith("belongs to the project PRJ_001")


def test_two_projects_with_the_same_history_have_different_hashes(
    opened: Callable[..., SqliteLedger],
) -> None:
    first, second = opened("a.db", "PRJ_001"), opened("b.db", "PRJ_002")
    for ledger in (first, second):
        record(ledger, NewEvent("note.made", "x", {}))

    assert first.head[1] != second.head[1]


def test_head_counts_events(ledger: SqliteLedger) -> None:
    assert ledger.head == (0, "")

    record(ledger, render(version=1), render(version=2))

    assert ledger.head[0] == 2
    assert ledger.head[1] == list(ledger.read())[-1].hash


def test_a_wrong_expected_head_is_a_conflict_and_writes_nothing(ledger: SqliteLedger) -> None:
    record(ledger, render())

    with pytest.raises(SbError) as caught:
        ledger.append([render(version=2)], at=AT, actor=WHO, expected_head=0)

    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "ledger-moved")
    assert ledger.head[0] == 1


def test_an_event_whose_rows_fail_is_not_recorded(ledger: SqliteLedger) -> None:
    with pytest.raises(SbError, match="render_version") as caught:
        record(ledger, render(), NewEvent("render.stored", "FR_S03_003", {"path": "no version"}))
    assert caught.value.code == "event-unreadable"

    assert ledger.head == (0, "")
    assert ledger.rows("render_outputs") == []


def test_the_log_refuses_to_be_edited(ledger: SqliteLedger) -> None:
    record(ledger, render())
    direct = sqlite3.connect(ledger.path)

    for statement in ("UPDATE events SET actor = 'x'", "DELETE FROM events"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            direct.execute(statement)
    direct.close()


def test_reading_filters_by_kind_subject_and_position(ledger: SqliteLedger) -> None:
    record(ledger, render(), lock(1), lock(2))

    assert [e.seq for e in ledger.read(1)] == [2, 3]
    assert [e.kind for e in ledger.read(kinds=["render.stored"])] == ["render.stored"]
    assert [e.seq for e in ledger.read(subject="CHAR_001@v2")] == [3]


def test_text_in_any_script_and_broken_file_names_survive(ledger: SqliteLedger) -> None:
    body = {"name": "मौन — Ünïcode 😶", "path": "scripts/\udcff.fountain", "seconds": 0.1}
    record(ledger, NewEvent("note.made", "PRJ_001", body))

    event = next(iter(ledger.read()))
    assert event.body == body
    assert list(breaks(ledger.read(), "PRJ_001")) == []


def test_the_newest_version_of_each_frame_is_marked(ledger: SqliteLedger) -> None:
    record(ledger, render(version=1), render(version=3), render(version=2), render("FR_S04_001", 7))

    newest = ledger.latest_renders()
    assert {name: row["render_version"] for name, row in newest.items()} == {"FR_S03_002": 3, "FR_S04_001": 7}
    assert [row["render_version"] for row in ledger.renders_of("FR_S03_002")] == [3, 2, 1]
    assert [row["render_version"] for row in ledger.all_renders()["FR_S03_002"]] == [3, 2, 1]


def test_removing_the_newest_render_shows_the_one_before(ledger: SqliteLedger) -> None:
    record(ledger, render(version=1), render(version=2))
    record(ledger, NewEvent("render.removed", "FR_S03_002", {"render_version": 2}))

    assert ledger.latest_renders()["FR_S03_002"]["render_version"] == 1


def test_drafts_never_mix_with_renders(ledger: SqliteLedger) -> None:
    record(ledger, render(version=1), render(version=9, draft=True))

    assert ledger.latest_renders()["FR_S03_002"]["render_version"] == 1
    assert ledger.latest_renders(drafts=True)["FR_S03_002"]["render_version"] == 9


def test_a_retired_version_gives_way_to_the_one_before(ledger: SqliteLedger) -> None:
    record(ledger, lock(1), lock(2))
    assert ledger.rows("assets")[0]["version"] == 2

    record(
        ledger,
        NewEvent("asset.unlocked", "CHAR_001@v2", {"asset_id": "CHAR_001", "version": 2, "reason": "r"}),
    )

    asset = ledger.rows("assets")[0]
    assert (asset["version"], asset["is_locked"]) == (1, 1)
    retired = ledger.rows("asset_versions", "version = ?", [2])[0]
    assert (retired["is_locked"], retired["retired_reason"], retired["parent_version"]) == (0, "r", 1)


def test_a_renamed_asset_keeps_its_versions_and_pictures(ledger: SqliteLedger) -> None:
    record(
        ledger, lock(1, "PROP_Umbrella"), NewEvent("asset.renamed", "PROP_Umbrella", {"to": "PROP_Brolly"})
    )

    assert [r["asset_id"] for r in ledger.rows("assets")] == ["PROP_Brolly"]
    assert [r["id"] for r in ledger.rows("asset_versions")] == ["PROP_Brolly@v1"]
    assert {r["id"] for r in ledger.rows("asset_images")} == {
        "PROP_Brolly@v1/front",
        "PROP_Brolly@v1/front:raincoat",
    }


@pytest.mark.parametrize(
    ("last", "approved_by"), [("approve", WHO), ("retake", None), ("reject", None), ("comment", WHO)]
)
def test_the_last_decision_shows_on_the_cut(ledger: SqliteLedger, last: str, approved_by: str | None) -> None:
    entries = [{"uid": "u1", "frame_id": "FR_S03_001"}]
    record(ledger, NewEvent("timeline.changed", "PRJ_001", {"entries": entries}))
    for decision in ("approve", last):
        record(ledger, NewEvent("review.decided", "FR_S03_001", {"uid": "u1", "decision": decision}))

    assert ledger.rows("timeline_entries")[0]["approved_by"] == approved_by


def test_an_approval_survives_a_reordered_cut(ledger: SqliteLedger) -> None:
    one, two = {"uid": "u1", "frame_id": "FR_S03_001"}, {"uid": "u2", "frame_id": "FR_S03_002"}
    record(ledger, NewEvent("review.decided", "FR_S03_001", {"uid": "u1", "decision": "approve"}))
    record(ledger, NewEvent("timeline.changed", "PRJ_001", {"entries": [two, one]}))

    shown = ledger.rows("timeline_entries", order="order_index")
    assert [(r["uid"], r["approved_by"]) for r in shown] == [("u2", None), ("u1", WHO)]


def test_an_unknown_table_is_refused(ledger: SqliteLedger) -> None:
    with pytest.raises(ValueError, match="no projection"):
        ledger.rows("events; DROP TABLE events")


def test_a_ledger_of_another_project_is_refused(opened: Callable[..., SqliteLedger]) -> None:
    record(opened(project_id="PRJ_001"), render())

    with pytest.raises(SbError, match="PRJ_001") as caught:
        opened(project_id="PRJ_002")
    assert caught.value.code == "ledger-foreign"


def test_a_corrupt_file_says_what_rebuilds_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"this was never a database" * 400)

    with pytest.raises(SbError) as caught:
        open_ledger(path, "PRJ_001")

    assert caught.value.code == "ledger-corrupt"
    assert "sb rebuild" in (caught.value.hint or "")


def test_a_damaged_page_is_found(opened: Callable[..., SqliteLedger], tmp_path: Path) -> None:
    ledger = opened()
    for version in range(1, 60):
        record(ledger, render(version=version))
    assert ledger.integrity() == []
    ledger.compact()
    ledger.close()
    path = tmp_path / "ledger.db"
    data = bytearray(path.read_bytes())
    data[-8192:] = b"\xff" * 8192
    path.write_bytes(bytes(data))

    try:
        said = opened().integrity()
    except SbError as error:
        said = [error.code]
    assert said


def test_without_a_place_to_write_the_ledger_is_empty_and_read_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    ledger = open_ledger(blocked / "ledger.db", "PRJ_001")

    assert ledger.latest_renders() == {}
    with pytest.raises(SbError, match="read-only"):
        record(ledger, render())
    ledger.close()


def _append_many(path: Path, times: int) -> int:
    ledger = open_ledger(path, "PRJ_001")
    for _ in range(times):
        record(ledger, NewEvent("note.made", "PRJ_001", {}))
    ledger.close()
    return times


def test_four_processes_append_without_a_gap_or_a_fork(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_append_many, [path] * 4, [25] * 4))

    ledger = open_ledger(path, "PRJ_001")
    assert ledger.head[0] == 100
    assert list(breaks(ledger.read(), "PRJ_001")) == []
    ledger.close()


def test_notes_are_kept_beside_the_log(ledger: SqliteLedger) -> None:
    assert ledger.note("seen") is None
    ledger.set_note("seen", "a")
    ledger.set_note("seen", "b")

    assert ledger.note("seen") == "b"
    assert ledger.head == (0, "")


def test_a_renamed_assets_pictures_lie_in_its_new_folder(ledger: SqliteLedger) -> None:
    record(
        ledger, lock(1, "PROP_Umbrella"), NewEvent("asset.renamed", "PROP_Umbrella", {"to": "PROP_Brolly"})
    )

    assert {r["uri"] for r in ledger.rows("asset_images")} == {
        "assets/PROP_Brolly/v1/front.png",
        "assets/PROP_Brolly/v1/front.raincoat.png",
    }


def test_an_io_error_on_a_full_disk_is_called_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for free, code in ((4096, "disk-full"), (1 << 40, "ledger-corrupt")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, left=free: SimpleNamespace(free=left))
        with pytest.raises(SbError) as stopped, _said_plainly(tmp_path / "ledger.db"):
            raise sqlite3.OperationalError("disk I/O error")
        assert stopped.value.code == code


def test_a_ledger_whose_index_finds_no_room_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.db"
    ledger = open_ledger(path, "PRJ_001")
    record(ledger, render())
    ledger.close()

    monkeypatch.setattr("storyboard_cli.ledger.sqlite._opens", lambda _: False)
    view = open_ledger(path, "PRJ_001")
    assert view.head[0] == 1
    with pytest.raises(SbError, match="read-only"):
        record(view, render())
    view.close()
