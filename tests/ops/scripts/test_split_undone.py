"""A split that is taken back on a rendered and approved film: name, picture and approval are there again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.store.reviews import write_decision
from storyboard_cli.timeline.review import Decision, Status
from tests.callers import Heard
from tests.ops.conftest import FILES, make
from tests.ops.projects import Project

WHOLE = "ASHA opens the cage door. The parrot looks at the sky, then at her. It stays."


def standing(project: Project) -> dict[str, tuple[str, str]]:
    with project.open() as film:
        return {s.frame.frame_id: (s.render_state.value, s.review.value) for s in frame_states(film)}


def compiled(project: Project, text: str, **ask: object) -> list[str]:
    """The frames whose approval the compile says to be outdated."""
    project.write("scripts/rain.fountain", text)
    with project.open() as film:
        done = compile_op.compile(film, compile_op.CompileAsk.model_validate(ask), Heard())
    return [c.frame_id for c in done.changes if c.approval == "outdated"]


def approve_all(project: Project) -> None:
    with project.open() as film:
        for state in frame_states(film):
            assert state.newest is not None
            said = {
                "schema": 1, "decision": "approve", "frame_id": state.frame.frame_id, "uid": state.frame.uid,
                "at": "2026-02-19T10:00:00Z", "by": "T", "render_version": state.newest.version,
                "recipe_hash": state.newest.recipe_hash, "pixel_sha256": state.newest.pixel_sha256,
            }  # fmt: skip
            write_decision(project.files, Decision.model_validate(said))


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [("door. The", "door.\n\nThe", "FR_S01_002"), ("window.\n\nASHA", "window. ASHA", "FR_S01_001")],
    ids=["split", "merge"],
)
def test_what_is_taken_back_is_approved_again(
    new_project: Callable[..., Project], old: str, new: str, touched: str
) -> None:
    project = new_project("film")
    script = FILES["scripts/rain.fountain"].replace("She turns around.", WHOLE)
    make(project, FILES | {"scripts/rain.fountain": script})
    approve_all(project)
    before = standing(project)
    assert {review for _, review in before.values()} == {Status.approved.value}
    edited = script.replace(old, new)
    assert edited != script
    assert compiled(project, edited, check=True) == compiled(project, edited) == [touched]
    assert standing(project)[touched][1] == Status.outdated.value
    assert compiled(project, script, check=True) == compiled(project, script) == []
    after = standing(project)
    assert {name: after[name] for name in before} == before
