"""Fonts: three bundled weights, and the system's for other scripts. One of the doors to uharfbuzz."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from storyboard_cli.core.settings import fonts_named, windows_fonts

Weight = Literal["regular", "bold", "italic"]

BUNDLED: dict[Weight, str] = {
    "regular": "NotoSans-Regular.ttf",
    "bold": "NotoSans-Bold.ttf",
    "italic": "NotoSans-Italic.ttf",
}

_CJK = (
    ("NotoSansCJK-{w}.ttc", {"jp": 0, "kr": 1, "sc": 2}),
    ("SourceHanSans.ttc", {"jp": 0, "kr": 1, "sc": 2}),
    ("NotoSansJP-{w}.ttf", {"jp": 0, "kr": 0, "sc": 0}),
    ("NotoSansSC-{w}.ttf", {"jp": 0, "kr": 0, "sc": 0}),
    ("Hiragino Sans GB.ttc", {"jp": 0, "kr": 0, "sc": 0}),
    ("AppleSDGothicNeo.ttc", {"jp": 0, "kr": 0, "sc": 0}),
    ("YuGothR.ttc", {"jp": 0, "kr": 0, "sc": 0}),
    ("msgothic.ttc", {"jp": 0, "kr": 0, "sc": 0}),
    ("msyh.ttc", {"jp": 0, "kr": 0, "sc": 0}),
    ("malgun.ttf", {"jp": 0, "kr": 0, "sc": 0}),
)
_OTHERS = (
    "NotoSansArabic-{w}.ttf", "NotoSansHebrew-{w}.ttf", "NotoSansDevanagari-{w}.ttf",
    "NotoSansBengali-{w}.ttf", "NotoSansTamil-{w}.ttf", "NotoSansThai-{w}.ttf",
    "NotoSansArmenian-{w}.ttf", "NotoSansGeorgian-{w}.ttf", "NotoSansEthiopic-{w}.ttf",
    "NotoSansSymbols2-Regular.ttf", "NotoSansSymbols-{w}.ttf", "NotoSansMath-Regular.ttf",
    "NotoEmoji-Regular.ttf", "DejaVuSans.ttf", "Arial Unicode.ttf", "GeezaPro.ttc", "segoeui.ttf",
    "seguisym.ttf", "Nirmala.ttf", "Nirmala.ttc", "tahoma.ttf", "arial.ttf",
)  # fmt: skip


@dataclass(eq=False)
class Face:
    """One font at one index of its file, with what shaping and embedding need."""

    path: Path
    index: int
    name: str
    face: Any
    font: Any
    upem: int
    has: Any  # set of code points
    ascent: int  # of 1000
    descent: int  # of 1000, negative
    cff: bool
    widths: dict[int, int] = field(default_factory=dict)

    def glyph(self, character: str) -> int:
        """The number of the glyph that the font has for one character; 0 where it has none."""
        return int(self.font.get_nominal_glyph(ord(character)) or 0)

    def width(self, glyph: int) -> int:
        """The glyph's own advance, in thousandths of the size."""
        found = self.widths.get(glyph)
        if found is None:
            found = self.widths[glyph] = round(self.font.get_glyph_h_advance(glyph) * 1000 / self.upem)
        return found


def open_face(path: Path, index: int = 0) -> Face | None:
    """The font at `path`, or None where it cannot be read or may not be embedded."""
    import uharfbuzz as hb

    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        tables = set(face.table_tags)
    except (OSError, ValueError, hb.HarfBuzzError):
        return None
    if not ({"glyf", "CFF "} & tables) or "fvar" in tables or not _may_embed(face):
        return None
    font = hb.Font(face)
    upem = face.upem
    font.scale = (upem, upem)
    extents = font.get_font_extents("ltr")
    return Face(
        path=path,
        index=index,
        name=_postscript_name(face, path),
        face=face,
        font=font,
        upem=upem,
        has=face.unicodes,
        ascent=round(extents.ascender * 1000 / upem),
        descent=round(extents.descender * 1000 / upem),
        cff="glyf" not in tables,
    )


def _may_embed(face: Any) -> bool:
    """OS/2 fsType: a font under a restricted licence is not embedded."""
    blob = face.reference_table("OS/2")
    data = blob.data if blob is not None else b""
    kind = int.from_bytes(data[8:10], "big") & 0x000F if data and len(data) >= 10 else 0
    return kind != 0x0002


def _postscript_name(face: Any, path: Path) -> str:
    import uharfbuzz as hb

    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
    return "".join(c for c in name if c.isalnum() or c in "-_") or "Font"


@cache
def bundled(weight: Weight) -> Face:
    """One of the fonts that travel with sb."""
    face = open_face(Path(__file__).parent.parent / "fonts" / BUNDLED[weight])
    if face is None:
        raise RuntimeError(f"the bundled font {BUNDLED[weight]} is missing or damaged: reinstall sb")
    return face


def font_folders() -> list[Path]:
    """Where this system keeps its fonts; `SB_FONTS` names more, first."""
    return [*fonts_named(), *system_folders()]


def system_folders() -> list[Path]:
    """Where this operating system keeps its fonts: the user's folders before everybody's."""
    home = Path.home()
    if sys.platform == "win32":
        return windows_fonts()
    if sys.platform == "darwin":
        return [
            home / "Library/Fonts",
            Path("/System/Library/Fonts"),
            Path("/System/Library/Fonts/Supplemental"),
            Path("/Library/Fonts"),
        ]
    return [
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    ]


def forget_fonts() -> None:
    """Look for fonts anew the next time: folders or their contents have changed."""
    _installed.cache_clear()
    _system_face.cache_clear()
    _found.clear()


_found: dict[tuple[int, Weight, str], Face | None] = {}


@cache
def _installed() -> dict[str, Path]:
    """Font files by name; the first folder wins."""
    found: dict[str, Path] = {}
    for folder in font_folders():
        for base, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if name.lower().endswith((".ttf", ".otf", ".ttc", ".otc")):
                    found.setdefault(name.casefold(), Path(base, name))
    return found


@cache
def _system_face(name: str, index: int) -> Face | None:
    path = _installed().get(name.casefold())
    return open_face(path, index) if path else None


def _candidates(weight: Weight, hint: str) -> Iterator[Face]:
    """System fonts worth asking, the likeliest first; then every other Noto face."""
    style = "Bold" if weight == "bold" else "Regular"
    for name, indices in _CJK:
        for wanted in dict.fromkeys((style, "Regular")):
            if face := _system_face(name.format(w=wanted), indices[hint]):
                yield face
    for name in _OTHERS:
        for wanted in dict.fromkeys((style, "Regular")):
            if face := _system_face(name.format(w=wanted), 0):
                yield face
    for name in sorted(_installed()):
        if name.startswith("notosans") and name.endswith("-regular.ttf") and (face := _system_face(name, 0)):
            yield face


def face_for(code: int, weight: Weight, hint: str) -> Face | None:
    """The face that draws this character: bundled if it has it, else the system's, else None."""
    own = bundled(weight)
    if code in own.has:
        return own
    key = (code, weight, hint)
    if key not in _found:
        _found[key] = next((f for f in _candidates(weight, hint) if code in f.has), None)
    return _found[key]
