"""What is compiled with the scripts is told as they are: directions, names, and fields of the project."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import export_paper, plan, render, status, validate
from storyboard_cli.project.compiled_from import COMPILED_FROM
from storyboard_cli.project.edited_scripts import EDITED_SINCE_COMPILE
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project

DIRECTION = "direction/S01.yaml"
CLOSER = "schema: 1\nscene_id: S01\nframes:\n  FR_S01_001: {size: CU}\n"
SEED = "schema: 1\nscene_id: S01\nframes:\n  FR_S01_001: {seed: {seed: 9, reason: another}}\n"
LOOKS: dict[str, Callable[[Workspace], object]] = {
    "plan": lambda film: plan.plan(film, plan.PlanAsk(), calling()),
    "render": lambda film: render.render(film, render.RenderAsk(), calling()),
    "validate": lambda film: validate.validate(film, validate.ValidateAsk(), calling()),
    "export": lambda film: export_paper.pdf(film, export_paper.PdfAsk(), calling()),
}


def told(film: Workspace, by: str = "plan") -> list[str]:
    film.forget()
    answer = LOOKS[by](film)
    problems = answer.problems  # type: ignore[attr-defined]
    return [problem.message for problem in problems if problem.code == EDITED_SINCE_COMPILE]


def looked_at(film: Workspace) -> status.StatusAnswer:
    film.forget()
    return status.status(film, status.StatusAsk(), calling())


def compiled(film: Workspace, *paths: str) -> compile_op.CompileAnswer:
    film.forget()
    return compile_op.compile(film, compile_op.CompileAsk(paths=list(paths)), calling())


@pytest.mark.parametrize("by", LOOKS)
def test_a_direction_is_told_until_it_is_compiled(film: Workspace, project: Project, by: str) -> None:
    assert told(film, by) == []

    project.write(DIRECTION, CLOSER)
    assert told(film, by) == [f"{DIRECTION} is not compiled yet; the film has nothing of it"]
    compiled(film)
    assert told(film, by) == []

    project.edit(DIRECTION, "CU", "WS")
    said = f"{DIRECTION} was edited since it was compiled; the frames show what it said then"
    assert told(film, by) == [said]
    compiled(film)
    assert told(film, by) == []

    project.remove(DIRECTION)
    assert told(film, by) == [
        f"{DIRECTION} is gone since it was compiled; the frames still show what it said"
    ]
    compiled(film)
    assert told(film, by) == []


def test_status_names_the_direction_and_begins_with_compile(film: Workspace, project: Project) -> None:
    project.write(DIRECTION, CLOSER)
    found = looked_at(film)
    assert found.edited_since_compile == [DIRECTION]
    assert (str(found.next[0].command), found.next[0].why) == ("compile", f"{DIRECTION} not compiled yet")

    project.append("scripts/rain.fountain", "\nShe waits.\n")
    assert looked_at(film).next[0].why == "2 files not compiled as they are now"
    compiled(film)
    assert looked_at(film).edited_since_compile == []


def test_what_a_plan_reads_by_itself_needs_no_compile(film: Workspace, project: Project) -> None:
    project.write(DIRECTION, "schema: 1\nscene_id: S01\nframes:\n  FR_S01_001: {note: so}\n")
    compiled(film)
    project.write(DIRECTION, SEED.replace("{seed:", "{note: so, seed:", 1))
    assert looked_at(film).edited_since_compile == []
    assert looked_at(film).render["stale"] == 1, "the plan has the seed at once"


def test_words_that_say_the_same_are_no_edit(film: Workspace, project: Project) -> None:
    project.write(DIRECTION, CLOSER)
    compiled(film)
    project.append(DIRECTION, "# closer, as he said\n")
    assert told(film) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("assets/CHAR_001/asset.yaml", "[ASHA]", "[ASHA, MUM]"),
        ("assets/ENV_Room/asset.yaml", "views: [wide]", "views: [wide]\nmood: tense"),
        ("project.yaml", "seed: 7", "seed: 7\ndefaults: {mood: tense}"),
    ],
)
def test_names_and_fields_of_the_project_are_told(
    film: Workspace, project: Project, path: str, old: str, new: str
) -> None:
    project.edit(path, old, new)
    assert looked_at(film).edited_since_compile == [path]
    compiled(film)
    assert looked_at(film).edited_since_compile == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("assets/CHAR_001/asset.yaml", "green coat", "yellow coat"),
        ("assets/CHAR_001/asset.yaml", "views: [front]", "views: [front]\nmood: tense"),
        ("project.yaml", "soft contrast", "hard contrast"),
    ],
)
def test_what_no_compile_reads_is_not_told(
    film: Workspace, project: Project, path: str, old: str, new: str
) -> None:
    project.edit(path, old, new)
    assert looked_at(film).edited_since_compile == []


def test_a_direction_that_cannot_be_read_is_told_by_itself(film: Workspace, project: Project) -> None:
    project.write(DIRECTION, CLOSER)
    compiled(film)
    project.write(DIRECTION, CLOSER.replace("CU", "NEAR"))
    film.forget()
    found = validate.validate(film, validate.ValidateAsk(), calling())
    assert [str(p.where).partition(":")[0] for p in found.problems if p.is_error] == [DIRECTION]


def test_a_new_list_of_names_is_told(film: Workspace, project: Project) -> None:
    project.write("aliases.yaml", "schema: 1\naliases: {HER: CHAR_001}\n")
    assert looked_at(film).edited_since_compile == ["aliases.yaml"]
    compiled(film)
    assert looked_at(film).edited_since_compile == []


def test_a_compile_of_one_script_leaves_the_other_scene_as_it_was(film: Workspace, project: Project) -> None:
    project.write("scripts/second.fountain", "INT. ROOM - NIGHT\n\nASHA counts the jars.\n")
    compiled(film)
    third = next(s.scene_id for s in film.scenes if s.script_id == "second")
    other = f"direction/{third}.yaml"
    project.write(DIRECTION, CLOSER)
    project.write(other, f"schema: 1\nscene_id: {third}\nmood: tense\n")

    compiled(film, "scripts/second.fountain")
    assert looked_at(film).edited_since_compile == [DIRECTION]
    compiled(film, "scripts/rain.fountain")
    assert looked_at(film).edited_since_compile == []


def test_a_compile_that_changes_no_scene_is_told_to_who_follows(film: Workspace, project: Project) -> None:
    size = film.scenes[0].frames[0].size
    project.write(DIRECTION, CLOSER.replace("CU", size))
    assert looked_at(film).edited_since_compile == [DIRECTION]
    head = film.log.head[0]
    compiled(film)
    kinds = [event.kind for event in film.log.read(after=head)]
    assert "script.compiled" in kinds
    head = film.log.head[0]
    compiled(film)
    assert film.log.head[0] == head, "nothing was edited in between"


def test_where_nobody_noted_what_was_compiled_nothing_is_said(film: Workspace, project: Project) -> None:
    (project.state / COMPILED_FROM).unlink()
    project.write(DIRECTION, CLOSER)
    assert told(film) == []
