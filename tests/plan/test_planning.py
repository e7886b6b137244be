"""Planning does each thing once: what is asked for of a scene, never more of it than is wanted."""

from __future__ import annotations

import pytest

from storyboard_cli.assets.registry import Registry
from storyboard_cli.plan import planning
from storyboard_cli.plan.planning import PlannedFrame, plan_scene
from storyboard_cli.plan.target import Target
from storyboard_cli.script.aliases import AliasTable
from tests.plan.staging_world import AARAV, frame, project, scene

FRAMES = 30


def planned(*, draft: bool) -> list[PlannedFrame]:
    """The plan of a scene of frames whose person is not locked."""
    frames = [frame(at, f"He walks on ({at}).", [AARAV]) for at in range(1, FRAMES + 1)]
    library = Registry(specs={}, versions={}, retirements={}, aliases=AliasTable())
    return plan_scene(project(), scene(*frames), library, None, Target("preview", "preview@1"), draft=draft)


@pytest.fixture
def staged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The scenes that were staged, in order."""
    found: list[str] = []
    usual = planning.stage_scene

    def stage(here: planning.Scene, *rest: object) -> object:
        found.append(here.scene_id)
        return usual(here, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(planning, "stage_scene", stage)
    return found


def test_a_scene_that_waits_for_its_assets_is_not_staged(staged: list[str]) -> None:
    plan = planned(draft=False)
    assert [p.recipe for p in plan] == [None] * FRAMES
    assert {b.asset for p in plan for b in p.blockers} == {AARAV}
    assert staged == []


def test_a_scene_with_a_frame_to_render_is_staged_once(staged: list[str]) -> None:
    assert all(p.recipe is not None for p in planned(draft=True))
    assert staged == ["S01"]


def test_the_style_is_looked_for_once_a_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(planning, "style_of", lambda library: asked.append(library))
    planned(draft=True)
    assert len(asked) == 1
