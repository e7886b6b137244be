"""`sb unlock`: retires a locked version with a reason. Nothing is deleted; new frames just may not use it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.assets.lock import Retired
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.ledger.events.assets import AssetUnlocked
from storyboard_cli.plan.needs import assets_of
from storyboard_cli.project.asset_selection import reference, version_of
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import tag_of
from storyboard_cli.store.locks import retired_path, retired_text


class UnlockAsk(Ask):
    asset: Annotated[str, asked("CHAR_001@v2, or CHAR_001 for its current version.", argument="asset")]
    reason: Annotated[str, asked("Why; kept beside the version.", "--reason", "-m")]
    dry_run: Annotated[bool, asked("Say what would change.", "--dry-run")] = False


class UnlockAnswer(Answer):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    version: int = Field(description="The version that is retired.")
    now_current: int | None = Field(
        None, description="The version that frames use from now on; none where none is left."
    )
    scenes: list[str] = Field([], description="Scenes that use the asset.")
    pinned_by: list[str] = Field([], description="Scenes whose direction pins the retired version.")
    path: str = Field("", description="The file that says that it is retired.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def unlock(workspace: Workspace, ask: UnlockAsk, caller: Caller) -> UnlockAnswer:
    """Retire one version."""
    if not ask.reason.strip():
        like = Mend("unlock", {"asset": ask.asset}, "such as `{}`", examples={"reason": "the collar"})
        raise SbError(Kind.usage, "no-reason", "a version is retired for a reason", hint=like)
    with workspace.deciding(dry_run=ask.dry_run):
        return _unlock(workspace, ask)


def _unlock(workspace: Workspace, ask: UnlockAsk) -> UnlockAnswer:
    """Retire the version, as things stand now."""
    registry = workspace.registry
    ref = reference(registry, ask.asset)
    lock = version_of(registry, ref.asset_id, ref.version)
    gone = registry.retired(lock.asset_id, lock.version)
    if gone is not None:
        raise SbError(
            Kind.conflict,
            "already-retired",
            f"{lock.label} was retired by {gone.by} at {gone.at}: {gone.reason}",
        )
    left = [
        k.version
        for k in registry.locks(lock.asset_id)
        if k.version != lock.version and registry.retired(k.asset_id, k.version) is None
    ]
    done = UnlockAnswer(
        asset_id=lock.asset_id,
        version=lock.version,
        now_current=max(left, default=None),
        scenes=[s.scene_id for s in workspace.scenes if lock.asset_id in assets_of(s)],
        pinned_by=[
            s for s, d in workspace.directions.items() if d.versions.get(lock.asset_id) == lock.version
        ],
        path=retired_path(lock.asset_id, lock.version),
        dry_run=ask.dry_run,
    )
    if ask.dry_run:
        return done
    retired = Retired(schema=1, at=workspace.now(), by=workspace.actor, reason=ask.reason)
    said = Change(done.path, retired_text(retired), tag_of(workspace.files, done.path))
    commit(workspace, [said], [AssetUnlocked.of(lock.asset_id, lock.version, retired)])
    workspace.forget()
    return done
