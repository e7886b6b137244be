"""What was read of a frame: its place, its camera, and who and what the words show in it."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.plan.staging.staged_subject import StagedSubject
from storyboard_cli.project.frame_view import FrameView
from storyboard_cli.reading.places import PlaceRead, read_place
from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.graph import Frame, Scene


class PictureRead(FrameView):
    """The same in `sb draft --json` and `sb explain --json`; a draft has no project to know more from."""

    place: PlaceRead = Field(description="The place that the words name.")
    size: str = Field(description="The shot size, as CU.")
    angle: str = Field(description="The camera's angle.")
    shown: list[Shown] = Field([], description="What the words show.")
    drawn: list[StagedSubject] = Field(
        [], description="Where the picture was staged: how each subject is drawn."
    )


def picture_read(scene: Scene, frame: Frame, staging: Staging | None = None) -> PictureRead:
    """What the scene graph says of one frame's picture, and what `staging` made of it."""
    return PictureRead(frame_id=frame.frame_id, shot=frame.shot, **read_fields(scene, frame, staging))


def read_fields(scene: Scene, frame: Frame, staging: Staging | None = None) -> dict[str, Any]:
    """The fields that a `PictureRead` adds to those of its frame."""
    here = scene.at(frame)
    return {
        "place": read_place(here.location, here.sub_location, here.int_ext),
        "size": frame.size,
        "angle": frame.angle,
        "shown": frame.shown,
        "drawn": list(staging.subjects) if staging else [],
    }
