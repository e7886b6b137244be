"""The cut as it is seen at any frame: holds, camera moves, dissolves, wipes, fades and burn-ins.

A picture is a tuple of planes, brightness first: a move then costs three small resamplings and no colour
conversion, which is most of the time that a film takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from storyboard_cli.export.board import NEAR_ASPECT, Board
from storyboard_cli.export.moves import WHOLE, View, view_at, views
from storyboard_cli.export.raster import Raster
from storyboard_cli.export.slate import shown, tag
from storyboard_cli.export.timecode import first_hour, timecode

if TYPE_CHECKING:
    from PIL.Image import Image

Size = tuple[int, int]
Planes = tuple["Image", "Image", "Image"]


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """How planes are made, and what black is in them. `halved` planes have half the width and height."""

    halved: bool
    black: tuple[int, int, int]
    white: tuple[int, int, int]


VIDEO = ColourSpace(True, (16, 128, 128), (235, 128, 128))
RGB = ColourSpace(False, (0, 0, 0), (255, 255, 255))


class Screen:
    """Draws frames of one board at one size (both sides even for `VIDEO`)."""

    def __init__(
        self, board: Board, size: Size, space: ColourSpace, *, names: bool = False, moves: bool = True
    ) -> None:
        self.board = board
        self.size = size
        self.space = space
        self.names = names
        self.moves = moves
        self._source = lru_cache(maxsize=3)(self._load)
        self._held = lru_cache(maxsize=3)(self._whole)

    def stands_still(self, index: int, frame: int) -> bool:
        """Whether this frame of a panel looks like the one before it."""
        panel = self.board.panels[index]
        if self.names or frame == 0:
            return False
        begins = panel.transition.kind != "cut" and frame <= panel.transition.frames
        ends = panel.fade_out > 0 and frame >= panel.duration - panel.fade_out
        return not (self._moving(index) or begins or ends)

    def draw(self, index: int, frame: int) -> Planes:
        """The panel at `index`, `frame` frames into it."""
        panel = self.board.panels[index]
        planes = self._view(index, frame)
        if panel.transition.kind != "cut" and frame < panel.transition.frames:
            planes = self._beginning(planes, index, frame)
        if panel.fade_out and frame >= panel.duration - panel.fade_out:
            dark = (frame - (panel.duration - panel.fade_out) + 1) / panel.fade_out
            planes = _mixed(planes, self._black(), dark)
        if self.names:
            code = timecode(panel.start + frame + first_hour(self.board.fps), self.board.fps)
            planes = self._named(planes, f"{panel.frame_id}   {panel.label}", code)
        return planes

    def _moving(self, index: int) -> bool:
        return self.moves and views(self.board.panels[index]) is not None

    def _view(self, index: int, frame: int) -> Planes:
        if not self._moving(index):
            return self._held(index)
        return self._through(index, view_at(self.board.panels[index], frame), moving=True)

    def _beginning(self, planes: Planes, index: int, frame: int) -> Planes:
        """What is left of the panel before, or of black."""
        panel = self.board.panels[index]
        share = (frame + 1) / (panel.transition.frames + 1)
        if panel.transition.kind == "fade_in" or index == 0:
            return _mixed(self._black(), planes, share)
        before = self._view(index - 1, self.board.panels[index - 1].duration - 1)
        if panel.transition.kind == "dissolve":
            return _mixed(before, planes, share)
        made = tuple(plane.copy() for plane in before)
        for plane, new in zip(made, planes, strict=True):
            edge = round(plane.width * share)
            plane.paste(new.crop((0, 0, edge, plane.height)), (0, 0))
        return made[0], made[1], made[2]

    def _whole(self, index: int) -> Planes:
        return self._through(index, WHOLE, moving=False)

    def _through(self, index: int, view: View, *, moving: bool) -> Planes:
        """The panel's picture through its camera, letterboxed where its aspect differs."""
        from PIL import Image

        filters = Image.Resampling.BILINEAR if moving else Image.Resampling.LANCZOS
        source = self._source(index)
        ratio = source[0].width / source[0].height
        made: list[Image.Image] = []
        for plane, black, size in zip(source, self.space.black, self._sizes(), strict=True):
            x, y, width, height = _letterbox(size, self.size, ratio)
            box = _source(view, plane.size, self.size, ratio)
            shown_part = plane.resize((width, height), filters, box=box)
            if (width, height) != size:
                room = Image.new("L", size, black)
                room.paste(shown_part, (x, y))
                shown_part = room
            made.append(shown_part)
        return made[0], made[1], made[2]

    def _sizes(self) -> tuple[Size, Size, Size]:
        half = (self.size[0] // 2, self.size[1] // 2) if self.space.halved else self.size
        return self.size, half, half

    def _black(self) -> Planes:
        from PIL import Image

        made = [
            Image.new("L", size, value) for size, value in zip(self._sizes(), self.space.black, strict=True)
        ]
        return made[0], made[1], made[2]

    def _load(self, index: int) -> Planes:
        """The panel's picture as planes at its own size."""
        image = shown(self.board, self.board.panels[index], self.size)
        width, height = image.width, image.height
        raster = Raster(width // 2 * 2 or 2, height // 2 * 2 or 2)
        raster.picture(image, (0, 0, float(width), float(height)))
        return as_planes(raster.rgb(), self.space)

    def _named(self, planes: Planes, left: str, right: str) -> Planes:
        """Names in the upper corners: white on a darkened band, whose colours stay."""
        made = [plane.copy() for plane in planes]
        height = max(20, self.size[1] // 24) // 2 * 2
        pad = height // 4 // 2 * 2
        for words, at_right in ((left, False), (right, True)):
            label = tag(words, height, self.size[0] * 46 // 100)
            x = self.size[0] - pad - label.width if at_right else pad
            x -= x % 2
            for number, plane in enumerate(made):
                share = 2 if number and self.space.halved else 1
                mask = label if share == 1 else label.resize((label.width // 2, label.height // 2))
                spot = (x // share, pad // share)
                under = plane.crop((*spot, spot[0] + mask.width, spot[1] + mask.height))
                dark = under.point(lambda v, b=self.space.black[number]: round(b + (v - b) * 0.35))
                dark.paste(self.space.white[number], (0, 0, mask.width, mask.height), mask)
                plane.paste(dark, spot)
        return made[0], made[1], made[2]


def as_planes(rgb: Any, space: ColourSpace) -> Planes:
    """A bitmap's bytes as the planes of a colour space; HD television's for `VIDEO`."""
    import numpy
    from PIL import Image

    if space is RGB:
        red, green, blue = Image.fromarray(numpy.ascontiguousarray(rgb), "RGB").split()
        return red, green, blue
    import av

    frame = av.VideoFrame.from_ndarray(numpy.ascontiguousarray(rgb), format="rgb24")
    made = frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
    packed = made.to_ndarray()
    width, height = frame.width, frame.height
    flat = packed.reshape(-1)
    luma, quarter = width * height, (width // 2) * (height // 2)
    half = (height // 2, width // 2)
    return (
        Image.fromarray(flat[:luma].reshape(height, width), "L"),
        Image.fromarray(flat[luma : luma + quarter].reshape(half), "L"),
        Image.fromarray(flat[luma + quarter :].reshape(half), "L"),
    )


def _mixed(a: Planes, b: Planes, share: float) -> Planes:
    from PIL import Image

    made = [Image.blend(one, other, share) for one, other in zip(a, b, strict=True)]
    return made[0], made[1], made[2]


def _source(view: View, plane: Size, screen: Size, ratio: float) -> tuple[float, float, float, float]:
    """The part of a plane that is seen; a picture of nearly the screen's aspect loses some of its edges."""
    wide, high = view.width * plane[0], view.height * plane[1]
    aspect = screen[0] / screen[1]
    if abs(ratio / aspect - 1) < NEAR_ASPECT:
        wide, high = (wide, high * ratio / aspect) if ratio < aspect else (wide * aspect / ratio, high)
    left, top = view.x * plane[0] - wide / 2, view.y * plane[1] - high / 2
    return max(0.0, left), max(0.0, top), min(left + wide, plane[0]), min(top + high, plane[1])


def _letterbox(plane: Size, screen: Size, ratio: float) -> tuple[int, int, int, int]:
    """Where a picture of that ratio stands on a plane of a screen: left, top, width, height."""
    width, height = screen
    if abs(ratio / (width / height) - 1) < NEAR_ASPECT:
        return 0, 0, *plane
    if ratio > width / height:
        share = (1.0, width / ratio / height)
    else:
        share = (height * ratio / width, 1.0)
    size = max(1, round(plane[0] * share[0])), max(1, round(plane[1] * share[1]))
    return (plane[0] - size[0]) // 2, (plane[1] - size[1]) // 2, *size
