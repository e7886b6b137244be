"""The door to reportlab: a canvas whose file is written in pieces, with pictures and fonts of our own."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from storyboard_cli.export.pdf.fonts import PdfFonts
from storyboard_cli.export.pdf.pictures import PlacedPicture, Proxy, place


class Document:
    """Pages are collected as small content streams; pictures stay on disk until `write`."""

    def __init__(
        self, page: tuple[float, float], *, title: str, author: str, subject: str, keywords: str
    ) -> None:
        from reportlab.pdfgen import canvas

        self.page = page
        self.fonts = PdfFonts()
        self.canvas: Any = canvas.Canvas("", pagesize=page, pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self.canvas._preamble = ""  # no default font: every font that is named is embedded
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(subject)
        self.canvas.setKeywords(keywords)
        self.canvas.setCreator("sb storyboards")
        self._pages: list[tuple[Any, Callable[[], None] | None]] = []
        self._later: list[str] | None = None  # operators of `later` while it draws
        self._pictures: dict[tuple[Path, bool], tuple[str, PlacedPicture]] = {}

    def picture(self, path: Path, proxy: Proxy | None = None) -> PlacedPicture:
        """The picture registered once, however often it is drawn."""
        key = (path, proxy is not None)
        if key not in self._pictures:
            placed = place(path, proxy)
            name = f"P{len(self._pictures) + 1}"
            self._pictures[key] = (name, placed)
            self.canvas._doc.addForm(name, _picture_object(placed))
        return self._pictures[key][1]

    def draw_picture(
        self, path: Path, box: tuple[float, float, float, float], proxy: Proxy | None = None
    ) -> None:
        """The whole picture stretched over `box` (x, y, width, height)."""
        self.picture(path, proxy)
        name = self._pictures[(path, proxy is not None)][0]
        x, y, width, height = box
        self.raw(f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm")
        self.canvas.doForm(name)
        self.raw("Q")

    def raw(self, operators: str) -> None:
        """PDF operators as they are."""
        (self.canvas._code if self._later is None else self._later).append(operators)

    def end_page(self, later: Callable[[], None] | None = None) -> None:
        """Finish the page. `later` draws on it once all pages are there, and knows how many they became."""
        name = self.canvas._doc.thisPageName()
        self.canvas.showPage()
        self._pages.append((self.canvas._doc.idToObject[name], later))

    def _finish_pages(self) -> None:
        from reportlab.pdfbase import pdfdoc

        for page, later in self._pages:
            self._later = []
            if later is not None:
                later()
            operators = page.stream + "\n".join(self._later)
            stream = pdfdoc.PDFStream(
                dictionary=pdfdoc.PDFDictionary({}), content=zlib.compress(operators.encode("latin-1"), 6)
            )
            stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
            stream.filters = []
            page.Contents = stream
            page.stream = None
        self._later = None

    @property
    def pictures(self) -> list[PlacedPicture]:
        """Every picture of the document, once."""
        return [placed for _, placed in self._pictures.values()]

    def write(self, handle: BinaryIO, on_picture: Callable[[], None] = lambda: None) -> int:
        """Everything to `handle`; `on_picture` is called after each picture. Returns the number of bytes."""
        from reportlab.pdfbase import pdfdoc

        document = self.canvas._doc
        self._finish_pages()
        self.fonts.register(document)
        document.info.invariant = True
        document.info.producer = "sb"
        document.info.digest(document.signature)
        document.Reference(document.Catalog)
        document.Reference(document.info)
        document.Outlines.prepare(document, self.canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        return _write_objects(document, pdfdoc, handle, on_picture)


def _picture_object(placed: PlacedPicture) -> Any:
    from reportlab.pdfbase import pdfdoc

    class PictureObject(pdfdoc.PDFObject):  # type: ignore[misc]
        picture = placed

    return PictureObject()


def _write_objects(document: Any, pdfdoc: Any, handle: BinaryIO, on_picture: Callable[[], None]) -> int:
    """Number, format and write every object in turn, then the table of where each one is."""
    offsets: list[int] = []
    handle.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    number = 0
    while (number := number + 1) in document.numberToId:
        name = document.numberToId[number]
        found = document.idToObject[name]
        offsets.append(handle.tell())
        if placed := getattr(found, "picture", None):
            stream = placed.to_write()
            document.updateSignature(f"{stream.length} {stream.entries}".encode("ascii"))
            handle.write(
                f"{number} 0 obj\n<<{stream.entries} /Length {stream.length}>>\nstream\n".encode("ascii")
            )
            for piece in placed.pieces(stream):
                handle.write(piece)
            handle.write(b"\nendstream\nendobj\n")
            on_picture()
        else:
            formatted = pdfdoc.PDFIndirectObject(name, found).format(document)
            document.updateSignature(formatted)
            handle.write(formatted)
    table = handle.tell()
    handle.write(f"xref\n0 {number}\n0000000000 65535 f \n".encode("ascii"))
    handle.write("".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode("ascii"))
    root = document.Reference(document.Catalog).format(document).decode("ascii")
    info = document.Reference(document.info).format(document).decode("ascii")
    digest = document.signature.hexdigest().upper()
    trailer = f"<</Size {number} /Root {root} /Info {info} /ID [<{digest}> <{digest}>]>>"
    handle.write(f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode("ascii"))
    return handle.tell()
