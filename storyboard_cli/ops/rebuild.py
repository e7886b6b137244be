"""`sb rebuild`: a new ledger from the project's files alone: locks, renders, cut, decisions."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.clock import stamp
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import storage_error
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.history import evidence
from storyboard_cli.history.reconcile import proven
from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.sqlite import open_ledger
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.approved import approved_files
from storyboard_cli.store.locks import read_locks

_SIDE_FILES = ("-wal", "-shm")


class RebuildAsk(Ask):
    dry_run: bool = False


class RebuildAnswer(Answer):
    counts: dict[str, int] = {}
    events: int = 0
    kept_aside: str | None = None
    previous_events: int | None = None
    dry_run: bool = False


def rebuild(workspace: Workspace, ask: RebuildAsk, report: Reporter) -> RebuildAnswer:
    """Read every file, write a new chain that says it was rebuilt, and keep the old ledger beside it."""
    path = workspace.state / "ledger.db"
    with workspace.writing():
        events = _from_files(workspace, report)
        previous = _previous(path)
        counts = dict(Counter(e.kind for e in events))
        if ask.dry_run:
            known = previous[0] if previous else None
            return RebuildAnswer(counts=counts, events=len(events) + 1, previous_events=known, dry_run=True)
        workspace.close()
        first = NewEvent(
            "ledger.rebuilt",
            workspace.project.project_id,
            {"from": "files", "counts": counts, "previous_head": list(previous) if previous else None},
        )
        fresh = path.with_name("ledger.db.new")
        _write(workspace, fresh, [first, *events])
        aside = _put_aside(path, stamp(workspace.clock()))
        os.replace(fresh, path)
    return RebuildAnswer(
        counts=counts,
        events=len(events) + 1,
        kept_aside=aside,
        previous_events=previous[0] if previous else None,
    )


def _from_files(workspace: Workspace, report: Reporter) -> list[NewEvent]:
    """Every event that the files prove, in an order in which they may have happened."""
    project = workspace.project
    locks = read_locks(workspace.root, workspace.cache)
    for problem in locks.problems:
        report.warn(f"{problem.where}: {problem.message}", problem.hint)
    versions = sorted(
        (k for of in locks.versions.values() for k in of), key=lambda k: (k.created_at, k.label)
    )
    scenes = workspace.scenes
    events = [NewEvent("project.created", project.project_id, evidence.project_body(project))]
    events += evidence.compiled_events(scenes, {})
    events += [evidence.lock_event(k) for k in versions]
    events += [evidence.retired_event(a, v, r) for (a, v), r in sorted(locks.retirements.items())]
    events += _renders(workspace, report)
    if scenes:
        events.append(evidence.timeline_event(project.project_id, workspace.timeline, scenes))
    return [*events, *(evidence.decision_event(d) for d in workspace.decisions)]


def _renders(workspace: Workspace, report: Reporter) -> list[NewEvent]:
    """Renders on disk, then approved pictures of other versions: a fresh clone has only those."""
    root, project_id = workspace.root, workspace.project.project_id
    rendered, approved = list(evidence.render_files(root)), approved_files(root)
    with report.task("Reading pictures", len(rendered) + len(approved)) as task:

        def proofs(paths: list[str]) -> list[evidence.PictureProof]:
            found = []
            for path in paths:
                found.append(evidence.proof(root, path, project_id))
                task.advance(1, path)
            return found

        events = proven(proofs(rendered), report)
        known = {(e.subject, e.body["render_version"]) for e in events if not e.body["draft"]}
        kept = proven(proofs(approved), report)
    events += [e for e in kept if (e.subject, e.body["render_version"]) not in known]
    return sorted(events, key=lambda e: (e.subject, e.body["render_version"]))


def _previous(path: Path) -> tuple[int, str] | None:
    """The head of the ledger that is replaced, if it can still be read."""
    if not path.exists():
        return None
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as old:
        row = old.execute("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1").fetchone()
        return (int(row[0]), str(row[1])) if row else None
    return None


def _write(workspace: Workspace, path: Path, events: list[NewEvent]) -> None:
    _forget(path)
    ledger = open_ledger(path, workspace.project.project_id)
    try:
        ledger.append(events, at=workspace.now_precise(), actor=workspace.actor)
        ledger.compact()
    except SbError:
        ledger.close()
        _forget(path)
        raise
    ledger.close()


def _forget(path: Path) -> None:
    for name in ("", *_SIDE_FILES):
        with suppress(OSError):
            Path(f"{path}{name}").unlink(missing_ok=True)


def _put_aside(path: Path, when: str) -> str | None:
    """Rename the old file, its side files too: whatever it still says stays readable."""
    if not path.exists():
        return None
    aside = path.with_name(f"ledger.db.bak-{when}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"ledger.db.bak-{when}-{number}")
    try:
        for name in ("", *_SIDE_FILES):
            part = Path(f"{path}{name}")
            if part.exists():
                os.replace(part, f"{aside}{name}")
    except OSError as error:
        raise storage_error(path, error) from error
    return str(aside)
