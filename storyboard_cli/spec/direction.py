"""Direction files (`direction/S03.yaml`): what a director overrides by scene or frame; they win over the script."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.core.ids import SCENE_ID
from storyboard_cli.core.model import Frozen
from storyboard_cli.spec.asset import Seed

ShotSize = Literal["EWS", "WS", "FS", "MLS", "MS", "MCU", "CU", "BCU", "ECU", "OTS", "POV", "INS"]
Angle = Literal["eye", "high", "low", "birds_eye", "worms_eye", "dutch"]
Movement = Literal[
    "static", "pan_left", "pan_right", "tilt_up", "tilt_down", "push_in", "pull_out", "truck_left", "truck_right",
    "boom_up", "boom_down", "zoom_in", "zoom_out", "handheld", "arc", "whip_pan", "dolly_zoom",
]  # fmt: skip
Position = Literal["far_left", "left", "center_left", "center", "center_right", "right", "far_right"]


class SeedOverride(Frozen):
    seed: Seed
    reason: str = Field(min_length=3, description="Kept in the audit: an override is an exception.")


class CharacterDirection(Frozen):
    variant: str | None = None
    expression: str | None = None
    pose: str | None = None
    position: Position | None = None
    look: str | None = Field(None, description="camera, away, up, down, left, right or an asset id.")


class FrameDirection(Frozen):
    size: ShotSize | None = None
    angle: Angle | None = None
    movement: Movement | None = None
    lens_mm: int | None = Field(None, ge=8, le=400)
    mood: str | None = None
    lighting: str | None = None
    action: str | None = None
    duration_frames: int | None = Field(None, ge=1)
    characters: dict[str, CharacterDirection] = Field(default_factory=dict, description="By asset id.")
    remove: list[str] = Field(
        default_factory=list, description="Asset ids that are not in this frame after all."
    )
    add_props: list[str] = Field(default_factory=list)
    seed: SeedOverride | None = None
    note: str | None = None


class DirectionFile(Frozen):
    """Overrides for one scene."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file format.")
    scene_id: Annotated[str, Field(pattern=rf"^{SCENE_ID}$")]
    mood: str | None = None
    lighting: str | None = None
    camera: str | None = None
    color_script: list[str] = Field(default_factory=list, max_length=8, description="#rrggbb, darkest first.")
    versions: dict[str, int] = Field(default_factory=dict, description="required_version by asset id.")
    frames: dict[str, FrameDirection] = Field(default_factory=dict, description="By frame name or number.")
