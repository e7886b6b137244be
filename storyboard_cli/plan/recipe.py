"""The recipe: one frozen value with everything that can change a pixel; its hash says what is fresh."""

from __future__ import annotations

from collections.abc import Generator
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import Field

from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.model import Frozen
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.spec.appearance import Appearance
from storyboard_cli.spec.asset import Region
from storyboard_cli.spec.generation import Lora
from storyboard_cli.spec.project import StyleAnchors


class PromptPart(Frozen):
    """A phrase and the structured field it came from, such as `CHAR_001@v3.canonical_prompt`."""

    text: str
    origin: str


class Prompt(Frozen):
    positive: tuple[PromptPart, ...]
    negative: tuple[PromptPart, ...] = ()

    @property
    def text(self) -> str:
        return ", ".join(p.text for p in self.positive)

    @property
    def negative_text(self) -> str:
        return ", ".join(p.text for p in self.negative)


class SeedStep(Frozen):
    kind: str  # project, scene, frame, asset, role
    subject: str
    seed: int


class SeedPlan(Frozen):
    """The seed that is used and how it was inherited."""

    policy: str
    seed: int
    lineage: tuple[SeedStep, ...]
    assets: dict[str, int] = Field(default_factory=dict)
    override_reason: str | None = None


class PictureUse(Frozen):
    """A locked picture that a renderer may use. `path` is relative to the project."""

    role: str
    path: str
    sha256: str
    width: int
    height: int
    variant: str | None = None


class AssetUse(Frozen):
    """One asset as this picture uses it. `version` 0 with an empty `lock_hash` is a draft's placeholder."""

    asset_id: str
    asset_type: str
    name: str
    version: int
    lock_hash: str
    variant: str | None = None
    expression: str | None = None
    canonical_prompt: str
    negative_prompt: str = ""
    variant_prompt: str = ""
    appearance: Appearance = Field(Appearance.of_defaults())
    seed: int = 0
    region: Region | None = None
    symmetric: bool = True
    lora: Lora | None = None
    pictures: tuple[PictureUse, ...] = ()


class Sampling(Frozen):
    sampler: str
    scheduler: str
    steps: int
    cfg: float


class Recipe(Frozen):
    """`kind` frame: a storyboard panel. `kind` asset: one role of an asset's bundle."""

    schema_: Literal[1] = Field(1, alias="schema")
    kind: Literal["frame", "asset"]
    project_id: str
    renderer: str  # renderer id, names the drawing back end or server kind
    style_anchor_prompt: str
    style_anchors: StyleAnchors
    drawing_style: str
    base_model: str
    sampling: Sampling
    width: int
    height: int
    pipeline: str  # name@version
    pipeline_hash: str  # of the pipeline's files; empty for preview
    models: dict[str, str] = Field(default_factory=dict)  # model role → file
    subject: dict[str, Any]  # the frame's structured fields, or {"asset_id", "role", "variant"}
    assets: tuple[AssetUse, ...]
    staging: Staging | None = None
    prompt: Prompt
    seeds: SeedPlan
    draft: bool = False

    @cached_property
    def recipe_hash(self) -> str:
        """SHA-256 of the canonical JSON of every field; computed at the first look and kept."""
        return sha256_json(self.model_dump(mode="json", by_alias=True))

    # A copy may be given other fields (`model_copy`), so no copy takes a kept hash along. A pickle leaves it
    # out too: what was looked at and what was not travel alike.

    def __copy__(self) -> Self:
        copied = super().__copy__()
        copied.__dict__.pop("recipe_hash", None)
        return copied

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        copied = super().__deepcopy__(memo)
        copied.__dict__.pop("recipe_hash", None)
        return copied

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        fields = {name: value for name, value in self.__dict__.items() if name != "recipe_hash"}
        return {**state, "__dict__": fields}

    def __iter__(self) -> Generator[tuple[str, Any], None, None]:
        return ((name, value) for name, value in super().__iter__() if name != "recipe_hash")

    def asset(self, asset_id: str) -> AssetUse | None:
        """That asset as used here, or None."""
        return next((a for a in self.assets if a.asset_id == asset_id), None)
