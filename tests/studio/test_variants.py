"""Variants of a frame: drawn from the board or its page, looked at, and one of them picked by keys."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.studio.browsers import Scheme, Window
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served
from tests.studio.test_narrow import LOW

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
    assert _told(film)["best"] is None  # the preview draws them alike
    expect(dialog.get_by_text("The check likes this best")).to_have_count(0)
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
    varied: Served, open_window: OpenWindow
) -> None:
    varied.client.post("/frames:approve", {"selectors": [SECOND]})
    window = open_window(varied)
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
    expect(_chosen(dialog, 2)).to_contain_text("is version 2, the frame's picture now")
    expect(dialog.get_by_role("button", name="Pick")).to_be_disabled()
    dialog.get_by_role("button", name="Its own picture again").click()
    expect(page.get_by_text("Version 1 of 1B counts again")).to_be_visible()
    expect(versions.get_by_role("button", name="v1, counts")).to_be_visible()


def _seen(window: Locator, number: int) -> Locator:
    return window.get_by_role("img", name=f"Variant {number} of 1B")


def test_a_double_click_on_six_more_draws_six_and_undoes_nothing(
    varied: Served, open_window: OpenWindow
) -> None:
    varied.client.post(f"/frames/{SECOND}:pick", {"candidate": 2})
    page = _opened(open_window(varied))
    page.keyboard.press("v")
    dialog = _window(page)
    expect(dialog.get_by_role("option")).to_have_count(6)
    buttons = [dialog.get_by_role("button", name=name) for name in ("Six more", "Its own", "Compare", "Pick")]
    before = [one.bounding_box() for one in buttons]
    buttons[0].dblclick()
    expect(dialog.get_by_role("progressbar")).to_be_visible()
    assert [one.bounding_box() for one in buttons] == before
    expect(buttons[0]).to_be_disabled()
    expect(dialog.get_by_text("being drawn")).to_be_visible()
    expect(dialog.get_by_role("option", name="Passed")).to_have_count(12)
    expect(buttons[0]).to_be_enabled()
    assert [one.bounding_box() for one in buttons] == before
    told = _told(varied)
    assert (told["frame"]["render_version"], len(told["rows"])) == (2, 12)


def test_what_is_looked_at_stays_while_others_come(varied: Served, open_window: OpenWindow) -> None:
    hidden = {1, 2}

    def answer(route: Route) -> None:
        answered = route.fetch()
        body = answered.json()
        body["rows"] = [row for row in body["rows"] if row["candidate"] not in hidden]
        route.fulfill(response=answered, json=body)

    page = _opened(open_window(varied))
    page.route("**/candidates", answer)
    page.keyboard.press("v")
    dialog = _window(page)
    expect(_chosen(dialog, 3)).to_be_visible()
    hidden.clear()
    _drawn(varied, many=7)
    expect(dialog.get_by_role("option")).to_have_count(7)
    expect(_chosen(dialog, 3)).to_be_visible()
    expect(_seen(dialog, 3)).to_be_visible()


def test_a_variant_is_picked_when_the_check_has_looked_at_it(varied: Served, open_window: OpenWindow) -> None:
    def unchecked(route: Route) -> None:
        answered = route.fetch()
        body = answered.json()
        for row in body["rows"]:
            row["verdict"] = "not checked" if row["candidate"] == 4 else row["verdict"]
        route.fulfill(response=answered, json=body)

    def at_work(route: Route) -> None:
        answered = route.fetch()
        route.fulfill(response=answered, json=answered.json() | {"state": "running"})

    page = _opened(open_window(varied))
    page.route("**/candidates", unchecked)
    page.route("**/jobs/JOB*", at_work)
    page.route("**/jobs/job*", at_work)
    page.keyboard.press("v")
    dialog = _window(page)
    dialog.get_by_role("button", name="Six more").click()
    expect(dialog.get_by_role("option", name="Passed")).to_have_count(11)
    page.keyboard.press("4")
    expect(_seen(dialog, 4)).to_be_visible()
    expect(_chosen(dialog, 4)).to_contain_text("Being checked")
    expect(dialog.get_by_role("button", name="Pick 4")).to_be_disabled()
    dialog.get_by_role("option", name="Variant 4 ").dblclick()
    expect(page.get_by_text("Variant 4 is being checked.")).to_be_visible()
    assert _told(varied)["frame"]["render_version"] == 1

    page.reload()  # nothing is known of the work any more: it never gets a check
    expect(page.get_by_role("button", name="Variants")).to_be_enabled()
    page.keyboard.press("v")
    expect(dialog.get_by_role("option")).to_have_count(12)
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Variant 4 is version 2 of 1B.")).to_be_visible()


def test_what_is_told_is_of_the_picture_that_is_seen(varied: Served, open_window: OpenWindow) -> None:
    seeds = {row["candidate"]: f"Seed {row['seed']}" for row in _told(varied)["rows"]}
    page = _opened(open_window(varied))
    page.keyboard.press("v")
    dialog = _window(page)
    page.keyboard.press("3")
    expect(dialog.get_by_text(seeds[3])).to_be_visible()
    page.keyboard.press("Space")
    expect(dialog.get_by_role("img", name="Version 1, as it is now")).to_be_visible()
    expect(dialog.get_by_text("The frame's picture now, which is none of these variants")).to_be_visible()
    expect(dialog.get_by_text("Seed")).to_have_count(0)
    page.keyboard.press("Escape")

    varied.client.post(f"/frames/{SECOND}:pick", {"candidate": 2})
    expect(page.get_by_role("button", name="v2, counts")).to_be_visible()
    page.keyboard.press("v")
    expect(_chosen(dialog, 2)).to_be_visible()
    expect(dialog.get_by_role("button", name="Compare")).to_be_disabled()
    page.keyboard.press("3")
    page.keyboard.press("Space")
    expect(dialog.get_by_role("img", name="Version 2, as it is now")).to_be_visible()
    expect(dialog.get_by_text(seeds[2])).to_be_visible()


def test_two_variants_are_held_against_each_other(varied: Served, open_window: OpenWindow) -> None:
    window = open_window(varied)
    page = _opened(window)
    page.keyboard.press("v")
    dialog = _window(page)
    expect(dialog.get_by_text("Shift+click another variant to hold it against this one.")).to_be_visible()
    page.keyboard.press("3")
    dialog.get_by_role("option", name="Variant 5 ").click(modifiers=["Shift"])
    expect(_chosen(dialog, 3)).to_be_visible()
    expect(dialog.get_by_role("option", name="Variant 5 ")).to_contain_text("held against 3")
    expect(_seen(dialog, 5)).to_be_visible()
    window.axe("[role=dialog]")
    window.shot("variants-two")
    _seen(dialog, 5).click()
    expect(_seen(dialog, 5)).to_have_count(0)
    _seen(dialog, 3).click()
    expect(_seen(dialog, 5)).to_be_visible()
    page.keyboard.press("Shift+ArrowRight")
    expect(_seen(dialog, 6)).to_be_visible()
    page.keyboard.press("Enter")  # the chosen one is picked
    expect(page.get_by_text("Variant 3 is version 2 of 1B.")).to_be_visible()


def test_the_page_shows_what_was_picked_and_undo_goes_back_to_what_counted(
    varied: Served, open_window: OpenWindow
) -> None:
    varied.client.post(f"/frames/{SECOND}:pick", {"candidate": 2})
    page = _opened(open_window(varied))
    versions = page.get_by_role("group", name="Versions")
    versions.get_by_role("button", name="v1").click()
    page.keyboard.press("v")
    dialog = _window(page)
    page.keyboard.press("4")
    expect(_chosen(dialog, 4)).to_be_visible()
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(versions.get_by_role("button", name="v3, counts")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Undo").click()
    expect(versions.get_by_role("button", name="v2, counts")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("Variant 2 is version 2 of 1B.")).to_be_visible()

    page.keyboard.press("v")
    expect(dialog.get_by_role("option", name="Variant 4 ")).to_contain_text("became version 3")
    page.keyboard.press("?")
    expect(page.get_by_role("region", name="Keys: Variants")).to_contain_text("Its own picture again")
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(versions.get_by_role("button", name="v1, counts")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Undo").click()
    expect(versions.get_by_role("button", name="v2, counts")).to_be_visible()


def test_keys_that_come_before_the_window_are_of_the_window(varied: Served, open_window: OpenWindow) -> None:
    page = _opened(open_window(varied))
    held: list[Route] = []
    page.route("**/candidates", lambda route: held.append(route))
    page.keyboard.press("v")
    page.keyboard.press("4")  # its part is fetched now, and what it tells of is not there
    dialog = _window(page)
    expect(dialog).to_be_focused()
    page.keyboard.press("Enter")  # which would close it where the focus is on its first button
    expect(dialog).to_be_visible()
    for one in held:
        one.continue_()
    expect(_chosen(dialog, 4)).to_be_visible()
    expect(dialog.get_by_role("listbox", name="Variants")).to_be_focused()


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


def test_everybody_can_use_the_window(varied: Served, open_window: OpenWindow) -> None:
    looks: list[tuple[Scheme, dict[str, Any]]] = [
        ("light", {}),
        ("dark", {}),
        ("light", {"size": (800, 900)}),
        ("dark", {"size": (800, 600), "touch": True}),
    ]
    for scheme, how in looks:
        window = open_window(varied, scheme=scheme, **how)
        page = _opened(window)
        page.keyboard.press("v")
        dialog = _window(page)
        expect(dialog.get_by_role("img", name="of 1B")).to_be_visible()
        page.wait_for_load_state("networkidle")
        window.axe()
        window.shot(f"variants-{scheme}-{how.get('size', (1280, 720))[0]}-{how.get('size', (0, 720))[1]}")


@pytest.mark.parametrize(
    ("size", "least"),
    [((800, 720), 560), ((800, 900), 700), (LOW, 340), ((400, 800), 350), ((320, 568), 270)],
)
def test_small_windows_have_room_for_the_picture_and_the_others(
    varied: Served, open_window: OpenWindow, size: tuple[int, int], least: int
) -> None:
    varied.client.post(f"/frames/{SECOND}:pick", {"candidate": 2})
    window = open_window(varied, size=size, locale="de-DE" if size == LOW else "en-US")
    page = window.open(FRAME + SECOND)
    expect(page.locator("main h1")).to_be_attached()
    page.keyboard.press("v")
    dialog = page.get_by_role("dialog")
    cards = dialog.get_by_role("option")
    expect(cards).to_have_count(6)
    page.wait_for_load_state("networkidle")
    window.shot(f"variants-small-{size[0]}-{size[1]}")
    picture = dialog.get_by_role("img").first.bounding_box()
    assert picture is not None and picture["width"] >= least, picture
    for one in (cards.first, cards.nth(1)):
        expect(one.locator("img")).to_be_in_viewport(ratio=0.9)
        at = one.bounding_box()
        assert at is not None and one.evaluate(
            "(one) => one.contains(document.elementFromPoint(...(box => [box.x + 40, box.y + 20])("
            "one.getBoundingClientRect())))"
        ), "it lies below something"
    cards.last.click()
    expect(cards.last).to_be_in_viewport(ratio=0.4)
    wide = page.evaluate(
        """() => [document.documentElement, document.querySelector("[role=dialog]"),
            ...document.querySelectorAll("[role=dialog] button")]
            .filter(one => one.scrollWidth > innerWidth || one.getBoundingClientRect().right > innerWidth)
            .map(one => one.outerHTML.slice(0, 120))"""
    )
    assert wide == []
