"""Which file of a project shows what somebody elsewhere asks for: a frame's picture, an asset's, by version.

Where it lies is said as answers say it. `SharedFiles` then hands it out, or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.places import in_state
from storyboard_cli.project.asset_selection import one_asset
from storyboard_cli.project.frame_view import views_by_name
from storyboard_cli.store.approved import approved_path, approved_pixels
from storyboard_cli.store.files import is_there
from storyboard_cli.store.locks import version_folder
from storyboard_cli.store.shared_files import (
    FileChanged,
    OpenFile,
    SharedFile,
    SharedFiles,
    Sort,
    is_versioned,
    no_file,
    sort_of,
)
from storyboard_cli.store.takes import newest_take, read_take, take_folder

if TYPE_CHECKING:
    from storyboard_cli.assets.lock import LockedPicture
    from storyboard_cli.assets.take import TakenPicture
    from storyboard_cli.project.workspace import Workspace

__all__ = [
    "FileChanged",
    "OpenFile",
    "SharedFile",
    "SharedFiles",
    "SharedPicture",
    "Sort",
    "asset_picture",
    "frame_picture",
    "is_versioned",
    "named_places",
    "no_file",
    "sort_of",
]


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """A picture that is known: where it lies, and the hash that its file should have."""

    place: str
    sha256: str = ""


def named_places(workspace: Workspace) -> frozenset[str]:
    """Pictures and sounds anywhere in the project that its specs or its cut name."""
    pictures = {r.path for spec in workspace.registry.specs.values() for r in spec.references}
    return frozenset(pictures | {track.path for track in workspace.timeline.audio})


def frame_picture(
    workspace: Workspace, frame_id: str, version: int | None = None, *, draft: bool = False
) -> SharedPicture:
    """The picture of that version; without one, of the version that counts."""
    rows = workspace.views.renders_of(frame_id, drafts=draft)
    if version is None and not draft:
        found = views_by_name(workspace, [frame_id])[frame_id]
        version = found.get("render_version")
    if version is None and rows:
        version = rows[0].render_version
    row = next((row for row in rows if row.render_version == version), None)
    if row is None:
        raise _no_picture(workspace, frame_id, version, [row.render_version for row in rows])
    if not is_there(workspace.files, row.image_uri) and not draft:
        copy = approved_path(frame_id)
        if approved_pixels(workspace.files, frame_id) == row.pixel_sha256:
            return SharedPicture(copy)  # a clone has what was approved, and not what was rendered elsewhere
    return SharedPicture(row.image_uri, row.sha256)


def asset_picture(
    workspace: Workspace,
    asset: str,
    *,
    role: str | None = None,
    variant: str | None = None,
    version: int | None = None,
    take: str | None = None,
) -> SharedPicture:
    """The picture of a version or a take of an asset; without either, of the version that new frames have,
    else of its newest take. Without a role, its first one.
    """
    registry = workspace.registry
    asset_id = one_asset(registry, asset)
    if version is not None and take is not None:
        raise SbError(
            Kind.usage, "version-and-take", "name a version or a take, not both", fields=("version", "take")
        )
    lock = registry.current(asset_id, version) if take is None else None
    if lock is not None:
        folder = version_folder(asset_id, lock.version)
        return _chosen(lock.pictures, folder, lock.label, role, variant)
    if version is not None:
        raise SbError(
            Kind.missing,
            "no-version",
            f"{asset_id} has no version {version}",
            hint=Mend("versions", {"assets": [asset_id]}),
        )
    state = workspace.state_files
    found = newest_take(state, asset_id) if take is None else read_take(state, asset_id, take)
    if found is None:
        said = f"{asset_id} has no take {take}" if take else f"{asset_id} has neither a version nor a take"
        raise SbError(Kind.missing, "no-take", said, hint=Mend("generate", {"assets": [asset_id]}))
    folder = in_state(take_folder(asset_id, found.take))
    return _chosen(found.pictures, folder, f"{asset_id} {found.take}", role, variant)


def _chosen(
    pictures: Iterable[LockedPicture | TakenPicture],
    folder: str,
    label: str,
    role: str | None,
    variant: str | None,
) -> SharedPicture:
    every = list(pictures)
    picture = next((p for p in every if p.variant == variant and role in (None, p.role)), None)
    if picture is None:
        wanted = "/".join(word for word in (variant, role) if word) or "picture"
        there = ", ".join(f"{p.variant}/{p.role}" if p.variant else p.role for p in every)
        raise SbError(
            Kind.missing, "no-role", f"{label} has no {wanted}", hint=f"it has {there}" if there else None
        )
    return SharedPicture(f"{folder}/{picture.path}", picture.sha256)


def _no_picture(workspace: Workspace, frame_id: str, version: int | None, there: list[int]) -> SbError:
    if there:
        versions = ", ".join(f"v{number}" for number in sorted(there))
        said = f"{frame_id} has no version {version}"
        return SbError(Kind.missing, "no-version", said, hint=f"there are {versions}")
    if all(frame.frame_id != frame_id for scene in workspace.scenes for frame in scene.frames):
        return SbError(Kind.missing, "no-frame", f"there is no frame {frame_id}")
    hint = Mend("render", {"selectors": [frame_id]})
    return SbError(Kind.missing, "not-rendered", f"{frame_id} is not rendered yet", hint=hint)
