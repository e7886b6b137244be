"""What shares a page, how large the pictures become, and whose picture is on the cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pikepdf
import pytest
from boards import board
from test_pdf import text_of

from storyboard_cli.core.reporter import Silent, Task
from storyboard_cli.export.board import Board, SceneCard
from storyboard_cli.export.cover import cover_panels
from storyboard_cli.export.pdf import PdfOptions, write_pdf
from storyboard_cli.export.pdf.arranging import Arrangement, arrange
from storyboard_cli.export.pdf.layouts import cells
from storyboard_cli.export.pdf.paging import page_sizes, pages_of, runs_of

ASPECTS = {
    "16:9": (1344, 768),
    "2.39": (1344, 562),
    "4:3": (1024, 768),
    "1:1": (768, 768),
    "9:16": (432, 768),
}
LEAST = {"16:9": 0.48, "2.39": 0.35, "4:3": 0.42, "1:1": 0.35, "9:16": 0.53}
"""Share of the page that the pictures of 2x3 cover where the page may be turned."""


def arranged(shown: Board, **options: object) -> Arrangement:
    return arrange(shown, PdfOptions(**options), shown.captions, foot=True, strips=True)  # type: ignore[arg-type]


def share(made: Arrangement) -> float:
    """How much of a full page is picture."""
    width, height = made.grid.picture
    return made.grid.cells * width * height / (made.page[0] * made.page[1])


def of_aspect(shown: Board, name: str) -> Board:
    width, height = ASPECTS[name]
    return replace(shown, width=width, height=height, aspect=Fraction(width, height))


def one_scene_each(shown: Board) -> Board:
    panels = tuple(replace(p, scene_id=f"S{n:02d}") for n, p in enumerate(shown.panels, 1))
    cards = tuple(SceneCard(p.scene_id, str(n), f"INT. ROOM {n} - DAY") for n, p in enumerate(panels, 1))
    return replace(shown, panels=panels, scenes=cards)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("aspect", ASPECTS)
def test_pictures_are_as_large_as_the_paper_allows(tmp_path: Path, aspect: str, paper: str) -> None:
    shown = of_aspect(board(tmp_path, 24), aspect)
    free = arranged(shown, paper=paper)
    assert share(free) >= LEAST[aspect]
    for orientation in ("landscape", "portrait"):
        assert share(arranged(shown, paper=paper, orientation=orientation)) <= share(free) * 1.06


@pytest.mark.parametrize("aspect", ASPECTS)
def test_pictures_keep_their_aspect_and_stay_inside_their_cells(tmp_path: Path, aspect: str) -> None:
    shown = of_aspect(board(tmp_path, 24), aspect)
    for layout in ("2x3", "3x3", "4x4", "1x1"):
        for orientation in ("landscape", "portrait"):
            made = arranged(shown, layout=layout, orientation=orientation)
            width, height = made.grid.picture
            assert width / height == pytest.approx(float(shown.shown_aspect), rel=0.01)
            columns = made.grid.columns
            assert width * columns + made.grid.gutter * (columns - 1) <= made.page[0] - 40
            assert (height + made.grid.head + made.grid.band) * made.grid.rows <= made.page[1] - 60


def test_an_asked_orientation_is_kept(tmp_path: Path) -> None:
    shown = of_aspect(board(tmp_path, 24), "9:16")
    assert arranged(shown).landscape is False
    assert arranged(shown, orientation="landscape").landscape is True


def test_a_board_of_few_panels_has_larger_ones(tmp_path: Path) -> None:
    many, few = arranged(board(tmp_path, 24)), arranged(board(tmp_path, 2))
    assert few.grid.cells == 2
    assert few.grid.picture[0] > many.grid.picture[0] * 1.2


@pytest.mark.parametrize("panels", range(1, 60))
@pytest.mark.parametrize("per_page,columns", [(6, 3), (6, 2), (9, 3), (16, 4), (5, 1)])
def test_no_page_has_a_single_panel(panels: int, per_page: int, columns: int) -> None:
    sizes = page_sizes(panels, per_page, columns)
    assert sum(sizes) == panels
    assert max(sizes) <= per_page
    assert panels == 1 or min(sizes) > 1


def test_scenes_run_on_and_each_has_its_heading_once(tmp_path: Path) -> None:
    shown = one_scene_each(board(tmp_path, 13))
    facts = write_pdf(shown, tmp_path / "b.pdf", PdfOptions(cover=False))
    assert facts.pages == 3
    text = text_of(tmp_path / "b.pdf")
    for number in range(1, 14):
        assert text.count(f"INT. ROOM {number} - DAY") == 1
    with pikepdf.open(tmp_path / "b.pdf") as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 13
    apart = write_pdf(shown, tmp_path / "c.pdf", PdfOptions(cover=False, scene_pages=True))
    assert apart.pages == 13


def test_a_scene_that_goes_on_says_so_at_the_top_of_the_page(tmp_path: Path) -> None:
    shown = board(tmp_path, 9)
    (first, second) = pages_of(runs_of(shown), 6, 3, scene_pages=False)
    assert [(s.at, s.continued) for s in first.strips(3)] == [(0, False), (5, False)]
    assert [(s.at, s.count, s.continued) for s in second.strips(3)] == [(0, 3, True)]
    write_pdf(shown, tmp_path / "b.pdf", PdfOptions(cover=False))
    assert "continued" in text_of(tmp_path / "b.pdf")


def test_the_cover_shows_people_and_no_insert(tmp_path: Path) -> None:
    base = board(tmp_path, 6)
    casts: list[tuple[str, tuple[str, ...]]] = [
        ("WS", ()),
        ("INS", ("A", "B", "C")),
        ("CU", ("A", "B", "C")),
        ("MS", ("A",)),
        ("WS", ("A", "B")),
        ("MS", ()),
    ]
    panels = tuple(
        replace(
            p, size=size, cast=cast, picture=base.panels[0].picture, mark="", status="waiting", staging=None
        )
        for p, (size, cast) in zip(base.panels, casts, strict=True)
    )
    shown = replace(base, panels=panels)
    assert cover_panels(shown)[0] is panels[4]
    assert cover_panels(replace(shown, cover=panels[0].frame_id))[0] is panels[0]
    lone = replace(shown, panels=(panels[1], panels[0]))
    assert cover_panels(lone)[0] is panels[0]


def test_title_and_author_are_on_the_cover_and_on_each_page(tmp_path: Path) -> None:
    author = "Annelise Brandt-Hohenzollern, Πηνελόπη Δέλτα and Jean-Baptiste Poquelin de la Fontaine"
    title = (
        "The Extraordinarily Long and Winding Story of Somebody Who Never Came Home Again, Part the Second"
    )
    shown = replace(board(tmp_path, 9), title=title, author=author)
    for orientation in ("landscape", "portrait"):
        write_pdf(shown, tmp_path / "b.pdf", PdfOptions(orientation=orientation))
        cover, *pages = text_of(tmp_path / "b.pdf").split("\n")
        for words in (*title.split(), *author.split()):
            assert words in "".join(cover.split())
        assert all("The Extraordinarily" in page for page in pages if "Captions in full" not in page)
    short = replace(shown, title="Goose", author="Ada Voss")
    write_pdf(short, tmp_path / "b.pdf", PdfOptions())
    assert all("Goose" in p and "Ada Voss" in p for p in text_of(tmp_path / "b.pdf").split("\n")[:3])


def test_remarks_stand_below_the_captions(tmp_path: Path) -> None:
    base = board(tmp_path, 2)
    remark = "stand-in: piano, birdcage"
    shown = replace(base, panels=(replace(base.panels[0], remarks=(remark, "period 1989 is not drawn")),))
    write_pdf(shown, tmp_path / "b.pdf")
    text = text_of(tmp_path / "b.pdf")
    assert f"{remark}; period 1989 is not drawn" in " ".join(text.split())
    write_pdf(shown, tmp_path / "b.pdf", PdfOptions(captions=("shot", "action")))
    assert "stand-in" not in text_of(tmp_path / "b.pdf")


@pytest.mark.parametrize("aspect", ASPECTS)
def test_long_texts_stay_in_their_cells(tmp_path: Path, aspect: str) -> None:
    base = of_aspect(board(tmp_path, 16), aspect)
    long = "Rain falls on the wet courtyard and nobody crosses it before the evening comes. " * 9
    panels = tuple(replace(p, action=long, remarks=("stand-in: piano",)) for p in base.panels)
    for layout in ("2x3", "3x3", "4x4", "1x1", "1x5"):
        for orientation in ("landscape", "portrait"):
            options = PdfOptions(layout=layout, orientation=orientation, cover=False)  # type: ignore[arg-type]
            write_pdf(replace(base, panels=panels), tmp_path / "b.pdf", options)
            made = arrange(base, options, base.captions, foot=True, strips=layout != "1x1")
            floor = made.page[1] - max(c.y + c.height for c in cells(made.grid, made.page))
            with pikepdf.open(tmp_path / "b.pdf") as pdf:
                lows = sorted(_baselines(pdf.pages[0]))
                assert lows[0] >= 12
                assert all(low >= floor for low in lows if low > 24), (layout, orientation)


def _baselines(page: pikepdf.Page) -> list[float]:
    """Where the lines of text stand, from the bottom."""
    return [float(o[5]) for o, word in pikepdf.parse_content_stream(page) if str(word) == "Tm"]


class _Counting(Silent):
    """A reporter that counts the steps of each task."""

    def __init__(self) -> None:
        self.steps: dict[str, int] = {}

    def task(self, title: str, total: float | None = None) -> Iterator[Task]:  # type: ignore[override]
        from contextlib import contextmanager

        steps = self.steps

        class Counted:
            def advance(self, count: float = 1, note: str | None = None) -> None:
                steps[title] = steps.get(title, 0) + int(count)

            def resize(self, total: float | None) -> None: ...

        @contextmanager
        def running() -> Iterator[Task]:
            yield Counted()

        return running()  # type: ignore[return-value]


def test_writing_tells_how_far_it_is(tmp_path: Path) -> None:
    report = _Counting()
    write_pdf(board(tmp_path, 9), tmp_path / "b.pdf", None, report)
    assert report.steps["Writing"] == 8  # pictures; one panel has none
    assert report.steps["Laying out pages"] == 2
