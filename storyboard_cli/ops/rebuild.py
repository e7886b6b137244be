"""`sb rebuild`: a new ledger from the project's files alone: locks, renders, cut, decisions."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import stamp
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.places import PLACE, in_state
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.history import evidence
from storyboard_cli.history.evidence import candidates_on_disk
from storyboard_cli.history.reconcile import proven
from storyboard_cli.ledger.events.assets import AssetLocked, AssetUnlocked
from storyboard_cli.ledger.events.base import Fact
from storyboard_cli.ledger.events.cut import TimelineChanged
from storyboard_cli.ledger.events.projects import LedgerRebuilt, ProjectCreated
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.ledger.events.reviews import decided
from storyboard_cli.ledger.events.scripts import ScriptCompiled
from storyboard_cli.ledger.opening import head_of
from storyboard_cli.ledger.replacing import replace_ledger
from storyboard_cli.ledger.rows import ScriptRow
from storyboard_cli.project.script_files import chosen_paths
from storyboard_cli.project.scripts import read_scripts
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.approved import approved_files
from storyboard_cli.store.frames import render_files
from storyboard_cli.store.locks import read_locks


class RebuildAsk(Ask):
    dry_run: Annotated[bool, asked("Say what the files prove.", "--dry-run")] = False


class RebuildAnswer(Answer):
    counts: dict[str, int] = Field({}, description="What the files prove, by kind of event.")
    events: int = Field(0, description="How many events.")
    kept_aside: Annotated[str | None, PLACE] = Field(None, description="Where the old ledger lies.")
    previous_events: int | None = Field(None, description="How many events it had.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def rebuild(workspace: Workspace, ask: RebuildAsk, caller: Caller) -> RebuildAnswer:
    """Read every file, write a new chain that says it was rebuilt, and keep the old ledger beside it."""
    path = workspace.ledger_path
    with workspace.writing():
        events = _from_files(workspace, caller)
        previous = head_of(path)
        counts = dict(Counter(e.kind for e in events))
        if ask.dry_run:
            known = previous[0] if previous else None
            return RebuildAnswer(counts=counts, events=len(events) + 1, previous_events=known, dry_run=True)
        workspace.close()
        first = LedgerRebuilt.of_files(workspace.project.project_id, counts, previous)
        aside = replace_ledger(
            path,
            workspace.project.project_id,
            [fact.event() for fact in (first, *events)],
            at=workspace.now_precise(),
            actor=workspace.actor,
            stamp=stamp(workspace.clock()),
        )
    return RebuildAnswer(
        counts=counts,
        events=len(events) + 1,
        kept_aside=in_state(Path(aside).relative_to(path.parent).as_posix()) if aside else None,
        previous_events=previous[0] if previous else None,
    )


def _from_files(workspace: Workspace, report: Reporter) -> list[Fact]:
    """Every event that the files prove, in an order in which they may have happened."""
    project = workspace.project
    locks = read_locks(workspace.files, workspace.cache)
    for problem in locks.problems:
        report.warn(f"{problem.where}: {problem.message}", problem.hint)
    versions = sorted(
        (k for of in locks.versions.values() for k in of), key=lambda k: (k.created_at, k.label)
    )
    scenes = workspace.scenes
    events: list[Fact] = [ProjectCreated.of(project)]
    events += ScriptCompiled.of_scenes(scenes, _texts(workspace))
    events += [AssetLocked.of(k) for k in versions]
    events += [AssetUnlocked.of(a, v, r) for (a, v), r in sorted(locks.retirements.items())]
    events += _renders(workspace, report)
    events += candidates_on_disk(workspace.files, project.project_id)
    if scenes:
        events.append(TimelineChanged.of(project.project_id, workspace.timeline, scenes))
    return [*events, *(decided(d) for d in workspace.decisions)]


def _texts(workspace: Workspace) -> dict[str, dict[str, str]]:
    """Title, path and hash of each script that is there; a script that cannot be read has none.

    A script of which the old ledger knows the text that was compiled keeps that: it may be edited since.
    """
    try:
        files = read_scripts(workspace, chosen_paths(workspace, []))
    except SbError:
        return {}
    known = {name: row.sha256 for name, row in _known_scripts(workspace).items() if row.sha256}
    return {
        f.script_id: {"title": f.play.title, "path": f.path, "sha256": known.get(f.script_id, f.sha256)}
        for f in files
    }


def _known_scripts(workspace: Workspace) -> dict[str, ScriptRow]:
    if not workspace.ledger_path.exists():
        return {}
    try:
        return workspace.views.scripts()
    except SbError:
        return {}  # who rebuilds a ledger may have a broken one


def _renders(workspace: Workspace, report: Reporter) -> list[RenderStored]:
    """Renders on disk, then approved pictures of other versions: a fresh clone has only those."""
    files, project_id = workspace.files, workspace.project.project_id
    rendered, approved = render_files(files), approved_files(files)
    with report.task("Reading pictures", len(rendered) + len(approved)) as task:

        def proofs(paths: list[str]) -> list[evidence.PictureProof]:
            found = []
            for path in paths:
                found.append(evidence.proof(files, path, project_id))
                task.advance(1, path)
            return found

        events = proven(proofs(rendered), report)
        known = {(e.frame_id, e.render_version) for e in events if not e.draft}
        kept = proven(proofs(approved), report)
    events += [e for e in kept if (e.frame_id, e.render_version) not in known]
    return sorted(events, key=lambda e: (e.frame_id, e.render_version))
