"""The project file (`project.yaml`): identity, look, model defaults, renderer and policies."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, field_validator

from storyboard_cli.core.ids import PROJECT_ID
from storyboard_cli.core.model import Strict
from storyboard_cli.spec.generation import Colour, Lora, Prompt, Seed

_RATIO = r"^\d{1,6}(/\d{1,6})?$|^\d{1,3}\.\d{1,3}$"
Ratio = Annotated[
    str,
    Field(pattern=_RATIO),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": _RATIO}, {"type": "number", "exclusiveMinimum": 0}]}
    ),
]
CaptionField = Literal[
    "shot",
    "action",
    "dialogue",
    "notes",
    "duration",
    "camera",
    "cast",
    "props",
    "mood",
    "lighting",
    "version",
    "status",
]


class StyleAnchors(Strict):
    """The project's look, typed; `style_anchor_prompt` is the prompt among them."""

    palette: list[Colour] = Field(default_factory=list, max_length=24, description="Colours of the film.")
    image: str | None = Field(None, description="A reference picture, relative to the project.")
    lora: Lora | None = Field(None, description="A LoRA of the look.")
    adapter: str | None = Field(None, description="Style adapter file name on the server.")


class Size(Strict):
    """Of every rendered picture, in pixels."""

    width: int = Field(1344, ge=64, le=8192, multiple_of=8)
    height: int = Field(768, ge=64, le=8192, multiple_of=8)


class Pipelines(Strict):
    """ComfyUI workflow packages, as name@version."""

    character: str = "character-sdxl@1"
    place: str = "place-sdxl@1"
    prop: str = "prop-sdxl@1"
    scene: str = "scene-sdxl@1"


class ComfySettings(Strict):
    """What decides pictures that ComfyUI makes; addresses may also come from SB_COMFY_SERVERS."""

    servers: list[str] = Field(default_factory=list, description="http(s)://host:port of each server.")
    steps: int = Field(28, ge=1, le=200, description="Sampling steps.")
    cfg: float = Field(6.0, ge=0, le=30, description="How closely the prompt is followed.")
    scheduler: str = Field("karras", description="Noise schedule, as ComfyUI names it.")
    models: dict[str, str] = Field(
        default_factory=dict, description="Model role of a pipeline → file on the server."
    )
    timeout_s: int = Field(1800, ge=5, description="Longest time one job may take.")


class ConsistencySettings(Strict):
    """How rendered frames are checked."""

    embedder: str = Field("basic-v1", description="basic-v1, or openclip:<model>, dino:<model>.")
    detector: str | None = Field(
        None, description="A plug-in that finds people; it sees strangers that nobody drew into an asset."
    )
    alpha: float = Field(0.01, gt=0, lt=0.5, description="How often a good frame may fail the drift check.")
    warn_alpha: float = Field(0.05, gt=0, lt=0.5, description="As alpha, for a mere warning.")
    on_failure: Literal["quarantine", "warn"] = Field(
        "quarantine", description="Keep a failed frame from being approved, or only warn."
    )


class Retention(Strict):
    """What `sb gc` keeps."""

    versions: int = Field(
        5, ge=1, description="Render versions kept of each frame; approved ones are always kept."
    )
    quarantine_days: int = Field(30, ge=0, description="How long failed frames are kept.")


class Defaults(Strict):
    """The lowest layer of mood, light and camera; everything else wins over it."""

    mood: str | None = None
    lighting: str | None = None
    camera: str | None = None


class ProjectSpec(Strict):
    """The root of a project; one project is one tenancy boundary."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file format.")
    project_id: Annotated[str, Field(pattern=rf"^{PROJECT_ID}$")] = Field(
        description="Never changes; it is in every event and in the ids of everything made."
    )
    name: str = Field(
        "",
        max_length=200,
        description="The title; left out: as the first script's title page has it, else the folder's name.",
    )
    author: str = Field(
        "", max_length=200, description="Who wrote it; left out: as the script's title page has it."
    )
    visual_style: str = Field("", description="The look in a few words, for people.")
    base_model: str = Field("SDXL", description="Model family that the pipelines are made for.")
    default_sampler: str = Field("DPM++", description="Sampler where an asset names none.")
    style_anchor_prompt: Prompt = Field("", description="Stands verbatim in every prompt.")
    negative_prompt: Prompt = Field("", description="What must appear nowhere.")
    created_at: str | None = Field(None, description="UTC, as 2026-02-19T09:00:00Z.")
    status: Literal["active", "archived"] = Field("active", description="archived refuses every write.")
    seed: Seed = Field(1, description="Every other seed descends from it.")
    seed_policy: Literal["inherit", "scene", "asset"] = Field(
        "inherit", description="A seed for each frame, for each scene, or that of the first character."
    )
    size: Size = Field(Size.of_defaults(), description="Of rendered pictures.")
    aspect: Ratio = Field("16/9", description="Aspect of the cut; the picture's own is `size`.")
    fps: Ratio = Field("24", description="24, 25, 24000/1001, 30000/1001, …")
    start_frame: int = Field(1001, ge=0, description="Number of the first frame in image sequences.")
    style_anchors: StyleAnchors = Field(
        StyleAnchors.of_defaults(), description="What holds the look, beside the prompt."
    )
    drawing_style: Literal["ink", "tone", "blueprint"] = Field("tone", description="Of the preview renderer.")
    renderer: Literal["preview", "comfyui"] = Field("preview", description="Who makes the frames.")
    pipelines: Pipelines = Field(Pipelines.of_defaults(), description="For ComfyUI.")
    comfyui: ComfySettings = Field(ComfySettings.of_defaults(), description="For ComfyUI.")
    consistency: ConsistencySettings = Field(ConsistencySettings.of_defaults(), description="The checks.")
    retention: Retention = Field(Retention.of_defaults(), description="What `sb gc` keeps.")
    defaults: Defaults = Field(
        Defaults.of_defaults(), description="The lowest layer of mood, light and camera."
    )
    naming: str = Field(
        "{project}_{scene}_{frame}_v{version:03d}", description="File names of image sequences."
    )
    captions: list[CaptionField] = Field(
        default=["shot", "duration", "action", "dialogue", "notes"],
        description="What stands under each panel of the PDF, in this order.",
    )
    cover: str = Field(
        "",
        max_length=40,
        description="The frame on the PDF's cover, as FR_S01_002; left out: one with people in it.",
    )
    scripts: list[str] = Field(
        default_factory=list,
        max_length=2000,
        description="Files of scripts/ that count, in the order of the story; left out: all, by name.",
    )
    cue_frames: int = Field(
        2, ge=1, le=12, description="How many frames at the start of a run of dialogue hold one speaker each."
    )

    @field_validator("fps", "aspect", mode="before")
    @classmethod
    def _number_as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value

    @field_validator("fps", "aspect")
    @classmethod
    def _more_than_nothing(cls, value: str) -> str:
        above, _, below = value.partition("/")
        if not float(above) or (below and not float(below)):
            raise ValueError(
                f'{value} is no rate or ratio | write a number above 0: 24, "30000/1001", "16/9"'
            )
        return value

    @property
    def rate(self) -> Fraction:
        """Frames per second as an exact fraction."""
        return Fraction(self.fps)

    @property
    def aspect_ratio(self) -> Fraction:
        """Width over height of the cut."""
        return Fraction(self.aspect)
