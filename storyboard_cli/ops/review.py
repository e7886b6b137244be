"""`sb review`: the frames that need a decision, with everything one wants to see beside them; comments."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.history.computed_first import looked_first
from storyboard_cli.history.decisions import Decided, Refused, decide, moved_since, nothing_done, shown_as
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.history.remarks import nothing_to_draw_on, refuse_no_remark
from storyboard_cli.history.saying import RemarkFields
from storyboard_cli.ops.frames import EarlierDecision, FrameRow, ReviewReference, rows_of
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.frame_view import FrameView
from storyboard_cli.project.needs import asks
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace


class ReviewAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("What to review: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    all: Annotated[bool, asked("Also frames that are decided already.", "--all")] = False


class ReviewCommentAsk(RemarkFields, Ask):
    selectors: Annotated[
        list[str], asked("Which frames: S03, S03/2, 3A, FR_S03_002, globs.", argument="frames")
    ]
    note: Annotated[str, asked("A remark on the frames; it decides nothing.", "--comment", "-m")]
    seen: Annotated[
        int | None,
        asked("The version that was looked at: frames of which another one counts by now are refused."),
        Field(ge=1),
    ] = None


class ReviewItem(FrameView):
    """One frame that needs a decision."""

    heading: str = Field(description="The scene's heading.")
    action: str = Field(description="The frame's words.")
    reasons: list[str] = Field([], description="What changed since its approval.")
    findings: list[str] = Field([], description="What the check found.")
    failing_rules: list[str] = Field([], description="Rules that keep it from being approved.")
    previous: str | None = Field(None, description="The approved picture, else the version before.")
    references: list[ReviewReference] = Field([], description="Locked pictures to hold it against.")
    said: list[EarlierDecision] = Field([], description="What people said of it before, oldest first.")


class ReviewAnswer(Answer):
    items: list[ReviewItem] = Field([], description="Frames to decide about, in story order.")
    decided: int = Field(0, description="Frames that need nothing.")
    unrendered: int = Field(0, description="Frames without a picture.")
    commented: list[Decided] = Field([], description="Remarks that were left.")
    refused: list[Refused] = Field([], description="Frames that no remark was left on, and why.")


@signed
def review(workspace: Workspace, ask: ReviewAsk, caller: Caller) -> ReviewAnswer:
    """The frames to decide about, in story order. Nothing is written."""
    with workspace.files.looking():
        states = frame_states(workspace, ask.selectors)
        rendered = [s for s in states if s.newest is not None]
        asking = [s for s in rendered if ask.all or asks(s)]
        return ReviewAnswer(
            items=[_item(row) for row in rows_of(workspace, asking)],
            decided=len(rendered) - len(asking),
            unrendered=len(states) - len(rendered),
        )


@signed
def comment(workspace: Workspace, ask: ReviewCommentAsk, caller: Caller) -> ReviewAnswer:
    """Leave a remark on the newest version of each frame; its status stays."""
    if not ask.note.strip() and not ask.drawing:
        like = Mend("comment", {}, "such as `{}`", examples={"selectors": ["S03/2"], "note": "lovely light"})
        like = like.filled(selectors=ask.selectors) if ask.selectors else like
        raise SbError(Kind.usage, "note-missing", "there is nothing in the comment", hint=like)
    if not ask.selectors:
        raise SbError(
            Kind.usage,
            "no-frames-named",
            "which frames?",
            hint=Mend("comment", {"note": ask.note}, examples={"selectors": ["S03/2"]}),
        )
    with looked_first(workspace, lambda: frame_states(workspace, ask.selectors)):
        reconcile(workspace, caller)
        made: list[Decided] = []
        refusals: list[Refused] = []
        states = frame_states(workspace, ask.selectors)
        refuse_no_remark(states, ask)
        for state in states:
            stop = moved_since(state, ask.seen) or nothing_to_draw_on(state, ask)
            if stop is not None:
                refusals.append(stop)
            else:
                note = ask.note.strip()
                made.append(shown_as(state, decide(workspace, state, "comment", note=note, said=ask)))
    if refusals and not made:
        raise nothing_done(refusals, "remarked")
    return ReviewAnswer(commented=made, refused=refusals, failure=Kind.blocked if refusals else None)


def _item(row: FrameRow) -> ReviewItem:
    """What a review shows of a frame."""
    return ReviewItem(**{name: getattr(row, name) for name in ReviewItem.model_fields})
