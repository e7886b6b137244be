"""An asset with an embedder of its own is seen by that one, judged by its limits, and named if it fails."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from storyboard_cli.checking import approved_frames, session
from storyboard_cli.cli.lines import worded
from storyboard_cli.consistency.findings import Finding
from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import approve, check, lock
from tests.callers import Heard, calling
from tests.ops.check.clip_door import TINY, Door, give_model, set_asset, set_project
from tests.ops.check.conftest import opened
from tests.ops.check.test_models import checked
from tests.ops.projects import Project

pytestmark = pytest.mark.measuring

OWN = f"{{embedder: {TINY}}}"


@pytest.fixture
def mixed(project: Project, tiny_weights: Path) -> Project:
    """Asha is looked at by the tiny model, everybody else by the project's basic-v1."""
    give_model(project, tiny_weights)
    set_asset(project, "CHAR_001", OWN)
    return project


def of_rule(done: check.CheckAnswer, rule: str) -> dict[tuple[str, str], Finding]:
    return {(f.frame_id, x.asset or ""): x for f in done.frames for x in f.findings if x.rule == rule}


def events(project: Project) -> list[dict]:
    with opened(project) as workspace:
        return [{"frame": e.subject, **e.body} for e in workspace.log.read(kinds=["check.judged"])]


def digest(project: Project) -> str:
    with opened(project) as workspace:
        return session.CheckSession(workspace, workspace.project.consistency.embedder).digest


def test_its_figures_are_seen_by_its_embedder_and_nobody_else_s(mixed: Project, door: Door) -> None:
    done = checked(mixed)
    found = of_rule(done, "drift.identity")
    assert {asset for _, asset in found} == {"CHAR_001", "CHAR_002"}
    for (_, asset), finding in found.items():
        said = dict(finding.numbers()).get("seen by", "")
        assert said.startswith("openclip:tiny@") if asset == "CHAR_001" else said == ""
    assert not {x.embedder for x in of_rule(done, "drift.place").values()} - {None}
    assert door.pictures
    for event in events(mixed):
        own = event["inputs"].get("embedders", {})
        shown = {asset for frame, asset in found if frame == event["frame"]}
        assert set(own) == shown & {"CHAR_001"} and event["embedder"] == "basic-v1"
        assert all(e.startswith("openclip:tiny@") for e in own.values())
    files = {
        p.name.split("_")[0] for p in map(PurePosixPath, mixed.listing("assets/CHAR_001/v1/calibration"))
    }
    assert files == {"basic-v1.yaml", "openclip"}


def test_what_the_other_embedder_says_of_it_is_forgotten(mixed: Project) -> None:
    """Its likeness is that of the same film judged by the model alone, to the last digit."""
    own = of_rule(checked(mixed), "drift.identity")
    alone = of_rule(checked(mixed, embedder=TINY, all=True), "drift.identity")
    plain = of_rule(checked(mixed, all=True), "drift.identity")
    for key, finding in own.items():
        if key[1] == "CHAR_001":
            assert finding.score == pytest.approx(alone[key].score, abs=1e-6)
            assert finding.threshold == pytest.approx(alone[key].threshold, abs=1e-6)
        assert plain[key] == finding


def test_a_place_and_a_style_may_have_one_too(mixed: Project) -> None:
    set_asset(mixed, "CHAR_001", "")
    set_asset(mixed, "STYLE_Main", OWN)
    checked(mixed)
    calibrated = {path.split("/")[1] for path in mixed.listing("assets") if "/calibration/openclip" in path}
    assert calibrated == {"STYLE_Main"}  # no figure is the style's model's business
    set_asset(mixed, "ENV_Street", OWN)
    done = checked(mixed)
    places, styles = of_rule(done, "drift.place"), of_rule(done, "drift.style")
    assert len(places) == len(styles) == 3
    for (_, asset), finding in places.items():
        assert bool(finding.embedder) is (asset == "ENV_Street")
    assert all((x.embedder or "").startswith("openclip:tiny@") for x in styles.values())
    assert not {x.embedder for x in of_rule(done, "drift.identity").values()} - {None}
    for event in events(mixed)[-3:]:
        wanted = {"STYLE_Main"} | ({"ENV_Street"} if event["frame"].startswith("FR_S01") else set())
        assert set(event["inputs"]["embedders"]) == wanted


def test_only_what_has_it_is_shown_to_the_model_and_only_once(mixed: Project, door: Door) -> None:
    checked(mixed)
    with opened(mixed) as workspace:
        model = workspace.embedder(TINY).embedder_id
        kept = workspace.vectors.read("render_frame_embeddings", model)[0]
    assert {r.facts["frame_id"] for r in kept} == {"FR_S01_001", "FR_S01_002"}  # Asha is in no other
    door.clear()
    checked(mixed, all=True)
    assert door.pictures == 0


def test_approved_pictures_join_the_limits_of_the_embedder_that_saw_them(mixed: Project, monkeypatch) -> None:
    monkeypatch.setattr(approved_frames, "PORTION", 1)
    checked(mixed)
    before = digest(mixed)
    with opened(mixed) as workspace:
        approve.approve(workspace, approve.ApproveAsk(selectors=["FR_S01_002"]), calling())
    with opened(mixed) as workspace:
        ground = session.CheckSession(workspace, "basic-v1")
        assert not [key for key in ground.approved if key[0] == "CHAR_001"]
        theirs = ground.of_asset("CHAR_001").approved
        assert theirs and {asset for asset, _ in theirs} == {"CHAR_001"}
        current = workspace.registry.current("CHAR_001")
        assert current is not None
        joined = ground.of_asset("CHAR_001")._regions(current, None)
        assert {joined[region].limits.approved for _, region in theirs} == {1}
    assert digest(mixed) != before  # so that every verdict is made anew by the limits of now
    assert checked(mixed).judged == 3 and checked(mixed).judged == 0


def test_its_settings_count_as_soon_as_they_stand_in_its_spec(project: Project, tiny_weights: Path) -> None:
    first = checked(project)
    assert first.passed == 3 and checked(project).judged == 0
    set_asset(project, "CHAR_001", "{threshold: 0.9999, reason: she is on every poster}")
    strict = checked(project)
    assert strict.judged == 3
    failed = {key for key, x in of_rule(strict, "drift.identity").items() if x.blocks}
    assert failed and {asset for _, asset in failed} == {"CHAR_001"}
    assert {x.threshold for key, x in of_rule(strict, "drift.identity").items() if key in failed} == {0.9999}
    give_model(project, tiny_weights)
    set_asset(project, "CHAR_001", OWN)
    assert checked(project).judged == 3 and checked(project).judged == 0
    set_asset(project, "CHAR_001", "")
    again = checked(project)
    assert again.judged == 3 and again.passed == 3
    with opened(project) as workspace:
        assert [k.version for k in workspace.registry.locks("CHAR_001")] == [1]


def test_a_missing_model_is_one_error_that_names_the_asset_and_the_mend(project: Project) -> None:
    set_asset(project, "CHAR_002", "{embedder: openclip:nowhere}")
    for run in (lambda: checked(project), lambda: checked(project, dry_run=True)):
        with pytest.raises(SbError) as failed:
            run()
        assert failed.value.code == "model-not-there"
        assert "CHAR_002" in failed.value.message and "openclip:nowhere" in failed.value.message
        assert "assets/CHAR_002/asset.yaml" in worded(failed.value.hint or "")
        assert "sb models import" in worded(failed.value.hint or "")
    assert events(project) == []
    said = _lock_again(project)
    assert [t for t in said if "locked, but not calibrated" in t and "CHAR_002" in t and "nowhere" in t]
    set_asset(project, "CHAR_002", "")
    set_project(project, embedder="openclip:nowhere")
    with pytest.raises(SbError) as failed:
        checked(project)
    assert "CHAR_" not in failed.value.message and "sb models import" in worded(failed.value.hint or "")


def _lock_again(project: Project) -> list[str]:
    """The same spec in other words, so that there is something to lock."""
    project.edit("assets/CHAR_002/asset.yaml", "name: Ravi", "name: Ravi K.")
    with opened(project) as workspace:
        report = Heard()
        lock.lock(workspace, lock.LockAsk(assets=["CHAR_002"], force=True), report)
    return report.warned
