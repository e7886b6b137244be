"""Several people in several browsers: one presents, the others follow, leave and come back."""

from __future__ import annotations

import logging
import re
from statistics import median

from playwright.sync_api import Page, expect

from tests.studio.browsers import Window
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served

PRESENT = "Present what I look at"
STEPS = 8
LATEST_MS = 1500
"""A quiet machine needs less than 300 ms; tests run on busy ones (`--log-cli-level=info` shows figures)."""


def _present(page: Page) -> None:
    page.get_by_role("button", name="Present", exact=True).click()
    page.get_by_role("menuitem", name=PRESENT).click()
    expect(page.get_by_text("You present")).to_be_visible()


def _follow(page: Page) -> None:
    page.get_by_role("button", name="Follow").click()
    expect(page.get_by_role("button", name="Leave")).to_be_visible()


def _millis(leads: Page, follows: Page, sign: str, key: str = "ArrowRight") -> list[int]:
    """How long after each key in one window the other shows something new: `sign` is a function there."""
    leads.evaluate("""() => {
        window.pressed = [];
        addEventListener("keydown", () => window.pressed.push(Date.now()), {capture: true});
    }""")
    found = []
    for _ in range(STEPS):
        before = follows.evaluate(sign)
        leads.keyboard.press(key)
        seen = follows.evaluate(
            """([sign, before]) => new Promise(resolve => {
                const read = eval(sign);
                const look = () => read() === before ? requestAnimationFrame(look) : resolve(Date.now());
                look();
            })""",
            [sign, before],
        )
        found.append(seen - leads.evaluate("window.pressed.at(-1)"))
        leads.wait_for_timeout(250)  # so that each is a step of its own, as somebody makes them who speaks
    logging.getLogger(__name__).info("followed within %s ms", sorted(found))
    return found


def test_followers_see_what_is_presented_until_they_leave(film: Served, open_window: OpenWindow) -> None:
    film.account("bo", "artist")
    ann, bo = open_window(film), open_window(film, as_="bo")
    shown = ann.open("/p/PRJ_001/present/FR_S02_001")
    follows = bo.open("/p/PRJ_001/jobs")
    expect(shown.get_by_role("list", name="Who else is here")).to_contain_text("Bo")
    shown.get_by_role("main").get_by_role("button", name=PRESENT).click()
    _follow(follows)
    expect(follows).to_have_url(f"{film.address}/studio/p/PRJ_001/present/FR_S02_001")
    shown.keyboard.press("ArrowRight")
    expect(follows).to_have_url(f"{film.address}/studio/p/PRJ_001/present/FR_S02_002")
    bo.axe()
    follows.get_by_role("button", name="Leave").click()
    follows.goto(f"{film.address}/studio/p/PRJ_001/jobs")
    shown.keyboard.press("ArrowRight")
    expect(follows.get_by_role("button", name="Follow")).to_be_visible()
    assert follows.url.endswith("/jobs")
    _follow(follows)
    expect(follows).to_have_url(f"{film.address}/studio/p/PRJ_001/present/FR_S02_003")
    millis = _millis(shown, follows, "() => location.pathname")
    assert median(millis) < LATEST_MS
    shown.get_by_role("banner").get_by_role("button", name="Present", exact=True).click()
    shown.get_by_role("menuitem", name="Stop presenting").click()
    expect(follows.get_by_text("You follow")).to_be_hidden()


def test_a_film_that_is_presented_plays_and_stops_where_others_follow(
    film: Served, open_window: OpenWindow
) -> None:
    film.account("bo", "viewer")
    ann, bo = open_window(film), open_window(film, as_="bo")
    leads, follows = ann.open("/p/PRJ_001/timeline"), bo.open("/p/PRJ_001/board")
    expect(leads.locator("[data-timecode]")).to_be_visible()
    _present(leads)
    _follow(follows)
    expect(follows).to_have_url(f"{film.address}/studio/p/PRJ_001/timeline")
    time = follows.locator("[data-timecode]")
    leads.keyboard.press("End")
    expect(time).to_have_text(leads.locator("[data-timecode]").inner_text())
    leads.keyboard.press("Home")
    expect(time).to_have_text("00:00:00:00")
    millis = _millis(leads, follows, "() => document.querySelector('[data-timecode]').textContent")
    assert median(millis) < LATEST_MS

    leads.keyboard.press("Space")
    expect(follows.get_by_role("button", name="Pause")).to_be_visible()
    expect(time).to_have_text(re.compile("00:00:0[2-9]"))
    leads.keyboard.press("Space")
    expect(follows.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(time).to_have_text(leads.locator("[data-timecode]").inner_text())
    leads.close(run_before_unload=True)
    expect(follows.get_by_text("You follow")).to_be_hidden(timeout=15_000)
    expect(follows.get_by_text("presents no longer.")).to_be_visible()


def test_what_plays_on_the_board_is_presented_on_the_timeline(film: Served, open_window: OpenWindow) -> None:
    film.account("bo", "viewer")
    leads, follows = (
        open_window(film).open("/p/PRJ_001/board"),
        open_window(film, as_="bo").open("/p/PRJ_001/board"),
    )
    expect(leads.get_by_role("gridcell").first).to_be_visible()
    leads.keyboard.press("Shift+P")
    expect(leads.get_by_text("You present")).to_be_visible()
    _follow(follows)
    leads.keyboard.press("Space")
    expect(leads.get_by_role("dialog", name="Animatic")).to_be_visible()
    expect(follows).to_have_url(re.compile("/timeline$"))
    leads.keyboard.press("Escape")
    expect(follows).to_have_url(re.compile("/board$"))
    leads.keyboard.press("Shift+V")
    expect(follows).to_have_url(re.compile("/present"))


def test_a_guest_follows_as_far_as_the_link_shows_the_film(film: Served, open_window: OpenWindow) -> None:
    link = film.client.post("/guests", {"name": "Client", "selection": ["S02"]})
    assert link.status_code == 201, link.text
    ann, zoe = open_window(film), open_window(film, as_="")
    leads = ann.open("/p/PRJ_001/frame/FR_S02_001")
    _present(leads)
    page = _entered(zoe, link.json()["secret"])
    _follow(page)
    expect(page).to_have_url(re.compile("frame=FR_S02_001"))
    leads.keyboard.press("Shift+V")
    expect(leads.get_by_role("button", name="Full screen")).to_be_visible()
    leads.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("frame=FR_S02_002"))
    zoe.axe()
    leads.keyboard.press("Home")  # which is a frame of another scene
    expect(leads).to_have_url(re.compile("FR_S01_001"))
    expect(page.get_by_text("Nothing that is shared with you is presented")).to_be_visible()
    assert "FR_S01" not in page.content()
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("button", name="Leave")).to_be_hidden()


def _entered(window: Window, secret: str) -> Page:
    page = window.page
    page.goto(f"{window.address}/studio/g#{secret}")
    page.get_by_label("Your name").fill("Zoë")
    page.get_by_role("button", name="See the board").click()
    expect(page.get_by_text("You speak as Zoë")).to_be_visible()
    return page
