"""`sb gc`: deletes old renders that nothing needs; never what is approved, the newest, or locked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events.base import Fact
from storyboard_cli.ledger.events.candidates import CandidateRemoved
from storyboard_cli.ledger.events.renders import RenderRemoved
from storyboard_cli.ledger.rows import RenderRow
from storyboard_cli.project.candidates import candidates_of, frames_with_candidates, is_current
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.frame_view import FrameView, views_by_name
from storyboard_cli.project.selection import one_frame
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.project import Retention
from storyboard_cli.store.files import Files, tag_of
from storyboard_cli.store.locks import clean_partials

_DAY = 86400.0  # seconds: what is younger may still be written


class GcAsk(Ask):
    keep: Annotated[
        int | None,
        asked("Versions kept of each frame; else `retention` of project.yaml.", "--keep"),
        Field(ge=1),
    ] = None
    dry_run: Annotated[bool, asked("Say what would be deleted.", "--dry-run")] = False


class RemovedRender(FrameView):
    """A version of a frame's picture that is deleted."""

    reason: str = Field(description="Why it may go.")
    bytes: int = Field(0, description="Bytes of its picture.")
    draft: bool = Field(False, description="It is a draft.")
    candidate: int | None = Field(None, description="It is this variant of the frame, and no version.")


class GcAnswer(Answer):
    removed: list[RemovedRender] = Field([], description="Renders that were deleted.")
    freed: int = Field(0, description="Bytes that are free now.")
    kept: int = Field(0, description="Renders that stay.")
    leftovers: int = Field(0, description="Half files of killed runs that were deleted, a day old or more.")
    versions: int = Field(0, description="How many versions of each frame stay.")
    quarantine_days: int = Field(0, description="How many days quarantined ones stay.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def gc(workspace: Workspace, ask: GcAsk, caller: Caller) -> GcAnswer:
    """Apply the project's retention to rendered frames, drafts and variants; the log keeps what there was."""
    policy = workspace.project.retention
    if ask.keep is not None:
        policy = Retention.model_validate(policy.plain() | {"versions": ask.keep})
    with workspace.deciding():
        reconcile(workspace, caller)
        approved = {(d.uid, d.render_version) for d in workspace.decisions if d.decision == "approve"}
        found: list[RemovedRender] = []
        kept = leftovers = 0
        for drafts in (False, True):
            for rows in workspace.views.renders_by_frame(drafts=drafts).values():
                spare = _spare(workspace, rows, policy, approved)
                found += [r.model_copy(update={"draft": drafts}) for r in spare]
                kept += len(rows) - len(spare)
        spare, candidates = _spare_candidates(workspace)
        found += spare
        kept += candidates - len(spare)
        if not ask.dry_run:
            if found:
                _remove(workspace, found, caller)
            leftovers = clean_partials(workspace.files) + sum(
                f.clean(older_s=_DAY, deep=True) for f in (workspace.files, workspace.state_files)
            )
    return GcAnswer(
        removed=_told(workspace, found),
        freed=sum(r.bytes for r in found),
        kept=kept,
        leftovers=leftovers,
        versions=policy.versions,
        quarantine_days=policy.quarantine_days,
        dry_run=ask.dry_run,
    )


def _told(workspace: Workspace, found: Sequence[RemovedRender]) -> list[RemovedRender]:
    """What goes, with what stays of its frame: its shot and its review."""
    views = views_by_name(workspace, {r.frame_id for r in found})
    stays = ("shot", "review_status")
    return [
        r.model_copy(update={n: views[r.frame_id][n] for n in stays if n in views[r.frame_id]}) for r in found
    ]


def _spare(
    workspace: Workspace, rows: list[RenderRow], policy: Retention, approved: set[tuple[str, int | None]]
) -> list[RemovedRender]:
    """Versions of one frame that may go; `rows` are newest first, and the newest always stays."""
    oldest = (workspace.clock() - timedelta(days=policy.quarantine_days)).replace(tzinfo=None)
    found = []
    for place, row in enumerate(rows):
        if place == 0 or (row.uid, row.render_version) in approved:
            continue
        if place >= policy.versions:
            reason = f"older than the newest {policy.versions}"
        elif row.verdict == "quarantined" and _moment(row.created_at) < oldest:
            reason = f"quarantined for more than {policy.quarantine_days} days"
        else:
            continue
        path = row.image_uri
        if path.startswith(("approved/", "assets/")):
            continue  # in git, and a person's decision; not ours to delete
        found.append(
            RemovedRender(
                frame_id=row.frame_id,
                render_version=row.render_version,
                verdict=row.verdict or "not checked",
                picture=path,
                reason=reason,
                bytes=_size(workspace.files, path),
            )
        )
    return found


def _spare_candidates(workspace: Workspace) -> tuple[list[RemovedRender], int]:
    """Variants that nobody can pick any more or that are versions by now, and how many there are."""
    states = frame_states(workspace, names) if (names := frames_with_candidates(workspace)) else []
    known = candidates_of(workspace, states)
    found = []
    for state in states:
        for one in known[state.frame.frame_id]:
            if one.picked_as is not None:
                reason = f"picked: it is v{one.picked_as}"
            elif not is_current(workspace, state, one):
                reason = "made of what was wanted before"
            else:
                continue
            found.append(
                RemovedRender(
                    frame_id=state.frame.frame_id,
                    candidate=one.number,
                    verdict=one.verdict or "not checked",
                    picture=one.stored.path,
                    reason=reason,
                    bytes=_size(workspace.files, one.stored.path),
                )
            )
    return found, sum(map(len, known.values()))


def _removal(workspace: Workspace, gone: RemovedRender) -> Fact:
    """The event of a deleted picture."""
    path = gone.picture or ""
    if gone.candidate is None:
        version = gone.render_version or 0
        return RenderRemoved(
            frame_id=gone.frame_id, render_version=version, path=path, reason=gone.reason, draft=gone.draft
        )
    (_, frame), number = one_frame(workspace.scenes, gone.frame_id), gone.candidate
    return CandidateRemoved(
        frame_id=gone.frame_id, uid=frame.uid, candidate=number, path=path, reason=gone.reason
    )


def _remove(workspace: Workspace, found: list[RemovedRender], report: Reporter) -> None:
    """Files first: what a crash leaves is a row without a file, and the next run takes that row too."""
    facts = [_removal(workspace, gone) for gone in found]
    with report.task("Deleting", len(found)) as task:
        paths = [r.picture or "" for r in found]
        commit(workspace, [Change(path, None, tag_of(workspace.files, path)) for path in paths], facts)
        task.advance(len(found))
    workspace.views.compact()


def _size(files: Files, path: str) -> int:
    found = files.stat(path)
    return found.size if found is not None else 0


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).replace(tzinfo=None)
