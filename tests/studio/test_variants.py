"""Variants of a frame: drawn from the board or its page, looked at, and one of them picked by keys."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.studio.browsers import Scheme, Window
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served

BOARD, FRAME = "/p/PRJ_001/board", "/p/PRJ_001/frame/"
SECOND = "FR_S01_002"


def _told(film: Served, frame: str = SECOND) -> dict[str, Any]:
    return dict(film.client.get(f"/frames/{frame}/candidates").json())


def _drawn(film: Served, frame: str = SECOND, many: int = 6) -> None:
    done = film.client.job(f"/frames/{frame}/renders", {"variants": many})
    assert done["state"] == "done", done


def _window(page: Page, shot: str = "1B") -> Locator:
    window = page.get_by_role("dialog", name=f"Variants of {shot}")
    expect(window).to_be_visible()
    return window


def _at_second(page: Page) -> None:
    expect(page.get_by_role("gridcell").first).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("group", name="What to do with the frame").get_by_text("1B")).to_be_visible()


def _opened(window: Window, frame: str = SECOND) -> Page:
    page = window.open(FRAME + frame)
    expect(page.get_by_role("button", name="Variants")).to_be_enabled()
    return page


def _chosen(window: Locator, number: int) -> Locator:
    return window.get_by_role("option", name=f"Variant {number} ", selected=True)


def test_six_are_drawn_from_the_board_and_one_is_picked_by_keys(
    film: Served, open_window: OpenWindow
) -> None:
    window = open_window(film)
    page = window.open(BOARD)
    _at_second(page)
    focused = page.evaluate_handle("document.activeElement")
    page.keyboard.press("v")
    dialog = _window(page)
    draw = dialog.get_by_role("button", name="Draw six")
    expect(draw).to_be_focused()
    expect(dialog.get_by_text("of work")).to_be_visible()
    expect(dialog.get_by_text("The preview draws variants much alike")).to_be_visible()
    window.axe("[role=dialog]")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("progressbar", name="Progress: variants of 1B")).to_be_visible()
    expect(dialog.get_by_role("option")).to_have_count(6)
    expect(dialog.get_by_role("progressbar")).to_have_count(0)
    expect(dialog.get_by_role("option", name="Passed")).to_have_count(6)
    best = _told(film)["best"]
    expect(dialog.get_by_role("option", name="The check likes this best")).to_contain_text(f"Variant {best}")
    expect(dialog.get_by_role("listbox", name="Variants")).to_be_focused()
    window.axe("[role=dialog]")

    page.keyboard.press("1")
    expect(_chosen(dialog, 1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    expect(_chosen(dialog, 3)).to_be_visible()
    expect(dialog.get_by_role("img", name="Variant 3 of 1B")).to_be_visible()
    page.keyboard.press("Space")
    expect(dialog.get_by_role("img", name="Version 1, as it is now")).to_be_visible()
    page.keyboard.press("a")  # nothing is decided about what lies below
    page.keyboard.press("Space")
    expect(dialog.get_by_role("img", name="Version 1, as it is now")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Variant 3 is version 2 of 1B.")).to_be_visible()
    assert page.evaluate("one => document.activeElement === one", focused)
    expect(page.locator(f"img[src*='/frames/{SECOND}/thumbnail'][src*='version=2']").first).to_be_visible()

    frame = film.client.get(f"/frames/{SECOND}").json()["frames"][0]
    assert (frame["render_version"], frame["review_status"]) == (2, "waiting")
    assert next(row for row in _told(film)["rows"] if row["candidate"] == 3)["picked_as"] == 2


def test_it_goes_on_while_nobody_looks(film: Served, open_window: OpenWindow) -> None:
    page = _opened(open_window(film))
    page.get_by_role("button", name="Variants").click()
    dialog = _window(page)
    dialog.get_by_role("button", name="Draw six").click()
    expect(dialog.get_by_role("progressbar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page).to_have_url(f"{film.address}/studio{FRAME}{SECOND}")
    page.keyboard.press("v")
    expect(dialog.get_by_role("option")).to_have_count(6)
    expect(dialog.get_by_role("option", name="Passed")).to_have_count(6)


def test_the_page_of_the_frame_shows_what_was_picked_and_what_it_outdates(
    film: Served, open_window: OpenWindow
) -> None:
    _drawn(film)
    film.client.post("/frames:approve", {"selectors": [SECOND]})
    window = open_window(film)
    page = _opened(window)
    page.keyboard.press("v")
    dialog = _window(page)
    expect(dialog.get_by_role("option")).to_have_count(6)
    page.keyboard.press("?")
    expect(page.get_by_role("region", name="Keys: Variants")).to_contain_text("Pick")
    page.keyboard.press("Escape")
    expect(dialog.get_by_role("listbox", name="Variants")).to_be_focused()
    dialog.get_by_role("option", name="Variant 2 ").click()
    dialog.get_by_role("button", name="Pick").click()
    expect(page.get_by_text("The approval was of the picture before")).to_be_visible()
    versions = page.get_by_role("group", name="Versions")
    expect(versions.get_by_role("button", name="v2, counts")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("tab", name="Recipe").click()
    expect(page.get_by_role("list", name="Where the seed comes from")).to_contain_text("Variant 2")

    page.keyboard.press("v")
    expect(dialog.get_by_role("option", name="Variant 2 ")).to_contain_text("is version 2")
    page.keyboard.press("2")
    expect(dialog.get_by_role("button", name="Pick")).to_be_disabled()
    dialog.get_by_role("button", name="Its own picture again").click()
    expect(page.get_by_text("Version 1 of 1B counts again")).to_be_visible()
    expect(versions.get_by_role("button", name="v1, counts")).to_be_visible()


def test_those_of_what_was_wanted_before_are_only_looked_at(film: Served, open_window: OpenWindow) -> None:
    _drawn(film, many=2)
    (film.folder / "direction" / "S01.yaml").write_text(
        "schema: 1\nscene_id: S01\nframes:\n  2:\n    mood: uneasy\n", "utf-8"
    )
    assert film.client.job("/scripts:compile")["state"] == "done"
    page = _opened(open_window(film))
    page.keyboard.press("v")
    dialog = _window(page)
    expect(dialog.get_by_text("None is of what is wanted of the frame now.")).to_be_visible()
    expect(dialog.get_by_text("Made of what was wanted before (2)")).to_be_visible()
    expect(dialog.get_by_role("option")).to_have_count(2)
    expect(dialog.get_by_role("button", name="Pick")).to_be_disabled()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Six more").click()
    expect(dialog.get_by_role("listbox", name="Variants").get_by_role("option")).to_have_count(6)
    assert [row["is_current"] for row in _told(film)["rows"]].count(True) == 6


def test_who_may_not_make_sees_them_and_no_buttons(film: Served, open_window: OpenWindow) -> None:
    film.account("vi", "viewer")
    _drawn(film, many=2)
    window = open_window(film, as_="vi")
    page = _opened(window)
    page.keyboard.press("v")
    dialog = _window(page)
    expect(dialog.get_by_role("option")).to_have_count(2)
    expect(dialog.get_by_text("You may look at this, but not change it.")).to_be_visible()
    for name in ("Pick", "Six more", "Draw six", "Its own picture again"):
        expect(dialog.get_by_role("button", name=name)).to_have_count(0)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    _opened(window, "FR_S01_003")
    page.keyboard.press("v")
    expect(page.get_by_text("There are no variants of 1C yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Draw six")).to_have_count(0)


def test_a_frame_that_cannot_be_drawn_says_what_helps(film: Served, open_window: OpenWindow) -> None:
    tag = film.client.get("/assets/CHAR_001").headers["etag"]
    unlocked = film.client.post(
        "/assets/CHAR_001:unlock", {"reason": "another coat"}, headers={"if-match": tag}
    )
    assert unlocked.status_code == 200, unlocked.text
    window = open_window(film)
    page = _opened(window)
    page.keyboard.press("v")
    dialog = _window(page)
    dialog.get_by_role("button", name="Draw six").click()
    expect(dialog.get_by_role("alert")).to_contain_text("CHAR_001")
    expect(dialog.get_by_role("button", name="Draw six")).to_be_visible()


def test_everybody_can_use_the_window(film: Served, open_window: OpenWindow) -> None:
    _drawn(film)
    looks: list[tuple[Scheme, dict[str, Any]]] = [
        ("light", {}),
        ("dark", {}),
        ("light", {"size": (800, 900)}),
        ("dark", {"size": (800, 600), "touch": True}),
    ]
    for scheme, how in looks:
        window = open_window(film, scheme=scheme, **how)
        page = _opened(window)
        page.keyboard.press("v")
        dialog = _window(page)
        expect(dialog.get_by_role("img", name="of 1B")).to_be_visible()
        page.wait_for_load_state("networkidle")
        window.axe()
        window.shot(f"variants-{scheme}-{how.get('size', (1280, 720))[0]}-{how.get('size', (0, 720))[1]}")
