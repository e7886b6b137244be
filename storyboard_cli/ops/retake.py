"""`sb retake`: make these frames again, and here is what should be different."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.history.computed_first import looked_first
from storyboard_cli.history.decisions import (
    Decided,
    Refused,
    decide,
    foreseen,
    illegal,
    moved_since,
    nothing_done,
    refused,
    shown_as,
)
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.history.remarks import nothing_to_draw_on, refuse_no_remark
from storyboard_cli.history.saying import RemarkFields
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.signed import signed
from storyboard_cli.project.turned_down import advice
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import DecisionKind

_WORDS: dict[str, tuple[str, str, str]] = {
    "retake": ("sent back", "say what should change, such as `{}`", "closer, she looks away"),
    "reject": ("rejected", "say why, such as `{}`", "cut from the film"),
}


class RetakeAsk(RemarkFields, Ask):
    selectors: Annotated[list[str], asked("Which frames: S03/2, 3A, FR_S03_002, globs.", argument="frames")]
    note: Annotated[str, asked("What should be different.", "--note", "-m", usual="")]
    seen: Annotated[
        int | None,
        asked("The version that was looked at: frames of which another one counts by now are refused."),
        Field(ge=1),
    ] = None
    dry_run: Annotated[bool, asked("Say what would be decided.", "--dry-run")] = False


class RetakeAnswer(Answer):
    decided: list[Decided] = Field([], description="Frames that were decided.")
    refused: list[Refused] = Field([], description="Frames that could not be, and why.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")
    hint: str | Mend | None = Field(None, description="What brings the frames further.")


@signed
def retake(workspace: Workspace, ask: RetakeAsk, caller: Caller) -> RetakeAnswer:
    """Ask for the frames again; they wait for review as soon as another picture is rendered."""
    return turned_down(workspace, ask, caller, "retake")


def turned_down(workspace: Workspace, ask: RetakeAsk, caller: Caller, decision: DecisionKind) -> RetakeAnswer:
    """Decide against the newest version of each frame, with a note."""
    word, words, example = _WORDS[decision]
    if not ask.note.strip() and not ask.drawing:
        like = Mend(decision, {}, words, examples={"selectors": ["S03/2"], "note": example})
        like = like.filled(selectors=ask.selectors) if ask.selectors else like
        raise SbError(Kind.usage, "note-missing", f"nothing was {word}: a note is missing", hint=like)
    if not ask.selectors:
        raise SbError(
            Kind.usage,
            "no-frames-named",
            "which frames?",
            hint=Mend(decision, {"note": ask.note}, examples={"selectors": ["S03/2"]}),
        )
    with looked_first(workspace, lambda: frame_states(workspace, ask.selectors)):
        reconcile(workspace, caller)
        decided: list[Decided] = []
        refusals: list[Refused] = []
        states = frame_states(workspace, ask.selectors)
        refuse_no_remark(states, ask)
        for state in states:
            stop = (
                moved_since(state, ask.seen)
                or illegal(state, decision)
                or nothing_to_draw_on(state, ask)
                or _nothing_to_retake(state, decision)
            )
            if stop is not None:
                refusals.append(stop)
            else:
                decided.append(_decided(workspace, state, ask, decision))
    if refusals and not decided:
        raise nothing_done(refusals, word)
    failure = Kind.blocked if refusals else None
    further = _further(workspace, decision, [d.frame_id for d in decided] if refusals else ask.selectors)
    return RetakeAnswer(
        decided=decided,
        refused=refusals,
        dry_run=ask.dry_run,
        hint=further if decided else None,
        failure=failure,
    )


def _further(workspace: Workspace, decision: DecisionKind, frames: Sequence[str]) -> Mend:
    """What can be done with frames that were turned down: nothing happens to them by itself."""
    selectors = list(frames)
    if decision == "reject":
        return Mend.joined(
            "{} takes them out of the cut; {} opens them again",
            Mend("timeline.remove", {"selectors": selectors}),
            Mend("retake", {"selectors": selectors}, blanks=("note",)),
        )
    return advice(workspace, selectors)


def _decided(workspace: Workspace, state: FrameState, ask: RetakeAsk, decision: DecisionKind) -> Decided:
    if ask.dry_run:
        return foreseen(state, decision, ask.note)
    return shown_as(state, decide(workspace, state, decision, note=ask.note.strip(), said=ask))


def _nothing_to_retake(state: FrameState, decision: DecisionKind) -> Refused | None:
    if decision == "retake" and state.newest is None and not state.decisions:
        hint = Mend("render", {"selectors": [state.frame.frame_id]})
        return refused(state, "not-rendered", "there is no picture to make again", hint)
    return None
