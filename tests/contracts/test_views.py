"""What every implementation of `Views` promises."""

from __future__ import annotations

import pytest

from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.opening import Ledger
from storyboard_cli.ledger.rows import CutRow, SceneRow, ScriptRow, VersionRow
from tests.doubles.events import AT, WHO, lock, one_of_each, record, render


def decision(kind: str, uid: str = "u1", frame_id: str = "FR_S03_001", path: str = "") -> NewEvent:
    return NewEvent("review.decided", frame_id, {"uid": uid, "decision": kind, "path": path})


def exception(path: str) -> NewEvent:
    return NewEvent("exception.granted", "FR_S03_001", {"uid": "u1", "reason": "wet coat", "path": path})


def judged(verdict: str, version: int = 1) -> NewEvent:
    findings = [{"rule": "count", "message": verdict}]
    body = {"render_version": version, "verdict": verdict, "findings": findings, "inputs": {"key": verdict}}
    return NewEvent("check.judged", "FR_S03_002", body)


def job(job_id: str, state: str, **more: object) -> NewEvent:
    return NewEvent("job.changed", job_id, {"state": state, "subject": "FR_S03_002", **more})


def test_an_empty_project_has_empty_views(ledger: Ledger) -> None:
    views = ledger.views

    assert not (views.newest_renders() or views.renders_by_frame() or views.renders() or views.decisions())
    assert not (views.versions() or views.scenes() or views.scripts() or views.cut() or views.jobs())
    assert (list(views.checks()), views.newest_check("FR_S03_002", 1), views.job("j")) == ([], None, None)
    assert views.damage() == []


def test_the_newest_version_of_each_frame_counts(ledger: Ledger) -> None:
    record(ledger.log, render(version=1), render(version=3), render(version=2), render("FR_S04_001", 7))

    newest = ledger.views.newest_renders()
    assert {name: row.render_version for name, row in newest.items()} == {"FR_S03_002": 3, "FR_S04_001": 7}
    assert [r.render_version for r in ledger.views.renders_of("FR_S03_002")] == [3, 2, 1]
    assert [r.render_version for r in ledger.views.renders_by_frame()["FR_S03_002"]] == [3, 2, 1]
    assert [(r.frame_id[-3:], r.render_version) for r in ledger.views.renders()] == [
        ("002", 1), ("002", 2), ("002", 3), ("001", 7),
    ]  # fmt: skip
    assert ledger.views.render_paths() == {r.image_uri for r in ledger.views.renders()}


def test_a_render_is_found_by_its_pixels_and_its_job(ledger: Ledger) -> None:
    record(ledger.log, render(version=1), render(version=2, job_id="j2"))

    assert [r.render_version for r in ledger.views.renders_with_pixels("sha256:pixels2")] == [2]
    assert ledger.views.is_delivered("j2")
    assert not ledger.views.is_delivered("j1")


def test_recipe_parts_are_told_version_by_version(ledger: Ledger) -> None:
    record(ledger.log, render(version=1), render(version=2, recipe_parts={"prompt": "b"}))

    parts = ledger.views.recipe_parts("FR_S03_002")
    assert list(parts) == [2, 1]
    assert parts[2] == {"prompt": "b"}


def test_removing_the_newest_render_shows_the_one_before(ledger: Ledger) -> None:
    record(ledger.log, render(version=1), render(version=2))
    record(ledger.log, NewEvent("render.removed", "FR_S03_002", {"render_version": 2}))

    assert ledger.views.newest_renders()["FR_S03_002"].render_version == 1


def test_drafts_never_mix_with_renders(ledger: Ledger) -> None:
    record(ledger.log, render(version=1), render(version=9, draft=True))

    assert ledger.views.newest_renders()["FR_S03_002"].render_version == 1
    assert ledger.views.newest_renders(drafts=True)["FR_S03_002"].render_version == 9


def test_the_last_verdict_on_a_version_counts(ledger: Ledger) -> None:
    record(ledger.log, render(version=1), render(version=2), judged("quarantined"), judged("passed"))
    record(ledger.log, judged("not judged", version=2))

    newest = ledger.views.newest_check("FR_S03_002", 1)
    every = ledger.views.newest_checks()
    assert every == {("FR_S03_002", n): ledger.views.newest_check("FR_S03_002", n) for n in (1, 2)}
    assert newest is not None
    assert (newest.verdict, newest.inputs_json) == ("passed", '{"key": "passed"}')
    assert [c.verdict for c in ledger.views.checks()] == ["quarantined", "passed", "not judged"]
    assert [r.verdict for r in ledger.views.renders_of("FR_S03_002")] == ["not judged", "passed"]


def test_decisions_are_known_by_their_files_and_up_to_an_event(ledger: Ledger) -> None:
    record(ledger.log, exception("review/a.yaml"), decision("approve", path="review/b.yaml"))
    record(ledger.log, decision("comment", path="review/c.yaml"))

    assert [(d.seq, d.decision, d.path) for d in ledger.views.decisions()] == [
        (2, "approve", "review/b.yaml"),
        (3, "comment", "review/c.yaml"),
        (1, "exception", "review/a.yaml"),
    ]
    assert [d.seq for d in ledger.views.decisions(until=2)] == [2, 1]
    assert ledger.views.decision_paths() == {"review/a.yaml", "review/b.yaml", "review/c.yaml"}
    assert ledger.views.is_decided(["review/x.yaml", "review/a.yaml"])
    assert not ledger.views.is_decided(["review/x.yaml"])
    assert {(d.at, d.actor) for d in ledger.views.decisions()} == {(AT, WHO)}


def test_a_retired_version_is_not_locked_any_more(ledger: Ledger) -> None:
    retired = {"asset_id": "CHAR_001", "version": 2, "reason": "r"}
    record(ledger.log, lock(1), lock(2), NewEvent("asset.unlocked", "CHAR_001@v2", retired))

    assert ledger.views.versions() == {
        "CHAR_001@v1": VersionRow("CHAR_001@v1", "CHAR_001", 1, "sha256:lock1", 1),
        "CHAR_001@v2": VersionRow("CHAR_001@v2", "CHAR_001", 2, "sha256:lock2", 0),
    }


def test_scripts_and_scenes_are_as_they_were_compiled_last(ledger: Ledger) -> None:
    scene = {"scene_id": "S01", "graph_hash": "g1"}
    record(ledger.log, NewEvent("script.compiled", "pilot", {"title": "P", "scenes": [scene]}))
    body = {"title": "Q", "path": "scripts/p.fountain", "sha256": "s", "scenes": [{"scene_id": "S02"}]}
    record(ledger.log, NewEvent("script.compiled", "pilot", body))

    assert ledger.views.scripts() == {"pilot": ScriptRow("pilot", "Q", "scripts/p.fountain", "s")}
    assert ledger.views.scenes() == {
        "S01": SceneRow("S01", "pilot", "g1", "omitted"),
        "S02": SceneRow("S02", "pilot", "", "live"),
    }


@pytest.mark.parametrize(
    ("last", "approved_by"), [("approve", WHO), ("retake", None), ("reject", None), ("comment", WHO)]
)
def test_the_last_decision_shows_on_the_cut(ledger: Ledger, last: str, approved_by: str | None) -> None:
    entries = [{"uid": "u1", "frame_id": "FR_S03_001"}]
    record(ledger.log, NewEvent("timeline.changed", "PRJ_001", {"entries": entries}))
    record(ledger.log, decision("approve"), decision(last))

    assert [c.approved_by for c in ledger.views.cut()] == [approved_by]


def test_an_approval_survives_a_reordered_cut(ledger: Ledger) -> None:
    one, two = {"uid": "u1", "frame_id": "FR_S03_001"}, {"uid": "u2", "frame_id": "FR_S03_002"}
    record(ledger.log, decision("approve"))
    record(ledger.log, NewEvent("timeline.changed", "PRJ_001", {"entries": [two, one]}))

    assert ledger.views.cut() == [
        CutRow("u2", "FR_S03_002", 0, None, None),
        CutRow("u1", "FR_S03_001", 1, WHO, AT),
    ]


def test_a_job_keeps_what_its_last_event_left_out(ledger: Ledger) -> None:
    record(ledger.log, job("j1", "submitted", server="http://a", prompt_id="p", pipeline_version="x@1"))
    record(ledger.log, job("j2", "queued"), job("j1", "failed", error={"message": "no"}, attempt=2))

    found = ledger.views.job("j1")
    assert found is not None
    assert (found.subject, found.state, found.attempt) == ("FR_S03_002", "failed", 2)
    assert (found.server, found.prompt_id, found.pipeline) == ("http://a", "p", "x@1")
    assert (found.error, found.request) == ('{"message": "no"}', "")
    assert {j.job_id for j in ledger.views.jobs()} == {"j1", "j2"}


def test_notes_are_kept_beside_the_log(ledger: Ledger) -> None:
    assert ledger.views.note("seen") is None
    ledger.views.set_note("seen", "a")
    ledger.views.set_note("seen", "b")

    assert ledger.views.note("seen") == "b"
    assert ledger.log.head == (0, "")


def test_events_of_every_kind_give_the_same_views_again(ledger: Ledger) -> None:
    for event in one_of_each():
        record(ledger.log, event)

    assert ledger.views.differences(ledger.log) == {}
    ledger.views.compact()
    assert ledger.views.differences(ledger.log) == {}
