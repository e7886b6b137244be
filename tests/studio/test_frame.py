"""The page of a frame: looked at, decided by keys, drawn on and talked about, by two people at once."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.studio.browsers import TABLET, Scheme, Window, comes_to
from tests.studio.conftest import OpenWindow
from tests.studio.films import Served

FRAME = "/p/PRJ_001/frame/"
FIRST, SECOND = "FR_S01_001", "FR_S01_002"


def _opened(window: Window, frame: str) -> Page:
    page = window.open(FRAME + frame)
    expect(_picture(page, frame)).to_be_visible()
    return page


def _picture(page: Page, frame: str) -> Locator:
    return page.locator(f"[data-frame='{frame}'] img[src*='/frames/{frame}/picture']")


def _status(page: Page, word: str) -> Locator:
    return page.get_by_role("region", name="Frame").locator("header").get_by_text(word, exact=True)


def _words(page: Page) -> Locator:
    return page.get_by_role("textbox", name="A remark")


def _said(film: Served, frame: str) -> list[dict[str, Any]]:
    told = film.client.get(f"/frames/{frame}")
    return list(told.json()["frames"][0]["said"])


def test_the_whole_example_is_reviewed_by_keys(film: Served, open_window: OpenWindow) -> None:
    page = _opened(open_window(film), FIRST)
    here = page.url
    page.keyboard.press("r")
    page.keyboard.type("closer")  # the field is there before the next key
    page.keyboard.press("Control+Enter")
    expect(page).not_to_have_url(here)  # the next key is for the next frame
    for left in reversed(range(26)):
        waiting = _status(page, "Waiting")
        expect(waiting).to_be_visible()
        before = page.url
        with page.expect_response(lambda answer: answer.url.endswith(":approve")):
            page.keyboard.press("a")
        if left:
            page.wait_for_function("before => location.href !== before", arg=before)
    expect(page.get_by_text("Nothing else in this list waits for a decision.")).to_be_visible()
    expect(_status(page, "Approved")).to_be_visible()
    review = lambda: film.client.get("/board").json()["totals"]["review"]  # noqa: E731
    comes_to(page, {"approved": 26, "retake": 1}, review)
    assert [one["note"] for one in _said(film, FIRST)] == ["closer"]


def test_the_next_picture_is_there_before_it_is_wanted(shown: Served, open_window: OpenWindow) -> None:
    window = open_window(shown)
    page = window.page
    with page.expect_response(lambda answer: f"/frames/{SECOND}/picture" in answer.url):
        _opened(window, FIRST)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("j")
    expect(_picture(page, SECOND)).to_be_visible()
    assert not [url for url in asked if f"/frames/{SECOND}/picture" in url]
    page.keyboard.press("ArrowLeft")
    expect(_picture(page, FIRST)).to_be_visible()


def test_a_remark_with_a_drawing_is_answered_by_somebody_who_writes_at_once(
    film: Served, open_window: OpenWindow
) -> None:
    film.account("ana", "artist")
    film.account("bo", "supervisor")
    ana, bo = (_opened(open_window(film, as_=who), SECOND) for who in ("ana", "bo"))
    _words(bo).fill("half a thought")
    ana.keyboard.press("d")
    ana.keyboard.press("b")
    for key in ("ArrowRight", "Enter", "Shift+ArrowRight", "Shift+ArrowDown", "Enter"):
        ana.keyboard.press(key)
    ana.keyboard.press("n")
    ana.keyboard.type("This edge, @b")
    expect(ana.get_by_role("option", name="@bo")).to_be_visible()
    ana.keyboard.press("Enter")
    ana.keyboard.press("Control+Enter")

    heard = bo.get_by_role("article").filter(has_text="This edge, @bo")
    expect(heard).to_be_visible()
    expect(_words(bo)).to_be_focused()
    expect(_words(bo)).to_have_value("half a thought")
    drawing = bo.get_by_role("img", name="Drawing of Ana")
    expect(drawing).to_be_visible()  # what is drawn about the version that is looked at is seen at once
    heard.get_by_role("button", name="Show the drawing").click()
    expect(drawing).to_have_count(0)
    heard.get_by_role("button", name="Show the drawing").click()
    expect(drawing).to_be_visible()
    heard.get_by_role("button", name="Answer").click()
    bo.keyboard.press("Control+a")
    bo.keyboard.type("Seen")
    bo.keyboard.press("Control+Enter")
    expect(ana.get_by_text("Seen", exact=True)).to_be_visible()

    remark, answer = _said(film, SECOND)
    assert [(mark["kind"], mark["points"]) for mark in remark["drawing"]] == [
        ("box", [[0.5, 0.5], [0.55, 0.55]])
    ]
    assert (remark["mentions"], answer["reply_to"]) == (["bo"], remark["id"])


def test_another_picture_than_the_approved_one_says_so_in_words(
    film: Served, open_window: OpenWindow
) -> None:
    film.account("bo", "supervisor")
    bo, ana = open_window(film, as_="bo"), open_window(film)
    page = _opened(bo, SECOND)
    page.keyboard.press("d")
    page.keyboard.press("b")
    for key in ("ArrowRight", "Enter", "Shift+ArrowRight", "Shift+ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.keyboard.press("n")
    page.keyboard.type("this edge")
    page.keyboard.press("Control+Enter")
    drawing = page.get_by_role("img", name="Drawing of Bo")
    expect(drawing).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()  # it is seen at once, and a key hides it
    expect(drawing).to_be_visible()
    bo.axe()
    bo.shot("frame-drawing")
    page.keyboard.press("m")
    expect(drawing).to_have_count(0)
    page.get_by_role("button", name="Drawing of Bo").click()
    expect(drawing).to_be_visible()
    page.get_by_label("Then go on to the next that waits").uncheck()
    page.keyboard.press("a")
    expect(page.get_by_text("Approved by Bo")).to_be_visible()
    film.client.job(f"/frames/{SECOND}/renders", {"variants": 1})
    film.client.post(f"/frames/{SECOND}:pick", {"candidate": 1})
    decide = page.get_by_role("region", name="Decide")
    expect(decide.get_by_text("You approved v1; this is v2: decide again.")).to_be_visible()
    expect(page.get_by_text("Approved by Bo")).to_have_count(0)
    why = page.get_by_role("region", name="Why it stands as it does")
    expect(why).to_contain_text("Changed since v1, which was approved:")
    expect(why).to_contain_text("another seed")
    expect(drawing).to_have_count(0)  # it is about the picture before, and offered
    bo.shot("frame-outdated")
    page.get_by_role("button", name="Bo drew on v1").click()
    expect(drawing).to_be_visible()
    other = _opened(ana, SECOND)
    expect(other.get_by_text("Bo approved v1; this is v2: decide again.")).to_be_visible()
    ana.axe()
    page = bo.open("/p/PRJ_001/board")
    page.get_by_role("button", name="Approve all passed").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("1B was approved as v1: it is another picture now.")).to_be_visible()
    bo.axe()
    bo.shot("all-passed")


def test_what_was_not_sent_is_there_when_one_comes_back(shown: Served, open_window: OpenWindow) -> None:
    page = _opened(open_window(shown), FIRST)
    page.keyboard.press("n")
    page.keyboard.type("not")
    page.keyboard.press("Enter")  # a new line; to send takes Ctrl too
    page.keyboard.type("yet")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(_picture(page, SECOND)).to_be_visible()
    expect(_words(page)).to_have_value("")
    page.keyboard.press("k")
    expect(_words(page)).to_have_value("not\nyet")
    page.reload()
    expect(_words(page)).to_have_value("not\nyet")


def test_a_draft_is_looked_at_beside_the_versions(film: Served, open_window: OpenWindow) -> None:
    begun = film.client.post("/frames/FR_S02_003/renders", {"draft": True}).json()
    assert film.client.get(f"/jobs/{begun['job_id']}?wait=60").json()["state"] == "done"
    window = open_window(film)
    page = _opened(window, "FR_S02_003")
    expect(page.get_by_role("heading", name="2C/1 INT. CLASSROOM")).to_be_visible()  # one of two of its shot
    versions = page.get_by_role("group", name="Versions")
    expect(versions.get_by_role("button", name="v1, counts, Waiting")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("Shift+ArrowRight")
    expect(versions.get_by_role("button", name="Draft")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("img[src*='draft=true']").first).to_be_visible()
    expect(page.get_by_text("You see a draft; decisions are about v1.")).to_be_visible()
    expect(page.get_by_role("button", name="Draw")).to_be_disabled()
    window.axe()
    page.keyboard.press("c")
    expect(page.get_by_role("combobox", name="With")).to_have_value("version 1")
    page.get_by_role("button", name="Show version 1").click()
    expect(page.get_by_text("You see a draft")).to_have_count(0)


def test_a_picture_is_held_against_a_lock(shown: Served, open_window: OpenWindow) -> None:
    page = _opened(open_window(shown), SECOND)
    page.keyboard.press("c")
    divider = page.locator("[role=slider]")
    before = int(divider.get_attribute("aria-valuenow") or 0)
    page.keyboard.press("]")
    expect(divider).to_have_attribute("aria-valuenow", str(before + 10))
    page.get_by_role("button", name="Side by side").click()
    expect(page.locator("img[src*='/assets/CHAR_001/']").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="Compare")).to_have_count(0)


def test_a_decision_that_is_refused_is_taken_back(film: Served, open_window: OpenWindow) -> None:
    window = open_window(film)
    page = _opened(window, FIRST)
    page.get_by_label("Then go on to the next that waits").uncheck()
    window.allow(500)
    page.route("**/frames:approve", lambda route: route.fulfill(status=500, json={"detail": "no room"}))
    page.keyboard.press("a")
    expect(page.get_by_text("no room")).to_be_visible()
    expect(_status(page, "Waiting")).to_be_visible()


def test_who_may_only_look_is_offered_nothing_else(film: Served, open_window: OpenWindow) -> None:
    film.account("vi", "viewer")
    page = _opened(open_window(film, as_="vi"), SECOND)
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    page.keyboard.press("a")
    page.keyboard.press("j")
    expect(page).to_have_url(f"{film.address}/studio{FRAME}FR_S01_003")
    assert _said(film, SECOND) == []


def test_everybody_can_use_the_page(shown: Served, open_window: OpenWindow) -> None:
    looks: list[tuple[Scheme, dict[str, Any]]] = [("light", {}), ("dark", {"size": TABLET, "touch": True})]
    for scheme, how in looks:
        window = open_window(shown, scheme=scheme, **how)
        page = _opened(window, SECOND)
        page.get_by_text("rules passed").click()
        window.axe()
        window.shot(f"frame-{scheme}")
        for tab in ("Read and drawn", "Recipe", "Why"):
            page.get_by_role("tab", name=tab).click()
            expect(page.get_by_role("tabpanel", name=tab)).to_be_visible()
            window.axe("[role=tabpanel]")
        page.keyboard.press("d")
        window.axe()
        window.shot(f"frame-draw-{scheme}")


def test_what_is_told_begins_at_the_top_with_each_frame(shown: Served, open_window: OpenWindow) -> None:
    page = _opened(open_window(shown), FIRST)
    page.set_viewport_size({"width": 1280, "height": 480})
    told = page.get_by_role("tabpanel")
    place = told.get_by_role("button", name="Compare with College campus · wide")
    expect(place).to_be_visible()  # not characters alone
    told.evaluate("one => { one.scrollTop = 1000; }")
    assert told.evaluate("one => one.scrollTop") > 0
    page.keyboard.press("j")
    expect(_picture(page, SECOND)).to_be_visible()
    assert told.evaluate("one => one.scrollTop") == 0


@pytest.mark.parametrize("size", [(1280, 720), (1024, 720), (800, 720)])
def test_who_drew_a_version_is_read_whole(
    shown: Served, open_window: OpenWindow, size: tuple[int, int]
) -> None:
    window = open_window(shown, size=size)
    page = window.open(f"/p/PRJ_001/frame/{FIRST}")
    said = page.locator("span[title^=drawn]")
    expect(said).to_be_visible()
    said.evaluate("one => (one.textContent = 'drawn 10:14 PM by Seed 53edb089 maintainers')")
    window.shot(f"version-line-{size[0]}")
    assert said.evaluate("one => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight")


def test_who_is_named_hears_of_it_on_any_page_and_finds_it_again(
    film: Served, open_window: OpenWindow
) -> None:
    film.account("vi", "viewer")
    window = open_window(film, as_="vi")
    page = window.open("/p/PRJ_001/assets")
    expect(page.get_by_role("heading", name="Assets")).to_be_visible()
    expect(page.get_by_role("button", name="Said to you")).to_have_count(0)
    film.client.post(f"/frames/{SECOND}:comment", {"note": "@vi is this the coat?"})
    expect(page.get_by_text("named you on 1B: @vi is this the coat?")).to_be_visible()
    film.client.post(f"/frames/{FIRST}:comment", {"note": "nobody is named here"})
    page.get_by_role("button", name="Said to you: 1 new").click()
    window.axe()
    window.shot("told-to-you")
    page.get_by_role("menuitem", name="named you on 1B").click()
    expect(page).to_have_url(f"{film.address}/studio{FRAME}{SECOND}")
    page.reload()
    expect(page.get_by_role("button", name="Said to you", exact=True)).to_be_visible()
