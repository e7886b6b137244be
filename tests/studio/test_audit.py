"""The log is read as sentences, folded where much came at once, and asked by what people call a frame."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.studio.conftest import OpenWindow
from tests.studio.films import Served


def test_a_long_log_is_read_on(film: Served, open_window: OpenWindow) -> None:
    for number in range(40):
        assert film.client.post("/frames/FR_S01_001:comment", {"note": f"remark {number}"}).status_code == 200
    page = open_window(film).open("/p/PRJ_001/audit")
    lines = page.get_by_role("main").get_by_role("listitem")
    expect(lines.first).to_contain_text("remarked on 1A: remark 39")
    page.get_by_role("button", name="Earlier events").click()
    expect(page.get_by_role("button", name="Earlier events")).to_be_hidden()
    expect(page.get_by_text("began the project College Silence")).to_be_visible()
    assert film.client.post("/frames/FR_S01_001:comment", {"note": "one more"}).status_code == 200
    expect(lines.first).to_contain_text("one more")  # it comes by itself


def test_a_change_of_the_cut_leads_to_its_frame_and_an_undo_is_one_line(
    film: Served, open_window: OpenWindow
) -> None:
    trim = {"selectors": ["FR_S01_002"], "length": "50f"}
    changed = film.client.post("/timeline:duration", trim, headers={"if-match": "*"}).json()
    window = open_window(film)
    page = window.open("/p/PRJ_001/audit")
    lines = page.get_by_role("main").get_by_role("listitem")
    expect(lines.first).to_contain_text("changed the cut: duration of 1B")
    expect(lines.first.get_by_role("link", name="1B")).to_have_attribute("href", re.compile("FR_S01_002"))
    undone = film.client.post("/timeline:rollback", {"to": changed["undo_to"]}, headers={"if-match": "*"})
    assert undone.status_code == 200, undone.text
    expect(lines.first).to_contain_text("took the cut back to event")
    expect(lines.nth(1)).to_contain_text("changed the cut: duration of 1B")
    window.shot("audit_undo")
    lines.first.get_by_role("button", name="Show all 2").click()
    expect(lines.nth(2)).to_contain_text("changed the cut: rolled back to event")
    window.axe()


def test_the_log_is_told_in_sentences_folded_and_asked_by_name(film: Served, open_window: OpenWindow) -> None:
    assert film.client.post("/frames/FR_S01_002:approve", {}).status_code == 200
    assert film.client.post("/guests", {"name": "Jürgens & Söhne", "selection": ["S01"]}).status_code == 201
    window = open_window(film)
    page = window.open("/p/PRJ_001/audit")
    main = page.get_by_role("main")
    lines = main.get_by_role("listitem")
    expect(lines.first).to_contain_text("approved 1B (version 1)")
    batch = lines.filter(has_text="checked 27 frames: all passed (")  # a few of them by name
    expect(batch).to_have_count(1)
    batch.get_by_role("button", name="Show all 27").click()
    expect(lines.filter(has_text="checked 2C/1 (version 1): passed")).to_have_count(1)
    expect(main.get_by_text("made a guest link: Jürgens & Söhne")).to_be_visible()
    window.axe()
    page.get_by_label("Frame, scene or asset").fill("1b")
    expect(lines.filter(has_text="approved 1B")).to_have_count(1)
    expect(lines.filter(has_text="2C/1")).to_have_count(0)
    expect(lines).to_have_count(3)  # drawn, checked, approved
