"""A guest opens a link, gives a name, looks, remarks and draws; and hears when the link has ended."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.studio.browsers import TABLET
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served


def link(film: Served, **said: Any) -> dict[str, Any]:
    made = film.client.post("/guests", {"name": "Blue Film", "selection": ["S01"], "days": 3, **said})
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


def enter(page: Page, name: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="See the board").click()


def test_a_guest_looks_remarks_and_draws_until_the_link_ends(film: Served, open_window: OpenWindow) -> None:
    made = link(film, with_notes=True)
    assert film.client.post("/frames/FR_S01_001:approve", {}).status_code == 200
    window = open_window(film, as_="", scheme="dark", size=TABLET, touch=True)
    page = window.page
    page.goto(made["link"])
    expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
    window.axe()
    enter(page, "زوي")
    frames = page.get_by_role("main").get_by_role("link")
    expect(frames).to_have_count(5)
    assert "#" not in page.url, "the secret is gone from the address"
    expect(page.get_by_role("banner")).to_contain_text("College Silence")
    expect(page.get_by_role("banner")).to_contain_text("shared by")
    expect(frames.filter(has_text="Approved")).to_have_count(1)
    window.axe()
    frames.nth(1).click()
    expect(page.get_by_text("Nothing was said about this frame yet.")).to_be_visible()
    window.axe()
    page.get_by_role("button", name="Draw on the picture").click()
    stage = page.get_by_role("img").first.bounding_box()
    assert stage is not None
    x, y = stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=4)
    page.mouse.up()
    page.get_by_label("Your remark").fill("A little warmer here?")
    expect(page.get_by_role("button", name="1 mark drawn")).to_be_visible()
    page.get_by_role("button", name="Send").click()
    said = page.get_by_role("list", name="What was said")
    expect(said).to_contain_text("A little warmer here?")
    said.get_by_role("button", name="Show the drawing").click()
    window.axe()
    [frame] = film.client.get("/frames/FR_S01_002").json()["frames"]
    assert [(one["note"], len(one["drawing"])) for one in frame["said"]] == [("A little warmer here?", 1)]

    window.allow(401)
    assert film.client.ask("DELETE", f"/guests/{made['guest']['id']}").status_code == 200
    expect(page.get_by_role("heading", name="This link has ended")).to_be_visible(timeout=15_000)  # no click
    window.axe()
    again = link(film, selection=["S02/1"])
    page.evaluate("hash => { location.hash = hash }", again["link"].partition("#")[2])
    enter(page, "Zoë")
    expect(frames).to_have_count(1)


def test_what_a_guest_wrote_outlives_their_link(film: Served, open_window: OpenWindow) -> None:
    made = link(film)
    window = open_window(film, as_="")
    page = window.page
    page.goto(made["link"])
    enter(page, "Zoë")
    page.get_by_role("main").get_by_role("link").nth(1).click()
    page.get_by_label("Your remark").fill("A little warmer here?")
    window.allow(401)
    assert film.client.ask("DELETE", f"/guests/{made['guest']['id']}").status_code == 200
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="This link has ended")).to_be_visible()
    kept = page.get_by_role("region", name="Not sent yet").get_by_role("textbox")
    expect(kept).to_have_value("A little warmer here?")
    expect(page.get_by_text("Not sent: this link has ended.")).to_be_visible()
    window.axe()
    again = window.context.new_page()
    again.goto(link(film)["link"])
    enter(again, "Zoë")
    again.get_by_role("link", name="Go on with it").click()
    expect(again.get_by_label("Your remark")).to_have_value("A little warmer here?")
    again.get_by_role("button", name="Send").click()
    expect(again.get_by_role("list", name="What was said")).to_contain_text("A little warmer here?")
    again.get_by_role("link", name="All frames").click()
    expect(again.get_by_text("Not sent yet")).to_have_count(0)


def test_a_link_that_is_none_or_has_ended_says_so(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film, as_="")
    window.allow(401)
    made = link(film)
    assert film.client.ask("DELETE", f"/guests/{made['guest']['id']}").status_code == 200
    for address in (made["link"], f"{film.address}/studio/g#not-a-secret"):
        window.page.goto("about:blank")
        window.page.goto(address)
        enter(window.page, "Zoë")
        expect(window.page.get_by_role("alert")).to_contain_text("This link leads nowhere any more.")
        window.axe()
    window.page.goto("about:blank")
    window.page.goto(f"{film.address}/studio/g")
    expect(window.page.get_by_role("heading", name="A link is needed")).to_be_visible()


def test_a_member_who_opens_a_link_is_told_why_they_see_no_shared_board(
    film: Served, open_window: OpenWindow
) -> None:
    page = open_window(film).page
    page.goto(link(film)["link"])
    enter(page, "Me")
    expect(page.get_by_role("heading", name="You are signed in as")).to_be_visible()
    page.get_by_role("link", name="Projects").click()
    expect(page).to_have_url(f"{film.address}/studio/p/PRJ_001/board")


def test_a_guest_finds_the_answer_under_what_they_asked(film: Served, open_window: OpenWindow) -> None:
    made = link(film)
    page = open_window(film, as_="").page
    page.goto(made["link"])
    enter(page, "Frau Jürgens (Köln)")
    page.get_by_role("main").get_by_role("link").nth(1).click()
    page.get_by_label("Your remark").fill("Warmer?")
    page.get_by_role("button", name="Send").click()
    said = page.get_by_role("list", name="What was said")
    expect(said).to_contain_text("Warmer?")
    [frame] = film.client.get("/frames/FR_S01_002").json()["frames"]
    [asked] = frame["said"]
    body = {"note": "yes, at dusk", "reply_to": asked["id"]}
    assert film.client.post("/frames/FR_S01_002:comment", body).status_code == 200
    assert film.client.post("/frames/FR_S01_002:comment", {"note": "of the inside"}).status_code == 200
    page.reload()
    expect(said).to_contain_text("yes, at dusk")
    expect(said).to_contain_text("Answer to Frau Jürgens (Köln): Warmer?")
    expect(said).not_to_contain_text("of the inside")
