"""Everything known about a project's assets: working specs, locked versions, retirements and the names
that mean them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storyboard_cli.assets.changes import FieldChange, changes_said, picture_changes, spec_changes
from storyboard_cli.assets.lock import Lock, Retired
from storyboard_cli.script.aliases import AliasTable
from storyboard_cli.spec.asset import AssetSpec


@dataclass(frozen=True)
class Registry:
    """Pure: built from what the store read."""

    specs: Mapping[str, AssetSpec]
    versions: Mapping[str, Sequence[Lock]]  # oldest first
    retirements: Mapping[tuple[str, int], Retired]
    aliases: AliasTable
    paths: Mapping[str, str] = field(default_factory=dict)  # asset id → its spec's relative path

    @property
    def asset_ids(self) -> list[str]:
        """Every asset with a spec or a version, sorted."""
        return sorted({*self.specs, *self.versions})

    def locks(self, asset_id: str) -> list[Lock]:
        """All versions of an asset, oldest first; retired ones too."""
        return list(self.versions.get(asset_id, ()))

    def lock(self, asset_id: str, version: int) -> Lock | None:
        """That version, or None."""
        return next((k for k in self.versions.get(asset_id, ()) if k.version == version), None)

    def retired(self, asset_id: str, version: int) -> Retired | None:
        """Who retired that version and why, or None while it is in use."""
        return self.retirements.get((asset_id, version))

    def current(self, asset_id: str, pin: int | None = None) -> Lock | None:
        """The newest version that is not retired; with `pin` that version, retired or not."""
        if pin is not None:
            return self.lock(asset_id, pin)
        live = (k for k in reversed(self.locks(asset_id)) if (asset_id, k.version) not in self.retirements)
        return next(live, None)

    def is_locked(self, asset_id: str) -> bool:
        """Is there a version that new frames may use?"""
        return self.current(asset_id) is not None

    def is_retired(self, asset_id: str) -> bool:
        """Is every version retired, and says the working spec nothing that is new?"""
        if not self.locks(asset_id) or self.is_locked(asset_id):
            return False
        working = self.specs.get(asset_id)
        return working is None or not all(spec_changes(k.spec, working) for k in self.locks(asset_id))

    def spec(self, asset_id: str) -> AssetSpec | None:
        """What frames are made from: the current version's frozen spec, else the working one."""
        current = self.current(asset_id)
        return current.spec if current is not None else self.specs.get(asset_id)

    def unlocked_changes(self, asset_id: str) -> list[FieldChange]:
        """How the working spec differs from the current version; empty when it does not, or nothing is
        locked.
        """
        current, working = self.current(asset_id), self.specs.get(asset_id)
        if current is None or working is None or current.spec == working:
            return []
        return spec_changes(current.spec, working)

    def said_between(self, asset_id: str, old: int, new: int) -> str:
        """What changed from one version to another, in a few words; empty where a version is not there."""
        before, after = self.lock(asset_id, old), self.lock(asset_id, new)
        if before is None or after is None:
            return ""
        return changes_said(
            spec_changes(before.spec, after.spec), picture_changes(before.pictures, after.pictures)
        )

    def next_version(self, asset_id: str) -> int:
        """The label of the next lock: one more than the highest there ever was."""
        return 1 + max((k.version for k in self.versions.get(asset_id, ())), default=0)
