"""Changing the cut: `timeline.yaml` as it was read under the lock, and the event that says all of it."""

from __future__ import annotations

from collections.abc import Sequence

from storyboard_cli.history.reconcile import adopted
from storyboard_cli.ledger.events.base import Fact
from storyboard_cli.ledger.events.cut import TimelineChanged
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import IfTag, tag_of
from storyboard_cli.store.timeline import NAME, emit, remember_timeline
from storyboard_cli.timeline.cut import Timeline


def cut_as_read(workspace: Workspace) -> tuple[Timeline, IfTag]:
    """The cut as its file has it now, and the tag to write it with. Under `workspace.writing()`."""
    workspace.forget("timeline")
    tag = tag_of(workspace.files, NAME)
    return workspace.timeline, tag


def change_cut(
    workspace: Workspace,
    after: Timeline,
    tag: IfTag,
    what: str,
    *,
    with_changes: Sequence[Change] = (),
    with_facts: Sequence[Fact] = (),
) -> int:
    """Write the cut and record it in full, with what belongs to it, at once; the event before all of it."""
    seen = workspace.log.head[0]
    project_id = workspace.project.project_id
    changed = TimelineChanged.of(project_id, after, workspace.scenes, what=what)
    data = emit(after).encode("utf-8")
    with adopted(workspace):
        commit(workspace, [*with_changes, Change(NAME, data, tag)], [*with_facts, changed])
        remember_timeline(workspace.files, workspace.cache, after, data)
    workspace.read_besides(timeline=after)
    return seen
