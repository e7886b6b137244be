"""`sb allow`: a recorded permission for a frame to differ from a rule."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from storyboard_cli.consistency.rules import completed, names
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import iso_precise
from storyboard_cli.core.dates import day_or_moment, no_date
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import closest
from storyboard_cli.history.computed_first import looked_first
from storyboard_cli.history.decisions import (
    PICTURE_MOVED,
    Decided,
    decide,
    illegal,
    judge_again,
    moved_since,
    nothing_done,
    shown_as,
)
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Scope


class AllowAsk(Ask):
    selector: Annotated[str, asked("The frame: S03/2, FR_S03_002.", argument="frame")]
    rule: Annotated[
        str, asked("The rule that may fail, as `sb check` names it: drift.identity.", argument="rule")
    ]
    reason: Annotated[str, asked("Why; it stands in the audit.", "--reason", "-m")]
    scope: Annotated[
        Scope, asked("Only this version, every version of the frame, or the whole scene.", "--scope")
    ] = "frame"
    until: Annotated[
        str | None, asked("The last day on which it holds: 2026-03-31.", "--until", metavar="DATE")
    ] = None
    seen: Annotated[
        int | None,
        asked("The version that was looked at: frames of which another one counts by now are refused."),
        Field(ge=1),
    ] = None
    dry_run: Annotated[bool, asked("Say what would be granted.", "--dry-run")] = False


class AllowAnswer(Answer):
    granted: list[Decided] = Field([], description="Exceptions that were granted.")
    rule: str = Field("", description="The rule that may fail.")
    scope: str = Field("", description="version, frame or scene.")
    until: str | None = Field(None, description="The last day on which it holds.")
    judged: list[FrameView] = Field([], description="Frames with the verdict that the exception leaves.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def allow(workspace: Workspace, ask: AllowAsk, caller: Caller) -> AllowAnswer:
    """Grant the exception: a file in `review/`, an event, and a verdict that takes it into account."""
    _refuse_unclear(ask, workspace.clock())
    ask = ask.model_copy(update={"rule": _rule_named(ask.rule)})
    with looked_first(workspace, lambda: frame_states(workspace, [ask.selector])):
        reconcile(workspace, caller)
        states = frame_states(workspace, [ask.selector])
        stops = [
            stop for s in states if (stop := moved_since(s, ask.seen) or illegal(s, "exception")) is not None
        ]
        if stops and all(stop.code == PICTURE_MOVED for stop in stops):
            raise nothing_done(stops, "allowed")
        if stops:
            raise SbError(
                Kind.blocked, "not-allowed", "no exception was granted", problems=[s.problem() for s in stops]
            )
        asked = states[:1] if ask.scope == "scene" else states
        if ask.dry_run:
            return AllowAnswer(rule=ask.rule, scope=ask.scope, until=ask.until, dry_run=True)
        granted = [_grant(workspace, state, ask) for state in asked]
        touched = _touched(workspace, states, ask)
        verdicts = [(s, found) for s in touched if (found := judge_again(workspace, s))]
    judged = [FrameView(**view_fields(s) | {"verdict": found}) for s, found in verdicts]
    return AllowAnswer(granted=granted, rule=ask.rule, scope=ask.scope, until=ask.until, judged=judged)


def _grant(workspace: Workspace, state: FrameState, ask: AllowAsk) -> Decided:
    made = decide(
        workspace,
        state,
        "exception",
        note=ask.reason.strip(),
        rule=ask.rule,
        scope=ask.scope,
        until=ask.until,
    )
    return shown_as(state, made)


def _touched(workspace: Workspace, states: list[FrameState], ask: AllowAsk) -> list[FrameState]:
    return frame_states(workspace, [states[0].scene.scene_id]) if ask.scope == "scene" else states


def _refuse_unclear(ask: AllowAsk, now: datetime) -> None:
    if len(ask.reason.strip()) < 3:
        raise SbError(
            Kind.usage,
            "reason-missing",
            f"{ask.reason.strip()!r} is too short for a reason: it stands in the audit"
            if ask.reason.strip()
            else "an exception needs a reason: it stands in the audit",
            hint=Mend(
                "allow",
                {"selector": ask.selector, "rule": ask.rule},
                "such as `{}`",
                examples={"reason": "the coat is wet in this scene"},
            ),
        )
    if ask.until is not None:
        _refuse_no_last_day(ask.until, now)


def _refuse_no_last_day(until: str, now: datetime) -> None:
    """As text, a day that is not in the calendar would never be over; one that is over allows nothing."""
    day = day_or_moment(until, "until")
    if not day.is_day:
        raise no_date(until, "until", "write the last day on which it holds: 2026-03-31")
    if day.last < iso_precise(now):
        raise SbError(
            Kind.usage,
            "over-already",
            f"{until} is over already",
            hint=f"it is {iso_precise(now)[:10]} now: name a later day, or leave it out",
            fields=("until",),
        )


def _rule_named(text: str) -> str:
    """The rule that `text` names, completed where it leaves no doubt: identity is drift.identity."""
    found = completed(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise SbError(
            Kind.usage,
            "unknown-rule",
            f"{text!r} may be {', '.join(found)}",
            hint="write one of them in full",
        )
    near = closest(text, names(), limit=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"the rules are: {', '.join(names())}"
    raise SbError(Kind.usage, "unknown-rule", f"no rule is called {text!r}", hint=hint)
