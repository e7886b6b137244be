"""Stores pictures of an asset as its next take: its files and its event, in one commit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from storyboard_cli.assets.take import Take, TakenPicture
from storyboard_cli.ledger.events.assets import AssetTaken
from storyboard_cli.project.commit import NewFolder, commit
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.takes import TAKE_FILE, next_take_name, take_files, take_folder


def commit_take(
    workspace: Workspace,
    spec: AssetSpec,
    pictures: Iterable[TakenPicture],
    data: Mapping[str, bytes],
    *,
    generator: str,
    seed: int,
) -> Take:
    """Make the take; `data` has the files of its pictures by their paths in it. Call it while `writing`."""
    take = Take(
        schema=1,
        asset_id=spec.asset_id,
        take=next_take_name(workspace.state_files, spec.asset_id),
        created_at=workspace.now(),
        created_by=workspace.actor,
        generator=generator,
        seed=seed,
        spec=spec,
        pictures=sorted(pictures, key=lambda p: (p.variant or "", p.role)),
    )
    folder = take_folder(take.asset_id, take.take)
    whole = NewFolder(folder, take_files(take, data), TAKE_FILE, in_state=True)
    commit(workspace, [whole], [AssetTaken.of(take)])
    return take
