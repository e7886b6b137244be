"""Work is begun, watched, stopped and done again on the page of jobs."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.studio.conftest import OpenWindow
from tests.studio.films import Served


def _ended(page: Page) -> Locator:
    jobs = page.get_by_role("region", name="Ended").get_by_role("listitem")
    return jobs.filter(has=page.locator("strong"))  # what it did; what went wrong is listed within


def test_a_render_is_planned_begun_and_ends_before_ones_eyes(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    page = window.open("/p/PRJ_001/jobs")
    expect(page.get_by_text("27 frames are fresh")).to_be_visible()
    expect(page.get_by_role("button", name="Render")).to_be_disabled()
    page.get_by_label("Which frames").fill("S01/1")
    expect(page.get_by_text("1 frame is fresh")).to_be_visible()
    page.get_by_label("Draw again what is fresh, too").check()
    page.get_by_role("button", name="Render").click()
    expect(page.get_by_text("Nothing runs now.")).to_be_hidden()
    done = _ended(page).first
    expect(done).to_contain_text("Done")
    expect(done).to_contain_text("1 drawn")
    expect(done.get_by_role("link", name="FR_S01_001")).to_be_visible()
    expect(page.get_by_text("Nothing runs now.")).to_be_visible()
    window.axe()


def test_a_job_that_fails_says_why_and_is_done_again(film: Served, open_window: OpenWindow) -> None:
    page = open_window(film).open("/p/PRJ_001/jobs")
    expect(page.get_by_text("No job has ended yet.")).to_be_visible()
    film.client.post("/renders", {"renderer": "comfyui", "selectors": ["S01/1"]})
    expect(_ended(page)).to_have_count(1)
    expect(_ended(page)).to_contain_text("names no ComfyUI server")
    expect(_ended(page)).to_contain_text("set SB_COMFY_SERVERS there")
    page.get_by_role("button", name="Do it again").click()
    expect(_ended(page)).to_have_count(2)
    expect(_ended(page).first).to_contain_text("done again")


def test_a_job_is_stopped_and_what_is_wrong_in_a_plan_is_told(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    window.allow(404)
    page = window.open("/p/PRJ_001/jobs")
    page.get_by_label("Which frames").fill("S77")
    expect(page.get_by_text("no frame is selected by 'S77'")).to_be_visible()
    page.get_by_role("button", name="S01", exact=True).click()
    page.get_by_label("Which frames").fill("")
    page.get_by_label("Draw again what is fresh, too").check()
    page.get_by_role("button", name="Render").click()
    page.get_by_role("button", name="Cancel").click()
    expect(_ended(page).first).to_contain_text("Cancelled")


def test_a_viewer_watches_and_begins_nothing(film: Served, open_window: OpenWindow) -> None:
    film.account("vi", "viewer")
    page = open_window(film, as_="vi").open("/p/PRJ_001/jobs")
    expect(page.get_by_role("heading", name="Ended")).to_be_visible()
    expect(page.get_by_role("button", name="Check pictures")).to_have_count(0)
