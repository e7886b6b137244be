"""`sb log`: what happened in this project, in words."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, model_validator

from storyboard_cli.core.asking import Answer, Ask, asked, wrong
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.dates import past
from storyboard_cli.core.hashing import short
from storyboard_cli.core.model import Frozen
from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.events import fact_of
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace

if TYPE_CHECKING:
    from storyboard_cli.ledger.events.assets import AssetLocked
    from storyboard_cli.ledger.events.candidates import CandidatePicked
    from storyboard_cli.ledger.events.checks import CheckJudged
    from storyboard_cli.ledger.events.jobs import JobChanged
    from storyboard_cli.ledger.events.renders import RenderStored
    from storyboard_cli.ledger.events.reviews import ExceptionGranted, ReviewDecided
    from storyboard_cli.ledger.events.scripts import ScriptCompiled


_LONGEST = 4_000
_NEVER = 2**62  # the number of no event

# Whose files say who made them and when: another person's may be recorded here, as after a git merge.
_SIGNED = {
    "review.decided": ("by", "at"),
    "exception.granted": ("by", "at"),
    "asset.locked": ("created_by", "created_at"),
    "asset.unlocked": ("by", "at"),
}


class LogAsk(Ask):
    subject: Annotated[
        str | None,
        asked("Only this frame, scene, asset or version: 1B, S03/2, CHAR_001, globs.", argument="subject"),
    ] = None
    kinds: Annotated[
        list[str], asked("Only such events: render, asset.locked, review, …", "--kind", "-k")
    ] = []
    since: Annotated[
        str | None, asked("From this date or moment, or after this event number.", "--since")
    ] = None
    limit: Annotated[int, asked("How many; 0: all.", "--limit", "-n"), Field(ge=0, le=10**9)] = 30
    after: Annotated[
        int | None, asked("The first ones after this event number, and not the newest ones."), Field(ge=0)
    ] = None
    before: Annotated[int | None, asked("Only events before this number."), Field(ge=1)] = None
    newest_first: Annotated[bool, asked("The newest one on top.")] = False
    bodies: Annotated[bool, asked("With all that each event says.")] = True

    @model_validator(mode="after")
    def _one_start(self) -> LogAsk:
        if self.after is not None and self.since is not None:
            raise wrong("wrong-arguments", "give `after` or `since`, not both", fields=("after", "since"))
        return self


class LogRow(Frozen):
    seq: int = Field(description="The event's number.")
    at: str = Field(description="When it was recorded here.")
    actor: str = Field(description="Who recorded it.")
    by: str = Field(description="Whose decision or lock it is, as its file says; else who recorded it.")
    made_at: str = Field(description="When that was, as its file says; else when it was recorded.")
    kind: str = Field(description="What happened, as render.stored.")
    subject: str = Field(description="To what.")
    text: str = Field(description="What happened, in words.")
    said: dict[str, str | int | float | bool | None] = Field(
        {},
        description="What a sentence about it says, by name: what is short in its body, and counts of lists.",
    )
    hash: str = Field(description="The event's hash.")
    body: dict[str, Any] = Field({}, description="All that it says; empty where nobody wants `bodies`.")


class LogAnswer(Answer):
    events: list[LogRow] = Field([], description="The events, newest last; else as `newest_first` asks.")
    hidden: int = Field(0, description="Older ones that the limit left out.")
    total: int = Field(0, description="How many there are.")
    next: int | None = Field(
        None,
        description="There are more: for `after` where that was asked, else for `before`, of the next page.",
    )


@signed
def log(workspace: Workspace, ask: LogAsk, caller: Caller) -> LogAnswer:
    """The events that are asked for, a page of them. Nothing is written."""
    found, hidden, more = _first_ones(workspace, ask) if ask.after is not None else _last_ones(workspace, ask)
    settings = _settings(workspace, found)
    rows = [_row(event, bodies=ask.bodies, settings=settings.get(event.seq)) for event in found]
    return LogAnswer(
        events=rows[::-1] if ask.newest_first else rows,
        hidden=hidden,
        total=workspace.log.head[0],
        next=more,
    )


def _first_ones(workspace: Workspace, ask: LogAsk) -> tuple[list[Event], int, int | None]:
    """The first events after a number: none that comes later changes a page that was read."""
    found: list[Event] = []
    meant = _meant(workspace, ask.subject) if ask.subject is not None else frozenset()
    for event in workspace.log.read(min(ask.after or 0, _NEVER)):
        if ask.before is not None and event.seq >= ask.before:
            break
        if _is_wanted(event, ask, meant):
            if ask.limit and len(found) == ask.limit:
                return found, 0, found[-1].seq
            found.append(event)
    return found, 0, None


def _last_ones(workspace: Workspace, ask: LogAsk) -> tuple[list[Event], int, int | None]:
    """The newest events, how many older ones the limit leaves out, and before which number those are."""
    is_number = ask.since is not None and ask.since.isdecimal()
    after = min(int((ask.since or "")[:19]), _NEVER) if is_number else 0
    is_date = ask.since is not None and not is_number
    since = past(ask.since or "", "since", workspace.clock()).first if is_date else ""
    found: deque[Event] = deque(maxlen=ask.limit or None)
    matching = 0
    meant = _meant(workspace, ask.subject) if ask.subject is not None else frozenset()
    for event in workspace.log.read(after):
        if ask.before is not None and event.seq >= ask.before:
            break
        if event.at >= since and _is_wanted(event, ask, meant):
            found.append(event)
            matching += 1
    hidden = matching - len(found)
    return list(found), hidden, found[0].seq if hidden else None


def _is_wanted(event: Event, ask: LogAsk, meant: frozenset[str]) -> bool:
    return _of_kind(event, ask.kinds) and _about(event, ask.subject, meant)


def _settings(workspace: Workspace, events: Iterable[Event]) -> dict[int, str]:
    """The settings that each change of the project changed, by the number of its event."""
    wanted = {event.seq for event in events if event.kind == "project.changed"}
    found: dict[int, str] = {}
    before: Mapping[str, Any] = {}
    for event in workspace.log.read(kinds=["project.created", "project.changed"]) if wanted else ():
        names = [name for name in event.body if event.body[name] != before.get(name)]
        names += [name for name in before if name not in event.body]
        if event.seq in wanted:
            found[event.seq] = ", ".join(names)
        before = event.body
    return found


def _row(event: Event, *, bodies: bool, settings: str | None) -> LogRow:
    by, at = _SIGNED.get(event.kind, ("", ""))
    more = {"settings": settings} if settings else {}
    return LogRow(
        seq=event.seq,
        at=event.at,
        actor=event.actor,
        by=str(event.body.get(by) or event.actor),
        made_at=str(event.body.get(at) or event.at),
        kind=event.kind,
        subject=event.subject,
        text=in_words(event) + (f": {settings}" if settings else ""),
        said=_said(event.body) | more,
        hash=event.hash,
        body=dict(event.body) if bodies else {},
    )


def _said(body: Mapping[str, Any]) -> dict[str, str | int | float | bool | None]:
    """What is one value in a body, and how many there are of what is several."""
    found: dict[str, str | int | float | bool | None] = {}
    for name, value in body.items():
        if isinstance(value, (list, dict)):
            found[name] = len(value)
        elif value is None or isinstance(value, (str, int, float, bool)):
            found[name] = (
                value if not isinstance(value, str) or len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
            )
    return found


def _meant(workspace: Workspace, subject: str) -> frozenset[str]:
    """The frames and assets that people call so: 1B, 2C/1, Meera."""
    from storyboard_cli.presenting.board_texts import frame_labels  # whoever reads all of it needs no names

    said = subject.casefold()
    labels = frame_labels(workspace.scenes)
    frames = {
        frame.frame_id
        for scene in workspace.scenes
        for frame in scene.frames
        if said in (frame.shot.casefold(), labels.get(frame.frame_id, "").casefold())
    }
    specs = workspace.registry.specs.values()
    return frozenset(frames | {spec.asset_id for spec in specs if said == spec.name.casefold()})


def _about(event: Event, subject: str | None, meant: frozenset[str]) -> bool:
    if subject is None:
        return True
    names = {event.subject, event.subject.split("@")[0], str(event.body.get("scene_id") or "")}
    if event.subject.startswith("FR_"):
        names.add(event.subject.split("_")[1])
        names.add("/".join([event.subject.split("_")[1], event.subject.rsplit("_", 1)[1].lstrip("0")]))
    return (
        subject in names
        or not meant.isdisjoint(names)
        or any(fnmatchcase(name, subject) for name in names if name)
    )


def _of_kind(event: Event, kinds: list[str]) -> bool:
    return not kinds or any(event.kind == k or event.kind.startswith(k + ".") for k in kinds)


def in_words(event: Event) -> str:
    """One event as a sentence without its subject."""
    said, fact = _WORDS.get(event.kind), fact_of(event)
    return said(fact) if said and fact else event.kind.replace(".", " ")


def _locked(lock: AssetLocked) -> str:
    note = f": {lock.change_note}" if lock.change_note else ""
    count = len(lock.pictures)
    return f"locked with {count} picture{'' if count == 1 else 's'}{note}"


def _compiled(script: ScriptCompiled) -> str:
    return f"compiled {script.path or ''} into {len(script.scenes)} scenes".replace("  ", " ")


def _job(job: JobChanged) -> str:
    where = f" on {job.server}" if job.server else ""
    error = f": {job.error}" if job.error else ""
    return f"job {job.state}{where}{error}"


def _stored(render: RenderStored) -> str:
    kind = "draft" if render.draft else "rendered"
    recipe = short(str(render.recipe_hash))
    return f"{kind} v{render.render_version} by {render.renderer}, recipe {recipe}"


def _judged(check: CheckJudged) -> str:
    failed = [f for f in check.findings if f.get("outcome") == "failed" and not f.get("excused")]
    why = f": {failed[0].get('message') or failed[0].get('rule')}" if failed else ""
    return f"v{check.render_version} {check.verdict}{why}"


def _picked(choice: CandidatePicked) -> str:
    how = " by the check's score" if choice.best else ""
    what = f"variant {choice.candidate}" if choice.candidate else "its own picture"
    return f"{what} picked{how} as v{choice.render_version}"


def _decided(decision: ReviewDecided) -> str:
    word = {"approve": "approved", "retake": "sent back", "reject": "rejected", "reopen": "opened again"}
    version = f" v{decision.render_version}" if decision.render_version else ""
    note = f": {decision.note}" if decision.note else ""
    drawn = " with a drawing" if decision.drawing else ""
    other = "reply" if decision.reply_to else "comment"
    return f"{word.get(str(decision.decision), other)}{version}{drawn}{note}"


def _granted(exception: ExceptionGranted) -> str:
    until = f" until {exception.until}" if exception.until else ""
    return f"may differ from {exception.rule} ({exception.scope}{until}): {exception.reason}"


_WORDS: dict[str, Callable[[Any], str]] = {  # by kind; each takes the kind's own model
    "project.created": lambda project: f"project {project.name} started",
    "project.changed": lambda project: "project.yaml changed",
    "asset.locked": _locked,
    "asset.unlocked": lambda retired: f"retired: {retired.reason}",
    "asset.restored": lambda back: f"working spec restored from v{back.from_version}",
    "asset.taken": lambda take: f"take {take.take} by {take.generator}",
    "asset.renamed": lambda change: f"renamed to {change.to}",
    "asset.deleted": lambda gone: "deleted",
    "script.compiled": _compiled,
    "job.changed": _job,
    "render.stored": _stored,
    "render.removed": lambda gone: f"v{gone.render_version} deleted: {gone.reason}",
    "check.judged": _judged,
    "candidate.stored": lambda one: f"variant {one.candidate} drawn by {one.renderer}",
    "candidate.judged": lambda one: f"variant {one.candidate} {one.verdict}",
    "candidate.picked": _picked,
    "candidate.removed": lambda gone: f"variant {gone.candidate} deleted: {gone.reason}",
    "review.decided": _decided,
    "exception.granted": _granted,
    "timeline.changed": lambda cut: cut.what or f"cut of {len(cut.entries)} entries",
    "timeline.rolled_back": lambda back: f"rolled back to {back.to}",
    "export.made": lambda made: f"exported {made.frames} frames to {made.path}",
    "ledger.rebuilt": lambda rebuilt: "ledger rebuilt from the project's files",
}
