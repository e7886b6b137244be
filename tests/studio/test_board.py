"""The board: cards by keyboard and pointer, decisions that others see, the cut reordered, 5,000 frames."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.studio.browsers import TABLET, comes_to
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served

BOARD = "/p/PRJ_001/board"


def card(page: Page, frame: str) -> Locator:
    return page.locator(f'[data-card="{frame}"]')


def shown(page: Page) -> list[str]:
    cards: list[str] = page.locator("[data-card]").evaluate_all("all => all.map(one => one.dataset.card)")
    return cards


def cut_of(film: Served) -> list[str]:
    entries = film.client.get("/timeline").json()["entries"]
    return [entry["frame_id"] for entry in entries if "out" not in entry["marks"]]


def status(film: Served, frame: str) -> str:
    return str(film.client.get(f"/frames/{frame}").json()["frames"][0]["review_status"])


def test_a_director_decides_by_keys_alone(film: Served, open_window: OpenWindow) -> None:
    film.account("bo", "supervisor")
    window = open_window(film, as_="bo", scheme="dark")
    page = window.open(BOARD)
    expect(card(page, "FR_S01_001")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(card(page, "FR_S01_002")).to_have_attribute("data-cursor", "true")
    page.keyboard.press("a")
    expect(card(page, "FR_S01_002")).to_have_attribute("data-review", "approved")
    page.keyboard.press("k")
    page.keyboard.press("r")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("Less light.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(card(page, "FR_S01_001")).to_have_attribute("data-review", "retake")
    page.keyboard.press("x")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("n")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("Both, please.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Remark kept with 2 frames").last).to_be_visible()
    page.keyboard.press("Escape")
    wanted = ["retake", "approved", "waiting"]
    comes_to(page, wanted, lambda: [status(film, f"FR_S01_00{at}") for at in (1, 2, 3)])
    page.keyboard.press("3")
    expect(card(page, "FR_S01_002")).to_contain_text("Approved")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/frame/FR_S01_002$"))


def test_what_is_approved_is_seen_by_others_who_go_on_undisturbed(
    film: Served, open_window: OpenWindow
) -> None:
    one, other = open_window(film).open(BOARD), open_window(film).open(BOARD)
    expect(card(other, "FR_S02_003")).to_be_visible()
    other.keyboard.press("End")
    top = other.get_by_role("grid").evaluate("grid => grid.scrollTop")
    for _ in range(8):
        one.keyboard.press("j")
    one.keyboard.press("a")
    expect(card(one, "FR_S02_003")).to_have_attribute("data-review", "approved")
    other.get_by_role("grid").evaluate("grid => grid.scrollTo(0, 0)")
    expect(card(other, "FR_S02_003")).to_have_attribute("data-review", "approved")
    assert other.evaluate("document.activeElement.getAttribute('role')") == "grid"
    other.keyboard.press("ArrowRight")  # from the last card, where the cursor still is
    assert other.get_by_role("grid").evaluate("grid => grid.scrollTop") == top
    film.client.post(
        "/timeline:move",
        {"selectors": ["FR_S01_002"], "before": "FR_S01_001"},
        headers={"If-Match": film.client.get("/timeline").headers["etag"]},
    )
    one.keyboard.press("Home")
    expect(one.locator("[data-card]").first).to_have_attribute("data-card", "FR_S01_002")


def test_the_cut_is_reordered_by_pointer_and_by_keys_and_undone(
    film: Served, open_window: OpenWindow
) -> None:
    page = open_window(film).open(BOARD)
    before = cut_of(film)
    start, end = (card(page, f"FR_S01_00{at}").bounding_box() for at in (4, 1))
    assert start is not None and end is not None
    page.mouse.move(start["x"] + 60, start["y"] + 40)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, start["y"] + 50, steps=3)
    page.mouse.move(end["x"] + 6, end["y"] + 50, steps=5)
    expect(card(page, "FR_S01_004")).to_have_attribute("data-carried", "")
    page.mouse.up()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    moved = ["FR_S01_004", "FR_S01_001", "FR_S01_002", "FR_S01_003"]
    comes_to(page, moved, lambda: cut_of(film)[:4])
    page.keyboard.press("Control+z")
    expect(page.locator("[data-card]").first).to_have_attribute("data-card", "FR_S01_001")
    comes_to(page, before, lambda: cut_of(film))
    card(page, "FR_S01_001").click()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator("[data-card]").first).to_have_attribute("data-card", "FR_S01_002")
    page.keyboard.press(".")
    page.get_by_role("menuitem", name="Take out of the cut").click()
    expect(card(page, "FR_S01_001")).to_have_count(0)
    expect(page.get_by_role("button", name="Left out")).to_be_visible()
    expect(page.get_by_text("1A taken out of the cut").last).to_be_visible()
    comes_to(page, False, lambda: "FR_S01_001" in cut_of(film))


def test_a_link_shows_what_was_filtered(film: Served, open_window: OpenWindow) -> None:
    film.client.post("/frames/FR_S03_002:retake", {"note": "Closer."})
    window = open_window(film)
    page = window.open(f"{BOARD}?review=retake")
    expect(page.locator("[data-card]")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Retake 1")).click()
    page.keyboard.press("/")
    page.keyboard.type("meera")
    expect(page).to_have_url(re.compile(r"\?q=meera$"))
    expect(page.get_by_role("status").filter(has_text=re.compile(r"^\d+ of 27 frames$"))).to_be_visible()
    found = shown(page)
    page.reload()
    expect(page.locator("[data-card]").first).to_be_visible()
    assert shown(page) == found
    window.axe()
    page.keyboard.press("/")
    page.keyboard.type(" nowhere at all")
    page.get_by_role("button", name="Show all").click()
    expect(card(page, "FR_S01_001")).to_be_visible()


def test_frames_like_this_one_come_first(film: Served, open_window: OpenWindow) -> None:
    page = open_window(film).open(BOARD)
    card(page, "FR_S01_002").click(button="right")
    page.get_by_role("menuitem", name="More that look like this").click()
    expect(page).to_have_url(re.compile("like=FR_S01_002"))
    # The first such search of a film measures every picture once.
    expect(page.get_by_text("Most alike first")).to_be_visible(timeout=120_000)
    assert shown(page)[0] == "FR_S01_002"


def test_all_that_passed_are_approved_and_the_rest_is_told(film: Served, open_window: OpenWindow) -> None:
    film.client.post("/frames/FR_S01_001:retake", {"note": "Closer."})
    window = open_window(film, scheme="dark")
    page = window.open(f"{BOARD}?scene=S01")
    page.get_by_role("button", name="Approve all passed").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("4 frames will be approved")
    expect(dialog).to_contain_text("1 was sent back")
    window.axe()
    dialog.get_by_role("button", name="Approve 4").click()
    expect(page.locator("[data-review=approved]")).to_have_count(4)
    comes_to(page, ["retake", "approved"], lambda: [status(film, f"FR_S01_00{at}") for at in (1, 5)])


def test_what_is_drawn_anew_since_it_was_sent_back_waits_for_eyes(
    film: Served, open_window: OpenWindow
) -> None:
    film.client.post("/frames/FR_S01_001:retake", {"note": "Closer."})
    size = {"changes": {"frames": {"FR_S01_001": {"size": "CU"}}}}
    film.client.ask("PATCH", "/scenes/S01/direction", size, headers={"if-match": "*"})
    window = open_window(film)
    page = window.open(f"{BOARD}?scene=S01")
    film.client.post("/scripts:compile", {}, headers={"prefer": "wait=60"})
    sign = card(page, "FR_S01_001").get_by_title(re.compile("^Stale: "))  # seen as a word, and explained
    expect(sign).to_be_visible()
    assert sign.get_attribute("data-trouble") == "≠ Stale"
    window.shot("board-stale")
    for path in ("/renders", ":check"):
        film.client.post(path, {}, headers={"prefer": "wait=60"})
    expect(card(page, "FR_S01_001").get_by_text("Drawn anew")).to_be_visible()
    window.shot("board-drawn-anew")
    page.get_by_role("button", name="Approve all passed").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1A was sent back and is drawn anew")
    window.shot("board-all-passed-drawn-anew")
    dialog.get_by_role("button", name=re.compile("Approve [0-9]")).click()
    expect(page.locator("[data-review=approved]").first).to_be_visible()
    assert status(film, "FR_S01_001") == "waiting"


def test_two_who_decide_otherwise_about_one_frame_hear_of_each_other(
    film: Served, open_window: OpenWindow
) -> None:
    for login in ("ann", "bo"):
        film.account(login, "supervisor")
    ann, bo = (open_window(film, as_=login).open(BOARD) for login in ("ann", "bo"))
    for page in (ann, bo):
        expect(card(page, "FR_S01_001")).to_be_visible()
        page.keyboard.press("j")
    bo.keyboard.press("r")
    dialog = bo.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("Nearer.")
    ann.keyboard.press("a")
    expect(dialog.get_by_role("status")).to_contain_text("Ann approved")
    dialog.get_by_role("button", name="Send back").click()
    expect(ann.get_by_text("just now. You had approved it.")).to_be_visible()
    expect(card(ann, "FR_S01_001")).to_have_attribute("data-review", "retake")


def test_a_role_that_is_lowered_takes_the_buttons_away(film: Served, open_window: OpenWindow) -> None:
    film.account("bo", "supervisor")
    window = open_window(film, as_="bo")
    page = window.open(BOARD)
    expect(card(page, "FR_S01_001")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("button", name="Approve").first).to_be_visible()
    assert film.client.post("/members/bo:change", {"role": "viewer"}).status_code == 200
    window.allow(403)
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    expect(page.get_by_role("button", name="Open")).to_be_visible()


def test_a_decision_that_is_lost_is_taken_back(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    page = window.open(BOARD)
    expect(card(page, "FR_S01_001")).to_be_visible()
    page.keyboard.press("j")
    film.stop()
    # Its pictures, too, and what draws windows, which the first key has asked for.
    window.allow("requestfailed", 500, 503, "Refused to apply style")
    page.keyboard.press("a")
    expect(page.get_by_text("The server does not answer").first).to_be_visible()
    expect(card(page, "FR_S01_001")).to_have_attribute("data-review", "waiting")


def test_a_viewer_sees_all_and_decides_nothing(film: Served, open_window: OpenWindow) -> None:
    film.account("vi", "viewer")
    page = open_window(film, as_="vi").open(BOARD)
    expect(card(page, "FR_S01_001")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("button", name="Open")).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    page.keyboard.press("a")
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("j")
    expect(card(page, "FR_S01_002")).to_have_attribute("data-cursor", "true")
    assert status(film, "FR_S01_001") == "waiting"


def test_a_long_press_on_a_tablet_offers_what_can_be_done(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown, size=TABLET, touch=True)
    page = window.open(BOARD)
    box = card(page, "FR_S01_002").bounding_box()
    assert box is not None
    devtools = page.context.new_cdp_session(page)
    point = {"x": box["x"] + 50, "y": box["y"] + 40}
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    expect(page.locator("[data-armed]")).to_have_count(1)
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.get_by_role("menu")).to_be_visible()
    window.axe()


def test_five_thousand_frames_are_few_nodes(long_shown: Served, open_window: OpenWindow) -> None:
    window = open_window(long_shown, size=(1440, 900))
    page = window.open(BOARD)
    expect(page.get_by_text("5,000 frames")).to_be_visible(timeout=240_000)  # the server reads the film first
    for size in "12345":
        page.keyboard.press(size)
        page.keyboard.press("End")
        expect(page.locator("[data-cursor]")).to_be_visible()
        assert window.nodes() <= 500, size
        page.keyboard.press("PageUp")
        expect(page.locator("[data-cursor]")).to_be_visible()
        assert window.nodes() <= 500, size


def test_space_plays_the_film_from_the_frame_and_gives_the_board_back(
    shown: Served, open_window: OpenWindow
) -> None:
    window = open_window(shown)
    page = window.open(BOARD)
    card(page, "FR_S01_003").click()
    page.keyboard.press("Space")
    player = page.get_by_role("button", name="Pause").or_(page.get_by_role("button", name="Play"))
    expect(player.first).to_be_visible()
    expect(page.locator("canvas[data-frame]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("canvas[data-frame]")).to_have_count(0)
    expect(card(page, "FR_S01_003")).to_have_attribute("data-cursor", "true")


def test_what_is_said_stands_beside_the_work_and_makes_room_for_a_window(
    film: Served, open_window: OpenWindow
) -> None:
    window = open_window(film, scheme="dark")
    page = window.open(f"{BOARD}?scene=S03")
    expect(card(page, "FR_S03_001")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("a")
    said = page.locator("[aria-live=polite]").get_by_text("2 frames approved")
    expect(said).to_be_visible()
    box, window_size = said.bounding_box(), page.viewport_size
    assert box and window_size and box["x"] + box["width"] < window_size["width"] / 2, box
    window.shot("said-dark")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(said).to_have_count(0)
