"""Pictures in a terminal: kitty's, iTerm2's or sixel graphics where there, else a preview of half blocks."""

from __future__ import annotations

import base64
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image
    from rich.console import Console

Protocol = Literal["kitty", "iterm2", "sixel", "blocks"]

_KITTY_CHUNK = 4096
_SIXEL_COLOURS = 128
_HEIGHT = 360  # pixels of a picture in terminals that show real ones
_ROWS = 20  # of half blocks


def protocol(environment: Mapping[str, str] | None = None) -> Protocol:
    """What this terminal can show, by what it says about itself."""
    env = os.environ if environment is None else environment
    term, program = env.get("TERM", ""), env.get("TERM_PROGRAM", "")
    if env.get("TMUX") or term.startswith(("screen", "tmux")):
        return "blocks"  # a multiplexer swallows graphics unless it is told not to
    if env.get("KITTY_WINDOW_ID") or "kitty" in term or program.casefold() == "ghostty":
        return "kitty"
    if program in ("iTerm.app", "WezTerm", "mintty") or env.get("LC_TERMINAL") == "iTerm2":
        return "iterm2"
    if term.startswith(("foot", "mlterm", "yaft")) or "sixel" in term or env.get("WT_SESSION"):
        return "sixel"
    return "blocks"


def show_pictures(console: Console, pictures: Sequence[tuple[str, Path]]) -> None:
    """The pictures side by side under their titles, as well as this terminal can."""
    from rich.text import Text

    opened = [(title, image) for title, path in pictures if (image := _opened(path)) is not None]
    if not opened:
        return
    console.print(Text("   ".join(title for title, _ in opened), style="dim"))
    how = protocol()
    height = _HEIGHT if how != "blocks" else 2 * _ROWS
    sheet = beside_each_other([image for _, image in opened], height)
    if how == "blocks":
        for row in half_blocks(sheet, max(20, console.width - 1), color=not console.no_color):
            console.print(row)
        return
    encoded = {"kitty": kitty, "iterm2": iterm2, "sixel": sixel}[how](sheet)
    console.file.write(encoded + "\n")
    console.file.flush()


def beside_each_other(images: Sequence[Image], height: int) -> Image:
    """The pictures at one height, in a row."""
    from PIL import Image as Pictures

    sized = [i.resize((max(1, round(i.width * height / i.height)), height)) for i in images]
    gap = max(1, height // 40)
    sheet = Pictures.new("RGB", (sum(i.width for i in sized) + gap * (len(sized) - 1), height))
    x = 0
    for image in sized:
        sheet.paste(image, (x, 0))
        x += image.width + gap
    return sheet


def kitty(image: Image) -> str:
    """Kitty's graphics protocol: a PNG in base64, in pieces."""
    data = base64.standard_b64encode(_png(image)).decode("ascii")
    pieces = [data[i : i + _KITTY_CHUNK] for i in range(0, len(data), _KITTY_CHUNK)]
    out = []
    for index, piece in enumerate(pieces):
        more = int(index < len(pieces) - 1)
        head = f"a=T,f=100,m={more}" if index == 0 else f"m={more}"
        out.append(f"\x1b_G{head};{piece}\x1b\\")
    return "".join(out)


def iterm2(image: Image) -> str:
    """iTerm2's inline images, which WezTerm knows too."""
    data = _png(image)
    payload = base64.standard_b64encode(data).decode("ascii")
    return f"\x1b]1337;File=inline=1;size={len(data)};preserveAspectRatio=1:{payload}\x07"


def sixel(image: Image) -> str:
    """Sixel graphics: a palette, then bands of six rows, each colour run-length encoded."""
    flat = image.quantize(_SIXEL_COLOURS)
    palette = flat.getpalette() or []
    width, height = flat.size
    pixels = flat.tobytes()
    out = [f'\x1bPq"1;1;{width};{height}']
    for number in range(min(_SIXEL_COLOURS, len(palette) // 3)):
        red, green, blue = (round(v * 100 / 255) for v in palette[number * 3 : number * 3 + 3])
        out.append(f"#{number};2;{red};{green};{blue}")
    for top in range(0, height, 6):
        rows = [pixels[y * width : (y + 1) * width] for y in range(top, min(top + 6, height))]
        out.append("$".join(_band(rows, width)) + "-")
    return "".join(out) + "\x1b\\"


def half_blocks(image: Image, columns: int, *, color: bool = True) -> Iterator[object]:
    """Rows of text: each character shows two pixels, one above the other."""
    from rich.text import Text

    wide = min(columns, image.width)
    tall = max(2, round(image.height * wide / image.width) // 2 * 2)
    small = image.convert("RGB").resize((wide, tall))
    pixels = small.tobytes()

    def at(x: int, y: int) -> tuple[int, int, int]:
        start = (y * wide + x) * 3
        return pixels[start], pixels[start + 1], pixels[start + 2]

    for y in range(0, tall, 2):
        row = Text()
        for x in range(wide):
            upper, lower = at(x, y), at(x, y + 1)
            if color:
                row.append(
                    "▀",
                    style=f"rgb({upper[0]},{upper[1]},{upper[2]}) on rgb({lower[0]},{lower[1]},{lower[2]})",
                )
            else:
                row.append(" .:-=+*#%@"[(_light(upper) + _light(lower)) * 9 // 510])
        yield row


def _light(colour: tuple[int, int, int]) -> int:
    """How bright a colour looks, 0 to 255."""
    red, green, blue = colour
    return (299 * red + 587 * green + 114 * blue) // 1000


def _band(rows: Sequence[bytes], width: int) -> Iterator[str]:
    for number in sorted({value for row in rows for value in row}):
        bits = [sum(1 << i for i, row in enumerate(rows) if row[x] == number) for x in range(width)]
        out = [f"#{number}"]
        start = 0
        while start < width:
            end = start
            while end < width and bits[end] == bits[start]:
                end += 1
            character = chr(63 + bits[start])
            out.append(f"!{end - start}{character}" if end - start > 3 else character * (end - start))
            start = end
        yield "".join(out)


def _opened(path: Path) -> Image | None:
    from PIL import Image as Pictures

    try:
        with Pictures.open(path) as image:
            return image.convert("RGB")
    except (OSError, ValueError, Pictures.DecompressionBombError):
        return None


def _png(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()
