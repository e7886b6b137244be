"""Control pictures: pose, depth, lines and masks of a staging, for ControlNet inputs and regional prompts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.render.control.depth import depth_picture
from storyboard_cli.render.control.layers import open_set
from storyboard_cli.render.control.lines import line_picture
from storyboard_cli.render.control.masks import mask_pictures
from storyboard_cli.render.control.pose import pose_picture

CONTROL_KINDS = ("pose", "depth", "lines", "masks")


@dataclass(frozen=True)
class ControlPictures:
    """The control pictures of one frame at render size; None for a kind that was not asked for."""

    pose: Image.Image | None = None
    depth: Image.Image | None = None
    lines: Image.Image | None = None
    masks: dict[str, Image.Image] = field(default_factory=dict)  # by asset id
    background: Image.Image | None = None

    def named(self) -> dict[str, Image.Image]:
        """The pictures by file stem: pose, depth, lines, mask_CHAR_001, mask_background."""
        found = {"pose": self.pose, "depth": self.depth, "lines": self.lines}
        found |= {f"mask_{asset}": mask for asset, mask in self.masks.items()}
        found["mask_background"] = self.background
        return {name: picture for name, picture in found.items() if picture is not None}


def control_pictures(staging: Staging, kinds: Collection[str] = CONTROL_KINDS) -> ControlPictures:
    """Draws the asked kinds of control picture from a staging."""
    scene = open_set(staging)
    masks, background = mask_pictures(scene) if "masks" in kinds else ({}, None)
    return ControlPictures(
        pose=pose_picture(scene) if "pose" in kinds else None,
        depth=depth_picture(scene) if "depth" in kinds else None,
        lines=line_picture(scene) if "lines" in kinds else None,
        masks=masks,
        background=background,
    )


def png_bytes(picture: Image.Image) -> bytes:
    """A control picture as PNG: a palette for the pose, 8-bit grey for depth and lines, 1 bit for masks."""
    out = BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def control_pngs(staging: Staging, kinds: Collection[str] = CONTROL_KINDS) -> dict[str, bytes]:
    """The control pictures as PNG bytes by file stem."""
    return {name: png_bytes(picture) for name, picture in control_pictures(staging, kinds).named().items()}


__all__ = ["CONTROL_KINDS", "ControlPictures", "control_pictures", "control_pngs", "png_bytes"]
