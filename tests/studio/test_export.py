"""Exports are previewed and made, downloads are what they say, and links let guests in."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pypdfium2
from playwright.sync_api import expect

from tests.studio.conftest import OpenWindow
from tests.studio.films import Served


def test_a_pdf_is_previewed_made_and_downloaded(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    page = window.open("/p/PRJ_001/export")
    preview = page.get_by_role("group", name="Preview")
    expect(preview).to_contain_text("about 6 pages; long captions may add some")
    page.get_by_text("9 a page").click()
    expect(preview).to_contain_text("about 4 pages")
    page.get_by_role("group", name="Scenes").get_by_role("button", name="S01").click()
    expect(preview).to_contain_text("5 frames · about 2 pages")
    page.get_by_label("Cover and contents").uncheck()
    expect(preview).to_contain_text("5 frames · about 1 page")
    page.get_by_label("Small pictures, for mail").check()
    window.axe()
    downloads = page.get_by_role("link", name="Download")
    expect(downloads).to_have_count(1)  # what the example was built with
    page.get_by_role("button", name="Export: Board as PDF").click()
    expect(downloads).to_have_count(2)
    with page.expect_download() as told:
        downloads.first.click()
    content = told.value.path().read_bytes()
    assert content.startswith(b"%PDF")
    assert len(pypdfium2.PdfDocument(BytesIO(content))) == 1


def test_a_pdf_has_the_pages_and_the_name_that_were_told(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    page = window.open("/p/PRJ_001/export")
    preview = page.get_by_role("group", name="Preview")
    for layout in ("Table", "Contact"):
        page.get_by_text(layout, exact=True).click()
        page.get_by_label("Name of the file").fill(f"board_{layout}")
        expect(page.get_by_text(f"The file: board_{layout}.pdf")).to_be_visible()
        expect(preview).to_contain_text(re.compile(r"\d pages"))
        pages = re.search(r"(\d+) pages", preview.inner_text())
        window.shot(f"export_{layout}")
        page.get_by_role("button", name="Export: Board as PDF").click()
        expect(page.get_by_role("heading", name="What just ended")).to_be_visible()
        link = page.get_by_role("listitem").filter(has_text=f"board_{layout}.pdf").get_by_role("link")
        with page.expect_download() as told:
            link.first.click()
        assert told.value.suggested_filename == f"board_{layout}.pdf"
        made = pypdfium2.PdfDocument(BytesIO(told.value.path().read_bytes()))
        assert pages and len(made) == int(pages[1])
    expect(page.get_by_role("heading", name="Being made")).to_be_hidden()


def test_a_guest_link_is_made_here_and_opens(film: Served, open_window: OpenWindow) -> None:
    page = open_window(film).open("/p/PRJ_001/export")
    page.get_by_label("For whom").fill("Zoë")
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("The link", exact=True).input_value()
    guest = open_window(film, as_="").page
    guest.goto(link)
    expect(guest.get_by_role("textbox")).to_be_visible()


def test_an_export_of_many_files_is_had_as_one(film: Served, open_window: OpenWindow) -> None:
    assert film.client.job("/exports/edl")["state"] == "done"
    page = open_window(film).open("/p/PRJ_001/export")
    with page.expect_download() as told:
        page.get_by_role("link", name="All as one file").click()
    assert told.value.suggested_filename.endswith(".zip")
    with zipfile.ZipFile(told.value.path()) as archive:
        assert archive.testzip() is None and any(name.endswith(".edl") for name in archive.namelist())
