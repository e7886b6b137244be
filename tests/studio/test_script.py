"""The script page: lines and their panels, edited text and what it would make of the film."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.studio.browsers import TABLET
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served

FINAL_DRAFT = """<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script" Version="5"><Content>
<Paragraph Type="Scene Heading"><Text>INT. POST OFFICE - DAY</Text></Paragraph>
<Paragraph Type="Action"><Text>A long counter. The queue reaches the door.</Text></Paragraph>
<Paragraph Type="Character"><Text>MEERA</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>No address.</Text></Paragraph>
</Content></FinalDraft>
"""


def test_a_panel_that_was_sent_back_says_why(film: Served, open_window: OpenWindow) -> None:
    film.client.post("/frames/FR_S01_003:retake", {"note": "His lips, closer."})
    window = open_window(film)
    page = window.open("/p/PRJ_001/script")
    page.get_by_text("His lips move, but nothing comes out").click()
    panels = page.get_by_role("complementary", name="Panels")
    expect(panels.get_by_text("His lips, closer.")).to_be_visible()
    window.axe()
    window.shot("script-retake")


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


def _warm(film: Served) -> None:
    """The first question of a server is slow; tests of what follows do not wait for it in the page."""
    text = film.client.get("/scripts/college_silence").json()["file"]["text"]
    assert film.client.post("/scripts/college_silence:preview", {"text": text}).status_code == 200


def _written(page: Page, after: str, words: str) -> None:
    """Write at the end of the line that has these words."""
    page.locator(".cm-line", has_text=after).first.click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def test_an_edit_is_foreseen_and_saved_and_the_board_has_it(film: Served, open_window: OpenWindow) -> None:
    approved = film.client.post("/frames/FR_S01_003:approve", {})
    assert approved.status_code in (200, 201), approved.text
    _warm(film)
    window = open_window(film)
    page = window.open("/p/PRJ_001/script")
    page.get_by_role("button", name="Edit").click()
    _written(page, "His lips move", " He swallows.")
    changes = page.get_by_role("complementary", name="What this changes")
    expect(changes.get_by_text("1 panel changes")).to_be_visible()
    expect(changes.get_by_text("1 approval is touched")).to_be_visible()
    expect(changes.get_by_role("button", name="1C changes")).to_contain_text("Its approval gets outdated")
    window.axe()

    window.allow("beforeunload")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(".cm-line", has_text="He swallows.")).to_be_visible()
    # Nobody went to the editor this time: a key that means to is none of the text.
    expect(page.get_by_text("What you wrote and did not save yet stands here.")).to_be_visible()
    page.keyboard.press("e")
    expect(page.locator(".cm-content")).to_be_focused()
    expect(page.get_by_text("stands here.")).to_be_hidden()
    page.get_by_role("link", name="Board").click()
    page.get_by_role("button", name="Go on writing").click()
    expect(
        changes.get_by_text("1 panel changes")
    ).to_be_visible()  # what is saved before it is foreseen says less
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved, and the film is compiled from it.")).to_be_visible()
    done = page.get_by_role("complementary", name="What this changed")
    expect(done.get_by_text("1 panel changes")).to_be_visible()
    expect(done.get_by_text("1 picture has to be drawn again")).to_be_visible()
    done.get_by_role("button", name="Draw 1 frame").click()
    expect(done.get_by_text("1 frame is drawn as its words are now.")).to_be_visible()
    expect(done.get_by_text("drawn again")).to_have_count(0)
    page.get_by_role("link", name="Board").click()
    expect(page.locator("[data-card=FR_S01_003]")).to_have_attribute("data-review", "outdated")


def test_a_name_without_an_asset_gets_one_by_its_button(film: Served, open_window: OpenWindow) -> None:
    _warm(film)
    page = open_window(film).open("/p/PRJ_001/script")
    page.get_by_role("button", name="Edit").click()
    _written(page, "Who will argue for it?", "\n\nBOBBY\nI would rather not.")
    page.get_by_role("button", name="New character BOBBY").click()
    expect(page.get_by_text("Names without an asset")).to_have_count(0)
    expect(page.locator(".cm-line", has_text="I would rather not.")).to_be_visible()


def test_two_who_write_at_once_lose_nothing(film: Served, open_window: OpenWindow) -> None:
    _warm(film)
    film.account("bo", "artist")
    windows = [open_window(film), open_window(film, as_="bo")]
    pages = [window.open("/p/PRJ_001/script") for window in windows]
    windows[1].allow(412)
    for page, after, words in zip(
        pages, ("His lips move", "Who will argue"), (" He swallows.", " Anybody?"), strict=True
    ):
        page.get_by_role("button", name="Edit").click()
        _written(page, after, words)
    pages[0].keyboard.press("Control+s")
    expect(pages[0].get_by_text("Saved, and the film is compiled from it.")).to_be_visible()

    mine = pages[1]
    expect(mine.get_by_text("saved this script while you wrote. Your text is kept.")).to_be_visible()
    mine.keyboard.press("Control+s")
    dialog = mine.get_by_role("dialog")
    expect(dialog.get_by_role("region", name="What they changed")).to_contain_text("He swallows.")
    expect(dialog.get_by_role("region", name="What you changed")).to_contain_text("Anybody?")
    dialog.get_by_role("button", name="Put both together").click()
    mine.keyboard.press("Control+s")
    expect(mine.get_by_text("Saved, and the film is compiled from it.")).to_be_visible()
    text = next((film.folder / "scripts").glob("*.fountain")).read_text("utf-8")
    assert "He swallows." in text and "Anybody?" in text


def test_two_tabs_of_one_person_keep_each_its_own_text(film: Served, open_window: OpenWindow) -> None:
    _warm(film)
    window = open_window(film)
    first = window.open("/p/PRJ_001/script")
    first.get_by_role("button", name="Edit").click()
    _written(first, "His lips move", " He swallows.")
    second = window.context.new_page()
    second.goto(first.url)
    expect(second.get_by_text("You write in this script in another tab")).to_be_visible()
    expect(second.get_by_text("He swallows.")).to_have_count(0)
    _written(second, "Who will argue", " Anybody?")
    for page, mine, other in (
        (first, "He swallows.", "Anybody?"),
        (second, "Anybody?", "He swallows."),
    ):
        page.reload()
        expect(page.locator(".cm-content")).to_contain_text(mine)
        expect(page.locator(".cm-content")).not_to_contain_text(other)


def test_a_final_draft_file_is_read_as_a_page_and_a_newer_one_is_seen_first(
    film: Served, open_window: OpenWindow
) -> None:
    made = film.client.post("/scripts", {"name": "two.fdx", "text": FINAL_DRAFT})
    assert made.status_code in (200, 201), made.text
    compiled = film.client.post("/scripts/two:compile", {}).json()
    assert film.client.get(f"/jobs/{compiled['job_id']}?wait=60").json()["state"] == "done"
    window = open_window(film)
    page = window.open("/p/PRJ_001/script/two")
    expect(page.get_by_role("heading", name="INT. POST OFFICE - DAY")).to_be_visible()
    expect(page.get_by_text("written in Final Draft")).to_be_visible()
    page.get_by_text("No address.").click()
    expect(page.get_by_text("1 panel shows this paragraph.")).to_be_visible()
    expect(page.get_by_role("button", name="Edit")).to_have_count(0)
    assert page.get_by_text("<Paragraph").count() == 0
    window.axe()

    newer = FINAL_DRAFT.replace("No address.", "No address at all.")
    page.set_input_files(
        "input[type=file]", {"name": "two.fdx", "mimeType": "text/xml", "buffer": newer.encode()}
    )
    dialog = page.get_by_role("dialog", name="A newer two.fdx")
    expect(dialog.get_by_text("1 panel changes")).to_be_visible(timeout=60_000)
    dialog.get_by_role("button", name="Save and compile").click()
    expect(page.get_by_text("Saved, and the film is compiled from it.")).to_be_visible()
    expect(page.get_by_text("No address at all.", exact=True)).to_be_visible()
