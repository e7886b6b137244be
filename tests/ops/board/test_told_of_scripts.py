"""Whoever looks at a film, or makes something of it, hears where its scripts say another thing by now."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from storyboard_cli.cli import build as cli_build
from storyboard_cli.cli import export as cli_export
from storyboard_cli.cli import plan as cli_plan
from storyboard_cli.cli import render as cli_render
from storyboard_cli.cli import status as cli_status
from storyboard_cli.core.problems import Problem
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ops import (
    build,
    compile,
    export_lists,
    export_paper,
    plan,
    rebuild,
    render,
    status,
    validate,
)
from storyboard_cli.project.edited_scripts import EDITED_SINCE_COMPILE
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project

SCRIPT, SECOND = "scripts/rain.fountain", "scripts/second.fountain"
SCENE = "\nINT. ROOM - NIGHT\n\nASHA counts the jars.\n"
Tell = Callable[[Workspace], list[Problem]]


def planned(film: Workspace) -> list[Problem]:
    return plan.plan(film, plan.PlanAsk(), calling()).problems


def rendered(film: Workspace) -> list[Problem]:
    return render.render(film, render.RenderAsk(), calling()).problems


def foreseen(film: Workspace) -> list[Problem]:
    return render.render(film, render.RenderAsk(dry_run=True), calling()).problems


def validated(film: Workspace) -> list[Problem]:
    return list(validate.validate(film, validate.ValidateAsk(), calling()).problems)


def printed(film: Workspace) -> list[Problem]:
    return export_paper.pdf(film, export_paper.PdfAsk(), calling()).problems


def listed(film: Workspace) -> list[Problem]:
    return export_lists.shot_list(film, export_lists.ShotListAsk(dry_run=True), calling()).problems


def told(tell: Tell, film: Workspace) -> list[Problem]:
    film.forget()
    return [problem for problem in tell(film) if problem.code == EDITED_SINCE_COMPILE]


def looked_at(film: Workspace) -> status.StatusAnswer:
    film.forget()
    return status.status(film, status.StatusAsk(), calling())


def compiled(film: Workspace, *paths: str) -> None:
    film.forget()
    compile.compile(film, compile.CompileAsk(paths=list(paths)), calling())


EVERYBODY = pytest.mark.parametrize("tell", [planned, rendered, foreseen, validated, printed, listed])


@EVERYBODY
def test_an_edited_script_is_told_once_until_it_is_compiled(
    film: Workspace, project: Project, tell: Tell
) -> None:
    assert told(tell, film) == []

    project.append(SCRIPT, SCENE)
    (problem,) = told(tell, film)
    assert str(problem.severity) == "warning" and str(problem.where) == SCRIPT
    assert problem.message == f"{SCRIPT} was edited since it was compiled; the frames show what it said then"
    assert str(problem.hint) == "`compile` brings the film to what it says now"

    compiled(film)
    assert told(tell, film) == []


@EVERYBODY
def test_a_script_that_was_never_compiled_is_told(film: Workspace, project: Project, tell: Tell) -> None:
    project.write(SECOND, SCENE.lstrip())
    (problem,) = told(tell, film)
    assert problem.message == f"{SECOND} is not compiled yet; the film has nothing of it"

    compiled(film)
    assert told(tell, film) == []


@EVERYBODY
def test_a_script_that_is_gone_is_told(film: Workspace, project: Project, tell: Tell) -> None:
    project.write(SECOND, SCENE.lstrip())
    compiled(film)
    project.remove(SECOND)

    (problem,) = told(tell, film)
    assert problem.message == f"{SECOND} is gone since it was compiled; the film still has its scenes"
    compiled(film)
    assert told(tell, film) == []

    project.write(SECOND, SCENE.lstrip())
    assert len(told(tell, film)) == 1, "the same text, and its scenes are out of the film"


def test_an_edit_that_changes_no_scene_counts_as_compiled(film: Workspace, project: Project) -> None:
    project.append(SCRIPT, "\n/* to be read again */\n")
    assert len(told(planned, film)) == 1

    compiled(film)
    assert told(planned, film) == []


def test_a_script_without_a_scene_is_compiled_too(film: Workspace, project: Project) -> None:
    project.write(SECOND, "Title: Notes\n")
    assert len(told(planned, film)) == 1

    compiled(film)
    assert told(planned, film) == []


def test_compiling_one_script_says_nothing_of_the_other(film: Workspace, project: Project) -> None:
    project.write(SECOND, SCENE.lstrip())
    compiled(film)
    project.append(SECOND, "\nShe writes the number down.\n")
    project.append(SCRIPT, SCENE)

    compiled(film, SCRIPT)
    assert [str(p.where) for p in told(planned, film)] == [SECOND]
    compiled(film, SECOND)
    assert told(planned, film) == []


def test_an_edit_stays_told_where_the_ledger_is_rebuilt(film: Workspace, project: Project) -> None:
    project.append(SCRIPT, SCENE)
    film.forget()
    rebuild.rebuild(film, rebuild.RebuildAsk(), calling())

    with project.open() as again:
        assert len(told(planned, again)) == 1


@pytest.mark.folder("a clone has a folder, and no state")
def test_a_clone_tells_of_edits_after_its_first_command(film: Workspace, project: Project) -> None:
    film.close()
    for path in project.state.glob("ledger.db*"):
        path.unlink()
    with project.open() as clone:
        assert told(planned, clone) == [], "nobody knows what was compiled"
        reconcile(clone, calling())
        assert told(planned, clone) == []
        project.append(SCRIPT, SCENE)
        assert len(told(planned, clone)) == 1


def test_status_names_the_scripts_and_begins_with_compile(film: Workspace, project: Project) -> None:
    before = looked_at(film)
    assert before.edited_since_compile == [] and str(before.next[0].command) != "compile"

    project.append(SCRIPT, SCENE)
    edited = looked_at(film)
    assert edited.edited_since_compile == [SCRIPT]
    assert str(edited.next[0].command) == "compile"
    assert edited.next[0].why == f"{SCRIPT} edited since the last compile"

    project.write(SECOND, SCENE)
    both = looked_at(film)
    assert both.edited_since_compile == [SCRIPT, SECOND]
    assert both.next[0].why == "2 scripts not compiled as they are now"

    compiled(film)
    assert looked_at(film).edited_since_compile == []


def test_status_says_how_the_only_script_comes_back(film: Workspace, project: Project) -> None:
    project.remove(SCRIPT)
    found = looked_at(film)
    assert found.edited_since_compile == [SCRIPT]
    (step,) = found.next[0].command.steps
    assert (step.operation, step.ask) == ("script.put", {"name": "rain.fountain"})


def test_a_build_compiles_and_has_nothing_to_tell(film: Workspace, project: Project) -> None:
    project.append(SCRIPT, SCENE)
    film.forget()
    done = build.build(film, build.BuildAsk(draft=True, pdf=False), calling())
    assert [p for p in done.problems if p.code == EDITED_SINCE_COMPILE] == []

    project.remove(SCRIPT)
    film.forget()
    done = build.build(film, build.BuildAsk(draft=True, pdf=False), calling())
    assert len([p for p in done.problems if p.code == EDITED_SINCE_COMPILE]) == 1, "once, not by each stage"
    assert "gone since it was compiled" in shown(cli_build.show, done)


def test_every_face_at_a_terminal_shows_it(film: Workspace, project: Project) -> None:
    project.append(SCRIPT, SCENE)
    film.forget()
    faces: list[tuple[Callable[..., None], Any]] = [
        (cli_plan.show, plan.plan(film, plan.PlanAsk(), calling())),
        (cli_render.show, render.render(film, render.RenderAsk(), calling())),
        (cli_export.show, export_paper.pdf(film, export_paper.PdfAsk(), calling())),
    ]
    for show, answer in faces:
        said = shown(show, answer)
        assert said.count("was edited since it was compiled") == 1
        assert said.count("`sb compile` brings the film to what it says now") == 1
    assert f"{SCRIPT}: not what the film was compiled from" in shown(cli_status.show, looked_at(film))


def shown(show: Callable[..., None], answer: object) -> str:
    out = io.StringIO()
    show(answer, Console(file=out, width=200, color_system=None))
    return out.getvalue()
