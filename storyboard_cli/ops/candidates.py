"""`sb render --variants`: pictures of a frame with other seeds, each checked, beside it to pick from."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from statistics import median

from pydantic import Field

from storyboard_cli.checking.candidate_check import judge_candidates
from storyboard_cli.consistency.findings import Finding, worth_seeing
from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events.candidates import CandidateJudged, CandidateStored
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.project.candidates import Candidate, candidates_of, is_current, preferred
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.lock_integrity import refuse_broken_locks, versions_used
from storyboard_cli.project.selection import one_frame
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import RunMode
from storyboard_cli.rendering.answer import FailedFrame, RenderAnswer, RenderAsk, RenderedFrame
from storyboard_cli.rendering.candidate_jobs import (
    CandidateJob,
    PreparedCandidates,
    deliver_candidate,
    prepare_candidates,
)
from storyboard_cli.rendering.executing import Run, make_all
from storyboard_cli.rendering.project_jobs import project_jobs

_PAST = 20
"""Of so many newest pictures those of the renderer say how long one takes."""

Made = tuple[CandidateJob, CandidateStored]


class CandidatesAsk(Ask):
    frame: str = Field(description="Which one: FR_S03_002, S03/2.")


class CandidateRow(Frozen):
    """A variant of the frame: its picture, its seed, and what the check says of it."""

    candidate: int = Field(description="Its number, which stays its own.")
    picture: str = Field(description="Its file, relative to the project.")
    seed: int = Field(description="The seed that it was drawn with; it follows from the frame's own.")
    verdict: str = Field(description="What the check says: passed, quarantined, not judged, not checked.")
    likeness: float | None = Field(
        None, description="How alike its characters are to their locks, in the mean; none: not measured."
    )
    findings: list[Finding] = Field([], description="What the check found in it, the worst first.")
    is_current: bool = Field(description="It is of what is wanted of the frame now, and can be picked.")
    picked_as: int | None = Field(None, description="The version of the frame that it became.")
    at: str = Field(description="When it was drawn.")
    by: str = Field(description="Who had it drawn.")
    renderer: str = Field(description="What drew it.")
    pixel_sha256: str = Field(description="Of its pixels.")


class CandidatesAnswer(Answer):
    frame: FrameView = Field(description="The frame, with the picture that counts.")
    rows: list[CandidateRow] = Field([], description="Its variants, by their numbers.")
    best: int | None = Field(
        None,
        description="Which the check's own score prefers: verdict, findings, likeness to three decimals; "
        "none where it sees no difference between the first two.",
    )
    seconds_each: float | None = Field(
        None, description="How long one takes, by earlier pictures of the renderer; none: nobody knows."
    )
    note: str = Field("", description="What has to be known of them.")


@signed
def candidates(workspace: Workspace, ask: CandidatesAsk, caller: Caller) -> CandidatesAnswer:
    """The variants of one frame that are kept. Nothing is written."""
    _, frame = one_frame(workspace.scenes, ask.frame)
    (state,) = frame_states(workspace, [frame.frame_id])
    known = candidates_of(workspace, [state])[frame.frame_id]
    current = {c.number for c in known if is_current(workspace, state, c)}
    best, is_alike = preferred(c for c in known if c.number in current)
    return CandidatesAnswer(
        frame=FrameView(**view_fields(state)),
        rows=[_listed(c, current) for c in known],
        best=best.number if best and not is_alike else None,
        seconds_each=_seconds_each(workspace),
        note=_alike(workspace) or "",
    )


def render_candidates(
    workspace: Workspace, ask: RenderAsk, mode: RunMode, holder: str, caller: Caller
) -> RenderAnswer:
    """Make what is missing until each frame has as many variants as were asked for; each is checked."""
    assert ask.variants is not None
    _refuse_other_ways(workspace, ask)
    started = time.monotonic()
    if ask.dry_run:
        prepared = prepare_candidates(workspace, ask.selectors, ask.variants, more=ask.force)
        return _answer(workspace, ask, prepared).model_copy(
            update={"rendered": [_foreseen(work) for work in prepared.work], "dry_run": True}
        )
    with workspace.writing():
        pass  # an archived project is refused before anything starts
    with project_jobs(workspace, holder) as source:
        reconcile(workspace, caller)
        prepared = prepare_candidates(workspace, ask.selectors, ask.variants, more=ask.force)
        refuse_broken_locks(workspace, frozenset(versions_used(prepared.states)))
        _tell_cost(workspace, prepared, caller)
        source.offer(work.job for work in prepared.work)
        made, errors = make_all(
            workspace,
            source,
            prepared.work,
            Run(workspace.project.renderer, mode, "Rendering variants"),
            caller,
            keep=lambda work, outcome: deliver_candidate(workspace, work, outcome),
            stopped=lambda done: _stopped(done, len(prepared.work), ask),
        )
    judged = _judged(workspace, prepared, made, caller)
    failed = [
        FailedFrame(**view_fields(work.state), message=error.message, hint=error.hint)
        for work, error in errors
    ]
    return _answer(workspace, ask, prepared).model_copy(
        update={
            "rendered": [_row(work, stored, said) for (work, stored), said in zip(made, judged, strict=True)],
            "failed": failed,
            "elsewhere": sorted({name.split(" ")[0] for name in source.elsewhere}),
            "seconds": round(time.monotonic() - started, 2),
            "hint": _how_to_pick(workspace, prepared) if prepared.states and not failed else None,
            "failure": Kind.partial if failed else None,
        }
    )


def _judged(
    workspace: Workspace, prepared: PreparedCandidates, made: Sequence[Made], caller: Caller
) -> list[CandidateJudged]:
    """The verdicts on what was made; what a killed run left without one is judged too."""
    now = {stored.job_id for _, stored in made}
    known = candidates_of(workspace, prepared.states)
    left = [
        (state, one.stored)
        for state in prepared.states
        for one in known[state.frame.frame_id]
        if one.judged is None and one.stored.job_id not in now and is_current(workspace, state, one)
    ]
    judged = judge_candidates(workspace, [*((w.state, s) for w, s in made), *left], caller)
    return judged[: len(made)]


def _refuse_other_ways(workspace: Workspace, ask: RenderAsk) -> None:
    """Variants are of what is wanted of a frame: no drafts, and by the project's own renderer."""
    if not ask.selectors:
        raise SbError(
            Kind.usage,
            "no-frames-named",
            "variants of which frames?",
            hint=Mend("render", {"variants": ask.variants}, examples={"selectors": ["S03/2"]}),
        )
    if ask.superseded or ask.dump_graph is not None:
        said = "superseded" if ask.superseded else "dump_graph"
        raise SbError(
            Kind.usage,
            "not-of-variants",
            f"{said} says nothing of variants: ask for the one or for the other",
            fields=(said,),
        )
    other = ask.renderer is not None and ask.renderer != workspace.project.renderer
    if ask.draft or other:
        what = f"renderer {ask.renderer}" if other else "drafts"
        raise SbError(
            Kind.usage,
            "variants-of-drafts",
            f"variants are pictures that may be picked; those of {what} may not",
            hint=Mend("render", {"selectors": ask.selectors, "variants": ask.variants}),
        )


def _stopped(done: int, asked: int, ask: RenderAsk) -> Cancelled:
    return Cancelled(
        f"stopped; {done} of {asked} variants are drawn and kept",
        Mend("render", ask.again(), "run `{}` again to go on"),
    )


def _answer(workspace: Workspace, ask: RenderAsk, prepared: PreparedCandidates) -> RenderAnswer:
    each = _seconds_each(workspace)
    alike = _alike(workspace)
    return RenderAnswer(
        renderer=workspace.project.renderer,
        fresh=prepared.there,
        variants=ask.variants,
        expected_seconds=None if each is None else round(each * len(prepared.work), 1),
        problems=[Problem(Severity.info, "variants-alike", alike)] if alike else [],
    )


def _tell_cost(workspace: Workspace, prepared: PreparedCandidates, caller: Caller) -> None:
    """How much work it is, before it begins."""
    many, each = len(prepared.work), _seconds_each(workspace)
    if many:
        took = f", about {_spoken(each * many)} by earlier pictures" if each is not None else ""
        caller.say(f"{many} {'picture' if many == 1 else 'pictures'} to draw{took}")


def _spoken(seconds: float) -> str:
    return f"{max(1, round(seconds))} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _seconds_each(workspace: Workspace) -> float | None:
    """How long a picture of the project's renderer takes: the median of the newest ones."""
    name = workspace.project.renderer
    found = [
        float(seconds)
        for event in workspace.log.newest(_PAST, RenderStored.kind, CandidateStored.kind)
        if str(event.body.get("renderer", "")).startswith(name)
        and isinstance(seconds := event.body.get("facts", {}).get("seconds"), int | float)
    ]
    return round(median(found), 2) if found else None


def _alike(workspace: Workspace) -> str:
    """The preview draws what is staged: another seed is another hand, and no other picture."""
    if workspace.project.renderer != "preview":
        return ""
    return "the preview draws variants alike, each by another hand; a ComfyUI server draws other pictures"


def _how_to_pick(workspace: Workspace, prepared: PreparedCandidates) -> Mend:
    state = prepared.states[0]
    frame = state.frame.frame_id
    number = prepared.work[-1].number if prepared.work else 1
    one = Mend("pick", {"frame": frame, "candidate": number})
    known = candidates_of(workspace, [state])[frame]
    _, is_alike = preferred(c for c in known if is_current(workspace, state, c))
    if is_alike:
        return Mend.joined("{} makes that one the frame's next version; the check sees no best one", one)
    return Mend.joined(
        "{} makes that one the frame's next version, {} the one that the check likes best",
        one,
        Mend("pick", {"frame": frame, "best": True}),
    )


def _row(work: CandidateJob, stored: CandidateStored, judged: CandidateJudged) -> RenderedFrame:
    return _foreseen(work).model_copy(
        update={
            "verdict": judged.verdict,
            "likeness": judged.likeness,
            "sha256": stored.sha256,
            "seconds": float(stored.facts.get("seconds") or 0.0),
        }
    )


def _foreseen(work: CandidateJob) -> RenderedFrame:
    return RenderedFrame(
        frame_id=work.state.frame.frame_id,
        shot=work.state.frame.shot,
        review_status=work.state.review.value,
        picture=work.path,
        sha256="",
        candidate=work.number,
    )


def _listed(one: Candidate, current: Iterable[int]) -> CandidateRow:
    stored = one.stored
    return CandidateRow(
        candidate=one.number,
        picture=stored.path,
        seed=stored.seed,
        verdict=one.verdict or "not checked",
        likeness=one.likeness,
        findings=[finding.about(stored.frame_id) for finding in worth_seeing(one.findings)],
        is_current=one.number in current,
        picked_as=one.picked_as,
        at=one.at,
        by=one.by,
        renderer=stored.renderer,
        pixel_sha256=stored.pixel_sha256,
    )
