"""What Studio does when the server, the network or the session goes away, and when it comes back."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, Route, expect

from tests.studio.browsers import Window, comes_to
from tests.studio.conftest import OpenWindow
from tests.studio.films import PASSWORD, Served

FRAME = "FR_S01_001"
BOARD, AT_FRAME = "/p/PRJ_001/board", f"/p/PRJ_001/frame/{FRAME}"
BACK_MS = 15_000
"""So long after the server is back everything is as it was."""


def _card(page: Page, frame: str = FRAME) -> Locator:
    return page.locator(f'[data-card="{frame}"]')


def _said(window: Window) -> list[tuple[str, str]]:
    answer = window.context.request.get(f"{window.address}/v1/projects/PRJ_001/frames/{FRAME}")
    told = answer.json()["frames"][0]["said"]
    return [(one["by"].partition(" <")[0], one["note"]) for one in told]


def _board(window: Window) -> Page:
    page = window.open(BOARD)
    expect(_card(page)).to_be_visible()
    return page


def test_a_server_that_was_killed_is_missed_and_all_is_caught_up(
    film: Served, open_window: OpenWindow
) -> None:
    film.account("bo", "supervisor")
    window = open_window(film, as_="bo")
    window.allow("requestfailed")
    page = _board(window)
    page.keyboard.press("j")
    page.keyboard.press("n")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("Keep this")
    film.kill()
    expect(page.get_by_text("No connection to the server")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Not done: the server does not answer.")).to_be_visible()
    window.shot("line-not-done")
    page.keyboard.press("Escape")
    # A page whose part was not fetched yet waits within what stands around all pages.
    page.get_by_role("link", name="Consistency").click()
    expect(page.get_by_role("main").get_by_text("The server does not answer")).to_be_visible()
    expect(page.get_by_role("navigation", name="Pages of the project")).to_be_visible()
    window.shot("line-lost")
    film.start()
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=BACK_MS)
    expect(page.get_by_text("No connection to the server")).to_have_count(0)
    expect(page.get_by_text("Not done")).to_have_count(0)
    assert page.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].every(one => one.sheet)")
    page.go_back()
    expect(_card(page)).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("Keep this")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    comes_to(page, [("Bo", "Keep this")], lambda: _said(window))


def test_what_happened_without_the_network_is_there_when_it_is_back(
    film: Served, open_window: OpenWindow
) -> None:
    window = open_window(film)
    window.allow("requestfailed")
    page = _board(window)
    window.context.set_offline(True)
    expect(page.get_by_text("No connection to the server")).to_be_visible()
    film.client.post(f"/frames/{FRAME}:approve", {"note": "meanwhile"})
    window.context.set_offline(False)
    expect(_card(page)).to_have_attribute("data-review", "approved", timeout=BACK_MS)
    expect(page.get_by_text("No connection to the server")).to_have_count(0)


def test_what_happened_before_the_line_was_there_is_shown(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    held: list[Route] = []
    line = "**/PRJ_001/events*"
    window.page.route(line, lambda route: held.append(route))
    with window.page.expect_request(line):
        page = _board(window)
    expect(_card(page)).not_to_have_attribute("data-review", "approved")
    film.client.post(f"/frames/{FRAME}:approve", {"note": "before the line"})
    (one,) = held
    one.continue_()
    expect(_card(page)).to_have_attribute("data-review", "approved")


def test_a_session_that_ended_says_so_and_goes_on_where_it_was(film: Served, open_window: OpenWindow) -> None:
    for login in ("ben", "ann"):
        film.account(login, "supervisor")
    window = open_window(film, as_="ben")
    window.allow(401, 409)
    page = window.open(AT_FRAME)
    page.get_by_role("textbox", name="A remark").fill("Of Ben")
    other = window.context.new_page()
    other.goto(f"{film.address}/studio{BOARD}")
    other.get_by_role("button", name="Settings").click()
    other.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    window.shot("line-signed-out")
    words = page.get_by_role("textbox", name="A remark")
    words.press("Control+Enter")
    expect(page.get_by_text("Not done: you are signed out.")).to_be_visible()
    expect(words).to_have_value("Of Ben")

    _sign_in(other, "ann")
    expect(page.get_by_text("You are Ann now.")).to_be_visible()
    expect(words).to_have_value("")
    words.fill("Of Ann")
    words.press("Control+Enter")
    expect(page.get_by_role("listitem").get_by_text("Of Ann")).to_be_visible()
    comes_to(page, [("Ann", "Of Ann")], lambda: _said(window))

    # Nobody told this tab, as where a page of another program signed in: the server does.
    answer = window.context.request.post(
        f"{film.address}/v1/sessions", data={"login": "ben", "password": PASSWORD}
    )
    assert answer.ok
    words.fill("Of Ann, not sent")
    words.press("Control+Enter")
    expect(page.get_by_text("You are Ben now.")).to_be_visible()
    expect(words).to_have_value("Of Ben")
    comes_to(page, [("Ann", "Of Ann")], lambda: _said(window))


def _sign_in(page: Page, login: str) -> None:
    page.get_by_role("textbox", name="Login").fill(login)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("main")).to_be_visible()


def test_the_address_of_a_new_start_lets_in_the_tab_that_was_open(
    film: Served, open_window: OpenWindow
) -> None:
    window = open_window(film)
    window.allow("requestfailed", 401)
    page = _board(window)
    page.keyboard.press("j")
    expect(page.locator("[data-cursor]")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("Half a th")
    film.kill()
    film.start()
    expect(page.get_by_text("Open the address that sb printed")).to_be_visible()
    window.shot("line-local-door")
    other = window.context.new_page()
    other.goto(f"{film.address}/?token={film.token}")
    expect(page.get_by_text("Connected again")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("Half a th")


def test_who_is_taken_out_of_a_project_is_told_so(film: Served, open_window: OpenWindow) -> None:
    film.account("ann", "owner")  # the first account may do everything
    film.account("bo", "supervisor")
    window = open_window(film, as_="bo")
    window.allow(403, 404)
    page = _board(window)
    removed = film.client.ask("DELETE", "/members/bo")
    assert removed.status_code < 300, removed.text
    expect(page.get_by_text("You have no role in this project any more.")).to_be_visible()
    window.shot("line-no-role")
    page.get_by_role("status").get_by_role("link", name="To all projects").click()
    expect(page).to_have_url(f"{film.address}/studio/?all")
    page = window.open("/p/PRJ_404/board")
    expect(page.get_by_text("Nothing is here")).to_be_visible()
    expect(page.get_by_text("No connection to the server")).to_have_count(0)
    window.shot("line-no-project")


def test_a_note_that_was_closed_is_there_when_it_is_opened_again(
    film: Served, open_window: OpenWindow
) -> None:
    page = _board(open_window(film))
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.type("Half a note")  # before the window is there, which is fetched now
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("Half a note")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    field = page.get_by_role("dialog").get_by_role("textbox")
    expect(field).to_have_value("")
    page.keyboard.press("Escape")
    page.reload()
    expect(_card(page)).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("n")
    expect(field).to_have_value("Half a note")
    field.fill("")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(field).to_have_value("")
