"""The first board: a screenplay that is dropped or pasted, an example; and how somebody comes in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.studio.browsers import TABLET, Browsers, Window
from tests.studio.conftest import OpenWindow
from tests.studio.films import PASSWORD, Served, served_film

SCRIPT = """\
Title: Rain at Noon

INT. KITCHEN - DAY

MEERA stands at the window.

MEERA
Is it raining?
"""
FDX = """<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script" Version="1"><Content>
<Paragraph Type="Scene Heading"><Text>INT. ROOM - DAY</Text></Paragraph>
<Paragraph Type="Action"><Text>She stands at the window.</Text></Paragraph>
</Content></FinalDraft>
"""
DROP = """([files]) => {
    const dropped = new DataTransfer();
    for (const [name, text] of files) dropped.items.add(new File([text], name));
    const told = {dataTransfer: dropped, bubbles: true, cancelable: true};
    document.body.dispatchEvent(new DragEvent("dragover", told));
    document.body.dispatchEvent(new DragEvent("drop", told));
}"""
PASTE = """([text]) => {
    const pasted = new DataTransfer();
    pasted.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: pasted, bubbles: true}));
}"""


@pytest.fixture
def empty(browsers: Browsers, tmp_path: Path) -> Iterator[Served]:
    """A server of a folder in which no project is yet."""
    folder = tmp_path / "films"
    folder.mkdir()
    with served_film(folder, many=True) as server:
        yield server


def begin(window: Window, path: str = "/") -> Page:
    """The page on which one begins, once it takes what is dropped."""
    page = window.open(path)
    expect(page.get_by_role("button", name="Choose a screenplay")).to_be_enabled()
    return page


def drop(page: Page, *files: tuple[str, str]) -> None:
    page.evaluate(DROP, [[list(one) for one in files]])


def test_a_screenplay_becomes_a_board(empty: Served, open_window: OpenWindow) -> None:
    window = open_window(empty)
    page = begin(window)
    expect(page.get_by_text("No project is here yet.")).to_be_visible()
    window.axe()
    drop(page, ("a.fountain", SCRIPT), ("b.fountain", SCRIPT))
    expect(page.get_by_role("alert")).to_contain_text("one after the other: a.fountain, b.fountain")
    window.allow(422)
    drop(page, ("film.pdf", "%PDF-1.7 xxxx"))
    expect(page.get_by_role("alert")).to_contain_text(
        "film.pdf is a PDF, not a script. Export it as Fountain"
    )
    window.axe()
    drop(page, ("void.fountain", ""))
    expect(page.get_by_role("alert")).to_contain_text("void.fountain is empty.")
    page.get_by_label("Choose a screenplay").first.set_input_files(
        {"name": "old.fountain", "mimeType": "text/plain", "buffer": "INT. CAFÉ - DAY".encode("latin-1")}
    )
    expect(page.get_by_role("alert")).to_contain_text("old.fountain cannot be read as text.")
    expect(page.get_by_role("alert")).not_to_contain_text("iconv")
    drop(page, ("rain.fountain", SCRIPT))
    expect(page).to_have_url(f"{empty.address}/studio/p/PRJ_Rain_At_Noon/board")
    expect(page.locator("main img").first).to_be_visible()  # the draft, as soon as it is drawn
    page.keyboard.press("?")  # a place that takes nothing
    drop(page, ("stray.pdf", "%PDF"))
    expect(page.get_by_text("Nothing takes a file here.")).to_be_visible()
    page.keyboard.press("Escape")

    page = begin(window, "/?all")
    drop(page, ("rain.fountain", SCRIPT))  # the name is taken: it gets another
    expect(page).to_have_url(f"{empty.address}/studio/p/PRJ_Rain_At_Noon_2/board")
    page = begin(window)
    page.get_by_label("Choose a screenplay").first.set_input_files(
        {"name": "room.fdx", "mimeType": "text/xml", "buffer": FDX.encode()}
    )
    expect(page).to_have_url(f"{empty.address}/studio/p/PRJ_Room/board")
    page = begin(window)
    page.evaluate(PASTE, [SCRIPT.replace("Rain at Noon", "Pasted")])
    expect(page).to_have_url(f"{empty.address}/studio/p/PRJ_Pasted/board")
    page = begin(window)
    expect(page.get_by_role("link", name="Pasted")).to_be_visible()
    window.axe()
    page.get_by_role("link", name="Room").click()
    expect(page).to_have_url(f"{empty.address}/studio/p/PRJ_Room/board")


def test_examples_are_opened_and_a_viewer_begins_none(empty: Served, open_window: OpenWindow) -> None:
    window = open_window(empty, scheme="dark", size=TABLET, touch=True)
    page = begin(window)
    page.get_by_role("button", name="Example: College Silence").click()
    expect(page).to_have_url(f"{empty.address}/studio/p/PRJ_001/board")
    page = begin(window, "/?all")
    window.allow(409)
    page.get_by_role("button", name="Example: College Silence").click()  # it is there already: it is opened
    expect(page).to_have_url(f"{empty.address}/studio/p/PRJ_001/board")
    empty.account("ada", "owner")
    empty.account("bo", "viewer")
    window = open_window(empty, as_="bo")
    page = window.open("/?all")
    expect(page.get_by_text("Whoever runs this server begins new projects.")).to_be_visible()
    expect(page.get_by_role("link", name="College Silence")).to_contain_text("Your role: Viewer")
    window.axe()


def test_somebody_comes_in_and_is_led_back_to_where_they_were(film: Served, open_window: OpenWindow) -> None:
    film.account("ada", "owner")
    window = open_window(film, as_="")
    page = window.open("/p/PRJ_001/assets?kind=ENV")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    window.axe()
    window.allow(401, 503, "requestfailed")
    sign_in(page, "ada", "not her password")
    expect(page.get_by_role("alert")).to_have_text("Login and password do not belong together.")
    window.axe()
    film.stop()
    sign_in(page, "ada", PASSWORD)
    expect(page.get_by_role("alert")).to_contain_text("The server does not answer.")
    film.start()
    sign_in(page, "ada", PASSWORD)
    expect(page).to_have_url(f"{film.address}/studio/p/PRJ_001/assets?kind=ENV")

    other = window.context.new_page()
    other.goto(f"{film.address}/studio/p/PRJ_001/people")
    other.get_by_role("button", name="Sign out everywhere").click()
    other.get_by_role("dialog").get_by_role("button", name="Sign out everywhere").click()
    expect(other).to_have_url(f"{film.address}/studio/sign-in")
    # The first tab hears that nobody is in, whatever it does or does not do, and stays as it is.
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    with window.context.expect_page() as opened:
        page.get_by_role("status").get_by_role("link", name="Sign in").click()
    again = opened.value
    expect(again).to_have_url(f"{film.address}/studio/sign-in?next=%2Fp%2FPRJ_001%2Fassets%3Fkind%3DENV")
    sign_in(again, "ada", PASSWORD)
    expect(again).to_have_url(f"{film.address}/studio/p/PRJ_001/assets?kind=ENV")
    expect(page.get_by_text("You are signed out.")).to_have_count(0)


def test_who_is_asked_to_sign_in_is_led_on_once_the_address_of_a_new_start_is_opened(
    film: Served, open_window: OpenWindow
) -> None:
    window = open_window(film)
    page = window.open("/p/PRJ_001/assets?kind=ENV")
    window.allow(401, 503, "requestfailed")
    film.stop()
    film.start()
    page.reload()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_text("open the address that its terminal shows")).to_be_visible()
    other = window.context.new_page()
    other.goto(f"{film.address}/?token={film.token}")
    expect(page).to_have_url(f"{film.address}/studio/p/PRJ_001/assets?kind=ENV")


def sign_in(page: Page, login: str, password: str) -> None:
    page.get_by_label("Login").fill(login)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
