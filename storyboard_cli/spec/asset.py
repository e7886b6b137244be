"""The working spec of an asset (`assets/<id>/asset.yaml`): what a person writes about it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from storyboard_cli.core.ids import ASSET_ID, PROJECT_ID, ROLE, VARIANT, AssetType
from storyboard_cli.core.model import Strict
from storyboard_cli.spec.appearance import Appearance
from storyboard_cli.spec.generation import Lora, Prompt, Seed

Role = Annotated[str, Field(pattern=rf"^{ROLE}$")]
VariantName = Annotated[str, Field(pattern=rf"^{VARIANT}$")]


class Variant(Strict):
    """A wardrobe of a character, or a time, weather or season of a place."""

    name: VariantName = Field(description="As in CHAR_001:raincoat.")
    label: str | None = Field(None, description="How people call it: Raincoat.")
    prompt: Prompt = Field("", description="Added after the canonical prompt when this variant is used.")
    negative_prompt: Prompt = Field("", description="Added to the negative prompt when this variant is used.")
    appearance: Appearance | None = Field(None, description="Fields set here win over the asset's own.")
    aliases: list[str] = Field(default_factory=list, description="Words in scripts that mean this variant.")
    lighting: str | None = Field(None, description="For a place: its light in this variant.")
    mood: str | None = Field(None, description="For a place: its mood in this variant.")


class Reference(Strict):
    """A picture to start from when the asset is generated."""

    path: str = Field(description="Picture, relative to the project.")
    role: Role | None = Field(None, description="Which role it shows; left out: a loose reference.")


class Region(Strict):
    """Which part of a picture identifies the asset, as fractions of width and height."""

    left: float = Field(0.0, ge=0, le=1, description="From the left edge.")
    top: float = Field(0.0, ge=0, le=1, description="From the top edge.")
    right: float = Field(1.0, ge=0, le=1, description="From the left edge.")
    bottom: float = Field(1.0, ge=0, le=1, description="From the top edge.")


class Consistency(Strict):
    """How this asset is checked, where it differs from the project."""

    embedder: str | None = Field(None, description="Embedder for this asset; left out: the project's.")
    threshold: float | None = Field(None, ge=-1, le=1, description="Overrides the calibrated threshold.")
    reason: str | None = Field(None, description="Why; needed with threshold.")


class AssetSpec(Strict):
    """One asset of a project."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file format.")
    asset_id: Annotated[str, Field(pattern=rf"^{ASSET_ID}$")] = Field(
        description="Its prefix says the type; the folder has the same name."
    )
    project_id: Annotated[str, Field(pattern=rf"^{PROJECT_ID}$")] | None = Field(
        None, description="May be left out; if given, it must be this project."
    )
    asset_type: AssetType = Field(description="What it is; agrees with the id's prefix.")
    name: str = Field(min_length=1, max_length=200, description="How people and scripts call it.")
    canonical_prompt: Prompt = Field(
        min_length=1, description="Stands verbatim in every prompt that shows the asset."
    )
    negative_prompt: Prompt = Field("", description="What must not appear.")
    seed: Seed | None = Field(None, description="Left out: derived from the project seed and the id.")
    sampler: str | None = Field(None, description="Left out: the project's default sampler.")
    aliases: list[str] = Field(default_factory=list, description="Names that scripts use for it.")
    tags: list[str] = Field(default_factory=list, description="Words of your own, for `sb search --tag`.")
    taxonomy: dict[str, str] = Field(default_factory=dict, description="kind: interior, place: classroom, …")
    appearance: Appearance = Field(
        Appearance.of_defaults(), description="What it looks like, for the built-in drawings."
    )
    variants: list[Variant] = Field(
        default_factory=list, description="Wardrobes; or times, weathers and seasons of a place."
    )
    default_variant: VariantName | None = Field(
        None, description="Used where neither script nor direction names one."
    )
    expressions: list[VariantName] = Field(
        default_factory=list, description="Expressions of a character's bundle."
    )
    views: list[Role] = Field(
        default_factory=list, description="Roles to generate; left out: the type's usual ones."
    )
    references: list[Reference] = Field(default_factory=list, description="Pictures to start from.")
    lora: Lora | None = Field(None, description="For ComfyUI: a LoRA that knows this asset.")
    region: Region | None = Field(None, description="Left out: the whole picture.")
    symmetric: bool = Field(True, description="May a mirrored picture count as the same thing?")
    mood: str | None = Field(None, description="For a place: its usual mood.")
    lighting: str | None = Field(None, description="For a place: its usual light.")
    consistency: Consistency = Field(Consistency.of_defaults(), description="How it is checked.")
    metadata: dict[str, Any] = Field(
        default_factory=dict, description="Yours; kept, hashed, never interpreted."
    )

    def variant(self, name: str | None) -> Variant | None:
        """The variant of that name, the default one for None, or None."""
        wanted = name or self.default_variant
        return next((v for v in self.variants if v.name == wanted), None)

    def appearance_of(self, variant: str | None) -> Appearance:
        """The asset's appearance with the variant's own fields on top."""
        chosen = self.variant(variant)
        if chosen is None or chosen.appearance is None:
            return self.appearance
        merged = self.appearance.model_dump() | chosen.appearance.model_dump(exclude_unset=True)
        return Appearance.model_validate(merged)
