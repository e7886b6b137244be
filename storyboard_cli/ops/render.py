"""`sb render`: draws the frames that are not fresh, and keeps every picture with its recipe and its event."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import write_lock
from storyboard_cli.core.hashing import canonical_json, sha256_bytes, sha256_json
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.pictures import pixel_sha256, with_recipe
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.plan.drawn import left_out, stand_ins
from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.plan.planning import PlannedFrame
from storyboard_cli.project.frame_states import FrameState, frame_states, reasons_of
from storyboard_cli.project.frame_view import FrameView
from storyboard_cli.project.intact import refuse_broken_locks
from storyboard_cli.project.plans import Plans, gate
from storyboard_cli.project.targets import code_version
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, Outcome, RunMode
from storyboard_cli.rendering.renderers import dump_graphs, open_renderer
from storyboard_cli.store.frames import frame_path, versions_on_disk, write_frame


class RenderAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("What to render: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    force: Annotated[bool, asked("Render fresh frames again too.", "--force")] = False
    superseded: Annotated[
        bool, asked("Also frames that only a newer sb would draw differently.", "--superseded")
    ] = False
    draft: Annotated[
        bool, asked("Use placeholders for what is not locked; marked DRAFT, never approvable.", "--draft")
    ] = False
    renderer: Annotated[
        str | None, asked("preview or comfyui; another than the project's makes drafts.", "--renderer")
    ] = None
    servers: Annotated[
        list[str],
        asked("This ComfyUI server instead of the project's; may be repeated.", "--server", metavar="URL"),
    ] = []
    detach: Annotated[
        bool, asked("Ctrl-C leaves the jobs on the servers for `sb jobs collect`.", "--detach")
    ] = False
    dump_graph: Annotated[
        str | None,
        asked("With --dry-run: write the graphs that ComfyUI loads.", "--dump-graph", metavar="DIR"),
    ] = None
    dry_run: Annotated[bool, asked("Only say what would be rendered, and why.", "--dry-run")] = False


class RenderedFrame(FrameView):
    """A frame with the picture that was made, or would be."""

    sha256: str = Field(description="The hash of the picture's file.")
    seconds: float = Field(0.0, description="How long the picture took.")
    reasons: list[str] = Field([], description="Why it was rendered.")


class FailedFrame(Frozen):
    frame_id: str = Field(description="The frame, as FR_S03_002.")
    message: str = Field(description="What went wrong.")
    hint: str | None = Field(None, description="What mends it.")


class RenderAnswer(Answer):
    rendered: list[RenderedFrame] = Field([], description="Frames that were rendered.")
    failed: list[FailedFrame] = Field([], description="Frames that could not be rendered.")
    fresh: int = Field(0, description="Frames that were what is wanted already.")
    superseded: int = Field(0, description="Frames that only a newer sb would draw otherwise; they are left.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")
    draft: bool = Field(False, description="The pictures are drafts, never approvable.")
    renderer: str = Field("", description="What draws: preview or comfyui.")
    seconds: float = Field(0.0, description="How long it took.")
    stand_ins: list[str] = Field(
        [], description="What lettered solids stand in for, the most frequent first."
    )
    left_out: list[str] = Field([], description="What the words show and no picture of a place so wide has.")


@dataclass(frozen=True)
class _Work:
    planned: PlannedFrame
    version: int
    reasons: list[str]

    @property
    def frame_id(self) -> str:
        return self.planned.frame.frame_id


def render(workspace: Workspace, ask: RenderAsk, caller: Caller) -> RenderAnswer:
    """Make the pictures that are wanted and missing; what was finished is kept, come what may."""
    return render_in(workspace, ask, RunMode(servers=tuple(ask.servers), detach=ask.detach), caller)


def render_in(workspace: Workspace, ask: RenderAsk, mode: RunMode, caller: Caller) -> RenderAnswer:
    """As `render`, with another treatment of the servers than the ask names."""
    started = time.monotonic()
    name = ask.renderer or workspace.project.renderer
    draft = ask.draft or name != workspace.project.renderer
    if ask.dry_run or ask.dump_graph is not None:
        work, done = _work(workspace, ask, draft, name)
        if ask.dump_graph:
            jobs = [Job(w.frame_id, w.frame_id, w.planned.recipe) for w in work if w.planned.recipe]
            dump_graphs(workspace, jobs, ask.dump_graph, name)
        return done.model_copy(update={"rendered": [_foreseen(w, draft) for w in work], "dry_run": True})
    with rendering(workspace):
        reconcile(workspace, caller)
        work, done = _work(workspace, ask, draft, name)
        if not work:
            return done
        if not draft:
            refuse_broken_locks(workspace, [w.planned for w in work])
        rendered, failed = _run(workspace, work, name, draft, mode, caller)
    return done.model_copy(
        update={
            "rendered": rendered,
            "failed": failed,
            "seconds": round(time.monotonic() - started, 2),
            "failure": Kind.partial if failed else None,
        }
    )


@contextmanager
def rendering(workspace: Workspace) -> Iterator[None]:
    """Only one render of a project at a time; reviews and everything else may go on beside it."""
    with workspace.writing():
        pass  # an archived project is refused before anything starts
    holder = f"sb render ({workspace.actor})"
    with write_lock(workspace.state / "render.lock", holder=holder, wait_s=workspace.settings.lock_wait_s):
        yield


def _work(
    workspace: Workspace, ask: RenderAsk, draft: bool, renderer: str
) -> tuple[list[_Work], RenderAnswer]:
    states = frame_states(workspace, ask.selectors, renderer=renderer, drafts=draft)
    wanted = {RenderState.unrendered, RenderState.stale}
    if ask.superseded:
        wanted.add(RenderState.superseded)
    chosen = [s for s in states if ask.force or s.render_state in wanted]
    left = Counter(s.render_state for s in states if not (ask.force or s.render_state in wanted))
    counts = {"fresh": left[RenderState.fresh], "superseded": left[RenderState.superseded]}
    planned = workspace.kept(Plans).of_frames([(s.scene, s.frame) for s in chosen], renderer, draft=draft)
    gate(planned)
    by_frame = {s.frame.frame_id: s for s in chosen}
    work = [
        _Work(p, _next_version(workspace, by_frame[p.frame.frame_id]), _reasons(workspace, by_frame, p))
        for p in planned
    ]
    drawn = [w.planned.recipe.staging.subjects for w in work if w.planned.recipe and w.planned.recipe.staging]
    return work, RenderAnswer(
        renderer=renderer,
        draft=draft,
        stand_ins=stand_ins(drawn),
        left_out=left_out(drawn),
        **counts,
    )


def _reasons(workspace: Workspace, states: dict[str, FrameState], planned: PlannedFrame) -> list[str]:
    state = states[planned.frame.frame_id]
    if state.render_state is RenderState.fresh or planned.recipe is None:
        return []
    return reasons_of(workspace, state)


def _next_version(workspace: Workspace, state: FrameState) -> int:
    """One more than the highest of ledger, disk and review: a version number is never used twice."""
    known = [r.version for r in state.renders]
    known += versions_on_disk(workspace.files, state.scene.scene_id).get(state.frame.frame_index, [])
    known += [d.render_version or 0 for d in state.decisions]
    return 1 + max(known, default=0)


def _run(
    workspace: Workspace, work: Sequence[_Work], name: str, draft: bool, mode: RunMode, caller: Caller
) -> tuple[list[RenderedFrame], list[FailedFrame]]:
    jobs = {_job_id(workspace, w): w for w in work}
    queue = [
        Job(job_id, w.frame_id, w.planned.recipe)
        for job_id, w in jobs.items()
        if w.planned.recipe is not None
    ]
    code = code_version(workspace, name)
    rendered: list[RenderedFrame] = []
    failed: list[FailedFrame] = []
    with (
        caller.stopping(lambda: _stopped(len(rendered), len(queue))),
        open_renderer(workspace, name, mode) as renderer,
        closing(renderer.render(queue, caller)) as outcomes,
        caller.task("Rendering", len(queue)) as progress,
    ):
        for outcome in outcomes:
            _keep(workspace, jobs[outcome.job.job_id], outcome, code, draft, rendered, failed)
            progress.advance(1, outcome.job.subject)
    order = {w.frame_id: at for at, w in enumerate(work)}
    return sorted(rendered, key=lambda r: order[r.frame_id]), failed


def _stopped(done: int, asked: int) -> SbError:
    return SbError(
        Kind.interrupted,
        "interrupted",
        f"stopped; {done} of {asked} frames are rendered and kept",
        hint="run `sb render` again to go on",
    )


def _keep(
    workspace: Workspace,
    work: _Work,
    outcome: Outcome,
    code: int,
    draft: bool,
    rendered: list[RenderedFrame],
    failed: list[FailedFrame],
) -> None:
    if outcome.picture is None:
        error = outcome.error or SbError(
            Kind.internal, "picture-not-made", "the renderer gave neither picture nor error"
        )
        failed.append(FailedFrame(frame_id=work.frame_id, message=error.message, hint=error.hint))
        return
    rendered.append(_store(workspace, work, outcome, code, draft))


def _store(workspace: Workspace, work: _Work, outcome: Outcome, code: int, draft: bool) -> RenderedFrame:
    """The file first, then its event: a crash between the two is found and mended by `reconcile`."""
    recipe, picture = work.planned.recipe, outcome.picture
    assert recipe is not None and picture is not None
    frame, scene = work.planned.frame, work.planned.scene
    carried: dict[str, object] = {
        "recipe": recipe.model_dump(mode="json", by_alias=True),
        "frame_id": frame.frame_id,
        "uid": frame.uid,
        "version": work.version,
        "code_version": code,
        "compiler_version": scene.compiler_version,
        "job_id": outcome.job.job_id,
    }
    data = with_recipe(picture.data, canonical_json(carried))
    path = frame_path(frame.frame_id, work.version, draft=draft)
    sha = sha256_bytes(data)
    event = RenderStored.of(
        recipe,
        carried,
        path=path,
        sha256=sha,
        pixel_sha256=picture.pixel_sha256 or pixel_sha256(data, path),
        size=(picture.width, picture.height),
        facts=outcome.facts,
    )
    with workspace.writing():
        write_frame(workspace.files, path, data)
        workspace.record(event)
    seconds = float(outcome.facts.get("seconds", 0.0))
    return RenderedFrame(
        frame_id=frame.frame_id,
        shot=frame.shot,
        render_version=work.version,
        render_state=RenderState.fresh,
        verdict="not checked",
        picture=path,
        sha256=sha,
        seconds=seconds,
        reasons=work.reasons,
    )


def _job_id(workspace: Workspace, work: _Work) -> str:
    """The same for the same picture until it is stored, so that a killed run finds its job again."""
    recipe = work.planned.recipe
    assert recipe is not None
    identity = [workspace.project.project_id, work.planned.frame.uid, work.version, recipe.recipe_hash]
    return sha256_json(identity).removeprefix("sha256:")[:32]


def _foreseen(work: _Work, draft: bool) -> RenderedFrame:
    frame = work.planned.frame
    path = frame_path(frame.frame_id, work.version, draft=draft)
    return RenderedFrame(
        frame_id=frame.frame_id,
        shot=frame.shot,
        render_version=work.version,
        picture=path,
        sha256="",
        reasons=work.reasons,
    )
