"""Closes the gap that a crash, a `git pull` or a copied file leaves between files and ledger.

Files are the commit point: a picture, a lock or a decision is written first, then its event. So whatever lies
on disk without an event is recorded now; what the ledger knows and the disk has not is missing, not corrupt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_bytes, sha256_json
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.history import evidence
from storyboard_cli.ledger.events.projects import ProjectChanged, ProjectCreated
from storyboard_cli.project.commit import commit
from storyboard_cli.project.script_files import scripts_found
from storyboard_cli.project.under_way import is_left, request_of, settle
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.reading import MAX_BYTES, script_id_of
from storyboard_cli.store.approved import approved_files
from storyboard_cli.store.files import Files
from storyboard_cli.store.frames import render_files
from storyboard_cli.store.locks import LOCK_FILE, clean_partials, version_folder
from storyboard_cli.store.reviews import decision_files, decision_key, parse_decision

if TYPE_CHECKING:
    from storyboard_cli.ledger.events.base import Fact
    from storyboard_cli.ledger.events.cut import TimelineChanged
    from storyboard_cli.ledger.events.renders import RenderStored
    from storyboard_cli.ledger.rows import VersionRow

_STAMP_NOTE = "files seen"
_TEXT = re.compile(r"scenes/[^/]+/scene\.yaml|assets/[^/]+/v[^/]*/[^/]+\.yaml")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What was recorded now."""

    recorded: tuple[Fact, ...] = ()


def reconcile(workspace: Workspace, report: Reporter, *, archived: bool = False) -> Reconciled:
    """Record what the files prove and the ledger does not know; only listings when nothing is new.

    `archived`: also of an archived project, which nothing else changes.
    """
    with workspace.files.looking():
        return _reconciled(workspace, report, archived)


def _reconciled(workspace: Workspace, report: Reporter, archived: bool) -> Reconciled:
    if not _gaps(workspace):
        return Reconciled()
    with workspace.writing(archived=archived):
        if _lost_versions(workspace):
            clean_partials(workspace.files)  # a killed `sb lock --renumber` may have one of them aside
        workspace.forget("locks")
        # Looked at again under the lock: before it, another sb may have been between its file and its event.
        events: list[Fact] = [*_project(workspace), *_locks(workspace), *_renders(workspace, report)]
        events += [*_story(workspace), *_decisions(workspace, report)]
        if events:
            commit(workspace, (), events, asked_by=request_of(workspace))
            workspace.forget()
        settle(workspace)
        workspace.views.set_note(_STAMP_NOTE, _stamp(workspace.files))
    told = [e for e in events if e.kind not in ("project.created", "project.changed", "timeline.changed")]
    if told:
        report.say(f"read from the files into the ledger: {_counted(told)}")
    return Reconciled(tuple(events))


def missing_files(workspace: Workspace) -> tuple[str, ...]:
    """Pictures of newest renders that the ledger knows and the disk has not."""
    there = set(render_files(workspace.files)) | set(approved_files(workspace.files))
    newest = workspace.views.newest_renders().values()
    return tuple(sorted(r.image_uri for r in newest if r.image_uri not in there))


def _gaps(workspace: Workspace) -> bool:
    return bool(
        unknown_renders(workspace)
        or unknown_decisions(workspace)
        or _project(workspace)
        or workspace.views.note(_STAMP_NOTE) != _stamp(workspace.files)
        or _deleted(workspace)
        or is_left(workspace)
    )


def _project(workspace: Workspace) -> list[Fact]:
    """The project's own row, where project.yaml says something else by now."""
    last = workspace.log.last(ProjectCreated.kind, ProjectChanged.kind)
    if last is None:
        return [ProjectCreated.of(workspace.project)]
    said = ProjectChanged.of(workspace.project)
    return [] if last.body == said.body() else [said]


def unknown_renders(workspace: Workspace) -> list[str]:
    """Pictures of frames on disk without an event."""
    return render_files(workspace.files, besides=workspace.views.render_paths())


def _renders(workspace: Workspace, report: Reporter) -> list[RenderStored]:
    found = (
        evidence.proof(workspace.files, p, workspace.project.project_id) for p in unknown_renders(workspace)
    )
    return proven(found, report)


def proven(proofs: Iterable[evidence.PictureProof], report: Reporter) -> list[RenderStored]:
    """The renders that pictures prove; the other pictures are named once and left alone."""
    events, odd = [], []
    for found in proofs:
        if found.fact is not None:
            events.append(found.fact)
        else:
            odd.append(f"{found.path} {found.why_not}")
    if odd:
        more = f" (and {len(odd) - 1} more)" if len(odd) > 1 else ""
        report.warn(f"left alone: {odd[0]}{more}", "move pictures of your own out of scenes/")
    return events


def _locks(workspace: Workspace) -> list[Fact]:
    """Versions that are new here, or that carry another lock than before: two branches made one label."""
    from storyboard_cli.ledger.events.assets import AssetLocked, AssetUnlocked

    known = workspace.views.versions()
    found = workspace.locks
    locks = sorted((k for of in found.versions.values() for k in of), key=lambda k: (k.created_at, k.label))
    new = [k for k in locks if k.label not in known or known[k.label].lock_hash != k.lock_hash]
    events: list[Fact] = [AssetLocked.of(k) for k in new]
    fresh = {k.label for k in new}
    for (asset_id, version), retired in sorted(found.retirements.items()):
        label = f"{asset_id}@v{version}"
        if label in fresh or (label in known and known[label].is_locked):
            events.append(AssetUnlocked.of(asset_id, version, retired))
    return [*events, *_deleted(workspace)]


def _lost_versions(workspace: Workspace) -> list[VersionRow]:
    """Locked versions that the ledger knows and the disk has not."""
    there = {entry.path for entry in workspace.files.entries("assets")}
    known = workspace.views.versions().values()
    return [
        row
        for row in known
        if row.is_locked and f"{version_folder(row.asset_id, row.version)}/{LOCK_FILE}" not in there
    ]


def _deleted(workspace: Workspace) -> list[Fact]:
    """Assets that `sb delete` moved away since they were locked, and was killed before it said so."""
    from storyboard_cli.ledger.events.assets import AssetDeleted, AssetLocked

    there = {entry.path.split("/")[1] for entry in workspace.files.entries("assets")}
    gone = {row.asset_id: row.label for row in _lost_versions(workspace) if row.asset_id not in there}
    copies = [entry.path.split("/") for entry in workspace.state_files.entries("deleted")] if gone else []
    events: list[Fact] = []
    for asset_id, label in sorted(gone.items()):
        locked = max((e.at for e in workspace.log.read(kinds=[AssetLocked.kind], subject=label)), default="")
        since = f"{asset_id}-{re.sub('[-:]', '', locked).partition('.')[0]}"
        mine = [path for path in copies if path[1].rpartition("-")[0] == asset_id and path[1] >= since]
        if mine:
            events.append(AssetDeleted(asset_id=asset_id, versions=sum(p[-1] == "lock.yaml" for p in mine)))
    return events


def unknown_decisions(workspace: Workspace) -> list[str]:
    """Decisions on disk without an event."""
    known = workspace.views.decision_paths()
    others = [path for path in decision_files(workspace.files) if path not in known]
    keys = {decision_key(path) for path in known} if others else set()
    return [path for path in others if decision_key(path) not in keys]


def _decisions(workspace: Workspace, report: Reporter) -> list[Fact]:
    from storyboard_cli.ledger.events.reviews import decided

    found = []
    for path in unknown_decisions(workspace):
        decision, problems = parse_decision(workspace.files.read(path), path)
        if decision is not None:
            found.append(decision)
        for problem in problems:
            report.warn(f"{problem.where}: {problem.message}", problem.hint)
    return [decided(d) for d in sorted(found, key=lambda d: (d.at, decision_key(d.path)))]


def _story(workspace: Workspace) -> list[Fact]:
    """Scenes and cut as the files have them, where another machine or hand changed them."""
    from storyboard_cli.ledger.events.cut import TimelineChanged
    from storyboard_cli.ledger.events.scripts import ScriptCompiled

    try:
        scenes, timeline = workspace.scenes, workspace.timeline
    except SbError:
        return []  # a broken scene or cut is the business of the command that reads it
    known = workspace.views.scenes()
    changed = {
        s.script_id
        for s in scenes
        if s.scene_id not in known
        or known[s.scene_id].graph_hash != s.graph_hash
        or (known[s.scene_id].status == "omitted") != s.omitted
    }
    of_changed = [s for s in scenes if s.script_id in changed]
    events: list[Fact] = [*ScriptCompiled.of_scenes(of_changed, _scripts(workspace))]
    if scenes:
        events += new_cut(workspace, TimelineChanged.of(workspace.project.project_id, timeline, scenes))
    return events


def new_cut(workspace: Workspace, cut: TimelineChanged) -> list[TimelineChanged]:
    """The cut, where the ledger's newest is another one."""
    from storyboard_cli.ledger.events import fact_of
    from storyboard_cli.ledger.events.cut import TimelineChanged

    last = workspace.log.last(cut.kind)
    known = fact_of(last) if last is not None else None
    return [] if isinstance(known, TimelineChanged) and cut.same_cut(known) else [cut]


def _scripts(workspace: Workspace) -> dict[str, dict[str, str]]:
    """What is known of each script. A text that is known stays known, though the scenes came from elsewhere:
    whoever compiles it here notes another one. Of others it is the text that came with the scenes.
    """
    known = workspace.views.scripts().values()
    said: dict[str, dict[str, str | None]] = {
        s.script_id: {"title": s.title, "path": s.path, "sha256": s.sha256} for s in known
    }
    for path in scripts_found(workspace):
        text = said.setdefault(script_id_of(path), {"path": path})
        if text.get("sha256") is None:
            with suppress(SbError):  # whoever compiles it is told
                text["sha256"] = sha256_bytes(workspace.files.read(path, MAX_BYTES))
    return {name: {k: v for k, v in text.items() if v is not None} for name, text in said.items()}


@contextmanager
def adopted(workspace: Workspace) -> Iterator[None]:
    """What the block writes comes with its events: where nothing was left to adopt, nothing is afterwards."""
    nothing_before = workspace.views.note(_STAMP_NOTE) == _stamp(workspace.files)
    yield
    if nothing_before:
        workspace.views.set_note(_STAMP_NOTE, _stamp(workspace.files))


def _stamp(files: Files) -> str:
    """Changes whenever a scene, a lock or the cut was written."""
    written = (
        e for folder in ("scenes", "assets") for e in files.entries(folder) if e.path.endswith(".yaml")
    )
    texts = [e for e in written if _TEXT.fullmatch(e.path)]
    cut = files.stat("timeline.yaml")
    return sha256_json([[e.path, e.tag] for e in [*([cut] if cut else []), *texts]])


def _counted(events: Iterable[Fact]) -> str:
    words = {
        "render.stored": "render",
        "asset.locked": "lock",
        "asset.unlocked": "retirement",
        "asset.deleted": "deletion",
        "review.decided": "decision",
        "exception.granted": "exception",
        "script.compiled": "compiled script",
    }
    counts: dict[str, int] = {}
    for event in events:
        counts[words.get(event.kind, event.kind)] = counts.get(words.get(event.kind, event.kind), 0) + 1
    return ", ".join(f"{n} {word}{'s' * (n != 1)}" for word, n in counts.items())
