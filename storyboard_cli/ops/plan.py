"""`sb plan`: what would be rendered and why; and what a new lock of an asset would make outdated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, closest
from storyboard_cli.plan.drawn import left_out, stand_ins, subjects_kept
from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.plan.staging.staged_subject import StagedSubject
from storyboard_cli.project.edited_scripts import told_of_edits
from storyboard_cli.project.frame_states import FrameState, frame_states, reasons_of
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.lock_integrity import told_of_locks, versions_used
from storyboard_cli.project.no_frames import refuse_no_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Status


class PlanAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("What to plan: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    if_locked: Annotated[
        str | None, asked("What would a new version of this asset touch?", "--if-locked", metavar="ASSET")
    ] = None
    renderer: Annotated[str | None, asked("Plan for preview or comfyui.", "--renderer")] = None


class PlanBlocker(Frozen):
    """Why a frame may not be rendered yet."""

    code: str = Field(description="A stable word for tools, as not-locked.")
    asset: str = Field(description="The asset, or the name that is none yet.")
    message: str = Field(description="Why, in a sentence.")
    hint: str | Mend = Field(description="What brings it further.")


class PlanRow(FrameView):
    """A frame that would be rendered, or cannot be."""

    reasons: list[str] = Field([], description="Why it would be rendered.")
    blockers: list[PlanBlocker] = Field([], description="What keeps it from being rendered.")
    waits_for: list[str] = Field([], description="Assets and names behind the blockers.")
    drawn: list[StagedSubject] = Field([], description="Each subject of the picture, and how it is drawn.")


class PlanHint(Frozen):
    """What brings blocked frames further."""

    hint: str | Mend = Field(description="What to do.")


class PlanAnswer(Answer):
    rows: list[PlanRow] = Field([], description="Frames that would be rendered, or that cannot be.")
    fresh: int = Field(0, description="Frames whose picture is what is wanted.")
    superseded: int = Field(0, description="Frames that only a newer sb would draw otherwise.")
    if_locked: str | None = Field(None, description="The asset whose new version was asked about.")
    touched: list[PlanRow] = Field([], description="Frames that a new version would make stale.")
    approvals_touched: int = Field(0, description="Approvals that it would outdate.")
    hints: list[PlanHint] = Field([], description="What brings the frames further.")
    stand_ins: list[str] = Field(
        [], description="What lettered solids stand in for, the most frequent first."
    )
    left_out: list[str] = Field([], description="What the words show and no picture of a place so wide has.")
    problems: list[Problem] = Field(
        [],
        description="Scripts edited since they were compiled, specs edited since their lock, and broken "
        "locks, with what mends them.",
    )


@signed
def plan(workspace: Workspace, ask: PlanAsk, caller: Caller) -> PlanAnswer:
    """Compare what is wanted with what is there. Nothing is written."""
    refuse_no_frames(workspace)
    states = frame_states(workspace, ask.selectors, renderer=ask.renderer)
    if ask.if_locked is not None:
        return _if_locked(workspace, states, ask.if_locked)
    todo = [s for s in states if _is_to_do(s)]
    settled = Counter(s.render_state for s in states if not _is_to_do(s))
    rows = [_row(s, [] if s.plan.blockers else reasons_of(workspace, s)) for s in todo]
    hints = dict.fromkeys(b.hint for s in todo for b in s.plan.blockers)
    problems = [
        *told_of_edits(workspace),
        *told_of_locks(workspace, versions_used(states), versions_used(todo)),
    ]
    return PlanAnswer(
        rows=rows,
        fresh=settled[RenderState.fresh],
        superseded=settled[RenderState.superseded],
        hints=[PlanHint(hint=hint) for hint in hints],
        stand_ins=stand_ins(row.drawn for row in rows),
        left_out=left_out(row.drawn for row in rows),
        problems=problems,
        failure=Kind.blocked if hints or any(p.is_error for p in problems) else None,
    )


def _is_to_do(state: FrameState) -> bool:
    """Would it be rendered, or can't it be?"""
    return state.is_blocked or state.render_state in (RenderState.unrendered, RenderState.stale)


def _if_locked(workspace: Workspace, states: list[FrameState], asset: str) -> PlanAnswer:
    ref = parse_asset_ref(asset)
    known = workspace.registry.asset_ids
    if ref is None or ref.asset_id not in known:
        near = closest(asset, known)
        hint = f"did you mean {near[0]}?" if near else Mend("versions", {}, "see `{}`")
        raise SbError(Kind.missing, "no-asset", f"there is no asset {asset!r}", hint=hint)
    touched = touched_by(workspace, states, [ref.asset_id])
    approvals = sum(row.review_status == Status.approved.value for row in touched)
    return PlanAnswer(if_locked=ref.asset_id, touched=touched, approvals_touched=approvals)


def touched_by(workspace: Workspace, states: Iterable[FrameState], assets: Sequence[str]) -> list[PlanRow]:
    """Those of the frames that new versions of these assets would make stale, and why."""
    registry, found = workspace.registry, []
    for state in states:
        pins = workspace.directions.get(state.scene.scene_id)
        pinned = pins.versions.keys() if pins is not None else ()
        used = {use.label.partition("@")[0] for use in state.plan.uses}
        reasons = [
            f"{a} would be v{registry.next_version(a)}" for a in assets if a in used and a not in pinned
        ]
        if reasons:
            found.append(_row(state, reasons))
    return found


def blocker_rows(states: Iterable[FrameState]) -> list[PlanBlocker]:
    """What keeps these frames from being rendered, each reason once."""
    found = dict.fromkeys(b for state in states for b in state.plan.blockers)
    return [PlanBlocker(code=b.code, asset=b.asset, message=b.message, hint=b.hint) for b in found]


def _row(state: FrameState, reasons: list[str]) -> PlanRow:
    return PlanRow(
        **view_fields(state),
        reasons=reasons,
        blockers=blocker_rows([state]),
        waits_for=[b.asset for b in state.plan.blockers],
        drawn=subjects_kept(list(state.plan.drawn)),
    )
