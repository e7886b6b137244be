"""From characters to glyphs: runs by font, script and direction, shaped by HarfBuzz and remembered."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from storyboard_cli.export.text.fonts import Face, Weight, bundled, face_for

_INVISIBLE = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F}
_SCRIPT_BLOCKS = (
    (0x0590, 0x05FF, "Hebr"), (0x0600, 0x077F, "Arab"), (0x08A0, 0x08FF, "Arab"), (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"), (0x0A00, 0x0A7F, "Guru"), (0x0A80, 0x0AFF, "Gujr"), (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"), (0x0C00, 0x0C7F, "Telu"), (0x0C80, 0x0CFF, "Knda"), (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"), (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"), (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"), (0x1780, 0x17FF, "Khmr"), (0x1100, 0x11FF, "Hang"), (0x3040, 0x309F, "Hira"),
    (0x30A0, 0x30FF, "Kana"), (0x3400, 0x9FFF, "Hani"), (0xAC00, 0xD7AF, "Hang"), (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFE, "Arab"), (0x20000, 0x3FFFF, "Hani"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph, in thousandths of the size. `text` is what it stands for, "" in a cluster's rest."""

    id: int
    advance: int
    dx: int
    dy: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of glyphs of one font and one direction, in visual order."""

    face: Face
    glyphs: tuple[Glyph, ...]
    width: int
    text: str
    level: int
    plain: bool  # one glyph a character, in reading order: nothing more to say to a reader


@dataclass(frozen=True, slots=True)
class Missing:
    """A character for which no installed font has a glyph, and what was drawn in its place."""

    character: str
    shown: str


_words: dict[tuple[str, Weight, str, tuple[int, ...] | int], tuple[Piece, ...]] = {}
_MOST_WORDS = 50_000


def shape_word(text: str, weight: Weight, hint: str, levels: tuple[int, ...] | int) -> tuple[Piece, ...]:
    """The pieces of a short text in logical order; `levels` is one level for all, or one per character."""
    key = (text, weight, hint, levels)
    found = _words.get(key)
    if found is None:
        if len(_words) >= _MOST_WORDS:
            _words.clear()
        each = (levels,) * len(text) if isinstance(levels, int) else levels
        found = _words[key] = tuple(_shape(text, weight, hint, each))
    return found


def replace_unknown(text: str, weight: Weight, hint: str, missing: list[Missing]) -> str:
    """`text` with what no font has spelled out: an emoji by its name in brackets, the rest as U+ numbers."""
    if text.isascii():
        return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    kept: list[str] = []
    for character in text:
        code = ord(character)
        if code in _INVISIBLE or unicodedata.category(character) in ("Cf", "Cc", "Cs"):
            kept.append(character if code in (0x200C, 0x200D) else "")
        elif face_for(code, weight, hint) is not None or unicodedata.category(character) == "Zs":
            kept.append(character if unicodedata.category(character) != "Zs" or code == 0x3000 else " ")
        else:
            shown = _spelled(character)
            missing.append(Missing(character, shown))
            kept.append(shown)
    return "".join(kept)


def _spelled(character: str) -> str:
    code = ord(character)
    name = unicodedata.name(character, "")
    if 0x1F3FB <= code <= 0x1F3FF:  # skin tones modify the emoji before them
        return ""
    if name and (code >= 0x1F000 or 0x2190 <= code <= 0x2BFF):
        return f"[{name.lower()}]"
    return f"[U+{code:04X}]"


def script_hint(text: str) -> str:
    """Which forms Han characters take: Japanese beside kana, Korean beside Hangul, else Chinese."""
    if text.isascii():
        return "sc"
    if any("\u3040" <= c <= "\u30ff" for c in text):
        return "jp"
    return "kr" if any("\uac00" <= c <= "\ud7af" for c in text) else "sc"


def _script(code: int) -> str:
    if code < 0x0590:
        return ""
    for first, last, name in _SCRIPT_BLOCKS:
        if first <= code <= last:
            return name
    return ""


def _shape(text: str, weight: Weight, hint: str, levels: tuple[int, ...]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    while at < len(text):
        face = _face_at(text, at, weight, hint, None)
        script = _script(ord(text[at]))
        end = at + 1
        while end < len(text) and levels[end] == levels[at]:
            if _face_at(text, end, weight, hint, face) is not face:
                break
            here = _script(ord(text[end]))
            if here and script and here != script and {here, script} - {"Hira", "Kana", "Hani"}:
                break
            script = script or here
            end += 1
        pieces.append(_run(text[at:end], face, levels[at]))
        at = end
    return pieces


def _face_at(text: str, at: int, weight: Weight, hint: str, current: Face | None) -> Face:
    """The face of one character; marks, joiners and spaces stay with the face before them where it can."""
    code = ord(text[at])
    stays = code in _INVISIBLE or text[at] == " " or unicodedata.combining(text[at])
    if current is not None and stays and (code in _INVISIBLE or code in current.has):
        return current
    return face_for(code, weight, hint) or bundled(weight)


def _run(text: str, face: Face, level: int) -> Piece:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    hb.shape(face.font, buffer)
    scale = 1000 / face.upem
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    stands_for = _texts(text, infos, positions)
    glyphs = [
        Glyph(
            info.codepoint,
            round(position.x_advance * scale),
            round(position.x_offset * scale),
            round(position.y_offset * scale),
            said,
        )
        for info, position, said in zip(infos, positions, stands_for, strict=True)
    ]
    starts = {info.cluster for info in infos}
    plain = level % 2 == 0 and len(glyphs) == len(text) == len(starts)
    plain = plain and not any(g.dx or g.dy for g in glyphs)
    return Piece(face, tuple(glyphs), sum(g.advance for g in glyphs), text, level, plain)


def _texts(text: str, infos: Sequence[Any], positions: Sequence[Any]) -> list[str]:
    """What each glyph stands for; of a cluster, marks go to glyphs without width, the rest to the first."""
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    members: dict[int, list[int]] = {}
    for index, info in enumerate(infos):
        members.setdefault(info.cluster, []).append(index)
    said = [""] * len(infos)
    for start, indices in members.items():
        whole = text[start : ends[start]]
        marks = [c for c in whole if unicodedata.combining(c)]
        flat = [i for i in indices if positions[i].x_advance == 0]
        if len(indices) > 1 and len(marks) == len(flat):
            for index, mark in zip(flat, marks, strict=True):
                said[index] = mark
            whole = "".join(c for c in whole if not unicodedata.combining(c))
            indices = [i for i in indices if i not in flat]
        if indices:
            said[indices[0]] = whole
    return said
