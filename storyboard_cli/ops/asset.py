"""The assets of a project, for faces without its folder: which there are, and all that is known of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field, JsonValue

from storyboard_cli.assets.changes import picture_changes
from storyboard_cli.assets.lock import Lock, LockedPicture
from storyboard_cli.assets.registry import Registry
from storyboard_cli.assets.take import Take, TakenPicture, outdated_by
from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.places import PLACE, in_state
from storyboard_cli.ops.versions import AssetVersion, embedding_refs, versions_of
from storyboard_cli.plan.seeds import asset_seed
from storyboard_cli.project.asset_selection import one_asset
from storyboard_cli.project.asset_uses import scenes_with
from storyboard_cli.project.signed import signed
from storyboard_cli.project.text_file import TextFile, text_file
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.takes import read_take, take_folder, take_names


class ListAssetsAsk(Ask):
    asset_type: AssetType | None = Field(None, description="Only assets of this type.")
    after: str | None = Field(None, description="Those after this place: `next` of the page before.")
    limit: int = Field(100, ge=1, le=5_000, description="How many at most.")


class ShowAssetAsk(Ask):
    asset: str = Field(description="The asset: CHAR_001, or a name that means it.")


class AssetImage(Frozen):
    """One picture of an asset."""

    role: str = Field(description="What it shows: front, expression.smile.")
    variant: str | None = Field(None, description="The variant that it shows; none: the asset itself.")
    place: Annotated[str, PLACE] = Field(description="Its file, relative to the project.")
    width: int = Field(description="Pixels across.")
    height: int = Field(description="Pixels down.")


class TakeShown(Frozen):
    """Pictures that were made for an asset."""

    take: str = Field(description="Its name, as t001.")
    created_at: str = Field(description="When it was made.")
    created_by: str = Field(description="Who made it.")
    generator: str = Field(description="What made its pictures, or imported.")
    seed: int = Field(description="The seed of its pictures.")
    folder: Annotated[str, PLACE] = Field(description="Where it lies.")
    images: list[AssetImage] = Field(description="Its pictures.")
    locked_as: int | None = Field(None, description="The version that has these pictures; none: they wait.")
    outdated_by: list[str] = Field([], description="Fields of the spec that changed since, and that show.")


class AssetSummary(Frozen):
    """One asset among others."""

    asset_id: str = Field(description="The asset, as CHAR_001.")
    asset_type: str = Field(description="character, environment, nature, prop or style.")
    name: str = Field(description="Its name.")
    version: int | None = Field(None, description="The version that new frames are made from; none: not one.")
    is_locked: bool = Field(description="There is a version that new frames may use.")
    edited_since_lock: bool = Field(description="Its spec says something else than that version.")
    takes: int = Field(description="How many takes it has, locked or not.")
    image: Annotated[str | None, PLACE] = Field(
        None, description="One picture of that version, else of its newest take."
    )


class ListAssetsAnswer(Answer):
    assets: list[AssetSummary] = Field(description="The assets of this page, by name.")
    next: str | None = Field(None, description="Where the next page begins; none: this is the last one.")
    total: int = Field(description="How many there are on all pages.")


class AssetInScene(Frozen):
    scene_id: str = Field(description="The scene, as S03.")
    heading: str = Field(description="The scene's heading.")
    named_in: int = Field(description="How many of its frames name the asset.")


class ShowAssetAnswer(Answer):
    """An asset as the system names it: as new frames are made from it, else as its spec says."""

    asset_id: str = Field(description="The asset, as CHAR_001.")
    project_id: str = Field(description="The project, as PRJ_film.")
    asset_type: str = Field(description="character, environment, nature, prop or style.")
    name: str = Field(description="Its name.")
    version: int | None = Field(None, description="The version that new frames are made from; none: not one.")
    is_locked: bool = Field(description="There is a version that new frames may use.")
    canonical_prompt: str = Field(description="Stands verbatim in every prompt that shows the asset.")
    negative_prompt: str = Field(description="What must not appear.")
    seed: int = Field(description="Its seed, its own or derived.")
    sampler: str = Field(description="Its sampler, its own or the project's.")
    embedding_refs: dict[str, str] = Field(description="The rows of its version's embeddings, by kind.")
    images: list[AssetImage] = Field(description="The pictures of its version.")
    metadata: dict[str, JsonValue] = Field(description="What people keep with it.")
    versions: list[AssetVersion] = Field(description="Its locked versions, oldest first.")
    takes: list[TakeShown] = Field([], description="Its takes, oldest first.")
    spec: TextFile | None = Field(None, description="Its spec as it is written; none: it has none any more.")
    edited_since_lock: list[str] = Field([], description="Fields of the spec that differ from its version.")
    scenes: list[AssetInScene] = Field([], description="Scenes that name it.")


@signed
def list_assets(workspace: Workspace, ask: ListAssetsAsk, caller: Caller) -> ListAssetsAnswer:
    """A page of the assets, by name. Nothing is written."""
    registry = workspace.registry
    rows = sorted(
        (_place(registry, asset_id), asset_id)
        for asset_id in registry.asset_ids
        if ask.asset_type in (None, _spec_type(registry, asset_id))
    )
    left = [row for row in rows if ask.after is None or row[0] > ask.after]
    page = left[: ask.limit]
    return ListAssetsAnswer(
        assets=[_summary(workspace, registry, asset_id) for _, asset_id in page],
        next=page[-1][0] if len(left) > len(page) else None,
        total=len(rows),
    )


@signed
def show_asset(workspace: Workspace, ask: ShowAssetAsk, caller: Caller) -> ShowAssetAnswer:
    """One asset with its versions, its takes and its spec. Nothing is written."""
    registry, project = workspace.registry, workspace.project
    asset_id = one_asset(registry, ask.asset)
    current = registry.current(asset_id)
    spec = registry.spec(asset_id) or registry.locks(asset_id)[-1].spec
    path = registry.paths.get(asset_id)
    return ShowAssetAnswer(
        asset_id=asset_id,
        project_id=project.project_id,
        asset_type=spec.asset_type.value,
        name=spec.name,
        version=current.version if current else None,
        is_locked=current is not None,
        canonical_prompt=spec.canonical_prompt,
        negative_prompt=spec.negative_prompt,
        seed=current.seed if current else asset_seed(project.seed, asset_id, spec.seed),
        sampler=spec.sampler or project.default_sampler,
        embedding_refs=embedding_refs(asset_id, current.version) if current else {},
        images=_images(f"assets/{asset_id}/v{current.version}", current.pictures) if current else [],
        metadata=spec.model_dump(mode="json", include={"metadata"})["metadata"],
        versions=versions_of(workspace, registry, asset_id),
        takes=_takes(workspace, asset_id),
        spec=text_file(workspace.files, path) if path is not None else None,
        edited_since_lock=[c.field for c in registry.unlocked_changes(asset_id)],
        scenes=[
            AssetInScene(scene_id=s.scene_id, heading=s.heading, named_in=count)
            for s, count in scenes_with(workspace.scenes, asset_id)
        ],
    )


def _spec_type(registry: Registry, asset_id: str) -> AssetType:
    return (registry.spec(asset_id) or registry.locks(asset_id)[-1].spec).asset_type


def _place(registry: Registry, asset_id: str) -> str:
    """Where the asset stands among others: by its name, and by its id where two have one name."""
    name = (registry.spec(asset_id) or registry.locks(asset_id)[-1].spec).name
    return f"{name.casefold()} {asset_id}"


def _summary(workspace: Workspace, registry: Registry, asset_id: str) -> AssetSummary:
    current = registry.current(asset_id)
    spec = registry.spec(asset_id) or registry.locks(asset_id)[-1].spec
    takes = take_names(workspace.state_files, asset_id)
    return AssetSummary(
        asset_id=asset_id,
        asset_type=spec.asset_type.value,
        name=spec.name,
        version=current.version if current else None,
        is_locked=current is not None,
        edited_since_lock=bool(registry.unlocked_changes(asset_id)),
        takes=len(takes),
        image=_front(_shown_images(workspace, asset_id, current, takes)),
    )


def _shown_images(
    workspace: Workspace, asset_id: str, current: Lock | None, takes: Sequence[str]
) -> list[AssetImage]:
    """Pictures of the version that counts; of the newest take where there is none yet."""
    if current is not None:
        return _images(f"assets/{asset_id}/v{current.version}", current.pictures)
    newest = read_take(workspace.state_files, asset_id, takes[-1]) if takes else None
    return _images(in_state(take_folder(asset_id, newest.take)), newest.pictures) if newest else []


def _takes(workspace: Workspace, asset_id: str) -> list[TakeShown]:
    state = workspace.state_files
    read = (read_take(state, asset_id, name) for name in take_names(state, asset_id))
    return [_take(workspace, take) for take in read if take is not None]


def _take(workspace: Workspace, take: Take) -> TakeShown:
    registry = workspace.registry
    spec = registry.specs.get(take.asset_id)
    pictures = [p.locked() for p in take.pictures]
    versions = (k for k in registry.locks(take.asset_id) if not picture_changes(k.pictures, pictures))
    lock = next(versions, None)
    folder = in_state(take_folder(take.asset_id, take.take))
    return TakeShown(
        take=take.take,
        created_at=take.created_at,
        created_by=take.created_by,
        generator=take.generator,
        seed=take.seed,
        folder=folder,
        images=_images(folder, take.pictures),
        locked_as=lock.version if lock is not None else None,
        outdated_by=[change.field for change in outdated_by(take, spec)] if spec is not None else [],
    )


def _front(images: Sequence[AssetImage]) -> str | None:
    """The picture that stands for it: its front, of a place the whole of it, else the first."""
    own = {image.role: image.place for image in images if image.variant is None}
    return own.get("front") or own.get("wide") or next((image.place for image in images), None)


def _images(folder: str, pictures: Iterable[LockedPicture | TakenPicture]) -> list[AssetImage]:
    return [
        AssetImage(role=p.role, variant=p.variant, place=f"{folder}/{p.path}", width=p.width, height=p.height)
        for p in pictures
    ]
