"""What people drew on pictures is printed over them, at its place and in its colour, and over no other."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from boards import board

from storyboard_cli.export.board import Board, Comment
from storyboard_cli.export.pdf import Layout, PdfOptions, write_pdf
from storyboard_cli.timeline.drawing import DrawnMark

Edges = tuple[float, float, float, float]
MAGENTA = (255, 0, 255)
BOX = DrawnMark(kind="box", color="#ff00ff", width=0.02, points=((0.25, 0.25), (0.75, 0.75)))
ARROW = DrawnMark(kind="arrow", color="#ff00ff", width=0.02, points=((0.1, 0.5), (0.9, 0.5)))
PEN = DrawnMark(kind="pen", color="#ff00ff", width=0.1, points=((0.0, 0.0), (1.0, 1.0)))
DOT = DrawnMark(kind="pen", color="#ff00ff", width=0.1, points=((0.5, 0.5),))


def noted(folder: Path, *comments: Comment) -> Board:
    shown = board(folder, 1)
    (panel,) = shown.panels
    return replace(shown, panels=(replace(panel, comments=comments, staging=None),))


def drawn(*marks: DrawnMark, on_shown: bool = True, text: str = "look") -> Comment:
    return Comment("comment", "Mira Rao", "2026-02-19", text, version=1, drawing=marks, on_shown=on_shown)


def page(shown: Board, target: Path, layout: Layout = "1x1", **options: bool) -> np.ndarray:
    write_pdf(shown, target, PdfOptions(layout=layout, cover=False, **options))
    with pypdfium2.PdfDocument(target) as document:
        return np.asarray(document[0].render(scale=2).to_pil().convert("RGB"))


def painted(pixels: np.ndarray) -> np.ndarray:
    """Where the page has the colour of the marks."""
    return np.all(np.abs(pixels.astype(int) - MAGENTA) < 40, axis=2)


def where(pixels: np.ndarray) -> Edges:
    """Left, top, right, bottom of all that is painted."""
    rows, columns = np.nonzero(painted(pixels))
    return columns.min(), rows.min(), columns.max(), rows.max()


@pytest.fixture
def frame(tmp_path: Path) -> Edges:
    """Left, top, right and bottom of the picture on the page."""
    return where(page(noted(tmp_path / "f", drawn(PEN)), tmp_path / "f.pdf", with_notes=True))


def test_a_box_is_at_its_place_in_the_picture(tmp_path: Path, frame: Edges) -> None:
    left, top, right, bottom = frame
    width, height = right - left, bottom - top
    assert width / height == pytest.approx(7 / 4, rel=0.02)  # what goes over the edge is cut off

    found = where(page(noted(tmp_path / "p", drawn(BOX)), tmp_path / "o.pdf", with_notes=True))

    half = width * 0.02 / 2
    wanted = (left + width / 4, top + height / 4, left + width * 0.75, top + height * 0.75)
    for at, edge, way in zip(found, wanted, (-1, -1, 1, 1), strict=True):
        assert at == pytest.approx(edge + way * half, abs=2.5)


def test_an_arrow_has_its_head_at_its_end(tmp_path: Path, frame: Edges) -> None:
    left, _, right, _ = frame
    pixels = page(noted(tmp_path / "p", drawn(ARROW)), tmp_path / "o.pdf", with_notes=True)

    begins, _, ends, _ = where(pixels)
    assert ends == pytest.approx(left + 0.9 * (right - left), abs=6)
    assert begins == pytest.approx(left + 0.1 * (right - left), abs=0.02 * (right - left))
    thick = painted(pixels).sum(axis=0)
    shaft = thick[int(left + 0.3 * (right - left))]
    assert shaft == pytest.approx(0.02 * (right - left), abs=3)
    assert thick.max() > 2 * shaft
    assert np.argmax(thick) > left + 0.75 * (right - left)


def test_a_dot_is_round(tmp_path: Path, frame: Edges) -> None:
    left, top, right, bottom = where(
        page(noted(tmp_path / "p", drawn(DOT)), tmp_path / "o.pdf", with_notes=True)
    )
    across = 0.1 * (frame[2] - frame[0])
    assert right - left == pytest.approx(across, abs=3) and bottom - top == pytest.approx(across, abs=3)


@pytest.mark.parametrize("layout", ["2x3", "1x5", "contact", "table"])
def test_every_layout_draws_them_where_it_is_asked_to(tmp_path: Path, layout: Layout) -> None:
    shown = noted(tmp_path / "p", drawn(BOX))

    assert painted(page(shown, tmp_path / "with.pdf", layout, with_notes=True)).sum() > 50
    assert painted(page(shown, tmp_path / "without.pdf", layout)).sum() == 0


def text_of(target: Path) -> str:
    with pypdfium2.PdfDocument(target) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_a_drawing_of_an_older_version_is_said_and_not_drawn(tmp_path: Path) -> None:
    shown = noted(tmp_path / "p", drawn(BOX, on_shown=False, text="closer"), drawn(text="and brighter"))

    pixels = page(shown, tmp_path / "o.pdf", with_notes=True)

    assert painted(pixels).sum() == 0
    said = text_of(tmp_path / "o.pdf")
    assert re.search(r"Mira Rao\s+v1\s+closer\s+\(drawn on v1, not on this picture\)", said), said
    assert "and brighter" in said


def test_words_are_printed_only_where_they_are_asked_for(tmp_path: Path) -> None:
    shown = noted(tmp_path / "p", drawn(BOX, text="closer"), Comment("exception", "Bo", "2026", "rule: twin"))

    page(shown, tmp_path / "with.pdf", with_notes=True)
    page(shown, tmp_path / "without.pdf")

    assert "closer (drawn)" in text_of(tmp_path / "with.pdf")
    assert "twin" not in text_of(tmp_path / "with.pdf")
    assert "closer" not in text_of(tmp_path / "without.pdf")


def test_marks_are_vectors(tmp_path: Path) -> None:
    page(noted(tmp_path / "p", drawn(BOX, ARROW, PEN)), tmp_path / "o.pdf", with_notes=True)

    with pikepdf.open(tmp_path / "o.pdf") as document:
        first = document.pages[0]
        stream = first.Contents.read_bytes().decode("latin-1")
        assert stream.count("1.000 0.000 1.000 RG") == 3
        assert len(first.Resources.XObject) == 1  # the picture, and no picture of the marks


@pytest.mark.parametrize(("with_notes", "times"), [(True, 1), (False, 0)])
def test_the_note_that_sent_a_picture_back_is_printed_once_where_notes_are(
    tmp_path: Path, with_notes: bool, times: int
) -> None:
    sent_back = replace(drawn(text="No sea, no cliff."), decision="retake")
    shown = noted(tmp_path / "p", sent_back)
    panel = replace(shown.panels[0], status="retake")
    page(replace(shown, panels=(panel,)), tmp_path / "o.pdf", with_notes=with_notes)

    assert text_of(tmp_path / "o.pdf").count("No sea") == times
