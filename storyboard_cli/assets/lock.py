"""A locked version (`assets/<id>/vN/lock.yaml`): frozen spec, picture hashes, seeds; `lock_hash` is its
identity.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.model import Strict
from storyboard_cli.spec.asset import AssetSpec


class LockedPicture(Strict):
    """One picture of a bundle. `path` is relative to the version's folder."""

    role: str
    path: str
    sha256: str  # of the file
    pixel_sha256: str  # of the decoded RGBA pixels, row by row
    width: int
    height: int
    seed: int | None = None  # that generated it; None: imported
    variant: str | None = None


class Lock(Strict):
    """An immutable version of an asset. Nothing of it is ever rewritten (labels aside: `sb lock
    --renumber`).
    """

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
        """Hash of what the version is: spec, seed and pictures; not its label, note, author or time.

        Fields at their default are left out, so that a field that a later sb adds changes no old identity.
        """
        return sha256_json(
            {
                "asset_id": self.asset_id,
                "seed": self.seed,
                "spec": self.spec.model_dump(mode="json", by_alias=True, exclude_defaults=True),
                "pictures": sorted(
                    ([p.role, p.variant or "", p.pixel_sha256, p.sha256] for p in self.pictures),
                ),
            }
        )

    def picture(self, role: str, variant: str | None = None) -> LockedPicture | None:
        """The picture of that role, preferring the variant's own."""
        of_role = [p for p in self.pictures if p.role == role]
        return next((p for p in of_role if p.variant == variant), of_role[0] if of_role else None)

    @property
    def label(self) -> str:
        """`CHAR_001@v3`."""
        return f"{self.asset_id}@v{self.version}"

    @property
    def lineage(self) -> str:
        """How a child names this version as its parent: the label, and the hash that survives a
        renumbering.
        """
        return f"v{self.version}@{self.lock_hash}"

    def document(self) -> dict[str, Any]:
        """This lock as it is written down: keys in a fixed order, defaults of the spec left out."""
        head = self.model_dump(mode="json", by_alias=True, exclude={"spec", "pictures"})
        return head | {
            "spec": spec_document(self.spec),
            "pictures": [p.model_dump(mode="json", exclude_none=True) for p in self.pictures],
        }


def spec_document(spec: AssetSpec) -> dict[str, Any]:
    """A spec as plain data in the order of its fields, without what is at its default; `schema` always
    stands.
    """
    return {"schema": spec.schema_} | spec.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def picture_path(role: str, variant: str | None) -> str:
    """Where a picture of that role lies in its version's (or take's) folder."""
    return f"variant.{variant}/{role}.png" if variant else f"{role}.png"


class Retired(Strict):
    """`retired.yaml` beside a lock: the version may not be used for new frames any more."""

    schema_: Literal[1] = Field(1, alias="schema")
    at: str
    by: str
    reason: str
