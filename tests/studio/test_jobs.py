"""Work is begun, watched, stopped and done again on the page of jobs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.doubles.comfy_server import ComfyServer
from tests.studio.conftest import OpenWindow
from tests.studio.farms import make_farmed, under_way
from tests.studio.films import Served, served_film


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
    expect(page.get_by_text("1 frame to draw")).to_be_visible()
    page.get_by_role("button", name="Render 1 frame").click()
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


@pytest.fixture
def unlocked(example: Path, tmp_path: Path) -> Iterator[Served]:
    """The example, without the locks of two of its assets."""
    folder = Path(shutil.copytree(example, tmp_path / "film"))
    for asset in ("ENV_Library", "PROP_Umbrella"):
        shutil.rmtree(folder / "assets" / asset / "v1")
    with served_film(folder) as server:
        yield server


def test_what_keeps_frames_from_being_drawn_is_told_once_with_a_way_on(
    unlocked: Served, open_window: OpenWindow
) -> None:
    window = open_window(unlocked)
    page = window.open("/p/PRJ_001/jobs")
    plan = page.get_by_role("group", name="What a render would do")
    line = plan.get_by_role("listitem").filter(has_text="2 assets are not locked:")
    expect(line).to_contain_text("Library")
    window.axe()
    line.get_by_role("button", name="Draw the assets").dblclick()
    expect(_ended(page)).to_have_count(1)
    line.get_by_role("button", name="To the assets").click()
    expect(page).to_have_url(f"{unlocked.address}/studio/p/PRJ_001/assets")


def test_a_viewer_watches_and_begins_nothing(film: Served, open_window: OpenWindow) -> None:
    film.account("vi", "viewer")
    page = open_window(film, as_="vi").open("/p/PRJ_001/jobs")
    expect(page.get_by_role("heading", name="Ended")).to_be_visible()
    expect(page.get_by_role("button", name="Check pictures")).to_have_count(0)


@pytest.fixture
def farm() -> Iterator[list[ComfyServer]]:
    """Two servers that send pictures of what they are at."""
    with ExitStack() as running:
        found = [running.enter_context(ComfyServer(seconds=8.0)) for _ in range(2)]
        for one in found:
            one.engine.preview = under_way()
        yield found


@pytest.fixture
def farmed(
    example: Path, tmp_path: Path, farm: list[ComfyServer], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Served]:
    """The example, of which these servers draw the first scene."""
    folder = Path(shutil.copytree(example, tmp_path / "film"))
    make_farmed(folder)
    monkeypatch.setenv("SB_COMFY_SERVERS", ",".join(one.url for one in farm))
    with served_film(folder) as server:
        yield server


def test_two_servers_draw_a_film_and_one_of_them_dies(
    farmed: Served, farm: list[ComfyServer], open_window: OpenWindow
) -> None:
    farmed.account("vi", "viewer")
    window = open_window(farmed)
    page = window.open("/p/PRJ_001/jobs")
    panel = page.get_by_role("region", name="ComfyUI servers", exact=True).get_by_role("table")
    expect(panel.get_by_text("Ready")).to_have_count(2)
    expect(panel.get_by_text("8.0 of 16.0 GB free")).to_have_count(2)

    page.get_by_label("Which frames").fill("S01")
    page.get_by_role("button", name="Render 5 frames").click()
    work = page.get_by_role("region", name="At work")
    expect(work.get_by_text("Answers")).to_have_count(2)
    expect(work.get_by_role("img")).to_have_count(2)
    expect(work.get_by_text("of 5")).to_be_visible()
    looks_on = open_window(farmed, as_="vi").open("/p/PRJ_001/jobs")
    expect(looks_on.get_by_role("region", name="At work").get_by_text("Answers").first).to_be_visible()
    expect(looks_on.get_by_role("button", name="Cancel")).to_have_count(0)
    page.get_by_role("button", name="Render").click()
    waiting = work.get_by_role("listitem").filter(has_text="Waits for its turn")
    waiting.get_by_role("button", name="Cancel").click()
    expect(_ended(page).filter(has_text="Cancelled")).to_be_visible()
    window.axe()

    farm[0].kill()
    farm[1].faults.crash = 1
    farm[1].engine.seconds = 0.1
    expect(work.get_by_text("Does not answer")).to_be_visible()
    expect(panel.get_by_text("Does not answer")).to_be_visible()  # nobody asked it to look

    failed = _ended(page).filter(has_text="Failed")
    expect(failed).to_contain_text("4 drawn · 1 not drawn")
    expect(failed).to_contain_text("RuntimeError: mat1 and mat2 shapes cannot be multiplied")
    failed.get_by_text("What the server said").click()
    expect(failed.get_by_text("ComfyUI/execution.py")).to_be_visible()
    window.axe()
    failed.get_by_role("button", name="Do it again").click()
    expect(_ended(page).filter(has_text="done again")).to_contain_text("1 drawn · 4 drawn before")
    expect(page.get_by_text("5 frames are fresh")).to_be_visible()


def test_many_jobs_are_shown_page_by_page_also_while_many_wait(film: Served, open_window: OpenWindow) -> None:
    for _ in range(22):
        assert film.client.post("/scripts:compile").status_code == 202
    page = open_window(film).open("/p/PRJ_001/jobs")
    expect(_ended(page)).to_have_count(20)
    page.get_by_role("button", name="Earlier jobs").click()
    expect(_ended(page)).to_have_count(22)
    expect(page.get_by_role("button", name="Earlier jobs")).to_have_count(0)
