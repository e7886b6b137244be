"""The board as it is scrolled: headings stay with their scenes, and no card is missing where one is seen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.studio.conftest import OpenWindow
from tests.studio.films import Served

BOARD = "/p/PRJ_001/board"
HEADINGS = """
() => [...document.querySelectorAll('[role=rowgroup]')].map(group => {
  const [heading, ...lines] = group.querySelectorAll('[role=row]');
  const grid = group.closest('[role=grid]').getBoundingClientRect();
  const [at, above] = [group.getBoundingClientRect(), heading.getBoundingClientRect()];
  const sticks = Math.min(Math.max(at.top, grid.top), at.bottom - above.height);
  return Math.abs(above.top - sticks);
})
"""
"""How far each heading is from where it belongs, in pixels: on top of its scene, or of the window over it."""
HOLE = """
() => {
  const grid = document.querySelector('[role=grid]').getBoundingClientRect();
  const at = document.elementFromPoint(grid.left + 60, grid.top + 90);
  return at.closest('[data-card]') === null;
}
"""


def scrolled(page: Page, top: int) -> None:
    page.get_by_role("grid").evaluate("(grid, top) => grid.scrollTo(0, top)", top)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_headings_stay_with_their_scenes(shown: Served, open_window: OpenWindow, size: int) -> None:
    page = open_window(shown).open(BOARD)
    expect(page.locator("[data-card]").first).to_be_visible()
    page.keyboard.press(str(size))
    for top in (0, 40, 260, 700, 99_999):
        scrolled(page, top)
        away = page.evaluate(HEADINGS)
        assert away and max(away) <= 1.0, (top, away)


def test_no_scene_is_missing_after_one_came_back_from_a_frame(shown: Served, open_window: OpenWindow) -> None:
    page = open_window(shown).open(BOARD)
    expect(page.locator("[data-card]").first).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/frame/"))
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page.locator("[data-cursor]")).to_be_visible()
    scrolled(page, 0)
    assert not page.evaluate(HOLE)
    expect(page.locator('[data-card="FR_S01_001"]')).to_be_visible()


def test_enter_opens_the_frame_also_after_a_button_was_pressed(
    shown: Served, open_window: OpenWindow
) -> None:
    page = open_window(shown).open(BOARD)
    expect(page.locator("[data-card]").first).to_be_visible()
    page.get_by_role("button", name="Approve all passed").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/frame/FR_S01_002$"))
