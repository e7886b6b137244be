"""`sb approve`: the pictures as they are now are the right ones."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.history.computed_first import looked_first
from storyboard_cli.history.decisions import (
    Decided,
    Refused,
    approved_change,
    decide,
    foreseen,
    illegal,
    moved_since,
    nothing_done,
    picture_of,
    refused,
    shown_as,
    still_failing,
)
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.history.remarks import refuse_no_remark
from storyboard_cli.history.saying import RemarkFields
from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.project.frame_states import FrameState, frame_states, reasons_of
from storyboard_cli.project.selection import frames_named
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.approved import approved_path
from storyboard_cli.timeline.review import Status

_SENT_BACK, _REDRAWN = "sent-back", "redrawn"


class ApproveAsk(RemarkFields, Ask):
    selectors: Annotated[
        list[str],
        asked(
            "S03, S03/2, 3A, FR_S03_002, globs; left out: all frames, and only with `all_passed`.",
            argument="frames",
            line="S03, S03/2, 3A, FR_S03_002, globs; all that passed if left out.",
        ),
    ] = []
    note: Annotated[str, asked("Kept with the decision.", "--note", "-m")] = ""
    all_passed: Annotated[bool, asked("Of these frames, all that passed their check.", "--all-passed")] = (
        False
    )
    seen: Annotated[
        int | None,
        asked("The version that was looked at: frames of which another one counts by now are refused."),
        Field(ge=1),
    ] = None
    dry_run: Annotated[bool, asked("Say what would be approved.", "--dry-run")] = False


class LeftOut(Frozen):
    """Frames that `all_passed` leaves as they are, of one sort."""

    sort: str = Field(description="not rendered, outdated, not checked, not judged or quarantined.")
    frames: int = Field(description="How many frames.")
    hint: Mend = Field(description="What brings them to a decision.")


class ApproveAnswer(Answer):
    approved: list[Decided] = Field([], description="Frames that were approved.")
    already: int = Field(0, description="Frames that were approved before.")
    commented: list[Decided] = Field(
        [], description="Frames that were approved before: the note is kept as a comment on them."
    )
    refused: list[Refused] = Field([], description="Frames that could not be, and why.")
    sent_back: list[Refused] = Field(
        [],
        description="Frames left out because their picture was sent back, and nobody named them: `code` is "
        "sent-back, or redrawn where it is another picture since, which nobody has said yes to.",
    )
    unchecked: list[str] = Field([], description="Frames that were approved although nobody checked them.")
    left_out: list[LeftOut] = Field(
        [], description="With `all_passed`: the frames that did not pass a check, by sort, and what mends it."
    )
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def approve(workspace: Workspace, ask: ApproveAsk, caller: Caller) -> ApproveAnswer:
    """Approve frames: keep their pictures under `approved/`, write a decision each, record it.

    Who names no frame must say that they mean all that passed: an empty Ask approves no film.
    """
    if not ask.selectors and not ask.all_passed:
        every = Mend(
            "approve", {"all_passed": True}, "name some, or `{}` approves all that passed their check"
        )
        raise SbError(Kind.usage, "no-frames-named", "which frames?", hint=every, fields=("selectors",))
    with looked_first(workspace, lambda: frame_states(workspace, ask.selectors)):
        reconcile(workspace, caller)
        states = frame_states(workspace, ask.selectors)
        left = _left_out(states, ask.selectors) if ask.all_passed else []
        if ask.all_passed:
            states = [s for s in states if s.verdict == "passed" and s.review is not Status.rejected]
        refuse_no_remark(states, ask)
        waiting = [s for s in states if not _is_approved(s)]
        any_sent_back = any(s.review is Status.retake or s.is_redrawn for s in waiting)
        named = frames_named(workspace.scenes, ask.selectors) if any_sent_back else set()
        approved: list[Decided] = []
        refusals: list[Refused] = []
        sent_back: list[Refused] = []
        says_something = bool(ask.selectors and (ask.note or ask.drawing))
        noted = [s for s in states if says_something and _is_approved(s)]
        commented = [_commented(workspace, state, ask) for state in noted]
        with caller.task("Approving", len(waiting)) as progress:
            for state in waiting:
                answer = _approve(workspace, state, ask, is_named=state.frame.frame_id in named)
                if isinstance(answer, Decided):
                    approved.append(answer)
                else:
                    was_sent_back = answer.code in (_SENT_BACK, _REDRAWN)
                    (sent_back if was_sent_back else refusals).append(answer)
                progress.advance(1, state.frame.frame_id)
    if refusals and not approved and len(states) == len(refusals):
        raise nothing_done(refusals, "approved")
    done = {d.frame_id for d in approved}
    return ApproveAnswer(
        approved=approved,
        already=len(states) - len(waiting),
        commented=commented,
        refused=refusals,
        sent_back=sent_back,
        unchecked=[s.frame.frame_id for s in waiting if s.frame.frame_id in done and not s.verdict],
        left_out=left,
        dry_run=ask.dry_run,
        failure=Kind.blocked if refusals and not ask.all_passed else None,
    )


def _left_out(states: list[FrameState], selectors: list[str]) -> list[LeftOut]:
    """The frames that nobody decided about and that passed no check, by sort."""
    undecided = [s for s in states if not _is_approved(s) and s.review is not Status.rejected]
    sorts = Counter(_sort(s) for s in undecided if s.verdict != "passed")
    render, check, explain = Mend("render"), Mend("check"), Mend("check", {"explain": True})
    if selectors:
        render = Mend("render", {"selectors": selectors})
        check = Mend("check", {"selectors": selectors})
        explain = Mend("check", {"selectors": selectors, "explain": True})
    mends = {
        "not rendered": render,
        "outdated": render,
        "not checked": check,
        "not judged": explain,
        "quarantined": explain,
    }
    return [LeftOut(sort=s, frames=sorts[s], hint=mend) for s, mend in mends.items() if sorts[s]]


def _sort(state: FrameState) -> str:
    if state.newest is None:
        return "not rendered"
    if state.render_state is RenderState.stale:
        return "outdated"
    return state.verdict or "not checked"


def _commented(workspace: Workspace, state: FrameState, ask: ApproveAsk) -> Decided:
    """What is said of a frame that is approved already is not lost."""
    if ask.dry_run:
        return foreseen(state, "comment", ask.note)
    return shown_as(state, decide(workspace, state, "comment", note=ask.note, said=ask))


def _is_approved(state: FrameState) -> bool:
    """Approved, and with the very picture that is the newest."""
    if state.review is not Status.approved or state.approval is None:
        return False
    return state.newest is None or state.newest.pixel_sha256 == state.approval.pixel_sha256


def _approve(
    workspace: Workspace, state: FrameState, ask: ApproveAsk, *, is_named: bool
) -> Decided | Refused:
    stop = moved_since(state, ask.seen) or illegal(state, "approve") or _unfit(workspace, state)
    if stop is None and not is_named:
        stop = _sent_back(state, any_that_passed=ask.all_passed)
    if stop is not None:
        return stop
    data = picture_of(workspace, state)
    if isinstance(data, Refused):
        return data
    path = approved_path(state.frame.frame_id)
    if ask.dry_run:
        done = foreseen(state, "approve", picture=path)
    else:
        picture = approved_change(workspace, state.frame.frame_id, data)
        made = decide(workspace, state, "approve", note=ask.note, said=ask, pictures=picture)
        done = shown_as(state, made, path)
    before = state.approval.render_version if state.approval else None
    is_another = state.newest is not None and before != state.newest.version
    return done.model_copy(update={"approved_before": before}) if is_another else done


def _sent_back(state: FrameState, *, any_that_passed: bool) -> Refused | None:
    """Somebody wanted another picture than this one: only who names the frame overrules that.

    Any change draws a frame anew, also one that has nothing to do with what was said of it: whoever approves
    any that passed has not said that this is the one.
    """
    if state.review is not Status.retake and not (any_that_passed and state.is_redrawn):
        return None
    name = state.frame.frame_id
    why = f" ({'; '.join(state.review_reasons)})" if state.review_reasons else ""
    if state.newest is not None and state.is_redrawn:
        looked = Mend("approve", {"selectors": [name]}, "look at it, and `{}` approves it")
        said = f"it was sent back{why}, and v{state.newest.version} is another picture since"
        return refused(state, _REDRAWN, said, looked)
    nevertheless = Mend("approve", {"selectors": [name]}, "`{}` approves it nevertheless")
    said = f"it was sent back{why} and is not rendered anew"
    if state.newest is not None and state.made_again:
        said = f"it was sent back{why}, and v{state.newest.version} has {state.made_again}"
    return refused(state, _SENT_BACK, said, nevertheless)


def _unfit(workspace: Workspace, state: FrameState) -> Refused | None:
    """What keeps a picture from being approved: missing, of older inputs, or failed its check."""
    name = state.frame.frame_id
    if state.newest is None:
        drafts = workspace.views.renders_of(name, drafts=True)
        said = "it has only a draft, and drafts are never approved" if drafts else "it is not rendered yet"
        return refused(state, "not-rendered", said, Mend("render", {"selectors": [name]}))
    if state.render_state is RenderState.stale:
        why = "; ".join(b.message for b in state.plan.blockers) or "; ".join(reasons_of(workspace, state))
        draw = Mend("render", {"selectors": [name]}, "`{}` draws it as it is now")
        hint = next((b.hint for b in state.plan.blockers if b.hint), draw)
        return refused(
            state, "stale", f"its picture is of older inputs ({why or 'its recipe changed'})", hint
        )
    failing = still_failing(workspace, state)
    if failing:
        return refused(
            state,
            "quarantined",
            f"it is quarantined: {failing[0].message}",
            Mend.joined(
                "{}, then mend it, or {}",
                Mend("check", {"selectors": [name], "explain": True}),
                Mend("allow", {"selector": name, "rule": failing[0].rule}, blanks=("reason",)),
            ),
        )
    return None
