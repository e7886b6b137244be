"""Begins the next version of an asset: its working spec becomes an older version, or itself, with changes.

The next lock freezes it. For faces whose users edit no files; `sb restore` and an editor do the same.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, JsonValue

from storyboard_cli.assets.changes import spec_changes
from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.places import PLACE, in_state
from storyboard_cli.ledger.events.assets import AssetRestored
from storyboard_cli.ops.restore import copy_of, refuse_to_lose_edits, text_of_version
from storyboard_cli.project.asset_selection import version_of
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.edited_files import Held, held, patched_file, refuse_other_id
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.asset import AssetSpec


class AssetVersionAsk(Ask):
    asset: str = Field(max_length=80, description="The asset's id, as CHAR_001.")
    parent: int | None = Field(
        None, ge=1, description="The version that it begins from; left out: the working spec as it is."
    )
    changes: dict[str, JsonValue] = Field(
        {}, description="A JSON merge patch (RFC 7386): new values by field; null takes a field out."
    )
    force: bool = Field(False, description="Replace edits that nothing else holds; a copy is kept.")
    dry_run: bool = Field(False, description="Only say what would be written.")


class AssetVersionAnswer(Answer):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    next_version: int = Field(description="The version that the next lock makes.")
    parent: int | None = Field(None, description="The version that it began from.")
    path: str = Field(description="The working spec.")
    tag: str = Field(description="Of its content; for the next change.")
    changed: list[str] = Field([], description="Fields that are otherwise than before.")
    backup: Annotated[str | None, PLACE] = Field(None, description="Where the spec lies as it was.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def begin_version(workspace: Workspace, ask: AssetVersionAsk, caller: Caller) -> AssetVersionAnswer:
    """Write the working spec of the next version."""
    with workspace.deciding(dry_run=ask.dry_run):
        return _begin(workspace, ask)


def _begin(workspace: Workspace, ask: AssetVersionAsk) -> AssetVersionAnswer:
    registry = workspace.registry
    if ask.asset not in registry.specs and not registry.locks(ask.asset):
        raise SbError(Kind.missing, "no-asset", f"there is no asset {ask.asset!r}", hint="put its spec first")
    path = registry.paths.get(ask.asset, f"assets/{ask.asset}/asset.yaml")
    was = held(workspace, path)
    start, facts = was, []
    if ask.parent is not None:
        lock = version_of(registry, ask.asset, ask.parent)
        working = registry.specs.get(ask.asset)
        if working is not None and spec_changes(working, lock.spec) and not ask.force:
            refuse_to_lose_edits(workspace, lock, path)
        start = Held(path, text_of_version(lock, path).encode("utf-8"), was.state)
        facts = [AssetRestored(asset_id=ask.asset, from_version=ask.parent)]
    data, spec = patched_file(start, ask.changes, AssetSpec)
    refuse_other_id("asset_id", ask.asset, spec.asset_id, path)
    before = registry.specs.get(ask.asset)
    changed = [c.field for c in spec_changes(before, spec)] if before else []
    versions = [lock.version for lock in registry.locks(ask.asset)]
    copies = copy_of(workspace, ask.asset, path) if ask.parent is not None and data != was.data else []
    if data != was.data and not ask.dry_run:
        commit(workspace, [*copies, Change(path, data, was.state)], facts)
        workspace.forget()
    return AssetVersionAnswer(
        asset_id=ask.asset,
        next_version=max(versions, default=0) + 1,
        parent=ask.parent,
        path=path,
        tag=sha256_bytes(data),
        changed=changed,
        backup=next((in_state(copy.path) for copy in copies), None) if not ask.dry_run else None,
        dry_run=ask.dry_run,
    )
