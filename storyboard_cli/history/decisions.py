"""Making a decision about a frame: what forbids it, its file, and its event. Shared by every review verb."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import Field

from storyboard_cli.consistency.exceptions import Allowed, excused
from storyboard_cli.consistency.findings import Finding, remembered, verdict
from storyboard_cli.core.clock import iso_precise
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.mentions import mentioned
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.history.saying import RemarkFields
from storyboard_cli.ledger.events.base import Fact
from storyboard_cli.ledger.events.checks import CheckJudged
from storyboard_cli.ledger.events.reviews import decided
from storyboard_cli.ledger.rows import CheckRow
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.frame_states import FrameState, Render
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.pictures import ProjectPictures
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.approved import approved_path
from storyboard_cli.store.files import NEW, read_if_usable, tag_of
from storyboard_cli.store.reviews import decision_path, decision_paths, decision_there, text_of
from storyboard_cli.timeline.review import (
    Decision,
    DecisionKind,
    Scope,
    Status,
    exceptions_of,
    placed_among,
    refusal,
)


class Decided(FrameView):
    """A decision that was made (or would be, in a dry run)."""

    decision: str = Field(description="approve, retake, reject, reopen, comment or exception.")
    note: str = Field("", description="What was said.")
    path: str = Field("", description="The decision's file.")
    id: str = Field("", description="What replies name it by; empty where nothing was written.")
    mentions: list[str] = Field([], description="Whom the note names with an @: logins, or names as written.")
    has_drawing: bool = Field(False, description="Something is drawn on its picture.")
    approved_before: int | None = Field(
        None, description="The version that was approved before, where another picture is approved now."
    )


class Refused(FrameView):
    """A frame that the decision could not be made about, why, and what mends it."""

    code: str = Field(description="A stable word for tools, as wrong-status.")
    reason: str = Field(description="Why.")
    hint: str | Mend | None = Field(None, description="What mends it.")

    def problem(self) -> Problem:
        return Problem(Severity.error, self.code, f"{self.frame_id}: {self.reason}", hint=self.hint)


def decide(
    workspace: Workspace,
    state: FrameState,
    decision: DecisionKind,
    *,
    note: str = "",
    rule: str | None = None,
    scope: Scope | None = None,
    until: str | None = None,
    render_version: int | None = None,
    said: RemarkFields | None = None,
    pictures: Sequence[Change] = (),
) -> Decision:
    """Write the decision's file, then its event; bound to the newest picture, or to the version named.

    `pictures` are kept with it: they are written before its file, and nothing is where one of them moved.
    """
    chosen = [r for r in state.renders if render_version in (None, r.version)]
    seen = chosen[0] if chosen else None
    made = Decision(
        decision=decision,
        frame_id=state.frame.frame_id,
        uid=state.frame.uid,
        at=later_than(workspace, state.frame.uid),
        by=workspace.actor,
        render_version=seen.version if seen else None,
        recipe_hash=seen.recipe_hash if seen else None,
        pixel_sha256=seen.pixel_sha256 if seen else None,
        note=note,
        rule=rule,
        scope=scope,
        until=until,
        reply_to=said.reply_to if said else None,
        mentions=mentioned(note, workspace.caller.means),
        drawing=said.drawing if said else (),
    )
    return keep(workspace, made, pictures)


def later_than(workspace: Workspace, uid: str) -> str:
    """Now, or just after the frame's last decision: the order of decisions is never in doubt."""
    now = workspace.now_precise()
    last = max((d.at for d in workspace.decisions if d.uid == uid), default="")
    if last < now:
        return now
    return iso_precise(datetime.fromisoformat(last.replace("Z", "+00:00")) + timedelta(microseconds=1))


def approved_change(workspace: Workspace, frame_id: str, data: bytes) -> list[Change]:
    """What keeps a picture as its frame's approved one, byte for byte; nothing where it is so already."""
    path = approved_path(frame_id)
    tag = tag_of(workspace.files, path)
    if tag is not NEW and read_if_usable(workspace.files, path) == data:
        return []
    return [Change(path, data, tag)]


def keep(workspace: Workspace, decision: Decision, pictures: Sequence[Change] = ()) -> Decision:
    """The file first, then the event. The same decision twice is one file and one event."""
    kept, changes, facts = to_keep(workspace, decision)
    before = workspace.decisions
    commit(workspace, [*pictures, *changes], facts)
    if changes:
        workspace.read_besides(decisions=placed_among(before, kept))
    return kept


def to_keep(workspace: Workspace, decision: Decision) -> tuple[Decision, list[Change], list[Fact]]:
    """The decision with its path, and what of it is not in the project yet: its file, its event."""
    there = decision_there(workspace.files, decision)
    kept = decision.model_copy(update={"path": there or decision_path(decision.frame_id, decision.file_name)})
    changes = [] if there else [Change(kept.path, text_of(kept).encode("utf-8"), NEW)]
    is_known = workspace.views.is_decided(decision_paths(kept.path))
    return kept, changes, [] if is_known else [decided(kept)]


def illegal(state: FrameState, decision: DecisionKind) -> Refused | None:
    """Why the frame's status forbids the decision, or None."""
    said = refusal(decision, state.review)
    again = Mend("retake", {"selectors": [state.frame.frame_id]}, "`{}` opens it again", blanks=("note",))
    is_rejected = state.review is Status.rejected
    return refused(state, "wrong-status", said, again if is_rejected else None) if said else None


PICTURE_MOVED = "picture-moved"


def moved_since(state: FrameState, seen: int | None) -> Refused | None:
    """A refusal where another version counts by now than the one that somebody saw and decides about."""
    counts = state.newest.version if state.newest else None
    if seen is None or seen == counts:
        return None
    now = f"v{counts} counts by now" if counts is not None else "it has no picture that counts"
    return refused(
        state,
        PICTURE_MOVED,
        f"v{seen} was seen, and {now}",
        "look at it again, then decide about what you see",
    )


def refused(state: FrameState, code: str, reason: str, hint: Hint | None = None) -> Refused:
    """A refusal about this frame."""
    return Refused(**view_fields(state), code=code, reason=reason, hint=hint)


_STATUS_AFTER: dict[str, Status] = {
    "approve": Status.approved,
    "retake": Status.retake,
    "reject": Status.rejected,
    "reopen": Status.waiting,
}


def shown_as(state: FrameState, decision: Decision, picture: str | None = None) -> Decided:
    """A decision as an answer tells it: the frame as it stands after it."""
    chosen = next((r for r in state.renders if r.version == decision.render_version), None)
    made = foreseen(
        state, decision.decision, decision.note, picture=picture, path=decision.path, render=chosen
    )
    return made.model_copy(
        update={"id": decision.id, "mentions": list(decision.mentions), "has_drawing": bool(decision.drawing)}
    )


def foreseen(
    state: FrameState,
    decision: DecisionKind,
    note: str = "",
    *,
    picture: str | None = None,
    path: str = "",
    render: Render | None = None,
) -> Decided:
    """A decision that would be made; `picture` where it has a file of its own."""
    known = view_fields(state, render)
    known["review_status"] = _STATUS_AFTER.get(decision, state.review).value
    known["picture"] = picture or known["picture"]
    return Decided(**known, decision=decision, note=note, path=path)


def picture_of(workspace: Workspace, state: FrameState) -> bytes | Refused:
    """The newest picture's bytes, if they are what was rendered."""
    newest = state.newest
    if newest is None:
        draw = Mend("render", {"selectors": [state.frame.frame_id]})
        return refused(state, "not-rendered", "it is not rendered yet", draw)
    try:
        return _whole(workspace, newest) or workspace.kept(ProjectPictures).get(newest.sha256)
    except SbError as error:
        name = state.frame.frame_id
        if error.code == "picture-missing":
            said = f"its picture {newest.path} is not there"
            return refused(
                state, error.code, said, Mend("render", {"selectors": [name]}, "`{}` draws it again")
            )
        if error.code == "picture-changed":
            said = f"{newest.path} was changed after it was rendered"
            return refused(
                state,
                error.code,
                said,
                Mend("render", {"force": True, "selectors": [name]}, "`{}` draws it again"),
            )
        return refused(state, error.code, error.message, error.hint)


def _whole(workspace: Workspace, render: Render) -> bytes | None:
    """The picture's bytes where its own file has them."""
    data = read_if_usable(workspace.files, render.path)
    return data if data is not None and sha256_bytes(data) == render.sha256 else None


def findings_of(workspace: Workspace, state: FrameState) -> tuple[list[Finding], CheckRow | None]:
    """The newest check of the newest picture, and its row; nothing where it was not checked."""
    if state.newest is None:
        return [], None
    row = workspace.views.newest_check(state.frame.frame_id, state.newest.version)
    if row is None:
        return [], None
    return [Finding.model_validate(f) for f in json.loads(row.findings_json)], row


def still_failing(workspace: Workspace, state: FrameState) -> list[Finding]:
    """Findings that keep the frame quarantined, after every exception that holds today."""
    findings, row = findings_of(workspace, state)
    return failing_now(state, findings, row, exceptions_of(workspace.decisions), workspace.now())


def failing_now(
    state: FrameState,
    findings: Sequence[Finding],
    row: CheckRow | None,
    exceptions: Sequence[Allowed],
    now: str,
) -> list[Finding]:
    """As `still_failing`, of the findings of a check and the exceptions of the project."""
    if row is None or row.verdict != "quarantined":
        return []
    return [f for f in _excused(state, findings, exceptions, now) if f.blocks]


def findings_now(workspace: Workspace, state: FrameState, row: CheckRow, pixels: str) -> list[Finding]:
    """What a check found in a picture of the frame, with every exception that holds for it today."""
    found = [f.model_copy(update={"excused": None}) for f in remembered(row.findings_json)]
    return excused(
        found,
        exceptions_of(workspace.decisions),
        frame_id=state.frame.frame_id,
        scene_id=state.scene.scene_id,
        pixels=pixels,
        now=workspace.now(),
    )


def judge_again(workspace: Workspace, state: FrameState) -> str | None:
    """Record the verdict that the exceptions leave; the new verdict, or None where nothing was checked."""
    findings, row = findings_of(workspace, state)
    if row is None:
        return None
    judged = verdict(_with_exceptions(workspace, state, findings))
    if judged.outcome == row.verdict:
        return judged.outcome
    again = CheckJudged.of(
        judged,
        frame_id=state.frame.frame_id,
        uid=state.frame.uid,
        render_version=row.render_version,
        pixel_sha256=row.pixel_sha256,
        embedder=row.embedder,
        inputs=json.loads(row.inputs_json) | {"judged again": "an exception was granted"},
    )
    commit(workspace, (), [again])
    return judged.outcome


def nothing_done(refusals: Sequence[Refused], verb: str) -> SbError:
    """The error of a run in which no frame could be decided about: every reason at once.

    Where nothing but newer pictures came between, it is a conflict: who looks again can decide.
    """
    if all(one.code == PICTURE_MOVED for one in refusals):
        first = refusals[0]
        said = (
            f"{first.frame_id}: {first.reason}" if len(refusals) == 1 else f"{len(refusals)} pictures moved"
        )
        return SbError(
            Kind.conflict,
            PICTURE_MOVED,
            f"nothing was {verb}: {said}",
            hint=first.hint,
            problems=[r.problem() for r in refusals] if len(refusals) > 1 else (),
        )
    return SbError(
        Kind.blocked, "nothing-decided", f"nothing was {verb}", problems=[r.problem() for r in refusals]
    )


def _with_exceptions(workspace: Workspace, state: FrameState, findings: list[Finding]) -> list[Finding]:
    return _excused(state, findings, exceptions_of(workspace.decisions), workspace.now())


def _excused(
    state: FrameState, findings: Sequence[Finding], exceptions: Sequence[Allowed], now: str
) -> list[Finding]:
    newest = state.newest
    return excused(
        [f.model_copy(update={"excused": None}) for f in findings],
        exceptions,
        frame_id=state.frame.frame_id,
        scene_id=state.scene.scene_id,
        pixels=newest.pixel_sha256 if newest else "",
        now=now,
    )
