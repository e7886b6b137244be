"""`frames.show`: frames with everything that is known of each, row by row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from storyboard_cli.consistency.exceptions import Allowed
from storyboard_cli.consistency.findings import Finding
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.export.timecode import in_seconds
from storyboard_cli.history.decisions import failing_now
from storyboard_cli.history.remarks import Said, said_of
from storyboard_cli.ledger.rows import CheckRow
from storyboard_cli.presenting.board_texts import name_of
from storyboard_cli.project.frame_states import FrameState, stale_reasons, states_of, unplanned_states
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.needs import asks, need_of
from storyboard_cli.project.selection import shown_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import is_there
from storyboard_cli.timeline.review import exceptions_of

REDRAWN = "It was sent back, and has another picture since: somebody has to say whether that is the one."
"""What `redrawn` says of a row."""
_FEW = 20
"""So many frames are asked of the ledger one by one; it answers about more of them with the whole film."""


class FramesShowAsk(Ask):
    selectors: Annotated[
        list[str],
        asked(
            "Which frames: S03, S03/2, 3A, FR_S03_002, globs; all if left out. Omitted ones by their names.",
            argument="frames",
        ),
    ] = []
    asks: Annotated[bool, asked("Only frames that need a decision.")] = False


class FrameLine(Frozen):
    """One speech over the frame."""

    speaker: str = Field(description="Who says it: an asset, or the script's own name.")
    name: str = Field(description="What whoever says it is called.")
    text: str = Field(description="What is said.")
    voice: str = Field(description="on, off or over.")
    parenthetical: str | None = Field(None, description="How it is said.")


class FrameCamera(Frozen):
    """The camera as the script or a direction wants it."""

    size: str = Field(description="WS, MS, CU …")
    angle: str = Field(description="eye, high, low …")
    movement: str = Field(description="static, push_in, pan …")
    lens_mm: int | None = Field(None, description="The lens, where one is named.")


class FrameDependencies(Frozen):
    """What the picture that is wanted now is made from."""

    assets: list[str] = Field([], description="Locked versions: CHAR_001@v3.")
    scene_graph_hash: str = Field("", description="Of the scene as it was compiled.")


class ReviewReference(Frozen):
    """A locked picture to hold the frame against."""

    asset: str = Field(description="The version that it is of: CHAR_001@v3.")
    role: str = Field(description="The role of the picture: front, expression.smile.")
    path: str = Field(description="The picture.")


class EarlierDecision(Said):
    """What somebody said about the frame before."""

    at: str = Field(description="When.")
    by: str = Field(description="Who.")
    decision: str = Field(description="approve, retake, reject, reopen, comment or exception.")
    render_version: int | None = Field(description="The version that it was about.")
    note: str = Field(description="What they said.")


class FrameBlocker(Frozen):
    """Why the frame cannot be rendered yet."""

    code: str = Field(description="A stable word for tools, as not-locked.")
    asset: str = Field(description="The asset that must be settled.")
    message: str = Field(description="Why.")
    hint: str | Mend | None = Field(None, description="What mends it.")


class FrameRow(FrameView):
    """One frame with everything that is known of it; no other frame changes what stands here."""

    uid: str = Field(description="What the frame is called for ever, whatever its name becomes.")
    scene_id: str = Field(description="The scene that it stands in.")
    frame_index: int = Field(description="Its number in its scene.")
    heading: str = Field(description="The scene's heading.")
    action: str = Field(description="The frame's words.")
    dialogue: list[FrameLine] = Field([], description="What is said in it.")
    camera: FrameCamera = Field(description="How it is shot.")
    duration_frames: int = Field(description="How long it stands by itself, in frames; the cut may differ.")
    seconds: float = Field(description="How long it stands by itself.")
    recipe_hash: str = Field("", description="Of the recipe that is wanted now; empty while it is blocked.")
    dependencies: FrameDependencies = Field(description="What that recipe is made from.")
    blockers: list[FrameBlocker] = Field([], description="What keeps it from being rendered.")
    reasons: list[str] = Field([], description="What changed since its approval, or why it was sent back.")
    stale_because: list[str] = Field([], description="What changed since its picture was drawn.")
    findings: list[str] = Field([], description="What the check found.")
    failing_rules: list[str] = Field([], description="Rules that keep it from being approved.")
    previous: str | None = Field(None, description="The approved picture, else the version before.")
    references: list[ReviewReference] = Field([], description="Locked pictures to hold it against.")
    said: list[EarlierDecision] = Field([], description="What people said of it before, oldest first.")
    approved_by: str | None = Field(None, description="Who approved it, where it is approved or outdated.")
    approved_at: str | None = Field(None, description="When.")
    redrawn: bool = Field(False, description=REDRAWN)
    asks: bool = Field(False, description="It needs a decision.")
    needs: str = Field(
        "",
        description="What it waits for first: blocked (`blockers` say by what), render (`stale_because` says "
        "why), retake (it was sent back, `reasons` say why, and nothing that it is drawn from changed), "
        "check, decision (approve, retake, reject, or allow what the check found), none.",
    )


class FramesShowAnswer(Answer):
    frames: list[FrameRow] = Field([], description="Frames in story order.")


@signed
def show(workspace: Workspace, ask: FramesShowAsk, caller: Caller) -> FramesShowAnswer:
    """The frames as they stand. Nothing is written."""
    with workspace.files.looking():
        states = _states(workspace, ask.selectors)
        chosen = [s for s in states if asks(s)] if ask.asks else states
        return FramesShowAnswer(frames=rows_of(workspace, chosen))


def _states(workspace: Workspace, selectors: Sequence[str]) -> list[FrameState]:
    """The states of the frames in story order; of omitted ones nobody knows what is wanted."""
    chosen = shown_frames(workspace.scenes, selectors)
    omitted = [(s, f) for s, f in chosen if s.omitted or f.omitted]
    live = states_of(workspace, [one for one in chosen if one not in omitted] if omitted else chosen)
    if not omitted:
        return live
    found = {s.frame.frame_id: s for s in (*live, *unplanned_states(workspace, omitted))}
    return [found[f.frame_id] for _, f in chosen if f.frame_id in found]


def rows_of(workspace: Workspace, states: Sequence[FrameState]) -> list[FrameRow]:
    """The rows of these frames; each is what it would be alone."""
    look = _Look(
        rate=workspace.project.rate,
        checks=checks_of(workspace, states),
        exceptions=exceptions_of(workspace.decisions),
        now=workspace.now(),
        stale=stale_reasons(workspace, states),
        names={spec.asset_id: spec.name for spec in workspace.registry.specs.values()},
    )
    return [_row(workspace, state, look) for state in states]


@dataclass(frozen=True, slots=True)
class _Look:
    """What all frames are looked at with."""

    rate: Fraction
    checks: dict[str, CheckRow]  # by frame name: the newest of its newest picture
    exceptions: Sequence[Allowed]
    now: str
    stale: Mapping[str, list[str]]  # by frame name: why
    names: Mapping[str, str]  # by asset: what it is called


def checks_of(workspace: Workspace, states: Sequence[FrameState]) -> dict[str, CheckRow]:
    """The newest check of each frame's newest picture: of a few one by one, else all in one query."""
    views = workspace.views
    versions = {s.frame.frame_id: s.newest.version for s in states if s.newest is not None}
    if len(versions) <= _FEW:
        found = {name: views.newest_check(name, version) for name, version in versions.items()}
        return {name: row for name, row in found.items() if row is not None}
    every = views.newest_checks()
    return {name: every[name, version] for name, version in versions.items() if (name, version) in every}


def _row(workspace: Workspace, state: FrameState, look: _Look) -> FrameRow:
    scene, frame, plan, approval = state.scene, state.frame, state.plan, state.approval
    check = look.checks.get(frame.frame_id)
    findings = [Finding.model_validate(f) for f in json.loads(check.findings_json)] if check else []
    failing = failing_now(state, findings, check, look.exceptions, look.now)
    return FrameRow(
        **view_fields(state),
        uid=frame.uid,
        scene_id=scene.scene_id,
        frame_index=frame.frame_index,
        heading=scene.heading,
        action=frame.action,
        dialogue=[
            FrameLine(
                speaker=d.speaker,
                name=name_of(d.speaker, look.names),
                text=d.text,
                voice=d.voice,
                parenthetical=d.parenthetical,
            )
            for d in frame.dialogue
        ],
        camera=FrameCamera(
            size=frame.size, angle=frame.angle, movement=frame.movement, lens_mm=frame.lens_mm
        ),
        duration_frames=frame.duration_frames,
        seconds=in_seconds(frame.duration_frames, look.rate),
        recipe_hash=plan.recipe_hash or "",
        dependencies=FrameDependencies(
            assets=[use.label for use in plan.uses], scene_graph_hash=scene.graph_hash
        ),
        blockers=[
            FrameBlocker(code=b.code, asset=b.asset, message=b.message, hint=b.hint or None)
            for b in plan.blockers
        ],
        reasons=list(state.review_reasons),
        stale_because=look.stale.get(frame.frame_id, []),
        findings=[f.message for f in findings if f.outcome in ("failed", "warned")],
        failing_rules=list(dict.fromkeys(f.rule for f in failing)),
        previous=_previous(workspace, state),
        references=[
            ReviewReference(asset=use.label, role=use.role, path=use.path) for use in plan.uses if use.path
        ],
        said=[
            EarlierDecision(
                at=d.at,
                by=d.by,
                decision=d.decision,
                render_version=d.render_version,
                note=d.note,
                **said_of(d),
            )
            for d in state.decisions
        ],
        approved_by=approval.by if approval else None,
        approved_at=approval.at if approval else None,
        redrawn=state.is_redrawn,
        asks=asks(state),
        needs=need_of(state).value,
    )


def _previous(workspace: Workspace, state: FrameState) -> str | None:
    """What to hold the newest picture against: the approved one, else the version before."""
    newest = state.newest
    if state.approval is not None and newest is not None and state.shown.approved:
        same = state.approval.pixel_sha256 == newest.pixel_sha256
        return None if same else state.shown.path
    return next((r.path for r in state.renders[1:] if is_there(workspace.files, r.path)), None)
