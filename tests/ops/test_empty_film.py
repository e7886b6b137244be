"""What each verb says where there is nothing yet: what is missing and what makes it, not "0 frames"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops.catalogue import CATALOGUE
from tests.callers import calling
from tests.ops.projects import Project

EMPTY = "project_id: PRJ_1\nname: New\n"
FROM_THE_START = "`cp my_script.fountain scripts/`, then `sb compile`"
OF_THE_SCRIPT = "`sb compile` makes some of the script"
NO_ASSETS = (
    "`sb new character NAME` starts one; `sb new --from-script` starts one for every name in the script"
)
NO_FRAMES = [
    *("plan", "render", "check", "lint", "layout", "bench.consistency"),
    *sorted(name for name in CATALOGUE if name.startswith("export.")),
]
SAYS_NOTHING_IS_THERE = {
    "verify": "there is nothing to prove, and it counts 0 of each",
    "rebuild": "the log of an empty project is made again",
    "models.verify": "of the machine, and of no film",
    "models.pull": "of the machine",
    "models.import": "of the machine",
    "comfy.doctor": "of servers",
    "jobs.retry": "`note` says that there is nothing",
    "jobs.collect": "`note` says that there is nothing",
}
"""Long verbs that have nothing to refuse, and why."""
OTHERS = {"build", "generate", "compile", "lock", *NO_FRAMES}


@pytest.fixture
def empty(new_project: Callable[..., Project]) -> Project:
    project = new_project("empty")
    project.write("project.yaml", EMPTY)
    return project


def refusal(project: Project, operation: str, **ask: object) -> SbError:
    found = CATALOGUE[operation]
    with project.open() as workspace, pytest.raises(SbError) as refused:
        found.function(workspace, found.ask.model_validate(ask), calling())
    return refused.value


def test_every_long_verb_is_looked_at() -> None:
    long = {o.name for o in CATALOGUE.values() if o.on == "project" and "long" in o.effects}
    assert long <= OTHERS | SAYS_NOTHING_IS_THERE.keys()


@pytest.mark.parametrize("operation", NO_FRAMES)
def test_a_verb_on_frames_says_what_makes_the_first(empty: Project, operation: str) -> None:
    code = "nothing-to-export" if operation.startswith("export.") else "no-scenes"
    error = refusal(empty, operation)
    assert (error.kind, error.code) == (Kind.missing, code)
    assert error.hint is not None and worded(error.hint) == FROM_THE_START

    empty.write("scripts/film.fountain", "INT. ROOM - DAY\n\nHe runs.\n")
    error = refusal(empty, operation)
    assert (error.code, worded(error.hint or "")) == (code, OF_THE_SCRIPT)


def test_build_says_that_there_is_no_script(empty: Project) -> None:
    error = refusal(empty, "build")
    assert (error.code, worded(error.hint or "")) == ("no-scenes", FROM_THE_START)


def test_compile_says_how_a_script_comes_there(empty: Project) -> None:
    error = refusal(empty, "compile")
    assert error.code == "no-scripts"
    assert worded(error.hint or "") == (
        "put a screenplay there (.fountain, .fdx or .yaml): `cp my_script.fountain scripts/`"
    )


@pytest.mark.parametrize("operation", ["generate", "lock"])
def test_a_verb_on_assets_says_what_makes_the_first(empty: Project, operation: str) -> None:
    error = refusal(empty, operation, all=True)
    assert (error.code, worded(error.hint or "")) == ("no-assets", NO_ASSETS)


@pytest.mark.parametrize("operation", ["render", "check", "plan", "lint"])
def test_a_film_whose_every_scene_was_left_out_says_so(empty: Project, operation: str) -> None:
    empty.write("scripts/film.fountain", "INT. ROOM - DAY\n\nHe runs.\n")
    compiling = CATALOGUE["compile"]
    with empty.open() as workspace:
        compiling.function(workspace, compiling.ask(), calling())
    empty.write("scripts/film.fountain", "Title: Nothing\n\n/* INT. ROOM - DAY */\n")
    with empty.open() as workspace:
        compiling.function(workspace, compiling.ask(), calling())

    error = refusal(empty, operation)
    assert (error.code, worded(error.hint or "")) == ("no-frames", "write scenes, then `sb compile`")


def test_status_names_the_first_step_in_the_words_of_each_face(empty: Project) -> None:
    found = CATALOGUE["status"]
    with empty.open() as workspace:
        [step] = found.function(workspace, found.ask(), calling()).next

    assert worded(step.command) == "cp my_script.fountain scripts/"
    [put] = step.command.steps
    assert (put.operation, put.blanks, dict(put.examples)) == (
        "script.put",
        ("name", "text"),
        {"name": "my_script.fountain"},
    )
