"""`sb build`: compile, validate, render, check and print, each only as far as something changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Produced
from storyboard_cli.core.hashing import sha256_text
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem
from storyboard_cli.ops import check as check_op
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import export_paper as paper
from storyboard_cli.ops import render as render_op
from storyboard_cli.ops import validate as validate_op
from storyboard_cli.presenting.project_board import board_of
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.cache import read_cache, write_cache
from storyboard_cli.store.files import is_there
from storyboard_cli.store.title_pages import script_files

_CACHE_SCHEMA = 1


class BuildAsk(Ask):
    selectors: Annotated[
        list[str], asked("Only these frames; may repeat.", "--frames", "-f", metavar="SELECTOR")
    ] = []
    draft: Annotated[bool, asked("Placeholders for what is not locked.", "--draft")] = False
    strict: Annotated[bool, asked("Unresolved names and marked pictures are failures.", "--strict")] = False
    pdf: Annotated[bool, asked("Write the board as PDF.", "--pdf/--no-pdf")] = True
    out: Annotated[
        Produced | None,
        asked("Where the PDF goes.", "--out", "-o", read=Produced.local, typed=str),
    ] = None


class BuildStep(Frozen):
    """One stage of the build: what it did, in a few words."""

    name: str = Field(description="compile, validate, render, check or export.")
    outcome: str = Field(description="done, nothing to do, or failed.")
    summary: str = Field(description="What it did, in a few words.")
    seconds: float = Field(description="How long it took.")


class BuildAnswer(Answer):
    name: str = Field(description="The project's title.")
    steps: list[BuildStep] = Field([], description="The stages, in order.")
    frames: int = Field(0, description="How many frames.")
    passed: int = Field(0, description="Frames that passed their check.")
    quarantined: int = Field(0, description="Frames that failed it.")
    not_judged: int = Field(0, description="Frames that could not be judged.")
    pdf: str | None = Field(None, description="The board.")
    problems: list[Problem] = Field([], description="What was found, each with its place and what mends it.")
    seconds: float = Field(0.0, description="How long it took.")


@dataclass
class _Build:
    workspace: Workspace
    ask: BuildAsk
    caller: Caller
    steps: list[BuildStep] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    failure: Kind | None = None
    pdf: str | None = None

    def step(self, name: str, work: Callable[[], tuple[str, str]]) -> None:
        """Run one stage and keep what it says; `work` answers (outcome, summary)."""
        self.caller.check()
        started = time.monotonic()
        try:
            outcome, summary = work()
        except Cancelled as stopped:
            raise Cancelled(
                stopped.message, Mend("build", self.ask.again(), "run `{}` again to go on")
            ) from None
        took = round(time.monotonic() - started, 2)
        self.steps.append(BuildStep(name=name, outcome=outcome, summary=summary, seconds=took))


@signed
def build(workspace: Workspace, ask: BuildAsk, caller: Caller) -> BuildAnswer:
    """The whole line. A failed check does not stop the print: the board shows what is marked."""
    started = time.monotonic()
    made = _Build(workspace, ask, caller)
    made.step("compile", lambda: _compile(made))
    made.step("validate", lambda: _validate(made))
    made.step("render", lambda: _render(made))
    made.step("check", lambda: _check(made))
    if ask.pdf:
        made.step("print", lambda: _print(made))
    return BuildAnswer(
        name=workspace.project.name,
        steps=made.steps,
        pdf=made.pdf,
        problems=list(dict.fromkeys(made.problems)),
        seconds=round(time.monotonic() - started, 2),
        failure=made.failure,
        **made.counts,
    )


def _compile(made: _Build) -> tuple[str, str]:
    if not script_files(made.workspace.files):
        known = len(made.workspace.scenes)
        return "nothing to do", f"no script, {_count(known, 'scene')} as they are"
    done = compile_op.compile(made.workspace, compile_op.CompileAsk(strict=made.ask.strict), made.caller)
    made.problems += done.problems
    if done.failure is not None:
        raise SbError(
            done.failure, "build-stopped", "the script does not compile yet", problems=done.problems
        )
    made.workspace.forget()
    scenes = [s for s in made.workspace.scenes if not s.omitted]
    frames = sum(len(s.live_frames) for s in scenes)
    changed = "done" if done.written else "nothing to do"
    return changed, f"{_count(len(scenes), 'scene')}, {_count(frames, 'frame')}"


def _validate(made: _Build) -> tuple[str, str]:
    done = validate_op.validate(made.workspace, validate_op.ValidateAsk(), made.caller)
    if done.failure is not None:
        raise SbError(
            done.failure,
            "build-stopped",
            f"{_count(done.errors, 'mistake')} must be mended before frames can be rendered",
            problems=done.problems,
        )
    made.problems += done.problems
    return "done", f"{_count(done.specs, 'spec')}, {_count(done.versions, 'locked version')}"


def _render(made: _Build) -> tuple[str, str]:
    ask = render_op.RenderAsk(selectors=made.ask.selectors, draft=made.ask.draft)
    done = render_op.render(made.workspace, ask, made.caller)
    made.problems += done.problems
    if done.failed:
        made.failure = Kind.partial
        return "failed", f"{len(done.rendered)} rendered, {len(done.failed)} failed: {done.failed[0].message}"
    fresh = done.fresh + done.superseded
    if not done.rendered:
        return "nothing to do", f"{_count(fresh, 'frame')} fresh"
    return "done", f"{_count(len(done.rendered), 'frame')} with {done.renderer}" + (
        f", {fresh} already fresh" if fresh else ""
    )


def _check(made: _Build) -> tuple[str, str]:
    done = check_op.check(made.workspace, check_op.CheckAsk(selectors=made.ask.selectors), made.caller)
    made.problems += done.problems()
    made.counts = {
        "frames": len(done.frames),
        "passed": done.passed,
        "quarantined": done.quarantined,
        "not_judged": done.not_judged,
    }
    said = [f"{done.passed} passed"]
    said += [f"{done.quarantined} quarantined"] if done.quarantined else []
    said += [f"{done.not_judged} not judged"] if done.not_judged else []
    if done.failure is not None:
        made.failure = made.failure or done.failure
        return "failed", ", ".join(said)
    return "done" if done.judged else "nothing to do", ", ".join(said)


def _print(made: _Build) -> tuple[str, str]:
    workspace, ask = made.workspace, made.ask
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)
    key = sha256_text(repr((board, ask.strict, ask.draft)))
    known = read_cache(workspace.cache, "build", _CACHE_SCHEMA)
    last = known.get("pdf")
    if ask.out is None and last and last["key"] == key and is_there(workspace.files, last["path"]):
        made.pdf = last["path"]
        return "nothing to do", last["summary"]
    asked = paper.PdfAsk(selectors=ask.selectors, draft=ask.draft, strict=ask.strict, out=ask.out)
    done = paper.pdf(workspace, asked, made.caller)
    made.pdf = done.path
    summary = f"{_count(done.pages or 0, 'page')}, {done.duration}"
    if ask.out is None:
        entry = {"key": key, "path": done.path, "summary": summary}
        write_cache(workspace.cache, "build", _CACHE_SCHEMA, {"pdf": entry})
    return "done", summary


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
