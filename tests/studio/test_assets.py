"""Assets: looked at from the gallery to every part, and changed by nobody who may only look."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.studio.conftest import OpenWindow
from tests.studio.films import Served


def test_the_gallery_leads_to_every_part_of_an_asset(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown)
    page = window.open("/p/PRJ_001/assets")
    expect(page.get_by_role("heading", name="Characters")).to_be_visible()
    window.axe()
    page.get_by_role("searchbox").fill("aar")
    expect(page.get_by_role("heading", name="Places")).to_have_count(0)
    page.get_by_role("link", name="Aarav").press("Enter")
    expect(page.get_by_role("heading", name="Aarav", level=1)).to_be_visible()
    parts = page.get_by_role("navigation", name="Parts of the asset")
    for part, seen in (
        ("Takes", "No takes."),
        ("Spec", "assets/CHAR_001/asset.yaml"),
        ("Versions", "Nothing differs."),
        ("Where used", "What looks like it"),
        ("Model sheet", "What may differ"),
    ):
        parts.get_by_role("link", name=part).click()
        expect(page.get_by_text(seen).first).to_be_visible()
        window.axe()


def test_a_viewer_looks_and_changes_nothing(film: Served, open_window: OpenWindow) -> None:
    film.account("bo", "viewer")
    window = open_window(film, as_="bo")
    page = window.open("/p/PRJ_001/assets/CHAR_001/spec")
    expect(page.get_by_label("Height in cm").first).to_be_disabled()
    expect(page.get_by_text("You may look at this, but not change it.")).to_be_visible()
    for button in ("Draw a take", "Lock", "More"):
        expect(page.get_by_role("button", name=button, exact=True)).to_have_count(0)
