"""What became of one subject that the words show, and the reasons why it may be off the picture.

This is all that a cached plan needs of staging, so it imports nothing of it.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from storyboard_cli.core.model import Frozen

Drawn = Literal["figure", "shape", "stand_in", "off"]

OUTSIDE, OF_THE_PLACE, OF_SOMEBODY = "outside the picture", "part of the place", "part of somebody"
OF_A_VEHICLE, LEADS_THERE, MATERIAL = "part of the vehicle", "another place", "what something is made of"
NOT_DRAWN, NO_ROOM = "no drawing of it", "no room"
OUTSIDE_OF_IT = "outside of what the scene is in"


class StagedSubject(Frozen):
    """What became of one subject that the words show."""

    what: str = Field(description="The words that name it.")
    kind: str = Field(description="person, group, animal, vehicle, thing, place or body.")
    count: int = Field(1, description="How many.")
    drawn: Drawn = Field(description="How it is drawn: figure, shape, stand_in, or off the picture.")
    why: str = Field("", description="Why it is off the picture.")
