"""`sb versions`: the locked versions of assets, oldest first, and whether the working spec went on since."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.assets.registry import Registry
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.model import Frozen
from storyboard_cli.project.asset_selection import select_assets
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.locks import check_version, picture_hashes
from storyboard_cli.store.takes import take_names


class VersionsAsk(Ask):
    assets: Annotated[
        list[str], asked("Which assets: CHAR_001, Aarav, 'ENV_*'; all if left out.", argument="assets")
    ] = []


class AssetVersion(Frozen):
    """A version as the system names it: identity, lineage, bundle and the rows of its embeddings."""

    version: int = Field(description="The version's number.")
    lock_hash: str = Field(description="The hash of the locked version.")
    is_locked: bool = Field(description="It holds: it is not retired.")
    state: Literal["current", "locked", "retired"] = Field(description="current, locked or retired.")
    parent: str | None = Field(description="The version that it follows.")
    change_note: str = Field(description="What changed, for the lineage.")
    created_at: str = Field(description="When it was locked.")
    created_by: str = Field(description="Who locked it.")
    generator: str = Field(description="What made its pictures.")
    seed: int = Field(description="The seed of its pictures.")
    images: list[str] = Field(description="Its pictures.")
    embedding_refs: dict[str, str] = Field(description="The rows of its embeddings, by picture.")
    retired_reason: str | None = Field(None, description="Why it is retired.")
    problems: list[str] = Field([], description="What is wrong with its files.")


class AssetVersions(Frozen):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    asset_type: str = Field(description="character, environment, nature, prop or style.")
    name: str = Field(description="Its name.")
    versions: list[AssetVersion] = Field(description="Its locked versions, oldest first.")
    unlocked_changes: list[str] = Field(
        description="Fields of the working spec that differ from the current version."
    )
    takes: list[str] = Field(description="Takes that are not locked.")


class VersionsAnswer(Answer):
    project_id: str = Field(description="The project, as PRJ_film.")
    assets: list[AssetVersions] = Field(description="The assets and their versions.")


@signed
def versions(workspace: Workspace, ask: VersionsAsk, caller: Caller) -> VersionsAnswer:
    """Versions of the assets named, or of all."""
    registry = workspace.registry
    ids = select_assets(registry, ask.assets) if ask.assets else registry.asset_ids
    return VersionsAnswer(
        project_id=workspace.project.project_id, assets=[_of_asset(workspace, registry, i) for i in ids]
    )


def _of_asset(workspace: Workspace, registry: Registry, asset_id: str) -> AssetVersions:
    spec = registry.specs.get(asset_id) or registry.locks(asset_id)[-1].spec
    return AssetVersions(
        asset_id=asset_id,
        asset_type=spec.asset_type.value,
        name=spec.name,
        versions=versions_of(workspace, registry, asset_id),
        unlocked_changes=[c.field for c in registry.unlocked_changes(asset_id)],
        takes=take_names(workspace.state_files, asset_id),
    )


def versions_of(workspace: Workspace, registry: Registry, asset_id: str) -> list[AssetVersion]:
    """Every locked version of an asset, oldest first."""
    hashes = picture_hashes(workspace.cache)
    current = registry.current(asset_id)
    found: list[AssetVersion] = []
    for lock in registry.locks(asset_id):
        retired = registry.retired(asset_id, lock.version)
        state = "retired" if retired else "current" if lock is current else "locked"
        base = f"assets/{asset_id}/v{lock.version}"
        found.append(
            AssetVersion(
                version=lock.version,
                lock_hash=lock.lock_hash,
                is_locked=retired is None,
                state=state,
                parent=lock.parent,
                change_note=lock.change_note,
                created_at=lock.created_at,
                created_by=lock.created_by,
                generator=lock.generator,
                seed=lock.seed,
                images=[f"{base}/{p.path}" for p in lock.pictures],
                embedding_refs=embedding_refs(asset_id, lock.version),
                retired_reason=retired.reason if retired else None,
                problems=[p.message for p in check_version(workspace.files, lock, hashes)],
            )
        )
    hashes.save(forget=False)
    return found


def embedding_refs(asset_id: str, version: int) -> dict[str, str]:
    """Names of a version's rows in the vector store."""
    stem = f"vec://{asset_id.lower()}"
    return {kind: f"{stem}_{kind}_v{version}" for kind in ("identity", "style")}
