"""The boards of both examples as pictures: all pages on one sheet, one page of each in `specs/pictures`.

Run: python tests/golden/draw_pages.py
"""

from __future__ import annotations

import math
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import build
from storyboard_cli.ops.init import InitAsk, init
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling, local_folder

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "preview"
PICTURES = ROOT / "specs" / "pictures"
ACROSS = 4  # pages in a row of a sheet
PAGE = 400  # pixels: the width of a page on a sheet
PAPER = 297 / 210  # width by height of a page
BLOCKS = (3, 4)  # a page is compared in so many across and down
TOLERANCE = 16.0  # of 255; few colours are kept: 6, another picture: 30 or more
SHOWN = 1100  # pixels: the width of a page in the README
ACTOR = "Test Person <test@example.org>"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        silence, goose = Path(folder) / "college_silence", Path(folder) / "wild_goose"
        shutil.copytree(
            ROOT / "example_project",
            silence,
            ignore=shutil.ignore_patterns(".sb", "exports", "frame_*.png"),
        )
        init(Settings(), InitAsk(folder=local_folder(goose), example="chase"), calling())
        for root, shown in ((silence, "board_page"), (goose, "chase_page")):
            pdf = built(root)
            keep(board_sheet(pdf), HERE / f"board_{root.name}.png")
            keep(page_pictures(pdf, SHOWN)[1], PICTURES / f"{shown}.png")


def built(root: Path) -> Path:
    """The printed board of a project."""
    with Workspace.open(root, Settings(jobs=2), calling(ACTOR)) as workspace:
        done = build.build(workspace, build.BuildAsk(), calling())
        if done.failure or not done.pdf:
            raise SystemExit(f"{root.name} was not built: {done}")
        return workspace.root / done.pdf


def page_pictures(pdf: Path, width: int) -> list[Image.Image]:
    """Every page of a PDF, so many pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=width / page.get_width()).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def board_sheet(pdf: Path) -> Image.Image:
    """All pages of a board in rows."""
    pages = page_pictures(pdf, PAGE)
    height = max(p.height for p in pages)
    rows = -(-len(pages) // ACROSS)
    sheet = Image.new("RGB", (PAGE * min(ACROSS, len(pages)), height * rows), "white")
    for index, page in enumerate(pages):
        sheet.paste(page, (index % ACROSS * PAGE, index // ACROSS * height))
    return sheet


def page_errors(pdf: Path, name: str) -> dict[tuple[int, int], float]:
    """Where a board differs from the one that was kept, as (page, block) → RMS of 255; 12 blocks a page."""
    sheet = board_sheet(pdf)
    with Image.open(HERE / f"board_{name}.png") as opened:
        kept = opened.convert("RGB")
    if kept.size != sheet.size:
        return {(0, 0): math.inf}
    found = {}
    height = sheet.height // _rows(sheet)
    for page in range(ACROSS * _rows(sheet)):
        for block in range(BLOCKS[0] * BLOCKS[1]):
            wide, tall = PAGE // BLOCKS[0], height // BLOCKS[1]
            left = page % ACROSS * PAGE + block % BLOCKS[0] * wide
            top = page // ACROSS * height + block // BLOCKS[0] * tall
            box = (left, top, left + wide, top + tall)
            error = max(ImageStat.Stat(ImageChops.difference(sheet.crop(box), kept.crop(box))).rms)
            if error > TOLERANCE:
                found[page + 1, block] = round(error, 1)
    return found


def _rows(sheet: Image.Image) -> int:
    return max(1, round(sheet.height / (PAGE / PAPER)))


def keep(picture: Image.Image, path: Path) -> None:
    """Saved in few colours: its file stays small."""
    picture.quantize(192, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        path, "PNG", optimize=True
    )


if __name__ == "__main__":
    main()
