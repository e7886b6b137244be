"""What both a project and its assets say to whatever makes their pictures: prompts, seeds, LoRAs, colours."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.core.model import Strict

Seed = Annotated[int, Field(ge=0, le=(1 << 53) - 1)]
Prompt = Annotated[str, Field(max_length=4000)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$", description="A colour as #rrggbb.")]


class Lora(Strict):
    """A LoRA that is loaded whenever the asset (or the project) is drawn with ComfyUI."""

    name: str = Field(description="File name on the server, as ComfyUI lists it.")
    strength: float = Field(1.0, ge=-4, le=4, description="1 is full strength.")
