"""Judges candidates of frames by the rules that judge their versions, before anybody picks one."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.checking.frame_check import Checked, check_frames
from storyboard_cli.checking.frame_look import Candidate as Looked
from storyboard_cli.checking.session import CheckSession
from storyboard_cli.consistency.findings import Finding
from storyboard_cli.core.caller import Caller
from storyboard_cli.ledger.events.candidates import CandidateJudged, CandidateStored
from storyboard_cli.project.candidates import wanted_of
from storyboard_cli.project.commit import commit
from storyboard_cli.project.frame_states import FrameState, Render
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import exceptions_of

_LIKENESS = "drift.identity"


def judge_candidates(
    workspace: Workspace, made: Sequence[tuple[FrameState, CandidateStored]], caller: Caller
) -> list[CandidateJudged]:
    """Judge these candidates, and remember each verdict; in their order."""
    if not made:
        return []
    session = CheckSession(workspace, workspace.project.consistency.embedder)
    looked = [_looked(state, stored) for state, stored in made]
    facts: list[CandidateJudged] = []
    with caller.task("Checking", len(looked)) as task:
        judged = check_frames(session, looked, exceptions_of(workspace.decisions), workspace.now())
        for (_, stored), checked in zip(made, judged, strict=True):
            facts.append(_fact(session, stored, checked))
            task.advance(1, f"{stored.frame_id} variant {stored.candidate}")
    session.keep_crops()
    commit(workspace, (), facts)
    return facts


def likeness_of(findings: Sequence[Finding]) -> float | None:
    """How alike the characters of a picture are to their locks, in the mean; None where none was measured."""
    scores = [f.score for f in findings if f.rule == _LIKENESS and f.score is not None]
    return round(sum(scores) / len(scores), 5) if scores else None


def _looked(state: FrameState, stored: CandidateStored) -> Looked:
    """The candidate as the check sees a version; it is held against its own seed."""
    render = Render(
        version=stored.candidate,
        path=stored.path,
        sha256=stored.sha256,
        pixel_sha256=stored.pixel_sha256,
        recipe_hash=stored.recipe_hash,
        renderer=stored.renderer,
        code_version=stored.code_version,
        verdict="",
        at="",
    )
    recipe = state.plan.recipe
    asked = wanted_of(state, recipe, stored.candidate) if recipe is not None else None
    return Looked(state, render, stored.sha256, asked)


def _fact(session: CheckSession, stored: CandidateStored, checked: Checked) -> CandidateJudged:
    findings = checked.verdict.findings
    return CandidateJudged(
        frame_id=stored.frame_id,
        uid=stored.uid,
        candidate=stored.candidate,
        job_id=stored.job_id,
        verdict=checked.verdict.outcome,
        likeness=likeness_of(findings),
        embedder=session.embedder.embedder_id,
        findings=[finding.model_dump(mode="json", exclude_none=True) for finding in findings],
    )
