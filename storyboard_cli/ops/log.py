"""`sb log`: what happened in this project, in words."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.hashing import short
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.ledger.base import Event
from storyboard_cli.project.workspace import Workspace


class LogAsk(Ask):
    subject: str | None = None  # a frame, asset, version, scene or script; globs
    kinds: list[str] = []  # render.stored, or render for all of a noun
    since: str | None = None  # 2026-02-19, or an event number
    limit: int = 30  # 0: all


class Row(Frozen):
    seq: int
    at: str
    actor: str
    kind: str
    subject: str
    text: str
    hash: str
    body: dict[str, Any] = {}


class LogAnswer(Answer):
    events: list[Row] = []
    hidden: int = 0  # older ones that the limit left out
    total: int = 0


def log(workspace: Workspace, ask: LogAsk, report: Reporter) -> LogAnswer:
    """The events that are asked for, oldest first. Nothing is written."""
    after = int(ask.since) if ask.since and ask.since.isdigit() else 0
    since = ask.since if ask.since and not ask.since.isdigit() else ""
    found: deque[Event] = deque(maxlen=ask.limit or None)
    matching = 0
    for event in workspace.ledger.read(after):
        if event.at >= since and _about(event, ask.subject) and _of_kind(event, ask.kinds):
            found.append(event)
            matching += 1
    rows = [
        Row(
            seq=e.seq,
            at=e.at,
            actor=e.actor,
            kind=e.kind,
            subject=e.subject,
            text=in_words(e),
            hash=e.hash,
            body=dict(e.body),
        )
        for e in found
    ]
    return LogAnswer(events=rows, hidden=matching - len(rows), total=workspace.ledger.head[0])


def _about(event: Event, subject: str | None) -> bool:
    if subject is None:
        return True
    names = {event.subject, event.subject.split("@")[0], str(event.body.get("scene_id") or "")}
    if event.subject.startswith("FR_"):
        names.add(event.subject.split("_")[1])
        names.add("/".join([event.subject.split("_")[1], event.subject.rsplit("_", 1)[1].lstrip("0")]))
    return subject in names or any(fnmatchcase(name, subject) for name in names if name)


def _of_kind(event: Event, kinds: list[str]) -> bool:
    return not kinds or any(event.kind == k or event.kind.startswith(k + ".") for k in kinds)


def in_words(event: Event) -> str:
    """One event as a sentence without its subject."""
    said = _WORDS.get(event.kind)
    return said(event.body) if said else event.kind.replace(".", " ")


def _locked(b: Mapping[str, Any]) -> str:
    note = f": {b['change_note']}" if b.get("change_note") else ""
    return f"locked with {len(b.get('pictures') or [])} pictures{note}"


def _compiled(b: Mapping[str, Any]) -> str:
    return f"compiled {b.get('path') or ''} into {len(b.get('scenes') or [])} scenes".replace("  ", " ")


def _job(b: Mapping[str, Any]) -> str:
    where = f" on {b['server']}" if b.get("server") else ""
    error = f": {b['error']}" if b.get("error") else ""
    return f"job {b.get('state')}{where}{error}"


def _stored(b: Mapping[str, Any]) -> str:
    kind = "draft" if b.get("draft") else "rendered"
    return (
        f"{kind} v{b.get('render_version')} by {b.get('renderer')}, recipe {short(str(b.get('recipe_hash')))}"
    )


def _judged(b: Mapping[str, Any]) -> str:
    failed = [f for f in b.get("findings") or [] if f.get("outcome") == "failed" and not f.get("excused")]
    why = f": {failed[0].get('message') or failed[0].get('rule')}" if failed else ""
    return f"v{b.get('render_version')} {b.get('verdict')}{why}"


def _decided(b: Mapping[str, Any]) -> str:
    word = {"approve": "approved", "retake": "sent back", "reject": "rejected", "reopen": "opened again"}
    version = f" v{b['render_version']}" if b.get("render_version") else ""
    note = f": {b['note']}" if b.get("note") else ""
    return f"{word.get(str(b.get('decision')), 'comment')}{version}{note}"


def _granted(b: Mapping[str, Any]) -> str:
    until = f" until {b['until']}" if b.get("until") else ""
    return f"may differ from {b.get('rule')} ({b.get('scope')}{until}): {b.get('reason')}"


_WORDS: dict[str, Any] = {
    "project.created": lambda b: f"project {b.get('name')} started",
    "project.changed": lambda b: "project.yaml changed",
    "asset.locked": _locked,
    "asset.unlocked": lambda b: f"retired: {b.get('reason')}",
    "asset.restored": lambda b: f"working spec restored from v{str(b.get('from_version')).removeprefix('v')}",
    "asset.taken": lambda b: f"take {b.get('take')} by {b.get('generator')}",
    "asset.renamed": lambda b: f"renamed to {b.get('to')}",
    "asset.deleted": lambda b: "deleted",
    "script.compiled": _compiled,
    "job.changed": _job,
    "render.stored": _stored,
    "render.removed": lambda b: f"v{b.get('render_version')} deleted: {b.get('reason')}",
    "check.judged": _judged,
    "review.decided": _decided,
    "exception.granted": _granted,
    "timeline.changed": lambda b: b.get("what") or f"cut of {len(b.get('entries') or [])} entries",
    "timeline.rolled_back": lambda b: f"rolled back to {b.get('to')}",
    "export.made": lambda b: f"exported {b.get('frames')} frames to {b.get('path')}",
    "ledger.rebuilt": lambda b: "ledger rebuilt from the project's files",
}
