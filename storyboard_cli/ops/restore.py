"""`sb restore CHAR_001@v2`: writes the working spec back from a version; the one time that sb writes a
person's file.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from storyboard_cli.assets.changes import spec_changes
from storyboard_cli.assets.lock import Lock, spec_document
from storyboard_cli.core import yaml_text
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import stamp
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.places import PLACE, in_state
from storyboard_cli.ledger.events.assets import AssetRestored
from storyboard_cli.project.asset_selection import reference, version_of
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.templates import schema_line
from storyboard_cli.store import git
from storyboard_cli.store.files import read_if_there, tag_of


class RestoreAsk(Ask):
    version: Annotated[str, asked("CHAR_001@v2.", argument="version")]
    force: Annotated[bool, asked("Replace edits that nothing else holds.", "--force")] = False
    dry_run: Annotated[bool, asked("Say what would change.", "--dry-run")] = False


class RestoreAnswer(Answer):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    version: int = Field(description="The version that the spec is of.")
    path: str = Field(description="The working spec.")
    changed: list[str] = Field([], description="Fields that the working spec had otherwise.")
    backup: Annotated[str | None, PLACE] = Field(None, description="Where the spec lies as it was.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def restore(workspace: Workspace, ask: RestoreAsk, caller: Caller) -> RestoreAnswer:
    """Make the frozen spec of a version the working spec; the next lock has that version as its parent."""
    with workspace.deciding(dry_run=ask.dry_run):
        return _restore(workspace, ask)


def _restore(workspace: Workspace, ask: RestoreAsk) -> RestoreAnswer:
    """Write the spec, as things stand now."""
    registry = workspace.registry
    ref = reference(registry, ask.version)
    if ref.version is None:
        have = ", ".join(f"{ref.asset_id}@v{k.version}" for k in registry.locks(ref.asset_id))
        raise SbError(
            Kind.usage,
            "which-version",
            f"which version of {ref.asset_id}?",
            hint=f"one of {have or 'none yet'}",
        )
    lock = version_of(registry, ref.asset_id, ref.version)
    relative = registry.paths.get(lock.asset_id, f"assets/{lock.asset_id}/asset.yaml")
    working = registry.specs.get(lock.asset_id)
    changed = [c.field for c in spec_changes(working, lock.spec)] if working else []
    done = RestoreAnswer(
        asset_id=lock.asset_id, version=lock.version, path=relative, changed=changed, dry_run=ask.dry_run
    )
    if working is not None and not changed:
        return done
    if working is not None and not ask.force:
        refuse_to_lose_edits(workspace, lock, relative)
    if ask.dry_run:
        return done
    spec = Change(
        relative, text_of_version(lock, relative).encode("utf-8"), tag_of(workspace.files, relative)
    )
    copies = copy_of(workspace, lock.asset_id, relative)
    commit(workspace, [*copies, spec], [AssetRestored(asset_id=lock.asset_id, from_version=lock.version)])
    workspace.forget()
    kept = next((in_state(copy.path) for copy in copies), None)
    return done.model_copy(update={"backup": kept})


def refuse_to_lose_edits(workspace: Workspace, lock: Lock, relative: str) -> None:
    """Edits that neither a version nor a commit holds would be lost."""
    registry = workspace.registry
    working = registry.specs[lock.asset_id]
    if any(not spec_changes(k.spec, working) for k in registry.locks(lock.asset_id)):
        return
    if git.is_repository(workspace.root) and not git.is_changed(workspace.root, relative):
        return
    raise SbError(
        Kind.conflict,
        "unsaved-edits",
        f"{relative} has edits that no version and no commit holds",
        hint=Mend.joined(
            "commit it or {} first; {} replaces it (a copy is kept)",
            Mend("lock", {"assets": [lock.asset_id]}),
            Mend("restore", {"version": lock.label, "force": True}),
        ),
    )


def copy_of(workspace: Workspace, asset_id: str, relative: str) -> list[Change]:
    """The copy of the spec as it is; none where there is no spec."""
    data = read_if_there(workspace.files, relative)
    if data is None:
        return []
    suffix = PurePosixPath(relative).suffix
    return [Change(f"backups/{asset_id}-{stamp(workspace.clock())}{suffix}", data, in_state=True)]


def text_of_version(lock: Lock, relative: str) -> str:
    """The frozen spec as a file to work on."""
    document = spec_document(lock.spec)
    if relative.endswith(".json"):
        import json

        return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    return f"{schema_line('asset')}# restored from {lock.label}\n{yaml_text.dump(document)}"
