"""`sb review`: the frames that need a decision, with everything one wants to see beside them; comments."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.history.decisions import Decided, decide, findings_of, shown_as, still_failing
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import is_there
from storyboard_cli.timeline.review import Status

_VIEWS = {"three_quarter": 0, "front": 1, "profile": 2}  # how well a view tells who it is


class ReviewAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("What to review: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    all: Annotated[bool, asked("Also frames that are decided already.", "--all")] = False


class ReviewCommentAsk(Ask):
    selectors: Annotated[
        list[str], asked("Which frames: S03, S03/2, 3A, FR_S03_002, globs.", argument="frames")
    ]
    note: Annotated[str, asked("A remark on the frames; it decides nothing.", "--comment", "-m")]


class ReviewReference(Frozen):
    """A locked picture to hold the frame against."""

    asset: str = Field(description="The version that it is of: CHAR_001@v3.")
    role: str = Field(description="The role of the picture: front, expression.smile.")
    path: str = Field(description="The picture.")


class EarlierDecision(Frozen):
    """What somebody said about the frame before."""

    at: str = Field(description="When.")
    by: str = Field(description="Who.")
    decision: str = Field(description="approve, retake, reject, reopen, comment or exception.")
    render_version: int | None = Field(description="The version that it was about.")
    note: str = Field(description="What they said.")


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


@signed
def review(workspace: Workspace, ask: ReviewAsk, caller: Caller) -> ReviewAnswer:
    """The frames to decide about, in story order. Nothing is written."""
    states = frame_states(workspace, ask.selectors)
    rendered = [s for s in states if s.newest is not None]
    asking = [s for s in rendered if ask.all or _asks(s)]
    return ReviewAnswer(
        items=[item_of(workspace, s, s.plan.recipe) for s in asking],
        decided=len(rendered) - len(asking),
        unrendered=len(states) - len(rendered),
    )


@signed
def comment(workspace: Workspace, ask: ReviewCommentAsk, caller: Caller) -> ReviewAnswer:
    """Leave a remark on the newest version of each frame; its status stays."""
    if not ask.note.strip():
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
    with workspace.deciding():
        reconcile(workspace, caller)
        states = frame_states(workspace, ask.selectors)
        made = [shown_as(s, decide(workspace, s, "comment", note=ask.note.strip())) for s in states]
    return ReviewAnswer(commented=made)


def _asks(state: FrameState) -> bool:
    """Whether there is something to decide: a picture nobody judged yet, or one that no longer holds."""
    if state.review in (Status.waiting, Status.outdated):
        return True
    approval, newest = state.approval, state.newest
    if approval is None or newest is None:
        return False
    is_newer = newest.version > (approval.render_version or 0)
    return is_newer and newest.pixel_sha256 != approval.pixel_sha256


def item_of(workspace: Workspace, state: FrameState, recipe: Recipe | None) -> ReviewItem:
    """Everything that is shown beside the picture."""
    failing = still_failing(workspace, state)
    findings, _ = findings_of(workspace, state)
    return ReviewItem(
        **view_fields(state),
        heading=state.scene.heading,
        action=state.frame.action,
        reasons=list(state.review_reasons),
        findings=[f.message for f in findings if f.outcome in ("failed", "warned")],
        failing_rules=list(dict.fromkeys(f.rule for f in failing)),
        previous=_previous(workspace, state),
        references=_references(recipe),
        said=[
            EarlierDecision(
                at=d.at, by=d.by, decision=d.decision, render_version=d.render_version, note=d.note
            )
            for d in state.decisions
        ],
    )


def _previous(workspace: Workspace, state: FrameState) -> str | None:
    """What to hold the newest picture against: the approved one, else the version before."""
    newest = state.newest
    if state.approval is not None and newest is not None and state.shown.approved:
        same = state.approval.pixel_sha256 == newest.pixel_sha256
        return None if same else state.shown.path
    older = [r.path for r in state.renders[1:] if is_there(workspace.files, r.path)]
    return older[0] if older else None


def _references(recipe: Recipe | None) -> list[ReviewReference]:
    """The front picture of every character in the frame, as locked."""
    found = []
    for use in recipe.assets if recipe is not None else ():
        if use.asset_type == "character" and use.pictures:
            best = min(use.pictures, key=lambda p: (p.variant != use.variant, _VIEWS.get(p.role, 9), p.role))
            found.append(
                ReviewReference(asset=f"{use.asset_id}@v{use.version}", role=best.role, path=best.path)
            )
    return found
