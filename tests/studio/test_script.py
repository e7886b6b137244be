"""The script page: lines and their panels, edited text and what it would make of the film."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.studio.browsers import TABLET
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served


def test_a_line_shows_its_panel_and_a_panel_its_lines(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown)
    page = window.open("/p/PRJ_001/script")
    panels = page.get_by_role("complementary", name="Panels")
    line = page.get_by_text("His lips move, but nothing comes out")
    line.click()
    expect(panels.get_by_text("Panel 1C")).to_be_visible()
    expect(page.get_by_role("button", name="Panel 1C")).to_have_attribute("aria-pressed", "true")

    page.get_by_role("button", name="Panel 1D").click()
    expect(panels.get_by_text("Panel 1D")).to_be_visible()
    expect(page.locator("[data-lit]").first).to_contain_text("SHOT: MS")
    window.axe()

    page.keyboard.press("Shift+j")
    expect(panels.get_by_text("The scene has 5 panels.")).to_be_visible()
    page.keyboard.press("j")
    expect(panels.get_by_text("Panel 2A")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("sodium")
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{shown.address}/studio/p/PRJ_001/frame/FR_S04_001")


def test_a_long_script_draws_what_is_in_sight(long_shown: Served, open_window: OpenWindow) -> None:
    window = open_window(long_shown, size=TABLET, touch=True, scheme="dark")
    page = window.open("/p/PRJ_001/script?frame=FR_S20_003")
    expect(page.locator("[data-lit]").first).to_be_in_viewport()
    page.get_by_role("combobox", name="Scenes").select_option("S500")
    expect(page.locator("[data-lit]").first).to_be_in_viewport()
    assert page.locator("[data-line]").count() < 100
