"""One database holds many projects: what one is told, the rows and the answers of the other do not hear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from storyboard_cli.ledger.base import Event, NewEvent
from storyboard_cli.ledger.opening import memory_ledger
from storyboard_cli.ledger.sqlite_file import SqliteFile, memory_file
from storyboard_cli.ledger.sqlite_views import SqliteViews, replayed
from storyboard_cli.ledger.views import Views
from tests.doubles.events import lock, one_of_each, render


def answers(views: Views) -> dict[str, Any]:
    """Everything that the views can be asked."""
    return {
        "newest": views.newest_renders(),
        "drafts": views.newest_renders(drafts=True),
        "by frame": views.renders_by_frame(),
        "renders": views.renders(),
        "of a frame": views.renders_of("FR_S03_002"),
        "pixels": views.renders_with_pixels("sha256:pixels2"),
        "parts": views.recipe_parts("FR_S03_002"),
        "delivered": views.is_delivered("j9"),
        "checks": list(views.checks()),
        "check": views.newest_check("FR_S03_002", 2),
        "decisions": views.decisions(),
        "decided": views.is_decided(["review/FR_S03_002/y.yaml"]),
        "versions": views.versions(),
        "scenes": views.scenes(),
        "scripts": views.scripts(),
        "cut": views.cut(),
        "jobs": views.jobs(),
        "job": views.job("job-1"),
    }


@pytest.fixture
def database() -> SqliteFile:
    return memory_file()


def another_history() -> list[NewEvent]:
    """The same names, and another course of everything."""
    left_out = ("asset.unlocked", "render.removed", "asset.deleted", "asset.renamed", "exception.granted")
    scene = {"scene_id": "S03", "graph_hash": "sha256:other", "action": "runs"}
    judged = {"render_version": 2, "verdict": "passed", "pixel_sha256": "sha256:other"}
    sent_back = {"uid": "uid-FR_S03_002", "decision": "retake", "path": "review/FR_S03_002/other.yaml"}
    return [
        *(event for event in one_of_each() if event.kind not in left_out),
        lock(3),
        lock(4),
        NewEvent("asset.unlocked", "CHAR_001@v1", {"asset_id": "CHAR_001", "version": 1, "reason": "old"}),
        NewEvent("asset.renamed", "PROP_Hat", {"to": "PROP_Brolly"}),
        NewEvent("asset.restored", "PROP_Brolly", {"from_version": 1}),
        NewEvent("asset.deleted", "PROP_Brolly", {}),
        NewEvent("script.compiled", "pilot", {"title": "Another", "scenes": [scene]}),
        NewEvent("script.compiled", "pilot", {"title": "Without scenes", "scenes": []}),
        render(version=9, job_id="j9"),
        NewEvent("render.removed", "FR_S03_002", {"render_version": 2}),
        NewEvent("check.judged", "FR_S03_002", judged),
        NewEvent("job.changed", "job-1", {"state": "failed", "error": {"message": "other"}}),
        NewEvent("review.decided", "FR_S03_002", sent_back),
        NewEvent("timeline.changed", "PRJ_002", {"entries": [{"uid": "uid-FR_S03_002"}]}),
        NewEvent("project.changed", "PRJ_002", {"name": "Another", "style_anchors": {}}),
    ]


def told(
    database: SqliteFile, project_id: str, history: Sequence[NewEvent]
) -> tuple[dict[str, list[Any]], dict[str, Any]]:
    """Tell the database one project's history; rows and answers of that project alone."""
    alone = memory_ledger(project_id)
    alone.log.append(history, at=f"2026-02-{project_id[-2:]}T09:00:00.000000Z", actor=project_id)
    events: list[Event] = list(alone.log.read())
    views = SqliteViews(database, project_id)
    with database.writing():
        for event in events:
            views.apply(event)
    found = replayed(alone.log), answers(alone.views)
    alone.close()
    return found


@pytest.mark.parametrize("order", [(1, 2, 3), (2, 1, 3), (3, 1, 2)])
def test_projects_with_the_same_names_do_not_mix(database: SqliteFile, order: Sequence[int]) -> None:
    kept = [event for event in one_of_each() if event.kind != "render.removed"]
    histories = {1: one_of_each(), 2: another_history(), 3: kept}
    alone = {f"PRJ_00{n}": told(database, f"PRJ_00{n}", histories[n]) for n in order}

    for project_id, (tables, answered) in alone.items():
        for table, rows in tables.items():
            found = database.rows(f"SELECT * FROM {table} WHERE project_id = ?", [project_id])
            assert sorted(found, key=repr) == rows, table
        assert answers(SqliteViews(database, project_id)) == answered


def test_a_project_without_a_history_sees_nothing_of_the_other(database: SqliteFile) -> None:
    told(database, "PRJ_001", another_history())

    seen = answers(SqliteViews(database, "PRJ_002"))
    assert not any(seen.values()), {name: found for name, found in seen.items() if found}
