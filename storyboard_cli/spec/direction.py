"""Direction files (`direction/S03.yaml`): what a director overrides by scene or frame; they win over the
script.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.core.ids import SCENE_ID
from storyboard_cli.core.model import Strict
from storyboard_cli.spec.generation import Seed

ShotSize = Literal["EWS", "WS", "FS", "MLS", "MS", "MCU", "CU", "BCU", "ECU", "OTS", "POV", "INS"]
Angle = Literal["eye", "high", "low", "birds_eye", "worms_eye", "dutch"]
Movement = Literal[
    "static",
    "pan_left",
    "pan_right",
    "tilt_up",
    "tilt_down",
    "push_in",
    "pull_out",
    "truck_left",
    "truck_right",
    "boom_up",
    "boom_down",
    "zoom_in",
    "zoom_out",
    "handheld",
    "arc",
    "whip_pan",
    "dolly_zoom",
]
Position = Literal["far_left", "left", "center_left", "center", "center_right", "right", "far_right"]


class SeedOverride(Strict):
    """A seed that is not inherited."""

    seed: Seed = Field(description="Used instead of the inherited one.")
    reason: str = Field(min_length=3, description="Kept in the audit: an override is an exception.")


class CharacterDirection(Strict):
    """One character in one frame; naming a character that the script does not see here adds them."""

    variant: str | None = Field(None, description="Wardrobe: the name of a variant.")
    expression: str | None = Field(None, description="Such as angry; has a picture if the spec lists it.")
    pose: str | None = Field(None, description="Such as sitting, walking, pointing.")
    position: Position | None = Field(None, description="Where in the picture.")
    look: str | None = Field(None, description="camera, away, up, down, left, right or an asset id.")


class FrameDirection(Strict):
    """One frame; what is left out stays as the script says."""

    size: ShotSize | None = Field(None, description="Shot size.")
    angle: Angle | None = Field(None, description="Camera angle.")
    movement: Movement | None = Field(None, description="Camera movement; drawn as an arrow on the board.")
    lens_mm: int | None = Field(None, ge=8, le=400, description="Focal length, full frame.")
    mood: str | None = None
    lighting: str | None = None
    action: str | None = Field(None, description="Replaces the script's action text in picture and caption.")
    duration_frames: int | None = Field(None, ge=1, description="At the project's fps.")
    characters: dict[str, CharacterDirection] = Field(default_factory=dict, description="By asset id.")
    remove: list[str] = Field(
        default_factory=list, description="Asset ids that are not in this frame after all."
    )
    add_props: list[str] = Field(default_factory=list, description="Asset ids of props to add.")
    seed: SeedOverride | None = Field(None, description="An exception to the seed policy.")
    candidate: int | None = Field(
        None, ge=1, description="Which of the seeds that follow from the frame's own; `sb pick` writes it."
    )
    note: str | None = Field(None, description="Printed under the panel.")


class DirectionFile(Strict):
    """Overrides for one scene."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file format.")
    scene_id: Annotated[str, Field(pattern=rf"^{SCENE_ID}$")] = Field(
        description="The file has the same name."
    )
    mood: str | None = Field(None, description="Of the whole scene.")
    lighting: str | None = Field(None, description="Of the whole scene.")
    camera: str | None = Field(None, description="Of the whole scene, in words: handheld, close.")
    color_script: list[str] = Field(default_factory=list, max_length=8, description="#rrggbb, darkest first.")
    versions: dict[str, int] = Field(default_factory=dict, description="required_version by asset id.")
    frames: dict[str, FrameDirection] = Field(default_factory=dict, description="By frame name or number.")
