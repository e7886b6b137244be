"""`asset.appearances`: every frame with an asset, from what the check kept."""

from __future__ import annotations

import pytest

from storyboard_cli.checking.kept_measures import drift_of
from storyboard_cli.ledger.events.checks import CheckJudged
from storyboard_cli.ops import allow, check
from storyboard_cli.ops.appearances import AppearancesAnswer, AppearancesAsk, appearances
from storyboard_cli.ops.checked import ShowCheckAsk
from storyboard_cli.ops.checked import show as show_check
from storyboard_cli.project.commit import commit
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard
from tests.ops.check.test_check import blue_coat, repaint
from tests.ops.projects import Project

REPORT = Heard()


def shown(film: Workspace, asset: str = "CHAR_001") -> AppearancesAnswer:
    film.forget()
    return appearances(film, AppearancesAsk(asset=asset), REPORT)


@pytest.fixture
def checked_film(film: Workspace) -> Workspace:
    check.check(film, check.CheckAsk(selectors=["S01/1"]), REPORT)
    return film


def test_every_frame_stands_in_story_order_and_says_whether_it_was_checked(checked_film: Workspace) -> None:
    told = shown(checked_film)
    every = [frame.frame_id for scene in checked_film.scenes for frame in scene.live_frames]
    assert [row.frame_id for row in told.rows] == [
        name for name in every if name in {row.frame_id for row in told.rows}
    ]
    assert [row.checked for row in told.rows] == [True, False]
    alone = next(row for row in told.rows if not row.checked)
    assert (alone.verdict, alone.outcome, alone.drift, alone.parts) == ("not checked", "", None, [])
    assert alone.sha256


def test_parts_are_what_the_check_measured(checked_film: Workspace) -> None:
    likeness = {
        event.subject: event.body["inputs"]["likeness"].get("CHAR_001", {})
        for event in checked_film.log.read(kinds=["check.judged"])
    }
    told = shown(checked_film)
    assert any(likeness.values())
    for row in (row for row in told.rows if row.checked):
        assert {part.region: part.score for part in row.parts} == likeness[row.frame_id]
        assert (row.width, row.height) == (640, 360)
        for part in row.parts:
            assert part.box is not None
            assert part.box[0] < part.box[2] <= 640
            assert part.drift == drift_of(part.score, part.mean or 0.0, part.threshold or 0.0)
            assert (part.reference or "").startswith("assets/CHAR_001/v1/")
        assert row.drift == max((p.drift for p in row.parts if p.drift is not None), default=None)


def test_findings_and_outcome_are_those_of_the_check(checked_film: Workspace) -> None:
    for row in (row for row in shown(checked_film).rows if row.checked):
        one = show_check(checked_film, ShowCheckAsk(frame=row.frame_id), REPORT).row
        assert row.findings == [f for f in one.findings if f.asset == "CHAR_001"]
        assert row.embedder == one.embedder
        assert row.outcome == next(
            word
            for word in ("failed", "warned", "passed", "not judged")
            if word in {f.outcome for f in row.findings}
        )


def test_the_place_and_the_lock_are_told(checked_film: Workspace) -> None:
    told = shown(checked_film, "ENV_Room")
    assert {row.locked for row in told.rows} == {"ENV_Room@v1"}
    assert told.asset_type == "environment"
    assert told.version == 1
    lock = checked_film.registry.current("ENV_Room")
    assert lock is not None
    assert [one.role for one in told.references] == [picture.role for picture in lock.pictures]
    assert all(checked_film.files.stat(one.place) is not None for one in told.references)
    assert told.locked_at == lock.created_at
    by = {one.embedder: one for one in told.calibrations}
    assert "background" in by["basic-v1"].regions["usual"]


def test_an_excused_failure_says_why_and_goes_beyond_its_limit(film: Workspace, project: Project) -> None:
    repaint(project, "scenes/S01/frame_001_v1.png", blue_coat)
    check.check(film, check.CheckAsk(selectors=["S01/1"]), REPORT)
    before = shown(film).rows[0]
    assert (before.outcome, before.excused) == ("failed", None)
    assert (before.drift or 0.0) > 1.0
    ask = allow.AllowAsk(selector="S01/1", rule="drift.identity", reason="a nightmare", scope="frame")
    allow.allow(film, ask, REPORT)
    after = shown(film).rows[0]
    (identity,) = [f for f in after.findings if f.rule == "drift.identity"]
    assert (identity.excused or "").startswith("a nightmare")
    assert after.drift == before.drift
    others = [f for f in after.findings if f.outcome == "failed" and f.excused is None]
    assert after.excused == (None if others else identity.excused)


def test_a_verdict_of_an_older_sb_tells_what_its_findings_say(checked_film: Workspace) -> None:
    new = shown(checked_film).rows[0]
    (event, *_) = [e for e in checked_film.log.read(kinds=["check.judged"]) if e.subject == new.frame_id]
    inputs = {name: value for name, value in event.body["inputs"].items() if name != "measured"}
    body = {name: value for name, value in event.body.items() if name not in ("frame_id", "inputs")}
    commit(checked_film, (), [CheckJudged(frame_id=new.frame_id, **{**body, "inputs": inputs})])
    old = shown(checked_film).rows[0]
    (part,) = [p for p in old.parts if p.score == next(f.score for f in old.findings if f.region == p.region)]
    same = next(p for p in new.parts if p.region == part.region)
    assert (part.box, part.outcome) == (next(f.box for f in old.findings if f.box), "passed")
    assert abs(part.score - same.score) < 1e-4
    assert (old.width, old.box) == (None, part.box)


def test_drift_is_one_at_the_limit() -> None:
    assert drift_of(0.9, 0.9, 0.7) == 0.0
    assert drift_of(0.7, 0.9, 0.7) == 1.0
    assert drift_of(0.6, 0.9, 0.7) == 1.5
    assert drift_of(0.6, 0.9, 0.9) is None
