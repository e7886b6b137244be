"""A take (`.sb/takes/<asset>/<take>/take.yaml`): pictures that were generated or imported and are not yet
chosen.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from storyboard_cli.assets.changes import FieldChange, spec_changes
from storyboard_cli.assets.lock import LockedPicture, spec_document
from storyboard_cli.core.model import Strict
from storyboard_cli.spec.asset import AssetSpec

# Fields that a picture of the asset does not show; a change of them makes no take outdated.
_NOT_SHOWN = frozenset(
    [
        "name",
        "aliases",
        "tags",
        "taxonomy",
        "metadata",
        "consistency",
        "region",
        "symmetric",
        "mood",
        "lighting",
    ]
)
_NOT_SHOWN_OF_VARIANT = ("label", "aliases", "mood", "lighting")


class TakenPicture(Strict):
    """One picture of a take. `path` is relative to the take's folder."""

    role: str
    path: str
    sha256: str = Field(description="Of the file.")
    pixel_sha256: str = Field(description="Of the decoded pixels.")
    width: int
    height: int
    variant: str | None = None
    seed: int | None = Field(None, description="That generated it; absent: imported.")
    recipe_hash: str | None = Field(None, description="Of its recipe; absent: imported.")
    source: str | None = Field(None, description="Name of the file that was imported.")

    @property
    def key(self) -> tuple[str, str | None]:
        """(role, variant)."""
        return self.role, self.variant

    def locked(self) -> LockedPicture:
        """This picture as a lock lists it."""
        return LockedPicture(
            role=self.role,
            path=self.path,
            sha256=self.sha256,
            pixel_sha256=self.pixel_sha256,
            width=self.width,
            height=self.height,
            seed=self.seed,
            variant=self.variant,
        )


class Take(Strict):
    """One candidate for the next version."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file format.")
    asset_id: str
    take: str = Field(description="Name of the take: t001, t002, …")
    created_at: str
    created_by: str
    generator: str = Field(description="Renderer that drew it, or imported.")
    seed: int = Field(description="The asset's seed when it was made.")
    spec: AssetSpec = Field(description="The working spec when it was made.")
    pictures: list[TakenPicture]

    def picture(self, role: str, variant: str | None) -> TakenPicture | None:
        """The picture of exactly that role and variant, or None."""
        return next((p for p in self.pictures if p.key == (role, variant)), None)

    def document(self) -> dict[str, Any]:
        """This take as it is written down."""
        head = self.model_dump(mode="json", by_alias=True, exclude={"spec", "pictures"})
        return head | {
            "spec": spec_document(self.spec),
            "pictures": [p.model_dump(mode="json", exclude_none=True) for p in self.pictures],
        }


def outdated_by(take: Take, spec: AssetSpec) -> list[FieldChange]:
    """What the working spec says differently since the take was made, as far as its pictures would show
    it.
    """
    if all(p.recipe_hash is None for p in take.pictures):
        return []  # pictures of one's own are right whatever the spec says
    return [c for c in spec_changes(take.spec, spec) if _is_shown(c.field)]


def _is_shown(field: str) -> bool:
    parts = field.split(".")
    if parts[0] in _NOT_SHOWN:
        return False
    return not (parts[0] == "variants" and len(parts) > 2 and parts[2] in _NOT_SHOWN_OF_VARIANT)
