"""Pictures of our own making: a slate where a frame has no picture, and captions burnt in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.raster import GREY, INK, RULE, TINT, Raster
from storyboard_cli.export.text.lines import Span

if TYPE_CHECKING:
    from PIL.Image import Image


def slate(board: Board, panel: Panel, size: tuple[int, int]) -> Raster:
    """A grey card that says which frame is missing, and what should be seen."""
    width, height = size
    raster = Raster(width, height, TINT)
    thin = max(1.0, height / 500)
    raster.line((0, 0), (width, height), RULE, thin)
    raster.line((0, height), (width, 0), RULE, thin)
    raster.box((width * 0.12, height * 0.3, width * 0.76, height * 0.4), TINT)
    unit = height / 18
    middle = width / 2
    raster.text(middle, height * 0.42, panel.frame_id, unit * 1.2, weight="bold", colour=INK, align="center")
    said = f"{panel.label}  ·  no picture yet"
    raster.text(middle, height * 0.42 + unit * 1.3, said, unit * 0.7, colour=GREY, align="center")
    if panel.action:
        room = width * 0.66
        raster.text(
            (width - room) / 2,
            height * 0.42 + unit * 2.8,
            panel.action,
            unit * 0.62,
            colour=GREY,
            room=room,
            lines=2,
        )
    return raster


def burn_in(raster: Raster, left: str, right: str = "", text: list[Span] | None = None) -> None:
    """Names in the upper corners and a caption over a dark band at the bottom."""
    size = max(9.0, raster.height / 34)
    pad = size * 0.55
    for words, at_right in ((left, False), (right, True)):
        if words:
            _tag(raster, words, size * 0.8, pad, at_right=at_right)
    if text and any(s.text.strip() for s in text):
        room = raster.width - 2 * pad - raster.width * 0.08
        lines = 3
        band = size * 1.32 * lines + pad * 2
        raster.box((0, raster.height - band, raster.width, band), (0, 0, 0, 150))
        x = (raster.width - room) / 2
        y = raster.height - band + pad + size
        raster.text(x, y, text, size, colour=(255, 255, 255), room=room, lines=lines)


def _tag(raster: Raster, words: str, size: float, pad: float, *, at_right: bool) -> None:
    probe = Raster(1, 1)
    wide = probe.text(0, 0, words, size, weight="bold", room=raster.width * 0.46)
    x = raster.width - pad - wide - size if at_right else pad
    raster.box((x, pad, wide + size, size * 1.7), (0, 0, 0, 150))
    room = raster.width * 0.46
    raster.text(x + size / 2, pad + size * 1.2, words, size, weight="bold", colour=(255, 255, 255), room=room)


@lru_cache(maxsize=256)
def tag(words: str, height: int, most: int) -> Image:
    """White words as a mask `height` pixels high and just wide enough, both even."""
    size = height * 0.58
    wide = Raster(1, 1).text(0, 0, words, size, weight="bold", room=most - size)
    raster = Raster(round(wide + size) // 2 * 2 + 2, height, (0, 0, 0))
    raster.text(size / 2, height * 0.7, words, size, weight="bold", colour=(255, 255, 255), room=most - size)
    return raster.image().getchannel("G")


def caption_spans(panel: Panel) -> list[Span]:
    """Action, then dialogue, as one caption."""
    spans = [Span(panel.action.strip())] if panel.action.strip() else []
    for speech in panel.dialogue:
        lead = "\n" if spans else ""
        spans += [Span(f"{lead}{speech.speaker.upper()}  ", "bold"), Span(speech.text)]
    return spans


def shown(board: Board, panel: Panel, size: tuple[int, int] | None = None) -> Image:
    """The panel's picture as an image to draw, or its slate."""
    from storyboard_cli.export.raster import load

    if panel.picture is not None:
        return load(panel.picture.path)
    return slate(board, panel, size or (board.width, board.height)).image()
