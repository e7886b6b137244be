"""A caller may stop every long operation between two of its steps; what was finished is kept, nothing is half
written, and the next run goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.caller import Caller, Cancel
from storyboard_cli.core.errors import EXIT_CODES, Kind, SbError
from storyboard_cli.core.reporter import Silent, Task
from storyboard_cli.ops import build, check, export_paper, generate, render
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling, made_at
from tests.ops.projects import Project

Operation = Callable[[Workspace, Any, Caller], Any]


class After(Silent):
    """Somebody who has enough after so many steps."""

    def __init__(self, steps: int, cancel: Cancel, title: str) -> None:
        self.left = steps
        self.cancel = cancel
        self.title = title
        self.current = ""

    @contextmanager
    def task(self, title: str, total: float | None = None) -> Iterator[Task]:
        self.current = title
        yield self

    def advance(self, steps: float = 1, note: str | None = None) -> None:
        self.left -= self.current.startswith(self.title)
        if self.left == 0:
            self.cancel.ask()

    def resize(self, total: float | None) -> None:
        pass


def impatient(steps: int, title: str = "") -> Caller:
    cancel = Cancel()
    return Caller("Asha", report=After(steps, cancel, title), cancel=cancel)


@pytest.mark.parametrize(
    ("operation", "ask"),
    [
        (render.render, render.RenderAsk(force=True)),
        (generate.generate, generate.GenerateAsk(all=True, force=True)),
        (check.check, check.CheckAsk(all=True)),
        (compile_op.compile, compile_op.CompileAsk()),
        (export_paper.pdf, export_paper.PdfAsk()),
        (export_paper.images, export_paper.ImagesAsk()),
        (build.build, build.BuildAsk()),
    ],
    ids=["render", "generate", "check", "compile", "pdf", "images", "build"],
)
def test_nothing_is_begun_for_a_caller_who_does_not_want_it_any_more(
    film: Workspace, project: Project, operation: Operation, ask: Any
) -> None:
    project.append("scripts/rain.fountain", "\nASHA wakes up.\n")
    film.forget()
    before = project.kept()
    caller = calling()
    caller.cancel.ask()
    with pytest.raises(SbError) as stopped:
        operation(film, ask, caller)
    assert stopped.value.kind is Kind.interrupted and EXIT_CODES[stopped.value.kind] == 130
    assert project.kept() == before


def test_a_check_that_was_stopped_remembers_what_it_judged(film: Workspace) -> None:
    with pytest.raises(SbError, match="stopped"):
        check.check(film, check.CheckAsk(), impatient(2))
    assert len(list(film.log.read(kinds=["check.judged"]))) == 2
    assert check.check(film, check.CheckAsk(), calling()).judged == 2


def test_an_export_that_was_stopped_leaves_the_one_before(film: Workspace, tmp_path: Path) -> None:
    place = tmp_path / "out" / "board.pdf"
    export_paper.pdf(film, export_paper.PdfAsk(out=made_at(place)), calling())
    before = place.read_bytes()
    with pytest.raises(SbError, match="stopped"):
        export_paper.pdf(film, export_paper.PdfAsk(out=made_at(place), layout="1x1"), impatient(2))
    assert place.read_bytes() == before
    assert [p.name for p in place.parent.iterdir() if p.name.endswith(".pdf")] == ["board.pdf"]


def test_takes_that_are_whole_are_kept(film: Workspace) -> None:
    everything = generate.GenerateAsk(all=True, force=True, dry_run=True)
    first = generate.generate(film, everything, calling()).assets[0].drawn
    with pytest.raises(SbError, match="stopped; 1 assets have their takes"):
        generate.generate(film, generate.GenerateAsk(all=True, force=True), impatient(first, "Drawing"))
    again = generate.generate(film, generate.GenerateAsk(all=True), calling())
    assert again.failure is None


def test_a_build_stops_in_the_middle_and_goes_on(film: Workspace, project: Project) -> None:
    project.remove(*project.listing("scenes", ".png"))
    film.forget()
    with pytest.raises(SbError, match="stopped; 2 of 4 frames"):
        build.build(film, build.BuildAsk(pdf=False), impatient(2, "Rendering"))
    film.forget()
    assert sum(s.render_state == "fresh" for s in frame_states(film)) == 2
    done = build.build(film, build.BuildAsk(pdf=False), calling())
    assert next(s.summary for s in done.steps if s.name == "render").startswith("2 frames")
