"""`mentions`: what was said to somebody on the frames: remarks that name them, and answers to theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mentions import called, is_meant
from storyboard_cli.history.remarks import Said, said_of
from storyboard_cli.project.frame_view import FrameView, views_of
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Decision

Because = Literal["mention", "reply"]


class MentionsAsk(Ask):
    login: str = Field("", max_length=100, description="By which login they are named, besides their name.")
    after: str | None = Field(None, max_length=200, description="The next page: after the row with this id.")
    limit: int = Field(50, ge=1, le=500, description="How many at most.")


class MentionRow(FrameView, Said):
    """One thing that was said to them, and the frame that it was said of."""

    because: str = Field(description="mention: it names them; reply: it answers what they said.")
    at: str = Field(description="When.")
    by: str = Field(description="Who.")
    decision: str = Field(description="approve, retake, reject, reopen, comment or exception.")
    said_of: int | None = Field(description="The version that it is about.")
    note: str = Field(description="What they said.")
    action: str = Field(description="The frame's words.")
    answered: bool = Field(description="They answered it.")


class MentionsAnswer(Answer):
    rows: list[MentionRow] = Field([], description="What was said, newest first.")
    next: str | None = Field(None, description="Ask for `after` this for more; none: there are no more.")


@signed
def mentions(workspace: Workspace, ask: MentionsAsk, caller: Caller) -> MentionsAnswer:
    """What names whoever asks or answers them, by others, newest first. Nothing is written."""
    frames = {f.uid: (s, f) for s in workspace.scenes for f in s.frames}
    found = [one for one in _told(workspace, caller.actor, ask.login) if one[0].uid in frames]
    start = _start(found, ask.after)
    page = found[start : start + ask.limit]
    chosen = {d.uid: frames[d.uid] for d, _ in page}
    views = views_of(workspace, list(chosen.values()))
    answered = {d.reply_to for d in workspace.decisions if d.by == caller.actor and d.reply_to}
    rows: list[MentionRow] = []
    for decision, because in page:
        frame = frames[decision.uid][1]
        rows.append(_row(decision, because, views[frame.frame_id], frame.action, answered))
    more = rows[-1].id if start + ask.limit < len(found) else None
    return MentionsAnswer(rows=rows, next=more)


def _told(workspace: Workspace, actor: str, login: str) -> Iterator[tuple[Decision, Because]]:
    names = called(actor, login)
    own = {(d.uid, d.id) for d in workspace.decisions if d.by == actor}
    for decision in reversed(workspace.decisions):
        if decision.by == actor:
            continue
        if is_meant(decision.mentions, names):
            yield decision, "mention"
        elif decision.reply_to is not None and (decision.uid, decision.reply_to) in own:
            yield decision, "reply"


def _start(found: list[tuple[Decision, Because]], after: str | None) -> int:
    if after is None:
        return 0
    for at, (decision, _) in enumerate(found, 1):
        if decision.id == after:
            return at
    raise SbError(
        Kind.usage,
        "no-remark",
        f"nothing that was said to you has the id {after[:80]!r}",
        hint="begin without `after`",
        fields=("after",),
    )


def _row(
    decision: Decision, because: Because, view: Mapping[str, Any], action: str, answered: set[str]
) -> MentionRow:
    return MentionRow.model_validate(
        {
            **view,
            **said_of(decision),
            "because": because,
            "at": decision.at,
            "by": decision.by,
            "decision": decision.decision,
            "said_of": decision.render_version,
            "note": decision.note,
            "action": action,
            "answered": decision.id in answered,
        }
    )
