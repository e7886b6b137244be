"""PDFs are read back with pikepdf, a library that did not write them."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from boards import board, picture
from PIL import Image

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.export.board import Panel, Picture, Speech
from storyboard_cli.export.pdf import LAYOUTS, PdfOptions, write_pdf


def text_of(path: Path) -> str:
    """All text of a PDF, by its ToUnicode maps and ActualText, in drawing order; one page a line."""
    pages = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            pages.append("".join(_page_text(page)))
    return "\n".join(pages)


def _page_text(page: pikepdf.Page) -> list[str]:
    maps = {name: _unicode_map(font) for name, font in page.Resources.Font.items()}
    said: list[str] = []
    font: dict[int, str] = {}
    actual = False
    for operands, operator in pikepdf.parse_content_stream(page):
        word = str(operator)
        if word == "Tf":
            font = maps[str(operands[0])]
        elif word == "BDC":
            actual = True
            said.append(str(operands[1].ActualText))
        elif word == "EMC":
            actual = False
        elif word == "TJ" and not actual:
            for item in operands[0]:
                if isinstance(item, pikepdf.String):
                    data = bytes(item)
                    said += [font.get(int.from_bytes(data[i : i + 2]), "?") for i in range(0, len(data), 2)]
            said.append(" ")
        elif word == "ET":
            said.append(" ")
    return said


def _unicode_map(font: pikepdf.Object) -> dict[int, str]:
    found = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
    return {int(g, 16): bytes.fromhex(t.decode()).decode("utf-16-be") for g, t in found}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_layout_holds_every_frame(tmp_path: Path, layout: str, paper: str) -> None:
    target = tmp_path / "board.pdf"
    facts = write_pdf(board(tmp_path, 9), target, PdfOptions(layout=layout, paper=paper))  # type: ignore[arg-type]
    assert facts.panels == 9
    text = text_of(target)
    for label in ("1A/1", "1C/1", "2A/1", "2B/2"):
        assert label in text, f"{label} is missing from {layout}"
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == facts.pages
        assert not pdf.check_pdf_syntax()
    assert f"{facts.pages}/{facts.pages}" in text.replace(" ", "")


def test_png_pictures_are_copied_byte_for_byte(tmp_path: Path) -> None:
    shown = board(tmp_path, 1)
    write_pdf(shown, tmp_path / "b.pdf")
    source = shown.panels[0].picture
    assert source is not None
    data = source.path.read_bytes()
    idat = b"".join(
        data[m.start() + 4 : m.start() + 4 + int.from_bytes(data[m.start() - 4 : m.start()])]
        for m in re.finditer(b"IDAT", data)
    )
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        raw = [o.read_raw_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
    assert raw == [idat]


def test_pictures_decode_to_the_pixels_of_their_files(tmp_path: Path) -> None:
    sources = [
        picture(tmp_path, "rgb.png"),
        picture(tmp_path, "grey.png", kind="L"),
        picture(tmp_path, "palette.png", kind="P"),
        picture(tmp_path, "photo.jpg"),
    ]
    base = board(tmp_path, 4)
    panels = tuple(replace(p, picture=s) for p, s in zip(base.panels, sources, strict=True))
    facts = write_pdf(replace(base, panels=panels), tmp_path / "b.pdf", PdfOptions(cover=False))
    assert facts.converted == 0
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        objects = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
        for stream, source in zip(objects, sources, strict=True):
            shown = pikepdf.PdfImage(stream).as_pil_image().convert("RGB")
            assert shown.tobytes() == Image.open(source.path).convert("RGB").tobytes(), source.key


def test_jpeg_files_are_embedded_whole(tmp_path: Path) -> None:
    base = board(tmp_path, 1)
    photo = picture(tmp_path, "photo.jpg")
    write_pdf(replace(base, panels=(replace(base.panels[0], picture=photo),)), tmp_path / "b.pdf")
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        raw = [o.read_raw_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
    assert raw == [photo.path.read_bytes()]


def test_alpha_is_flattened_on_white(tmp_path: Path) -> None:
    base = board(tmp_path, 1)
    Image.new("RGBA", (16, 16), (255, 0, 0, 128)).save(tmp_path / "glass.png")
    glass = Picture(tmp_path / "glass.png", "glass.png")
    facts = write_pdf(replace(base, panels=(replace(base.panels[0], picture=glass),)), tmp_path / "b.pdf")
    assert facts.converted == 1
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        (stream,) = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
        assert pikepdf.PdfImage(stream).as_pil_image().getpixel((3, 3)) == (255, 127, 127)


def test_equal_boards_give_equal_bytes(tmp_path: Path) -> None:
    shown = board(tmp_path / "pictures", 9)
    write_pdf(shown, tmp_path / "a.pdf")
    write_pdf(shown, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


SCRIPTS = {
    "Latin": "Ångström, façade — “quoted” naïve Łódź",
    "Cyrillic": "Он молча смотрит на дождь",
    "Greek": "Ο δάσκαλος μιλάει αργά",
    "Devanagari": "क्षत्रिय विद्यार्थी हिन्दी",
    "Arabic": "يجلس الطالب في الفصل",
    "Hebrew": "התלמיד יושב בכיתה",
    "Chinese": "他看着窗外的雨",
    "Japanese": "彼は窓の外を見ている",
    "Korean": "그는 창밖을 바라본다",
}


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_text_of_every_script_can_be_read_back(tmp_path: Path, script: str) -> None:
    words = SCRIPTS[script]
    base = board(tmp_path, 1)
    panel = replace(base.panels[0], action=words, dialogue=(Speech("Ayşe", words),))
    facts = write_pdf(replace(base, panels=(panel,), title=words), tmp_path / "b.pdf")
    assert facts.unknown_characters == ()
    text = re.sub(r"\s", "", text_of(tmp_path / "b.pdf"))
    for word in words.split():  # right-to-left glyphs stand in visual order; readers turn them
        assert word in text or word[::-1] in text


def test_every_font_is_embedded_and_small(tmp_path: Path) -> None:
    base = board(tmp_path, 2)
    write_pdf(base, tmp_path / "b.pdf")
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        fonts = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        for font in fonts:
            file = font.get("/FontFile2", font.get("/FontFile3"))
            assert len(file.read_raw_bytes()) < 40_000
            assert re.match(r"/[A-Z]{6}\+", str(font.FontName))


def test_what_no_font_has_is_spelled_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from storyboard_cli.export.text import fonts

    monkeypatch.delenv("SB_FONTS")
    fonts.forget_fonts()
    base = board(tmp_path, 1)
    panel = replace(base.panels[0], action="Umbrella 🌂 and 雨")
    facts = write_pdf(replace(base, panels=(panel,)), tmp_path / "b.pdf")
    assert facts.unknown_characters == ("🌂", "雨")
    text = text_of(tmp_path / "b.pdf")
    assert "[closed umbrella]".replace(" ", "") in text.replace(" ", "")
    assert "[U+96E8]" in text


def test_long_captions_end_with_an_ellipsis_and_stand_in_full_at_the_end(tmp_path: Path) -> None:
    base = board(tmp_path, 1)
    words = [f"word{i}" for i in range(700)]
    panel = replace(base.panels[0], action=" ".join(words))
    facts = write_pdf(replace(base, panels=(panel,)), tmp_path / "b.pdf")
    assert facts.cut_captions == 1
    text = text_of(tmp_path / "b.pdf")
    assert "…" in text
    found = set(re.findall(r"word\d+", text))
    assert found == set(words)


def test_nothing_leaves_its_page(tmp_path: Path) -> None:
    long = "W" * 300
    base = board(tmp_path, 2, title=long)
    panel = replace(
        base.panels[0],
        action="x" * 5000,
        dialogue=(Speech(long, "Ж" * 500),),
        notes=(long,),
        label=long,
        findings=(long,),
        exceptions=(long,),
    )
    scenes = tuple(replace(s, heading=long, number=long) for s in base.scenes)
    shown = replace(base, panels=(panel, base.panels[1]), scenes=scenes)
    for layout in LAYOUTS:
        write_pdf(shown, tmp_path / "b.pdf", PdfOptions(layout=layout))
        with pikepdf.open(tmp_path / "b.pdf") as pdf:
            for page in pdf.pages:
                assert _furthest(page) <= float(page.MediaBox[2]) - 12, layout


def _furthest(page: pikepdf.Page) -> float:
    """The right end of the text that reaches furthest."""
    widths = {n: _widths(f) for n, f in page.Resources.Font.items()}
    font: dict[int, float] = {}
    size = x = furthest = 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        word = str(operator)
        if word == "Tf":
            font, size = widths[str(operands[0])], float(operands[1])
        elif word == "Tm":
            x = float(operands[4])
        elif word == "TJ":
            for item in operands[0]:
                if isinstance(item, pikepdf.String):
                    data = bytes(item)
                    x += (
                        sum(font[int.from_bytes(data[i : i + 2])] for i in range(0, len(data), 2))
                        * size
                        / 1000
                    )
                else:
                    x -= float(item) * size / 1000
            furthest = max(furthest, x)
    return furthest


def _widths(font: pikepdf.Object) -> dict[int, float]:
    items = list(font.DescendantFonts[0].W)
    return {int(items[i]): float(items[i + 1][0]) for i in range(0, len(items), 2)}


def test_a_table_has_a_cover_whose_contents_say_where_its_scenes_begin(tmp_path: Path) -> None:
    shown = board(tmp_path, 60)
    bare = write_pdf(shown, tmp_path / "a.pdf", PdfOptions(layout="table", cover=False))
    facts = write_pdf(shown, tmp_path / "b.pdf", PdfOptions(layout="table"))
    assert facts.pages == bare.pages + 1
    cover, *pages = text_of(tmp_path / "b.pdf").split("\n")
    assert "Storyboard" in cover
    with pikepdf.open(tmp_path / "b.pdf") as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert len(top.children) == len(shown.scenes) == 2
    begins = next(n for n, text in enumerate(pages, 2) if "FR_S02_001" in text)
    assert begins > 2
    assert "2" in cover and str(begins) in cover


def test_scenes_are_bookmarked_and_the_contents_link_to_them(tmp_path: Path) -> None:
    write_pdf(board(tmp_path, 9), tmp_path / "b.pdf")
    with pikepdf.open(tmp_path / "b.pdf") as pdf, pdf.open_outline() as outline:
        (cover,) = outline.root
        assert cover.title == "College Silence"
        assert [c.title for c in cover.children] == [
            "1  EXT. COLLEGE CAMPUS — MORNING",
            "2  INT. LIBRARY — NIGHT",
        ]
        assert len(pdf.pages[0].Annots) == 2
        assert pdf.docinfo["/Title"] == "College Silence"


def test_marks_are_printed(tmp_path: Path) -> None:
    write_pdf(board(tmp_path, 9), tmp_path / "b.pdf")
    text = text_of(tmp_path / "b.pdf")
    for words in ("CHECK FAILED", "EXCEPTION", "no picture yet", "drift.identity"):
        assert words.replace(" ", "") in text.replace(" ", "")


def test_drafts_say_so_on_every_page(tmp_path: Path) -> None:
    write_pdf(replace(board(tmp_path, 9), draft=True), tmp_path / "b.pdf")
    assert all("DRAFT" in page for page in text_of(tmp_path / "b.pdf").splitlines())


def test_panels_that_are_not_for_print_are_left_out(tmp_path: Path) -> None:
    base = board(tmp_path, 4)
    panels = (replace(base.panels[0], in_print=False), *base.panels[1:])
    write_pdf(replace(base, panels=panels), tmp_path / "b.pdf")
    assert "1A/1" not in text_of(tmp_path / "b.pdf")


def test_a_broken_picture_leaves_no_file(tmp_path: Path) -> None:
    base = board(tmp_path, 2)
    (tmp_path / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    torn = replace(base.panels[0], picture=Picture(tmp_path / "torn.png", "torn.png"))
    with pytest.raises(SbError) as caught:
        write_pdf(replace(base, panels=(torn,)), tmp_path / "out" / "b.pdf")
    assert caught.value.code == "picture-unreadable"
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_an_empty_board_says_so(tmp_path: Path) -> None:
    with pytest.raises(SbError) as caught:
        write_pdf(replace(board(tmp_path, 1), panels=()), tmp_path / "b.pdf")
    assert caught.value.kind is Kind.missing


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from storyboard_cli.export.pdf import document

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(document, "_write_objects", full)
    with pytest.raises(SbError) as caught:
        write_pdf(board(tmp_path / "p", 1), tmp_path / "out" / "b.pdf")
    assert caught.value.code == "disk-full"
    assert list((tmp_path / "out").iterdir()) == []


def test_content_streams_are_compressed(tmp_path: Path) -> None:
    write_pdf(board(tmp_path, 9), tmp_path / "b.pdf")
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        stream = pdf.pages[1].Contents
        assert zlib.decompress(stream.read_raw_bytes())


def test_a_proxy_is_small(tmp_path: Path) -> None:
    base = board(tmp_path, 1)
    noise = Image.effect_noise((1600, 900), 80).convert("RGB")
    noise.save(tmp_path / "noise.png")
    panel: Panel = replace(base.panels[0], picture=Picture(tmp_path / "noise.png", "noise.png"))
    shown = replace(base, panels=(panel,))
    whole = write_pdf(shown, tmp_path / "a.pdf").size
    small = write_pdf(shown, tmp_path / "b.pdf", PdfOptions(proxy=True)).size
    assert small < whole / 4
