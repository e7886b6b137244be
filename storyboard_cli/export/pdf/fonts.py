"""Fonts inside a PDF: shaped glyphs as text operators, and at the end one embedded subset per font."""

from __future__ import annotations

import zlib
from typing import Any

from storyboard_cli.export.text.fonts import Face
from storyboard_cli.export.text.lines import Line
from storyboard_cli.export.text.shaping import Piece


class PdfFonts:
    """The fonts of one document. Glyph numbers are the font's own: text comes before subsetting."""

    def __init__(self) -> None:
        self._names: dict[Face, str] = {}
        self._used: dict[Face, dict[int, str]] = {}
        self._drawn: dict[int, tuple[Piece, str]] = {}  # by identity: a word is shaped once

    def show(self, line: Line, size: float, x: float, y: float, colours: dict[str, str], colour: str) -> str:
        """Operators that draw the line with its left end at x, y. `colours` maps names to `r g b` numbers."""
        parts = ["BT"]
        font = ink = ""
        open_run: list[str] = []  # the inside of a TJ array that neighbouring words share
        end = 0
        for placed in line.placed:
            piece = placed.piece
            name = self._name(piece.face)
            wanted = colours[placed.colour or colour]
            goes_on = bool(open_run) and piece.plain and name == font and wanted == ink
            if open_run and not goes_on:
                parts.append(f"[{''.join(open_run)}] TJ".replace("><", ""))
                open_run = []
            if name != font:
                parts.append(f"/{name} {size:g} Tf")
            if wanted != ink:
                parts.append(f"{wanted} rg")
            font, ink = name, wanted
            if goes_on:
                open_run += self._gap(piece.face, placed.x - end)
            else:
                parts.append(f"1 0 0 1 {x + placed.x * size / 1000:.2f} {y:.2f} Tm")
            end = placed.x + piece.width
            if piece.plain:
                open_run.append(self._plain(piece))
            elif piece.level % 2:  # readers turn right-to-left glyphs back into words by themselves
                parts.append(self._show(piece, size))
            else:
                shown = self._show(piece, size)
                parts.append(f"/Span <</ActualText {_utf16(piece.text)}>> BDC\n{shown}\nEMC")
        if open_run:
            parts.append(f"[{''.join(open_run)}] TJ".replace("><", ""))
        parts.append("ET")
        return "\n".join(parts)

    def _plain(self, piece: Piece) -> str:
        """The inside of a TJ array for glyphs in reading order, their advances kept; made once a word."""
        known = self._drawn.get(id(piece))
        if known is not None:
            return known[1]
        used = self._used[piece.face]
        text: list[str] = []
        for glyph in piece.glyphs:
            if not used.get(glyph.id):
                used[glyph.id] = glyph.text
            text.append(f"<{glyph.id:04X}>")
            shift = piece.face.width(glyph.id) - glyph.advance
            if shift:
                text.append(f" {shift} ")
        made = "".join(text).replace("><", "")
        self._drawn[id(piece)] = (piece, made)
        return made

    def _gap(self, face: Face, width: int) -> list[str]:
        """A space that is exactly so wide; words that touch have none."""
        if width <= 0:
            return [f" {-width} "] if width else []
        space = face.glyph(" ")
        self._used[face].setdefault(space, " ")
        rest = face.width(space) - width
        return [f"<{space:04X}>", *([f" {rest} "] if rest else [])]

    def _name(self, face: Face) -> str:
        name = self._names.get(face)
        if name is None:
            name = self._names[face] = f"T{len(self._names) + 1}"
            self._used[face] = {}
        return name

    def _show(self, piece: Piece, size: float) -> str:
        used = self._used[piece.face]
        runs: list[str] = []
        text: list[str] = []
        rise = 0
        shift = 0  # thousandths to move before the next glyph, as TJ counts them: positive goes left
        for glyph in piece.glyphs:
            if glyph.text and not used.get(glyph.id):
                used[glyph.id] = glyph.text
            else:
                used.setdefault(glyph.id, glyph.text)
            if glyph.dy != rise:
                if text:
                    runs.append(f"[{''.join(text)}] TJ")
                    text = []
                runs.append(f"{glyph.dy * size / 1000:.3f} Ts")
                rise = glyph.dy
            shift -= glyph.dx
            if shift:
                text.append(f" {shift} ")
            text.append(f"<{glyph.id:04X}>")
            shift = glyph.dx + piece.face.width(glyph.id) - glyph.advance
        runs.append(f"[{''.join(text)}] TJ".replace("><", ""))
        if rise:
            runs.append("0 Ts")
        return "\n".join(runs)

    def register(self, document: Any) -> None:
        """Put every used font into a reportlab document, subset and with its way back to Unicode."""
        from reportlab.pdfbase import pdfdoc

        shared = document.idToObject["BasicFonts"].dict
        shared.clear()
        for face, name in self._names.items():
            shared[name] = _font_object(document, pdfdoc, face, name, self._used[face])


def _utf16(text: str) -> str:
    return "<FEFF" + text.encode("utf-16-be", "surrogatepass").hex().upper() + ">"


def _font_object(document: Any, pdfdoc: Any, face: Face, name: str, used: dict[int, str]) -> Any:
    """A Type 0 font with its descendant, descriptor, file and ToUnicode map, all registered."""
    dictionary, named = pdfdoc.PDFDictionary, pdfdoc.PDFName
    data = subset(face, set(used))
    base = f"{_tag(face, used)}+{face.name}"
    body = {"Length1": len(data)} if not face.cff else {"Subtype": named("CIDFontType0C")}
    file = _stream(document, pdfdoc, data, f"{name}File", body)
    box = [-1000, face.descent - 200, 2000, face.ascent + 200]
    descriptor = dictionary(
        {
            "Type": named("FontDescriptor"), "FontName": named(base), "Flags": 4,
            "FontBBox": pdfdoc.PDFArray(box), "Ascent": face.ascent, "Descent": face.descent,
            "ItalicAngle": -12 if "Italic" in face.name else 0,
            "CapHeight": round(face.ascent * 0.67), "StemV": 140 if "Bold" in face.name else 80,
            ("FontFile3" if face.cff else "FontFile2"): file,
        }
    )  # fmt: skip
    widths: list[Any] = []
    for glyph in sorted(used):
        widths += [glyph, pdfdoc.PDFArray([face.width(glyph)])]
    info = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
    descendant: dict[str, Any] = {
        "Type": named("Font"), "Subtype": named("CIDFontType0" if face.cff else "CIDFontType2"),
        "BaseFont": named(base), "CIDSystemInfo": dictionary(info), "DW": 1000, "W": pdfdoc.PDFArray(widths),
        "FontDescriptor": document.Reference(descriptor, f"{name}Descriptor"),
    }  # fmt: skip
    if not face.cff:
        descendant["CIDToGIDMap"] = named("Identity")
    child = document.Reference(dictionary(descendant), f"{name}Descendant")
    unicode = _stream(document, pdfdoc, _to_unicode(used), f"{name}Unicode", {})
    font = dictionary(
        {
            "Type": named("Font"), "Subtype": named("Type0"), "BaseFont": named(base),
            "Encoding": named("Identity-H"), "DescendantFonts": pdfdoc.PDFArray([child]),
            "ToUnicode": unicode,
        }
    )  # fmt: skip
    return document.Reference(font, f"{name}Font")


def _stream(document: Any, pdfdoc: Any, data: bytes, name: str, entries: dict[str, Any]) -> Any:
    stream = pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(entries), content=zlib.compress(data, 9))
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    stream.filters = []
    return document.Reference(stream, name)


def subset(face: Face, glyphs: set[int]) -> bytes:
    """The font file with only these glyphs, under their old numbers; for CFF fonts the bare CFF table."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    if face.cff:
        wanted.flags |= hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    dropped = wanted.drop_table_tag_set
    for tag in ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "meta", "name", "post", "OS/2", "cmap"):
        dropped.add(int.from_bytes(tag.encode("ascii").ljust(4), "big"))
    made = wanted.subset(face.face)
    if face.cff:
        return bytes(made.reference_table("CFF ").data)
    return bytes(made.blob.data)


def _tag(face: Face, used: dict[int, str]) -> str:
    """Six capital letters that name this subset, the same for the same glyphs."""
    number = zlib.crc32(repr((face.name, sorted(used))).encode("utf-8"))
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(65 + rest)
    return letters


def _to_unicode(used: dict[int, str]) -> bytes:
    """A CMap from glyph numbers to the characters they stand for."""
    pairs = [(glyph, text) for glyph, text in sorted(used.items()) if text]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        part = pairs[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{g:04X}> <{t.encode('utf-16-be', 'surrogatepass').hex().upper()}>" for g, t in part]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
