"""Every version of one frame: when it was drawn, of what, how it was judged, and what people said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.history.remarks import Said, said_of
from storyboard_cli.ledger.events import facts_of
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.ledger.rows import RenderRow
from storyboard_cli.project.frame_view import FrameView, views_of
from storyboard_cli.project.selection import one_frame
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import is_there
from storyboard_cli.timeline.review import Decision, Drawn, Status, last_word, standing


class FrameHistoryAsk(Ask):
    frame: str = Field(description="Which one: FR_S03_002, S03/2.")
    drafts: bool = Field(True, description="Drafts too.")


class VersionDecision(Said):
    """What somebody decided or said."""

    at: str = Field(description="When.")
    by: str = Field(description="Who.")
    decision: str = Field(description="approve, retake, reject, reopen, comment or exception.")
    note: str = Field("", description="What they said.")
    rule: str | None = Field(None, description="Of an exception: the rule that may differ.")
    scope: str | None = Field(None, description="Of an exception: version, frame or scene.")
    until: str | None = Field(None, description="Of an exception: the last day on which it holds.")


class HistoryRow(FrameView):
    """One version. `review_status` is what was decided about it, and left out of drafts; `render_state` is of
    the version that counts, and left out of the others.
    """

    counts: bool = Field(description="It is the one that is judged, decided about and shown.")
    draft: bool = Field(False, description="It is a draft.")
    at: str = Field(description="When it was drawn.")
    by: str = Field("", description="Who had it drawn, or found it in the folder; empty where nobody knows.")
    renderer: str = Field("", description="What drew it.")
    recipe_hash: str = Field("", description="Of all that it was drawn from.")
    pixel_sha256: str = Field("", description="Of its pixels.")
    sha256: str = Field("", description="Of its file.")
    is_there: bool = Field(description="Its file is in the project.")
    decisions: list[VersionDecision] = Field([], description="What people said of it, oldest first.")


class FrameHistoryAnswer(Answer):
    rows: list[HistoryRow] = Field([], description="Its versions, newest first, then its drafts.")
    other_decisions: list[VersionDecision] = Field([], description="What was said of no version, as before.")


@signed
def history(workspace: Workspace, ask: FrameHistoryAsk, caller: Caller) -> FrameHistoryAnswer:
    """The versions of one frame. Nothing is written."""
    scene, frame = one_frame(workspace.scenes, ask.frame)
    view = views_of(workspace, [(scene, frame)])[frame.frame_id]
    said = [d for d in workspace.decisions if d.uid == frame.uid]
    versions = [r for r in workspace.views.renders_of(frame.frame_id) if r.uid == frame.uid]
    drafts = workspace.views.renders_of(frame.frame_id, drafts=True) if ask.drafts else []
    by = _who_rendered(workspace, frame.frame_id)
    rows = [_row(workspace, view, row, said, by) for row in versions]
    rows += [_row(workspace, view, row, [], by) for row in drafts if row.uid == frame.uid]
    known = {row.render_version for row in versions}
    return FrameHistoryAnswer(
        rows=rows, other_decisions=[_decision(d) for d in said if d.render_version not in known]
    )


def _who_rendered(workspace: Workspace, frame_id: str) -> dict[tuple[int, bool], str]:
    """Who recorded each version, by its number and whether it is a draft."""
    stored = facts_of(workspace.log.read(kinds=[RenderStored.kind], subject=frame_id), RenderStored)
    return {(fact.render_version, fact.draft): event.actor for event, fact in stored}


def _status(view: Mapping[str, object], row: RenderRow, said: Sequence[Decision]) -> str:
    """What was decided about this version. The approval that holds may be outdated by now."""
    if row.draft or view.get("review_status") == Status.omitted:
        return "" if row.draft else Status.omitted
    own = [d for d in said if d.render_version == row.render_version]
    status = standing(own, newest=Drawn(row.render_version)).status
    last = last_word(said)
    is_the_approval = status is Status.approved and last is not None and last in own
    return str(view.get("review_status", status)) if is_the_approval else status


def _row(
    workspace: Workspace,
    view: Mapping[str, object],
    row: RenderRow,
    said: list[Decision],
    by: Mapping[tuple[int, bool], str],
) -> HistoryRow:
    counts = not row.draft and view.get("render_version") == row.render_version
    own = {
        "render_version": row.render_version,
        "render_state": view.get("render_state", "") if counts else "",
        "review_status": _status(view, row, said),
        "verdict": row.verdict or ("" if row.draft else "not checked"),
        "picture": row.image_uri or None,
    }
    return HistoryRow.model_validate(
        {
            **view,
            **own,
            "counts": counts,
            "draft": bool(row.draft),
            "at": row.created_at,
            "by": by.get((row.render_version, bool(row.draft)), ""),
            "renderer": row.renderer,
            "recipe_hash": row.recipe_hash,
            "pixel_sha256": row.pixel_sha256,
            "sha256": row.sha256,
            "is_there": bool(row.image_uri) and is_there(workspace.files, row.image_uri),
            "decisions": [_decision(d) for d in said if d.render_version == row.render_version],
        }
    )


def _decision(decision: Decision) -> VersionDecision:
    return VersionDecision(
        at=decision.at,
        by=decision.by,
        decision=decision.decision,
        note=decision.note,
        rule=decision.rule,
        scope=decision.scope,
        until=decision.until,
        **said_of(decision),
    )
