"""`frames.show`: rows that stand each for itself, and a review that is a choice of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from storyboard_cli.core.mend import Mend
from storyboard_cli.ops import approve, frames, reject, retake, review, status
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.workspace import Workspace
from tests.callers import ACTOR, Heard
from tests.ops.projects import Project

EXAMPLES = Path(__file__).parents[3]


def shown(workspace: Workspace, *selectors: str, asks: bool = False) -> list[frames.FrameRow]:
    workspace.forget()
    return frames.show(workspace, frames.FramesShowAsk(selectors=list(selectors), asks=asks), Heard()).frames


def row(workspace: Workspace, name: str) -> frames.FrameRow:
    (found,) = shown(workspace, name)
    return found


@pytest.fixture
def judged_film(
    film: Workspace,
    judged: Callable[..., None],
    again: Callable[..., None],
    darker: Callable[..., None],
) -> Workspace:
    """A film in which every frame stands otherwise."""
    report = Heard()
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1", "S02/1"], note="yes"), report)
    retake.retake(film, retake.RetakeAsk(selectors=["S01/2"], note="closer"), report)
    reject.reject(film, reject.RejectAsk(selectors=["S01/3"], note="no"), report)
    review.comment(film, review.ReviewCommentAsk(selectors=["S01/1"], note="lovely"), report)
    darker("S01/2", "candle light")
    again("S01/2")
    judged("S01/2", "quarantined", "drift.identity")
    darker("S02/1", "candles")
    return film


def test_a_row_is_the_same_alone_and_among_all(judged_film: Workspace) -> None:
    every = shown(judged_film)
    assert len({r.review_status for r in every}) > 2
    assert [row(judged_film, r.frame_id) for r in every] == every


@pytest.mark.parametrize("name", ["example_project", "example_chase"])
def test_rows_of_the_examples_stand_each_for_itself(new_project: Callable[..., Project], name: str) -> None:
    source = EXAMPLES / name
    project = new_project(name)
    for path in sorted(p for p in source.rglob("*") if p.is_file() and ".sb" not in p.parts):
        project.files.put(path.relative_to(source).as_posix(), path.read_bytes())
    with project.open() as workspace:
        compile_op.compile(workspace, compile_op.CompileAsk(), Heard())
        every = shown(workspace)
        assert len(every) > 10
        assert any(r.blockers or r.references for r in every)
        assert [row(workspace, r.frame_id) for r in every[::5]] == every[::5]


def test_a_row_says_what_became_of_the_frame(judged_film: Workspace) -> None:
    asked, sent_back, rejected = (row(judged_film, f"S01/{n}") for n in (1, 2, 3))
    outdated = row(judged_film, "S02/1")
    assert (asked.review_status, asked.approved_by) == ("approved", ACTOR)
    assert [d.decision for d in asked.said] == ["approve", "comment"]
    assert asked.approved_at == asked.said[0].at
    assert sent_back.asks
    assert sent_back.failing_rules == ["drift.identity"]
    assert sent_back.findings == ["drift.identity differs"]
    assert sent_back.previous == "scenes/S01/frame_002_v1.png"
    assert (rejected.review_status, rejected.asks, rejected.reasons) == ("rejected", False, ["no"])
    assert (outdated.review_status, outdated.render_state) == ("outdated", "stale")
    assert any("lighting" in word for word in outdated.reasons)
    assert any("lighting" in word for word in outdated.stale_because)


def test_a_row_is_the_frame_of_the_specification(film: Workspace) -> None:
    found = row(film, "S01/1")
    scene = film.scenes[0]
    assert (found.scene_id, found.frame_index, found.uid) == ("S01", 1, scene.frames[0].uid)
    assert found.dependencies.assets == ["CHAR_001@v1", "ENV_Room@v1"]
    assert found.dependencies.scene_graph_hash == scene.graph_hash
    assert found.recipe_hash.startswith("sha256:")
    assert [(r.asset, r.path) for r in found.references] == [
        ("CHAR_001@v1", "assets/CHAR_001/v1/front.png"),
        ("ENV_Room@v1", "assets/ENV_Room/v1/wide.png"),
    ]
    assert found.seconds == pytest.approx(found.duration_frames / float(film.project.rate), abs=1e-3)
    speaks = next(r for r in shown(film) if r.dialogue)
    assert (speaks.dialogue[0].speaker, speaks.dialogue[0].text) == ("CHAR_001", "Is it raining?")


def test_what_blocks_a_frame_comes_with_its_mend(film: Workspace) -> None:
    film.files.put("assets/PROP_Lamp/asset.yaml", LAMP)
    film.files.put(
        "scripts/rain.fountain", film.files.read("scripts/rain.fountain") + b"\nShe lights a LAMP.\n"
    )
    film.forget()
    compile_op.compile(film, compile_op.CompileAsk(), Heard())
    blocked = next(r for r in shown(film) if r.blockers)
    assert blocked.needs == "blocked"
    assert (blocked.render_state, blocked.recipe_hash, blocked.dependencies.assets) == ("blocked", "", [])
    assert blocked.blockers[0].asset == "PROP_Lamp"
    assert isinstance(blocked.blockers[0].hint, Mend)


LAMP = b"""\
schema: 1
asset_id: PROP_Lamp
asset_type: prop
name: Lamp
canonical_prompt: brass lamp
aliases: [LAMP]
"""


def test_a_row_says_what_the_frame_waits_for(judged_film: Workspace, judged: Callable[..., None]) -> None:
    assert {n: row(judged_film, n).needs for n in ("S01/1", "S01/2", "S01/3", "S02/1")} == {
        "S01/1": "check",  # approved, and never checked
        "S01/2": "decision",  # it was sent back, made again, and quarantined
        "S01/3": "none",  # rejected
        "S02/1": "render",  # approved, and outdated since
    }
    judged("S01/1", "passed")
    assert row(judged_film, "S01/1").needs == "none"


def test_what_was_sent_back_waits_for_another_picture_or_for_its_render(
    film: Workspace, darker: Callable[..., None]
) -> None:
    retake.retake(film, retake.RetakeAsk(selectors=["S02/1"], note="darker"), Heard())
    assert row(film, "S02/1").needs == "retake"
    darker("S02/1", "candles")
    assert row(film, "S02/1").needs == "render"


def test_status_counts_what_the_rows_say(judged_film: Workspace) -> None:
    counted = Counter(r.needs for r in shown(judged_film))
    judged_film.forget()
    found = status.status(judged_film, status.StatusAsk(), Heard())
    assert found.needs == counted
    assert len(counted) > 3
    assert found.render == Counter(r.render_state for r in shown(judged_film))


def test_status_counts_blocked_frames_as_blocked(film: Workspace, project: Project) -> None:
    project.append("scripts/rain.fountain", "\nINT. ATTIC - NIGHT\n\nBORIS waits.\n\nBORIS\nAt last.\n")
    film.forget()
    compile_op.compile(film, compile_op.CompileAsk(), Heard())
    film.forget()
    found = status.status(film, status.StatusAsk(), Heard())
    assert found.render == Counter(r.render_state for r in shown(film))
    assert found.render["blocked"] == found.needs["blocked"] > 0


def test_a_review_is_a_choice_of_the_rows(judged_film: Workspace) -> None:
    chosen = shown(judged_film, asks=True)
    judged_film.forget()
    found = review.review(judged_film, review.ReviewAsk(), Heard())
    assert 0 < len(chosen) < len(shown(judged_film))
    assert all(r.asks for r in chosen)
    own = set(review.ReviewItem.model_fields)
    assert [i.model_dump() for i in found.items] == [r.model_dump(include=own) for r in chosen]


def test_a_review_plans_nothing_whose_plan_is_kept(film: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(film)

    def planned(*_: object, **__: object) -> None:
        raise AssertionError("a scene was planned")

    monkeypatch.setattr(Plans, "of_scene", planned)
    assert shown(film) == before
    assert before[0].references


def test_why_frames_are_stale_is_found_once(judged_film: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(judged_film)
    assert any(r.stale_because for r in before)

    def planned(*_: object, **__: object) -> None:
        raise AssertionError("a scene was planned")

    monkeypatch.setattr(Plans, "of_scene", planned)
    assert shown(judged_film) == before


def test_why_a_frame_is_stale_changes_with_its_inputs(
    judged_film: Workspace, darker: Callable[..., None]
) -> None:
    first = row(judged_film, "S02/1").stale_because
    darker("S02/1", "a bright lamp")
    second = row(judged_film, "S02/1")
    assert first != second.stale_because
    assert any("bright lamp" in word for word in second.stale_because)
    assert any("bright lamp" in word for word in second.reasons)
