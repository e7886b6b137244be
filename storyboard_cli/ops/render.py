"""`sb render`: draws the frames that are not fresh, and keeps every picture with its recipe and its event."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events import facts_of
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.plan.drawn import left_out, stand_ins
from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.project.edited_scripts import told_of_edits
from storyboard_cli.project.frame_view import views_by_name, views_of
from storyboard_cli.project.lock_integrity import refuse_broken_locks, told_of_locks
from storyboard_cli.project.no_frames import refuse_no_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, Outcome, RunMode
from storyboard_cli.rendering.answer import FailedFrame, RenderAnswer, RenderAsk, RenderedFrame
from storyboard_cli.rendering.executing import Run, make_all
from storyboard_cli.rendering.frame_jobs import FrameJob, Prepared, Wanted, claimed, deliver, prepare
from storyboard_cli.rendering.project_jobs import ProjectJobs, project_jobs
from storyboard_cli.rendering.renderers import dump_graphs
from storyboard_cli.rendering.same_pictures import (
    answering,
    same_as_before,
    same_as_sent_back,
    told_as_before,
)
from storyboard_cli.store.outside import place_for
from storyboard_cli.timeline.review import Status

__all__ = ["FailedFrame", "RenderAnswer", "RenderAsk", "RenderedFrame", "render", "render_with"]

_LOOK_AGAIN_S = 0.2
_HOLDER = "sb render"


@signed
def render(workspace: Workspace, ask: RenderAsk, caller: Caller) -> RenderAnswer:
    """Make the pictures that are wanted and missing; what was finished is kept, come what may."""
    return render_with(
        workspace, ask, RunMode(servers=tuple(map(str, ask.servers)), detach=ask.detach), caller
    )


def render_with(workspace: Workspace, ask: RenderAsk, mode: RunMode, caller: Caller) -> RenderAnswer:
    """As `render`, with the servers as `mode` says: `sb jobs collect` only fetches what they finished."""
    started = time.monotonic()
    refuse_no_frames(workspace)
    if ask.variants is not None:
        from storyboard_cli.ops.candidates import render_candidates

        return render_candidates(workspace, ask, mode, _HOLDER, caller)
    name = ask.renderer or workspace.project.renderer
    draft = ask.draft or name != workspace.project.renderer
    wanted = Wanted(ask.selectors, name, draft, ask.force, ask.superseded)
    if ask.dry_run or ask.dump_graph is not None:
        prepared = prepare(workspace, wanted)
        if not draft:
            refuse_broken_locks(workspace, prepared.needed)
        if ask.dump_graph:
            jobs = [Job(w.frame_id, w.frame_id, w.job.recipe) for w in prepared.work]
            dump_graphs(workspace, jobs, place_for(ask.dump_graph, workspace.root / "exports/graphs"), name)
        views = _views(workspace, prepared)
        answers = set() if draft else answering(workspace, prepared.work)
        foreseen = [_foreseen(w, views, is_answer=w.frame_id in answers) for w in prepared.work]
        return _answer(workspace, prepared, wanted).model_copy(update={"rendered": foreseen, "dry_run": True})
    with workspace.writing():
        pass  # an archived project is refused before anything starts
    with project_jobs(workspace, _HOLDER) as source:
        reconcile(workspace, caller)
        stored = _stored_for(workspace, caller, draft=draft)
        wanted = replace(wanted, stored=frozenset(stored))
        prepared = _claimed(workspace, wanted, source, caller)
        if not draft:
            refuse_broken_locks(workspace, prepared.needed)
        made, errors = make_all(
            workspace,
            source,
            prepared.work,
            Run(name, mode, "Rendering"),
            caller,
            keep=lambda work, outcome: _keep(workspace, work, outcome),
            stopped=lambda done: _stopped(done, len(prepared.work), ask),
        )
        elsewhere = sorted(source.elsewhere)
    views = _views(workspace, prepared)
    earlier = _earlier(workspace, stored, prepared)
    failed = [FailedFrame(**views[w.frame_id], message=error.message, hint=error.hint) for w, error in errors]
    new = [] if draft else [work for work, _ in made]
    sent_back = same_as_sent_back(workspace, {work.frame_id: work.version for work in new})
    same = same_as_before(workspace, new)
    told = [*sent_back, *told_as_before(new, same, wanted.renderer)]
    drawn = [_frame(work, views, kept, same.get(work.frame_id)) for work, kept in made]
    return _answer(workspace, prepared, wanted, told).model_copy(
        update={
            "rendered": [*earlier, *drawn],
            "fresh": max(0, prepared.fresh - len(earlier)),
            "failed": failed,
            "elsewhere": [name.removesuffix(" draft") for name in elsewhere],
            "seconds": round(time.monotonic() - started, 2),
            "failure": Kind.partial if failed else None,
        }
    )


def _stored_for(workspace: Workspace, caller: Caller, *, draft: bool) -> dict[str, RenderStored]:
    """What the same request stored before it was stopped and went on, by frame: that is not drawn again."""
    if not caller.own:
        return {}
    own = (e for e in workspace.log.read(kinds=[RenderStored.kind]) if e.request in caller.own)
    return {fact.frame_id: fact for _, fact in facts_of(own, RenderStored) if fact.draft == draft}


def _earlier(
    workspace: Workspace, stored: Mapping[str, RenderStored], prepared: Prepared
) -> list[RenderedFrame]:
    """What of that is still wanted as it is: it is told with the rest."""
    now = {work.frame_id for work in prepared.work}
    found = {name: fact for name, fact in stored.items() if name not in now} if prepared.fresh else {}
    views = views_by_name(workspace, found) if found else {}
    return [
        RenderedFrame(
            **{**views[name], "render_version": fact.render_version, "picture": fact.path},
            sha256=fact.sha256 or "",
            seconds=float(fact.facts.get("seconds") or 0.0),
            earlier=True,
        )
        for name, fact in found.items()
    ]


def _claimed(workspace: Workspace, wanted: Wanted, source: ProjectJobs, caller: Caller) -> Prepared:
    """What this run makes. Where another one makes all of it, wait for it as long as `SB_LOCK_WAIT` says."""
    deadline = time.monotonic() + workspace.settings.lock_wait_s
    prepared = claimed(workspace, wanted, source)
    while source.elsewhere and not prepared.work:
        if time.monotonic() >= deadline:
            frame, holder = next(iter(source.elsewhere.items()))
            more = f" and {len(source.elsewhere) - 1} more" if len(source.elsewhere) > 1 else ""
            raise SbError(
                Kind.conflict,
                "project-busy",
                f"{frame}{more} is being rendered by {holder}",
                hint="wait for it to finish, or set SB_LOCK_WAIT to more seconds",
            )
        caller.check()
        time.sleep(_LOOK_AGAIN_S)
        prepared = claimed(workspace, wanted, source)
    for holder, frames in Counter(source.elsewhere.values()).items():
        count = "one frame is" if frames == 1 else f"{frames} frames are"
        caller.warn(f"{count} left to {holder}, where they are being rendered")
    return prepared


def _answer(
    workspace: Workspace, prepared: Prepared, wanted: Wanted, same: Sequence[Problem] = ()
) -> RenderAnswer:
    drawn = [w.job.recipe.staging.subjects for w in prepared.work if w.job.recipe.staging]
    return RenderAnswer(
        renderer=wanted.renderer,
        draft=wanted.draft,
        fresh=prepared.fresh,
        superseded=prepared.superseded,
        stand_ins=stand_ins(drawn),
        left_out=left_out(drawn),
        problems=[
            *told_of_edits(workspace),
            *told_of_locks(workspace, prepared.used | prepared.needed),
            *same,
        ],
    )


def _views(workspace: Workspace, prepared: Prepared) -> dict[str, dict[str, Any]]:
    return views_of(workspace, [(w.planned.scene, w.planned.frame) for w in prepared.work])


class _Kept(NamedTuple):
    """A picture that was made and kept."""

    sha256: str
    seconds: float


def _keep(workspace: Workspace, work: FrameJob, outcome: Outcome) -> _Kept:
    kept = deliver(workspace, work, outcome)
    return _Kept(kept.sha256, float(outcome.facts.get("seconds", 0.0)))


def _frame(
    work: FrameJob,
    views: Mapping[str, Mapping[str, Any]],
    kept: _Kept | None = None,
    same_as: int | None = None,
) -> RenderedFrame:
    """The frame with the picture that was made, or with the one that would be."""
    return RenderedFrame(
        frame_id=work.frame_id,
        shot=work.planned.frame.shot,
        review_status=views[work.frame_id]["review_status"],
        render_version=work.version,
        render_state=RenderState.fresh if kept else "",
        verdict="not checked" if kept else "",
        picture=work.path,
        sha256=kept.sha256 if kept else "",
        seconds=kept.seconds if kept else 0.0,
        reasons=work.reasons,
        same_as=same_as,
    )


def _foreseen(work: FrameJob, views: Mapping[str, Mapping[str, Any]], *, is_answer: bool) -> RenderedFrame:
    """As `_frame`, of a picture that is to be made: it answers a retake as soon as it is there."""
    found = _frame(work, views)
    waits = is_answer and found.review_status == Status.retake
    return found.model_copy(update={"review_status": Status.waiting.value}) if waits else found


def _stopped(done: int, asked: int, ask: RenderAsk) -> Cancelled:
    again = "draw them all again" if ask.force else "go on"
    return Cancelled(
        f"stopped; {done} of {asked} frames are rendered and kept",
        Mend("render", ask.again(), f"run `{{}}` again to {again}"),
    )
