"""Events of assets: locked and retired versions, takes, and what became of the asset itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import BeforeValidator, Field

from storyboard_cli.ledger.events.base import Body, Fact, Part, version_number

if TYPE_CHECKING:
    from storyboard_cli.assets.lock import Lock, Retired
    from storyboard_cli.assets.take import Take

Number = Annotated[int, BeforeValidator(version_number)]  # older bodies say `v3` for 3


class LockedImage(Part):
    """One picture of a locked version; `path` is relative to the version's folder."""

    role: str
    variant: str | None = None
    path: str = ""
    sha256: str | None = None
    pixel_sha256: str | None = None
    width: int | None = None
    height: int | None = None


def _signed_lock(body: Body, at: str, actor: str) -> Body:
    """Schema 1 left time and name of the lock to the event, unless it was read back from `lock.yaml`."""
    return {
        **body,
        "created_at": body.get("created_at") or at,
        "created_by": body.get("created_by") or actor,
    }


class AssetLocked(Fact):
    """`asset.locked`: a spec and its pictures were frozen as a version."""

    kind = "asset.locked"
    subject_field = "label"
    schema_number = 2
    upgraders = {1: _signed_lock}

    label: str  # CHAR_001@v3
    asset_id: str
    version: int
    parent: str | None = None
    lock_hash: str | None = None
    change_note: str | None = None
    spec: dict[str, Any] = {}
    seed: int | None = None
    pictures: list[LockedImage] = []
    created_at: str
    created_by: str

    @classmethod
    def of(cls, lock: Lock) -> Self:
        """The event of a version, as its `lock.yaml` states it."""
        from storyboard_cli.assets.lock import spec_document

        return cls(
            label=lock.label,
            asset_id=lock.asset_id,
            version=lock.version,
            parent=lock.parent,
            lock_hash=lock.lock_hash,
            change_note=lock.change_note,
            spec=spec_document(lock.spec),
            seed=lock.seed,
            pictures=[LockedImage.model_validate(p.model_dump(mode="json")) for p in lock.pictures],
            created_at=lock.created_at,
            created_by=lock.created_by,
        )


def _signed_retirement(body: Body, at: str, actor: str) -> Body:
    """Schema 1 left time and name of the retirement to the event, unless it was read from a file."""
    return {**body, "at": body.get("at") or at, "by": body.get("by") or actor}


class AssetUnlocked(Fact):
    """`asset.unlocked`: a version was retired, for a reason."""

    kind = "asset.unlocked"
    subject_field = "label"
    schema_number = 2
    upgraders = {1: _signed_retirement}

    label: str
    asset_id: str
    version: Number
    reason: str | None = None
    at: str
    by: str

    @classmethod
    def of(cls, asset_id: str, version: int, retired: Retired) -> Self:
        """The event of a retirement, as its `retired.yaml` states it."""
        return cls(
            label=f"{asset_id}@v{version}",
            asset_id=asset_id,
            version=version,
            reason=retired.reason,
            at=retired.at,
            by=retired.by,
        )


class AssetRestored(Fact):
    """`asset.restored`: the working spec came back from a version; nothing is locked by that."""

    kind = "asset.restored"
    subject_field = "asset_id"

    asset_id: str
    from_version: Number


class AssetTaken(Fact):
    """`asset.taken`: a candidate was generated or imported."""

    kind = "asset.taken"
    subject_field = "asset_id"
    left_out = frozenset(["seed"])

    asset_id: str
    take: str = ""
    generator: str | None = None
    seed: int | None = None
    pictures: list[dict[str, Any]] = []

    @classmethod
    def of(cls, take: Take) -> Self:
        """The event of a take, as its `take.yaml` states it."""
        return cls(
            asset_id=take.asset_id,
            take=take.take,
            generator=take.generator,
            seed=take.seed,
            pictures=[p.model_dump(mode="json", exclude_none=True) for p in take.pictures],
        )


class AssetRenamed(Fact):
    """`asset.renamed`: everything of the old id goes on under the new one."""

    kind = "asset.renamed"
    subject_field = "asset_id"
    left_out = frozenset(["from"])

    asset_id: str  # the old id
    old: str | None = Field(None, alias="from")  # the old id once more, in the body
    to: str

    @classmethod
    def of(cls, old: str, new: str) -> Self:
        """The event of a rename."""
        return cls.model_validate({"asset_id": old, "from": old, "to": new})


class AssetDeleted(Fact):
    """`asset.deleted`: the asset left the project; renders of the past still refer to it."""

    kind = "asset.deleted"
    subject_field = "asset_id"

    asset_id: str
    versions: int = 0
