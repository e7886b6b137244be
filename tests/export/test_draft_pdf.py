"""The PDF of a draft: marked, small, and with its pictures as they were drawn."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from test_pdf import text_of

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.draft import DraftAsk, draft
from tests.callers import brought, calling, made_at

SCRIPT = """Title: The Ferry
Credit: Written by
Authors:
    Ida Vale
    and
    Bo Ray

EXT. HARBOUR - NIGHT 1912

IDA (30, red coat) and BO (40, black suit) wait on the quay.

INSERT - A TICKET

INT. KITCHEN - DAY

Ida sits at a table.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("draft")
    script = folder / "ferry.fountain"
    script.write_text(SCRIPT, "utf-8")
    draft(
        Settings(),
        DraftAsk(script=brought(script), out=made_at(folder / "ferry.pdf")),
        calling(),
    )
    return folder / "ferry.pdf"


def test_each_page_says_draft_title_and_author_and_no_made_up_project(made: Path) -> None:
    cover, *pages = text_of(made).split("\n")
    assert len(pages) == 1  # no caption had to be cut
    for page in (cover, *pages):
        assert "DRAFT" in page and "The Ferry" in page and "Ida Vale and Bo Ray" in page
        assert "PRJ_" not in page


def test_a_period_is_said_not_to_be_drawn_once(made: Path) -> None:
    assert text_of(made).count("period 1912 is not drawn") == 1


def test_a_picture_takes_less_than_eighty_kilobytes(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        pictures = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
        assert len(pictures) >= 3
        assert all(p.Filter == "/DCTDecode" and p.Width == 896 for p in pictures)
        sizes = [len(p.read_raw_bytes()) for p in pictures]
    assert sum(sizes) / len(sizes) < 80_000
    assert made.stat().st_size < sum(sizes) + 120_000  # text and fonts
