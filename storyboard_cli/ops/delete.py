"""`sb delete`: removes an asset that nothing refers to; a copy of it stays in the state folder."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.assets.mends import named_otherwise
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import stamp
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.places import PLACE, in_state
from storyboard_cli.ledger.events.assets import AssetDeleted
from storyboard_cli.project.asset_selection import one_asset
from storyboard_cli.project.asset_uses import scenes_with, uses_of
from storyboard_cli.project.commit import MovedFolder, commit
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import tags_of


class DeleteAsk(Ask):
    asset: Annotated[str, asked("The asset: CHAR_001, Aarav.", argument="asset")]
    never_locked: Annotated[bool, asked("Only if no version of it was ever locked.", "--never-locked")] = (
        False
    )
    dry_run: Annotated[bool, asked("Say what would be deleted.", "--dry-run")] = False


class DeleteAnswer(Answer):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    versions: int = Field(description="Locked versions that went with it.")
    copy_at: Annotated[str, PLACE] = Field("", description="Where a copy lies.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def delete(workspace: Workspace, ask: DeleteAsk, caller: Caller) -> DeleteAnswer:
    """Move the asset's folder out of the project."""
    with workspace.deciding(dry_run=ask.dry_run):
        return _delete(workspace, ask)


def _let_go(workspace: Workspace, asset_id: str) -> Mend:
    """What keeps an asset out of new frames, what becomes of those that name it, and what frees it."""
    registry = workspace.registry
    spec = registry.spec(asset_id) or registry.locks(asset_id)[-1].spec
    otherwise = named_otherwise(spec.name)
    if not registry.is_locked(asset_id):
        return otherwise
    frames = sum(count for _, count in scenes_with(workspace.scenes, asset_id))
    many = (
        "the frame that names it then waits" if frames == 1 else f"the {frames} frames that name it then wait"
    )
    kept_out = Mend("unlock", {"asset": asset_id}, "to keep it out of new frames: `{}`", blanks=("reason",))
    if not frames:
        return kept_out
    return Mend.joined(f"{{}}; {many}: {{}}", kept_out, otherwise)


def _delete(workspace: Workspace, ask: DeleteAsk) -> DeleteAnswer:
    """Move the folder, as things stand now."""
    registry = workspace.registry
    asset_id = one_asset(registry, ask.asset)
    locks = registry.locks(asset_id)
    if ask.never_locked and locks:
        versions = ", ".join(f"v{lock.version}" for lock in locks)
        raise SbError(Kind.blocked, "was-locked", f"{asset_id} was locked ({versions}), and stays")
    uses = uses_of(workspace, asset_id)
    if uses:
        hint = _let_go(workspace, asset_id)
        raise SbError(Kind.blocked, "in-use", f"{asset_id} is in use and stays", hint=hint, problems=uses)
    done = DeleteAnswer(asset_id=asset_id, versions=len(locks), dry_run=ask.dry_run)
    if ask.dry_run:
        return done
    copy = f"deleted/{asset_id}-{stamp(workspace.clock())}"
    folder = f"assets/{asset_id}"
    away = MovedFolder(folder, copy, tags_of(workspace.files, folder), to_state=True)
    commit(workspace, [away], [AssetDeleted(asset_id=asset_id, versions=done.versions)])
    workspace.forget()
    return done.model_copy(update={"copy_at": in_state(copy)})
