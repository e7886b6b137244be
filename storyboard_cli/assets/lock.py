"""A locked version (`assets/<id>/vN/lock.yaml`): frozen spec, picture hashes, seeds; `lock_hash` is its identity."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.model import Frozen
from storyboard_cli.spec.asset import AssetSpec


class LockedPicture(Frozen):
    """One picture of a bundle. `path` is relative to the version's folder."""

    role: str
    path: str
    sha256: str  # of the file
    pixel_sha256: str  # of the decoded RGBA pixels, row by row
    width: int
    height: int
    seed: int | None = None  # that generated it; None: imported
    variant: str | None = None


class Lock(Frozen):
    """An immutable version of an asset. Nothing of it is ever rewritten (labels aside: `sb lock --renumber`)."""

    schema_: Literal[1] = Field(1, alias="schema")
    asset_id: str
    version: int = Field(ge=1)
    lock_hash: str = ""
    parent: str | None = None  # "v2@<lock hash>": lineage survives renumbering
    change_note: str = ""
    created_at: str
    created_by: str
    generator: str = ""  # renderer id that made the takes, or "imported"
    seed: int
    spec: AssetSpec
    pictures: list[LockedPicture]

    def identity(self) -> str:
        """Hash of what the version is: spec, seed and pictures; not its label, note, author or time."""
        return sha256_json(
            {
                "asset_id": self.asset_id,
                "seed": self.seed,
                "spec": self.spec.model_dump(mode="json", by_alias=True),
                "pictures": sorted(
                    ([p.role, p.variant or "", p.pixel_sha256, p.sha256] for p in self.pictures),
                ),
            }
        )

    def picture(self, role: str, variant: str | None = None) -> LockedPicture | None:
        """The picture of that role, preferring the variant's own."""
        of_role = [p for p in self.pictures if p.role == role]
        return next((p for p in of_role if p.variant == variant), of_role[0] if of_role else None)


class Retired(Frozen):
    """`retired.yaml` beside a lock: the version may not be used for new frames any more."""

    schema_: Literal[1] = Field(1, alias="schema")
    at: str
    by: str
    reason: str
