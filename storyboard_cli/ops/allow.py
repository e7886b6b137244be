"""`sb allow`: a recorded permission for a frame to differ from a rule."""

from __future__ import annotations

import re
from datetime import date

from storyboard_cli.consistency.continuity import CONTINUITY_RULES
from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import closest
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.history.decisions import Decided, decide, findings_of, illegal, judge_again, shown_as
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Scope

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


class AllowAsk(Ask):
    selector: str
    rule: str
    reason: str
    scope: Scope = "frame"
    until: str | None = None
    dry_run: bool = False


class AllowAnswer(Answer):
    granted: list[Decided] = []
    rule: str = ""
    scope: str = ""
    until: str | None = None
    verdicts: dict[str, str] = {}  # frame → the verdict that the exception leaves
    dry_run: bool = False


def allow(workspace: Workspace, ask: AllowAsk, report: Reporter) -> AllowAnswer:
    """Grant the exception: a file in `review/`, an event, and a verdict that takes it into account."""
    _refuse_unclear(ask)
    with workspace.writing():
        reconcile(workspace, report)
        states = frame_states(workspace, [ask.selector])
        _refuse_unknown_rule(workspace, states, ask.rule)
        stops = [stop for state in states if (stop := illegal(state, "exception"))]
        if stops:
            raise SbError(
                Kind.blocked, "not-allowed", "no exception was granted", problems=[s.problem() for s in stops]
            )
        asked = states[:1] if ask.scope == "scene" else states
        if ask.dry_run:
            return AllowAnswer(rule=ask.rule, scope=ask.scope, until=ask.until, dry_run=True)
        granted = [_grant(workspace, state, ask) for state in asked]
        touched = _touched(workspace, states, ask)
        verdicts = {s.frame.frame_id: found for s in touched if (found := judge_again(workspace, s))}
    return AllowAnswer(granted=granted, rule=ask.rule, scope=ask.scope, until=ask.until, verdicts=verdicts)


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


def _refuse_unclear(ask: AllowAsk) -> None:
    if len(ask.reason.strip()) < 3:
        raise SbError(
            Kind.usage,
            "reason-missing",
            f"{ask.reason.strip()!r} is too short for a reason: it stands in the audit"
            if ask.reason.strip()
            else "an exception needs a reason: it stands in the audit",
            hint="such as --reason 'the coat is wet in this scene'",
        )
    if ask.until is not None and not _is_date(ask.until):
        raise SbError(
            Kind.usage, "not-a-date", f"{ask.until!r} is not a date", hint="write it like --until 2026-03-31"
        )


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.match(text)) and bool(date.fromisoformat(text))
    except ValueError:  # 2026-02-30: as text it would never be over
        return False


def _refuse_unknown_rule(workspace: Workspace, states: list[FrameState], rule: str) -> None:
    """An exception for a rule that nothing failed is most likely a slip of the keyboard."""
    if rule in CONTINUITY_RULES or rule == "continuity":  # `sb lint` finds those; no picture is needed
        return
    said = {f.rule for s in states for f in findings_of(workspace, s)[0]}
    failed = {f.rule for s in states for f in findings_of(workspace, s)[0] if f.outcome == "failed"}
    if not said or any(r == rule or r.startswith(rule + ".") for r in said):
        return
    near = closest(rule, [*sorted(said), *CONTINUITY_RULES])
    frame = states[0].frame.frame_id
    hint = f"the rules that failed here: {', '.join(sorted(failed))}"
    if near:
        hint = f"did you mean {near[0]}?"
    elif not failed:
        hint = f"nothing failed here, so there is nothing to allow: sb check --explain {frame}"
    raise SbError(Kind.usage, "unknown-rule", f"no check of {frame} is called {rule!r}", hint=hint)
