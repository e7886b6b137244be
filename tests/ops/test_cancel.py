"""A caller may stop every long operation between two of its steps; what was finished is kept, nothing is half
written, and the next run goes on.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.caller import Caller, Cancel, Cancelled
from storyboard_cli.core.errors import EXIT_CODES, Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.reporter import Silent, Task
from storyboard_cli.ops import build, check, edit, export_paper, generate, lock, render
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling, made_at
from tests.ops.projects import Project
from tests.test_architecture import modules

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


def test_a_hint_to_go_on_asks_all_that_was_asked(film: Workspace, tmp_path: Path) -> None:
    place = str(tmp_path / "my board.pdf")
    some = ["S01/1", "S01/2"]
    asked: list[tuple[str, Operation, Any, str, dict[str, Any]]] = [
        ("render", render.render, render.RenderAsk(selectors=some, force=True), "Rendering", {}),
        ("generate", generate.generate, generate.GenerateAsk(assets=["ENV_Room"], seed=7), "Drawing", {}),
        (
            "build",
            build.build,
            build.BuildAsk(selectors=some, draft=True, out=made_at(place)),
            "Rendering",
            {"out": place},
        ),
        ("lock", lock.lock, lock.LockAsk(assets=["CHAR_001"], force=True), "Locking", {}),
    ]
    for name, operation, ask, title, typed in asked:
        film.forget()
        with pytest.raises(Cancelled) as stopped:
            operation(film, ask, impatient(1, title))
        hint = stopped.value.hint
        assert isinstance(hint, Mend), name
        assert [(step.operation, step.ask) for step in hint.steps] == [
            (name, ask.model_dump(mode="json", exclude_unset=True) | typed)
        ]


@pytest.fixture
def redrawn(film: Workspace) -> Workspace:
    """The film, whose two assets have new takes to lock."""
    for asset in ("CHAR_001", "ENV_Room"):
        ask = edit.PatchSpecAsk(asset=asset, changes={"canonical_prompt": "something else, in blue"})
        edit.patch_spec(film, ask, calling())
    film.forget()
    generate.generate(film, generate.GenerateAsk(all=True), calling())
    film.forget()
    return film


def newest(film: Workspace) -> list[int]:
    film.forget()
    return [film.registry.locks(asset)[-1].version for asset in ("CHAR_001", "ENV_Room")]


@pytest.mark.parametrize(
    ("steps", "title", "versions"),
    [
        (1, "Comparing with the takes", [1, 1]),
        (1, "Locking", [2, 1]),
        (1, "Measuring locked pictures", [2, 2]),
        (1, "Calibrating", [2, 2]),
    ],
)
def test_a_lock_stops_between_two_assets_and_says_so(
    redrawn: Workspace, steps: int, title: str, versions: list[int]
) -> None:
    with pytest.raises(Cancelled, match="stopped"):
        lock.lock(redrawn, lock.LockAsk(all=True), impatient(steps, title))
    assert newest(redrawn) == versions
    lock.lock(redrawn, lock.LockAsk(all=True), calling())
    assert newest(redrawn) == [2, 2]


def test_the_first_that_is_heard_of_a_drawing_is_what_it_reads(film: Workspace) -> None:
    heard = impatient(1, "Reading what the sheets show")
    with pytest.raises(Cancelled):
        generate.generate(film, generate.GenerateAsk(all=True, dry_run=True), heard)


HANDED = {"caller", "report", "reporter", "progress", "face"}


def swallows(tree: ast.AST) -> Iterator[int]:
    """Lines of `except SbError` around work that hears of the wish to stop, which go on after it."""
    around = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and "contextmanager" in map(ast.unparse, node.decorator_list)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Try):
            continue
        inner = [one for statement in node.body for one in ast.walk(statement)]
        named = {one.id for one in inner if isinstance(one, ast.Name)}
        is_around = node in around and any(isinstance(one, ast.Yield) for one in inner)
        if not named & HANDED and not is_around:
            continue
        for handler in node.handlers:
            caught = ast.unparse(handler.type) if handler.type else ""
            if caught == "Cancelled":
                break
            goes_on = not any(isinstance(one, ast.Raise) for s in handler.body for one in ast.walk(s))
            if "SbError" in caught and goes_on:
                yield handler.lineno


def test_nobody_goes_on_after_the_wish_to_stop() -> None:
    assert {name: lines for name, tree in modules() if (lines := list(swallows(tree)))} == {}


@pytest.mark.parametrize(
    ("handlers", "is_so"),
    [
        ("except SbError: pass", True),
        ("except (SbError, ValueError): return 1", True),
        ("except SbError as e:\n  if e.code: raise", False),
        ("except Cancelled: raise\n except SbError: pass", False),
    ],
)
def test_who_goes_on_is_found(handlers: str, is_so: bool) -> None:
    text = f"def f(caller):\n try:\n  g(caller)\n {handlers}"
    assert bool(list(swallows(ast.parse(text)))) is is_so
