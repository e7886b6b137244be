"""Two people in two browsers: one presents, the other follows, leaves and comes back."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.studio.conftest import OpenWindow
from tests.studio.films import Served


def test_followers_see_what_is_presented_until_they_leave(film: Served, open_window: OpenWindow) -> None:
    film.account("bo", "artist")
    ann, bo = open_window(film), open_window(film, as_="bo")
    shown = ann.open("/p/PRJ_001/present/FR_S02_001")
    follows = bo.open("/p/PRJ_001/jobs")
    expect(shown.get_by_role("list", name="Who else is here")).to_contain_text("Bo")
    shown.get_by_role("button", name="Present what I look at").click()
    follows.get_by_role("button", name="Follow").click()
    expect(follows).to_have_url(f"{film.address}/studio/p/PRJ_001/present/FR_S02_001")
    shown.keyboard.press("ArrowRight")
    expect(follows).to_have_url(f"{film.address}/studio/p/PRJ_001/present/FR_S02_002")
    bo.axe()
    follows.get_by_role("button", name="Leave").click()
    follows.goto(f"{film.address}/studio/p/PRJ_001/jobs")
    shown.keyboard.press("ArrowRight")
    expect(follows.get_by_role("button", name="Follow")).to_be_visible()
    assert follows.url.endswith("/jobs")
    follows.get_by_role("button", name="Follow").click()
    expect(follows).to_have_url(f"{film.address}/studio/p/PRJ_001/present/FR_S02_003")
    shown.get_by_role("banner").get_by_role("button", name="Stop presenting").click()
    expect(follows.get_by_text("You follow")).to_be_hidden()
