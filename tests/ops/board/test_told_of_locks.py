"""Rendering and planning say where frames show another thing than the files of their assets say now."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from storyboard_cli.cli import build as cli_build
from storyboard_cli.cli import plan as cli_plan
from storyboard_cli.cli import render as cli_render
from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import Problem
from storyboard_cli.ops import build, plan, render
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project

ASHA, ROOM = "assets/CHAR_001/asset.yaml", "assets/ENV_Room/asset.yaml"
Tell = Callable[..., list[Problem]]


def rendered(film: Workspace, **ask: object) -> list[Problem]:
    film.forget()
    return render.render(film, render.RenderAsk(**ask), calling()).problems


def foreseen(film: Workspace, **ask: object) -> list[Problem]:
    return rendered(film, dry_run=True, **ask)


def planned(film: Workspace, **ask: object) -> list[Problem]:
    film.forget()
    return plan.plan(film, plan.PlanAsk(**ask), calling()).problems


def built(film: Workspace, **ask: object) -> list[Problem]:
    film.forget()
    done = build.build(film, build.BuildAsk(**ask, pdf=False), calling())
    return [problem for problem in done.problems if problem.code == "edited-since-lock"]


EVERYBODY = pytest.mark.parametrize("tell", [rendered, foreseen, planned, built])


@EVERYBODY
def test_nothing_is_said_where_specs_say_what_was_locked(
    film: Workspace, project: Project, tell: Tell
) -> None:
    assert tell(film) == []

    project.edit(ASHA, "name: Asha", "name: Asha # of the first draft")
    assert tell(film) == []


@EVERYBODY
def test_a_spec_that_was_edited_since_its_lock_is_told_once(
    film: Workspace, project: Project, tell: Tell
) -> None:
    project.edit(ASHA, "green coat", "red coat")

    [told] = tell(film)
    assert (told.code, told.severity) == ("edited-since-lock", "warning")
    assert told.message == "CHAR_001: canonical_prompt changed since v1 was locked; frames show v1"
    assert str(told.where) == ASHA
    assert told.hint is not None and worded(told.hint) == (
        "`sb generate CHAR_001`, then `sb lock CHAR_001` make a version of what it says now; "
        "`sb restore CHAR_001@v1` takes the edit back"
    )


@EVERYBODY
def test_each_edited_asset_in_the_frames_is_told_and_no_other(
    film: Workspace, project: Project, tell: Tell
) -> None:
    project.edit(
        ASHA, "views: [front]", "views: [front]\nseed: 9\nsymmetric: false\nmood: dark\ntags: [lead]"
    )
    project.edit(ROOM, "small room", "large room")
    project.write(
        "assets/PROP_Lamp/asset.yaml",
        "asset_id: PROP_Lamp\nasset_type: prop\nname: L\ncanonical_prompt: l\n",
    )

    assert [t.message for t in tell(film)] == [
        "CHAR_001: seed, tags, symmetric, mood changed since v1 was locked; frames show v1",
        "ENV_Room: canonical_prompt changed since v1 was locked; frames show v1",
    ]


def test_what_is_locked_anew_or_taken_back_is_told_no_more(film: Workspace, project: Project) -> None:
    project.edit(ASHA, "green coat", "red coat")
    assert len(planned(film)) == 1
    project.edit(ASHA, "red coat", "green coat")
    assert planned(film) == []


def test_frames_that_are_made_from_an_edited_spec_are_told_of_too(film: Workspace, project: Project) -> None:
    project.edit(ASHA, "green coat", "red coat")
    project.edit("project.yaml", "soft contrast", "hard contrast")
    film.forget()
    done = render.render(film, render.RenderAsk(), calling())

    assert len(done.rendered) == 4
    assert [p.code for p in done.problems] == ["edited-since-lock", "looks-as-before"]


def test_a_version_that_a_direction_pins_is_what_was_wanted(film: Workspace, project: Project) -> None:
    from storyboard_cli.ops import generate, lock

    project.edit(ASHA, "green coat", "red coat")
    film.forget()
    generate.generate(film, generate.GenerateAsk(assets=["CHAR_001"]), calling())
    film.forget()
    lock.lock(film, lock.LockAsk(assets=["CHAR_001"]), calling())
    for scene in ("S01", "S02"):
        project.write(f"direction/{scene}.yaml", f"scene_id: {scene}\nversions: {{CHAR_001: 1}}\n")
    project.edit(ASHA, "red coat", "blue coat")

    assert planned(film) == []
    project.remove("direction/S02.yaml")
    assert [p.message.partition(" ")[2] for p in planned(film)] == [
        "canonical_prompt changed since v2 was locked; frames show v2"
    ]


def broken(project: Project) -> str:
    path = "assets/CHAR_001/v1/front.png"
    assert project.read(path) != project.read("assets/ENV_Room/v1/wide.png")
    project.write(path, project.read("assets/ENV_Room/v1/wide.png"))
    return path


@pytest.mark.parametrize("tell", [rendered, planned, foreseen])
def test_a_locked_picture_that_is_another_is_told_where_all_frames_are_fresh(
    film: Workspace, project: Project, tell: Tell
) -> None:
    path = broken(project)

    [told] = tell(film)
    assert (told.code, told.severity, str(told.where)) == ("picture-changed", "warning", path)
    assert told.hint is not None and path in str(told.hint)


def test_what_rendering_will_refuse_is_said_before(film: Workspace, project: Project) -> None:
    path = broken(project)
    project.edit("project.yaml", "soft contrast", "hard contrast")
    film.forget()

    done = plan.plan(film, plan.PlanAsk(), calling())
    assert done.failure is Kind.blocked
    assert [(p.code, p.severity, str(p.where)) for p in done.problems] == [("picture-changed", "error", path)]
    for ask in ({}, {"dry_run": True}):
        with pytest.raises(SbError) as refused:
            rendered(film, **ask)
        assert refused.value.code == "lock-broken"
        assert [str(p.where) for p in refused.value.problems] == [path]


def test_a_draft_is_drawn_from_broken_locks_and_says_so(film: Workspace, project: Project) -> None:
    path = broken(project)
    project.remove("assets/ENV_Room/v1/wide.png")
    film.forget()
    done = render.render(film, render.RenderAsk(draft=True, force=True), calling())

    assert done.rendered and [(p.code, p.severity) for p in done.problems] == [
        ("picture-changed", "warning"),
        ("picture-missing", "warning"),
    ]
    assert str(done.problems[0].where) == path


def test_people_at_a_shell_read_it_with_the_commands_that_mend_it(film: Workspace, project: Project) -> None:
    project.edit(ASHA, "green coat", "red coat")
    film.forget()
    answers: list[tuple[Callable[[Any, Console], None], object]] = [
        (cli_render.show, render.render(film, render.RenderAsk(), calling())),
        (cli_plan.show, plan.plan(film, plan.PlanAsk(), calling())),
        (cli_build.show, build.build(film, build.BuildAsk(pdf=False), calling())),
    ]

    for show, answer in answers:
        console = Console(file=io.StringIO(), soft_wrap=True)
        show(answer, console)
        shown = console.file.getvalue()  # type: ignore[attr-defined]
        assert f"{ASHA}: warning: CHAR_001: canonical_prompt changed since v1 was locked" in shown
        assert "hint: `sb generate CHAR_001`, then `sb lock CHAR_001` make a version" in shown
