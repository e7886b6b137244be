"""`sb rollback`: order and approvals as they were at an event, date or commit. It appends, never deletes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.dates import Written, looks_like_a_date, past
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.pictures import pixel_sha256
from storyboard_cli.history.computed_first import looked_first
from storyboard_cli.history.cut import change_cut, cut_as_read
from storyboard_cli.history.decisions import approved_change, later_than, to_keep
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events import facts_of
from storyboard_cli.ledger.events.base import Fact
from storyboard_cli.ledger.events.cut import TimelineChanged, TimelineRolledBack
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.frame_view import FrameView, views_by_name
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store import git
from storyboard_cli.store.approved import approved_path, approved_pixels
from storyboard_cli.store.files import read_if_usable
from storyboard_cli.store.reviews import decision_key, parse_decision
from storyboard_cli.store.timeline import NAME, parse_timeline
from storyboard_cli.timeline.cut import Timeline, in_full
from storyboard_cli.timeline.review import Decision, DecisionKind, by_frame, last_word

_MOST_COMMITS = 200  # how far back an approved picture is looked for in git


def _as_said(to: Any) -> Any:
    """The number of an event as a line has it; JSON knows no difference between 7 and 7.0."""
    is_whole = type(to) is int or (type(to) is float and to.is_integer())
    return str(int(to)) if is_whole else to


class RollbackAsk(Ask):
    to: Annotated[
        str,
        asked(
            "An event number (`undo_to` of a change, or as the log has it), a date (2026-02-19, "
            "2026-02-19T09:30+01:00), or a git commit.",
            argument="to",
            line="An event number (`sb log`), a date (2026-02-19, 2026-02-19T09:30+01:00), or a git commit.",
        ),
        BeforeValidator(_as_said),
        WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
    ]
    selectors: Annotated[
        list[str],
        asked("Only these frames' approvals: S03, S03/2; all and the order if left out.", argument="frames"),
    ] = []
    order: Annotated[bool, asked("Restore the order of the cut.", "--order/--no-order")] = True
    approvals: Annotated[bool, asked("Restore what was approved.", "--approvals/--no-approvals")] = True
    dry_run: Annotated[bool, asked("Say what would change.", "--dry-run")] = False


class FrameRolledBack(FrameView):
    """A frame about which an earlier decision holds again."""

    decision: str = Field(description="What is decided again: approve, retake, reject, reopen.")
    was: str = Field("", description="What held until now.")


class RollbackAnswer(Answer):
    to: str = Field("", description="The moment that holds again, in words.")
    changed: list[FrameRolledBack] = Field([], description="Frames about which is decided again.")
    order_changed: bool = Field(False, description="The order of the cut is another one now.")
    lost: list[FrameView] = Field(
        [], description="Frames whose approved pictures are nowhere to be found: they stay as they are."
    )
    undo_to: int | None = Field(
        None,
        description="What undoes this too: the event before it, which `rollback` takes as `to`; none: "
        "nothing was changed.",
    )
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@dataclass(frozen=True)
class _Past:
    """The cut and the decisions as they were."""

    words: str
    timeline: Timeline
    decisions: list[Decision]


@signed
def rollback(workspace: Workspace, ask: RollbackAsk, caller: Caller) -> RollbackAnswer:
    """Restore the past by deciding it again: new review files, a new cut, and events for both."""
    with looked_first(workspace, lambda: _told(workspace, _wanted(workspace, ask)[1])):
        reconcile(workspace, caller)
        then, steps = _wanted(workspace, ask)
        pictures, lost = _pictures(workspace, steps)
        steps = [s for s in steps if s.frame_id not in lost]
        order = ask.order and not ask.selectors and _order_differs(workspace, then.timeline)
        changed = _told(workspace, steps)
        not_found = views_by_name(workspace, lost)
        undo_to = None
        if not ask.dry_run and (steps or order):
            undo_to = workspace.log.head[0]
            _apply(workspace, then, steps, pictures, order, changed)
    return RollbackAnswer(
        to=then.words,
        changed=changed,
        order_changed=order,
        lost=[FrameView(**not_found[name]) for name in lost],
        undo_to=undo_to,
        dry_run=ask.dry_run,
        failure=Kind.partial if lost else None,
    )


def _wanted(workspace: Workspace, ask: RollbackAsk) -> tuple[_Past, list[Decision]]:
    """The moment that is to hold again, and what is decided anew for it."""
    then = _past(workspace, ask.to)
    wanted = _selected(workspace, ask.selectors)
    return then, _steps(workspace, then, wanted) if ask.approvals else []


def _past(workspace: Workspace, to: str) -> _Past:
    if is_digits(to):
        return _at_event(workspace, int(to))
    if looks_like_a_date(to):
        return _at_date(workspace, past(to, "to", workspace.clock()))
    return _at_commit(workspace, to)


def _at_event(workspace: Workspace, seq: int) -> _Past:
    head = workspace.log.head[0]
    if not 0 < seq <= head:
        raise SbError(
            Kind.missing,
            "no-event",
            f"there is no event {seq}",
            hint=Mend("log", {}, f"`{{}}` shows them; the last is {head}"),
        )
    known = {decision_key(row.path) for row in workspace.views.decisions(until=seq)}
    decisions = [d for d in workspace.decisions if decision_key(d.path) in known]
    return _Past(f"event {seq}", _cut_until(workspace, seq=seq), decisions)


def _at_date(workspace: Workspace, date: Written) -> _Past:
    moment = date.last
    first = next(iter(workspace.log.read()), None)
    if first is None or first.at > moment:
        began = first.at[:10] if first else "today"
        raise SbError(
            Kind.missing,
            "before-the-ledger",
            f"the ledger begins on {began} and does not know how things were on {date.said}",
            hint="name a git commit from that day: `git log --until=… -1` finds it",
        )
    decisions = [d for d in workspace.decisions if d.at <= moment]
    return _Past(date.said, _cut_until(workspace, moment=moment), decisions)


def _at_commit(workspace: Workspace, revision: str) -> _Past:
    commit = git.commit_of(workspace.root, revision)
    if commit is None:
        raise SbError(
            Kind.missing,
            "no-such-past",
            f"{revision!r} is no event, date or commit",
            hint=Mend("log", {}, "such as 120 (`{}`), 2026-02-19, HEAD~3 or a tag"),
        )
    names = git.names_at(workspace.root, commit, "review")
    here = {decision_key(d.path): d for d in workspace.decisions}
    decisions = [here[k] for k in dict.fromkeys(map(decision_key, names)) if k in here]
    for name in names:
        data = None if decision_key(name) in here else git.content_at(workspace.root, commit, name)
        decision = parse_decision(data, name)[0] if data is not None else None
        if decision is not None:
            decisions.append(decision)
    cut = git.content_at(workspace.root, commit, NAME)
    timeline = parse_timeline(cut, f"{revision}:{NAME}") if cut is not None else Timeline()
    return _Past(f"commit {commit[:10]}", timeline, decisions)


def _cut_until(workspace: Workspace, *, seq: int | None = None, moment: str | None = None) -> Timeline:
    """The cut that the last event until then recorded; the story order where there was none."""
    last = None
    for event, cut in facts_of(workspace.log.read(kinds=[TimelineChanged.kind]), TimelineChanged):
        if (seq is not None and event.seq > seq) or (moment is not None and event.at > moment):
            break
        last = cut
    return last.timeline() if last is not None else Timeline()


def _selected(workspace: Workspace, selectors: list[str]) -> set[str] | None:
    from storyboard_cli.project.selection import select_frames

    return {f.uid for _, f in select_frames(workspace.scenes, selectors)} if selectors else None


def _steps(workspace: Workspace, past: _Past, wanted: set[str] | None) -> list[Decision]:
    """The decisions that bring every frame back to what held then."""
    then, now = by_frame(past.decisions), by_frame(workspace.decisions)
    names = {f.uid: f.frame_id for s in workspace.scenes for f in s.frames}
    steps = []
    for uid in {**now, **then}:
        if wanted is not None and uid not in wanted:
            continue
        old, new = last_word(then.get(uid, [])), last_word(now.get(uid, []))
        if uid not in names or _same(old, new):
            continue
        steps.append(_again(workspace, old, new, names[uid], past.words))
    return sorted(steps, key=lambda d: d.frame_id)


def _same(old: Decision | None, new: Decision | None) -> bool:
    if old is None or new is None or "reopen" in (old.decision, new.decision):
        settled = [d for d in (old, new) if d is not None and d.decision != "reopen"]
        return not settled
    return (old.decision, old.recipe_hash, old.pixel_sha256) == (
        new.decision,
        new.recipe_hash,
        new.pixel_sha256,
    )


def _again(
    workspace: Workspace, old: Decision | None, new: Decision | None, frame_id: str, when: str
) -> Decision:
    """The old decision made once more, now; no decision then means that the frame waits again."""
    ground = old or new
    assert ground is not None
    kind: DecisionKind = old.decision if old is not None else "reopen"
    note = f"rolled back to {when}" + (f": {old.note}" if old is not None and old.note else "")
    changes = {
        "decision": kind,
        "frame_id": frame_id,
        "at": later_than(workspace, ground.uid),
        "by": workspace.actor,
        "note": note,
    }
    return ground.model_copy(update={**changes, "path": ""})


def _pictures(workspace: Workspace, steps: Sequence[Decision]) -> tuple[dict[str, bytes], list[str]]:
    """The approved pictures that must come back, by frame; and the frames whose picture is nowhere."""
    found: dict[str, bytes] = {}
    lost: list[str] = []
    for step in steps:
        if step.decision != "approve" or step.pixel_sha256 is None:
            continue
        if approved_pixels(workspace.files, step.frame_id) == step.pixel_sha256:
            continue
        data = next(_candidates(workspace, step), None)
        if data is None:
            lost.append(step.frame_id)
        else:
            found[step.frame_id] = data
    return found, lost


def _candidates(workspace: Workspace, step: Decision) -> Iterator[bytes]:
    """Bytes of pictures with the approved pixels: from the renders, then from git's history."""
    for row in workspace.views.renders_with_pixels(step.pixel_sha256 or ""):
        path = row.image_uri
        data = read_if_usable(workspace.files, path)
        if data is not None and pixel_sha256(data, path) == step.pixel_sha256:
            yield data
    name = approved_path(step.frame_id)
    for revision in git.commits_touching(workspace.root, name, _MOST_COMMITS):
        data = git.content_at(workspace.root, revision, name) or b""
        try:
            if data and pixel_sha256(data, name) == step.pixel_sha256:
                yield data
        except SbError:
            continue  # a git-lfs pointer whose picture is not here, or a broken picture


def _order_differs(workspace: Workspace, then: Timeline) -> bool:
    """Whether nobody has cut anything is a part of it, even where the frames stand in the same order."""
    now = workspace.timeline
    if then.is_story_order != now.is_story_order:
        return True
    return in_full(then, workspace.scenes) != in_full(now, workspace.scenes)


def _told(workspace: Workspace, steps: Sequence[Decision]) -> list[FrameRolledBack]:
    """The frames as they stand once the steps are decided, each with the version that its step is about."""
    views = views_by_name(workspace, {s.frame_id for s in steps}, steps)
    before = by_frame(workspace.decisions)
    told = []
    for step in steps:
        view = views[step.frame_id] | {"render_version": step.render_version}
        if step.decision == "approve":
            view["picture"] = approved_path(step.frame_id)
        was = last_word(before.get(step.uid, []))
        told.append(FrameRolledBack(**view, decision=step.decision, was=was.decision if was else ""))
    return told


def _apply(
    workspace: Workspace,
    past: _Past,
    steps: Sequence[Decision],
    pictures: dict[str, bytes],
    order: bool,
    changed: Sequence[FrameRolledBack],
) -> None:
    changes: list[Change] = []
    facts: list[Fact] = []
    for step in steps:
        if step.frame_id in pictures:
            changes += approved_change(workspace, step.frame_id, pictures[step.frame_id])
        _, its_changes, its_facts = to_keep(workspace, step)
        changes += its_changes
        facts += its_facts
    frames = [c.frame_id for c in changed]
    project_id = workspace.project.project_id
    facts.append(TimelineRolledBack(project_id=project_id, to=past.words, frames=frames, order=order))
    if order:
        what = f"rolled back to {past.words}"
        _, tag = cut_as_read(workspace)
        change_cut(workspace, past.timeline, tag, what, with_changes=changes, with_facts=facts)
    else:
        commit(workspace, changes, facts)
    workspace.forget("decisions")
