"""Pictures that explain a finding: the part of the frame beside the locked picture it was compared with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.pictures import open_picture
from storyboard_cli.drift.pictures import Box, Opened

if TYPE_CHECKING:
    from PIL import Image

_HEIGHT = 220
_WIDEST = 3  # times the height; wider pictures are shown lower
_GAP = 8
PAPER, _MARK = (244, 242, 238), (214, 52, 44)
_MARGIN = 0.35  # of the part's size, shown around it


def explained(frame: Opened, box: Box | None, reference: Opened | None) -> bytes:
    """PNG: the whole frame with the part marked, the part enlarged, and the locked picture."""
    panels = [_frame(frame, box)]
    if box is not None:
        panels.append(_part(frame, box))
    if reference is not None:
        panels.append(_scaled(reference.image))
    return _png(_row(panels))


def thumbnail(frame: Opened, box: Box | None = None) -> bytes:
    """PNG of the frame alone, with a part marked."""
    return _png(_row([_frame(frame, box)]))


def stacked(pictures: Sequence[bytes]) -> bytes:
    """PNG: the pictures under each other."""
    from PIL import Image as Pillow

    opened = [open_picture(p, "a picture of the check").convert("RGB") for p in pictures]
    width = max((p.width for p in opened), default=1)
    sheet = Pillow.new("RGB", (width, max(1, sum(p.height for p in opened))), PAPER)
    top = 0
    for picture in opened:
        sheet.paste(picture, (0, top))
        top += picture.height
    return _png(sheet)


def _frame(frame: Opened, box: Box | None) -> Image.Image:
    from PIL import ImageDraw

    small = _scaled(frame.image).copy()
    if box is not None:
        scale = small.height / frame.height
        left, top, right, bottom = (v * scale for v in box)
        ImageDraw.Draw(small).rectangle(
            (left, top, max(right, left + 2), max(bottom, top + 2)), None, _MARK, 2
        )
    return small


def _part(frame: Opened, box: Box) -> Image.Image:
    left, top, right, bottom = box
    across, down = (right - left) * _MARGIN, (bottom - top) * _MARGIN
    cut = (
        max(0, round(left - across)),
        max(0, round(top - down)),
        min(frame.width, round(right + across)),
        min(frame.height, round(bottom + down)),
    )
    return _scaled(frame.image.crop(cut) if cut[2] > cut[0] and cut[3] > cut[1] else frame.image)


def _scaled(image: Image.Image) -> Image.Image:
    from PIL import Image as Pillow

    scale = min(_HEIGHT / image.height, _HEIGHT * _WIDEST / image.width)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Pillow.Resampling.LANCZOS, reducing_gap=2.0)


def _row(panels: list[Any]) -> Image.Image:
    from PIL import Image as Pillow

    width = sum(p.width for p in panels) + _GAP * (len(panels) + 1)
    sheet = Pillow.new("RGB", (width, _HEIGHT + 2 * _GAP), PAPER)
    left = _GAP
    for panel in panels:
        sheet.paste(panel, (left, _GAP))
        left += panel.width + _GAP
    return sheet


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "PNG", compress_level=4)
    return data.getvalue()
