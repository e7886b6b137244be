"""No page of Studio is wider than its window: on a phone, on half a screen and on a desk, in each language.

Half a screen is also what a screen has at 200 %. What can be pressed is in sight, or is scrolled to.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.studio.conftest import OpenWindow
from tests.studio.films import Served

LOW = (640, 360)
"""A desk at a zoom of 200 %."""
SIZES = ((320, 568), LOW, (800, 600), (1280, 720))
PLACES = (
    "board",
    "frame/FR_S01_001",
    "timeline",
    "script",
    "assets",
    "assets/CHAR_001",
    "consistency",
    "consistency/CHAR_001",
    "jobs",
    "export",
    "people",
    "audit",
    "present",
)
_TOO_WIDE = """() => {
    const [whole, main] = [document.documentElement, document.querySelector("main")];
    const wide = [[whole, "the page"], [main, "what stands below its bar"]]
        .map(([one, name]) => [one.scrollWidth - Math.min(one.clientWidth, innerWidth), name])
        .filter(([by]) => by > 0)
        .map(([by, name]) => `${name} is ${by} px wider than the window`);
    const scrolls = element => {
        for (let above = element.parentElement; above && above !== main; above = above.parentElement) {
            const isLet = /auto|scroll/.test(getComputedStyle(above).overflowX);
            if (isLet && above.scrollWidth > above.clientWidth) return true;
        }
        return false;
    };
    const lost = [...document.querySelectorAll("button, select, textarea, header a, main a, main input")]
        .filter(one => one.checkVisibility({visibilityProperty: true}))
        .filter(one => {
            const at = one.getBoundingClientRect();
            return at.width > 1 && (at.left < -1 || at.right > innerWidth + 1) && !scrolls(one);
        })
        .map(one => `out of reach: ${one.outerHTML.slice(0, 160)}`);
    return [...wide, ...lost];
}"""


@pytest.mark.parametrize(("locale", "language"), [("en-US", "en"), ("de-DE", "de")])
def test_every_page_fits_its_window(
    shown: Served, open_window: OpenWindow, locale: str, language: str
) -> None:
    window = open_window(shown, locale=locale, size=SIZES[0])
    page = window.open("/?all")
    expect(page.locator("html")).to_have_attribute("lang", language)
    for place in ("/?all", *(f"/p/PRJ_001/{one}" for one in PLACES)):
        window.open(place)
        expect(page.locator("main h1").first).to_be_attached()
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            assert _faults(page) == [], f"{place} at {width} × {height} in {language}"


def test_a_low_window_is_the_boards_before_all(shown: Served, open_window: OpenWindow) -> None:
    page = open_window(shown, size=LOW).open("/p/PRJ_001/board")
    grid = page.get_by_role("grid")
    expect(page.locator("[data-card]").first).to_be_visible()
    seen = grid.evaluate("one => one.getBoundingClientRect().height")
    assert seen > 0.7 * LOW[1], f"{seen} of {LOW[1]} px are left for the cards"
    page.get_by_role("button", name="Approve all passed").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_pages_are_reached_on_a_phone(shown: Served, open_window: OpenWindow) -> None:
    """Their names give way to signs, and stay names for those who hear them."""
    window = open_window(shown, size=SIZES[0], touch=True)
    page = window.open("/p/PRJ_001/audit")
    pages = page.get_by_role("navigation", name="Pages of the project")
    expect(pages.get_by_role("link", name="Audit", exact=True)).to_be_in_viewport(ratio=0.9)
    window.axe("header")
    pages.get_by_role("link", name="Timeline", exact=True).click()
    expect(page).to_have_title("Timeline · College Silence · sb")
    page.get_by_role("button", name="The whole film").click()
    page.get_by_role("link", name="FR_S01_001").click()
    page.get_by_role("tab", name="Why").click()
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_in_viewport(ratio=1)
    assert _faults(page) == []


def _faults(page: Page) -> list[str]:
    """What does not fit, after the page had time to lay itself out anew."""
    for _ in range(20):
        found: list[str] = page.evaluate(_TOO_WIDE)
        if not found:
            break
        page.wait_for_timeout(100)
    return found
